"""Queries about one thing start from it: their plans in Oxigraph join nothing that was read from the whole store.

A plan that reads a whole side first names the keys of a hash join ("keys = ?claim"). Such a query is right on a small
store and does not end on a large one, which no test of answers shows.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.base import KnowledgeBase
from graph.queries import bound_text
from graph.store import OxigraphStore
from graph.writing import write_generation

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
ABOUT_ONE_THING = {
    "claims_about": {"concept": "low-back-pain"},
    "claims_between": {"a": "low-back-pain", "b": "exercise"},
    "claims_by_author": {"author": "A. Writer"},
    "claims_in_article": {"name": "aching-knees"},
    "comorbidities": {"condition": "low-back-pain"},
    "concepts_under": {"concept": "low-back-pain"},
    "findings_of_work": {"work": "suri-2010"},
    "interventions_for": {"condition": "low-back-pain"},
    "interventions_ranked": {"condition": "low-back-pain"},
    "references_of_article": {"name": "aching-knees"},
    "risk_factors_for": {"condition": "low-back-pain"},
    "trace_claim": {"claim": "7cafb265bfc724191bef"},
    "what_work_is_cited_for": {"work": "suri-2010"},
}


@pytest.fixture(scope="module")
def base(world: Any, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    if not OXIGRAPH.exists():
        pytest.skip("the oxigraph program is not installed: pip install oxigraph")
    return write_generation(
        tmp_path_factory.mktemp("plans") / "kb", texts=world.texts, works=world.works, vocabulary=world.vocabulary
    )


def _plan(folder: Path, sparql: str) -> str:
    command = [str(OXIGRAPH), "query", "--location", str(folder), "--union-default-graph", "--query", sparql]
    done = subprocess.run(
        [*command, "--results-format", "csv", "--explain"], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stderr + done.stdout


@pytest.mark.parametrize("name", ABOUT_ONE_THING)
def test_a_query_about_one_thing_starts_from_it(name: str, base: KnowledgeBase) -> None:
    assert isinstance(base.store, OxigraphStore)
    assert base.store.folder is not None
    plan = _plan(base.store.folder, bound_text(base.store, name, ABOUT_ONE_THING[name]))
    assert "QueryExplanation" in plan
    assert "keys = ?" not in plan


def test_a_plan_that_reads_a_whole_side_is_seen(base: KnowledgeBase) -> None:
    assert isinstance(base.store, OxigraphStore)
    assert base.store.folder is not None
    patterns = " . ".join(f"?link <https://example.org/p{n}> ?o{n}" for n in range(5))
    cited = "<http://purl.org/spar/cito/hasCitingEntity> ?claim"
    optional = f"OPTIONAL {{ ?link {cited} . {patterns} . ?claim <https://example.org/a> ?o1 }}"
    sparql = f"SELECT * {{ ?claim a ?kind . ?claim <https://example.org/b> ?o1 . {optional} }}"
    assert "keys = ?" in _plan(base.store.folder, sparql)
