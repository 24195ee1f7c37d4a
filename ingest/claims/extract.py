"""Document → claims: the reader as a whole. Every decision leaves the words that made it in `Claim.cues`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final

from ..model import (
    Absence,
    Block,
    BlockKind,
    Claim,
    Concept,
    Cue,
    Document,
    Kind,
    LanguageStrength,
    Marker,
    Mention,
    Quantity,
    Quote,
    Relation,
    Span,
    Valence,
)
from ..sentences import READ_KINDS, sentences_of
from ..vocabulary import Vocabulary, find_abbreviations, shipped_vocabulary
from .absence import Said, find_absence, said_to_lack
from .arguments import speaks_of_things
from .attribution import find_attribution
from .binding import bind_figures
from .concepts import ConceptLinker
from .confidence import reading_of
from .contained import Made, contained
from .cues import CueMatch, cue_verbs, find_cues
from .direction import relation_of, valence_of
from .items import deed_of, is_group, item_things, listed_for
from .linking import Link, link_sentence
from .markers import MarkerReader, markers_of
from .nearest import ShortForms
from .phrases import word_set
from .populations import find_population
from .qualifiers import find_hedge, find_negation, strength_of
from .quantities import find_quantities
from .referring import CONDITIONS, Context
from .signed import SignedEffect, find_signed_effects, relation_of_sign
from .structure import Frame, FrameReader
from .things import Thing
from .topics import names_a_list
from .unread import NO_DIRECTION, QUESTION, Unread, of_block, of_sentence, without_claims
from .version import reader_version
from .words import Tagger, Words

LONGEST_SENTENCE: Final = 2000  # characters; longer ones are read in pieces
_EMPTY: Final = word_set("empty_arguments")
_AFFECTS: Final = frozenset(("affect", "influence", "interfere", "alter"))
CONTEXT_LENGTH: Final = 48  # characters of prefix and suffix kept with a quote


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one document: its claims in reading order, and their concepts that the vocabulary lacks.

    With a concept of MeSH come those above it. `unread` are the passages without a claim, where that was asked for.
    """

    document: Document
    claims: tuple[Claim, ...]
    concepts: tuple[Concept, ...]
    unread: tuple[Unread, ...] = ()


