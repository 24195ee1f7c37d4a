"""The page as text: what it holds, what it escapes, and that it asks for nothing. See also test_page_browser.py."""

from __future__ import annotations

import base64
import gzip
import json
import re
import runpy
from collections import Counter
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.page import PageCitation, PageClaim, PageEdge, PageGraph, PageNode, PageVerdict, lay_out, render_page
from graph.page.inline import csp_hash, script_json
from graph.page.looks import CITATIONS, FAMILIES, KINDS, RELATIONS, glossary
from graph.page.pack import compressed, pack_column
from graph.page.rows import drawn_first, merge_edges
from graph.page.stance import compare
from ingest.errors import ClaimrootError
from ingest.model import Kind, Relation

DEMO = runpy.run_path(str(Path(__file__).with_name("page_demo.py")))
demo_graph, hostile_graph = DEMO["demo_graph"], DEMO["hostile_graph"]

PAYLOADS = {
    "ends a script": "</script><script>window.hit = 1</script>",
    "is an image that fails": '<img src=x onerror="window.hit = 1">',
    "says href": '<a href="javascript:window.hit = 1">href</a>',
    "is a script address": "javascript:window.hit=1//https://example.org",
    "opens a comment": "<!--<script>--><![CDATA[",
    "leaves an attribute": "\"' onfocus='window.hit=1' autofocus x='",
    "is a template": "{{ 7 * 7 }}{% raw %}${window.hit=1}`",
    "breaks lines for scripts only": "a\u2028b\u2029c",
    "is half of a pair": "\ud800 and \udfff",
    "holds control characters": "\x00\x01\x08\x0b\x1b\x7f\ufffe\uffff\r",
    "writes backwards": "\u202e\u2066abc\u200b\ufeff",
    "names a prototype": "__proto__",
    "is a constructor": "constructor",
}


class Page(HTMLParser):
    """Elements with their attributes, the content of each script and style, and all text outside of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[dict[str, str | None], str]] = []
        self.words = ""
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._inside = tag
            self.raw.append((dict(attrs) | {"tag": tag}, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            attributes, text = self.raw[-1]
            self.raw[-1] = (attributes, text + data)
        else:
            self.words += data

    def table(self, part: str, name: str) -> dict[str, list[Any]]:
        """The columns of a table, as the page's script reads them."""
        text = next(text for attributes, text in self.raw if attributes.get("id") == part)
        table = json.loads(gzip.decompress(base64.b64decode(text)))[name]
        return {name: unpacked(column, table["count"]) for name, column in table["columns"].items()}

    def texts(self, name: str) -> list[str]:
        """One of the columns that the claims' texts stand in, row by row."""
        text = next(text for attributes, text in self.raw if attributes.get("id") == "claim-data")
        rows = json.loads(gzip.decompress(base64.b64decode(text)))["texts"]
        return list(rows["values"][rows["names"].index(name) :: len(rows["names"])])


def unpacked(column: Any, count: int) -> list[Any]:
    if isinstance(column, list):
        return column
    return [column["all"]] * count if "all" in column else [column["of"][i] for i in column["at"]]


def draw(graph: PageGraph) -> str:
    return render_page(graph, lay_out(graph.nodes, graph.edges, seed=1))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(draw(demo_graph()))


# What it holds -----------------------------------------------------------------------------------------------------


def test_every_claim_is_in_the_data_with_its_quote(page: Page) -> None:
    told = page.table("claim-data", "claims")
    held = dict(zip(told["id"], page.texts("quote"), strict=True))
    assert held == {claim.id: claim.quote for claim in demo_graph().claims}


def test_every_drawn_edge_leads_to_all_of_its_claims(page: Page) -> None:
    claims, columns = page.table("claim-data", "claims"), page.table("map-data", "edges")
    drawn = [{claims["id"][i] for i in of_edge} for of_edge in columns["claims"]]
    assert drawn == [set(edge.claims) for edge in demo_graph().edges]


