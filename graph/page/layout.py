"""Where each concept stands on the map: the same place for the same graph, and for a graph that grew a little.

Positions are in pixels at zoom 1, x to the right and y downward. Springs place up to 2,000 concepts (Fruchterman
and Reingold 1991, by rustworkx); measured, 2,000 take 7 CPU seconds and 5,000 take 36, so the rest stand by their
neighbours.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import rustworkx as rx

from .crossings import Point, count_crossings
from .model import PageEdge, PageNode

SPRUNG = 2_000
SPACING = 120.0
_ITERATIONS = 150
_TRIES, _COUNTED = 12, 200  # of so many layouts of a small piece (by links) the one with the fewest crossings is kept


def lay_out(
    nodes: Sequence[PageNode],
    edges: Sequence[PageEdge],
    *,
    seed: int = 1,
    previous: Mapping[str, Point] | None = None,
    start: Mapping[str, Point] | None = None,
) -> dict[str, Point]:
    """Return a position for each node, in the order of `nodes`; the same for the same input.

    `previous` are the positions of an earlier page. Where they cover at least half of the nodes, those stay where
    they were and only new ones are placed, so that a reader finds the map as it was. `start` are places that springs
    begin from: the same things then come to stand much as they stood there. Edges to unknown nodes are ignored.

    >>> pair = (PageNode("a", "A", "Thing"), PageNode("b", "B", "Thing"))
    >>> places = lay_out(pair, (PageEdge("e", "a", "causes", "b"),), seed=7)
    >>> list(places), places == lay_out(pair, (PageEdge("e", "a", "causes", "b"),), seed=7)
    (['a', 'b'], True)
    """
    near = _neighbours(nodes, edges)
    kept = {id_: previous[id_] for id_ in near if id_ in previous} if previous else {}
    placed = dict(kept) if 2 * len(kept) >= len(near) else _spring(_busiest(near, SPRUNG), near, seed, start or {})
    held = frozenset(placed) if 2 * len(kept) >= len(near) else frozenset()
    _place_rest(placed, near, random.Random(seed))
    if len(near) <= SPRUNG:
        _push_apart(placed, held)
    return {id_: (round(placed[id_][0], 1), round(placed[id_][1], 1)) for id_ in near}


def _neighbours(nodes: Iterable[PageNode], edges: Iterable[PageEdge]) -> dict[str, list[str]]:
    near: dict[str, dict[str, None]] = {node.id: {} for node in nodes}
    for edge in edges:
        if edge.subject in near and edge.object in near and edge.subject != edge.object:
            near[edge.subject][edge.object] = None
            near[edge.object][edge.subject] = None
    return {id_: sorted(others) for id_, others in near.items()}


def _busiest(near: Mapping[str, Sequence[str]], most: int) -> list[str]:
    return sorted(near, key=lambda id_: (-len(near[id_]), id_))[:most]


# Springs, one connected piece after the other ----------------------------------------------------------------------


def _spring(
    ids: Sequence[str], near: Mapping[str, Sequence[str]], seed: int, start: Mapping[str, Point]
) -> dict[str, Point]:
    """Springs send pieces that nothing joins ever further apart: so each is laid out alone, then they are packed."""
    graph: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    index = dict(zip(ids, graph.add_nodes_from(list(ids)), strict=True))
    graph.add_edges_from([(index[a], index[b], None) for a in ids for b in near[a] if a < b and b in index])
    pieces = [sorted(piece) for piece in rx.connected_components(graph)]
    pieces.sort(key=lambda piece: (-len(piece), ids[piece[0]]))
    circles = [(_spring_piece(graph, piece, seed, start), _radius(len(piece))) for piece in pieces]
    return dict(_pack(circles))


def _radius(count: int) -> float:
    return SPACING * 0.62 * math.sqrt(count)


def _spring_piece(
    graph: rx.PyGraph[str, None], piece: Sequence[int], seed: int, start: Mapping[str, Point]
) -> dict[str, Point]:
    part = graph.subgraph(list(piece))
    chance = random.Random(seed)
    known = _unit({i: start[part[i]] for i in part.node_indices() if part[i] in start})
    count = _TRIES if part.num_edges() <= _COUNTED and len(known) < part.num_nodes() else 1
    tries = [_sprung(part, chance.getrandbits(32), known) for _ in range(count)]
    links = list(part.edge_list())
    best = min(tries, key=lambda places: count_crossings(links, places)) if len(tries) > 1 else tries[0]
    radius = _radius(len(piece))
    return {part[i]: (radius * x, radius * y) for i, (x, y) in best.items()}


def _unit(places: Mapping[int, Point]) -> dict[int, Point]:
    """Return places around the middle, none further than 1 from it."""
    if not places:
        return {}
    x = sum(place[0] for place in places.values()) / len(places)
    y = sum(place[1] for place in places.values()) / len(places)
    far = max(math.hypot(a - x, b - y) for a, b in places.values()) or 1.0
    return {i: ((a - x) / far, (b - y) / far) for i, (a, b) in places.items()}


def _sprung(part: rx.PyGraph[str, None], seed: int, known: Mapping[int, Point]) -> dict[int, Point]:
    pos = dict(known) or None
    places = rx.spring_layout(part, pos, num_iter=_ITERATIONS, seed=seed, repulsive_exponent=2, scale=1)
    return {i: (float(place[0]), float(place[1])) for i, place in places.items()}


def _pack(circles: Sequence[tuple[dict[str, Point], float]]) -> Iterator[tuple[str, Point]]:
    """Set circles side by side, largest in the middle, each at the first free place of a widening spiral."""
    taken: list[tuple[float, float, float]] = []
    turn = 0
    for places, radius in circles:
        while True:
            reach = SPACING * 0.35 * math.sqrt(turn)
            x, y = reach * math.cos(2.4 * turn), reach * math.sin(2.4 * turn)
            if all(math.hypot(x - a, y - b) >= radius + r + SPACING * 0.4 for a, b, r in taken):
                break
            turn += 1
        taken.append((x, y, radius))
        yield from ((id_, (x + px, y + py)) for id_, (px, py) in places.items())


# The others --------------------------------------------------------------------------------------------------------


def _place_rest(placed: dict[str, Point], near: Mapping[str, Sequence[str]], chance: random.Random) -> None:
    """Put each remaining node at the mean of its placed neighbours, those first that have some; add a small jitter."""
    queue = [id_ for id_ in near if id_ not in placed]
    while queue:
        ready = [id_ for id_ in queue if any(other in placed for other in near[id_])]
        if not ready:
            ready = queue[:1]
        found = {id_: _beside([placed[o] for o in near[id_] if o in placed], placed, chance) for id_ in ready}
        placed.update(found)
        queue = [id_ for id_ in queue if id_ not in found]


def _beside(points: Sequence[Point], placed: Mapping[str, Point], chance: random.Random) -> Point:
    reach = SPACING if points else _radius(len(placed) + 1) + SPACING
    x = sum(p[0] for p in points) / len(points) if points else 0.0
    y = sum(p[1] for p in points) / len(points) if points else 0.0
    angle = chance.uniform(0.0, math.tau)
    far = reach * chance.uniform(0.6, 1.4) if points else reach
    return x + far * math.cos(angle), y + far * math.sin(angle)


def _push_apart(placed: dict[str, Point], held: frozenset[str], *, rounds: int = 40) -> None:
    """Move nodes that stand nearly on one another apart, `held` ones never; wider than high, as labels are."""
    for _ in range(rounds):
        moved = False
        for one, other in _close_pairs(placed):
            moved = _part(one, other, placed, held) or moved
        if not moved:
            return


def _close_pairs(placed: Mapping[str, Point]) -> Iterator[tuple[str, str]]:
    cell = SPACING * 0.8
    grid: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for id_, (x, y) in placed.items():
        grid[int(x // cell), int(y // cell)].append(id_)
    for (i, j), here in list(grid.items()):
        around = [b for di in (-1, 0, 1) for dj in (-1, 0, 1) for b in grid.get((i + di, j + dj), ())]
        yield from ((a, b) for a in here for b in around if a < b)


def _part(one: str, other: str, placed: dict[str, Point], held: frozenset[str]) -> bool:
    (ax, ay), (bx, by) = placed[one], placed[other]
    dx, dy = bx - ax or 1e-3, by - ay or 1e-3
    gap = math.hypot(dx, dy * 1.3)
    want = SPACING * 0.8
    if gap >= want or (one in held and other in held):
        return False
    push = (want - gap) / gap * (1.0 if one in held or other in held else 0.5)
    if one not in held:
        placed[one] = (ax - dx * push, ay - dy * push)
    if other not in held:
        placed[other] = (bx + dx * push, by + dy * push)
    return True
