"""One article with all that is known of it: what the rules look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from ingest.claims import Reader
from ingest.claims.markers import MarkerReader
from ingest.model import Block, BlockKind, Claim, Document, Finding, Marker, Reference, Span, Work
from ingest.reading import parse_document
from ingest.references import WorkIndex
from ingest.vocabulary import fold_words

from ..evidence.drift import judge_links
from ..evidence.links import Library, link_claims
from ..evidence.model import CitationLink, Resolution, Verdict
from ..evidence.resolving import resolve_references
from .model import Fault

_READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})


@dataclass(frozen=True)
class Case:
    """An article, its claims, and what ties both to works. `library` holds the works, findings and vocabulary."""

    document: Document
    claims: tuple[Claim, ...]
    resolutions: tuple[Resolution, ...]
    links: tuple[CitationLink, ...]
    verdicts: tuple[Verdict, ...]
    library: Library

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each work, by the work's key."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.library.findings:
            found[finding.work].append(finding)
        return {work: tuple(findings) for work, findings in found.items()}

    @cached_property
    def listed(self) -> tuple[tuple[Reference, Resolution, Work], ...]:
        """Each printed reference whose work is known, in the order of the list."""
        works, by_position = self.library.works, {one.reference: one for one in self.resolutions}
        return tuple(
            (reference, found, works[found.work])
            for reference in self.document.references
            if (found := by_position.get(reference.position)) is not None and found.work in works
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that are the article's own text: no reference list, no furniture of the page."""
        return tuple(block for block in self.document.blocks if block.kind in _READ)

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """The in-text citation markers, in reading order."""
        reader = MarkerReader(self.document)
        return tuple(marker for block in self.blocks for marker in reader.find(block.span))

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The concepts that the article's own text mentions, and all that are wider than those."""
        vocabulary, found = self.library.vocabulary, set()
        for block in self.blocks:
            found |= {concept for _, _, concept in vocabulary.find(fold_words(block.span.of(self.document.text)))}
        return frozenset(found | {wider for one in found for wider in vocabulary.ancestors(one)})

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The folded words of each block between spaces, to look terms up in."""
        text = self.document.text
        return tuple(f" {' '.join(fold_words(block.span.of(text)))} " for block in self.blocks)

    def mentions(self, concept: str) -> bool:
        """Say whether the article's own text mentions a concept: it, a narrower one, or one of its names in a term."""
        if concept in self.mentioned:
            return True
        known = self.library.vocabulary.concepts.get(concept)
        names = (known.label, *known.alt_labels) if known else (concept.replace("-", " "),)
        terms = [f" {' '.join(fold_words(name))} " for name in names]
        return any(term in words for term in terms for words in self._words)

    @cached_property
    def claims_by_quote(self) -> Mapping[Span, tuple[Claim, ...]]:
        """The claims that each sentence makes, in reading order."""
        groups: dict[Span, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            groups[claim.quote.span].append(claim)
        return {span: tuple(groups[span]) for span in sorted(groups)}

    def links_of(self, claims: Iterable[Claim]) -> tuple[CitationLink, ...]:
        """Return the links of these claims, in their order."""
        return tuple(link for claim in claims for link in self._links.get(claim.id, ()))

    def verdicts_of(self, claims: Iterable[Claim]) -> tuple[Verdict, ...]:
        """Return the verdicts on these claims, in their order."""
        return tuple(verdict for claim in claims for verdict in self._verdicts.get(claim.id, ()))

    @cached_property
    def _links(self) -> Mapping[str, list[CitationLink]]:
        groups: dict[str, list[CitationLink]] = defaultdict(list)
        for link in self.links:
            groups[link.claim].append(link)
        return groups

    @cached_property
    def _verdicts(self) -> Mapping[str, list[Verdict]]:
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.verdicts:
            groups[verdict.claim].append(verdict)
        return groups

    def fault(
        self,
        rule: str,
        severity: str,
        place: Span | None,
        record: str,
        explanation: str,
        *,
        says: str = "",
        work: str | None = None,
        reference: int | None = None,
        finding: str | None = None,
        claims: Iterable[Claim] = (),
    ) -> Fault:
        """Return a fault of this article; what it says is taken verbatim from `place` where there is one."""
        document = self.document
        words = place.of(document.text) if place else says
        ids = tuple(claim.id for claim in claims)
        return Fault(
            rule,
            severity,
            document.name,
            document.sha256,
            words,
            place,
            record,
            explanation,
            work,
            reference,
            finding,
            ids,
        )


def place_in(reference: Reference, printed: str, text: str) -> Span | None:
    """Return where a printed field stands within its reference, else the whole reference; None if it has no place."""
    if reference.span is None:
        return None
    start = text.find(printed, reference.span.start, reference.span.end) if printed else -1
    return Span(start, start + len(printed)) if start >= 0 else reference.span


@cache
def _reader() -> Reader:
    return Reader()


def read_case(
    text: str, works: Iterable[Work] = (), findings: Iterable[Finding] = (), *, name: str = "article"
) -> Case:
    """Return the case of an article given as Markdown: read, its references resolved, its claims linked and judged.

    >>> case = read_case("Rest relieves back pain [2].\\n\\n# References\\n\\n1. Bee, A. (2020). Rest. Knee, 2(1), 3.")
    >>> [marker.text for marker in case.markers], len(case.document.references)
    (['[2]'], 1)
    """
    document = parse_document(text, name=name, format="markdown")
    reader = _reader()
    reading = reader.read(document)
    works = tuple(works)
    resolutions = tuple(resolve_references(document, WorkIndex(works)))
    library = Library.of(works, findings, reader.vocabulary.extended(reading.concepts), resolutions)
    links = tuple(link_claims(reading.claims, library))
    verdicts = tuple(judge_links({claim.id: claim for claim in reading.claims}, links, library))
    return Case(document, reading.claims, resolutions, links, verdicts, library)
