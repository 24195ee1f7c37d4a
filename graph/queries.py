"""The named queries: SPARQL files in `queries/` that run as they stand in any endpoint, and what their headers say.

A header names the inputs (`in:`), the columns (`out:`) and the graphs read (`reads:`). An input's place in the
query is `VALUES ?name { UNDEF }`: as it stands it binds nothing, and `run_named` puts a term there, as Oxigraph writes
it (checked and escaped), never the caller's text. It has a further place in each subquery that should look at no more
than the rest. With the value in front Oxigraph starts from it; with `substitutions` it plans without it: 370 ms instead
of 10 for `interventions_for` over 20,000 claims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ingest.errors import QueryError

from .answers import Rows
from .binding import Binding, fill_place
from .store import Store
from .terms import ID, TYPE, WORKS_GRAPH, claim_iri, concept_iri, encode_name, term

if TYPE_CHECKING:
    from .search import SearchIndex

_HOME = Path(__file__).with_name("queries")
_INPUT = re.compile(r"\?(\w+)\s+(concept|claim|work|number|text)\b")
_VARIABLE = re.compile(r"\?(\w+)")

MOST_FOUND = 5_000
"""Claims that the full-text index may put into a query; where it finds more, the store reads the quotes itself."""

Given = str | int | float | Binding


@dataclass(frozen=True, slots=True)
class Input:
    """A variable that the caller binds. `kind` is concept, claim, work, number or text."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that has a name: what it answers, what it needs, its columns, their order, and its SPARQL.

    `search`, where the header has it, is (variable, input): the full-text index finds values of the variable by the
    input's words, and the query then looks at these alone.
    """

    name: str
    description: str
    inputs: tuple[Input, ...]
    outputs: tuple[str, ...]
    text: str
    order: str = ""
    search: tuple[str, str] | None = None


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return the queries that ship with claimroot, by name, in alphabetical order.

    >>> named_queries()["claims_about"].inputs
    (Input(name='concept', kind='concept'),)
    """
    return {path.stem: parse_named_query(path.stem, path.read_text("utf-8")) for path in sorted(_HOME.glob("*.rq"))}


def parse_named_query(name: str, text: str) -> NamedQuery:
    """Return a query with what its header says: the comment lines before the first line of SPARQL."""
    said: dict[str, list[str]] = {"": []}
    key = ""
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        words = line.removeprefix("#").strip()
        match = re.match(r"(in|out|reads|search):\s*(.*)", words)
        key, words = (match[1], match[2]) if match else (key, words)
        said.setdefault(key, []).append(words)
    inputs = tuple(Input(*found) for found in _INPUT.findall(" ".join(said.get("in", ()))))
    columns, _, order = " ".join(said.get("out", ())).partition(", one row")
    search = _VARIABLE.findall(" ".join(said.get("search", ())))
    outputs = tuple(_VARIABLE.findall(columns))
    pair = (search[0], search[1]) if len(search) == 2 else None
    return NamedQuery(name, " ".join(said[""]), inputs, outputs, text, f"one row{order}" if order else "", pair)


def find_query(name: str) -> NamedQuery:
    """Return the query of this name. Raises QueryError that names the nearest ones."""
    queries = named_queries()
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.5) or sorted(queries)
    raise QueryError(f"no query is named {name!r}", "query", f"use one of: {', '.join(near)}")


def run_named(store: Store, name: str, /, **bindings: Given) -> Rows:
    """Return the rows that a named query answers.

    A concept may be given by its id, a claim by its id, a work by its key or its DOI; any of them by its IRI. Raises
    QueryError for an unknown name, and for a binding that is missing, unknown, or of the wrong kind.
    """
    return answer_named(store, name, bindings)


def answer_named(store: Store, name: str, bindings: Mapping[str, Given], index: SearchIndex | None = None) -> Rows:
    """Return the rows that a named query answers, as `run_named` does; `index` helps it to find words in quotes."""
    answer = store.answer(bound_text(store, name, bindings, index))
    if not isinstance(answer, Rows):
        raise QueryError(f"{name} is no SELECT", name, "write a SELECT")
    return answer


def bound_text(store: Store, name: str, bindings: Mapping[str, Given], index: SearchIndex | None = None) -> str:
    """Return the SPARQL of a named query with its values in place, as the store is asked it."""
    query = find_query(name)
    known = {given.name: given for given in query.inputs}
    _check_names(name, known, bindings)
    bound = {key: _bind(store, known[key], value) for key, value in bindings.items()}
    return _fill(_narrowed(query, bound, index), bound)


def _narrowed(query: NamedQuery, bound: Mapping[str, Binding], index: SearchIndex | None) -> NamedQuery:
    """Return the query with the claims that the index found in place; as it is where the index cannot tell."""
    if index is None or query.search is None:
        return query
    variable, given = query.search
    found = index.quotes_with(bound[given].value, MOST_FOUND)
    if found is None:
        return query
    claims = tuple(map(claim_iri, found)) or (claim_iri("none"),)
    return replace(query, text=fill_place(query.text, variable, claims))


def _check_names(name: str, known: dict[str, Input], bindings: Mapping[str, Given]) -> None:
    needs = ", ".join(f"{given.name} ({given.kind})" for given in known.values()) or "nothing"
    for key in bindings:
        if key not in known:
            raise QueryError(f"{name} has no input {key!r}", name, f"it needs: {needs}")
    missing = [key for key in known if key not in bindings]
    if missing:
        raise QueryError(f"{name} lacks a value for {missing[0]!r}", name, f"it needs: {needs}")


def _fill(query: NamedQuery, bound: dict[str, Binding]) -> str:
    text = query.text
    for name, value in bound.items():
        text = fill_place(text, name, (value,))
    return text


def _bind(store: Store, given: Input, value: Given) -> Binding:
    if isinstance(value, NamedNode | Literal):
        return value
    if given.kind == "number":
        return _number(given, value)
    if given.kind == "text":
        return Literal(str(value))
    return _thing(store, given, str(value))


def _number(given: Input, value: str | int | float) -> Literal:
    try:
        return Literal(float(value))
    except ValueError:
        raise QueryError(f"not a number: {value!r}", given.name, "write it like 57 or 0.67") from None


def _thing(store: Store, given: Input, value: str) -> NamedNode:
    if value.startswith(("https://", "http://")):
        try:
            return NamedNode(value)
        except ValueError as error:
            raise QueryError(f"not an IRI: {value!r} ({error})", given.name, "percent-encode it") from None
    if given.kind == "work":
        return _work(store, value)
    return concept_iri(value) if given.kind == "concept" else claim_iri(value)


def _work(store: Store, value: str) -> NamedNode:
    """Return the IRI of the work with this key or DOI; where there is none, one that nothing is said of."""
    for curie, name in (("cr:key", value), ("bibo:doi", value.lower())):
        for quad in store.quads(None, term(curie), Literal(name), WORKS_GRAPH):
            if isinstance(quad.subject, NamedNode) and any(store.quads(quad.subject, TYPE, term("cr:Work"))):
                return quad.subject
    return NamedNode(f"{ID}work/{encode_name(value)}")