class Reader:
    """Reads documents with one vocabulary. Knows nothing between documents."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary if vocabulary is not None else shipped_vocabulary()
        self._tagger = Tagger(self.vocabulary, cue_verbs())
        self._version: str | None = None
        self._kinds = {concept.id: concept.kind for concept in self.vocabulary.concepts.values()}

    @property
    def version(self) -> str:
        """A hash of everything that decides how this reader reads."""
        if self._version is None:
            self._version = reader_version(self.vocabulary)
        return self._version

    def read(self, document: Document, *, explain: bool = False) -> Reading:
        """Return the claims of a document; to `explain`, also why passages gave none. Raises nothing on any text."""
        task = _DocumentReader(document, self.vocabulary, self._tagger, self._kinds)
        task.unread = [] if explain else None
        claims = {_identity(claim): claim for claim in task.claims()}
        ordered = tuple(sorted(claims.values(), key=lambda claim: claim.quote.span))
        used = {mention.concept for claim in ordered for mention in (claim.subject, claim.object)}
        unread = without_claims(task.unread or (), ordered)
        return Reading(document, ordered, task.linker.concepts(used), tuple(unread))


@lru_cache(maxsize=1)
def _shipped_reader() -> Reader:
    return Reader()


def extract_claims(document: Document, vocabulary: Vocabulary | None = None) -> tuple[Claim, ...]:
    """Return the claims of a document, in reading order, with the shipped vocabulary or another.

    >>> from ingest.reading import parse_document
    >>> claims = extract_claims(parse_document("Obesity causes knee pain.", name="note", format="text"))
    >>> [(claim.subject.text, claim.relation.value, claim.object.text) for claim in claims]
    [('Obesity', 'causes', 'knee pain')]
    """
    reader = _shipped_reader() if vocabulary is None else Reader(vocabulary)
    return reader.read(document).claims


def _identity(claim: Claim) -> tuple[int, int, int, int, int, int, Relation, bool]:
    """Return what tells the claims of one document apart: equal where their ids are."""
    quote, subject, object_ = claim.quote.span, claim.subject.span, claim.object.span
    places = (quote.start, quote.end, subject.start, subject.end, object_.start, object_.end)
    return *places, claim.relation, claim.negated


class _DocumentReader:
    def __init__(self, document: Document, vocabulary: Vocabulary, tagger: Tagger, kinds: dict[str, Kind]) -> None:
        self.document, self.text, self.sha256 = document, document.text, document.sha256
        self.vocabulary, self.tagger, self.kinds = vocabulary, tagger, kinds
        self.mentions: dict[tuple[int, int, tuple[str, ...]], Mention] = {}
        abbreviations = find_abbreviations(document.text)
        self.linker = ConceptLinker(vocabulary, abbreviations)
        self.short = ShortForms(document.text, abbreviations)
        self.markers = MarkerReader(document)
        self.frames = FrameReader(document, tagger, vocabulary, self._is_unwanted)
        self.unread: list[Unread] | None = None

    def claims(self) -> Iterator[Claim]:
        context = self._context()
        sentences: dict[int, list[Span]] = defaultdict(list)
        for index, span in sentences_of(self.document):
            sentences[index].append(span)
        for index, block in enumerate(self.document.blocks):
            self._pass_block(block)
            if block.kind not in READ_KINDS:
                continue
            if block.kind is BlockKind.HEADING and block.level <= 2:
                context = self._context()
            if block.kind is BlockKind.HEADING:
                context.topic = self._contained(partial(self.frames.topic_of, index), block.span)
            if block.label is not None:
                labels = self._contained(partial(item_things, self.document, block, self.tagger), block.span)
                context.subjects = labels[:1] or context.subjects
            yield from self._contained(partial(self._structural, index), block.span)
            if block.kind is not BlockKind.HEADING:
                for sentence in sentences[index]:
                    for span in _pieces(self.text, sentence):
                        yield from self._contained(partial(self._sentence, span, context), span)

    def _contained(self, make: Callable[[], Iterable[Made]], span: Span) -> tuple[Made, ...]:
        made, fault = contained(make, self.document, span)
        if fault and self.unread is not None:
            self.unread.append(Unread(span, fault))
        return made

    def _pass_block(self, block: Block) -> None:
        passed = of_block(block) if self.unread is not None else None
        if self.unread is not None and passed is not None:
            self.unread.append(passed)

    def _context(self) -> Context:
        blocks, kind_of = self.document.blocks, self.kinds.__getitem__
        title = self._contained(lambda: self.frames.title, blocks[0].span) if blocks else ()
        return Context(topic=title, title=title, kind_of=kind_of, is_condition=self._is_condition)

    # Structure ---------------------------------------------------------------------------------------------------

    def _structural(self, index: int) -> Iterator[Claim]:
        block = self.document.blocks[index]
        if block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.HEADING and block.label is None):
            return
        frame = self.frames.frame_of(index)
        if frame is None:
            return
        items, targets = listed_for(self.document, block, self.tagger)
        quote = block.span if targets else block.label or block.span
        at_risk = frame.relation is Relation.RAISES_RISK_OF and frame.item_is_subject
        does = (frame.helpers or (frame.effect and not frame.item_is_subject)) and not targets
        if does and (deed := deed_of(self.document, block, self.tagger)) is not None:
            frame, items = frame.of_deed(deed[0]), deed[1]
        for item in items or item_things(self.document, block, self.tagger, at_risk=at_risk):
            said = frame.of_group() if at_risk and is_group(item) else frame
            for thing in targets or frame.things:
                if not item.stands_with(thing) and not _EMPTY.issuperset(item.folded):
                    yield self._item_claim(said, item, thing, quote)

    def _item_claim(self, frame: Frame, item: Thing, thing: Thing, quote: Span) -> Claim:
        if frame.effect:
            frame = replace(
                frame, relation=relation_of(frame.effect, valence_of(item.folded, item.head, self.vocabulary))
            )
        thing = self.short.nearest(thing, quote.start)
        subject, object_ = map(self._mention, (item, thing) if frame.item_is_subject else (thing, item))
        together = frame.relation is Relation.CO_OCCURS_WITH
        causal = LanguageStrength.CONDITIONAL_CAUSAL if frame.hedge else LanguageStrength.DIRECT_CAUSAL
        relation = Cue("relation", frame.cue, frame.cue.of(self.text))
        cues = tuple(cue for cue in (relation, frame.hedge, frame.negation) if cue is not None)
        return Claim(
            article=self.document.name,
            text_sha256=self.sha256,
            quote=self._quote(quote),
            subject=subject,
            relation=frame.relation,
            object=object_,
            negated=frame.negation is not None,
            hedged=frame.hedge is not None,
            language_strength=LanguageStrength.CORRELATIONAL if together else causal,
            attribution=frame.attribution,
            structural=True,
            reading=_sure("item under heading", subject, object_),
            rule="item under heading",
            cues=cues,
        )

    # Sentences ---------------------------------------------------------------------------------------------------

    def _sentence(self, span: Span, context: Context) -> Iterator[Claim]:
        if effects := find_signed_effects(self.text, span):
            if self.unread is not None:
                self.unread.append(Unread(span, NO_DIRECTION))
            yield from self._signed_claims(effects, span)
            return
        if self.text[span.end - 1] == "?":
            if self.unread is not None:
                self.unread.append(Unread(span, QUESTION))
            return
        words = self.tagger.words(self.text, span)
        cues = find_cues(words)
        context.unjoined.clear()
        made = link_sentence(words, cues, context)
        links = [link for link in made if speaks_of_things(link)]
        if self.text[span.end - 1] == ":":  # its items say which: "… is a sign of other conditions, such as:"
            links = [link for link in links if not (names_a_list(link.subject) or names_a_list(link.object))]
        if not links:
            if self.unread is not None:
                self.unread.append(Unread(span, of_sentence(words, cues, len(made), context.unjoined)))
            return
        attribution = find_attribution(words)
        bound = bind_figures(self.text, links, find_quantities(self.text, span))
        markers = self.markers.find(span)
        quote = self._quote(span)
        relations = len({link.words.starts[link.cue.start] for link in links})
        said: dict[int, Said] = {}  # by the words: those of the sentence, or of a bracket in it
        for link in links:
            if id(link.words) not in said:
                said[id(link.words)] = said_to_lack(link.words)
        for link, figure in zip(links, bound, strict=True):
            absence = find_absence(link.words, link, relations, said[id(link.words)])
            yield _with_absence(
                self._claim(link, quote, attribution, figure, self._closing(markers, link, span.start)), absence
            )

    def _closing(self, markers: list[Marker], link: Link, start: int) -> tuple[Marker, ...]:
        """Return the citation markers that close the clause of a link, in a sentence that begins at `start`."""
        if not markers:
            return ()
        last = link.words.ends[min(link.scope[1], len(link.words)) - 1]
        return markers_of(markers, link.words.starts[link.cue.start], last, start)

    def _claim(
        self,
        link: Link,
        quote: Quote,
        attribution: Cue | None,
        figure: tuple[Cue, Quantity] | None,
        citations: tuple[Marker, ...],
    ) -> Claim:
        words = link.words
        hedge, negation = find_hedge(words, link), find_negation(words, link)
        population = find_population(words, link.scope[0], min(len(words), link.scope[1] + 12))
        valence = valence_of(link.object.folded, link.object.head, self.vocabulary)
        cues = [_relation_cue(words, link.cue), hedge, negation, figure[0] if figure else None]
        relation = relation_of(link.effect, valence if valence is not Valence.NEUTRAL else self._own_valence(link))
        changing = link.effect == "change" or words.folded[link.cue.start] in _AFFECTS
        if changing and negation is not None:
            relation, negation = Relation.NO_EFFECT_ON, None  # "does not affect": a stated lack of effect
        subject, object_ = (self._mention(self._nearest(thing, quote)) for thing in (link.subject, link.object))
        return Claim(
            article=self.document.name,
            text_sha256=self.sha256,
            quote=quote,
            subject=subject,
            relation=relation,
            object=object_,
            negated=negation is not None,
            hedged=hedge is not None,
            language_strength=strength_of(words, link, hedge is not None),
            quantity=figure[1] if figure else None,
            population=population,
            attribution=attribution,
            citations=citations,
            reading=_sure(link.rule, subject, object_),
            rule=link.rule,
            cues=tuple(cue for cue in cues if cue is not None),
        )

    def _signed_claims(self, effects: list[SignedEffect], span: Span) -> Iterator[Claim]:
        """Yield the claims of shorthand: "Coffee (-22% mortality)"."""
        quote = self._quote(span)
        for effect in effects:
            outcome = self._named(effect.outcome)
            relation = self._signed_relation(effect, outcome)
            if relation is None:
                continue
            for thing in map(self._named, effect.things):
                yield Claim(
                    article=self.document.name,
                    text_sha256=self.sha256,
                    quote=quote,
                    subject=self._mention(thing),
                    relation=relation,
                    object=self._mention(outcome),
                    language_strength=LanguageStrength.CORRELATIONAL,
                    quantity=effect.quantity,
                    reading=reading_of("signed figure", True, True),
                    rule="signed figure",
                    cues=(effect.cue,),
                )

    def _signed_relation(self, effect: SignedEffect, outcome: Thing) -> Relation | None:
        concept = self.linker.concept_of(outcome.folded, outcome.head, outcome.span.of(self.text))
        known = self.vocabulary.concepts.get(concept) or self.linker.found.get(concept)
        valence = valence_of(outcome.folded, outcome.head, self.vocabulary)
        if known is not None and valence is Valence.NEUTRAL:
            valence = known.valence
        return relation_of_sign(effect.rises, valence, known.kind if known else Kind.THING)

    def _named(self, span: Span) -> Thing:
        words = self.tagger.words(self.text, span)
        return Thing(span.start, span.end, tuple(words.folded), words.folded[-1])

    def _own_valence(self, link: Link) -> Valence:
        """Return the valence of the concept that the object names, minted ones included."""
        concept = self._mention(link.object).concept
        known = self.vocabulary.concepts.get(concept) or self.linker.found.get(concept)
        return known.valence if known else Valence.NEUTRAL

    def _is_unwanted(self, thing: Thing) -> bool:
        """Whether a thing is one that people do not want: by its words, or as the vocabularies know it."""
        if valence_of(thing.folded, thing.head, self.vocabulary) is Valence.UNWANTED:
            return True
        known = self._known(thing)
        return known is not None and not known.provisional and known.kind in CONDITIONS

    def _is_condition(self, thing: Thing) -> bool:
        known = self._known(thing)
        return known is not None and known.kind is Kind.CONDITION

    def _known(self, thing: Thing) -> Concept | None:
        concept = self.linker.concept_of(thing.folded, thing.head, self.text[thing.first : thing.last])
        return self.vocabulary.concepts.get(concept) or self.linker.found.get(concept)

    def _nearest(self, thing: Thing, quote: Quote) -> Thing:
        """Return a thing named in an earlier sentence by the words nearest to the quote."""
        outside = thing.first < quote.span.start or thing.first >= quote.span.end
        return self.short.nearest(thing, quote.span.end) if outside else thing

    def _mention(self, thing: Thing) -> Mention:
        """Return the mention of a thing; what several claims name is made once."""
        key = (thing.first, thing.last, thing.folded)
        known = self.mentions.get(key)
        if known is None:
            words = self.text[thing.first : thing.last]
            known = Mention(thing.span, words, self.linker.concept_of(thing.folded, thing.head, words))
            self.mentions[key] = known
        return known

    def _quote(self, span: Span) -> Quote:
        prefix = self.text[max(0, span.start - CONTEXT_LENGTH) : span.start]
        return Quote(span, span.of(self.text), prefix, self.text[span.end : span.end + CONTEXT_LENGTH])


def _with_absence(claim: Claim, found: tuple[Absence, Cue] | None) -> Claim:
    """Return the claim with what its sentence says is missing; a question left open puts no cause."""
    if found is None:
        return claim
    claim = replace(claim, absence=found[0], cues=(*claim.cues, found[1]))
    return claim if claim.affirmed or claim.negated else replace(claim, language_strength=LanguageStrength.NONE)


def _sure(rule: str, subject: Mention, object_: Mention) -> float:
    """Return how sure the reading of a claim is, by its rule and by whether a vocabulary knows what it names."""
    return reading_of(rule, not subject.concept.startswith("x-"), not object_.concept.startswith("x-"))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence whole, or a text without stops in pieces, so that time stays linear in its length."""
    if span.end - span.start <= LONGEST_SENTENCE:
        yield span
        return
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield Span(start, cut)
        start = cut
    if start < span.end:
        yield Span(start, span.end)


def _relation_cue(words: Words, cue: CueMatch) -> Cue:
    return Cue("relation", words.span(cue.start, cue.end), words.between(cue.start, cue.end))
