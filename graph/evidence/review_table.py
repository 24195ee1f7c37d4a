"""Reviews as a CSV table, and back: what was exported reads back as the same reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from ingest.columns import Named, Text, cell, cell_error, parse_text
from ingest.errors import ReviewError
from ingest.tables import Faults, Table

from .model import REVIEW_VERDICTS, TARGETS, Review
from .reviews import check_review

Changes = tuple[tuple[str, str], ...]


def parse_changes(cell: str) -> Changes:
    """Return the fields that a review corrects, with their new values.

    >>> parse_changes("relation=worsens; object=knee-pain")
    (('relation', 'worsens'), ('object', 'knee-pain'))
    """
    text = parse_text(cell)
    pairs = [part.partition("=") for part in text.split("; ")] if text else []
    if any(not name or not equals or not value for name, equals, value in pairs):
        raise cell_error("not a list of changes", "write field=value, with a semicolon and a space between")
    return tuple((name, value) for name, _, value in pairs)


def _one_of(names: Sequence[str]) -> BeforeValidator:
    def parse(cell: str) -> str:
        if cell not in names:
            raise cell_error("unknown value", f"use one of {', '.join(names)}")
        return cell

    return BeforeValidator(parse)


class ReviewRow(BaseModel):
    """One row of a table of reviews: its fields are the columns, in their order."""

    target: Annotated[str, _one_of(TARGETS)]
    claim: Named
    work: Text
    role: Text
    verdict: Annotated[str, _one_of(REVIEW_VERDICTS)]
    reason: Named
    reviewer: Named
    at: Named
    changes: Annotated[Changes, BeforeValidator(parse_changes)]
    note: Text
    words: Text


def _review(row: ReviewRow) -> Review:
    return Review(**{**dict(row), "note": row.note or "", "words": row.words or ""})


def _cells(review: Review) -> dict[str, str]:
    cells = {name: cell(getattr(review, name)) for name in ReviewRow.model_fields if name != "changes"}
    return {**cells, "changes": "; ".join(f"{name}={value}" for name, value in review.changes)}


def _consistent(rows: Sequence[tuple[int, ReviewRow]], faults: Faults) -> None:
    for number, row in rows:
        try:
            check_review(_review(row))
        except ReviewError as error:
            faults.add(error.what, error.mend, row=number)


_TABLE = Table(ReviewRow, value_of=_review, cells_of=_cells)


def load_reviews(path: Path) -> tuple[Review, ...]:
    """Return the reviews of a table, in the order of its rows.

    Raises an ExceptionGroup of TableError with every fault of the file. Whether claims, concepts and works exist is
    not asked here.
    """
    return _TABLE.load(path, _consistent)


def write_reviews(path: Path, reviews: Iterable[Review]) -> None:
    """Write `reviews` as a table that `load_reviews` reads back as the same values."""
    _TABLE.write(path, reviews, _consistent)
