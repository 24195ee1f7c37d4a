"""What people feel: "you may feel tired", "they may have pain", brought about by what the passage is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, Final

from ...knowledge import read_knowledge
from ...model import Valence
from ..cues import CueMatch, condition_cue
from ..direction import valence_of_words
from ..phrases import word_set
from ..referring import CONDITIONS
from ..things import Thing, whole_of
from ..words import TABLES, verb_forms
from .groups import PEOPLE
from .link import Link, tag_at
from .naming import NamingReader

_EVENT_EXCLUDED: Final = word_set("event_excluded")
_EVENT_LEADS: Final = word_set("event_leads")
_LIST_HEADS: Final = word_set("list_heads")
_POPULATIONS: Final = word_set("populations")

_BOUND: Final = frozenset(("should", "must", "shall", "ought", "need"))
_ONLY_THEN: Final = frozenset(("only", "even", "after", "during", "before"))
_POSSIBLE: Final = frozenset(("may", "might", "can", "could"))


@lru_cache(maxsize=1)
def told_by() -> dict[str, str]:
    """Return what each verb form of `tables/event_verbs.tsv` tells: thing, state, deed, turn or appear."""
    rows = read_knowledge(TABLES / "event_verbs.tsv")
    return {form: row["tells"] for row in rows for form in verb_forms(row["lemma"])}


class FeltReader(NamingReader):
    """What people feel or have: brought about by an event, or by what the passage is about."""

    openers: ClassVar[frozenset[str]] = NamingReader.openers | _POSSIBLE

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        if self.words.tags[index] == "M" and self.words.lower[index] in _POSSIBLE and (end := self._possibly(index)):
            return end
        return super()._word(index)

    def _possibly(self, index: int) -> int:
        """Read "| may feel tired" of people at large: what the passage is about brings it about; 0 for other words."""
        after = index + 1
        while tag_at(self.words, after) in "MRX":
            after += 1
        if after >= len(self.words) or told_by().get(self.words.lower[after]) not in ("thing", "state", "deed"):
            return 0
        if (had := self._had_by_people(index)) and told_by()[self.words.lower[after]] != "thing":
            return self._felt(had[0], index)
        topic = self._ailment() if self._of_people_at_large(index) else None
        return self._felt(topic, index) if topic is not None else 0

    def _had_by_people(self, index: int) -> list[Thing]:
        """Return what the people before `index` have: A of "people with A | may become …"; [] for others."""
        group = self.state.pending[:1]
        if not group or group[0].end != index or group[0].head not in _POPULATIONS:
            return []
        return [thing for thing in self._condition_of(group[0]) if self.context.are_conditions(self.words, [thing])]

    def _ailment(self) -> Thing | None:
        """Return the condition that the passage is about, one named in this sentence first."""
        context = self.context
        here = [thing for thing in context.condition if thing.start >= 0]
        about = [thing.elsewhere() for thing in (*context.topic[:1], *context.title[:1])]
        general = _EVENT_EXCLUDED | _LIST_HEADS
        return next(
            (
                thing
                for thing in (*here, *about, *context.condition)
                if len(thing.folded) > 1 or thing.head not in general
            ),
            None,
        )

    def _of_people_at_large(self, index: int) -> bool:
        """Whether what stands before the verb group at `index` is "you", "they" or "most people"."""
        words, before = self.words, index - 1
        while before >= 0 and words.tags[before] == "R":
            before -= 1
        if before < 0 or words.lower[-1] == ":" or "reason" in words.folded[max(before - 1, 0) : before]:
            return False
        if words.lower[before] in ("you", "they"):
            told = self.state.main or self.context.subjects
            told = () if len(told) == 1 and self.context.is_condition(told[0]) else told
            return words.lower[before] == "you" or not told or self._are_people(told)
        if words.lower[before] not in _POPULATIONS:
            return False
        first = before
        while first and words.tags[first - 1] in "DNR" and before - first < 3:
            first -= 1
        return first == 0 or words.tags[first - 1] in ",;:CSP"

    def _verb_of_people(self, start: int) -> int:
        """Return the index after the people that a clause is about, 0 where it is about something else."""
        words, at = self.words, start
        if words.lower[at] in PEOPLE:
            return at + 1
        while at < len(words) and at < start + 4 and words.tags[at] in "DNR":
            if words.lower[at] in _POPULATIONS:
                phrases, end = self._list(start, self._stop(start), commas=False)
                return end if phrases else 0
            at += 1
        return 0

    def _felt(self, event: Thing, start: int) -> int:
        """Emit "may have B or feel C" of people from word `start` on; return the index after it, 0 for advice."""
        words, at, told = self.words, start, 0
        while at < len(words):
            verb = at
            while tag_at(words, verb) in "MRXO":
                if words.lower[verb] in _BOUND:
                    return told
                verb += 1
            tells = told_by().get(words.lower[verb]) if verb < len(words) else None
            if tells not in ("thing", "state", "deed") or (tells != "deed" and tag_at(words, verb + 1) in "T."):
                return told
            undone = "X" in words.tags[at:verb] and event.start >= 0
            things, end = self._felt_things(verb, tells, whole=undone)
            if things and things[0].folded[0] in ("trouble", "difficulty") and "with" in words.lower[verb : end + 1]:
                return told  # "trouble with stairs": what is made hard
            if not things or not _EVENT_EXCLUDED.isdisjoint(things[0].folded):
                return told
            cue = None if undone else CueMatch(verb, verb + 1, condition_cue(), "")
            for thing in things if self._suffered(verb, things) else ():
                self._join(event, thing, "harm" if undone else "cause", (start, thing.end), cue)
            told = end
            at = end
            while tag_at(words, at) in ",C":
                at += 1
            if at == end:
                return told
        return told

    def _suffered(self, verb: int, things: Sequence[Thing]) -> bool:
        """Whether what people "have" or "get" is something that nobody wants; what they feel or do needs no sign."""
        if self.words.folded[verb] not in ("have", "has", "get", "show", "lose"):
            return True
        unwanted = (valence_of_words(thing.folded, thing.head) is Valence.UNWANTED for thing in things)
        return any(unwanted) or any(
            self.context.kind_of(self.words.concepts[index][1]) in CONDITIONS
            for thing in things
            for index in range(max(thing.start, 0), thing.end)
            if index in self.words.concepts
        )

    def _felt_things(self, verb: int, tells: str, *, whole: bool) -> tuple[list[Thing], int]:
        """Return what people have, or the state that they are in, told by the verb at `verb`."""
        words = self.words
        if tells == "thing" and not whole:
            return self._list(verb + 1, len(words), objects=True)
        end = self._state_ends(verb + 1)
        first = verb if whole or tells == "deed" else verb + 1
        things = [whole_of(words, first, end, end - 1)] if end > first else []
        while things and tells == "state" and tag_at(words, end) in ",C":
            first = end + 1 + (tag_at(words, end + 1) == "C")
            after = self._state_ends(first)
            if (
                tag_at(words, first) != "N"
                or words.lower[first] in told_by()
                or tag_at(words, after) not in ".,C;"
                or "V" in words.tags[first:after]
            ):
                break
            things.append(whole_of(words, first, after, after - 1))
            end = after
        return things, end

    def _state_ends(self, end: int) -> int:
        """Return the index after the words from `end` on that tell one state or deed."""
        words = self.words
        while end < len(words) and words.tags[end] not in ",.;:(QSC" and end not in self.cues:
            if words.lower[end] in _ONLY_THEN:
                break  # "tired | only after climbing stairs"
            end += 1
        return end

    def _join(
        self, event: Thing, thing: Thing, effect: str, scope: tuple[int, int], cue: CueMatch | None = None
    ) -> None:
        if not thing.kept or thing.span == event.span or set(thing.folded) <= set(event.folded):
            return  # "Anyone can get the flu." under a heading on the flu
        lead = next((i for i in range(max(event.start - 1, 0), -1, -1) if self.words.lower[i] in _EVENT_LEADS), 0)
        match = cue or CueMatch(lead, lead + 1, condition_cue(), "")
        self.links.append(Link(event, thing, match, effect, scope, "event and outcome", self.words))
