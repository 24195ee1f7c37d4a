"""A `PageGraph` as the tables that the page's script reads: concepts and links to draw, claims to show.

Two parts, read one after the other: what the map needs, and all that is said of each claim. An index is a row's
position in another table.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from .looks import EVIDENCE, KINDS
from .model import LEVELS, PageCitation, PageClaim, PageEdge, PageGraph, PageNode
from .pack import Table, attributes, pack_rows, pack_table
from .stance import compare

DRAW_ALL = 5_000
DRAW_FIRST = 300
_STRENGTHS = ("none", "correlational", "conditional_causal", "direct_causal")
_CITATION = ("status", "confidence", "reasons", "printed", "work_title", "work_year", "doi", "design", "finding")
_ARTICLE = ("article_name", "article_title", "author", "publisher", "date", "url")
_CLAIM = (
    *("id", "subject_text", "object_text", "relation", "negated", "hedged", "strength", "quantity", "population"),
    *("attribution", "structural", "open_question", "absence", "reading", "rule"),
)
_TEXTS = ("sentence", "prefix", "quote", "suffix")

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
        open_question=one.open_question and other.open_question,
        weight=max(one.weight, other.weight),
        level=max(one.level, other.level, key=("", *LEVELS).index),
        facts=tuple(dict.fromkeys(one.facts + other.facts)),
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
        "page": node.page,
        "d": int(drawn),
    }


def _finite(number: float) -> int:
    return round(float(number)) if math.isfinite(number) else 0


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
            "open": int(edge.open_question),
            "weight": edge.weight,
            "level": edge.level,
            "facts": [list(fact) for fact in edge.facts],
            "agree": agree[i],
            "oppose": oppose[i],
        }
        for i, edge in enumerate(edges)
    ]


def rows_table(rows: Sequence[Row]) -> Table:
    """Return the rows as a packed table."""
    names = list(rows[0]) if rows else []
    return pack_table({name: [row[name] for row in rows] for name in names}, len(rows))


def evidence_table(claims: Sequence[PageClaim]) -> Table:
    """Return what the map has to know of each claim: its place in `EVIDENCE`."""
    return pack_table({"evidence": [_evidence(claim) for claim in claims]}, len(claims))


def _evidence(claim: PageClaim) -> int:
    return EVIDENCE.index("drift" if claim.drifts else "linked" if claim.sourced else "none")


def claim_tables(claims: Sequence[PageClaim]) -> dict[str, Table]:
    """Return the tables `claims`, `texts`, `articles` and `citations`; what many claims share stands once."""
    articles: dict[tuple[str, ...], int] = {}
    citations: dict[PageCitation, int] = {}
    columns = attributes(claims, _CLAIM)
    columns["article"] = [articles.setdefault(_article(claim), len(articles)) for claim in claims]
    columns["citations"] = [[citations.setdefault(c, len(citations)) for c in claim.citations] for claim in claims]
    return {
        "claims": pack_table(columns, len(claims)),
        "texts": pack_rows(attributes(claims, _TEXTS)),
        "articles": pack_table(_transposed(list(articles)), len(articles)),
        "citations": pack_table(_citation_columns(tuple(citations)), len(citations)),
    }


def _article(claim: PageClaim) -> tuple[str, ...]:
    return tuple(getattr(claim, name) for name in _ARTICLE)


def _transposed(rows: Sequence[tuple[str, ...]]) -> dict[str, Sequence[Any]]:
    names = ("id", "title", "author", "publisher", "date", "url")
    return {name: [row[i] for row in rows] for i, name in enumerate(names)}


def _citation_columns(citations: Sequence[PageCitation]) -> dict[str, Sequence[Any]]:
    verdicts = [[asdict(v) | {"drift": v.drift, "open": v.open} for v in one.verdicts] for one in citations]
    return {**attributes(citations, _CITATION), "verdicts": verdicts}
