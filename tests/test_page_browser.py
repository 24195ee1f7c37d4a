"""The page in a real browser, opened from a file with no network: what a reader sees, clicks and types."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.page import PageClaim, PageEdge, PageGraph, PageNode

DEMO = runpy.run_path(str(Path(__file__).with_name("page_demo.py")))
demo_graph, hostile_graph = DEMO["demo_graph"], DEMO["hostile_graph"]

WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
Opener = Callable[..., Page]


def click_on(page: Page, where: str, id_: str) -> None:
    at = page.evaluate(f"id => claimroot.{where}(id)", id_)
    page.mouse.click(at["x"], at["y"])


def settled(page: Page) -> None:
    """Let the browser draw twice."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


# The map -----------------------------------------------------------------------------------------------------------


def test_the_page_opens_with_all_concepts_and_an_invitation(opened: Opener) -> None:
    page = opened(demo_graph())
    expect(page.locator("#shown")).to_have_text("Shown 30 of 30 concepts, 42 of 42 links")
    expect(page.locator("#panel h2")).to_have_text("Select a concept or a link")
    expect(page.locator(".note")).to_have_text("A claim is what an article says, not what is true.")


def test_the_map_has_ink_on_it(opened: Opener) -> None:
    page = opened(demo_graph())
    colours = page.evaluate(
        """() => { const canvas = document.querySelector("#map canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set(); for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255)
        seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`); return [...seen]; }"""
    )
    assert {"213,94,0", "0,114,178", "0,158,115", "240,228,66"} <= set(colours)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_labels_stand_apart_and_inside_the_map(opened: Opener, size: dict[str, int]) -> None:
    page = opened(demo_graph(), size=size)
    labels = page.evaluate("claimroot.labels()")
    frame = page.evaluate("(({clientWidth: w, clientHeight: h}) => [w, h])(document.getElementById('map'))")
    assert 15 <= len(labels) <= 60
    for (a, b, c, d), (e, f, g, h) in combinations([label["box"] for label in labels], 2):
        assert c <= e or g <= a or d <= f or h <= b
    for left, top, right, bottom in (label["box"] for label in labels):
        assert 0 <= left < right <= frame[0]
        assert 0 <= top < bottom <= frame[1]


def test_a_click_on_a_link_shows_its_claims_and_what_they_rest_on(opened: Opener) -> None:
    page = opened(demo_graph())
    click_on(page, "edgeXY", "e00")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("knee osteoarthritis occurs together with low back pain")
    quotes = [c.quote for c in demo_graph().claims if c.id.startswith("c00-")]
    expect(panel.locator("blockquote .quote")).to_have_text(quotes)
    expect(panel.locator(".sum")).to_have_text("4 claims in 3 articles; 1 work behind them. ")
    first = panel.locator(".claim").first
    expect(first.locator(".context").first).to_have_text("… sentence before it says nothing much.")
    expect(first.locator(".printed")).to_contain_text("Suri P et al. Arthritis Care Res. 2010")
    expect(first.locator(".how")).to_contain_text("matched by us, 93% sure")
    expect(first.locator(".finding")).to_contain_text("57.4% reported low back pain")
    expect(first.locator(".verdicts")).to_contain_text("rounded")
    link = first.locator(".citation a")
    assert link.get_attribute("href") == "https://doi.org/10.1002/acr.20324"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_click_on_a_concept_groups_its_claims_by_relation(opened: Opener) -> None:
    page = opened(demo_graph())
    click_on(page, "nodeXY", "yoga")
    expect(page.locator("#panel h2")).to_have_text("yoga")
    expect(page.locator("#panel .group h3")).to_have_text(["worsens", "relieves", "improves"])
    expect(page.locator("#panel .also")).to_have_count(0)
    assert page.evaluate("location.hash") == "#n=yoga"


