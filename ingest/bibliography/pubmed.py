"""A record of PubMed → an entry. Source: NLM, "Entrez Programming Utilities Help", ESummary for db=pubmed in JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .entry import Entry
from .names import split_name, tidy_author

_RETRACTED = "retracted publication"


def pubmed_entry(summary: Mapping[str, Any], place: str) -> Entry:
    """Return the entry of a work's summary: one value of ESummary's `result`. What it lacks stays "".

    >>> summary = {"uid": "123", "title": "Stairs and knees.", "authors": [{"name": "Bee AC", "authtype": "Author"}],
    ...            "pubdate": "2020 May", "epubdate": "2019 Dec 3", "pubtype": ["Retracted Publication"],
    ...            "articleids": [{"idtype": "doi", "value": "10.1000/a"}]}
    >>> entry = pubmed_entry(summary, "PubMed")
    >>> entry.authors, entry.year, entry.year_online, entry.doi, entry.pmid, entry.retracted
    (('Bee, A. C.',), '2020 May', '2019 Dec 3', '10.1000/a', '123', True)
    """
    kinds = summary.get("pubtype")
    return Entry(
        place=place,
        title=_text(summary.get("title")),
        authors=tuple(_authors(summary.get("authors"))),
        year=_text(summary.get("pubdate")),
        year_online=_text(summary.get("epubdate")),
        journal=_text(summary.get("fulljournalname")) or _text(summary.get("source")),
        volume=_text(summary.get("volume")),
        issue=_text(summary.get("issue")),
        pages=_text(summary.get("pages")),
        doi=_doi(summary.get("articleids")),
        pmid=_text(summary.get("uid")),
        retracted=isinstance(kinds, list) and _RETRACTED in {_text(kind).casefold() for kind in kinds},
        read_at="PubMed",
    )


def _authors(people: object) -> Iterator[str]:
    for person in people if isinstance(people, list) else ():
        name = _text(person.get("name")) if isinstance(person, dict) else ""
        if name and person.get("authtype", "Author") == "CollectiveName":
            yield name
        elif name:
            yield tidy_author(*split_name(name))


def _doi(ids: object) -> str:
    for one in ids if isinstance(ids, list) else ():
        if isinstance(one, dict) and one.get("idtype") == "doi":
            return _text(one.get("value"))
    return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
