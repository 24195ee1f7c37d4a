"""The commands that ask: answers in every format, words found, limits told, and a knowledge base behind HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

PROGRAM = Path(sys.executable).with_name("claimroot")
TRIPLES = "CONSTRUCT { ?a ?r ?b } WHERE { GRAPH ?claim { ?a ?r ?b } ?claim a <https://w3id.org/claimroot/ns#Claim> }"


def run(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(PROGRAM), *arguments], cwd=folder, input=stdin.encode(), capture_output=True, timeout=120, check=True
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking")
    words = "Obesity causes knee pain. Yoga does not prevent back pain. Stress may worsen back pain.\n"
    (folder / "note.txt").write_text(words, encoding="utf-8")
    run(folder, "build", "note.txt")
    return folder


STARTS = {"csv": b"work,", "json": b"{", "xml": b"<?xml", "parquet": b"PAR1"}


@pytest.mark.parametrize("format", STARTS)
def test_a_named_query_is_written_as(format: str, place: Path) -> None:
    assert run(place, "query", "works", "--format", format).stdout.startswith(STARTS[format])


GRAPHS = {
    "turtle": b"@prefix",
    "trig": b"@prefix",
    "jsonld": b"[",
    "xml": b"<?xml",
    "parquet": b"PAR1",
    "table": b"@prefix",
}


@pytest.mark.parametrize("format", GRAPHS)
def test_triples_are_written_as(format: str, place: Path) -> None:
    assert run(place, "query", "-", "--format", format, stdin=TRIPLES).stdout.startswith(GRAPHS[format])


def test_an_answer_goes_to_a_file(place: Path) -> None:
    done = run(place, "query", "claims_in_article", "-b", "name=note", "--format", "parquet", "-o", "claims.parquet")
    assert done.stdout == b""
    assert list(pd.read_parquet(place / "claims.parquet")["negated"]) == [False, True, False]


def test_an_input_that_is_called_like_the_query_is_bound(place: Path) -> None:
    rows = json.loads(run(place, "query", "claims_in_article", "-b", "name=note", "--format", "json").stdout)
    assert len(rows["results"]["bindings"]) == 3


def test_a_cut_answer_says_so(place: Path) -> None:
    done = run(place, "query", "-", "--max-rows", "2", "--format", "csv", stdin="SELECT ?s { ?s ?p ?o }")
    assert len(done.stdout.splitlines()) == 3
    assert b"cut at a limit: 2 shown" in done.stderr


def test_words_are_found(place: Path) -> None:
    found = run(place, "search", '"prevent back"').stdout.decode()
    assert "Yoga does not prevent back pain." in found
    assert "Obesity" not in found
