"""`claimroot audit`: exit codes, formats that programs read, faults in RDF."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pyoxigraph import Literal

from claimroot.building import build_from_files
from claimroot.cli import main
from graph.audit import RULES
from graph.audit.model import Fault
from graph.audit.report import faults_json, faults_markdown, faults_sarif
from graph.base import KnowledgeBase
from graph.quads import document_quads, fault_quads
from graph.queries import run_named
from graph.shacl import validate
from graph.store import OxigraphStore
from graph.terms import term
from ingest.model import Document, Span

PROGRAM = Path(sys.executable).with_name("claimroot")
FAULTY = "Studies show that obesity causes knee pain. Stairs cause knee pain (Owl, 2011).\n"
CLEAN = "Use a good chair.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    (folder / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    build_from_files([folder / "faulty.txt", folder / "clean.txt"], folder / "claimroot.kb")
    return folder


@pytest.fixture
def place(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(home)
    return home


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Return the exit code of a command and what it wrote to standard output."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        main(["audit", *arguments])
    return int(left.value.code or 0), capsys.readouterr().out


EXITS: dict[str, tuple[list[str], int]] = {
    "the whole knowledge base": ([], 1),
    "an article of it": (["faulty"], 1),
    "a clean article of it": (["clean"], 0),
    "a file": (["faulty.txt", "--kb", "nowhere"], 1),
    "a clean file": (["clean.txt", "--kb", "nowhere"], 0),
    "only what is grave": (["--least", "error"], 0),
    "one rule": (["--rule", "no-references"], 1),
    "a rule that finds nothing": (["--rule", "retracted-work"], 0),
    "a rule that there is not": (["--rule", "spelling"], 2),
    "a name that nothing has": (["nothing"], 2),
    "a knowledge base that is not there": (["--kb", "nowhere"], 2),
}


@pytest.mark.parametrize(("arguments", "code"), EXITS.values(), ids=EXITS.keys())
def test_the_exit_code_says_whether_anything_was_found(
    arguments: list[str], code: int, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left, out = run(capsys, *arguments)
    assert left == code
    assert bool(out.strip()) == (code == 1)


def test_the_installed_command_tells_a_mistake_without_a_traceback(place: Path) -> None:
    done = subprocess.run([str(PROGRAM), "audit", "nothing"], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no article and no file: 'nothing'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_library_and_the_command_find_the_same(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(run(capsys, "--format", "json")[1])
    base = KnowledgeBase.open(place / "claimroot.kb")
    assert [one["id"] for one in told] == [fault.id for fault in base.faults()]
    text = next(document.text for document in base.documents() if document.name == "faulty")
    assert all(one["start"] is None or text[one["start"] : one["end"]] == one["says"] for one in told)


# SARIF ----------------------------------------------------------------------------------------------------------------

_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_LEVEL = {"enum": ["error", "warning", "note"]}
_COUNT = {"type": "integer", "minimum": 1}
SHAPE: dict[str, Any] = {  # the parts of SARIF 2.1.0 that we write, each closed as it is there
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs", "$schema"],
    "properties": {
        "$schema": {"type": "string", "pattern": "^https://docs.oasis-open.org/sarif/.*2.1.0.json$"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/definitions/run"}, "minItems": 1},
    },
    "definitions": {
        "run": {
            "type": "object",
            "additionalProperties": False,
            "required": ["tool", "results"],
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
                "tool": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["driver"],
                    "properties": {"driver": {"$ref": "#/definitions/driver"}},
                },
            },
        },
        "driver": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "informationUri": {"type": "string", "pattern": "^https://"},
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/definitions/rule"}},
            },
        },
        "rule": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "shortDescription": _TEXT,
                "fullDescription": _TEXT,
                "defaultConfiguration": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"level": _LEVEL},
                },
            },
        },
        "result": {
            "type": "object",
            "additionalProperties": False,
            "required": ["message"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0, "maximum": len(RULES) - 1},
                "level": _LEVEL,
                "message": _TEXT,
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                "properties": {"type": "object"},
                "locations": {"type": "array", "items": {"$ref": "#/definitions/location"}},
            },
        },
        "location": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
                        },
                        "region": {"$ref": "#/definitions/region"},
                    },
                }
            },
        },
        "region": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "charOffset": {"type": "integer", "minimum": 0},
                "charLength": _COUNT,
                "startLine": _COUNT,
                "startColumn": _COUNT,
                "endLine": _COUNT,
                "endColumn": _COUNT,
                "snippet": _TEXT,
            },
        },
    },
}
TEXT = Document("two words.txt", "First line.\nA “second” {line}\nand third.\n")
WORDS = "{line}\nand"
PLACE = Span(TEXT.text.index(WORDS), TEXT.text.index(WORDS) + len(WORDS))
FAULT = Fault("drift", "warning", TEXT.name, TEXT.sha256, WORDS, PLACE, "a | [record]", "why *so*", "w", 2)


def test_sarif_has_the_shape_of_the_standard(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(run(capsys, "faulty.txt", "clean.txt", "--format", "sarif")[1])
    Draft7Validator.check_schema(SHAPE)
    assert [error.message for error in Draft7Validator(SHAPE).iter_errors(log)] == []
    results = log["runs"][0]["results"]
    assert {result["ruleId"] for result in results} >= {"no-references", "research-not-named"}
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in results)
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results} == {
        "faulty.txt"
    }


def test_sarif_counts_lines_columns_and_code_points() -> None:
    (result,) = json.loads(faults_sarif([FAULT], {TEXT.sha256: TEXT}, version="1"))["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "two%20words.txt"
    region = location["region"]
    assert TEXT.text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == FAULT.says
    lines = TEXT.text.split("\n")
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 :] == "{line}"
    assert lines[region["endLine"] - 1][: region["endColumn"] - 1] == "and"
    assert "{{line}}" in result["message"]["text"]


def test_a_fault_without_an_article_has_no_place_in_sarif() -> None:
    fault = Fault("drift", "warning", "", "", "a work", None, "record", "why")
    (result,) = json.loads(faults_sarif([fault], {}, version="1"))["runs"][0]["results"]
    assert "locations" not in result


def test_json_has_both_sides() -> None:
    (told,) = json.loads(faults_json([FAULT]))
    assert (told["says"], told["record"], told["start"], told["end"]) == (WORDS, FAULT.record, PLACE.start, PLACE.end)


def test_words_of_articles_stay_words_in_markdown() -> None:
    page = faults_markdown([FAULT])
    assert "a \\| \\[record\\]" in page
    assert "\\{line\\} and" in page
    assert "\n- **drift** (warning, reference 2)\n" in page


# RDF ------------------------------------------------------------------------------------------------------------------


def test_faults_in_rdf_are_well_formed_and_asked_for(place: Path) -> None:
    base = KnowledgeBase.open(place / "claimroot.kb")
    assert validate(base.store.to_dataset()) == ()
    rows = run_named(base.store, "faults")
    assert len(rows.rows) == len(list(base.faults())) > 1


def test_the_shapes_find_a_fault_of_no_severity() -> None:
    store = OxigraphStore.in_memory()
    store.add(document_quads(TEXT))
    store.add(quad for quad in fault_quads(FAULT, {}) if quad.predicate != term("cr:severity"))
    assert [violation.path for violation in validate(store.to_dataset())] == [term("cr:severity").value]


def test_a_fault_leads_to_its_text_work_and_place() -> None:
    said = {quad.predicate.value.rpartition("#")[2].rpartition("/")[2]: quad.object for quad in fault_quads(FAULT, {})}
    assert said["start"] == Literal(PLACE.start)
    assert {"text", "article", "ofReference", "againstWork", "articleSays", "recordSays"} <= said.keys()
