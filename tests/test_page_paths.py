"""Paths in the page: found by the page's own script, in a real browser, and the same as an exhaustive search finds."""

from __future__ import annotations

import math
import runpy
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import networkx as nx
from playwright.sync_api import Page, expect

from graph.page import PageClaim, PageEdge, PageGraph, PageNode
from ingest.model import Relation

demo_graph = runpy.run_path(str(Path(__file__).with_name("page_demo.py")))["demo_graph"]
Opener = Callable[..., Page]
WEIGHTS = (0.7, 0.5, 0.15)


def weighted_graph() -> PageGraph:
    graph: PageGraph = demo_graph()
    edges = tuple(replace(edge, weight=WEIGHTS[i % 3]) for i, edge in enumerate(graph.edges))
    return replace(graph, edges=edges)


def searched(graph: PageGraph, start: str, end: str, most: int = 4) -> list[tuple[float, float, int]]:
    """What the five best paths weigh, by an exhaustive search: weakest link, product, links."""
    ways: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in graph.edges:
        if edge.negated or edge.relation == Relation.NO_EFFECT_ON:
            continue
        ways.add_edge(edge.subject, edge.object, weight=edge.weight)
        if Relation(edge.relation).symmetric:
            ways.add_edge(edge.object, edge.subject, weight=edge.weight)
    people = {node.id for node in graph.nodes if node.kind == "Population"} - {start, end}
    if start not in ways or end not in ways:
        return []
    found = list(_paths(ways.subgraph(set(ways) - people), start, end, most))
    return sorted(found, key=lambda path: (-path[0], -path[1], path[2]))[:5]


def _paths(ways: nx.MultiDiGraph[str], start: str, end: str, most: int) -> Iterator[tuple[float, float, int]]:
    for steps in nx.all_simple_edge_paths(ways, start, end, cutoff=most):
        weights = [ways.edges[step]["weight"] for step in steps]
        yield (min(weights), round(math.prod(weights), 9), len(weights))


SEARCH = """([start, end]) => { const { paths } = claimroot.paths(start, end);
  const product = path => Math.round(1e9 * path.reduce((a, b) => a * b, 1)) / 1e9;
  return paths.map(path => [Math.min(...path), product(path), path.length]); }"""


def test_the_pages_search_finds_what_an_exhaustive_search_finds(opened: Opener) -> None:
    graph = weighted_graph()
    page = opened(graph)
    names = [node.id for node in graph.nodes]
    pairs = [*pairwise(names), *[(a, b) for a in names[::3] for b in names[1::4] if a != b]]
    assert len(pairs) > 80
    for start, end in pairs:
        expected = [list(path) for path in searched(graph, start, end)]
        assert page.evaluate(SEARCH, [start, end]) == expected, (start, end)


def test_a_path_is_found_drawn_and_told_with_keys_alone(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#find-paths").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel form input").first).to_be_focused()
    page.keyboard.type("flatfoot")
    page.keyboard.press("Tab")
    page.keyboard.type("disability")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("From flatfoot to disability")
    expect(panel.locator(".caution")).to_contain_text("A chain of claims is not itself evidence")
    first = panel.locator(".path").first
    expect(first.locator("h3 button")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("location.hash") == "#p=flatfoot&to=disability"
    second = panel.locator(".path").nth(1).locator("h3 button")
    second.focus()
    page.keyboard.press("Enter")
    expect(panel.locator(".path").nth(1).locator("h3 button")).to_have_attribute("aria-pressed", "true")
    expect(panel.locator(".path").nth(1).locator("h3 button")).to_be_focused()


def test_the_address_of_a_path_opens_it(opened: Opener) -> None:
    page = opened(demo_graph(), "#p=weight-loss&to=disability")
    expect(page.locator("#panel h2")).to_have_text("From weight loss to disability")
    concepts = page.locator("#panel .path.drawn .concept")
    expect(concepts.first).to_have_text("weight loss")
    expect(concepts.last).to_have_text("disability")


def test_a_path_leads_on_to_its_claims_and_back(opened: Opener) -> None:
    page = opened(demo_graph(), "#p=weight-loss&to=disability")
    page.locator("#panel .path.drawn .relation").first.click()
    expect(page.locator("#panel .claim")).not_to_have_count(0)
    page.locator(".trail .back").click()
    expect(page.locator("#panel h2")).to_have_text("From weight loss to disability")


def test_where_there_is_no_path_the_page_says_so(opened: Opener) -> None:
    page = opened(demo_graph(), "#p=hip&to=weather")
    expect(page.locator("#panel .sum")).to_have_text("No path of up to 4 links leads from hip to weather on this page.")
    expect(page.locator("#panel .path")).to_have_count(0)


def test_a_path_follows_no_denied_or_open_link_and_none_that_is_filtered_out(opened: Opener) -> None:
    nodes = tuple(PageNode(name, name, "Thing") for name in ("a", "b", "c"))
    claims = tuple(PageClaim(f"c{i}", "s", "q") for i in range(4))
    edges = (
        PageEdge("e0", "a", "causes", "b", negated=True, claims=("c0",)),
        PageEdge("e1", "a", "relieves", "c", claims=("c1",)),
        PageEdge("e2", "c", "causes", "b", claims=("c2",)),
        PageEdge("e3", "a", "worsens", "b", open_question=True, claims=("c3",)),
    )
    page = opened(PageGraph("Three", nodes, edges, claims), "#p=a&to=b")
    expect(page.locator("#panel .path")).to_have_count(1)
    expect(page.locator("#panel .path .hop")).to_have_count(2)
    page.locator('#legend [data-key="help"]').click()
    expect(page.locator("#panel .sum")).to_contain_text("over the links that pass the filters")


def test_names_that_no_concept_has_and_a_concept_twice_are_told(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#find-paths").click()
    one, other = page.locator("#panel form input").all()
    one.fill("zebra")
    other.fill("yoga")
    page.locator("#panel form button").click()
    expect(page.locator("#panel .told")).to_have_text("No concept is called zebra")
    one.fill("Yoga")
    page.locator("#panel form button").click()
    expect(page.locator("#panel .told")).to_have_text("These two are the same concept")
    one.fill("lumbago")
    page.locator("#panel form button").click()
    expect(page.locator("#panel h2")).to_have_text("From low back pain to yoga")
