"""Lines of a plain text, wrapped ones joined again: where each paragraph, item or heading begins and ends."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

_ENDS: Final = tuple('.!?:;…”"’)]*。')
_JOINING_LIST: Final = (
    "a an the and or but nor of to in for with on at by from as is are was were be that which than into your "
    "their our his her its this these may can not if when while"
)
_JOINING: Final = frozenset(_JOINING_LIST.split())
_WRAP_SLACK: Final = 24  # characters by which wrapped lines differ in length: the longest usual word
_WRAP_MIN, _WRAP_MAX = 40, 120  # characters; people wrap at 60 to 100
BULLET: Final = re.compile(r"(?:[•‣▪●◦·⁃∙*+–—-][ \t\xa0]+|[•‣▪●◦])(?=\S)")
NUMBER: Final = re.compile(r"(?:\((\d{1,3})\)|\[(\d{1,3})\]|(\d{1,3})[.)])[ \t\xa0]+(?=\S)")


class Line(NamedTuple):
    """A line, or several joined: its span, its indentation in columns, and how many blank lines stand above it."""

    start: int
    end: int
    indent: int
    gap: int
    text: str


def read_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold words, in order, trimmed; hard-wrapped ones are joined.

    >>> [line.text for line in read_lines("Weak hips\\n\\nThey tire the\\nback, too.")]
    ['Weak hips', 'They tire the\\nback, too.']
    """
    joined: list[Line] = []
    for group in _groups(text):
        joined.extend(_join(group, text) if len(group) > 1 else group)
    return joined


def _groups(text: str) -> list[list[Line]]:
    """Return runs of lines without a blank line between them."""
    groups: list[list[Line]] = []
    position, gap = 0, 1
    for raw in text.split("\n"):
        words = raw.strip()
        if not words:
            gap += 1
        else:
            lead = len(raw) - len(raw.lstrip())
            start = position + lead
            indent = len(raw[:lead].expandtabs(4)) if lead else 0
            if gap or not groups:
                groups.append([])
            groups[-1].append(Line(start, start + len(words), indent, gap, words))
            gap = 0
        position += len(raw) + 1
    return groups


def _join(group: list[Line], text: str) -> list[Line]:
    wrapped = _is_wrapped(group)
    parts: list[list[Line]] = [[group[0]]]  # the lines of each joined line
    for line in group[1:]:
        if _continues(parts[-1][0], parts[-1][-1], line, wrapped):
            parts[-1].append(line)
        else:
            parts.append([line])
    return [_merge(part, text) for part in parts]


def _merge(part: list[Line], text: str) -> Line:
    first = part[0]
    return first if len(part) == 1 else first._replace(end=part[-1].end, text=text[first.start : part[-1].end])


def _is_wrapped(group: list[Line]) -> bool:
    """Say whether a group is one text set to a width: lines of about one length, some cut within a sentence."""
    widths = [line.end - line.start + line.indent for line in group[:-1]]
    widest = max(widths)
    if not _WRAP_MIN <= widest <= _WRAP_MAX or len(group) < 3 or widest - min(widths) > _WRAP_SLACK:
        return False
    return any(not a.text.endswith(_ENDS) and b.text[0].islower() for a, b in pairwise(group))


def _continues(opening: Line, before: Line, line: Line, wrapped: bool) -> bool:
    """Say whether `line` goes on with the words of `before`, a line of the paragraph that begins with `opening`."""
    first = line.text[0]
    marked = marks_item(line.text)
    if marked or first == "#":
        return False
    if marks_item(opening.text) and line.indent >= opening.indent + 2 and first not in "<>":
        return True
    if wrapped:
        return True
    if before.text.endswith(_ENDS):
        return False
    last = before.text.rsplit(None, 1)[-1]
    broken = last[-1] in ",–-" or last in _JOINING
    if first.islower():
        return broken or before.end - before.start >= _WRAP_MIN
    return broken and before.end - before.start >= _WRAP_MIN


def marks_item(text: str) -> bool:
    """Say whether a line begins as an item does: with a bullet or a number."""
    first = text[0]
    if first.isascii() and first.isalpha():
        return False
    return BULLET.match(text) is not None or NUMBER.match(text) is not None
