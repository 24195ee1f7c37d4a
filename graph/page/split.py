"""A graph that is too large for one page: an overview of the busiest concepts, and a page for some of them each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from .model import PageGraph

MOST_CONCEPTS = 20_000
MOST_BYTES = 15_000_000
"""A single page holds no more concepts and bytes: above, a browser is slow to open it."""
OVERVIEW, FOCUSED, MOST_CLAIMS = 300, 40, 5_000


def split_graph(graph: PageGraph, folder: str) -> tuple[PageGraph, dict[str, PageGraph]]:
    """Return an overview of the 300 busiest concepts, and pages by file name for the 40 busiest of them.

    A page holds what is said of its concept: at most 5,000 claims, and its note says where there are more. `folder` is
    where the pages will stand, seen from the overview.
    """
    degree = Counter(end for edge in graph.edges for end in {edge.subject, edge.object})
    busiest = sorted((node.id for node in graph.nodes), key=lambda id_: (-degree[id_], id_))[:OVERVIEW]
    files = {id_: f"{number:02d}-{_slug(id_)}.html" for number, id_ in enumerate(busiest[:FOCUSED], 1)}
    words = f"Shown: the {len(busiest)} busiest of {len(graph.nodes):,} concepts and the claims between them."
    overview = _part(graph, frozenset(busiest), graph.title, f"{graph.note} {words}")
    named = tuple(
        replace(node, page=f"{folder}/{files[node.id]}") if node.id in files else node for node in overview.nodes
    )
    return replace(overview, nodes=named), {files[id_]: page for id_, page in _pages(graph, tuple(files))}


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "concept"


def _pages(graph: PageGraph, ids: Collection[str]) -> Iterator[tuple[str, PageGraph]]:
    labels = {node.id: node.label for node in graph.nodes}
    for id_ in ids:
        edges = [edge for edge in graph.edges if id_ in (edge.subject, edge.object)]
        edges.sort(key=lambda edge: -len(edge.claims))
        kept, held = [], 0
        for edge in edges:
            held += len(edge.claims)
            if held > MOST_CLAIMS:
                break
            kept.append(edge.id)
        left = len(edges) - len(kept)
        note = f"{graph.note} Left out for want of room: {left:,} links with fewer claims." if left else graph.note
        ends = frozenset(end for edge in edges if edge.id in set(kept) for end in (edge.subject, edge.object))
        yield id_, _part(graph, ends | {id_}, f"Claims about {labels[id_]}", note, frozenset(kept))


def _part(
    graph: PageGraph, ids: frozenset[str], title: str, note: str, only: frozenset[str] | None = None
) -> PageGraph:
    edges = tuple(
        edge for edge in graph.edges if edge.subject in ids and edge.object in ids and (only is None or edge.id in only)
    )
    claims = frozenset(claim for edge in edges for claim in edge.claims)
    kept = tuple(claim for claim in graph.claims if claim.id in claims)
    return replace(
        graph,
        title=title,
        note=note,
        nodes=tuple(node for node in graph.nodes if node.id in ids),
        edges=edges,
        claims=kept,
        counts={"articles": len({claim.article_name for claim in kept}), "claims": len(kept)},
    )
