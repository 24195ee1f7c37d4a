"""Cues that are nouns or predicates: "a risk factor for", "linked to", "the link between", "symptoms include"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..cues import CueMatch
from ..phrases import word_set
from ..things import Thing, extended
from .link import tag_at
from .topical import TopicReader

_ANNOUNCING: Final = word_set("announcing")
_BODY_WORDS: Final = word_set("body_words")
_USES: Final = word_set("uses")

_REMEDIAL: Final = frozenset(("treat", "help", "prevent"))
_WHERE: Final = frozenset(("usually", "mainly", "mostly", "chiefly", "typically", "most"))
_LOWER: Final = frozenset(("lower", "reduced", "decreased", "smaller", "lowered", "less", "fewer"))
_RATED: Final = frozenset(
    ("risk", "rate", "rates", "risks", "chance", "chances", "odds", "likelihood", "incidence", "cases")
)
_CLAUSE_ENDS: Final = frozenset(".;:")


class NounReader(TopicReader):
    """Cues that are nouns or predicates: "a risk factor for", "linked to", "the link between", "symptoms include"."""

    def _predicate(self, cue: CueMatch) -> int:
        """ "X is linked to Y", "X, due to Y", "X is more common in Y", "Y are more likely to have X"."""
        state = self.state
        described = self._described(cue)
        things, end = self._predicated(cue)
        before = described or state.pending or state.objects or state.subjects
        if tag_at(self.words, self._before(cue)) == "C" and self._before(cue) >= 0 and state.subjects:
            before = state.subjects  # "A affects B and is more common in C"
        if things and cue.cue.slots == "co" and things[0].head in _BODY_WORDS:
            things = []  # "usually in the hands": where, not in whom
        if things and self._kinds(before):
            listed, stop = self._listed_after(end)
            if listed:  # "Other conditions linked to A are …"
                self._emit(
                    *((things, listed) if cue.cue.slots in ("os", "sym") else (listed, things)), cue, "kind with list"
                )
                state.subjects, state.objects, state.pending = things, listed, []
                return stop
        if things and not before and cue.cue.slots == "pop" and (clause := self._clause_of_reader()):
            self._emit(clause, things, cue, "risk under a condition", effect=self._likeliness(cue))
            self.state.objects = things
        if things and before:
            adverb = cue.cue.slots == "co" and cue.cue.pattern.split()[0] in _WHERE
            if adverb and self.links:
                before = []  # ", mainly in children": where, of what was said
            if cue.cue.slots == "co" and before and self.words.tags[cue.start - 1] in ",C" and state.main:
                before = state.main  # "a painful illness, most common in …"
            groups = self._afflicted(things[0]) if cue.cue.slots == "co" else []
            if (cue.cue.slots in ("co", "share") and self._in_share(cue, things, before)) or (
                cue.cue.slots == "co" and self._higher_in(cue, things[0], before)
            ):
                pass
            elif cue.cue.slots == "pop" and (clause := self._clause_of_reader()):
                self._emit(clause, things, cue, "risk under a condition", effect=self._likeliness(cue))
            elif cue.cue.slots == "pop":
                self._more_likely(cue, before, things)
            elif groups:
                self._emit(groups, before, cue, "group at risk", effect="risk_up")
            elif cue.cue.slots == "os":
                self._emit(things, before, cue, "predicate, source after")
            elif risked := self._bare_lower(cue, before, things):
                self._emit(before, risked, cue, "predicate", effect="prevent")
            else:
                self._emit(before, things, cue, "predicate", effect=self._graded(cue, things))
            state.subjects = before
            state.objects, state.effect = things, cue.cue.effect
            if cue.cue.slots == "os" and cue.cue.pattern.endswith(" by"):
                state.subjects, state.objects = things, list(before)  # "A is caused by B, and C can cause it too"
            if not state.main:
                state.main = before
            names = cue.cue.slots == "os" and before[-1].end == cue.start and tag_at(self.words, end) in "BMHZ"
            state.pending = list(before) if names else []  # "Pain caused by A | is more common …"
        return max(end, cue.end)

    def _graded(self, cue: CueMatch, things: Sequence[Thing]) -> str:
        """Return the effect of "linked to a lower risk of A" and of "common in A", a condition; "" for others."""
        words, first = self.words, things[0]
        if cue.cue.effect == "assoc" and first.start > cue.end:
            lead = words.lower[cue.end : first.start]
            return "prevent" if not _LOWER.isdisjoint(lead) and not _RATED.isdisjoint(lead) else ""
        people = word_set("populations")
        if cue.cue.effect == "common" and first.start >= 0 and people.isdisjoint(words.lower[first.start : first.end]):
            return "cooc" if self.context.are_conditions(words, things) else ""
        return ""

    def _bare_lower(self, cue: CueMatch, before: Sequence[Thing], things: Sequence[Thing]) -> list[Thing]:
        """Return of what "is linked to a lower risk" speaks, where the sentence does not say."""
        said = things[0].folded
        bare = cue.cue.effect == "assoc" and len(said) == 2 and said[0] in _LOWER and said[1] in _RATED
        return self.context.about(before, self.words.starts[cue.start]) if bare else []

    def _described(self, cue: CueMatch) -> list[Thing]:
        """Return what "caused by A" directly follows where the clause is about another: "for pain | caused by A"."""
        last = self.named[-1] if self.named else None
        pending = self.state.pending
        if (
            cue.cue.slots != "os"
            or last is None
            or last.end != cue.start
            or not pending
            or pending[-1].end == cue.start
        ):
            return []
        if self._defines(last, pending):
            return []  # "Scurvy is a disease caused by …"
        return [last] if self.words.tags[last.end - 1] in "NG" else []

    def _defines(self, said: Thing, subjects: Sequence[Thing]) -> bool:
        """Whether `said` stands right after "is", of one thing: it tells what that is."""
        words, index = self.words, said.start - 1
        if len(subjects) != 1 or self._kinds(subjects):
            return False
        while index >= 0 and (words.tags[index] in "NDI" or words.lower[index] == "of"):
            index -= 1
        return index >= 0 and words.lower[index] in ("is", "are") and subjects[0].end == index

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

    def _between(self, cue: CueMatch) -> int:
        """ "the link between A and B"."""
        things, end = self._list(cue.end, self._stop(cue.start))
        announced = _ANNOUNCING & set(self.words.lower[: cue.start])
        if cue.cue.effect != "no_difference" and len(things) >= 2 and not announced:
            self._emit([self._own_words(things[0])], things[1:], cue, "between")
        self.state.objects, self.state.pending = things, things[-1:]
        return max(end, cue.end)

    def _held(self, cue: CueMatch) -> int:
        """ "no effect of A on B": A stands within the cue."""
        if cue.cue.effect == "assoc" and self.words.text[self.words.starts[cue.start]].isupper():
            return cue.end  # "Association of A with B": a title
        held = self._list(*cue.object)[0] if cue.object else []
        things, end = self._list(cue.end, self._stop(cue.start))
        pair = (held, things) if cue.cue.slots == "held" else (things, held)
        self._emit(*pair, cue, "effect of", effect=self._graded(cue, things) if things else "")
        self.state.pending = []
        return max(end, cue.end)

    def _no_difference(self, cue: CueMatch) -> int:
        """ "no difference between people who used A and others in B": A has no effect on B.

        In "no difference in B" and "no effect on B", A stands after "between", else it is what the sentence is about.
        """
        words = self.words
        stop = next((i for i in range(cue.end, len(words)) if words.tags[i] in _CLAUSE_ENDS), len(words))
        if words.lower[cue.end - 1] != "between":
            return self._none_in(cue, stop)
        compared = self._compared(cue.end, stop)
        within = [i for i in range(cue.end, stop) if words.lower[i] in ("in", "for", "on")]
        outcomes = [things for i in within if (things := self._list(i + 1, stop)[0])]
        if outcomes:
            self._emit(compared, outcomes[0], cue, "no difference")
        self.state.pending = []
        return stop if outcomes else cue.end

    def _compared(self, start: int, stop: int) -> list[Thing]:
        """Return the first of what is compared: what a group used, or the group's own name."""
        used = next((i + 1 for i in range(start, stop) if self.words.lower[i] in _USES), start)
        things = self._list(used, stop)[0][:1]
        if things and used == start and self._is_group(things[0]):
            return self._apart(things[0])  # "between the two groups": no one knows which
        return things

    def _none_in(self, cue: CueMatch, stop: int) -> int:
        outcomes, end = self._list(cue.end, self._stop(cue.start))
        between = next((i + 1 for i in range(cue.end, stop) if self.words.lower[i] in ("between", "with")), 0)
        compared = self._compared(between, stop) if between else self.state.main or self.state.subjects
        self._emit(compared, outcomes, cue, "no difference")
        self.state.pending = []
        return stop if between else max(end, cue.end)

    def _nominal(self, cue: CueMatch) -> int:
        """ "A is a risk factor for B", "risk factors for B include A", "symptoms of B include A"."""
        words, state = self.words, self.state
        things, end = self._list(cue.end, self._stop(cue.start), objects=self._is_copula(cue.start))
        after = end
        while after < len(words) and words.tags[after] in "RM":
            after += 1
        acts = tag_at(words, end) == "M" or tag_at(words, after) in "BHZ"
        symptom = cue.cue.slots == "symptom"
        said = tag_at(words, end) == ":" and self._is_copula(cue.start)  # "A is a cause of B: …" lists nothing
        listed, stop = self._listed_after(end) if things and not said else ([], 0)
        if listed:
            pair = (things, listed) if symptom else (listed, things)
            self._emit(*pair, cue, "noun with list")
            state.subjects, state.objects, state.pending = pair[0], pair[1], []
            state.main = state.main or list(pair[0])
            if tag_at(words, stop) == "Q":
                state.pending = listed[-1:]  # "… are diseases that damage the heart"
            return stop
        subject = state.pending or state.subjects
        if state.subjects and self.links and self._joined_copula(cue.start):
            subject = state.main or state.subjects  # "A affects people in B and is a cause of C"
        if things and subject and self._is_copula(cue.start):
            had = (
                self._condition_of(things[0])
                if cue.cue.effect in _REMEDIAL and words.lower[cue.end - 1] == "for"
                else []
            )
            things = had or things  # "effective for people with migraine"
            pair = (things, subject) if symptom else (subject, things)
            self._emit(*pair, cue, "noun after copula")
            state.subjects, state.objects, state.pending = list(subject), things, []
            state.main = state.main or list(subject)
        elif things and cue.cue.effect == "treat" and acts and things[-1].start > cue.end - 1:
            state.pending = [extended(words, things[0], things[-1].end, cue.start)]  # "drugs for gout can cause …"
            state.main = state.main or list(state.pending)
        elif things:
            state.pending = things
        return max(end, cue.end)

    def _joined_copula(self, start: int) -> bool:
        """Whether "and is a common …" leads in the noun cue at `start`."""
        index = start - 1
        while index >= 0 and self.words.tags[index] in "NDIRE":
            index -= 1
        return index > 0 and self.words.tags[index] == "B" and self.words.tags[index - 1] == "C"
