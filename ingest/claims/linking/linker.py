"""The pass over a sentence: cues in turn, the words between them, brackets apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from ..correlatives import Correlative, find_correlative
from ..cues import CueMatch, correlative_cue, find_cues
from ..phrases import word_set
from ..referring import Context, Role
from ..things import Thing
from ..words import Words
from .clauses import ClauseReader
from .conditions import find_conditions
from .endangered import EndangeredReader
from .link import Link
from .verbs import BARE_RISKS, RISKS


def link_sentence(words: Words, cues: Sequence[CueMatch], context: Context) -> list[Link]:
    """Return the links of a sentence in reading order, and leave in `context` what later sentences may refer to."""
    asides = _asides(words, cues)
    if not asides:
        return Linker(words, cues, context).run()
    inside = {index for start, end in asides for index in range(start, end)}
    outer = [index for index in range(len(words)) if index not in inside]
    main = words.kept(outer)
    linker = Linker(main, find_cues(main), context)
    links = linker.run()
    verbs = [cue.start for cue in cues if cue.cue.kind == "V"]
    for start, end in asides:
        if not any(start < verb < end for verb in verbs):
            continue
        aside = words.kept(range(start + 1, end - 1))
        named = [thing for thing in linker.named if thing.end == bisect_left(outer, start)]
        links += Linker(aside, find_cues(aside), context, about=named[-1:]).run()
    return links


def _asides(words: Words, cues: Sequence[CueMatch]) -> list[tuple[int, int]]:
    """Return the (start, end) of brackets that a sentence is read without: with a clause, a figure or a year."""
    asides: list[tuple[int, int]] = []
    if "(" not in words.tags:
        return asides
    verbs = [cue.start for cue in cues if cue.cue.kind == "V"]
    for start in [index for index, tag in enumerate(words.tags) if tag == "("]:
        end = next((index for index in range(start + 1, len(words)) if words.tags[index] in "()"), 0)
        clause = any(start < verb < end for verb in verbs) and end - start > 2
        if end and words.tags[end] == ")" and (clause or "I" in words.tags[start:end]):
            asides.append((start, end + 1))
    return asides


_LIST_HEADS: Final = word_set("list_heads")
_POINTING: Final = frozenset(("these", "they", "examples", "this", "such"))
_INCLUDE: Final = frozenset(("include", "including"))
_HELPING: Final = frozenset(("treat", "prevent", "help"))
_HEARERS: Final = frozenset(("you", "you've", "you’ve", "perhaps", "maybe", "we've", "we’ve"))
_HEARD: Final = frozenset(("heard", "read", "told", "seen"))
_SOON: Final = 6  # words
_OPENERS: Final = EndangeredReader.openers


class Linker(EndangeredReader):
    """Reads one sentence from left to right."""

    def run(self) -> list[Link]:
        index, lower, last = 0, self.words.lower, len(self.words)
        if (tied := find_correlative(self.words)) is not None:
            if tied.cue[0] == 0:
                return self._tied(tied)
            last = tied.cue[0]  # "…; the more severe the gout, the higher the risk"
        role, self.context.kinds = self.context.kinds, None
        if role is not None and last and self.words.lower[0] in _POINTING:
            index = self._those_include(role)
        while index < last:
            found = self.cues.get(index)
            if found is not None:
                index = self._cue(found)
            else:  # most words begin nothing that a reader above the clauses' own has a rule for
                index = self._word(index) if lower[index] in _OPENERS else ClauseReader._word(self, index)
        if tied is not None:
            return self.links + self._tied(tied)
        self._on_conditions()
        if (heard := self._hearsay()) > 0:
            self.links = [link for link in self.links if link.cue.start < heard]
        state = self.state
        if "versa" in lower:
            self._vice_versa()
        self.context.kinds = self._role()
        helping = [link.subject for link in self.links if link.effect in _HELPING]
        self.context.helped(tuple(dict.fromkeys(helping)))
        self.context.close(state.main or (state.subjects if state.objects else []), state.objects)
        return self.links

    def _tied(self, tied: Correlative) -> list[Link]:
        """Return what "the more A, the worse B" says; "the higher the risk" is of what was spoken of."""
        cue = CueMatch(*tied.cue, correlative_cue(), "")
        scope = (tied.cue[0], max(tied.cue[1], tied.object.end))
        effect, objects = tied.effect, [tied.object]
        if tied.object.folded in BARE_RISKS and effect in RISKS:
            effect = RISKS[effect]
            risked = [link.object for link in self.links if link.effect == effect]
            named = [thing for thing in risked if self.context.are_conditions(self.words, [thing])]
            objects = (named or risked)[-1:] or self._spoken_of(tied.subject)
        return [Link(tied.subject, of, cue, effect, scope, "the more, the more", self.words) for of in objects]

    def _spoken_of(self, subject: Thing) -> list[Thing]:
        """Return the condition that was spoken of, other than what `subject` names."""
        context, named = self.context, set(subject.folded)
        inner = [one for one in (*context.topic, *context.alone, *context.title) if named.issuperset(one.folded)]
        return context.about([subject, *inner], subject.first)

    def _hearsay(self) -> int:
        """Return the index after "You may have heard that", 0 for other words: what follows is not said here."""
        words = self.words.lower
        if not words or words[0] not in _HEARERS:
            return 0
        told = (at for at in range(1, min(_SOON, len(words) - 1)) if words[at] in _HEARD)
        return next((at + 2 for at in told if words[at + 1] == "that"), 0)

    def _on_conditions(self) -> None:
        """Add what happens on a condition, instead of the same event read with less of what is said."""
        found = find_conditions(self.words)
        if not found:
            return
        self.links = [link for link in self.links if not any(_same_event(link, other) for other in found)]
        spoken = {link.cue.start for link in self.links}
        self.links += [link for link in found if link.cue.start not in spoken]

    def _role(self) -> Role | None:
        """Return what the sentence says of things of a kind last: "Many diseases damage the kidneys."."""
        if not self.links or "." not in self.words.tags[-1:]:
            return None
        last = self.links[-1]
        same = [link for link in self.links if link.cue.start == last.cue.start]
        for is_subject in (True, False):
            kind = last.subject if is_subject else last.object
            if kind.start >= 0 and kind.head in _LIST_HEADS:
                others = tuple(link.object if is_subject else link.subject for link in same)
                return Role(tuple(other.elsewhere() for other in others), last.cue.cue, last.effect, is_subject)
        return None

    def _those_include(self, role: Role) -> int:
        """Read "These include A and B": A and B do what was said of things of their kind."""
        at = next((i for i in range(1, min(_SOON, len(self.words))) if self.words.folded[i] in _INCLUDE), 0)
        if not at:
            return 0
        things, end = self._listed_from(at + 1)
        cue = CueMatch(at, at + 1, role.pattern, "")
        subjects, objects = (things, role.others) if role.is_subject else (role.others, things)
        self._emit(list(subjects), list(objects), cue, "kind with list", effect=role.effect)
        return max(end, at + 1)

    def _vice_versa(self) -> None:
        """Read "and vice versa": what was said last holds the other way round too."""
        index = self.words.lower.index("versa")
        said = [link for link in self.links if link.cue.start < index]
        for link in said:
            if link.cue.start == said[-1].cue.start:
                self.links.append(link.joining(link.object, link.subject, "vice versa"))

    def _cue(self, cue: CueMatch) -> int:
        """Read what a cue joins; return the index after what was read."""
        if cue.cue.slots == "none":
            return cue.end
        read = _READERS.get(cue.cue.slots) or (Linker._verb if cue.cue.kind == "V" else Linker._predicate)
        return read(self, cue)


def _same_event(link: Link, other: Link) -> bool:
    """Whether two links tell of one event and one outcome, in more words or fewer."""
    pairs = ((link.subject, other.subject), (link.object, other.object))
    return link.rule == "event and outcome" and all(a.start < b.end and b.start < a.end for a, b in pairs)


_READERS: dict[str, Callable[[Linker, CueMatch], int]] = {
    "people": Linker._people,
    "trouble": Linker._trouble,
    "helps": Linker._helps,
    "deed": Linker._deed,
    "makes": Linker._makes,
    "managed": Linker._managed,
    "topic": Linker._of_topic,
    "topic_os": Linker._of_topic,
    "held": Linker._held,
    "held_os": Linker._held,
    "rate": Linker._rate,
    "rise": Linker._risen,
    "held_if": Linker._held_if,
    "bare": Linker._bare,
    "sign": Linker._sign,
    "itself": Linker._end_itself,
    "left": Linker._left_with,
    "cases": Linker._cases_in,
    "condition": Linker._for_condition,
    "condition_os": Linker._for_condition,
    "families": Linker._families,
    "oftener": Linker._oftener,
    "fared": Linker._fared_in,
    "signal": Linker._signal,
    "dying": Linker._dying,
    "nodiff": Linker._no_difference,
    "pair": Linker._pair,
    "pair_after": Linker._pair_after,
    "between": Linker._between,
    "nominal": Linker._nominal,
    "symptom": Linker._nominal,
}
"""How a cue is read, by its slots; all others are verbs or predicates with a subject and an object."""
