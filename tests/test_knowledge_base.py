"""A knowledge base is whole at every moment: what its pointer names is a complete generation, or there is none yet."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.answers import Rows, Truth
from graph.base import KnowledgeBase, reusable_texts
from graph.generations import POINTER, writing
from graph.quads import read_claims
from graph.queries import run_named
from graph.record import TextRecord
from graph.writing import write_generation
from ingest.errors import KnowledgeBaseError
from ingest.model import Concept, Document

SETTINGS = {"reader_version": "reader-1", "claimroot_version": "0.1.0"}


def _write(folder: Path, world: Any, **changed: Any) -> KnowledgeBase:
    given = {
        "texts": world.texts,
        "works": world.works,
        "findings": world.findings,
        "vocabulary": world.vocabulary,
        "links": world.links,
        "verdicts": world.verdicts,
        "resolutions": world.resolutions,
        "settings": SETTINGS,
    }
    return write_generation(folder, **(given | changed))


def _by_id(claims: Any) -> dict[str, Any]:
    return {claim.id: claim for claim in claims}


def test_all_that_was_written_is_read_back(world: Any, tmp_path: Path) -> None:
    _write(tmp_path / "kb", world)
    base = KnowledgeBase.open(tmp_path / "kb")
    assert _by_id(base.claims()) == _by_id(world.claims)
    assert {document.name: document for document in base.documents()} == {
        text.document.name: text.document for text in world.texts
    }
    assert tuple(base.concepts()) == world.vocabulary + world.texts[1].concepts
    tables = (base.works(), base.findings(), base.links(), base.verdicts(), base.resolutions())
    assert tuple(map(tuple, tables)) == (
        world.works,
        world.findings,
        world.links,
        world.verdicts,
        world.resolutions,
    )
    assert base.text_record(world.texts[0].document.sha256) == world.texts[0]
    assert base.settings == SETTINGS


def test_the_store_says_what_the_record_says(world: Any, tmp_path: Path) -> None:
    base = _write(tmp_path / "kb", world)
    assert _by_id(read_claims(base.store)) == _by_id(base.claims())
    assert base.counts == {
        "texts": 2,
        "claims": 3,
        "concepts": 5,
        "vocabulary": 4,
        "works": 1,
        "findings": 2,
        "links": 1,
        "verdicts": 1,
        "resolutions": 1,
        "faults": 0,
        "unsupported": 0,
        "voices": 0,
        "strengths": 0,
        "conflicts": 0,
        "reviews": 0,
    }


def test_building_twice_gives_the_same_quads(world: Any, tmp_path: Path) -> None:
    first = {str(quad) for quad in _write(tmp_path / "a", world).store.quads()}
    turned = replace(world, texts=world.texts[::-1])
    second = {str(quad) for quad in _write(tmp_path / "b", turned).store.quads()}
    assert first == second


def test_unchanged_texts_are_taken_over_as_they_are(world: Any, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    _write(kb, world)
    known = reusable_texts(kb, "reader-1")
    assert set(known) == {text.document.sha256 for text in world.texts}
    base = _write(kb, world, texts=known.values())
    assert _by_id(base.claims()) == _by_id(world.claims)


@pytest.mark.parametrize("reader", ["reader-2", ""])
def test_nothing_that_another_reader_read_is_reused(reader: str, world: Any, tmp_path: Path) -> None:
    _write(tmp_path / "kb", world)
    assert reusable_texts(tmp_path / "kb", reader) == {}


def test_nothing_is_reused_where_there_is_nothing(tmp_path: Path) -> None:
    assert reusable_texts(tmp_path / "kb", "reader-1") == {}


def test_the_last_two_generations_are_kept(world: Any, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    for _ in range(4):
        _write(kb, world)
    assert sorted(path.name for path in (kb / "generations").iterdir()) == ["0003", "0004"]


def test_a_reader_goes_on_reading_while_the_next_generation_is_built(world: Any, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    reader = _write(kb, world)
    assert len(run_named(reader.store, "claims_by_relation")) == 3
    _write(kb, world, texts=world.texts[:1])
    assert len(run_named(reader.store, "claims_by_relation")) == 3
    assert len(run_named(KnowledgeBase.open(kb).store, "claims_by_relation")) == 1


def test_a_text_under_two_names_is_read_once_and_noted(world: Any, tmp_path: Path) -> None:
    again = TextRecord(replace(world.texts[0].document, name="copy"), ())
    base = _write(tmp_path / "kb", world, texts=(*world.texts, again, world.texts[1]))
    assert base.pointer.duplicates == (("copy", "aching-knees"),)
    assert base.counts["texts"] == 2


def test_sources_are_kept_beside_the_record(world: Any, tmp_path: Path) -> None:
    table = tmp_path / "references.csv"
    table.write_text("key,title\n")
    base = _write(tmp_path / "kb", world, sources=[table])
    kept = base.folder / "generations" / "0001" / "record" / "sources" / "01-references.csv"
    assert kept.read_text() == "key,title\n"


def test_an_empty_knowledge_base_answers(tmp_path: Path) -> None:
    base = write_generation(tmp_path / "kb", texts=())
    assert base.store.query("ASK { ?s ?p ?o }") == Truth(False)
    assert list(base.claims()) == []


# What is refused ------------------------------------------------------------------------------------------------------

BUILD = "make one with: claimroot build ARTICLES… --into FOLDER"


def _missing(folder: Path) -> None:
    return None


def _empty(folder: Path) -> None:
    folder.mkdir()


def _file(folder: Path) -> None:
    folder.write_text("no folder")


def _pointer(text: str) -> Any:
    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / POINTER).write_text(text)

    return make


DAMAGED = (
    "a damaged knowledge base: its pointer cannot be read",
    "build into a new folder; the generations beside the file are whole",
)
NO_BASE = {
    "no folder": (_missing, "no such folder", BUILD),
    "an empty folder": (_empty, "the folder is no knowledge base", BUILD),
    "a file": (_file, "a file, not the folder of a knowledge base", BUILD),
    "a pointer cut short": (_pointer('{"format": 1, "gen'), *DAMAGED),
    "a pointer of nothing": (_pointer(""), *DAMAGED),
    "a pointer to another place": (
        _pointer('{"format": 1, "generation": "../../etc", "built_at": ""}'),
        "not a generation: '../../etc'",
        "build into a new folder",
    ),
    "a pointer of another format": (
        _pointer('{"format": 2, "generation": "0001", "built_at": ""}'),
        "a knowledge base of format 2; this version reads 1",
        "build it again, or use the version that wrote it",
    ),
    "a pointer to a generation that is gone": (
        _pointer('{"format": 1, "generation": "0001", "built_at": ""}'),
        "the current generation is missing",
        "build the knowledge base again",
    ),
}


@pytest.mark.parametrize(("make", "what", "mend"), NO_BASE.values(), ids=NO_BASE.keys())
def test_what_is_no_knowledge_base_is_told(make: Any, what: str, mend: str, tmp_path: Path) -> None:
    make(tmp_path / "kb")
    with pytest.raises(KnowledgeBaseError) as caught:
        KnowledgeBase.open(tmp_path / "kb")
    assert (caught.value.what, caught.value.mend) == (what, mend)


@pytest.mark.parametrize("name", ["thesis.doc", ".hidden", "generations/letters/a.txt"])
def test_a_folder_with_other_files_is_left_as_it_is(name: str, tmp_path: Path) -> None:
    other = tmp_path / name
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_text("precious")
    with pytest.raises(KnowledgeBaseError) as caught:
        write_generation(tmp_path, texts=())
    shown = name.partition("/")[0]
    assert caught.value.what == f"the folder holds other files and is no knowledge base: {shown}"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [other]


def test_a_damaged_pointer_stops_a_build_too(world: Any, tmp_path: Path) -> None:
    _pointer("{")(tmp_path / "kb")
    with pytest.raises(KnowledgeBaseError, match="its pointer cannot be read"):
        _write(tmp_path / "kb", world)


def test_two_writers_do_not_meet(world: Any, tmp_path: Path) -> None:
    with writing(tmp_path / "kb"), pytest.raises(KnowledgeBaseError) as caught:
        _write(tmp_path / "kb", world)
    assert caught.value.args == (
        "another build is writing here",
        str(tmp_path / "kb"),
        "wait for the other build to end",
    )


def test_two_texts_of_one_name_are_refused(world: Any, tmp_path: Path) -> None:
    other = TextRecord(Document("aching-knees", "Another text."))
    with pytest.raises(KnowledgeBaseError) as caught:
        _write(tmp_path / "kb", world, texts=(*world.texts, other))
    assert caught.value.args == (
        "two articles with different texts have one name",
        "aching-knees",
        "give one of the files another name",
    )


@pytest.mark.parametrize("where", ["texts", "links", "vocabulary"])
def test_a_source_that_fails_leaves_the_last_generation(where: str, world: Any, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    _write(kb, world)

    def failing() -> Iterator[Any]:
        yield {"texts": world.texts[0], "links": world.links[0], "vocabulary": Concept("a", "a")}[where]
        raise RuntimeError("the source failed")

    with pytest.raises(RuntimeError, match="the source failed"):
        _write(kb, world, **{where: failing()})
    assert _by_id(KnowledgeBase.open(kb).claims()) == _by_id(world.claims)
    _write(kb, world)
    assert sorted(path.name for path in (kb / "generations").iterdir()) == ["0001", "0002"]


def test_text_hashes_lead_to_no_other_files(world: Any, tmp_path: Path) -> None:
    base = _write(tmp_path / "kb", world)
    with pytest.raises(KnowledgeBaseError, match="not the hash of a text"):
        base.text_record("../../../secret")


# Killed builds --------------------------------------------------------------------------------------------------------

# A build whose sources say how far it is, and stop there if told so. It goes on building generation after generation,
# each with as many texts as its number, so that a whole generation can be told from any mixture.
BUILDER = """
import sys, time
from pathlib import Path
from graph.writing import write_generation
from graph.record import TextRecord
from ingest.model import *

