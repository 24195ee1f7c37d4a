"""Who acts on what: one pass over the words of a sentence that joins subjects and objects through its cues.

The pass keeps what a reader keeps: the subject of the clause, the things just named (`pending`), and the objects of the
last cue, so that "which", "leading to" and "and reduces" find their subject.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .correlatives import find_correlative
from .cues import CueMatch, condition_cue, correlative_cue, find_cues
from .phrases import Phrase, describes, parse_list, word_set
from .referring import Context
from .things import Thing, thing_of, whole_of
from .words import Words

_AUXILIARY = frozenset("MBHORXT")
_REMEDIAL = frozenset(("treat", "prevent", "help", "decrease"))
MAX_DEEDS = 8
_LONGEST_CLAUSE = 16  # words
_LONGEST_AMOUNT = 6
_CONTAINING = frozenset(("require", "requires", "involve", "involves", "include", "includes"))
_MATTERS = frozenset(("things", "matters", "the", "problem"))
_WHERE = frozenset(("usually", "mainly", "mostly", "chiefly", "typically", "most"))
_COPULAS = frozenset(("as", "of", "be", "remains", "remain", "remained", "becomes", "become", "became"))
_CLAUSE_ENDS = frozenset(".;:")


@dataclass(frozen=True, slots=True)
class Link:
    """One subject joined to one object by a cue.

    `scope` is the (start, end) of the words whose qualifiers apply, in `words`: the sentence without its brackets, or
    a bracket's own words.
    """

    subject: Thing
    object: Thing
    cue: CueMatch
    effect: str
    scope: tuple[int, int]
    rule: str
    words: Words


@dataclass(slots=True)
class _State:
    pending: list[Thing] = field(default_factory=list)
    subjects: list[Thing] = field(default_factory=list)
    objects: list[Thing] = field(default_factory=list)
    main: list[Thing] = field(default_factory=list)
    effect: str = ""
    clause: int = 0
    relative: bool = False
    predicate: bool = False
    imperative: bool = False


def link_sentence(words: Words, cues: Sequence[CueMatch], context: Context) -> list[Link]:
    """Return the links of a sentence in reading order, and leave in `context` what later sentences may refer to."""
    asides = _asides(words, cues)
    if not asides:
        return _Linker(words, cues, context).run()
    inside = {index for start, end in asides for index in range(start, end)}
    outer = [index for index in range(len(words)) if index not in inside]
    main = words.kept(outer)
    linker = _Linker(main, find_cues(main), context)
    links = linker.run()
    verbs = [cue.start for cue in cues if cue.cue.kind == "V"]
    for start, end in asides:
        if not any(start < verb < end for verb in verbs):
            continue
        aside = words.kept(range(start + 1, end - 1))
        named = [thing for thing in linker.named if thing.end == bisect_left(outer, start)]
        links += _Linker(aside, find_cues(aside), context, about=named[-1:]).run()
    return links


def _asides(words: Words, cues: Sequence[CueMatch]) -> list[tuple[int, int]]:
    """Return the (start, end) of brackets that the sentence is read without: with a clause, a figure or a year in them."""
    asides = []
    verbs = [cue.start for cue in cues if cue.cue.kind == "V"]
    for start in [index for index, tag in enumerate(words.tags) if tag == "("]:
        end = next((index for index in range(start + 1, len(words)) if words.tags[index] in "()"), 0)
        clause = any(start < verb < end for verb in verbs) and end - start > 2
        if end and words.tags[end] == ")" and (clause or "I" in words.tags[start:end]):
            asides.append((start, end + 1))
    return asides


def _tag(words: Words, index: int) -> str:
    """Return the tag of a word, "." past the last."""
    return words.tags[index] if index < len(words) else "."


def _is_epithet(words: Words, cue: CueMatch) -> bool:
    """Whether a cue's word only names: "asthma and related illnesses", "skin thinning is …"."""
    if cue.cue.slots == "people" and cue.start and words.tags[cue.start - 1] in "QR":
        before = (
            words.lower[cue.start - 2 : cue.start] if words.tags[cue.start - 1] == "R" else words.lower[cue.start - 1 :]
        )
        return before[:1] == ["who"]
    if cue.form == "G" and cue.start and words.tags[cue.start - 1] == "N" and cue.end == cue.start + 1:
        return _tag(words, cue.end) in ",.;:C)BMH"
    return cue.cue.slots == "pair" and cue.cue.kind == "A" and _tag(words, cue.end) in "NG"


def _is_example(words: Words, cue: CueMatch) -> bool:
    """Whether a gerund names one of a list's examples: "motions such as twisting the arm"."""
    if cue.form != "G" or cue.start == 0:
        return False
    before = words.lower[cue.start - 1]
    return before in ("as", "like", "including") or (
        before == "of" and words.lower[cue.start] in word_set("risk_verbs")
    )


