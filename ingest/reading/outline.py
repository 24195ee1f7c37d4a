"""Pieces to blocks: what each stands under."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..model import Block, BlockKind
from .piece import Piece

_LEADING: Final = (" following", " these ", " include", "here are ", " below", "such as")
_TAIL: Final = 80  # characters in which a lead-in announces its list


class _Place:
    """What is open at a piece: headings, items, and the words that led in the list."""

    def __init__(self) -> None:
        self.title: int | None = None
        self.headings: list[tuple[int, int]] = []  # (level, index)
        self.items: list[int] = []  # index of the open item of each level
        self.lead: int | None = None  # of the open list
        self.last_words: int | None = None  # the paragraph just before
        self.number = -1  # of the last numbered item: its list may go on after paragraphs and other lists
        self.number_lead: int | None = None  # what led that list in

    @property
    def heading(self) -> int | None:
        return self.headings[-1][1] if self.headings else self.title


def link_blocks(pieces: Sequence[Piece], text: str) -> tuple[Block, ...]:
    """Return the blocks of `pieces`, in the same order, each with the index of the block that it stands under.

    Furniture stands under nothing and between nothing: what is around it keeps its parent.
    """
    place = _Place()
    return tuple(_link(piece, index, place, text) for index, piece in enumerate(pieces))


def _link(piece: Piece, index: int, place: _Place, text: str) -> Block:
    match piece.kind:
        case BlockKind.FURNITURE:
            return Block(piece.kind, piece.span, reason=piece.reason)
        case BlockKind.TITLE:
            place.title = index
            parent = None
        case BlockKind.HEADING:
            parent = _open_heading(piece, index, place)
        case BlockKind.ITEM:
            parent = _open_item(piece, index, place)
        case BlockKind.REFERENCE:
            parent = place.heading
        case _:
            parent = _open_paragraph(piece, index, place, text)
    level = 0 if piece.kind in (BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.REFERENCE) else piece.level
    return Block(piece.kind, piece.span, level=level, parent=parent, label=piece.label)


def _open_heading(piece: Piece, index: int, place: _Place) -> int | None:
    while place.headings and place.headings[-1][0] >= piece.level:
        place.headings.pop()
    parent = place.heading
    place.headings.append((piece.level, index))
    place.items.clear()
    place.lead = place.last_words = None
    place.number = -1
    return parent


def _open_item(piece: Piece, index: int, place: _Place) -> int | None:
    number = int(piece.key) if piece.key and piece.key.isdecimal() and piece.level == 1 else -1
    if number > 1 and number == place.number + 1:
        place.lead = place.number_lead
    elif not place.items:
        place.lead = place.last_words
    if number >= 0:
        place.number, place.number_lead = number, place.lead
    level = min(piece.level, len(place.items) + 1)
    del place.items[level - 1 :]
    parent = place.items[-1] if place.items else place.lead
    place.items.append(index)
    place.last_words = None
    return place.heading if parent is None else parent


def _open_paragraph(piece: Piece, index: int, place: _Place, text: str) -> int | None:
    if piece.level and place.items:
        return place.items[min(piece.level, len(place.items)) - 1]
    place.items.clear()
    place.last_words = index if piece.leads or _announces(piece, text) else None
    return place.heading


def _announces(piece: Piece, text: str) -> bool:
    """Say whether a paragraph announces the list below it: a colon at its end, or words such as "the following"."""
    start, end = piece.span.start, piece.span.end
    if text[end - 1] in ":：":
        return True
    tail = text[max(start, end - _TAIL) : end].casefold()
    return any(words in tail for words in _LEADING)
