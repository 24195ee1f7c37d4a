"""What the graph of hops looks like as a whole: neighbourhoods, central risk factors, parts, communities.

Thin calls: rustworkx and networkx do the work. Each says what it measures; none of it says what is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.model import Relation

from .arrays import PathArrays
from .columns import RELATIONS
from .question import with_narrower
from .rows import View

if TYPE_CHECKING:
    import rustworkx as rx

    _Graph = TypeVar("_Graph", "rx.PyGraph[int, None]", "rx.PyDiGraph[int, None]")

HARMS = (Relation.CAUSES, Relation.RAISES_RISK_OF, Relation.WORSENS)
"""The relations by which something is a risk factor of something else."""
COMMUNITY_SEED = 57
"""Fixed, so that communities do not move when nothing changed."""


def nearby(arrays: PathArrays, concept: str, hops: int) -> NDArray[np.intp]:
    """Return the numbers of the hops within `hops` steps of a concept or its narrower ones, in either direction."""
    sets = (arrays.there, arrays.back, arrays.both)
    view = View(sets, (False, True, False), 0)
    reached = edge = with_narrower(arrays, concept)
    found: NDArray[np.intp] = np.zeros(0, np.intp)
    for _ in range(hops):
        edges = view.edges(edge)
        found = np.union1d(found, edges.hop)
        edge = np.setdiff1d(edges.to, reached)
        reached = np.union1d(reached, edge)
    return found.astype(np.intp)


def risk_factor_ranks(arrays: PathArrays) -> dict[str, tuple[float, int]]:
    """Return how central each risk factor is, most central first, and of how many things it is one.

    A risk factor is the subject of a hop of `HARMS`. Its rank is PageRank (Page, Brin, Motwani and Winograd 1999) on
    the graph of these hops turned round, each pair of concepts once: it is high for what leads to much, and to what
    leads to much. Ranks add up to 1 over the concepts of these hops.
    """
    import rustworkx as rx

    hops = arrays.hops
    harms = np.isin(hops.relation, [RELATIONS.index(one) for one in HARMS])
    if not harms.any():
        return {}
    pairs = np.unique(np.column_stack((hops.object[harms], hops.subject[harms])), axis=0)
    concepts, places = np.unique(pairs, return_inverse=True)
    places = places.reshape(pairs.shape)
    ranks = rx.pagerank(_graph(rx.PyDiGraph(), len(concepts), places))
    ids = [arrays.names.ids[one] for one in concepts.tolist()]
    count = np.bincount(places[:, 1], minlength=len(ids)).tolist()
    factors = sorted(set(places[:, 1].tolist()), key=lambda one: (-ranks[one], ids[one]))
    return {ids[one]: (float(ranks[one]), count[one]) for one in factors}


def connected_parts(arrays: PathArrays) -> tuple[tuple[str, ...], ...]:
    """Return the concepts that hops join in any direction, part by part, the largest first; loners are left out."""
    import rustworkx as rx

    pairs = _pairs(arrays)
    parts = rx.connected_components(_graph(rx.PyGraph(), len(arrays.people), pairs))
    return _named(arrays, [part for part in parts if len(part) > 1])


def communities(arrays: PathArrays) -> tuple[tuple[str, ...], ...]:
    """Return groups of concepts that are tied to each other more than to others, the largest first.

    Louvain's method (Blondel, Guillaume, Lambiotte and Lefebvre 2008, doi 10.1088/1742-5468/2008/10/P10008) on the
    undirected graph in which a pair weighs as much as it has hops; the seed is fixed. Concepts without hops are left
    out.
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    pairs, weight = np.unique(_pairs(arrays), axis=0, return_counts=True)
    graph.add_weighted_edges_from(zip(*pairs.T.tolist(), weight.tolist(), strict=True))
    return _named(arrays, nx.community.louvain_communities(graph, seed=COMMUNITY_SEED) if graph else [])


def _pairs(arrays: PathArrays) -> NDArray[np.int32]:
    hops = arrays.hops
    return np.sort(np.column_stack((hops.subject, hops.object)), axis=1)


def _graph(graph: _Graph, size: int, pairs: NDArray[Any]) -> _Graph:
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data(list(map(tuple, pairs.tolist())))
    return graph


def _named(arrays: PathArrays, groups: Iterable[Iterable[int]]) -> tuple[tuple[str, ...], ...]:
    ids = arrays.names.ids
    named: Sequence[tuple[str, ...]] = [tuple(sorted(ids[one] for one in group)) for group in groups]
    return tuple(sorted(named, key=lambda group: (-len(group), group)))
