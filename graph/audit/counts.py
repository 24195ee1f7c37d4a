"""Percentages and the counts behind them: which of n gives a percentage, and which figures in a text contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Span

_END = r"(?![\d.,]\d)"
_PERCENT = r"(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s?(?:%|percent\b|per cent\b)"
_COUNT, _ALL = r"(?P<count>\d{1,3}(?:,\d{3})+|\d{1,9})", r"(?P<all>\d{1,3}(?:,\d{3})+|\d{1,9})"
_WITH_COUNT = (
    re.compile(rf"(?<![\d.]){_PERCENT}\s?[(\[](?:n\s?=\s?)?{_COUNT}\s?(?:/|of|out of)\s?(?:the\s)?{_ALL}{_END}"),
    re.compile(
        rf"(?<![\d.,/]){_COUNT}\s?(?:/|of|out of)\s?(?:the\s)?{_ALL}{_END}"
        rf"[^.%()\[\]\d]{{0,60}}[(\[]{_PERCENT}\s?[)\]]"
    ),
)
_OF_N = re.compile(
    rf"(?<![\d.–-]){_PERCENT}\sof\s(?:the\s|our\s|all\s)?{_ALL}\s(?!(?:hundred|thousand|[mb]illion)\b)(?P<who>[\w-]+(?:\s[\w-]+)?)"
)
_ABOUT = re.compile(r"(?:about|around|approximately|roughly|nearly|almost|some|over|under|than|least|most|~)\s*$", re.I)
LARGEST = 10_000
"""The largest n by which a percentage is judged: above it every percentage printed with two decimals can be had."""


def reachable(percent: float, n: int, decimals: int) -> bool:
    """Say whether some count out of `n` gives this percentage, rounded or cut off to its decimals.

    >>> reachable(55.5, 60, 1), reachable(57.4, 1389, 1), reachable(50.0, 35, 0)
    (False, True, False)
    """
    if not 0 <= percent <= 100 or n > LARGEST:
        return n > LARGEST and 0 <= percent <= 100
    near = int(percent * n / 100)
    return any(gives(count, n, percent, decimals) for count in range(max(0, near - 1), min(n, near + 2) + 1))


def gives(count: int, n: int, percent: float, decimals: int) -> bool:
    """Say whether `count` of `n` is this percentage, rounded (a half either way) or cut off to its decimals."""
    unit = 10.0**-decimals
    off = 100 * count / n - percent
    return -unit / 2 - 1e-9 <= off < unit - 1e-9


def nearest(percent: float, n: int) -> tuple[int, int]:
    """Return the counts out of `n` just below and just above a percentage.

    >>> nearest(55.5, 60)
    (33, 34)
    """
    below = min(int(percent * n / 100), n)
    return below, min(below + 1, n)


def smaller(percent: float, n: int, decimals: int) -> tuple[int, int] | None:
    """Return the largest denominator below `n` that can give the percentage, with its count; None if there is none.

    >>> smaller(55.5, 60, 1)
    (30, 54)
    """
    for less in range(n - 1, 0, -1):
        for count in nearest(percent, less):
            if gives(count, less, percent, decimals):
                return count, less
    return None


def decimals_of(printed: str) -> int:
    """Return how many decimals a printed figure has.

    >>> decimals_of("55.5"), decimals_of("57")
    (1, 0)
    """
    return len(printed.partition(".")[2])


def contradictions(text: str, span: Span) -> Iterator[tuple[Span, str, str]]:
    """Yield where a percentage in `span` cannot be had from the counts beside it: place, what the counts give, why.

    "84 of 99 (75%)", "75% (84/99)" and "75% of 3 patients" are looked at; a figure after "about" is not, nor is one of
    things that the table `counted.tsv` does not have ("30% of 4-year-olds").
    """
    for pattern in _WITH_COUNT:
        for match in pattern.finditer(text, span.start, span.end):
            count, whole = _number(match["count"]), _number(match["all"])
            percent, decimals = float(match["percent"]), decimals_of(match["percent"])
            if whole > 0 and count <= whole and not gives(count, whole, percent, decimals):
                is_really = 100 * count / whole
                record = f"{count} of {whole} is {is_really:.{max(decimals, 1)}f}%"
                yield Span(*match.span()), record, f"{match['percent']}% is not {count} of {whole}"
    for match in _OF_N.finditer(text, span.start, span.end):
        if _is_counted(match["who"]) and not _ABOUT.search(text[max(span.start, match.start() - 24) : match.start()]):
            percent, n = float(match["percent"]), _number(match["all"])
            if percent <= 100 and n and not reachable(percent, n, decimals_of(match["percent"])):
                yield (
                    Span(match.start(), match.end("all")),
                    *unreachable_words(percent, n, decimals_of(match["percent"])),
                )


def unreachable_words(percent: float, n: int, decimals: int) -> tuple[str, str]:
    """Return what the counts nearest to an unreachable percentage give, and why that is a fault.

    >>> unreachable_words(55.5, 60, 1)[0]
    '33 of 60 is 55.0%, 34 of 60 is 56.7%'
    """
    shown = max(decimals, 1)
    near = [f"{count} of {n} is {100 * count / n:.{shown}f}%" for count in nearest(percent, n)]
    other = smaller(percent, n, decimals)
    why = f"no count out of {n} gives {percent:g}%"
    if other is not None:
        why += f"; a smaller number could ({other[0]} of {other[1]}), which would have to be said"
    return ", ".join(dict.fromkeys(near)), why


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


def _is_counted(words: str) -> bool:
    return any(word.casefold() in _counted() for word in words.split())


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return frozenset(row["word"] for row in read_knowledge(Path(__file__).parent / "tables" / "counted.tsv"))
