"""DataFrames: the tables of a knowledge base with the same columns and types whatever is in them.

Texts are Arrow-backed strings, truths `boolean`, counts `Int64`, figures `Float64`: each of them has a missing value,
so a column keeps its type where something is not stated. Claims come from the Arrow columns, all else from the record.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ingest.errors import QueryError
from ingest.model import Finding, Quantity, Relation, Work

from .answers import Rows, plain_value
from .evidence.model import CitationLink, Conflict
from .search import SearchIndex

TEXT, TRUTH, COUNT, NUMBER = "string[pyarrow]", "boolean", "Int64", "Float64"
_TYPES = {"text": TEXT, "boolean": TRUTH, "integer": COUNT, "number": NUMBER}
_QUERY_COLUMNS = Path(__file__).with_name("queries") / "columns.tsv"

WORK_COLUMNS = {
    "work": TEXT, "title": TEXT, "authors": TEXT, "year": COUNT, "journal": TEXT, "doi": TEXT, "pmid": TEXT,
    "design": TEXT, "sample_size": COUNT, "population": TEXT, "study_root": TEXT, "retracted": TRUTH,
}  # fmt: skip
FINDING_COLUMNS = {
    "finding": TEXT, "work": TEXT, "subject": TEXT, "relation": TEXT, "object": TEXT, "negated": TRUTH, "unit": TEXT,
    "value": NUMBER, "low": NUMBER, "high": NUMBER, "ci_low": NUMBER, "ci_high": NUMBER, "n": COUNT, "population": TEXT,
    "comparison": TEXT, "p": TEXT,
}  # fmt: skip
CITATION_COLUMNS = {
    "claim": TEXT, "work": TEXT, "reference": COUNT, "status": TEXT, "confidence": NUMBER, "reasons": TEXT,
    "findings": TEXT,
}  # fmt: skip
CONFLICT_COLUMNS = {
    "kind": TEXT, "subject": TEXT, "object": TEXT, "one": TEXT, "one_claims": TEXT, "one_findings": TEXT, "other": TEXT,
    "other_claims": TEXT, "other_findings": TEXT, "scopes": TEXT, "explanation": TEXT,
}  # fmt: skip
PROPOSITION_COLUMNS = {
    "subject": TEXT, "relation": TEXT, "object": TEXT, "claims": COUNT, "affirmed": COUNT, "denials": COUNT,
    "hedged": COUNT, "articles": COUNT, "tied": COUNT,
}  # fmt: skip


def typed_frame(columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Return rows as a DataFrame with these columns and types.

    >>> typed_frame({"title": TEXT, "year": COUNT}, [("Knees", None)]).dtypes.astype(str).to_dict()
    {'title': 'string', 'year': 'Int64'}
    """
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    series = {
        name: pd.Series(list(column), dtype=kind) for (name, kind), column in zip(columns.items(), values, strict=True)
    }
    return pd.DataFrame(series, columns=list(columns))


def rows_frame(rows: Rows) -> pd.DataFrame:
    """Return the rows of a named query; `queries/columns.tsv` has the types, and text is what it does not name."""
    types = {name: _query_types().get(name, TEXT) for name in rows.variables}
    return typed_frame(types, ([_fitting(term, kind) for term, kind in zip(row, types.values(), strict=True)]
                               for row in rows.rows))  # fmt: skip


def _fitting(term: Any, kind: str) -> Any:
    value = plain_value(term)
    return str(value) if kind == TEXT and value is not None else value


@cache
def _query_types() -> dict[str, str]:
    with _QUERY_COLUMNS.open(encoding="utf-8", newline="") as file:
        return {row["column"]: _TYPES[row["type"]] for row in csv.DictReader(file, delimiter="\t")}


# Claims ---------------------------------------------------------------------------------------------------------------


