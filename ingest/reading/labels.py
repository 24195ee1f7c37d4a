"""The part of an item that names it: "Prolonged sitting" in "5. Prolonged sitting. Too much …"."""

from __future__ import annotations

import re
from typing import Final

from ..model import Span

MAX_LABEL_WORDS: Final = 9
_MAX_LABEL: Final = 90  # characters
_MAX_NAME: Final = 48  # characters of a name that is set as a sentence
_MAX_NAME_WORDS: Final = 5  # words of such a name, and of one before a dash
_NO_NAMES: Final = frozenset(
    ("It", "He", "She", "They", "We", "I", "You", "This", "That", "These", "Those", "There", "Here", "Yes", "No", "Not")
)
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
    """Say whether a line is of the form "Muscle weakness: if …", with a capital and no other sign before the colon.

    A spaced dash may stand for the colon where few words are before it: "Stress – it tires the back."
    """
    last = min(span.start + _MAX_LABEL, span.end)
    if not text[span.start].isupper():
        return False
    for mark, most in ((": ", MAX_LABEL_WORDS), (" – ", _MAX_NAME_WORDS), (" — ", _MAX_NAME_WORDS)):
        end = text.find(mark, span.start, last)
        if span.start < end and end + 4 < span.end and _is_name(text[span.start : end], most):
            return True
    return False


def opens_with_name(text: str, span: Span) -> bool:
    """Say whether a line opens with a name set as a sentence: "High blood pressure. It strains the heart."

    >>> opens_with_name("Weak hips. They tire the back.", Span(0, 30)), opens_with_name("It hurts. Rest.", Span(0, 15))
    (True, False)
    """
    stop = text.find(". ", span.start, min(span.start + _MAX_NAME, span.end))
    if stop <= span.start or stop + 4 >= span.end or not text[span.start].isupper():
        return False
    words = text[span.start : stop]
    return text[stop + 2].isupper() and _is_name(words, _MAX_NAME_WORDS) and words.split()[0] not in _NO_NAMES


def _is_name(words: str, most: int) -> bool:
    return len(words.split()) <= most and not any(sign in words for sign in '.,;?!“"[')
