"""A store behind HTTP: any engine that speaks the SPARQL 1.1 Protocol, such as Oxigraph's server or Virtuoso.

Source: SPARQL 1.1 Protocol (W3C Recommendation 2013), sections 2.1.2 and 2.2.1 (POST with URL-encoded parameters).
An answer counts only if it is whole: some engines break off in the middle and still say 200.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyoxigraph as ox
import urllib3
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from ingest.errors import KnowledgeBaseError, QueryError

from .answers import Answer, Rows, Triples, Truth
from .binding import Binding, with_values
from .staging import stage_name, staged_count, staged_quads, switch, waiting_graphs
from .store import answer_of, syntax_error
from .terms import XSD

if TYPE_CHECKING:
    import rdflib

TIMEOUT_S = 60.0
"""How long an answer may take, from the first byte sent to the last one read."""
SWITCH_TIMEOUT_S = 3_600.0
"""How long putting a whole knowledge base in place may take: some 5,000 quads a second on Oxigraph's server."""
MAX_ANSWER_BYTES = 256 << 20
BATCH_QUADS = 1_000
"""Quads in one request when loading: Virtuoso refuses statements of more than some 10,000 lines."""
_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_ACCEPT = {"SELECT": _ROWS, "ASK": _ROWS, "CONSTRUCT": _TRIPLES, "DESCRIBE": _TRIPLES}
_VIRTUOSO_ASK = ("__ASK_RETVAL",)  # it answers ASK with a row that says 1, or with none
_CHUNK = 1 << 16


