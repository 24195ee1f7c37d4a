"""Deeds as subjects: all words of "Losing even a few pounds", "Having a parent with gout", up to the verb."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..cues import CueMatch
from ..phrases import word_set
from ..things import Thing, whole_of
from ..words import Words

_LIGHT_GERUNDS: Final = word_set("light_gerunds")
_RELATIVES: Final = word_set("relatives")

_WITHIN: Final = frozenset("NDPRITE")
_FINITE: Final = frozenset("MBHZO")
_BREAKS: Final = frozenset(("after", "before", "during", "than", "by", "from"))
_SMALL: Final = frozenset(("little", "much", "few", "many"))
_LONGEST: Final = 16  # words


def deed_end(words: Words, index: int, cues: Mapping[int, CueMatch]) -> int:
    """Return the index of the verb whose subject the gerund at `index` begins, 0 where more stands between.

    "Losing as little as 5 percent of your weight | may", "Lowering the pressure to below 130 | cuts".
    """
    if index and words.tags[index - 1] not in ",;:.":
        return 0
    kin = words.lower[index] == "having"
    if words.lower[index] in _LIGHT_GERUNDS and not kin:
        return 0
    related = False
    for at in range(index + 1, min(index + _LONGEST, len(words))):
        if words.tags[at] in _FINITE or (at in cues and cues[at].form in ("V", "Z")):
            return at if words.tags[at - 1] not in "PCDT" and (related or not kin) else 0
        if at in cues and cues[at].cue.kind != "V":
            return 0
        if words.tags[at] == "E" and at in cues:
            return at if words.tags[at - 1] in "NI" and words.tags[at + 1 : at + 2] == ["D"] else 0
        related = related or words.lower[at] in _RELATIVES
        if words.lower[at] == "as" and not _SMALL & {words.lower[at - 1], *words.lower[at + 1 : at + 2]}:
            return 0
        joined = kin and words.lower[at] == "or"
        if words.lower[at] in _BREAKS or not (words.tags[at] in _WITHIN or joined):
            return 0
    return 0


def joined_deeds(words: Words, index: int, cues: Mapping[int, CueMatch]) -> list[Thing]:
    """Return "raising the leg" and "cooling it" of "Raising the leg and cooling it | eases pain", [] for one deed."""
    starts, end = [index], index + 1
    while end < len(words) and end - index < _LONGEST and words.tags[end] in "GNDPRIEC,":
        if words.tags[end] == "G" and words.tags[end - 1] in "C,":
            starts.append(end)
        elif words.tags[end] == "C" and words.tags[end + 1 : end + 2] != ["G"]:
            return []
        end += 1
    finite = end < len(words) and (words.tags[end] in "MBHO" or (end in cues and cues[end].form in ("V", "Z")))
    if len(starts) < 2 or not finite or words.tags[starts[-1] - 1] != "C":
        return []
    stops = [*(start - 1 for start in starts[1:]), end]
    return [_deed(words, start, stop) for start, stop in zip(starts, stops, strict=True)]


def _deed(words: Words, start: int, stop: int) -> Thing:
    """Return a deed as one thing: without "using" and without what stands after its last word."""
    while words.tags[stop - 1] in "C,R" and stop > start + 1:
        stop -= 1
    if words.lower[start] in _LIGHT_GERUNDS and stop > start + 1:
        start += 1
        while words.tags[start] == "D" and stop > start + 1:
            start += 1
        return whole_of(words, start, stop, stop - 1)
    return whole_of(words, start, stop, start)  # "raising the arm" is no arm of a trial
