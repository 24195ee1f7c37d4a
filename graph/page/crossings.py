"""How often straight links cross: a small map is harder to read with each crossing (Purchase 1997)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

Point = tuple[float, float]
Key = TypeVar("Key", bound=Hashable)


def count_crossings(links: Sequence[tuple[Key, Key]], places: Mapping[Key, Point]) -> int:
    """Return how many pairs of links cross between their ends; links that share an end do not.

    >>> square = {"a": (0, 0), "b": (1, 1), "c": (0, 1), "d": (1, 0)}
    >>> count_crossings([("a", "b"), ("c", "d"), ("a", "c")], square)
    1
    """
    return sum(
        _cross(places[a], places[b], places[c], places[d])
        for (a, b), (c, d) in combinations(links, 2)
        if len({a, b, c, d}) == 4
    )


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
