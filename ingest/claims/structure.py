"""Claims that a layout makes: a list under a heading that states a relation ("Causes of X": "5. Prolonged sitting")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Block, BlockKind, Cue, Document, Kind, Relation, Span
from ..sentences import split_sentences
from ..vocabulary import Vocabulary
from .attribution import find_attribution
from .cues import find_cues
from .direction import relation_of, valence_of
from .linking import Link, link_sentence
from .lists import parse_list
from .phrases import word_set
from .qualifiers import find_negation, first_hedge
from .referring import Context
from .scan import WordScan
from .things import Thing, thing_named, whole_of
from .topics import IsUnwanted, conditions_in, names_a_list, things_in
from .words import TABLES, Tagger, Words

_GENERIC_HEADS: Final = word_set("generic_heads")
_LIST_HEADS: Final = word_set("list_heads")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a heading or lead-in says of the items beneath it: they are the subjects (or objects) of `relation`.

    `effect`, where given, decides the relation by what each item is; `hedge` and `attribution` are those of the line
    that leads in, and it may deny what it says (`negation`). `helpers` do what items say that is done.
    """

    relation: Relation
    item_is_subject: bool
    things: tuple[Thing, ...]
    cue: Span
    hedge: Cue | None = None
    attribution: Cue | None = None
    effect: str = ""
    negation: Cue | None = None
    helpers: tuple[Thing, ...] = ()

    def of_deed(self, effect: str) -> Frame:
        """Return what the line says of an item that tells what is done: "Exercise can help: | lower blood pressure"."""
        return replace(self, effect=effect, item_is_subject=False, things=self.helpers or self.things)

    def of_group(self) -> Frame:
        """Return what a list of who is at risk says of a group: the condition is more common in it."""
        return replace(self, relation=Relation.MORE_COMMON_IN, item_is_subject=False)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the words of a heading say its items are; `last` are words that must follow later in the line."""

    relation: Relation
    item_is_subject: bool
    last: tuple[str, ...] = ()


_Found = tuple[int, int, _Meaning]


@lru_cache(maxsize=1)
def _patterns() -> tuple[WordScan, dict[tuple[str, ...], tuple[_Meaning, ...]]]:
    meanings: dict[tuple[str, ...], tuple[_Meaning, ...]] = {}
    for row in read_knowledge(TABLES / "headings.tsv"):
        first, _, last = row["words"].partition(" … ")
        meaning = _Meaning(Relation(row["relation"]), row["item"] == "subject", tuple(last.split()))
        meanings[tuple(first.split())] = (*meanings.get(tuple(first.split()), ()), meaning)
    return WordScan(" ".join(words) for words in meanings), meanings


def _found_in(words: Words) -> Iterator[_Found]:
    """Yield (start, end, meaning) of what a heading's words say, those with a gap ("how is … treated") first."""
    scan, meanings = _patterns()
    found = [(first, last, meanings[tuple(words.lower[first:last])]) for first, last in scan.find(words.lower)]
    for first, last, said in found:
        for meaning in said:
            if meaning.last and (end := _later(words, last, meaning.last)):
                yield first, end, meaning
    for first, last, said in found:
        yield from ((first, last, meaning) for meaning in said if not meaning.last)


def _later(words: Words, start: int, wanted: tuple[str, ...]) -> int:
    """Return the index after these words where they stand together at or after `start`, else 0."""
    length = len(wanted)
    ends = (
        at + length for at in range(start, len(words) - length + 1) if tuple(words.lower[at : at + length]) == wanted
    )
    return next(ends, 0)


_PRONOUNS: Final = frozenset(("it", "they", "this", "these"))


