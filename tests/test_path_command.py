"""`claimroot paths`: what its options do, what it prints, and how it refuses."""

from __future__ import annotations

import csv
import io
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from claimroot.cli import Strength, main
from graph.base import KnowledgeBase
from graph.paths import LEVELS, NOTE
from graph.record import TextRecord
from graph.writing import write_generation
from ingest.model import Document, LanguageStrength, Work

DEMO = runpy.run_path(str(Path(__file__).with_name("path_demo.py")))
claim, VOCABULARY = DEMO["claim"], DEMO["VOCABULARY"]
WORDED = LanguageStrength.DIRECT_CAUSAL


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a knowledge base in which two ways lead from exercise to pain in the knee."""
    folder = tmp_path_factory.mktemp("paths") / "kb"
    claims = (
        claim("exercise", "relieves", "obesity", number=1, language_strength=WORDED),
        claim("obesity", "causes", "knee-pain", number=2, language_strength=WORDED),
        claim("exercise", "associated_with", "gout", number=3),
        claim("gout", "worsens", "knee-pain", number=4, text="gout\x1b[31m worsens knee pain [red]"),
        claim("gout", "worsens", "knee-pain", number=5, negated=True),
    )
    texts = [TextRecord(Document("a", "a"), claims)]
    write_generation(folder, texts=texts, vocabulary=VOCABULARY.concepts.values())
    return str(folder)


def ask(kb: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["paths", *arguments, "--kb", kb])
    said = capsys.readouterr()
    assert (ended.value.code, said.err) == (0, "")
    return said.out


def chains(printed: str) -> list[str]:
    return [line.split(". ", 1)[1] for line in printed.splitlines() if line[:1].isdigit()]


BY_OBESITY = "exercise —relieves→ obesity —causes→ knee pain"
BY_GOUT = "exercise —associated_with→ gout —worsens→ knee pain"
OPTIONS = {
    "nothing": ([], [BY_GOUT, BY_OBESITY]),
    "a limit": (["--limit", "1"], [BY_GOUT]),
    "too few hops": (["--max-hops", "1"], []),
    "causes only": (["--causal"], [BY_OBESITY]),
    "a least strength": (["--min-strength", "E1"], []),
    "a concept to pass, by a name of it": (["--through", "Obesity"], [BY_OBESITY]),
    "a concept to leave out": (["--exclude", "obesity"], [BY_GOUT]),
    "relations": (["--relation", "relieves", "--relation", "causes"], [BY_OBESITY]),
    "damped hubs, of which there are none": (["--damp-hubs"], [BY_GOUT, BY_OBESITY]),
}


@pytest.mark.parametrize(("options", "expected"), OPTIONS.values(), ids=OPTIONS.keys())
def test_paths_are_printed_with(
    kb: str, capsys: pytest.CaptureFixture[str], options: list[str], expected: list[str]
) -> None:
    printed = ask(kb, capsys, "exercise", "knee pain", *options)
    assert chains(printed) == expected
    assert printed.rstrip().replace("\n", " ").endswith(NOTE)
    assert expected or "No path of claims leads from 'exercise' to 'knee pain'" in printed


def test_claims_are_read_backward_only_where_asked(kb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert chains(ask(kb, capsys, "knee pain", "obesity")) == []
    assert chains(ask(kb, capsys, "knee pain", "obesity", "--undirected", "--max-hops", "1")) == [
        "knee pain ←causes— obesity"
    ]


def test_a_hop_is_printed_with_all_that_is_known_of_it(kb: str, capsys: pytest.CaptureFixture[str]) -> None:
    printed = ask(kb, capsys, "gout", "lower limb pain")
    assert printed.splitlines()[:8] == [
        "1. gout —worsens→ knee pain",
        "   chain     associations chained, not causal; more leads to more; weakest hop: E0",
        "   ends      at knee pain, a narrower concept than the one asked for",
        "   hop       gout worsens or strains knee pain",
        "   strength  E0; 1 voice, 0 roots",
        "   quote     “gout\\x1b[31m worsens knee pain [red]” (a)",
        "   works     none found",
        "   denied    “gout worsens knee pain ” (a)",
    ]


def test_json_and_csv_hold_the_same_paths(kb: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(ask(kb, capsys, "exercise", "knee pain", "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(ask(kb, capsys, "exercise", "knee pain", "--format", "csv"), newline="")))
    hops = [hop["claim"] for path in told["paths"] for hop in path["hops"]]
    assert hops == [row["claim"] for row in rows]
    assert (told["note"], told["truncated"], {row["note"] for row in rows}) == (NOTE, False, {NOTE})


def test_the_levels_of_the_option_are_those_of_hops() -> None:
    assert tuple(level.value for level in Strength) == LEVELS


@pytest.fixture(scope="module")
def one_study(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a knowledge base in which two hops rest on two works of one cohort."""
    folder = tmp_path_factory.mktemp("paths") / "kb"
    claims = (claim("exercise", "relieves", "obesity", number=1), claim("obesity", "causes", "knee-pain", number=2))
    works = [Work(key, f"On {key}", study_root="town-cohort") for key in ("smith", "jones")]
    links = [DEMO["link"](said, work.key) for said, work in zip(claims, works, strict=True)]
    texts, concepts = [TextRecord(Document("a", "a"), claims)], VOCABULARY.concepts.values()
    write_generation(folder, texts=texts, vocabulary=concepts, works=works, links=links)
    return str(folder)


def test_every_format_says_that_hops_rest_on_one_study(one_study: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = "hops 1 and 2 rest on one study, town-cohort: not independent of each other"
    assert words in " ".join(ask(one_study, capsys, "exercise", "knee pain").split())
    (path,) = json.loads(ask(one_study, capsys, "exercise", "knee pain", "--format", "json"))["paths"]
    assert path["shared_roots"] == [{"root": "study:town-cohort", "hops": [1, 2]}]
    table = ask(one_study, capsys, "exercise", "knee pain", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["shared_roots"] for row in rows] == ["study:town-cohort"] * 2
    assert words in KnowledgeBase.open(one_study).paths("exercise", "knee pain")._repr_html_()


REFUSED = {
    "an unknown start": (["exercize", "pain"], "no concept is called 'exercize'"),
    "an unknown concept to pass": (["exercise", "pain", "--through", "nothing at all"], "no concept is called"),
    "an unknown relation": (["exercise", "pain", "--relation", "cures"], "not a relation: 'cures'"),
    "one concept as both ends": (["pain", "pain"], "both ends are the same concept: 'pain'"),
}


@pytest.mark.parametrize(("arguments", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_a_question_is_refused_for(
    kb: str, capsys: pytest.CaptureFixture[str], arguments: list[str], what: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["paths", *arguments, "--kb", kb])
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert said.err.startswith(f"error: {what}")
    assert "Traceback" not in said.err


HEAVY = {"ingest.claims", "graph.audit.rules", "graph.quads", "rdflib", "urllib3", "pandas", "pyarrow", "networkx"}
COLD = """
import sys
import claimroot
answer = claimroot.open(sys.argv[1]).paths("exercise", "knee pain")
print(len(answer.paths), *sorted(sys.modules))
"""


def test_a_first_answer_imports_no_reader_no_parser_and_no_tables(kb: str) -> None:
    done = subprocess.run([sys.executable, "-c", COLD, kb], capture_output=True, text=True, check=True)
    count, *modules = done.stdout.split()
    assert count == "2"
    assert not HEAVY & set(modules)
