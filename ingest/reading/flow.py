"""Builds a text and its pieces from the events of a marked-up article: headings, lists, runs of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..model import BlockKind, Span
from .labels import find_label
from .piece import Piece

_BREAK: Final = "\n\n"


@dataclass(slots=True)
class _List:
    number: int | None  # of the next item, None in a list without numbers
    fresh: bool = False  # an item was opened and has no words yet
    key: str | None = None


class Flow:
    """Takes runs of words as they come and closes them into pieces; blocks are set apart by a blank line.

    >>> flow = Flow()
    >>> flow.open_list(first=1); flow.open_item(); flow.add("Rest."); flow.close_item(); flow.close_list()
    >>> flow.finish()[0]
    '1. Rest.'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._run: list[str] = []
        self._bold: tuple[int, int] | None = None  # the first bold words of the run, in parts of `_run`
        self._bold_depth = 0
        self._lists: list[_List] = []
        self._heading: int | None = None
        self._titled = False

    def add(self, words: str) -> None:
        """Add words to the open run, as they stand; white space is made one space when the run closes."""
        if words:
            self._run.append(words)

    def open_heading(self, level: int) -> None:
        """Close the run and begin a heading of this level (1 to 6). The first of level 1 is the title."""
        self.close_run()
        self._heading = level

    def close_heading(self) -> None:
        """Close the heading."""
        self.close_run()
        self._heading = None

    def open_list(self, first: int | None = None) -> None:
        """Close the run and begin a list, numbered from `first`, or without numbers."""
        self.close_run()
        self._lists.append(_List(first))

    def close_list(self) -> None:
        """Close the run and the innermost list."""
        self.close_run()
        if self._lists:
            self._lists.pop()

    def open_item(self) -> None:
        """Close the run and begin an item of the innermost list."""
        self.close_run()
        if not self._lists:
            self._lists.append(_List(None))
        inner = self._lists[-1]
        inner.fresh, inner.key = True, None
        if inner.number is not None:
            inner.key = str(inner.number)
            inner.number += 1

    def close_item(self) -> None:
        """Close the run and the item."""
        self.close_run()
        if self._lists:
            self._lists[-1].fresh = False

    def open_cell(self) -> None:
        """Set the next cell of a table's row apart from the last, by a bar."""
        if any(words.strip() for words in self._run):
            self._run.append(" | ")

    def set_bold(self, opened: bool) -> None:
        """Say that bold words begin or end: those that open an item are its label."""
        self._bold_depth = max(0, self._bold_depth + (1 if opened else -1))
        if opened and self._bold_depth == 1 and self._bold is None:
            self._bold = (len(self._run), -1)
        elif not opened and self._bold_depth == 0 and self._bold is not None and self._bold[1] < 0:
            self._bold = (self._bold[0], len(self._run))

    def close_run(self) -> None:
        """Close the open run of words, if it has any, into a piece."""
        run, bold = self._run, self._bold
        if not run:
            return
        self._run, self._bold = [], None
        words = " ".join("".join(run).split())
        if not words:
            return
        bold_words = " ".join("".join(run[bold[0] : bold[1] if bold[1] >= 0 else None]).split()) if bold else ""
        opens_bold = bool(bold_words) and words.startswith(bold_words)
        self._append(words, bold_words if opens_bold else "")

    def finish(self) -> tuple[str, list[Piece]]:
        """Return the text and its pieces."""
        self.close_run()
        return "".join(self._parts), self._pieces

    def _append(self, words: str, bold: str) -> None:
        kind = self._kind()
        item = self._lists[-1] if self._lists else None
        mark = f"{item.key}. " if item and kind is BlockKind.ITEM and item.key else ""
        if self._parts:
            self._parts.append(_BREAK)
            self._length += len(_BREAK)
        start = self._length
        self._parts.append(mark + words)
        self._length += len(mark) + len(words)
        span = Span(start, self._length)
        key = item.key if item and kind is BlockKind.ITEM else None
        label = self._label(mark + words, mark, bold, start) if kind is BlockKind.ITEM else None
        level = self._heading or len(self._lists)
        self._pieces.append(Piece(kind, span, level=min(level, 6), label=label, key=key))
        if item:
            item.fresh = False

    def _kind(self) -> BlockKind:
        if self._heading is not None:
            if self._heading == 1 and not self._titled:
                self._titled = True
                return BlockKind.TITLE
            return BlockKind.HEADING
        return BlockKind.ITEM if self._lists and self._lists[-1].fresh else BlockKind.PARAGRAPH

    def _label(self, words: str, mark: str, bold: str, start: int) -> Span | None:
        """Return the label: the bold words that open an item and do not fill it, else what its form shows."""
        bare = bold.rstrip(".:–—- ")
        if bare and len(mark) + len(bold) < len(words) and len(bare.split()) <= 12:
            return Span(start + len(mark), start + len(mark) + len(bare))
        found = find_label(words, Span(0, len(words)))
        return Span(start + found.start, start + found.end) if found else None
