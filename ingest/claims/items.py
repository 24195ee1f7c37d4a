"""What an item of a list names: its label, or its text where that is short; and what an item lists for what."""

from __future__ import annotations

from typing import Final

from ..model import Block, Document, Span
from .cues import find_cues
from .exposures import DEED, exposure_of
from .lists import parse_list
from .phrases import Phrase, word_set
from .things import Thing, thing_named, thing_of, whole_of
from .words import Tagger, Words

_POPULATIONS: Final = word_set("populations")

_EXPLAINING: Final = (", which ", ", who ", " – ", " — ", ": ")
_LONGEST_ITEM: Final = 60  # characters: longer items are sentences
_PERSONS: Final = frozenset(("you", "they", "who", "he", "she"))


def item_things(document: Document, block: Block, tagger: Tagger, *, at_risk: bool = False) -> list[Thing]:
    """Return the things that an item or a numbered heading names: its label, else its text where that is short.

    Where the list says who is `at_risk`, a group is named by what puts it there: "People with gout" by "gout".
    """
    span = block.label or _before_clause(document.text, block.span)
    if span.end - span.start > _LONGEST_ITEM:
        return []
    words = tagger.words(document.text, span)
    start = _past_copula(words, _past_number(words))
    if at_risk and start == _past_number(words) and (exposed := _exposed(words)):
        return exposed
    if _is_sentence(words, start):
        return []
    phrases, end = parse_list(words, start, len(words))
    if phrases and end >= len(words) - 1:
        return [named_by(words, phrase) for phrase in phrases]
    last = _past_marks(words, start)
    if last == start:
        return []
    return [whole_of(words, start, last, last - 1).elsewhere()]


def named_by(words: Words, phrase: Phrase) -> Thing:
    """Return what an item names: all its words but articles and adverbs."""
    start = phrase.start
    while start < phrase.end - 1 and words.tags[start] in "DR":
        start += 1
    return thing_of(words, phrase, start)


def listed_for(document: Document, block: Block, tagger: Tagger) -> tuple[list[Thing], list[Thing]]:
    """Return (items, what they are for) of "For the knees: leg raises and squats."; empty lists for other items."""
    if block.label is None or block.label.end >= block.span.end:
        return [], []
    label = tagger.words(document.text, block.label)
    if label.lower[:1] != ["for"]:
        return [], []
    targets, _ = parse_list(label, 1, len(label))
    rest = Span(block.label.end, block.span.end)
    words = tagger.words(document.text, rest)
    start = next((index for index, tag in enumerate(words.tags) if tag not in ":.,-"), len(words))
    phrases, end = parse_list(words, start, len(words))
    if end < len(words) - 1:
        return [], []  # a sentence, not a list
    return [named_by(words, phrase) for phrase in phrases], [named_by(label, phrase) for phrase in targets]


def _exposed(words: Words) -> list[Thing]:
    """Return what "People with gout" have and "people who smoke" do; [] for other items."""
    end = _past_marks(words, 0)
    if _POPULATIONS.isdisjoint(words.folded[:end]):
        return []
    told = exposure_of(words, 0, end)
    if told is None:
        return []
    phrases, stop = parse_list(words, told.start, told.end)
    if told.kind == DEED or not phrases or stop < told.end:
        return [whole_of(words, told.start, told.end, told.end - 1)]
    return [thing_named(words, phrase) for phrase in phrases]


def deed_of(document: Document, block: Block, tagger: Tagger) -> tuple[str, list[Thing]] | None:
    """Return (effect, on what) of an item that says what is done: "Lower your blood pressure"; None for others."""
    words = tagger.words(document.text, block.label or block.span)
    start = _past_number(words)
    cue = next(iter(find_cues(words)), None)
    if cue is None or cue.start != start or cue.cue.kind != "V" or cue.cue.slots != "so" or cue.form not in "VN":
        return None
    phrases, end = parse_list(words, cue.end, len(words))
    if not phrases or end < _past_marks(words, cue.end):
        return None
    return cue.cue.effect, [thing_named(words, phrase).elsewhere() for phrase in phrases]


def is_group(thing: Thing) -> bool:
    """Say whether a thing names people."""
    return thing.head in _POPULATIONS


def _before_clause(text: str, span: Span) -> Span:
    """Return an item up to the clause that explains it: "Nerve damage | , which can …"."""
    first = len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip()) + span.start
    cuts = [at for mark in _EXPLAINING if (at := text.find(mark, span.start, span.end)) > first]
    return Span(span.start, min(cuts)) if cuts else span


def _past_marks(words: Words, start: int) -> int:
    """Return the index after the last word that is no mark."""
    last = len(words)
    while last > start and words.tags[last - 1] in ".:,":
        last -= 1
    return last


def _is_sentence(words: Words, start: int) -> bool:
    """Whether an item says something of its own; "medicines that weaken the bones" only names."""
    if start + 1 < len(words) and words.lower[start] in _POPULATIONS and words.lower[start + 1] in ("who", "whose"):
        return False
    for index in range(start, len(words)):
        if words.tags[index] == "Q":
            return index == start or words.lower[index] not in ("that", "who", "which")
        if words.tags[index] in "BMHO":
            return True
    return False


def _past_number(words: Words) -> int:
    """Return the index after "2.": the number is no part of the thing."""
    return 2 if words.tags[:1] == ["I"] and words.lower[1:2] in ([")"], ["."]) else 0


def _past_copula(words: Words, start: int) -> int:
    """Return the index after "are", "have ever had", "if you have": items under "You are at risk if you …"."""
    last = len(words) - 1
    while start < last and (words.tags[start] in "BHRS" or words.lower[start] in _PERSONS):
        start += 1
    return start
