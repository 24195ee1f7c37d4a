"""Binding values: a term where a query leaves a place for it, as the store writes terms, never the caller's text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from ingest.errors import QueryError

Binding = NamedNode | Literal
_NAME = re.compile(r"[A-Za-z_]\w*\Z")


def fill_place(text: str, name: str, values: tuple[Binding, ...]) -> str:
    """Return a query with values in each of its places for `name`, `VALUES ?name { UNDEF }`.

    >>> fill_place("SELECT ?a { VALUES ?a { UNDEF } }", "a", (Literal('"} #'),))
    'SELECT ?a { VALUES ?a { "\\\\"} #" } }'
    """
    return text.replace(f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {' '.join(map(str, values))} }}")


def with_values(text: str, bindings: Mapping[str, Binding]) -> str:
    """Return a query that is joined with one row of values at its end (SPARQL 1.1, section 10.2.1).

    >>> with_values("SELECT ?a { ?a ?b ?c }", {"a": NamedNode("https://example.org/a")})
    'SELECT ?a { ?a ?b ?c }\\nVALUES (?a) { (<https://example.org/a>) }'
    """
    if not bindings:
        return text
    names = [variable_name(name) for name in bindings]
    terms = " ".join(map(str, bindings.values()))
    return f"{text}\nVALUES ({' '.join(f'?{name}' for name in names)}) {{ ({terms}) }}"


def variable_name(name: str) -> str:
    """Return the name of a variable without its `?`. Raises QueryError for what is no name."""
    bare = name.removeprefix("?")
    if not _NAME.match(bare):
        raise QueryError(f"not the name of a variable: {name!r}", "bindings", "use letters, digits and _")
    return bare
