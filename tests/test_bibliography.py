"""Works come whole from BibTeX, RIS and tables, or the file is refused with every fault of it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bibliography import Entry, key_for, read_works_file, tidy_author, works_of
from ingest.bibliography.crossref import crossref_entry
from ingest.bibliography.names import split_name
from ingest.bibliography.pubmed import pubmed_entry
from ingest.errors import ClaimrootError, TableError
from ingest.model import Work
from ingest.works import load_works, write_works

BIB = {
    "an article": (
        r"@article{x, author={Bee, Anna and Cole, D. E.}, title={Stairs \& {K}nees}, journal={Knee}, year=2020,"
        r" volume=27, number={3}, pages={641--647}, doi={https://doi.org/10.1000/KNEE.1}, pmid={4242}}",
        Work(
            "bee-2020",
            "Stairs & Knees",
            ("Bee, A.", "Cole, D. E."),
            2020,
            None,
            "Knee",
            "27",
            "3",
            "641–647",
            "10.1000/knee.1",
            "4242",
        ),
    ),
    "names of all kinds": (
        r'@article{x, author="Jean-Luc van der Berg and {World Knee Group} and {\"O}zt{\"u}rk, {\c{C}}a{\u g}lar",'
        r' title="Hips"}',
        Work("van-der-berg", "Hips", ("van der Berg, J.-L.", "World Knee Group", "Öztürk, Ç.")),
    ),
    "biblatex": (
        "@article{x, title={Hips}, date={2019-05-03}, journaltitle={Hip}, eprint={77}, eprinttype={pubmed}}",
        Work("hips-2019", "Hips", (), 2019, None, "Hip", pmid="77"),
    ),
    "a web address in place of a DOI": (
        "@misc{x, title={Hips}, url={https://doi.org/10.1000/hip}}",
        Work("hips", "Hips", doi="10.1000/hip"),
    ),
    "what is no year, DOI or number is not found": (
        "@misc{x, title={Hips}, year={in press}, doi={none}, pmid={PMC}}",
        Work("hips", "Hips"),
    ),
    "retracted by its note": (
        "@article{x, title={Hips}, note={Retracted}}",
        Work("hips", "Hips", retracted=True),
    ),
    "a word that only looks so": (
        "@article{x, title={Retracted hips in swimmers}}",
        Work("retracted-hips-in-swimmers", "Retracted hips in swimmers"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), BIB.values(), ids=BIB.keys())
def test_a_bibtex_entry_becomes(text: str, expected: Work, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
    (work,) = read_works_file(tmp_path / "refs.bib")
    assert work.read_at == "a BibTeX file"
    assert replace(work, read_at=None) == expected


RIS = {
    "an article": (
        "TY  - JOUR\nAU  - Bee, Anna\nAU  - Cole, D.E.\nTI  - Stairs and knees\nJO  - Knee\nPY  - 2020/05/03\n"
        "VL  - 27\nIS  - 3\nSP  - 641\nEP  - 647\nDO  - 10.1000/knee.1\nER  - \n",
        Work(
            "bee-2020",
            "Stairs and knees",
            ("Bee, A.", "Cole, D. E."),
            2020,
            None,
            "Knee",
            "27",
            "3",
            "641–647",
            "10.1000/knee.1",
        ),
    ),
    "one page, PubMed's number": (
        "TY  - JOUR\nT1  - Hips\nSP  - 5\nEP  - 5\nAN  - 77\nDB  - PubMed\nER  - \n",
        Work("hips", "Hips", pages="5", pmid="77"),
    ),
    "another database's number": (
        "TY  - JOUR\nTI  - Hips\nAN  - 77\nDB  - Catalogue\nER  - \n",
        Work("hips", "Hips"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), RIS.values(), ids=RIS.keys())
def test_a_ris_entry_becomes(text: str, expected: Work, tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text(text, encoding="utf-8")
    (work,) = read_works_file(tmp_path / "refs.ris")
    assert replace(work, read_at=None) == expected


def test_keys_of_one_file_and_of_what_is_known_differ(tmp_path: Path) -> None:
    entries = "".join(
        f"@misc{{k{number}, author={{Bee, A}}, title={{Title {number}}}, year=2020}}\n" for number in range(30)
    )
    (tmp_path / "refs.bib").write_text(entries, encoding="utf-8")
    keys = [work.key for work in read_works_file(tmp_path / "refs.bib", {"bee-2020"})]
    assert len(set(keys)) == 30
    assert keys[:2] == ["bee-2020-b", "bee-2020-c"]


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "an unknown ending": ("refs.doc", b"x", "not a bibliography by its ending: 'refs.doc'"),
    "a missing file": ("nowhere.bib", b"", "cannot be read: No such file or directory"),
    "an empty file": ("refs.bib", b"", "no entry was found"),
    "a text that is no RIS": ("refs.ris", b"Dear diary,\nnothing today.\n", "no entry was found"),
    "bytes that are no text": ("refs.bib", b"@misc{x, title={\xff}}", "not UTF-8: byte 0xff at 16"),
    "a brace that never closes": ("refs.bib", b"@misc{x, title={Hips}", "not BibTeX"),
    "two entries of one key": ("refs.bib", b"@misc{x, title={Hips}}\n@misc{x, title={Knees}}", "not BibTeX"),
    "an entry without a title": ("refs.bib", b"@misc{x, year=2020}", "empty: ''"),
    "braces without end": ("refs.bib", b"@misc{x, title={" + b"{" * 50_000, "not BibTeX"),
    "a table with a bad DOI": (
        "works.csv",
        b"key,doi,pmid,authors,year,year_online,title,journal,volume,issue,pages,design,sample_size,population,"
        b"study_root,retracted,read_at\nx,ten,,,,,Hips,,,,,,,,,,\n",
        "not a DOI",
    ),
}


@pytest.mark.parametrize(("name", "data", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_read_whole_is_refused(name: str, data: bytes, what: str, tmp_path: Path) -> None:
    if data or "empty" in what or "no entry" in what:
        (tmp_path / name).write_bytes(data)
    with pytest.raises((ClaimrootError, ExceptionGroup)) as caught:
        read_works_file(tmp_path / name)
    error = caught.value.exceptions[0] if isinstance(caught.value, ExceptionGroup) else caught.value
    assert isinstance(error, TableError)
    assert what in error.what
    assert error.mend


def test_all_faults_of_a_file_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@misc{a, year=2020}\n@misc{b, year=2021}\n@misc{c, title={Hips}}\n", "utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        read_works_file(tmp_path / "refs.bib")
    assert [error.where for error in caught.value.exceptions if isinstance(error, TableError)] == [
        "refs.bib, entry a, column title",
        "refs.bib, entry b, column title",
    ]


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
ENTRIES = st.builds(
    Entry,
    place=st.just("entry 1"),
    title=WORDS,
    authors=st.lists(WORDS, max_size=3).map(tuple),
    year=WORDS | st.integers(0, 9999).map(str),
    journal=WORDS,
    volume=WORDS,
    pages=WORDS,
    doi=WORDS.map(lambda words: f"10.1000/{words}"),
    pmid=WORDS,
    retracted=st.booleans(),
)


@given(ENTRIES)
@settings(deadline=None)  # it writes a file
def test_whatever_an_entry_holds_its_work_can_stand_in_our_table(entry: Entry) -> None:
    try:
        works = works_of([entry], "refs.bib", ())
    except ExceptionGroup:
        return  # told: no title
    with tempfile.TemporaryDirectory() as folder:
        write_works(Path(folder) / "works.csv", works)
        assert load_works(Path(folder) / "works.csv") == works


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)
NAMES = ("title", "author", "authors", "DOI", "articleids", "issued", "updated-by", "pubtype", "pubdate", "volume")


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_a_record_of_any_shape_gives_an_entry(record: dict[str, object]) -> None:
    for read in (crossref_entry, pubmed_entry):
        entry = read(record, "x")
        assert all(isinstance(getattr(entry, name), str) for name in ("title", "year", "doi", "volume", "pmid"))


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("Suri PJ", "Suri, P. J."),
        ("Suri, P.J.", "Suri, P. J."),
        ("Pradeep Suri", "Suri, P."),
        ("Wei JC-C", "Wei, J.-C."),
        ("Plato", "Plato"),
        ("Bee; Cole, A.", "Bee, C. A."),
    ],
)
def test_a_name_is_written_as_in_our_tables(name: str, tidy: str) -> None:
    assert tidy_author(*split_name(name)) == tidy


def test_a_key_is_a_name_of_our_tables_whatever_the_author() -> None:
    assert key_for(("Çağlar, Ö.",), 2009, "x", ()) == "caglar-2009"
    assert key_for(("王",), None, "膝", ()) == "work"
    assert key_for((), 2014, "Knee Pain: Safely Strengthening Your Thigh", ()) == "knee-pain-safely-strengthening-2014"
