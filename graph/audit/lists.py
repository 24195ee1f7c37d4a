"""Reference lists as a whole: entries printed twice, retracted, later than the article, unknown; lists that lack."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Reference, Span
from ingest.references.journals import fold

from ..wording import work_words
from .case import Case
from .model import Fault


def duplicates(case: Case) -> Iterator[Fault]:
    """Yield the references that name the same work as an earlier one: by the work, the DOI, or title and year.

    >>> from .case import read_case
    >>> entry = "Bee, A. (2020). Stairs and sore knees. Knee, 27(3), 641."
    >>> case = read_case(f"# References\\n\\n1. {entry}\\n2. Cole, D. (2019). Sleep. Knee, 2(1), 3.\\n3. {entry}")
    >>> [(fault.reference, fault.record) for fault in duplicates(case)]
    [(3, 'reference 1: Bee, A. (2020). Stairs and sore knees. Knee, 27(3), 641.')]
    """
    first: dict[tuple[str, str], Reference] = {}
    works = {reference.position: work.key for reference, _, work in case.listed}
    for reference in case.document.references:
        names = _names(reference, works.get(reference.position))
        earlier = next((first[name] for name in names if name in first), None)
        for name in names:
            first.setdefault(name, reference)
        if earlier is not None:
            yield _fault(
                case,
                "duplicate-reference",
                "warning",
                reference,
                f"reference {earlier.position}: {_flat(earlier.text)}",
                "the list names the same work twice",
                works.get(reference.position),
            )


def _names(reference: Reference, work: str | None) -> list[tuple[str, str]]:
    names = [("work", work)] if work else []
    if reference.doi:
        names.append(("doi", reference.doi))
    if reference.title and reference.year and len(reference.title.split()) > 2:
        names.append(("title", f"{' '.join(fold(reference.title).split())} {reference.year}"))
    return names


def retracted(case: Case) -> Iterator[Fault]:
    """Yield the references to works that have been retracted, as far as the record knows.

    >>> from ingest.model import Work
    >>> from .case import read_case
    >>> gone = Work("bee-2020", "Stairs and knees", ("Bee, A.",), 2020, doi="10.1000/1", retracted=True)
    >>> text = "# References\\n\\n1. Bee, A. (2020). Stairs and knees. Knee, 28(3), 641. doi: 10.1000/1"
    >>> [fault.severity for fault in retracted(read_case(text, [gone]))]
    ['error']
    """
    for reference, _, work in case.listed:
        if work.retracted:
            record = f"retracted: {work_words(work)}"
            yield _fault(case, "retracted-work", "error", reference, record, "the work has been retracted", work.key)


def unknown_works(case: Case) -> Iterator[Fault]:
    """Yield the references that no known work fits: they could not be checked, which says nothing against them.

    >>> from .case import read_case
    >>> text = "# References\\n\\n1. Bee, A. (2020). Stairs and knees. Knee, 28(3), 641."
    >>> [fault.rule for fault in unknown_works(read_case(text))]
    ['unresolved-reference']
    """
    known = {one.reference for one in case.resolutions}
    for reference in case.document.references:
        if reference.position not in known:
            why = "it could not be checked; add the work to the table of works"
            yield _fault(case, "unresolved-reference", "note", reference, "no known work fits", why)


def later_than_article(case: Case) -> Iterator[Fault]:
    """Yield the references that are dated after the article that lists them, by more than one year.

    One year is allowed, since a work may be online before its issue.

    >>> from .case import read_case
    >>> text = "---\\ndate: 2015-03-01\\n---\\n# References\\n\\n1. Bee, A. (2020). Stairs and knees. Knee, 28(3), 641."
    >>> [fault.record for fault in later_than_article(read_case(text))]
    ['the article is of 2015-03-01']
    """
    date = case.document.date
    if date is None or not date[:4].isdigit():
        return
    for reference in case.document.references:
        if reference.year is not None and reference.year > int(date[:4]) + 1:
            why = f"the reference is of {reference.year}, which the article cannot have read"
            yield _fault(case, "later-than-article", "error", reference, f"the article is of {date}", why)


def no_list(case: Case) -> Iterator[Fault]:
    """Yield a note on an article that makes claims and lists no references.

    >>> from .case import read_case
    >>> [fault.explanation for fault in no_list(read_case("Obesity causes knee pain."))]
    ['nothing that it claims can be followed to a source']
    """
    if case.claims and not case.document.references:
        count = len(case.claims)
        says = f"{count} claim{'s' * (count > 1)}, no list of references"
        why = "nothing that it claims can be followed to a source"
        yield case.fault("no-references", "note", None, "no reference is listed", why, says=says)


def no_markers(case: Case) -> Iterator[Fault]:
    """Yield a note on an article that lists references and ties none of them to a sentence.

    >>> from .case import read_case
    >>> text = "Obesity causes knee pain.\\n\\n# References\\n\\n1. Bee, A. (2020). Stairs. Knee, 28(3), 641."
    >>> [fault.rule for fault in no_markers(read_case(text))]
    ['no-markers']
    """
    count = len(case.document.references)
    if count and case.claims and not case.markers:
        says = f"{count} reference{'s' * (count > 1)}, no marker in the text"
        why = "which sentence leans on which reference is not stated: every such link is inferred"
        yield case.fault("no-markers", "note", None, "no marker was found", why, says=says)


def _fault(
    case: Case, rule: str, severity: str, reference: Reference, record: str, why: str, work: str | None = None
) -> Fault:
    place: Span | None = reference.span
    return case.fault(rule, severity, place, record, why, says=reference.text, work=work, reference=reference.position)


def _flat(text: str) -> str:
    return " ".join(text.split())
