"""Values become quads, and quads become claims again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse, serialize

from graph.answers import sorted_lines
from graph.quads import (
    Run,
    claim_quads,
    concept_quads,
    conflict_quads,
    document_quads,
    finding_quads,
    link_quads,
    proposition_quads,
    read_claims,
    resolution_quads,
    review_quads,
    strength_quads,
    unsupported_quads,
    verdict_quads,
    voice_quads,
    work_quads,
)
from graph.store import OxigraphStore
from graph.terms import DERIVED_GRAPH, PREFIXES, claim_iri, concept_iri, decode_name, encode_name, term, text_iri
from ingest.model import Claim, Concept, Document

RUN = Run("reader-1", "0.1.0")


def _works(world: Any) -> dict[str, Any]:
    return {work.key: work for work in world.works}


GOLDEN: dict[str, Callable[[Any], Iterator[Quad]]] = {
    "claim": lambda world: claim_quads(world.claims[0], run=RUN),
    "negated_claim": lambda world: claim_quads(world.claims[2]),
    "article": lambda world: document_quads(world.texts[0].document, RUN),
    "work": lambda world: work_quads(world.works[0]),
    "finding": lambda world: finding_quads(world.findings[0], _works(world)),
    "concept": lambda world: concept_quads(world.vocabulary[1]),
    "provisional_concept": lambda world: concept_quads(world.texts[1].concepts[0]),
    "link": lambda world: link_quads(world.links[0], _works(world)),
    "verdict": lambda world: verdict_quads(world.verdicts[0], _works(world)),
    "resolution": lambda world: resolution_quads(world.resolutions[0], _works(world)),
    "proposition": lambda world: proposition_quads(world.claims[0]),
    "strength": lambda world: strength_quads(world.strengths[0], _works(world)),
    "voice": lambda world: voice_quads(world.voices[0]),
    "conflict": lambda world: conflict_quads(world.conflicts[0]),
    "unsupported": lambda world: unsupported_quads(world.unsupported[0]),
    "accepted_citation": lambda world: review_quads(world.reviews[0], _works(world)),
    "orphaned_correction": lambda world: review_quads(world.reviews[1], _works(world), orphaned=True),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_quads_are_those_of_the_golden_file(name: str, world: Any, tests_folder: Path, rewrite_golden: bool) -> None:
    path = tests_folder / "golden" / f"{name}.trig"
    quads = list(GOLDEN[name](world))
    if rewrite_golden:
        path.write_bytes(serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b"")
    assert sorted_lines(quads) == sorted_lines(parse(path.read_bytes(), format=RdfFormat.TRIG))


@given(...)
def test_a_claim_read_back_is_the_claim_that_was_written(claim: Claim) -> None:
    store = OxigraphStore.in_memory()
    store.add(claim_quads(claim, run=RUN))
    assert list(read_claims(store)) == [claim]


def test_claims_are_read_back_beside_everything_else(world: Any) -> None:
    store = OxigraphStore.in_memory()
    for text in world.texts:
        store.add(document_quads(text.document, RUN))
        for claim in text.claims:
            store.add(claim_quads(claim, run=RUN))
            store.add(proposition_quads(claim))
    for link in world.links:
        store.add(link_quads(link, _works(world)))
    assert {claim.id: claim for claim in read_claims(store)} == {claim.id: claim for claim in world.claims}


@given(...)
def test_a_claims_own_graph_holds_one_plain_triple_if_and_only_if_it_is_affirmed(claim: Claim) -> None:
    own = [quad for quad in claim_quads(claim) if quad.graph_name == claim_iri(claim)]
    triple = (concept_iri(claim.subject.concept), term(f"cr:{claim.relation}"), concept_iri(claim.object.concept))
    expected = [Quad(*triple, claim_iri(claim))] if claim.affirmed else []
    assert own == expected


@given(...)
def test_all_else_about_a_claim_is_in_its_texts_graph(claim: Claim) -> None:
    graphs = {quad.graph_name for quad in claim_quads(claim)} - {claim_iri(claim)}
    assert graphs == {text_iri(claim.text_sha256)}


@given(...)
def test_there_are_no_blank_nodes(claim: Claim, document: Document, concept: Concept) -> None:
    quads = [*claim_quads(claim), *document_quads(document, RUN), *concept_quads(concept)]
    assert not any(isinstance(part, BlankNode) for quad in quads for part in (quad.subject, quad.object))


@given(...)
def test_writing_twice_adds_nothing(claim: Claim, document: Document) -> None:
    store = OxigraphStore.in_memory()
    store.add([*claim_quads(claim), *document_quads(document, RUN)])
    before = len(store)
    store.add([*claim_quads(claim), *document_quads(document, RUN)])
    assert len(store) == before


@given(...)
def test_any_name_gives_a_valid_iri_and_comes_back(name: str) -> None:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate is no character
        return
    segment = encode_name(name)
    assert decode_name(segment) == name
    assert NamedNode(f"https://example.org/{segment}").value.endswith(segment)


HOSTILE = ["..", ".", "", "a/../b", "<script>", 'a"b', "a b\n", "é", "%2e", "a#b?c", "\x00"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_one_segment_of_an_iri(name: str) -> None:
    assert decode_name(encode_name(name)) == name
    assert not set(encode_name(name)) & set('/<>"#? \n')
    assert encode_name(name).strip(".") or not name


def test_symmetric_claims_both_ways_round_share_a_proposition(world: Any) -> None:
    from dataclasses import replace

    claim = world.claims[0]
    turned = replace(claim, subject=claim.object, object=claim.subject)
    assert sorted_lines(proposition_quads(claim)) == sorted_lines(proposition_quads(turned))
    assert {quad.graph_name for quad in proposition_quads(claim)} == {DERIVED_GRAPH}
