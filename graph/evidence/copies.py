"""Which texts hold long runs of each other's words: near-copied pages, found without comparing each with each.

A run is eight words on end; one run in four is kept, chosen by its hash, so that the same runs are kept of every text
(Broder 1997, doi 10.1109/SEQUEN.1997.666900, sketches mod m). Exact counts over an inverted index: datasketch's MinHash
estimates the same and would bring SciPy with it.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

RUN = 8
"""Words in a run: first setting; long enough that equal words are rarely chance."""
KEPT = 4
FEWEST = 8
"""Runs that a text must have kept to be compared: some forty words."""
MANY = 20
"""Texts that share a run beyond which each is compared with the first of them only: a hundred mirrors stay linear."""
_WORD = re.compile(r"\w+")


def runs_of(text: str) -> frozenset[int]:
    """Return the hashes of the runs of words that are kept of a text; letter case and punctuation do not count.

    >>> runs_of("too short") == frozenset()
    True
    """
    words = [match[0] for match in _WORD.finditer(text.casefold())]
    hashes = (zlib.crc32(" ".join(words[at : at + RUN]).encode("utf-8")) for at in range(len(words) - RUN + 1))
    return frozenset(one for one in hashes if one % KEPT == 0)


def find_copies(texts: Iterable[tuple[str, frozenset[int]]], share: float) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names, in order, of which the shorter text has at least `share` (0 to 1) of its runs in both.

    `texts` are names with their runs (`runs_of`), each name once.

    >>> page = " ".join(f"word{number}" for number in range(200))
    >>> list(find_copies([("b", runs_of(page)), ("a", runs_of(page.upper())), ("c", runs_of("else " * 99))], 0.5))
    [('a', 'b')]
    """
    kept = {name: runs for name, runs in sorted(texts, key=lambda one: one[0]) if len(runs) >= FEWEST}
    holders: dict[int, list[str]] = defaultdict(list)
    for name, runs in kept.items():
        for run in runs:
            holders[run].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        shared.update(combinations(names, 2) if len(names) <= MANY else ((names[0], other) for other in names[1:]))
    for (one, other), count in sorted(shared.items()):
        if count >= share * min(len(kept[one]), len(kept[other])):
            yield one, other
