"""The page against plain pyvis 0.3.2 with the same data, in one run: python -m benchmarks.page [--quick]

Times are CPU seconds of the page's main thread up to the first drawn graph, and milliseconds of it a frame while the
whole graph is dragged about (Chromium's own counters, thread ticks): other work on the machine changes them little.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from graph.page import PageClaim, PageEdge, PageGraph, PageNode, render_page

from .page_cases import cases, ours_html, runs
from .page_graph import made_graph

CHROMIUM = "/usr/bin/chromium" if os.path.exists("/usr/bin/chromium") else shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SIZE = {"width": 1280, "height": 860}
TRAP = """Object.defineProperty(window, "network", { get() { return this.trapped; }, set(net) {
  this.trapped = net;
  net.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", "yes")); } });"""
DRAG = """async (frames) => {
  const canvas = document.querySelector("canvas");
  const at = canvas.getBoundingClientRect();
  const send = (target, type, x, buttons) => target.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true,
    pointerId: 1, pointerType: "mouse", isPrimary: true, button: type === "pointermove" ? -1 : 0, buttons,
    clientX: at.left + x, clientY: at.top + 5 }));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  send(canvas, "pointerdown", 20, 1);
  for (let i = 1; i <= frames; i++) { send(window, "pointermove", 20 + 2 * (i % 60), 1); await frame(); }
  send(window, "pointerup", 20, 0);
}"""


@dataclass(frozen=True)
class Measured:
    """What one page costs: CPU seconds to the first draw, CPU milliseconds a frame, megabytes of the file."""

    first_draw_s: float
    frame_ms: float
    size_mb: float


def plain_page(graph: PageGraph, places: dict[str, tuple[float, float]]) -> str:
    """Return the page as pyvis makes it by itself, positions given and physics off: the best it can do."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    for node in graph.nodes:
        x, y = places[node.id]
        net.add_node(node.id, label=node.label, title=node.label, group=node.kind, x=x, y=y)
    quotes = {claim.id: claim.quote for claim in graph.claims}
    for edge in graph.edges:
        net.add_edge(edge.subject, edge.object, title=quotes[edge.claims[0]])
    return str(net.generate_html())


@contextmanager
def opened(browser: Browser, html: str) -> Iterator[tuple[Page, Any]]:
    """Give the page, opened from a file without a network and drawn once, with its debugging session."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport=SIZE, reduced_motion="reduce")  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(300_000)
        page.route(re.compile(r"^https?:"), lambda route: route.abort())
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.add_init_script(TRAP)
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-drawn]", state="attached")
        yield page, session
        context.close()


def busy_s(session: Any) -> float:
    """Return the CPU seconds that the page's main thread has used."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


def measure(browser: Browser, html: str, *, runs: int, frames: int) -> Measured:
    """Return the medians of several fresh pages."""
    draws, pans = [], []
    for _ in range(runs):
        with opened(browser, html) as (page, session):
            draws.append(busy_s(session))
            if page.evaluate("'claimroot' in window"):
                page.wait_for_selector("html[data-indexed]", state="attached")
            page.wait_for_timeout(1_000)
            before = busy_s(session)
            page.evaluate(DRAG, frames)
            pans.append(1_000 * (busy_s(session) - before) / frames)
    return Measured(statistics.median(draws), statistics.median(pans), len(html.encode()) / 1e6)


def cpu_s(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds of this process that `work` took, and what it gave."""
    before = time.process_time()
    result = work()
    return time.process_time() - before, result


# The rows of the table ----------------------------------------------------------------------------------------------

Row = tuple[str, str, str, str, bool]
"""What was measured, plain pyvis, ours, the bar, and whether ours keeps to it."""


def _ratio(name: str, plain: float, ours: float, unit: str, bar: float) -> Row:
    share = ours / plain
    return (name, f"{plain:,.2f} {unit}", f"{ours:,.2f} {unit} = {share:.3f} x", f"<= {bar} x", share <= bar)


def drawing_rows(browser: Browser, runs: int) -> Iterator[Row]:
    """Yield the rows of first draw, frame, size and building."""
    for count, draw_bar, frame_bar in ((5_000, 0.45, 0.1), (20_000, 0.15, 0.03)):
        graph, places = made_graph(count)
        plain_s, html = cpu_s(lambda graph=graph, places=places: plain_page(graph, places))
        plain = measure(browser, html, runs=min(runs, 3 if count == 5_000 else 1), frames=60 if count == 5_000 else 10)
        ours_s, html = cpu_s(lambda graph=graph, places=places: render_page(graph, places))
        ours = measure(browser, html, runs=runs, frames=60)
        size = f"{count:,} / {3 * count:,}"
        yield _ratio(f"{size}: first draw", plain.first_draw_s, ours.first_draw_s, "s", draw_bar)
        yield _ratio(f"{size}: a frame while panning", plain.frame_ms, ours.frame_ms, "ms", frame_bar)
        if count == 20_000:
            sizes = f"{plain.size_mb:.1f} MB", f"{ours.size_mb:.2f} MB"
            yield (f"{size}: size", *sizes, "<= 10 MB", ours.size_mb <= 10)
            yield (f"{size}: building the page", f"{plain_s:.1f} s", f"{ours_s:.2f} s", "<= 4 s", ours_s <= 4)
            yield from search_rows(browser, html, graph)


def search_rows(browser: Browser, html: str, graph: PageGraph) -> Iterator[Row]:
    """Yield how long the page takes from a typed word to results that are laid out, for four kinds of words."""
    chance = random.Random(3)
    claim = chance.choice(graph.claims)
    words = {
        "label": graph.nodes[chance.randrange(len(graph.nodes))].label,
        "synonym": graph.nodes[chance.randrange(len(graph.nodes))].alt_labels[0],
        "author": claim.author,
        "a word of a quote": claim.quote.split()[12],
        "three words of a quote": " ".join(claim.quote.split()[9:12]),
    }
    timing = """async (words) => { const query = document.getElementById("query"); query.value = words;
      const before = performance.now(); query.dispatchEvent(new Event("input"));
      document.getElementById("hits").getBoundingClientRect(); return performance.now() - before; }"""
    with opened(browser, html) as (page, _):
        page.wait_for_selector("html[data-indexed]", state="attached")
        for name, text in words.items():
            took = statistics.median(page.evaluate(timing, text) for _ in range(7))
            assert page.locator("#hits .hit").count() > 0, f"nothing found for {text!r}"
            yield (f"20,000: search by {name}", "none", f"{took:.0f} ms", "<= 100 ms", took <= 100)


def label_row(browser: Browser) -> Row:
    """Return how many concepts are named at 2,000 with the whole graph in view."""
    graph, places = made_graph(2_000)
    with opened(browser, render_page(graph, places)) as (page, _):
        labels = [label["box"] for label in page.evaluate("claimroot.labels()")]
    apart = all(
        a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for i, a in enumerate(labels) for b in labels[:i]
    )
    said = f"{len(labels)}, {'none over another' if apart else 'some over others'}"
    return ("2,000: names that can be read, whole graph in view", "0", said, ">= 30", apart and len(labels) >= 30)


def parallel_row(browser: Browser) -> Row:
    """Return how many of four claims between one pair can be reached."""
    from pyvis.network import Network

    ways = (("a", "b"), ("a", "b"), ("a", "b"), ("b", "a"))
    net = Network()
    for name in "ab":
        net.add_node(name)
    for one, other in ways:
        net.add_edge(one, other)
    claims = tuple(PageClaim(f"c{i}", "s", f"quote {i}") for i in range(4))
    relations = ("relieves", "worsens", "causes", "causes")
    edges = tuple(
        PageEdge(f"e{i}", a, relation, b, claims=(f"c{i}",))
        for i, ((a, b), relation) in enumerate(zip(ways, relations, strict=True))
    )
    graph = PageGraph("Four", (PageNode("a", "A", "Thing"), PageNode("b", "B", "Thing")), edges, claims)
    found = set()
    with opened(browser, render_page(graph, {"a": (-200, 0), "b": (200, 0)})) as (page, _):
        page.wait_for_selector("html[data-ready]", state="attached")
        for i in range(4):
            at = page.evaluate("id => claimroot.edgeXY(id)", f"e{i}")
            page.mouse.click(at["x"], at["y"])
            found.add(page.locator("#panel .quote").inner_text())
    return ("claims kept between one pair", f"{len(net.edges)} of 4", f"{len(found)} of 4", "4 of 4", len(found) == 4)


def request_row(browser: Browser) -> Row:
    """Return how many hosts the two pages ask for something."""
    graph, places = made_graph(100)
    asked = []
    for html in (plain_page(graph, places), render_page(graph, places)):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page.html"
            file.write_text(html, encoding="utf-8")
            page = browser.new_page()
            urls: list[str] = []
            page.on("request", lambda request, urls=urls: urls.append(request.url))
            page.route(re.compile(r"^https?:"), lambda route: route.abort())
            page.goto(file.as_uri())
            page.wait_for_timeout(1_500)
            page.close()
        asked.append(len([url for url in urls if url.startswith("http")]))
    return ("requests", str(asked[0]), str(asked[1]), "0", asked[1] == 0)


def injection_row(browser: Browser) -> Row:
    """Return in how many of twelve places text runs as a script."""
    hits = [0, 0]
    for _, plain, graph in cases():
        for which, html in enumerate((plain(), ours_html(graph))):
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "page.html"
                file.write_text(html, encoding="utf-8")
                page = browser.new_page()
                page.route(re.compile(r"^https?:"), lambda route: route.abort())
                page.goto(file.as_uri())
                hits[which] += runs(page, ours=which == 1)
                page.close()
    return ("injections that run", f"{hits[0]} of 12", f"{hits[1]} of 12", "0", hits[1] == 0)


def access_row(browser: Browser) -> Row:
    """Return how many critical and serious findings axe-core has, plain pyvis with its menus."""
    from axe_playwright_python.sync_playwright import Axe
    from pyvis.network import Network

    graph, places = made_graph(100)
    net = Network(directed=True, cdn_resources="in_line", select_menu=True, filter_menu=True)
    net.toggle_physics(False)
    for node in graph.nodes:
        net.add_node(node.id, label=node.label)
    found = []
    for html in (str(net.generate_html()), render_page(graph, places)):
        with opened(browser, html) as (page, _):
            page.wait_for_timeout(1_500)
            faults = Axe().run(page).response["violations"]
            found.append(sum(fault["impact"] in ("critical", "serious") for fault in faults))
    return ("axe-core, critical and serious", str(found[0]), str(found[1]), "0", found[1] == 0)


def main() -> int:
    """Measure, print the table, and return 1 where a bar is not kept to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="fresh pages of ours for each figure; medians are printed")
    count = parser.parse_args().runs
    if CHROMIUM is None:
        sys.exit("needs Chromium")
    rows: list[Row] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        for measured in (drawing_rows(browser, count), iter([label_row(browser)]), iter([parallel_row(browser)])):
            rows.extend(measured)
        rows += [request_row(browser), injection_row(browser), access_row(browser)]
        browser.close()
    print("| measured | plain pyvis 0.3.2 | ours | bar | kept |\n| --- | --- | --- | --- | --- |")
    for name, plain, ours, bar, kept in rows:
        print(f"| {name} | {plain} | {ours} | {bar} | {'yes' if kept else 'NO'} |")
    return 0 if all(row[-1] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
