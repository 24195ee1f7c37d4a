"""What the cited works found: `findings.csv` to `Finding` values and back, every row checked."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from .columns import Comparator, Count, Flag, Key, Number, Text, cell, cell_error, parse_named
from .model import Finding, Quantity, Relation, Work
from .tables import Faults, Table, report_repeats, shown

RATIOS = ("OR", "RR", "HR", "times")
"""The units whose figures are ratios, so never below zero."""

FIGURES = ("value", "low", "high", "ci_low", "ci_high")
_PAIRS = (("low", "high"), ("ci_low", "ci_high"))


def parse_relation(cell: str) -> Relation:
    """Return the relation that a cell names."""
    if (name := parse_named(cell)) not in list(Relation):
        raise cell_error("unknown relation", f"use one of {', '.join(Relation)}")
    return Relation(name)


class FindingRow(BaseModel):
    """One row of `findings.csv`: its fields are the columns, in their order (see `data/README.md`)."""

    key: Key
    work: Key
    subject: Key
    relation: Annotated[Relation, BeforeValidator(parse_relation)]
    object: Key
    negated: Flag
    value: Number
    unit: Text
    low: Number
    high: Number
    comparator: Comparator
    approximate: Flag
    ci_low: Number
    ci_high: Number
    n: Count
    population: Text
    comparison: Text
    p: Text
    printed_so: Flag
    note: Text
    quote: Text = None
    unreviewed: Flag = False

    @property
    def quantity(self) -> Quantity | None:
        """The figure of the finding, None where it has none."""
        if self.unit is None:
            return None
        return Quantity(unit=self.unit, **{name: getattr(self, name) for name in _QUANTITY if name != "unit"})


_QUANTITY = ("unit", "value", "low", "high", "comparator", "approximate", "ci_low", "ci_high")
_OWN = tuple(name for name in FindingRow.model_fields if name not in _QUANTITY)


def load_findings(path: Path, works: Iterable[Work], concepts: Container[str]) -> tuple[Finding, ...]:
    """Return the findings of a table such as `findings.csv`, in the order of its rows.

    Each must name one of `works` by its key and two of `concepts` by their ids. An estimate must lie inside its own
    interval and range, unless the row says that its source prints it so. Raises an ExceptionGroup of TableError with
    every fault of the file, at most `ingest.tables.MAX_FAULTS`.
    """
    keys = frozenset(work.key for work in works)

    def check(rows: Sequence[tuple[int, FindingRow]], faults: Faults) -> None:
        _consistent(rows, faults)
        for number, row in rows:
            if row.work not in keys:
                faults.add(f"unknown work: {shown(row.work)}", "add it to the works first", row=number, column="work")
            for column, concept in (("subject", row.subject), ("object", row.object)):
                if concept not in concepts:
                    what, mend = f"unknown concept: {shown(concept)}", "use the id of a concept of the vocabulary"
                    faults.add(what, mend, row=number, column=column)

    return _TABLE.load(path, check)


def write_findings(path: Path, findings: Iterable[Finding]) -> None:
    """Write `findings` as a table that `load_findings` reads back as the same values.

    Raises an ExceptionGroup of TableError, and writes nothing, if a value cannot stand in the table. Whether its work
    and its concepts exist is not asked here.
    """
    _TABLE.write(path, findings, _consistent)


def _finding(row: FindingRow) -> Finding:
    return Finding(quantity=row.quantity, **{name: getattr(row, name) for name in _OWN})


def _cells(finding: Finding) -> dict[str, str]:
    own = {name: cell(getattr(finding, name)) for name in _OWN}
    figures = {name: cell(getattr(finding.quantity, name, None)) for name in _QUANTITY}
    return {column: own.get(column, figures.get(column, "")) for column in FindingRow.model_fields}


_TABLE = Table(FindingRow, value_of=_finding, cells_of=_cells)


def _consistent(rows: Sequence[tuple[int, FindingRow]], faults: Faults) -> None:
    report_repeats(rows, ("key",), faults)
    for number, row in rows:
        for column, what, mend in (*_figure_faults(row), *_scale_faults(row), *_interval_faults(row)):
            faults.add(what, mend, row=number, column=column)


def _figure_faults(row: FindingRow) -> Iterator[tuple[str, str, str]]:
    """Yield what is missing of a figure: column, what is wrong, mend."""
    has_figure = any(figure is not None for figure in (row.value, row.low, row.high))
    if row.unit is None and (has_figure or row.ci_low is not None or row.ci_high is not None):
        yield "unit", "a figure without a unit", "give its unit: %, OR, RR, HR, times, …"
    elif row.unit is None and (row.comparator or row.approximate):
        yield "unit", "a comparator or an approximation without a figure", "give the figure and its unit"
    elif row.unit is not None and not has_figure:
        yield "value", "a unit without a figure", "give the value, or a range, or leave the unit empty"
    if (row.ci_low is None) != (row.ci_high is None):
        missing = "ci_low" if row.ci_low is None else "ci_high"
        yield missing, "half an interval", "give both ends or neither"


def _scale_faults(row: FindingRow) -> Iterator[tuple[str, str, str]]:
    """Yield the figures that their unit cannot have."""
    for column in FIGURES:
        figure: float | None = getattr(row, column)
        if figure is None:
            continue
        if row.unit == "%" and not 0 <= figure <= 100:
            yield column, f"not a percentage: {figure:g}", "give a figure from 0 to 100"
        if row.unit in RATIOS and figure < 0:
            yield column, f"not a ratio: {figure:g}", "give a figure of zero or more"


def _interval_faults(row: FindingRow) -> Iterator[tuple[str, str, str]]:
    """Yield the intervals that run backwards, and the estimates outside theirs unless printed so."""
    for lower, upper in _PAIRS:
        low: float | None = getattr(row, lower)
        high: float | None = getattr(row, upper)
        if low is not None and high is not None and low > high:
            yield lower, f"an interval that runs backwards: {low:g} to {high:g}", "put the smaller figure first"
        elif not row.printed_so and not _within(row.value, low, high):
            what = f"{row.value:g} is outside {lower} to {upper}"
            yield "value", what, "correct it, or set printed_so to yes if the source itself prints it so"


def _within(value: float | None, low: float | None, high: float | None) -> bool:
    return value is None or ((low is None or low <= value) and (high is None or value <= high))
