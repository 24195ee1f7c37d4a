"""A user's own works and findings stand beside a knowledge base, take part in it, and outlive every build."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimroot.building import build_from_files, rebuild
from claimroot.cli import main
from claimroot.working import add_abstract, add_findings, add_works, known
from graph.base import KnowledgeBase
from graph.queries import run_named
from graph.shelf import merge_findings, merge_works, own_works, own_works_path, put_works
from graph.terms import finding_iri, term
from graph.wording import finding_sentence
from ingest.abstract import read_abstract
from ingest.claims import Reader
from ingest.errors import ClaimrootError, TableError
from ingest.findings import load_findings
from ingest.model import Finding, Relation, Work
from ingest.reading import parse_document

ARTICLE = """\
Squats cause knee pain (Cole, 2019). Exercise relieves knee pain.

## References

1. Cole, D. (2019). Squats and knee pain in bakers. Baking, 3, 4-9.
"""
BIB = (
    "@article{x, author={Cole, Dora}, title={Squats and knee pain in bakers}, journal={Baking}, year=2019, volume=3}\n"
)
ABSTRACT = "Squats caused knee pain in 34.0% of bakers (n = 100). Squats may cause gout. Zorbing relieves boredom.\n"
FINDINGS_HEAD = (
    "key,work,subject,relation,object,negated,value,unit,low,high,comparator,approximate,ci_low,ci_high,n,population,"
    "comparison,p,printed_so,note\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, words in (("squats.md", ARTICLE), ("refs.bib", BIB), ("abstract.txt", ABSTRACT)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


def test_works_added_before_the_first_build_wait_for_it(place: Path) -> None:
    added = add_works(place / "kb", [str(place / "refs.bib")], None)
    assert [work.key for work in added.new] == ["cole-2019"]
    base, _ = build_from_files([place / "squats.md"], place / "kb")
    assert [resolution.work for resolution in base.resolutions()] == ["cole-2019"]


def test_works_added_later_are_tied_in_at_once_and_outlive_builds(place: Path) -> None:
    build_from_files([place / "squats.md"], place / "kb")
    assert list(KnowledgeBase.open(place / "kb").resolutions()) == []
    add_works(place / "kb", [str(place / "refs.bib")], None)
    tied = list(KnowledgeBase.open(place / "kb").resolutions())
    assert [resolution.work for resolution in tied] == ["cole-2019"]
    for _ in range(3):
        base, _ = build_from_files([place / "squats.md"], place / "kb")
    assert list(base.resolutions()) == tied
    assert [work.key for work in own_works(place / "kb")] == ["cole-2019"]


def test_tying_in_reads_nothing_again_and_changes_nothing_else(place: Path) -> None:
    before, _ = build_from_files([place / "squats.md"], place / "kb")
    claims, sources = list(before.claims()), [path.name for path in before.sources()]
    after = rebuild(place / "kb")
    assert list(after.claims()) == claims
    assert list(after.links()) == list(before.links())
    assert [path.name for path in after.sources()] == sources
    assert after.settings == before.settings


def test_the_same_work_is_added_once(place: Path) -> None:
    for _ in range(2):
        added = add_works(place / "kb", [str(place / "refs.bib")], None)
    assert added.new == ()
    assert [key for _, key in added.known] == ["cole-2019"]


def test_a_shipped_work_is_known_already(place: Path) -> None:
    (place / "known.bib").write_text("@misc{x, title={Low back pain}, doi={10.1002/ACR.20324}}", encoding="utf-8")
    added = add_works(place / "kb", [str(place / "known.bib")], None)
    assert (added.new, [key for _, key in added.known]) == ((), ["suri-2010"])


def test_a_key_that_is_taken_is_changed(tmp_path: Path) -> None:
    added = put_works(
        tmp_path / "kb", [Work("a", "One of these works"), Work("a", "Another one of them")], [Work("a", "First")]
    )
    assert [work.key for work in added.new] == ["a-2", "a-3"]


def test_an_own_work_takes_the_place_of_the_one_with_its_key() -> None:
    merged = merge_works([Work("a", "One"), Work("b", "Two")], [Work("b", "Second")])
    assert [(work.key, work.title) for work in merged] == [("a", "One"), ("b", "Second")]
    first = Finding("f", "a", "x", Relation.CAUSES, "y")
    assert merge_findings([first], [Finding("f", "a", "x", Relation.CAUSES, "z")])[0].object == "z"


def test_two_works_of_one_doi_are_told() -> None:
    with pytest.raises(TableError) as caught:
        merge_works([Work("a", "One", doi="10.1000/1")], [Work("b", "Two", doi="10.1000/1")])
    assert caught.value.args == (
        "two works have the DOI 10.1000/1: a, b",
        "own/works.csv",
        "give both one key, or delete one",
    )


def test_a_table_that_someone_broke_by_hand_is_told_and_the_last_build_stays(place: Path) -> None:
    add_works(place / "kb", [str(place / "refs.bib")], None)
    build_from_files([place / "squats.md"], place / "kb")
    path = own_works_path(place / "kb")
    path.write_text(path.read_text("utf-8").replace("2019", "soon"), encoding="utf-8")
    with pytest.raises(ExceptionGroup):
        build_from_files([place / "squats.md"], place / "kb")
    assert KnowledgeBase.open(place / "kb").counts["works"] == 10


# Findings -------------------------------------------------------------------------------------------------------------


def test_a_typed_finding_takes_part(place: Path) -> None:
    build_from_files([place / "squats.md"], place / "kb")
    add_works(place / "kb", [str(place / "refs.bib")], None)
    row = "cole-squats,cole-2019,squats,causes,knee-pain,,34,%,,,,,,,100,,,,,\n"
    (place / "findings.csv").write_text(FINDINGS_HEAD + row, encoding="utf-8")
    (new,) = add_findings(place / "kb", place / "findings.csv")
    assert (new.unreviewed, new.quote) == (False, None)
    base, _ = build_from_files([place / "squats.md"], place / "kb")
    assert ("cole-squats",) in [link.findings for link in base.links()]
    assert add_findings(place / "kb", place / "findings.csv") == ()


def test_a_finding_of_an_unknown_work_or_concept_is_told(place: Path) -> None:
    row = "x,nobody-1999,squatz,causes,knee-pain,,,,,,,,,,,,,,,\n"
    (place / "findings.csv").write_text(FINDINGS_HEAD + row, encoding="utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        add_findings(place / "kb", place / "findings.csv")
    assert [error.what for error in caught.value.exceptions if isinstance(error, ClaimrootError)] == [
        "unknown work: 'nobody-1999'",
        "unknown concept: 'squatz'",
    ]


def test_findings_read_from_an_abstract_are_marked_everywhere(place: Path) -> None:
    build_from_files([place / "squats.md"], place / "kb")
    add_works(place / "kb", [str(place / "refs.bib")], None)
    (new,) = add_abstract(place / "kb", place / "abstract.txt", "cole-2019", keep=True)
    assert (new.subject, new.object, new.n, new.unreviewed) == ("squats", "knee-pain", 100, True)
    assert new.quote == "Squats caused knee pain in 34.0% of bakers (n = 100)."
    base = KnowledgeBase.open(place / "kb")
    assert new in base.findings()
    node = finding_iri(new.key)
    assert [quad.object for quad in base.store.quads(node, term("cr:reviewStatus"))] == [term("cr:unreviewed")]
    assert "unreviewed" in finding_sentence(new, base.vocabulary.concepts)
    assert new.key in str(run_named(base.store, "trace_claim", claim=next(base.links()).claim).rows)


def test_without_keep_an_abstract_is_only_shown(place: Path) -> None:
    add_works(place / "kb", [str(place / "refs.bib")], None)
    assert add_abstract(place / "kb", place / "abstract.txt", "cole-2019", keep=False) == ()
    assert not (place / "kb" / "own" / "findings.csv").exists()


ABSTRACTS = {
    "a result": (
        "Exercise prevented low back pain (RR 0.67, 95% CI 0.53 to 0.85).",
        [("exercise", "prevents", "low-back-pain")],
    ),
    "a denial": ("Rest did not relieve low back pain.", [("rest", "relieves", "low-back-pain")]),
    "an outlook": ("Exercise may prevent low back pain.", []),
    "a thing that no vocabulary knows": ("Zorbing relieves knee pain.", []),
    "no claim": ("We asked 40 bakers.", []),
}


@pytest.mark.parametrize(("text", "expected"), ABSTRACTS.values(), ids=ABSTRACTS.keys())
def test_an_abstract_gives(text: str, expected: list[tuple[str, str, str]], tmp_path: Path) -> None:
    work = Work("bee-2020", "Backs")
    reader = Reader()
    read = read_abstract(parse_document(text, name="abstract", format="text"), work, reader)
    assert [(one.subject, one.relation.value, one.object) for one in read.findings] == expected
    assert all(one.unreviewed and one.quote in text for one in read.findings)
    from ingest.findings import write_findings

    write_findings(tmp_path / "findings.csv", read.findings)
    assert load_findings(tmp_path / "findings.csv", [work], reader.vocabulary.concepts) == read.findings


# The command ----------------------------------------------------------------------------------------------------------

MISTAKES: dict[str, tuple[list[str], str]] = {
    "a DOI without a look-up": (["works", "add", "10.1000/1"], "nothing is known of '10.1000/1' but its number"),
    "neither a file nor a number": (["works", "add", "refs"], "neither a file nor a DOI or PMID: 'refs'"),
    "a look-up without an address": (["works", "add", "10.1000/1", "--online"], "there is no address"),
    "an update without a yes": (["works", "update"], "say so with --online"),
    "an abstract of an unknown work": (
        ["works", "read-abstract", "abstract.txt", "--work", "nobody"],
        "no work has the key or DOI 'nobody'",
    ),
    "an abstract that is not there": (["works", "read-abstract", "no.txt", "--work", "suri-2010"], "no such file"),
    "a table that is not there": (["works", "add-findings", "no.csv"], "cannot be read"),
}


@pytest.mark.parametrize(("arguments", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_with_exit_code_2(
    arguments: list[str],
    words: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(place)
    monkeypatch.delenv("CLAIMROOT_MAILTO", raising=False)
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert words in capsys.readouterr().err


def test_works_are_listed_with_whose_they_are(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    add_works(place / "claimroot.kb", ["refs.bib"], None)
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        main(["works", "list"])
    assert not left.value.code
    rows = [
        line for line in capsys.readouterr().out.splitlines() if line.strip().startswith(("cole-2019", "suri-2010"))
    ]
    assert [row.rstrip().endswith("own") for row in rows] == [False, True]
    assert {work.key for work in known(place / "claimroot.kb").works} >= {"cole-2019", "suri-2010"}
