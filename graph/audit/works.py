"""What cited works print and cannot be: an estimate outside its interval, a percentage that no count gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ingest.model import Concept, Finding, Span, Work

from ..evidence.figures import found_share, show_quantity
from ..wording import finding_sentence, work_words
from .case import Case
from .counts import contradictions, decimals_of, reachable, unreachable_words
from .figures import interval_fault
from .model import Fault


def listed_work_faults(case: Case) -> Iterator[Fault]:
    """Yield the faults of the works that the article lists: what it leans on contradicts itself.

    >>> from ingest.model import Quantity, Relation
    >>> from .case import read_case
    >>> bee = Work("bee-2020", "Stairs and knees", ("Bee, A.",), 2020, doi="10.1000/1")
    >>> share = Finding("a", "bee-2020", "x", Relation.CO_OCCURS_WITH, "y", quantity=Quantity("%", 55.5), n=60)
    >>> text = "# References\\n\\n1. Bee, A. (2020). Stairs and knees. Knee, 28(3), 641. doi: 10.1000/1"
    >>> [fault.rule for fault in listed_work_faults(read_case(text, [bee], [share]))]
    ['impossible-percentage-in-work']
    """
    seen: set[str] = set()
    for reference, _, work in case.listed:
        if work.key not in seen:
            seen.add(work.key)
            for rule, finding, record, why in _faults(
                case.findings.get(work.key, ()), case.library.vocabulary.concepts
            ):
                yield case.fault(
                    rule,
                    "warning",
                    reference.span,
                    record,
                    why,
                    says=reference.text,
                    work=work.key,
                    reference=reference.position,
                    finding=finding,
                )


def unlisted_work_faults(
    works: Iterable[Work], findings: Iterable[Finding], meant: Collection[str], concepts: Mapping[str, Concept]
) -> Iterator[Fault]:
    """Yield the faults of works that some claim is tied to and no article lists; `meant` holds their keys."""
    by_work: dict[str, list[Finding]] = {}
    for finding in findings:
        by_work.setdefault(finding.work, []).append(finding)
    for work in works:
        if work.key in meant:
            for rule, key, record, why in _faults(by_work.get(work.key, ()), concepts):
                yield Fault(rule, "warning", "", "", work_words(work), None, record, why, work.key, None, key)


def _faults(findings: Iterable[Finding], concepts: Mapping[str, Concept]) -> Iterator[tuple[str, str, str, str]]:
    """Yield rule, key of the finding, the record and the reason; a figure that several findings share once."""
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        for rule, figure, record, why in _finding_faults(finding):
            if (rule, figure) not in seen:
                seen.add((rule, figure))
                yield rule, finding.key, f"{finding_sentence(finding, concepts)} {record}".rstrip(), why


def _finding_faults(finding: Finding) -> Iterator[tuple[str, str, str, str]]:
    quantity = finding.quantity
    if quantity is not None:
        figure = show_quantity(quantity)
        if why := interval_fault(quantity):
            told = ", and the source prints it so" if finding.printed_so else ""
            yield "estimate-outside-interval-in-work", figure, "", why + told
        share = quantity.unit == "%" and not quantity.comparator and not quantity.approximate and found_share(finding)
        if share and quantity.value is not None and finding.n is not None:
            decimals = decimals_of(f"{quantity.value:g}")
            if not reachable(quantity.value, finding.n, decimals):
                near, why = unreachable_words(quantity.value, finding.n, decimals)
                yield "impossible-percentage-in-work", f"{figure} {finding.n}", f"{near}.", why
    for text in (finding.comparison, finding.note):
        for place, record, why in contradictions(text, Span(0, len(text))) if text else ():
            yield "impossible-percentage-in-work", f"{place.of(text or '')}", f"{record}.", why
