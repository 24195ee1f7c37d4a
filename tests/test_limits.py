"""A query from outside is stopped at its limits of time, memory and rows, and reaches no network."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import psutil
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.answers import Rows, Triples, Truth
from graph.limits import Limits, ask_within
from graph.store import OxigraphStore
from ingest.errors import QueryError

WORKER = Path(__file__).parents[1] / "graph" / "worker.py"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> OxigraphStore:
    folder = tmp_path_factory.mktemp("limits") / "store"
    graph, about = NamedNode("https://example.org/graph"), NamedNode("https://example.org/about")
    quads = (Quad(NamedNode(f"https://example.org/{n}"), about, Literal(f"{n} " * 20), graph) for n in range(3000))
    OxigraphStore.create(folder, quads)
    return OxigraphStore.open(folder)


def test_each_form_of_query_is_answered_as_the_store_answers_it(store: OxigraphStore) -> None:
    for sparql in (
        "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s LIMIT 20",
        "ASK { ?s ?p ?o }",
        "ASK { ?s ?p 5 }",
        "DESCRIBE <https://example.org/7>",
        "CONSTRUCT { ?s a ?p } WHERE { ?s ?p '7 ' }",
    ):
        assert ask_within(store, sparql).answer == store.query(sparql)


TERMS = """SELECT ?x ?y { VALUES (?x ?y) {
  ("a\\tb\\nc\\\\ \\"q\\"" UNDEF) (UNDEF 3) ("é"@en true) (<https://example.org/x> 5.5e0) ("" "2024-01-02"^^<http://www.w3.org/2001/XMLSchema#date>)
} }"""


@pytest.mark.parametrize("sparql", [TERMS, 'SELECT ?x { VALUES ?x { UNDEF "" UNDEF } }'])
def test_every_term_comes_through_the_pipe(sparql: str, store: OxigraphStore) -> None:
    assert ask_within(store, sparql).answer == store.query(sparql)


def test_a_query_that_takes_too_long_is_killed(store: OxigraphStore) -> None:
    before = set(psutil.Process().children())
    with pytest.raises(QueryError) as caught:
        ask_within(store, PRODUCT, Limits(timeout_s=1))
    assert caught.value.args == ("stopped: no answer in 1 s", "query", "ask for less, or allow more time")
    assert set(psutil.Process().children()) <= before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited by RLIMIT_AS")
def test_a_query_that_needs_too_much_memory_is_killed_and_the_store_lives_on(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match="stopped: the query needs more than 200 MB of memory"):
        ask_within(store, "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f", Limits(memory_mb=200, timeout_s=60))
    assert ask_within(store, "ASK { ?s ?p ?o }", Limits(memory_mb=200)).answer == Truth(True)


def test_rows_and_triples_are_cut_and_that_is_said(store: OxigraphStore) -> None:
    rows = ask_within(store, "SELECT * { ?s ?p ?o }", Limits(max_rows=10))
    assert (isinstance(rows.answer, Rows) and len(rows.answer), rows.truncated) == (10, True)
    triples = ask_within(store, "CONSTRUCT WHERE { ?s ?p ?o }", Limits(max_rows=10))
    assert (isinstance(triples.answer, Triples) and len(triples.answer), triples.truncated) == (10, True)
    whole = ask_within(store, "SELECT * { ?s ?p ?o }", Limits(max_rows=3000))
    assert (isinstance(whole.answer, Rows) and len(whole.answer), whole.truncated) == (3000, False)


def test_an_answer_is_cut_at_its_bytes(store: OxigraphStore) -> None:
    found = ask_within(store, "SELECT * { ?s ?p ?o }", Limits(max_bytes=5_000))
    assert found.truncated
    assert isinstance(found.answer, Rows)
    assert 0 < len(found.answer) < 100


def test_a_store_in_memory_is_cut_at_its_rows() -> None:
    store = OxigraphStore.in_memory()
    name = NamedNode("https://example.org/a")
    store.add([Quad(name, name, Literal(n), name) for n in range(5)])
    found = ask_within(store, "SELECT * { ?s ?p ?o }", Limits(max_rows=3))
    assert (isinstance(found.answer, Rows) and len(found.answer), found.truncated) == (3, True)


REFUSED = {
    "a call": ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE asks another server"),
    "an update": ("CLEAR ALL", "an update, not a query"),
    "a fault of syntax": ("SELECT * {", "not a SPARQL query: it ends too early"),
    "a function that nobody knows": ("SELECT (<https://example.org/f>(1) AS ?x) {}", "the query failed"),
}


@pytest.mark.parametrize(("sparql", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_run_is_told(sparql: str, said: str, store: OxigraphStore) -> None:
    with pytest.raises(QueryError) as caught:
        ask_within(store, sparql)
    assert said in caught.value.what


def _run_unguarded(folder: Path, sparql: str) -> dict[str, Any]:
    """Run a query in the worker without the guard before it."""
    job = {"folder": str(folder), "sparql": sparql, "union": True, "max_rows": 9, "max_bytes": 999, "cpu_s": 60}
    done = subprocess.run(
        [sys.executable, "-P", str(WORKER)],
        input=json.dumps(job | {"memory_bytes": 1 << 30}).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    head: dict[str, Any] = json.loads(done.stdout.partition(b"\n")[0])
    return head


def test_the_system_stops_a_call_that_the_guard_did_not_see(store: OxigraphStore) -> None:
    calls: list[Any] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(3)

        def listen() -> None:
            try:
                calls.append(server.accept()[1])
            except TimeoutError:
                return

        listener = threading.Thread(target=listen)
        listener.start()
        assert store.folder is not None
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        head = _run_unguarded(store.folder, f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}")
        listener.join()
    if not head["isolated"]:
        pytest.skip("this system gives no network name space: the guard is the only barrier")
    assert calls == []
    assert head["kind"] == "failed"
