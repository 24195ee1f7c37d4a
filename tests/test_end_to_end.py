"""The whole way through: the installed command, articles on disk, a knowledge base, answers, the page in a browser."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("claimroot")
SOURCES = {"digests": ROOT / "data" / "articles", "originals": ROOT.parent / "shared" / "articles"}
CHROMIUM = "/usr/bin/chromium" if os.path.exists("/usr/bin/chromium") else shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

pytestmark = pytest.mark.skipif(not COMMAND.exists(), reason="claimroot is not installed: pip install -e '.[all]'")


def run(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command in `folder`, as a user would, and expect it to be content."""
    done = subprocess.run(
        [COMMAND, *arguments], cwd=folder, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


@dataclass(frozen=True, slots=True)
class Built:
    """A folder with a knowledge base `claimroot.kb` in it, what the build printed, and the articles it was made of."""

    folder: Path
    printed: str
    said: str
    articles: Path

    def ask(self, *arguments: str) -> str:
        """Return what the command prints, its lines joined by single spaces."""
        return " ".join(run(self.folder, *arguments).stdout.split())


@pytest.fixture(scope="module", params=SOURCES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    articles = SOURCES[request.param]
    if not articles.is_dir():
        pytest.skip("the five original articles are not here: they are other people's, and not shipped")
    folder = tmp_path_factory.mktemp(str(request.param))
    done = run(folder, "build", articles)
    return Built(folder, done.stdout, done.stderr, articles)


# Building ----------------------------------------------------------------------------------------------------------


def test_building_says_what_was_read_and_found(built: Built) -> None:
    assert "read 5, unchanged 0" in built.said
    assert "Claims by relation" in built.printed
    assert "Suri et al. (2010)" in " ".join(built.printed.split())


def test_building_again_reads_nothing_anew_and_finds_the_same(built: Built) -> None:
    again = run(built.folder, "build", built.articles)
    assert "read 0, unchanged 5" in again.stderr
    assert again.stdout == built.printed


def test_the_whole_graph_is_well_formed(built: Built) -> None:
    from graph.base import KnowledgeBase
    from graph.shacl import validate

    base = KnowledgeBase.open(built.folder / "claimroot.kb")
    try:
        assert validate(base.store.to_dataset()) == ()
    finally:
        base.close()


# Asking ------------------------------------------------------------------------------------------------------------

INTERVENTIONS = ("query", "interventions_for", "--bind", "condition=low back pain")


def test_the_same_question_is_answered_as_table_csv_and_json(built: Built) -> None:
    rows = list(csv.DictReader(io.StringIO(run(built.folder, *INTERVENTIONS, "--format", "csv").stdout)))
    bindings = json.loads(run(built.folder, *INTERVENTIONS, "--format", "json").stdout)["results"]["bindings"]
    assert [row["quote"] for row in rows] == [binding["quote"]["value"] for binding in bindings]
    exercise = [row for row in rows if row["interventionLabel"] == "exercise"]
    assert "10.1093/aje/kwx337" in {row["doi"] for row in exercise}
    assert all(row["articleTitle"] for row in exercise if row["doi"])
    assert all(row["quote"] for row in rows)
    table = built.ask(*INTERVENTIONS)
    assert all(words in table for words in ("exercise", "relieves", "back-pain"))


def test_a_query_of_ones_own_is_answered(built: Built) -> None:
    (built.folder / "mine.rq").write_text(
        "PREFIX cr: <https://w3id.org/claimroot/ns#> SELECT (COUNT(?claim) AS ?n) WHERE { ?claim a cr:Claim }", "utf-8"
    )
    by_relation = run(built.folder, "query", "claims_by_relation", "--format", "json").stdout
    counted = run(built.folder, "query", "mine.rq", "--format", "csv").stdout.split()
    total = sum(int(row["claims"]["value"]) for row in json.loads(by_relation)["results"]["bindings"])
    assert counted == ["n", str(total)]


def test_the_57_percent_lead_to_suri_and_are_faithful(built: Built) -> None:
    traced = built.ask("trace", "57%")
    assert re.search(r"quote “[^”]*[Aa]bout 57% of people with [^”]*knee osteoarthritis", traced)
    assert "printed 1. Suri, P." in traced
    assert "work Suri et al. (2010)" in traced
    assert re.search(r"link inferred, confidence 0\.\d\d: [^.]*the same figure within rounding", traced)
    assert "57.4% of 1,389" in traced
    assert re.search("magnitude: faithful — “[Aa]bout 57%” against “57.4%”", traced)


def test_exercise_and_one_third_lead_to_shiri_whose_condition_differs(built: Built) -> None:
    traced = built.ask("trace", "chronic back pain")
    assert "Exercise prevents or lowers the risk of chronic back pain" in traced
    assert "work Shiri et al. (2018)" in traced
    assert "RR 0.67 (95% CI 0.53–0.85)" in traced
    assert "condition: differs — “chronic back pain” against “low back pain”" in traced
    assert re.search(r"magnitude: faithful — “about one[ -]third” against “RR 0\.67", traced)


def test_acupuncture_leads_from_both_articles_to_washio_and_what_that_study_cannot_carry(built: Built) -> None:
    traced = built.ask("trace", "acupuncture")
    assert "work Washio et al. (2001)" in traced
    assert "printed 3. Washio, M." in traced
    assert "printed not in the article's own reference list" in traced
    assert "design cannot carry" in traced
    assert "not measured" in traced


def test_exercise_leads_to_knee_pain_by_ranked_paths_with_quotes(built: Built) -> None:
    printed = run(built.folder, "paths", "exercise", "knee pain").stdout
    ranked = re.findall(r"^(\d+)\. .*—\w+→ knee pain$", printed, re.MULTILINE)
    assert ranked == [str(number) for number in range(1, len(ranked) + 1)] != []
    assert printed.count("   hop ") == printed.count("   quote ") >= len(ranked)


# Seeing ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(built: Built) -> Iterator[Page]:
    """Open a page that `draw` made, with the network cut; at the end, fail on any request, error or warning."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    run(built.folder, "draw", "--around", "knee osteoarthritis", "-o", "page.html")
    asked: list[str] = []
    said: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
        opened.context.set_offline(True)
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.route(re.compile(r"^(?!file:)"), refuse)
        opened.goto((built.folder / "page.html").as_uri())
        opened.wait_for_selector("html[data-ready]", state="attached")
        yield opened
        browser.close()
    assert (asked, said) == ([], [])


def test_the_page_opens_offline_with_a_legend(page: Page) -> None:
    expect(page.locator("#shown")).to_have_text(re.compile(r"Shown [\d,]+ of [\d,]+ concepts, [\d,]+ of [\d,]+ links"))
    expect(page.locator("#legend")).to_be_visible()
    expect(page.locator('#legend [data-key="Condition"]')).to_be_visible()
    expect(page.locator('#legend [data-key="together"]')).to_be_visible()


def test_a_click_on_an_edge_shows_quotes_and_citations(page: Page) -> None:
    edges: list[str] = page.evaluate("claimroot.shown().edges")
    (edge,) = (id_ for id_ in edges if id_.startswith("knee-osteoarthritis|co_occurs_with|low-back-pain|"))
    at = page.evaluate("id => claimroot.edgeXY(id)", edge)
    page.mouse.click(at["x"], at["y"])
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("knee osteoarthritis occurs together with low back pain")
    expect(panel.locator("blockquote .quote", has_text="57% of people").first).to_be_visible()
    expect(panel.locator('.citation a[href="https://doi.org/10.1002/acr.20324"]').first).to_be_visible()
