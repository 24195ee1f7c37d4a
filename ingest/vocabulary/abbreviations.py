"""Abbreviations that a text defines: "osteoarthritis (OA)", "OA (osteoarthritis)".

Source: Schwartz and Hearst 2003, A simple algorithm for identifying abbreviation definitions in biomedical text
(Pacific Symposium on Biocomputing 8, 451-462). Stricter than there: a short form holds a capital and no space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .folding import fold_words

_BRACKET = re.compile(r"\(([^()\n]{2,120})\)")
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9/&.-]{1,9}")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE_END = re.compile(r"[.;:!?]\s|\n")
_LOOK_BACK = 160  # characters before a bracket in which its long form is looked for
_WORD_BEFORE = re.compile(r"([A-Za-z0-9][A-Za-z0-9/&.-]{1,9}) ?\Z")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and the words that the text gives for it, both verbatim. `key`: the short form's parts, folded."""

    short: str
    long: str
    key: tuple[str, ...]
    folded: tuple[str, ...]


def find_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations that `text` defines, in the order of their first definitions.

    A short form that a text gives two meanings has none here. Time is linear in the length of the text.

    >>> [one.long for one in find_abbreviations("Knee osteoarthritis (KOA) hurts.")]
    ['Knee osteoarthritis']
    """
    found: dict[tuple[str, ...], Abbreviation | None] = {}
    for match in _BRACKET.finditer(text):
        for short, long in _pairs(text, match):
            key, folded = short_key(short), fold_words(long)
            known = found.get(key, Abbreviation(short, long, key, folded))
            found[key] = known if known is not None and known.folded == folded else None
    return tuple(one for one in found.values() if one is not None)


def short_key(short: str) -> tuple[str, ...]:
    """Return the parts of a short form as words are compared, without a plural's s.

    >>> short_key("NSAIDs"), short_key("IL-6")
    (('nsaid',), ('il', '6'))
    """
    bare = short[:-1] if short[-1] == "s" and short[-2].isupper() else short
    return tuple(part.lower() for part in _PARTS.findall(bare))


def _pairs(text: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    inside = re.split(r"[,;]", match[1], maxsplit=1)[0].strip()
    if _is_short(inside):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        before = before[max((end.end() for end in _SENTENCE_END.finditer(before)), default=0) :]
        long = long_form(inside, before)
        if long is not None:
            yield inside, long
        return
    word = _WORD_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
    if word and _is_short(word[1]) and long_form(word[1], inside) == inside:
        yield word[1], inside


def _is_short(word: str) -> bool:
    return bool(_SHORT.fullmatch(word)) and sum(map(str.isupper, word)) >= (1 if len(word) > 2 else 2)


def long_form(short: str, before: str) -> str | None:
    """Return the shortest end of `before` that spells `short`, its first letter at the beginning of a word, or None.

    >>> long_form("OA", "many people with osteoarthritis ")
    'osteoarthritis'
    """
    letters = [char for char in short.lower() if char.isalnum()]
    if len(letters) > 2 and letters[-1] == "s" and short[-2].isupper():
        letters.pop()  # "NSAIDs"
    low, at = before.lower(), len(before)
    for place in range(len(letters) - 1, -1, -1):
        at = low.rfind(letters[place], 0, at)
        while place == 0 and at > 0 and low[at - 1].isalnum():
            at = low.rfind(letters[0], 0, at)
        if at < 0:
            return None
    return _checked(short, before[at:].strip(), len(letters))


def _checked(short: str, long: str, letters: int) -> str | None:
    """Return a long form that can be one: of bounded length, longer than the short form, which is no word of it."""
    words = long.split()
    if len(words) > min(letters + 5, 2 * letters) or len(long) <= len(short) or short in words:
        return None
    return long
