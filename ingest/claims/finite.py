"""Verbs that state a cause, and whether one does so where it stands: "reduced pain", not "the reduced dose".

Told by the words beside it alone, so that it holds for any English text and costs one look a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..knowledge import read_knowledge
from .words import FUNCTION, TABLES, verb_forms


class CauseVerb(NamedTuple):
    """One form of a verb. `tag`: V base, Z third person, G gerund, E past; `noun`: the form is a noun as well."""

    tag: str
    noun: bool
    particles: frozenset[str]


@lru_cache(maxsize=1)
def cause_verbs() -> dict[str, CauseVerb]:
    """Return each form of the verbs of `tables/strength_verbs.tsv`."""
    found: dict[str, CauseVerb] = {}
    for row in read_knowledge(TABLES / "strength_verbs.tsv"):
        particles = frozenset(row["particles"].split(",")) - {"-"}
        for form, tag in verb_forms(row["lemma"]).items():
            found.setdefault(form, CauseVerb(tag, row["noun"] == "yes", particles))
    return found


def states_a_cause(lower: Sequence[str], index: int, clause: tuple[int, int], verb: CauseVerb) -> bool:
    """Say whether the verb form at `index` is a finite verb with what it needs after it, in words `clause`."""
    start, end = clause
    after = lower[index + 1] if index + 1 < end else "."
    if verb.particles and after not in verb.particles:
        return False
    left = _skip_adverbs(lower, index - 1, start)
    before = lower[left] if left >= start else "^"
    if before in _BIDDING:
        return False
    seen = _Place(lower, start, index, left, before, _tag(before), after)
    return _FINITE[verb.tag](seen, verb)


class _Place(NamedTuple):
    lower: Sequence[str]
    start: int
    at: int
    left: int
    before: str
    tag: str
    after: str


_BIDDING: Final = frozenset(("should", "must", "shall", "will", "ought"))
_HELP: Final = frozenset(("help", "helps", "helped"))
_NOUN_FOLLOWED: Final = frozenset(("in", "of", ",", ".", "and", "was", "were", "are", "for"))
_PAST_FOLLOWED: Final = frozenset(("in", "risk", "and", ",", ".", "with", "for", "by", "on"))
_ARTICLES: Final = frozenset(("a", "an", "of", "with"))
_LOOK_BACK: Final = 40  # words in which the verb is sought that a participle is joined to
_PASSIVE_REACH: Final = 6  # words after a participle in which "by" makes it passive


def _tag(word: str) -> str:
    return FUNCTION.get(word, "N") if word[0].isalnum() else word


def _skip_adverbs(lower: Sequence[str], index: int, start: int) -> int:
    while index >= start and (FUNCTION.get(lower[index]) in ("R", "X") or lower[index].endswith("ly")):
        index -= 1
    return index


def _base_form(place: _Place, verb: CauseVerb) -> bool:
    if place.tag in "MO" or place.before in _HELP:
        return True
    if place.tag == "T":
        return place.left > place.start and place.lower[place.left - 1] in _governors()
    if verb.noun:
        return place.tag == "N" and FUNCTION.get(place.after) == "D"
    return place.tag in "NQ" and place.before.endswith("s")


def _third_person(place: _Place, verb: CauseVerb) -> bool:
    if verb.noun and (place.after in _NOUN_FOLLOWED or place.tag in "DPC"):
        return False
    return place.tag not in "DPT"


def _gerund(place: _Place, verb: CauseVerb) -> bool:
    return place.before == "," or place.tag == "B"


def _past(place: _Place, verb: CauseVerb) -> bool:
    governs = bool(verb.particles) or FUNCTION.get(place.after) == "D"
    if place.tag == "B":
        return "by" in place.lower[place.at + 1 : place.at + _PASSIVE_REACH]
    if place.tag == "H":
        return governs or place.lower[place.at] not in _grades()
    if place.tag == ",":
        return governs
    if place.tag == "C":
        return FUNCTION.get(place.after) == "D" or _another_past_before(place)
    return place.tag in "NQ" and place.after not in _PAST_FOLLOWED


def _another_past_before(place: _Place) -> bool:
    """Whether the clause has a past form that this one is joined to: "improved sleep and reduced pain"."""
    verbs, lower = cause_verbs(), place.lower
    return any(
        lower[index] in verbs and verbs[lower[index]].tag == "E" and lower[index - 1] not in _ARTICLES
        for index in range(max(place.start + 1, place.left - _LOOK_BACK), place.left)
    )


_FINITE: Final = {"V": _base_form, "Z": _third_person, "G": _gerund, "E": _past}


@lru_cache(maxsize=1)
def _governors() -> frozenset[str]:
    """Words after which "to" and a verb state something: "was shown to reduce"."""
    return _words("governor")


@lru_cache(maxsize=1)
def _grades() -> frozenset[str]:
    """Participles that grade a noun: "had reduced strength"."""
    return _words("grade")


def _words(use: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_knowledge(TABLES / "strength_words.tsv") if row["use"] == use)
