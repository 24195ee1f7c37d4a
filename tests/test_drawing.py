"""What is drawn of a knowledge base: which part, as what, where each concept stands, and what may be saved of it."""

from __future__ import annotations

import json
import runpy
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from claimroot.building import build_from_files
from claimroot.cli import main
from graph.base import KnowledgeBase
from graph.drawing import Drawing
from graph.evidence.model import CitationLink, Verdict
from graph.page import PageClaim, PageEdge, PageGraph, PageNode
from graph.page.exchange import gexf, graphml
from graph.page.split import split_graph
from graph.places import lay_out_claims, picture_places, read_places, write_places
from graph.record import TextRecord
from graph.writing import write_generation
from ingest.errors import ConceptNotFoundError, KnowledgeBaseError, QueryError
from ingest.model import Document, Work

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, VOCABULARY = DEMO["make_claim"], DEMO["make_finding"], DEMO["VOCABULARY"]
demo_graph = runpy.run_path(str(Path(__file__).with_name("page_demo.py")))["demo_graph"]

ONE = [
    claim("exercise", "relieves", "obesity", number=1),
    claim("obesity", "causes", "gout", number=2),
    claim("gout", "causes", "knee-pain", number=3),
    claim("massage", "relieves", "low-back-pain", number=5),
]
OTHER = [
    claim("massage", "relieves", "low-back-pain", number=6, negated=True),
    claim("swimming", "relieves", "low-back-pain", number=7),
]
EASES = finding("smith-1", "massage", "relieves", "low-back-pain")


