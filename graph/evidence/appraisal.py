"""What follows from claims, text by text and then as a whole: links, verdicts, strengths, voices, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ingest.model import Claim, Concept, Document, Finding, Work
from ingest.vocabulary import Vocabulary

from .conflicts import Statement, find_conflicts
from .drift import judge_links
from .links import Library, ReviewedLinks, link_claims, supports
from .model import CitationLink, Conflict, Resolution, Review, Strength, Unsupported, Verdict, Voice
from .reviews import reviewed_links, standing
from .strength import Ground, Stance, find_grounds, stance_of, takes_sides, weigh
from .unsupported import find_unsupported
from .voices import Speaker, find_voices
from .weights import Weights


@dataclass(frozen=True, slots=True)
class Appraised:
    """What follows from one text: its claims as they stand, and what they were tied to, with what."""

    claims: tuple[Claim, ...]
    resolutions: tuple[Resolution, ...]
    links: tuple[CitationLink, ...]
    verdicts: tuple[Verdict, ...]
    library: Library


class Appraisal:
    """Collects what follows from each text, as far as reviews let its claims take part (`reviews.apply_reviews`).

    Of a claim only what the whole needs is kept, so that memory grows by little for each.
    """

    def __init__(
        self,
        works: Iterable[Work],
        findings: Iterable[Finding],
        vocabulary: Vocabulary,
        weights: Weights,
        reviews: Iterable[Review] = (),
    ) -> None:
        self.reviews = tuple(reviews)
        self._marks = reviewed_links(self.reviews)
        self.library = Library.of(works, findings, vocabulary, (), weights=weights)
        self.resolutions: list[Resolution] = []
        self.links: list[CitationLink] = []
        self.verdicts: list[Verdict] = []
        self.unsupported: list[Unsupported] = []
        self._stances: list[Stance] = []
        self._grounds: list[Ground] = []
        self._statements: list[Statement] = []
        self._speakers: list[Speaker] = []
        self._texts: set[str] = set()

    def add(
        self,
        document: Document,
        claims: Iterable[Claim],
        concepts: Iterable[Concept],
        resolutions: Iterable[Resolution],
    ) -> Appraised | None:
        """Take in one text: its claims as read, the concepts made from its words, its references' works.

        Return what follows from it; None for a text that came before, which adds nothing.
        """
        if document.sha256 in self._texts:
            return None
        self._texts.add(document.sha256)
        stands = tuple(standing(claims, self.reviews)) if self.reviews else tuple((claim, claim) for claim in claims)
        claims, resolutions = tuple(now for _, now in stands), tuple(resolutions)
        marks = _marks_of(stands, self._marks)
        library = self.library.for_text(self.library.vocabulary.extended(concepts), resolutions, marks)
        links = tuple(link_claims(claims, library))
        self.resolutions += resolutions
        self.links += links
        verdicts = tuple(judge_links({claim.id: claim for claim in claims}, links, library))
        self.verdicts += verdicts
        self.unsupported += find_unsupported(document, claims, links, library)
        sided = tuple(filter(takes_sides, claims))
        self._stances += map(stance_of, sided)
        self._grounds += find_grounds(sided, links, library, document.references)
        self._statements += _statements(sided, links, library)
        self._speakers.append(Speaker.of(document))
        return Appraised(claims, resolutions, links, verdicts, library)

    def voices(self) -> tuple[Voice, ...]:
        """Return who speaks."""
        return find_voices(self._speakers, self.library.weights)

    def strengths(self) -> Iterator[Strength]:
        """Yield the strength of each proposition."""
        numbers = {article: number for number, voice in enumerate(self.voices()) for article in voice.articles}
        yield from weigh(self._stances, self._grounds, numbers, self.library.works, self.library.weights)

    def conflicts(self) -> Iterator[Conflict]:
        """Yield the conflicts among all claims and all findings of works that stand (no retracted one)."""
        works = self.library.works
        found = (one for one in self.library.findings if one.work in works and not works[one.work].retracted)
        labels = {concept.id: concept.label for concept in self.library.vocabulary.concepts.values()}
        yield from find_conflicts(chain(self._statements, map(Statement.of_finding, found)), labels)


def _marks_of(stands: Iterable[tuple[Claim, Claim]], marks: ReviewedLinks) -> ReviewedLinks:
    """Return what reviewers said of the citations of one text, by the ids of its claims as they stand."""
    if not marks.accepted and not marks.rejected:
        return marks
    ids = {then.id: now.id for then, now in stands}
    kept = (
        {ids[claim]: works for claim, works in side.items() if claim in ids}
        for side in (marks.accepted, marks.rejected)
    )
    return ReviewedLinks(*kept)


def _statements(claims: Iterable[Claim], links: Iterable[CitationLink], library: Library) -> Iterator[Statement]:
    """Yield what claims say as far as conflicts go; a figure has the interval of the finding that it tells."""
    told = {
        link.claim: library.index.by_key[link.findings[0]]
        for link in links
        if link.findings
        and supports(link)
        and not {"sameQuantity", "sameQuantityWithinRounding"}.isdisjoint(link.reasons)
    }
    return (Statement.of_claim(claim, told.get(claim.id)) for claim in claims)