def test_every_parallel_and_opposite_link_can_be_clicked(opened: Opener) -> None:
    nodes = (PageNode("a", "A", "Thing"), PageNode("b", "B", "Thing"))
    ways = [
        ("a", "relieves", "b"),
        ("a", "worsens", "b"),
        ("a", "causes", "b"),
        ("b", "causes", "a"),
        ("a", "causes", "a"),
    ]
    claims = tuple(PageClaim(f"c{i}", f"{s} {r} {o}", f"quote {i}") for i, (s, r, o) in enumerate(ways))
    edges = tuple(PageEdge(f"e{i}", s, r, o, claims=(f"c{i}",)) for i, (s, r, o) in enumerate(ways))
    page = opened(PageGraph("Two", nodes, edges, claims))
    for i in range(len(ways)):
        page.keyboard.press("Escape")
        click_on(page, "edgeXY", f"e{i}")
        expect(page.locator("#panel .quote")).to_have_text(f"quote {i}")


def test_a_click_beside_everything_lets_go(opened: Opener) -> None:
    page = opened(demo_graph(), "#n=yoga")
    frame = page.locator("#map").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + 6, frame["y"] + 6)
    expect(page.locator("#panel h2")).to_have_text("Select a concept or a link")
    assert page.evaluate("location.hash") == ""


def test_contradicting_links_lead_to_each_other(opened: Opener) -> None:
    page = opened(demo_graph(), "#e=e05")
    row = page.locator("#panel .others", has_text="At odds with").locator("button")
    expect(row).to_have_text("yoga worsens knee pain")
    row.click()
    expect(page.locator("#panel .others button")).to_have_text("yoga relieves knee pain")


def test_a_link_tells_how_many_claims_are_in_line_and_at_odds_with_it(opened: Opener) -> None:
    page = opened(demo_graph(), "#e=e05")
    expect(page.locator("#panel .sum")).to_have_text(
        "1 claim in 1 article; 1 work behind it. 1 other claim at odds. driftconflict"
    )


def test_an_open_question_says_so(opened: Opener) -> None:
    nodes = (PageNode("a", "A", "Thing"), PageNode("b", "B", "Thing"))
    claim = PageClaim("c", "A relieves B.", "It is unclear whether A relieves B.", open_question=True)
    edge = PageEdge("e", "a", "relieves", "b", claims=("c",), open_question=True)
    page = opened(PageGraph("Two", nodes, (edge,), (claim,)), "#e=e")
    expect(page.locator("#panel .sum .badge").first).to_have_text("open question")
    expect(page.locator("#panel .facts dd").first).to_have_text("as an open question")


def test_denied_links_say_so(opened: Opener) -> None:
    page = opened(demo_graph(), "#e=e14")
    expect(page.locator("#panel h2")).to_have_text("acupuncture does not relieve knee pain")
    expect(page.locator("#panel .badge.denied").first).to_have_text("denied")


# Keys --------------------------------------------------------------------------------------------------------------


