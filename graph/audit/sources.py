"""Claims that credit research, held against what the article lists: nothing, nothing that fits, or something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.model import Claim, Span, Work

from ..evidence.links import supports
from ..evidence.model import CitationLink, Verdict
from ..wording import claim_sentence, finding_sentence, work_words
from .case import Case
from .credits import credits_research, designs_named
from .model import Fault

_FINE = frozenset({"faithful", "rounded", "unknown", "notStated", "hedgeAdded"})
"""Verdicts that are no fault: the claim is right, or more careful, or nothing can be said."""
_NAMES = {
    "designCannotCarry": "the design cannot carry it",
    "hedgeDropped": "hedge dropped",
    "notMeasured": "not measured",
}
_SHOWN = 3  # findings of a work that a fault shows


def uncredited(case: Case) -> Iterator[Fault]:
    """Yield the sentences that credit research in an article that lists no references: nobody can look it up.

    >>> from .case import read_case
    >>> [fault.says for fault in uncredited(read_case("Studies show that obesity causes knee pain."))]
    ['Studies show that obesity causes knee pain.']
    """
    if case.document.references:
        return
    for span, claims in _crediting(case):
        if not _marked(claims):
            why = "the sentence credits research, and the article names none"
            yield case.fault("research-not-named", "warning", span, "no reference is listed", why, claims=claims)


def unfit_list(case: Case) -> Iterator[Fault]:
    """Yield the sentences that credit research which no listed work can be, as far as their records tell.

    Either they name a kind of study ("long-term studies"), and no listed work is of it; or no listed work is recorded
    to have found anything of the kind. A list of which nothing is known gives no fault.

    >>> from .case import read_case
    >>> bee = Work("bee-2020", "Knees and desks", ("Bee, A.",), 2020, doi="10.1000/1", design="cross-sectional")
    >>> text = "Long-term studies show that obesity causes knee pain.\\n\\n# References\\n\\n"
    >>> case = read_case(text + "1. Bee, A. (2020). Knees and desks. Knee, 28(3), 641. doi: 10.1000/1", [bee])
    >>> [(fault.rule, fault.record) for fault in unfit_list(case)]
    [('design-not-listed', 'the 1 listed: 1. Bee 2020, cross sectional')]
    """
    works = [work for _, _, work in case.listed]
    for span, claims in _crediting(case):
        named = frozenset[str]().union(*map(designs_named, claims))
        known = [work for work in works if work.design]
        if named and known and not any(work.design in named for work in known):
            yield _unfit(case, span, claims)
        elif (
            case.findings.keys() & {work.key for work in works} and not _own_links(case, claims) and not _marked(claims)
        ):
            listed = f"the {len(case.document.references)} listed: {_listed(case)}"
            unread = len(case.document.references) - sum(work.key in case.findings for work in works)
            told = f" (of {unread} of them nothing is recorded)" if unread else ""
            why = f"the sentence credits research; no listed work is recorded to have found this{told}"
            yield case.fault("nothing-listed-carries", "warning", span, listed, why, claims=claims)


def _unfit(case: Case, span: Span, claims: tuple[Claim, ...]) -> Fault:
    credited = next(claim.attribution.text for claim in claims if claim.attribution and designs_named(claim))
    listed = f"the {len(case.document.references)} listed: {_listed(case)}"
    unknown = any(not work.design for _, _, work in case.listed) or len(case.listed) < len(case.document.references)
    least = " as far as is recorded (a design that was not found may be one)" if unknown else ""
    why = f"the sentence credits “{credited}”, and no listed work is of that kind{least}"
    return case.fault("design-not-listed", "warning", span, listed, why, claims=claims)


def _listed(case: Case) -> str:
    works = {reference.position: work for reference, _, work in case.listed}
    return "; ".join(
        f"{one.position}. {_short(works[one.position]) if one.position in works else 'a work that is not known'}"
        for one in case.document.references
    )


def _short(work: Work) -> str:
    who = work.authors[0].split(",")[0] if work.authors else "no author"
    return f"{who} {work.year or 'no year'}, {(work.design or 'design not found').replace('-', ' ')}"


def drift(case: Case) -> Iterator[Fault]:
    """Yield the sentences that say something else than the listed work they lean on: one fault a sentence and work.

    Only where the sentence gives itself a source: by a marker, by crediting research, or by a figure that the work
    has. A sentence that merely speaks of the same things has promised nothing.
    """
    for span, claims in case.claims_by_quote.items():
        for work in _works(case, claims, own=True):
            links = [link for link in case.links_of(claims) if link.work == work and _leans(link)]
            if not links and not _credit(claims):
                continue
            differing = _differing(case, claims, work)
            if differing:
                yield _source_fault(case, "drift", "warning", span, claims, work, "; ".join(differing))


def elsewhere(case: Case) -> Iterator[Fault]:
    """Yield the sentences that credit research which the article does not list, and a known work that may be meant.

    It is a proposal: inferred, with its confidence, and with what differs. Where the only known work on the subject is
    recorded not to have measured what the sentence says, that is told instead.
    """
    for span, claims in _crediting(case):
        if _own_links(case, claims):
            continue
        for work in _works(case, claims, own=False):
            links = [link for link in case.links_of(claims) if link.work == work]
            differing = "; ".join(_differing(case, claims, work)) or "nothing that is recorded differs"
            if any(map(supports, links)):
                best = max(link.confidence for link in links if supports(link))
                why = f"inferred, confidence {best:.2f}: this work may be meant, and it is not listed; {differing}"
                yield _source_fault(case, "source-elsewhere", "note", span, claims, work, why)
            elif not links:
                why = f"research is credited, and the known work that comes nearest did not measure it; {differing}"
                yield _source_fault(case, "not-measured", "note", span, claims, work, why)


def _crediting(case: Case) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
    for span, claims in case.claims_by_quote.items():
        if found := _credit(claims):
            yield span, found


def _credit(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if credits_research(claim))


def _marked(claims: Iterable[Claim]) -> bool:
    return any(claim.citations for claim in claims)


def _own_links(case: Case, claims: Iterable[Claim]) -> list[CitationLink]:
    return [link for link in case.links_of(claims) if link.reference is not None]


def _leans(link: CitationLink) -> bool:
    """Whether a link rests on more than two things being spoken of."""
    return link.status == "explicit" or any(reason.startswith("sameQuantity") for reason in link.reasons)


def _works(case: Case, claims: Iterable[Claim], *, own: bool) -> list[str]:
    """Return the works that these claims are linked to or judged by, those the article lists or the others, sorted."""
    claims = tuple(claims)
    listed = {work.key for _, _, work in case.listed}
    works = {link.work for link in case.links_of(claims)} | {one.work for one in case.verdicts_of(claims)}
    return sorted(work for work in works if (work in listed) is own)


def _differing(case: Case, claims: Iterable[Claim], work: str) -> list[str]:
    """Return each way in which the claims of a sentence differ from a work, once, in words that show both sides."""
    found: dict[str, None] = {}
    for one in case.verdicts_of(claims):
        if one.work == work and one.verdict not in _FINE:
            found[_difference(one)] = None
    return list(found)


def _difference(one: Verdict) -> str:
    verdict = _NAMES.get(one.verdict, one.verdict)
    axis = "causal level" if one.axis == "causalLevel" else one.axis
    return f"{axis}: “{one.claim_says}” against “{one.finding_says}” ({verdict}; {one.explanation})"


def _source_fault(
    case: Case, rule: str, severity: str, span: Span, claims: Iterable[Claim], work_key: str, why: str
) -> Fault:
    claims = tuple(claims)
    concepts, work = case.library.vocabulary.concepts, case.library.works[work_key]
    links = [link for link in case.links_of(claims) if link.work == work_key]
    keys = dict.fromkeys(key for link in links for key in link.findings) or dict.fromkeys(
        one.key for one in case.findings.get(work_key, ())
    )
    chosen = [one for one in case.findings.get(work_key, ()) if one.key in keys][:_SHOWN]
    found = " ".join(finding_sentence(one, concepts) for one in chosen)
    said = " ".join(dict.fromkeys(claim_sentence(claim, concepts) for claim in claims))
    listed = next((link.reference for link in links if link.reference is not None), None)
    if listed is None:
        listed = next((ref.position for ref, _, one in case.listed if one.key == work_key), None)
    return case.fault(
        rule,
        severity,
        span,
        f"{work_words(work)}: {found}" if found else work_words(work),
        f"{why}. Read as: {said}",
        work=work_key,
        reference=listed,
        claims=claims,
    )
