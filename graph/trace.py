"""From a figure or a phrase to what stands behind it: claim, quote, printed reference, work, finding, verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ingest.claims.quantities import find_quantities
from ingest.errors import QueryError
from ingest.model import Claim, Document, Finding, Quantity, Reference, Span, Work
from ingest.vocabulary import Vocabulary, fold_words

from .evidence.figures import same_figure
from .evidence.links import supports
from .evidence.model import CitationLink, Strength, Verdict
from .evidence.strength import Key, key_of

LONGEST = 1000
"""Most characters of the words that a trace takes: more is a text, not a question."""


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
    """A claim with its article and every work behind it; `sources` is empty where nothing was found.

    `strength` is how firmly its proposition stands, by all articles; None where that was not worked out.
    """

    claim: Claim
    document: Document
    sources: tuple[Source, ...]
    strength: Strength | None = None

    @property
    def supported(self) -> bool:
        """Whether some work that is linked to the claim speaks for it: not one that found the opposite."""
        return any(source.link is not None and supports(source.link) for source in self.sources)

    @property
    def opposed(self) -> bool:
        """Whether some work that is linked to the claim found the opposite."""
        return any(source.link is not None and not supports(source.link) for source in self.sources)


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
    strengths: Mapping[Key, Strength] = field(default_factory=dict)  # by proposition

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
        strengths: Iterable[Strength] = (),
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
            {(one.subject, one.relation, one.object): one for one in strengths},
        )

    def trace(self, words: str, limit: int = 20) -> tuple[Trace, ...]:
        """Return the traces of the claims that `words` point at, best first: those with a source, then the surest.

        Words with a figure ("57%", "one-third", "57% of people") find the claims with that figure, and those tied to a
        finding with it; concepts beside the figure ("57% back pain") narrow them down, where any of them is about such
        a concept. The name of a concept finds claims about it or a narrower one; any other words find claims that have
        them in their quote, as do words with a figure that no claim has. Raises QueryError where `words` are blank or
        longer than 1,000 characters, or `limit` is less than 1.
        """
        _check(words, limit)
        traces = [self.trace_claim(claim) for claim in self._matching(words)]
        traces.sort(key=_order)
        return tuple(traces[:limit])

    def _matching(self, words: str) -> tuple[Claim, ...]:
        found = find_quantities(words, Span(0, len(words)))
        with_figure = tuple(claim for claim in self.claims if self._has_figure(claim, [one for _, one in found]))
        if not with_figure:
            return self._naming(words)
        rest = words
        for cue, _ in reversed(found):
            rest = f"{rest[: cue.span.start]} {rest[cue.span.end :]}"
        concepts = {concept for _, _, concept in self.vocabulary.find(fold_words(rest))}
        return tuple(claim for claim in with_figure if self._about(claim, concepts)) or with_figure

    def _has_figure(self, claim: Claim, figures: Iterable[Quantity]) -> bool:
        keys = {key for link in self.links.get(claim.id, ()) for key in link.findings}
        stated = [claim.quantity, *(self.findings[key].quantity for key in sorted(keys))]
        return any(one is not None and _same(figure, one) for figure in figures for one in stated)

    def _naming(self, words: str) -> tuple[Claim, ...]:
        concept, wanted = self.vocabulary.lookup(words), fold_words(words)
        return tuple(
            claim
            for claim in self.claims
            if (concept is not None and self._about(claim, {concept}))
            or (wanted and _contains(fold_words(claim.quote.exact), wanted))
        )

    def _about(self, claim: Claim, concepts: Collection[str]) -> bool:
        """Whether the claim's subject or object is one of the concepts, or a narrower one."""
        mentioned = (claim.subject.concept, claim.object.concept)
        return any(one in concepts or not set(concepts).isdisjoint(self.vocabulary.ancestors(one)) for one in mentioned)

    def trace_claim(self, claim: Claim) -> Trace:
        """Return the trace of one claim."""
        document = self.documents[claim.text_sha256]
        links = self.links.get(claim.id, ())
        judged = self.verdicts.get(claim.id, ())
        sources = [self._source(link, link.work, document, judged) for link in links]
        linked = {link.work for link in links}
        beside = sorted({verdict.work for verdict in judged} - linked)
        sources += [self._source(None, work, document, judged) for work in beside]
        return Trace(claim, document, tuple(sources), self.strengths.get(key_of(claim)))

    def _source(self, link: CitationLink | None, work: str, document: Document, judged: Iterable[Verdict]) -> Source:
        position = link.reference if link else None
        reference = next((one for one in document.references if one.position == position), None)
        findings = tuple(self.findings[key] for key in link.findings) if link else ()
        verdicts = tuple(verdict for verdict in judged if verdict.work == work)
        return Source(link, self.works[work], reference, findings, verdicts)


def _check(words: str, limit: int) -> None:
    if not words.strip():
        raise QueryError(
            "nothing to trace: there are no words", repr(words), 'give a figure ("57%"), a concept or a phrase'
        )
    if len(words) > LONGEST:
        raise QueryError(f"too long to trace: {len(words):,} characters", "the words", f"give at most {LONGEST:,}")
    if limit < 1:
        raise QueryError(f"not a number of claims: {limit}", "limit", "give 1 or more")


def _same(asked: Quantity, stated: Quantity) -> bool:
    """Whether a figure that was asked for is a stated one; "more than" before the stated one is no matter."""
    if asked.unit == stated.unit and asked.value is not None and asked.value == stated.value:
        return True
    return asked.comparator == stated.comparator and same_figure(asked, stated)


def _order(trace: Trace) -> tuple[bool, float, float, str, Span, str]:
    claim = trace.claim
    return (not trace.supported, -_best(trace), -claim.reading, claim.article, claim.quote.span, claim.id)


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
