"""Word lists of one or more words, found in a sentence by its first words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_Entries = dict[str, list[tuple[str, ...]]]


class WordScan:
    """Finds any of a list of word sequences.

    >>> list(WordScan(["no evidence", "no"]).find(["there", "is", "no", "evidence"]))
    [(2, 4)]
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: _Entries = defaultdict(list)
        for entry in entries:
            first, *rest = entry.split()
            self._by_first[first].append(tuple(rest))
        for sequences in self._by_first.values():
            sequences.sort(key=len, reverse=True)
        self.firsts = frozenset(self._by_first)
        """The words that the sequences begin with."""

    def find(self, lower: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of each sequence in `lower[start:end]`, leftmost, longest, not overlapping."""
        last = len(lower) if end is None else end
        if self.firsts.isdisjoint(lower[start:last]):
            return iter(())
        return iter(self._found(lower, start, last))

    def _found(self, lower: Sequence[str], position: int, last: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        while position < last:
            step = 1
            for rest in self._by_first.get(lower[position], ()):
                stop = position + 1 + len(rest)
                if stop <= last and tuple(lower[position + 1 : stop]) == rest:
                    found.append((position, stop))
                    step = stop - position
                    break
            position += step
        return found
