"""Rows of a CSV table, checked: every fault of a file with its row, its column and its mend, raised together.

Rows count as a spreadsheet counts them: the header is row 1. A table is UTF-8 text with commas, quoted as in RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from .errors import TableError

MAX_BYTES = 64 * 2**20
"""The size of the largest table that is read, in bytes."""

MAX_CELL = 10_000
"""The length of the longest cell that is read, in characters."""

MAX_FAULTS = 1_000
"""How many faults of one file are reported; after these the rest of it is not checked."""

RowModel = TypeVar("RowModel", bound=BaseModel)
Value = TypeVar("Value")


class _TooManyFaults(Exception):  # noqa: N818  a signal within this module, never seen outside
    """The signal that ends the checking of a file after `MAX_FAULTS` faults."""


class Faults:
    """The faults found in one file, in order; as a context, raises them together at its end.

    >>> faults = Faults("references.csv")
    >>> faults.add("not a year: '19'", "write four digits", row=5, column="year")
    >>> print(faults.found[0])
    not a year: '19'
      where: references.csv row 5, column year
      mend:  write four digits
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[TableError] = []

    def add(self, what: str, mend: str, *, row: int | None = None, column: str | None = None) -> None:
        """Keep one fault. After `MAX_FAULTS` of them, end the checking with a last one that says so."""
        if len(self.found) == MAX_FAULTS:
            self.found.append(TableError("more faults follow", self.name, "mend these first, then read it again"))
            raise _TooManyFaults
        where = self.name + (f" row {row}" if row else "") + (f", column {column}" if column else "")
        self.found.append(TableError(what, where, mend))

    def __enter__(self) -> Faults:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Raise an ExceptionGroup of TableError if any fault was found."""
        if self.found and (error is None or isinstance(error, _TooManyFaults)):
            count = "1 fault" if len(self.found) == 1 else f"{len(self.found)} faults"
            raise ExceptionGroup(f"{self.name}: {count}", self.found) from None


def read_rows(path: Path, model: type[RowModel], faults: Faults) -> list[tuple[int, RowModel]]:
    """Return the rows that fit `model`, each with its number; what does not fit goes to `faults`.

    The columns are the model's fields, in any order, each once; one with a default may be left out. Empty lines are
    passed over, but counted. A file that cannot be read at all gives no rows and one fault.
    """
    text = _read_text(path, faults)
    records = _records(text, faults) if text is not None else iter(())
    header = next(records, (1, None))[1]
    if header is None:
        if text is not None and not faults.found:
            faults.add("no header", f"begin with the row {','.join(model.model_fields)}", row=1)
        return []
    if not _header_fits(header, model, faults):
        return []
    rows = []
    for number, cells in records:
        if len(cells) != len(header):
            faults.add(f"{len(cells)} cells in place of {len(header)}", "put cells with commas in quotes", row=number)
        elif (row := check_row(dict(zip(header, cells, strict=True)), model, number, faults)) is not None:
            rows.append((number, row))
    return rows


def check_row(cells: Mapping[str, str], model: type[RowModel], number: int, faults: Faults) -> RowModel | None:
    """Return the row as `model`, or None where a cell breaks a rule of its column, which goes to `faults`."""
    try:
        return model.model_validate(cells)
    except ValidationError as error:
        for fault in error.errors():
            context = fault.get("ctx", {})
            what = f"{fault['msg']}: {shown(fault['input'])}"
            faults.add(what, context.get("mend", "correct the cell"), row=number, column=str(fault["loc"][0]))
        return None


def report_repeats(rows: Iterable[tuple[int, BaseModel]], columns: Iterable[str], faults: Faults) -> None:
    """Add a fault for each value that an earlier row has in the same one of `columns`. Empty cells do not count."""
    first: dict[tuple[str, object], int] = {}
    names = tuple(columns)
    for number, row in rows:
        for column in names:
            value = getattr(row, column)
            if value is None or (earlier := first.setdefault((column, value), number)) == number:
                continue
            faults.add(f"given twice: {shown(value)}", f"row {earlier} has it too; keep one", row=number, column=column)


Check: TypeAlias = Callable[[Sequence[tuple[int, RowModel]], Faults], None]
"""A rule over all rows of a table (each with its number), which adds what breaks it to the faults."""


@dataclass(frozen=True)
class Table(Generic[RowModel, Value]):
    """How one kind of value stands in a CSV table: its row, and the way there and back.

    `model` has the columns as its fields; `value_of` makes the value from a row that fits; `cells_of` the cells from a
    value, by column.
    """

    model: type[RowModel]
    value_of: Callable[[RowModel], Value]
    cells_of: Callable[[Value], Mapping[str, str]]

    def load(self, path: Path, check: Check[RowModel]) -> tuple[Value, ...]:
        """Return the values of the table at `path`, in the order of its rows.

        `check` sees all rows that fit, for rules that a single cell cannot break. Raises an ExceptionGroup of
        TableError with every fault of the file, at most `MAX_FAULTS`.
        """
        with Faults(path.name) as faults:
            rows = read_rows(path, self.model, faults)
            check(rows, faults)
        return tuple(self.value_of(row) for _, row in rows)

    def write(self, path: Path, values: Iterable[Value], check: Check[RowModel]) -> None:
        """Write a table that `load` reads back as the same `values`.

        Raises an ExceptionGroup of TableError, and writes nothing, if that cannot be: then `check` or a column's rule
        does not hold, or a value would come back as another (an author's name with a semicolon in it).
        """
        lines = io.StringIO(newline="")
        writer = csv.DictWriter(lines, tuple(self.model.model_fields), lineterminator="\n")
        writer.writeheader()
        rows: list[tuple[int, RowModel]] = []
        with Faults(path.name) as faults:
            for number, value in enumerate(values, start=2):
                cells = self.cells_of(value)
                writer.writerow(cells)
                if (row := check_row(cells, self.model, number, faults)) is not None:
                    rows.append((number, row))
                    if self.value_of(row) != value:
                        faults.add(f"would read back otherwise: {shown(value)}", "write None for nothing", row=number)
            check(rows, faults)
        path.write_bytes(lines.getvalue().encode("utf-8"))


def shown(value: object) -> str:
    """Return `value` as a message shows it: quoted, escaped, at most 60 characters of it.

    >>> shown("10.1002/a b")
    "'10.1002/a b'"
    """
    text = value if isinstance(value, str) else str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _read_text(path: Path, faults: Faults) -> str | None:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        faults.add(f"cannot be read: {reason}", "check the path and who may read it")
        return None
    if len(data) > MAX_BYTES:
        faults.add(f"more than {MAX_BYTES} bytes", "split the table")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        faults.add(f"not UTF-8: byte 0x{data[error.start]:02x}", "save the table as UTF-8", row=row)
        return None


def _records(text: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each record that is not an empty line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:  # what follows a broken quotation cannot be told apart
            faults.add(f"not CSV: {error}", "close each quotation and double the quotes in it", row=number)
            return
        if cells is None:
            return
        if cells:
            yield number, cells


def _header_fits(header: list[str], model: type[BaseModel], faults: Faults) -> bool:
    before, columns = len(faults.found), tuple(model.model_fields)
    for name, field in model.model_fields.items():
        if name not in header and field.is_required():
            faults.add(f"column missing: {shown(name)}", "add the column; its cells may be empty", row=1)
    for place, name in enumerate(header):
        if name not in columns:
            faults.add(f"unknown column: {shown(name)}", f"the columns are {', '.join(columns)}", row=1)
        elif name in header[:place]:
            faults.add(f"column given twice: {shown(name)}", "keep one of them", row=1)
    return len(faults.found) == before