class EndpointStore:
    """A SPARQL 1.1 endpoint as a store: `query_url` answers, `update_url`, where given, takes quads.

    The default graph is asked for as the union of all graphs: Oxigraph's server does so on the parameter that we send,
    Virtuoso always does; an engine whose default graph is empty must be set to it. Virtuoso's expressions give 1 and 0
    for true and false, and it orders words by a collation of its own. Raises KnowledgeBaseError where
    nobody answers, QueryError where the engine refuses.

    >>> EndpointStore.at("http://127.0.0.1:7878/query,http://127.0.0.1:7878/update").query_url
    'http://127.0.0.1:7878/query'
    """

    def __init__(self, query_url: str, update_url: str | None = None, *, timeout_s: float = TIMEOUT_S) -> None:
        self.query_url, self.update_url, self.timeout_s = query_url, update_url, timeout_s
        self._pool = urllib3.PoolManager(retries=False, maxsize=4)

    @classmethod
    def at(cls, urls: str, *, timeout_s: float = TIMEOUT_S) -> EndpointStore:
        """Return the endpoint at the query URL and, after a comma, the update URL. Raises KnowledgeBaseError."""
        parts = [part.strip() for part in urls.split(",")]
        if len(parts) > 2 or not all(_is_http(part) for part in parts):
            mend = "write it as http://HOST/query or http://HOST/query,http://HOST/update"
            raise KnowledgeBaseError(f"not the address of a store: {urls!r}", "--store", mend)
        return cls(*parts, timeout_s=timeout_s)

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads in batches of `BATCH_QUADS`, each of them all or none."""
        for batch in _batches(quads):
            self._insert(batch)

    def replace(self, quads: Iterable[Quad]) -> int:
        """Put a knowledge base in place of what claimroot wrote before, in one step, and return how many quads it has.

        What was there answers until the last request; a load that is killed leaves it as it was (`graph.staging`).
        Reviews and graphs of others stay. Raises KnowledgeBaseError where another load came between.
        """
        self._drop_waiting()
        stage = stage_name(secrets.token_hex(8))
        counted = 0
        for batch in _batches(staged_quads(quads, stage)):
            self._insert(batch)
            counted += len(batch)
        found = self.answer(staged_count(stage))
        assert isinstance(found, Rows)
        if found.records() != ({"n": counted},):
            mend = "load it again, when no other load is at work"
            raise KnowledgeBaseError("some of what was sent is not there: nothing was changed", self.query_url, mend)
        self._update(switch(stage), SWITCH_TIMEOUT_S)
        return counted

    def _drop_waiting(self) -> None:
        """Drop what loads that were killed have left."""
        found = self.answer(waiting_graphs())
        assert isinstance(found, Rows)
        for start in range(0, len(found), BATCH_QUADS):
            names = [row[0] for row in found.rows[start : start + BATCH_QUADS]]
            self._update(" ;\n".join(f"DROP SILENT GRAPH {name}" for name in names))

    def query(self, sparql: str, bindings: Mapping[str, Binding] | None = None) -> Answer:
        """Return the answer to a query that anybody wrote: checked before it is sent. Raises QueryError."""
        from .guard import check_query

        checked = check_query(sparql, self.holds_graph)
        return self._ask(with_values(checked.text, bindings or {}), checked.form, union=not checked.names_graphs)

    def answer(self, sparql: str) -> Answer:
        """Return the answer to a SELECT or ASK of ours. Raises QueryError."""
        return self._ask(sparql, "SELECT", union=True)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of named graphs that have these parts; None stands for any."""
        parts = {"s": subject, "p": predicate, "o": object, "g": graph}
        shown = {name: f"?{name}" if part is None else str(part) for name, part in parts.items()}
        pattern = f"GRAPH {shown['g']} {{ {shown['s']} {shown['p']} {shown['o']} }}"
        asked = [name for name, part in parts.items() if part is None]
        if not asked:
            if self.answer(f"ASK {{ {pattern} }}"):
                yield Quad(*parts.values())  # type: ignore[arg-type]  # none of them is None here
            return
        found = self.answer(f"SELECT {' '.join(f'?{name}' for name in asked)} {{ {pattern} }}")
        assert isinstance(found, Rows)
        for row in found.rows:
            whole = parts | dict(zip(asked, row, strict=True))
            yield Quad(*whole.values())

    def to_dataset(self) -> rdflib.Dataset:
        """Return a copy as an rdflib Dataset, in memory."""
        from .dataset import copy_to_dataset

        return copy_to_dataset(self.quads())

    def holds_graph(self, iri: str) -> bool:
        """Say whether the endpoint has a graph of this name."""
        try:
            return bool(self.answer(f"ASK {{ GRAPH {NamedNode(iri)} {{ ?s ?p ?o }} }}"))
        except ValueError:
            return False

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.clear()

    # HTTP -------------------------------------------------------------------------------------------------------------

    def _ask(self, sparql: str, form: str, *, union: bool) -> Answer:
        fields = {"query": sparql, "timeout": str(int(self.timeout_s * 1000))}  # Virtuoso stops at it, others ignore it
        fields |= {"union-default-graph": ""} if union else {}
        body, headers = self._post(self.query_url, fields, _ACCEPT[form])
        if form in ("CONSTRUCT", "DESCRIBE"):
            return _parsed(lambda: Triples(tuple(quad.triple for quad in ox.parse(body, format=RdfFormat.N_TRIPLES))))
        answer = _parsed(lambda: answer_of(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)))
        if not isinstance(answer, Rows):
            return answer
        if answer.variables == _VIRTUOSO_ASK:
            return Truth(any(row[0] == Literal(1) for row in answer.rows))
        _check_whole(answer, headers)
        return Rows(answer.variables, tuple(tuple(map(_plain_form, row)) for row in answer.rows))

    def _insert(self, batch: list[Quad]) -> None:
        graphs: dict[Any, list[str]] = {}
        for quad in batch:
            graphs.setdefault(quad.graph_name, []).append(f"{quad.triple} .")
        blocks = (f"GRAPH {name} {{\n{chr(10).join(lines)}\n}}" for name, lines in graphs.items())
        self._update("INSERT DATA {\n" + "\n".join(blocks) + "\n}")

    def _update(self, sparql: str, timeout_s: float | None = None) -> None:
        if self.update_url is None:
            mend = "give it after a comma: --store QUERY-URL,UPDATE-URL"
            raise KnowledgeBaseError("the store has no update URL", self.query_url, mend)
        self._post(self.update_url, {"update": sparql}, "*/*", timeout_s)

    def _post(
        self, url: str, fields: dict[str, str], accept: str, timeout_s: float | None = None
    ) -> tuple[bytes, Mapping[str, str]]:
        """Return the body and the headers of a whole, successful answer."""
        within = self.timeout_s if timeout_s is None else timeout_s
        until = time.monotonic() + within
        timeout = urllib3.Timeout(connect=min(10.0, within), read=within)
        headers = {"Accept": accept}
        try:
            response = self._pool.request(
                "POST", url, fields=fields, encode_multipart=False, headers=headers, timeout=timeout,
                redirect=False, preload_content=False,
            )  # fmt: skip
            try:
                body = _read(response, until, url)
            finally:
                response.release_conn()
        except urllib3.exceptions.HTTPError as error:
            refused = isinstance(error, urllib3.exceptions.NewConnectionError)  # a kind of timeout to urllib3
            if isinstance(error, urllib3.exceptions.TimeoutError) and not refused:
                raise _too_slow(within, url) from None
            mend = "start the server, or correct the address"
            raise KnowledgeBaseError(f"the store does not answer: {_short(error)}", url, mend) from None
        if response.status not in (200, 201, 204):
            raise _refused(response.status, body, url)
        if "X-SQL-State" in response.headers:
            said = response.headers.get("X-SQL-Message", "")[:200]
            raise QueryError(f"the store broke off: {said}", url, "ask for less")
        return body, response.headers


