"""Which group a claim is limited to: "in older adults", "people with knee osteoarthritis"."""

from __future__ import annotations

from typing import Final

from ..model import Cue
from .phrases import word_set
from .words import Words

_POPULATIONS: Final = word_set("populations")

_ANYONE: Final = frozenset(
    ("people", "individuals", "those", "person", "someone", "patients", "members", "participants")
)
_LEADS: Final = frozenset(["in", "among", "for", "of", "amongst", "by"])


def find_population(words: Words, start: int, end: int) -> Cue | None:
    """Return the group named between words `start` and `end` by "in older adults", "of people with …", or None."""
    heads = _POPULATIONS
    if heads.isdisjoint(words.lower[start:end]):
        return None
    for index in range(start, end):
        if words.lower[index] not in heads or words.tags[index] not in "NQ":
            continue
        first = index
        while first > start and words.tags[first - 1] in "DNIREG":
            first -= 1
        if first > 0 and words.lower[first - 1] in _LEADS:
            last = _with(words, index + 1, end)
            if last - first == 1 and words.lower[index] in _ANYONE:
                continue
            while first < index and words.tags[first] in "DR":
                first += 1
            return Cue("population", words.span(first, last), words.between(first, last))
    return None


def _with(words: Words, index: int, end: int) -> int:
    """Extend over "with knee osteoarthritis", "who are overweight", "aged 65 and older"."""
    if index >= end or words.lower[index] not in ("with", "who", "aged", "age", "over", "under", "without"):
        return index
    last = index + 1
    while last < end and words.tags[last] in "NDIPREGBT" and words.lower[last] not in ("also", "than"):
        last += 1
    return last if last > index + 1 else index
