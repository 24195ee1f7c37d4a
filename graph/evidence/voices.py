"""Who speaks: articles of one author, one publisher or one text are one voice, however many pages they are."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Document

from .copies import find_copies, runs_of
from .model import VOICE_REASONS, Voice
from .weights import Weights, shipped_weights

_SEPARATORS = re.compile(r"\s+and\s+|[;&|/]", re.IGNORECASE)
_NOT_WORD = re.compile(r"\W+")
_LONGEST = 500  # characters of a byline that are read


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is kept of an article to tell whose voice it is."""

    article: str
    authors: tuple[str, ...]
    publisher: str
    runs: frozenset[int]

    @classmethod
    def of(cls, document: Document) -> Speaker:
        """Return what tells whose voice a document is.

        >>> Speaker.of(Document("knee", "", author="Ann Example and Bo Sample", publisher="The Clinic")).authors
        ('ann example', 'bo sample')
        """
        publisher = fold_name(document.publisher or "")
        return cls(document.name, tuple(_authors(document.author or "", publisher)), publisher, runs_of(document.text))


def fold_name(name: str) -> str:
    """Return a name without case, accents and punctuation.

    >>> fold_name("Dr.  Çağlar-Öz")
    'dr caglar oz'
    """
    plain = unicodedata.normalize("NFKD", name[:_LONGEST]).casefold()
    return _NOT_WORD.sub(" ", "".join(char for char in plain if not unicodedata.combining(char))).strip()


def _authors(byline: str, publisher: str) -> Iterator[str]:
    """Yield the folded names in a byline; one that names no person ("the editors") is the publisher's own."""
    for part in _SEPARATORS.split(byline[:_LONGEST]):
        name = fold_name(part)
        if name and not _generic(name):
            yield name
        elif name and publisher:
            yield f"{name} of {publisher}"


def _generic(name: str) -> bool:
    return not _generic_words().isdisjoint(name.split())


@lru_cache(maxsize=1)
def _generic_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_knowledge(Path(__file__).parent / "generic_authors.tsv"))


def find_voices(speakers: Iterable[Speaker], weights: Weights | None = None) -> tuple[Voice, ...]:
    """Return the voices, by their first article; every article is in one. The order of `speakers` changes nothing.

    Articles are joined by a shared author, by a shared publisher, and by copied text, step by step: if A shares an
    author with B and B its text with C, the three are one voice. What joins is set in the table of weights.

    >>> one, two = (Document(name, "", author="A. Writer") for name in ("knees", "backs"))
    >>> find_voices([Speaker.of(one), Speaker.of(two)])
    (Voice(articles=('backs', 'knees'), reasons=('sharedAuthor',)),)
    """
    weights = weights or shipped_weights()
    ordered = sorted(speakers, key=lambda speaker: speaker.article)
    joined = _Joined(speaker.article for speaker in ordered)
    for reason, one, other in _ties(ordered, weights):
        joined.join(one, other, reason)
    return joined.voices()


def _ties(speakers: list[Speaker], weights: Weights) -> Iterator[tuple[str, str, str]]:
    first: dict[tuple[str, str], str] = {}
    for speaker in speakers:
        names = [("sharedAuthor", author) for author in speaker.authors if weights["sharedAuthor"]]
        if speaker.publisher and weights["sharedPublisher"]:
            names.append(("sharedPublisher", speaker.publisher))
        for key in names:
            if (earlier := first.setdefault(key, speaker.article)) != speaker.article:
                yield key[0], earlier, speaker.article
    for one, other in find_copies(((one.article, one.runs) for one in speakers), weights["copiedText"]):
        yield "copiedText", one, other


class _Joined:
    """Articles in groups that grow together (union-find)."""

    def __init__(self, articles: Iterable[str]) -> None:
        self._above = {article: article for article in articles}
        self._ties: list[tuple[str, str]] = []

    def join(self, one: str, other: str, reason: str) -> None:
        self._ties.append((one, reason))
        first, second = sorted((self._top(one), self._top(other)))
        self._above[second] = first

    def voices(self) -> tuple[Voice, ...]:
        articles: dict[str, list[str]] = defaultdict(list)
        reasons: dict[str, set[str]] = defaultdict(set)
        for article in sorted(self._above):
            articles[self._top(article)].append(article)
        for article, reason in self._ties:
            reasons[self._top(article)].add(reason)
        return tuple(
            Voice(tuple(group), tuple(one for one in VOICE_REASONS if one in reasons[top]))
            for top, group in sorted(articles.items())
        )

    def _top(self, article: str) -> str:
        while self._above[article] != article:
            self._above[article] = self._above[self._above[article]]
            article = self._above[article]
        return article
