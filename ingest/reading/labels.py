"""The part of an item that names it: "Prolonged sitting" in "5. Prolonged sitting. Too much …"."""

from __future__ import annotations

import re
from typing import Final

from ..model import Span

MAX_LABEL_WORDS: Final = 9
_MAX_LABEL: Final = 90  # characters
# The first stop, colon or spaced dash that words follow. A label is short, so little is searched.
_BREAK: Final = re.compile(r"[.:]\)?[\"”’]?(?=\s)|\s[–—-](?=\s)")
_MARK: Final = re.compile(r"(?:[•‣▪●◦·⁃∙*+–—-]|#{1,6}|\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}[.)])[ \t\xa0]+")


def find_label(text: str, span: Span) -> Span | None:
    """Return where the label of the item at `span` stands, or None where it has no name apart from its text.

    A label is at most nine words, before a stop, a colon or a dash, with more text after it.

    >>> text = "2. Weak hips. They tire the back."
    >>> find_label(text, Span(0, len(text))).of(text)
    'Weak hips'
    """
    start = span.start
    mark = _MARK.match(text, start, span.end)
    if mark:
        start = mark.end()
    stop = _BREAK.search(text, start, min(start + _MAX_LABEL, span.end))
    if stop is None or stop.end() >= span.end or not text[stop.end() : stop.end() + 40].strip():
        return None
    words = text[start : stop.start()]
    if not words.strip() or len(words.split()) > MAX_LABEL_WORDS or not words[0].isalnum():
        return None
    if stop[0][0].isspace() and len(words.split()) > 5:
        return None  # a dash within a sentence
    return Span(start, start + len(words.rstrip()))


def opens_with_label(text: str, span: Span) -> bool:
    """Say whether a line is of the form "Muscle weakness: if …", with a capital and no other sign before the colon."""
    colon = text.find(": ", span.start, min(span.start + _MAX_LABEL, span.end))
    if colon <= span.start or not text[span.start].isupper() or colon + 4 >= span.end:
        return False
    words = text[span.start : colon]
    return len(words.split()) <= MAX_LABEL_WORDS and not any(sign in words for sign in '.,;?!“"[')
