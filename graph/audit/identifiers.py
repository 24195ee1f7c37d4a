"""Identifiers that cannot be what they are printed as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Reference, Span

from .case import Case
from .model import Fault

_LABELLED = re.compile(
    r"(?:\bdoi\.org/|\bdoi\b[\s.:]{1,4})(?:https?://)?(?:(?:dx\.)?doi\.org/)?(?P<doi>[^\s<>\"“”]{1,300})", re.I
)
_BARE = re.compile(r"(?<![\w./])(?P<doi>10\.\d{4,9}(?=[^\d./\s])[^\s<>\"“”]{3,300})")
_WHOLE = re.compile(r"10\.\d{4,9}(?:\.\d{1,6}){0,3}/\S")
_SHAPE = "10. and a number, a slash, a name: 10.1234/abc (ISO 26324)"
_WHY = "nothing can be looked up by it"


def malformed_dois(case: Case) -> Iterator[Fault]:
    """Yield what is printed as a DOI and cannot be one: no prefix "10.NNNN", no slash, nothing behind it.

    A DOI that is well formed may still not exist: that is for a look-up to say.

    >>> from .case import read_case
    >>> text = "# References\\n\\n1. Bee, A. (2020). Stairs. Knee, 27(3), 641. doi: 10.1000.knee"
    >>> [fault.says for fault in malformed_dois(read_case(text))]
    ['10.1000.knee']
    """
    for reference in case.document.references:
        for start, printed in _printed(reference.text):
            if not _WHOLE.match(printed):
                place = _place(reference, start, printed, case.document.text)
                yield case.fault(
                    "malformed-doi",
                    "error",
                    place,
                    f"the shape of a DOI: {_SHAPE}",
                    f"{printed!r} is not a DOI, so {_WHY}",
                    says=printed,
                    reference=reference.position,
                )


def _printed(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each thing printed as a DOI stands in an entry, and the thing without the stops around it."""
    seen: set[int] = set()
    for pattern in (_LABELLED, _BARE):
        for match in pattern.finditer(text):
            printed = match["doi"].rstrip(".,;:)]’'\"")
            if printed and match.start("doi") not in seen and any(map(str.isdigit, printed)):
                seen.add(match.start("doi"))
                yield match.start("doi"), printed


def _place(reference: Reference, start: int, printed: str, text: str) -> Span | None:
    if reference.span is None:
        return None
    found = text.find(printed, reference.span.start, reference.span.end)
    return Span(found, found + len(printed)) if found >= 0 else reference.span
