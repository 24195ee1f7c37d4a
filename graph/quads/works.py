"""Works and what they found → quads, in the graph of works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Quad

from ingest.model import Finding, Work

from ..terms import WORKS_GRAPH, concept_iri, finding_iri, part_iri, study_iri, term, work_iri, work_iri_of
from .describe import Value, describe, quantity_quads


def work_quads(work: Work) -> Iterator[Quad]:
    """Yield the quads of a work; its study (independence root) becomes a thing of its own."""
    yield from describe(work_iri(work), WORKS_GRAPH, _work_said(work))
    if work.study_root:
        said: tuple[tuple[str, Value], ...] = (("rdf:type", term("cr:Study")), ("rdfs:label", work.study_root))
        yield from describe(study_iri(work.study_root), WORKS_GRAPH, said)


def _work_said(work: Work) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("cr:Work")
    yield "cr:key", work.key
    yield "dct:title", work.title
    yield "cr:authorList", "; ".join(work.authors) or None
    yield from (("dct:creator", author) for author in work.authors)
    yield "cr:year", work.year
    yield "cr:yearOnline", work.year_online
    yield "cr:journal", work.journal
    yield "bibo:volume", work.volume
    yield "bibo:issue", work.issue
    yield "bibo:pages", work.pages
    yield "bibo:doi", work.doi
    yield "fabio:hasPubMedId", work.pmid
    yield "cr:design", work.design
    yield "cr:sampleSize", work.sample_size
    yield "cr:population", work.population
    yield "cr:study", study_iri(work.study_root) if work.study_root else None
    yield "cr:retracted", work.retracted
    yield "cr:readAt", work.read_at


def finding_quads(finding: Finding, works: Mapping[str, Work]) -> Iterator[Quad]:
    """Yield the quads of a finding. `works` maps keys to works: it gives the IRI of the work that reports it.

    A finding has no plain triple: a plain pattern finds what articles claim, not what studies found.
    """
    node, work = finding_iri(finding.key), work_iri_of(finding.work, works)
    yield from describe(work, WORKS_GRAPH, (("cr:reports", node),))
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Finding")),
        ("cr:key", finding.key),
        ("cr:ofWork", work),
        ("cr:subject", concept_iri(finding.subject)),
        ("cr:relation", term(f"cr:{finding.relation.value}")),
        ("cr:object", concept_iri(finding.object)),
        ("cr:negated", finding.negated),
        ("cr:sampleSize", finding.n),
        ("cr:population", finding.population),
        ("cr:comparison", finding.comparison),
        ("cr:pValue", finding.p),
        ("cr:printedSo", finding.printed_so),
        ("cr:note", finding.note),
        ("cr:readFrom", finding.quote),
        ("cr:reviewStatus", term("cr:unreviewed") if finding.unreviewed else None),
        ("cr:quantity", part_iri(node, "quantity") if finding.quantity else None),
    )
    yield from describe(node, WORKS_GRAPH, said)
    if finding.quantity:
        yield from quantity_quads(part_iri(node, "quantity"), finding.quantity, WORKS_GRAPH)
