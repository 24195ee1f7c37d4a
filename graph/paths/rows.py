"""Hops as sparse rows (compressed sparse rows): from each concept, the hops that can be taken from it.

Three disjoint sets of rows hold every hop once or twice: `there` from subject to object, `back` the same hops from
object to subject, `both` the hops of symmetric relations, from either end. Leaving a concept along the direction of
the claims is `there` and `both`; arriving at it is `back` and `both`; regardless of direction it is all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Bytes = NDArray[np.int8]
Bools = NDArray[np.bool_]
_Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Edges grouped by the concept they leave: those of concept `i` stand from `start[i]` to `start[i + 1]`.

    `to` is the concept an edge leads to, `hop` the number of its hop, `cost` what it adds to a path, `level` the
    strength of its hop. Within a concept's rows the edges are in order of `to`, then of `hop`.
    """

    start: Ints
    to: Ints
    hop: Ints
    cost: Ints
    level: Bytes

    @classmethod
    def of(cls, size: int, tail: _Array, head: _Array, hop: _Array, cost: _Array, level: _Array) -> Rows:
        """Return the rows of edges given as columns, in any order; `size` is the number of concepts."""
        order = np.lexsort((hop, head, tail))
        start = np.zeros(size + 1, np.int32)
        np.cumsum(np.bincount(tail, minlength=size), out=start[1:])
        head, hop, cost = (np.ascontiguousarray(one[order], np.int32) for one in (head, hop, cost))
        return cls(start, head, hop, cost, np.ascontiguousarray(level[order], np.int8))

    def __len__(self) -> int:
        return len(self.to)


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges out of rows, each with the place (in the list of concepts asked for) of the concept it leaves."""

    owner: NDArray[np.intp]
    to: Ints
    hop: Ints
    cost: Ints
    against: Bools  # read against the direction of its claims


@dataclass(frozen=True, slots=True)
class View:
    """The rows that a search may use, one way: which sets, from which level on, which hops.

    `against` says of each set whether its edges run against their claims. `allowed` is a truth for each hop, None
    where all are.
    """

    sets: tuple[Rows, ...]
    against: tuple[bool, ...]
    level: int
    allowed: Bools | None = None

    def count(self, nodes: _Array) -> int:
        """Return how many edges leave `nodes`, before any is left out."""
        return int(sum(int((rows.start[nodes + 1] - rows.start[nodes]).sum()) for rows in self.sets))

    def edges(self, nodes: _Array) -> Edges:
        """Return the edges that leave `nodes`."""
        parts = [self._part(rows, against, nodes) for rows, against in zip(self.sets, self.against, strict=True)]
        if len(parts) == 1:
            return parts[0]
        fields = ("owner", "to", "hop", "cost", "against")
        return Edges(*(np.concatenate([getattr(part, name) for part in parts]) for name in fields))

    def _part(self, rows: Rows, against: bool, nodes: _Array) -> Edges:
        owner, place = _places(rows.start, nodes)
        kept = rows.level[place] >= self.level
        if self.allowed is not None:
            kept &= self.allowed[rows.hop[place]]
        place, owner = place[kept], owner[kept]
        return Edges(owner, rows.to[place], rows.hop[place], rows.cost[place], np.full(len(place), against))

    def least(self, beyond: Ints, most: int) -> Ints:
        """Return for each concept the least of cost + `beyond[to]` over its edges; `most` where it has none."""
        least = np.full(len(beyond), most, np.int32)
        for rows in self.sets:
            if not len(rows):
                continue
            value = np.where(rows.level >= self.level, rows.cost + beyond[rows.to], most)
            if self.allowed is not None:
                value[~self.allowed[rows.hop]] = most
            filled = np.flatnonzero(np.diff(rows.start))
            least[filled] = np.minimum(least[filled], np.minimum.reduceat(value, rows.start[filled]))
        return np.minimum(least, most)


def _places(start: Ints, nodes: _Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return for each edge of `nodes` the place of its node in `nodes`, and its own place in the rows."""
    first = start[nodes].astype(np.intp)
    if len(nodes) == 1:
        place = np.arange(first[0], start[nodes[0] + 1], dtype=np.intp)
        return np.zeros(len(place), np.intp), place
    count = start[nodes + 1].astype(np.intp) - first
    owner = np.repeat(np.arange(len(nodes), dtype=np.intp), count)
    before = np.cumsum(count) - count
    return owner, np.arange(len(owner), dtype=np.intp) + (first - before)[owner]


def concatenated(parts: Iterable[Sequence[int]]) -> tuple[Ints, Ints]:
    """Return lists of numbers as one array with its starts: list `i` stands from `start[i]` to `start[i + 1]`."""
    kept = list(parts)
    start = np.zeros(len(kept) + 1, np.int32)
    np.cumsum([len(part) for part in kept], out=start[1:])
    return start, np.fromiter((one for part in kept for one in part), np.int32, int(start[-1]))
