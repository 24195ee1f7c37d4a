"""Groups compared: "those who took zinc recovered sooner", "pain was lower in the yoga group", "for every hour …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ...knowledge import read_knowledge
from ...model import Kind
from ..cues import CueMatch, CuePattern
from ..exposures import CONDITION, USE, exposure_of
from ..phrases import word_set
from ..things import Thing, whole_of
from ..words import TABLES, verb_forms
from .link import tag_at
from .shares import ShareReader

_POPULATIONS: Final = word_set("populations")
_RATES: Final = word_set("rates")

_ENDS: Final = frozenset(".;:()S")
_AGAINST: Final = frozenset(("than", "compared", "versus", "vs"))
_ABOUT: Final = frozenset(("for", "on", "in", "at", "of"))
_UP: Final = frozenset(("higher", "more", "highest", "greatest", "commoner", "most", "greater"))
_DOWN: Final = frozenset(("lower", "less", "lowest", "fewer", "rarer"))
_LIKELY: Final = frozenset(("likely", "prone", "susceptible", "apt", "vulnerable", "than"))
_LONGEST_OUTCOME, _LONGEST_UNIT = 24, 12  # words


@lru_cache(maxsize=1)
def comparison_cue() -> CuePattern:
    """Return the cue that a comparison of groups is."""
    return CuePattern("more|less than", "S", "increase", "so", "correlational", (frozenset(("than",)),), verb=False)


@lru_cache(maxsize=4)
def _effects(table: str) -> dict[str, str]:
    return {row["word"]: row["effect"] for row in read_knowledge(TABLES / f"{table}.tsv")}


@lru_cache(maxsize=1)
def _rises() -> dict[str, str]:
    """Return the forms of verbs for going up and down, each with its effect."""
    rows = read_knowledge(TABLES / "rising.tsv")
    return {form: row["effect"] for row in rows for form in verb_forms(row["lemma"])}


@lru_cache(maxsize=1)
def _group_verbs() -> frozenset[str]:
    lemmas = word_set("group_verbs", "lemma")
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


_TURNED: Final = {"increase": "decrease", "decrease": "increase"}
_SCORING: Final = frozenset((*verb_forms("score"), *verb_forms("perform")))
_LOSING: Final = frozenset((*verb_forms("lose"), *verb_forms("miss")))


class ComparisonReader(ShareReader):
    """Groups compared: "those who took zinc recovered sooner", "pain was lower in the yoga group"."""

    def _fared(self, group: Thing, verb: int) -> int:
        """Return the index after "had less pain", "recovered sooner" of a group that has or does something, else 0."""
        if self.words.lower[verb] not in _group_verbs():
            return 0
        words = self.words
        told = exposure_of(words, group.start, group.end) if self._is_group(group) else None
        near = told is not None and set(self.words.tags[group.end : verb]) <= set("MBHORX")
        if told is None or not near:
            return 0
        last = self._outcome_ends(verb)
        at = next((i for i in range(verb + 1, last) if self._compares(i)), 0)
        effect = _effects("compared").get(self.words.lower[at], "") if at else ""
        things, end = self._outcome(at, last) if effect else ([], 0)
        if not effect and (change := self._changed_by(verb, last)):
            effect = _CHANGES[words.lower[change]]
            things, end = self._list(change + 2, last)
            if things and all(self.context.are(words, thing, _DISEASES) for thing in things):
                effect = "risk_up" if effect == "increase" else "prevent"
            self._emit(self._exposed(group), things[:3], CueMatch(verb, verb + 1, comparison_cue(), ""), _RULE, effect)
            self.state.subjects, self.state.objects, self.state.pending = self._exposed(group), things, []
            return max(end, verb + 1)
        if things and told.kind == CONDITION and things[0].head not in _RATES:
            if effect != "increase" or not self._against_others(end) or not self.context.are_conditions(words, things):
                return 0  # "people with gum disease have more plaque": found together
            cue = CueMatch(verb, verb + 1, comparison_cue(), "")
            self._emit(things[:1], [group], cue, _RULE, "common")  # "have more gum disease than others"
            self.state.subjects, self.state.objects, self.state.pending = things, [group], []
            return max(end, verb + 1)
        if not things:
            things, end, effect = self._done_sooner(verb, last)
        if not things or not effect:
            return 0
        if self.words.lower[verb] in _SCORING:
            effect = {"decrease": "shrink", "increase": "boost"}.get(effect, effect)
        if self.words.lower[verb] in _LOSING:
            effect = _TURNED.get(effect, effect)
        self._emit(self._exposed(group), things[:3], CueMatch(verb, verb + 1, comparison_cue(), ""), _RULE, effect)
        self.state.subjects, self.state.objects, self.state.pending = self._exposed(group), things, []
        return max(end, verb + 1)

    def _changed_by(self, verb: int, last: int) -> int:
        """Return the index of "increase" in "had a 10% increase in", 0 where no figure is told."""
        words = self.words
        at = next((i for i in range(verb + 1, last - 2) if words.lower[i] in _CHANGES), 0)
        told = at and "I" in words.tags[verb:at] and words.lower[at + 1] == "in"
        return at if told else 0

    def _against_others(self, end: int) -> bool:
        """Whether "than" stands at `end`: those who have a thing are compared with others."""
        return self.words.lower[end : end + 1] == ["than"]

    def _outcome_ends(self, verb: int) -> int:
        words = self.words
        for at in range(verb + 1, min(verb + _LONGEST_OUTCOME, len(words))):
            if words.tags[at] in _ENDS or words.lower[at] in _AGAINST:
                return at
        return min(verb + _LONGEST_OUTCOME, len(words))

    def _compares(self, index: int) -> bool:
        lower = self.words.lower
        likely = lower[index - 1] == "at" or tag_at(self.words, index + 1) == "." or lower[index + 1] in _LIKELY
        return lower[index] in _effects("compared") and not likely

    def _outcome(self, at: int, last: int) -> tuple[list[Thing], int]:
        """Return what stands after "less" or "8 points lower on": the outcome that groups are compared by."""
        words, start = self.words, at + 1
        while start < last and (words.tags[start] == "R" or words.lower[start] in _effects("compared")):
            start += 1
        if start < last and words.lower[start] in _ABOUT:
            start += 1
        return self._list(start, last) if start < last and words.tags[start] in "NDGE" else ([], start)

    def _done_sooner(self, verb: int, last: int) -> tuple[list[Thing], int, str]:
        """Return (what, index after, effect) of "recovered from colds sooner", "slept better"."""
        words, sooner = self.words, _effects("sooner")
        at = next((i for i in range(verb + 1, last) if words.lower[i] in sooner), 0)
        if not at or words.lower[verb] in _STATIVE:
            return [], verb, ""
        effect = sooner[words.lower[at]]
        if words.lower[verb + 1] == "from":
            last = at
            while words.tags[last - 1] in "DI" or words.lower[last - 1] in word_set("times"):
                last -= 1  # "a day sooner"
            return self._list(verb + 2, last)[0], at + 1, "decrease" if effect == "help" else "increase"
        if words.lower[at + 1 : at + 2] and words.lower[at + 1] in ("in", "on", "from") and at + 2 < last:
            return self._list(at + 2, last)[0], last, effect
        return [whole_of(words, verb, at, verb)], at + 1, effect

    def _higher_in(self, cue: CueMatch, group: Thing, before: Sequence[Thing]) -> bool:
        """Read "pain was lower in those who used heat": whether the group is one that has or does something."""
        words = self.words
        said = {words.lower[at] for at in range(cue.start, cue.end)}
        rises = bool(said & _UP)
        if not rises and not said & _DOWN:
            return False
        if words.lower[cue.end - 1] == "with" and group.head not in _POPULATIONS:
            self._emit([group], before, cue, _RULE, "cause" if rises else "decrease")
            return True
        told = exposure_of(words, group.start, group.end) if self._is_group(group) else None
        if told is None:
            return group.head in ("group", "groups", "arm")
        level = bool(said & {"higher", "lower", "highest", "lowest", "greatest", "greater"})
        if told.kind != USE and not level:
            return False  # "more common in people who are overweight"
        if any(self._is_rate(thing) for thing in before) and told.kind != USE:
            effect = "risk_up" if rises else "prevent"
        elif level:
            effect = "increase" if rises else "decrease"
        else:
            effect = "cause" if rises else "decrease"
        self._emit(self._exposed(group), before, cue, _RULE, effect)
        return True

    def _is_rate(self, thing: Thing) -> bool:
        words = self.words
        near = range(max(thing.start - 3, 0), thing.end) if thing.start >= 0 else ()
        return any(words.folded[at] in _RATES for at in near)

    def _fared_in(self, cue: CueMatch) -> int:
        """ "Sleep was worse in those who worked nights": what the group does made it so."""
        before = self.state.pending or self.state.subjects
        things, end = self._list(cue.end, self._stop(cue.start))
        treated = self.words.lower[cue.end - 1] == "with" and things and things[0].head not in _POPULATIONS
        exposed = things[:1] if treated else self._apart(things[0]) if things else []
        if before and exposed and self.words.lower[cue.start] in _effects("compared"):
            self._emit(exposed, before, cue, _RULE, _effects("compared")[self.words.lower[cue.start]])
            self.state.pending = []
        return max(end, cue.end)

    def _apart(self, group: Thing) -> list[Thing]:
        """Return what a group has or does that others do not, [] for plain groups and those compared with."""
        told = exposure_of(self.words, group.start, group.end) if self._is_group(group) else None
        return self._exposed(group) if told is not None else []

    def _moved_in(self, outcome: Sequence[Thing], verb: int) -> int:
        """Return the index after "pain | fell by 30% in the yoga group", 0 where no group follows."""
        words, effect = self.words, _rises().get(self.words.lower[verb], "")
        if not effect:
            return 0
        last = next((at for at in range(verb, len(words)) if words.tags[at] in _ENDS), len(words))
        lead = next((at for at in range(verb + 1, last) if words.lower[at] in ("in", "among")), 0)
        if not outcome or not lead or self._is_group(outcome[0]) or not self._how_far(verb + 1, lead):
            return 0
        groups, end = self._list(lead + 1, last)
        exposed = self._doing(groups[0]) if groups else []
        if not exposed:
            return 0
        self._emit(exposed, outcome, CueMatch(verb, verb + 1, comparison_cue(), ""), _RULE, effect)
        self.state.subjects, self.state.objects, self.state.pending = exposed, list(outcome), []
        return max(end, verb + 1)

    def _how_far(self, start: int, end: int) -> bool:
        """Whether only "by 30%", "slightly", "from 6 to 4 points" stands between two words."""
        words = self.words
        return all(words.tags[at] in "RIT" or words.lower[at] in _STEPS for at in range(start, end))

    def _for_every(self, index: int) -> int:
        """Read "for every extra hour of sitting, the risk of death rose by 2%"; return the index after it, or 0."""
        words = self.words
        end = next((at for at in range(index + 2, len(words)) if words.tags[at] in ",.;:()"), len(words))
        if end - index > _LONGEST_UNIT or end < index + 3:
            return 0
        things = [whole_of(words, index + 2, end, end - 1)]
        if tag_at(words, end) == ",":
            first = end + 1
            outcome, after = self._list(first, len(words), commas=False)
            verb = next((at for at in range(after, min(after + 6, len(words))) if self._direction(at)), 0)
        else:
            verb = next((at for at in range(index - 1, 0, -1) if self._direction(at)), 0)
            first = max((at + 1 for at in range(verb) if words.tags[at] in ",;:SQ"), default=0)
            outcome, after = self._list(first, verb, commas=False) if verb else ([], 0)
        if not verb or not outcome:
            return 0
        effect = self._direction(verb)
        if not _RATES.isdisjoint(words.folded[first:verb]):
            effect = "risk_up" if effect == "increase" else "prevent"
        self._emit(things[:1], outcome[:1], CueMatch(verb, verb + 1, comparison_cue(), ""), _RULE, effect)
        self.state.subjects, self.state.objects, self.state.pending = things[:1], outcome[:1], []
        return max(end, verb + 1, after)

    def _direction(self, index: int) -> str:
        word = self.words.lower[index]
        return _rises().get(word) or (_effects("compared").get(word, "") if self.words.tags[index - 1] in "BRI" else "")

    def _rate(self, cue: CueMatch) -> int:
        """ "The risk of A in people with B is twice as high", "the death rate among people with A is higher"."""
        words = self.words
        groups, end = self._list(cue.end, len(words))
        said = {words.lower[at] for at in range(end, min(end + 8, len(words)))}
        if (
            groups
            and tag_at(words, end) in "BM"
            and (told := self._exposed(groups[0]))
            and said & (_UP | _DOWN | _HIGH)
        ):
            held = self._list(*cue.object)[0] if cue.object else self._rate_named(cue)
            effect = "prevent" if said & _DOWN else "risk_up"
            self._emit(told, held[:1], cue, _RULE, effect)
            self.state.pending = []
            return end
        return super()._rate(cue)

    def _rate_named(self, cue: CueMatch) -> list[Thing]:
        """Return the "death rate" of "the death rate among"."""
        first = cue.start
        while first and self.words.tags[first - 1] in "N":
            first -= 1
        return [whole_of(self.words, first, cue.start + 1, cue.start)] if first < cue.start else []

    def _risen(self, cue: CueMatch) -> int:
        """ "A fall in infections with the drug", "an increase in fractures among women who took it"."""
        things, end = self._list(cue.end, self._stop(cue.start))
        held = self._list(*cue.object)[0] if cue.object else []
        if things and things[0].head in _POPULATIONS:
            things = self._exposed(things[0]) or self._named_before(cue)
        if things and held:
            self._emit(things, held, cue, _RULE)
            self.state.pending = []
        return max(end, cue.end)

    def _named_before(self, cue: CueMatch) -> list[Thing]:
        """Return what the group has that "these patients" after a cue are."""
        if self.words.lower[cue.end] not in ("these", "those", "such", "this"):
            return []
        groups = [thing for thing in self.named if self._is_group(thing) and thing.end <= cue.start]
        return next((told for group in reversed(groups) if (told := self._exposed(group))), [])

    def _fewer_with(self, cue: CueMatch, group: Thing) -> int:
        """ "Fewer people had a relapse with A than with B": A keeps relapses away."""
        words = self.words
        than = next((at for at in range(cue.end, len(words)) if words.lower[at] == "than"), 0)
        first = words.lower[max(group.start - 1, 0) : group.start + 1]
        effect = "prevent" if "fewer" in first else "cause" if "more" in first else ""
        if effect and (exposed := self._apart(group)):
            things, end = self._objects(cue)
            self._emit(exposed, things, cue, _RULE, effect)
            self.state.pending = []
            return max(end, cue.end)
        lead = next((at for at in range(than - 1, cue.end, -1) if words.lower[at] in ("with", "after", "on")), 0)
        if not than or not effect or not lead or words.lower[than + 1 : than + 2] != [words.lower[lead]]:
            return 0
        things = self._list(cue.end, lead)[0]
        self._emit(self._list(lead + 1, than)[0], things, cue, _RULE, effect)
        self.state.pending = []
        return than


_DISEASES: Final = frozenset((Kind.CONDITION,))
_CHANGES: Final = {
    **dict.fromkeys(("increase", "rise", "jump"), "increase"),
    **dict.fromkeys(("reduction", "drop", "decrease", "decline", "fall"), "decrease"),
}
_RULE: Final = "groups compared"
_STATIVE: Final = frozenset(("be", "is", "are", "was", "were", "die", "died", "dies", "had", "have", "has"))
_STEPS: Final = frozenset(
    ("by", "from", "about", "nearly", "almost", "point", "points", "more", "a", "half", "third", "only")
)
_HIGH: Final = frozenset(("high", "great", "doubled", "tripled", "increased", "raised", "elevated", "large", "often"))
