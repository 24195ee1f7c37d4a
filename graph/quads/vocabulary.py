"""Concept → quads: SKOS, in the graph of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, Quad

from ingest.model import Concept

from ..terms import SCHEME, VOCABULARY_GRAPH, concept_iri, match_iri, term
from .describe import Value, describe


def concept_quads(concept: Concept) -> Iterator[Quad]:
    """Yield the quads of a concept; a provisional one says `cr:reviewStatus cr:unreviewed`.

    >>> sum(1 for _ in concept_quads(Concept("knee-pain", "knee pain")))
    5
    """
    yield from describe(concept_iri(concept.id), VOCABULARY_GRAPH, _said(concept))


def _said(concept: Concept) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("skos:Concept")
    yield "rdf:type", term(f"cr:{concept.kind.value}")
    yield "skos:inScheme", SCHEME
    yield "skos:prefLabel", _english(concept.label)
    yield "cr:valence", term(f"cr:{concept.valence.value}")
    yield from (("skos:altLabel", _english(label)) for label in concept.alt_labels)
    yield from (("skos:broader", concept_iri(broader)) for broader in concept.broader)
    yield from (("skos:exactMatch", match_iri(curie)) for curie in concept.matches)
    yield from (("skos:closeMatch", match_iri(curie)) for curie in concept.close_matches)
    yield "skos:definition", _english(concept.definition) if concept.definition else None
    yield "cr:reviewStatus", term("cr:unreviewed") if concept.provisional else None


def _english(label: str) -> Literal:
    return Literal(label, language="en")
