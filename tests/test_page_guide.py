"""What helps a reader of the page: tour, words, one line on hovering, filters in the address, things to take along."""

from __future__ import annotations

import csv
import io
import json
import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.page import PageClaim, PageEdge, PageGraph, PageNode
from graph.page.looks import glossary

demo_graph = runpy.run_path(str(Path(__file__).with_name("page_demo.py")))["demo_graph"]
Opener = Callable[..., Page]


# The tour, the words -----------------------------------------------------------------------------------------------


def test_the_tour_has_five_steps_that_show_the_map_itself(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#panel .first button").click()
    tour = page.locator("#tour")
    headings, chosen = [], []
    for number in range(1, 6):
        expect(tour.locator(".kind")).to_have_text(f"Step {number} of 5")
        headings.append(tour.locator("h2").inner_text())
        chosen.append(page.locator("#panel h2").inner_text())
        expect(tour.locator(".next")).to_be_focused()
        page.keyboard.press("Enter")
    expect(tour).to_be_hidden()
    assert len(set(headings)) == 5
    assert chosen[0] == "Select a concept or a link"
    assert chosen[1] == "knee pain"
    assert chosen[2] == "yoga relieves knee pain"


def test_escape_ends_the_tour_and_the_focus_returns(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#start-tour").click()
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).to_be_hidden()
    expect(page.locator("#start-tour")).to_be_focused()


def test_the_words_of_the_page_are_explained(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#open-glossary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#glossary dt")).to_have_text([entry["term"] for entry in glossary()])
    page.keyboard.press("Escape")
    expect(page.locator("#glossary")).to_be_hidden()
    expect(page.locator("#open-glossary")).to_be_focused()


def test_hovering_tells_one_line(opened: Opener) -> None:
    page = opened(demo_graph())
    at = page.evaluate("claimroot.nodeXY('yoga')")
    page.mouse.move(at["x"], at["y"])
    expect(page.locator("#told")).to_have_text("yoga: exercise, 4 links")
    at = page.evaluate("claimroot.edgeXY('e05')")
    page.mouse.move(at["x"], at["y"])
    expect(page.locator("#told")).to_have_text("yoga relieves knee pain, 1 claim, drift, conflict")
    page.mouse.move(5, 5)
    expect(page.locator("#told")).to_have_text("")


# Strength ----------------------------------------------------------------------------------------------------------


def test_strength_and_what_is_known_of_a_link_are_shown_where_they_were_worked_out(opened: Opener) -> None:
    graph: PageGraph = demo_graph()
    facts = (("Voices", "3, one of them an echo"), ("Conflict", "another article says the opposite"))
    edges = (replace(graph.edges[0], level="E3", facts=facts), *graph.edges[1:])
    page = opened(replace(graph, edges=edges), "#e=e00")
    expect(page.locator("#panel .standing dt")).to_have_text(["Strength", "Voices", "Conflict"])
    expect(page.locator("#panel .standing dd").first).to_have_text("E3, of E0 to E4")
    expect(page.locator("#legend .hint")).to_contain_text("stronger evidence")


def test_where_no_strength_was_worked_out_none_is_shown(opened: Opener) -> None:
    page = opened(demo_graph(), "#e=e00")
    expect(page.locator("#panel .standing")).to_have_count(0)
    expect(page.locator("#legend .hint")).to_contain_text("stands on more claims")


def test_links_are_narrowed_down_by_strength(opened: Opener) -> None:
    graph: PageGraph = demo_graph()
    edges = tuple(replace(edge, level=f"E{i % 5}") for i, edge in enumerate(graph.edges))
    page = opened(replace(graph, edges=edges))
    page.locator('[data-only="level"]').select_option("E3")
    assert page.evaluate("claimroot.shown().edges") == [e.id for e in edges if e.level in ("E3", "E4")]


PAGES = {"all-pages/01-knee.html": True, "02-knee.html": True, "../x.html": False, "javascript:alert(1).html": False}


@pytest.mark.parametrize(("name", "leads"), PAGES.items())
def test_a_concept_with_a_page_of_its_own_leads_there_and_nowhere_else(opened: Opener, name: str, leads: bool) -> None:
    page = opened(PageGraph("One", (PageNode("a", "A", "Thing", page=name),)), "#n=a")
    expect(page.locator(f'#panel a[href="{name}"]')).to_have_count(int(leads))


# Filters -----------------------------------------------------------------------------------------------------------

NARROWED = {
    "article": ("sore-knee", "#f=only.article.sore-knee"),
    "design": ("systematic review of 16 trials", "#f=only.design.systematic%20review%20of%2016%20trials"),
    "since": ("2018", "#f=only.since.2018"),
    "until": ("2010", "#f=only.until.2010"),
    "works": ("1", "#f=only.works.1"),
}
EXPECTED = {
    "design": {"e08", "e37"},
    "since": {"e05", "e07", "e08", "e37"},
    "until": {"e00"},
    "works": {"e00", "e05", "e07", "e08", "e37"},
}


@pytest.mark.parametrize(("name", "value", "address"), [(n, *rest) for n, rest in NARROWED.items()])
def test_what_is_shown_is_narrowed_and_the_address_brings_it_back(
    opened: Opener, name: str, value: str, address: str
) -> None:
    page = opened(demo_graph())
    page.locator(f'[data-only="{name}"]').select_option(value)
    shown = set(page.evaluate("claimroot.shown().edges"))
    claims = demo_graph().claims
    of_article = {f"e{c.id[1:3]}" for c in claims if c.article_name == "sore-knee"}
    assert shown == EXPECTED.get(name, of_article)
    assert page.evaluate("location.hash") == address
    page.locator("#reset").click()
    assert page.evaluate("[location.hash, claimroot.shown().edges.length]") == ["", 42]
    page.evaluate("address => { location.hash = address; }", address)
    expect(page.locator(f'[data-only="{name}"]')).to_have_value(value)
    assert set(page.evaluate("claimroot.shown().edges")) == shown


def test_an_address_holds_what_is_chosen_what_is_off_and_the_view(opened: Opener) -> None:
    page = opened(demo_graph(), "#n=yoga")
    page.locator('#legend [data-key="Habit"]').click()
    page.locator("#legend .more summary").click()
    page.locator('#legend [data-key="worsens"]').click()
    page.locator("#as-table").click()
    address = page.evaluate("location.hash")
    assert address == "#n=yoga&f=kind.Habit,relation.worsens&v=table"
    again = opened(demo_graph(), address)
    expect(again.locator("#table-box h2")).to_have_text("Claims about yoga")
    assert again.locator("#table-box q").all_inner_texts() == page.locator("#table-box q").all_inner_texts()
    again.go_back()


BROKEN = [
    "#f=",
    "#f=nothing",
    "#f=kind",
    "#f=%E0%A4%A",
    "#f=only.__proto__.x",
    "#f=__proto__.x",
    "#f=only.article.none",
]


def test_filters_that_make_no_sense_do_no_harm(opened: Opener) -> None:
    page = opened(demo_graph(), BROKEN[0])
    for address in BROKEN:
        page.evaluate("address => { location.hash = address; }", address)
        expect(page.locator("#shown")).to_contain_text("of 30 concepts")
        page.evaluate("location.hash = ''")
        expect(page.locator("#shown")).to_contain_text("Shown 30 of 30 concepts")


# Taking things along -----------------------------------------------------------------------------------------------


def saved(page: Page, what: str) -> bytes:
    page.locator("#save-box summary").click()
    with page.expect_download() as download:
        page.locator(f'[data-save="{what}"]').click()
    return Path(download.value.path()).read_bytes()


def test_the_map_is_saved_as_a_picture(opened: Opener) -> None:
    page = opened(demo_graph())
    picture = saved(page, "png")
    assert picture.startswith(b"\x89PNG\r\n")
    width, height = (int.from_bytes(picture[i : i + 4]) for i in (16, 20))
    frame = page.locator("#map").bounding_box()
    assert frame is not None
    assert (width, height) == (round(frame["width"]), round(frame["height"] + 54))


def test_what_is_shown_is_saved_as_a_table_and_as_data(opened: Opener) -> None:
    page = opened(demo_graph(), "#f=only.until.2010")
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))
    data = json.loads(saved(page, "json"))
    (claim,) = (c for c in demo_graph().claims if c.id == "c00-0")
    assert [row["id"] for row in rows] == [row["id"] for row in data] == ["c00-0"]
    assert rows[0]["quote"] == data[0]["quote"] == claim.quote
    assert (rows[0]["subject"], rows[0]["object"]) == ("knee osteoarthritis", "low back pain")
    assert data[0]["works"] == [f"{claim.citations[0].work_title}, 2010, doi:10.1002/acr.20324, inferred"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_cell_that_starts_like_a_formula_gets_an_apostrophe(opened: Opener, start: str) -> None:
    quote = f'{start}HYPERLINK("x")'
    graph = PageGraph(
        "One",
        (PageNode("a", "A", "Thing"), PageNode("b", "B", "Thing")),
        (PageEdge("e", "a", "causes", "b", claims=("c",)),),
        (PageClaim("c", "A causes B.", quote),),
    )
    rows = list(csv.DictReader(io.StringIO(saved(opened(graph), "csv").decode("utf-8-sig"))))
    assert [row["quote"] for row in rows] == [f"'{quote}"]


def test_a_claim_leads_to_the_very_words_and_can_be_copied(opened: Opener) -> None:
    page = opened(demo_graph(), "#c=c00-0")
    card = page.locator("#panel .claim").first
    link = card.locator(".doing a")
    expect(link).to_have_text("Open at these words")
    address = link.get_attribute("href") or ""
    assert address.startswith("https://example.org/demo#:~:text=In%20our%20demo%20practice")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.locator(".copy").click()
    expect(card.locator(".copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"“{demo_graph().claims[0].quote}” "
        "Dr A. Demo. Knees and backs, seen together. Demo Clinic. 2024-03-01. https://example.org/demo."
    )


def test_on_paper_the_page_is_light_and_holds_map_and_details(opened: Opener) -> None:
    page = opened(demo_graph(), "#e=e00", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for hidden in ("#query", "#legend-box", ".tools", ".zoom"):
        expect(page.locator(hidden)).to_be_hidden()
    for seen in ("#map canvas", "#panel h2", "#panel .citation", ".note"):
        expect(page.locator(seen).first).to_be_visible()
    expect(page.locator("#panel .claim[open]")).to_have_count(4)
    colours = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert colours == ["rgb(255, 255, 255)", "rgb(34, 33, 30)"]
    assert page.pdf()[:5] == b"%PDF-"


def test_what_is_drawn_can_be_untangled_and_stays_apart(opened: Opener) -> None:
    page = opened(demo_graph())
    before = page.evaluate("claimroot.nodeXY('yoga')")
    page.locator("#untangle").click()
    after = page.evaluate("claimroot.shown().nodes.map(id => claimroot.nodeXY(id))")
    assert page.evaluate("claimroot.nodeXY('yoga')") != before
    assert len({(round(at["x"]), round(at["y"])) for at in after}) == 30


def test_a_map_of_more_than_three_hundred_concepts_cannot_be_untangled_and_says_why(opened: Opener) -> None:
    nodes = tuple(PageNode(f"n{i}", f"n{i}", "Thing" if i else "Habit") for i in range(301))
    page = opened(PageGraph("Many", nodes))
    expect(page.locator("#untangle")).to_be_disabled()
    expect(page.locator("#untangle")).to_have_attribute(
        "title", "Untangle: for up to 300 concepts; filter, or draw a part"
    )
    page.locator('#legend [data-key="Habit"]').click()
    expect(page.locator("#untangle")).to_be_enabled()


def test_filters_table_and_saving_are_reached_with_keys_alone(opened: Opener) -> None:
    page = opened(demo_graph())
    page.locator("#query").focus()
    stop = "(e => e.closest('[data-key]')?.dataset.key ?? e.dataset.save ?? e.id)(document.activeElement)"

    def tab_to(name: str) -> None:
        for _ in range(60):
            if page.evaluate(stop) == name:
                return
            page.keyboard.press("Tab")
        pytest.fail(f"Tab does not reach {name}")

    tab_to("as-table")
    page.keyboard.press("Enter")
    expect(page.locator("#table-box")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#map-box")).to_be_visible()
    tab_to("find-paths")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to("csv")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "knee-and-back-pain-what-the-demo-says.csv"
    tab_to("Habit")
    page.keyboard.press("Space")
    expect(page.locator("#shown")).to_have_text("Shown 27 of 30 concepts, 38 of 42 links")
