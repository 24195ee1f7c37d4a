"""Shares of a group: "30% of people with A have B", "of those with A, half had B", "A occurs in one in ten adults"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ...knowledge import read_knowledge
from ..cues import CueMatch, CuePattern
from ..exposures import USE, exposure_of
from ..phrases import parse_phrase, word_set
from ..things import Thing, extended, whole_of
from ..words import TABLES, verb_forms
from .aftermath import AFTER, AftermathReader
from .groups import SHOWN
from .link import tag_at

_POPULATIONS: Final = word_set("populations")

_ENDS: Final = frozenset(",.;:()-S")
_BEFORE_VERB: Final = frozenset("MBHORX")
_THEM: Final = frozenset(("them", "these", "those"))
_BARE: Final = frozenset(
    ("patients", "cases", "participants", "users", "volunteers", "subjects", "members", "sufferers")
)
_FEELING: Final = frozenset(
    ("get", "gets", "report", "reports", "reported", "notice", "noticed", "feel", "felt", "got")
)
_ANYBODY: Final = frozenset(("person", "people", "individual", "adult"))
_LASTLY: Final = frozenset(
    ("at", "during", "within", "by", "before", "after", "in", "each", "every", "over", "for", "because")
)
_BEFORE_OBJECT: Final = frozenset(
    ("also", "from", "of", "with", "some", "either", "both", "one", "or", "more", "least", "at", "criteria", "for")
)
_LONGEST_NAME, _LONGEST_DEED = 24, 8  # words


@lru_cache(maxsize=1)
def share_cue() -> CuePattern:
    """Return the cue that a share of a group is: what its members have is found together with what makes them one."""
    return CuePattern("% of", "S", "cooc", "so", "correlational", (frozenset(("of",)),), verb=False)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    rows = read_knowledge(TABLES / "share_verbs.tsv")
    return {form: row["use"] for row in rows for form in verb_forms(row["lemma"])}


class ShareReader(AftermathReader):
    """Shares of a group: "30% of people with A have B", "of those with A, half had B"."""

    def _share(self, index: int) -> int:
        """Return the index after "30% of people with A have B" where a share begins at `index`; 0 for other words."""
        words, start = self.words, self.shares[index]
        if words.tags[index - 1 : index] == ["P"]:
            return 0  # "in 30% of people"
        named, verb = self._among(index), start
        if words.lower[start] in _THEM and words.lower[start - 1] == "of" and tag_at(words, start + 1) in "BHMOVZER":
            named, verb = list(self.state.objects or self.context.condition), start + 1
        elif not named or words.tags[start] in "NDG":
            groups, verb = self._groups(start)
            if groups and verb and (using := self._using(groups[0])):
                return self._fared(groups[0], verb) or self._caused(index, using, verb)
            named = named or [thing for group in groups for thing in self._members(group)]
            if groups and verb and (end := self._had_after(index, verb)):
                return end
        return self._shared(index, named, verb) if named and verb else 0

    def _had_after(self, index: int, verb: int) -> int:
        """Return the index after "half of patients | report pain after surgery", which it brought about, else 0."""
        words, at = self.words, verb
        if AFTER.isdisjoint(words.lower):
            return 0
        while tag_at(words, at) in _BEFORE_VERB and not self._has(at):
            at += 1
        if at >= len(words) or (not self._has(at) and "B" not in words.tags[verb:at]):
            return 0
        things, end = self._had(self._past_lead(at + 1), at) if self._has(at) else self._state(at)
        return self._aftermath(things, end, CueMatch(index, verb, share_cue(), ""))

    def _using(self, group: Thing) -> list[Thing]:
        """Return what a group takes or was given: "people taking statins"."""
        told = exposure_of(self.words, group.start, group.end)
        return self._exposed(group) if told is not None and told.kind == USE else []

    def _caused(self, index: int, using: list[Thing], verb: int) -> int:
        """ "10% of people taking statins have muscle pain": they bring it about."""
        while tag_at(self.words, verb) in _BEFORE_VERB and not self._has(verb):
            verb += 1
        if verb >= len(self.words) or not self._has(verb):
            return 0
        things, end = self._had(self._past_lead(verb + 1), verb)
        self._emit(using, things, CueMatch(index, verb, share_cue(), ""), "share of", effect="cause")
        self.state.subjects, self.state.objects, self.state.pending = using, things, []
        return max(end, verb + 1)

    def _had(self, start: int, verb: int) -> tuple[list[Thing], int]:
        """Return what members of a group have, "risk factors for gout" as a whole."""
        cue = self.cues.get(start)
        if cue is None or cue.cue.kind != "N":
            things, end = self._list(start, self._stop(verb, nouns=False))
            kept = things and self.words.lower[start] in ("no", "enough", "little", "few")
            return ([extended(self.words, things[0], things[0].end, start), *things[1:]] if kept else things), end
        _, end = self._list(cue.end, self._stop(cue.start))
        return [whole_of(self.words, start, end, end - 1)], end

    def _past_lead(self, at: int) -> int:
        """Return the index after "also", "from", "some of" before an object."""
        while self.words.lower[at : at + 1] and self.words.lower[at] in _BEFORE_OBJECT:
            at += 1
        return at

    def _groups(self, start: int) -> tuple[list[Thing], int]:
        """Return the groups from word `start` on ("men and 6 percent of women") and the index of their verb, or 0."""
        words, groups = self.words, list[Thing]()
        while True:
            phrase = parse_phrase(words, start, self._singular_verb(start))
            if phrase is None or words.lower[phrase.head] not in _POPULATIONS:
                return [], 0
            more = next((at for at in range(start, min(phrase.end + 3, len(words))) if at in self.shares), 0)
            if more and words.tags[more - 1] in "C," and phrase.head < more:
                groups.append(whole_of(words, start, more - 1, phrase.head))
                start = self.shares[more]
                continue
            verb = self._verb_of_group(phrase.end)
            end = self._trimmed(verb)
            groups.append(whole_of(words, start, max(end, start + 1), phrase.head))
            return groups, verb

    def _members(self, group: Thing) -> list[Thing]:
        """Return what a group has, else the group; [] for "patients" and "participants", whom nothing names."""
        if group.end == group.start + 1 and self.words.lower[group.start] in _BARE:
            return []
        return self._condition_of(group) or [group]

    def _singular_verb(self, start: int) -> int:
        """Return the index of "report" after "people with asthma", which no name goes beyond."""
        words = self.words
        having = (at for at in range(start + 1, len(words)) if _verbs().get(words.lower[at]) == "having")
        return next((at for at in having if words.tags[at] in "NVZ" and words.tags[at - 1] in "NVIR"), len(words))

    def _among(self, index: int) -> list[Thing]:
        """Return A of "Of those with A, | 30% …", [] where no such words lead."""
        words, before = self.words, self.state.pending
        leads = (
            words.lower[0] in ("of", "among", "in") and words.tags[index - 1 : index] == [","] and index < _LONGEST_NAME
        )
        group = next((thing for thing in self.named if thing.head in _POPULATIONS), None)
        if not leads or group is None or (before and before[0].head not in _POPULATIONS):
            return []
        return self._condition_of(group) or [group]

    def _verb_of_group(self, start: int) -> int:
        """Return the index of the verb after a group's name and what belongs to it, 0 where none follows."""
        words = self.words
        for at in range(start, min(start + _LONGEST_NAME, len(words))):
            if words.text[words.starts[at]].isupper():
                continue  # "the United States"
            verb = words.lower[at] in _verbs() or (words.tags[at] in "VZE" and at not in self.cues)
            if words.tags[at] in "MBHO" or verb:
                return at
            if words.tags[at] in ",.;:SQ" or at in self.cues:
                return at if at in self.cues and words.tags[at] in "VZE" else 0
        return 0

    def _trimmed(self, end: int) -> int:
        while end and self.words.tags[end - 1] in "RX":
            end -= 1
        return end

    def _shared(self, index: int, named: list[Thing], verb: int) -> int:
        """Emit what the members of a group have; return the index after it, 0 where the verb says something else."""
        words, at = self.words, verb
        while at < len(words) and words.tags[at] in _BEFORE_VERB and not self._has(at):
            at += 1
        if at >= len(words):
            return 0
        if _verbs().get(words.lower[at]) == "nothing":
            self.state.pending = []
            return next((i for i in range(at, len(words)) if words.tags[i] in ",.;:"), len(words))
        if self._has(at) and words.lower[at + 1 : at + 2] == ["no"] and (end := self._free_share(named, at)):
            return end
        things, end = self._told_of(named, verb, at)
        if not things:
            return 0
        cue = CueMatch(index, verb, share_cue(), "")
        people = [thing for thing in things if thing.head in _POPULATIONS]
        if people:  # "60% of those with gout are men"
            self._emit([one for one in named if one.head not in _POPULATIONS], people, cue, "share of", effect="common")
        else:
            self._emit(named, things, cue, "share of")
        state = self.state
        state.subjects, state.objects, state.pending, state.effect = named, things, [], "cooc"
        state.main = state.main or named
        return max(end, verb + 1)

    def _free_share(self, named: list[Thing], at: int) -> int:
        """Return the index after "half of those with gout | have no symptoms", which it does not cause; else 0."""
        things, end = self._list(at + 2, self._stop(at + 1))
        if not things or things[0].head not in SHOWN or any(one.head in _POPULATIONS for one in named):
            return 0
        things = self._as_one(things)
        self._emit(named, things, CueMatch(at, at + 2, share_cue(), ""), "free of", effect="cause")
        self.state.subjects, self.state.objects, self.state.pending = named, things, []
        return end

    def _told_of(self, named: Sequence[Thing], verb: int, at: int) -> tuple[list[Thing], int]:
        """Return what the verb at `at` says members of a group have, are, become or do not do, and the index after."""
        words, said = self.words, _verbs().get(self.words.lower[at], "")
        anybody = all(set(thing.folded) <= _ANYBODY for thing in named)
        if words.lower[at] in _FEELING and anybody:
            return [], at  # "one in four people get a rash": of what, another sentence says
        if "X" in words.tags[verb:at]:
            return self._said(next(i for i in range(verb, at) if words.tags[i] in "OBHM"))
        if self._has(at):
            return self._had(self._past_lead(at + 1), at)
        if words.tags[at - 1] in "BR" and "B" in words.tags[verb:at]:
            return self._state(at) if words.tags[at] not in "EG" and at not in self.cues else ([], at)
        if said == "stating":
            return self._state(at + 1)
        plain = all(thing.head in _POPULATIONS for thing in named) or "M" in words.tags[verb:at]
        return ([], at) if said or plain or at in self.cues else self._said(at)

    def _in_share(self, cue: CueMatch, things: Sequence[Thing], before: Sequence[Thing]) -> bool:
        """Read "A occurs in one in ten adults": A is found in them; whether a share stands after the cue."""
        if cue.end not in self.shares or not things or things[0].head not in _POPULATIONS:
            return False
        if using := self._using(things[0]):
            self._emit(using, before, cue, "share of", effect="cause")
        else:
            self._emit(self._members(things[0]), before, cue, "share of", effect="people")
        return True

    def _rate(self, cue: CueMatch) -> int:
        """ "The prevalence of A among B is 30%": A is found in B."""
        words = self.words
        groups, end = self._list(cue.end, len(words))
        told = any(words.tags[at] == "I" for at in range(end, min(end + _LONGEST_DEED, len(words))))
        if not groups or cue.object is None or tag_at(words, end) not in "BMVZE" or not told:
            return cue.end
        named = self._condition_of(groups[0]) or groups[:1]
        self._emit(named, self._list(*cue.object)[0][:1], cue, "share of", effect="people")
        return end

    def _has(self, at: int) -> bool:
        words = self.words
        if _verbs().get(words.lower[at]) != "having" or words.tags[at - 1 : at] == ["B"]:
            return False
        return words.tags[at] != "H" or tag_at(words, at + 1) not in "EBXH"

    def _state(self, start: int) -> tuple[list[Thing], int]:
        """Return what "are", "become" say of a group: "obese", "sensitive to aspirin"."""
        words = self.words
        while tag_at(words, start) == "R":
            start += 1
        return self._said(start) if tag_at(words, start) in "NDI" else ([], start)

    def _said(self, start: int) -> tuple[list[Thing], int]:
        """Return the words from `start` to where the clause ends, without when and how often, as one thing."""
        words, end = self.words, start
        while end < len(words) and words.tags[end] not in _ENDS and end - start < _LONGEST_DEED:
            if end > start and (words.lower[end] in _LASTLY or words.tags[end] in "CQ"):
                break
            end += 1
        return ([whole_of(words, start, end, end - 1)], end) if end > start else ([], start)
