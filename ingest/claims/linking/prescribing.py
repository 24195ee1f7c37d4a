"""What doctors give for what: "doctors may prescribe drops for glaucoma", "for asthma, inhalers are recommended"."""

from __future__ import annotations

from typing import ClassVar, Final

from ...model import Valence
from ..cues import CueMatch, CuePattern
from ..direction import valence_of_words
from ..phrases import word_set
from ..things import Thing
from ..words import verb_forms
from .events import EventReader
from .link import tag_at

_PROFESSIONALS: Final = word_set("professionals")
_GIVING: Final = frozenset(form for verb in word_set("giving_verbs", "lemma") for form in verb_forms(verb))
_FOR_SURE: Final = frozenset(verb_forms("prescribe"))
_NO_REMEDIES: Final = word_set("event_excluded") | frozenset(("visit", "step", "option", "way", "change"))


def giving_cue(word: str) -> CuePattern:
    """Return the cue that giving something for a condition is: what is given eases it."""
    return CuePattern(word, "V", "treat", "so", "direct", (frozenset((word,)),), verb=True)


class GivingReader(EventReader):
    """What doctors give for what."""

    openers: ClassVar[frozenset[str]] = EventReader.openers | _GIVING

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        if self.words.lower[index] in _GIVING and self.words.tags[index] in "VZE" and (end := self._given(index)):
            return end
        return super()._word(index)

    def _given(self, index: int) -> int:
        """Read "doctors | prescribe A for B"; return the index after it, 0 where nobody gives or nothing is treated."""
        words, before = self.words, index - 1
        while before >= 0 and words.tags[before] in "MRB":
            before -= 1
        if words.tags[index] == "E" and "B" in words.tags[before + 1 : index]:
            return self._given_for(index)
        if before < 0 or words.folded[before] not in _PROFESSIONALS:
            return 0
        things, end = self._list(index + 1, self._stop(index))
        if not things or tag_at(words, end) == "T" or not _NO_REMEDIES.isdisjoint(things[0].folded):
            return 0
        ailments, end = self._treated(index, things, end)
        cue = CueMatch(index, index + 1, giving_cue(words.folded[index]), words.tags[index])
        self._emit(things, ailments, cue, "given for")
        self.state.subjects, self.state.objects, self.state.pending = things, ailments, []
        return end

    def _given_for(self, index: int) -> int:
        """Read "For B, A is often | recommended"; return the index after it, 0 for other words."""
        ailments = self._fronted(index)
        things = [thing for thing in self.state.pending if thing not in ailments]
        if not ailments or not things or self._are_people(things):
            return 0
        self._emit(things, ailments, CueMatch(index, index + 1, giving_cue(self.words.lower[index]), "E"), "given for")
        self.state.subjects, self.state.objects, self.state.pending = things, ailments, []
        return index + 1

    def _fronted(self, stop: int) -> list[Thing]:
        """Return the conditions of "For B," where the sentence begins so."""
        if self.words.lower[0] != "for":
            return []
        found, after = self._list(1, stop, commas=False)
        return [one for one in found if self._ails(one)] if tag_at(self.words, after) == "," else []

    def _treated(self, index: int, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Return what is treated: told after "for", at the start after "For", or what the passage is about."""
        words = self.words
        if tag_at(words, end) == "P" and words.lower[end] == "for":
            found, after = self._list(end + 1, self._stop(end))
            return [thing for thing in found if self._ails(thing)], max(after, end)
        if named := self._fronted(index):
            return named, end
        about = self.context.about(things, words.starts[index]) if words.lower[index] in _FOR_SURE else []
        return [thing for thing in about if self._ails(thing)], end

    def _ails(self, thing: Thing) -> bool:
        """Whether a thing is what somebody is treated for."""
        return self.context.is_condition(thing) or valence_of_words(thing.folded, thing.head) is Valence.UNWANTED