def test_every_quote_stands_in_the_table_for_readers_without_a_script(page: Page) -> None:
    assert all(claim.quote in page.words and claim.sentence in page.words for claim in demo_graph().claims)


def test_the_table_without_a_script_holds_two_thousand_and_of_more_the_first_five_hundred_and_says_so() -> None:
    claims = tuple(PageClaim(f"c{i}", f"Sentence {i}.", "q") for i in range(2_001))
    page = Page(render_page(PageGraph("Many", claims=claims), {}))
    assert "the first 500 of 2,001" in page.words
    assert len(page.table("claim-data", "claims")["id"]) == 2_001
    assert "Sentence 499." in page.words
    assert "Sentence 500." not in page.words
    whole = Page(render_page(PageGraph("Many", claims=claims[:2_000]), {}))
    assert "Sentence 1999." in whole.words
    assert "the first" not in whole.words


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert draw(demo_graph()) == draw(demo_graph())


def test_an_empty_graph_gives_a_page() -> None:
    page = Page(render_page(PageGraph("Nothing yet"), {}))
    assert page.table("map-data", "nodes") == {}
    assert page.table("claim-data", "claims")["id"] == []
    assert "Nothing yet" in page.words


def test_the_page_says_that_a_claim_is_not_the_truth(page: Page) -> None:
    assert "A claim is what an article says, not what is true." in page.words


def test_a_page_has_a_doctype_a_language_and_a_title(page: Page) -> None:
    assert draw(demo_graph()).startswith("<!doctype html>\n")
    assert dict(page.elements)["html"] == {"lang": "en"}
    assert "Knee and back pain: what the demo says" in page.words


# Nothing from outside ----------------------------------------------------------------------------------------------


def test_nothing_in_the_page_asks_for_a_network(page: Page) -> None:
    asking = [
        (tag, value)
        for tag, attributes in page.elements
        for name, value in attributes.items()
        if name in ("src", "srcset", "href", "data", "poster", "action", "style") or name.startswith("on")
    ]
    assert asking == [("link", "data:,")]
    styles = [text for attributes, text in page.raw if attributes["tag"] == "style"]
    assert not [text for text in styles if re.search(r"url\s*\(|@import|//", text)]


def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page(page: Page) -> None:
    policy = next(a["content"] for tag, a in page.elements if tag == "meta" and "http-equiv" in a)
    rules = {part.split()[0]: part.split()[1:] for part in str(policy).split(";")}
    code = [text for a, text in page.raw if a["tag"] == "script" and "type" not in a]
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == [f"'{csp_hash(text)}'" for text in code]
    assert rules["style-src"] == [f"'{csp_hash(text)}'" for a, text in page.raw if a["tag"] == "style"]
    assert rules["img-src"] == ["data:", "blob:"]
    assert rules["base-uri"] == rules["form-action"] == ["'none'"]


