"""Figures: percentages, fractions in words, "one in four", ratios with intervals, "twice as likely".

Own code, because the libraries measured lose "about", split intervals into two figures and miss ratios.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Cue, Quantity, Scale, Span
from .quantity_patterns import (
    AFTER,
    BY,
    CHANGE,
    FRACTION,
    FRACTION_HINTS,
    HALVED,
    HALVED_HINTS,
    IN_N,
    IN_N_HINTS,
    NUMBER,
    OF,
    PERCENT,
    PERCENT_HINTS,
    POINTS,
    POINTS_HINTS,
    RATIO,
    RATIO_HINTS,
    TIMES,
    TIMES_HINTS,
    holds_any,
    may_hold_figures,
    tells_of_how_many,
)
from .words import TABLES

_Match = re.Match[str]
_LOOK: Final = 32  # characters before and after a figure that tell what it measures
_DIGITS: Final = re.compile(NUMBER)
_RELATIVE: Final = frozenset(("OR", "RR", "HR"))
_PARTS: Final = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "ten": 10}  # by the first letters


@lru_cache(maxsize=3)
def _column(table: str, column: str) -> dict[str, str]:
    return {row["words"]: row[column] for row in read_knowledge(TABLES / f"{table}.tsv")}


def find_quantities(text: str, span: Span) -> list[tuple[Cue, Quantity]]:
    """Return the figures in `span` of `text` with the words they were read from, in reading order.

    A fraction word becomes a percentage and is approximate unless a comparator stands before it; a ratio keeps its
    kind as unit. `scale` says whether a figure is a share of a whole, a relative change or an absolute one.

    >>> [(cue.text, q.value, q.unit) for cue, q in find_quantities("It fell by one-third.", Span(0, 21))]
    [('one-third', 33.3, '%')]
    """
    found: list[tuple[Cue, Quantity]] = []
    printed = text[span.start : span.end]
    words = printed.lower()
    if not may_hold_figures(words):
        return found
    for hints, pattern, read in _READERS:
        if not holds_any(printed if pattern is RATIO else words, hints):
            continue
        if pattern is IN_N and not tells_of_how_many(words):
            continue
        for match in pattern.finditer(text, span.start, span.end):
            if all(match.end() <= cue.span.start or cue.span.end <= match.start() for cue, _ in found):
                quantity = read(match)
                if quantity is not None:
                    found.append((_cue(match), quantity))
    return sorted(found, key=lambda pair: pair[0].span)


def _cue(match: _Match) -> Cue:
    words = match.group()
    span = Span(match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip()))
    return Cue("quantity", span, span.of(match.string))


# Numbers --------------------------------------------------------------------------------------------------------------


def read_number(digits: str) -> float:
    """Return the number that is printed: "1,200", "0.5", "57,4" (a decimal comma), "−0.3".

    >>> read_number("1,200"), read_number("57,4"), read_number("−0.3")
    (1200.0, 57.4, -0.3)
    """
    plain = digits.replace("−", "-").replace("–", "-")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", plain):
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))


def _count(words: str) -> float:
    """Return a number in digits or in words, of at most two words: "forty-two", "one hundred"."""
    if _DIGITS.fullmatch(words):
        return read_number(words)
    known = _column("numbers", "value")
    first, *rest = (float(known[word]) for word in re.split(r"[\s-]", words.lower()))
    if not rest:
        return first
    return first * rest[0] if rest[0] >= 100 else first + rest[0]


def _comparator(match: _Match) -> str:
    return _column("comparators", "comparator").get((match["than"] or "").lower(), "")


def _after(match: _Match) -> str:
    return match.string[match.end() : match.end() + _LOOK]


def _scale(match: _Match) -> Scale:
    after, before = _after(match), match.string[max(0, match.start() - _LOOK) : match.start()]
    if CHANGE.match(after) or BY.search(before):
        return Scale.RELATIVE
    return Scale.SHARE if OF.match(after) else Scale.UNKNOWN


# Kinds ----------------------------------------------------------------------------------------------------------------


def _ratio(match: _Match) -> Quantity:
    unit = _column("units", "unit").get(
        re.sub(r"^(?:adjusted|pooled|crude) ", "", match["unit"].lower()), match["unit"]
    )
    scale = Scale.RELATIVE if unit in _RELATIVE else Scale.ABSOLUTE
    return Quantity(
        unit=unit,
        value=read_number(match["value"]),
        ci_low=_limit(match, "ci_low"),
        ci_high=_limit(match, "ci_high"),
        scale=scale,
        p=_p(match),
    )


def _limit(match: _Match, end: str) -> float | None:
    return read_number(match[end]) if match[end] else None


def _p(match: _Match) -> str:
    return (match["p"] or "").replace(" ", "")


def _percent(match: _Match) -> Quantity | None:
    if AFTER["no_figure"].match(_after(match)):
        return None
    value, about = _count(match["value"]), bool(match["about"])
    if match["high"]:
        low, high = sorted((value, _count(match["high"])))
        return Quantity(unit="%", low=low, high=high, approximate=about, scale=_scale(match))
    return Quantity(
        unit="%",
        value=value,
        comparator=_comparator(match),
        approximate=about,
        scale=_scale(match),
        p=_p(match),
        ci_low=_limit(match, "ci_low"),
        ci_high=_limit(match, "ci_high"),
    )


def _points(match: _Match) -> Quantity:
    return Quantity(
        unit="percentage points",
        value=_count(match["value"]),
        comparator=_comparator(match),
        approximate=bool(match["about"]),
        scale=Scale.ABSOLUTE,
    )


def _fraction(match: _Match) -> Quantity | None:
    scale, counted = _scale(match), (match["count"] or "").lower()
    told = bool(match["than"] or match["about"])
    if counted in ("", "a", "an") and scale is Scale.UNKNOWN and not (told and _names_half(match, counted)):
        return None  # "third" is an ordinal, "half squat" an exercise
    if (not counted and not _names_half(match, counted)) or _of_one_thing(match):
        return None
    count = float(_column("numbers", "value").get(counted, "1"))
    value = round(100 * count / _PARTS[match["part"].lower()[:3]], 1)
    comparator = _comparator(match)
    return Quantity(unit="%", value=value, comparator=comparator, approximate=not comparator, scale=scale)


def _names_half(match: _Match, counted: str) -> bool:
    return match["part"].lower() == "half" or bool(counted)


def _of_one_thing(match: _Match) -> bool:
    return _after(match).lower().startswith((" of a ", " of an ", " a ", " an ", " party"))


def _in_n(match: _Match) -> Quantity | None:
    some, every = _count(match["some"]), _count(match["all"])
    if every < 2 or some > every:
        return None
    return Quantity(
        unit="%",
        value=round(100 * some / every, 1),
        comparator=_comparator(match),
        approximate=bool(match["about"]),
        scale=Scale.SHARE,
    )


def _times(match: _Match) -> Quantity | None:
    word, after = (match["word"] or "").lower(), _after(match)
    if (match["n"] or word == "twice") and (AFTER["often"].match(after) or not AFTER["comparing"].match(after)):
        return None  # how often, not how many times as much: "twice a week", "think twice"
    if word.startswith("double") and after.lower().startswith((" blind", "-", " chin", " vision")):
        return None
    low = _count(match["n"] or match["fold"] or word)
    about, comparator = bool(match["about"]), _comparator(match)
    if match["high"]:
        return Quantity(unit="times", low=low, high=_count(match["high"]), approximate=about, scale=Scale.RELATIVE)
    return Quantity(unit="times", value=low, comparator=comparator, approximate=about, scale=Scale.RELATIVE)


def _halved(match: _Match) -> Quantity:
    return Quantity(
        unit="%",
        value=50.0,
        comparator=_comparator(match),
        approximate=not match["than"],
        scale=Scale.RELATIVE,
    )


_READERS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[_Match], Quantity | None]], ...]] = (
    (RATIO_HINTS, RATIO, _ratio),
    (POINTS_HINTS, POINTS, _points),
    (IN_N_HINTS, IN_N, _in_n),
    (PERCENT_HINTS, PERCENT, _percent),
    (HALVED_HINTS, HALVED, _halved),
    (FRACTION_HINTS, FRACTION, _fraction),
    (TIMES_HINTS, TIMES, _times),
)
"""Each pattern behind words of which every match of it holds one, in lower case; a ratio's as it is printed."""
