"""Every term of ours that is written, asked for or checked is defined, with a label, a definition and an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given
from pyoxigraph import Literal, Quad
from rdflib import RDF, RDFS, SKOS

import graph
from graph.evidence.model import AXES, REASONS, STATUSES, VERDICTS, CitationLink, Verdict
from graph.quads import (
    claim_quads,
    concept_quads,
    document_quads,
    finding_quads,
    link_quads,
    proposition_quads,
    resolution_quads,
    verdict_quads,
    work_quads,
)
from graph.queries import named_queries
from graph.shacl import validate
from graph.store import OxigraphStore
from graph.terms import CR, UNITS, axis_iri, term
from ingest.model import Absence, Claim, Concept, Document, Kind, LanguageStrength, Relation, Valence

HOME = Path(graph.__file__).parent
ONTOLOGY = rdflib.Graph().parse(HOME / "ontology.ttl")
DEFINED = {str(subject) for subject in ONTOLOGY.subjects() if str(subject).startswith(CR)}


def _ours(quads: Any) -> set[str]:
    parts = (part for quad in quads for part in (quad.subject, quad.predicate, quad.object))
    return {part.value for part in parts if not isinstance(part, Literal) and part.value.startswith(CR)}


def _world_quads(world: Any) -> Iterator[Any]:
    works = {work.key: work for work in world.works}
    for text in world.texts:
        yield from document_quads(text.document)
        for claim in text.claims:
            yield from claim_quads(claim)
            yield from proposition_quads(claim)
    for concept in (*world.vocabulary, *(concept for text in world.texts for concept in text.concepts)):
        yield from concept_quads(concept)
    for make, values in ((link_quads, world.links), (verdict_quads, world.verdicts)):
        for value in values:
            yield from make(value, works)
    for work in world.works:
        yield from work_quads(work)
    for finding in world.findings:
        yield from finding_quads(finding, works)
    for resolution in world.resolutions:
        yield from resolution_quads(resolution, works)


def test_every_term_that_quads_use_is_defined(world: Any) -> None:
    assert _ours(_world_quads(world)) - DEFINED == set()


@given(...)
def test_every_term_that_any_value_gives_is_defined(claim: Claim, document: Document, concept: Concept) -> None:
    quads = [*claim_quads(claim), *document_quads(document), *concept_quads(concept)]
    assert _ours(quads) - DEFINED == set()


VALUES = {
    "relations": [relation.value for relation in Relation],
    "language strengths": [strength.value for strength in LanguageStrength],
    "absences": [absence.value for absence in Absence],
    "kinds": [kind.value for kind in Kind],
    "valences": [valence.value for valence in Valence],
    "units": list(UNITS.values()),
    "link statuses": sorted(STATUSES),
    "link reasons": sorted(REASONS),
    "judgements": sorted(VERDICTS),
    "axes": [axis_iri(axis).value.removeprefix(CR) for axis in AXES],
}


@pytest.mark.parametrize("names", VALUES.values(), ids=VALUES.keys())
def test_every_value_that_code_knows_is_defined(names: list[str]) -> None:
    assert {CR + name for name in names} - DEFINED == set()


FILES = {path.name: path.read_text("utf-8") for path in [*HOME.glob("queries/*.rq"), HOME / "shapes.ttl"]}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_every_term_in_queries_and_shapes_is_defined(text: str) -> None:
    used = set(re.findall(r"\bcr:(\w+)", re.sub(r"^#.*", "", text, flags=re.MULTILINE)))
    assert used
    assert {CR + name for name in used} - DEFINED == set()


@pytest.mark.parametrize("iri", sorted(DEFINED))
def test_a_term_has_one_label_one_definition_and_an_example(iri: str) -> None:
    node = rdflib.URIRef(iri)
    said = [len(list(ONTOLOGY.objects(node, p))) for p in (RDFS.label, SKOS.definition, SKOS.example)]
    assert said == [1, 1, 1]
    assert list(ONTOLOGY.objects(node, RDF.type))


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_there_are_no_blank_nodes_in(name: str) -> None:
    terms = {part for triple in rdflib.Graph().parse(HOME / name) for part in triple}
    assert not any(isinstance(term, rdflib.BNode) for term in terms)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: CitationLink("c", "w", None, "guessed", 0.5), "status is 'guessed', not one of explicit, inferred"),
        (lambda: CitationLink("c", "w", None, "inferred", 0.5, ("hunch",)), "reason is 'hunch', not one of"),
        (lambda: Verdict("c", "w", None, "colour", "faithful", "", "", ""), "axis is 'colour', not one of"),
        (lambda: Verdict("c", "w", None, "time", "fine", "", "", ""), "verdict is 'fine', not one of"),
    ],
)
def test_a_value_that_is_no_term_is_refused(make: Any, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        make()
    assert str(caught.value).startswith(message)


# Shapes ---------------------------------------------------------------------------------------------------------------


def test_the_graph_that_we_write_is_well_formed(world: Any) -> None:
    store = OxigraphStore.in_memory()
    store.add(_world_quads(world))
    assert validate(store.to_dataset()) == ()


BROKEN = {
    "a claim without a quote": ("cr:quote", None),
    "a claim without a relation": ("cr:relation", None),
    "a relation that is none of ours": ("cr:relation", term("cr:Claim")),
    "a citation of no status": ("cr:linkStatus", None),
    "a confidence over 1": ("cr:linkConfidence", Literal(3.0)),
    "a place before the text": ("oa:start", Literal(-1)),
}


@pytest.mark.parametrize(("curie", "value"), BROKEN.values(), ids=BROKEN.keys())
def test_the_shapes_find(curie: str, value: Any, world: Any) -> None:
    store, broken = OxigraphStore.in_memory(), term(curie)
    for quad in _world_quads(world):
        if quad.predicate != broken:
            store.add([quad])
        elif value is not None:
            store.add([Quad(quad.subject, broken, value, quad.graph_name)])
    assert {violation.path for violation in validate(store.to_dataset())} == {broken.value}


def test_every_named_query_is_read_by_this_test() -> None:
    assert {f"{name}.rq" for name in named_queries()} | {"shapes.ttl"} == set(FILES)
