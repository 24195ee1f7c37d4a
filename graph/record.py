"""The record: what was read, as files that outlive the store. One Parquet file for each text, its claims as columns.

The document (text, blocks, references) and the provisional concepts stand in the schema's metadata as one compressed
JSON value, so a file is whole by itself. Columns follow `claim_schema`; `FORMAT` changes with it. A file is written
under a temporary name in its folder, synced, then put in place with `os.replace`: it is there whole, or not there.
"""

from __future__ import annotations

import base64
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ingest.errors import KnowledgeBaseError
from ingest.model import Claim, Concept, Document

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "claimroot-text-2"
MAX_DOCUMENT_BYTES = 1 << 30  # of JSON after decompression; a file that holds more is refused, not unpacked
_MEND = "build the knowledge base again"


class TextRecord(NamedTuple):
    """One text as it was read: its document, its claims, and the concepts made from its words (provisional)."""

    document: Document
    claims: tuple[Claim, ...] = ()
    concepts: tuple[Concept, ...] = ()


def write_text_record(path: Path, record: TextRecord) -> None:
    """Write the record of one text to `path`, whole or not at all. Its folder must exist."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    head = {"document": _dump(Document, record.document), "concepts": _dump(tuple[Concept, ...], record.concepts)}
    packed = base64.b85encode(zlib.compress(json.dumps(head).encode("utf-8")))
    schema = claim_schema().with_metadata({b"claimroot": packed, b"format": FORMAT.encode("ascii")})
    table = pa.Table.from_pylist([_row(claim) for claim in record.claims], schema=schema)
    replace_file(path, lambda temporary: pq.write_table(table, temporary, compression="zstd"))


def read_text_record(path: Path) -> TextRecord:
    """Return the record of one text: `read_text_record(path)` gives back what `write_text_record` was given.

    Raises KnowledgeBaseError for a file that is missing, damaged, or of another format.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            metadata = file.schema_arrow.metadata or {}
            if metadata.get(b"format") != FORMAT.encode("ascii"):
                raise KnowledgeBaseError("a record of another format", str(path), _MEND)
            head = _unpack(metadata[b"claimroot"])
            rows = file.read().to_pylist()
        document = _load(Document, head["document"])
        claims = tuple(_load(Claim, {name: row[name] for name in _CLAIM_FIELDS}) for row in rows)
        return TextRecord(document, claims, _load(tuple[Concept, ...], head["concepts"]))
    except FileNotFoundError:
        raise KnowledgeBaseError("a record is missing", str(path), _MEND) from None
    except (OSError, ValueError, KeyError, TypeError, zlib.error, pa.ArrowException) as error:
        raise KnowledgeBaseError(f"a damaged record: {_first_line(error)}", str(path), _MEND) from None


def _unpack(packed: bytes) -> dict[str, Any]:
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(base64.b85decode(packed), MAX_DOCUMENT_BYTES)
    if not unpacker.eof:
        raise ValueError(f"its document is cut short, or over {MAX_DOCUMENT_BYTES} bytes")
    head = json.loads(data)
    if not isinstance(head, dict):
        raise TypeError("its document is no object")
    return head


# Columns --------------------------------------------------------------------------------------------------------------

_CLAIM_FIELDS = tuple(Claim.__dataclass_fields__)


@cache
def claim_schema() -> pa.Schema:
    """Return the Arrow schema of claims: `id`, then the fields of `ingest.model.Claim`, nested as there."""
    import pyarrow as pa

    text, count, number, truth = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    span = pa.struct([("start", count), ("end", count)])
    mention = pa.struct([("span", span), ("text", text), ("concept", text)])
    cue = pa.struct([("role", text), ("span", span), ("text", text)])
    figures = ((name, number) for name in ("value", "low", "high", "ci_low", "ci_high"))
    words = [("comparator", text), ("approximate", truth), ("scale", text), ("p", text)]
    quantity = pa.struct([("unit", text), *figures, *words])
    marker = pa.struct([("span", span), ("text", text), ("key", text), ("position", count)])
    columns = {
        "id": text,
        "article": text,
        "text_sha256": text,
        "quote": pa.struct([("span", span), ("exact", text), ("prefix", text), ("suffix", text)]),
        "subject": mention,
        "relation": text,
        "object": mention,
        "negated": truth,
        "hedged": truth,
        "language_strength": text,
        "quantity": quantity,
        "population": cue,
        "attribution": cue,
        "citations": pa.list_(marker),
        "structural": truth,
        "reading": number,
        "rule": text,
        "cues": pa.list_(cue),
        "absence": text,
    }
    return pa.schema(list(columns.items()))


def _row(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, **_dump(Claim, claim)}


# Values and JSON ------------------------------------------------------------------------------------------------------


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _dump(kind: Any, value: Any) -> Any:
    return _adapter(kind).dump_python(value, mode="json")


def _load(kind: Any, data: Any) -> Any:
    return _adapter(kind).validate_python(data)


def write_lines(path: Path, kind: Any, values: Iterable[Any]) -> int:
    """Write values of one type as JSON Lines, whole or not at all, and return how many there were."""
    count = 0

    def write(temporary: Path) -> None:
        nonlocal count
        with temporary.open("wb") as file:
            for value in values:
                file.write(_adapter(kind).dump_json(value) + b"\n")
                count += 1

    replace_file(path, write)
    return count


def read_lines(path: Path, kind: Any) -> Iterator[Any]:
    """Yield the values that `write_lines` wrote, in their order. Raises KnowledgeBaseError, naming the line."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield _read_line(line, kind, f"{path}, line {number}")
    except OSError as error:
        raise KnowledgeBaseError(f"a record cannot be read: {error.strerror}", str(path), _MEND) from None


def _read_line(line: bytes, kind: Any, where: str) -> Any:
    try:
        return _adapter(kind).validate_json(line)
    except (ValidationError, ValueError) as error:
        raise KnowledgeBaseError(f"a damaged record: {_first_line(error)}", where, _MEND) from None


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


# Files ----------------------------------------------------------------------------------------------------------------


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, sync it, and put it in place of `path` in one step."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write(temporary)
        sync_path(temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_path(path.parent)


def sync_path(path: Path) -> None:
    """Have the system write a file, or a folder's list of names, to the disk. Does nothing where it cannot."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
