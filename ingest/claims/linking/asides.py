"""What stands behind the objects of a verb: "…, a condition called A", "…, such as B and C" far from what it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..lists import parse_list
from ..phrases import Phrase, word_set
from ..things import Thing, thing_named
from ..words import Words

_CALLED: Final = frozenset(("called", "termed", "named", "known"))
_KINDS: Final = word_set("conditions_named")
_IDLE: Final = word_set("idle_modifiers") | word_set("empty_arguments") | word_set("list_heads")
_LEADS: Final = (("such", "as"), ("including",), ("like",))


def named_condition(words: Words, end: int) -> list[Thing]:
    """Return the A of ", a condition called A" that stands at word `end`, [] for other words."""
    at = end + 1
    if words.tags[end : end + 1] != [","] or words.lower[at : at + 1] not in (["a"], ["an"]):
        return []
    while at < len(words) and words.tags[at] in "DNR" and words.lower[at] not in _KINDS:
        at += 1
    at += 1
    if words.lower[at - 1 : at] == [] or words.lower[at - 1] not in _KINDS or words.lower[at : at + 1] == []:
        return []
    if words.lower[at] not in _CALLED:
        return []
    at += 2 if words.lower[at + 1 : at + 2] == ["as"] else 1
    return _things(words, parse_list(words, at, len(words))[0])


def examples_of(words: Words, subjects: Sequence[Thing], things: Sequence[Thing]) -> list[Thing]:
    """Return the B and C of "many things trigger A, such as B and C", [] where the subject names what they are.

    The list stands behind A and may have been read as its examples: then these are `things` but the first.
    """
    if len(subjects) != 1 or not things or not set(subjects[0].folded) <= _IDLE or things[0].end < 0:
        return []
    at = things[0].end
    if words.tags[at : at + 1] != [","]:
        return []
    for lead in _LEADS:
        start = at + 1 + len(lead)
        if tuple(words.lower[at + 1 : start]) == lead:
            return _things(words, parse_list(words, start, len(words))[0])
    return []


def _things(words: Words, phrases: Sequence[Phrase]) -> list[Thing]:
    return [thing_named(words, phrase) for phrase in phrases if phrase.kept]
