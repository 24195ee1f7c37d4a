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
from graph.evidence.model import (
    AXES,
    CLAIM_KINDS,
    CONFLICT_KINDS,
    DOWNGRADES,
    LEVELS,
    LIST_CARRIES,
    REASONS,
    REVIEW_VERDICTS,
    SCOPES,
    SIDES,
    STATUSES,
    TARGETS,
    UNGRADED,
    UNSUPPORTED,
    VERDICTS,
    VOICE_REASONS,
    CitationLink,
    Conflict,
    ConflictSide,
    EvidenceLine,
    Review,
    Strength,
    Unsupported,
    Verdict,
    Voice,
)
from graph.evidence.reviews import review_reasons
from graph.quads import (
    claim_quads,
    concept_quads,
    conflict_quads,
    document_quads,
    finding_quads,
    link_quads,
    proposition_quads,
    resolution_quads,
    review_quads,
    strength_quads,
    unsupported_quads,
    verdict_quads,
    voice_quads,
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
    for strength in world.strengths:
        yield from strength_quads(strength, works)
    for review in world.reviews:
        yield from review_quads(review, works, orphaned=bool(review.note))
    for make_alone, values in (
        (voice_quads, world.voices),
        (conflict_quads, world.conflicts),
        (unsupported_quads, world.unsupported),
    ):
        for value in values:
            yield from make_alone(value)


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
    "sides": list(SIDES),
    "levels": [*LEVELS, UNGRADED],
    "kinds of claim": [f"{kind}Kind" for kind in CLAIM_KINDS],
    "downgrades": list(DOWNGRADES),
    "reasons for one voice": list(VOICE_REASONS),
    "kinds of conflict": list(CONFLICT_KINDS),
    "scopes": list(SCOPES),
    "reasons without a source": list(UNSUPPORTED),
    "what a list carries": list(LIST_CARRIES),
    "targets of reviews": [f"{target}Target" for target in TARGETS],
    "verdicts of reviews": list(REVIEW_VERDICTS),
    "reasons of reviews": list(review_reasons()),
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


def _conflict(kind: str, scope: str) -> Conflict:
    return Conflict(kind, "a", "b", ConflictSide(""), ConflictSide(""), (scope,), "")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: CitationLink("c", "w", None, "guessed", 0.5), "status is 'guessed', not one of explicit, inferred"),
        (lambda: CitationLink("c", "w", None, "inferred", 0.5, ("hunch",)), "reason is 'hunch', not one of"),
        (lambda: Verdict("c", "w", None, "colour", "faithful", "", "", ""), "axis is 'colour', not one of"),
        (lambda: Verdict("c", "w", None, "time", "fine", "", "", ""), "verdict is 'fine', not one of"),
        (lambda: EvidenceLine("work:w", "beside"), "side is 'beside', not one of opposing, supporting"),
        (lambda: EvidenceLine("work:w", "opposing", downgrades=("mood",)), "downgrade is 'mood', not one of"),
        (lambda: Strength("a", "causes", "b", "mood"), "kind is 'mood', not one of effect, risk, tie"),
        (lambda: Voice(("a",), ("mood",)), "reason is 'mood', not one of"),
        (lambda: _conflict("mood", "betweenArticles"), "kind is 'mood', not one of"),
        (lambda: _conflict("intervalsExclude", "mood"), "scope is 'mood', not one of"),
        (lambda: Unsupported("c", "mood", "notKnown", ""), "reason is 'mood', not one of"),
        (lambda: Unsupported("c", "noListAtAll", "mood", ""), "own list is 'mood', not one of"),
        (lambda: Review("mood", "c", "accepted", "correct", "A", ""), "target is 'mood', not one of"),
        (lambda: Review("claim", "c", "mood", "correct", "A", ""), "verdict is 'mood', not one of"),
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
    "a strength without a level": ("cr:opposingLevel", None),
    "a number that is none": ("cr:supportNumber", Literal("much")),
    "a line without a root": ("cr:root", None),
    "a downgrade that is none of ours": ("cr:downgrade", term("cr:Claim")),
    "a conflict without sides": ("cr:conflictSide", None),
    "a missing source without a reason": ("cr:unsupportedReason", None),
    "a review by nobody": ("cr:reviewer", Literal("")),
    "a reason that is none of ours": ("cr:reviewReason", term("cr:Claim")),
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
