"""Articles that look like several voices and are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.model import Document, Span
from ingest.references.journals import fold

from .model import Fault

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Byline:
    """Who speaks in an article: enough of a document to say whether two are one voice."""

    article: str
    text_sha256: str
    author: str
    publisher: str | None
    span: Span | None

    @classmethod
    def of(cls, document: Document) -> Byline | None:
        """Return the byline of a document, None where it names no author."""
        author = " ".join((document.author or "").split())
        if not author:
            return None
        start = document.text.find(document.author or "")
        span = Span(start, start + len(document.author or "")) if start >= 0 else None
        return cls(document.name, document.sha256, author, document.publisher, span)


def shared_voices(bylines: Iterable[Byline]) -> Iterator[Fault]:
    """Yield a note for each article whose author wrote another one too: two pages by one author are one voice.

    >>> bylines = [Byline(name, name, author, None, None) for name, author in (("a", "D. Cole"), ("b", "D. Cole"))]
    >>> [(fault.article, fault.record) for fault in shared_voices(bylines)]
    [('a', 'the same author as b'), ('b', 'the same author as a')]
    """
    groups: dict[str, list[Byline]] = defaultdict(list)
    for voice in bylines:
        groups[fold(voice.author)].append(voice)
    for name in sorted(groups):
        group = sorted(groups[name], key=lambda voice: voice.article)
        for voice in group if len(group) > 1 else ():
            yield _fault(voice, [other for other in group[: _SHOWN + 1] if other is not voice][:_SHOWN], len(group) - 1)


def _fault(voice: Byline, others: list[Byline], count: int) -> Fault:
    names = ", ".join(other.article for other in others) + (f" and {count - len(others)} more" * (count > len(others)))
    same_house = voice.publisher and all(other.publisher == voice.publisher for other in others)
    house = f" and publisher ({voice.publisher})" if same_house else ""
    why = "what one author says in several articles is one voice, not several"
    record = f"the same author{house} as {names}"
    return Fault("shared-voice", "note", voice.article, voice.text_sha256, voice.author, voice.span, record, why)
