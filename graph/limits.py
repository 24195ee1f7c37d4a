"""Queries from outside, within limits that hold: time, memory, rows, bytes; the process that runs one can be killed.

Measured before (docs/decisions/0009-worker.md): in this very process a query cannot be stopped, not even by a signal.
"""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ingest.errors import QueryError

from .answers import Answer, Rows, Triples, Truth
from .store import OxigraphStore, Store, answer_of, syntax_error

_WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query from outside may take. What it answers is cut at `max_rows` and `max_bytes`, and says so."""

    timeout_s: float = 10.0
    memory_mb: int = 2_048
    max_rows: int = 10_000
    max_bytes: int = 32 << 20


@dataclass(frozen=True, slots=True)
class LimitedAnswer:
    """An answer, whether it was cut at a limit, and whether the system kept the query from any network."""

    answer: Answer
    truncated: bool = False
    isolated: bool = False


def ask_within(store: Store, sparql: str, limits: Limits | None = None) -> LimitedAnswer:
    """Return the answer to a query that anybody wrote, within limits. Raises QueryError for what goes beyond.

    A store on disk is asked by a process of its own, which is killed at the time limit. A store over HTTP stops by its
    own means: here the wait ends (`EndpointStore.timeout_s`). A store in memory has no limit but that of rows.
    """
    from .guard import check_query  # brings a parser with it: a tenth of a second

    limits = limits or Limits()
    if isinstance(store, OxigraphStore) and store.folder is not None:
        checked = check_query(sparql, store.holds_graph)
        return _in_worker(store.folder, checked.text, not checked.names_graphs, limits)
    answer = store.query(sparql)
    if isinstance(answer, Rows) and len(answer) > limits.max_rows:
        return LimitedAnswer(Rows(answer.variables, answer.rows[: limits.max_rows]), truncated=True)
    if isinstance(answer, Triples) and len(answer) > limits.max_rows:
        return LimitedAnswer(Triples(answer.triples[: limits.max_rows]), truncated=True)
    return LimitedAnswer(answer)


def _in_worker(folder: Path, sparql: str, union: bool, limits: Limits) -> LimitedAnswer:
    job = {
        "folder": str(folder),
        "sparql": sparql,
        "union": union,
        "max_rows": limits.max_rows,
        "max_bytes": limits.max_bytes,
        "memory_bytes": limits.memory_mb << 20,
        "cpu_s": math.ceil(limits.timeout_s * 8) + 1,  # the last resort, should this process die before it kills
    }
    command = [sys.executable, "-P", str(_WORKER)]
    try:
        done = subprocess.run(
            command, input=json.dumps(job).encode("utf-8"), capture_output=True, timeout=limits.timeout_s, check=False
        )
    except subprocess.TimeoutExpired:  # run() has killed it and waited for it
        mend = "ask for less, or allow more time"
        raise QueryError(f"stopped: no answer in {limits.timeout_s:g} s", "query", mend) from None
    if done.returncode != 0:
        raise _died(done.returncode, done.stderr, limits)
    head, _, body = done.stdout.partition(b"\n")
    return _answer(json.loads(head), body, limits)


def _died(code: int, said: bytes, limits: Limits) -> QueryError:
    if code in (-signal.SIGABRT, -signal.SIGSEGV) or b"emory" in said:
        return _too_large(limits)
    words = said.decode("utf-8", "replace").strip().splitlines()
    return QueryError(f"the query failed: {words[-1] if words else f'exit {code}'}", "query", "simplify it")


def _too_large(limits: Limits) -> QueryError:
    what = f"stopped: the query needs more than {limits.memory_mb} MB of memory"
    return QueryError(what, "query", "ask for less, sort less, or allow more memory")


def _answer(head: dict[str, Any], body: bytes, limits: Limits) -> LimitedAnswer:
    kind = head["kind"]
    if kind == "syntax":
        raise syntax_error(head["message"])
    if kind == "memory":
        raise _too_large(limits)
    if kind == "failed":
        raise QueryError(f"the query failed: {head['message'][:200]}", "query", "simplify it")
    return LimitedAnswer(_read(kind, head, body), head.get("truncated", False), head["isolated"])


def _read(kind: str, head: dict[str, Any], body: bytes) -> Answer:
    if kind == "truth":
        return Truth(head["value"])
    if kind == "triples":
        return Triples(tuple(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)))
    return answer_of(ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV))
