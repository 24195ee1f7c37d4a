"""Events: what a clause tells brings about what is told after it, "when the airways swell, people may wheeze"."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar, Final

from ...knowledge import read_knowledge
from ..cues import CueMatch, condition_cue
from ..phrases import word_set
from ..things import Thing, whole_of
from ..words import TABLES, Words, verb_forms
from .felt import FeltReader, told_by
from .groups import PEOPLE
from .link import tag_at

_EVENT_EXCLUDED: Final = word_set("event_excluded")
_EVENT_LEADS: Final = word_set("event_leads")
_POPULATIONS: Final = word_set("populations")

_AGED: Final = PEOPLE | frozenset(("people", "adults", "women", "men"))
_FINITE: Final = frozenset("VZBHMO")
_IS: Final = frozenset(("is", "are"))
_DENYING: Final = frozenset(("no", "not", "too", "isn't", "isn’t", "aren't", "aren’t"))
_TURNS_WITH: Final = frozenset(("away", "up", "better", "likely"))
_RISKY: Final = frozenset(("risk", "chance", "odds", "likelihood", "likely"))
_SAYING: Final = frozenset(("say", "report", "feel", "find", "think", "state"))
_LESS_LIKELY: Final = {"treat": "harm", "help": "harm", "harm": "treat", "increase": "decrease", "decrease": "increase"}
_LONGEST: Final = 30  # words of a clause


@lru_cache(maxsize=1)
def _turns() -> dict[tuple[str, ...], str]:
    """Return the effect of each form of `tables/turning_points.tsv`: ("gets", "worse") is harm."""
    effects: dict[tuple[str, ...], str] = {}
    for row in read_knowledge(TABLES / "turning_points.tsv"):
        verb, *rest = row["words"].split()
        for form in verb_forms(verb):
            effects[form, *rest] = row["effect"]
    return effects


def _refers_ahead(words: Words, start: int, comma: int) -> bool:
    """Whether "they" of a clause is what the next one is about: "because they soothe, creams …"."""
    people = words.lower[start] in ("you", "we") or words.lower[start] in word_set("populations")
    if words.lower[start - 1] == "as" and words.lower[comma + 1] in ("it", "they") and not people:
        return True  # "as the disease advances, it …"
    return words.lower[start] == "they" and words.lower[comma + 1] != "they"


class EventReader(FeltReader):
    """Events: "when A happens, people may have B", "as A grows, B shrinks", "B gets worse when A"."""

    openers: ClassVar[frozenset[str]] = FeltReader.openers | _EVENT_LEADS

    def _predicate(self, cue: CueMatch) -> int:
        """Join what a group used to what its members "were more likely to say had improved"; else read on."""
        if cue.cue.slots == "pop" and self.words.lower[cue.end - 1] == "to":
            return self._said_better(cue) or super()._predicate(cue)
        return super()._predicate(cue)

    def _said_better(self, cue: CueMatch) -> int:
        """Return the index after "more likely to | report that their pain had eased", 0 for other words."""
        words, state, at = self.words, self.state, cue.end
        if at + 2 >= len(words) or words.lower[at] not in _SAYING:
            return 0
        at += 1 + (words.lower[at + 1] == "that")
        things, end = self._list(at, len(words), commas=False)
        after = end
        while tag_at(words, after) in "HRM":
            after += 1
        turned = (tuple(words.lower[after : after + size]) for size in (3, 2, 1))
        effect = next((found for said in turned if (found := _turns().get(said))), "")
        groups = [thing for thing in state.pending or state.subjects if self._is_group(thing)]
        told = [thing for group in groups[:1] for thing in self._exposed(group)]
        if not things or not effect or not told:
            return 0
        effect = _LESS_LIKELY.get(effect, effect) if "less" in words.lower[cue.start : cue.end] else effect
        self._emit(told, things, cue, "groups compared", effect=effect)
        state.subjects, state.objects, state.pending = told, things, []
        return after + 1

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        if self.words.lower[index] in _EVENT_LEADS and (end := self._event(index)):
            return end
        return super()._word(index)

    def _event(self, index: int) -> int:
        """Return the index after what an event and its outcome are told in, 0 where `index` leads in no event."""
        if index and self.words.tags[index - 1] not in ",;:CS":
            return self._turned(index)
        comma = self._clause_end(index)
        if not comma or not self._happens(index + 1, comma):
            return 0
        if _refers_ahead(self.words, index + 1, comma):
            return 0
        event = self._told_in(index + 1, self._first_clause(index + 1, comma))
        return self._brought_about(index, event, comma + 1) if event is not None else 0

    def _first_clause(self, start: int, end: int) -> int:
        """Return where a clause within the clause begins, "when …" or "at a time when …", else `end`."""
        words = self.words
        for at in range(start + 2, end):
            if words.tags[at] == "S" or words.lower[at : at + 3] == ["at", "a", "time"]:
                return at
        return end

    def _clause_end(self, index: int) -> int:
        """Return the comma between the clause led in at `index` and one with a verb of its own, or 0."""
        words = self.words
        for comma in range(index + 2, min(index + _LONGEST, len(words) - 2)):
            if words.tags[comma] in ".;:(-":
                return 0
            if words.tags[comma] == "," and words.tags[comma + 1] in "DNQIRG":
                after = comma + 1
                while after < len(words) and words.tags[after] not in ",.;:(VZBHMOE":
                    after += 1
                return comma if tag_at(words, after) in "VZBHMOE" else 0
        return 0

    def _happens(self, start: int, end: int) -> bool:
        """Whether a clause tells something that happens: no other relation, no advice to those who have A."""
        words = self.words
        lead = words.lower[start - 1]
        verb = next((at for at in range(start + 1, end) if words.tags[at] in _FINITE), 0)
        ages = words.lower[end - 1] == "age" and words.lower[end - 2] in _AGED
        if (not verb and not ages) or not _EVENT_EXCLUDED.isdisjoint(words.folded[start : verb or end]):
            return False
        if words.lower[start] in ("i", "he", "she", "it", "this", "that"):
            return False
        if verb and lead in ("if", "once") and words.lower[start] == "you" and words.tags[verb] in "BHM":
            return False  # "if you have gout": to whom it is said
        if words.lower[start] in PEOPLE:
            return True  # what people do, whatever it does
        return not any(
            start < at < end and cue.form in ("V", "Z") and tag_at(words, cue.end) in "NDIG" and cue.end < end
            for at, cue in self.cues.items()
            if cue.cue.slots != "people"
        )

    def _told_in(self, start: int, end: int) -> Thing | None:
        """Return what a clause tells as one thing: "you lose blood" is losing it, "there is no air" no air."""
        words, people = self.words, _POPULATIONS
        after = words.lower[start + 1] if start + 1 < end else ""
        if after == "who":
            return None
        if words.lower[start] in ("you", "we", "they") or words.lower[start] in people:
            start += 1
        elif (words.tags[start] == "D" and after in people) or (words.lower[start] == "there" and after in _IS):
            start += 2
        while start < end - 1 and words.tags[start] in "DBR" and words.lower[start] not in _DENYING:
            start += 1
        return whole_of(words, start, end, end - 1) if start < end else None

    def _brought_about(self, index: int, event: Thing, start: int) -> int:
        """Emit what an event brings about, told from word `start` on; return the index after it, 0 for none."""
        words = self.words
        while tag_at(words, start) == "R":
            start += 1
        verb = self._verb_of_people(start)
        made = self._felt(event, verb) if verb else self._turning(event, start, index)
        if made:
            self.state.main, self.state.clause = [event], start
        return made

    def _turning(self, event: Thing, start: int, index: int) -> int:
        """Emit "B narrows", "B may appear", "B is damaged" told of what is no person; 0 for other words."""
        words = self.words
        things, end = self._list(start, self._stop(start), objects=True)
        verb = end
        while tag_at(words, verb) in "MRHB":
            verb += 1
        if not things or "X" in words.tags[end:verb]:
            return 0
        cue = self.cues.get(verb)
        if cue is not None and cue.cue.kind == "V" and cue.cue.slots == "so":
            passive = cue.form == "E" and words.tags[verb - 1] in "BR"
            after = tag_at(words, cue.end)
            if after not in ".,;PRS" or (passive and after == "P") or words.lower[cue.end : cue.end + 1] == ["how"]:
                return 0
            for thing in things:
                self._join(event, thing, cue.cue.effect, (end, cue.end), cue)
            return cue.end
        tells = told_by().get(words.lower[verb]) if verb < len(words) else None
        if tells == "appear":
            for thing in things:
                self._join(event, thing, "cause", (end, verb + 1), CueMatch(verb, verb + 1, condition_cue(), ""))
            return verb + 1
        if tells not in ("turn", "state") or verb in self.cues or words.lower[verb] in ("is", "are", "be"):
            return 0
        stop = verb + 1
        while stop < len(words) and words.tags[stop] not in ",.;:(SC":
            stop += 1
        self._join(event, whole_of(words, things[0].start, stop, stop - 1), "cause", (index, stop))
        return stop

    def _turned(self, index: int) -> int:
        """Emit "B gets worse | when A": what the clause tells makes B so; return the index after it, 0 for others."""
        words = self.words
        before = index
        while before and words.tags[before - 1] == "R" and words.lower[before - 1] not in _TURNS_WITH:
            before -= 1
        effect, at = "", before
        for at in (before - 3, before - 2, before - 1):
            effect = _turns().get(tuple(words.lower[max(at, 0) : before]), "")
            if effect:
                break
        state = self.state
        said = any(link.cue.start >= state.clause for link in self.links)
        said = said or not {"V", "Z"}.isdisjoint(words.tags[state.clause : at])
        if not effect or (said and not state.relative):
            return 0
        subjects = [thing for thing in state.pending if thing.end < at] or state.subjects
        if state.relative or "Q" in words.tags[max(at - 3, 0) : at]:
            subjects = state.objects[-1:]
        end = index + 1
        while end < len(words) and words.tags[end] not in ",.;:(-":
            end += 1
        end = self._first_clause(index + 1, end)
        if not subjects or self._are_people(subjects) or not self._tells(index, end):
            return 0
        event = self._told_in(index + 1, end)
        if event is None:
            return 0
        if not _RISKY.isdisjoint(words.lower[self.state.clause : before]):
            effect = self.of_risk(effect)
        for thing in subjects:
            self._join(event, thing, effect, (self.state.clause, end))
        self.state.pending, self.state.objects = [], list(subjects)
        return end

    def _tells(self, index: int, end: int) -> bool:
        """Whether a clause led in at `index` tells what happens or is done."""
        words, first = self.words, index + 1
        if end - first < 1 or end - first > _LONGEST or words.lower[first] in ("it", "this", "that"):
            return False
        if words.tags[first] == "G" and words.lower[index] in ("when", "if"):
            return True
        verb = any(tag in _FINITE for tag in words.tags[first + 1 : end])
        return verb and _EVENT_EXCLUDED.isdisjoint(words.folded[first : first + 3])
