"""Sentences: where each begins and ends in a text. One pass over the stops, linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from .knowledge import read_knowledge
from .model import Block, BlockKind, Document, Span

READ_KINDS: Final = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})
"""The kinds of block whose sentences are read for claims."""

_LOOK_BACK: Final = 24  # characters: longer words are no abbreviations
_CLOSERS: Final = "\"'”’»)]}*_"
_QUOTES: Final = "\"'”’»"
# A run of stops is tried at its first character only, and never given back (possessive), so the scan stays linear.
_STOP: Final = re.compile(
    r"(?<![.!?…])[.!?…。！？]++"
    r"(?P<closers>[\"'”’»)\]}*_]*+)"
    r"(?P<marker>(?:[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹⁻⁾⁽,–-]*+|\[\^?[\w,–-]{1,20}\]|\d{1,3}(?:[,–-]\d{1,3}){0,8}+)*+)"
    r"(?=\s|\Z|(?P<glued>[A-Z“][a-z]))"
    r"|\n[^\S\n]*+\n"
)
_SPEAKER: Final = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.\s+)?(?:[A-Z][\w’'-]{0,30}\s+){1,3}(?:says|said|explains|explained|asks|asked|notes|adds)\b"
)


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of `text` within `span`, in order, trimmed and disjoint; they hold all but white space.

    Closing quotes, brackets and citation markers ("pain.¹", "pain.[3]") stay with their sentence; a number that opens
    the span ("5. Prolonged sitting.") is no sentence; a semicolon or a single newline does not split, a blank line
    does. Abbreviations and the words that open sentences after them are in `reading/tables/`.

    >>> text = "Dr. Lee saw 4.5% more. Was it rest, e.g. sleep? “It was!” says Lee."
    >>> [sentence.of(text) for sentence in split_sentences(text, Span(0, len(text)))]
    ['Dr. Lee saw 4.5% more.', 'Was it rest, e.g. sleep?', '“It was!” says Lee.']
    """
    found: list[Span] = []
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if _ends_sentence(text, stop, span):
            _add_trimmed(found, text, start, stop.end())
            start = stop.end()
    _add_trimmed(found, text, start, span.end)
    return tuple(found)


def sentences_of(document: Document) -> Iterator[tuple[int, Span]]:
    """Yield (block index, sentence) over the blocks that are read: headings, paragraphs, items; in reading order.

    A label before a colon or a dash ("Weak hips: they tire the back.") is a sentence of its own, without the colon;
    a number before a label ("5. Prolonged sitting.") is left out.
    """
    for index, block in enumerate(document.blocks):
        if block.kind in READ_KINDS:
            for sentence in _sentences_of_block(document.text, block):
                yield index, sentence


def _sentences_of_block(text: str, block: Block) -> tuple[Span, ...]:
    label = block.label
    if label is None:
        return split_sentences(text, block.span)
    rest = label.end
    while rest < block.span.end and (text[rest].isspace() or text[rest] in ":–—-"):
        rest += 1
    if text[label.end : rest].isspace() or rest == label.end:  # the label ends with a stop, or with the block
        return split_sentences(text, Span(label.start, block.span.end))
    after = split_sentences(text, Span(rest, block.span.end)) if rest < block.span.end else ()
    return (label, *after)


def _add_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    bare = words.strip()
    if bare:
        begin = start + len(words) - len(words.lstrip())
        found.append(Span(begin, begin + len(bare)))


def _ends_sentence(text: str, stop: re.Match[str], span: Span) -> bool:
    """Decide one stop: by its sign, the word before it and the word after it."""
    first = text[stop.start()]
    if first == "\n":
        return True
    after = _next_position(text, stop.end(), span.end)
    if after < 0:
        return True
    if stop["marker"][:1].isdigit() and text[stop.start() - 1 : stop.start()].isdigit():
        return False  # 1.75 and the like, cut by the end of a line
    if stop["glued"]:
        return _ends_glued(text, stop.start(), span.start)
    if stop.end("closers") - stop.start("closers") and any(quote in _QUOTES for quote in stop["closers"]):
        return _ends_quoted(text, after, first)
    if first in "!?！？。":
        return not text[after].islower()
    if first == "…" or text.startswith("..", stop.start()):
        return not text[after].islower()
    return _period_ends(text, stop.start(), after, span)


def _next_position(text: str, position: int, end: int) -> int:
    """Return where the next word begins, past white space and opening quotes or brackets; -1 at the end."""
    while position < end:
        if not (text[position].isspace() or text[position] in "“‘\"'«([*_•"):
            return position
        position += 1
    return -1


def _ends_glued(text: str, dot: int, floor: int) -> bool:
    """Decide "knee.The": a stop without a space after it ends a sentence after a word of three small letters."""
    return dot - floor >= 3 and text[dot - 3 : dot].isalpha() and text[dot - 3 : dot].islower()


def _ends_quoted(text: str, after: int, first: str) -> bool:
    """Decide a stop inside closing quotes: “…!” says X goes on, and so does “…!” Dr. X says."""
    if text[after].islower():
        return False
    return first == "." or _SPEAKER.match(text, after) is None


def _period_ends(text: str, dot: int, after: int, span: Span) -> bool:
    word = _word_before(text, dot, span.start)
    following = text[after]
    if word.isdigit() and len(word) <= 3 and dot - len(word) == span.start:
        return False  # the number of a list's item
    rule = _abbreviations().get(word.casefold())
    if rule is not None:
        return _abbreviation_ends(rule, text, after)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _opens(text, after)  # an initial, or "vitamin D."
    if following.islower():
        if text[dot - 1] in ")]":
            return True
        return len(word) >= 4 and word.isalpha() and word.islower()
    return True


def _abbreviation_ends(rule: str, text: str, after: int) -> bool:
    match rule:
        case "never":
            return False
        case "number":
            return text[after].isupper()
        case "starter":
            return _opens(text, after)
        case _:
            return not text[after].islower()


def _word_before(text: str, dot: int, floor: int) -> str:
    start = dot
    low = max(floor, dot - _LOOK_BACK)
    while start > low and not text[start - 1].isspace() and text[start - 1] not in "([{“‘\"'«/—–,;":
        start -= 1
    return text[start:dot].rstrip(_CLOSERS)


def _opens(text: str, position: int) -> bool:
    """Say whether the word at `position` is one that opens sentences ("The", "However")."""
    end = position
    while end < len(text) and end - position < 16 and text[end].isalpha():
        end += 1
    return text[position:end] in _starters()


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["class"] for row in _rows("abbreviations.tsv")}


@cache
def _starters() -> frozenset[str]:
    return frozenset(row["word"] for row in _rows("starters.tsv"))


def _rows(name: str) -> list[dict[str, str]]:
    return read_knowledge(Path(__file__).parent / "reading" / "tables" / name)
