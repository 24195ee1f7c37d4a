"""Which queries may run: read-only, over the graphs of the store, without calls to the outside.

Oxigraph makes the request of a SERVICE clause and gives no way to switch that off, so a query is parsed first and
refused by its syntax tree. Words in strings, comments and IRIs do not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.parser import Query, UpdateUnit
from rdflib.plugins.sparql.parserutils import CompValue

from ingest.errors import QueryError

MAX_QUERY_CHARACTERS = 65_536
# `\u0053ERVICE` is SERVICE to rdflib and no word to Oxigraph; an escaped quote ends a string to rdflib only. So rdflib
# is shown the text with each code point escape replaced by letters: both then see the same words at the same places.
_ESCAPE = re.compile(r"\\(?:\\|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)


FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE"}


class CheckedQuery(NamedTuple):
    """A query that may run: its text with plain newlines, whether it names its own data set (FROM), and its form."""

    text: str
    names_graphs: bool
    form: str


def check_query(text: str, holds_graph: Callable[[str], bool]) -> CheckedQuery:
    """Return the query with plain newlines, whether it names its own data set (FROM), and its form.

    `holds_graph` says whether the store has a named graph. Raises QueryError, with line and column where the fault is
    one of syntax, for anything that is no SELECT, ASK, CONSTRUCT or DESCRIBE, and for SERVICE or an unknown FROM.

    >>> check_query("ASK { ?s ?p ?o }", lambda iri: False)
    CheckedQuery(text='ASK { ?s ?p ?o }', names_graphs=False, form='ASK')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_QUERY_CHARACTERS:
        raise QueryError(f"a query of {len(text)} characters", "query", f"keep it under {MAX_QUERY_CHARACTERS}")
    if not text.strip():
        raise QueryError("an empty query", "query", "write a SELECT, ASK, CONSTRUCT or DESCRIBE")
    nodes = list(_nodes(_parse(text)))
    _refuse_service(nodes)
    form = next(FORMS[node.name] for node in nodes if node.name in FORMS)
    return CheckedQuery(text, _check_from(nodes, holds_graph), form)


def _parse(text: str) -> Any:
    shown = _ESCAPE.sub(_letters, text)
    try:
        return Query.parse_string(shown, parse_all=True)
    except ParseException as error:
        _refuse_update(shown)
        where = f"line {error.lineno}, column {error.column}"
        raise QueryError(f"not a SPARQL query: {_found(error)}", where, "correct it there or just before") from None
    except RecursionError:
        raise QueryError("the query is too long or too deeply nested", "query", "split it into several") from None
    except Exception as error:  # rdflib's parse actions raise errors of their own kinds on ill-formed terms
        raise QueryError(f"not a SPARQL query: {error}", "query", "correct the term that it names") from None


def _letters(match: re.Match[str]) -> str:
    escape = match.group()
    return "u" * len(escape) if escape[1] in "uU" else escape


def _found(error: ParseException) -> str:
    """Return what the parser found where it stopped, cut short."""
    rest = error.line[error.column - 1 :].strip() if error.line else ""
    return f"cannot read {rest[:40]!r}" if rest else "it ends too early"


def _refuse_update(text: str) -> None:
    try:
        UpdateUnit.parse_string(text, parse_all=True)
    except Exception:  # whatever it is, it is no update either
        return
    raise QueryError(
        "an update, not a query", "query", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; build changes data"
    )


def _nodes(tree: Any) -> Iterator[CompValue]:
    """Yield every named node of the syntax tree; refuse what is of a kind that we do not know."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, CompValue):
            yield node
            stack.extend(node.values())
        elif isinstance(node, ParseResults | list | tuple | set):
            stack.extend(node)
        elif not isinstance(node, str | bool | int | float | None):  # rdflib's terms are str
            raise QueryError(f"cannot check this query: {type(node).__name__}", "query", "write it more simply")


def _refuse_service(nodes: list[CompValue]) -> None:
    if any(node.name == "ServiceGraphPattern" for node in nodes):
        raise QueryError("SERVICE asks another server", "query", "leave it out: queries see this knowledge base only")


def _check_from(nodes: list[CompValue], holds_graph: Callable[[str], bool]) -> bool:
    clauses = [node for node in nodes if node.name == "DatasetClause"]
    for iri in (str(iri) for clause in clauses for iri in clause.values()):
        if not holds_graph(iri):
            raise QueryError(
                f"FROM names a graph that is not here: <{iri}>", "query", "leave it out, or name one of ours"
            )
    return bool(clauses)
