"""No link is an answer too: why no work carries a claim, and whether the article's own list could."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ingest.model import Claim, Document, Work

from .drift import CANNOT_CARRY
from .links import Library, supports
from .matching import EFFECTS
from .model import CitationLink, Unsupported

_NO_STUDIES = frozenset(("patient-page", "opinion"))
_WHY = {
    "noListAtAll": "the article lists no references, and no work of the library is on the claim",
    "nothingListedOnIt": "what every listed work found is recorded, and none of it is on the claim",
    "listNotAllRead": "no recorded finding of a listed work is on the claim; of some listed works none is recorded",
    "markedButNotResolved": "the text marks a reference for it, and which work that is, is not known",
    "onlyTheOppositeFound": "the works that are on the claim found the opposite",
}
_CARRIES = {
    "cannotCarry": "no listed work has a design that could carry it",
    "mayCarry": "a listed work has a design that could carry such a claim",
    "notKnown": "whether the design of a listed work could carry it is not known",
}


def find_unsupported(
    document: Document, claims: Iterable[Claim], links: Iterable[CitationLink], library: Library
) -> Iterator[Unsupported]:
    """Yield an answer for each claim of a document that no linked work supports.

    `own_list` is about designs alone: whether a listed work is of a kind that could show such a thing at all.
    """
    found: dict[str, bool] = {}
    for link in links:
        found[link.claim] = found.get(link.claim, False) or supports(link)
    listed = [library.works[key] for key in library.listed.get(document.sha256, {})]
    every_known = len(library.resolved.get(document.sha256, {})) == len(document.references)
    all_read = every_known and all(work.key in library.index.by_work for work in listed)
    for claim in claims:
        if not found.get(claim.id, False):
            opposed = claim.id in found
            reason = _reason(claim, opposed, document, library.resolved.get(document.sha256, {}), all_read)
            carries = _carries(claim, listed, every_known)
            why = f"{_WHY[reason]}; {_CARRIES[carries]}" if document.references else _WHY[reason]
            yield Unsupported(claim.id, reason, carries, why)


def _reason(claim: Claim, opposed: bool, document: Document, resolved: Mapping[int, str], all_read: bool) -> str:
    if opposed:
        return "onlyTheOppositeFound"
    if any(marker.position is not None and marker.position not in resolved for marker in claim.citations):
        return "markedButNotResolved"
    if not document.references:
        return "noListAtAll"
    return "nothingListedOnIt" if all_read else "listNotAllRead"


def _carries(claim: Claim, listed: Iterable[Work], every_known: bool) -> str:
    """Return whether a listed work has a design that can show such a claim; an empty list cannot."""
    barred = CANNOT_CARRY.keys() if claim.relation in EFFECTS else _NO_STUDIES
    designs = {work.design for work in listed}
    if any(design is not None and design not in barred for design in designs):
        return "mayCarry"
    return "notKnown" if None in designs or not every_known else "cannotCarry"
