"""How strongly words put a cause: none, correlational, conditional or direct (Yu, Li and Wang 2019).

Words say it in three ways: phrases ("associated with", "effective in"), finite verbs ("reduced", "does not cause"),
and what stands before these ("may", "appears to"), which makes a direct cause conditional. A clause that asks for
something ("should", "studies are needed to") states nothing. Words and verbs are in `tables/strength_*.tsv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..knowledge import read_knowledge
from ..model import Cue, LanguageStrength, Span
from .finite import cause_verbs, states_a_cause
from .word_patterns import WordPatterns
from .words import TABLES

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
_BREAKS: Final = frozenset((";", ":", "but", "although", "though", "while", "whilst", "whereas", "however"))
_DOUBT_REACH: Final = 8  # words between a doubt and what it makes conditional
_RANKS: Final = {"comparative": 1, "hedged": 2, "direct": 3, "correlational": 4}


class Hit(NamedTuple):
    """Words `start` to `end` of a sentence, and what they say (a value of the column `says`, or "hedged")."""

    start: int
    end: int
    says: str

    @property
    def level(self) -> LanguageStrength:
        """How strongly these words put a cause."""
        return _LEVELS[self.says]


_LEVELS: Final = {
    "correlational": LanguageStrength.CORRELATIONAL,
    "comparative": LanguageStrength.CORRELATIONAL,
    "hedged": LanguageStrength.CONDITIONAL_CAUSAL,
    "direct": LanguageStrength.DIRECT_CAUSAL,
}


def language_strength(sentence: str) -> LanguageStrength:
    """Return how strongly a sentence puts a cause: one of four levels, each equal to its name.

    Source: the levels of Yu, Li and Wang 2019 (doi 10.18653/v1/D19-1473), told by words and patterns of our own.

    >>> language_strength("Obesity is associated with gout.").value
    'correlational'
    """
    return strength_of_sentence(sentence)[0]


def strength_of_sentence(sentence: str) -> tuple[LanguageStrength, Cue | None]:
    """Return how strongly a sentence puts a cause, and the words that say so (None where nothing does).

    >>> level, cue = strength_of_sentence("Stretching may ease back pain.")
    >>> level.value, cue.text
    ('conditional_causal', 'may ease')
    """
    matches = list(_WORD.finditer(sentence))
    hit = strongest_words([match.group().lower() for match in matches])
    if hit is None:
        return LanguageStrength.NONE, None
    span = Span(matches[hit.start].start(), matches[hit.end - 1].end())
    return hit.level, Cue("strength", span, span.of(sentence))


def strongest_words(lower: Sequence[str], start: int = 0, end: int | None = None) -> Hit | None:
    """Return the words of `lower[start:end]` (lower case, marks included) that decide its strength, or None.

    A stated link outranks a cause, since a verb beside "is associated with" nearly always stands in its arguments; a
    cause outranks a comparison of figures. Among equals the first decides.
    """
    plain = ["0" if word[0].isdigit() else word for word in lower]
    clauses = _clauses(plain, start, len(plain) if end is None else end)
    hits = [hit for clause in clauses for hit in _hits(plain, *clause)]
    return max(hits, key=lambda hit: (_RANKS[hit.says], -hit.start), default=None)


def _clauses(lower: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(index for index in range(start + 1, end) if lower[index] in _BREAKS), end]
    return [(first, last) for first, last in pairwise(cuts) if first < last]


def _hits(lower: Sequence[str], start: int, end: int) -> list[Hit]:
    """Return what the words of one clause say; nothing where it asks for something instead of stating it."""
    found = [Hit(*match) for match in _phrases().find(lower, start, end)]
    if any(hit.says == "aside" for hit in found):
        return []
    taken = {index for hit in found if hit.says == "nothing" for index in range(hit.start, hit.end)}
    doubts = [hit.start for hit in found if hit.says == "hedge"]
    stated = [hit for hit in found if hit.says in _LEVELS] + _verb_hits(lower, start, end, taken)
    return [_doubted(hit, doubts) for hit in stated]


def _doubted(hit: Hit, doubts: list[int]) -> Hit:
    before = bisect_left(doubts, hit.end) - 1
    if hit.says != "direct" or before < 0 or doubts[before] < hit.start - _DOUBT_REACH:
        return hit
    return Hit(min(doubts[before], hit.start), hit.end, "hedged")


def _verb_hits(lower: Sequence[str], start: int, end: int, taken: set[int]) -> list[Hit]:
    verbs, hits = cause_verbs(), []
    for index in range(start, end):
        verb = verbs.get(lower[index])
        if verb is not None and index not in taken and states_a_cause(lower, index, (start, end), verb):
            hits.append(Hit(index, index + 1 + bool(verb.particles), "direct"))
    return hits


@lru_cache(maxsize=1)
def _phrases() -> WordPatterns:
    return WordPatterns({row["words"]: row["says"] for row in read_knowledge(TABLES / "strength_phrases.tsv")})