def test_a_concept_is_found_by_its_label_with_keys_alone(opened: Opener) -> None:
    page = opened(demo_graph())
    page.keyboard.press("/")
    page.keyboard.type("strength tr")
    expect(page.locator("#query")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#query")).to_have_attribute("aria-activedescendant", "hit-0")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("strength training")
    expect(page.locator("#panel h2")).to_be_focused()


FINDS = {
    "a synonym": ("lumbago", "low back pain"),
    "a word of a quote": ("sentence 8 dot 1", "strength training prevents chronic low back pain"),
    "an author": ("muller", "What moves your back"),
    "words in another order": ("pain KNEE", "knee pain"),
}


@pytest.mark.parametrize(("words", "heading"), FINDS.values(), ids=FINDS.keys())
def test_search_finds(opened: Opener, words: str, heading: str) -> None:
    page = opened(demo_graph())
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(heading)


def test_arrows_choose_among_what_is_found_and_escape_closes(opened: Opener) -> None:
    page = opened(demo_graph())
    page.keyboard.press("/")
    page.keyboard.type("knee")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#query")).to_have_attribute("aria-activedescendant", "hit-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("#hits [id]").count() - 1
    expect(page.locator("#query")).to_have_attribute("aria-activedescendant", f"hit-{last}")
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()


def test_words_that_nothing_holds_are_told(opened: Opener) -> None:
    page = opened(demo_graph())
    page.keyboard.press("/")
    page.keyboard.type("zebra")
    expect(page.locator("#hits")).to_have_text("Nothing holds all of these words")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Select a concept or a link")


def test_arrows_walk_the_map_enter_opens_and_escape_goes_back(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel h2")).to_have_text("knee pain")
    page.keyboard.press("ArrowLeft")
    second = page.locator("#panel h2").inner_text()
    assert second != "knee pain"
    expect(page.locator("#live")).to_have_text(second)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("knee pain")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("Select a concept or a link")
    expect(page.locator("#map")).to_be_focused()


def test_plus_minus_and_nought_zoom(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#map").focus()
    whole = page.evaluate("claimroot.scale()")
    page.keyboard.press("+")
    assert page.evaluate("claimroot.scale()") > whole
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.evaluate("claimroot.scale()") < whole
    page.keyboard.press("0")
    assert page.evaluate("claimroot.scale()") == pytest.approx(whole)


def test_tab_reaches_search_views_legend_map_and_details_and_shows_where_it_is(opened: Opener) -> None:
    page = opened(demo_graph())
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "(e => [e.id || e.closest('[id]')?.id, getComputedStyle(e).outlineStyle])(document.activeElement)"
            )
        )
    reached = [name for name, _ in stops]
    order = [
        reached.index(name)
        for name in ("query", "as-map", "as-table", "legend-box", "legend", "map", "zoom-in", "panel")
    ]
    assert order == sorted(order)
    assert [name for name, style in stops if name and style != "solid"] == []


# Trail, addresses --------------------------------------------------------------------------------------------------


def test_the_trail_leads_back(opened: Opener) -> None:
    page = opened(demo_graph(), "#n=yoga")
    page.locator("#panel .group", has_text="improves").locator("button").click()
    page.locator("#panel .ends button", has_text="mobility").click()
    expect(page.locator(".trail li")).to_have_text(["yoga", "yoga improves mobility"])
    page.locator(".trail .back").click()
    expect(page.locator("#panel h2")).to_have_text("yoga improves mobility")
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("mobility")


ADDRESSES = {
    "#n=yoga": "yoga",
    "#c=c08-1": "strength training prevents chronic low back pain",
    "#e=e09": "strength training relieves muscle weakness",
    "#a=sore-knee": "Living with a sore knee",
    "#n=nobody": "Select a concept or a link",
    "#n=%E0%A4%A": "Select a concept or a link",
    "#x=yoga": "Select a concept or a link",
    "#n=__proto__": "Select a concept or a link",
}


@pytest.mark.parametrize(("address", "heading"), ADDRESSES.items())
def test_an_address_opens(opened: Opener, address: str, heading: str) -> None:
    expect(opened(demo_graph(), address).locator("#panel h2")).to_have_text(heading)


def test_the_address_of_a_claim_opens_that_claim_first(opened: Opener) -> None:
    page = opened(demo_graph(), "#c=c00-2")
    expect(page.locator("#panel .claim").first).to_have_attribute("data-claim", "c00-2")
    expect(page.locator("#panel .claim[open]")).to_have_count(1)
    page.evaluate("location.hash = '#c=c01-1'")
    expect(page.locator("#panel .claim").first).to_have_attribute("data-claim", "c01-1")


# Filters, table ----------------------------------------------------------------------------------------------------


def test_the_legend_hides_and_shows_again(opened: Opener) -> None:
    page = opened(demo_graph())
    habits = page.locator('#legend [data-key="Habit"]')
    expect(habits.locator(".n")).to_have_text("3")
    habits.click()
    shown = page.evaluate("claimroot.shown()")
    assert not {"smoking", "poor-posture", "prolonged-sitting"} & set(shown["nodes"])
    assert not {"e27", "e28", "e29", "e33"} & set(shown["edges"])
    expect(page.locator("#shown")).to_have_text("Shown 27 of 30 concepts, 38 of 42 links")
    expect(page.locator("#live")).to_have_text("Shown 27 of 30 concepts, 38 of 42 links")
    page.locator("#reset").click()
    expect(page.locator("#shown")).to_have_text("Shown 30 of 30 concepts, 42 of 42 links")


def test_the_legend_narrows_to_claims_that_drift(opened: Opener) -> None:
    page = opened(demo_graph())
    for key in ("linked", "none"):
        page.locator(f'#legend [data-key="{key}"]').click()
    assert page.evaluate("claimroot.shown().edges") == ["e05", "e08", "e37"]
    page.locator("#as-table").click()
    expect(page.locator("#table-box tbody tr")).to_have_count(3)


def test_a_hidden_link_cannot_be_clicked(opened: Opener) -> None:
    page = opened(demo_graph())
    at = page.evaluate("claimroot.edgeXY('e39')")
    page.locator('#legend [data-key="together"]').click()
    settled(page)
    page.mouse.click(at["x"], at["y"])
    expect(page.locator("#panel h2")).to_have_text("Select a concept or a link")


def test_the_table_holds_the_claims_of_the_map(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#as-table").click()
    assert page.locator("#table-box q").all_inner_texts() == [claim.quote for claim in demo_graph().claims]
    expect(page.locator("#map-box")).to_be_hidden()
    page.locator("#table-box tbody button").nth(4).click()
    expect(page.locator("#panel .claim").first).to_have_attribute("data-claim", "c01-0")


def test_without_a_script_the_claims_are_a_table(opened: Opener) -> None:
    page = opened(demo_graph(), scripts=False)
    expect(page.locator("table.claims q")).to_have_text([claim.quote for claim in demo_graph().claims])
    expect(page.locator("main")).to_be_hidden()


# Sizes, schemes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["", "#n=low-back-pain", "#e=e00"])
def test_nothing_is_wider_than_a_phone(opened: Opener, address: str) -> None:
    page = opened(demo_graph(), address, size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    frame = page.locator("#map").bounding_box()
    assert frame is not None
    assert frame["height"] >= 180


def test_the_scheme_of_the_reader_is_followed(opened: Opener) -> None:
    page = opened(demo_graph(), scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) != dark


def test_of_a_large_graph_the_busiest_are_drawn_and_the_rest_is_found(opened: Opener) -> None:
    nodes = tuple(PageNode(f"n{i}", f"concept {i}", "Thing") for i in range(5_200))
    edges = tuple(PageEdge(f"e{i}", f"n{i}", "causes", f"n{i // 20}", claims=(f"c{i}",)) for i in range(20, 5_200))
    claims = tuple(PageClaim(f"c{i}", f"Sentence {i}.", f"Quote {i}.") for i in range(20, 5_200))
    page = opened(PageGraph("Large", nodes, edges, claims))
    expect(page.locator("#shown")).to_contain_text("Shown 300 of 5,200 concepts")
    page.keyboard.press("/")
    page.keyboard.type("concept 5199")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("concept 5199")
    expect(page.locator("#shown")).to_contain_text("Shown 301 of 5,200 concepts")
    page.evaluate("location.hash = '#n=n259'")
    page.locator("#panel .expand", has_text="more neighbour").click()
    assert set(page.evaluate("claimroot.shown().nodes")) >= {f"n{i}" for i in range(5_180, 5_200)}


# Hostile text ------------------------------------------------------------------------------------------------------

HOSTILE = '</script><img src=x onerror="window.hit=1"><a href="javascript:window.hit=1">\ud800\u2028\x00__proto__'


def test_hostile_text_in_every_field_runs_nothing(opened: Opener) -> None:
    page = opened(hostile_graph(HOSTILE))
    page.evaluate("() => { const id = claimroot.shown().edges[0]; window.first = claimroot.edgeXY(id); }")
    at = page.evaluate("first")
    page.mouse.move(at["x"], at["y"])
    page.mouse.click(at["x"], at["y"])
    assert HOSTILE.replace("\x00", "") in page.locator("#panel blockquote .quote").first.inner_text().replace(
        "\x00", ""
    )
    for button in range(3):
        page.locator("#panel .concept, #panel .plain").nth(button).click()
    page.locator("#as-table").click()
    page.keyboard.press("/")
    page.keyboard.type("script")
    page.keyboard.press("Enter")
    settled(page)
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, object, [onerror], [onclick], [href^='javascript']").count() == 0
