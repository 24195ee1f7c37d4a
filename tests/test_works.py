"""The table of works: what it may hold, what it says of a fault, and that it reads back as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import TableError
from ingest.model import Work
from ingest.resources import shipped
from ingest.tables import MAX_CELL, MAX_FAULTS
from ingest.works import DESIGNS, WorkRow, load_works, write_works

HEADER = ",".join(WorkRow.model_fields)
GOOD = {"key": "suri-2010", "doi": "10.1002/acr.20324", "year": "2010", "title": "Low back pain"}
DESIGNS_MEND = f"use one of {', '.join(DESIGNS)}, or nothing if it was not found"


def line(**cells: str) -> str:
    return ",".join((GOOD | cells).get(column, "") for column in WorkRow.model_fields)


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "references.csv"
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(ExceptionGroup) as caught:
        load_works(path)
    assert all(isinstance(fault, TableError) for fault in caught.value.exceptions)
    return [str(fault) for fault in caught.value.exceptions]


def message(what: str, where: str, mend: str) -> str:
    return f"{what}\n  where: references.csv{where}\n  mend:  {mend}"


DOI_MEND = "write it as 10.NNNN/…, without a prefix and without spaces"
CELLS = {
    "a DOI with a prefix": ("doi", "https://doi.org/10.1002/x", "not a DOI: 'https://doi.org/10.1002/x'", DOI_MEND),
    "a DOI with a space": ("doi", "10.1002/a b", "not a DOI: '10.1002/a b'", DOI_MEND),
    "a DOI of a short registrant": ("doi", "10.12/a", "not a DOI: '10.12/a'", DOI_MEND),
    "a DOI with digits of another script": ("doi", "10.١٠٠٢/a", "not a DOI: '10.١٠٠٢/a'", DOI_MEND),
    "a DOI in capitals": (
        "doi",
        "10.1002/ACR",
        "a DOI with capitals: '10.1002/ACR'",
        "write it in lower case, so that one work has one spelling",
    ),
    "a PMID with letters": (
        "pmid",
        "PMC123",
        "not a PMID: 'PMC123'",
        "write one to nine digits, without a prefix",
    ),
    "a year of two digits": ("year", "98", "not a year: '98'", "write four digits"),
    "a year before print": ("year", "1499", "no year of a publication: '1499'", "give a year from 1500 to 2100"),
    "a year too late": ("year_online", "2101", "no year of a publication: '2101'", "give a year from 1500 to 2100"),
    "an unknown design": ("design", "rct", "unknown design: 'rct'", DESIGNS_MEND),
    "nobody in the sample": (
        "sample_size",
        "0",
        "not a count: '0'",
        "write a whole number from 1, digits only",
    ),
    "a key with a capital": (
        "key",
        "Suri-2010",
        "not a name: 'Suri-2010'",
        "use lower-case letters, digits and single hyphens between them",
    ),
    "no key": ("key", "", "empty: ''", "this column needs a value in every row"),
    "no title": ("title", "", "empty: ''", "this column needs a value in every row"),
    "retracted perhaps": (
        "retracted",
        "maybe",
        "neither yes nor no: 'maybe'",
        "write yes, no, or nothing (which means no)",
    ),
    "a space at the end": ("journal", "Pain ", "a space at the beginning or the end: 'Pain '", "delete it"),
    "authors with commas between": (
        "authors",
        '"Suri, P.;Bean, J."',
        "not a list of authors: 'Suri, P.;Bean, J.'",
        "write each as Family, I. and put a semicolon and a space between",
    ),
    "a NUL byte": (
        "population",
        "a\0b",
        "a control character or line break: 'a\\x00b'",
        "write the cell as one line of plain text",
    ),
    "two lines in a cell": (
        "population",
        '"a\nb"',
        "a control character or line break: 'a\\nb'",
        "write the cell as one line of plain text",
    ),
    "a huge cell": (
        "population",
        "a" * (MAX_CELL + 1),
        f"{MAX_CELL + 1} characters in one cell: '{'a' * 57}...'",
        f"use at most {MAX_CELL}",
    ),
}


@pytest.mark.parametrize(("column", "cell", "what", "mend"), CELLS.values(), ids=CELLS.keys())
def test_a_wrong_cell_is_told_with_its_row_its_column_and_the_mend(
    tmp_path: Path, column: str, cell: str, what: str, mend: str
) -> None:
    path = table(tmp_path, line(key="other", doi="", title="Another"), line(**{column: cell}))
    assert faults_of(path) == [message(what, f" row 3, column {column}", mend)]


def test_all_faults_of_a_file_are_told_together(tmp_path: Path) -> None:
    path = table(tmp_path, line(year="98", pmid="x"), "", "a,b", line(key="two", doi="10.1/x"), line(key="two", doi=""))
    assert [fault.splitlines()[1].strip() for fault in faults_of(path)] == [
        "where: references.csv row 2, column pmid",
        "where: references.csv row 2, column year",
        "where: references.csv row 4",
        "where: references.csv row 5, column doi",
    ]


@pytest.mark.parametrize("column", ["key", "doi", "pmid"])
def test_two_works_cannot_share_an_identifier(tmp_path: Path, column: str) -> None:
    one = {"key": "one", "doi": "10.1002/one", "pmid": "1"}
    two = {"key": "two", "doi": "10.1002/two", "pmid": "2"} | {column: one[column]}
    faults = faults_of(table(tmp_path, line(**one), line(**two)))
    assert faults == [
        message(f"given twice: '{one[column]}'", f" row 3, column {column}", "row 2 has it too; keep one")
    ]


HEADERS = {
    "a column is missing": (HEADER.replace("pmid,", ""), "column missing: 'pmid'"),
    "a column is unknown": (HEADER + ",colour", "unknown column: 'colour'"),
    "a column is given twice": (HEADER + ",doi", "column given twice: 'doi'"),
}


@pytest.mark.parametrize(("header", "what"), HEADERS.values(), ids=HEADERS.keys())
def test_a_header_must_name_each_column_once(tmp_path: Path, header: str, what: str) -> None:
    path = tmp_path / "references.csv"
    path.write_text(header + "\n", encoding="utf-8")
    assert [fault.splitlines()[:2] for fault in faults_of(path)] == [[what, "  where: references.csv row 1"]]


BYTES = {
    "an empty file": (b"", "no header", "references.csv row 1"),
    "Latin-1": (HEADER.encode() + b"\n\xc7a\xf0lar", "not UTF-8: byte 0xc7", "references.csv row 2"),
    "UTF-16": (HEADER.encode("utf-16"), "not UTF-8: byte 0xff", "references.csv row 1"),
    "an open quotation": (HEADER.encode() + b'\n"', "not CSV: unexpected end of data", "references.csv row 2"),
}


@pytest.mark.parametrize(("data", "what", "where"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_no_table_give_one_clear_fault(tmp_path: Path, data: bytes, what: str, where: str) -> None:
    path = tmp_path / "references.csv"
    path.write_bytes(data)
    assert [fault.splitlines()[:2] for fault in faults_of(path)] == [[what, f"  where: {where}"]]


def test_a_missing_file_gives_one_clear_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "none.csv") == [
        "cannot be read: No such file or directory\n  where: none.csv\n  mend:  check the path and who may read it"
    ]


def test_the_report_of_a_hopeless_file_ends(tmp_path: Path) -> None:
    faults = faults_of(table(tmp_path, *("a,b" for _ in range(MAX_FAULTS + 50))))
    assert len(faults) == MAX_FAULTS + 1
    assert faults[-1] == message("more faults follow", "", "mend these first, then read it again")


def test_an_empty_cell_is_not_found_and_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "references.csv"
    cells = [GOOD.get(column, "") for column in reversed(WorkRow.model_fields)]
    path.write_bytes(b"\xef\xbb\xbf" + f"{','.join(reversed(WorkRow.model_fields))}\r\n{','.join(cells)}\r\n".encode())
    assert load_works(path) == (Work("suri-2010", "Low back pain", year=2010, doi="10.1002/acr.20324"),)


def test_the_shipped_works_are_as_written_by_the_program(tmp_path: Path) -> None:
    works = load_works(shipped("references.csv"))
    write_works(tmp_path / "again.csv", works)
    assert (tmp_path / "again.csv").read_bytes() == shipped("references.csv").read_bytes()


RECORDS = {
    "suri-2010": ("Arthritis Care & Research", 2010, "62", "12", "1715–1723", "10.1002/acr.20324", 1389),
    "shiri-2018": ("American Journal of Epidemiology", 2018, "187", "5", "1093–1101", "10.1093/aje/kwx337", None),
    "wolfe-1996": ("Arthritis Care & Research", 1996, "9", "5", "376–383", None, 368),
    "hsu-2023": (
        "International Journal of Environmental Research and Public Health",
        2023,
        "20",
        "2",
        "1152",
        "10.3390/ijerph20021152",
        2000,
    ),
    "deepeshwar-2018": ("Frontiers in Psychiatry", 2018, "9", None, "180", "10.3389/fpsyt.2018.00180", 66),
}


@pytest.mark.parametrize(("key", "record"), RECORDS.items(), ids=RECORDS.keys())
def test_a_shipped_work_has_its_correct_record(key: str, record: tuple[object, ...]) -> None:
    (work,) = [work for work in load_works(shipped("references.csv")) if work.key == key]
    assert (work.journal, work.year, work.volume, work.issue, work.pages, work.doi, work.sample_size) == record


def test_what_was_not_found_of_a_shipped_work_is_left_empty() -> None:
    (ito,) = [work for work in load_works(shipped("references.csv")) if work.key == "ito-2017"]
    assert (ito.pmid, ito.design, ito.sample_size, ito.study_root) == (None, None, None, None)


UNWRITABLE = {
    "an author with a semicolon": Work("a", "Title", authors=("Suri, P.; Bean, J.",)),
    "an empty text in place of None": Work("a", "Title", journal=""),
    "a line break": Work("a", "Two\nlines"),
    "half a surrogate pair": Work("a", "\ud800"),
    "an unknown design": Work("a", "Title", design="rct"),
}


@pytest.mark.parametrize("work", UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_what_would_read_back_otherwise_is_not_written(tmp_path: Path, work: Work) -> None:
    path = tmp_path / "works.csv"
    with pytest.raises(ExceptionGroup):
        write_works(path, [work])
    assert not path.exists()


texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20).filter(
    lambda text: text == text.strip()
)
keys = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
years = st.integers(1500, 2100)
works = st.builds(
    Work,
    key=keys,
    title=texts,
    authors=st.lists(texts.filter(lambda name: ";" not in name), max_size=3).map(tuple),
    year=st.none() | years,
    year_online=st.none() | years,
    journal=st.none() | texts,
    volume=st.none() | texts,
    issue=st.none() | texts,
    pages=st.none() | texts,
    doi=st.none() | st.from_regex(r"10\.[0-9]{4,9}/[!-@\[-~]{1,12}", fullmatch=True),
    pmid=st.none() | st.from_regex(r"[1-9][0-9]{0,8}", fullmatch=True),
    design=st.none() | st.sampled_from(DESIGNS),
    sample_size=st.none() | st.integers(1, 10**9),
    population=st.none() | texts,
    study_root=st.none() | keys,
    retracted=st.booleans(),
    read_at=st.none() | texts,
)


@given(
    st.lists(works, max_size=4, unique_by=(lambda w: w.key, lambda w: w.doi or object(), lambda w: w.pmid or object()))
)
def test_works_read_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, written: list[Work]) -> None:
    path = tmp_path_factory.mktemp("works") / "works.csv"
    write_works(path, written)
    assert load_works(path) == tuple(written)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_give_works_or_an_error_of_ours(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, with_header: bool
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "works.csv"
    path.write_bytes((HEADER.encode() + b"\n" if with_header else b"") + data)
    found: object = None
    try:
        found = load_works(path)
    except* TableError as group:
        found = group.exceptions
    assert isinstance(found, tuple)
