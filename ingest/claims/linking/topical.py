"""Cues with an empty slot that the topic, the owner or the people of a sentence fill: "symptoms include"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...vocabulary import fold_words
from ..cues import CueMatch
from ..phrases import describes, word_set
from ..things import Thing, whole_of
from .link import tag_at
from .outcomes import OutcomeReader

_POPULATIONS: Final = word_set("populations")

_FORETELLERS: Final = word_set("foretellers")

_MULTIPLES: Final = frozenset(("times", "half", "twice"))
_IDENTIFIED: Final = frozenset(("affected", "diagnosed", "hit", "struck"))
_EXEMPLARY: Final = (frozenset(("as",)), frozenset(("including",)))
_COPULA: Final = frozenset(("is", "are"))
_UNDER: Final = frozenset(("as", "if", "when"))


class TopicReader(OutcomeReader):
    """Cues with an empty slot, which the topic, the owner or the people of a sentence fill."""

    def _of_topic(self, cue: CueMatch) -> int:
        """ "Symptoms include A and B", under a heading that says of what."""
        if not {"that", "which", "who"}.isdisjoint(self.words.lower[cue.start : cue.end]):
            return self._word(cue.start)  # "therapy that includes exercises helps …"
        owner = self._owner(cue.start)
        if not owner and cue.cue.pattern.startswith("side effect"):
            owner = list(self.state.main) or list(self.context.subjects)
        topic = owner or self.context.about((), self.words.starts[cue.start])
        if cue.cue.parts[-1] == _COPULA and not self._opens_clause_at(cue.start):
            return self._word(cue.start)  # "what is behind your symptoms is …"
        things, end = self._listed_from(cue.end)
        if cue.cue.effect == "common" and not self._are_people(things):
            return cue.end  # "most patients are able to …"
        if cue.cue.parts[-1] in _EXEMPLARY and tag_at(self.words, end + (tag_at(self.words, end) == ",")) in "BMHZV":
            return self._word(cue.start)  # "risk factors such as A raise …": what they do is said
        if cue.cue.parts[-1] == _COPULA and all(len(one.folded) == 1 and describes(one.head) for one in things):
            return self._word(cue.start)  # "side effects are mild"
        pair: tuple[Sequence[Thing], Sequence[Thing]]
        pair = (topic, things) if cue.cue.slots == "topic" else (things, topic)
        self._emit(*pair, cue, "list of the topic")
        self.state.subjects, self.state.objects, self.state.pending = list(pair[0]), things, []
        return max(end, cue.end)

    def _bare(self, cue: CueMatch) -> int:
        """ "A is the usual cause.", under a heading or after words that say of what."""
        subjects = self.state.pending or self.state.subjects or self.state.main
        topic = self.context.about(subjects, self.words.starts[cue.start])
        if cue.cue.effect == "symptom":
            topic = list(self.context.topic or self.context.title)  # a condition named in passing has no complications
        if topic and not self._are_people(subjects) and not self._conditional(cue.start):
            pair = (topic, subjects) if cue.cue.effect == "symptom" else (subjects, topic)
            self._emit(*pair, cue, "predicate of the topic")
        self.state.pending = []
        return cue.end

    def _sign(self, cue: CueMatch) -> int:
        """ "A is often the first sign.", under a heading or after words that say of what."""
        shown = self.state.pending or self.state.subjects or self.state.main
        topic = self.context.about(shown, self.words.starts[cue.start])
        if topic and not self._are_people(shown):
            self._emit(topic, shown, cue, "predicate of the topic")
            self.state.subjects, self.state.objects = topic, list(shown)
        self.state.pending = []
        return cue.end

    def _end_itself(self, cue: CueMatch) -> int:
        """ "A can be fatal": what the cue's last word names."""
        subjects = self.state.pending or self.state.subjects
        if subjects and not self._are_people(subjects) and not self._conditional(cue.start):
            first = cue.end - 2 if self.words.lower[cue.end - 2] == "life" else cue.end - 1
            outcome = whole_of(self.words, first, cue.end, cue.end - 1)
            self._emit(subjects, [outcome], cue, "subject before verb")
            self.state.subjects = list(subjects)
        self.state.pending = []
        return cue.end

    def _cases_in(self, cue: CueMatch) -> int:
        """ "Half of all cases occur in A": what the passage is about is more common in A, a group."""
        things, end = self._list(cue.end + (tag_at(self.words, cue.end) == "P"), self._stop(cue.start))
        groups = [thing for thing in things if self._is_group(thing)]
        least = not {"few", "fewer", "rare", "small"}.isdisjoint(self.words.lower[: cue.start])
        if groups and not least:
            about = self.context.about(groups, self.words.starts[cue.start])
            self._emit(about, groups, cue, "cases in a group")
            self.state.subjects, self.state.objects = about, groups
        self.state.pending = []
        return max(end, cue.end)

    def _left_with(self, cue: CueMatch) -> int:
        """ "After A, some people are left with B", "people with A are left with B": A brings B about."""
        words, group = self.words, (self.state.pending or self.state.subjects)[:1]
        things, end = self._objects(cue)
        brought: list[Thing] = self._condition_of(group[0]) if group and group[0].head in _POPULATIONS else []
        if not brought and words.lower[0] == "after":
            named, stop = self._list(1, self._stop(1), commas=False)
            brought = named[:1] if tag_at(words, stop) == "," else []
        brought = brought or self.context.about(things, words.starts[cue.start])
        if group and self._are_people(group):
            self._emit(brought, things, cue, "left with")
            self.state.subjects, self.state.objects = brought, things
        self.state.pending = []
        return max(end, cue.end)

    def _conditional(self, index: int) -> bool:
        """Whether the clause that `index` stands in begins with "if" or "when"."""
        words, start = self.words, self.state.clause
        opening = words.lower[max(start - 1, 0) : start + 1]
        return not _UNDER.isdisjoint(opening) and "," not in words.tags[start:index]

    def _for_condition(self, cue: CueMatch) -> int:
        """ "A is used for B", "A may follow B", where B is a condition."""
        if self.words.lower[cue.end : cue.end + 1] == ["that"]:
            return self._word(cue.start)  # "results indicate that …"
        things, end = self._list(cue.end, self._stop(cue.start))
        subjects = self.state.pending or self.state.subjects
        found = cue.cue.slots == "condition_os" and any(thing.head in _FORETELLERS for thing in subjects)
        told = things[-1:] if self.words.lower[cue.end - 1] == "with" else things  # "starts with chills and | fever"
        if things and not found and self.context.are_conditions(self.words, told):
            pair = (things, subjects) if cue.cue.slots == "condition_os" else (subjects, things)
            self._emit(*pair, cue, "predicate")
            self.state.subjects, self.state.objects, self.state.pending = list(subjects), things, []
        return max(end, cue.end)

    def _families(self, cue: CueMatch) -> int:
        """ "A runs in families"."""
        families = [whole_of(self.words, cue.end - 1, cue.end, cue.end - 1)]
        self._emit(self.state.pending or self.state.subjects, families, cue, "subject before verb")
        return cue.end

    def _oftener(self, cue: CueMatch) -> int:
        """ "Women get A more often than men": A is more common in them."""
        words, start = self.words, cue.start
        groups = [thing for thing in self.state.main if thing.head in _POPULATIONS]
        things = self.state.pending or self.state.objects
        if words.lower[start] in _MULTIPLES or words.lower[start - 1] in _MULTIPLES:
            while start and words.tags[start - 1] in "IR":
                start -= 1
            told = words.lower[start - 1] in _IDENTIFIED
            things = self.context.about(groups, words.starts[cue.start]) if told else self.state.objects
            if "half" in words.lower[start : cue.end]:
                groups = [thing for thing in self._list(cue.end, self._stop(cue.start))[0] if self._is_group(thing)]
        elif groups and not set(things) - set(groups) and not _IDENTIFIED.isdisjoint(self.words.lower[: cue.start]):
            things = self.context.about((), self.words.starts[cue.start])  # "Women are affected more often"
        if groups and things and not set(things) & set(groups):
            self._emit(things, groups, cue, "group oftener")
        self.state.pending = []
        return self._list(cue.end, self._stop(cue.start))[1]

    def _held_if(self, cue: CueMatch) -> int:
        """ "The risk of A rises as you get older": what stands after "as" raises the risk."""
        held = self._list(*cue.object)[0] if cue.object else self.context.about((), self.words.starts[cue.start])
        clause, end = self._clause_after(cue.end if self.words.lower[cue.end - 1] in _UNDER else None)
        self._emit(clause, held, cue, "risk under a condition")
        self.state.pending = []
        return max(end, cue.end)

    def _opens_clause_at(self, index: int) -> bool:
        """Whether nothing but its modifiers stands before `index` in its clause."""
        index -= 1
        while index >= 0 and self.words.tags[index] in "NDIR":
            index -= 1
        return index < 0 or self.words.tags[index] in ",;:SC-"

    def _owner(self, start: int) -> list[Thing]:
        """Return what the cue that begins at `start` is of: "asthma's early | symptoms", "asthma has many | causes"."""
        words, index = self.words, start - 1
        while index >= 0 and words.tags[index] in "NDIR" and not words.lower[index].endswith(("'s", "’s")):
            index -= 1
        if index < 0:
            return []
        if words.tags[index] == "H":
            return self.state.pending or self.state.main
        if words.tags[index] not in "ND" or words.lower[index] in ("it's", "it’s"):
            return []
        first = words.starts[self._first_of_name(index)]
        last = words.ends[index] - 2
        folded = fold_words(words.text[first:last])
        return [Thing(first, last, folded, folded[-1])]

    def _first_of_name(self, index: int) -> int:
        while index and self.words.tags[index - 1] == "N" and index - 1 not in self.cues:
            index -= 1
        return index
