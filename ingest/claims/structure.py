"""Claims that a layout makes: a list under a heading that states a relation ("Causes of X": "5. Prolonged sitting")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..knowledge import read_knowledge
from ..model import Block, BlockKind, Cue, Document, Kind, Relation, Span, Valence
from ..sentences import split_sentences
from ..vocabulary import Vocabulary
from .attribution import find_attribution
from .cues import find_cues
from .direction import relation_of, valence_of
from .linking import link_sentence
from .phrases import Phrase, parse_list, word_set
from .qualifiers import first_hedge
from .referring import Context
from .scan import WordScan
from .things import Thing, thing_named, thing_of, whole_of
from .words import TABLES, Tagger, Words


@dataclass(frozen=True, slots=True)
class Frame:
    """What a heading or lead-in says of the items beneath it: they are the subjects (or objects) of `relation`.

    `hedge` and `attribution` are those of the line that leads in.
    """

    relation: Relation
    item_is_subject: bool
    things: tuple[Thing, ...]
    cue: Span
    hedge: Cue | None = None
    attribution: Cue | None = None


@lru_cache(maxsize=1)
def _patterns() -> tuple[WordScan, dict[tuple[str, ...], tuple[Relation, bool]]]:
    rows = read_knowledge(TABLES / "headings.tsv")
    meanings = {tuple(row["words"].split()): (Relation(row["relation"]), row["item"] == "subject") for row in rows}
    return WordScan(row["words"] for row in rows), meanings


class FrameReader:
    """Reads the frames of a document's headings and lead-ins; each is read once."""

    def __init__(self, document: Document, tagger: Tagger, vocabulary: Vocabulary) -> None:
        self._document, self._tagger, self._vocabulary = document, tagger, vocabulary
        self._frames: dict[int, Frame | None] = {}

    def frame_of(self, index: int) -> Frame | None:
        """Return the frame that block `index` stands in: of the nearest block above it that states a relation."""
        parent = self._document.blocks[index].parent
        while parent is not None:
            above = self._document.blocks[parent]
            if above.kind is BlockKind.ITEM:
                return None
            if (frame := self._frame(parent)) is not None:
                return frame
            if above.kind is BlockKind.HEADING and above.level <= 2:
                return None  # it opens a part of its own ("Conclusion")
            parent = above.parent
        return None

    def topic_of(self, index: int) -> tuple[Thing, ...]:
        """Return the conditions that heading `index` names, else those of the headings above, else of the title."""
        block = self._document.blocks[index]
        return tuple(self._whole(block)) or self._inherited(block) or self.title

    @cached_property
    def title(self) -> tuple[Thing, ...]:
        """The first condition that the first block names: what the document is about."""
        if not self._document.blocks:
            return ()
        block = self._document.blocks[0]
        words = self._tagger.words(self._document.text, block.span)
        for start, (end, concept) in sorted(words.concepts.items()):
            if self._vocabulary[concept].kind is Kind.CONDITION:
                return (whole_of(words, start, end, end - 1),)
        return tuple(self._conditions(words, 0, len(words)))[:1]

    def _frame(self, index: int) -> Frame | None:
        if index not in self._frames:
            self._frames[index] = self._read(index)
        return self._frames[index]

    def _read(self, index: int) -> Frame | None:
        block = self._document.blocks[index]
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            return None
        words = self._tagger.words(self._document.text, split_sentences(self._document.text, block.span)[-1])
        scan, meanings = _patterns()
        for first, last in scan.find(words.lower):
            relation, item_is_subject = meanings[tuple(words.lower[first:last])]
            things = tuple(self._topic(words, first, last) or self._whole(block)) or self._inherited(block)
            things = things or (self.title if relation in _OF_CONDITIONS else ())
            if relation is Relation.ASSOCIATED_WITH:
                things = tuple(_subjects(words, first)) or things
            if things:
                hedge = first_hedge(words) if block.kind is BlockKind.PARAGRAPH else None
                attribution = find_attribution(words)
                return Frame(relation, item_is_subject, things, words.span(first, last), hedge, attribution)
        return self._said(words)

    def _said(self, words: Words) -> Frame | None:
        """Return the frame of a line that says what things of a kind do: "Some habits weaken the bones"."""
        links = link_sentence(words, find_cues(words), Context(topic=self.title))
        kinds = word_set("list_heads") | word_set("generic_heads")
        of_kind = [link for link in links if link.subject.head in kinds]
        if not of_kind:
            return None
        things = tuple(dict.fromkeys(link.object for link in of_kind))
        first = of_kind[0]
        valence = valence_of(first.object.folded, first.object.head, self._vocabulary)
        cue = words.span(first.cue.start, first.cue.end)
        return Frame(relation_of(first.effect, valence), True, things, cue, first_hedge(words), find_attribution(words))

    def _topic(self, words: Words, first: int, last: int) -> list[Thing]:
        """Return the conditions that a line speaks of: after its cue, else before it."""
        return self._conditions(words, last, len(words)) or self._conditions(words, 0, first)

    def _whole(self, block: Block) -> list[Thing]:
        """Return the conditions that all of a lead-in speaks of: "For severe pain, … Options include:"."""
        words = self._tagger.words(self._document.text, block.span)
        return self._conditions(words, 0, len(words))

    def _inherited(self, block: Block) -> tuple[Thing, ...]:
        """Return what the headings above are about."""
        parent = block.parent
        while parent is not None:
            above = self._document.blocks[parent]
            words = self._tagger.words(self._document.text, above.span)
            if things := tuple(self._conditions(words, 0, len(words))):
                return things
            parent = above.parent
        return ()

    def _conditions(self, words: Words, start: int, stop: int) -> list[Thing]:
        """Return the things between two words that people do not want: what causes and treatments are of."""
        index = start
        while index < stop:
            phrases, end = parse_list(words, index, stop)
            things = [thing_named(words, phrase) for phrase in phrases]
            if named := [thing for thing in things if self._unwanted(thing)]:
                return named
            index = max(end, index + 1)
        return []

    def _unwanted(self, thing: Thing) -> bool:
        return valence_of(thing.folded, thing.head, self._vocabulary) is Valence.UNWANTED


