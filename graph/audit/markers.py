"""Markers in the text that lead to nothing in the list."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator

from ingest.model import Marker
from ingest.references.journals import fold

from .case import Case
from .model import Fault

_MONTHS = frozenset(name.casefold() for name in (*month_name[1:], *month_abbr[1:], "Sept"))
_WORD = re.compile(r"[^\W\d_]+")


def dangling_markers(case: Case) -> Iterator[Fault]:
    """Yield the markers that name a reference which the list does not have, each key once, where it stands first.

    >>> from .case import read_case
    >>> text = "Obesity causes knee pain [4].\\n\\n# References\\n\\n1. Bee, A. (2020). Stairs. Knee, 28(3), 641."
    >>> [(fault.says, fault.record) for fault in dangling_markers(read_case(text))]
    [('[4]', 'a list of 1 reference without it')]
    """
    seen: set[str] = set()
    count = len(case.document.references)
    record = f"a list of {count} reference{'s' * (count != 1)} without it" if count else "no list of references"
    for marker in case.markers:
        if marker.position is None and marker.key not in seen and not _is_date(marker) and not _fits_any(marker, case):
            seen.add(marker.key)
            why = f"the text cites {marker.key!r}, which the list does not have"
            yield case.fault("marker-without-reference", "warning", marker.span, record, why)


def _is_date(marker: Marker) -> bool:
    """Whether "(May 2020)" was taken for an author and a year."""
    return not marker.key.isdigit() and {word.casefold() for word in _WORD.findall(marker.key)} <= _MONTHS


def _fits_any(marker: Marker, case: Case) -> bool:
    """Whether some entry prints the first name and the year of the marker: then it is found, if not which one."""
    if marker.key.isdigit():
        return False
    who, _, year = marker.key.rpartition(", ")
    names = _WORD.findall(fold(who))
    if not names:
        return True
    return any(names[0] in fold(one.text) and year[:4] in one.text for one in case.document.references)
