"""What helps whom to do what, and what a treatment takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..cues import CueMatch
from ..phrases import word_set
from ..things import Thing
from .link import Link, tag_at
from .verbs import VerbReader

_POPULATIONS: Final = word_set("populations")
_DEED_NOUNS: Final = word_set("deed_nouns")
_COUNTING: Final = frozenset(("some", "many", "most"))
_REACH = 8  # words of whom something helps


class HelpReader(VerbReader):
    """What helps whom to do what, and what a treatment takes."""

    def _helps(self, cue: CueMatch) -> int:
        """ "A helps the back"; in "A helps people walk" and "A helps to ease B" the verb after it says what A does."""
        words, state = self.words, self.state
        helpers = state.pending or (state.subjects if words.tags[cue.start - 1] == "T" else [])
        alone = tag_at(words, cue.end) in ".,S" or words.lower[cue.end : cue.end + 1] == ["in"]
        if alone and helpers and not self._are_people(helpers):
            if topic := self.context.about(helpers, words.starts[cue.start]):
                self._emit(helpers, topic, cue, "help the topic", effect="treat")
            return cue.end
        if cue.end >= len(words) or cue.end in self.cues or words.tags[cue.end] not in "DN":
            return cue.end
        things, end = self._list(cue.end, self._stop(cue.start))
        subjects = state.pending or state.subjects
        people = any(thing.head in _POPULATIONS for thing in things)
        named = self._condition_of(things[0]) if people else []
        if named and tag_at(words, end) in ",.;" and end not in self.cues:
            self._emit(subjects, named, cue, "help people with", effect="treat")
        if people and not named and len(things) == 1 and tag_at(words, end) in ".,;" and self._some_or_many(things[0]):
            if topic := self.context.about(subjects, words.starts[cue.start]):
                self._emit(subjects, topic, cue, "help the topic", effect="treat")
            state.subjects, state.pending = list(subjects), []
            return end
        if things and not named and tag_at(words, end) == "V" and end not in self.cues:
            deeds, _ = self._deeds(end)
            self._emit(subjects, deeds[:1], cue, "help to do", effect="enable")
            state.subjects, state.pending = list(subjects), []
            return deeds[0].end if deeds else end
        if not things or people or end in self.cues or words.tags[end : end + 1] in (["V"], ["T"]):
            state.subjects, state.pending = list(subjects), []
            return max(end, cue.end) if things else cue.end
        return self._active(cue, subjects, "subject before verb")

    def _some_or_many(self, group: Thing) -> bool:
        """Whether a group is only counted: "help some people", "help many patients"."""
        return group.start > 0 and group.end - group.start == 1 and self.words.lower[group.start - 1] in _COUNTING

    def _deed(self, cue: CueMatch) -> int:
        """ "A helps you move more easily": what it helps to do, where that is no cue of its own."""
        subjects = self.state.pending or self.state.subjects
        if self.words.lower[cue.end : cue.end + 1] == ["with"] and cue.cue.pattern.startswith("help"):
            return self._helped(cue, subjects)
        if cue.end in self.cues or not self._opens_deed(cue.end):
            return cue.end
        things, _ = self._deeds(cue.end)
        if self.words.tags[things[0].end : things[0].end + 1] == ["T"]:
            return cue.end  # "help you find the balance to …"
        self._emit(subjects, things, cue, "help to do", effect="enable")
        self.state.subjects, self.state.pending = list(subjects), []
        return things[-1].end

    def _helped(self, cue: CueMatch, subjects: Sequence[Thing]) -> int:
        """ "A helps people with B", where nothing says what it helps them to do."""
        if (deed := next((i for i in range(cue.end + 2, cue.end + _REACH) if self._opens_deed(i)), 0)) != 0:
            things, end = self._deeds(deed)
            self._emit(subjects, things, cue, "help to do", effect="enable")
            self.state.subjects, self.state.pending = list(subjects), []
            return max(end, deed)
        things, end = self._list(cue.end + 1, self._stop(cue.start))
        if tag_at(self.words, end) in ",.;" and end not in self.cues:
            self._emit(subjects, things, cue, "help people with", effect="treat")
        self.state.subjects, self.state.pending = list(subjects), []
        return max(end, cue.end)

    def _opens_deed(self, index: int) -> bool:
        """Whether what people do begins at `index`: a verb that is no cue, or a noun that is one of theirs here."""
        if index >= len(self.words) or index in self.cues:
            return False
        acts = self.words.lower[index] in _DEED_NOUNS and tag_at(self.words, index + 1) in "RPDT.,C"
        return self.words.tags[index] == "V" or (self.words.tags[index] == "N" and acts)

    def _managed(self, cue: CueMatch) -> int:
        """ "Treating A requires B": what B is for stands in the gerund before it."""
        words, subject = self.words, self.state.pending[0] if self.state.pending else None
        does = self.cues.get(subject.start) if subject is not None else None
        if subject is None or does is None or does.form != "G":
            return self._word(cue.start)
        patients = self._list(does.end, subject.end)[0]
        things, end = self._list(self._past_mixture(cue.end), self._gerunds_in(cue.end))
        scope = (min(self.state.clause, cue.start), max(end, cue.end))
        for thing in things:
            for patient in patients:
                self.links.append(Link(thing, patient, does, does.cue.effect, scope, "what it takes", words))
        self.state.pending = []
        return max(end, cue.end)

    def _past_mixture(self, index: int) -> int:
        """Return the index after "a combination of", which names nothing."""
        words = self.words
        for at in range(index, min(index + 4, len(words) - 1)):
            if words.lower[at] in ("combination", "mix", "mixture", "variety", "range") and words.lower[at + 1] == "of":
                return at + 2
        return index
