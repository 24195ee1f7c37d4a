"""A record of Crossref → an entry. Source: Crossref REST API, "works" (api.crossref.org, format documentation)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .entry import Entry, says_retracted
from .names import tidy_author

RETRACTING = frozenset({"retraction", "withdrawal", "removal"})
"""Kinds of updates that take a work back (Crossref "Updates", from publishers and from Retraction Watch)."""


def crossref_entry(message: Mapping[str, Any], place: str) -> Entry:
    """Return the entry of a work's record: the `message` of Crossref's answer. What it lacks stays "".

    A record may be anything: what is not of the kind that its field has is left out.

    >>> record = {"title": ["Stairs and knees"], "author": [{"family": "Bee", "given": "Anna"}], "DOI": "10.1000/A",
    ...           "published-print": {"date-parts": [[2020, 5]]}, "updated-by": [{"type": "retraction"}]}
    >>> entry = crossref_entry(record, "Crossref")
    >>> entry.title, entry.authors, entry.year, entry.doi, entry.retracted
    ('Stairs and knees', ('Bee, A.',), '2020', '10.1000/A', True)
    """
    printed = _year(message, "published-print") or _year(_mapping(message.get("journal-issue")), "published-print")
    online = _year(message, "published-online")
    title, subtitle = _first(message.get("title")), _first(message.get("subtitle"))
    return Entry(
        place=place,
        title=f"{title}: {subtitle}" if title and subtitle and subtitle.casefold() not in title.casefold() else title,
        authors=tuple(_authors(message.get("author"))),
        year=printed or _year(message, "issued") or online,
        year_online=online,
        journal=_first(message.get("container-title")),
        volume=_text(message.get("volume")),
        issue=_text(message.get("issue")),
        pages=_text(message.get("page")) or _text(message.get("article-number")),
        doi=_text(message.get("DOI")),
        retracted=_retracted(message, title),
        read_at="Crossref",
    )


def _retracted(message: Mapping[str, Any], title: str) -> bool:
    updates = message.get("updated-by")
    kinds = {_text(_mapping(one).get("type")).casefold() for one in updates} if isinstance(updates, list) else set()
    return bool(kinds & RETRACTING) or says_retracted(title)


def _authors(people: object) -> Iterator[str]:
    for person in people if isinstance(people, list) else ():
        named = _mapping(person)
        family = _text(named.get("family")) or _text(named.get("name"))
        if family:
            yield tidy_author(family, _text(named.get("given")))


def _year(message: Mapping[str, Any], name: str) -> str:
    parts = _mapping(message.get(name)).get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    return str(first[0]) if isinstance(first, list) and first and isinstance(first[0], int) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _first(value: object) -> str:
    return _text(value[0]) if isinstance(value, list) and value else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
