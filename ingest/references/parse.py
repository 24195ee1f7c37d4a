"""The fields of a printed reference: APA, Harvard, Vancouver and AMA, Nature, Chicago, MLA, IEEE.

Identifiers come out first, then the year, the authors before it, the title and the journal after it. A field that
the entry does not print is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ..knowledge import read_knowledge
from ..model import Reference, Span
from .authors import leading_authors, read_authors
from .identifiers import take_identifiers, tidy
from .locator import YEAR, Locator, find_locator

MAX_PARSED = 4_000
"""How much of an entry is parsed, in characters; longer ones are no references."""

_KEY = re.compile(r"\s{0,8}(?:\[\^?[\w.:-]{1,24}\]:?|\(\d{1,3}\)|\d{1,3}[.)])\s{1,8}(?=\S)")
_DATED = re.compile(rf"\(\s?(?:({YEAR})[a-z]?|n\.\s?d\.|in press|forthcoming)(?:,\s?[^()]{{1,30}})?\)")
_COMMA_DATED = re.compile(rf"[,.]?\s?\b({YEAR})[a-z]?\s?[.,:]\s")
_LATE_DATED = re.compile(rf"[\s,.]{{1,3}}({YEAR})[a-z]?[\s,.]{{0,3}}$")
_CHAPTER = re.compile(r"\.\sIn:?\s(?=[^.]{0,3}[^()]{1,200}\((?:Eds?|eds?|Hrsg)\b)")
_QUOTED = re.compile(
    r"[“\"](?P<double>[^“”\"]{4,500})[”\"][.,]?"
    r"|(?:(?<=\s)|(?<=^))[‘'](?P<single>.{4,500}?)(?:(?<=[.,?!])[’']|[’'](?=[.,]))[.,]?"
)
_SEGMENT = re.compile(r"(?<=[.?!])\s+(?=[\"“‘'(\[]?[^\W_a-z])")
_GROUP = re.compile(r"\s?;\s([A-Z][^.;,]{2,80})(?=\.)")
_LAST_GROUP = re.compile(r"(?P<persons>[^&]{3,2000}),?\s(?:&|and)\s(?:the\s)?(?P<group>[A-Z][^.,;&()]{3,80})\.?\s?$")
_EDITION = re.compile(r"\s\((?:\d{1,3}(?:st|nd|rd|th)|[Rr]ev\.)\sed\.\)$")
_YEAR = re.compile(rf"(?<![\d–-])({YEAR})(?![\d–-])")
_MAX_BODY_WORDS = 12  # words of an organisation's name


@dataclass(frozen=True, slots=True)
class _Fields:
    authors: tuple[str, ...] = ()
    year: int | None = None
    title: str | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def parse_reference(text: str, *, position: int, span: Span | None = None, key: str | None = None) -> Reference:
    """Return one entry of a reference list with the fields that it prints, as printed.

    `text` is kept verbatim; `position` counts from 1; `span` and `key` are where it stands and its printed number.
    The DOI is bare and in lower case. Sources: Publication Manual of the APA (7th ed.), chapter 9; NLM, Citing
    Medicine (2nd ed.), chapter 1; MLA Handbook (9th ed.); The Chicago Manual of Style (17th ed.), chapter 14.

    >>> entry = "Bee, A., & Cole, D. (2020). Stairs and knees. Knee, 27(3), 641–647. doi: 10.1000/J.KNEE.1"
    >>> parsed = parse_reference(entry, position=1)
    >>> parsed.authors, parsed.year, parsed.title, parsed.journal, parsed.volume, parsed.pages, parsed.doi
    (('Bee, A.', 'Cole, D.'), 2020, 'Stairs and knees', 'Knee', '27', '641–647', '10.1000/j.knee.1')
    """
    printed = _KEY.match(text)
    words = text[printed.end() if printed else 0 :][:MAX_PARSED]
    found = take_identifiers(words)
    identified = found.doi is not None or found.pmid is not None
    fields = _read_fields(found.rest, identified) if found.rest else _Fields()
    return Reference(
        position=position,
        text=text,
        span=span,
        key=key,
        authors=fields.authors,
        year=fields.year,
        title=fields.title,
        journal=fields.journal,
        volume=fields.volume,
        issue=fields.issue,
        pages=fields.pages,
        doi=found.doi,
        pmid=found.pmid,
        url=found.url,
    )


def _read_fields(rest: str, identified: bool) -> _Fields:
    fields = _read_quoted(rest) or _read_dated(rest, identified) or _read_harvard(rest, identified)
    if fields is None:
        fields = _read_undated(rest, identified)
    return fields if fields.year is not None else replace(fields, year=_only_year(rest))


def _read_quoted(rest: str) -> _Fields | None:
    """Read a reference whose title stands in quotation marks: MLA, Chicago, IEEE, some Harvard."""
    quoted = _QUOTED.search(rest)
    if quoted is None:
        return None
    before, after = rest[: quoted.start()], rest[quoted.end() :]
    dated = _DATED.search(before) or _LATE_DATED.search(before)
    if dated:
        before = before[: dated.start()]
    authors = _authors(before)
    if before.strip(" .,") and not authors:
        return None  # quotation marks within a title
    title = (quoted["double"] or quoted["single"]).strip().rstrip(".,")
    locator = find_locator(" " + after.strip()) or Locator(after)
    year = int(dated[1]) if dated and dated[1] else locator.year
    return _Fields(authors, year, title, _journal(locator.head), locator.volume, locator.issue, locator.pages)


def _read_dated(rest: str, identified: bool) -> _Fields | None:
    """Read a reference with its year in brackets after the authors (APA), or after the title where it names none."""
    dated = _DATED.search(rest)
    if dated is None:
        return None
    before, after = rest[: dated.start()].strip(), rest[dated.end() :].lstrip(" .,:")
    if not any(map(str.isalpha, after)) or not before:
        return None
    year = int(dated[1]) if dated[1] else None
    fields = replace(_read_body(after, identified), year=year)
    authors = read_authors(before) or _with_group(before)
    if authors:
        return replace(fields, authors=authors)
    if _leads_further(before):
        return None
    if fields.journal is None and fields.volume is not None and fields.title:  # one part only: the journal
        return replace(fields, title=before.strip(" ."), journal=fields.title)
    if fields.title is None or len(before.split()) > _MAX_BODY_WORDS:
        return replace(fields, title=before.strip(" ."), journal=fields.journal or fields.title)
    return replace(fields, authors=(before.strip(" .,"),))


def _with_group(before: str) -> tuple[str, ...]:
    """Return persons and the group that is named last: "Bee, A., & Knee Study Group"."""
    named = _LAST_GROUP.match(before)
    persons = read_authors(named["persons"]) if named else None
    return (*persons, named["group"].strip(" .")) if persons and named else ()


def _leads_further(before: str) -> bool:
    """Say whether names open `before` and other words follow them: the year is a late one."""
    names, end = leading_authors(before)
    return bool(names) and len(before[end:].split()) > 2


def _read_harvard(rest: str, identified: bool) -> _Fields | None:
    """Read a reference with a year between commas or stops after the authors: "Bee, A., 2020. Stairs …"."""
    names, end = leading_authors(rest)
    dated = _COMMA_DATED.match(rest, end) if names else None
    if dated is None:
        return None
    return replace(_read_body(rest[dated.end() :], identified), authors=names, year=int(dated[1]))


def _read_undated(rest: str, identified: bool) -> _Fields:
    """Read a reference with its year among volume and pages, or none: Vancouver, AMA, Nature, web pages."""
    names, end = leading_authors(rest)
    group = _GROUP.match(rest, end) if names else None
    if group:
        names, end = (*names, group[1]), group.end()
    if (names and rest[end : end + 1] in (".", ":", ",")) or (names and rest[end - 1 : end] == "."):
        return replace(_read_body(rest[end:].lstrip(" .,:"), identified), authors=names)
    segments = _SEGMENT.split(rest)
    if len(segments) > 1 and _is_body(segments[0]):
        return replace(_read_body(rest[len(segments[0]) :].strip(), identified), authors=(segments[0].strip(" ."),))
    return _read_body(rest, identified)


def _read_body(body: str, identified: bool) -> _Fields:
    """Read title, journal and locator, in this order, without quotation marks between them; of a chapter, the title."""
    chapter = _CHAPTER.search(body)
    if chapter:
        place = find_locator(body[chapter.end() :])
        return _Fields(title=_clean(body[: chapter.start()]), pages=place.pages if place else None)
    locator = find_locator(body)
    if locator is None:
        return _read_unlocated(body, identified)
    title, journal = _split_head(locator.head)
    return _Fields((), locator.year, title, journal, locator.volume, locator.issue, locator.pages)


def _read_unlocated(body: str, identified: bool) -> _Fields:
    """Read a book, a web page, or an article that is not in an issue yet: only an identified one names a journal."""
    segments = _SEGMENT.split(body.strip())
    title = _clean(_EDITION.sub("", segments[0].rstrip(".")))
    journal = _clean(_YEAR.sub("", segments[1])) if identified and len(segments) > 1 else None
    return _Fields(title=title, journal=journal if journal and any(map(str.isalpha, journal)) else None)


def _split_head(head: str) -> tuple[str | None, str | None]:
    """Return title and journal of "Title. Journal"; a lone part is the title, for want of better."""
    segments = _SEGMENT.split(head.strip())
    if len(segments) == 1:
        return _clean(segments[0]), None
    first = len(segments) - 1
    while first > 1 and _is_abbreviated(segments[first - 1]):
        first -= 1
    return _clean(" ".join(segments[:first])), _journal(" ".join(segments[first:]))


def _is_abbreviated(segment: str) -> bool:
    """Say whether a segment is a part of an abbreviated journal name: "J.", "Phys.", "Am."."""
    words = segment.split()
    return segment.endswith(".") and len(words) <= 2 and all(word[0].isupper() and len(word) <= 10 for word in words)


def _is_body(words: str) -> bool:
    """Say whether words name an organisation."""
    parts = words.strip(" .").casefold().replace(",", "").split()
    return 0 < len(parts) <= _MAX_BODY_WORDS and not _organisations().isdisjoint(parts)


def _authors(before: str) -> tuple[str, ...]:
    stop = "." if before.rstrip().endswith(".") else ""
    before = tidy(before.strip(" .,"))
    if not before:
        return ()
    names = read_authors(before + stop) or read_authors(before) or read_authors(before + ".")
    if names:
        return names
    return (before,) if len(before.split()) <= _MAX_BODY_WORDS and not _leads_further(before) else ()


def _journal(words: str) -> str | None:
    return _clean(re.sub(r"^\s*(?:In|in)\s?:\s", "", words))


def _clean(words: str) -> str | None:
    words = " ".join(words.split()).strip(" ,;:")
    while words.endswith("."):
        words = words[:-1].rstrip()
    return words or None


def _only_year(rest: str) -> int | None:
    """Return the one year that an entry prints, None where it prints none or several."""
    years = set(_YEAR.findall(rest))
    return int(years.pop()) if len(years) == 1 else None


@cache
def _organisations() -> frozenset[str]:
    return frozenset(row["word"] for row in read_knowledge(Path(__file__).parent / "tables" / "organisations.tsv"))