class FrameReader:
    """Reads the frames of a document's headings and lead-ins; each is read once.

    `is_unwanted` tells which things are conditions and the like.
    """

    def __init__(self, document: Document, tagger: Tagger, vocabulary: Vocabulary, is_unwanted: IsUnwanted) -> None:
        self._document, self._tagger, self._vocabulary = document, tagger, vocabulary
        self._is_unwanted = is_unwanted
        self._frames: dict[int, Frame | None] = {}
        self._topics: dict[int, list[Thing]] = {}  # by where the block begins
        self._read_last: tuple[Block, Words] | None = None
        self._title: tuple[Thing, ...] | None = None
        self._subject: tuple[Thing, ...] | None = None

    def frame_of(self, index: int) -> Frame | None:
        """Return the frame that block `index` stands in: of the nearest block above it that states a relation."""
        parent = self._document.blocks[index].parent
        while parent is not None:
            above = self._document.blocks[parent]
            if above.kind is BlockKind.ITEM and above.label is not None:
                return None
            if above.kind is not BlockKind.ITEM and (frame := self._frame(parent)) is not None:
                return frame
            if above.kind is BlockKind.HEADING and above.level <= 2:
                return None  # it opens a part of its own ("Conclusion")
            parent = above.parent
        return None

    def topic_of(self, index: int) -> tuple[Thing, ...]:
        """Return the conditions that heading `index` names, else those of the headings above, else of the title."""
        block = self._document.blocks[index]
        own = () if self._states(block) else tuple(self._whole(block))
        return own or self._inherited(block) or self.title

    def _states(self, block: Block) -> bool:
        """Whether a heading is a sentence ("Menopause speeds up bone loss"): what it says of is another heading's."""
        words = self._words(block)
        return words.lower[-1] != "?" and any(cue.form == "Z" for cue in find_cues(words))

    @property
    def title(self) -> tuple[Thing, ...]:
        """The first condition that the first block names: what the document is about."""
        if self._title is None:
            self._title = self._find_title()
        return self._title

    @property
    def subject(self) -> tuple[Thing, ...]:
        """What the first block names, wanted or not: "Statins", "Walking for health"."""
        if self._subject is None:
            self._subject = self._find_subject()
        return self._subject

    def _find_title(self) -> tuple[Thing, ...]:
        if not self._document.blocks:
            return ()
        if named := self._first_condition(self._document.blocks[0].span):
            return (named,)
        words = self._words(self._document.blocks[0])
        return tuple(conditions_in(words, 0, len(words), self._is_unwanted))[:1]

    def _first_condition(self, span: Span) -> Thing | None:
        """Return the first term of a condition in a block, by its terms alone; a long block is first tried in part."""
        near = min(span.end, span.start + _LONGEST_OPENING)
        for end in sorted({near, span.end}):
            words = self._tagger.cut(self._document.text, Span(span.start, end))
            for start, (last, concept) in sorted(words.concepts.items()):
                if self._vocabulary[concept].kind is Kind.CONDITION:
                    if end == span.end or last < len(words) - _LONGEST_TERM:
                        return whole_of(words, start, last, last - 1).elsewhere()
                    break  # it may go on where the part ends
        return None

    def _find_subject(self) -> tuple[Thing, ...]:
        if not self._document.blocks:
            return ()
        words = self._words(self._document.blocks[0])
        return tuple(things_in(words, 0, len(words)))[:1]

    def _words(self, block: Block) -> Words:
        """Return the words of a block, to be looked at only; those of the block asked for last are kept."""
        if self._read_last is None or self._read_last[0] is not block:
            self._read_last = block, self._tagger.words(self._document.text, block.span)
        return self._read_last[1]

    def _frame(self, index: int) -> Frame | None:
        if index not in self._frames:
            self._frames[index] = self._read(index)
        return self._frames[index]

    def _read(self, index: int) -> Frame | None:
        block = self._document.blocks[index]
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            return None
        sentences = split_sentences(self._document.text, block.span)
        words = self._tagger.words(self._document.text, sentences[-1])
        if words.tags[-1] == ":" and words.lower[-2:-1] and words.lower[-2] in _RELATIVE:
            return None  # "more common in women who:"
        of_risk = any(
            meaning.last and meaning.relation is Relation.RAISES_RISK_OF for _, _, meaning in _found_in(words)
        )
        if words.tags[-1] == ":" and not of_risk and (opened := self._opened(words)) is not None:
            return opened
        for first, last, meaning in _found_in(words):
            if things := self._of(words, first, last, meaning, block):
                hedge = first_hedge(words) if block.kind is BlockKind.PARAGRAPH else None
                cue, attribution = words.span(first, last), find_attribution(words)
                helpers = self._helpers(words) if words.tags[-1] == ":" else ()
                return Frame(
                    meaning.relation, meaning.item_is_subject, things, cue, hedge, attribution, helpers=helpers
                )
        if words.tags[-1] == ":" and words.tags[-2:-1] == ["M"]:
            return self._able(words, sentences)
        if (said := self._said(words)) is not None or len(sentences) < 2 or words.lower[0] not in _POINTING:
            return said
        return self._said(self._tagger.words(self._document.text, sentences[-2]))  # "Some … raise …. These include:"

    def _able(self, words: Words, sentences: Sequence[Span]) -> Frame:
        """Return the frame of "Regular exercise can:" and "It can:", beneath which stands what it does."""
        named = words
        if words.lower[0] in _PRONOUNS and len(sentences) > 1:
            named = self._tagger.words(self._document.text, sentences[-2])
        doers = tuple(thing for thing in _subjects(named, len(named)) if not names_a_list(thing))
        cue = words.span(len(words) - 2, len(words) - 1)
        return Frame(Relation.IMPROVES, False, (), cue, first_hedge(words), find_attribution(words), helpers=doers)

    def _of(self, words: Words, first: int, last: int, meaning: _Meaning, block: Block) -> tuple[Thing, ...]:
        """Return what the items are the causes, treatments or effects of."""
        relation, inner = meaning.relation, len(meaning.last)
        things = tuple(self._topic(words, first, last, last - inner if inner else first) or self._whole(block))
        things = things or self._inherited(block)
        if relation in (Relation.ASSOCIATED_WITH, Relation.MORE_COMMON_IN):
            things = tuple(thing for thing in _subjects(words, first) if not names_a_list(thing)) or things
            if all(thing.head in _LIST_HEADS for thing in things):  # "Other conditions are associated with gout:"
                things = tuple(things_in(words, last, len(words))) or things
        if things:
            return things
        if not meaning.item_is_subject:
            return tuple(things_in(words, last, len(words)) or things_in(words, 0, first)) or self.title or self.subject
        return self.title or self._named_title() if relation in _OF_CONDITIONS else ()

    def _named_title(self) -> tuple[Thing, ...]:
        """Return what a title that is nothing but a name names: "Dry eye", "What is dry eye?"."""
        block = self._document.blocks[0]
        if block.kind not in (BlockKind.TITLE, BlockKind.HEADING) or len(self.subject) != 1:
            return ()
        around = self._document.text[block.span.start : block.span.end].replace(
            self.subject[0].span.of(self._document.text), ""
        )
        return self.subject if len(around.split()) <= _AROUND_NAME else ()

    def _opened(self, words: Words) -> Frame | None:
        """Return the frame of a line whose last slot its items fill: "Being overweight raises the risk of:"."""
        last = len(words) - 1
        if words.tags[last - 1 : last] and words.tags[last - 1] in "QS":
            return None  # "women who:", "if you:"
        lower, folded, tags = [*words.lower[:last], _ITEM], [*words.folded[:last], _ITEM], [*words.tags[:last], "N"]
        open_ = Words(words.text, lower, folded, words.starts, words.ends, tags, words.concepts)
        slot = words.span(last, last + 1)
        links = link_sentence(open_, find_cues(open_), Context(topic=self.title))
        links = [link for link in links if not names_a_list(link.subject) and not names_a_list(link.object)]
        objects = [link for link in links if link.object.span == slot]
        filled = objects or [link for link in links if link.subject.span == slot]
        if not filled:
            return None
        return self._filled(words, filled, item_is_subject=not objects)

    def _helpers(self, words: Words) -> tuple[Thing, ...]:
        """Return what "Regular exercise can help:" says helps, where items say what to do; () for other lines."""
        after = [index for index in range(max(0, len(words) - 4), len(words)) if words.folded[index] == "help"]
        kinds = word_set("list_heads") | word_set("generic_heads")
        return tuple(thing for thing in _subjects(words, after[-1]) if thing.head not in kinds) if after else ()

    def _filled(self, words: Words, links: Sequence[Link], *, item_is_subject: bool) -> Frame:
        first = links[0]
        things = dict.fromkeys(link.object if item_is_subject else link.subject for link in links)
        valence = valence_of(first.object.folded, first.object.head, self._vocabulary)
        return Frame(
            relation_of(first.effect, valence),
            item_is_subject,
            tuple(things),
            words.span(first.cue.start, first.cue.end),
            first_hedge(words),
            find_attribution(words),
            "" if item_is_subject else first.effect,
            find_negation(first.words, first),
        )

    def _said(self, words: Words) -> Frame | None:
        """Return the frame of a line that says what things of a kind do: "Some habits weaken the bones"."""
        links = link_sentence(words, find_cues(words), Context(topic=self.title))
        kinds = _LIST_HEADS | _GENERIC_HEADS
        of_kind = [link for link in links if link.subject.head in kinds]
        return self._filled(words, of_kind, item_is_subject=True) if of_kind else None

    def _topic(self, words: Words, first: int, last: int, inner: int) -> list[Thing]:
        """Return the conditions that a line speaks of: within the gap of its cue, after it, else before it."""
        places = ((first, inner), (last, len(words)), (0, first))
        found = (conditions_in(words, start, stop, self._is_unwanted) for start, stop in places)
        return next(filter(None, found), [])

    def _whole(self, block: Block) -> list[Thing]:
        """Return the conditions that all of a heading or lead-in speaks of, those after a heading's cue first."""
        known = self._topics.get(block.span.start)
        if known is None:
            known = self._topics[block.span.start] = self._speaks_of(self._words(block))
        return known

    def _speaks_of(self, words: Words) -> list[Thing]:
        after = next(((first, last) for first, last, meaning in _found_in(words) if not meaning.last), (0, 0))
        if after[1] and (named := self._topic(words, after[0], after[1], after[0])):
            return named
        return conditions_in(words, 0, len(words), self._is_unwanted)

    def _inherited(self, block: Block) -> tuple[Thing, ...]:
        """Return what the headings above are about."""
        parent = block.parent
        while parent is not None:
            above = self._document.blocks[parent]
            if things := tuple(self._whole(above)):
                return things
            parent = above.parent
        return ()


_RELATIVE: Final = frozenset(("who", "that", "which"))
_POINTING: Final = frozenset(("these", "they"))
_LONGEST_OPENING: Final = 300  # characters of a block in which what it is about mostly stands
_LONGEST_TERM: Final = 16  # words
_AROUND_NAME: Final = 2  # words of a title beside the name: "What is"
_ITEM: Final = "§"  # stands in a lead-in for the items that follow it
_OF_CONDITIONS: Final = frozenset((Relation.CAUSES, Relation.RAISES_RISK_OF, Relation.RELIEVES, Relation.PREVENTS))


def _subjects(words: Words, stop: int) -> list[Thing]:
    """Return what a line begins with: "Smoking | is linked to:"."""
    phrases, _ = parse_list(words, 0, stop)
    return [thing_named(words, phrase) for phrase in phrases]
