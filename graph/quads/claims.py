"""Claim → quads: one plain triple in the claim's own graph, and all that is known of it in its text's graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from ingest.model import Claim, Cue, Marker, Mention, Span

from ..terms import (
    article_iri,
    claim_iri,
    concept_iri,
    part_iri,
    proposition_iri,
    reference_iri,
    run_iri,
    term,
    text_iri,
    words,
)
from .articles import Run
from .describe import Value, describe, quantity_quads


def claim_quads(claim: Claim, *, language: str = "en", run: Run | None = None) -> Iterator[Quad]:
    """Yield the quads of a claim; `graph.quads.read_claims` gives the claim back.

    An affirmed claim has its plain triple in its own graph; one that is denied or left open has none, so that a plain
    pattern never finds what an article does not say. `language` is the document's; `run` the
    reading that made the claim.

    >>> from ingest.model import Mention, Quote, Relation, Span
    >>> quote = Quote(Span(0, 24), "Obesity causes knee pain")
    >>> ends = (Mention(Span(0, 7), "Obesity", "obesity"), Mention(Span(15, 24), "knee pain", "knee-pain"))
    >>> claim = Claim("knee", "bc11", quote, ends[0], Relation.CAUSES, ends[1])
    >>> sum(quad.graph_name == claim_iri(claim) for quad in claim_quads(claim))
    1
    """
    node, graph = claim_iri(claim), text_iri(claim.text_sha256)
    if claim.affirmed:
        yield plain_quad(claim)
    yield from describe(node, graph, _said(claim, node, language))
    if run is not None:
        yield from describe(node, graph, (("prov:wasGeneratedBy", run_iri(run.reader_version)),))
    yield from _target_quads(part_iri(node, "target"), claim.quote.span, claim.quote.exact, graph)
    yield from _context_quads(claim, node, graph)
    yield from _mention_quads(node, "subject", claim.subject, graph)
    yield from _mention_quads(node, "object", claim.object, graph)
    yield from _detail_quads(claim, node, graph, language)


def plain_quad(claim: Claim) -> Quad:
    """Return `subject relation object`, in the claim's own graph."""
    ends = concept_iri(claim.subject.concept), concept_iri(claim.object.concept)
    return Quad(ends[0], term(f"cr:{claim.relation.value}"), ends[1], claim_iri(claim))


def _said(claim: Claim, node: NamedNode, language: str) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("cr:Claim")
    yield "cr:article", article_iri(claim.article)
    yield "cr:text", text_iri(claim.text_sha256)
    yield "cr:subject", concept_iri(claim.subject.concept)
    yield "cr:relation", term(f"cr:{claim.relation.value}")
    yield "cr:object", concept_iri(claim.object.concept)
    yield "cr:proposition", proposition_iri(claim.subject.concept, claim.relation, claim.object.concept)
    yield "cr:quote", words(claim.quote.exact, language)
    yield "cr:negated", claim.negated
    yield "cr:hedged", claim.hedged
    yield "cr:languageStrength", term(f"cr:{claim.language_strength.value}")
    yield "cr:absence", term(f"cr:{claim.absence.value}") if claim.absence else None
    yield "cr:structural", claim.structural
    yield "cr:reading", float(claim.reading)
    yield "cr:rule", claim.rule
    yield "cr:population", words(claim.population.text, language) if claim.population else None
    yield "cr:attribution", words(claim.attribution.text, language) if claim.attribution else None
    yield "oa:hasTarget", part_iri(node, "target")


# Where it stands ------------------------------------------------------------------------------------------------------


def _target_quads(target: NamedNode, span: Span, exact: str, graph: NamedNode) -> Iterator[Quad]:
    """Yield a W3C specific resource with its two selectors (Web Annotation Data Model, sections 4.2.4 and 4.2.5)."""
    quote, position = (NamedNode(f"{target.value}-{part}") for part in ("quote", "position"))
    resource: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("oa:SpecificResource")),
        ("oa:hasSource", graph),
        ("oa:hasSelector", quote),
        ("oa:hasSelector", position),
    )
    yield from describe(target, graph, resource)
    yield from describe(quote, graph, (("rdf:type", term("oa:TextQuoteSelector")), ("oa:exact", exact)))
    yield from describe(position, graph, (("rdf:type", term("oa:TextPositionSelector")), *_where(span)))


def _context_quads(claim: Claim, node: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    said = (("oa:prefix", claim.quote.prefix), ("oa:suffix", claim.quote.suffix))
    yield from describe(part_iri(node, "target-quote"), graph, said)


def _mention_quads(node: NamedNode, role: str, mention: Mention, graph: NamedNode) -> Iterator[Quad]:
    target = part_iri(node, role)
    yield from describe(node, graph, ((f"cr:{role}Mention", target),))
    yield from _target_quads(target, mention.span, mention.text, graph)


def _where(span: Span) -> tuple[tuple[str, Value], ...]:
    return ("oa:start", span.start), ("oa:end", span.end)


# What it carries ------------------------------------------------------------------------------------------------------


def _detail_quads(claim: Claim, node: NamedNode, graph: NamedNode, language: str) -> Iterator[Quad]:
    if claim.quantity is not None:
        yield from describe(node, graph, (("cr:quantity", part_iri(node, "quantity")),))
        yield from quantity_quads(part_iri(node, "quantity"), claim.quantity, graph)
    if claim.population is not None:
        yield from _cue_quads(node, "cr:populationCue", "population", claim.population, graph, language)
    if claim.attribution is not None:
        yield from _cue_quads(node, "cr:attributionCue", "attribution", claim.attribution, graph, language)
    for number, cue in enumerate(claim.cues, 1):
        yield from _cue_quads(node, "cr:cue", f"cue-{number}", cue, graph, language)
    for number, marker in enumerate(claim.citations, 1):
        yield from _marker_quads(claim, part_iri(node, f"citation-{number}"), marker, graph)


def _cue_quads(node: NamedNode, link: str, part: str, cue: Cue, graph: NamedNode, language: str) -> Iterator[Quad]:
    cue_node = part_iri(node, part)
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Cue")),
        ("cr:role", cue.role),
        ("cr:words", words(cue.text, language)),
        *_where(cue.span),
    )
    yield from describe(node, graph, ((link, cue_node),))
    yield from describe(cue_node, graph, said)


def _marker_quads(claim: Claim, node: NamedNode, marker: Marker, graph: NamedNode) -> Iterator[Quad]:
    listed = None if marker.position is None else reference_iri(claim.text_sha256, marker.position)
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cito:Citation")),
        ("cito:hasCitingEntity", claim_iri(claim)),
        ("cito:hasCitedEntity", listed),
        ("cr:linkStatus", term("cr:explicit")),
        ("cr:marker", marker.text),
        ("cr:key", marker.key),
        ("cr:referencePosition", marker.position),
        *_where(marker.span),
    )
    yield from describe(node, graph, said)
