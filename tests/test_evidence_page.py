"""The page on evidence says what the code does, and its figures are those of its own table."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.evidence.model import DOWNGRADES, LIST_CARRIES, UNSUPPORTED
from graph.evidence.weights import load_weights
from graph.queries import named_queries

PAGE = (Path(__file__).parents[1] / "docs" / "evidence.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and line[2].isdigit()
]
GROUPS = {
    "by reasons and threshold alone": [row for row in ROWS if row[6] in ("yes", "no")],
    'with the rules of "Links" above': [row for row in ROWS if row[6] == "yes"],
    "just below the threshold (0.38 to 0.5), left out": [row for row in ROWS if row[6] == "below 0.5"],
}


@pytest.mark.parametrize("name", GROUPS)
def test_a_precision_is_that_of_the_rows(name: str) -> None:
    judged, right = len(GROUPS[name]), sum(row[4] == "yes" for row in GROUPS[name])
    assert f"| {name} | {judged} | {right} | {right / judged:.0%} |" in PAGE


def test_fifty_links_were_judged() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 50


@pytest.mark.parametrize("name", [*DOWNGRADES, *UNSUPPORTED, *LIST_CARRIES])
def test_every_reason_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize(
    "name", ["claims_with_drift", "unsupported_claims", "evidence_table", "echo_chambers", "conflicts", "reviews"]
)
def test_the_queries_on_the_page_are_there(name: str) -> None:
    assert f"`{name}`" in PAGE
    assert name in named_queries()


def test_the_weights_on_the_page_can_be_read(tmp_path: Path) -> None:
    table = PAGE.partition("```text\n")[2].partition("```")[0]
    path = tmp_path / "mine.tsv"
    path.write_text(table, "utf-8")
    assert load_weights(path)["linkInferred"] == 0
