"""Questions from the command line: a named query, a file or standard input, and the answer in the format asked for."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from graph.answers import Answer, Rows, Triples, Truth, plain_value
from graph.formats import render_answer
from graph.limits import Limits
from graph.opened import OpenBase
from graph.queries import named_queries
from ingest.errors import QueryError
from ingest.vocabulary.skos import local_name

from .console import print_table, say

_LARGEST = 1_000_000  # characters of a query file


def list_queries() -> None:
    """Print the named queries with what each needs."""
    rows = [
        (name, ", ".join(f"{given.name}=<{given.kind}>" for given in query.inputs), query.description)
        for name, query in named_queries().items()
    ]
    print_table(("query", "inputs", "answers"), rows)


def ask(kb: OpenBase, name: str, binds: Sequence[str], format: str, limits: Limits) -> bytes:
    """Return the answer of a query as bytes; a table is printed by itself and nothing returned.

    A value for a concept may be any name that a concept of the knowledge base has. A query of one's own is held to
    `limits`; where its answer was cut, standard error says so.
    """
    given = _bindings(binds)
    answer: Answer
    if name == "-" or _is_file(name):
        if given:
            raise QueryError("only named queries take values", name, "write them into your query, or leave --bind out")
        found = kb.ask(_read(name), limits)
        answer = found.answer
        if found.truncated:
            say(f"cut at a limit: {len(answer) if not isinstance(answer, Truth) else 1} shown (--max-rows)")
    else:
        answer = kb.rows(name, given)
    if format != "table":
        return render_answer(answer, format)
    if isinstance(answer, Rows):
        _table(answer, hidden=given)
        return b""
    return render_answer(answer, "turtle" if isinstance(answer, Triples) else "csv")


def search(kb: OpenBase, words: str, limit: int) -> None:
    """Print what holds the words: quotes, concepts, articles, works, best first."""
    print_table(("kind", "name", "words"), [(hit.kind, hit.name, hit.words) for hit in kb.search(words, limit=limit)])


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
