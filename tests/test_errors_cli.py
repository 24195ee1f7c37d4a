"""Bad input gives one clear error on standard error, exit code 2, no traceback, and nothing on standard output."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
PROGRAM = Path(sys.executable).with_name("claimroot")


def run(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAM), *arguments], cwd=folder, input=stdin, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a knowledge base and all kinds of bad input."""
    folder = tmp_path_factory.mktemp("errors")
    (folder / "note.txt").write_text("Obesity causes knee pain.\n", encoding="utf-8")
    assert run(folder, "build", "note.txt", "--into", "good.kb").returncode == 0
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "no-base").mkdir()
    (folder / "no-base" / "diary.txt").write_text("Dear diary\n", encoding="utf-8")
    (folder / "no-articles").mkdir()
    works = (HOME / "data" / "references.csv").read_text("utf-8")
    broken = works.replace("10.1002/acr.20324", "ten.1002/acr").replace("cross-sectional", "sideways")
    (folder / "works.csv").write_text(broken, encoding="utf-8")
    (folder / "bad.rq").write_text("SELECT ?s WHERE { ?s ?p }", encoding="utf-8")
    return folder


CASES: dict[str, tuple[list[str], str]] = {
    "an empty file": (["build", "empty.txt", "--into", "x.kb"], "empty: no words in it"),
    "a binary file": (["build", "binary.txt", "--into", "x.kb"], "binary.txt"),
    "a missing file": (["claims", "nowhere.txt"], "no such file: 'nowhere.txt'"),
    "a folder without articles": (["build", "no-articles", "--into", "x.kb"], "the folder holds no article"),
    "a broken row": (["build", "--works", "works.csv", "--into", "x.kb"], "works.csv row 2, column doi"),
    "a syntax error": (["query", "bad.rq", "--kb", "good.kb"], "not a SPARQL query"),
    "an unknown query": (["query", "claims_abuot", "--kb", "good.kb"], "claims_about"),
    "a missing binding": (["query", "claims_about", "--kb", "good.kb"], "lacks a value for 'concept'"),
    "an unknown concept in a binding": (
        ["query", "claims_about", "--bind", "concept=kneee pain", "--kb", "good.kb"],
        "did you mean 'knee pain'",
    ),
    "an unknown concept in paths": (["paths", "exercize", "knee pain", "--kb", "good.kb"], "did you mean 'exercise'"),
    "an unknown concept in draw": (["draw", "--around", "zzzz", "--kb", "good.kb"], "no concept is called 'zzzz'"),
    "a folder that is no knowledge base": (["trace", "pain", "--kb", "no-base"], "the folder is no knowledge base"),
    "a folder that is not there": (["trace", "pain", "--kb", "nowhere.kb"], "no such folder"),
    "building over other files": (["build", "note.txt", "--into", "no-base"], "holds other files"),
    "a page into a missing folder": (["draw", "--kb", "good.kb", "-o", "no/where.html"], "does not exist"),
    "a query that calls out": (["query", "-", "--kb", "good.kb"], "SERVICE"),
    "a query that takes too long": (
        ["query", "-", "--kb", "good.kb", "--timeout", "0.3"],
        "stopped: no answer in 0.3 s",
    ),
    "rows as triples": (
        ["query", "articles", "--format", "trig", "--kb", "good.kb"],
        "rows cannot be written as trig",
    ),
    "no address of a store": (
        ["query", "works", "--store", "here", "--kb", "good.kb"],
        "not the address of a store",
    ),
    "a store that is not there": (
        ["load", "--store", "http://127.0.0.1:9/query,http://127.0.0.1:9/update", "--kb", "good.kb"],
        "the store does not answer",
    ),
    "an answer into a folder": (
        ["query", "works", "-o", "no-base", "--format", "csv", "--kb", "good.kb"],
        "is a folder",
    ),
    "a search for nothing": (["search", "...", "--kb", "good.kb"], "no word to search for"),
}
STDIN = {
    "a query that calls out": "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "a query that takes too long": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }",
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told_clearly(place: Path, case: str) -> None:
    arguments, expected = CASES[case]
    done = run(place, *arguments, stdin=STDIN.get(case, ""))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("error: ")
    assert "\n  where: " in done.stderr
    assert "\n  mend:  " in done.stderr
    assert expected in done.stderr


def test_all_faults_of_a_table_are_told_at_once(place: Path) -> None:
    told = run(place, "build", "--works", "works.csv", "--into", "x.kb").stderr
    assert told.count("error: ") >= 3
    assert "column design" in told


def test_all_unreadable_articles_are_told_and_the_last_good_base_stays(place: Path) -> None:
    shutil.copytree(place / "good.kb", place / "kept.kb")
    done = run(place, "build", "note.txt", "empty.txt", "binary.txt", "--into", "kept.kb")
    assert (done.returncode, done.stderr.count("error: ")) == (2, 2)
    assert "Obesity causes knee pain" in " ".join(run(place, "trace", "obesity", "--kb", "kept.kb").stdout.split())
