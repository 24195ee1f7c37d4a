"""What is asked of the paths: between which concepts, over what, through what; checked against the arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.errors import QueryError
from ingest.model import Relation

from .arrays import PathArrays
from .bounds import Ground
from .columns import RELATIONS
from .making import COST_UNIT, HOP_BITS
from .model import LEVELS, SIGNS
from .rows import Bools, Ints, View

MOST_HOPS = 6
MOST_THROUGH = 4
HUB = 50
"""A concept with more hops is a hub when hubs are damped. First setting: in the demo, back pain and knee pain are."""


@dataclass(frozen=True, slots=True)
class PathFilter:
    """What a path may be made of. Concepts are ids; each stands for its narrower ones too.

    `causal`: every hop is an effect that some claim words as a cause. `min_strength`: one of `LEVELS`, the least that
    every hop must have. `through`: concepts that the path must pass; `exclude`: those that it must not touch.
    `relations`: the only ones allowed, all if none is given. `damp_hubs`: passing a concept with more than `HUB`
    hops divides the product of the path by how many times more it has. `through_people`: groups of people are
    ends, and links only if this is set ("… is more common in women, …"). `undirected`: hops may be read against the
    direction of their claims.
    """

    max_hops: int = 3
    causal: bool = False
    min_strength: str = LEVELS[0]
    through: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    damp_hubs: bool = False
    through_people: bool = False
    undirected: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.max_hops <= MOST_HOPS:
            raise QueryError(f"not a number of hops: {self.max_hops}", "max_hops", f"give 1 to {MOST_HOPS}")
        if self.min_strength not in LEVELS:
            known = ", ".join(LEVELS)
            raise QueryError(f"not a strength: {self.min_strength!r}", "min_strength", f"give one of {known}")
        if len(self.through) > MOST_THROUGH:
            mend = f"give at most {MOST_THROUGH}"
            raise QueryError(f"{len(self.through)} concepts to pass are too many", "through", mend)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the search takes it: where it starts, the ground, which hops of the least level are allowed."""

    starts: NDArray[np.intp]
    ground: Ground
    allowed: Bools | None
    least: int
    undirected: bool
    max_hops: int

    @classmethod
    def of(cls, arrays: PathArrays, start: str, end: str, given: PathFilter) -> Question:
        """Return the question for paths from one concept to another, each with its narrower ones.

        Raises QueryError: both are the same.
        """
        if start == end:
            mend = "name two different concepts"
            raise QueryError(f"both ends are the same concept: {start!r}", "FROM and TO", mend)
        starts, ends = _ends(arrays, start, end)
        passable = np.ones(len(arrays.people), np.bool_)
        for concept in (start, end, *given.exclude):
            passable[with_narrower(arrays, concept)] = False
        if not given.through_people:
            passable &= ~arrays.people
        banned = np.zeros(len(passable), np.bool_)
        for concept in given.exclude:
            banned[with_narrower(arrays, concept)] = True
        end_mask = np.zeros(len(passable), np.bool_)
        end_mask[ends] = True
        asked, bits = _asked(arrays, given.through, passable)
        ground = Ground(end_mask & ~banned, passable, _toll(arrays) if given.damp_hubs else None, asked, bits)
        least = LEVELS.index(given.min_strength)
        allowed = _allowed(arrays, given)
        return cls(starts[~banned[starts]], ground, allowed, least, given.undirected, given.max_hops)

    def views(self, arrays: PathArrays, level: int) -> tuple[View, View]:
        """Return the rows to leave concepts by and to arrive at them by, with hops of at least `level`."""
        if self.undirected:
            view = View((arrays.there, arrays.back, arrays.both), (False, True, False), level, self.allowed)
            return view, view
        leave = View((arrays.there, arrays.both), (False, False), level, self.allowed)
        return leave, View((arrays.back, arrays.both), (False, False), level, self.allowed)


def with_narrower(arrays: PathArrays, concept: str) -> NDArray[np.intp]:
    """Return the numbers of a concept and of all that are narrower, in order; none for one that is not known."""
    number = arrays.names.numbers.get(concept)
    if number is None:
        return np.zeros(0, np.intp)
    found, waiting = {number}, [number]
    while waiting:
        one = waiting.pop()
        below = arrays.narrower[arrays.narrower_start[one] : arrays.narrower_start[one + 1]].tolist()
        waiting += [child for child in below if child not in found]
        found.update(below)
    return np.array(sorted(found), np.intp)


def _ends(arrays: PathArrays, start: str, end: str) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the concepts to start from and to end at. What is narrower than both is neither, save if it was named."""
    starts, ends = with_narrower(arrays, start), with_narrower(arrays, end)
    shared = np.intersect1d(starts, ends)
    numbers = arrays.names.numbers
    kept_starts = starts if numbers.get(start) in shared else np.setdiff1d(starts, shared)
    kept_ends = ends if numbers.get(end) in shared else np.setdiff1d(ends, shared)
    return kept_starts, kept_ends


def _asked(arrays: PathArrays, through: Iterable[str], passable: Bools) -> tuple[NDArray[np.uint8] | None, int]:
    asked, bits = np.zeros(len(passable), np.uint8), 0
    for place, concept in enumerate(through):
        asked[with_narrower(arrays, concept)] |= np.uint8(1 << place)
        bits |= 1 << place
    asked[~passable] = 0
    return (asked, bits) if bits else (None, 0)


def _allowed(arrays: PathArrays, given: PathFilter) -> Bools | None:
    kinds = np.ones(len(RELATIONS), np.bool_)
    if given.relations:
        kinds &= np.array([relation in given.relations for relation in RELATIONS])
    if given.causal:
        kinds &= np.array([relation in SIGNS for relation in RELATIONS])
    if kinds.all():
        return None
    allowed = kinds[arrays.hops.relation]
    if given.causal:
        allowed &= arrays.hops.causal
    return allowed


def _toll(arrays: PathArrays) -> Ints:
    """Return what passing each concept costs when hubs are damped."""
    degree = sum(np.diff(rows.start) for rows in (arrays.there, arrays.back, arrays.both))
    times = np.maximum(np.asarray(degree, np.float64) / HUB, 1.0)
    units: Ints = np.rint(np.log(times) / COST_UNIT).astype(np.int32)
    return units << HOP_BITS
