"""A `PageGraph` as the plain rows that the page's script reads: concepts and edges to draw, claims to show."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from .looks import KINDS
from .model import PageClaim, PageEdge, PageGraph, PageNode
from .stance import compare

DRAW_ALL = 5_000
DRAW_FIRST = 300
_STRENGTHS = ("none", "correlational", "conditional_causal", "direct_causal")

Row = dict[str, object]


def merge_edges(edges: Iterable[PageEdge]) -> tuple[PageEdge, ...]:
    """Return one edge for each subject, relation, object and negation, with the claims of all that it stands for.

    >>> twice = (PageEdge("1", "a", "causes", "b", claims=("x",)), PageEdge("2", "a", "causes", "b", claims=("y",)))
    >>> merge_edges(twice)[0].claims
    ('x', 'y')
    """
    merged: dict[tuple[str, str, str, bool], PageEdge] = {}
    for edge in edges:
        first = merged.get(edge.proposition)
        merged[edge.proposition] = _join(first, edge) if first else edge
    return tuple(merged.values())


def _join(one: PageEdge, other: PageEdge) -> PageEdge:
    return replace(
        one,
        claims=tuple(dict.fromkeys(one.claims + other.claims)),
        language_strength=max(one.language_strength, other.language_strength, key=_rank),
        supported=one.supported or other.supported,
    )


def _rank(strength: str) -> int:
    return _STRENGTHS.index(strength) if strength in _STRENGTHS else -1


def drawn_first(nodes: Sequence[PageNode], edges: Iterable[PageEdge]) -> frozenset[str]:
    """Return the ids of the concepts that are drawn when the page opens: all up to 5,000, else the 300 busiest."""
    if len(nodes) <= DRAW_ALL:
        return frozenset(node.id for node in nodes)
    degree = Counter(end for edge in edges for end in {edge.subject, edge.object})
    return frozenset(sorted((node.id for node in nodes), key=lambda id_: (-degree[id_], id_))[:DRAW_FIRST])


def node_rows(graph: PageGraph, drawn: frozenset[str], positions: Mapping[str, tuple[float, float]]) -> list[Row]:
    """Return a row for each concept; `d` is 1 where it is drawn at first. One without a position stands at (0, 0)."""
    return [_node_row(node, node.id in drawn, positions.get(node.id, (0.0, 0.0))) for node in graph.nodes]


def _node_row(node: PageNode, drawn: bool, place: tuple[float, float]) -> Row:
    return {
        "id": node.id,
        "label": node.label or node.id,
        "x": _finite(place[0]),
        "y": _finite(place[1]),
        "kind": node.kind if node.kind in KINDS else "Thing",
        "also": list(node.alt_labels),
        "iri": node.iri,
        "d": int(drawn),
    }


def _finite(number: float) -> float:
    return round(float(number), 1) if math.isfinite(number) else 0.0


def edge_rows(edges: Sequence[PageEdge], graph: PageGraph) -> list[Row]:
    """Return a row for each drawn edge. `from`, `to` and `claims` are positions in the other tables.

    `agree` and `oppose` are positions of edges that say the same of the pair, and the opposite.
    """
    at = {node.id: i for i, node in enumerate(graph.nodes)}
    claim_at = {claim.id: i for i, claim in enumerate(graph.claims)}
    agree, oppose = compare(edges)
    return [
        {
            "id": edge.id,
            "from": at[edge.subject],
            "to": at[edge.object],
            "relation": edge.relation,
            "not": int(edge.negated),
            "claims": [claim_at[claim] for claim in edge.claims],
            "strength": edge.language_strength,
            "supported": int(edge.supported),
            "agree": agree[i],
            "oppose": oppose[i],
        }
        for i, edge in enumerate(edges)
    ]


def claim_row(claim: PageClaim) -> Row:
    """Return a claim's fields by name, without those that are empty; `sourced` and `drifts` are worked out."""
    row: Row = {"id": claim.id, "sourced": claim.sourced, "drifts": claim.drifts}
    row |= asdict(claim)
    row["citations"] = [
        {k: v for k, v in asdict(c).items() if v not in (None, "", ())}
        | {"verdicts": [asdict(v) | {"drift": v.drift, "open": v.open} for v in c.verdicts]}
        for c in claim.citations
    ]
    return {name: value for name, value in row.items() if value not in ("", False, (), [], None)}