def _subjects(words: Words, stop: int) -> list[Thing]:
    """Return what a line begins with: "Smoking | is linked to:"."""
    phrases, _ = parse_list(words, 0, stop)
    return [_thing(words, phrase) for phrase in phrases]


def _thing(words: Words, phrase: Phrase) -> Thing:
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
    return [_thing(words, phrase) for phrase in phrases], [_thing(label, phrase) for phrase in targets]


_OF_CONDITIONS = frozenset((Relation.CAUSES, Relation.RAISES_RISK_OF, Relation.RELIEVES, Relation.PREVENTS))
_EXPLAINING = (", which ", ", who ", " – ", " — ", ": ")
_LONGEST_ITEM = 60  # characters: longer items are sentences


def _before_clause(text: str, span: Span) -> Span:
    """Return an item up to the clause that explains it: "Nerve damage | , which can …"."""
    first = len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip()) + span.start
    cuts = [at for mark in _EXPLAINING if (at := text.find(mark, span.start, span.end)) > first]
    return Span(span.start, min(cuts)) if cuts else span


def _past_copula(words: Words) -> int:
    """Return the index after "are", "have ever had": items under "You are at risk if you …"."""
    start = 0
    while start < len(words) - 1 and words.tags[start] in "BHR":
        start += 1
    return start


def item_things(document: Document, block: Block, tagger: Tagger) -> list[Thing]:
    """Return the things that an item or a numbered heading names: its label, else its text where that is short."""
    span = block.label or _before_clause(document.text, block.span)
    if span.end - span.start > _LONGEST_ITEM:
        return []
    words = tagger.words(document.text, span)
    start = _past_copula(words)
    if any(tag in "BMHOQ" for tag in words.tags[start:]):
        return []
    if words.tags[:1] == ["I"] and words.lower[1:2] in ([")"], ["."]):
        start = 2  # "2. Muscle weakness": the number is no part of the thing
    phrases, end = parse_list(words, start, len(words))
    if phrases and end >= len(words) - 1:
        return [_thing(words, phrase) for phrase in phrases]
    last = len(words)
    while last > start and words.tags[last - 1] in ".:,":
        last -= 1
    if last == start:
        return []
    return [whole_of(words, start, last, last - 1).elsewhere()]
