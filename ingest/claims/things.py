"""What a phrase names: the thing that a claim's subject or object is."""

from __future__ import annotations

from typing import Final

from ..model import Span
from .phrases import Phrase, describes, word_set
from .words import Words


class Thing:
    """What a phrase names: where it stands in the document, its folded words (borrowed ones included), its head word.

    `first` and `last` are the start and end of its span; `start` and `end` are word indexes in the sentence, or -1 for
    a thing named in an earlier one. Things with the same values are equal.
    """

    __slots__ = ("end", "first", "folded", "head", "kept", "last", "start")

    def __init__(
        self,
        first: int,
        last: int,
        folded: tuple[str, ...],
        head: str,
        start: int = -1,
        end: int = -1,
        kept: bool = True,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.folded: Final = folded
        self.head: Final = head
        self.start: Final = start
        self.end: Final = end
        self.kept: Final = kept

    @property
    def span(self) -> Span:
        """Where the thing's words stand in the document."""
        return Span(self.first, self.last)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((self.first, self.last, self.start, self.head))

    def _values(self) -> tuple[int, int, int, int, bool, str, tuple[str, ...]]:
        return self.first, self.last, self.start, self.end, self.kept, self.head, self.folded

    def stands_with(self, other: Thing) -> bool:
        """Return whether both are the same words of the document."""
        return self.first == other.first and self.last == other.last

    def elsewhere(self) -> Thing:
        """Return the thing as later sentences see it: without word indexes, which are those of its own sentence."""
        return Thing(self.first, self.last, self.folded, self.head, kept=self.kept) if self.start >= 0 else self

    def at(self, first: int, last: int) -> Thing:
        """Return the thing with another span in the document."""
        return Thing(first, last, self.folded, self.head, self.start, self.end, self.kept)


def thing_of(words: Words, phrase: Phrase, start: int) -> Thing:
    """Return what a phrase names from word `start` of it on, with the words that it borrows."""
    end, folded = phrase.end, tuple(words.folded[start : phrase.end])
    if phrase.borrowed:
        end, folded = phrase.borrowed[1], folded + tuple(words.folded[slice(*phrase.borrowed)])
    head = words.folded[phrase.head]
    if phrase.lead:
        lead = words.folded[slice(*phrase.lead)]
        head, folded = lead[-2] if len(lead) > 1 else head, (*lead, *folded)
    return Thing(words.starts[start], words.ends[end - 1], folded, head, start, phrase.end, phrase.kept)


def whole_of(words: Words, start: int, end: int, head: int) -> Thing:
    """Return what the words `start` to `end` (exclusive) name, with the word at `head` as what it is."""
    first, last = words.starts[start], words.ends[end - 1]
    return Thing(first, last, tuple(words.folded[start:end]), words.folded[head], start, end)


def extended(words: Words, thing: Thing, end: int, start: int | None = None) -> Thing:
    """Return a thing whose name goes on to word `end` (exclusive), or begins at word `start`: it is what it was."""
    first = thing.start if start is None else start
    return Thing(words.starts[first], words.ends[end - 1], tuple(words.folded[first:end]), thing.head, first, end)


_CHANGING: Final = frozenset(("increasing", "rising", "growing", "falling", "decreasing", "declining", "developing"))
_AMOUNT_HEADS: Final = word_set("amount_heads")
_COUNTED_EVENTS: Final = word_set("counted_events")
_RATES: Final = word_set("rates")
_RISES: Final = word_set("rises")
_RISK_VERBS: Final = word_set("risk_verbs")
_UNNAMING: Final = word_set("idle_modifiers") | word_set("light_gerunds")
_NAMING: Final = frozenset(("multiple", "common", "general", "good"))  # idle but in names: "the common cold"
_GROWN: Final = frozenset(("older", "heavier", "fatter", "weaker", "fitter", "stronger"))
_LONGEST_AMOUNT: Final = 6  # words before the "of" of an amount


def thing_named(words: Words, phrase: Phrase) -> Thing:
    """Return what a phrase names, without what does not change it: "the", "regular", "a 9% higher risk of"."""
    if phrase.end == phrase.start + 1 and words.tags[phrase.start] != "I":
        return thing_of(words, phrase, phrase.start)
    start = _past_modifiers(words, _past_kind(words, phrase), phrase.end)
    start = _past_count(words, start, phrase)
    while (after := _past_amount(words, start, phrase.end)) > start:
        start = after
    if phrase.head < start < phrase.end:
        last = phrase.end - 1
        while last > start and words.tags[last] == "R":
            last -= 1  # "people | worldwide"
        phrase = phrase.headed(last)
    return thing_of(words, phrase, start)


def _past_kind(words: Words, phrase: Phrase) -> int:
    """Return the index after "drugs called", where the name follows."""
    for index in range(phrase.start + 1, phrase.end - 1):
        if words.lower[index] in _CALLED and words.tags[index] == "E":
            return index + 1
    named = phrase.end > phrase.start + 3
    if named and words.tags[phrase.start] == "I" and words.lower[phrase.start + 1 : phrase.start + 3] in _SORTS_OF:
        return phrase.start + 3
    return phrase.start


_SORTS_OF: Final = [[sort, "of"] for sort in ("types", "kinds", "forms", "sorts", "classes", "groups")]
_CALLED: Final = frozenset(("called", "termed", "named"))


_ANYBODYS: Final = frozenset(
    word + mark for word in ("person", "patient", "child", "someone", "people", "baby") for mark in ("'s", "’s")
)


def _past_modifiers(words: Words, start: int, end: int) -> int:
    if words.lower[start] == "getting" and words.lower[start + 1 : start + 2] and words.lower[start + 1] in _GROWN:
        return start  # "getting older"
    if words.lower[start] in _RISK_VERBS and start + 1 < end:
        start += 1  # "the risk of developing gout" is the risk of gout
    while start < end - 1 and not _names(words, start) and words.tags[start + 1] != "Q":
        if words.lower[start] in _ANYBODYS:
            start += 1
            continue
        if words.tags[start] not in "DR" and words.lower[start] not in _UNNAMING:
            break
        if words.lower[start + 1] in ("it", "them"):
            break  # "taking them every day"
        start += 1
    return start


def _names(words: Words, index: int) -> bool:
    """Whether a modifier changes what is named: "too much sitting", "those with gout", "multiple sclerosis"."""
    if words.lower[index] in _NAMING and index in words.concepts and words.concepts[index][0] > index + 1:
        return True
    if words.lower[index] == "one" and index and words.lower[index - 1] in _JUST:
        return True  # "just one drink"
    if words.lower[index] == "less" and words.lower[index + 1] not in _UNNAMING:
        return words.tags[index + 1] == "N" and words.lower[index - 1] == "being"
    return words.lower[index] == "too" or (words.lower[index] == "those" and words.tags[index] == "N")


_JUST: Final = frozenset(("just", "only", "even"))


def _past_count(words: Words, start: int, phrase: Phrase) -> int:
    """Return the index after "7,000" before "deaths": how many events are counted changes no name."""
    counted = words.tags[start] == "I" and words.folded[phrase.head] in _COUNTED_EVENTS
    while counted and start < phrase.head and words.tags[start] in "IR":
        start += 1
    return start


def _past_amount(words: Words, start: int, end: int) -> int:
    """Return the index after "the number of", "a 7% rise in", "the odds of having"; `start` where none stands there."""
    if words.lower[start].endswith("ing") and words.lower[start] not in _CHANGING:
        return start  # "drinking large amounts of water"
    for index in range(start + 1, min(start + _LONGEST_AMOUNT, end - 1)):
        head = words.folded[index - 1]
        word = words.lower[index]
        if word == "in" and head in _RISES and _counted(words, start, index):
            return _past_article(words, index + 1, end)
        if word in ("of", "for") and words.tags[index] == "P":
            counts = head in _AMOUNT_HEADS and (head in _RATES or not _counted(words, start, index))
            of_kind = head == "level" and describes(words.lower[index - 2])
            return _past_article(words, index + 1, end) if counts and not of_kind else start
    return start


def _counted(words: Words, start: int, index: int) -> bool:
    """Whether a figure stands among the words from `start` to `index` (exclusive): "a 7% rise", "a twofold rise"."""
    return "I" in words.tags[start:index] or words.lower[start].endswith("fold")


def _past_article(words: Words, index: int, end: int) -> int:
    """Return the index after "the" or "developing", where a name follows."""
    while index < end - 1 and (words.tags[index] == "D" or words.lower[index] in _RISK_VERBS):
        index += 1
    return index
