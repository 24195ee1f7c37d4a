"""Effects in shorthand: "Coffee (-22% mortality)", "No smoking (otherwise +50% mortality, -11 years lifespan)".

A signed figure with what it is of, in brackets behind a thing or right behind it, says what the thing does to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..knowledge import read_knowledge
from ..model import Cue, Kind, Quantity, Relation, Scale, Span, Valence
from .quantities import read_number
from .words import TABLES

_EFFECT: Final = re.compile(
    r"(?<![\w%])(?P<sign>[+−–-])\\?(?P<about>~)?(?P<first>\d{1,4}(?:\.\d{1,3})?)\s?(?P<unit>%|years?|months?|days?)?"
    r"(?:\\?~\s?[+−–-](?P<second>\d{1,4}(?:\.\d{1,3})?)\s?(?P<unit2>%|years?|months?|days?))?"
    r"(?:\s(?P<what>[^\W\d_][^\W\d_-]{1,30}(?:[ -][^\W\d_]{2,30}){0,3}?)(?=\s?[,;.()*\n]|\sper\s|$)|(?=\s?[,;)]))"
)
_SIGNED: Final = re.compile(r"[+−–-]\\?~?\d")
_DELIMITERS: Final = frozenset(",;:*()\n•")
_LONGEST: Final = 120  # characters before a figure in which its thing is sought
_OTHERWISE: Final = re.compile(r"\(\s?otherwise\b", re.IGNORECASE)
_LIMITING: Final = re.compile(
    r"(?:(?:" + "|".join(row["words"] for row in read_knowledge(TABLES / "limiting.tsv")) + r"|or|and)\s)+",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(r"^\d\S*\s|\s(?:\d|(?:or|and)\sless\b).*$")
_JOINED: Final = re.compile(r"\s(?:and|or|&)\s")


@dataclass(frozen=True, slots=True)
class SignedEffect:
    """What a signed figure says: `things` each raise (`rises`) or lower `outcome` by the figure."""

    things: tuple[Span, ...]
    outcome: Span
    rises: bool
    cue: Cue
    quantity: Quantity


def find_signed_effects(text: str, span: Span) -> list[SignedEffect]:
    """Return the effects in shorthand within a sentence, in reading order.

    A figure without an outcome of its own is of the outcome named last.

    >>> [effect] = find_signed_effects("Coffee (-22% mortality)", Span(0, 23))
    >>> effect.things[0], effect.outcome, effect.rises, effect.quantity.value
    (Span(start=0, end=6), Span(start=13, end=22), False, 22.0)
    """
    found: list[SignedEffect] = []
    outcome: Span | None = None
    if _SIGNED.search(text, span.start, span.end) is None:
        return found
    for match in _EFFECT.finditer(text, span.start, span.end):
        outcome = Span(match.start("what"), match.end("what")) if match["what"] else outcome
        unit = match["unit"] or match["unit2"]
        things = tuple(_things(text, span, match.start()))
        if outcome is None or not unit or not things:
            continue
        end = match.end("unit2") if match["unit2"] else match.end("unit")
        place = Span(match.start(), end)
        cue = Cue("quantity", place, place.of(text))
        found.append(SignedEffect(things, outcome, match["sign"] == "+", cue, _quantity(match, unit)))
    return found


def relation_of_sign(rises: bool, valence: Valence, kind: Kind) -> Relation | None:
    """Return what a rise or fall of an outcome amounts to; None where nobody says whether it is wanted."""
    if valence is Valence.WANTED:
        return Relation.IMPROVES if rises else Relation.WORSENS
    if valence is Valence.NEUTRAL:
        return None
    if kind is Kind.SYMPTOM:
        return Relation.WORSENS if rises else Relation.RELIEVES
    return Relation.RAISES_RISK_OF if rises else Relation.PREVENTS


def _quantity(match: re.Match[str], unit: str) -> Quantity:
    about, first = bool(match["about"]), read_number(match["first"])
    unit = "%" if unit == "%" else unit.rstrip("s") + "s"
    scale = Scale.RELATIVE if unit == "%" else Scale.ABSOLUTE
    if match["second"]:
        low, high = sorted((first, read_number(match["second"])))
        return Quantity(unit=unit, low=low, high=high, approximate=about, scale=scale)
    return Quantity(unit=unit, value=first, approximate=about, scale=scale)


def _things(text: str, span: Span, figure: int) -> Iterator[Span]:
    """Yield the things that a signed figure is about: before its bracket, or right before it."""
    opening = _open_bracket(text, span.start, figure)
    end = opening if opening is not None else figure
    while opening is not None and text[span.start : end].rstrip().endswith(")"):
        before = _open_bracket(text, span.start, text.rindex(")", span.start, end))
        if before is None:
            return
        end = before
    start = max(span.start, end - _LONGEST)
    start = max((index + 1 for index in range(start, end) if text[index] in _DELIMITERS), default=start)
    otherwise = opening is not None and bool(_OTHERWISE.match(text, opening))
    yield from _parts(text, start, end, otherwise)


def _open_bracket(text: str, start: int, end: int) -> int | None:
    """Return where the bracket opens that `end` stands in, or None."""
    depth = 0
    for index in range(end - 1, max(start, end - 4 * _LONGEST) - 1, -1):
        if text[index] == ")":
            depth += 1
        elif text[index] == "(":
            if depth == 0:
                return index
            depth -= 1
    return None


def _parts(text: str, start: int, end: int, otherwise: bool) -> Iterator[Span]:
    while start < end and not text[start].isalnum():
        start += 1
    if otherwise and (limiting := _LIMITING.match(text, start, end)):
        start = limiting.end()
    if amount := _AMOUNT.match(text[start:end]):
        start += amount.end()
    if amount := _AMOUNT.search(text[start:end]):
        end = start + amount.start()
    for cut in [*_JOINED.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        words = text[start:stop].rstrip()
        if any(char.isalpha() for char in words) and len(words.split()) <= 6:
            yield Span(start, start + len(words))
        start = cut.end() if cut else end
