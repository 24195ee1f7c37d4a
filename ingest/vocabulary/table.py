"""Vocabularies as tables (tab-separated, also gzipped) → concepts.

Columns, by the names in the header, in any order: `id` and `label`; where there are such, `synonyms` or `entry_terms`,
`parents` (ids), `xrefs` (CURIEs), `tree_numbers` (MeSH: broader terms by position), each with "|" between values;
`kind` (a name of `ingest.model.Kind`), `valence` (wanted, unwanted, neutral), `definition`.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ..errors import VocabularyError
from ..model import Concept, Kind, Valence
from .mesh import PREFIX
from .obo import local_id

_MOST_ROWS = 2_000_000
_LONGEST_LINE = 1_000_000  # bytes
_MOST_FAULTS = 5  # told at once

_Name = TypeVar("_Name", Kind, Valence)


def read_table(path: Path) -> Iterator[Concept]:
    """Yield the concepts of a table, in its order.

    Raises VocabularyError for a file that is no such table, an ExceptionGroup of up to five of them for faulty rows.
    """
    rows = list(_rows(path))
    places = {tree: row["id"] for row in rows for tree in _values(row, "tree_numbers")}
    faults: list[VocabularyError] = []
    for number, row in enumerate(rows, 2):
        try:
            yield _concept(row, places, f"{path}, line {number}")
        except VocabularyError as error:
            faults.append(error)
            if len(faults) == _MOST_FAULTS:
                break
    if faults:
        raise faults[0] if len(faults) == 1 else ExceptionGroup("a table of terms with faults", faults)


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    lines = _lines(path)
    header = next(lines, "").split("\t")
    if "id" not in header or "label" not in header:
        mend = "give a tab-separated table whose header names the columns id and label"
        raise VocabularyError("not a table of terms: its header has no id and label", f"{path}, line 1", mend)
    for number, line in enumerate(islice(lines, _MOST_ROWS), 2):
        cells = line.split("\t")
        if len(cells) > len(header):
            what = f"{len(cells)} cells where the header has {len(header)}"
            raise VocabularyError(what, f"{path}, line {number}", "mend the row")
        yield dict(zip(header, (cell.strip() for cell in cells), strict=False))
    if next(lines, None) is not None:
        raise VocabularyError(f"more than {_MOST_ROWS} rows", str(path), "split the file")


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines without their ends. A packed file is unpacked as it is read, line by line."""
    try:
        with gzip.open(path, "rb") if path.suffix.casefold() == ".gz" else path.open("rb") as file:
            while line := file.readline(_LONGEST_LINE):
                if len(line) == _LONGEST_LINE:
                    raise VocabularyError("a line of a million bytes", str(path), "give a table of terms")
                yield line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise VocabularyError("not UTF-8", str(path), "save the file as UTF-8") from None
    except (OSError, EOFError, zlib.error) as error:
        raise VocabularyError(f"cannot be read: {error}", str(path), "check the file") from None


def _values(row: Mapping[str, str], *columns: str) -> Iterator[str]:
    for column in columns:
        yield from (value.strip() for value in row.get(column, "").split("|") if value.strip())


def _concept(row: Mapping[str, str], places: Mapping[str, str], where: str) -> Concept:
    identifier, label = row.get("id", ""), " ".join(row.get("label", "").split())
    if not identifier or not label:
        raise VocabularyError("a term without an id or a label", where, "fill both cells")
    of_mesh = "tree_numbers" in row and ":" not in identifier
    synonyms = {" ".join(one.split()) for one in _values(row, "synonyms", "entry_terms") if ", " not in one}
    broader = {*_values(row, "parents"), *_above(_values(row, "tree_numbers"), places)} - {identifier}
    curie = f"MESH:{identifier}" if of_mesh else identifier
    return Concept(
        id=_id(identifier, of_mesh),
        label=label,
        kind=_named(Kind, row.get("kind", ""), where) or Kind.THING,
        alt_labels=tuple(sorted(synonyms - {label})),
        broader=tuple(sorted(_id(one, of_mesh) for one in broader)),
        matches=(curie,) if ":" in curie else (),
        close_matches=tuple(_values(row, "xrefs")),
        valence=_named(Valence, row.get("valence", ""), where) or Valence.NEUTRAL,
        definition=row.get("definition") or None,
    )


def _id(identifier: str, of_mesh: bool) -> str:
    return PREFIX + identifier if of_mesh else local_id(identifier)


def _above(trees: Iterator[str], places: Mapping[str, str]) -> Iterator[str]:
    """Yield the id that stands right above each tree number, where the table has one."""
    for tree in trees:
        above = places.get(tree.rpartition(".")[0])
        if above is not None:
            yield above


def _named(names: type[_Name], value: str, where: str) -> _Name | None:
    if not value:
        return None
    found = next((one for one in names if one.value.casefold() == value.casefold()), None)
    if found is None:
        known: Sequence[str] = [one.value for one in names]
        raise VocabularyError(f"unknown {names.__name__.lower()}: {value!r}", where, f"use one of {', '.join(known)}")
    return found
