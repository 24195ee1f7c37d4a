"""What people report after a treatment ("20% of patients had pain after surgery"), and what they die of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...model import Kind, Valence
from ..cues import CueMatch
from ..direction import valence_of_words
from ..phrases import word_set
from ..things import Thing, extended, whole_of
from .groups import GroupReader
from .link import tag_at

_POPULATIONS: Final = word_set("populations")
_TREATMENTS: Final = word_set("treatments")
_TAKING: Final = word_set("uses")

AFTER: Final = frozenset(("after", "following"))
_BREAKS: Final = frozenset(",.;:-SQMBHO")
_LESS: Final = frozenset(("less", "fewer", "reduced", "lower", "milder", "no"))
_GOOD: Final = frozenset(("normal", "normally", "better", "improvement", "success", "relief", "free", "comfortable"))
_SET_APART: Final = frozenset(("with", "who", "that", "without", "on"))
_REACH: Final = 8  # words


class AftermathReader(GroupReader):
    """What people report after a treatment, and what they die of."""

    def _aftermath(self, things: Sequence[Thing], end: int, cue: CueMatch) -> int:
        """Join a treatment to what people have after it: "report numb fingers | after surgery"; 0 for other words."""
        words = self.words
        lead = next((at for at in range(end, min(end + _REACH, len(words))) if words.lower[at] in AFTER), 0)
        if not lead or not things or not _BREAKS.isdisjoint(words.tags[end:lead]):
            return 0
        treatments, after = self._list(lead + 1, self._stop(lead))
        if not treatments or not all(self._is_treatment(thing) for thing in treatments):
            return 0
        if "P" not in words.tags[end:lead]:
            things = self._reaching(things, end, lead)
        self._follows(treatments, things, cue)
        return max(after, end)

    def _reaching(self, things: Sequence[Thing], end: int, lead: int) -> list[Thing]:
        """Return things, the last with what is said of it up to `lead`: "their hands | feeling normal"."""
        while lead > end and self.words.tags[lead - 1] == "R":
            lead -= 1
        last = things[-1]
        whole = extended(self.words, last, lead) if lead > end and last.start >= 0 else last
        return [*things[:-1], whole]

    def _follows(self, treatments: Sequence[Thing], things: Sequence[Thing], cue: CueMatch) -> None:
        for thing in things:
            self._emit(treatments, [thing], cue, "after a treatment", effect=self._brought(thing))
        state = self.state
        state.subjects, state.objects, state.pending = list(treatments), list(things), []
        state.main = state.main or list(treatments)

    def _brought(self, thing: Thing) -> str:
        """Return what a treatment does to what people have after it: "less pain" is eased, "improvement" reached."""
        lower = self.words.lower
        if thing.start > 0 and not _LESS.isdisjoint(lower[thing.start - 1 : thing.start + 1]):
            return "decrease"
        said = {valence_of_words((word,), word) for word in thing.folded}
        good = Valence.WANTED in said and Valence.UNWANTED not in said
        return "help" if good or not _GOOD.isdisjoint(thing.folded) else "cause"

    def _is_treatment(self, thing: Thing) -> bool:
        if thing.start < 0:
            return False
        named = thing.head in _TREATMENTS or self.words.lower[thing.start] in _TAKING
        return named or self.context.are(self.words, thing, _TREATING)

    def _dying(self, cue: CueMatch) -> int:
        """ "4,000 people die each year from A", "A kills two million people": A makes them die."""
        words, state = self.words, self.state
        if words.lower[cue.start].startswith("kill"):
            if "I" not in words.tags[cue.start : cue.end]:
                return cue.end  # "kills many people"
            groups, end = self._list(cue.end - 1, cue.end)
            causes = state.pending or state.subjects
        else:
            groups = state.pending or state.subjects
            causes, end = self._list(cue.end, self._stop(cue.start, nouns=False))
        people = bool(groups) and groups[0].head in _POPULATIONS and not self._set_apart(groups[0])
        if people and causes and tag_at(words, cue.start - 1) not in "TX":
            deed = whole_of(words, cue.start, cue.start + 1, cue.start)
            self._emit(causes, [deed], cue, "deaths from", effect="cause")
            state.subjects, state.objects, state.pending = list(causes), [deed], []
            state.main = state.main or list(causes)
        return max(end, cue.end)

    def _set_apart(self, group: Thing) -> bool:
        """Whether words say what makes a group one: "people with anorexia"."""
        return not _SET_APART.isdisjoint(self.words.lower[group.start : group.end])


_TREATING: Final = frozenset((Kind.INTERVENTION, Kind.EXERCISE))
