"""Who acts on what: one pass over the words of a sentence that joins subjects and objects through its cues.

The pass keeps what a reader keeps: the subject of the clause, the things just named (`pending`), and the objects of the
last cue, so that "which", "leading to" and "and reduces" find their subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Span
from .cues import CueMatch
from .phrases import Phrase, parse_list, word_set
from .words import Words

_AUXILIARY = frozenset("MBHORXT")
_CLAUSE_ENDS = frozenset(".;:")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a phrase names: its span in the document, its folded words (borrowed ones included), its head word.

    `start` and `end` are word indexes in the sentence, or -1 for a thing named in an earlier one.
    """

    span: Span
    folded: tuple[str, ...]
    head: str
    start: int = -1
    end: int = -1
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """One subject joined to one object by a cue. `scope` is the (start, end) of the words whose qualifiers apply."""

    subject: Thing
    object: Thing
    cue: CueMatch
    effect: str
    scope: tuple[int, int]
    rule: str


@dataclass(slots=True)
class Context:
    """What earlier sentences of the same section left to refer to."""

    subjects: tuple[Thing, ...] = ()
    objects: tuple[Thing, ...] = ()


@dataclass(slots=True)
class _State:
    pending: list[Thing] = field(default_factory=list)
    subjects: list[Thing] = field(default_factory=list)
    objects: list[Thing] = field(default_factory=list)
    main: list[Thing] = field(default_factory=list)
    effect: str = ""
    clause: int = 0
    relative: bool = False
    by_pronoun: str = ""


def link_sentence(words: Words, cues: Sequence[CueMatch], context: Context) -> list[Link]:
    """Return the links of a sentence in reading order, and leave in `context` what later sentences may refer to."""
    return _Linker(words, cues, context).run()


