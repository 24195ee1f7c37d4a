"""The store answers queries over the union of its graphs, and runs nothing that reaches outside or changes it."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from graph.answers import Rows, Triples, Truth, plain_value, sorted_lines
from graph.quads import claim_quads
from graph.store import OxigraphStore
from graph.terms import WORKS_GRAPH, claim_iri, term
from ingest.errors import KnowledgeBaseError, QueryError

CR = "PREFIX cr: <https://w3id.org/claimroot/ns#> "


@pytest.fixture
def store(world: Any) -> OxigraphStore:
    filled = OxigraphStore.in_memory()
    for claim in world.claims:
        filled.add(claim_quads(claim))
    return filled


def test_the_default_graph_is_the_union_of_all(store: OxigraphStore) -> None:
    assert store.query(CR + "ASK { ?a cr:co_occurs_with ?b . ?claim cr:quote ?quote }") == Truth(True)


def test_a_plain_pattern_never_finds_what_an_article_denies(store: OxigraphStore) -> None:
    assert store.query(CR + "ASK { ?a cr:prevents ?b }") == Truth(False)
    assert store.query(CR + "ASK { ?claim cr:relation cr:prevents ; cr:negated true }") == Truth(True)


def test_a_graph_pattern_gives_the_claim_behind_an_edge(store: OxigraphStore, world: Any) -> None:
    answer = store.query(CR + "SELECT ?claim { GRAPH ?claim { ?a cr:co_occurs_with ?b } }")
    assert answer == Rows(("claim",), ((claim_iri(world.claims[0]),),))


def test_a_construct_gives_triples(store: OxigraphStore) -> None:
    answer = store.query(CR + "CONSTRUCT { ?a cr:associated_with ?b } WHERE { ?a cr:co_occurs_with ?b }")
    assert isinstance(answer, Triples)
    assert len(answer) == 1


def test_a_value_is_bound_and_not_pasted(store: OxigraphStore, world: Any) -> None:
    query = CR + "SELECT ?claim ?quote { ?claim cr:quote ?quote }"
    answer = store.query(query, {"claim": claim_iri(world.claims[1])})
    assert isinstance(answer, Rows)
    assert [row["quote"] for row in answer.records()] == ["Exercise may ease chronic low back pain."]
    hostile = Literal('"} UNION { ?s ?p ?o } #')
    assert store.query(query, {"quote": hostile}) == Rows(("claim", "quote"), ())


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (Literal(57.4), 57.4),
        (Literal(3), 3),
        (Literal(True), True),
        (Literal("knee", language="en"), "knee"),
        (Literal("2.50", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), 2.5),
        (Literal("many", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")), "many"),
        (NamedNode("https://example.org/a"), "https://example.org/a"),
        (None, None),
    ],
)
def test_a_term_has_a_plain_value(literal: Any, value: Any) -> None:
    assert (plain_value(literal), type(plain_value(literal))) == (value, type(value))


def test_rows_are_written_as_csv_json_and_frame() -> None:
    rows = Rows(("quote", "value"), ((Literal('he said, "ow"', language="en"), Literal(57.0)), (None, None)))
    assert rows.csv() == 'quote,value\r\n"he said, ""ow""",57\r\n,\r\n'
    assert rows.json()["results"]["bindings"][0] == {
        "quote": {"type": "literal", "value": 'he said, "ow"', "xml:lang": "en"},
        "value": {"type": "literal", "value": "57", "datatype": "http://www.w3.org/2001/XMLSchema#double"},
    }
    assert rows.json()["results"]["bindings"][1] == {}
    assert rows.frame().shape == (2, 2)


# What is refused ------------------------------------------------------------------------------------------------------

