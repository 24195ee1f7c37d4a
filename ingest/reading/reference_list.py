"""The reference list of an article: where it begins, its entries, and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import BlockKind, Span
from .furniture import TABLES, as_furniture, speaks_of_itself
from .piece import Piece

KEY: Final = re.compile(r"\s{0,8}(?:\[\^?([\w.:-]{1,24})\]:?|\((\d{1,3})\)|(\d{1,3})[.)])\s{1,8}(?=\S)")
"""A key that an entry begins with: "3.", "[3]", "(3)", "[^3]:"."""

_HEADING_KEY: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[ivx]{1,4}\.)\s{1,4}", re.IGNORECASE)
_SEARCHED: Final = 2000  # characters of an entry that tell whether it is a reference
_SIGNS: Final = (
    (2, re.compile(r"\b10\.\d{4,9}/\S|\bPMID:?\s?\d|\bpubmed\.ncbi|\bISBN\b", re.IGNORECASE)),
    (
        2,
        re.compile(
            r"\((?:19|20)\d\d[a-z]?(?:,\s[^()]{1,20})?\)|\(n\.d\.\)|(?:19|20)\d\d(?:\s\w{3,9}){0,2}(?:\s\d{1,2})?;\s?\d"
        ),
    ),
    (1, re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")),
    (1, re.compile(r"https?://|\bwww\.")),
    (1, re.compile(r"\d\s?\(\d{1,4}(?:[–-]\d{1,4})?\)|\bvol\.\s?\d|\bpp?\.\s?\d|\bno\.\s?\d", re.IGNORECASE)),
    (1, re.compile(r"\d{1,5}\s?[–-]\s?[A-Za-z]?\d{1,5}")),
    (1, re.compile(r"\s{0,4}[^\W\d_][\w’'-]{1,30},?\s(?:[A-Z]\.|[A-Z]{1,3}[,.]\s)|[^.]{0,80}\bet al\b")),
    (1, re.compile(r"\b(?:Retrieved|Available (?:at|from)|Accessed|doi)\b")),
)
_ENOUGH: Final = 2  # signs that make a reference
_MAX_WEB_WORDS: Final = 40  # words of an entry that has nothing but an address


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its words without the key, and the key."""

    span: Span
    key: str | None


def find_entries(pieces: list[Piece], text: str) -> tuple[list[Piece], list[Entry]]:
    """Return the pieces with entries made references, and the entries in order.

    A list begins at a heading such as "References" (`tables/reference_headings.tsv`) if the first words under
    it look like a reference. After its last entry comes furniture, except under a heading whose text does not speak
    of the publisher itself. Without a heading, Markdown's footnotes ("[^1]: …") are a list.
    """
    pieces = list(pieces)
    entries: list[Entry] = []
    index = 0
    while index < len(pieces):
        if is_reference_heading(pieces[index], text):
            end = _list_end(pieces, index + 1, text)
            if end > index + 1:
                index = _take(pieces, index + 1, end, text, entries)
                continue
        elif pieces[index].kind is not BlockKind.FURNITURE and text.startswith("[^", pieces[index].span.start):
            index = _take_footnote(pieces, index, text, entries)
            continue
        index += 1
    return pieces, entries


def is_reference_heading(piece: Piece, text: str) -> bool:
    """Say whether a piece is the heading of a reference list: "References", "7. Works cited"."""
    if piece.kind is BlockKind.FURNITURE or piece.span.end - piece.span.start > 60:
        return False
    number = _HEADING_KEY.match(text, piece.span.start, piece.span.end)
    words = text[number.end() if number else piece.span.start : piece.span.end]
    return words.casefold().strip(" :.#*_\xa0") in _headings()


def looks_like_reference(words: str) -> bool:
    """Say whether words have the signs of a printed reference: DOI, year, volume, pages, initials, address.

    >>> looks_like_reference("Bee A. Knees. Knee. 2020;2(1):3-4.")
    True
    >>> looks_like_reference("Call our team, or walk in at any of our clinics.")
    False
    """
    words = words[:_SEARCHED]
    if words.startswith(("©", "Copyright")):
        return False
    score = 0
    for weight, sign in _SIGNS:
        score += weight if sign.search(words) else 0
        if score >= _ENOUGH:
            return True
    return "://" in words and len(words.split()) <= _MAX_WEB_WORDS


def _list_end(pieces: list[Piece], start: int, text: str) -> int:
    """Return the index after the last entry of the list that begins at `start`, or `start` where none does."""
    end = start
    misses = 0
    keyed = start < len(pieces) and _key_of(pieces[start], text) is not None
    for index in range(start, len(pieces)):
        piece = pieces[index]
        if piece.kind is BlockKind.FURNITURE:
            continue
        if piece.kind is BlockKind.TITLE:
            break
        key = _key_of(piece, text)
        if looks_like_reference(piece.span.of(text)) or (keyed and key is not None):
            end, misses = index + 1, 0
        elif piece.kind is BlockKind.HEADING or end == start or (misses := misses + 1) > 1:
            break
    return end


def _take(pieces: list[Piece], start: int, end: int, text: str, entries: list[Entry]) -> int:
    """Make entries of the pieces from `start` to `end`, furniture of what follows; return where to go on."""
    for index in range(start, end):
        piece = pieces[index]
        if piece.kind is BlockKind.FURNITURE:
            continue
        entry = _entry(piece, text)
        if not (looks_like_reference(entry.span.of(text)) or entry.key):
            continue  # a remark between entries is read
        entries.append(entry)
        pieces[index] = replace(piece, kind=BlockKind.REFERENCE, level=0, label=None)
    return _close(pieces, end, text)


def _close(pieces: list[Piece], start: int, text: str) -> int:
    """Make furniture of what follows the list, section by section, unless a section's text is impersonal."""
    index = start
    while index < len(pieces) and not is_reference_heading(pieces[index], text):
        end = index + 1
        while end < len(pieces) and pieces[end].kind is not BlockKind.HEADING:
            end += 1
        if not _is_kept(pieces[index:end], text):
            pieces[index:end] = [as_furniture(piece, "after the references") for piece in pieces[index:end]]
        index = end
    return index


def _is_kept(section: list[Piece], text: str) -> bool:
    body = [piece.span.of(text) for piece in section[1:] if piece.kind is not BlockKind.FURNITURE]
    return section[0].kind is BlockKind.HEADING and bool(body) and not any(map(speaks_of_itself, body))


def _take_footnote(pieces: list[Piece], index: int, text: str, entries: list[Entry]) -> int:
    entry = _entry(pieces[index], text)
    if entry.key and text.startswith("]:", text.find("]", pieces[index].span.start)):
        entries.append(entry)
        pieces[index] = replace(pieces[index], kind=BlockKind.REFERENCE, level=0, label=None)
    return index + 1


def _key_of(piece: Piece, text: str) -> str | None:
    return piece.key or _entry(piece, text).key


def _entry(piece: Piece, text: str) -> Entry:
    """Return an entry without its key; a key that the words do not hold (a numbered list's) is the piece's own."""
    match = KEY.match(text, piece.span.start, piece.span.end)
    if match is None:
        return Entry(piece.span, piece.key)
    key = next(filter(None, match.groups()))
    return Entry(Span(match.end(), piece.span.end), key)


@cache
def _headings() -> frozenset[str]:
    return frozenset(row["heading"] for row in read_knowledge(TABLES / "reference_headings.tsv"))
