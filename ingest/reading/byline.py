"""Who wrote an article and when, where its own lines say so: "Written By …", "Last Updated on … by …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ..model import BlockKind
from .dates import find_date
from .piece import Piece

_AUTHOR: Final = re.compile(r"\s*(?:written\s+by|author\s*:|words\s+by|by)[\s:]+(.{2,80})", re.IGNORECASE)
_WITHIN: Final = re.compile(r"\sby\s+(.{2,80})\Z", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W_][\w.’'-]*){0,5}(?:,\s+[A-Z][A-Za-z.]{1,6}){0,5}")
_UPDATED: Final = ("last updated", "updated", "last modified", "mis à jour", "last reviewed")
_BY_LINE_WORDS: Final = 8


def find_author(pieces: Iterable[Piece], text: str) -> str | None:
    """Return the author that the article's bylines state, as printed, or None."""
    for piece in pieces:
        if piece.reason not in ("byline", "dateline"):
            continue
        line = piece.span.of(text)
        match = _AUTHOR.match(line) or (_WITHIN.search(line) if piece.reason == "dateline" else None)
        name = re.split(r"\s*[|•·]\s*|\s+on\s+(?=\w+\s\d)", match[1].strip())[0] if match else ""
        if match and "reviewed" not in line.casefold() and _NAME.fullmatch(name):
            return name
    return None


def find_article_date(pieces: Iterable[Piece], text: str) -> str | None:
    """Return the date that the article's datelines state (ISO 8601, as exact as stated), or None.

    A date of publication is taken before one of a later change.
    """
    stated: str | None = None
    for piece in pieces:
        if piece.reason not in ("byline", "dateline"):
            continue
        line = piece.span.of(text)
        found = find_date(line)
        if found and not line.casefold().startswith(_UPDATED):
            return found
        stated = stated or found
    return stated


def is_byline(line: str) -> bool:
    """Say whether a line is "By" and capitalised words, nothing else: to be asked at the top of an article only.

    >>> is_byline("By Ann Bee"), is_byline("By walking more")
    (True, False)
    """
    words = line.split()
    if not 2 <= len(words) <= _BY_LINE_WORDS or words[0] not in ("By", "BY") or line[-1] in ".?!:":
        return False
    names = " ".join(words[1:])
    return _NAME.fullmatch(names) is not None and all(word[0].isupper() for word in words[1:])


def repeats_author(piece: Piece, text: str, author: str) -> bool:
    """Say whether a piece is the author's name alone."""
    return piece.kind is not BlockKind.FURNITURE and piece.span.of(text).casefold() == author.casefold()
