"""Printed references give their fields, in the styles that articles use."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Reference
from ingest.reading import read_document
from ingest.references import parse_reference

ARTICLES = Path(__file__).resolve().parents[1] / ".." / "shared" / "articles"
FIELDS = ("authors", "year", "title", "journal", "volume", "issue", "pages", "doi", "pmid", "url")


def printed(reference: Reference) -> dict[str, object]:
    return {field: value for field in FIELDS if (value := getattr(reference, field))}


def fields(authors: str = "", year: int = 0, title: str = "", journal: str = "", place: str = "", **more: str) -> dict:
    """Return the fields that an entry prints; authors are set apart by "|", `place` is "volume/issue/pages"."""
    volume, issue, pages = (place + "//").split("/")[:3]
    given = {"authors": tuple(filter(None, authors.split("|"))), "year": year, "title": title, "journal": journal}
    given |= {"volume": volume, "issue": issue, "pages": pages, **more}
    return {field: given[field] for field in FIELDS if given.get(field)}


CASES = {
    "APA": (
        "Bee, A., & Cole, D. E. (2020). Stairs and knees: A cohort study. Journal of Knee Care, 27(3), 641–647. "
        "https://doi.org/10.1000/jkc.1",
        fields("Bee, A.|Cole, D. E.", 2020, "Stairs and knees: A cohort study", "Journal of Knee Care", "27/3/641–647")
        | {"doi": "10.1000/jkc.1"},
    ),
    "APA, a question in the title, no issue": (
        "Bee, A. (2019). How do hips tire? A review. Hip, 4, 12-19.",
        fields("Bee, A.", 2019, "How do hips tire? A review", "Hip", "4//12-19"),
    ),
    "APA, article number, authors left out": (
        "Bee, A., Cole, D., … Zane, Q. (2021). Loads on stairs. Gait & Posture, 80, Article 104567.",
        fields("Bee, A.|Cole, D.|Zane, Q.", 2021, "Loads on stairs", "Gait & Posture", "80//104567"),
    ),
    "APA, an organisation's page": (
        "World Health Organization. (2013). Back pain in brief. https://www.example.org/back",
        fields("World Health Organization", 2013, "Back pain in brief", url="https://www.example.org/back"),
    ),
    "APA, a book names no journal": (
        "Kendall, F. P. (2005). Muscles and their testing (5th ed.). Harbour Press.",
        fields("Kendall, F. P.", 2005, "Muscles and their testing"),
    ),
    "APA, a day in the year's brackets": (
        "Bee, A. (2020, March 4). Why backs ache. Daily Joint. https://example.org/backs",
        fields("Bee, A.", 2020, "Why backs ache", url="https://example.org/backs"),
    ),
    "APA, suffix and letter after the year": (
        "Smith, J., Jr., & Lee, K. (2001a). Heat or ice. Pain Today, 9, 1-4.",
        fields("Smith, J., Jr.|Lee, K.", 2001, "Heat or ice", "Pain Today", "9//1-4"),
    ),
    "APA, particles, hyphens, apostrophes": (
        "O'Neill, J.-P., de Souza, M., & García-Márquez, L. (2022). Core strength. BMC Backs, 23(1), 88.",
        fields("O'Neill, J.-P.|de Souza, M.|García-Márquez, L.", 2022, "Core strength", "BMC Backs", "23/1/88"),
    ),
    "APA, German": (
        "Müller, Ö., & Şahin, Ç. (2008). Kniegelenk und Gewicht. Zeitschrift für Gelenke, 14(2), 77–81.",
        fields("Müller, Ö.|Şahin, Ç.", 2008, "Kniegelenk und Gewicht", "Zeitschrift für Gelenke", "14/2/77–81"),
    ),
    "APA, in press": (
        "Bee, A., & Cole, D. (in press). Slow walking. Gait.",
        fields("Bee, A.|Cole, D.", title="Slow walking"),
    ),
    "no author, a page printed as a range, doi with a stop": (
        "Ten easy stretches. (2015). Harbour Letters, 3(4), 5–5. doi.: 10.1000/HL.5.",
        fields(year=2015, title="Ten easy stretches", journal="Harbour Letters", place="3/4/5–5", doi="10.1000/hl.5"),
    ),
    "volume alone": (
        "Bee, A. (2018). Yoga for hips. Frontiers in Joints, 9. doi: 10.1000/fj.9",
        fields("Bee, A.", 2018, "Yoga for hips", "Frontiers in Joints", "9", doi="10.1000/fj.9"),
    ),
    "Vancouver with DOI, PMID and PMCID": (
        "Bee A, Cole DE, et al. Stairs and knees. J Knee Care. 2020 Dec 3;27(3):641-7. doi: 10.1000/jkc.1. "
        "PMID: 12345678; PMCID: PMC99999.",
        fields("Bee A|Cole DE", 2020, "Stairs and knees", "J Knee Care", "27/3/641-7")
        | {"doi": "10.1000/jkc.1", "pmid": "12345678"},
    ),
    "Vancouver, no issue": (
        "Bee A. Rest and hips. Hip. 2018;4:12-9.",
        fields("Bee A", 2018, "Rest and hips", "Hip", "4//12-9"),
    ),
    "Vancouver, supplement, place in the journal's name": (
        "Bee A, van der Berg J. Does rest help? Spine (Phila Pa 1976). 2011;36(1 Suppl):S1-S8.",
        fields("Bee A|van der Berg J", 2011, "Does rest help?", "Spine (Phila Pa 1976)", "36/1 Suppl/S1-S8"),
    ),
    "Vancouver, issue without volume": (
        "Bee A, Cole D. Exercise for back pain. Cochrane Database Syst Rev. 2015;(7):CD001823.",
        fields("Bee A|Cole D", 2015, "Exercise for back pain", "Cochrane Database Syst Rev", "/7/CD001823"),
    ),
    "Vancouver, a study group among the authors": (
        "Bee A, Cole DE; Knee Study Group. Stairs again. J Knee Care. 2021;28(1):1-9.",
        fields("Bee A|Cole DE|Knee Study Group", 2021, "Stairs again", "J Knee Care", "28/1/1-9"),
    ),
    "Vancouver, an organisation's report": (
        "National Institute of Joints. Living with a stiff back. Bethesda: NIJ; 2012.",
        fields("National Institute of Joints", 2012, "Living with a stiff back"),
    ),
    "AMA, no stop before the year": (
        "Bee A. Tai chi and balance. BMJ 2016;352:i1234.",
        fields("Bee A", 2016, "Tai chi and balance", "BMJ", "352//i1234"),
    ),
    "numbered, spaces after signs": (
        "[12] Bee A, Cole D. Obesity and joints. Obes Rev 2009; 10(2): 101–110.",
        fields("Bee A|Cole D", 2009, "Obesity and joints", "Obes Rev", "10/2/101–110"),
    ),
    "Springer": (
        "Bee A (2014) Foot shape and pain. Foot Sci 3:45–52",
        fields("Bee A", 2014, "Foot shape and pain", "Foot Sci", "3//45–52"),
    ),
    "Harvard, year between commas": (
        "Bee, A., Cole, D.E. and Dunn, F., 2016. Walking and weight. Clinical Walking, 12(2), pp.100-110.",
        fields("Bee, A.|Cole, D.E.|Dunn, F.", 2016, "Walking and weight", "Clinical Walking", "12/2/100-110"),
    ),
    "Harvard, quoted title": (
        "Bee, A. et al. (2017) 'Walking and weight', Clinical Walking, 12(2), pp. 100–110. doi:10.1000/cw.12.",
        fields("Bee, A.", 2017, "Walking and weight", "Clinical Walking", "12/2/100–110", doi="10.1000/cw.12"),
    ),
    "MLA": (
        'Bee, Anna, and David Cole. "Walking and Weight." Clinical Walking, vol. 12, no. 2, 2017, pp. 100-10.',
        fields("Bee, Anna|David Cole", 2017, "Walking and Weight", "Clinical Walking", "12/2/100-10"),
    ),
    "MLA, one page, others left out": (
        "Bee, Anna, et al. “Sleep and Sore Backs.” Sleep Notes, vol. 5, 2019, p. 33.",
        fields("Bee, Anna", 2019, "Sleep and Sore Backs", "Sleep Notes", "5//33"),
    ),
    "Chicago": (
        'Bee, Anna, and David Cole. "Walking and Weight." Clinical Walking 12, no. 2 (2017): 100–110.',
        fields("Bee, Anna|David Cole", 2017, "Walking and Weight", "Clinical Walking", "12/2/100–110"),
    ),
    "IEEE": (
        'A. Bee and D. E. Cole, "Forces in the knee," J. Biomech., vol. 62, no. 12, pp. 1715–1723, Dec. 2010.',
        fields("A. Bee|D. E. Cole", 2010, "Forces in the knee", "J. Biomech", "62/12/1715–1723"),
    ),
    "Nature": (
        "Bee, A. & Cole, D. Forces in the knee. Nat. Joints 62, 1715–1723 (2010).",
        fields("Bee, A.|Cole, D.", 2010, "Forces in the knee", "Nat. Joints", "62//1715–1723"),
    ),
    "Nature, a long abbreviated journal": (
        "Bee, A. et al. Forces in the hip. J. Orthop. Sports Phys. Ther. 40, e12–e19 (2012).",
        fields("Bee, A.", 2012, "Forces in the hip", "J. Orthop. Sports Phys. Ther", "40//e12–e19"),
    ),
    "a web page, its date of access is no year": (
        "Centers for Knees. Knee facts. https://example.org/knee-facts. Accessed May 5, 2021.",
        fields("Centers for Knees", title="Knee facts", url="https://example.org/knee-facts"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_reference_gives_the_fields_that_it_prints(text: str, expected: dict[str, object]) -> None:
    assert printed(parse_reference(text, position=1)) == expected


DOIS = {
    "a resolver's address": "https://doi.org/10.1000/AB.1",
    "an old resolver's address": "http://dx.doi.org/10.1000/ab.1",
    "doi and a colon": "doi:10.1000/ab.1.",
    "doi, a stop and a colon": "doi.: 10.1000/ab.1",
    "capitals and a space": "DOI 10.1000/ab.1;",
    "in brackets": "(10.1000/ab.1)",
}


@pytest.mark.parametrize("tail", DOIS.values(), ids=DOIS.keys())
def test_a_doi_is_bare_and_in_lower_case(tail: str) -> None:
    assert parse_reference(f"Bee A. Hips. Hip. 2018;4:1-9. {tail}", position=1).doi == "10.1000/ab.1"


ORIGINALS = {
    "hingehealth-back-and-knee-pain": [
        (6, "Suri, P.", 2010, "Arthritis Care & Research", "62", "12", "1715–1723", "10.1002/acr.20324"),
        (
            8,
            "Kaya, D.",
            2009,
            "Knee Surgery, Sports Traumatology, Arthroscopy",
            "17",
            "11",
            "1364–1367",
            "10.1007/s00167-009-0775-3",
        ),
        (
            5,
            "Hsu, T.-L.",
            2023,
            "International Journal of Environmental Research and Public Health",
            "20",
            "2",
            "1152–1152",
            "10.3390/ijerph20021152",
        ),
        (
            0,
            None,
            2014,
            "Journal of Orthopaedic & Sports Physical Therapy",
            "44",
            "5",
            "328–328",
            "10.2519/jospt.2014.0503",
        ),
        (4, "Deepeshwar, S.", 2018, "Frontiers in Psychiatry", "9", None, None, "10.3389/fpsyt.2018.00180"),
        (3, "Shiri, R.", 2017, "American Journal of Epidemiology", "187", "5", "1093–1101", "10.1093/aje/kwx337"),
    ],
    "londoncartilage-back-pain-knee-oa": [
        (5, "Wolfe, F.", 1996, "Arthritis & Rheumatism", "9", "5", "376-383", None),
        (
            8,
            "Ito, A.",
            2017,
            "Japanese Journal of Health and Human Ecology",
            "83",
            "4",
            "113-125",
            "10.3861/kenko.83.4_113",
        ),
        (
            3,
            "Washio, M.",
            2001,
            "Nippon Ronen Igakkai Zasshi Japanese Journal of Geriatrics",
            "38",
            "4",
            "523-527",
            "10.3143/geriatrics.38.523",
        ),
    ],
}


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_lists_of_the_originals_are_read_in_full(name: str) -> None:
    path = ARTICLES / f"{name}.txt"
    if not path.exists():
        pytest.skip("the original articles are not part of the repository")
    document = read_document(path)
    assert [
        (len(r.authors), r.authors[0] if r.authors else None, r.year, r.journal, r.volume, r.issue, r.pages, r.doi)
        for r in document.references
    ] == ORIGINALS[name]
    assert all(r.span and r.span.of(document.text) == r.text and r.title for r in document.references)


@given(st.text(alphabet=st.sampled_from("Bee, A.(2010)“”\"';:[]&–-123 dovol/htps\n"), max_size=120))
def test_any_entry_is_kept_verbatim(text: str) -> None:
    assert parse_reference(text, position=3, key="c").text == text
