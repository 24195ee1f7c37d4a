"""What a phrase names: the thing that a claim's subject or object is."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Span
from .phrases import Phrase
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
