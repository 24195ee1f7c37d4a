"""References name works, and each way in which the two differ is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Reference, Work
from ingest.references import FieldDifference, WorkIndex, parse_reference, resolve_reference
from ingest.references.authors import family_name
from ingest.references.differences import same_pages
from ingest.references.journals import same_journal

WORKS = (
    Work(
        "bee-2018",
        "Stairs and knees: a cohort study",
        ("Bee A", "Cole DE"),
        2018,
        2017,
        "J Knee Care (Leeds)",
        "27",
        "3",
        "641-647",
        "10.1000/jkc.1",
        "12345678",
    ),
    Work("bee-2019", "Stairs and hips", ("Bee A",), 2019, journal="Hip", volume="4", pages="88", doi="10.1000/hip.4"),
    Work(
        "caglar-1996",
        "Back pain in stiff knees",
        ("Çağlar Ö", "Dunn F"),
        1996,
        None,
        "Arthritis Care Res",
        "9",
        "5",
        "376-383",
    ),
)
FOUND = {
    "by DOI": ("Bee A. Stairs. Hip. 2019;4:88. doi:10.1000/HIP.4", "bee-2019", 0.99),
    "by PMID": ("Bee A. Stairs and knees. 2018. PMID: 12345678", "bee-2018", 0.98),
    "by fields, another journal printed": (
        "Caglar, O., & Dunn, F. (1996). Back pain in stiff knees. Arthritis & Rheumatism, 9(5), 376-383.",
        "caglar-1996",
        0.9,
    ),
    "by fields, without a subtitle": ("Bee A. Stairs and knees. J Knee Care. 2017;27:641-7.", "bee-2018", 0.97),
    "by fields, in spite of a misprinted DOI": (
        "Bee A, Cole DE. Stairs and knees: a cohort study. J Knee Care. 2018;27(3):641-7. doi:10.1000/jkc.7",
        "bee-2018",
        0.8,
    ),
    "a DOI that all else contradicts": ("Zane Q. Teeth. Tooth. 1950;1:1. doi:10.1000/hip.4", "bee-2019", 0.5),
}
DIFFERENCES = {
    "another journal": (
        "Çağlar, Ö., & Dunn, F. (1996). Back pain in stiff knees. Arthritis & Rheumatism, 9(5), 376-383.",
        [("journal", "differs")],
    ),
    "none, all abbreviated": (
        "Caglar O, Dunn F. Back pain in stiff knees. Arthritis Care & Research. 1996;9(5):376-83.",
        [],
    ),
    "the online year is a note": (
        "Bee A, Cole DE. Stairs and knees. J Knee Care. 2017;27(3):641-7. doi:10.1000/jkc.1",
        [("year", "online_year")],
    ),
    "a page printed as a range is a note": (
        "Bee, A. (2019). Stairs and hips. Hip, 4, 88–88. doi:10.1000/hip.4",
        [("pages", "single_page_range")],
    ),
    "volume, issue and year": (
        "Bee A. Stairs and knees. J Knee Care. 2011;28(4):641-7. doi:10.1000/jkc.1",
        [("year", "differs"), ("volume", "differs"), ("issue", "differs")],
    ),
    "other words in the title": (
        "Bee A. Stairs and sore knees. J Knee Care. 2018;27(3):641-7. doi:10.1000/jkc.1",
        [("title", "wording")],
    ),
    "another first author": (
        "Cole DE, Bee A. Stairs and knees. J Knee Care. 2018;27(3):641-7. doi:10.1000/jkc.1",
        [("authors", "differs")],
    ),
}


@pytest.mark.parametrize(("text", "key", "confidence"), FOUND.values(), ids=FOUND.keys())
def test_a_reference_names_its_work(text: str, key: str, confidence: float) -> None:
    match = resolve_reference(parse_reference(text, position=1), WORKS)
    assert match is not None
    assert (match.work_key, match.confidence) == (key, pytest.approx(confidence))


@pytest.mark.parametrize(("text", "expected"), DIFFERENCES.values(), ids=DIFFERENCES.keys())
def test_each_difference_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    match = resolve_reference(parse_reference(text, position=1), WorkIndex(WORKS))
    assert match is not None
    assert [(each.field, each.kind) for each in match.differing] == expected


def test_a_difference_shows_both_sides() -> None:
    reference = Reference(1, "", title="Stairs and hips", year=2018, doi="10.1000/hip.4")
    match = resolve_reference(reference, WORKS)
    assert match is not None
    assert match.differing == (FieldDifference("year", "2018", "2019"),)
    assert match.agreeing == ("title", "doi")


UNKNOWN = {
    "another work by the same author": "Bee A. Ladders and backs. Back. 2018;1:1-2.",
    "nothing but a year": "(2018)",
    "a like title alone": "Zane Q. Stairs and knees. Rooms. 1950;1:5.",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_is_not_recorded_names_no_work(text: str) -> None:
    assert resolve_reference(parse_reference(text, position=1), WORKS) is None


def test_two_works_that_fit_equally_name_none() -> None:
    twins = [Work(key, "Stairs and knees", ("Bee A",), 2018, journal="Hip") for key in ("a", "b")]
    assert resolve_reference(parse_reference("Bee A. Stairs and knees. Hip. 2018.", position=1), twins) is None


@given(st.permutations(WORKS))
def test_the_order_of_the_works_changes_no_answer(works: list[Work]) -> None:
    texts = [each[0] for each in (*FOUND.values(), *DIFFERENCES.values())]
    parsed = [parse_reference(text, position=1) for text in texts]
    assert [resolve_reference(each, works) for each in parsed] == [resolve_reference(each, WORKS) for each in parsed]


JOURNALS = {
    "truncated words": ("Arthritis Care Res", "Arthritis Care & Research", True),
    "stops": ("Am. J. Epidemiol.", "American Journal of Epidemiology", True),
    "contracted words": ("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences", True),
    "a place in brackets": ("Arthritis Care Res (Hoboken)", "Arthritis Care and Research", True),
    "initials": ("BMJ", "British Medical Journal", True),
    "a second name in brackets": ("Nihon Shi (Jpn J Old Age)", "Nippon Shi Japanese Journal of Old Age", True),
    "another journal of the same field": ("Arthritis & Rheumatism", "Arthritis Care & Research", False),
    "a longer name": ("Journal of Pain", "Journal of Pain Research", False),
}


@pytest.mark.parametrize(("one", "other", "same"), JOURNALS.values(), ids=JOURNALS.keys())
def test_journals_are_compared_through_their_abbreviations(one: str, other: str, same: bool) -> None:
    assert same_journal(one, other) is same
    assert same_journal(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1715–23", "1715-1723", True),
        ("S1-S8", "S1–S8", True),
        ("e12", "e12", True),
        ("12-19", "12-18", False),
        ("328–328", "328", True),
    ],
)
def test_page_ranges_are_compared_in_full(one: str, other: str, same: bool) -> None:
    assert same_pages(one, other) is same


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Suri, P.", "suri"),
        ("Suri P", "suri"),
        ("P. Suri", "suri"),
        ("Falah-Hassani, K.", "falah-hassani"),
        ("de Souza M", "de souza"),
    ],
)
def test_a_family_name_is_read_from_any_order(author: str, family: str) -> None:
    assert family_name(author) == family
