"""The page against plain pyvis 0.3.2 with the same data, in one run: python -m benchmarks.page [--quick]

Times are CPU seconds of the page's main thread up to the first drawn graph, and milliseconds of it a frame while the
whole graph is dragged about (Chromium's own counters, thread ticks): other work on the machine changes them little.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from graph.page import PageGraph

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
            page.wait_for_timeout(2_500)
            before = busy_s(session)
            page.evaluate(DRAG, frames)
            pans.append(1_000 * (busy_s(session) - before) / frames)
    return Measured(statistics.median(draws), statistics.median(pans), len(html.encode()) / 1e6)


def cpu_s(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds of this process that `work` took, and what it gave."""
    before = time.process_time()
    result = work()
    return time.process_time() - before, result
