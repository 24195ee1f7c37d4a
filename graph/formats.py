"""Answers as bytes in the formats of the Web and of data tools: one function, and what suits which kind of answer."""

from __future__ import annotations

import io
import json
from typing import Any

import pyoxigraph as ox

from ingest.errors import QueryError

from .answers import Answer, Rows, Triples, Truth, plain_value
from .terms import PREFIXES

ROW_FORMATS = ("csv", "json", "xml", "parquet")
TRIPLE_FORMATS = ("turtle", "trig", "jsonld", "xml", "parquet")
TRUTH_FORMATS = ("csv", "json", "xml")
_RDF = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
_SUITS: dict[type, tuple[str, ...]] = {Rows: ROW_FORMATS, Triples: TRIPLE_FORMATS, Truth: TRUTH_FORMATS}
_WORDS: dict[type, str] = {Rows: "rows", Triples: "triples", Truth: "a yes or no"}


def render_answer(answer: Answer, format: str) -> bytes:
    """Return an answer as bytes. Raises QueryError for a format that does not suit it.

    Rows: csv, json, xml (SPARQL 1.1 Query Results; CSV has bare values) and parquet (plain values). Triples: turtle,
    trig, jsonld, xml (RDF 1.1) and parquet. A yes or no: csv (the bare word), json, xml.

    >>> render_answer(Truth(True), "json")
    b'{"head":{},"boolean":true}\\n'
    """
    kind = type(answer)
    if format not in _SUITS[kind]:
        mend = f"use --format {', '.join(_SUITS[kind])}"
        raise QueryError(f"{_WORDS[kind]} cannot be written as {format}", "--format", mend)
    if isinstance(answer, Rows):
        return _rows(answer, format)
    if isinstance(answer, Triples):
        return _triples(answer, format)
    return _truth(answer, format)


def _rows(rows: Rows, format: str) -> bytes:
    if format == "csv":
        return rows.csv().encode("utf-8")
    if format == "json":
        return (json.dumps(rows.json(), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    if format == "xml":
        return _xml(json.dumps(rows.json(), ensure_ascii=False))
    return parquet_bytes(rows.variables, [tuple(map(plain_value, row)) for row in rows.rows])


def _triples(answer: Triples, format: str) -> bytes:
    if format == "parquet":
        parts = [(triple.subject, triple.predicate, triple.object) for triple in answer.triples]
        return parquet_bytes(("subject", "predicate", "object"), [tuple(map(str, row)) for row in parts])
    prefixes = PREFIXES if format != "jsonld" else None
    return ox.serialize(answer.triples, format=_RDF[format], prefixes=prefixes) or b""


def _truth(answer: Truth, format: str) -> bytes:
    if format == "csv":
        return f"{str(answer.value).lower()}\n".encode("ascii")
    shape = json.dumps({"head": {}, "boolean": answer.value}, separators=(",", ":"))
    return _xml(shape) if format == "xml" else f"{shape}\n".encode("ascii")


def _xml(results_json: str) -> bytes:
    """Return SPARQL results in XML from the same in JSON: pyoxigraph writes what it has read."""
    found = ox.parse_query_results(results_json, format=ox.QueryResultsFormat.JSON)
    return found.serialize(format=ox.QueryResultsFormat.XML) or b""


def parquet_bytes(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> bytes:
    """Return rows of plain values as a Parquet file. A column of mixed types is written as text.

    >>> parquet_bytes(("a",), [(1,), (None,)])[:4]
    b'PAR1'
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = [[row[index] for row in rows] for index in range(len(names))]
    table = pa.table({name: _column(values) for name, values in zip(names, columns, strict=True)})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def _column(values: list[Any]) -> Any:
    import pyarrow as pa

    kinds = {type(value) for value in values if value is not None}
    if len(kinds) == 1:
        return pa.array(values)
    if kinds == {int, float}:
        return pa.array([None if value is None else float(value) for value in values])
    return pa.array([None if value is None else str(value) for value in values], pa.string())