def test_the_pages_own_script_makes_no_html_from_text() -> None:
    scripts = Path(__file__).resolve().parents[1].joinpath("graph", "page", "script").glob("*.js")
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout|fetch\(|XMLHttp"
    found = {path.name: re.findall(ways, path.read_text(encoding="utf-8")) for path in scripts}
    assert len(found) == 17
    assert not any(found.values())


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_adds_no_element_and_stays_as_it_is_in_the_data(payload: str, page: Page) -> None:
    text = draw(hostile_graph(payload))
    hostile = Page(text.encode("utf-8").decode("utf-8"))
    tags = Counter(tag for tag, _ in hostile.elements)
    usual = Counter(tag for tag, _ in page.elements)
    assert {tag: n - usual[tag] for tag, n in tags.items() if n != usual[tag]} in ({}, {"b": -2, "span": -2})
    assert set(hostile.texts("quote")) == {payload}
    assert set(hostile.table("map-data", "nodes")["iri"]) == {payload}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_json_in_a_script_holds_no_character_that_ends_it(payload: str) -> None:
    text = script_json({payload: [payload]})
    assert json.loads(text) == {payload: [payload]}
    assert not set(text) & set("<>&\u2028\u2029")
    assert text.isascii()


COLUMNS = st.one_of(st.lists(st.text()), st.lists(st.integers()), st.lists(st.lists(st.integers(), max_size=3)))


@given(values=COLUMNS)
def test_a_packed_column_holds_what_went_in(values: list[Any]) -> None:
    packed = gzip.decompress(base64.b64decode(compressed(pack_column(values))))
    assert unpacked(json.loads(packed), len(values)) == values


def test_packed_data_is_the_same_each_time_and_holds_no_character_that_html_knows() -> None:
    text = compressed({"a": ["</script>", "<!--", "\ud800"]})
    assert text == compressed({"a": ["</script>", "<!--", "\ud800"]})
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", text)


def test_what_many_claims_share_stands_in_the_page_once() -> None:
    citation = PageCitation("explicit", work_title="A study of its own")
    claims = tuple(PageClaim(f"c{i}", "s", "q", article_name="one", citations=(citation,)) for i in range(50))
    page = Page(render_page(PageGraph("Many", claims=claims), {}))
    assert page.table("claim-data", "articles")["id"] == ["one"]
    assert page.table("claim-data", "citations")["work_title"] == ["A study of its own"]
    assert page.table("claim-data", "claims")["citations"] == [[0]] * 50


def test_every_word_that_the_page_explains_stands_once_and_names_a_term_or_is_our_own() -> None:
    ontology = Path(__file__).resolve().parents[1].joinpath("graph", "ontology.ttl").read_text(encoding="utf-8")
    terms = [entry["term"] for entry in glossary()]
    assert len(set(terms)) == len(terms) >= 20
    sources = {entry["source"] for entry in glossary()} - {"own wording"}
    assert [source for source in sources if not re.search(rf"^{re.escape(source)} a ", ontology, re.M)] == []


# Edges -------------------------------------------------------------------------------------------------------------


def test_parallel_edges_are_drawn_as_one_with_all_claims() -> None:
    edges = (
        PageEdge("1", "a", "causes", "b", claims=("x", "y"), language_strength="correlational"),
        PageEdge("2", "a", "causes", "b", claims=("y", "z"), language_strength="direct_causal", supported=True),
        PageEdge("3", "a", "causes", "b", negated=True, claims=("w",)),
        PageEdge("4", "b", "causes", "a", claims=("v",)),
    )
    assert merge_edges(edges) == (
        PageEdge("1", "a", "causes", "b", False, ("x", "y", "z"), "direct_causal", True),
        edges[2],
        edges[3],
    )


STANCES = {
    "relieves against worsens": (("a", "relieves", "b", False), ("a", "worsens", "b", False), "oppose"),
    "affirmed against denied": (("a", "causes", "b", False), ("a", "causes", "b", True), "oppose"),
    "an effect against none": (("a", "relieves", "b", False), ("a", "no_effect_on", "b", False), "oppose"),
    "going together, either way round": (
        ("a", "co_occurs_with", "b", False),
        ("b", "associated_with", "a", False),
        "agree",
    ),
    "no effect and a denied effect": (("a", "no_effect_on", "b", False), ("a", "relieves", "b", True), "agree"),
    "two ways of help": (("a", "relieves", "b", False), ("a", "prevents", "b", False), "agree"),
    "the other way round is another thing": (("a", "causes", "b", False), ("b", "causes", "a", True), ""),
    "neither helps nor harms": (("a", "relieves", "b", True), ("a", "worsens", "b", True), ""),
    "another pair": (("a", "causes", "b", False), ("a", "causes", "c", True), ""),
}


@pytest.mark.parametrize(("one", "other", "stance"), STANCES.values(), ids=STANCES.keys())
def test_two_edges_compare(one: tuple[str, str, str, bool], other: tuple[str, str, str, bool], stance: str) -> None:
    agree, oppose = compare([PageEdge("1", *one), PageEdge("2", *other)])
    assert (agree, oppose) == (
        [[1], [0]] if stance == "agree" else [[], []],
        [[1], [0]] if stance == "oppose" else [[], []],
    )


def test_an_open_question_takes_no_side() -> None:
    asked = PageEdge("1", "a", "relieves", "b", open_question=True)
    assert compare([asked, PageEdge("2", "a", "worsens", "b")]) == ([[], []], [[], []])


def test_up_to_five_thousand_concepts_are_all_drawn_and_of_more_the_three_hundred_busiest() -> None:
    nodes = tuple(PageNode(f"n{i:04d}", "n", "Thing") for i in range(5_001))
    busy = [node.id for node in nodes[-300:]]
    edges = [PageEdge(f"e{i}", id_, "causes", busy[0]) for i, id_ in enumerate(busy[1:])]
    assert drawn_first(nodes, edges) == frozenset(busy)
    assert len(drawn_first(nodes[:5_000], edges)) == 5_000


def test_every_kind_has_a_shape_of_its_own_and_every_relation_its_words() -> None:
    assert set(KINDS) == {*Kind, "Article", "Work"}
    assert len({look.shape for look in KINDS.values()}) == len(KINDS)
    assert set(RELATIONS) == set(Relation)
    assert {words.family for words in (*RELATIONS.values(), *CITATIONS.values())} == set(FAMILIES)
    assert len({look.dash for look in FAMILIES.values()}) == len(FAMILIES)


# A graph that is no graph ------------------------------------------------------------------------------------------


def test_every_fault_of_a_graph_is_told_at_once() -> None:
    node = PageNode("a", "A", "Thing")
    with pytest.raises(ExceptionGroup) as caught:
        PageGraph("Faulty", (node, node), (PageEdge("e", "a", "causes", "b", claims=("c",)),))
    assert str(caught.value) == "the page's graph has 3 faults (3 sub-exceptions)"
    assert [str(fault) for fault in caught.value.exceptions] == [
        "2 nodes have the id 'a'\n  where: PageGraph\n  mend:  give each node its own id",
        "no node 'b'\n  where: PageEdge 'e'\n  mend:  add the node, or leave the edge out",
        "no claim 'c'\n  where: PageEdge 'e'\n  mend:  add the claim to the graph",
    ]


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_share_is_between_0_and_1(share: float) -> None:
    with pytest.raises(ClaimrootError, match="not between 0 and 1"):
        PageClaim("c", "s", "q", reading=share)
    with pytest.raises(ClaimrootError, match="not between 0 and 1"):
        PageCitation("inferred", share)


def test_a_place_that_is_no_number_is_the_middle() -> None:
    graph = PageGraph("One", (PageNode("a", "A", "Thing"),))
    columns = Page(render_page(graph, {"a": (float("nan"), float("inf"))})).table("map-data", "nodes")
    assert (columns["x"], columns["y"]) == ([0], [0])


@pytest.mark.parametrize(
    ("verdict", "drift"),
    [
        ("faithful", False),
        ("rounded", False),
        ("unknown", False),
        ("notStated", False),
        ("inflated", True),
        ("notMeasured", True),
    ],
)
def test_a_verdict_that_is_neither_faithful_nor_open_is_drift(verdict: str, drift: bool) -> None:
    citation = PageCitation("inferred", work_title="W", verdicts=(PageVerdict("magnitude", verdict),))
    assert PageClaim("c", "s", "q", citations=(citation,)).drifts is drift


@pytest.mark.parametrize("level", ["E5", "e2", "strong"])
def test_a_strength_is_one_of_five(level: str) -> None:
    with pytest.raises(ClaimrootError, match="not a strength of evidence"):
        PageEdge("e", "a", "causes", "b", level=level)


# The layout --------------------------------------------------------------------------------------------------------


def ring(count: int) -> tuple[tuple[PageNode, ...], tuple[PageEdge, ...]]:
    nodes = tuple(PageNode(f"n{i}", f"n{i}", "Thing") for i in range(count))
    edges = tuple(PageEdge(f"e{i}", f"n{i}", "causes", f"n{(i + 1) % count}") for i in range(count))
    return nodes, edges


def test_a_layout_is_the_same_each_time_and_another_seed_gives_another() -> None:
    nodes, edges = ring(40)
    assert lay_out(nodes, edges, seed=3) == lay_out(nodes, edges, seed=3)
    assert lay_out(nodes, edges, seed=3) != lay_out(nodes, edges, seed=4)


def test_the_order_of_edges_changes_no_place() -> None:
    nodes, edges = ring(40)
    assert lay_out(nodes, edges, seed=3) == lay_out(nodes, edges[::-1], seed=3)


def test_concepts_stand_apart() -> None:
    graph = demo_graph()
    places = lay_out(graph.nodes, graph.edges, seed=1).values()
    assert min(abs(a - c) + abs(b - d) for (a, b), (c, d) in combinations(places, 2)) > 50


def test_a_concept_that_is_new_moves_no_other() -> None:
    nodes, edges = ring(40)
    before = lay_out(nodes[:-1], edges[:-2], seed=3)
    after = lay_out(nodes, edges, seed=3, previous=before)
    assert {id_: after[id_] for id_ in before} == before
    assert set(after) - set(before) == {"n39"}


def test_old_places_of_few_concepts_are_not_kept() -> None:
    nodes, edges = ring(40)
    assert lay_out(nodes, edges, seed=3, previous={"n0": (9e9, 9e9)}) == lay_out(nodes, edges, seed=3)


def likeness(one: dict[str, tuple[float, float]], other: dict[str, tuple[float, float]]) -> float:
    """Cosine of the angle between two maps of the same things, each seen from its middle: 1 where they are alike."""
    names = sorted(one.keys() & other.keys())
    columns = [[places[name][axis] for name in names] for places in (one, other) for axis in (0, 1)]
    x, y, u, v = ([value - sum(column) / len(names) for value in column] for column in columns)
    inner = sum(a * b for a, b in zip([*x, *y], [*u, *v], strict=True))
    return inner / (sum(a * a for a in [*x, *y]) * sum(a * a for a in [*u, *v])) ** 0.5


@pytest.mark.parametrize("left_out", [1, 3, 6])
def test_a_part_that_starts_from_the_places_of_the_whole_stands_much_as_it_stood_there(left_out: int) -> None:
    graph = demo_graph()
    whole = lay_out(graph.nodes, graph.edges, seed=57)
    kept = {node.id for node in graph.nodes[:-left_out]}
    edges = tuple(edge for edge in graph.edges if {edge.subject, edge.object} <= kept)
    assert likeness(whole, lay_out(graph.nodes[:-left_out], edges, seed=57, start=whole)) > 0.8


def test_pieces_that_nothing_joins_stay_near() -> None:
    nodes = tuple(PageNode(f"n{i}", "n", "Thing") for i in range(30))
    edges = tuple(PageEdge(f"e{i}", f"n{2 * i}", "causes", f"n{2 * i + 1}") for i in range(10))
    assert max(abs(v) for place in lay_out(nodes, edges, seed=1).values() for v in place) < 1_200


def test_more_than_two_thousand_concepts_all_have_a_finite_place() -> None:
    nodes, edges = ring(2_100)
    places = lay_out(nodes, edges, seed=1)
    assert list(places) == [node.id for node in nodes]
    assert all(abs(v) < 1e6 for place in places.values() for v in place)


def test_a_layout_of_nothing_is_nothing() -> None:
    assert lay_out((), (), seed=1, previous={}) == {}