class _Linker:
    def __init__(self, words: Words, cues: Sequence[CueMatch], context: Context) -> None:
        self.words, self.context, self.state = words, context, _State()
        self.cues = {cue.start: cue for cue in cues}
        self.starts = sorted(self.cues)
        self.links: list[Link] = []

    def run(self) -> list[Link]:
        index, last = 0, len(self.words)
        while index < last:
            cue = self.cues.get(index)
            index = self._cue(cue) if cue else self._word(index)
        state = self.state
        if state.main or state.objects:
            self.context.subjects = tuple(state.main or state.subjects) or self.context.subjects
            self.context.objects = tuple(state.objects)
        return self.links

    # Words between cues ------------------------------------------------------------------------------------------

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        state, tag = self.state, self.words.tags[index]
        if tag in "NDIGER":
            things, end = self._list(index, self._stop(index))
            if things:
                state.pending, state.by_pronoun, state.relative = things, "", False
                if not state.main and not self._after_preposition(index):
                    state.main = things
                return max(end, index + 1)
        if tag == "Q":
            self._pronoun(index)
        elif tag in _CLAUSE_ENDS:
            state.pending, state.subjects, state.clause = [], [], index + 1
        elif tag == "S":
            state.pending, state.clause = [], index + 1
        elif tag == "," and index + 1 < len(self.words) and self.words.tags[index + 1] == "C":
            pass
        return index + 1

    def _after_preposition(self, index: int) -> bool:
        return index > 0 and self.words.tags[index - 1] == "P"

    def _pronoun(self, index: int) -> None:
        state, word = self.state, self.words.lower[index]
        relative = word in ("which", "that", "who") and index > 0 and (self.words.tags[index - 1] in "N,G)-EI")
        if relative:
            state.relative = True
            if not state.pending:
                state.pending = list(state.objects)
            state.clause = index
        elif word in ("it", "they", "this", "these", "that", "those", "both"):
            state.pending, state.by_pronoun = self._antecedent(word), word

    def _antecedent(self, word: str) -> list[Thing]:
        """Return what a pronoun stands for: "this" the last thing said, "it" and "they" what it was said of."""
        state, context = self.state, self.context
        if word in ("it", "they", "both") and state.main:
            return list(state.main)
        if word in ("this", "that") and state.objects:
            return list(state.objects)
        return list(context.subjects or context.objects)

    def _stop(self, index: int) -> int:
        """Return the start of the next cue after `index`: a phrase does not run into a cue."""
        return next((start for start in self.starts if start > index), len(self.words))

    def _list(self, start: int, stop: int) -> tuple[list[Thing], int]:
        phrases, end = parse_list(self.words, start, stop)
        return [self._thing(phrase) for phrase in phrases], end

    def _thing(self, phrase: Phrase) -> Thing:
        words = self.words
        start = phrase.start
        idle, light = word_set("idle_modifiers"), word_set("light_gerunds")
        while start < phrase.end - 1 and (
            words.tags[start] in "DR" or words.lower[start] in idle or words.lower[start] in light
        ):
            start += 1
        end, folded = phrase.end, tuple(words.folded[start : phrase.end])
        if phrase.borrowed:
            folded += tuple(words.folded[phrase.borrowed[0] : phrase.borrowed[1]])
            end = phrase.borrowed[1]
        return Thing(words.span(start, end), folded, words.folded[phrase.head], start, phrase.end, phrase.kept)

    # Cues --------------------------------------------------------------------------------------------------------

    def _cue(self, cue: CueMatch) -> int:
        slots = cue.cue.slots
        if slots == "none":
            return cue.end
        if slots == "pair":
            return self._pair(cue)
        if slots == "between":
            return self._between(cue)
        if slots in ("nominal", "symptom"):
            return self._nominal(cue)
        if cue.cue.kind == "V":
            return self._verb(cue)
        return self._predicate(cue)

    def _before(self, cue: CueMatch) -> int:
        """Return the index of the last word before the verb group of `cue`, -1 at the start."""
        index = cue.start - 1
        while index >= 0 and (self.words.tags[index] in _AUXILIARY or self.words.lower[index] in ("help", "helps")):
            index -= 1
        return index

    def _verb(self, cue: CueMatch) -> int:
        words, state = self.words, self.state
        before = self._before(cue)
        tag = words.tags[before] if before >= 0 else "^"
        if cue.form == "G" and (tag in "^SP" and words.tags[cue.start - 1 : cue.start] != ["B"]):
            if tag == "P" and state.subjects:
                return self._active(cue, state.subjects, "means")
            if tag == "P" and words.lower[before] == "by" and state.main:
                return self._active(cue, state.main, "means")
            return self._gerund_subject(cue)
        if cue.form == "E" and self._passive(cue):
            return self._agent(cue)
        if cue.form == "G" and tag in ",-":
            subjects = self._participle_subject(cue)
            return self._active(cue, subjects, "participle")
        if cue.form == "V" and tag in "^" and words.tags[cue.start - 1 : cue.start] != ["T"]:
            return self._imperative(cue)
        if state.relative and state.pending:
            state.relative = False
            return self._active(cue, state.pending[-1:] if words.lower[before] != "which" else state.pending, "relative")
        if state.pending:
            return self._active(cue, state.pending, "subject before verb")
        return self._active(cue, state.subjects, "same subject")

    def _participle_subject(self, cue: CueMatch) -> list[Thing]:
        state = self.state
        if cue.cue.effect == "cause" and state.effect in ("cause", "harm", "risk_up") and state.objects:
            return state.objects[-1:]
        return state.subjects or state.main or state.pending

    def _gerund_subject(self, cue: CueMatch) -> int:
        """"Strengthening the hips …" at the start of a clause names a thing."""
        things, end = self._list(cue.end, self._stop(cue.start))
        words = self.words
        stop = things[-1].end if things else cue.end
        folded = tuple(words.folded[cue.start : stop])
        self.state.pending = [Thing(words.span(cue.start, stop), folded, words.folded[stop - 1], cue.start, stop)]
        if not self.state.main:
            self.state.main = self.state.pending
        return max(end, cue.end)

    def _imperative(self, cue: CueMatch) -> int:
        """Advice ("Reduce stress.") states no relation; what it names may be referred to."""
        _, end = self._list(cue.end, self._stop(cue.start))
        return max(end, cue.end)

    def _passive(self, cue: CueMatch) -> bool:
        words = self.words
        by = cue.end < len(words) and words.lower[cue.end] == "by"
        index = cue.start - 1
        while index >= 0 and words.tags[index] in "RX":
            index -= 1
        return by or (index >= 0 and words.tags[index] == "B")

    def _agent(self, cue: CueMatch) -> int:
        """"X is caused by Y": the thing after "by" acts."""
        words, state = self.words, self.state
        if cue.end >= len(words) or words.lower[cue.end] != "by":
            return cue.end
        agents, end = self._list(cue.end + 1, self._stop(cue.end))
        patients = state.pending or state.objects
        if agents and patients:
            self._emit(agents, patients, cue, "passive")
            state.objects, state.subjects, state.pending = patients, agents, []
        return max(end, cue.end + 1)

    def _active(self, cue: CueMatch, subjects: Sequence[Thing], rule: str) -> int:
        things, end = self._objects(cue)
        if cue.cue.slots in ("os",):
            self._emit(things, subjects, cue, rule + ", source after")
        else:
            self._emit(subjects, things, cue, rule)
        state = self.state
        if subjects:
            state.subjects = list(subjects)
            if not state.main:
                state.main = list(subjects)
        if things:
            state.objects, state.effect = things, cue.cue.effect
        state.pending = []
        return max(end, cue.end)

    def _objects(self, cue: CueMatch) -> tuple[list[Thing], int]:
        if cue.object:
            things, _ = self._list(cue.object[0], cue.object[1])
            return things, cue.end
        start = cue.end
        while start < len(self.words) and (self.words.tags[start] in "R" or self.words.lower[start] in ("to", "both")):
            start += 1
        return self._list(start, self._stop(start - 1) if start > cue.end else self._stop(cue.start))

    def _predicate(self, cue: CueMatch) -> int:
        """"X is linked to Y", "X, due to Y", "X is more common in Y", "Y are more likely to have X"."""
        state = self.state
        things, end = self._list(cue.end, self._stop(cue.start))
        before = state.pending or state.objects or state.subjects
        if things and before:
            if cue.cue.slots in ("os", "pop"):
                self._emit(things, before, cue, "predicate, source after")
            else:
                self._emit(before, things, cue, "predicate")
            state.subjects = before
            state.objects, state.effect = things, cue.cue.effect
            if not state.main:
                state.main = before
            state.pending = []
        return max(end, cue.end)

    def _pair(self, cue: CueMatch) -> int:
        """"A and B occur together": each with the next."""
        before = self._before(cue)
        things = self.state.pending or (self.state.subjects if before >= 0 else [])
        for first, second in zip(things, things[1:], strict=False):
            self._emit([first], [second], cue, "pair")
        if len(things) == 1 and cue.cue.kind == "A":
            return cue.start + 1
        self.state.subjects, self.state.pending = list(things), []
        return cue.end

    def _between(self, cue: CueMatch) -> int:
        """"the link between A and B"."""
        things, end = self._list(cue.end, self._stop(cue.start))
        if cue.cue.effect != "noeff2" and len(things) >= 2:
            for other in things[1:]:
                self._emit(things[:1], [other], cue, "between")
            self.state.objects = things
        return max(end, cue.end)

    def _nominal(self, cue: CueMatch) -> int:
        """"A is a risk factor for B", "risk factors for B include A", "symptoms of B include A"."""
        words, state = self.words, self.state
        things, end = self._list(cue.end, self._stop(cue.start))
        after = end
        while after < len(words) and words.tags[after] in "RM":
            after += 1
        symptom = cue.cue.slots == "symptom"
        if things and after < len(words) and words.lower[after] in ("include", "includes", "are", "is", "including"):
            listed, stop = self._list(after + 1, self._stop(after))
            pair = (things, listed) if symptom else (listed, things)
            self._emit(*pair, cue, "noun with list")
            state.subjects, state.objects, state.pending = pair[0], pair[1], []
            state.main = state.main or list(pair[0])
            return max(stop, after + 1)
        subject = state.pending or state.subjects
        if things and subject and self._is_copula(cue.start):
            pair = (things, subject) if symptom else (subject, things)
            self._emit(*pair, cue, "noun after copula")
            state.subjects, state.objects, state.pending = list(subject), things, []
            state.main = state.main or list(subject)
        elif things:
            state.pending = things
        return max(end, cue.end)

    def _is_copula(self, start: int) -> bool:
        """Whether a copula, or a comma of apposition, stands before the noun cue with only its modifiers between."""
        index = start - 1
        while index >= 0 and self.words.tags[index] in "NDIRE":
            index -= 1
        return index >= 0 and (self.words.tags[index] in "B,PXH" or self.words.lower[index] in ("as", "of", "be"))

    def _emit(self, subjects: Sequence[Thing], objects: Sequence[Thing], cue: CueMatch, rule: str) -> None:
        state = self.state
        end = max([cue.end, *(thing.end for thing in objects if thing.end > 0)])
        for subject in subjects:
            for thing in objects:
                if subject.kept and thing.kept and subject.span != thing.span:
                    scope = (min(state.clause, cue.start), end)
                    self.links.append(Link(subject, thing, cue, cue.cue.effect, scope, rule))