SERVICE = ("SERVICE asks another server", "query", "leave it out: queries see this knowledge base only")
NO_UPDATE = ("an update, not a query", "query", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; build changes data")
AT_FAULT = "correct it there or just before"
REFUSED = {
    "an open brace": (
        "SELECT *\nWHERE { ?s ?p ?o",
        ("not a SPARQL query: it ends too early", "line 2, column 17", AT_FAULT),
    ),
    "half a triple": (
        "SELECT * {\n  ?s ?p }",
        ("not a SPARQL query: cannot read '?s ?p }'", "line 2, column 3", AT_FAULT),
    ),
    "nothing": (" \n", ("an empty query", "query", "write a SELECT, ASK, CONSTRUCT or DESCRIBE")),
    "a call to a server": ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", SERVICE),
    "a silent call": ("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", SERVICE),
    "a call in a filter": ("ASK { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }", SERVICE),
    "a call in a subquery": ("SELECT * { { SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }", SERVICE),
    "a call in an expression": (
        "SELECT (EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } AS ?x) { ?s ?p ?o }",
        SERVICE,
    ),
    "a call after a comment that a carriage return ends": (
        "SELECT * { # a comment\rSERVICE <http://127.0.0.1:9/> { ?s ?p ?o }\n}",
        SERVICE,
    ),
    "a call behind an escaped quote": (
        'SELECT * { ?s ?p "\\u0022" . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } ?s ?p "\\u0022" }',
        SERVICE,
    ),
    "a graph from outside": (
        "SELECT * FROM <http://127.0.0.1:9/g> { ?s ?p ?o }",
        ("FROM names a graph that is not here: <http://127.0.0.1:9/g>", "query", "leave it out, or name one of ours"),
    ),
    "a named graph from a file": (
        "SELECT * FROM NAMED <file:///etc/hosts> { ?s ?p ?o }",
        ("FROM names a graph that is not here: <file:///etc/hosts>", "query", "leave it out, or name one of ours"),
    ),
    "a deletion": ("DELETE WHERE { ?s ?p ?o }", NO_UPDATE),
    "an insertion": ("INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }", NO_UPDATE),
    "a load": ("LOAD <http://127.0.0.1:9/>", NO_UPDATE),
    "too deep": (
        "SELECT * " + "{" * 200 + "}" * 200,
        ("the query is too long or too deeply nested", "query", "split it into several"),
    ),
    "too long": ("#" * 70_000, ("a query of 70000 characters", "query", "keep it under 65536")),
}


@pytest.mark.parametrize(("sparql", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_a_query_is_refused_that_is(sparql: str, error: tuple[str, str, str], store: OxigraphStore) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(sparql)
    assert caught.value.args == error


ALLOWED = {
    "the word in a string": 'SELECT * { ?s ?p "SERVICE <http://x> { }" }',
    "the word in a comment": "SELECT * { ?s ?p ?o } # SERVICE <http://x> {}",
    "an escape in a string": 'SELECT * { ?s ?p "caf\\u00E9 \\\\u" }',
    "a graph of ours": f"SELECT * FROM <{WORKS_GRAPH.value}> {{ ?s ?p ?o }}",
    "a path": CR + "SELECT * { ?s (cr:causes|^cr:relieves)+ ?o }",
}


@pytest.mark.parametrize("sparql", ALLOWED.values(), ids=ALLOWED.keys())
def test_a_query_may_hold(sparql: str, store: OxigraphStore) -> None:
    store.add([Quad(term("cr:Claim"), term("rdf:type"), term("rdfs:Class"), WORKS_GRAPH)])
    assert isinstance(store.query(sparql), Rows)


def test_a_from_clause_narrows_the_query_to_its_graph(store: OxigraphStore) -> None:
    store.add([Quad(term("cr:Claim"), term("rdf:type"), term("rdfs:Class"), WORKS_GRAPH)])
    answer = store.query(f"SELECT ?s FROM <{WORKS_GRAPH.value}> {{ ?s ?p ?o }}")
    assert answer == Rows(("s",), ((term("cr:Claim"),),))


def test_a_refused_query_calls_nobody(store: OxigraphStore) -> None:
    calls: list[Any] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)

        def listen() -> None:
            try:
                calls.append(server.accept()[1])
            except TimeoutError:
                return

        listener = threading.Thread(target=listen)
        listener.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(QueryError):
            store.query(f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}")
        listener.join()
    assert calls == []


BAD_BINDINGS = {
    "not in the SELECT": ({"claim": Literal(1)}, "bindings", "bind only variables of the SELECT"),
    "no name": ({"a b": Literal(1)}, "bindings", "use letters, digits and _"),
}


@pytest.mark.parametrize(("bindings", "where", "mend"), BAD_BINDINGS.values(), ids=BAD_BINDINGS.keys())
def test_a_binding_is_refused_that_is(bindings: Any, where: str, mend: str, store: OxigraphStore) -> None:
    with pytest.raises(QueryError) as caught:
        store.query("SELECT ?s { ?s ?p ?o }", bindings)
    assert (caught.value.where, caught.value.mend) == (where, mend)


# On disk, and in rdflib -----------------------------------------------------------------------------------------------


def test_a_store_on_disk_holds_what_it_was_made_of(world: Any, tmp_path: Path) -> None:
    quads = list(claim_quads(world.claims[0]))
    OxigraphStore.create(tmp_path / "store", iter(quads))
    first, second = (OxigraphStore.open(tmp_path / "store") for _ in range(2))
    assert sorted_lines(first.quads()) == sorted_lines(second.quads()) == sorted_lines(quads)


def test_a_store_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeBaseError, match="the store is missing"):
        OxigraphStore.open(tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_closed_store_says_so(store: OxigraphStore) -> None:
    store.close()
    with pytest.raises(KnowledgeBaseError, match="the store is closed"):
        store.query("ASK { ?s ?p ?o }")


# rdflib warns of its own use of `Dataset.default_context`
RDFLIB = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")


@RDFLIB
def test_rdflib_gets_the_same_quads_with_strings_as_it_writes_them(store: OxigraphStore) -> None:
    dataset = store.to_dataset()
    assert len(list(dataset.quads())) == len(store)
    rule = rdflib.URIRef("https://w3id.org/claimroot/ns#rule")
    assert rdflib.Literal("verb") in set(dataset.objects(None, rule))


@RDFLIB
def test_rdflib_answers_a_query_as_the_store_does(store: OxigraphStore) -> None:
    query = CR + "SELECT ?quote ?negated { ?claim cr:quote ?quote ; cr:negated ?negated } ORDER BY ?quote"
    ours, theirs = store.query(query), store.to_dataset().query(query)
    assert isinstance(ours, Rows)
    assert [tuple(row.values()) for row in ours.records()] == [(str(row[0]), row[1].toPython()) for row in theirs]
