"""What earlier words left to refer to: "this condition", "both", "they" stand for what was named before them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Kind
from .cues import CuePattern
from .phrases import word_set
from .things import Thing
from .words import TABLES, Words

CONDITIONS: Final = frozenset((Kind.CONDITION, Kind.SYMPTOM))
_NAMED: Final = frozenset((Kind.CONDITION, Kind.SYMPTOM, Kind.BODY_PART))
_INTERVENTIONS: Final = frozenset((Kind.INTERVENTION,))
_REMEDY_HEADS: Final = word_set("remedy_heads")
_DONE: Final = ("plasty", "ectomy", "otomy", "ostomy", "tripsy", "grafting")  # heads of what surgeons do
_TREATED: Final = frozenset(("drug", "drugs", "procedure", "procedures", "remedy", "remedies", "namesake", "namesakes"))
_PEOPLE: Final = word_set("populations")
_POINTING: Final = frozenset(("this", "these", "that", "those", "the", "both", "such", "each"))
_OWN: Final = frozenset(("its", "their"))
_SORTS: Final = frozenset(("type", "kind", "form", "sort"))
_RECENT: Final = 3  # sentences for which a treatment is kept
_REMEMBERED: Final = 12  # things named alone


@dataclass(frozen=True, slots=True)
class Role:
    """What things of a kind were said to do: the `others` joined to them, by which pattern, on which side they were."""

    others: tuple[Thing, ...]
    pattern: CuePattern
    effect: str
    is_subject: bool


@dataclass(slots=True)
class Context:
    """What earlier sentences of the same section left to refer to.

    `pair` are the last two conditions or parts of the body named together, `alone` the last things named alone,
    `topic` what the headings above are about, `title` what the document is about. `kind_of` tells what a concept is,
    `is_condition` whether a thing is a condition. `kinds` is what the sentence before said of things of a kind.
    `remedies` are the treatments named last together, for "the drug" and "these procedures", `since` how many
    sentences ago.
    `unjoined` are the cues of the sentence at hand that joined nothing, each with what it lacks ("subject", "object",
    "advice").
    """

    subjects: tuple[Thing, ...] = ()
    objects: tuple[Thing, ...] = ()
    pair: tuple[Thing, ...] = ()
    alone: deque[Thing] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    topic: tuple[Thing, ...] = ()
    title: tuple[Thing, ...] = ()
    kind_of: Callable[[str], Kind] = lambda concept: Kind.THING
    is_condition: Callable[[Thing], bool] = lambda thing: False
    kinds: Role | None = None
    remedies: tuple[Thing, ...] = ()
    since: int = 0
    unjoined: list[tuple[str, str]] = field(default_factory=list)

    def close(self, subjects: Sequence[Thing], objects: Sequence[Thing]) -> None:
        """Keep what a sentence was about and what it said of it."""
        if subjects or objects:
            self.subjects = _elsewhere(subjects) or self.subjects
            self.objects = _elsewhere(objects)
        if self.pair and self.pair[0].start >= 0:
            self.pair = _elsewhere(self.pair)
        self.since += 1
        if self.since > _RECENT:
            self.remedies = ()
        if self.remedies and self.remedies[0].start >= 0:
            self.remedies = _elsewhere(self.remedies)
        alone = self.alone
        for place in range(len(alone)):
            if alone[place].start >= 0:
                alone[place] = alone[place].elsewhere()

    @property
    def condition(self) -> tuple[Thing, ...]:
        """The last condition that was named alone."""
        return next(((thing,) for thing in reversed(self.alone) if self.is_condition(thing)), ())

    def _last_subject(self) -> tuple[Thing, ...]:
        """Return the condition that the sentence before was about, where it was about one."""
        subject = self.subjects[0] if len(self.subjects) == 1 else None
        defines = subject is None or subject.head in _PEOPLE or subject.head in _referring()
        return self.subjects if subject is not None and not defines and self.is_condition(subject) else ()

    def meant(self) -> tuple[Thing, ...]:
        """Return the condition that "the disease" stands for: what was spoken of last, else the topic."""
        return self._last_subject() or self.topic[:1] or self.condition

    def about(self, beside: Sequence[Thing], before: int) -> list[Thing]:
        """Return what an empty slot of a sentence is of: what its section is about, named before, not `beside` it."""
        named = {thing.folded for thing in beside}
        for topic in (self.topic, self.condition, self.title):
            if topic and all(thing.first < before and thing.folded not in named for thing in topic):
                return list(topic)
        return []

    def note(self, words: Words, things: Sequence[Thing]) -> None:
        """Keep two conditions named together, and one named alone, for "both conditions" and "the disease"."""
        for thing in things:
            if self._is_remedy(words, thing):
                self.remedies, self.since = tuple(things), 0
                break
        if len(things) == 1 and things[0].head not in _PEOPLE:
            self.alone.append(things[0])
        if len(things) != 2 or not words.concepts:
            return
        named = [thing for thing in things if thing.head not in _PEOPLE and self._has(words, thing, _NAMED)]
        if len(named) == 2:
            self.pair = tuple(named)

    def _is_remedy(self, words: Words, thing: Thing) -> bool:
        """Whether a thing is a treatment by name, and no word for any: "hip surgery", not "the treatment"."""
        if not words.concepts and thing.head not in _REMEDY_HEADS:
            return False
        here = 0 <= thing.start < len(words) and words.starts[thing.start] == thing.first
        if not here or not thing.kept or (len(thing.folded) == 1 and thing.head in _referring()):
            return False
        return thing.head in _REMEDY_HEADS or self._has(words, thing, _INTERVENTIONS)

    def _remedies_meant(self, number: str, head: str, pointing: str) -> tuple[Thing, ...]:
        """Return what "the drug", "this operation" or "these treatments" stands for, () where that is not clear."""
        many = number in _ONE_OF
        meant = self.remedies
        if not meant or (len(meant) > 1 and not many) or (many and pointing == "the"):
            return ()
        meant = meant[:1] if meant[0].head in _referring() else meant  # "antiviral drugs such as …"
        performed = [_is_performed(thing) for thing in meant]
        namesakes = all(thing.head == head for thing in meant)
        fits = {"drug": not any(performed), "procedure": all(performed), "namesake": namesakes}
        return meant if fits.get(_ONE_OF.get(number, number), True) else ()

    def helped(self, things: Sequence[Thing]) -> None:
        """Keep what a sentence says helps, unless it names no treatment: "The drug lowers …"."""
        if not things:
            return
        for thing in things:
            if thing.head in _PEOPLE or thing.head in _referring() or self.is_condition(thing):
                return
        self.remedies, self.since = tuple(things), 0

    def stands_for(self, words: Words, start: int, thing: Thing) -> tuple[Thing, ...]:
        """Return what "both conditions" or "this disease" from word `start` on stands for, () where it is a name."""
        if words.lower[start] == "this" and words.lower[start + 1 : start + 2] and words.lower[start + 1] in _SORTS:
            return self.meant()  # "this type of pain"
        if words.lower[start] in _OWN and _referring().get(words.lower[thing.start]) == "course":
            return self.meant()  # "slows its progress"
        if words.lower[start] not in _POINTING or thing.start != thing.end - 1 or thing.start == start:
            return ()
        number = _referring().get(words.lower[thing.start])
        if (
            number == "two"
            or (number == "parts" and words.lower[start] in ("both", "these"))
            or (number == "many" and words.lower[start] in ("both", "these", "the"))
        ):
            return self.pair or self.topic
        if number == "last" and words.lower[start] != "the":
            return self.objects if len(self.objects) == 1 else self.subjects[:1]
        if number == "one":
            return self.meant()
        if number == "topic":
            return self.topic[:1]
        if number in _TREATED and (start == 0 or words.tags[start - 1] in ",;C"):
            return self._remedies_meant(number, words.folded[thing.start], words.lower[start])
        return ()

    def are_conditions(self, words: Words, things: Sequence[Thing]) -> bool:
        """Say whether these things of the sentence at hand are conditions or symptoms that a vocabulary knows."""
        return all(self._has(words, thing, CONDITIONS) or self.is_condition(thing) for thing in things)

    def are(self, words: Words, thing: Thing, kinds: frozenset[Kind]) -> bool:
        """Say whether a thing of the sentence at hand names a concept of one of these kinds."""
        return self._has(words, thing, kinds)

    def _has(self, words: Words, thing: Thing, kinds: frozenset[Kind]) -> bool:
        """Return whether a concept of one of these kinds begins within a thing of the sentence at hand."""
        for index in range(max(thing.start, 0), thing.end):
            term = words.concepts.get(index)
            if term is not None and self.kind_of(term[1]) in kinds:
                return True
        return False


_ONE_OF: Final = {"drugs": "drug", "procedures": "procedure", "remedies": "remedy", "namesakes": "namesake"}


def _is_performed(thing: Thing) -> bool:
    """Whether a treatment is something that surgeons do."""
    return thing.head in _procedures() or thing.head.endswith(_DONE)


@lru_cache(maxsize=1)
def _procedures() -> frozenset[str]:
    rows = read_knowledge(TABLES / "remedy_heads.tsv")
    return frozenset(row["word"] for row in rows if row["kind"] == "procedure")


@lru_cache(maxsize=1)
def _referring() -> dict[str, str]:
    return {row["word"]: row["number"] for row in read_knowledge(TABLES / "referring.tsv")}


def _elsewhere(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return things as later sentences see them."""
    return tuple([thing.elsewhere() for thing in things])
