"""The files of a generation's record: its tables, a value of one type on each line, and a file for each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.model import Concept, Finding, Work

from .audit.model import Fault
from .evidence.model import (
    CitationLink,
    Conflict,
    Resolution,
    Review,
    Strength,
    Unsupported,
    Verdict,
    Voice,
)
from .evidence.weights import Weights

TABLES: dict[str, type] = {
    "vocabulary": Concept,
    "works": Work,
    "findings": Finding,
    "links": CitationLink,
    "verdicts": Verdict,
    "resolutions": Resolution,
    "faults": Fault,
    "unsupported": Unsupported,
    "voices": Voice,
    "strengths": Strength,
    "conflicts": Conflict,
    "weights": Weights,
    "reviews": Review,
}
DERIVED = ("links", "verdicts", "resolutions", "unsupported", "voices", "strengths", "conflicts", "faults")
"""What follows from the texts, in the order in which it is asked for."""


def text_path(home: Path, sha256: str) -> Path:
    return home / "record" / "texts" / f"{sha256}.parquet"


def text_paths(home: Path) -> list[Path]:
    return sorted((home / "record" / "texts").glob("*.parquet"))


def table_path(home: Path, name: str) -> Path:
    return home / "record" / ("derived" if name in DERIVED else "") / f"{name}.jsonl"


def first_of_each(concepts: Iterable[Concept], seen: set[str]) -> Iterator[Concept]:
    for concept in concepts:
        if concept.id not in seen:
            seen.add(concept.id)
            yield concept
