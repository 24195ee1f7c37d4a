"""One sentence being read: its words and cues, the things named so far, and the lists that name them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from ..cues import CueMatch
from ..direction import EFFECTS
from ..lists import parse_list
from ..referring import Context
from ..shares import find_shares
from ..things import Thing, thing_named
from ..words import Words
from .link import Link, State, is_addition, is_epithet, is_example, is_of_group, says_nothing

_AUXILIARY: Final = frozenset("MBHORXT")


class Sentence:
    """One sentence being read: its words and cues, the things named so far, and the lists that name them."""

    def __init__(self, words: Words, cues: Sequence[CueMatch], context: Context, about: Sequence[Thing] = ()) -> None:
        self.words, self.context, self.state = words, context, State()
        self.state.pending, self.state.subjects = list(about), list(about)
        self.named: list[Thing] = []  # in reading order
        kept = [cue for cue in cues if not _is_idle(words, cue)]
        if len(kept) > 1 and kept[0].form == "G" and words.tags[kept[0].start - 1 : kept[0].start] == ["C"]:
            kept = kept[1:]  # "losing weight and avoiding stress help": the last item of the subject
        self.cues = {cue.start: cue for cue in kept}
        self.starts = [cue.start for cue in kept]
        self.verbs = [cue.start for cue in kept if cue.cue.kind != "N"]
        self.links: list[Link] = []
        self.waiting: list[tuple[CueMatch, list[Thing], str]] = []  # cues whose object comes with a later one
        self.sought: tuple[CueMatch, list[Thing]] | None = None  # what people reach, whose means may follow
        self.aside = False  # within ", which …,"
        self.clause = 0  # where the clause around a relative one begins
        self.shares = find_shares(words)

    def _stop(self, index: int, *, nouns: bool = True) -> int:
        """Return the start of the next cue after `index`: a phrase does not run into one; an object may into a noun."""
        starts = self.starts if nouns else self.verbs
        after = bisect_right(starts, index)
        return starts[after] if after < len(starts) else len(self.words)

    def _gerunds_in(self, index: int) -> int:
        """Return the start of the first cue from `index` on that is no gerund: lists of things to do run up to it."""
        for start in self.starts:
            if start >= index and self.cues[start].form != "G":
                return start
        return len(self.words)

    def _list(self, start: int, stop: int, *, commas: bool = True, objects: bool = False) -> tuple[list[Thing], int]:
        phrases, end = parse_list(self.words, start, stop, commas=commas, objects=objects)
        things: list[Thing] = []
        if len(phrases) > 1 and self._leads_into_noun_cue(end) and self.words.tags[phrases[-1].start] == "D":
            del phrases[-1]  # "gout, a common | cause of …"
            end = phrases[-1].end
        for phrase in phrases:
            thing = thing_named(self.words, phrase)
            meant = self.context.stands_for(self.words, phrase.start, thing)
            things.extend([thing] if not meant or meant[0].stands_with(thing) else meant)
        self.context.note(self.words, things)
        self.named.extend(things)
        return things, end

    def _leads_into_noun_cue(self, end: int) -> bool:
        """Whether a phrase is only the beginning of a noun cue: "a common | cause of"."""
        cue = self.cues.get(end)
        return cue is not None and cue.cue.kind == "N"

    def _after_preposition(self, index: int) -> bool:
        return index > 0 and self.words.tags[index - 1] in "PT"

    def _is_predicate(self, index: int) -> bool:
        """Whether a copula stands before `index`: "is a problem that …" says what the subject is."""
        before = index - 1
        while before >= 0 and self.words.tags[before] in "RX":
            before -= 1
        return before >= 0 and self.words.tags[before] == "B"

    def _before(self, cue: CueMatch) -> int:
        """Return the index of the last word before the verb group of `cue`, -1 at the start."""
        index = cue.start - 1
        while index >= 0 and (self.words.tags[index] in _AUXILIARY or self.words.lower[index] in ("help", "helps")):
            index -= 1
        return index

    def _own_words(self, thing: Thing) -> Thing:
        """Name "back" in "back and knee pain" by its own word, where the other words name what it is tied to."""
        if thing.start < 0:
            return thing
        return thing.at(self.words.starts[thing.start], self.words.ends[thing.end - 1])

    def _emit(
        self, subjects: Sequence[Thing], objects: Sequence[Thing], cue: CueMatch, rule: str, effect: str = ""
    ) -> None:
        state, effect = self.state, effect or cue.cue.effect
        if effect not in EFFECTS:
            return
        if not subjects or not objects:
            lack = "subject" if objects else "object" if subjects else "subject, no object"
            self.context.unjoined.append((self.words.between(cue.start, cue.end), lack))
        end = max([cue.end, *(thing.end for thing in objects if thing.end > 0)])
        for subject in subjects:
            for thing in objects:
                if subject.kept and thing.kept and not subject.stands_with(thing):
                    scope = (min(state.clause, cue.start), end)
                    self.links.append(Link(subject, thing, cue, effect, scope, rule, self.words))

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        raise NotImplementedError


def _is_idle(words: Words, cue: CueMatch) -> bool:
    """Whether a cue joins nothing where it stands."""
    named = is_example(words, cue) or is_addition(words, cue) or is_epithet(words, cue)
    return named or is_of_group(words, cue) or says_nothing(words, cue)
