"""What earlier words left to refer to: "this condition", "both", "they" stand for what was named before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Kind
from .phrases import word_set
from .things import Thing
from .words import TABLES, Words

_NAMED: Final = frozenset((Kind.CONDITION, Kind.SYMPTOM, Kind.BODY_PART))
_ILLNESSES: Final = frozenset((Kind.CONDITION,))
_PEOPLE: Final = word_set("populations")
_POINTING: Final = frozenset(("this", "these", "that", "those", "the", "both", "such", "each"))


@dataclass(slots=True)
class Context:
    """What earlier sentences of the same section left to refer to.

    `pair` are the last two conditions or parts of the body named together, `condition` the last one named alone,
    `topic` what the headings above are about. `kind_of` tells what a concept is. `unjoined` are the cues of the
    sentence at hand that joined nothing, each with what it lacks ("subject", "object", "advice").
    """

    subjects: tuple[Thing, ...] = ()
    objects: tuple[Thing, ...] = ()
    pair: tuple[Thing, ...] = ()
    condition: tuple[Thing, ...] = ()
    topic: tuple[Thing, ...] = ()
    kind_of: Callable[[str], Kind] = lambda concept: Kind.THING
    unjoined: list[tuple[str, str]] = field(default_factory=list)

    def close(self, subjects: Sequence[Thing], objects: Sequence[Thing]) -> None:
        """Keep what a sentence was about and what it said of it."""
        if subjects or objects:
            self.subjects = _elsewhere(subjects) or self.subjects
            self.objects = _elsewhere(objects)
        if self.pair and self.pair[0].start >= 0:
            self.pair = _elsewhere(self.pair)
        if self.condition and self.condition[0].start >= 0:
            self.condition = _elsewhere(self.condition)

    def note(self, words: Words, things: Sequence[Thing]) -> None:
        """Keep two conditions named together, and one named alone, for "both conditions" and "the disease"."""
        if not words.concepts:
            return
        named = [thing for thing in things if thing.head not in _PEOPLE and self._has(words, thing, _NAMED)]
        if len(named) == 2 and len(things) == 2:
            self.pair = tuple(named)
        elif len(named) == 1 and self._has(words, named[0], _ILLNESSES):
            self.condition = tuple(named)

    def stands_for(self, words: Words, start: int, thing: Thing) -> tuple[Thing, ...]:
        """Return what "both conditions" or "this disease" from word `start` on stands for, () where it is a name."""
        if words.lower[start] not in _POINTING or thing.start != thing.end - 1 or thing.start == start:
            return ()
        number = _referring().get(words.lower[thing.start])
        if (
            number == "two"
            or (number == "parts" and words.lower[start] in ("both", "these"))
            or (number == "many" and words.lower[start] in ("both", "these", "the"))
        ):
            return self.pair or self.topic
        if number == "last":
            return self.objects if len(self.objects) == 1 else self.subjects[:1]
        if number == "one":
            return self.condition or self.topic[:1]
        return ()

    def _has(self, words: Words, thing: Thing, kinds: frozenset[Kind]) -> bool:
        """Return whether a concept of one of these kinds begins within a thing of the sentence at hand."""
        for index in range(max(thing.start, 0), thing.end):
            term = words.concepts.get(index)
            if term is not None and self.kind_of(term[1]) in kinds:
                return True
        return False


@lru_cache(maxsize=1)
def _referring() -> dict[str, str]:
    return {row["word"]: row["number"] for row in read_knowledge(TABLES / "referring.tsv")}


def _elsewhere(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return things as later sentences see them."""
    return tuple([thing.elsewhere() for thing in things])
