"""Patterns of words, found in one pass over a list of lower-case words by the word that each begins with.

A pattern is words separated by spaces: `a|b` stands for either word, `cause*` for any form of the verb, and `~` for
up to four words that are no stop, so that "relation ~ between" finds "relationship of gout and diet between".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from .words import verb_forms

_GAP: Final = 4
_STOPS: Final = frozenset(".;:()")


class WordPatterns:
    """Finds patterns, each with a value of its own.

    >>> patterns = WordPatterns({"link|links ~ between": "link", "lead* to": "lead"})
    >>> list(patterns.find("a strong link was seen between diet and gout".split()))
    [(2, 6, 'link')]
    """

    def __init__(self, patterns: dict[str, str]) -> None:
        index: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = defaultdict(list)
        for pattern, value in patterns.items():
            parts = tuple(_part(part) for part in pattern.split())
            for word in parts[0]:
                index[word].append((parts, value))
        self._index = {word: tuple(sorted(found, key=lambda one: -len(one[0]))) for word, found in index.items()}

    def find(self, lower: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, value) of each pattern in `lower[start:end]`: leftmost, longest, not overlapping."""
        return iter(self._found(lower, start, len(lower) if end is None else end))

    def _found(self, lower: Sequence[str], position: int, last: int) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        index, end = self._index, position
        for at in [at for at in range(position, last) if lower[at] in index]:
            if at < end:
                continue
            for parts, value in index[lower[at]]:
                stop = _match(parts, lower, at + 1, last)
                if stop:
                    found.append((at, stop, value))
                    end = stop
                    break
        return found


def _part(part: str) -> frozenset[str]:
    if part == "~":
        return frozenset()
    words = (verb_forms(word[:-1]) if word.endswith("*") else (word,) for word in part.split("|"))
    return frozenset(form for forms in words for form in forms)


def _match(parts: Sequence[frozenset[str]], lower: Sequence[str], position: int, last: int, at: int = 1) -> int:
    """Return where the parts from `at` on end if they match from `position`, the gaps as short as can be, else 0."""
    while at < len(parts):
        if not parts[at]:
            return _after_gap(parts, lower, position, last, at + 1)
        if position >= last or lower[position] not in parts[at]:
            return 0
        position, at = position + 1, at + 1
    return position


def _after_gap(parts: Sequence[frozenset[str]], lower: Sequence[str], position: int, last: int, at: int) -> int:
    for start in range(position, min(position + _GAP, last - 1) + 1):
        stop = _match(parts, lower, start, last, at)
        if stop or lower[start] in _STOPS:
            return stop
    return 0
