"""Two things that rise and fall together: "the longer you sit, the stiffer your back"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from .things import Thing, whole_of
from .words import TABLES, Words

_MARKS: Final = ",.;:("


@dataclass(frozen=True, slots=True)
class Correlative:
    """The two halves of "the more A, the worse B": what each names, the effect, and the words that say so."""

    subject: Thing
    object: Thing
    effect: str
    cue: tuple[int, int]


@lru_cache(maxsize=1)
def _comparatives() -> dict[str, str]:
    return {row["word"]: row["effect"] for row in read_knowledge(TABLES / "comparatives.tsv")}


def find_correlative(words: Words) -> Correlative | None:
    """Return what "the more A, the worse B" ties together, or None."""
    if words.lower.count("the") < 2:
        return None
    starts = [
        index
        for index in range(len(words) - 3)
        if words.lower[index] == "the" and words.lower[index + 1] in _comparatives()
    ]
    if len(starts) < 2:
        return None
    first, second = starts[:2]
    if second == first + 2 or words.tags[second - 1] not in ",-" or second - first < 4:
        return None
    end = second + 2
    while end < len(words) and words.tags[end] not in _MARKS:
        end += 1
    start = second + 2
    last = next((index for index in range(start, end) if words.tags[index] in "BMVZH" and index > start), end)
    if words.lower[start : start + 2] in (["the", "risk"], ["risk", "of"]) and "of" in words.lower[start:last]:
        start += 2
    while start < last - 1 and words.tags[start] in "DP":
        start += 1
    if start >= last:
        return None
    subject = whole_of(words, first + 1, second - 1, second - 2)
    object_ = whole_of(words, start, last, last - 1)
    return Correlative(subject, object_, _comparatives()[words.lower[second + 1]], (first, second + 2))
