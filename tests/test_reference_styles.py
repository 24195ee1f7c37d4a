"""One work, printed in the variants of four families of styles, gives the same fields; hostile entries give some."""

from __future__ import annotations

import pytest

from ingest.model import Reference, Work
from ingest.references import parse_reference, resolve_reference

STAIRS = Work(
    "bee-2020",
    "Stairs and knees",
    ("Bee, A.", "Cole, D."),
    2020,
    journal="Knee",
    volume="27",
    issue="3",
    pages="641–647",
)

# how it is printed; the fields that this variant does not print
STYLES: dict[str, dict[str, tuple[str, set[str]]]] = {
    "APA": {
        "sixth edition": (
            "Bee, A., & Cole, D. (2020). Stairs and knees. Knee, 27(3), 641-647. doi: 10.1000/knee.1",
            set(),
        ),
        "seventh edition": (
            "Bee, A., & Cole, D. (2020). Stairs and knees. Knee, 27(3), 641–647. https://doi.org/10.1000/knee.1",
            set(),
        ),
        "a letter after the year": ("Bee, A., & Cole, D. (2020b). Stairs and knees. Knee, 27(3), 641–647.", set()),
        "without issue": ("Bee, A., & Cole, D. (2020). Stairs and knees. Knee, 27, 641–647.", {"issue"}),
    },
    "Vancouver": {
        "pages cut short": ("Bee A, Cole D. Stairs and knees. Knee. 2020;27(3):641-7.", set()),
        "with month and epub": (
            "Bee A, Cole D. Stairs and knees. Knee. 2020 May 3;27(3):641-7. Epub 2020 Apr 2.",
            set(),
        ),
        "no stop after the journal": ("Bee A, Cole D. Stairs and knees. Knee 2020;27:641–7.", {"issue"}),
        "with numbers of PubMed": (
            "Bee A, Cole D. Stairs and knees. Knee. 2020;27(3):641-7. PMID: 4242; PMCID: PMC1.",
            set(),
        ),
    },
    "Harvard": {
        "quoted title": ("Bee, A. and Cole, D. (2020) 'Stairs and knees', Knee, 27(3), pp. 641–647.", set()),
        "no brackets": ("Bee, A., Cole, D., 2020. Stairs and knees. Knee 27 (3), 641–647.", set()),
        "no brackets, no issue": ("Bee, A., Cole, D., 2020. Stairs and knees. Knee 27, 641–647.", {"issue"}),
        "Australian": ("Bee, A & Cole, D 2020, 'Stairs and knees', Knee, vol. 27, no. 3, pp. 641–647.", set()),
        "read online": (
            "Bee, A. and Cole, D. (2020) ‘Stairs and knees’, Knee, 27(3), pp. 641-647. "
            "Available at: https://example.org/k (Accessed: 3 May 2021).",
            set(),
        ),
    },
    "numbered": {
        "IEEE": ("[12] A. Bee and D. Cole, “Stairs and knees,” Knee, vol. 27, no. 3, pp. 641–647, 2020.", set()),
        "IEEE with a month": (
            "[3] A. Bee and D. Cole, “Stairs and knees,” Knee, vol. 27, no. 3, pp. 641–647, May 2020.",
            set(),
        ),
        "Nature": ("4. Bee, A. & Cole, D. Stairs and knees. Knee 27, 641–647 (2020).", {"issue"}),
        "AMA": ("5. Bee A, Cole D. Stairs and knees. Knee. 2020;27(3):641-647.", set()),
        "ACS": ("(6) Bee, A.; Cole, D. Stairs and knees. Knee 2020, 27 (3), 641–647.", set()),
        "Springer": ("9. Bee A, Cole D (2020) Stairs and knees. Knee 27(3):641–647.", set()),
        "Chicago, author and date": ("Bee, Anna, and Dora Cole. 2020. “Stairs and knees.” Knee 27 (3): 641–47.", set()),
    },
}
PRINTED = [(f"{style}: {name}", *case) for style, cases in STYLES.items() for name, case in cases.items()]


@pytest.mark.parametrize(("text", "missing"), [one[1:] for one in PRINTED], ids=[one[0] for one in PRINTED])
def test_a_style_gives_the_fields_that_it_prints(text: str, missing: set[str]) -> None:
    reference = parse_reference(text, position=1)
    match = resolve_reference(reference, [STAIRS])
    assert match is not None
    fields = {"authors", "year", "title", "journal", "volume", "issue", "pages"}
    assert set(match.agreeing) == fields - missing
    assert match.differing == ()


OTHERS: dict[str, tuple[str, Reference]] = {
    "a group named last": (
        "Bee, A., & Knee Study Group. (2020). Stairs and knees. Knee, 27(3), 641–647.",
        Reference(1, "", authors=("Bee, A.", "Knee Study Group"), year=2020, title="Stairs and knees", journal="Knee"),
    ),
    "a chapter of a book": (
        "Bee, A. (2018). Stairs. In C. Doe & E. Fox (Eds.), Handbook of knees (2nd ed., pp. 12–34). Springer.",
        Reference(1, "", authors=("Bee, A.",), year=2018, title="Stairs", journal=None),
    ),
    "a page that was looked at on a day": (
        "Knee Trust. Stairs and you [Internet]. London: Knee Trust; 2019 [cited 2020 May 3]. Available from: https://example.org/s",
        Reference(1, "", authors=("Knee Trust",), year=2019, title="Stairs and you", journal=None),
    ),
    "a body's page with the day in brackets": (
        "Knee Trust (2019) Stairs and you. Available at: https://example.org/stairs (Accessed: 3 May 2021).",
        Reference(1, "", authors=("Knee Trust",), year=2019, title="Stairs and you", journal=None),
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_other_works_give_their_fields(text: str, expected: Reference) -> None:
    found = parse_reference(text, position=1)
    told = (found.authors, found.year, found.title, found.journal)
    assert told == (expected.authors, expected.year, expected.title, expected.journal)


HOSTILE = {
    "and without end": "Bee, A., " + "and " * 20_000 + "(2020). Stairs.",
    "ampersands without end": "Bee, A. " + "& " * 20_000 + "(2020). Stairs.",
    "groups without end": "Bee, A., & " + "Knee " * 20_000 + "(2020). Stairs.",
    "chapters without end": "Bee, A. (2018). " + "Stairs. In " * 10_000,
    "editors without end": "Bee, A. (2018). Stairs. In " + "(Eds " * 10_000,
    "years without end": "2020 " * 20_000,
    "quotation marks without end": "“" * 20_000,
    "brackets without end": "[cited " * 10_000,
    "spaces without end": "Bee, A." + " " * 100_000 + "(2020).",
    "nothing but signs": "&.,;:()[]“”–" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_entry_is_kept_as_printed(text: str) -> None:
    assert parse_reference(text, position=1).text == text
