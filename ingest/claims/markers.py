"""In-text citation markers: "[3]", "[3,5–7]", "pain.³", "(Smith 2019; Jones et al., 2020)", "Smith et al. (2019)".

A marker belongs to the clause that it closes. Its keys are looked up in the article's reference list; a key that the
list does not have keeps the position None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..model import Document, Marker, Reference, Span

_YEAR: Final = r"(?:1[89]|20)\d\d[a-z]?"
_PARTICLES: Final = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Ll]a|[Ll]e|[Tt]er) ){0,3}"
_NAME: Final = rf"{_PARTICLES}[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]{{0,40}}"
_AUTHORS: Final = rf"{_NAME}(?:(?:,? (?:&|and) |, | ){_NAME}){{0,6}}(?:,? et al\.?)?"
_AUTHOR_YEAR: Final = re.compile(rf"(?P<who>{_AUTHORS}),? (?P<year>{_YEAR})")
_BRACKETED: Final = re.compile(r"\((?:see |e\.g\.,? |cf\. )?(?P<inside>[^()]{3,200})\)")
_NARRATIVE: Final = re.compile(
    rf"(?P<who>{_NAME}(?:(?:,? (?:&|and) |, ){_NAME}){{0,4}}(?: et al\.?| and colleagues)?) \((?P<year>{_YEAR})\)"
)
_NUMBERED: Final = re.compile(
    r"\[(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\]"
    r"|(?<=[.,;:\w)”’])(?P<raised>[⁰¹²³⁴-⁹]{1,3}(?:[⁻–,⸴][⁰¹²³⁴-⁹]{1,3}){0,9})"
)
_OPENER: Final = re.compile("[(\\[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⸴", "0123456789-,")
_LARGEST_RANGE: Final = 50


class MarkerReader:
    """Finds the markers of one document's sentences, knowing its reference list."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._references = document.references

    def find(self, span: Span) -> list[Marker]:
        """Return the markers in `span`, in reading order: one for each key.

        An author and year in brackets is a marker even where the article lists no references.
        """
        if _OPENER.search(self._text, span.start, span.end) is None:
            return []
        found = [*self._author_years(span), *self._narrative(span), *self._numbers(span)]
        return sorted(found, key=lambda marker: (marker.span, marker.key))

    def _author_years(self, span: Span) -> Iterator[Marker]:
        for match in _BRACKETED.finditer(self._text, span.start, span.end):
            for part in match["inside"].split(";"):
                named = _AUTHOR_YEAR.fullmatch(part.strip())
                if named is not None:
                    key = f"{named['who']}, {named['year']}"
                    yield Marker(Span(*match.span()), match.group(), key, self._by_author(named["who"], named["year"]))

    def _narrative(self, span: Span) -> Iterator[Marker]:
        for match in _NARRATIVE.finditer(self._text, span.start, span.end):
            key = f"{match['who']}, {match['year']}"
            yield Marker(Span(*match.span()), match.group(), key, self._by_author(match["who"], match["year"]))

    def _numbers(self, span: Span) -> Iterator[Marker]:
        for match in _NUMBERED.finditer(self._text, span.start, span.end):
            if match["raised"] and not self._references:
                continue  # a power or a footnote, as far as this text tells
            for number in _expand((match["numbers"] or match["raised"]).translate(_PLAIN)):
                yield Marker(Span(*match.span()), match.group(), str(number), self._by_number(number))

    def _by_number(self, number: int) -> int | None:
        for reference in self._references:
            if reference.key == str(number) or (reference.key is None and reference.position == number):
                return reference.position
        return None

    def _by_author(self, who: str, year: str) -> int | None:
        """Return the position of the one reference with this first author and year, None where none or two fit."""
        family = re.split(r",| & | and | et al", who)[0].casefold().strip()
        fits = [one.position for one in self._references if _fits(one, family, year)]
        return fits[0] if len(fits) == 1 else None


def _fits(reference: Reference, family: str, year: str) -> bool:
    if not reference.authors or str(reference.year) != year[:4]:
        return False
    return reference.authors[0].split(",")[0].casefold().strip() == family


def _expand(numbers: str) -> Iterator[int]:
    """Yield the numbers of "3,5-7": 3, 5, 6, 7."""
    for part in re.split(r"[,;]", numbers.replace("–", "-")):
        first, _, last = part.strip().partition("-")
        if not first.strip().isdigit():
            continue
        start, end = int(first), int(last) if last.strip().isdigit() else int(first)
        yield from range(start, min(end, start + _LARGEST_RANGE) + 1)


def markers_of(markers: Sequence[Marker], start: int, end: int, previous: int) -> tuple[Marker, ...]:
    """Return the markers that close the clause from `start` to `end`: the first that come after it.

    `previous` is where the clause's own sentence begins: a marker that stands before the clause belongs to another.
    """
    after = [marker for marker in markers if marker.span.end > start and marker.span.start >= previous]
    if not after:
        return ()
    nearest = next((marker.span for marker in after if marker.span.start >= end), after[-1].span)
    return tuple(marker for marker in after if marker.span == nearest)
