"""Words between cues: the subject of the clause, clauses that name a thing, pronouns, conditions."""

from __future__ import annotations

from typing import Final

from ..cues import CueMatch, condition_cue
from ..lists import parse_list
from ..phrases import describes, word_set
from ..things import Thing, extended, whole_of
from .deeds import deed_end
from .link import FRONTED, Link, tag_at
from .nouns import _CLAUSE_ENDS, NounReader
from .objects import _LONGEST_CLAUSE

_TIMES: Final = word_set("times")

_GETTING: Final = frozenset(("get", "gets", "catch", "catches"))
_LONGEST_TIME: Final = 8  # words
_SHORT_BRACKET: Final = 8  # words
_EVERY: Final = (["every"], ["each"])
_COMPARED: Final = frozenset(("compared", "comparison", "relative", "contrast"))
_WITH_TO: Final = (["with"], ["to"])
_FULL: Final = frozenset(("rich", "high", "low", "full", "loaded", "packed", "abundant"))
_ELLIPTICAL: Final = frozenset(("enough", "severe", "mild", "possible", "necessary", "left", "untreated", "early"))
_LONGEST_ELLIPSIS: Final = 4  # words
_CONTAINING: Final = frozenset(("require", "requires", "involve", "involves", "include", "includes"))


class ClauseReader(NounReader):
    """Words between cues: the subject of the clause, clauses that name a thing, pronouns, conditions."""

    def _word(self, index: int) -> int:
        """Take in what stands at `index`, which is no cue; return the index after it."""
        state, words = self.state, self.words
        tag, word = words.tags[index], words.lower[index]
        if word == "for" and words.tags[index - 1 : index] == [","]:
            tag = words.tags[index] = "S" if self._clause_follows(index) else tag
        if index in self.shares and (end := self._share(index)):
            return end
        if word in _COMPARED and self._compared_ahead(index):
            return self._past_comparison(index)
        if word == "for" and words.lower[index + 1 : index + 2] in _EVERY and (end := self._for_every(index)):
            return end
        if state.pending and tag in "VZEB":
            got = word in _GETTING and self._is_group(state.pending[0])
            end = self._oftener_in(index, index + 1, state.pending[0]) if got else 0
            end = end or self._fared(state.pending[0], index) or self._moved_in(state.pending, index)
            if end:
                return end
        deed = tag == "G" or word == "having"
        if deed and not state.pending and (whole := deed_end(words, index, self.cues)) > index + 1:
            state.pending = [whole_of(words, index, whole, index)]
            state.main = state.main or list(state.pending)
            return whole
        if tag in "NDIGER":
            if self.sought is not None and (end := self._means(index)):
                return end
            after_preposition = self._after_preposition(index)
            if after_preposition and state.pending and (end := self._closes_apposition(index)):
                return end
            commas = not after_preposition and not (tag == "N" and self._is_fronted(index))
            things, end = self._list(index, self._stop(index), commas=commas, objects=self._follows_verb(index))
            if things and self._leads_into_noun_cue(end):
                return max(end, index + 1)
            if things and tag == "G" and not state.pending and not after_preposition:
                things, end = self._whole_gerund(things, end)
            state.predicate = state.predicate or (bool(state.pending) and self._is_predicate(index))
            if things and self._says_of_reader(index):
                return max(end, index + 1)
            if things and after_preposition and self._by_whom(index):
                return max(end, index + 1)  # "has been approved by | the agency for …"
            if things and state.pending and (after_preposition or state.predicate or self._spans(things)):
                return max(end, index + 1)
            if things:
                state.pending, state.relative = things, False
                if not state.main and not after_preposition:
                    state.main = things
                return max(end, index + 1)
        if tag == "X" and not state.pending and self._is_deed(index + 1):
            return self._undone(index)
        if tag == "B" and word[:2] in ("it", "th"):
            self._contracted(index)
        if tag not in "CRX":
            state.predicate = False
        if tag == "E" and word != "called" and (end := self._reduced_clause(index)):
            return end
        if tag in "VZEB" and state.relative and (end := self._naming_clause(index)):
            return end
        if tag in "VZE":
            self._plain_verb(index)
        elif tag == "Q":
            return self._pronoun(index)
        elif tag == "," and state.pending and (end := self._past_set_off(index)):
            return end
        elif tag == "," and self.aside and index + 1 < len(words) and words.tags[index + 1] in "BHMZ":
            state.pending, self.aside = list(state.main), False  # ", which …, has …": back to the main clause
        elif tag == "C" and self._opens_clause(index):
            state.pending, state.clause = [], index + 1
        elif tag in _CLAUSE_ENDS:
            state.pending, state.subjects, state.clause = [], [], index + 1
        elif tag == "S":
            if (
                state.pending
                and index + 1 < len(words)
                and words.tags[index + 1] in "GN"
                and (words.lower[index + 1].endswith("ing"))
            ):
                stop = self._stop(index + 1 if index + 1 in self.cues else index)
                _, end = self._list(index + 1, stop)  # "while sitting and standing" leaves the subject be
                return max(end, index + 1)
            if verb := self._since_when(index) or self._elliptical(index):
                return verb
            if word in ("if", "when") and (after := self._condition(index)) is not None:
                return after
            state.pending, state.clause = [], index + 1
        elif tag == "-" and state.pending:
            return self._past_dashes(index)
        return index + 1

    def _since_when(self, index: int) -> int:
        """Return the verb after "those with asthma | when the study began | were …", 0 for other words."""
        words, pending = self.words, self.state.pending
        if words.lower[index] not in ("when", "while") or not pending or pending[-1].end != index:
            return 0
        for at in range(index + 2, min(index + _LONGEST_TIME, len(words) - 1)):
            if words.tags[at] in ",.;:(SQ" or at in self.cues:
                return 0
            if words.tags[at] in "VZE" and words.tags[at + 1] in "BMHO":
                return at + 1
        return 0

    def _elliptical(self, index: int) -> int:
        """Return the comma after "if severe enough" or "when left untreated", which name nothing; else 0."""
        words, at = self.words, index + 1
        if words.lower[index] not in ("if", "when", "unless", "once", "while", "though", "although"):
            return 0
        while at < len(words) and at - index <= _LONGEST_ELLIPSIS:
            if words.tags[at] == ",":
                return at if at > index + 1 else 0
            plain = words.tags[at] in "REX" or words.lower[at] in _ELLIPTICAL or describes(words.lower[at])
            if not plain:
                return 0
            at += 1
        return 0

    def _compared_ahead(self, index: int) -> bool:
        """Whether "Compared with rest," or "Relative to placebo," stands at `index`."""
        lead = self.words.lower[index : index + 3]
        return lead[0] in _COMPARED and (lead[1:2] in _WITH_TO or lead[2:] in _WITH_TO)

    def _past_comparison(self, index: int) -> int:
        """Return the index after the comma that ends "Compared with rest,", or after its first word."""
        words = self.words
        comma = next((at for at in range(index, len(words)) if words.tags[at] in ",.;:"), index)
        leads = words.tags[comma] == "," and (index == 0 or words.tags[index - 1] in "P,")
        return comma + 1 if leads and index < 2 else index + 1

    def _is_fronted(self, index: int) -> bool:
        """Whether `index` stands in a clause before the sentence's own: "As the heart grows | weaker, tasks …"."""
        words = self.words
        return words.lower[0] in FRONTED and "," not in words.tags[:index] and "V" not in words.tags[:1]

    def _closes_apposition(self, index: int) -> int:
        """Return the end of "A, a set of exercises for the | head, eyes and neck," before a verb, 0 for other words."""
        words = self.words
        if words.tags[:index].count(",") != 1:
            return 0
        _, end = parse_list(words, index, self._stop(index))
        listed = "," in words.tags[index:end] and "C" in words.tags[index:end]
        closed = listed and tag_at(words, end) == "," and tag_at(words, end + 1) in "MBHZO"
        return end if closed else 0

    def _spans(self, things: list[Thing]) -> bool:
        """Whether only a time stands after a deed: "Quitting smoking | several weeks before surgery speeds …"."""
        deed, last = self.state.pending[-1], things[-1]
        if len(things) > 1 or last.start < 0 or deed.start < 0:
            return False
        if self.words.lower[last.end - 1] not in _TIMES:
            return False
        if deed.end <= last.start and self.words.lower[deed.end] in ("every", "each"):
            self.state.pending[-1] = extended(self.words, deed, last.end)  # "a walk | every two hours"
            return True
        return self.words.lower[deed.start].endswith("ing")

    def _whole_gerund(self, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Extend "Planting trees" over "along streets", up to the verb of the sentence, where one follows."""
        words, stop = self.words, end
        while stop < len(words) and words.tags[stop] in "PDNIR" and stop not in self.cues:
            lasting = words.lower[stop] == "for" and not _TIMES.isdisjoint(words.lower[stop + 1 : stop + 4])
            if words.lower[stop] in ("after", "before", "during", "for", "as", "than") and not lasting:
                return things, end
            stop += 1
        finite = tag_at(words, stop) in "MBHZO" or (stop in self.cues and self.cues[stop].form in ("V", "Z"))
        if stop == end or not finite or words.tags[end] != "P" or len(things) > 1:
            return things, end
        while words.tags[stop - 1] in "RP":
            stop -= 1
        last = things[-1]
        return [extended(words, last, stop)], stop

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

    def _is_deed(self, index: int) -> bool:
        """Whether a gerund that is no cue stands at `index`, or a name that is one: "not drinking enough"."""
        gerund = tag_at(self.words, index) in "GN" and self.words.lower[index].endswith("ing")
        return gerund and (index not in self.cues or self.cues[index].cue.slots in ("people", "managed"))

    def _undone(self, index: int) -> int:
        """Take "not getting enough sleep" as one thing."""
        things, end = self._list(index + 1, self._stop(index + 1))
        if things:
            whole = extended(self.words, things[0], things[0].end, index)
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
        clause = whole_of(words, start, end, end - 1)
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
        done = whole_of(words, verb, end, verb)
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
        if state.pending and not (state.subjects and self._joined_verb(index)):
            state.subjects = state.pending
        state.pending = []
        if state.imperative and self.sought is not None and self.words.lower[0] == "to":
            self._advised(index)
        if self.words.lower[index + 1 : index + 2] == ["that"]:
            state.subjects, state.main = [], []

    def _joined_verb(self, index: int) -> bool:
        """Whether "and has been | found" goes on with what is said of the subject."""
        while index and self.words.tags[index - 1] in "MBHORX":
            index -= 1
        return index > 0 and self.words.tags[index - 1] == "C"

    def _by_whom(self, index: int) -> bool:
        """Whether the phrase at `index` names who has done what the verb before "by" says."""
        done = index > 1 and self.words.lower[index - 1] == "by" and self.words.tags[index - 2] == "E"
        return done and not self.state.pending and bool(self.state.subjects)

    def _advised(self, index: int) -> None:
        """ "To prevent gout, drink water": what to do reaches what was named before."""
        deeds, _ = self._deeds(index)
        if self.sought is not None and deeds:
            self._emit(deeds[:1], self.sought[1], self.sought[0], "advised for")

    def _past_bracket(self, index: int) -> int:
        """Return the index after a short bracket that opens at `index`, `index` where none does."""
        near = self.words.tags[index + 1 : index + _SHORT_BRACKET]
        return index + 2 + near.index(")") if tag_at(self.words, index) == "(" and ")" in near else index

    def _naming_clause(self, index: int) -> int:
        """Return the end of "that require bending and lifting", which belongs to the name; 0 for others.

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
        verb = self._past_bracket(end)
        while words.tags[verb - 1] in ",C":
            verb -= 1
        while words.tags[end - 1] in ",CR":
            end -= 1
        antecedent = state.pending[-1]
        follows = tag_at(words, verb) in "MBHZ" or (self.cues.get(verb) and words.tags[verb] in "ZVE")
        if not follows or antecedent.start < 0 or end - index < 2:
            return 0
        whole = extended(words, antecedent, end)
        parts = self._list(index + 1, end)[0] if words.lower[index] in _CONTAINING else []
        state.pending = [*state.pending[:-1], whole, *parts]
        state.main = [*state.main[:-1], whole] if state.main[-1:] == [antecedent] else state.main
        state.relative, state.clause = False, self.clause
        return verb if tag_at(words, verb - 1) == ")" else end

    def _reduced_clause(self, index: int) -> int:
        """Return the end of "drugs | made for gout, depression or …" before the verb of the sentence, or 0."""
        words, state = self.words, self.state
        last = state.pending[-1] if state.pending else None
        before = index
        while before and words.tags[before - 1] == "R":
            before -= 1
        if last is None or last.start < 0 or last.end != before:
            return 0
        end = index + 1
        if words.lower[end : end + 1] == ["while"] and words.tags[end + 1 : end + 2] == ["G"]:
            end += 1  # "a helmet | worn while cycling"
        while end < len(words) and words.tags[end] not in ".;:SQMBHZ" and end - index < _LONGEST_CLAUSE:
            if end in self.cues and self.cues[end].form == "V" and words.tags[end - 1] in "NR" and end > index + 2:
                break  # "teas taken at meals | lower …"
            end += 1
        if (tag_at(words, end) not in "MBHZ" and end not in self.cues) or end - index < 3:
            return 0
        stop = end
        while words.tags[stop - 1] in ",CR":
            stop -= 1
        whole = extended(words, last, stop)
        state.pending = [*state.pending[:-1], whole]
        state.main = [*state.main[:-1], whole] if state.main[-1:] == [last] else state.main
        return end

    def _past_set_off(self, index: int) -> int:
        """Return the second comma of "A | , found mainly in meat, can …" where no cue stands between, 0 for others."""
        words = self.words
        cue = self.cues.get(index + 1)
        if tag_at(words, index + 1) != "E" or (cue is not None and cue.cue.slots not in ("co", "share", "none")):
            return 0
        for at in range(index + 2, min(index + _LONGEST_CLAUSE, len(words) - 1)):
            if words.tags[at] in ".;:(MBHZO" or (at in self.cues and self._relates(at)):
                return 0
            if words.tags[at] == ",":
                return at + 1 if words.tags[at + 1] in "MBHZO" else 0
        return 0

    def _past_dashes(self, index: int) -> int:
        """Return the index after "— … —" where nothing in between is a cue: the subject waits for its verb."""
        for end in range(index + 1, min(self._stop(index), len(self.words))):
            if self.words.tags[end] == "-":
                return end + 1
        return index + 1

    def _says_of_reader(self, index: int) -> bool:
        """Whether what stands at `index` is said of the reader: "you’re interested in …"."""
        if not index or self.words.tags[index - 1] != "B":
            return False
        before = self.words.lower[index - 1]
        personal = ("you", "we", "i", "he", "she")
        if before.replace("’", "'").partition("'")[0] in personal:
            return True
        return index > 1 and self.words.lower[index - 2] in personal

    def _pronoun(self, index: int) -> int:
        state, word = self.state, self.words.lower[index]
        relative = word in ("which", "that", "who") and index > 0 and (self.words.tags[index - 1] in "N,G)-EI")
        if relative and (end := self._relative_subject(index)):
            return end
        if relative:
            state.relative = True
            self.aside = self.words.tags[index - 1] == "," and word in ("which", "who")
            if self.aside and word == "which" and (contents := self._contents(index - 1)):
                state.pending = contents
            if not state.pending:
                state.pending = list(state.objects or state.subjects)
                if word == "which" and len(state.pending) > 2 and tag_at(self.words, index + 1) in "MZ":
                    del state.pending[:-1]  # "cough, fever and poor sleep, which can …"
            self.clause, state.clause = state.clause, index
        elif word in ("it", "they", "this", "these", "that", "those", "both"):
            state.pending = self._antecedent(word)
            if not state.pending and index == 0 and word == "it" and tag_at(self.words, 1) in "MBHZR":
                state.pending = list(self.context.topic)
        return index + 1

    def _contents(self, comma: int) -> list[Thing]:
        """Return B and C of "A is rich in B and C |, which …", [] for other words."""
        words, found = self.words, list[Thing]()
        if not self.named or self.named[-1].end != comma:
            return []
        for thing in reversed(self.named):
            if thing.start < 0:
                return []
            if words.lower[thing.start] in _FULL and words.tags[thing.start + 1] == "P" and thing.end > thing.start + 2:
                return [whole_of(words, thing.start + 2, thing.end, thing.end - 1), *reversed(found)]
            found.append(thing)
            if words.lower[thing.start - 1] in ("in", "with", "of"):
                return found[::-1] if words.lower[thing.start - 2] in _FULL else []
        return []

    def _relative_subject(self, index: int) -> int:
        """Return the end of "that trains balance and strengthens the legs" before the verb of the sentence, else 0.

        Two verbs at least, the second after a conjunction: which of the things named is meant.
        """
        words, state = self.words, self.state
        last = state.pending[-1] if state.pending else None
        if last is None or last.end != index or words.lower[index] == "which":
            return 0
        verbs, at = 0, index + 1
        while at < len(words) and words.tags[at] not in ",.;:()SQ-" and at - index < 2 * _LONGEST_CLAUSE:
            if words.tags[at] in "MBHOZ" and words.tags[at - 1] not in "MBHO":
                before = at - 1
                while words.tags[before] == "R":
                    before -= 1
                if verbs >= 2 and words.tags[before] != "C":
                    break
                if verbs == 1 and words.tags[before] != "C":
                    return 0
                verbs += 1
            at += 1
        if verbs < 2 or at >= len(words) or words.tags[at] not in "MBHOZ":
            return 0
        whole = extended(words, last, at)
        state.main = [*state.main[:-1], whole] if state.main[-1:] == [last] else state.main
        state.pending = [*state.pending[:-1], whole]
        return at

    def _antecedent(self, word: str) -> list[Thing]:
        """Return what a pronoun stands for: "this" the last thing said, "it" and "they" what it was said of."""
        state, context = self.state, self.context
        if word in ("it", "they", "both") and state.main:
            return list(state.main)
        if word in ("it", "they") and self.words.tags[0] == "Q" and self.named:
            return self.named[-1:]  # "Anyone can get gout, but it …"
        if word in ("it", "they") and self.words.tags[0] == "V" and self.named:
            return list(self.named) if word == "they" else self.named[-1:]  # "Remove loose rugs, because they …"
        if word in ("this", "that") and state.objects:
            return list(state.objects)
        if word == "it" and self.named and self.words.lower[0] in FRONTED:
            return self.named[:1]  # "As the disease advances, it …"
        if word == "it" and len(context.subjects) > 1 and (about := context.about((), self.words.starts[0])):
            return about  # several were spoken of: "it" is what the passage is about
        return list(context.subjects or context.objects)
