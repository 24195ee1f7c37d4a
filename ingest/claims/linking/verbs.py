"""Cues that are verbs: who does what, in the active, the passive, participles, infinitives and relative clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..cues import CueMatch
from ..phrases import word_set
from ..things import Thing, extended, whole_of
from ..words import Words
from .asides import examples_of, named_condition
from .comparisons import ComparisonReader
from .deeds import deed_end, joined_deeds
from .link import FRONTED, tag_at

_GENERIC_HEADS: Final = word_set("generic_heads")
_LIGHT_GERUNDS: Final = word_set("light_gerunds")
_POPULATIONS: Final = word_set("populations")
_TO_NOUNS: Final = word_set("to_nouns")
_WAYS: Final = word_set("ways")
_WANTED_DEEDS: Final = word_set("wanted_deeds")
_UNWANTED_STUFF: Final = word_set("unwanted_stuff")

_SHARES: Final = frozenset(("half", "third", "quarter", "fifth", "tenth", "percent", "point", "margin"))
_CHIEFLY: Final = frozenset(
    ("mainly", "mostly", "chiefly", "primarily", "predominantly", "disproportionately", "largely")
)
RISKS: Final = {
    "increase": "risk_up",
    "harm": "risk_up",
    "decrease": "prevent",
    "treat": "prevent",
    "shrink": "prevent",
}
BARE_RISKS: Final = frozenset((word,) for word in ("risk", "chance", "odds", "likelihood", "probability"))
_COPULAS: Final = frozenset(("as", "of", "be", "remains", "remain", "remained", "becomes", "become", "became"))
_WORSENED: Final = (["getting", "worse"], ["becoming", "worse"], ["becoming", "severe"], ["growing", "worse"])
_RISK: Final = frozenset(("risk",))
_READERS: Final = frozenset(("you", "we", "i"))
_OUGHT: Final = frozenset(("should", "must"))
_PERSONS: Final = frozenset(("you", "us", "them", "people", "someone", "patients"))
_REMEDIAL: Final = frozenset(("treat", "prevent", "help", "decrease"))


def words_within(words: Words, cue: CueMatch) -> list[str]:
    """Return the words that a cue holds as its object: "keeps | you | from"."""
    return words.lower[slice(*cue.object)] if cue.object else []


class VerbReader(ComparisonReader):
    """Cues that are verbs: who does what, in the active, the passive, participles, infinitives and relative clauses."""

    def _verb(self, cue: CueMatch) -> int:
        words, state = self.words, self.state
        before = self._before(cue)
        tag = words.tags[before] if before >= 0 else "^"
        if cue.form in "VG" and (end := self._way(cue)):
            return end
        if cue.form == "G" and tag == "P" and self.sought is not None and (end := self._means(cue.start)):
            return end
        if cue.form == "G" and before < 0 and state.subjects:
            return self._active(cue, state.subjects, "participle")  # "(leading to …)"
        if cue.form == "G" and (tag in "^SP" and words.tags[cue.start - 1 : cue.start] != ["B"]):
            if tag == "P" and state.subjects:
                return self._active(cue, state.subjects, "means")
            if tag == "P" and words.lower[before] == "by" and (state.main or state.pending):
                return self._active(cue, state.main or state.pending, "means")
            return self._gerund_subject(cue)
        if cue.form == "E" and self._passive(cue):
            return self._agent(cue)
        if cue.form == "G" and tag == "," and words.lower[0] in FRONTED and "," not in words.tags[:before]:
            return self._gerund_subject(cue)  # "Until it subsides, avoiding milk may …"
        if cue.form == "G" and tag in ",-":
            subjects = self._participle_subject(cue)
            return self._active(cue, subjects, "participle")
        if cue.form == "V" and words.lower[before + 1 : cue.start] == ["to"] and words.folded[before] in _TO_NOUNS:
            return self._imperative(cue)  # "the ability to control …"
        bare = cue.form == "V" and words.tags[cue.start - 1 : cue.start] not in (["T"], ["M"])
        if bare and (tag == "^" or (tag in ",C" and state.imperative)):
            state.imperative = True
            return self._imperative(cue)
        if cue.form == "V" and tag == "Q" and words.lower[before] == "you" and words.lower[before + 1] in _OUGHT:
            return self._imperative(cue)  # "…, so you should avoid it"
        if tag == "Q" and words.lower[before] in _READERS and words.tags[before - 1] == "S" and before == cue.start - 1:
            return self._active(cue, [], "subject before verb")  # "… if you stop the medicine"
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

    def _way(self, cue: CueMatch) -> int:
        """Return the end of "ways to | ease A are B", "B is an option for | treating A"; 0 for other words."""
        words, state, lead = self.words, self.state, cue.start - 1
        while lead > 0 and words.lower[lead] in ("help", "helps"):
            lead -= 1
        if lead < 1 or words.lower[lead] not in ("to", "for", "of", "that", "which"):
            return 0
        if words.folded[lead - 1] not in _WAYS or (words.lower[lead] == "of" and cue.form != "G"):
            return 0
        things, end = self._objects(cue)
        if not things or cue.cue.slots not in ("so", "helps"):
            return 0
        listed, stop = self._listed_after(end)
        subjects = listed or (state.pending or state.main if self._is_copula(lead - 1) else [])
        if not subjects or not (listed or tag_at(words, end) not in "BMHZ"):
            return 0
        self._emit(subjects, things, cue, "way to")
        state.subjects, state.objects, state.pending = list(subjects), things, []
        return max(stop if listed else end, cue.end)

    def _is_copula(self, start: int) -> bool:
        """Whether a copula, or a comma of apposition, stands before a noun with only its modifiers between."""
        index = start - 1
        while index >= 0 and self.words.tags[index] in "NDIRE":
            index -= 1
        if index > 1 and self.words.tags[index] == "C" and self.words.tags[index + 1] == "D":
            index -= 1  # "is a common illness and a | leading cause of"
            while index >= 0 and self.words.tags[index] in "NDIREP":
                index -= 1
            return index > 0 and self.words.tags[index] == "B"
        return index >= 0 and (self.words.tags[index] in "B,PXH" or self.words.lower[index] in _COPULAS)

    def _ends_list(self, comma: int) -> bool:
        """Whether the sentence's subject reaches up to a comma: "A, B, and C, raises"."""
        return bool(self.state.main) and self.state.main[-1].end >= comma

    def _restrictive(self, cue: CueMatch, antecedent: Thing) -> int:
        """ "Exercises that strengthen your core …": the clause says which exercises, so it belongs to their name."""
        words, state = self.words, self.state
        state.clause = self.clause
        joined = self.cues.get(cue.end + 1) if tag_at(words, cue.end) == "C" else None  # "that harm or tire the heart"
        things, end = self._objects(joined if joined is not None and joined.cue.kind == "V" else cue, whole=True)
        if len(things) > 1 and tag_at(words, things[0].end) == "," and state.objects[-1:] == [antecedent]:
            self._continue_list(antecedent, things[1:])
            things = things[:1]
        if things and self._kinds([antecedent]):
            listed, stop = self._listed_after(end)
            if listed:  # "Factors that raise the risk of gout include …"
                self._emit(listed, things, cue, "kind with list")
                state.subjects, state.objects, state.pending = listed, things, []
                return stop
        follows = end < len(words) and (words.tags[end] in "MBHZ" or end in self.cues)
        general = antecedent.head in _GENERIC_HEADS or self._kinds([antecedent])
        if not things or antecedent.start < 0 or not (follows or general):
            return self._active(cue, [antecedent], "relative")
        whole = extended(words, antecedent, end)
        state.pending = [*state.pending[:-1], whole]
        if state.main and state.main[-1] == antecedent:
            state.main = [*state.main[:-1], whole]
        if state.objects and state.objects[-1] == antecedent:
            state.objects = [*state.objects[:-1], whole]
            self.links = [one.joining(one.subject, whole) if one.object == antecedent else one for one in self.links]
            state.pending = []
        elif any(link.subject == antecedent for link in self.links):
            self.links = [one.joining(whole, one.object) if one.subject == antecedent else one for one in self.links]
            state.pending = []
        return max(end, cue.end)

    def _continue_list(self, antecedent: Thing, rest: Sequence[Thing]) -> None:
        """Read on with the list around "coughing that brings up mucus, wheezing and fever"."""
        for link in [link for link in self.links if antecedent in (link.subject, link.object)]:
            for thing in rest:
                of_subject = link.subject == antecedent
                more = link.joining(thing, link.object) if of_subject else link.joining(link.subject, thing)
                self.links.append(more)

    def _participle_subject(self, cue: CueMatch) -> list[Thing]:
        state = self.state
        if cue.cue.effect == "cause" and state.effect in ("cause", "harm", "risk_up") and state.objects:
            return state.objects[-1:]
        return state.subjects or state.main or state.pending

    def _gerund_subject(self, cue: CueMatch) -> int:
        """ "Strengthening the hips …" at the start of a clause names a thing."""
        if deeds := joined_deeds(self.words, cue.start, self.cues):
            self.state.pending = deeds
            self.state.main = self.state.main or deeds
            return deeds[-1].end
        things, end = self._list(cue.end, self._stop(cue.start))
        words = self.words
        stop = things[-1].end if things else cue.end
        if (whole := deed_end(words, cue.start, self.cues)) > stop and len(things) < 2:
            stop = end = whole  # "Lowering blood pressure to below 130 …"
        elif things and words.lower[cue.start] in _LIGHT_GERUNDS:
            self.state.pending = things
            self.state.main = self.state.main or things
            return max(end, cue.end)
        self.state.pending = [whole_of(words, cue.start, stop, stop - 1)]
        if not self.state.main:
            self.state.main = self.state.pending
        return max(end, cue.end)

    def _imperative(self, cue: CueMatch) -> int:
        """Advice ("Reduce stress.") states no relation; what it names may be referred to."""
        self.context.unjoined.append((self.words.between(cue.start, cue.end), "advice"))
        _, end = self._list(cue.end, self._stop(cue.start))
        return max(end, cue.end)

    def _passive(self, cue: CueMatch) -> bool:
        words = self.words
        by = cue.end < len(words) and words.lower[cue.end] == "by"
        index = cue.start - 1
        while index >= 0 and words.tags[index] in "RX":
            index -= 1
        return by or (index >= 0 and words.tags[index] == "B")

    def _signal(self, cue: CueMatch) -> int:
        """ "Slow walking predicts falls": people and scores that predict tell of no risk factor."""
        subjects = self.state.pending or self.state.subjects
        telling = not subjects or self._are_people(subjects) or subjects[0].head in word_set("foretellers")
        if telling or not cue.form or cue.form not in "VZEG":
            self._list(cue.end, self._stop(cue.start))
            return cue.end
        return self._verb(cue)

    def _agent(self, cue: CueMatch) -> int:
        """ "X is caused by Y": the thing after "by" acts."""
        words, state = self.words, self.state
        by = words.lower[cue.end : cue.end + 1]
        if by != ["by"] and not (by and by[0] in ("with", "using", "through") and cue.cue.effect in _REMEDIAL):
            return cue.end
        agents, end = self._list(cue.end + 1, self._stop(cue.end))
        if agents and agents[0].head in _SHARES:
            return max(end, cue.end + 1)  # "cut by half"
        patients = state.pending or state.objects
        groups = [thing for thing in patients if thing.head in _POPULATIONS]
        if agents and self._kinds(patients):
            listed, stop = self._listed_after(end)
            self._emit(agents, listed, cue, "kind with list")
            state.pending = []
            return max(stop, end, cue.end + 1)
        if agents and groups and cue.cue.effect == "change":
            self._emit(self._condition_of(groups[0]) or groups, agents, cue, "group affected", effect="people")
        elif agents and patients:
            self._emit(agents, patients, cue, "passive")
            state.objects, state.subjects, state.pending = patients, agents, []
        return max(end, cue.end + 1)

    def _active(self, cue: CueMatch, subjects: Sequence[Thing], rule: str) -> int:
        if subjects and self._is_group(subjects[0]):
            if cue.form in "EZV" and (end := self._fared(subjects[0], cue.start)):
                return end
            subjects = self._doing(subjects[0]) or subjects
        elif cue.form in "EZV" and (end := self._moved_in(subjects, cue.start)):
            return end
        kept = cue.cue.pattern.endswith("@ from")
        if cue.end in self.cues and self.cues[cue.end].form == "G" and not kept:
            self.state.subjects, self.state.pending = list(subjects), []
            return cue.end  # "plays a role in easing …"
        things, end = self._objects(cue)
        if things and cue.form == "E" and rule == "subject before verb" and tag_at(self.words, end) in "BMH":
            return self._reduced(subjects, end)
        infinitive = self.words.tags[cue.start - 1 : cue.start] == ["T"] and cue.start > 1
        if things and infinitive and rule == "subject before verb" and tag_at(self.words, end) in "MZBH":
            return self._reduced(subjects, end)  # "Limping to protect a heel can …"
        kept_from = ""
        if kept and things and self.words.lower[cue.end : cue.end + 2] in _WORSENED:
            kept_from, end = "treat", cue.end + 2  # "keeps gout from getting worse"
        elif cue.cue.effect == "prevent" and things and cue.object and cue.cue.pattern.endswith("from"):
            things, end = self._from_doing(things, cue.end - 1)
        if cue.cue.effect == "prevent" and things and self.words.lower[end : end + 1] == ["from"]:
            things, end = self._from_doing(things, end)
        person = bool(cue.object) and not _PERSONS.isdisjoint(words_within(self.words, cue))
        if not kept_from and cue.cue.effect == "prevent" and (person or self._wanted(things)):
            kept_from = "harm"
        if cue.cue.effect == "cause" and things and tag_at(self.words, end) == "T":
            things, end = self._made_to(things, end)
        if things and tag_at(self.words, end) == "Q":
            things, end = self._which_one(things, end)
        if things and cue.cue.effect == "treat" and things[0].head in _POPULATIONS:
            things = self._condition_of(things[0]) or things  # "brings relief to people with gout"
        if not things and subjects and cue.cue.parts[-1] == _RISK and tag_at(self.words, end) not in "DNGQ":
            things = self._at_stake(subjects, cue)
        if not things and cue.cue.effect == "no_effect":
            things = list(self.state.objects)
        if cue.cue.slots == "so" and (examples := examples_of(self.words, subjects, things)):
            subjects, things = examples, things[:1]
            end = max(end, examples[-1].end)
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
        effect, risked = self._bare_risk(subjects, cue, things) if things else ("", [])
        if risked:
            self._emit(subjects, risked, cue, rule, effect=effect)
            self.state.pending = []
            self.state.subjects = list(subjects) or self.state.subjects
            return max(end, cue.end)
        groups = [thing for thing in things if thing.head in _POPULATIONS]
        if groups and cue.cue.effect == "change":  # "gout affects people who …"
            counted = [thing for thing in groups if self._counted(thing)]
            mainly = self.words.lower[cue.start - 1] in _CHIEFLY or "often" in self.words.lower[end : end + 8]
            named = [thing for thing in groups if (mainly or len(thing.folded) > 1) and thing not in counted]
            named = [] if self.words.lower[cue.end : cue.end + 1] == ["both"] else named
            self._emit(subjects, named, cue, rule, effect="common")
            self._emit(counted, subjects, cue, "group affected", effect="people")
        elif cue.cue.slots == "os" and (bare := self._bare_risk(things, cue, subjects))[1]:
            self._emit(things, bare[1], cue, rule + ", source after", effect=bare[0])
        elif cue.cue.slots == "os":
            self._emit(things, subjects, cue, rule + ", source after")
        else:
            self._emit(subjects, things, cue, rule, effect=kept_from)
            if things and cue.cue.effect in ("harm", "cause") and things[-1].end > 0:
                self._emit(
                    subjects, named_condition(self.words, things[-1].end), cue, "condition named", effect="cause"
                )
        state = self.state
        if subjects:
            state.subjects = list(subjects)
            if not state.main:
                state.main = list(subjects)
        if things:
            state.objects, state.effect = things, cue.cue.effect
        state.pending = []
        return max(end, cue.end)

    def _wanted(self, things: Sequence[Thing]) -> bool:
        """Whether what is kept off is something that should go on: "keeps the bladder from emptying"."""
        last = things[-1] if things else None
        if last is None or last.start < 0 or "from" not in self.words.lower[last.start : last.end]:
            return False
        at = self.words.lower.index("from", last.start)
        after = self.words.folded[at + 2] if at + 2 < last.end else ""
        return self.words.lower[at + 1] in _WANTED_DEEDS and after not in _UNWANTED_STUFF

    def _bare_risk(self, subjects: Sequence[Thing], cue: CueMatch, things: Sequence[Thing]) -> tuple[str, list[Thing]]:
        """Return (effect, of what) for "raises the risk", where the sentence does not say of what; else nothing."""
        effect = RISKS.get(cue.cue.effect)
        if effect is None or len(things) != 1 or things[0].folded not in BARE_RISKS or not subjects:
            return "", []
        return effect, self._at_stake(subjects, cue)

    def _at_stake(self, subjects: Sequence[Thing], cue: CueMatch) -> list[Thing]:
        """Return what the risk is of that "raises your risk" speaks of: what a family history is of, else the topic."""
        last = subjects[-1]
        if last.start >= 0 and "history" in self.words.lower[last.start : last.end]:
            of = next((i for i in range(last.start, last.end) if self.words.lower[i] == "of"), last.end)
            return self._list(of + 1, last.end)[0]
        return self.context.about(subjects, self.words.starts[cue.start])

    @staticmethod
    def of_risk(effect: str) -> str:
        """Return what an effect on a risk is for what the risk is of: raising it, or preventing."""
        return RISKS.get(effect, effect)

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

    def _reduced(self, subjects: Sequence[Thing], end: int) -> int:
        """ "Belts added to exercise were …": the participle belongs to the name."""
        self.state.pending = list(subjects)
        return end

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
