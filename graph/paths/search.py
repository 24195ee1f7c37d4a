"""The k best simple paths: best first, by the weakest hop, then by what a path costs, then by name. Exact.

Paths are sought level by level: first those of the strongest hops alone, then with hops one level weaker, until there
are enough. Within a level, what is tried next is the beginning whose cost plus bound is least (`bounds`), so paths come
out cheapest first. Costs are whole numbers, so that sums do not depend on their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .bounds import NEVER, Bounds, Ground, find_bounds
from .rows import Ints, View

MAX_WORK = 5_000_000
"""Edges looked at for one question before the search stops and says so, a step counting as a hundred: some seconds."""
_STEP = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a path: its number, the concept it leads to, and whether it is read against its claims."""

    hop: int
    to: int
    against: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A path as numbers: the concept it starts from, its steps, and what it costs."""

    start: int
    steps: tuple[Step, ...]
    cost: int


@dataclass(slots=True)
class Budget:
    """What a search may still do."""

    left: int = MAX_WORK

    @property
    def spent(self) -> bool:
        """Whether the search had to stop before it had seen all that it wanted to see."""
        return self.left < 0


@dataclass(frozen=True, slots=True)
class _Prefix:
    """The beginning of a path. `name` decides between beginnings that promise the same."""

    node: int
    cost: int
    missing: int
    steps: tuple[Step, ...] = ()
    seen: frozenset[int] = frozenset()
    name: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Branches:
    """The ways on from a beginning, most promising first."""

    prefix: _Prefix
    promise: Ints
    cost: Ints
    start: Ints
    to: Ints
    hop: Ints
    against: NDArray[np.bool_]
    key: NDArray[np.int64]

    def name(self, place: int) -> tuple[int, ...]:
        own = (int(self.key[place]),)
        return (*self.prefix.name, *own) if self.prefix.name else (int(self.start[place]), *own)


@dataclass(frozen=True, slots=True)
class Search:
    """A question to one graph: from `starts`, over the hops of `leave`, to the ends of `ground`.

    `relation` is the number of each hop's relation; with the concept that a hop leads to it gives the order in which
    paths that cost the same are returned.
    """

    ground: Ground
    leave: View
    arrive: View
    starts: NDArray[np.intp]
    max_hops: int
    relation: NDArray[np.int8]
    budget: Budget = field(default_factory=Budget)

    def ways(self) -> Iterator[Way]:
        """Yield the simple paths, cheapest first, then in order of their concepts and relations.

        A path passes no concept twice, and none that is an end or not passable. Ends early when the budget is spent.
        """
        if not len(self.starts) or not self.ground.end.any():
            return
        bounds = find_bounds(self.ground, self.leave, self.arrive, self.starts, self.max_hops)
        waiting: list[tuple[int, tuple[int, ...], int, _Branches]] = []
        root = _Prefix(-1, 0, self.ground.bits)
        _push(waiting, self._branches(root, self.starts, bounds), 0)
        while waiting:
            self.budget.left -= _STEP
            if self.budget.spent:
                return
            promise, name, place, branches = heapq.heappop(waiting)
            _push(waiting, branches, place + 1)
            prefix = self._extended(branches, place, name)
            if self.ground.end[prefix.node]:
                yield Way(name[0], prefix.steps, promise)
            else:
                _push(waiting, self._branches(prefix, np.array([prefix.node]), bounds), 0)

    def _branches(self, prefix: _Prefix, nodes: NDArray[np.intp], bounds: Bounds) -> _Branches:
        edges = self.leave.edges(nodes)
        self.budget.left -= len(edges.to)
        left = bounds[self.max_hops - len(prefix.steps) - 1][prefix.missing]
        promise = prefix.cost + edges.cost + left[edges.to]
        kept = promise < NEVER
        if prefix.seen:
            kept &= ~np.isin(edges.to, list(prefix.seen))
        to, hop, against = edges.to[kept], edges.hop[kept], edges.against[kept]
        start = nodes[edges.owner[kept]].astype(np.int32)
        key = (to.astype(np.int64) << 6) + (self.relation[hop].astype(np.int64) << 1) + against
        promise, cost = promise[kept], prefix.cost + edges.cost[kept]
        order = np.lexsort((key, start, promise))
        return _Branches(
            prefix, promise[order], cost[order], start[order], to[order], hop[order], against[order], key[order]
        )

    def _extended(self, branches: _Branches, place: int, name: tuple[int, ...]) -> _Prefix:
        before, node, ground = branches.prefix, int(branches.to[place]), self.ground
        step = Step(int(branches.hop[place]), node, bool(branches.against[place]))
        cost, missing = int(branches.cost[place]), before.missing
        if ground.toll is not None:
            cost += int(ground.toll[node])
        if ground.asked is not None:
            missing &= ~int(ground.asked[node])
        seen = (before.seen or frozenset({name[0]})) | {node}
        return _Prefix(node, cost, missing, (*before.steps, step), seen, name)


def _push(waiting: list[tuple[int, tuple[int, ...], int, _Branches]], branches: _Branches, place: int) -> None:
    if place < len(branches.to):
        heapq.heappush(waiting, (int(branches.promise[place]), branches.name(place), place, branches))
