"""Hops as a networkx graph, for whatever else one wants to do with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from .making import LEAST_SCORE
from .model import Hop

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(hops: Iterable[Hop]) -> nx.MultiDiGraph[str]:
    """Return the hops as a graph: a node for each concept (its id), an edge for each hop, keyed by its relation.

    A symmetric relation has an edge each way. Edge attributes: `hop` (a `Hop`), `level`, `score`, `voices`, `roots`,
    `causal`, and `cost` = −ln(score, at least 0.01), so that a cheapest way is one of the greatest product.
    """
    import math

    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hop in hops:
        given = {"level": hop.grade.level, "score": hop.grade.score, "voices": hop.grade.voices}
        more = {"roots": hop.grade.roots, "causal": hop.causal}
        cost = -math.log(max(hop.grade.score, LEAST_SCORE))
        ways = [hop, _turned(hop)] if hop.relation.symmetric else [hop]
        for one in ways:
            graph.add_edge(one.subject, one.object, key=one.relation.value, hop=one, cost=cost, **given, **more)
    return graph


def _turned(hop: Hop) -> Hop:
    return replace(hop, subject=hop.object, object=hop.subject, labels=hop.labels[::-1])
