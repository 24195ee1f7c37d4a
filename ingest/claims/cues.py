"""Words that state a relation: the patterns of `tables/cues.tsv`, found in one pass over a sentence.

A pattern is words separated by spaces. `cause*` stands for any form of the verb; `risk|chance` for either word;
`~` for up to four words of a noun phrase; `@` for up to eight words, which are the cue's object. A word matches its
folded form too ("risk factor for" finds "risk factors for"). Adverbs may stand within a cue: "leads directly to".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from .words import TABLES, VERB_TAGS, Words, verb_forms

_GAP: Final = frozenset("DINREGQM")
_OBJECT_STOPS: Final = frozenset(".;:()SMBH")
_NAME_STOPS: Final = _OBJECT_STOPS | frozenset("VZEPTQ,")  # of what stands before a particle: "bring @ down"
_PARTICLES: Final = {(frozenset((one,)),) for one in ("down", "up", "off", "on", "back", "away")}
_GAP_LENGTH: Final = 4  # adverbs in a gap are not counted
_OBJECT_LENGTH: Final = 14
_GAP_REACH: Final = 9


@dataclass(frozen=True, slots=True)
class CuePattern:
    """One row of the table, compiled. `kind`: V verb, A predicate, N noun; `parts`: the alternatives at each place."""

    pattern: str
    kind: str
    effect: str
    slots: str
    strength: str
    parts: tuple[frozenset[str] | str, ...]
    verb: bool


class CueMatch:
    """A cue in a sentence: words `start` to `end` (exclusive). `form` is the tag of its verb, "" for others.

    `object` is the (start, end) of the object where the pattern holds it ("make @ worse"), else None.
    """

    __slots__ = ("cue", "end", "form", "object", "start")

    def __init__(self, start: int, end: int, cue: CuePattern, form: str, object: tuple[int, int] | None = None) -> None:
        self.start: Final = start
        self.end: Final = end
        self.cue: Final = cue
        self.form: Final = form
        self.object: Final = object

    def reaching(self, end: int) -> CueMatch:
        """Return the cue ended at another word."""
        return CueMatch(self.start, end, self.cue, self.form, self.object)


def _compile(row: dict[str, str]) -> CuePattern:
    parts: list[frozenset[str] | str] = []
    for part in row["pattern"].split():
        if part in "~@":
            parts.append(part)
        elif part.endswith("*"):
            parts.append(frozenset(verb_forms(part[:-1])))
        else:
            parts.append(frozenset(part.split("|")))
    verb = row["pattern"].split()[0].endswith("*")
    return CuePattern(row["pattern"], row["kind"], row["effect"], row["slots"], row["strength"], tuple(parts), verb)


@lru_cache(maxsize=1)
def cue_patterns() -> tuple[CuePattern, ...]:
    """Return the patterns of the table, in its order."""
    return tuple(_compile(row) for row in read_knowledge(TABLES / "cues.tsv"))


@lru_cache(maxsize=1)
def condition_cue() -> CuePattern:
    """Return the cue that "if" and "when" are: what follows on a condition is brought about by it."""
    return CuePattern("if|when", "S", "cause", "so", "direct", (frozenset(("if", "when")),), verb=False)


@lru_cache(maxsize=1)
def correlative_cue() -> CuePattern:
    """Return the cue that "the more …, the worse …" is."""
    return CuePattern("the more, the more", "S", "increase", "so", "correlational", (frozenset(("the",)),), verb=False)


@lru_cache(maxsize=1)
def cue_verbs() -> tuple[str, ...]:
    """Return the lemmas of all verbs in the patterns."""
    lemmas = {part[:-1] for cue in cue_patterns() for part in cue.pattern.split() if part.endswith("*")}
    return tuple(sorted(lemmas))


_Held = tuple[int, int] | None


class _Opening:
    """The patterns that one first word opens, longest first.

    `plain` have no second word of their own; `by_second` has, for each word that is one, the patterns that it or no
    second word continues; `every` has them all.
    """

    __slots__ = ("by_second", "every", "plain")

    def __init__(self, every: list[CuePattern]) -> None:
        self.every: Final = sorted(every, key=lambda one: -len(one.parts))
        self.plain: Final = [cue for cue in self.every if _second(cue) is None]
        words = frozenset[str]().union(*[_second(cue) or () for cue in self.every])
        self.by_second: Final = {word: [cue for cue in self.every if _opens_with(cue, word)] for word in words}

    def going_on(self, after: str, form: str, later: str) -> list[CuePattern]:
        """Return the patterns that may go on with the next word, its folded form, or the word past adverbs."""
        by_second = self.by_second
        found = by_second.get(after)
        for other in (form, later):
            more = by_second.get(other) if other != after else None
            if more is not None:
                if found is not None:
                    return self.every
                found = more
        return self.plain if found is None else found


def _second(cue: CuePattern) -> frozenset[str] | None:
    second = cue.parts[1] if len(cue.parts) > 1 else None
    return second if isinstance(second, frozenset) else None


def _opens_with(cue: CuePattern, word: str) -> bool:
    second = _second(cue)
    return second is None or word in second


@lru_cache(maxsize=1)
def _by_first() -> dict[str, _Opening]:
    """Return the patterns by their first words."""
    index: dict[str, list[CuePattern]] = defaultdict(list)
    for cue in cue_patterns():
        for word in cue.parts[0]:
            index[word].append(cue)
    return {word: _Opening(cues) for word, cues in index.items()}


def find_cues(words: Words) -> list[CueMatch]:
    """Return the cues of a sentence, leftmost, the longest pattern first, not overlapping."""
    found: list[CueMatch] = []
    index, folded = _by_first(), words.folded
    end = 0
    for position, word in enumerate(words.lower):
        if position < end:
            continue
        form = folded[position]
        opening = index.get(word)
        match = _first_match(opening, words, position) if opening is not None else None
        if match is None and form != word and (opening := index.get(form)) is not None:
            match = _first_match(opening, words, position)
        if match is not None:
            found.append(match)
            end = match.end
    return found


def _first_match(opening: _Opening, words: Words, position: int) -> CueMatch | None:
    """Return the first of the patterns that matches at `position`; most fail at their second word, at little cost."""
    tags, lower = words.tags, words.lower
    candidates = opening.plain
    if position + 1 < len(lower):
        past = _past_adverbs(words, position + 1) if tags[position + 1] == "R" else 0
        later = lower[past] if 0 < past < len(lower) else ""
        candidates = opening.going_on(lower[position + 1], words.folded[position + 1], later)
    if not candidates or _compounded(words, position):
        return None
    tag = tags[position]
    acts = tag in VERB_TAGS or tag in "HO"
    for cue in candidates:
        if cue.verb and not acts:
            continue
        if tag in "VZ" and cue.slots.startswith("topic"):
            continue  # "things that often cause reactions include …"
        found = _end_of(cue.parts, 1, words, position + 1, None)
        if found is not None:
            return CueMatch(position, found[0], cue, tag if cue.verb else "", found[1])
    return None


def _compounded(words: Words, position: int) -> bool:
    """Whether a word is the second part of a compound: "stress-related", "trigger-avoiding"."""
    if not position or words.starts[position] != words.ends[position - 1] + 1:
        return False
    return words.text[words.ends[position - 1]] in "-‐‑"


def _past_adverbs(words: Words, position: int) -> int:
    """Return the index after the adverbs from `position` on."""
    while position < len(words) and words.tags[position] == "R" and words.lower[position] != "together":
        position += 1
    return position


def _end_of(
    parts: tuple[frozenset[str] | str, ...], at: int, words: Words, position: int, held: _Held
) -> tuple[int, _Held] | None:
    """Return (end, object) where the parts from `at` on match from `position`, gaps as short as can be, or None."""
    lower, last, count = words.lower, len(words.lower), len(parts)
    while at < count:
        part = parts[at]
        if isinstance(part, str):
            return (
                _past_gap(parts, at, words, position, held) if part == "~" else _past_object(parts, at, words, position)
            )
        if position >= last:
            return None
        if lower[position] not in part and words.folded[position] not in part:
            if words.tags[position] != "R":
                return None
            past = _past_adverbs(words, position)  # "leads directly to"
            if past == position or past >= last or lower[past] not in part:
                return None
            position = past
        at, position = at + 1, position + 1
    return position, held


def _past_gap(
    parts: tuple[frozenset[str] | str, ...], at: int, words: Words, position: int, held: _Held
) -> tuple[int, _Held] | None:
    stop, counted, tags, last = position, 0, words.tags, len(words.lower)
    following = _words_of(parts, at + 1)
    while stop <= last and counted <= _GAP_LENGTH and stop - position <= _GAP_REACH:
        if following is None or _may_be(following, words, stop):
            found = _end_of(parts, at + 1, words, stop, held)
            if found is not None:
                return found
        if stop < last:
            if tags[stop] not in _GAP and not _ranges(words, stop):
                return None
            counted += tags[stop] not in "RI"
        stop += 1
    return None


def _words_of(parts: tuple[frozenset[str] | str, ...], at: int) -> frozenset[str] | None:
    """Return the words that the part at `at` is, None for a gap and past the last part."""
    part = parts[at] if at < len(parts) else ""
    return None if isinstance(part, str) else part


def _may_be(part: frozenset[str], words: Words, position: int) -> bool:
    """Whether one of a part's words stands at `position`, or adverbs that it may follow."""
    if position >= len(words.lower):
        return False
    return words.lower[position] in part or words.folded[position] in part or words.tags[position] == "R"


def _ranges(words: Words, index: int) -> bool:
    """Whether "to" or a dash stands between two numbers."""
    return words.tags[index] in "T-" and words.tags[index - 1] == "I" and words.tags[index + 1 : index + 2] == ["I"]


def _past_object(
    parts: tuple[frozenset[str] | str, ...], at: int, words: Words, position: int
) -> tuple[int, _Held] | None:
    last = len(words.lower)
    if position < last and words.tags[position] in "TP":
        return None
    stops = _NAME_STOPS if parts[at + 1 :] in _PARTICLES else _OBJECT_STOPS
    following = _words_of(parts, at + 1)
    for stop in range(position + 1, min(position + _OBJECT_LENGTH, last) + 1):
        if words.tags[stop - 1] in stops and words.lower[stop - 1] != "having":
            return None
        if following is not None and not _may_be(following, words, stop):
            continue
        found = _end_of(parts, at + 1, words, stop, (position, stop))
        if found is not None:
            return found
    return None
