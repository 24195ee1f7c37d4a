"""Twelve places where text may run as a script: the page that plain pyvis makes of each, and ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from playwright.sync_api import Page
from pyvis.network import Network

from graph.page import PageClaim, PageEdge, PageGraph, PageNode, render_page

RUNS = '<img src=x onerror="window.hit=1">'
ENDS = "</script><script>window.hit=1</script>"
_LEAVES = '"></div>' + RUNS

Case = tuple[str, Callable[[], str], PageGraph]


def _plain(payload: str = "n", **given: str) -> str:
    menus = {name: given.pop(name) == "yes" for name in ("select_menu", "filter_menu") if name in given}
    page = {name: given.pop(name) for name in ("heading", "bgcolor", "width") if name in given}
    options = given.pop("options", None)
    edge = given.pop("edge", "")
    net = Network(directed=True, cdn_resources="in_line", **menus, **page)
    net.add_node(payload, **({"label": "n", "x": 0, "y": 0, "physics": False} | given))
    net.add_node("other", label="other", x=200, y=0, physics=False)
    net.add_edge(payload, "other", **({"title": edge} if edge else {}))
    if options:
        net.options = {"nodes": {"shape": "dot"}, "configure": {"enabled": False}, "words": options}
    return str(net.generate_html())


def _ours() -> PageGraph:
    nodes = (PageNode("n", "n", "Thing"), PageNode("other", "other", "Thing"))
    edge = PageEdge("e", "n", "causes", "other", claims=("c",))
    return PageGraph("Case", nodes, (edge,), (PageClaim("c", "N causes other.", "n causes other"),))


def _node(**given: object) -> PageGraph:
    graph = _ours()
    return replace(graph, nodes=(replace(graph.nodes[0], **given), graph.nodes[1]))  # type: ignore[arg-type]


def _claim(**given: str) -> PageGraph:
    graph = _ours()
    return replace(graph, claims=(replace(graph.claims[0], **given),))  # type: ignore[arg-type]


def _id(payload: str) -> PageGraph:
    graph = _ours()
    nodes = (replace(graph.nodes[0], id=payload), graph.nodes[1])
    return replace(graph, nodes=nodes, edges=(replace(graph.edges[0], subject=payload),))


def cases() -> Iterator[Case]:
    """Yield the name of each case, plain pyvis's page of it, and our graph with the text in the like place."""
    graph = _ours()
    yield "label", lambda: _plain(label=RUNS), _node(label=RUNS)
    yield "node title", lambda: _plain(title=RUNS), _node(alt_labels=(RUNS,))
    yield "edge title", lambda: _plain(edge=RUNS), _claim(quote=RUNS)
    yield "end of a script in a label", lambda: _plain(label=ENDS), _node(label=ENDS)
    yield "label with markup", lambda: _plain(label=RUNS, font="14px arial html"), _node(label=f"<b>{RUNS}</b>")
    yield "filter menu", lambda: _plain(label=RUNS, filter_menu="yes"), _claim(article_title=RUNS, article_name="a")
    yield "title with href", lambda: _plain(title=f"href {RUNS}"), _claim(quote=f"href {RUNS}", sentence=f"href {RUNS}")
    yield "id in a menu", lambda: _plain(payload=_LEAVES, select_menu="yes"), _id(_LEAVES)
    yield "heading", lambda: _plain(heading=RUNS), replace(graph, title=RUNS)
    yield "ground", lambda: _plain(bgcolor=f"red}}</style>{RUNS}"), _node(kind=f"</style>{RUNS}")
    yield "width", lambda: _plain(width=f"1px}}</style>{RUNS}"), replace(graph, counts={RUNS: 1}, note=RUNS)
    yield (
        "options",
        lambda: _plain(options=ENDS),
        replace(graph, edges=(replace(graph.edges[0], relation=ENDS, facts=((ENDS, RUNS),)),)),
    )


_PLACES = """() => { const frame = document.querySelector("canvas")?.getBoundingClientRect();
  if (window.claimroot) return [...claimroot.shown().nodes.map(claimroot.nodeXY), claimroot.edgeXY("e")];
  if (!window.network || !frame) return [];
  const [a, b] = Object.values(network.getPositions()).map((at) => network.canvasToDOM(at));
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return [a, b, middle].map(({ x, y }) => ({ x: x + frame.x, y: y + frame.y })); }"""


def runs(page: Page, *, ours: bool) -> bool:
    """Say whether text ran as a script, once each concept and the link were pointed at, and ours was read through."""
    page.wait_for_timeout(500)
    for at in page.evaluate(_PLACES):
        page.mouse.move(at["x"] + 1, at["y"] + 1)
        page.mouse.move(at["x"], at["y"])
        page.wait_for_timeout(600)  # vis-network waits for a moment before it tells
    if ours:
        page.evaluate("location.hash = '#e=e'")
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        page.locator("#as-table").click()
    return page.evaluate("window.hit") is not None


def ours_html(graph: PageGraph) -> str:
    """Return our page of a case."""
    return render_page(graph, {node.id: (200.0 * i, 0.0) for i, node in enumerate(graph.nodes)})
