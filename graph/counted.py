"""Named queries that only count claims, answered from the columns: milliseconds at a million claims, not seconds.

Each gives the rows that its SPARQL gives over the store, in the same order (`tests/test_frames.py` compares them). Over
an endpoint the SPARQL runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyoxigraph import Literal

from .answers import Rows
from .terms import term


def claims_by_relation(table: pa.Table) -> Rows:
    """Return how many claims state each relation, affirmed and negated apart, most first."""
    relations = table["relation"].cast(pa.string())
    counted = [(term(f"cr:{relation}"), negated, count) for relation, negated, count in _count(table, relations)]
    counted.sort(key=lambda row: (-row[2], row[0].value, row[1]))
    rows = tuple((relation, Literal(negated), Literal(count)) for relation, negated, count in counted)
    return Rows(("relation", "negated", "claims"), rows)


def claims_tied(table: pa.Table) -> Rows:
    """Return how many claims are tied to a work and how many to none, affirmed and negated apart."""
    counted = sorted(_count(table, pc.greater(table["works"], 0)))
    rows = tuple((Literal(tied), Literal(negated), Literal(count)) for tied, negated, count in counted)
    return Rows(("tied", "negated", "claims"), rows)


def _count(table: pa.Table, by: pa.ChunkedArray) -> list[tuple[Any, bool, int]]:
    """Return (value, negated, how many) for each combination."""
    slim = pa.table({"by": by, "negated": table["negated"]})
    counted = slim.group_by(["by", "negated"]).aggregate([([], "count_all")])
    return list(zip(*(counted[name].to_pylist() for name in ("by", "negated", "count_all")), strict=True))


COUNTED: dict[str, Callable[[pa.Table], Rows]] = {"claims_by_relation": claims_by_relation, "claims_tied": claims_tied}
"""The named queries that the columns answer."""
