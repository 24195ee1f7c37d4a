"""From a figure or a phrase to what stands behind it: claim, quote, printed reference, work, finding, verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ingest.claims.quantities import find_quantities
from ingest.model import Claim, Document, Finding, Reference, Span, Work
from ingest.vocabulary import Vocabulary, fold_words

from .evidence.matching import same_figure
from .evidence.model import CitationLink, Verdict


@dataclass(frozen=True, slots=True)
class Source:
    """One work behind a claim: the link, the reference as the article prints it, the findings, the verdicts."""

    link: CitationLink | None
    work: Work
    reference: Reference | None
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A claim with its article and every work behind it; `sources` is empty where nothing was found."""

    claim: Claim
    document: Document
    sources: tuple[Source, ...]

    @property
    def supported(self) -> bool:
        """Whether some work is linked to the claim."""
        return any(source.link is not None for source in self.sources)


@dataclass(frozen=True)
class Tracer:
    """Everything that a trace joins, indexed once."""

    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]  # by the hash of their text
    works: Mapping[str, Work]
    findings: Mapping[str, Finding]
    links: Mapping[str, tuple[CitationLink, ...]]  # by claim
    verdicts: Mapping[str, tuple[Verdict, ...]]  # by claim
    vocabulary: Vocabulary

    @classmethod
    def of(
        cls,
        *,
        claims: Iterable[Claim],
        documents: Iterable[Document],
        works: Iterable[Work],
        findings: Iterable[Finding],
        links: Iterable[CitationLink],
        verdicts: Iterable[Verdict],
        vocabulary: Vocabulary,
    ) -> Tracer:
        """Return a tracer over these values."""
        return cls(
            tuple(claims),
            {document.sha256: document for document in documents},
            {work.key: work for work in works},
            {finding.key: finding for finding in findings},
            _grouped(links, lambda link: link.claim),
            _grouped(verdicts, lambda verdict: verdict.claim),
            vocabulary,
        )

    def trace(self, words: str, limit: int = 20) -> tuple[Trace, ...]:
        """Return the traces of the claims that `words` point at, best first: those with a source, then the surest.

        Words with a figure ("57%", "one-third") find claims with that figure; the name of a concept finds claims
        about it or a narrower one; any other words find claims that have them in their quote.
        """
        matches = self._matcher(words)
        traces = [self.trace_claim(claim) for claim in self.claims if matches(claim)]
        traces.sort(key=lambda one: (not one.supported, -_best(one), -one.claim.reading, one.claim.quote.span))
        return tuple(traces[:limit])

    def _matcher(self, words: str) -> Callable[[Claim], bool]:
        figures = [quantity for _, quantity in find_quantities(words, Span(0, len(words)))] if words else []
        wanted = fold_words(words)
        concept = self.vocabulary.lookup(words)

        def matches(claim: Claim) -> bool:
            if figures:
                return claim.quantity is not None and any(
                    same_figure(figure, claim.quantity) or figure.value == claim.quantity.value for figure in figures
                )
            mentions = (claim.subject, claim.object)
            if concept is not None and any(
                mention.concept == concept or concept in self.vocabulary.ancestors(mention.concept)
                for mention in mentions
            ):
                return True
            return bool(wanted) and _contains(fold_words(claim.quote.exact), wanted)

        return matches

    def trace_claim(self, claim: Claim) -> Trace:
        """Return the trace of one claim."""
        document = self.documents[claim.text_sha256]
        links = self.links.get(claim.id, ())
        judged = self.verdicts.get(claim.id, ())
        sources = [self._source(link, link.work, document, judged) for link in links]
        linked = {link.work for link in links}
        beside = sorted({verdict.work for verdict in judged} - linked)
        sources += [self._source(None, work, document, judged) for work in beside]
        return Trace(claim, document, tuple(sources))

    def _source(self, link: CitationLink | None, work: str, document: Document, judged: Iterable[Verdict]) -> Source:
        position = link.reference if link else None
        reference = next((one for one in document.references if one.position == position), None)
        findings = tuple(self.findings[key] for key in link.findings) if link else ()
        verdicts = tuple(verdict for verdict in judged if verdict.work == work)
        return Source(link, self.works[work], reference, findings, verdicts)


def _best(trace: Trace) -> float:
    return max((source.link.confidence for source in trace.sources if source.link), default=0.0)


def _contains(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    length = len(wanted)
    return any(words[start : start + length] == wanted for start in range(len(words) - length + 1))


_Value = TypeVar("_Value")


def _grouped(values: Iterable[_Value], key: Callable[[_Value], str]) -> dict[str, tuple[_Value, ...]]:
    groups: dict[str, list[_Value]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return {name: tuple(group) for name, group in groups.items()}
