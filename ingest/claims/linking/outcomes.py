"""What something makes of whom: "makes people avoid sport", "leaves you tired", "makes the muscles tire"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ...knowledge import read_knowledge
from ..cues import CueMatch
from ..phrases import describes, parse_phrase, word_set
from ..things import Thing, whole_of
from ..words import TABLES
from .helping import HelpReader
from .link import tag_at

_POPULATIONS: Final = word_set("populations")
_STATES: Final = word_set("states")


@lru_cache(maxsize=1)
def _happening() -> frozenset[str]:
    """Return the verbs for what happens that are one word: "rise", "swell"."""
    return frozenset(row["verb"] for row in read_knowledge(TABLES / "happenings.tsv"))


_PERSONS: Final = frozenset(("you", "us", "them", "me", "him", "her", "someone", "anyone"))
_DEGREES: Final = frozenset(("more", "less", "too", "so", "very"))
_LONGEST_STATE: Final = 8  # words


class OutcomeReader(HelpReader):
    """What something makes of whom: "makes people avoid sport", "leaves you tired", "makes the muscles tire"."""

    def _makes(self, cue: CueMatch) -> int:
        """Join a subject to what it makes of whom; read on as with any other verb where no deed or state follows."""
        patient = self._patient(cue.end)
        if patient is None:
            return self._word(cue.start)
        start, end, person = patient
        outcomes = self._outcomes(start, end, person=person)
        if not outcomes:
            return self._word(cue.start)
        subjects = self.state.pending or self.state.subjects
        self._emit(subjects, outcomes, cue, "makes of whom", effect="cause")
        self.state.subjects, self.state.pending = list(subjects), []
        self.state.objects, self.state.effect = outcomes, "cause"
        return outcomes[-1].end

    def _patient(self, index: int) -> tuple[int, int, bool] | None:
        """Return (start, end, whether persons) of those of whom something is made, None where nobody stands there."""
        words = self.words
        if index < len(words) and words.lower[index] in _PERSONS:
            return index, index + 1, True
        phrase = parse_phrase(words, index, min(self._stop(index - 1), len(words)))
        if phrase is None:
            return None
        end = next(
            (at for at in range(index + 1, phrase.end) if self._state_at(at) or self._happens_at(at)), phrase.end
        )
        head = words.folded[end - 1]
        return index, end, head in _POPULATIONS or words.lower[end - 1] in _POPULATIONS

    def _happens_at(self, index: int) -> bool:
        """Whether a noun that is a verb here ends the words: "makes blood pressure | rise"."""
        words = self.words
        if words.tags[index : index + 1] != ["N"] or words.tags[index - 1] != "N":
            return False
        return words.lower[index] in _happening() and tag_at(words, index + 1) in ".,;:RCSP"

    def _state_at(self, index: int) -> bool:
        """Whether an adjective that names a state stands at `index`, with no name after it: "immune cells | less …"."""
        words, at = self.words, index
        while at < len(words) and words.lower[at] in _DEGREES:
            at += 1
        if at >= len(words) or (tag_at(words, at + 1) in "NG" and at + 1 < len(words)):
            return False
        state = describes(words.lower[at]) or words.lower[at] in _STATES
        return state or (words.tags[at] == "E" and words.lower[at].endswith("ed"))

    def _outcomes(self, start: int, end: int, *, person: bool) -> list[Thing]:
        """Return what is made of words `start` to `end`: what they do, or the states they are left in."""
        words = self.words
        if tag_at(words, end) == "V" or (end > start and self._happens_at(end)):
            deeds, stop = self._deeds(end, cued=True)
            return deeds if person else [whole_of(words, _past_articles(self, start), stop, stop - 1)] if deeds else []
        if not self._state_at(end):
            return []
        states, at = list[Thing](), end
        while at < len(words) and self._state_at(at):
            stop = self._state_end(at)
            states.append(whole_of(words, at, stop, stop - 1))
            at = stop
            while at < len(words) and words.tags[at] in ",C":
                at += 1
        if person:
            return states
        return [whole_of(words, _past_articles(self, start), states[0].end, states[0].end - 1)]

    def _state_end(self, index: int) -> int:
        """Return the index after "less sensitive to insulin"."""
        words, at = self.words, index
        while words.lower[at] in _DEGREES:
            at += 1
        at += 1
        if tag_at(words, at) in "PT" and at + 1 < len(words) and words.lower[at] in ("to", "of"):
            while at < len(words) and words.tags[at] in "PTDNG" and at - index < _LONGEST_STATE:
                at += 1
        return at


def _past_articles(reader: OutcomeReader, index: int) -> int:
    while reader.words.tags[index] == "D":
        index += 1
    return index
