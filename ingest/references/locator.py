"""Where in a journal a work stands: year, volume, issue, pages, in the forms that reference styles print."""

from __future__ import annotations

import re
from dataclasses import dataclass

YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.?(?:[-/–][A-Z][a-z]{2,8})?)"
_YEAR = rf"(?P<year>{YEAR})"
_VOLUME = r"(?P<volume>\d{1,4}[A-Z]?|[A-Z]{1,2}\d{1,4}|[IVXLC]{1,6})"
_ISSUE = r"\(\s?(?P<issue>[^()]{1,24})\)"
_PAGES = r"(?P<pages>[A-Za-z]{0,4}\d{1,7}(?:\.e?\d{1,4})?(?:\s?[–—-]\s?[A-Za-z]{0,3}\d{1,7})?(?![\w–—-]))"
_PP = r"(?:pp?\.?\s?|pages\s|Article\s(?:No\.\s)?|art\.\s)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # Vancouver, AMA (ICMJE, Citing Medicine): 2010 Dec 3;62(12):1715-23
        rf"[.,;]?\s?{_YEAR}(?:,?\s{_MONTH}(?:\s\d{{1,2}})?)?\s?;\s?(?:{_VOLUME})?(?:\s?(?P<part>Suppl(?:ement)?\.?(?:\s?\w{{1,3}})?))?"
        rf"(?:\s?{_ISSUE})?(?:\s?:\s?{_PP}{_PAGES})?",
        # MLA 9, IEEE: vol. 62, no. 12, 2010, pp. 1715-1723 (IEEE: the year last)
        rf",?\s?\b[Vv]ol(?:ume|\.)?\s?{_VOLUME}(?:,\s?(?:no|iss|issue|num|nr)\.?\s?(?P<issue>[\w–/-]{{1,12}}))?"
        rf"(?:,?\s\(?(?:{_MONTH}\s)?{_YEAR}\)?)?(?:[,:]\s?pp?\.\s?{_PAGES})?(?:,\s(?:{_MONTH}\s)?(?P<late>{YEAR}))?",
        # Chicago 17, notes and bibliography: 62, no. 12 (2010): 1715-23
        rf",?\s{_VOLUME},\s?(?:no|issue|iss)\.?\s?(?P<issue>[\w–/-]{{1,12}})(?:\s\((?:{_MONTH}\s)?{_YEAR}\))?(?:\s?[,:]\s?{_PP}{_PAGES})?",
        rf",?\s{_VOLUME}\s\({_YEAR}\)\s?[:,]\s?{_PP}{_PAGES}",
        # APA 7, Harvard: 62(12), 1715-1723
        rf",?\s?(?<!\d){_VOLUME}\s?{_ISSUE}(?:\s?[,:]\s?{_PP}{_PAGES})?(?:\s\({_YEAR}\))?",
        # Nature: 62, 1715-1723 (2010)
        rf",?\s{_VOLUME},\s{_PP}{_PAGES}\s\({_YEAR}\)",
        rf",?\s(?:\(?{_YEAR}\)?[,;]?\s)?{_VOLUME}\s?:\s?{_PP}{_PAGES}",
        rf",\s{_VOLUME},\s{_PP}{_PAGES}\s?\.?$",
        rf",\s{_VOLUME}\s?\.?$",
        # Harvard of some publishers: Knee 62, 1715-1723.
        rf"\s{_VOLUME},\s(?P<pages>[A-Za-z]{{0,3}}\d{{1,7}}\s?[–—-]\s?[A-Za-z]{{0,3}}\d{{1,7}})\s?\.?$",
        rf",?\s\(?pp?\.\s?{_PAGES}\)?",
    )
)
_NAMED_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"  # and no journal ("Spine 2020")
_TRAILING_YEAR = re.compile(rf"[\s,.(]+(?:{_NAMED_MONTH}\s)?({YEAR})\)?[\s,.]*$")


@dataclass(frozen=True, slots=True)
class Locator:
    """Volume, issue, pages and year as printed, None where not, and the words before them."""

    head: str
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def find_locator(words: str) -> Locator | None:
    """Return what `words` (a title and a journal, or a journal) say of volume, issue and pages, or None.

    >>> find_locator("Low back pain. Arthritis Care & Research, 62(12), 1715–1723").pages
    '1715–1723'
    >>> find_locator("Knee. 2020 May;27(3):641-7").head
    'Knee'
    """
    for form in _FORMS:
        for match in form.finditer(words):
            if match.start() and _holds_something(match):
                return _locator(match, words)
    return None


def _holds_something(match: re.Match[str]) -> bool:
    """Say whether more than a bare year was found, and no year taken for an issue: "a survey of 12 (2010)"."""
    found = match.groupdict()
    if not any(found.get(name) for name in ("volume", "pages")):
        return False
    issue = found.get("issue")
    if issue is None:
        return True
    return re.fullmatch(YEAR, issue) is None and (issue[0].isdigit() or issue[:1].isupper() or issue[:2] == "pt")


def _locator(match: re.Match[str], words: str) -> Locator:
    found = match.groupdict()
    head = words[: match.start()]
    year = found.get("year") or found.get("late")
    if year is None and (trailing := _TRAILING_YEAR.search(head[-30:])):
        year = trailing[1]
        head = head[: len(head) - len(trailing[0])]
    part = found.get("part")
    volume = f"{found.get('volume') or ''} {part}".strip() if part else found.get("volume")
    return Locator(head.strip(" ,;:"), int(year) if year else None, volume, found.get("issue"), found.get("pages"))
