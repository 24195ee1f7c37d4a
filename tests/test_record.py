"""The record of a text is read back as it was written, or refused with one clear error."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from graph.record import FORMAT, TextRecord, claim_schema, read_lines, read_text_record, write_lines, write_text_record
from ingest.errors import KnowledgeBaseError
from ingest.model import Claim, Concept


@settings(max_examples=40, deadline=None)
@given(...)
def test_a_record_read_back_is_the_record_that_was_written(record: TextRecord) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.parquet"
        write_text_record(path, record)
        assert read_text_record(path) == record


@settings(max_examples=40, deadline=None)
@given(...)
def test_lines_read_back_are_the_values_that_were_written(concepts: list[Concept]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "concepts.jsonl"
        assert write_lines(path, Concept, concepts) == len(concepts)
        assert list(read_lines(path, Concept)) == concepts


def test_claims_are_columns_for_any_reader_of_parquet(world: Any, tmp_path: Path) -> None:
    path = tmp_path / "text.parquet"
    write_text_record(path, world.texts[1])
    table = pq.read_table(path)
    assert table.schema.equals(claim_schema())
    assert table["id"].to_pylist() == [claim.id for claim in world.texts[1].claims]
    assert table["negated"].to_pylist() == [False, True]


def test_the_columns_are_the_fields_of_a_claim() -> None:
    assert claim_schema().names == ["id", *Claim.__dataclass_fields__]


def test_no_temporary_file_is_left(world: Any, tmp_path: Path) -> None:
    write_text_record(tmp_path / "text.parquet", world.texts[0])
    assert [path.name for path in tmp_path.iterdir()] == ["text.parquet"]


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "concepts.jsonl"
    write_lines(path, Concept, [Concept("knee", "knee")])

    def failing() -> Any:
        yield Concept("back", "back")
        raise RuntimeError("the source failed")

    with pytest.raises(RuntimeError, match="the source failed"):
        write_lines(path, Concept, failing())
    assert list(read_lines(path, Concept)) == [Concept("knee", "knee")]
    assert list(tmp_path.iterdir()) == [path]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _other(path: Path) -> None:
    pq.write_table(pa.table({"a": [1]}), path)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _without_document(path: Path) -> None:
    pq.write_table(pq.read_table(path).replace_schema_metadata({"format": FORMAT, "claimroot": "!"}), path)


DAMAGE = {
    "cut short": (_cut, "a damaged record: "),
    "of another kind": (_other, "a record of another format"),
    "empty": (_emptied, "a damaged record: "),
    "without its document": (_without_document, "a damaged record: "),
    "missing": (Path.unlink, "a record is missing"),
}


@pytest.mark.parametrize(("damage", "what"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_record_is_refused_that_is(damage: Any, what: str, world: Any, tmp_path: Path) -> None:
    path = tmp_path / "text.parquet"
    write_text_record(path, world.texts[0])
    damage(path)
    with pytest.raises(KnowledgeBaseError) as caught:
        read_text_record(path)
    assert caught.value.what.startswith(what)
    assert (caught.value.where, caught.value.mend) == (str(path), "build the knowledge base again")


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "concepts.jsonl"
    write_lines(path, Concept, [Concept("knee", "knee")])
    path.write_bytes(path.read_bytes() + b'{"id": 3}\n')
    with pytest.raises(KnowledgeBaseError) as caught:
        list(read_lines(path, Concept))
    assert caught.value.where == f"{path}, line 2"
