"""Printed references that say something else than the record of the work they name."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Reference, Work

from ..evidence.model import Difference, Resolution
from ..wording import work_words
from .case import Case, place_in
from .model import Fault

SURE = 0.8
"""The confidence of a match from which a differing field is the reference's fault; below it, the match may be. Title,
first author and year alone give 0.75; two more fields that agree are asked."""
_CONTRADICTED = 0.5
"""The confidence at which `ingest.references` puts an identifier that leads to a work with nothing else in common."""
_NOTES = {
    "online_year": ("online-year", "the year is that of the first publication online; the issue came out in another"),
    "single_page_range": ("page-range-of-one", "one page, or the number of an article, printed as a range of pages"),
    "wording": ("other-title", "the title has other words than the record's"),
}


def wrong_metadata(case: Case) -> Iterator[Fault]:
    """Yield the fields of a printed reference that differ from the record of the work: journal, year, volume, pages, …

    What a reference does not print is no fault, nor is an abbreviated journal or page range.

    >>> from .case import read_case
    >>> bee = Work("bee-2020", "Stairs and knees", ("Bee, A.",), 2020, doi="10.1000/1", volume="27")
    >>> text = "# References\\n\\n1. Bee, A. (2020). Stairs and knees. Knee, 28(3), 641. doi: 10.1000/1"
    >>> [(fault.says, fault.record) for fault in wrong_metadata(read_case(text, [bee]))]
    [('28', 'volume 27: Bee (2020), Stairs and knees, doi 10.1000/1')]
    """
    for reference, found, work, difference in _differences(case):
        if difference.kind == "differs":
            why = f"the record of the work has another {_name(difference)}"
            yield _fault(case, "wrong-metadata", "error", reference, found, work, difference, why)


def odd_metadata(case: Case) -> Iterator[Fault]:
    """Yield what looks wrong in a printed reference and is not, or need not be: an online year, "328–328" for one page.

    >>> from .case import read_case
    >>> bee = Work("bee-2020", "Stairs and knees", ("Bee, A.",), 2020, 2019, doi="10.1000/1")
    >>> text = "# References\\n\\n1. Bee, A. (2019). Stairs and knees. Knee, 28(3), 641. doi: 10.1000/1"
    >>> [(fault.rule, fault.says) for fault in odd_metadata(read_case(text, [bee]))]
    [('online-year', '2019')]
    """
    for reference, found, work, difference in _differences(case):
        if difference.kind in _NOTES:
            rule, why = _NOTES[difference.kind]
            yield _fault(case, rule, "note", reference, found, work, difference, why)


def other_work(case: Case) -> Iterator[Fault]:
    """Yield the references whose DOI or PMID is that of a work with another title, first author and year.

    >>> from .case import read_case
    >>> bee = Work("bee-2020", "Stairs and knees", ("Bee, A.",), 2020, doi="10.1000/1")
    >>> text = "# References\\n\\n1. Cole, D. (1999). Sleep of newborn mice. Mice, 28(3), 641. doi: 10.1000/1"
    >>> [fault.record for fault in other_work(read_case(text, [bee]))]
    ['Bee (2020), Stairs and knees, doi 10.1000/1']
    """
    for reference, found, work in case.listed:
        if found.confidence == _CONTRADICTED:
            why = "the identifier belongs to a work with another title, first author and year"
            place = place_in(reference, "", case.document.text)
            yield case.fault(
                "identifier-of-another-work",
                "error",
                place,
                work_words(work),
                why,
                says=reference.text,
                work=work.key,
                reference=reference.position,
            )


def _differences(case: Case) -> Iterator[tuple[Reference, Resolution, Work, Difference]]:
    for reference, found, work in case.listed:
        if found.confidence >= SURE:
            for difference in found.differing:
                yield reference, found, work, difference


def _fault(
    case: Case,
    rule: str,
    severity: str,
    reference: Reference,
    found: Resolution,
    work: Work,
    difference: Difference,
    why: str,
) -> Fault:
    """Return the fault of one field, with the fields that nevertheless agree: they say how sure the match is."""
    same = ", ".join(found.agreeing)
    return case.fault(
        rule,
        severity,
        place_in(reference, difference.printed, case.document.text),
        f"{_name(difference)} {difference.recorded}: {work_words(work)}",
        f"{why}; these agree: {same} (match {found.confidence:.2f})",
        says=difference.printed,
        work=work.key,
        reference=reference.position,
    )


def _name(difference: Difference) -> str:
    return {"doi": "DOI", "pmid": "PMID"}.get(difference.field, difference.field)
