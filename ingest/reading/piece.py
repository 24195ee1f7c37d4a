"""A piece of an article on its way to a block: what the three readers (text, Markdown, HTML) hand on."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import BlockKind, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text that forms one unit, before its parent is known.

    `level` is 1 to 6 for a heading; for an item and for a paragraph within one its nesting (1 and up); else 0.
    `key` is an item's printed number or label ("3"), which stands within the span only where the text has it there.
    `leads` marks words that stand before a list on the same line. `reason` is empty until it is furniture.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: Span | None = None
    key: str | None = None
    leads: bool = False
    reason: str = ""
