"""Noun phrases and lists of them: the words that can name the subject or object of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..knowledge import read_knowledge
from .words import TABLES, Words

_ATTACHED = frozenset(["of", "in", "on", "around", "behind", "near", "within", "inside", "during", "under", "between", "from", "to", "for", "at", "with"])
_BODY_ONLY = frozenset(["in", "on", "around", "behind", "near", "within", "inside", "at"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `start` to `end` (exclusive) that name a thing; `head` is the index of the word that says what it is.

    `borrowed` is the (start, end) of the words that an elliptical phrase shares with a later one: "back" in "back
    and knee pain" borrows "pain". `kept` is False for a list's general parent ("factors" in "factors such as …").
    """

    start: int
    end: int
    head: int
    borrowed: tuple[int, int] | None = None
    kept: bool = True


@lru_cache(maxsize=16)
def word_set(table: str, column: str = "word") -> frozenset[str]:
    """Return the words of a one-column table."""
    return frozenset(row[column] for row in read_knowledge(TABLES / f"{table}.tsv"))


def parse_phrase(words: Words, start: int, stop: int) -> Phrase | None:
    """Return the noun phrase that starts at word `start`, with the prepositional phrases that belong to it, or None."""
    core = _core(words, start, stop)
    if core is None:
        return None
    end, head = core
    while (attached := _attach(words, head, end, stop)) is not None:
        end = attached
    return Phrase(start, end, head)


def _core(words: Words, start: int, stop: int) -> tuple[int, int] | None:
    """Return (end, head) of the words up to the head noun, or None."""
    tags, index, head = words.tags, start, -1
    while index < stop:
        tag = tags[index]
        if tag == "N":
            head = index
        elif tag == "G":
            if head < 0:
                return _gerund(words, index, stop)
            head = index
        elif tag == "D" or tag == "I":
            if head >= 0 and tag == "D":
                break
        elif tag == "R" or tag == "X":
            if head >= 0 or index + 1 >= stop or tags[index + 1] not in "NGIRE":
                break
        elif tag == "E":
            if index + 1 >= stop or tags[index + 1] not in "N":
                break
        else:
            break
        index += 1
    if head < 0:
        return None
    return head + 1, head


def _gerund(words: Words, index: int, stop: int) -> tuple[int, int]:
    """Return (end, head) of a gerund phrase: "maintaining a healthy weight", "sitting for long hours"."""
    head, end = index, index + 1
    while end < stop and words.tags[end] == "R":
        end += 1
    inner = _core(words, end, stop) if end < stop and words.tags[end] in "NDIER" else None
    if inner is not None:
        return inner[0], inner[1]
    return (end if end > index + 1 else index + 1), head


def _attach(words: Words, head: int, end: int, stop: int) -> int | None:
    """Return the new end of a phrase when the preposition after it begins a part of it, else None."""
    if end >= stop or words.tags[end] not in "PT":
        return None
    preposition = words.lower[end]
    if preposition not in _ATTACHED:
        return None
    inner = _core(words, end + 1, stop)
    if inner is None or (words.tags[end + 1] == "G" and preposition != "of"):
        return None
    populations = word_set("populations")
    inner_head = words.lower[inner[1]]
    if inner_head in populations or words.folded[inner[1]] in populations:
        return None
    if preposition != "of" and preposition not in _BODY_ONLY and preposition not in ("between", "with", "to", "for"):
        return None
    if preposition in ("with", "to", "for", "from", "during", "between"):
        return None
    if inner_head in word_set("times"):
        return None
    return _body_list(words, inner[0], end, stop)


def _body_list(words: Words, end: int, preposition: int, stop: int) -> int:
    """Extend "pain in the back" over "and knees": the list stays within the prepositional phrase."""
    if not _is_part(words, preposition + 1, end):
        return end
    while True:
        index = end
        while index < stop and words.tags[index] in ",C":
            index += 1
        if index == end:
            return end
        inner = _core(words, index, stop)
        if inner is None or not _is_part(words, index, inner[0]):
            return end
        if inner[0] < stop and words.tags[inner[0]] in "MBHZV":
            return end
        end = inner[0]


def _is_part(words: Words, start: int, end: int) -> bool:
    """Whether the phrase is named by a body part: its last vocabulary term is one."""
    return words.folded[end - 1] in word_set("body_words")


def parse_list(words: Words, start: int, stop: int) -> tuple[list[Phrase], int]:
    """Return the coordinated phrases from word `start` on, and the index after them.

    "A, B and C", "both A and B", "A such as B and C", "A (B, C)". Empty where no phrase starts here.
    """
    phrases: list[Phrase] = []
    index = start
    while index < stop:
        phrase = parse_phrase(words, index, stop)
        if phrase is None:
            break
        phrases.append(phrase)
        index = phrase.end
        index, examples, general = _examples(words, phrase, index, stop)
        if examples:
            phrases[-1] = Phrase(phrase.start, phrase.end, phrase.head, kept=not general)
            phrases.extend(examples)
        after = _next_item(words, index, stop)
        if after is None:
            break
        index = after
    end = phrases[-1].end if phrases else start
    return _share_heads(words, phrases), max(end, min(index, stop)) if phrases else start


def _next_item(words: Words, index: int, stop: int) -> int | None:
    """Return the index of the next item of a list, or None where the list ends at `index`."""
    tags, at = words.tags, index
    while at < stop and (tags[at] == "," or (tags[at] == "C" and words.lower[at] != "but")):
        at += 1
    if at == index or at >= stop:
        return None
    if tags[at] == "R" and at + 1 < stop and tags[at + 1] in "NGD":
        return at
    return at if tags[at] in "NDGIE" or words.lower[at] == "other" else None


_EXAMPLES = (("such", "as"), ("like",), ("including",), ("e.g",), ("for", "example"), ("especially",), ("particularly",))


def _examples(words: Words, parent: Phrase, index: int, stop: int) -> tuple[int, list[Phrase], bool]:
    """Return (index after, examples, whether the parent is general) for "A such as B, C"."""
    at = index
    while at < stop and words.tags[at] in ",(-":
        at += 1
    for lead in _EXAMPLES:
        if tuple(words.lower[at : at + len(lead)]) == lead:
            at += len(lead)
            while at < stop and words.tags[at] in ",.:":
                at += 1
            found, end = parse_list(words, at, stop)
            if found and found[0].end <= stop:
                general = words.folded[parent.head] in word_set("list_heads") and parent.head - parent.start < 2
                while end < stop and words.tags[end] in ")-":
                    end += 1
                return end, found, general
    return index, [], False


def _share_heads(words: Words, phrases: list[Phrase]) -> list[Phrase]:
    """Let the items of "back and knee pain" share their head: "back" borrows "pain"."""
    shared = word_set("shared_heads")
    done: list[Phrase] = []
    for phrase, following in zip(phrases, [*phrases[1:], None], strict=True):
        later = following
        if later is not None and phrase.end == phrase.head + 1:
            last = later.head
            if (
                words.lower[last] in shared
                and last > later.start
                and words.lower[phrase.head] not in shared
                and words.folded[phrase.head] in word_set("body_words")
                and words.tags[later.start] != "D"
                and words.folded[last - 1] in word_set("body_words")
            ):
                phrase = Phrase(phrase.start, phrase.end, phrase.head, (last, last + 1), phrase.kept)
        done.append(phrase)
    return done
