"""Claims that a layout makes: a list under a heading that states a relation ("Causes of X": "5. Prolonged sitting")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..knowledge import read_knowledge
from ..model import Block, BlockKind, Document, Relation, Span
from .linking import Thing
from .phrases import parse_list, word_set
from .scan import WordScan
from .words import TABLES, Tagger, Words


@dataclass(frozen=True, slots=True)
class Frame:
    """What a heading or lead-in says of the items beneath it: they are the subjects (or objects) of `relation`."""

    relation: Relation
    item_is_subject: bool
    things: tuple[Thing, ...]
    cue: Span


@lru_cache(maxsize=1)
def _patterns() -> tuple[WordScan, dict[tuple[str, ...], tuple[Relation, bool]]]:
    rows = read_knowledge(TABLES / "headings.tsv")
    meanings = {tuple(row["words"].split()): (Relation(row["relation"]), row["item"] == "subject") for row in rows}
    return WordScan(row["words"] for row in rows), meanings


class FrameReader:
    """Reads the frames of a document's headings and lead-ins; each is read once."""

    def __init__(self, document: Document, tagger: Tagger) -> None:
        self._document, self._tagger = document, tagger
        self._frames: dict[int, Frame | None] = {}
        self._things: dict[int, tuple[Thing, ...]] = {}

    def frame_of(self, index: int) -> Frame | None:
        """Return the frame that block `index` stands in: of the nearest block above it that states a relation."""
        block = self._document.blocks[index]
        parent = block.parent
        while parent is not None:
            above = self._document.blocks[parent]
            if above.kind is BlockKind.ITEM:
                return None
            if (frame := self._frame(parent)) is not None:
                return frame
            if above.kind is BlockKind.HEADING and self._names_other(parent):
                return None
            parent = above.parent
        return None

    def _names_other(self, index: int) -> bool:
        """Whether a heading without a frame opens a part of its own ("Conclusion"), not one item of the list."""
        return self._document.blocks[index].level <= 2

    def _frame(self, index: int) -> Frame | None:
        if index not in self._frames:
            self._frames[index] = self._read(index)
        return self._frames[index]

    def _read(self, index: int) -> Frame | None:
        block = self._document.blocks[index]
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            return None
        if block.kind is BlockKind.PARAGRAPH and not block.span.of(self._document.text).rstrip().endswith(":"):
            return None
        words = self._tagger.words(self._document.text, block.span)
        scan, meanings = _patterns()
        for first, last in scan.find(words.lower):
            relation, item_is_subject = meanings[tuple(words.lower[first:last])]
            things = tuple(_topic(words, first, last)) or self._inherited(block)
            if things:
                return Frame(relation, item_is_subject, things, words.span(first, last))
        return None

    def _inherited(self, block: Block) -> tuple[Thing, ...]:
        """Return what the headings above are about."""
        parent = block.parent
        while parent is not None:
            above = self._document.blocks[parent]
            words = self._tagger.words(self._document.text, above.span)
            if things := tuple(_conditions(words, 0, len(words))):
                return things
            parent = above.parent
        return ()


def _topic(words: Words, first: int, last: int) -> list[Thing]:
    """Return the things that a heading speaks of: after its cue, else before it."""
    return _conditions(words, last, len(words)) or _conditions(words, 0, first)


def _conditions(words: Words, start: int, stop: int) -> list[Thing]:
    index = start
    while index < stop:
        phrases, end = parse_list(words, index, stop)
        things = [
            Thing(
                words.span(phrase.start, phrase.borrowed[1] if phrase.borrowed else phrase.end),
                tuple(words.folded[phrase.start : phrase.end])
                + (tuple(words.folded[slice(*phrase.borrowed)]) if phrase.borrowed else ()),
                words.folded[phrase.head],
            )
            for phrase in phrases
        ]
        named = [thing for thing in things if not set(thing.folded) <= word_set("generic_heads")]
        if named:
            return named
        index = max(end, index + 1)
    return []


def item_things(document: Document, block: Block, tagger: Tagger) -> list[Thing]:
    """Return the things that an item or a numbered heading names: its label, else its text where that is short."""
    span = block.label or (block.span if block.span.end - block.span.start <= 60 else None)
    if span is None:
        return []
    words = tagger.words(document.text, span)
    if any(tag in "BMHOQ" for tag in words.tags):
        return []
    phrases, end = parse_list(words, 0, len(words))
    if phrases and end >= len(words) - 1:
        return [
            Thing(words.span(phrase.start, phrase.end), tuple(words.folded[phrase.start : phrase.end]),
                  words.folded[phrase.head])
            for phrase in phrases
        ]  # fmt: skip
    last = len(words)
    while last and words.tags[last - 1] in ".:,":
        last -= 1
    if not last:
        return []
    return [Thing(words.span(0, last), tuple(words.folded[:last]), words.folded[last - 1])]