def keep_claims(
    table: pa.Table,
    *,
    about: Iterable[str] | None = None,
    subject: Iterable[str] | None = None,
    object: Iterable[str] | None = None,
    relation: str | Iterable[str] | None = None,
    article: str | None = None,
    claims: Iterable[str] | None = None,
    negated: bool | None = None,
    affirmed: bool | None = None,
    hedged: bool | None = None,
    tied: bool | None = None,
    unit: str | None = None,
    above: float | None = None,
    below: float | None = None,
) -> pa.Table:
    """Return the claims that have all that is asked for; None asks for nothing.

    `about`, `subject` and `object` are ids of concepts (`about`: on either side); `affirmed` is neither denied nor left
    open; `tied` is whether a work is linked.
    `above` and `below` bound the stated value, so they leave out claims without one. Raises QueryError for a relation
    that there is none of.
    """
    masks = []
    if about is not None:
        ids = _strings(about)
        masks.append(pc.or_(pc.is_in(table["subject"], ids), pc.is_in(table["object"], ids)))
    for name, wanted in (("subject", subject), ("object", object), ("claim", claims)):
        if wanted is not None:
            masks.append(pc.is_in(table[name], _strings(wanted)))
    if relation is not None:
        masks.append(pc.is_in(table["relation"].cast(pa.string()), _relations(relation)))
    for name, value in (
        ("article", article),
        ("negated", negated),
        ("affirmed", affirmed),
        ("hedged", hedged),
        ("unit", unit),
    ):
        if value is not None:
            masks.append(pc.equal(table[name], value))
    if tied is not None:
        masks.append(pc.greater(table["works"], 0) if tied else pc.equal(table["works"], 0))
    if above is not None:
        masks.append(pc.greater(table["value"], above))
    if below is not None:
        masks.append(pc.less(table["value"], below))
    for mask in masks[1:]:
        masks[0] = pc.and_kleene(masks[0], mask)
    return table.filter(masks[0]) if masks else table


def _strings(values: Iterable[str]) -> pa.Array:
    return pa.array([values] if isinstance(values, str) else list(values), pa.string())


def _relations(wanted: str | Iterable[str]) -> pa.Array:
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    known = [relation.value for relation in Relation]
    for name in names:
        if name not in known:
            raise QueryError(f"no relation is named {name!r}", "relation", f"use {', '.join(known)}")
    return pa.array([str(name) for name in names], pa.string())


def keep_quoted(table: pa.Table, words: str, index: SearchIndex) -> pa.Table:
    """Return the claims whose quotes hold `words` as they stand, in whatever case; the index finds them first."""
    found = index.quotes_with(words, table.num_rows)
    slim = table if found is None else keep_claims(table, claims=found)
    return slim.filter(pc.match_substring(slim["quote"], words, ignore_case=True))


def claims_frame(table: pa.Table) -> pd.DataFrame:
    """Return claims as a DataFrame: the columns of `graph.columns.claim_columns` and `tie_columns`."""
    frame: pd.DataFrame = table.to_pandas(types_mapper=_pandas_type)
    return frame


def count_claims(table: pa.Table, by: Sequence[str]) -> pd.DataFrame:
    """Return how many claims there are of each combination of columns, most first, in the column `count`.

    `tied` may be among them: whether a work is linked. Raises QueryError for a column that there is none of.
    """
    if "tied" in by:
        table = table.append_column("tied", pc.greater(table["works"], 0))
    for name in by:
        if name not in table.column_names:
            raise QueryError(f"claims have no column {name!r}", "by", f"use {', '.join(table.column_names)}, tied")
    counted = table.select(list(by)).group_by(list(by)).aggregate([([], "count_all")])
    order = [("count_all", "descending"), *((name, "ascending") for name in by)]
    plain = pa.table({name: _undictionaried(counted[name]) for name in counted.column_names}).sort_by(order)
    frame: pd.DataFrame = plain.rename_columns(
        ["count" if name == "count_all" else name for name in plain.column_names]
    ).to_pandas(types_mapper=_pandas_type)
    return frame[[*by, "count"]]


