"""A user's own vocabulary: SKOS, OBO and tables are read, go before ours, and a bad file gives one clear error."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from claimroot.cli import main
from ingest.claims import Reader
from ingest.errors import VocabularyError
from ingest.model import Concept, Kind, Valence
from ingest.reading import parse_document
from ingest.vocabulary import Vocabulary, shipped_vocabulary, vocabulary_with

OBO = """format-version: 1.2
ontology: demo

[Term]
id: DEMO:0000001
name: desk slump
def: "Sitting like a sack." []
synonym: "slumped sitting" EXACT []
synonym: "posture" BROAD []
xref: MESH:D011187
is_a: DEMO:0000002 ! sitting habit
is_a: ELSEWHERE:1

[Term]
id: DEMO:0000002
name: sitting habit

[Term]
id: DEMO:0000003
name: old term
is_obsolete: true

[Typedef]
id: part_of
name: part of
"""
TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix cr: <https://w3id.org/claimroot/ns#> .
@prefix my: <https://example.org/terms/> .
my:slump a skos:Concept, cr:Habit ; skos:prefLabel "desk slump"@en ; skos:altLabel "slumped sitting"@en ;
    cr:valence cr:unwanted ; skos:closeMatch <http://id.nlm.nih.gov/mesh/D011187> .
"""
TABLE = (
    "id\tlabel\tsynonyms\tparents\txrefs\n"
    "DEMO:1\tdesk slump\tslumped sitting|Slump, desk\tDEMO:2|DEMO:9\tUMLS:C1\n"
    "DEMO:2\tsitting habit\t\t\t\n"
)
MESH_TABLE = "id\tlabel\tentry_terms\ttree_numbers\nD1\tdesk slump\tslumped sitting\tA01.1\nD2\tsitting habit\t\tA01\n"
FORMS = {
    "OBO": ("own.obo", OBO.encode(), "DEMO_0000001"),
    "SKOS": ("own.ttl", TURTLE.encode(), "slump"),
    "a table": ("own.tsv", TABLE.encode(), "DEMO_1"),
    "a packed table": ("own.tsv.gz", gzip.compress(TABLE.encode()), "DEMO_1"),
    "a table with a Windows end of line": ("own.tsv", TABLE.replace("\n", "\r\n").encode(), "DEMO_1"),
    "a table of MeSH": ("own.tsv", MESH_TABLE.encode(), "mesh-D1"),
}


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize(("name", "data", "concept"), FORMS.values(), ids=FORMS.keys())
def test_a_file_gives_concepts(tmp_path: Path, name: str, data: bytes, concept: str) -> None:
    vocabulary = vocabulary_with([written(tmp_path, name, data)], shipped_vocabulary())
    assert vocabulary.lookup("Slumped sitting") == vocabulary.lookup("desk slumps") == concept
    reader = Reader(vocabulary)
    (claim,) = reader.read(parse_document("Slumped sitting causes back pain.", name="note", format="text")).claims
    assert (claim.subject.concept, claim.object.concept) == (concept, "back-pain")


def test_what_is_obsolete_broad_inverted_or_elsewhere_is_left_out(tmp_path: Path) -> None:
    files = [written(tmp_path, "own.obo", OBO.encode()), written(tmp_path, "own.tsv", TABLE.encode())]
    vocabulary = vocabulary_with(files, Vocabulary([]))
    assert set(vocabulary.concepts) == {"DEMO_0000001", "DEMO_0000002", "DEMO_1", "DEMO_2"}
    assert [vocabulary.lookup(term) for term in ("old term", "posture", "slump desk")] == [None, None, None]
    assert vocabulary["DEMO_0000001"].broader == ("DEMO_0000002",)
    assert vocabulary["DEMO_1"].broader == ("DEMO_2",)


def test_a_users_concept_goes_before_ours(tmp_path: Path) -> None:
    table = written(tmp_path, "own.tsv", b"id\tlabel\tkind\tvalence\nMY:1\tback pain\tSymptom\tunwanted\n")
    vocabulary = vocabulary_with([table], shipped_vocabulary())
    assert vocabulary.lookup("back pain") == "MY_1"
    assert vocabulary["MY_1"].kind is Kind.SYMPTOM
    assert "back-pain" in vocabulary