def written(folder: Path) -> KnowledgeBase:
    one, other = Document("leaflet", "a", title="A leaflet"), Document("blog", "b")
    first = tuple(replace(c, text_sha256=one.sha256, article="leaflet") for c in ONE)
    second = tuple(replace(c, text_sha256=other.sha256, article="blog") for c in OTHER)
    links = [
        CitationLink(first[3].id, "smith", None, "explicit", 1.0, ("explicitMarker",), (EASES.key,)),
        CitationLink(second[1].id, "smith", None, "inferred", 0.6, ("sameConcepts",), (EASES.key,)),
        CitationLink(second[0].id, "smith", None, "inferred", 0.5, ("oppositeDirection",), (EASES.key,)),
    ]
    return write_generation(
        folder,
        texts=[TextRecord(one, first), TextRecord(other, second)],
        works=[Work("smith", "A study", authors=("Smith, J.", "Doe, A."), year=2001)],
        findings=[EASES],
        vocabulary=VOCABULARY.concepts.values(),
        links=links,
        verdicts=[Verdict(second[0].id, "smith", EASES.key, "magnitude", "reversed", "no", "yes", "the opposite")],
        settings={"reader_version": "1", "claimroot_version": "1"},
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return written(tmp_path_factory.mktemp("drawing") / "kb")


def drawn(drawing: Drawing) -> set[tuple[str, str, str]]:
    return {(edge.subject, edge.relation, edge.object) for edge in drawing.graph.edges}


# Which part --------------------------------------------------------------------------------------------------------

PARTS: dict[str, tuple[dict[str, object], int]] = {
    "all": ({}, 6),
    "around a concept": ({"around": "gout"}, 2),
    "two hops around it": ({"around": "gout", "depth": 2}, 3),
    "the paths between two": ({"path": ("exercise", "gout")}, 2),
    "an article by its name": ({"article": "leaflet"}, 4),
    "an article by its title": ({"article": "A leaflet"}, 4),
    "an article by its file": ({"article": "texts/blog.txt"}, 2),
    "one relation": ({"relations": ("relieves",)}, 4),
    "two relations, however they are written": ({"relations": ("Relieves", "no-effect on")}, 4),
    "a part of a part": ({"around": "low back pain", "article": "blog"}, 2),
}


@pytest.mark.parametrize(("asked", "claims"), PARTS.values(), ids=PARTS.keys())
def test_so_many_claims_are_drawn(base: KnowledgeBase, asked: dict[str, object], claims: int) -> None:
    assert len(base.draw(**asked).graph.claims) == claims  # type: ignore[arg-type]


MISTAKES: dict[str, tuple[dict[str, object], type[Exception], str]] = {
    "a concept": ({"around": "gaut"}, ConceptNotFoundError, "no concept is called 'gaut'"),
    "an end of a path": ({"path": ("gout", "zebra")}, ConceptNotFoundError, "no concept is called 'zebra'"),
    "a path": ({"path": ("gout", "exercise")}, QueryError, "no path of claims leads from gout to exercise"),
    "an article": ({"article": "leaflets"}, QueryError, "no article is called 'leaflets'"),
    "a relation": ({"relations": ("loves",)}, QueryError, "no relation is called 'loves'"),
    "a strength": ({"min_strength": "E9"}, QueryError, "not a strength of evidence: 'E9'"),
}


@pytest.mark.parametrize(("asked", "error", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_what_is_not_there_is_told(
    base: KnowledgeBase, asked: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as caught:
        base.draw(**asked)  # type: ignore[arg-type]
    assert str(caught.value).splitlines()[0] == words


def test_near_names_of_an_article_are_told(base: KnowledgeBase) -> None:
    with pytest.raises(QueryError, match="did you mean 'leaflet'"):
        base.draw(article="leaflets")


# Citations ---------------------------------------------------------------------------------------------------------


def test_with_citations_articles_and_works_are_drawn_and_how_they_are_tied(base: KnowledgeBase) -> None:
    drawing = base.draw(citations=True)
    assert [(node.id, node.label, node.kind) for node in drawing.graph.nodes] == [
        ("article:blog", "blog", "Article"),
        ("article:leaflet", "A leaflet", "Article"),
        ("work:smith", "Smith et al. 2001", "Work"),
        ("no-work", "no source found", "Thing"),
    ]
    assert drawn(drawing) == {
        ("article:blog", "contradicted_by", "work:smith"),
        ("article:blog", "matched_to", "work:smith"),
        ("article:leaflet", "cites", "work:smith"),
        ("article:leaflet", "without_source", "no-work"),
    }
    assert sum(len(edge.claims) for edge in drawing.graph.edges) == 6


# Places ------------------------------------------------------------------------------------------------------------


def test_the_places_that_a_build_keeps_are_those_of_the_picture(tmp_path: Path) -> None:
    base = written(tmp_path / "kb")
    assert base.places() == {}
    base.keep_places({})
    assert base.draw().places == base.places() == lay_out_claims([*ONE, *OTHER])


def test_a_claim_more_moves_nothing_that_stood(tmp_path: Path) -> None:
    before = lay_out_claims([*ONE, *OTHER])
    after = lay_out_claims([*ONE, *OTHER, claim("gout", "causes", "sick-leave", number=9)], before)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"sick-leave"}
    assert lay_out_claims([*ONE, *OTHER], before) == before


def test_building_again_moves_nothing_and_an_article_more_adds_only_its_own_places(tmp_path: Path) -> None:
    one, other, kb = tmp_path / "one.txt", tmp_path / "other.txt", tmp_path / "kb"
    one.write_text("Obesity causes knee pain.\n\nYoga relieves back pain.\n\nSmoking causes back pain.\n", "utf-8")
    first = build_from_files([one], kb)[0].places()
    assert len(first) == 5
    assert build_from_files([one], kb)[0].places() == first
    other.write_text("Swimming relieves knee pain.\n", "utf-8")
    after = build_from_files([one, other], kb)[0].places()
    assert {name: after[name] for name in first} == first
    assert set(after) - set(first) == {"swimming"}


def test_places_are_read_as_they_were_written(tmp_path: Path) -> None:
    places = {"knee-pain": (1.5, -2.0), "ü\u2028": (0.0, 3.25)}
    write_places(tmp_path / "map.json", places)
    assert read_places(tmp_path / "map.json") == places
    assert read_places(tmp_path / "none.json") == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": [1]}', '{"a": ["x", "y"]}', "[" * 100_000])
def test_damaged_places_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "map.json").write_text(text)
    with pytest.raises(KnowledgeBaseError, match="the map's places cannot be read"):
        read_places(tmp_path / "map.json")


# GraphML, GEXF -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [graphml, gexf], ids=["graphml", "gexf"])
def test_what_is_written_for_other_programs_holds_every_concept_link_and_quote(write: object, tmp_path: Path) -> None:
    graph: PageGraph = demo_graph()
    places = picture_places(graph, {})
    file = tmp_path / "graph"
    file.write_text(write(graph, places), encoding="utf-8")  # type: ignore[operator]
    read = nx.read_graphml(file) if write is graphml else nx.read_gexf(file)
    assert set(read) == {node.id for node in graph.nodes}
    assert {(a, b, d["relation"], d["negated"]) for a, b, d in read.edges(data=True)} == {
        (edge.subject, edge.object, edge.relation, edge.negated) for edge in graph.edges
    }
    quotes = {quote for _, _, data in read.edges(data=True) for quote in data["quotes"].split("\n")}
    assert quotes == {one.quote for one in graph.claims}
    assert read.nodes["yoga"]["label"] == "yoga"
    x, y = places["yoga"]
    assert (read.nodes["yoga"]["x"], read.nodes["yoga"]["y"]) == (x, y)


def test_gexf_gives_gephi_the_places_with_y_upward() -> None:
    graph: PageGraph = demo_graph()
    places = picture_places(graph, {})
    tree = ET.fromstring(gexf(graph, places))
    positions = [(float(p.attrib["x"]), -float(p.attrib["y"])) for p in tree.iter() if p.tag.endswith("position")]
    assert positions == [places[node.id] for node in graph.nodes]


def test_text_that_xml_cannot_hold_is_written_all_the_same() -> None:
    text = "</node>\x00\x0b\ud800&\ufffe"
    graph = PageGraph(text, (PageNode(text, text, text, (text,), text),), (), (), {}, text)
    for words in (graphml(graph, {}), gexf(graph, {})):
        assert "&lt;/node&gt;\ufffd\ufffd\ufffd&amp;\ufffd" in words
        assert ET.fromstring(words) is not None


# Large -------------------------------------------------------------------------------------------------------------


def large_graph() -> PageGraph:
    nodes = tuple(PageNode(f"n{i}", f"concept {i}", "Thing") for i in range(500))
    edges = tuple(PageEdge(f"e{i}", f"n{i}", "causes", f"n{i // 20}", claims=(f"c{i}",)) for i in range(20, 500))
    return PageGraph("Large", nodes, edges, tuple(PageClaim(f"c{i}", "s", f"quote {i}") for i in range(20, 500)))


def test_what_is_too_large_becomes_an_overview_that_leads_to_pages() -> None:
    overview, pages = split_graph(large_graph(), "large-pages")
    assert (len(overview.nodes), len(pages)) == (300, 40)
    assert "the 300 busiest of 500 concepts" in overview.note
    linked = [node.page for node in overview.nodes if node.page]
    assert sorted(linked) == sorted(f"large-pages/{name}" for name in pages)
    page = pages["01-n20.html"]
    assert {claim.quote for claim in page.claims} == {f"quote {i}" for i in (20, *range(400, 420))}


def test_a_page_of_its_own_says_what_was_left_out() -> None:
    nodes = tuple(PageNode(f"n{i}", f"n{i}", "Thing") for i in range(4))
    claims = tuple(PageClaim(f"c{i}", "s", "q") for i in range(9_000))
    edges = tuple(
        PageEdge(f"e{i}", "n0", "causes", f"n{i + 1}", claims=tuple(c.id for c in claims[3_000 * i : 3_000 * (i + 1)]))
        for i in range(3)
    )
    _, pages = split_graph(PageGraph("Many", nodes, edges, claims), "p")
    assert len(pages["01-n0.html"].claims) == 3_000
    assert pages["01-n0.html"].note.endswith("Left out for want of room: 2 links with fewer claims.")


def test_saving_what_is_too_large_writes_the_overview_and_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.drawing.MOST_CONCEPTS", 400)
    monkeypatch.setattr("graph.page.split.FOCUSED", 3)
    drawing = Drawing(large_graph(), {})
    written_files = drawing.save(tmp_path / "all.html")
    assert [path.relative_to(tmp_path).as_posix() for path in written_files] == [
        "all.html",
        "all-pages/01-n20.html",
        "all-pages/02-n21.html",
        "all-pages/03-n22.html",
    ]
    with pytest.raises(QueryError, match="too large for one page: 500 concepts"):
        drawing.text()


def test_a_notebook_shows_the_overview_of_what_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.drawing.NOTEBOOK_BYTES", 1_000)
    shown = Drawing(large_graph(), {})._repr_html_()
    assert shown.startswith("<p>A claim is what an article says, not what is true. Shown: the 300 busiest of 500")


# Saving ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "format", "start"),
    [
        ("a.html", None, "<!doctype html>"),
        ("a.graphml", None, "<?xml"),
        ("a.GEXF", None, "<?xml"),
        ("a", None, "<!doctype html>"),
        ("a.xml", "graphml", "<?xml"),
    ],
)
def test_the_ending_says_the_format(tmp_path: Path, name: str, format: str | None, start: str) -> None:
    assert Drawing(demo_graph(), {}).save(tmp_path / name, format) == (tmp_path / name,)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_what_cannot_be_written_or_is_no_format_is_told(tmp_path: Path) -> None:
    drawing = Drawing(PageGraph("Nothing"), {})
    with pytest.raises(KnowledgeBaseError, match="it is a folder"):
        drawing.save(tmp_path)
    with pytest.raises(KnowledgeBaseError, match="it is in a folder that does not exist"):
        drawing.save(tmp_path / "none" / "a.html")
    with pytest.raises(QueryError, match="not a format of a picture: 'pdf'"):
        drawing.text("pdf")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the Jupyter libraries themselves
def test_a_notebook_that_was_run_holds_the_page_and_no_file_is_beside_it(tmp_path: Path, base: KnowledgeBase) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    code = f"import claimroot\nclaimroot.open({str(base.folder)!r}).draw('gout')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    folder = tmp_path / "beside"
    folder.mkdir()
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    shown = notebook.cells[0].outputs[0]["data"]["text/html"]
    assert shown.startswith('<iframe title="Claims around gout" sandbox="allow-scripts')
    assert list(folder.iterdir()) == []
    assert json.dumps(notebook).count("&lt;!doctype html&gt;") == 1


# The command -------------------------------------------------------------------------------------------------------

COMMANDS: dict[str, tuple[list[str], str, str]] = {
    "a page to a file": (["-o", "all.html"], "the page is in all.html: open it in a browser", "<!doctype html>"),
    "the paths between two": (
        ["--path", "exercise", "gout", "-o", "all.html"],
        "the page is in",
        "Claims on the paths",
    ),
    "an article and a relation": (
        ["--article", "leaflet.txt", "--relation", "relieves", "-o", "all.html"],
        "the page is in",
        "Claims of one article",
    ),
    "citations": (["--citations", "-o", "all.html"], "the page is in", "<h1>What the claims rest on</h1>"),
    "a graph for Gephi": (["-o", "all.gexf"], "open it in Gephi or Cytoscape", "<gexf"),
}


@pytest.mark.parametrize(("options", "said", "written"), COMMANDS.values(), ids=COMMANDS.keys())
def test_draw_writes_what_it_is_asked_for(
    base: KnowledgeBase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    said: str,
    written: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["draw", "--kb", str(base.folder), *options])
    assert left.value.code == 0
    assert said in capsys.readouterr().err
    assert written in next(tmp_path.iterdir()).read_text(encoding="utf-8")


def test_draw_writes_to_standard_output(base: KnowledgeBase, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["draw", "--kb", str(base.folder), "-o", "-", "--format", "graphml"])
    printed = capsys.readouterr()
    assert printed.out.endswith("</graphml>")
    assert printed.err == ""


def test_draw_tells_a_mistake_without_a_traceback(base: KnowledgeBase, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["draw", "--kb", str(base.folder), "--path", "gout", "exercise", "-o", "-"])
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("error: no path of claims leads from gout to exercise\n")
