"""In what a printed reference differs from the record of the work that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Reference, Work
from .authors import family_name
from .journals import fold, same_journal

_TOKEN = re.compile(r"[^\W_]+")
_RANGE = re.compile(r"([A-Za-z]*)(\d+)(?:\s?[–—-]\s?([A-Za-z]*)(\d+))?")
ALIKE = 0.85
"""The share of words in common from which two titles are one; below it, the difference is shown."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field in which a printed reference differs from the record.

    `kind` is "differs"; or a note that is no error: "online_year" (the year of the first online publication),
    "single_page_range" ("328–328" for one page or an article number), "wording" (a title with other words).
    """

    field: str
    printed: str
    recorded: str
    kind: str = "differs"


def compare_fields(reference: Reference, work: Work) -> tuple[tuple[str, ...], tuple[FieldDifference, ...]]:
    """Return the fields that agree and those that differ, in the order of `Reference`; what either lacks is neither.

    Journals are compared through their abbreviations, page ranges through theirs ("1715–23"), titles without case,
    signs and diacritics.
    """
    agreeing: list[str] = []
    differing: list[FieldDifference] = []
    for field, printed, recorded, kind in _compared(reference, work):
        if printed is None or recorded is None:
            continue
        if kind:
            differing.append(FieldDifference(field, printed, recorded, kind))
        if not kind or kind == "online_year":
            agreeing.append(field)
    return tuple(agreeing), tuple(differing)


def title_likeness(one: str, other: str) -> float:
    """Return the share of words that two titles have in common (Dice), 0 to 1; a subtitle that one lacks is forgiven.

    >>> title_likeness("Stairs and knees", "Stairs and Knees: A Cohort Study")
    0.95
    """
    a, b = _tokens(one), _tokens(other)
    if not a or not b:
        return 0.0
    common = 2 * len(set(a) & set(b)) / (len(set(a)) + len(set(b)))
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 3 and longer[: len(shorter)] == shorter and len(longer) > len(shorter):
        return max(0.95, common)
    return common


def same_pages(one: str, other: str) -> bool:
    """Say whether two page ranges are the same, one perhaps with its last page shortened.

    >>> same_pages("1715–23", "1715-1723"), same_pages("328–328", "328"), same_pages("12", "13")
    (True, True, False)
    """
    return _pages(one) == _pages(other)


def _compared(reference: Reference, work: Work) -> list[tuple[str, str | None, str | None, str]]:
    """Return (field, printed, recorded, kind of the difference or "") for each field."""
    rows: list[tuple[str, str | None, str | None, str]] = []
    if reference.authors and work.authors:
        printed, recorded = _families(reference.authors), _families(work.authors)
        same = set(printed) & set(recorded) and printed[0] == recorded[0] and set(printed) <= set(recorded)
        rows.append(("authors", "; ".join(reference.authors), "; ".join(work.authors), "" if same else "differs"))
    rows.append(("year", _text(reference.year), _text(work.year), _year_kind(reference, work)))
    if reference.title:
        likeness = title_likeness(reference.title, work.title)
        kind = "" if likeness >= ALIKE else ("wording" if likeness >= 0.5 else "differs")
        rows.append(("title", reference.title, work.title, kind))
    if reference.journal and work.journal:
        same_name = same_journal(reference.journal, work.journal)
        rows.append(("journal", reference.journal, work.journal, "" if same_name else "differs"))
    for field in ("volume", "issue"):
        a, b = getattr(reference, field), getattr(work, field)
        rows.append((field, a, b, "" if a == b else "differs"))
    rows.append(("pages", reference.pages, work.pages, _pages_kind(reference.pages, work.pages)))
    for field in ("doi", "pmid"):
        a, b = getattr(reference, field), getattr(work, field)
        rows.append((field, a, b, "" if a and b and a.lower() == b.lower() else "differs"))
    return rows


def _year_kind(reference: Reference, work: Work) -> str:
    if reference.year is None or work.year is None or reference.year == work.year:
        return ""
    return "online_year" if reference.year == work.year_online else "differs"


def _pages_kind(printed: str | None, recorded: str | None) -> str:
    if printed is None or recorded is None:
        return ""
    if _pages(printed) != _pages(recorded):
        return "differs"
    return "single_page_range" if _is_range_of_one(printed) and not _is_range_of_one(recorded) else ""


def _is_range_of_one(pages: str) -> bool:
    match = _RANGE.fullmatch(pages.strip())
    return match is not None and match[4] is not None and match[2] == match[4]


def _pages(pages: str) -> tuple[str, str]:
    """Return first and last page, in full."""
    match = _RANGE.fullmatch(pages.strip())
    if match is None:
        return fold(pages), fold(pages)
    first = match[2]
    last = match[4] or first
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    prefix = match[1].lower()
    return prefix + first, (match[3] or match[1] or "").lower() + last


def _families(authors: tuple[str, ...]) -> list[str]:
    return [family_name(author) for author in authors]


def _tokens(title: str) -> list[str]:
    return _TOKEN.findall(fold(title[:2000]))


def _text(year: int | None) -> str | None:
    return None if year is None else str(year)
