"""What a web page says of itself in its head: title, author, publisher, date, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from .dates import find_date

_META: Final = {
    "og:title": "title",
    "og:site_name": "publisher",
    "author": "author",
    "article:author": "author",
    "article:published_time": "date",
    "datepublished": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "citation_title": "title",
    "citation_author": "author",
    "citation_publication_date": "date",
    "og:url": "url",
    "dc.creator": "author",
    "dc.publisher": "publisher",
}
_ISO: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|T|\s)")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
_ARTICLES: Final = frozenset({"article", "newsarticle", "blogposting", "medicalwebpage", "webpage", "scholarlyarticle"})
_MAX_DATA: Final = 200_000  # characters of structured data
_MAX_FACT: Final = 500


def read_page_facts(root: Any) -> dict[str, str]:
    """Return the facts that a page states, by the names of `Document`'s fields; what it does not state is absent.

    Read are meta tags (Open Graph, Dublin Core, Highwire), schema.org data in JSON-LD, the canonical link and the
    language; in this order, the first that states a fact is taken. Nothing is guessed from the page's text.
    """
    facts: dict[str, str] = {}
    for name, value in (*_from_meta(root), *_from_data(root), *_from_links(root)):
        words = _fact(name, value)
        if words and name not in facts:
            facts[name] = words
    return facts


def _from_meta(root: Any) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.casefold() in _META:
            yield _META[name.casefold()], meta.get("content") or ""


def _from_data(root: Any) -> Iterator[tuple[str, str]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text or len(script.text) > _MAX_DATA:
            continue
        try:
            data = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else [data]
        for each in listed:
            graph = each.get("@graph", [each]) if isinstance(each, Mapping) else []
            for thing in graph if isinstance(graph, list) else []:
                if isinstance(thing, Mapping) and str(thing.get("@type", "")).casefold() in _ARTICLES:
                    yield from _from_article(thing)


def _from_article(thing: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", _name(thing.get("headline"))
    yield "author", _name(thing.get("author"))
    yield "publisher", _name(thing.get("publisher"))
    yield "date", _name(thing.get("datePublished"))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:20]))) if not any(isinstance(v, list) for v in value) else ""
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _from_links(root: Any) -> Iterator[tuple[str, str]]:
    for link in root.iter("link"):
        if link.get("rel") == "canonical":
            yield "url", link.get("href") or ""
    heading = list(root.iter("h1"))
    if len(heading) == 1:
        yield "title", "".join(heading[0].itertext())
    title = root.find(".//head/title")
    if title is not None:
        yield "title", title.text or ""
    yield "language", root.get("lang") or ""


def _fact(name: str, value: str) -> str | None:
    words = " ".join(value[: 2 * _MAX_FACT].split())[:_MAX_FACT]
    if name == "date":
        iso = _ISO.match(words)
        return iso[0] if iso else find_date(words)
    if name == "url":
        return words if words.startswith(("https://", "http://")) else None
    if name == "language":
        found = _LANGUAGE.match(words)
        return found[0].lower() if found else None
    return words or None
