"""The least that is still to come: from each concept to an end, in at most so many hops. What makes the search exact.

The bound is over walks, which may pass a concept twice; so it is never more than what a path costs, and a search that
goes by cost so far plus bound finds the cheapest paths first (A*: Hart, Nilsson and Raphael 1968,
doi 10.1109/TSSC.1968.300136).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .rows import Ints, View

NEVER = 1 << 29
"""A cost that no path has; two of them still fit 32 bits."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a path may stand on: where it ends, what it may pass, what passing costs, and what it must pass.

    One value for each concept. `toll` is added for each concept passed. `asked` has a bit for each concept that the
    path must pass; `bits` are those of all.
    """

    end: NDArray[np.bool_]
    passable: NDArray[np.bool_]
    toll: Ints | None = None
    asked: NDArray[np.uint8] | None = None
    bits: int = 0


Bounds = list[list[Ints]]
"""`bounds[hops][missing][concept]`: the least cost of a way from a concept that has been entered to an end.

The way has at most `hops` hops and passes what the bits of `missing` stand for; `NEVER` where there is none.
"""


def find_bounds(ground: Ground, leave: View, arrive: View, starts: NDArray[np.intp], max_hops: int) -> Bounds:
    """Return the bounds for paths of up to `max_hops` hops from `starts`.

    The last of them, for `max_hops - 1` hops after the first, holds for the concepts next to `starts` only. Time: about
    that of looking at each edge near the ends once, never more than `max_hops` times at all edges.
    """
    first = np.where(ground.end, 0, NEVER).astype(np.int32)
    never = np.full(len(first), NEVER, np.int32)
    bounds: Bounds = [[first, *([never] * ground.bits)]]
    for hops in range(1, max_hops):
        wanted = np.unique(leave.edges(starts).to) if hops == max_hops - 1 else None
        onward = [_least_on(entered, leave, arrive, wanted) for entered in bounds[-1]]
        bounds.append([_entered(ground, missing, onward) for missing in range(ground.bits + 1)])
    return bounds


def _least_on(entered: Ints, leave: View, arrive: View, wanted: NDArray[np.int32] | None) -> Ints:
    """Return the least cost of one hop and what `entered` says of its end: from `wanted`, or from every concept."""
    reached = np.flatnonzero(entered < NEVER)
    everything = sum(map(len, leave.sets))
    near = arrive.count(reached)
    if wanted is not None and leave.count(wanted) < min(near, everything):
        return _from_wanted(entered, leave, wanted)
    if 2 * near < everything:
        return _into_reached(entered, arrive, reached)
    return leave.least(entered, NEVER)


def _from_wanted(entered: Ints, leave: View, wanted: NDArray[np.int32]) -> Ints:
    least = np.full(len(entered), NEVER, np.int32)
    edges = leave.edges(wanted)
    np.minimum.at(least, wanted[edges.owner], edges.cost + entered[edges.to])
    return np.minimum(least, NEVER)


def _into_reached(entered: Ints, arrive: View, reached: NDArray[np.intp]) -> Ints:
    least = np.full(len(entered), NEVER, np.int32)
    edges = arrive.edges(reached)
    np.minimum.at(least, edges.to, edges.cost + entered[reached][edges.owner])
    return least


def _entered(ground: Ground, missing: int, onward: list[Ints]) -> Ints:
    """Return what is to come for a path that enters each concept: nothing at an end, else what lies on from there."""
    if ground.asked is None:
        on = onward[0]
    else:
        left = missing & ~ground.asked
        on = np.stack(onward)[left, np.arange(len(left))]
    if ground.toll is not None:
        on = on + ground.toll
    on = np.where(ground.passable, np.minimum(on, NEVER), NEVER).astype(np.int32)
    on[ground.end] = NEVER if missing else 0
    return on
