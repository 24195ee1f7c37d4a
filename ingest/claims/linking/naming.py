"""Words that go on with a name: "a bag overloaded with books", "drugs used to treat gout"; deeds side by side."""

from __future__ import annotations

from typing import ClassVar, Final

from ..cues import CueMatch
from ..things import Thing, extended, whole_of
from .clauses import ClauseReader
from .link import tag_at

_MEANT: Final = frozenset(("used", "taken", "given", "needed", "meant", "designed", "prescribed", "intended", "made"))
_LONGEST: Final = 12  # words that a participle adds to a name


class NamingReader(ClauseReader):
    """Words that go on with a name, which say which one is meant and nothing of their own."""

    openers: ClassVar[frozenset[str]] = _MEANT | {"which"}
    """The words that `_word` of this reader or one below it may read otherwise than the clauses' own reader."""

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        tag, lower = self.words.tags[index], self.words.lower
        if tag == "E" and lower[index] in _MEANT and (end := self._meant_for(index)):
            return end
        if lower[index] == "which" and index > 1 and self.words.tags[index - 2 : index] == [",", "P"]:
            self.state.pending, self.state.clause, self.aside = [], index + 1, True
            return index + 1  # ", in which …, ": back to the main clause after it
        return super()._word(index)

    def _verb(self, cue: CueMatch) -> int:
        led = cue.form == "E" and tag_at(self.words, cue.end) in "PT" and self.words.lower[cue.end] != "by"
        if led and self.state.pending and (end := self._reduced_clause(cue.start)):
            return end
        if cue.form == "G" and (end := self._deed_beside(cue)):
            return end
        return super()._verb(cue)

    def _agent(self, cue: CueMatch) -> int:
        """ "Pain brought on by cold is …": what it is brought on by belongs to its name, too."""
        patients = list(self.state.pending)
        return self._named_whole(patients, cue, super()._agent(cue))

    def _predicate(self, cue: CueMatch) -> int:
        """ "Anemia caused by bleeding is …": what it is caused by belongs to its name, too."""
        before = list(self.state.pending) if cue.cue.slots == "os" else []
        return self._named_whole(before, cue, super()._predicate(cue))

    def _named_whole(self, before: list[Thing], cue: CueMatch, end: int) -> int:
        """Take what stands before a cue, with all up to `end`, for what the verb at `end` is said of."""
        words, state, verb = self.words, self.state, end
        if len(before) != 1 or before[0].end != cue.start or before[0].start < 0:
            return end
        while tag_at(words, verb) == "R":
            verb += 1
        if tag_at(words, verb) in "MBHZ" or (verb in self.cues and self.cues[verb].form in ("V", "Z")):
            whole = extended(words, before[0], end)
            state.pending, state.main = [whole], [whole] if state.main in ([], before) else state.main
        return end

    def _deed_beside(self, cue: CueMatch) -> int:
        """Return the end of "resting | or icing the knee" before the verb whose subject both are, 0 for other words."""
        words, state = self.words, self.state
        last = state.pending[-1] if state.pending else None
        if last is None or last.start < 0 or last.end != cue.start - 1:
            return 0
        if words.tags[last.start] != "G" or words.tags[cue.start - 1] != "C":
            return 0
        things, end = self._list(cue.end, self._stop(cue.start))
        stop = things[-1].end if things else cue.end
        if tag_at(words, end) not in "MBHZ" and not (end in self.cues and self.cues[end].form in ("V", "Z")):
            return 0
        beside = whole_of(words, cue.start, stop, stop - 1)
        state.main = [*state.main, beside] if state.main == state.pending else state.main
        state.pending = [*state.pending, beside]
        return end

    def _meant_for(self, index: int) -> int:
        """Return the end of "drugs | used to treat gout" where it ends what was said; 0 for other words."""
        words, state = self.words, self.state
        said = [*state.objects, *state.subjects]
        last = next((thing for thing in said if thing.end == index), None)
        if last is None or words.lower[index + 1 : index + 2] not in (["to"], ["for"]):
            return 0
        end = index + 2
        while end < len(words) and words.tags[end] in "VNDIGRC" and end - index < _LONGEST:
            end += 1
        if tag_at(words, end) not in ".,;" or end - index < 3:
            return 0
        self._rename(last, extended(words, last, end))
        return end

    def _rename(self, old: Thing, new: Thing) -> None:
        """Give what was said of `old` the whole name."""

        def named(thing: Thing) -> Thing:
            return new if thing == old else thing

        self.links = [one.joining(named(one.subject), named(one.object)) for one in self.links]
        self.state.objects = [named(thing) for thing in self.state.objects]
        self.state.subjects = [named(thing) for thing in self.state.subjects]
