"""Every store answers alike (embedded Oxigraph, its server, Virtuoso, rdflib in memory), and says so if it cannot."""

from __future__ import annotations

import contextlib
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from claimroot.building import build_from_files
from graph.answers import Rows, Triples, Truth, sorted_lines
from graph.base import KnowledgeBase
from graph.dataset import view_dataset
from graph.endpoint import BATCH_QUADS, EndpointStore
from graph.memory import RdflibStore
from graph.queries import named_queries, run_named
from graph.staging import STAGED, staged_count
from graph.store import OxigraphStore, Store
from graph.terms import REVIEW_GRAPH, WORKS_GRAPH, claim_iri, term
from ingest.errors import ClaimrootError, KnowledgeBaseError, QueryError

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
CR = "PREFIX cr: <https://w3id.org/claimroot/ns#> "
INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


def _serve_oxigraph(folder: Path) -> Iterator[Store]:
    if not OXIGRAPH.exists():
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    port = _free_port()
    command = [str(OXIGRAPH), "serve", "--location", str(folder / "server"), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        store = EndpointStore.at(f"http://127.0.0.1:{port}/query,http://127.0.0.1:{port}/update")
        yield store
        store.close()
    finally:
        process.kill()
        process.wait()


def _serve_virtuoso(folder: Path) -> Iterator[Store]:
    program, sql_client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or sql_client is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource")
    home = folder / "virtuoso"
    home.mkdir()
    sql, port = _free_port(), _free_port()
    (home / "virtuoso.ini").write_text(INI.format(sql=sql, http=port), "utf-8")
    process = subprocess.Popen([program, "-f", "-c", "virtuoso.ini"], cwd=home, stderr=subprocess.DEVNULL)
    try:
        _wait_for(sql, process)
        _wait_for(port, process)
        grant = 'exec=GRANT SPARQL_UPDATE TO "SPARQL";'
        subprocess.run([sql_client, f"127.0.0.1:{sql}", "dba", "dba", grant], check=True, capture_output=True)
        store = EndpointStore.at(f"http://127.0.0.1:{port}/sparql,http://127.0.0.1:{port}/sparql")
        yield store
        store.close()
    finally:
        process.kill()
        process.wait()


def _embedded(folder: Path) -> Iterator[Store]:
    store = OxigraphStore.in_memory()
    yield store
    store.close()


def _rdflib(folder: Path) -> Iterator[Store]:
    yield RdflibStore()


STORES: dict[str, Callable[[Path], Iterator[Store]]] = {
    "embedded": _embedded,
    "oxigraph-server": _serve_oxigraph,
    "virtuoso": _serve_virtuoso,
    "rdflib": _rdflib,
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return build_from_files([], tmp_path_factory.mktemp("stores") / "demo.kb")[0]


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty store of each kind."""
    yield from STORES[request.param](tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def filled(store: Store, demo: KnowledgeBase) -> Store:
    """The store with the demo knowledge base in it."""
    store.add(demo.store.quads())
    return store


# One suite over every store -------------------------------------------------------------------------------------------


def _given(demo: KnowledgeBase) -> dict[str, Any]:
    document = next(iter(demo.documents()))
    return {
        "concept": "low-back-pain",
        "condition": "low-back-pain",
        "a": "exercise",
        "b": "knee-pain",
        "figure": 57,
        "least": 40,
        "words": "Knee",
        "work": "suri-2010",
        "claim": next(iter(demo.links())).claim,
        "design": "cross-sectional",
        "author": document.author or "unknown",
        "publisher": document.publisher or "unknown",
        "name": document.name,
    }


def _comparable(row: dict[str, Any]) -> str:
    return repr({name: int(value) if isinstance(value, bool) else value for name, value in row.items()})


@pytest.mark.parametrize("name", named_queries())
def test_a_named_query_has_the_same_answer_everywhere(name: str, filled: Store, demo: KnowledgeBase) -> None:
    given = _given(demo)
    bound = {one.name: given[one.name] for one in named_queries()[name].inputs}
    wanted, found = (run_named(one, name, **bound).records() for one in (demo.store, filled))
    # Engines order words by rules of their own; Virtuoso's expressions give 1 and 0 for true and false.
    assert sorted(map(_comparable, found)) == sorted(map(_comparable, wanted))


def test_what_was_added_is_there(filled: Store, demo: KnowledgeBase) -> None:
    claim = claim_iri(next(iter(demo.links())).claim)
    assert sorted(str(quad.predicate) for quad in filled.quads(claim)) == sorted(
        str(quad.predicate) for quad in demo.store.quads(claim)
    )
    assert filled.holds_graph(WORKS_GRAPH.value)
    assert not filled.holds_graph("https://example.org/none")


HARD = [Literal('a "b" \\ \n\t c'), Literal("“é” ≥ 57 %", language="en"), Literal(True), Literal(3), Literal(57.5)]


@pytest.mark.parametrize("value", HARD, ids=str)
def test_a_value_comes_back_as_it_went_in(value: Literal, store: Store) -> None:
    thing, graph = NamedNode("https://example.org/a"), NamedNode("https://example.org/graph")
    store.add([Quad(thing, term("cr:words"), value, graph)])
    (quad,) = [quad for quad in store.quads(thing, term("cr:words"), None, graph) if quad.object == value]
    assert quad == Quad(thing, term("cr:words"), value, graph)


def test_every_form_of_query_is_answered(filled: Store) -> None:
    assert filled.query(CR + "ASK { ?claim a cr:Claim }") == Truth(True)
    assert filled.query(CR + "ASK { ?claim cr:no_such_thing ?x }") == Truth(False)
    built = filled.query(CR + "CONSTRUCT { ?c a cr:Claim } WHERE { ?c a cr:Claim ; cr:negated true }")
    assert isinstance(built, Triples)
    counted = filled.query(CR + "SELECT (COUNT(?c) AS ?n) { ?c a cr:Claim ; cr:negated true }")
    assert isinstance(counted, Rows)
    assert counted.records() == ({"n": len(built)},)
    told = filled.query("DESCRIBE <https://w3id.org/claimroot/id/concept/low-back-pain>")
    assert isinstance(told, Triples)
    assert len(told) > 3


def test_a_value_is_bound(filled: Store, demo: KnowledgeBase) -> None:
    claim = claim_iri(next(iter(demo.links())).claim)
    found = filled.query(CR + "SELECT ?claim ?quote { ?claim cr:quote ?quote }", {"claim": claim})
    assert isinstance(found, Rows)
    assert [row["claim"] for row in found.records()] == [claim.value]


def test_from_narrows_to_a_graph_of_ours(filled: Store, demo: KnowledgeBase) -> None:
    query = f"{CR}SELECT ?work FROM <{WORKS_GRAPH.value}> {{ ?work a cr:Work }}"
    found = filled.query(query)
    assert isinstance(found, Rows)
    assert len(found) == len(list(demo.works()))
    assert filled.query(f"{CR}ASK FROM <{WORKS_GRAPH.value}> {{ ?claim a cr:Claim }}") == Truth(False)


BAD = {
    "a call": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "an update": "DELETE WHERE { ?s ?p ?o }",
    "a graph from outside": "SELECT * FROM <http://127.0.0.1:9/g> { ?s ?p ?o }",
    "no query": "SELECT * {",
    "an unknown function": "SELECT (<https://example.org/f>(1) AS ?x) { ?s ?p ?o } ORDER BY ?x LIMIT 1",
}


@pytest.mark.parametrize("sparql", list(BAD.values())[:4], ids=list(BAD)[:4])
def test_what_may_not_run_is_refused(sparql: str, filled: Store) -> None:
    with pytest.raises(QueryError):
        filled.query(sparql)


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_rdflib_sees_every_store(filled: Store, demo: KnowledgeBase) -> None:
    view = view_dataset(filled)
    cr = rdflib.Namespace("https://w3id.org/claimroot/ns#")
    assert len(set(view.subjects(rdflib.RDF.type, cr.Claim))) == demo.counts["claims"]
    assert rdflib.URIRef(WORKS_GRAPH.value) in {graph.identifier for graph in view.graphs()}
    (row,) = view.query("SELECT (COUNT(*) AS ?n) { ?work a cr:Work }")
    assert row[0].toPython() == len(list(demo.works()))


# rdflib's Dataset -----------------------------------------------------------------------------------------------------


@pytest.fixture
def view(demo: KnowledgeBase) -> rdflib.Dataset:
    return view_dataset(demo.store)


RDFLIB = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")


@RDFLIB
def test_the_view_holds_the_quads_of_the_copy(view: rdflib.Dataset, demo: KnowledgeBase) -> None:
    copy = demo.store.to_dataset()
    graph = rdflib.URIRef(WORKS_GRAPH.value)
    assert set(view.graph(graph)) == set(copy.graph(graph))
    assert len(view.graph(graph)) == len(copy.graph(graph))
    assert len(view) == len(set(copy.triples((None, None, None))))


@RDFLIB
def test_the_view_answers_prepared_queries_by_rdflib(view: rdflib.Dataset) -> None:
    from rdflib.plugins.sparql import prepareQuery

    query = prepareQuery(CR + "SELECT ?title { ?work a cr:Work ; <http://purl.org/dc/terms/title> ?title }")
    text = str(query.algebra and CR + "SELECT ?title { ?work a cr:Work ; <http://purl.org/dc/terms/title> ?title }")
    assert sorted(view.query(query)) == sorted(view.query(text))


@pytest.mark.parametrize("change", ["add", "remove", "update"])
@RDFLIB
def test_the_view_is_read_only(change: str, view: rdflib.Dataset) -> None:
    triple = (rdflib.URIRef("https://example.org/a"), rdflib.RDF.type, rdflib.RDFS.Class)
    given = ("INSERT DATA { <https://example.org/a> a <https://example.org/b> }") if change == "update" else triple
    with pytest.raises(QueryError, match="read-only"):
        getattr(view, change)(given)


@RDFLIB
def test_what_no_store_can_hold_is_not_found(view: rdflib.Dataset) -> None:
    assert (rdflib.URIRef("https://example.org/a b"), None, None) not in view


# Over HTTP ------------------------------------------------------------------------------------------------------------


def _quad(name: str, graph: NamedNode = WORKS_GRAPH) -> Quad:
    return Quad(NamedNode(f"https://example.org/{name}"), term("rdf:type"), term("cr:Work"), graph)


REVIEWED, THEIRS = _quad("reviewed", REVIEW_GRAPH), _quad("theirs", NamedNode("https://example.org/graph"))
SERVERS = {"oxigraph-server": _serve_oxigraph, "virtuoso": _serve_virtuoso}


def _kept(store: Store) -> list[str]:
    """Return what the store holds of ours and of `THEIRS`; Virtuoso brings graphs of its own."""
    ours = ("https://w3id.org/claimroot/", "https://example.org/")
    return sorted_lines(quad for quad in store.quads() if str(quad.graph_name).strip("<").startswith(ours))


@pytest.mark.parametrize("serve", SERVERS.values(), ids=SERVERS.keys())
def test_loading_again_replaces_what_was_loaded_and_keeps_reviews(serve: Any, tmp_path: Path) -> None:
    for endpoint in serve(tmp_path):
        endpoint.add([_quad("old"), _quad("both"), REVIEWED, THEIRS])
        assert endpoint.replace([_quad("both"), _quad("new"), REVIEWED]) == 3
        assert _kept(endpoint) == sorted_lines([_quad("both"), _quad("new"), REVIEWED, THEIRS])


LOADER = """
import sys
from claimroot.cli import main
sys.argv = ["claimroot", "load", "--store", sys.argv[1], "--kb", sys.argv[2]]
main()
"""


def _asked(endpoint: Store) -> tuple[list[str], ...]:
    """Return what some named queries answer, and what a pattern of one's own finds."""
    named = [run_named(endpoint, name).csv() for name in ("works", "claims_by_relation", "propositions")]
    own = endpoint.answer(CR + "SELECT ?a ?b { ?a cr:causes|cr:cites|a ?b }")
    assert isinstance(own, Rows)
    return ([*named, *sorted(own.csv().splitlines())],)


def test_a_load_that_is_killed_leaves_the_knowledge_base_that_was_there(tmp_path: Path, demo: KnowledgeBase) -> None:
    for endpoint in _serve_oxigraph(tmp_path):
        assert isinstance(endpoint, EndpointStore)
        endpoint.replace([_quad("old"), REVIEWED])
        before = _asked(endpoint)
        address = f"{endpoint.query_url},{endpoint.update_url}"
        for wanted in (1, 5_000, 20_000):  # quads that have arrived when it is killed
            loader = subprocess.Popen([sys.executable, "-c", LOADER, address, str(demo.folder)])
            try:
                for _ in range(3_000):
                    if _waiting(endpoint) >= wanted:
                        break
                    time.sleep(0.01)
                assert loader.poll() is None
            finally:
                loader.kill()
                loader.wait()
            assert _waiting(endpoint) >= wanted
            assert _asked(endpoint) == before
        assert endpoint.replace(demo.store.quads()) > 20_000
        assert _waiting(endpoint) == 0
        assert _kept(endpoint) == sorted_lines([*demo.store.quads(), REVIEWED])


def _waiting(endpoint: Store) -> int:
    found = endpoint.answer(staged_count(STAGED))
    assert isinstance(found, Rows)
    return int(found.records()[0]["n"])


def test_a_load_that_another_one_disturbs_changes_nothing(tmp_path: Path) -> None:
    for endpoint in _serve_oxigraph(tmp_path):
        assert isinstance(endpoint, EndpointStore)
        endpoint.add([_quad("old")])

        def disturbed(other: EndpointStore = endpoint) -> Iterator[Quad]:
            yield from (_quad(f"first-{number}") for number in range(BATCH_QUADS))
            other.replace([_quad("other")])
            yield _quad("last")

        with pytest.raises(KnowledgeBaseError, match="some of what was sent is not there: nothing was changed"):
            endpoint.replace(disturbed())
        assert str(_quad("other")) in "\n".join(_kept(endpoint))
        assert "first-" not in "\n".join(_asked(endpoint)[0])


def _answering(status: int, body: bytes, headers: dict[str, str], pause_s: float = 0.0) -> Iterator[str]:
    """Serve one answer to every request, on loopback."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(pause_s)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):  # who asked may have gone
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/query"
        server.shutdown()


ROWS = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}}]}}'
FAULTY = {
    "half an answer": (200, ROWS[:60], {}, "the store's answer is not whole"),
    "an error after the answer began": (200, ROWS[:-2] + b"The operation was cancelled", {}, "not whole"),
    "a partial answer that says 200": (200, ROWS, {"X-SQL-State": "S1TAT", "X-SQL-Message": "timeout"}, "broke off"),
    "an answer cut at the server's own limit": (200, ROWS, {"X-SPARQL-MaxRows": "1"}, "cuts answers at 1 rows"),
    "a refusal": (403, b"no", {}, "the store refuses (HTTP 403): no"),
    "an error of the server": (500, b"oh dear", {}, "could not answer (HTTP 500): oh dear"),
    "a fault of syntax": (400, b"error at 1:7: expected WHERE", {}, "not a SPARQL query: expected WHERE"),
    "a way to elsewhere": (302, b"", {"Location": "http://127.0.0.1:9/"}, "could not answer (HTTP 302)"),
    "a page of HTML": (200, b"<html></html>", {}, "not whole"),
}


@pytest.mark.parametrize(("status", "body", "headers", "said"), FAULTY.values(), ids=FAULTY.keys())
def test_an_answer_that_is_not_whole_is_no_answer(status: int, body: bytes, headers: Any, said: str) -> None:
    for url in _answering(status, body, headers):
        store = EndpointStore(url)
        with pytest.raises(ClaimrootError) as caught:
            store.answer("SELECT ?a { ?a ?b ?c }")
        assert said in caught.value.what
        store.close()


def test_a_whole_answer_is_taken() -> None:
    for url in _answering(200, ROWS, {"X-SPARQL-MaxRows": "2"}):
        store = EndpointStore(url)
        assert store.answer("SELECT ?a { ?a ?b ?c }") == Rows(("a",), ((Literal("x"),),))
        store.close()


def test_an_endpoint_that_is_too_slow_is_left() -> None:
    for url in _answering(200, ROWS, {}, pause_s=1.0):
        store = EndpointStore(url, timeout_s=0.2)
        with pytest.raises(QueryError, match=r"no answer in 0\.2 s"):
            store.answer("SELECT ?a { ?a ?b ?c }")
        store.close()


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with pytest.raises(KnowledgeBaseError, match="the store does not answer"):
        EndpointStore(f"http://127.0.0.1:{_free_port()}/query").answer("ASK {}")


def test_an_endpoint_without_an_update_address_takes_nothing() -> None:
    with pytest.raises(KnowledgeBaseError, match="the store has no update URL"):
        EndpointStore("http://127.0.0.1:9/query").add(
            [Quad(term("cr:Work"), term("rdf:type"), term("rdfs:Class"), WORKS_GRAPH)]
        )


@pytest.mark.parametrize(
    "address", ["", "kb", "file:///etc/hosts", "http://", "http://a,http://b,http://c", "http://[x"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(KnowledgeBaseError, match="not the address of a store"):
        EndpointStore.at(address)
