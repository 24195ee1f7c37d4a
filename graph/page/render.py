"""From a `PageGraph` to one HTML file, through pyvis's `Network` and a template of our own.

pyvis's own template loads Bootstrap from a network, prints node ids unescaped and turns tooltips into HTML: so only
its model and its drawing library are used. Rows are assigned, not added one by one, since `add_node` and `add_edge`
look through all earlier ones (measured: 15 seconds against 0.03 for 20,000 concepts).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .inline import HERE, csp_hash, page_script, page_style, printable, script_json, vis_script
from .looks import looks
from .model import PageClaim, PageGraph
from .pack import compressed
from .rows import claim_tables, drawn_first, edge_rows, evidence_table, merge_edges, node_rows, rows_table

if TYPE_CHECKING:
    from pyvis.network import Network

ROWS_WITHOUT_SCRIPT, ROWS_OF_MANY = 2_000, 500
"""How many claims the table for readers without a script holds, and how many of more; each stands in the data."""


def render_page(graph: PageGraph, positions: Mapping[str, tuple[float, float]]) -> str:
    """Return the whole page as HTML: the same bytes for the same graph, and nothing in it asks for a network.

    `positions` are in pixels at zoom 1, as `lay_out` gives them. Every claim of `graph` is in the page, drawn or
    not. Write the text as UTF-8.

    >>> page = render_page(PageGraph("Knees & backs"), {})
    >>> page.splitlines()[0], "<title>Knees &amp; backs</title>" in page
    ('<!doctype html>', True)
    """
    edges = merge_edges(graph.edges)
    network = _network()
    network.nodes = node_rows(graph, drawn_first(graph.nodes, edges), positions)
    network.edges = edge_rows(edges, graph)
    network.templateEnv.globals.update(_context(graph))
    return str(network.generate_html())


def _network() -> Network:
    from pyvis.network import Network  # half a second of imports that only this needs

    network = Network(directed=True, cdn_resources="in_line")
    network.templateEnv = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined)
    network.templateEnv.filters.update(
        script_json=script_json, rows_table=rows_table, compressed=compressed, printable=printable
    )
    network.path = "graph.html.j2"
    return network


def _context(graph: PageGraph) -> dict[str, Any]:
    most = ROWS_WITHOUT_SCRIPT if len(graph.claims) <= ROWS_WITHOUT_SCRIPT else ROWS_OF_MANY
    return {
        "title": graph.title,
        "note": graph.note,
        "counts": dict(graph.counts),
        "looks": looks(),
        "claim_count": len(graph.claims),
        "evidence": evidence_table(graph.claims),
        "claims": claim_tables(graph.claims),
        "table": list(islice(_table(graph.claims), most)),
        "style": page_style(),
        "scripts": (vis_script(), page_script()),
        "csp_hash": csp_hash,
    }


def _table(claims: tuple[PageClaim, ...]) -> Iterator[dict[str, str]]:
    for claim in claims:
        works = "; ".join(c.work_title or c.printed or "" for c in claim.citations)
        byline = ", ".join(part for part in (claim.author, claim.publisher, claim.date) if part)
        yield {
            "sentence": claim.sentence,
            "quote": claim.quote,
            "article": claim.article_title or claim.article_name,
            "byline": byline,
            "works": works or "no source",
        }
