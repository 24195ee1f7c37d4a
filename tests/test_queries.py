"""Each named query answers its test graph (`queries/NAME.trig`) with its table (`queries/NAME.csv`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from graph.answers import Rows
from graph.audit import Fault
from graph.base import KnowledgeBase
from graph.queries import bound_text, named_queries, parse_named_query, run_named
from graph.store import OxigraphStore
from graph.terms import claim_iri, concept_iri, work_iri
from graph.writing import write_generation
from ingest.errors import QueryError

QUERIES = sorted(named_queries())


def _bindings(trig: str) -> dict[str, str]:
    lines = [line.removeprefix("# bind: ") for line in trig.splitlines() if line.startswith("# bind: ")]
    return dict(line.split("=", 1) for line in lines)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_answers_its_test_graph(name: str, tests_folder: Path, rewrite_golden: bool) -> None:
    trig = (tests_folder / "queries" / f"{name}.trig").read_text("utf-8")
    store = OxigraphStore.in_memory()
    store.add(parse(trig, format=RdfFormat.TRIG))
    answer = run_named(store, name, **_bindings(trig)).csv().replace("\r\n", "\n")
    path = tests_folder / "queries" / f"{name}.csv"
    if rewrite_golden:
        path.write_text(answer, "utf-8")
    assert answer == path.read_text("utf-8")


@pytest.mark.parametrize("name", QUERIES)
def test_the_columns_are_those_of_the_header(name: str) -> None:
    query = named_queries()[name]
    answer = run_named(OxigraphStore.in_memory(), name, **{given.name: "1" for given in query.inputs})
    assert answer.variables == query.outputs


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_has_a_description_and_its_inputs_are_columns(name: str) -> None:
    query = named_queries()[name]
    assert query.description.endswith(".")
    assert {given.name for given in query.inputs} <= set(query.outputs)


@pytest.mark.parametrize("name", QUERIES)
def test_each_input_has_a_place_in_the_query_and_every_place_is_filled(name: str) -> None:
    query = named_queries()[name]
    filled = bound_text(OxigraphStore.in_memory(), name, {given.name: "1" for given in query.inputs})
    places = [f"VALUES ?{given.name} {{ UNDEF }}" for given in query.inputs]
    assert all(place in query.text and place not in filled for place in places)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_runs_as_it_stands(name: str) -> None:
    assert OxigraphStore.in_memory().query(named_queries()[name].text) == Rows(named_queries()[name].outputs, ())


CLAIM_QUERIES = [name for name in QUERIES if "claim" in named_queries()[name].outputs]


@pytest.mark.parametrize("name", CLAIM_QUERIES)
def test_an_answer_about_claims_says_which_are_negated_and_which_are_left_open(name: str) -> None:
    assert {"negated", "absence"} <= set(named_queries()[name].outputs)


@pytest.fixture(scope="module")
def base(world: Any, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return write_generation(
        tmp_path_factory.mktemp("queries") / "kb",
        texts=world.texts,
        works=world.works,
        findings=world.findings,
        vocabulary=world.vocabulary,
        links=world.links,
        verdicts=world.verdicts,
        resolutions=world.resolutions,
        faults=[Fault("no-markers", "note", "aching-knees", world.claims[0].text_sha256, "1", None, "none", "why")],
        strengths=world.strengths,
        voices=world.voices,
        conflicts=world.conflicts,
        unsupported=world.unsupported,
        reviews=world.reviews,
    )


# How many rows each query has over the small world of conftest.py, which our own quads make
ON_DISK = {
    "articles": ({}, 2),
    "claims_about": ({"concept": "low-back-pain"}, 2),
    "claims_between": ({"a": "low-back-pain", "b": "knee-osteoarthritis"}, 1),
    "claims_by_relation": ({}, 3),
    "claims_with_figure": ({"figure": 57}, 1),
    "claims_with_drift": ({}, 0),
    "claims_by_author": ({"author": "A. Writer"}, 1),
    "claims_by_design": ({"design": "cross-sectional"}, 1),
    "claims_by_publisher": ({"publisher": "nobody"}, 0),
    "claims_in_article": ({"name": "aching-backs"}, 2),
    "claims_on_retracted_works": ({}, 0),
    "claims_tied": ({}, 3),
    "claims_with_words": ({"words": "low BACK pain"}, 3),
    "comorbidities": ({"condition": "low-back-pain"}, 1),
    "concept_labels": ({}, 5),
    "concepts_under": ({"concept": "low-back-pain"}, 2),
    "faults": ({}, 1),
    "conflicts": ({}, 2),
    "echo_chambers": ({}, 0),
    "evidence_table": ({"concept": "low-back-pain"}, 1),
    "figures_above": ({"least": 50}, 1),
    "findings_of_work": ({"work": "suri-2010"}, 2),
    "interventions_for": ({"condition": "low-back-pain"}, 2),
    "interventions_ranked": ({"condition": "low-back-pain"}, 2),
    "orphan_references": ({}, 0),
    "propositions": ({}, 3),
    "reviews": ({}, 2),
    "references_of_article": ({"name": "aching-knees"}, 1),
    "risk_factors_for": ({"condition": "low-back-pain"}, 0),
    "shared_risk_factors": ({"a": "low-back-pain", "b": "knee-osteoarthritis"}, 0),
    "trace_claim": ({"claim": "7cafb265bfc724191bef"}, 1),
    "unsupported_claims": ({}, 2),
    "what_work_is_cited_for": ({"work": "suri-2010"}, 1),
    "vocabulary_coverage": ({}, 5),
    "wording_by_article": ({}, 3),
    "works": ({}, 1),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_fits_the_graph_that_we_write(name: str, base: KnowledgeBase) -> None:
    bindings, rows = ON_DISK[name]
    assert len(run_named(base.store, name, **bindings)) == rows


def test_a_claim_is_traced_to_the_finding_of_the_work_that_its_reference_names(base: KnowledgeBase, world: Any) -> None:
    (row,) = run_named(base.store, "trace_claim", claim=world.claims[0].id).records()
    assert row["articleTitle"] == "Backs and knees"
    assert row["printed"] == world.texts[0].document.references[0].text
    assert (row["doi"], row["finding"]) == (
        "10.1002/acr.20324",
        "https://w3id.org/claimroot/id/finding/suri-share",
    )
    assert (row["verdict"], row["claimSays"], row["findingSays"]) == (
        "https://w3id.org/claimroot/ns#rounded",
        "about 57%",
        "57.4%",
    )


SAME = {
    "a work by key, DOI, DOI in capitals, IRI": (
        "what_work_is_cited_for",
        "work",
        lambda world: ["suri-2010", "10.1002/acr.20324", "10.1002/ACR.20324", work_iri(world.works[0])],
    ),
    "a concept by id, IRI, term": (
        "claims_about",
        "concept",
        lambda world: ["exercise", concept_iri("exercise").value, concept_iri("exercise")],
    ),
    "a claim by id, IRI": (
        "trace_claim",
        "claim",
        lambda world: [world.claims[0].id, claim_iri(world.claims[0]).value],
    ),
    "a number as text, integer, float, literal": (
        "claims_with_figure",
        "figure",
        lambda world: ["57", 57, 57.0, Literal(57.0)],
    ),
}


@pytest.mark.parametrize(("name", "given", "values"), SAME.values(), ids=SAME.keys())
def test_one_thing_may_be_given_as(name: str, given: str, values: Any, base: KnowledgeBase, world: Any) -> None:
    answers = [run_named(base.store, name, **{given: value}).rows for value in values(world)]
    assert len(answers[0]) == 1
    assert all([row[1:] for row in answer] == [row[1:] for row in answers[0]] for answer in answers)


UNKNOWN = {
    "a name nearly right": (
        ("claims_abut", {}),
        ("no query is named 'claims_abut'", "query", "use one of: claims_about, claims_by_author, claims_tied"),
    ),
    "a lacking binding": (
        ("claims_between", {"a": "knee-pain"}),
        ("claims_between lacks a value for 'b'", "claims_between", "it needs: a (concept), b (concept)"),
    ),
    "a binding too many": (
        ("works", {"key": "suri-2010"}),
        ("works has no input 'key'", "works", "it needs: nothing"),
    ),
    "a word for a number": (
        ("claims_with_figure", {"figure": "half"}),
        ("not a number: 'half'", "figure", "write it like 57 or 0.67"),
    ),
    "an IRI with a gap": (
        ("claims_about", {"concept": "https://example.org/a b"}),
        ("not an IRI: 'https://example.org/a b' (Invalid IRI code point ' ')", "concept", "percent-encode it"),
    ),
}


@pytest.mark.parametrize(("call", "error"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_cannot_be_run_is_told(call: Any, error: tuple[str, str, str]) -> None:
    with pytest.raises(QueryError) as caught:
        run_named(OxigraphStore.in_memory(), call[0], **call[1])
    assert caught.value.args == error


HOSTILE = ["../../x", '"> . } #', "a b", "{}", "?x", "<>", "\n"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_a_thing_that_nothing_is_said_of(value: str, base: KnowledgeBase) -> None:
    for name, given in (("claims_about", "concept"), ("trace_claim", "claim"), ("what_work_is_cited_for", "work")):
        assert run_named(base.store, name, **{given: value}).rows == ()


def test_a_header_is_read_whatever_its_order() -> None:
    text = "# What it says,\n# on two lines.\n# out:   ?a ?b\n#        ?c, one row a claim, ordered by ?z\n"
    text += "# in:    ?a  number\nASK {}"
    query = parse_named_query("mine", text)
    assert (query.description, query.outputs) == ("What it says, on two lines.", ("a", "b", "c"))
    assert [(given.name, given.kind) for given in query.inputs] == [("a", "number")]


def test_an_answer_is_rows(base: KnowledgeBase) -> None:
    assert isinstance(run_named(base.store, "works"), Rows)
