"""Nothing from an article runs in the page, and the page asks nobody for anything: in a real browser."""

from __future__ import annotations

import re
import runpy
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.drawing import Drawing
from graph.page import PageGraph, PageNode, lay_out, render_page

DEMO = runpy.run_path(str(Path(__file__).with_name("page_demo.py")))
demo_graph, hostile_graph = DEMO["demo_graph"], DEMO["hostile_graph"]
Opener = Callable[..., Page]

INJECTIONS = {
    "ends the script and starts one": "</script><script>window.hit=1</script>",
    "an image that fails": '<img src=x onerror="window.hit=1">',
    "an image after the text href": 'href <img src=x onerror="window.hit=1">',
    "a link that is a script": '<a href="javascript:window.hit=1">href</a>',
    "an address that is a script": "javascript:window.hit=1//",
    "an attribute that is left": "\"' onfocus='window.hit=1' autofocus x='",
    "a drawing with a script": "<svg><script>window.hit=1</script></svg>",
    "a frame with a page of its own": '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
    "markup of vis-network": "<b>bold</b><i>x</i>`code`*multi*",
    "a template": "{{ 7 * 7 }}{% raw %}${window.hit=1}",
    "a style that asks the network": "<style>@import url(https://example.org/x)</style>",
    "a page that moves on": '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    "a comment that hides the rest": "<!--<script>--><![CDATA[",
    "half pairs, nothings and turns of writing": "\ud800\x00\u2028\u202e\ufeff__proto__",
}
MADE_BY_TEXT = "img, iframe, object, embed, [onerror], [onclick], [onfocus], [href^='javascript'], [autofocus]"


def drive(page: Page) -> None:
    """Show text from the articles in every place where the page shows it."""
    page.evaluate("() => { window.first = claimroot.edgeXY(claimroot.shown().edges[0]); }")
    at = page.evaluate("first")
    page.mouse.move(at["x"], at["y"])  # the line that hovering tells, the badge on the link
    page.mouse.click(at["x"], at["y"])  # the panel: sentence, quote, article, reference, work, finding, verdicts
    page.locator("#panel .concept").first.click()
    page.locator("#panel .plain, #panel .concept").last.click()
    page.evaluate("[...document.querySelectorAll('details')].forEach(details => details.open = true)")
    page.evaluate("document.querySelectorAll('select').forEach(s => { s.selectedIndex = 1; })")
    page.locator("#as-table").click()
    page.locator("#query").fill("script")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.locator("#as-map").click()
    page.locator("#find-paths").click()
    for field in page.locator("#panel form input").all():
        field.fill("o")
    page.locator("#start-tour").click()
    for _ in range(5):
        page.keyboard.press("Enter")
    page.evaluate("claimroot.picture()")
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_text_in_every_place_runs_nothing_under_the_pages_own_policy(opened: Opener, text: str) -> None:
    page = opened(hostile_graph(text))
    before = page.evaluate("document.querySelectorAll('script, style, link, meta').length")
    drive(page)
    assert page.evaluate("window.hit") is None
    assert page.locator(MADE_BY_TEXT).count() == 0
    assert page.evaluate("document.querySelectorAll('script, style, link, meta').length") == before
    assert page.url.startswith("file:")


def test_the_policy_stops_a_script_that_gets_in_all_the_same(browser: Browser, tmp_path: Path) -> None:
    html = render_page(demo_graph(), {})
    marker = '<div id="live"'
    assert html.count(marker) == 1
    file = tmp_path / "page.html"
    foreign = "<script>window.hit = 1</script><p id=there onclick='window.hit = 2'></p>"
    file.write_text(html.replace(marker, foreign + marker), encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate("document.getElementById('there').click()")
    assert page.evaluate("window.hit") is None
    assert len([text for text in said if "Content Security Policy" in text]) == len(said) == 2
    page.close()


@contextmanager
def silent_network() -> Iterator[tuple[int, list[str]]]:
    """A port that takes every call and never answers, as a firewall does; and what was asked of it."""
    heard: list[str] = []
    calls: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hear(call: socket.socket) -> None:
            with suppress(OSError):
                heard.append(call.recv(4_000).decode("latin-1"))

        def listen() -> None:
            with suppress(OSError):
                while True:
                    calls.append(server.accept()[0])
                    threading.Thread(target=hear, args=(calls[-1],), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], heard
        for call in calls:
            call.close()


def strangers(heard: list[str]) -> set[str]:
    """The hosts that were called, without those that Chromium itself calls (accounts, updates)."""
    hosts = {host for call in heard for host in re.findall(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io)", call)}
    return {host for host in hosts if not host.endswith(("google.com", "googleapis.com", "gvt1.com", "gstatic.com"))}


def test_behind_a_network_that_never_answers_the_page_opens_and_asks_for_nothing(
    browser: Browser, chromium: str, chromium_flags: list[str], tmp_path: Path
) -> None:
    graph = demo_graph()
    file = tmp_path / "page.html"
    file.write_text(render_page(graph, lay_out(graph.nodes, graph.edges)), encoding="utf-8")
    with silent_network() as (port, heard):
        rule = f"--host-resolver-rules=MAP * 127.0.0.1:{port}"
        cut_off = browser.browser_type.launch(executable_path=chromium, args=[*chromium_flags, rule])
        page = cut_off.new_page(reduced_motion="reduce")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri() + "#c=c00-0")
        page.wait_for_selector("html[data-ready]", state="attached")
        drive(page)
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
        assert strangers(heard) == set()
        page.goto("about:blank")
        with pytest.raises(Exception, match="Timeout"):  # so it would have been heard
            page.goto("http://example.org/", timeout=1_500)
        cut_off.close()
    assert strangers(heard) == {"example.org"}


# In a notebook -----------------------------------------------------------------------------------------------------


def test_a_notebook_shows_the_page_in_a_frame_that_is_locked_in(opened: Opener) -> None:
    graph = demo_graph()
    drawing = Drawing(graph, lay_out(graph.nodes, graph.edges))
    shown = drawing._repr_html_()
    page = opened(None, html=f"<!doctype html><title>notebook</title><body>{shown}")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#shown")).to_have_text("Shown 30 of 30 concepts, 42 of 42 links")
    frame.locator("#panel .rows button").first.click()
    expect(frame.locator("#panel h2")).to_have_text("knee pain")
    frame.locator("#panel .group button").first.click()
    expect(frame.locator("#panel .claim")).not_to_have_count(0)
    sandbox = page.locator("iframe").get_attribute("sandbox") or ""
    assert "allow-scripts" in sandbox
    assert "allow-same-origin" not in sandbox


def test_hostile_text_does_not_leave_the_frame_of_a_notebook(opened: Opener) -> None:
    text = '"></iframe><script>window.hit=1</script><img src=x onerror="window.hit=1">'
    graph = PageGraph(text, (PageNode("a", text, "Thing"),), note=text)
    page = opened(None, html=f"<!doctype html><title>notebook</title><body>{Drawing(graph, {})._repr_html_()}")
    expect(page.frame_locator("iframe").locator("h1")).to_have_text(text)
    assert page.evaluate("window.hit") is None
    assert page.locator("img, body > script").count() == 0