folder, stop = Path(sys.argv[1]), sys.argv[2]

def tell(step):
    print(step, flush=True)
    if step == stop:
        time.sleep(600)

def text(number):
    body = f"Text {number}: rest worsens pain."
    ends = [Mention(Span(body.index(w), body.index(w) + len(w)), w, w) for w in ("rest", "pain")]
    claim = Claim(f"article-{number}", Document("", body).sha256, Quote(Span(0, len(body)), body), ends[0],
                  Relation.WORSENS, ends[1])
    return TextRecord(Document(f"article-{number}", body), (claim,))

def texts(generation):
    for number in range(generation):
        tell(f"{generation} text {number}")
        yield text(number)

def links(generation):
    tell(f"{generation} links")
    yield from ()

for generation in range(1, 99):
    write_generation(folder, texts=texts(generation), links=links(generation))
    tell(f"{generation} done")
"""

STEPS = ["1 text 0", "1 links", "1 done", "2 text 0", "2 text 1", "2 links", "3 text 2", "3 links"]


def _start(folder: Path, stop: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILDER, str(folder), stop]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _kill(builder: subprocess.Popen[str]) -> None:
    os.kill(builder.pid, signal.SIGKILL)
    builder.wait()
    if builder.stdout:
        builder.stdout.close()


def _assert_whole(kb: Path, generation: int) -> None:
    base = KnowledgeBase.open(kb)
    assert base.pointer.generation == f"{generation:04d}"
    assert base.counts["claims"] == generation
    assert len(list(base.claims())) == generation
    assert _by_id(read_claims(base.store)) == _by_id(base.claims())


def _assert_builds_again(kb: Path, world: Any) -> None:
    base = _write(kb, world)
    assert _by_id(base.claims()) == _by_id(world.claims)
    names = {path.name for path in (kb / "generations").iterdir()}
    assert base.pointer.generation in names
    assert len(names) <= 2


@pytest.mark.parametrize("step", STEPS)
def test_a_build_killed_at_a_step_leaves_the_last_generation_whole(step: str, world: Any, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    builder = _start(kb, step)
    assert builder.stdout
    assert step in (line.strip() for line in builder.stdout)
    _kill(builder)
    last = int(step.split()[0]) - (not step.endswith("done"))
    if last:
        _assert_whole(kb, last)
    else:
        with pytest.raises(KnowledgeBaseError, match="the folder is no knowledge base"):
            KnowledgeBase.open(kb)
    _assert_builds_again(kb, world)


@pytest.mark.parametrize("delay_s", [0.0, 0.01, 0.03, 0.06, 0.1, 0.15])
def test_a_build_killed_while_it_loads_or_switches_leaves_a_generation_whole(
    delay_s: float, world: Any, tmp_path: Path
) -> None:
    kb = tmp_path / "kb"
    builder = _start(kb, "never")
    assert builder.stdout
    assert "2 links" in (line.strip() for line in builder.stdout)
    time.sleep(delay_s)  # no claim about time: whichever moment it is, a whole generation must be there
    _kill(builder)
    generation = int(json.loads((kb / POINTER).read_text())["generation"])
    assert generation >= 1
    _assert_whole(kb, generation)
    _assert_builds_again(kb, world)


def test_a_first_answer_comes_from_the_store(world: Any, tmp_path: Path) -> None:
    base = _write(tmp_path / "kb", world)
    answer = run_named(base.store, "trace_claim", claim=world.claims[0].id)
    assert isinstance(answer, Rows)
    assert [row["doi"] for row in answer.records()] == ["10.1002/acr.20324"]
