"""What a sentence says is missing: no effect found, not studied, or evidence in conflict; three different answers."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Absence, Cue
from .linking import Link
from .word_patterns import WordPatterns
from .words import TABLES, Words

_OPENERS: Final = frozenset(("whether", "if", "that"))  # "it is unclear whether": what follows is the question
_TOPICS: Final = frozenset(("whether", "evidence"))  # "whether … is unknown", "evidence that … is mixed"
_BREAKS: Final = frozenset((";", "but", "however", "although", "though", "while"))
_ORDER: Final = (Absence.NOT_STUDIED, Absence.EVIDENCE_CONFLICTING, Absence.NO_EFFECT_FOUND)


Said = tuple[tuple[int, int, str], ...]
"""Where a sentence speaks of what is missing: (start, end, what it says) of each place."""


def said_to_lack(words: Words) -> Said:
    """Return where the words of a sentence speak of what is missing, for all links of it."""
    return tuple(_patterns().find(words.lower))


def find_absence(words: Words, link: Link, relations: int, said: Said) -> tuple[Absence, Cue] | None:
    """Return what the words of a link's sentence say is missing, and the words that say so, or None.

    Words in the link's scope count, and words that open the question which holds it; others only where the sentence
    has one relation (`relations` is how many it has). What is not studied outranks what conflicts, and both outrank
    an effect not found: "no studies found" is not "studies found no". Words around the claim ("whether … is unknown")
    are kept whole. `said` is what `said_to_lack` returns for the same words.
    """
    found = [
        (Absence(says), first, last)
        for first, last, says in said
        if relations == 1 or _in_scope(link, first) or _opens(words, last, link)
    ]
    if not found:
        return _stated(words, link)
    kind, first, last = min(found, key=lambda one: _ORDER.index(one[0]))
    if first >= link.cue.end:
        before = [index for index in range(link.cue.start) if words.lower[index] in _TOPICS]
        first = before[-1] if before and not _BREAKS & set(words.lower[link.cue.end : first]) else first
    return kind, _cue(words, first, last)


def _in_scope(link: Link, first: int) -> bool:
    return link.scope[0] <= first < max(link.scope[1], link.cue.end)


def _opens(words: Words, last: int, link: Link) -> bool:
    """Whether the words that end at `last` open the question that the link's clause is a part of."""
    opened = words.lower[last - 1] in _OPENERS or words.lower[last : last + 1] in (["whether"], ["if"], ["that"])
    return opened and last <= link.cue.start and not _BREAKS & set(words.lower[last : link.cue.start])


def _stated(words: Words, link: Link) -> tuple[Absence, Cue] | None:
    """Return "no effect found" where the relation itself says so."""
    if link.effect not in ("no_effect", "no_difference"):
        return None
    return Absence.NO_EFFECT_FOUND, _cue(words, link.cue.start, link.cue.end)


def _cue(words: Words, first: int, last: int) -> Cue:
    return Cue("absence", words.span(first, last), words.between(first, last))


@lru_cache(maxsize=1)
def _patterns() -> WordPatterns:
    return WordPatterns({row["words"]: row["absence"] for row in read_knowledge(TABLES / "absence.tsv")})
