"""Whose claim it is: "One study found", "says Dr. Lee", "according to …", "has been shown"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Cue
from ..vocabulary import fold_word
from .words import TABLES, Words


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    rows = read_knowledge(TABLES / "attribution.tsv")
    return {
        role: frozenset(r["word"] for r in rows if r["role"] == role) for role in ("source", "deed", "verb", "speech")
    }


def names_source(folded: tuple[str, ...]) -> bool:
    """Return whether these folded words name those who say things: a study, experts; "shift work" does things.

    >>> names_source(("recent", "study")), names_source(("work",)), names_source(("shift", "work"))
    (True, True, False)
    """
    if folded[-1] in _folded("deed"):
        return not 1 < len(folded) <= _LONGEST_DEED
    return folded[-1] in _folded("source")


_STUDIES: Final = frozenset(("study", "studies", "trial", "trials", "investigation", "review"))
_LONGEST_DEED: Final = 3  # words: "heavy manual work"


@lru_cache(maxsize=4)
def _folded(role: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in _lists()[role])


def find_attribution(words: Words) -> Cue | None:
    """Return the words that name whose claim a sentence reports, or None where the article speaks for itself."""
    for find in (_according, _study_says, _somebody_says, _shown, _in_study):
        found = find(words)
        if found is not None:
            return Cue("attribution", words.span(*found), words.between(*found))
    return None


def _according(words: Words) -> tuple[int, int] | None:
    if "according" not in words.lower:
        return None
    for index in range(len(words) - 2):
        if words.lower[index] == "according" and words.lower[index + 1] == "to":
            end = index + 2
            while end < len(words) and words.tags[end] in "DNIP(":
                end += 1
            while words.tags[end - 1] in "(P":
                end -= 1
            return (index, end) if end > index + 2 else None
    return None


def _study_says(words: Words) -> tuple[int, int] | None:
    """ "Several studies have found", "research even suggests"."""
    lists = _lists()
    if lists["verb"].isdisjoint(words.lower):
        return None
    for index, word in enumerate(words.lower):
        if word not in lists["source"] and word not in lists["deed"]:
            continue
        end = index + 1
        while end < len(words) and words.tags[end] in "MHROP" and end - index < 6:
            end += 1
        if end < len(words) and words.lower[end] in lists["verb"]:
            start = index
            while start and words.tags[start - 1] in "DNIRE" and start > index - 5:
                start -= 1
            return start, end + 1
    return None


def _somebody_says(words: Words) -> tuple[int, int] | None:
    """ "…,” says Dr. Lee" and "Dr. Lee explains"."""
    lists = _lists()
    if lists["speech"].isdisjoint(words.lower):
        return None
    for index, word in enumerate(words.lower):
        if word not in lists["speech"]:
            continue
        if index + 1 < len(words) and _is_name(words, index + 1):
            end = index + 1
            while end < len(words) and (_is_name(words, end) or (words.tags[end] == "." and _is_name(words, end + 1))):
                end += 1
            return index, end
        start = index
        while start and (_is_name(words, start - 1) or (words.tags[start - 1] == "." and _is_name(words, start - 2))):
            start -= 1
        if index - start >= 2:
            return start, index + 1
    return None


def _is_name(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words.text[words.starts[index]].isupper() and words.tags[index] != '"'


def _shown(words: Words) -> tuple[int, int] | None:
    """ "has been shown", "were found"."""
    if "been" not in words.lower:
        return None
    for index, word in enumerate(words.lower):
        if word in ("shown", "proven", "found", "demonstrated") and index and words.tags[index - 1] in "BR":
            start = index
            while start and words.tags[start - 1] in "BHR" and words.tags[start] != "H":
                start -= 1
            if words.tags[start] == "H" and "been" in words.lower[start:index]:
                return start, index + 1
    return None


def _in_study(words: Words) -> tuple[int, int] | None:
    """ "In one study", "in four trials"."""
    if _STUDIES.isdisjoint(words.lower):
        return None
    for index in range(len(words) - 2):
        if words.lower[index] in ("in", "one") and words.tags[index + 1] in "QDIN":
            for end in (index + 1, index + 2):
                if words.lower[end] in _STUDIES:
                    return index, end + 1
    return None
