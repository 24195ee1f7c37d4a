"""The page for everyone: axe-core finds nothing critical or serious, in light and dark, in every state."""

from __future__ import annotations

import random
import runpy
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.page import PageClaim, PageEdge, PageGraph, PageNode, render_page

demo_graph = runpy.run_path(str(Path(__file__).with_name("page_demo.py")))["demo_graph"]
Opener = Callable[..., Page]
PHONE = {"width": 390, "height": 844}

STATES: dict[str, tuple[str, str]] = {
    "as it opens": ("", ""),
    "a concept": ("#n=yoga", ""),
    "a claim with its work": ("#c=c00-0", ""),
    "a drift and a conflict": ("#e=e05", ""),
    "paths": ("#p=weight-loss&to=disability", ""),
    "the table": ("#v=table", ""),
    "what is found": ("", "document.getElementById('query').focus()"),
    "the tour": ("", "document.getElementById('start-tour').click()"),
    "the words": ("", "document.getElementById('open-glossary').click()"),
    "what can be saved": ("", "document.getElementById('save-box').open = true"),
}


def faults(page: Page) -> list[tuple[str, str, str]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["impact"], node["html"][:120]) for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_critical_or_serious(opened: Opener, scheme: str) -> None:
    page = opened(demo_graph(), scheme=scheme)
    found = {}
    for name, (address, act) in STATES.items():
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(50)
        if act:
            page.evaluate(act)
        if name == "what is found":
            page.keyboard.type("knee")
        found[name] = [one for one in faults(page) if one[1] in ("critical", "serious")]
        page.keyboard.press("Escape")
        page.evaluate("document.getElementById('glossary').close()")
    assert found == {name: [] for name in STATES}


@pytest.mark.parametrize("address", ["", "#c=c00-0", "#v=table"])
def test_axe_finds_nothing_critical_or_serious_on_a_phone(opened: Opener, address: str) -> None:
    page = opened(demo_graph(), address, size=PHONE)
    assert [one for one in faults(page) if one[1] in ("critical", "serious")] == []


def test_axe_finds_nothing_critical_or_serious_without_a_script(opened: Opener) -> None:
    page = opened(demo_graph(), scripts=False)
    expect(page.locator("noscript table")).to_be_visible()
    assert page.locator("noscript th[scope]").count() == 4 + len(demo_graph().claims)


def test_every_button_and_field_has_a_name(opened: Opener) -> None:
    page = opened(demo_graph(), "#c=c00-0")
    nameless = """() => [...document.querySelectorAll("button, input, select, summary, [role=option]")].filter(e =>
      !e.textContent.trim() && !e.getAttribute("aria-label") && !e.labels?.length).map(e => e.outerHTML)"""
    assert page.evaluate(nameless) == []


def made_graph(count: int) -> tuple[PageGraph, dict[str, tuple[float, float]]]:
    chance = random.Random(4)
    nodes = tuple(PageNode(f"n{i}", f"concept number {i}", "Condition") for i in range(count))
    ends = [(i, chance.randrange(i)) for i in range(1, count) for _ in range(3 if i > 3 else 1)]
    claims = tuple(PageClaim(f"c{i}", "s", "q") for i in range(len(ends)))
    edges = tuple(PageEdge(f"e{i}", f"n{a}", "causes", f"n{b}", claims=(f"c{i}",)) for i, (a, b) in enumerate(ends))
    places = {node.id: (chance.gauss(0, 2_500), chance.gauss(0, 2_500)) for node in nodes}
    return PageGraph("Many", nodes, edges, claims), places


def test_of_two_thousand_concepts_thirty_and_more_are_named_and_no_name_hides_another(opened: Opener) -> None:
    graph, places = made_graph(2_000)
    page = opened(None, html=render_page(graph, places))
    page.wait_for_selector("html[data-ready]", state="attached")
    labels = page.evaluate("claimroot.labels()")
    assert 30 <= len(labels) <= 60
    assert len({label["text"] for label in labels}) == len(labels)
    for (a, b, c, d), (e, f, g, h) in combinations([label["box"] for label in labels], 2):
        assert c <= e or g <= a or d <= f or h <= b


def test_a_large_map_stays_in_sight_while_it_is_dragged(opened: Opener) -> None:
    graph, places = made_graph(1_500)
    page = opened(None, html=render_page(graph, places))
    page.wait_for_selector("html[data-ready]", state="attached")
    ink = """() => { const map = document.querySelector("#map canvas");
      const copy = Object.assign(document.createElement("canvas"), { width: map.width, height: map.height });
      const ctx = copy.getContext("2d");
      ctx.drawImage(map, 0, 0);
      const { data } = ctx.getImageData(0, 0, map.width, map.height);
      let n = 0; for (let i = 3; i < data.length; i += 4) if (data[i] > 40) n++; return n; }"""
    frame = page.locator("#map").bounding_box()
    assert frame is not None
    before = page.evaluate(ink)
    page.mouse.move(frame["x"] + 10, frame["y"] + 10)
    page.mouse.down()
    page.mouse.move(frame["x"] + 40, frame["y"] + 30, steps=4)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    while_dragged = page.evaluate(ink)
    page.mouse.up()
    assert while_dragged > before / 2
    assert before > 5_000
