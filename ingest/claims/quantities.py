"""Figures: percentages, fractions in words, "one in four", ratios with intervals, "twice as likely".

Own code, because the libraries measured lose "about", split intervals into two figures and miss ratios.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..knowledge import read_knowledge
from ..model import Cue, Quantity, Span
from .words import TABLES

_NUMBER = r"\d{1,9}(?:[.,]\d{1,6})?"
_ABOUT = r"(?:(?P<about>about|around|roughly|approximately|approx\.?|some|nearly|almost|an estimated|~|circa)\s*)?"
_THAN = r"(?:(?P<than>more than|up to|over|at least|less than|fewer than|under|at most|no more than|>|<|≥|≤)\s*)?"
_CI = (
    r"(?:[\s,;:(\[]{0,4}95\s?%\s?(?:CI|confidence interval)[\s,:;=(\[]{0,4}(?P<ci_low>"
    + _NUMBER + r")\s?(?:-|–|−|to|,)\s?(?P<ci_high>" + _NUMBER + r"))?"
)  # fmt: skip
_RATIO = re.compile(
    r"\b(?P<unit>odds ratio|relative risk|risk ratio|hazard ratio|standardi[sz]ed mean difference|mean difference"
    r"|a?OR|a?RR|a?HR|SMD|MD)\b(?:\s?\([A-Za-z]{2,4}\))?[\s,:=]{0,3}(?:of\s|was\s|is\s)?"
    r"(?P<value>[−-]?" + _NUMBER + r")" + _CI
)  # fmt: skip
_PERCENT = re.compile(
    _ABOUT + _THAN + r"(?<![\w.])(?P<value>" + _NUMBER + r")(?:\s?%?\s?(?:-|–|to)\s?(?P<high>" + _NUMBER
    + r"))?\s?(?:%|percent\b|per cent\b)", re.IGNORECASE,
)  # fmt: skip
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_FRACTION = re.compile(
    _ABOUT + _THAN + r"\b(?P<words>(?:a|one|two|three|four|nine)?[\s-]?(?:half|third|quarter|fifth|tenth)s?)\b"
    r"(?!\s(?:party|parties|time|hour|squat))",
    re.IGNORECASE,
)
_IN_N = re.compile(
    f"{_ABOUT}{_THAN}\\b(?P<some>{_NUMBER}|{_WORDS})\\s(?:in|out of)(?:\\severy)?\\s"
    f"(?P<all>{_NUMBER}|{_WORDS}|twenty|hundred)\\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    f"{_ABOUT}{_THAN}\\b(?:(?P<n>{_NUMBER}|{_WORDS})\\s(?:times|fold)|(?P<fold>{_NUMBER}|{_WORDS})-?fold"
    r"|(?P<word>twice|doubles?d?|triples?d?|doubling))\b",
    re.IGNORECASE,
)
_TRIGGER = re.compile(
    rf"\d|half|third|quarter|fifth|tenth|twice|doubl|tripl|fold|times|\b(?:{_WORDS})\s(?:in|out)\b", re.IGNORECASE
)
_NUMBERS = {row["words"]: float(row["value"]) for row in read_knowledge(TABLES / "numbers.tsv")}
_COMPARATORS = {row["words"]: row["comparator"] for row in read_knowledge(TABLES / "comparators.tsv")}


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    return {row["words"]: row["unit"] for row in read_knowledge(TABLES / "units.tsv")}


def find_quantities(text: str, span: Span) -> list[tuple[Cue, Quantity]]:
    """Return the figures in `span` of `text` with the words they were read from, in reading order.

    A fraction word becomes a percentage and is approximate unless a comparator stands before it; a ratio keeps its
    kind as unit.

    >>> [(cue.text, q.value, q.unit) for cue, q in find_quantities("It fell by one-third.", Span(0, 21))]
    [('one-third', 33.3, '%')]
    """
    found: list[tuple[Cue, Quantity]] = []
    if not _TRIGGER.search(text, span.start, span.end):
        return found
    taken: list[Span] = []
    for pattern, read in (
        (_RATIO, _ratio),
        (_IN_N, _in_n),
        (_PERCENT, _percent),
        (_FRACTION, _fraction),
        (_TIMES, _times),
    ):
        for match in pattern.finditer(text, span.start, span.end):
            place = Span(match.start(), match.end())
            if any(place.start < other.end and other.start < place.end for other in taken):
                continue
            quantity = read(match)
            if quantity is not None:
                taken.append(place)
                words = match.group()
                start = match.start() + len(words) - len(words.lstrip())
                found.append((Cue("quantity", Span(start, match.end()), text[start : match.end()]), quantity))
    return sorted(found, key=lambda pair: pair[0].span)


def _number(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        return float(digits.replace(",", ""))
    return float(digits.replace(",", ".").replace("−", "-"))


def _count(word: str) -> float:
    lowered = word.lower()
    return _NUMBERS[lowered] if lowered in _NUMBERS else _number(word)


def _comparator(match: re.Match[str]) -> str:
    return _COMPARATORS.get((match.groupdict().get("than") or "").lower(), "")


def _ratio(match: re.Match[str]) -> Quantity:
    low, high = match["ci_low"], match["ci_high"]
    unit = _units().get(match["unit"].lower(), match["unit"])
    return Quantity(
        unit=unit,
        value=_number(match["value"]),
        ci_low=_number(low) if low else None,
        ci_high=_number(high) if high else None,
    )


def _percent(match: re.Match[str]) -> Quantity | None:
    if match.string[match.end() :].lstrip().lower().startswith(("ci", "confidence")):
        return None
    about = bool(match["about"])
    value = _number(match["value"])
    if match["high"]:
        return Quantity(unit="%", low=value, high=_number(match["high"]), approximate=about)
    return Quantity(unit="%", value=value, comparator=_comparator(match), approximate=about)


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def _fraction(match: re.Match[str]) -> Quantity | None:
    words = match["words"].lower().replace("-", " ").split()
    part = words[-1].rstrip("s") if words[-1] not in _PARTS else words[-1]
    part = {"halve": "half"}.get(part, part)
    if len(words) == 1 and part != "half":
        return None  # "third" alone is an ordinal
    if len(words) == 1 and match["than"] is None and match["about"] is None and not _of_follows(match):
        return None
    count = _NUMBERS.get(words[0], 1) if len(words) > 1 else 1
    comparator = _comparator(match)
    value = round(100 * count / _PARTS[part], 1)
    return Quantity(unit="%", value=value, comparator=comparator, approximate=not comparator)


def _of_follows(match: re.Match[str]) -> bool:
    return match.string[match.end() : match.end() + 4].lower().startswith((" of ", " the"))


def _in_n(match: re.Match[str]) -> Quantity | None:
    some, every = _count(match["some"]), _count(match["all"])
    if every < 2 or some > every:
        return None
    return Quantity(
        unit="%", value=round(100 * some / every, 1), comparator=_comparator(match), approximate=bool(match["about"])
    )


def _times(match: re.Match[str]) -> Quantity | None:
    word = match["n"] or match["fold"] or match["word"]
    after = match.string[match.end() : match.end() + 24].lower()
    if match["n"] and after.lstrip().startswith(("a ", "per ", "each ", "every ", "daily", "week")):
        return None  # how often, not how many times as much
    if word.lower() == "twice" and not after.lstrip().startswith(("as ", "the ", "more", "that of")):
        return None  # "twice a week", "think twice"
    return Quantity(unit="times", value=_count(word), comparator=_comparator(match), approximate=bool(match["about"]))
