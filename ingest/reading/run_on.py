"""Headings that run on into their paragraphs, as some pages lose their breaks: "Aging and Sleep As people age, …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .lines import Line

_SMALL: Final = "and|of|on|in|the|for|with|to|from|a|your"
_LED: Final = re.compile(rf"(?:[A-Z][\w’'-]*+ (?:(?:{_SMALL}) ){{0,2}}){{2,9}}(?=[A-Z][a-z]*+ [a-z])")
_LEAST = 3  # paragraphs that begin so: fewer may begin with a name
_LEAST_WORDS = 12  # of a paragraph


def split_run_on_headings(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the headings that run on into them apart, where at least three paragraphs begin so.

    A heading's words begin with capitals but for little ones; the sentence after it begins at the last capital. Where
    all long paragraphs do not begin so, a few that do begin with names.
    """
    long = [line for line in lines if line.text.count(" ") >= _LEAST_WORDS]
    led = {line.start: led.end() for line in long if (led := _LED.match(line.text)) is not None}
    if len(led) < _LEAST or 2 * len(led) < len(long):
        return list(lines)
    return [part for line in lines for part in _parts(line, led.get(line.start, 0))]


def _parts(line: Line, end: int) -> list[Line]:
    if not end:
        return [line]
    heading = line.text[:end].rstrip()
    first = Line(line.start, line.start + len(heading), line.indent, line.gap, heading)
    return [first, Line(line.start + end, line.end, line.indent, 1, line.text[end:])]
