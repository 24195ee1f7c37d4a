"""Which drawn edges say the same of a pair of concepts, and which say the opposite.

A guide for readers of one page, by relation and negation alone. What figures and findings say of each other is
worked out with the evidence, not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .looks import SYMMETRIC, family_of
from .model import PageEdge

Stance = tuple[str, bool]
"""A family of relations, and whether it is denied."""


def opposed(one: Stance, other: Stance) -> bool:
    """Say whether two stances on one pair cannot both hold.

    >>> opposed(("help", False), ("harm", False)), opposed(("help", False), ("help", True))
    (True, True)
    >>> opposed(("harm", False), ("no-effect", False)), opposed(("harm", False), ("together", False))
    (True, False)
    """
    if one[0] == other[0]:
        return one[1] != other[1]
    acting = {"harm", "help", "no-effect"}
    return one[0] in acting and other[0] in acting and not (one[1] or other[1])


def agreeing(one: Stance, other: Stance) -> bool:
    """Say whether two stances on one pair say the same, or one is "no effect" and the other denies an effect.

    >>> agreeing(("help", True), ("no-effect", False))
    True
    """
    if one == other:
        return True
    denied = {("harm", True), ("help", True)}
    return ("no-effect", False) in (one, other) and bool({one, other} & denied)


def compare(edges: Sequence[PageEdge]) -> tuple[list[list[int]], list[list[int]]]:
    """Return, for each edge, the positions of edges that agree with it, and of those that oppose it.

    Edges are compared where they have the same subject and object; for relations that say the same both ways
    round, also where the two are exchanged. An open question takes no side.
    """
    agree: list[list[int]] = [[] for _ in edges]
    oppose: list[list[int]] = [[] for _ in edges]
    for group in _pairs(edges):
        for i in group:
            mine = _stance(edges[i])
            agree[i] = [j for j in group if j != i and agreeing(mine, _stance(edges[j]))]
            oppose[i] = [j for j in group if j != i and opposed(mine, _stance(edges[j]))]
    return agree, oppose


def _stance(edge: PageEdge) -> Stance:
    return (family_of(edge.relation), edge.negated)


def _pairs(edges: Sequence[PageEdge]) -> list[list[int]]:
    groups: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for i, edge in enumerate(edges):
        if edge.open_question:
            continue
        symmetric = edge.relation in SYMMETRIC
        ends = sorted((edge.subject, edge.object)) if symmetric else (edge.subject, edge.object)
        groups[ends[0], ends[1], symmetric].append(i)
    return list(groups.values())
