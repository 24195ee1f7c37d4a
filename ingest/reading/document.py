"""From a file to a document: decoded, cut into blocks, its references read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ..errors import DocumentError
from ..model import BlockKind, Document, Reference, Span
from ..references.parse import parse_reference
from .byline import find_article_date, find_author, repeats_author
from .decode import MAX_BYTES, decode_article
from .furniture import as_furniture, mark_furniture
from .outline import link_blocks
from .piece import Piece
from .reference_list import Entry, find_entries

FORMATS: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The format that each ending of a file's name stands for."""

_SNIFFED: Final = 2048  # characters of a file without an ending that tell its format


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader of one format hands on: the text, its pieces, and what the article says of itself elsewhere.

    `facts` has the fields of `Document` by name (title, author, publisher, date, url, original, language).
    """

    text: str
    pieces: list[Piece]
    facts: Mapping[str, str] = field(default_factory=dict)


def read_document(path: Path) -> Document:
    """Return the article at `path`; its format is told by the ending (`FORMATS`), else by its first lines.

    Nothing is fetched. Raises DocumentError for what is missing, a folder, empty, binary, larger than
    `decode.MAX_BYTES`, of an unknown format or charset; several faults of one front matter are an ExceptionGroup.
    """
    where = str(path)
    try:
        if path.is_dir():
            raise DocumentError("a folder, not a file", where, "give the articles in it")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DocumentError(f"no such file: {path.name!r}", where, "check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"cannot be read: {reason}", where, "check the path and who may read it") from None
    return _parse(data, name=path.stem, format=_format_of(path, data), where=where)


def parse_document(data: bytes | str, *, name: str, format: str) -> Document:
    """Return `data` as a document called `name`; `format` is "text", "markdown" or "html".

    Raises DocumentError, or an ExceptionGroup of them for several faults of one front matter.

    >>> document = parse_document("# Knees\\n\\nRest helps.", name="knees", format="markdown")
    >>> document.title, [block.kind.value for block in document.blocks]
    ('Knees', ['title', 'paragraph'])
    """
    return _parse(data, name=name, format=format, where=name)


def _parse(data: bytes | str, *, name: str, format: str, where: str) -> Document:
    if format not in set(FORMATS.values()):
        raise DocumentError(f"unknown format: {format!r}", where, f"use {', '.join(sorted(set(FORMATS.values())))}")
    source = _read_source(decode_article(data, name=where, web_page=format == "html"), format, where)
    return _assemble(source, name)


def _read_source(text: str, format: str, where: str) -> Source:
    if format == "text":
        from .plain import find_pieces

        return Source(text, find_pieces(text))
    if format == "markdown":
        from .markdown import read_markdown

        return Source(*read_markdown(text, where))
    from .html import read_html

    return Source(*read_html(text, where))


def _format_of(path: Path, data: bytes) -> str:
    ending = path.suffix.casefold()
    if ending in FORMATS:
        return FORMATS[ending]
    if ending and ending[1:].isalnum() and not ending[1:].isdigit():
        endings = " ".join(FORMATS)
        raise DocumentError(f"unknown format: {ending!r}", str(path), f"give a file with one of the endings {endings}")
    return _sniff(data[:_SNIFFED].decode("utf-8", "replace"))


def _sniff(head: str) -> str:
    """Return the format of a file without an ending, by its first lines.

    >>> _sniff("<!DOCTYPE html><title>Knees</title>"), _sniff("# Knees"), _sniff("Knees")
    ('html', 'markdown', 'text')
    """
    start = head.lstrip("\ufeff \t\r\n")
    low = start[:300].casefold()
    if low.startswith(("<!doctype html", "<html", "<head", "<body", "<article")) or "<html" in low:
        return "html"
    return "markdown" if start.startswith(("# ", "## ", "---\n")) else "text"


def _assemble(source: Source, name: str) -> Document:
    """Return the document of a source: furniture, references and parents found, in that order."""
    text = source.text
    pieces = mark_furniture(source.pieces, text)
    author = source.facts.get("author") or find_author(pieces, text)
    if author:
        pieces = [as_furniture(each, "byline") if repeats_author(each, text, author) else each for each in pieces]
    pieces, entries = find_entries(pieces, text)
    title = next((piece.span for piece in pieces if piece.kind is BlockKind.TITLE), None)
    facts = {"author": author, "date": find_article_date(pieces, text), "title": title and _one_line(title, text)}
    facts |= source.facts
    return Document(
        name=name,
        text=text,
        blocks=link_blocks(pieces, text),
        references=tuple(_references(entries, text)),
        **{key: value for key, value in facts.items() if value},
    )


def _references(entries: Iterable[Entry], text: str) -> Iterable[Reference]:
    for position, entry in enumerate(entries, start=1):
        yield parse_reference(entry.span.of(text), position=position, span=entry.span, key=entry.key)


def _one_line(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


__all__ = ["FORMATS", "parse_document", "read_document"]
