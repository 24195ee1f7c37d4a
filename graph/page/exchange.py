"""What is drawn as GraphML and GEXF, for Gephi, Cytoscape and whatever else reads graphs. networkx writes both."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import networkx as nx

from .crossings import Point
from .inline import printable
from .model import PageGraph


def drawn_graph(graph: PageGraph, places: Mapping[str, Point]) -> nx.MultiDiGraph[str]:
    """Return what is drawn as a graph: a node for each concept, an edge for each link, keyed by its id.

    Values are plain: text, numbers and truth values. `x` and `y` are pixels, y downward; an edge's `claims` are the ids
    and `quotes` the words of its claims, each on a line.
    """
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=printable(graph.title), note=printable(graph.note))
    claims = {claim.id: claim for claim in graph.claims}
    for node in graph.nodes:
        x, y = places.get(node.id, (0.0, 0.0))
        also = "; ".join(node.alt_labels)
        drawn.add_node(_text(node.id), **_plain(label=node.label, kind=node.kind, also=also, iri=node.iri, x=x, y=y))
    for edge in graph.edges:
        told = [claims[one] for one in edge.claims]
        values = _plain(
            label=f"not {edge.relation}" if edge.negated else edge.relation,
            relation=edge.relation,
            negated=edge.negated,
            open_question=edge.open_question,
            language_strength=edge.language_strength,
            sourced=edge.supported,
            strength=edge.level,
            claim_count=len(told),
            drifts=any(claim.drifts for claim in told),
            claims="\n".join(edge.claims),
            quotes="\n".join(claim.quote for claim in told),
        )
        drawn.add_edge(_text(edge.subject), _text(edge.object), key=_text(edge.id), **values)
    return drawn


def graphml(graph: PageGraph, places: Mapping[str, Point]) -> str:
    """Return what is drawn as GraphML (graphml.graphdrawing.org), in UTF-8.

    >>> "<graphml" in graphml(PageGraph("Nothing yet"), {})
    True
    """
    buffer = io.BytesIO()
    nx.write_graphml(drawn_graph(graph, places), buffer)
    return buffer.getvalue().decode("utf-8")


def gexf(graph: PageGraph, places: Mapping[str, Point]) -> str:
    """Return what is drawn as GEXF 1.2 (gexf.net), in UTF-8, with its positions in Gephi's sense: y upward.

    >>> "<gexf" in gexf(PageGraph("Nothing yet"), {})
    True
    """
    drawn = drawn_graph(graph, places)
    for _, values in drawn.nodes(data=True):
        values["viz"] = {"position": {"x": values["x"], "y": -values["y"], "z": 0.0}}
    buffer = io.BytesIO()
    nx.write_gexf(drawn, buffer)
    return buffer.getvalue().decode("utf-8")


def _plain(**values: Any) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, str) else value for name, value in values.items()}


def _text(words: str) -> str:
    return printable(words)
