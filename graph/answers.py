"""What a query answers: rows, a yes or no, or triples. An answer holds RDF terms, and gives plain values on request."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution, Triple

from .terms import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

Plain = str | int | float | bool | None
_NUMBERS = {f"{XSD}{name}": int for name in ("integer", "int", "long", "nonNegativeInteger")}
_FLOATS = {f"{XSD}{name}" for name in ("double", "decimal", "float")}


def plain_value(term: object) -> Plain:
    """Return an RDF term as a Python value: IRIs and other literals as `str`, no value as None.

    >>> plain_value(Literal(57.0)), plain_value(Literal("knee", language="en")), plain_value(Literal(False))
    (57.0, 'knee', False)
    """
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype == f"{XSD}boolean":
        return term.value in ("true", "1")
    try:
        if datatype in _NUMBERS:
            return int(term.value)
        return float(term.value) if datatype in _FLOATS else term.value
    except ValueError:  # an ill-typed literal, such as "x"^^xsd:integer
        return term.value


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: the variables, and for each row a term or None for each variable."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> tuple[dict[str, Plain], ...]:
        """Return each row as a dict from variable to plain value."""
        return tuple(dict(zip(self.variables, map(plain_value, row), strict=True)) for row in self.rows)

    def csv(self) -> str:
        """Return the rows as CSV with a header (SPARQL 1.1 Query Results CSV: bare values, CRLF)."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.variables)
        writer.writerows([_lexical(term) for term in row] for row in self.rows)
        return out.getvalue()

    def json(self) -> dict[str, Any]:
        """Return the rows in the shape of SPARQL 1.1 Query Results JSON."""
        bindings = [
            {name: _json_term(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]
        return {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}

    def frame(self) -> pd.DataFrame:
        """Return the rows as a DataFrame, a column for each variable, plain values."""
        import pandas as pd

        return pd.DataFrame.from_records([tuple(map(plain_value, row)) for row in self.rows], columns=self.variables)


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to an ASK."""

    value: bool

    def __bool__(self) -> bool:
        return self.value


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE."""

    triples: tuple[Triple, ...]

    def __len__(self) -> int:
        return len(self.triples)


Answer = Rows | Truth | Triples


def rows_of(variables: Iterable[str], solutions: Iterable[QuerySolution]) -> Rows:
    """Return the rows of a store's solutions, in their order."""
    names = tuple(variables)
    return Rows(names, tuple(tuple(solution) for solution in solutions))


def sorted_lines(quads: Iterable[Quad]) -> tuple[str, ...]:
    """Return quads as sorted N-Quads lines without doubles: with no blank nodes, equal where the graphs are equal."""
    return tuple(sorted({f"{quad} ." for quad in quads}))


def _lexical(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _json_term(term: Any) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": _lexical(term)}
    said = {"type": "literal", "value": term.value}
    if term.language:
        return said | {"xml:lang": term.language}
    return said if term.datatype.value == f"{XSD}string" else said | {"datatype": term.datatype.value}
