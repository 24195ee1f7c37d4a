"""What makes people a group: what they have ("people with gout"), use ("patients given zinc") or do ("who smoke")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from .participles import participle_at
from .phrases import word_set
from .words import TABLES, Words

_CONTROLS: Final = word_set("controls")
_DOERS: Final = word_set("doers")

CONDITION, USE, DEED = "condition", "use", "deed"
_AROUND: Final = frozenset(("group", "groups", "arm", "arms"))
_FOLLOWED: Final = frozenset(("with", "from", "to", "in", "by", "for", "on"))
_HOW_MUCH: Final = frozenset(
    ("regular", "heavy", "light", "moderate", "frequent", "occasional", "current", "former", "older", "male", "female")
)
_LESS: Final = frozenset(("less", "more", "fewer", "no", "little", "too", "enough", "at", "high", "low"))
_STATES: Final = frozenset("BH")


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the words `start` to `end` (exclusive) say a group has, uses or does; `kind` is which of these."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def _deeds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in read_knowledge(TABLES / "group_deeds.tsv")}


def exposure_of(words: Words, start: int, end: int) -> Exposure | None:
    """Return what the group that words `start` to `end` name has, uses or does; None where nothing tells."""
    for index in range(start, end):
        word = words.lower[index]
        if word == "with" and index > start:
            return _whole(words, index + 1, end, CONDITION)
        if word == "on" and index > start:
            return _whole(words, index + 1, end, USE)  # "patients on statins"
        if word in ("who", "that") and index > start:
            return _done(words, index + 1, end)
        if word == "in" and index > start and words.lower[end - 1] in _AROUND:
            return _whole(words, index + 1, end - 1, USE)
        if word == "of" and index > start and words.lower[index - 1] in word_set("kin"):
            return _whole(words, index + 1, end, CONDITION)
        if word == "of" and index > start and words.lower[index - 1] in _DOERS:
            return _whole(words, index + 1, end, USE)
        if index > start and (told := participle_at(words, index))[0]:
            return _whole(words, index if told[1] == DEED else told[0], end, told[1])
    if words.lower[end - 1] in word_set("doers") and end - start > 1:
        return _named_so(words, start, end - 1)
    if words.lower[end - 1] in _AROUND and end - start > 1:
        return _whole(words, start, end - 1, USE)
    return None


def _whole(words: Words, start: int, end: int, kind: str) -> Exposure | None:
    """Return the words as an exposure, without the article; None for those who are only compared with."""
    controls = _CONTROLS if kind == USE else frozenset[str]()
    while start < end - 1 and words.tags[start] == "D" and words.lower[start] not in controls:
        start += 1
    if start >= end or words.lower[start] in controls:
        return None
    return Exposure(start, end, kind)


def _named_so(words: Words, start: int, end: int) -> Exposure | None:
    """Return the "cannabis" of "regular cannabis users"."""
    while start < end and (words.tags[start] in "DRI" or words.lower[start] in _HOW_MUCH):
        start += 1
    return Exposure(start, end, DEED) if start < end else None


def _done(words: Words, start: int, end: int) -> Exposure | None:
    """Return what "who have gout", "who used splints", "who are overweight", "who sleep badly" say."""
    at, last = start, ""
    while at < end and words.tags[at] in "MRBHO":
        last = words.tags[at]
        at += 1
    if at >= end:
        return None
    kind = _deeds().get(words.lower[at])
    if kind is not None and words.tags[at] not in "DI":
        if kind == USE and words.lower[at + 1 : at + 2] and words.lower[at + 1] in _LESS:
            return Exposure(at, end, DEED)  # "who got less sleep"
        after = at + 2 if words.lower[at + 1 : at + 2] and words.lower[at + 1] in _FOLLOWED else at + 1
        return _whole(words, after, end, kind)
    if last == "H" and words.tags[at] in "NDIG":
        return _whole(words, at, end, CONDITION)
    if last == "O" and words.tags[at] in "NDG" and words.lower[at - 1] in ("did", "do", "does"):
        return _whole(words, at, end, USE)
    return Exposure(at, end, DEED) if words.tags[at] in "NVZEGX" else None
