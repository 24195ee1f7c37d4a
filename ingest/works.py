"""The works that articles cite: `references.csv` to `Work` values and back, every row checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from .columns import Authors, Count, Doi, Flag, Key, Named, Pmid, Slug, Text, Year, cell, cell_error, parse_text
from .model import Work
from .tables import Faults, Table, report_repeats

DESIGNS = (
    "systematic-review-of-trials",
    "systematic-review-of-cohorts",
    "systematic-review-mixed",
    "randomised-trial",
    "non-randomised-trial",
    "cohort-prospective",
    "cohort-retrospective",
    "case-control",
    "cross-sectional",
    "uncontrolled",
    "case-series",
    "within-person-comparison",
    "guideline",
    "patient-page",
    "opinion",
)
"""The designs that a work may have; a design that nobody found is None, none of these.

- `systematic-review-of-trials`, `-of-cohorts`, `-mixed`: by what the included studies are; with or without pooling.
  A review whose studies are all controlled, but not all randomised, is one of trials.
- `randomised-trial`, `non-randomised-trial`: people given one of several treatments, by lot or otherwise.
- `cohort-prospective`, `cohort-retrospective`: people followed from exposure to outcome, by plan or in old records.
- `case-control`: people with and without the outcome, and what they were exposed to before.
- `cross-sectional`: all measured at one time.
- `uncontrolled`: treated people and no untreated group; `case-series`: a description of some patients.
- `within-person-comparison`: one side or time of a person against another.
- `guideline`, `patient-page` (a summary written for patients), `opinion`: no study of their own.
"""


def parse_design(cell: str) -> str | None:
    """Return one of `DESIGNS`, None if the cell is empty."""
    text = parse_text(cell)
    if text is not None and text not in DESIGNS:
        raise cell_error("unknown design", f"use one of {', '.join(DESIGNS)}, or nothing if it was not found")
    return text


class WorkRow(BaseModel):
    """One row of `references.csv`: its fields are the columns, in their order (see `data/README.md`)."""

    key: Key
    doi: Doi
    pmid: Pmid
    authors: Authors
    year: Year
    year_online: Year
    title: Named
    journal: Text
    volume: Text
    issue: Text
    pages: Text
    design: Annotated[str | None, BeforeValidator(parse_design)]
    sample_size: Count
    population: Text
    study_root: Slug
    retracted: Flag
    read_at: Text


def _unrepeated(rows: Sequence[tuple[int, WorkRow]], faults: Faults) -> None:
    report_repeats(rows, ("key", "doi", "pmid"), faults)


_TABLE = Table(
    WorkRow,
    value_of=lambda row: Work(**dict(row)),
    cells_of=lambda work: {column: cell(getattr(work, column)) for column in WorkRow.model_fields},
)


def load_works(path: Path) -> tuple[Work, ...]:
    """Return the works of a table such as `references.csv`, in the order of its rows.

    Keys, DOIs and PMIDs must each be unique; an empty cell becomes None. Raises an ExceptionGroup of TableError with
    every fault of the file, at most `ingest.tables.MAX_FAULTS`.

    >>> from ingest.resources import shipped
    >>> load_works(shipped("references.csv"))[0].doi
    '10.1002/acr.20324'
    """
    return _TABLE.load(path, _unrepeated)


def write_works(path: Path, works: Iterable[Work]) -> None:
    """Write `works` as a table that `load_works` reads back as the same values.

    Raises an ExceptionGroup of TableError, and writes nothing, if a value cannot stand in the table: a text with a
    line break or a space at its end, an author's name with a semicolon, a key that another work has.
    """
    _TABLE.write(path, works, _unrepeated)
