"""The reader does not fall below what it reached, on the annotated texts and on our own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks.scoring import Row, Score, rows_of, score
from ingest.claims import Reader
from ingest.claims.rows import claim_row
from ingest.reading import read_document

OWN = Path(__file__).parent / "reading"
SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold"
GOLD_SHA256 = "b69d3a7cb9480aba2772e07372bcbb6a4fbc7af538d85fbd3a424cf9158565ee"


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()


def _read(path: Path) -> list[Row]:
    return [claim_row(claim) for claim in _reader().read(read_document(path)).claims]


def _scores(texts: Iterable[Path], annotations: Path, *, strict: bool = False) -> Score:
    total = Score(0, 0, 0, 0)
    for text in sorted(texts):
        total += score(rows_of(annotations / f"{text.stem}.jsonl"), _read(text), strict=strict)
    return total


def test_our_own_texts_are_read_as_well_as_they_were() -> None:
    total = _scores((OWN / "texts").glob("*.txt"), OWN / "claims")
    assert total.precision >= 0.79
    assert total.f1 >= 0.675


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated texts are not part of this repository")
def test_the_annotated_texts_are_read_as_well_as_they_were() -> None:
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(GOLD.glob("*.jsonl")))).hexdigest()
    assert digest == GOLD_SHA256, "the floors below were measured on another annotation"
    texts = [*(SHARED / "articles").glob("*.txt"), *(SHARED / "texts").glob("*.txt")]
    total = _scores(texts, GOLD)
    assert total.precision >= 0.80
    assert total.f1 >= 0.755


@pytest.mark.parametrize("path", sorted((OWN / "claims").glob("*.jsonl")), ids=lambda path: path.stem)
def test_what_is_annotated_stands_in_its_text(path: Path) -> None:
    text = (OWN / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
    for row in rows_of(path):
        assert row["quote"] in text
        assert row["subject"] in text
        assert row["object"] in text
