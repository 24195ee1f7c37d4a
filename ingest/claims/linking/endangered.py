"""Who is at risk, of what the passage is about: "women are at higher risk", "people who smoke are at greatest risk"."""

from __future__ import annotations

from typing import ClassVar, Final

from ..cues import CueMatch, CuePattern
from ..phrases import word_set
from ..things import Thing
from .link import tag_at
from .prescribing import GivingReader

_POPULATIONS: Final = word_set("populations")
_DEGREES: Final = frozenset(
    (
        "higher",
        "high",
        "highest",
        "increased",
        "greater",
        "greatest",
        "special",
        "particular",
        "elevated",
        "most",
        "also",
    )
)
_CUE: Final = CuePattern("at risk", "A", "risk_up", "so", "correlational", (frozenset(("at",)),), verb=False)


class EndangeredReader(GivingReader):
    """Who is at risk of what the passage is about."""

    openers: ClassVar[frozenset[str]] = GivingReader.openers | {"at"}

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        if self.words.lower[index] == "at" and (end := self._at_risk(index)):
            return end
        return super()._word(index)

    def _at_risk(self, index: int) -> int:
        """Read "women are | at increased risk" with nothing said of what; return the index after it, 0 for others."""
        words, end = self.words, index + 1
        while end < len(words) and end < index + 4 and words.lower[end] != "risk":
            if words.lower[end] not in _DEGREES and words.tags[end] not in "DR":
                return 0
            end += 1
        if words.lower[end : end + 1] != ["risk"] or tag_at(words, end + 1) not in ".,;SP":
            return 0
        if words.lower[end + 1 : end + 2] in (["of"], ["for"]) or not self._is_predicate(index):
            return 0
        groups = [thing for thing in (self.state.pending or self.state.main) if thing.head in _POPULATIONS]
        about = self.context.about(groups, words.starts[index])
        if not groups or not about:
            return 0
        cue = CueMatch(index, end + 1, _CUE, "")
        for group in groups:
            told: list[Thing] = self._condition_of(group) or self._exposed(group)
            if told:
                self._emit(told, about, cue, "group at risk")
            else:
                self._emit(about, [group], cue, "group at risk", effect="common")
        self.state.subjects, self.state.objects, self.state.pending = groups, about, []
        return end + 1