def _undictionaried(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column


def _pandas_type(kind: pa.DataType) -> Any:
    if pa.types.is_string(kind):
        return pd.StringDtype("pyarrow")
    if pa.types.is_boolean(kind):
        return pd.BooleanDtype()
    if pa.types.is_integer(kind):
        return pd.Int64Dtype()
    return pd.Float64Dtype() if pa.types.is_floating(kind) else None


def propositions_frame(table: pa.Table) -> pd.DataFrame:
    """Return the propositions that claims share, most claims first: how many affirm, deny, hedge, are tied to a work.

    A claim that neither affirms nor denies leaves the question open ("it is unclear whether …").
    """
    if not table.num_rows:
        return typed_frame(PROPOSITION_COLUMNS, ())
    ends = ("subject", "relation", "object")
    slim = _with_ends_in_order(pa.table({name: _undictionaried(table[name]) for name in ends}))
    slim = slim.append_column("article", table["article"])
    for name, mask in (
        ("affirmed", table["affirmed"]),
        ("denials", table["negated"]),
        ("hedged", table["hedged"]),
        ("tied", pc.greater(table["works"], 0)),
    ):
        slim = slim.append_column(name, mask.cast(pa.int64()))
    summed = ("affirmed", "denials", "hedged", "tied")
    wanted = [([], "count_all"), *((name, "sum") for name in summed), ("article", "count_distinct")]
    found = slim.group_by(list(ends)).aggregate(wanted)
    order = [("count_all", "descending"), *((name, "ascending") for name in ends)]
    frame: pd.DataFrame = found.sort_by(order).to_pandas(types_mapper=_pandas_type)
    names = {"count_all": "claims", "article_count_distinct": "articles"}
    frame = frame.rename(columns=names | {f"{name}_sum": name for name in summed})
    return frame[list(PROPOSITION_COLUMNS)]


def _with_ends_in_order(table: pa.Table) -> pa.Table:
    """Return subject, relation and object as the proposition has them: a symmetric relation in alphabetical order."""
    symmetric = pa.array([relation.value for relation in Relation if relation.symmetric])
    swap = pc.and_(pc.is_in(table["relation"], symmetric), pc.less(table["object"], table["subject"]))
    ends = pc.if_else(swap, table["object"], table["subject"]), pc.if_else(swap, table["subject"], table["object"])
    return pa.table({"subject": ends[0], "relation": table["relation"], "object": ends[1]})


# The record's tables --------------------------------------------------------------------------------------------------


def works_frame(works: Iterable[Work]) -> pd.DataFrame:
    """Return works with their metadata; what was not found is missing."""
    return typed_frame(WORK_COLUMNS, map(_work_row, works))


def _work_row(work: Work) -> tuple[Any, ...]:
    same = ("year", "journal", "doi", "pmid", "design", "sample_size", "population", "study_root", "retracted")
    return (work.key, work.title, "; ".join(work.authors) or None, *(getattr(work, name) for name in same))


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return findings with their figures."""
    return typed_frame(FINDING_COLUMNS, map(_finding_row, findings))


def _finding_row(finding: Finding) -> tuple[Any, ...]:
    quantity = finding.quantity or Quantity("")
    figures = (getattr(quantity, name) for name in ("value", "low", "high", "ci_low", "ci_high"))
    claimed = (finding.subject, finding.relation.value, finding.object, finding.negated)
    rest = (finding.n, finding.population, finding.comparison, finding.p)
    return (finding.key, finding.work, *claimed, quantity.unit or None, *figures, *rest)


def citations_frame(links: Iterable[CitationLink]) -> pd.DataFrame:
    """Return what ties claims to works: explicit and inferred apart, with the reasons."""
    rows = (
        (link.claim, link.work, link.reference, link.status, link.confidence, "; ".join(link.reasons) or None,
         "; ".join(link.findings) or None)
        for link in links
    )  # fmt: skip
    return typed_frame(CITATION_COLUMNS, rows)


def conflicts_frame(conflicts: Iterable[Conflict]) -> pd.DataFrame:
    """Return contradictions, both sides of each: what they say, and the claims and findings that say so."""
    return typed_frame(CONFLICT_COLUMNS, map(_conflict_row, conflicts))


def _conflict_row(conflict: Conflict) -> tuple[str | None, ...]:
    sides = (
        (side.says, "; ".join(side.claims) or None, "; ".join(side.findings) or None)
        for side in (conflict.one, conflict.other)
    )
    ends = (conflict.kind, conflict.subject, conflict.object)
    return (*ends, *(part for side in sides for part in side), "; ".join(conflict.scopes) or None, conflict.explanation)