def test_a_concept_without_kind_takes_that_of_ours_which_is_the_same(tmp_path: Path) -> None:
    ours = Vocabulary([Concept("gout", "gout", Kind.CONDITION, matches=("MONDO:1",), valence=Valence.UNWANTED)])
    table = written(tmp_path, "own.tsv", b"id\tlabel\nMONDO:1\turic arthritis\nMONDO:2\tother\n")
    vocabulary = vocabulary_with([table], ours)
    assert (vocabulary["MONDO_1"].kind, vocabulary["MONDO_1"].valence) == (Kind.CONDITION, Valence.UNWANTED)
    assert vocabulary["MONDO_2"].kind is Kind.THING


BAD = {
    "nothing there": ("gone.obo", None, "cannot be read: No such file or directory"),
    "another form": ("own.docx", b"x", "a vocabulary of an unknown form: 'own.docx'"),
    "binary OBO": ("own.obo", b"\xff\xfe\x00\x01", "not an OBO file"),
    "a line that is no OBO": ("own.obo", b"format-version: 1.2\n\n[Term]\nid: A:1\nname \n", "own.obo, line 5"),
    "OBO without a term": ("own.obo", b"format-version: 1.2\n", "a vocabulary without a concept"),
    "empty OBO": ("own.obo", b"", "a vocabulary without a concept"),
    "broken Turtle": ("own.ttl", b"@prefix a: <urn:b> .\na:b a:c .\n", "own.ttl, line 2"),
    "Turtle without a concept": ("own.ttl", b"<a:b> <a:c> <a:d> .\n", "a vocabulary without a concept"),
    "a table of something else": ("own.tsv", b"name\tage\nx\t3\n", "own.tsv, line 1"),
    "an empty table": ("own.tsv", b"", "not a table of terms"),
    "a header alone": ("own.tsv", b"id\tlabel\n", "a vocabulary without a concept"),
    "a row too long": ("own.tsv", b"id\tlabel\nA:1\tx\ty\n", "3 cells where the header has 2"),
    "a row without a label": ("own.tsv", b"id\tlabel\nA:1\t \n", "own.tsv, line 2"),
    "an unknown kind": ("own.tsv", b"id\tlabel\tkind\nA:1\tx\tMonster\n", "unknown kind: 'Monster'"),
    "not UTF-8": ("own.tsv", b"id\tlabel\nA:1\t\xe4\n", "not UTF-8"),
    "not packed": ("own.tsv.gz", b"id\tlabel\nA:1\tx\n", "cannot be read"),
    "cut short": ("own.tsv.gz", gzip.compress(TABLE.encode())[:-9], "cannot be read"),
    "a line without end": ("own.tsv.gz", gzip.compress(b"id\tlabel" + b"x" * 2_000_000), "a line of a million bytes"),
}


@pytest.mark.parametrize(("name", "data", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_gives_one_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, message: str
) -> None:
    file = tmp_path / name if data is None else written(tmp_path, name, data)
    with pytest.raises(VocabularyError) as raised:
        vocabulary_with([file], shipped_vocabulary())
    assert message in str(raised.value)
    article = written(tmp_path, "note.txt", b"Obesity causes knee pain.\n")
    with pytest.raises(SystemExit) as ended:
        main(["claims", str(article), "--vocabulary", str(file)])
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert printed.err.count("error:") == 1
    assert message in printed.err
    assert "Traceback" not in printed.err


def test_many_bad_rows_are_told_in_a_few(tmp_path: Path) -> None:
    rows = b"id\tlabel\n" + b"\tx\n" * 1000
    with pytest.raises(ExceptionGroup) as raised:
        vocabulary_with([written(tmp_path, "own.tsv", rows)], shipped_vocabulary())
    assert len(raised.value.exceptions) == 5


def test_broader_concepts_may_go_in_a_circle(tmp_path: Path) -> None:
    table = written(tmp_path, "own.tsv", b"id\tlabel\tparents\nA:1\tx one\tA:2\nA:2\tx two\tA:1\n")
    assert vocabulary_with([table], Vocabulary([])).ancestors("A_1") == ("A_2",)
