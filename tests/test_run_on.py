"""Headings that run on into their paragraphs are told from paragraphs that begin with a name."""

from __future__ import annotations

import pytest

from ingest.model import BlockKind
from ingest.reading import parse_document

REST = "is told here in a few more words, so that the paragraph is a long one and no list."
RUN_ON = "\n\n".join(
    f"{line} {REST}"
    for line in ("Sleep and Age What older people need", "Naps During the Day A short rest", "Getting Help Most advice")
)
NAMED = "\n\n".join(
    f"{line} {REST}"
    for line in ("Down syndrome", "Parkinson disease", "A fall", "Type 2 diabetes", "The World Health Group")
)
FEW = "\n\n".join(f"{line} {REST}" for line in ("Mount Sinai Hospital Staff", "Rest", "Sleep", "Good advice"))


def headings(text: str) -> list[str]:
    document = parse_document(text, name="note", format="text")
    kinds = (BlockKind.HEADING, BlockKind.TITLE)
    return [block.span.of(document.text) for block in document.blocks if block.kind in kinds]


def test_a_heading_that_runs_on_into_its_paragraph_stands_apart() -> None:
    assert headings(RUN_ON) == ["Sleep and Age", "Naps During the Day", "Getting Help"]


@pytest.mark.parametrize("text", [NAMED, FEW], ids=["names", "one title in four"])
def test_paragraphs_that_begin_with_a_name_stay_whole(text: str) -> None:
    assert headings(text) == []