def _batches(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    rest = iter(quads)
    while batch := list(islice(rest, BATCH_QUADS)):
        yield batch


def _read(response: urllib3.BaseHTTPResponse, until: float, url: str) -> bytes:
    chunks, size = [], 0
    for chunk in response.stream(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > MAX_ANSWER_BYTES:
            response.close()
            raise QueryError(f"an answer of more than {MAX_ANSWER_BYTES} bytes", url, "ask for less, with LIMIT")
        if time.monotonic() > until:
            response.close()
            raise _too_slow(None, url)
        chunks.append(chunk)
    return b"".join(chunks)


def _too_slow(seconds: float | None, url: str) -> QueryError:
    within = f" in {seconds:g} s" if seconds else " in time"
    return QueryError(f"no answer{within}", url, "ask for less, or allow more time")


def _refused(status: int, body: bytes, url: str) -> QueryError | KnowledgeBaseError:
    said = " ".join(body[:400].decode("utf-8", "replace").split())
    if status in (401, 403, 404, 405):
        mend = "correct the address or its rights"
        return KnowledgeBaseError(f"the store refuses (HTTP {status}): {said}", url, mend)
    if said.startswith("error at "):
        return syntax_error(said)
    return QueryError(f"the store could not answer (HTTP {status}): {said}", url, "correct or simplify the query")


def _parsed(read: Callable[[], Answer]) -> Answer:
    try:
        return read()
    except (SyntaxError, ValueError) as error:
        what = f"the store's answer is not whole: {_short(error)}"
        raise QueryError(what, "answer", "ask for less, or look at the store's own log") from None


def _check_whole(rows: Rows, headers: Mapping[str, str]) -> None:
    """Refuse rows that the engine cut without a word in the body (Virtuoso's ResultSetMaxRows)."""
    most = headers.get("X-SPARQL-MaxRows", "")
    if most.isdigit() and len(rows) >= int(most):
        raise QueryError(f"the store cuts answers at {most} rows", "answer", "raise its ResultSetMaxRows, or use LIMIT")


def _plain_form(term: Any) -> Any:
    """Return a term with its boolean as `true` or `false`: Virtuoso writes 1 and 0, which mean the same."""
    if isinstance(term, Literal) and term.value in ("1", "0") and term.datatype.value == f"{XSD}boolean":
        return Literal(term.value == "1")
    return term


def _is_http(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
