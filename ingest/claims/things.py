"""What a phrase names: the thing that a claim's subject or object is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import Span
from .phrases import Phrase, describes, word_set
from .words import Words


@dataclass(frozen=True, slots=True)
class Thing:
    """What a phrase names: its span in the document, its folded words (borrowed ones included), its head word.

    `start` and `end` are word indexes in the sentence, or -1 for a thing named in an earlier one.
    """

    span: Span
    folded: tuple[str, ...]
    head: str
    start: int = -1
    end: int = -1
    kept: bool = True


def thing_of(words: Words, phrase: Phrase, start: int) -> Thing:
    """Return what a phrase names from word `start` of it on, with the words that it borrows."""
    end, folded = phrase.end, tuple(words.folded[start : phrase.end])
    if phrase.borrowed:
        end, folded = phrase.borrowed[1], folded + tuple(words.folded[slice(*phrase.borrowed)])
    head = words.folded[phrase.head]
    if phrase.lead:
        lead = words.folded[slice(*phrase.lead)]
        head, folded = lead[-2] if len(lead) > 1 else head, (*lead, *folded)
    return Thing(words.span(start, end), folded, head, start, phrase.end, phrase.kept)


def whole_of(words: Words, start: int, end: int, head: int) -> Thing:
    """Return what the words `start` to `end` (exclusive) name, with the word at `head` as what it is."""
    return Thing(words.span(start, end), tuple(words.folded[start:end]), words.folded[head], start, end)


def extended(words: Words, thing: Thing, end: int, start: int | None = None) -> Thing:
    """Return a thing whose name goes on to word `end` (exclusive), or begins at word `start`: it is what it was."""
    first = thing.start if start is None else start
    return Thing(words.span(first, end), tuple(words.folded[first:end]), thing.head, first, end)


_CHANGING = frozenset(("increasing", "rising", "growing", "falling", "decreasing", "declining", "developing"))
_NAMING = frozenset(("multiple", "common", "general", "good"))  # idle but in names: "the common cold"
_LONGEST_AMOUNT = 6  # words before the "of" of an amount


def thing_named(words: Words, phrase: Phrase) -> Thing:
    """Return what a phrase names, without what does not change it: "the", "regular", "a 9% higher risk of"."""
    start = _past_modifiers(words, replace(phrase, start=_past_kind(words, phrase)))
    while (after := _past_amount(words, start, phrase.end)) > start:
        start = after
    if phrase.head < start < phrase.end:
        phrase = replace(phrase, head=phrase.end - 1)
    return thing_of(words, phrase, start)


def _past_kind(words: Words, phrase: Phrase) -> int:
    """Return the index after "drugs called", where the name follows."""
    for index in range(phrase.start + 1, phrase.head):
        if words.lower[index] in _CALLED and words.tags[index] == "E":
            return index + 1
    return phrase.start


_CALLED = frozenset(("called", "termed", "named"))


def _past_modifiers(words: Words, phrase: Phrase) -> int:
    start = phrase.start
    if words.lower[start] in word_set("risk_verbs") and start + 1 < phrase.end:
        start += 1  # "the risk of developing gout" is the risk of gout
    idle, light = word_set("idle_modifiers"), word_set("light_gerunds")
    while start < phrase.end - 1 and not _names(words, start):
        if words.tags[start] not in "DR" and words.lower[start] not in idle and words.lower[start] not in light:
            break
        start += 1
    return start


def _names(words: Words, index: int) -> bool:
    """Whether a modifier changes what is named: "too much sitting", "those with gout", "multiple sclerosis"."""
    if words.lower[index] in _NAMING and index in words.concepts and words.concepts[index][0] > index + 1:
        return True
    return words.lower[index] == "too" or (words.lower[index] == "those" and words.tags[index] == "N")


def _past_amount(words: Words, start: int, end: int) -> int:
    """Return the index after "the number of", "a 7% rise in", "the odds of having"; `start` where none stands there."""
    if words.lower[start].endswith("ing") and words.lower[start] not in _CHANGING:
        return start  # "drinking large amounts of water"
    for index in range(start + 1, min(start + _LONGEST_AMOUNT, end - 1)):
        head = words.folded[index - 1]
        figure = "I" in words.tags[start:index] or words.lower[start].endswith("fold")
        if words.lower[index] == "in" and figure and head in word_set("rises"):
            return _past_article(words, index + 1, end)
        if words.lower[index] in ("of", "for") and words.tags[index] == "P":
            counts = head in word_set("amount_heads") and (not figure or head in word_set("rates"))
            of_kind = head == "level" and describes(words.lower[index - 2])
            return _past_article(words, index + 1, end) if counts and not of_kind else start
    return start


def _past_article(words: Words, index: int, end: int) -> int:
    """Return the index after "the" or "developing", where a name follows."""
    while index < end - 1 and (words.tags[index] == "D" or words.lower[index] in word_set("risk_verbs")):
        index += 1
    return index
