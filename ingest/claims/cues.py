"""Words that state a relation: the patterns of `tables/cues.tsv`, found in one pass over a sentence.

A pattern is words separated by spaces. `cause*` stands for any form of the verb; `risk|chance` for either word;
`~` for up to four words of a noun phrase; `@` for up to eight words, which are the cue's object. A word matches its
folded form too ("risk factor for" finds "risk factors for"). Adverbs may stand within a cue: "leads directly to".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..knowledge import read_knowledge
from .words import TABLES, VERB_TAGS, Words, verb_forms

_GAP = frozenset("DINREGQM")
_OBJECT_STOPS = frozenset(".;:()SMBH")
_NAME_STOPS = _OBJECT_STOPS | frozenset("VZEPTQ,")  # of what stands before a particle: "bring @ down"
_PARTICLES = {(frozenset((one,)),) for one in ("down", "up", "off", "on", "back", "away")}
_GAP_LENGTH, _OBJECT_LENGTH = 4, 14  # adverbs in a gap are not counted
_GAP_REACH = 9


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


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue in a sentence: words `start` to `end` (exclusive). `form` is the tag of its verb, "" for others.

    `object` is the (start, end) of the object where the pattern holds it ("make @ worse"), else None.
    """

    start: int
    end: int
    cue: CuePattern
    form: str
    object: tuple[int, int] | None = None


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


_Candidate = tuple[CuePattern, frozenset[str] | None]


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[_Candidate, ...]]:
    """Return the patterns by their first words, longest first, each with its second words or None."""
    index: dict[str, list[_Candidate]] = defaultdict(list)
    for cue in cue_patterns():
        second = cue.parts[1] if len(cue.parts) > 1 else None
        for word in cue.parts[0]:
            index[word].append((cue, second if isinstance(second, frozenset) else None))
    return {word: tuple(sorted(cues, key=lambda one: -len(one[0].parts))) for word, cues in index.items()}


def find_cues(words: Words) -> list[CueMatch]:
    """Return the cues of a sentence, leftmost, the longest pattern first, not overlapping."""
    found: list[CueMatch] = []
    index, lower, folded = _by_first(), words.lower, words.folded
    end = 0
    for position, word in enumerate(lower):
        form = folded[position]
        if position < end or (word not in index and form not in index):
            continue
        candidates = index.get(word, ()) if form == word else (*index.get(word, ()), *index.get(form, ()))
        match = _first_match(candidates, words, position)
        if match is not None:
            found.append(match)
            end = match.end
    return found


def _first_match(candidates: tuple[_Candidate, ...], words: Words, position: int) -> CueMatch | None:
    """Return the first of the patterns that matches at `position`; most fail at their second word, at little cost."""
    more = position + 1 < len(words.lower)
    after, form = (words.lower[position + 1], words.folded[position + 1]) if more else ("", "")
    past = _past_adverbs(words, position + 1) if more and words.tags[position + 1] == "R" else 0
    later = words.lower[past] if 0 < past < len(words) else ""
    acts = words.tags[position] in VERB_TAGS or words.tags[position] in "HO"
    for cue, second in candidates:
        unmet = second is not None and after not in second and form not in second and later not in second
        if unmet or (cue.verb and not acts):
            continue
        if _compounded(words, position):
            return None
        match = _match(cue, words, position)
        if match is not None:
            return match
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


def _match(cue: CuePattern, words: Words, start: int) -> CueMatch | None:
    form = words.tags[start] if cue.verb else ""
    for end, held in _ends(cue.parts, 1, words, start + 1, None):
        return CueMatch(start, end, cue, form, held)
    return None


def _ends(
    parts: tuple[frozenset[str] | str, ...], at: int, words: Words, position: int, held: tuple[int, int] | None
) -> Iterator[tuple[int, tuple[int, int] | None]]:
    """Yield each (end, object) at which the parts from `at` on match from `position`; gaps are as short as can be."""
    if at == len(parts):
        yield position, held
        return
    part, last = parts[at], len(words)
    if isinstance(part, frozenset):
        if position < last and (words.lower[position] in part or words.folded[position] in part):
            yield from _ends(parts, at + 1, words, position + 1, held)
        elif position < last and words.tags[position] == "R":
            past = _past_adverbs(words, position)  # "leads directly to"
            if past < last and words.lower[past] in part:
                yield from _ends(parts, at + 1, words, past + 1, held)
        return
    if part == "~":
        stop, counted = position, 0
        while stop <= last and counted <= _GAP_LENGTH and stop - position <= _GAP_REACH:
            yield from _ends(parts, at + 1, words, stop, held)
            if stop < last and words.tags[stop] not in _GAP:
                return
            counted += stop < last and words.tags[stop] != "R"
            stop += 1
        return
    if position < last and words.tags[position] in "TP":
        return
    stops = _NAME_STOPS if parts[at + 1 :] in _PARTICLES else _OBJECT_STOPS
    for stop in range(position + 1, min(position + _OBJECT_LENGTH, last) + 1):
        if words.tags[stop - 1] in stops:
            return
        yield from _ends(parts, at + 1, words, stop, (position, stop))
