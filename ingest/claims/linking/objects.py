"""What stands after a cue: lists of things, deeds, pronouns, "how" clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..cues import CueMatch
from ..phrases import word_set
from ..things import Thing, extended, whole_of
from .link import tag_at
from .sentence import Sentence

_EMPTY_ARGUMENTS: Final = word_set("empty_arguments")
_IDLE_MODIFIERS: Final = word_set("idle_modifiers")
_LIST_HEADS: Final = word_set("list_heads")
_LISTING: Final = word_set("listing")
_NOUN_VERBS: Final = word_set("noun_verbs")
_POPULATIONS: Final = word_set("populations")
_RISK_VERBS: Final = word_set("risk_verbs")
_TOPICLESS: Final = word_set("topicless")

MAX_DEEDS: Final = 8
_BEFORE_DEEDS: Final = (" to", "|workers")  # cues that a verb may follow: "make you wheeze"
_LONGEST_CLAUSE: Final = 16  # words
_LONGEST_RELATIVE: Final = 8  # words
_ENDURING: Final = frozenset(("suffer", "die", "complain", "suffered", "died"))
_TURNING: Final = frozenset(("turning", "developing", "progressing", "advancing", "growing", "changing"))
_CLOSING: Final = frozenset((";", ".", ":", "!", "?"))
_FEW: Final = 3  # words of a name that only says a kind: "lifestyle factors", "other health conditions"
_ROUGHLY: Final = frozenset(("about", "around", "over"))
_MATTERS: Final = frozenset(("things", "matters", "the", "problem"))


class ObjectReader(Sentence):
    """What stands after a cue: lists of things, deeds, pronouns, "how" clauses."""

    def _objects(self, cue: CueMatch, *, whole: bool = False) -> tuple[list[Thing], int]:
        """Return the objects of a cue and the index after them; `whole` where a verb may follow the last of them."""
        if cue.object:
            if cue.object[1] - cue.object[0] == 1 and self.words.lower[cue.object[0]] in ("it", "them"):
                return list(self.state.objects or self.context.condition or self.context.topic), cue.end
            things, _ = self._list(cue.object[0], cue.object[1])
            if cue.cue.pattern.endswith("@ from"):
                return self._kept_from(cue, things)
            if things and set(self.words.lower[slice(*cue.object)]) <= _MATTERS:
                return list(self.context.condition or self.context.topic), cue.end  # "makes matters worse"
            if things and set(things[0].folded) <= _EMPTY_ARGUMENTS:
                things = [whole_of(self.words, things[0].start, cue.end, cue.end - 1)]  # "your body heal"
            return things, cue.end
        start = cue.end
        while start < len(self.words) and (self.words.tags[start] in "R" or self.words.lower[start] in ("to", "both")):
            start += 1
        if self.words.lower[start : start + 1] and self.words.lower[start] in _ROUGHLY:
            start += tag_at(self.words, start + 1) == "I" and start not in self.shares  # "to about 1,200 deaths"
        if cue.cue.pattern.endswith("|workers") and tag_at(self.words, start) == "E":
            self.words.tags[start] = "N"  # "leaves people confused"
        if cue.cue.pattern.endswith(_BEFORE_DEEDS) and self._deed_at(start) and tag_at(self.words, start) != "N":
            return self._deeds(start, cued=True)
        if start not in self.shares and (referred := self._object_pronoun(start)) is not None:
            return referred, start + 1
        if tag_at(self.words, start) == "S" and self.words.lower[start] == "how":
            return self._how(start)
        if cue.cue.parts[-1] == _THAT and tag_at(self.words, start) in "DN":
            return self._likely_event(start)
        stop = self._stop(start - 1 if start > cue.end else cue.start, nouns=False)
        return self._list(start, stop, objects=not whole)

    def _likely_event(self, start: int) -> tuple[list[Thing], int]:
        """Return what "raises the chance that | surgery will fail" speaks of: the clause as a whole."""
        words = self.words
        end = next((i for i in range(start, len(words)) if words.tags[i] in ",.;:S()-"), len(words))
        first = start + (words.tags[start] == "D")
        return [whole_of(words, first, end, end - 1)] if end > first else [], end

    def _kept_from(self, cue: CueMatch, things: list[Thing]) -> tuple[list[Thing], int]:
        """Return the stones of "keeps stones from | forming", the deed of "keeps people from | working"."""
        if not things or all(thing.head in _POPULATIONS for thing in things):
            return self._list(cue.end, self._stop(cue.start), objects=True)
        return things, cue.end - 1

    def _object_pronoun(self, index: int) -> list[Thing] | None:
        """Return what "it" or "them" stands for as an object; None for other words."""
        words = self.words
        if index + 1 < len(words) and words.lower[index] in _RISK_VERBS and words.tags[index + 1] == "Q":
            index += 1  # "the chance of having one"
        if (
            index >= len(words)
            or words.tags[index] != "Q"
            or words.lower[index] not in ("it", "them", "one", "another")
        ):
            return None
        if tag_at(words, index + 1) in "NVDGC":
            return None
        return list(self.state.objects or self.context.meant() or self.context.subjects)

    def _how(self, start: int) -> tuple[list[Thing], int]:
        """Return "how far the ankle can bend" as one thing."""
        words, end = self.words, start + 1
        while end < len(words) and words.tags[end] not in ",.;:()-" and end - start < _LONGEST_CLAUSE:
            end += 1
        return [whole_of(words, start, end, end - 1)], end

    def _deeds(self, start: int, *, cued: bool = False) -> tuple[list[Thing], int]:
        """Return what is made hard or easy to do: "to walk, climb stairs and sleep"; `cued`: the first may be a cue."""
        words, things, index = self.words, list[Thing](), start
        while index < len(words) and self._deed_at(index) and len(things) < MAX_DEEDS:
            if index in self.cues and (index > start or not cued):
                break
            end = index + 1
            while end < len(words) and words.tags[end] in "NDIPRETGZ" and end not in self.cues:
                if words.lower[end] == "than" and tag_at(words, end + 1) != "I":
                    break  # "to catch a cold | than those who …"
                if words.lower[end] == "as" and words.lower[end - 1] != "such":
                    break  # "to break | as hormones fall"
                end += 1
            things.append(whole_of(words, index, end, index))
            index = end
            while index < len(words) and words.tags[index] in ",C":
                index += 1
            if index > end and tag_at(words, index) == "T":
                index += 1  # "to walk, to climb and to sleep"
            if tag_at(words, index) == "N" and words.lower[index] not in _NOUN_VERBS:
                break
        return things, things[-1].end if things else start

    def _listed_after(self, index: int) -> tuple[list[Thing], int]:
        """Return what stands after "include", "are", "may involve" or ":" at `index`, and the index after it."""
        words, after = self.words, index
        while after < len(words) and words.tags[after] in "RM":
            after += 1
        if words.lower[after : after + 1] == ["be"]:
            return self._listed_from(after + 1)
        if words.lower[after : after + 2] in (["consist", "of"], ["consists", "of"]):
            return self._listed_from(after + 2)
        if words.lower[after : after + 1] == [","] and words.lower[after + 1 : after + 2] == ["including"]:
            after += 1
        if after >= len(words) or words.lower[after] not in _LISTING:
            return [], index
        return self._listed_from(after + 1)

    def _kinds(self, things: Sequence[Thing]) -> bool:
        """Whether things are only kinds of things: "factors that …", "other conditions", "ways to …"."""
        kinds = _LIST_HEADS
        return bool(things) and all(thing.start >= 0 and thing.head in kinds and _general(thing) for thing in things)

    def _listed_from(self, index: int) -> tuple[list[Thing], int]:
        """Return the list that begins at `index`, of things or of what to do: "is | to drink water"."""
        start = index
        while start < len(self.words) and self.words.tags[start] in "RX:":
            start += 1
        if tag_at(self.words, start) == "T" and tag_at(self.words, start + 1) == "V":
            end = start + 2
            while end < len(self.words) and self.words.tags[end] in "NDIPRETG":
                end += 1
            return [whole_of(self.words, start + 1, end, start + 1)], end
        things, end = self._list(start, self._gerunds_in(start))
        if things and ";" in self.words.lower[end:]:
            things, end = self._past_semicolons(things, end)
        return things, max(end, index)

    def _past_semicolons(self, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Read on with "pain that comes and goes; fever; and a rash", where no item has a verb of its own."""
        words, found = self.words, list(things)
        while True:
            close = next((at for at in range(end, len(words)) if words.lower[at] in _CLOSING), len(words))
            if words.lower[close : close + 1] != [";"] or (close > end and words.tags[end] not in "QPTE,("):
                return found, end
            start = close + 1
            while tag_at(words, start) in "CR" and start < len(words):
                start += 1
            stop = next((at for at in range(start, len(words)) if words.lower[at] in _CLOSING), len(words))
            more, after = self._list(start, stop)
            if not more or (after < stop and words.tags[after] not in "QPTE,("):
                return found, end
            found, end = [*found, *more], after

    def _deed_at(self, index: int) -> bool:
        """Whether a verb or a noun that may be one stands at `index`, or "be" with what to be."""
        if index >= len(self.words):
            return False
        being = self.words.lower[index] == "be" and tag_at(self.words, index + 1) in "NRD"
        return self.words.tags[index] in "VN" or being

    def _predicated(self, cue: CueMatch) -> tuple[list[Thing], int]:
        """Return what stands after a predicate: a deed after "more likely to", what a pronoun stands for, or a list."""
        if cue.cue.pattern.endswith(" to") and tag_at(self.words, cue.end) == "V":
            return self._deeds(cue.end)
        start = cue.end
        if self.words.lower[start : start + 1] in (["from"], ["of"]) and self.words.lower[start - 1] in _ENDURING:
            start += 1  # "likely to suffer from"
        if (referred := self._object_pronoun(start)) is not None:
            return referred, start + 1
        if cue.cue.pattern.endswith(" be") and tag_at(self.words, start) == "E":
            return self._happening(start)
        return self._list(start, self._stop(cue.start), objects=True)

    def _happening(self, start: int) -> tuple[list[Thing], int]:
        """Return what is done to people as one thing: "admitted to hospital"."""
        words, end = self.words, start + 1
        while end < len(words) and words.tags[end] in "PDNRI" and words.lower[end] not in ("than", "as", "after"):
            end += 1
        return [whole_of(words, start, end, end - 1)], end

    def _made_to(self, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Extend "waste" over "to build up in the blood": what is brought about is that it does so."""
        words, last, stop = self.words, things[-1], end + 1
        if tag_at(words, stop) != "V" or last.start < 0 or last.end != end or words.lower[end] != "to":
            return things, end
        while stop < len(words) and words.tags[stop] not in ",.;:(SQC":
            stop += 1
        return [*things[:-1], extended(words, last, stop)], stop

    def _relates(self, index: int) -> bool:
        """Whether a cue stands at `index` that is no "have"."""
        cue = self.cues.get(index)
        return cue is not None and cue.cue.slots not in ("people", "makes", "co", "share", "none")

    def _which_one(self, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Extend "a disk" over "that has slipped out of place", where no cue stands in the clause."""
        words, last, stop = self.words, things[-1], end + 1
        if words.lower[end] not in ("that", "who") or last.end != end:
            return things, end
        while stop < len(words) and words.tags[stop] not in ",.;:(SQ" and not self._relates(stop):
            stop += 1
        if self._relates(stop) or not 2 <= stop - end <= _LONGEST_RELATIVE:
            return things, end
        return [*things[:-1], extended(words, last, stop)], stop

    def _from_doing(self, things: list[Thing], end: int) -> tuple[list[Thing], int]:
        """Extend "pain" over "from getting worse"."""
        words, last = self.words, things[-1]
        if tag_at(words, end + 1) != "G" or last.start < 0:
            return things, end
        if (turned := self._turned_into(end + 1)) is not None:
            return turned
        stop = end + 2
        while stop < len(words) and words.tags[stop] in "NDR" and stop not in self.cues:
            stop += 1
        if tag_at(words, stop) in "PT" and tag_at(words, stop + 1) in "DN" and words.lower[stop] in ("to", "into"):
            stop += 1
            while stop < len(words) and words.tags[stop] in "DN" and stop not in self.cues:
                stop += 1
        return [*things[:-1], whole_of(words, last.start, stop, last.end - 1)], stop

    def _turned_into(self, index: int) -> tuple[list[Thing], int] | None:
        """Return what "becoming a chronic one" and "turning into an ulcer" come to; None for other deeds."""
        words = self.words
        becomes = words.lower[index] == "becoming" and tag_at(words, index + 1) == "D"
        turns = words.lower[index] in _TURNING and words.lower[index + 1 : index + 2] in (["into"], ["to"])
        if not becomes and not turns:
            return None
        things, end = self._list(index + (1 if becomes else 2), self._stop(index), objects=True)
        return (things, end) if things else None


_THAT: Final = frozenset(("that",))


def _general(thing: Thing) -> bool:
    return len(thing.folded) <= _FEW and set(thing.folded[:-1]) <= _TOPICLESS | _IDLE_MODIFIERS
