"""People: what a group has, what it is at risk of, what it finds hard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..cues import CueMatch, CuePattern
from ..exposures import CONDITION, DEED, exposure_of
from ..phrases import word_set
from ..things import Thing, extended, whole_of
from .link import tag_at
from .objects import ObjectReader

_AFFLICTED: Final = word_set("afflicted")
_POPULATIONS: Final = word_set("populations")
_RECOVERIES: Final = word_set("recoveries")
_PROFESSIONALS: Final = word_set("professionals")

_GROUPS: Final = frozenset(("group", "groups", "arm", "arms"))
_SOME: Final = frozenset(("some", "many", "most", "other", "few"))
_FELT: Final = frozenset(("symptom", "trouble", "difficulty"))
SHOWN: Final = frozenset(("symptom", "sign", "complication"))
"""What a condition that is not felt does not show."""
_WHERE_FROM: Final = (["in"], ["to"], ["from"], ["at"], ["near"])
_TIMES: Final = word_set("times")
_LATER: Final = frozenset(("age", "ages", "diagnosis", "treatment", "treatments", "dark", "night", "menopause"))
PEOPLE: Final = frozenset(("you", "they", "we", "one"))
"""Pronouns for people at large, and for those who have what a passage is about."""
_SELDOM: Final = frozenset(("seldom", "rarely"))

_OFTENER: Final = CuePattern("get more often", "V", "risk_up", "people", "correlational", (), verb=True)
_OFTEN: Final = frozenset(("often", "frequently", "commonly"))


class GroupReader(ObjectReader):
    """People: what a group has, what it is at risk of, what it finds hard."""

    def _condition_of(self, group: Thing) -> list[Thing]:
        """Return what "people with A" have and "depressed people" are, [] for a group named otherwise."""
        told = exposure_of(self.words, group.start, group.end) if self._is_group(group) else None
        if told is not None and told.kind == CONDITION:
            return self._list(told.start, told.end)[0]
        return self._afflicted(group)

    def _exposed(self, group: Thing) -> list[Thing]:
        """Return what a group has, uses or does: "people who smoke", "patients given zinc"; [] for others."""
        if not self._is_group(group):
            return []
        told = exposure_of(self.words, group.start, group.end)
        if told is None:
            return self._afflicted(group)
        if told.kind == DEED:
            return self._each_deed(told.start, told.end)
        return self._list(told.start, told.end)[0] or [whole_of(self.words, told.start, told.end, told.end - 1)]

    def _each_deed(self, start: int, end: int) -> list[Thing]:
        """Return "sit all day" and "eat little" of "sit all day and eat little"."""
        tags = self.words.tags
        cuts = [at for at in range(start + 1, end - 1) if tags[at] == "C" and tags[at + 1] in "VE"]
        starts = [start, *(cut + 1 for cut in cuts)]
        return [whole_of(self.words, a, b, b - 1) for a, b in zip(starts, [*cuts, end], strict=True)]

    def _doing(self, group: Thing) -> list[Thing]:
        """Return what a group does or uses, [] for one told by what it has: "people who smoke lose bone"."""
        told = exposure_of(self.words, group.start, group.end) if self._is_group(group) else None
        return self._exposed(group) if told is not None and told.kind != CONDITION else []

    def _is_group(self, thing: Thing) -> bool:
        groups = _POPULATIONS
        return thing.start >= 0 and (thing.head in groups or thing.head in _GROUPS)

    def _afflicted(self, group: Thing) -> list[Thing]:
        """Return the "depressed" of "depressed people", [] for other groups."""
        words = self.words
        if group.start < 0 or group.head not in _POPULATIONS:
            return []
        adjectives = [i for i in range(group.start, group.end) if words.lower[i] in _AFFLICTED]
        return [whole_of(words, i, i + 1, i) for i in adjectives[:1]]

    def _counted(self, group: Thing) -> bool:
        """Whether a number or a share says how many they are: "two million adults", "half of workers"."""
        start = max(group.start - 3, 0)
        shares = ("half", "third", "quarter", "most", "majority", "thirds", "quarters", "tenth")
        return "I" in self.words.tags[start : min(group.start + 2, group.end)] or any(
            word in shares for word in self.words.lower[start : group.start]
        )

    def _are_people(self, things: Sequence[Thing]) -> bool:
        """Whether those who act are people: what they reach, they reach by something else."""
        people, professionals = _POPULATIONS, _PROFESSIONALS
        return all(thing.head in people or thing.head in professionals for thing in things)

    def _people(self, cue: CueMatch) -> int:
        """ "people with A have B": A and B are found together."""
        words, state = self.words, self.state
        if cue.end < len(words) and words.tags[cue.end] in "BEXT":
            return cue.end  # an auxiliary: "have been shown"
        groups = [thing for thing in state.pending if thing.head in _POPULATIONS]
        compared = [thing for thing in state.pending if self._is_group(thing)]
        if compared and (end := self._oftener_in(cue.start, cue.end, compared[0])):
            return end
        if compared and (end := self._fewer_with(cue, compared[0]) or self._fared(compared[0], cue.start)):
            return end
        if not groups:
            return self._free_of(cue) or self._word(cue.start)
        things, end = self._objects(cue)
        if after := self._aftermath(things, end, cue):
            return after
        if state.relative and groups[-1].start >= 0 and tag_at(words, end) in "BHMZ":
            state.relative = False  # "people who have A are …"
            state.pending = [extended(words, groups[-1], end)]
            return end
        if things and words.lower[end : end + 1] == ["after"] and (stop := self._after_what(cue, things, end)):
            return stop
        if self._some_people(groups[0], cue, things):
            return max(end, cue.end)
        for group in groups[:1]:
            named = self._condition_of(group)
            counted = [group] if not named and group.start >= 0 and self._counted(group) else []
            felt = bool(named) and bool(things) and things[0].head in _FELT
            if things and things[0].head in SHOWN and words.lower[cue.end] == "no":
                felt, cue, things = bool(named), cue.reaching(cue.end + 1), self._as_one(things)
            self._emit(named or counted, things, cue, "people with", effect="cause" if felt else "")
            state.subjects = named or state.subjects
        state.objects, state.pending = things, []
        return max(end, cue.end)

    def _after_what(self, cue: CueMatch, things: Sequence[Thing], index: int) -> int:
        """Return the index after "some people have A | after B", where B brings A about; 0 for other words."""
        words, first = self.words, index + 1
        if not self.context.are_conditions(words, things) or first >= len(words):
            return 0
        stop = first
        while stop < len(words) and words.tags[stop] not in ",.;:(S":
            stop += 1
        told = range(first, stop)
        if words.lower[first] in PEOPLE and stop - first > 1:  # "after | they drink milk"
            clause = first + 1
            while clause < stop - 1 and words.tags[clause] in "BHR":
                clause += 1
            made = [whole_of(words, clause, stop, stop - 1)]
        elif words.tags[first] == "G" or (words.lower[first].endswith("ing") and words.tags[first + 1] in "ND"):
            made = [whole_of(words, first, stop, stop - 1)]
        else:
            made = self._list(first, stop)[0]
            told = range(first, made[-1].end if made else first)
        timed = any(words.tags[at] == "I" or words.lower[at] in _TIMES for at in told)
        if not made or timed or _LATER.intersection(words.lower[first:stop]):
            return 0
        self._emit(made, things, cue, "people have it after", effect="cause")
        self.state.subjects, self.state.objects, self.state.pending = list(made), list(things), []
        return stop

    def _oftener_in(self, verb: int, after: int, group: Thing) -> int:
        """Read "people who smoke | get A more often (than others)": smoking raises the risk of A; 0 for other words."""
        words = self.words
        often = next((at for at in range(after + 1, len(words)) if words.lower[at] in _OFTEN), 0)
        degree = words.lower[often - 1] if often else ""
        if degree not in ("more", "less") or tag_at(words, often + 1) not in ".,;SP":
            return 0
        exposed, things = self._exposed(group), self._list(after, often - 1)[0]
        if not exposed or not things or things[-1].end < often - 1:
            return 0
        cue = CueMatch(verb, after, _OFTENER, "")
        self._emit(exposed, things, cue, "group oftener", effect="risk_up" if degree == "more" else "prevent")
        self.state.subjects, self.state.objects, self.state.pending = exposed, things, []
        return often + 1

    def _free_of(self, cue: CueMatch) -> int:
        """Return the index after "gout often has no symptoms", which it then does not cause; 0 for other words."""
        words, state = self.words, self.state
        before = words.lower[max(cue.start - 2, 0) : cue.start]
        denied = tag_at(words, cue.end) in "DX" and words.lower[cue.end] == "no"
        if not state.pending or not (denied or not _SELDOM.isdisjoint(before)):
            return 0
        things, end = self._objects(cue)
        if not things or things[0].head not in SHOWN:
            return 0
        said = cue.reaching(cue.end + 1) if denied else cue
        self._emit(state.pending, things, said, "free of", effect="cause")
        state.subjects, state.objects, state.pending = list(state.pending), things, []
        state.main = state.main or list(state.subjects)
        return max(end, cue.end)

    def _as_one(self, things: Sequence[Thing]) -> list[Thing]:
        """Return "signs or symptoms" as one thing, other things as they are."""
        if len(things) != 2 or any(thing.head not in SHOWN or thing.start < 0 for thing in things):
            return list(things)
        return [extended(self.words, things[0], things[1].end)]

    def _some_people(self, group: Thing, cue: CueMatch, things: Sequence[Thing]) -> bool:
        """Join what the passage is about to what "some people also have": a condition's symptoms; say whether so."""
        words = self.words
        some = 0 < group.start == group.end - 1 and words.lower[group.start - 1] in _SOME
        if not some or words.lower[group.start] not in ("people", "patients", "women", "men", "children"):
            return False
        about = self.context.about((), words.starts[cue.start])
        if not things or not about or not self.context.are_conditions(words, things):
            return False
        self._emit(about, things, cue, "some have", effect="cause")
        self.state.subjects, self.state.objects, self.state.pending = about, list(things), []
        return True

    def _trouble(self, cue: CueMatch) -> int:
        """ "People have difficulty with A": under a heading on B, or of people with B, B makes A hard."""
        things, end = self._objects(cue)
        group = self.state.pending[:1] or self.state.subjects[:1]
        named = self._condition_of(group[0]) if group else []
        self._emit(named or self.context.topic or self.context.condition, things, cue, "trouble with", effect="harm")
        self.state.pending = []
        return max(end, cue.end)

    def _more_likely(self, cue: CueMatch, groups: Sequence[Thing], things: Sequence[Thing]) -> None:
        self._likely(cue, groups, things, self._likeliness(cue))

    def _likeliness(self, cue: CueMatch) -> str:
        said = self.words.lower[cue.start : cue.end]
        fewer = not {"lower", "reduced", "less", "decreased", "smaller", "half", "lowest"}.isdisjoint(said)
        return "prevent" if fewer else "risk_up"

    def _clause_of_reader(self) -> list[Thing]:
        """Return the condition under which "you" are at risk: "if you smoke" is smoking; [] without one."""
        words = self.words
        if words.lower[0] in ("if", "when"):
            return self._clause_after(1)[0]
        if not {"you", "your", "you're", "you’re"} & set(words.lower):
            return []
        for index in range(len(words) - 1, 0, -1):
            if words.lower[index] in ("if", "when"):
                return self._clause_after(index + 1)[0]
        return []

    def _clause_after(self, start: int | None) -> tuple[list[Thing], int]:
        """Return what a clause after "if", "as" or "when" says of people, and the index after it.

        "you have gout" names gout, "you smoke" smoking; a clause of its own subject ("your parents had gout") is whole.
        """
        words = self.words
        if start is None:
            start = next((i + 1 for i, word in enumerate(words.lower) if word in ("if", "when")), len(words))
        end = start
        while end < len(words) and words.tags[end] not in ",.;:":
            end += 1
        first = start
        opening = words.lower[start].replace("’", "'").partition("'")[0] if start < end else ""
        if opening in ("you", "we", "they", "people"):
            first += 1
            while first < end and words.tags[first] in "RHBO":
                first += 1
            if first < end and words.tags[first - 1] in "HB" and "E" not in words.tags[first]:
                things, stop = self._list(first, end)
                if stop >= end and things:
                    return things, end
        return ([whole_of(words, first, end, end - 1)] if end > first else []), end

    def _likely(self, cue: CueMatch, groups: Sequence[Thing], things: Sequence[Thing], effect: str) -> None:
        """ "people with A are more likely to have B": A raises the risk; "women are …": B is more common in them."""
        if effect == "risk_up" and things and things[0].folded[0] in _RECOVERIES:
            effect = "boost"  # "more likely to survive"
        for group in groups:
            named = self._exposed(group)
            if named:
                self._emit(named, things, cue, "group at risk", effect=effect)
            elif group.head not in _POPULATIONS and self.context.are_conditions(self.words, [group]):
                self._emit([group], things, cue, "group at risk", effect=effect)  # "people with A have B and …"
            else:
                self._emit(things, [self._with_place(group)], cue, "predicate, source after")

    def _with_place(self, group: Thing) -> Thing:
        """Extend "workers" over "in dusty trades", up to the verb."""
        words, end = self.words, group.end
        if group.start < 0 or group.head not in _POPULATIONS or words.lower[end : end + 1] not in _WHERE_FROM:
            return group
        while end < len(words) and words.tags[end] in "PTDNG":
            end += 1
        return extended(words, group, end) if tag_at(words, end) in "BMH" else group

    def _fared(self, group: Thing, verb: int) -> int:
        """Return the index after what a group did better or worse, 0 where no comparison is made."""
        raise NotImplementedError

    def _aftermath(self, things: Sequence[Thing], end: int, cue: CueMatch) -> int:
        """Return the index after "pain | after surgery", which people have, 0 for other words."""
        raise NotImplementedError

    def _fewer_with(self, cue: CueMatch, group: Thing) -> int:
        """Return the index after "fewer people had B with A than with C", 0 for other words."""
        raise NotImplementedError
