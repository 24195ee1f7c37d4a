"""Questions from the command line: a named query, a file or standard input, and the answer in the format asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.answers import Answer, Rows, Triples, Truth, plain_value
from graph.base import KnowledgeBase
from graph.queries import NamedQuery, find_query, named_queries, run_named
from graph.terms import PREFIXES
from ingest.errors import QueryError
from ingest.vocabulary.skos import local_name

from .console import print_table

_LARGEST = 1_000_000  # characters of a query file


def list_queries() -> None:
    """Print the named queries with what each needs."""
    rows = [
        (name, ", ".join(f"{given.name}=<{given.kind}>" for given in query.inputs), query.description)
        for name, query in named_queries().items()
    ]
    print_table(("query", "inputs", "answers"), rows)


def ask(kb: Path, name: str, binds: Sequence[str], format: str) -> str:
    """Return the answer of a query as text; a table is printed by itself and "" returned.

    A value for a concept may be any name that a concept of the knowledge base has.
    """
    base = KnowledgeBase.open(kb)
    given = _bindings(binds)
    if name == "-" or _is_file(name):
        if given:
            raise QueryError("only named queries take values", name, "write them into your query, or leave --bind out")
        answer: Answer = base.store.query(_read(name))
    else:
        query = find_query(name)
        answer = run_named(base.store, name, **_named_concepts(base, query, given))
    return _render(answer, format, hidden=given)


def _is_file(name: str) -> bool:
    return name not in named_queries() and ("." in name or "/" in name or Path(name).is_file())


def _read(name: str) -> str:
    try:
        text = sys.stdin.read(_LARGEST + 1) if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read the query: {error}", name, "give a text file in UTF-8") from error
    if len(text) > _LARGEST:
        raise QueryError("the query is too long", name, f"keep it under {_LARGEST:,} characters")
    return text


def _bindings(binds: Sequence[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for bind in binds:
        key, equals, value = bind.partition("=")
        if not equals or not key:
            raise QueryError(f"not a value for an input: {bind!r}", "--bind", "write it as name=value")
        given[key] = value
    return given


def _named_concepts(base: KnowledgeBase, query: NamedQuery, given: dict[str, str]) -> dict[str, str]:
    """Return `given` with the names of concepts turned into their ids. Raises ConceptNotFoundError."""
    kinds = {one.name: one.kind for one in query.inputs}
    names = [key for key, value in given.items() if kinds.get(key) == "concept" and "://" not in value]
    if not names:
        return given
    return {key: base.vocabulary.named(value).id if key in names else value for key, value in given.items()}


def _render(answer: Answer, format: str, hidden: Collection[str] = ()) -> str:
    if isinstance(answer, Triples):
        if format not in ("turtle", "table"):
            raise QueryError(f"triples cannot be shown as {format}", "--format", "use --format turtle")
        return _turtle(answer)
    if format == "turtle":
        raise QueryError("rows cannot be shown as turtle", "--format", "use table, csv or json, or ask by CONSTRUCT")
    if isinstance(answer, Truth):
        shape = {"head": {}, "boolean": answer.value}
        return json.dumps(shape) + "\n" if format == "json" else f"{str(answer.value).lower()}\n"
    if format == "csv":
        return answer.csv()
    if format == "json":
        return json.dumps(answer.json(), ensure_ascii=False, indent=2) + "\n"
    _table(answer, hidden)
    return ""


def _turtle(answer: Triples) -> str:
    written = ox.serialize(answer.triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return (written or b"").decode("utf-8")


def _table(rows: Rows, hidden: Collection[str] = ()) -> None:
    """Print rows, IRIs of ours cut to their last part; without columns that are empty or say what another says."""

    def cell(term: object) -> str:
        value = plain_value(term)
        if isinstance(value, str) and value.startswith(("https://w3id.org/claimroot/",)):
            return local_name(value)
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    labelled = {name.removesuffix("Label") for name in rows.variables if name.endswith("Label")}
    shown = [
        name for name in rows.variables if name not in hidden and name not in labelled and not _all_empty(rows, name)
    ]
    indexes = [rows.variables.index(name) for name in shown]
    print_table(shown, [[cell(row[index]) for index in indexes] for row in rows.rows])


def _all_empty(rows: Rows, name: str) -> bool:
    index = rows.variables.index(name)
    return bool(rows.rows) and all(row[index] is None for row in rows.rows)
