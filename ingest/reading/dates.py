"""Dates as articles print them, to ISO 8601, as exact as stated; what could be two dates is none."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from ..knowledge import read_knowledge

_YEARS: Final = range(1900, 2100)
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_MONTH_FIRST: Final = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_FIRST: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_ONLY: Final = re.compile(r"\b([^\W\d_]{3,10})\.?,?\s+(\d{4})\b")
_NUMBERS: Final = re.compile(r"(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?![\d./-])")
_MAX_LINE: Final = 40  # characters of a line that holds a date and no more


def find_date(words: str) -> str | None:
    """Return the first date in `words`, ISO 8601, as exact as stated, or None.

    Of a date in figures alone, such as 08.07.2025, nobody can tell day from month: it is None, unless one of the two
    is above 12 or both are the same.

    >>> find_date("Last updated on March 28, 2025"), find_date("Spring issue, May 2019"), find_date("08.07.2025")
    ('2025-03-28', '2019-05', None)
    """
    words = words[:200]
    for pattern, order in (
        (_MONTH_FIRST, "mdy"),
        (_DAY_FIRST, "dmy"),
        (_ISO, "ymd"),
        (_NUMBERS, "?"),
        (_MONTH_ONLY, "my"),
    ):
        for match in pattern.finditer(words):
            found = _read(match, order)
            if found:
                return found
    return None


def is_dateline(line: str) -> bool:
    """Say whether a line is a date and nothing else; one in figures counts though its order is unknown.

    >>> is_dateline("08.07.2025"), is_dateline("28 March 2025"), is_dateline("Since May 2019, less pain.")
    (True, True, False)
    """
    if len(line) > _MAX_LINE or not any(map(str.isdigit, line)):
        return False
    bare = line.strip(" \t\xa0|•-–")
    patterns = (_NUMBERS, _MONTH_FIRST, _DAY_FIRST, _ISO)
    return any(match[0] == bare for pattern in patterns if (match := pattern.search(bare))) and (
        _NUMBERS.fullmatch(bare) is not None or find_date(bare) is not None
    )


def _read(match: re.Match[str], order: str) -> str | None:
    parts = match.groups()
    if order == "?":
        return _unambiguous(int(parts[0]), int(parts[1]), int(parts[2]))
    if order == "ymd":
        return _iso(int(parts[0]), int(parts[1]), int(parts[2]) if parts[2] else None)
    named = dict(zip(order, parts, strict=True))
    month = _months().get(named["m"].casefold())
    return _iso(int(named["y"]), month, int(named["d"]) if "d" in named else None) if month else None


def _unambiguous(first: int, second: int, year: int) -> str | None:
    if first > 12 >= second or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 >= first else None


def _iso(year: int, month: int, day: int | None) -> str | None:
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    rows = read_knowledge(Path(__file__).parent / "tables" / "months.tsv")
    return {row["word"]: int(row["month"]) for row in rows}