class _Linker:
    def __init__(self, words: Words, cues: Sequence[CueMatch], context: Context, about: Sequence[Thing] = ()) -> None:
        self.words, self.context, self.state = words, context, _State()
        self.state.pending, self.state.subjects = list(about), list(about)
        self.named: list[Thing] = []  # in reading order
        kept = [cue for cue in cues if not _is_example(words, cue) and not _is_epithet(words, cue)]
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

    def run(self) -> list[Link]:
        index, last = 0, len(self.words)
        if (tied := find_correlative(self.words)) is not None:
            cue = CueMatch(*tied.cue, correlative_cue(), "")
            scope = (tied.cue[0], max(tied.cue[1], tied.object.end))
            return [Link(tied.subject, tied.object, cue, tied.effect, scope, "the more, the more", self.words)]
        while index < last:
            cue = self.cues.get(index)
            index = self._cue(cue) if cue else self._word(index)
        state = self.state
        if "versa" in self.words.lower:
            self._vice_versa()
        self.context.close(state.main or (state.subjects if state.objects else []), state.objects)
        return self.links

    def _vice_versa(self) -> None:
        """Read "and vice versa": what was said last holds the other way round too."""
        index = self.words.lower.index("versa")
        said = [link for link in self.links if link.cue.start < index]
        for link in said:
            if link.cue.start == said[-1].cue.start:
                self.links.append(replace(link, subject=link.object, object=link.subject, rule="vice versa"))

    # Words between cues ------------------------------------------------------------------------------------------

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        state, tag = self.state, self.words.tags[index]
        if self.words.lower[index] == "for" and self.words.tags[index - 1 : index] == [","]:
            tag = self.words.tags[index] = "S" if self._clause_follows(index) else tag
        if tag in "NDIGER":
            if self.sought is not None and (end := self._means(index)):
                return end
            after_preposition = self._after_preposition(index)
            things, end = self._list(
                index, self._stop(index), commas=not after_preposition, objects=self._follows_verb(index)
            )
            if things and self._leads_into_noun_cue(end):
                return max(end, index + 1)
            if things and tag == "G" and not state.pending and not after_preposition:
                things, end = self._whole_gerund(things, end)
            state.predicate = state.predicate or (bool(state.pending) and self._is_predicate(index))
            if things and self._says_of_reader(index):
                return max(end, index + 1)
            if things and state.pending and (after_preposition or state.predicate):
                return max(end, index + 1)
            if things:
                state.pending, state.relative = things, False
                if not state.main and not after_preposition:
                    state.main = things
                return max(end, index + 1)
        if tag == "X" and not state.pending and _tag(self.words, index + 1) == "G" and index + 1 not in self.cues:
            return self._undone(index)
        if tag == "B" and self.words.lower[index][:2] in ("it", "th"):
            self._contracted(index)
        if tag not in "CRX":
            state.predicate = False
        if tag == "E" and self.words.lower[index] != "called" and (end := self._reduced_clause(index)):
            return end
        if tag in "VZEB" and state.relative and (end := self._naming_clause(index)):
            return end
        if tag in "VZE":
            self._plain_verb(index)
        elif tag == "Q":
            return self._pronoun(index)
        elif tag == "," and self.aside and index + 1 < len(self.words) and self.words.tags[index + 1] in "BHMZ":
            state.pending, self.aside = list(state.main), False  # ", which …, has …": back to the main clause
        elif tag == "C" and self._opens_clause(index):
            state.pending, state.clause = [], index + 1
        elif tag in _CLAUSE_ENDS:
            state.pending, state.subjects, state.clause = [], [], index + 1
        elif tag == "S":
            if (
                state.pending
                and index + 1 < len(self.words)
                and self.words.tags[index + 1] in "GN"
                and (self.words.lower[index + 1].endswith("ing"))
            ):
                _, end = self._list(index + 1, self._stop(index))  # "while sitting and standing" leaves the subject be
                return max(end, index + 1)
            if self.words.lower[index] in ("if", "when") and (after := self._condition(index)) is not None:
                return after
            state.pending, state.clause = [], index + 1
        elif tag == "-" and state.pending:
            return self._past_dashes(index)
        return index + 1

    def _whole_gerund(self, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Extend "Planting trees" over "along streets", up to the verb of the sentence, where one follows."""
        words, stop = self.words, end
        while stop < len(words) and words.tags[stop] in "PDNIR" and stop not in self.cues:
            if words.lower[stop] in ("after", "before", "during", "for", "as", "than"):
                return things, end
            stop += 1
        finite = _tag(words, stop) in "MBHZO" or (stop in self.cues and self.cues[stop].form in ("V", "Z"))
        if stop == end or not finite or words.tags[end] != "P" or len(things) > 1:
            return things, end
        while words.tags[stop - 1] in "RP":
            stop -= 1
        last = things[-1]
        return [replace(whole_of(words, last.start, stop, last.end - 1), head=last.head)], stop

    def _follows_verb(self, index: int) -> bool:
        """Whether a plain verb stands before `index`: what follows are its objects."""
        while index and self.words.tags[index - 1] in "R":
            index -= 1
        return index > 0 and self.words.tags[index - 1] in "VZE"

    def _clause_follows(self, index: int) -> bool:
        """Whether a name and a cue verb stand after ", for": the reason of what was said."""
        stop = self._stop(index)
        return (
            stop < len(self.words)
            and self.words.tags[stop] == "Z"
            and set(self.words.tags[index + 1 : stop]) <= set("NDR")
        )

    def _undone(self, index: int) -> int:
        """Take "not getting enough sleep" as one thing."""
        things, end = self._list(index + 1, self._stop(index + 1))
        if things:
            whole = replace(whole_of(self.words, index, things[0].end, things[0].end - 1), head=things[0].head)
            self.state.pending = [whole, *things[1:]]
            self.state.main = self.state.main or list(self.state.pending)
        return max(end, index + 1)

    def _opens_clause(self, index: int) -> bool:
        """Whether ", but with …" or ", and we …" begins a clause of its own."""
        words = self.words
        after = words.tags[index + 1 : index + 2]
        return index > 0 and words.tags[index - 1] in ",-" and (after == ["P"] or after == ["Q"])

    def _contracted(self, index: int) -> None:
        """Read the pronoun in "it's" and "they're"."""
        pronoun = self.words.lower[index].replace("’", "'").partition("'")
        if pronoun[1] and pronoun[0] in ("it", "they", "this") and not self.state.pending:
            self.state.pending = self._antecedent(pronoun[0])

    def _condition(self, index: int) -> int | None:
        """Take "if your back is stiff," as one thing, for "it", "they" and "you may …" to refer to.

        Return the index after its comma, None where the clause has no comma, names a cue, or speaks of the reader.
        """
        words, state = self.words, self.state
        end = next((at for at in range(index + 1, len(words)) if words.tags[at] in ",.;:"), len(words))
        after = words.lower[end + 1 : end + 2]
        if end >= len(words) or words.tags[end] != "," or end - index < 3 or self._stop(index) < end - 1:
            return None
        if words.lower[index + 1] in ("you", "we", "i") or after not in (
            ["it"],
            ["they"],
            ["this"],
            ["you"],
            ["people"],
        ):
            return None
        start = index + 3 if words.lower[index + 1 : index + 3] == ["there", "is"] else index + 1
        while start < end - 1 and words.tags[start] == "D":
            start += 1
        clause = Thing(words.span(start, end), tuple(words.folded[start:end]), words.folded[end - 1], start, end)
        state.pending, state.main, state.clause = [clause], [clause], end + 1
        if after in (["you"], ["people"]):
            return self._reaction(clause, index, end + 2)
        return end + 2

    def _reaction(self, clause: Thing, index: int, start: int) -> int:
        """Read "you may walk differently" after a condition: what people then do is what it brings about."""
        words, state = self.words, self.state
        verb = start
        while verb < len(words) and words.tags[verb] in "MRX":
            verb += 1
        end = verb
        while end < len(words) and words.tags[end] not in ",.;:(":
            end += 1
        if verb == start or end - verb < 2 or self._stop(verb) < end or words.tags[verb] not in "VN":
            return start
        done = Thing(words.span(verb, end), tuple(words.folded[verb:end]), words.folded[verb], verb, end)
        cue = CueMatch(index, index + 1, condition_cue(), "")
        self.links.append(Link(clause, done, cue, "cause", (index, verb), "condition and reaction", words))
        state.pending, state.objects, state.effect = [], [done], "cause"
        return end

    def _plain_verb(self, index: int) -> None:
        """A verb that is no cue: what stood before it is the subject; "found that …" begins anew."""
        state = self.state
        if self.words.lower[index] == "called" and self.words.tags[index - 1 : index] == ["N"]:
            state.pending = []  # "drugs called statins"
            return
        first = index == 0 or self.words.tags[index - 1] in ",;:.S-" or state.imperative
        state.imperative = self.words.tags[index] == "V" and first and (state.imperative or not state.pending)
        if state.pending:
            state.subjects, state.pending = state.pending, []
        if state.imperative and self.sought is not None and self.words.lower[0] == "to":
            self._advised(index)
        if self.words.lower[index + 1 : index + 2] == ["that"]:
            state.subjects, state.main = [], []

    def _advised(self, index: int) -> None:
        """ "To prevent gout, drink water": what to do reaches what was named before."""
        deeds, _ = self._deeds(index)
        if self.sought is not None and deeds:
            self._emit(deeds[:1], self.sought[1], self.sought[0], "advised for")

    def _naming_clause(self, index: int) -> int:
        """Return the end of "that require bending and lifting", which belongs to the name before it; 0 for no such clause.

        The verb of the sentence follows it, or the name alone says nothing ("tasks that …").
        """
        words, state = self.words, self.state
        if not state.pending or words.tags[state.clause - 1] == "," or state.pending[-1].end != state.clause:
            return 0
        end, stop = index + 1, self._stop(index)
        while end < stop and (words.tags[end] in "NDIPGERTV" or (words.tags[end] in ",C" and end + 1 < stop)):
            if words.tags[end : end + 2] == [",", "C"] and "," not in words.tags[index:end]:
                break  # ", and repeated strain can …": another clause
            end += 1
        while words.tags[end - 1] in ",CR":
            end -= 1
        antecedent = state.pending[-1]
        follows = end < len(words) and words.tags[end] in "MBHZ" or (self.cues.get(end) and words.tags[end] in "ZVE")
        if not follows or antecedent.start < 0 or end - index < 2:
            return 0
        whole = replace(whole_of(words, antecedent.start, end, antecedent.end - 1), head=antecedent.head)
        parts = self._list(index + 1, end)[0] if words.lower[index] in _CONTAINING else []
        state.pending = [*state.pending[:-1], whole, *parts]
        state.main = [*state.main[:-1], whole] if state.main[-1:] == [antecedent] else state.main
        state.relative, state.clause = False, self.clause
        return end

    def _reduced_clause(self, index: int) -> int:
        """Return the end of "drugs | made for gout, depression or …" where the verb of the sentence comes after it, or 0."""
        words, state = self.words, self.state
        last = state.pending[-1] if state.pending else None
        before = index
        while before and words.tags[before - 1] == "R":
            before -= 1
        if last is None or last.start < 0 or last.end != before:
            return 0
        end = index + 1
        while end < len(words) and words.tags[end] not in ".;:SQMBHZ" and end - index < _LONGEST_CLAUSE:
            end += 1
        if _tag(words, end) not in "MBHZ" or end - index < 3:
            return 0
        stop = end
        while words.tags[stop - 1] in ",CR":
            stop -= 1
        whole = replace(whole_of(words, last.start, stop, last.end - 1), head=last.head)
        state.pending = [*state.pending[:-1], whole]
        state.main = [*state.main[:-1], whole] if state.main[-1:] == [last] else state.main
        return end

    def _past_dashes(self, index: int) -> int:
        """Return the index after "— … —" where nothing in between is a cue: the subject waits for its verb."""
        for end in range(index + 1, min(self._stop(index), len(self.words))):
            if self.words.tags[end] == "-":
                return end + 1
        return index + 1

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

    def _says_of_reader(self, index: int) -> bool:
        """Whether what stands at `index` is said of the reader: "you’re interested in …"."""
        before = self.words.lower[index - 1] if index else ""
        personal = ("you", "we", "i", "he", "she")
        if before.replace("’", "'").partition("'")[0] in personal:
            return self.words.tags[index - 1] == "B"
        return index > 1 and self.words.tags[index - 1] == "B" and self.words.lower[index - 2] in personal

    def _pronoun(self, index: int) -> int:
        state, word = self.state, self.words.lower[index]
        relative = word in ("which", "that", "who") and index > 0 and (self.words.tags[index - 1] in "N,G)-EI")
        if relative:
            state.relative = True
            self.aside = self.words.tags[index - 1] == "," and word in ("which", "who")
            if not state.pending:
                state.pending = list(state.objects or state.subjects)
            self.clause, state.clause = state.clause, index
        elif word in ("it", "they", "this", "these", "that", "those", "both"):
            state.pending = self._antecedent(word)
        return index + 1

    def _antecedent(self, word: str) -> list[Thing]:
        """Return what a pronoun stands for: "this" the last thing said, "it" and "they" what it was said of."""
        state, context = self.state, self.context
        if word in ("it", "they", "both") and state.main:
            return list(state.main)
        if word in ("this", "that") and state.objects:
            return list(state.objects)
        return list(context.subjects or context.objects)

    def _stop(self, index: int, *, nouns: bool = True) -> int:
        """Return the start of the next cue after `index`: a phrase does not run into one; an object may into a noun."""
        starts = self.starts if nouns else self.verbs
        after = bisect_right(starts, index)
        return starts[after] if after < len(starts) else len(self.words)

    def _list(self, start: int, stop: int, *, commas: bool = True, objects: bool = False) -> tuple[list[Thing], int]:
        phrases, end = parse_list(self.words, start, stop, commas=commas, objects=objects)
        things: list[Thing] = []
        if len(phrases) > 1 and self._leads_into_noun_cue(end) and self.words.tags[phrases[-1].start] == "D":
            del phrases[-1]  # "gout, a common | cause of …"
            end = phrases[-1].end
        for phrase in phrases:
            thing = self._thing(phrase)
            things.extend(self.context.stands_for(self.words, phrase.start, thing) or (thing,))
        self.context.note(self.words, things)
        self.named.extend(things)
        return things, end

    def _thing(self, phrase: Phrase) -> Thing:
        words = self.words
        start = phrase.start
        if words.lower[start] in word_set("risk_verbs") and start + 1 < phrase.end:
            start += 1  # "the risk of developing gout" is the risk of gout
        idle, light = word_set("idle_modifiers"), word_set("light_gerunds")
        while (
            start < phrase.end - 1
            and words.lower[start] != "too"
            and not (words.lower[start] == "those" and words.tags[start] == "N")
            and (words.tags[start] in "DR" or words.lower[start] in idle or words.lower[start] in light)
        ):
            start += 1
        amounts = word_set("amount_heads")
        while (
            (of := self._counted_of(start, phrase.end))
            and words.folded[of - 1] in amounts
            and ("I" not in words.tags[start:of] or words.folded[of - 1] in word_set("rates"))
            and not (words.folded[of - 1] == "level" and describes(words.lower[of - 2]))
        ):
            start = of + 1
        start = self._past_change(start, phrase.end)
        if start > phrase.head and start < phrase.end:
            phrase = replace(phrase, head=next(i for i in range(phrase.end - 1, start - 1, -1)))
        return thing_of(words, phrase, start)

    def _past_change(self, start: int, end: int) -> int:
        """Return the index after "a 7% rise in": a figure's change is of the thing after it."""
        words = self.words
        for index in range(start + 1, min(start + _LONGEST_AMOUNT, end - 1)):
            if (
                words.lower[index] == "in"
                and words.folded[index - 1] in word_set("rises")
                and "I" in words.tags[start:index]
            ):
                after = index + 1
                return after if after < end else start
        return start

    def _counted_of(self, start: int, end: int) -> int:
        """Return the index of the "of" after the first noun from `start` on: "a much higher risk | of gout"; 0 if none."""
        for index in range(start + 1, min(start + _LONGEST_AMOUNT, end - 1)):
            if self.words.lower[index] in ("of", "for") and self.words.tags[index] == "P":
                return index
        return 0

    # Cues --------------------------------------------------------------------------------------------------------

    def _cue(self, cue: CueMatch) -> int:
        slots = cue.cue.slots
        if slots == "none":
            return cue.end
        if slots == "people":
            return self._people(cue)
        if slots == "helps":
            return self._helps(cue)
        if slots == "deed":
            return self._deed(cue)
        if slots in ("topic", "topic_os"):
            return self._of_topic(cue)
        if slots in ("held", "held_os"):
            return self._held(cue)
        if slots == "managed":
            return self._managed(cue)
        if slots == "trouble":
            return self._trouble(cue)
        if slots == "nodiff":
            return self._no_difference(cue)
        if slots == "pair":
            return self._pair(cue)
        if slots == "pair_after":
            return self._pair_after(cue)
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
        if cue.form == "G" and tag == "P" and self.sought is not None and (end := self._means(cue.start)):
            return end
        if cue.form == "G" and before < 0 and state.subjects:
            return self._active(cue, state.subjects, "participle")  # "(leading to …)"
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
        if (
            cue.form == "V"
            and words.lower[before + 1 : cue.start] == ["to"]
            and words.folded[before] in word_set("to_nouns")
        ):
            return self._imperative(cue)  # "the ability to control …"
        if cue.form == "V" and words.tags[cue.start - 1 : cue.start] not in (["T"], ["M"]):
            if tag in "^" or (tag in ",C" and state.imperative):
                state.imperative = True
                return self._imperative(cue)
        if state.relative and state.pending:
            state.relative = False
            if words.tags[before - 1] == ",":
                plural = state.pending[-1].start >= 0 and words.lower[state.pending[-1].end - 1].endswith("s")
                whole = cue.form == "Z" and plural and state.subjects and state.objects == state.pending
                return self._active(cue, state.subjects if whole else state.pending, "relative")
            return self._restrictive(cue, state.pending[-1])
        aside = cue.form in "ZE" or "S" in words.tags[max(state.main[-1].end, 0) : before] if state.main else False
        if tag == "," and aside and state.pending and not self._ends_list(before):
            return self._active(cue, state.main, "subject before verb")  # "A, itself common, raises …"
        if state.pending and not (tag == "C" and state.subjects):
            return self._active(cue, state.pending, "subject before verb")
        return self._active(cue, state.subjects, "same subject")

    def _ends_list(self, comma: int) -> bool:
        """Whether the sentence's subject reaches up to a comma: "A, B, and C, raises"."""
        return bool(self.state.main) and self.state.main[-1].end >= comma

    def _restrictive(self, cue: CueMatch, antecedent: Thing) -> int:
        """ "Exercises that strengthen your core …": the clause says which exercises, so it belongs to their name."""
        words, state = self.words, self.state
        state.clause = self.clause
        things, end = self._objects(cue, whole=True)
        if len(things) > 1 and _tag(words, things[0].end) == "," and state.objects[-1:] == [antecedent]:
            self._continue_list(antecedent, things[1:])
            things = things[:1]
        follows = end < len(words) and (words.tags[end] in "MBHZ" or end in self.cues)
        if not things or antecedent.start < 0 or not (follows or antecedent.head in word_set("generic_heads")):
            return self._active(cue, [antecedent], "relative")
        folded = tuple(words.folded[antecedent.start : end])
        whole = Thing(words.span(antecedent.start, end), folded, antecedent.head, antecedent.start, end)
        state.pending = [*state.pending[:-1], whole]
        if state.main and state.main[-1] == antecedent:
            state.main = [*state.main[:-1], whole]
        if state.objects and state.objects[-1] == antecedent:
            state.objects = [*state.objects[:-1], whole]
            self.links = [replace(link, object=whole) if link.object == antecedent else link for link in self.links]
            state.pending = []
        return max(end, cue.end)

    def _continue_list(self, antecedent: Thing, rest: Sequence[Thing]) -> None:
        """Read on with the list around "coughing that brings up mucus, wheezing and fever"."""
        for link in [link for link in self.links if antecedent in (link.subject, link.object)]:
            for thing in rest:
                more = replace(link, subject=thing) if link.subject == antecedent else replace(link, object=thing)
                self.links.append(more)

    def _participle_subject(self, cue: CueMatch) -> list[Thing]:
        state = self.state
        if cue.cue.effect == "cause" and state.effect in ("cause", "harm", "risk_up") and state.objects:
            return state.objects[-1:]
        return state.subjects or state.main or state.pending

    def _gerund_subject(self, cue: CueMatch) -> int:
        """ "Strengthening the hips …" at the start of a clause names a thing."""
        things, end = self._list(cue.end, self._stop(cue.start))
        words = self.words
        stop = things[-1].end if things else cue.end
        if things and words.lower[cue.start] in word_set("light_gerunds"):
            self.state.pending = things
            self.state.main = self.state.main or things
            return max(end, cue.end)
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
        """ "X is caused by Y": the thing after "by" acts."""
        words, state = self.words, self.state
        if cue.end >= len(words) or words.lower[cue.end] != "by":
            return cue.end
        agents, end = self._list(cue.end + 1, self._stop(cue.end))
        patients = state.pending or state.objects
        groups = [thing for thing in patients if thing.head in word_set("populations")]
        if agents and groups and cue.cue.effect == "change":
            self._emit(self._condition_of(groups[0]) or groups, agents, cue, "group affected", effect="people")
        elif agents and patients:
            self._emit(agents, patients, cue, "passive")
            state.objects, state.subjects, state.pending = patients, agents, []
        return max(end, cue.end + 1)

    def _active(self, cue: CueMatch, subjects: Sequence[Thing], rule: str) -> int:
        if cue.end in self.cues and self.cues[cue.end].form == "G":
            self.state.subjects, self.state.pending = list(subjects), []
            return cue.end  # "plays a role in easing …"
        things, end = self._objects(cue)
        if things and cue.form == "E" and rule == "subject before verb" and _tag(self.words, end) in "BMH":
            return self._reduced(subjects, end)
        infinitive = self.words.tags[cue.start - 1 : cue.start] == ["T"] and cue.start > 1
        if things and infinitive and rule == "subject before verb" and _tag(self.words, end) in "MZ":
            return self._reduced(subjects, end)  # "Limping to protect a heel can …"
        if cue.cue.effect == "prevent" and things and self.words.lower[end : end + 1] == ["from"]:
            things, end = self._from_doing(things, end)
        if not things and cue.cue.effect == "no_effect":
            things = list(self.state.objects)
        if mutual := self._mutual(cue, subjects):
            return self._both_ways(cue, mutual)
        if not things and subjects and self._shares_object(cue.end):
            self.waiting.append((cue, list(subjects), rule))
        for earlier, actors, why in self.waiting if things else ():
            self._emit(actors, things, earlier, why)
        if things:
            self.waiting.clear()
        if things and cue.cue.slots == "so" and (not subjects or self._are_people(subjects)):
            self.sought = None if self._are_people(things) else (cue, things)
            subjects = []
        groups = [thing for thing in things if thing.head in word_set("populations")]
        if groups and cue.cue.effect == "change":  # "gout affects people who …"
            counted = [thing for thing in groups if self._counted(thing)]
            named = [thing for thing in groups if len(thing.folded) > 1 and thing not in counted]
            self._emit(subjects, named, cue, rule, effect="common")
            self._emit(counted, subjects, cue, "group affected", effect="people")
        elif cue.cue.slots in ("os",):
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

    def _are_people(self, things: Sequence[Thing]) -> bool:
        """Whether those who act are people: what they reach, they reach by something else."""
        people = word_set("populations") | word_set("professionals")
        return all(thing.head in people for thing in things)

    def _means(self, index: int) -> int:
        """Return the end of "by | doing B" after what people reach, which B then does; 0 for other words."""
        if self.sought is None or index == 0 or self.words.tags[index] == "I":
            return 0
        cue, reached = self.sought
        lead = self.words.lower[index - 1]
        treated = lead == "with" and cue.cue.effect in _REMEDIAL and self.words.tags[index] != "G"
        if lead not in ("by", "through") and not treated:
            return 0
        things, end = self._list(index, self._gerunds_in(index))
        if not things:
            return 0
        self._emit(things, reached, cue, "reached by")
        self.sought = None
        return end

    def _counted(self, group: Thing) -> bool:
        """Whether a number or a share says how many they are: "two million adults", "half of workers"."""
        start = max(group.start - 3, 0)
        shares = ("half", "third", "quarter", "most", "majority", "thirds", "quarters", "tenth")
        return "I" in self.words.tags[start : group.start + 2] or any(
            word in shares for word in self.words.lower[start : group.start]
        )

    def _reduced(self, subjects: Sequence[Thing], end: int) -> int:
        """ "Belts added to exercise were …": the participle belongs to the name."""
        self.state.pending = list(subjects)
        return end

    def _from_doing(self, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Extend "pain" over "from getting worse"."""
        words, last = self.words, things[-1]
        if _tag(words, end + 1) != "G" or last.start < 0 or end + 1 in self.cues:
            return things, end
        stop = end + 2
        while stop < len(words) and words.tags[stop] in "NDR" and stop not in self.cues:
            stop += 1
        return [*things[:-1], whole_of(words, last.start, stop, last.end - 1)], stop

    def _mutual(self, cue: CueMatch, subjects: Sequence[Thing]) -> Sequence[Thing]:
        """Return the two that act on each other: "A and B affect each other", "each can worsen the other"."""
        after = tuple(self.words.lower[cue.end : cue.end + 2])
        other = after == ("the", "other") and self.words.tags[cue.end + 2 : cue.end + 3] != ["N"]
        if after not in (("each", "other"), ("one", "another")) and not other:
            return ()
        pair = tuple(subjects) if len(subjects) == 2 else self.context.pair
        return pair if len(pair) == 2 else ()

    def _both_ways(self, cue: CueMatch, pair: Sequence[Thing]) -> int:
        first, second = pair
        self._emit([self._own_words(first)], [second], cue, "each other")
        self._emit([second], [self._own_words(first)], cue, "each other")
        self.state.subjects, self.state.pending = list(pair), []
        return cue.end + 2

    def _shares_object(self, index: int) -> bool:
        """Whether a conjunction and another cue follow: "triggering or worsening knee pain"."""
        return index + 1 < len(self.words) and self.words.tags[index] == "C" and index + 1 in self.cues

    def _deeds(self, start: int) -> tuple[list[Thing], int]:
        """Return what is made hard or easy to do: "to walk, climb stairs and sleep"."""
        words, things, index = self.words, list[Thing](), start
        while index < len(words) and words.tags[index] in "VN" and index not in self.cues and len(things) < MAX_DEEDS:
            end = index + 1
            while end < len(words) and words.tags[end] in "NDIPRETGZ" and end not in self.cues:
                end += 1
            things.append(
                Thing(words.span(index, end), tuple(words.folded[index:end]), words.folded[index], index, end)
            )
            index = end
            while index < len(words) and words.tags[index] in ",C":
                index += 1
            if index > end and _tag(words, index) == "T":
                index += 1  # "to walk, to climb and to sleep"
            if _tag(words, index) == "N" and words.lower[index] not in word_set("noun_verbs"):
                break
        return things, things[-1].end if things else start

    def _objects(self, cue: CueMatch, *, whole: bool = False) -> tuple[list[Thing], int]:
        """Return the objects of a cue and the index after them; `whole` where a verb may follow the last of them."""
        if cue.object:
            things, _ = self._list(cue.object[0], cue.object[1])
            if things and set(self.words.lower[slice(*cue.object)]) <= _MATTERS:
                return list(self.context.condition or self.context.topic), cue.end  # "makes matters worse"
            if things and set(things[0].folded) <= word_set("empty_arguments"):
                things = [whole_of(self.words, things[0].start, cue.end, cue.end - 1)]  # "your body heal"
            return things, cue.end
        start = cue.end
        while start < len(self.words) and (self.words.tags[start] in "R" or self.words.lower[start] in ("to", "both")):
            start += 1
        if cue.cue.pattern.endswith(" to") and start < len(self.words) and self.words.tags[start] == "V":
            return self._deeds(start)
        if (referred := self._object_pronoun(start)) is not None:
            return referred, start + 1
        if _tag(self.words, start) == "S" and self.words.lower[start] == "how":
            return self._how(start)
        stop = self._stop(start - 1 if start > cue.end else cue.start, nouns=False)
        return self._list(start, stop, objects=not whole)

    def _object_pronoun(self, index: int) -> list[Thing] | None:
        """Return what "it" or "them" stands for as an object; None for other words."""
        words = self.words
        if index + 1 < len(words) and words.lower[index] in word_set("risk_verbs") and words.tags[index + 1] == "Q":
            index += 1  # "the chance of having one"
        if (
            index >= len(words)
            or words.tags[index] != "Q"
            or words.lower[index] not in ("it", "them", "one", "another")
        ):
            return None
        if _tag(words, index + 1) in "NVDG":
            return None
        return list(self.state.objects or self.context.condition or self.context.topic or self.context.subjects)

    def _how(self, start: int) -> tuple[list[Thing], int]:
        """Return "how far the ankle can bend" as one thing."""
        words, end = self.words, start + 1
        while end < len(words) and words.tags[end] not in ",.;:()-" and end - start < _LONGEST_CLAUSE:
            end += 1
        return [whole_of(words, start, end, end - 1)], end

    def _predicate(self, cue: CueMatch) -> int:
        """ "X is linked to Y", "X, due to Y", "X is more common in Y", "Y are more likely to have X"."""
        state = self.state
        things, end = self._predicated(cue)
        before = state.pending or state.objects or state.subjects
        if _tag(self.words, self._before(cue)) == "C" and self._before(cue) >= 0 and state.subjects:
            before = state.subjects  # "A affects B and is more common in C"
        if things and cue.cue.slots == "co" and things[0].head in word_set("body_words"):
            things = []  # "usually in the hands": where, not in whom
        if things and before:
            adverb = cue.cue.slots == "co" and cue.cue.pattern.split()[0] in _WHERE
            if adverb and self.links:
                before = []  # ", mainly in children": where, of what was said
            if cue.cue.slots == "co" and before and self.words.tags[cue.start - 1] in ",C" and state.main:
                before = state.main  # "a painful illness, most common in …"
            groups = self._afflicted(things[0]) if cue.cue.slots == "co" else []
            if cue.cue.slots == "pop":
                self._more_likely(cue, before, things)
            elif groups:
                self._emit(groups, before, cue, "group at risk", effect="risk_up")
            elif cue.cue.slots == "os":
                self._emit(things, before, cue, "predicate, source after")
            else:
                self._emit(before, things, cue, "predicate")
            state.subjects = before
            state.objects, state.effect = things, cue.cue.effect
            if not state.main:
                state.main = before
            state.pending = []
        return max(end, cue.end)

    def _predicated(self, cue: CueMatch) -> tuple[list[Thing], int]:
        """Return what stands after a predicate: a deed after "more likely to", what a pronoun stands for, or a list."""
        if cue.cue.pattern.endswith(" to") and _tag(self.words, cue.end) == "V":
            return self._deeds(cue.end)
        if (referred := self._object_pronoun(cue.end)) is not None:
            return referred, cue.end + 1
        return self._list(cue.end, self._stop(cue.start), objects=True)

    def _people(self, cue: CueMatch) -> int:
        """ "people with A have B": A and B are found together."""
        words, state = self.words, self.state
        if cue.end < len(words) and words.tags[cue.end] in "BEXT":
            return cue.end  # an auxiliary: "have been shown"
        groups = [thing for thing in state.pending if thing.head in word_set("populations")]
        if not groups:
            return self._word(cue.start)
        things, end = self._objects(cue)
        if state.relative and groups[-1].start >= 0 and _tag(words, end) in "BHMZ":
            state.relative = False  # "people who have A are …"
            state.pending = [replace(whole_of(words, groups[-1].start, end, groups[-1].end - 1), head=groups[-1].head)]
            return end
        for group in groups[:1]:
            named = self._condition_of(group)
            counted = [group] if not named and group.start >= 0 and self._counted(group) else []
            self._emit(named or counted, things, cue, "people with")
            state.subjects = named or state.subjects
        state.objects, state.pending = things, []
        return max(end, cue.end)

    def _more_likely(self, cue: CueMatch, groups: Sequence[Thing], things: Sequence[Thing]) -> None:
        fewer = not {"lower", "reduced", "less", "decreased", "smaller"}.isdisjoint(
            self.words.lower[cue.start : cue.end]
        )
        self._likely(cue, groups, things, "prevent" if fewer else "risk_up")

    def _likely(self, cue: CueMatch, groups: Sequence[Thing], things: Sequence[Thing], effect: str) -> None:
        """ "people with A are more likely to have B": A raises the risk; "women are …": B is more common in them."""
        for group in groups:
            named = self._condition_of(group)
            if named:
                self._emit(named, things, cue, "group at risk", effect=effect)
            else:
                self._emit(things, [group], cue, "predicate, source after")

    def _condition_of(self, group: Thing) -> list[Thing]:
        """Return what "people with A" have and "depressed people" are, [] for a group named otherwise."""
        words = self.words
        if group.start < 0 or group.head not in word_set("populations"):
            return []
        having = ("with", "have", "has", "had")
        start = next((i for i in range(group.start, group.end) if words.lower[i] in having), None)
        if start is not None:
            return self._list(start + 1, group.end)[0]
        return self._afflicted(group)

    def _afflicted(self, group: Thing) -> list[Thing]:
        """Return the "depressed" of "depressed people", [] for other groups."""
        words = self.words
        if group.start < 0 or group.head not in word_set("populations"):
            return []
        adjectives = [i for i in range(group.start, group.end) if words.lower[i] in word_set("afflicted")]
        return [whole_of(words, i, i + 1, i) for i in adjectives[:1]]

    def _pair(self, cue: CueMatch) -> int:
        """ "A and B occur together": each with the next."""
        before = self._before(cue)
        if cue.cue.kind == "A" and not self._is_predicate(cue.start):
            return cue.start + 1
        things = self.state.pending or (self.state.subjects if before >= 0 else [])
        for first, second in pairwise(things):
            self._emit([self._own_words(first)], [second], cue, "pair")
        if len(things) == 1 and cue.cue.kind == "A":
            return cue.start + 1
        self.state.subjects, self.state.pending = list(things), []
        return cue.end

    def _pair_after(self, cue: CueMatch) -> int:
        """ "people experience both A and B": each with the next."""
        things, end = self._objects(cue)
        if len(things) == 1:
            things = list(self.context.stands_for(self.words, cue.end - 1, things[0])) or things
        for first, second in pairwise(things):
            self._emit([self._own_words(first)], [second], cue, "pair")
        self.state.objects, self.state.pending = things, []
        return max(end, cue.end)

    def _own_words(self, thing: Thing) -> Thing:
        """Name "back" in "back and knee pain" by its own word, where the other words name what it is tied to."""
        if thing.start < 0:
            return thing
        return replace(thing, span=self.words.span(thing.start, thing.end))

    def _between(self, cue: CueMatch) -> int:
        """ "the link between A and B"."""
        things, end = self._list(cue.end, self._stop(cue.start))
        announced = word_set("announcing") & set(self.words.lower[: cue.start])
        if cue.cue.effect != "no_difference" and len(things) >= 2 and not announced:
            self._emit([self._own_words(things[0])], things[1:], cue, "between")
        self.state.objects, self.state.pending = things, things[-1:]
        return max(end, cue.end)

    def _helps(self, cue: CueMatch) -> int:
        """ "A helps the back"; in "A helps people walk" and "A helps to ease B" the verb after it says what A does."""
        words, state = self.words, self.state
        if cue.end >= len(words) or cue.end in self.cues or words.tags[cue.end] not in "DN":
            return cue.end
        things, end = self._list(cue.end, self._stop(cue.start))
        subjects = state.pending or state.subjects
        people = any(thing.head in word_set("populations") for thing in things)
        named = self._condition_of(things[0]) if people else []
        if named and _tag(words, end) in ",.;" and end not in self.cues:
            self._emit(subjects, named, cue, "help people with", effect="treat")
        if things and not named and _tag(words, end) == "V" and end not in self.cues:
            deeds, _ = self._deeds(end)
            self._emit(subjects, deeds[:1], cue, "help to do", effect="enable")
            state.subjects, state.pending = list(subjects), []
            return deeds[0].end if deeds else end
        if not things or people or end in self.cues or words.tags[end : end + 1] in (["V"], ["T"]):
            state.subjects, state.pending = list(subjects), []
            return max(end, cue.end) if things else cue.end
        return self._active(cue, subjects, "subject before verb")

    def _deed(self, cue: CueMatch) -> int:
        """ "A helps you move more easily": what it helps to do, where that is no cue of its own."""
        subjects = self.state.pending or self.state.subjects
        if cue.end in self.cues or self.words.tags[cue.end : cue.end + 1] != ["V"]:
            return cue.end
        things, _ = self._deeds(cue.end)
        if self.words.tags[things[0].end : things[0].end + 1] == ["T"]:
            return cue.end  # "help you find the balance to …"
        self._emit(subjects, things[:1], cue, "help to do", effect="enable")
        self.state.subjects, self.state.pending = list(subjects), []
        return things[0].end

    def _of_topic(self, cue: CueMatch) -> int:
        """ "Symptoms include A and B", under a heading that says of what."""
        things, end = self._list(cue.end, self._stop(cue.start))
        topic = self.context.topic or self.context.condition
        if cue.cue.pattern.startswith("side effect"):
            topic = self.context.subjects or topic
        pair = (topic, things) if cue.cue.slots == "topic" else (things, topic)
        self._emit(*pair, cue, "list of the topic")
        self.state.subjects, self.state.objects, self.state.pending = list(pair[0]), things, []
        return max(end, cue.end)

    def _held(self, cue: CueMatch) -> int:
        """ "no effect of A on B": A stands within the cue."""
        held = self._list(*cue.object)[0] if cue.object else []
        things, end = self._list(cue.end, self._stop(cue.start))
        pair = (held, things) if cue.cue.slots == "held" else (things, held)
        self._emit(*pair, cue, "effect of")
        self.state.pending = []
        return max(end, cue.end)

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

    def _gerunds_in(self, index: int) -> int:
        """Return the start of the first cue from `index` on that is no gerund: lists of things to do run up to it."""
        return next(
            (start for start in self.starts if start >= index and self.cues[start].form != "G"), len(self.words)
        )

    def _trouble(self, cue: CueMatch) -> int:
        """ "People have difficulty with A": under a heading on B, or of people with B, B makes A hard."""
        things, end = self._objects(cue)
        group = self.state.pending[:1] or self.state.subjects[:1]
        named = self._condition_of(group[0]) if group else []
        self._emit(named or self.context.topic or self.context.condition, things, cue, "trouble with", effect="harm")
        self.state.pending = []
        return max(end, cue.end)

    def _no_difference(self, cue: CueMatch) -> int:
        """ "no difference between people who used A and others in B": A has no effect on B."""
        words = self.words
        stop = next((i for i in range(cue.end, len(words)) if words.tags[i] in _CLAUSE_ENDS), len(words))
        used = next((i + 1 for i in range(cue.end, stop) if words.lower[i] in word_set("uses")), cue.end)
        within = [i for i in range(used, stop) if words.lower[i] in ("in", "for", "on")]
        compared = self._list(used, stop)[0][:1]
        outcomes = [things for i in within if (things := self._list(i + 1, stop)[0])]
        if outcomes:
            self._emit(compared, outcomes[0], cue, "no difference")
        self.state.pending = []
        return stop if outcomes else cue.end

    def _nominal(self, cue: CueMatch) -> int:
        """ "A is a risk factor for B", "risk factors for B include A", "symptoms of B include A"."""
        words, state = self.words, self.state
        things, end = self._list(cue.end, self._stop(cue.start))
        after = end
        while after < len(words) and words.tags[after] in "RM":
            after += 1
        symptom = cue.cue.slots == "symptom"
        if things and after < len(words) and words.lower[after] in ("include", "includes", "are", "is", "including"):
            listed, stop = self._list(after + 1, self._gerunds_in(after + 1))
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
        return index >= 0 and (self.words.tags[index] in "B,PXH" or self.words.lower[index] in _COPULAS)

    def _emit(
        self, subjects: Sequence[Thing], objects: Sequence[Thing], cue: CueMatch, rule: str, effect: str = ""
    ) -> None:
        state = self.state
        end = max([cue.end, *(thing.end for thing in objects if thing.end > 0)])
        for subject in subjects:
            for thing in objects:
                if subject.kept and thing.kept and subject.span != thing.span:
                    scope = (min(state.clause, cue.start), end)
                    self.links.append(Link(subject, thing, cue, effect or cue.cue.effect, scope, rule, self.words))
