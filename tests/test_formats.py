"""An answer is written in each format that suits it, and reads back as it was."""

from __future__ import annotations

import io
import json

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph.answers import Answer, Rows, Triples, Truth
from graph.formats import ROW_FORMATS, TRIPLE_FORMATS, TRUTH_FORMATS, parquet_bytes, render_answer
from ingest.errors import QueryError

A = NamedNode("https://example.org/a")
WORDS = Literal("x < y & “z”", language="en")
ROWS = Rows(("a", "b"), ((A, WORDS), (None, Literal(57.5)), (Literal(True), Literal(3))))
TRIPLES = Triples((Triple(A, NamedNode("https://w3id.org/claimroot/ns#quote"), Literal("x < y", language="en")),))


@pytest.mark.parametrize("format", ["json", "xml"])
def test_rows_read_back(format: str) -> None:
    kind = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}[format]
    found = ox.parse_query_results(render_answer(ROWS, format), format=kind)
    assert isinstance(found, ox.QuerySolutions)
    assert tuple(tuple(row) for row in found) == ROWS.rows


@pytest.mark.parametrize(
    ("format", "theirs"), [("turtle", "turtle"), ("trig", "trig"), ("jsonld", "json-ld"), ("xml", "xml")]
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_triples_read_back_elsewhere(format: str, theirs: str) -> None:
    graph = rdflib.Dataset(default_union=True) if format == "trig" else rdflib.Graph()
    graph.parse(data=render_answer(TRIPLES, format), format=theirs)
    (triple,) = set(graph.triples((None, None, None)))
    assert triple[2] == rdflib.Literal("x < y", lang="en")


def test_a_truth_is_written() -> None:
    assert render_answer(Truth(False), "csv") == b"false\n"
    assert json.loads(render_answer(Truth(True), "json")) == {"head": {}, "boolean": True}
    read = ox.parse_query_results(render_answer(Truth(True), "xml"), format=ox.QueryResultsFormat.XML)
    assert isinstance(read, ox.QueryBoolean)
    assert bool(read)


def test_parquet_has_plain_values() -> None:
    table = pq.read_table(io.BytesIO(render_answer(ROWS, "parquet")))
    assert table.to_pydict() == {"a": ["https://example.org/a", None, "True"], "b": ["x < y & “z”", "57.5", "3"]}
    triples = pq.read_table(io.BytesIO(render_answer(TRIPLES, "parquet")))
    assert triples.column_names == ["subject", "predicate", "object"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.none() | st.integers(-(2**60), 2**60), st.none() | st.booleans(), st.none() | st.text())))
def test_columns_of_one_type_come_back_as_they_were(rows: list[tuple[object, ...]]) -> None:
    kept = [tuple(value.replace("\ud800", "") if isinstance(value, str) else value for value in row) for row in rows]
    table = pq.read_table(io.BytesIO(parquet_bytes(("n", "truth", "words"), kept)))
    assert [tuple(row.values()) for row in table.to_pylist()] == kept


UNFIT: list[tuple[Answer, str, str]] = [
    (ROWS, "turtle", f"use --format {', '.join(ROW_FORMATS)}"),
    (TRIPLES, "csv", f"use --format {', '.join(TRIPLE_FORMATS)}"),
    (Truth(True), "parquet", f"use --format {', '.join(TRUTH_FORMATS)}"),
]


@pytest.mark.parametrize(("answer", "format", "mend"), UNFIT)
def test_a_format_that_does_not_suit_is_refused(answer: Answer, format: str, mend: str) -> None:
    with pytest.raises(QueryError) as caught:
        render_answer(answer, format)
    assert caught.value.mend == mend
