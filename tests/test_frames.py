"""`claimroot.open` gives DataFrames whose columns and types do not depend on what is in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import claimroot
from claimroot.building import build_from_files
from graph.base import KnowledgeBase
from graph.columns import CLAIMS, claim_columns, read_columns, tie_columns
from graph.counted import COUNTED
from graph.frames import TEXT
from graph.opened import CLAIM_FILTERS, OpenBase
from graph.queries import named_queries, run_named
from graph.terms import proposition_ends
from graph.writing import write_generation
from ingest.errors import ConceptNotFoundError, KnowledgeBaseError, QueryError
from ingest.model import Quantity

TABLES = ("claims", "propositions", "citations", "works", "findings", "count_claims")


@pytest.fixture(scope="module")
def kb(world: Any, tmp_path_factory: pytest.TempPathFactory) -> OpenBase:
    folder = tmp_path_factory.mktemp("frames") / "kb"
    write_generation(
        folder,
        texts=world.texts,
        works=world.works,
        findings=world.findings,
        vocabulary=world.vocabulary,
        links=world.links,
        verdicts=world.verdicts,
        resolutions=world.resolutions,
    ).close()
    return claimroot.open(folder)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> OpenBase:
    folder = tmp_path_factory.mktemp("empty") / "kb"
    write_generation(folder, texts=()).close()
    return claimroot.open(folder)


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(table: str, kb: OpenBase, empty: OpenBase) -> None:
    full, none = getattr(kb, table)(), getattr(empty, table)()
    assert len(full) > 0
    assert len(none) == 0
    assert none.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


@pytest.mark.parametrize("name", named_queries())
def test_a_query_gives_the_same_types_whatever_it_finds(name: str, kb: OpenBase, empty: OpenBase, world: Any) -> None:
    given = {
        "concept": "low-back-pain", "condition": "low-back-pain", "a": "low-back-pain", "b": "knee-osteoarthritis",
        "figure": 57, "least": 40, "words": "pain", "work": "suri-2010", "claim": world.claims[0].id,
        "design": "cross-sectional", "author": "A. Writer", "publisher": "none", "name": "aching-knees",
    }  # fmt: skip
    bound = {one.name: given[one.name] for one in named_queries()[name].inputs}
    iris = {
        key: f"https://w3id.org/claimroot/id/concept/{value}"
        for key, value in bound.items()
        if key in ("concept", "condition", "a", "b")
    }
    full, none = kb.query(name, **bound), empty.query(name, **(bound | iris))
    assert none.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> OpenBase:
    return OpenBase(build_from_files([], tmp_path_factory.mktemp("counted") / "demo.kb")[0].folder)


@pytest.mark.parametrize("name", COUNTED)
def test_the_columns_count_what_the_query_counts(name: str, kb: OpenBase, empty: OpenBase, demo: OpenBase) -> None:
    for base in (kb, empty, demo):
        assert COUNTED[name](base.base.columns) == run_named(base.store, name)


@pytest.mark.parametrize("name", COUNTED)
def test_a_count_of_all_claims_opens_no_store(name: str, demo: OpenBase) -> None:
    with OpenBase(demo.base.folder) as base:
        assert len(base.rows(name, {})) > 1
        assert "store" not in base.base.__dict__


def test_the_columns_are_the_claims(kb: OpenBase, world: Any) -> None:
    frame = kb.claims().set_index("claim")
    assert list(kb.claims().columns) == [*claim_columns().names, *tie_columns().names]
    for claim in world.claims:
        row = frame.loc[claim.id]
        assert (row["subject"], row["relation"], row["object"]) == (
            claim.subject.concept,
            claim.relation.value,
            claim.object.concept,
        )
        assert (row["quote"], row["start"], row["end"]) == (
            claim.quote.exact,
            claim.quote.span.start,
            claim.quote.span.end,
        )
        assert (bool(row["negated"]), bool(row["hedged"])) == (claim.negated, claim.hedged)
        assert (None if pd.isna(row["value"]) else row["value"]) == (claim.quantity or Quantity("")).value
    assert frame["works"].to_dict() == {claim.id: int(claim is world.claims[0]) for claim in world.claims}
    assert frame["inferred"].sum() == 1


FILTERS = {
    "about a concept and its narrower ones": ({"about": "low back pain"}, [0, 1, 2]),
    "about a concept alone": ({"about": "lumbago", "narrower": False}, [0, 2]),
    "by subject": ({"subject": "exercise"}, [1]),
    "by object": ({"object": "chronic-low-back-pain"}, [1]),
    "by relation": ({"relation": "relieves"}, [1]),
    "by several relations": ({"relation": ("relieves", "prevents")}, [1, 2]),
    "by article": ({"article": "aching-knees"}, [0]),
    "denied": ({"negated": True}, [2]),
    "affirmed": ({"negated": False}, [0, 1]),
    "hedged": ({"hedged": True}, [1]),
    "tied to a work": ({"tied": True}, [0]),
    "tied to none": ({"tied": False}, [1, 2]),
    "by words of the quote": ({"words": "LOW BACK PAIN."}, [1, 2]),
    "by a letter beyond ASCII": ({"words": "é"}, []),
    "with a figure above": ({"unit": "%", "above": 40}, [0]),
    "with a figure above and below": ({"above": 40, "below": 50}, []),
    "all at once": ({"about": "low back pain", "negated": False, "hedged": False}, [0]),
    "by nothing": ({"about": None, "negated": None}, [0, 1, 2]),
}


@pytest.mark.parametrize(("filters", "found"), FILTERS.values(), ids=FILTERS.keys())
def test_claims_are_kept(filters: Any, found: list[int], kb: OpenBase, world: Any) -> None:
    assert sorted(kb.claims(**filters)["claim"]) == sorted(world.claims[index].id for index in found)


def test_counts_are_those_of_the_claims(kb: OpenBase, world: Any) -> None:
    counted = kb.count_claims(("relation", "negated"))
    wanted = Counter((claim.relation.value, claim.negated) for claim in world.claims)
    assert {
        (row.relation, row.negated): row.count for row in counted.itertuples(index=False, name="Row")
    } != {} or wanted
    assert {(row["relation"], row["negated"]): row["count"] for row in counted.to_dict("records")} == dict(wanted)
    tied = kb.count_claims("tied")
    assert dict(zip(tied["tied"], tied["count"], strict=True)) == {False: 2, True: 1}


def test_propositions_are_shared_by_claims(kb: OpenBase, world: Any) -> None:
    rows = kb.propositions().to_dict("records")
    found = {(row["subject"], row["relation"], row["object"]): row["claims"] for row in rows}
    wanted: Counter[tuple[str, str, str]] = Counter()
    for claim in world.claims:
        subject, obj = proposition_ends(claim.subject.concept, claim.relation, claim.object.concept)
        wanted[subject, claim.relation.value, obj] += 1
    assert found == dict(wanted)
    assert sum(row["denials"] for row in rows) == 1


def test_conflicts_show_both_sides(tmp_path: Path) -> None:
    texts = {"one": "Yoga relieves back pain.", "two": "Yoga does not relieve back pain. Stress worsens neck pain."}
    for name, words in texts.items():
        (tmp_path / f"{name}.txt").write_text(words + "\n", encoding="utf-8")
    build_from_files([tmp_path / "one.txt", tmp_path / "two.txt"], tmp_path / "kb")[0].close()
    with claimroot.open(tmp_path / "kb") as kb:
        found = kb.conflicts()
        assert kb.conflicts(about="yoga").equals(found)
        assert len(kb.conflicts(about="stress")) == 0
        assert kb.conflicts(about="stress").dtypes.astype(str).to_dict() == found.dtypes.astype(str).to_dict()
        (row,) = found.to_dict("records")
        sides = {kb.claims().set_index("claim").loc[row[side], "article"] for side in ("one_claims", "other_claims")}
    assert (row["subject"], row["object"]) == ("yoga", "back-pain")
    assert sides == {"one", "two"}


def test_a_concept_may_be_given_by_any_of_its_names(kb: OpenBase) -> None:
    first, *others = (kb.query("claims_about", concept=name) for name in ("low-back-pain", "lumbago", "Low back pains"))
    assert all(one.equals(first) for one in others)
    with pytest.raises(ConceptNotFoundError):
        kb.query("claims_about", concept="no such pain")


FILTER_NAMES = ", ".join(CLAIM_FILTERS)
MISTAKES = {
    "a filter": (
        lambda kb: kb.claims(colour="red"),
        "claims have no filter 'colour'",
        "use " + ", ".join(CLAIM_FILTERS),
    ),
    "a relation": (lambda kb: kb.claims(relation="heals"), "no relation is named 'heals'", None),
    "a column": (lambda kb: kb.count_claims("colour"), "claims have no column 'colour'", None),
}


@pytest.mark.parametrize(("call", "what", "mend"), MISTAKES.values(), ids=MISTAKES.keys())
def test_there_is_no_such(call: Any, what: str, mend: str | None, kb: OpenBase) -> None:
    with pytest.raises(QueryError) as caught:
        call(kb)
    assert caught.value.what == what
    assert mend in (None, caught.value.mend)


def test_ones_own_query_is_answered_within_limits(kb: OpenBase) -> None:
    found = kb.ask("SELECT ?s { ?s ?p ?o }", claimroot.Limits(max_rows=4))
    assert found.truncated
    assert len(found.answer) == 4  # type: ignore[arg-type]


def test_text_is_backed_by_arrow(kb: OpenBase) -> None:
    assert kb.works()["title"].dtype == pd.Series([], dtype=TEXT).dtype
    assert kb.works()["title"].dtype.storage == "pyarrow"  # type: ignore[union-attr]


def test_what_is_shown_in_a_notebook_is_escaped(kb: OpenBase, world: Any) -> None:
    claim = world.claims[2]
    html = claim._repr_html_()
    assert "not prevents" in html
    assert "the article denies it" in html
    assert "<script>" not in world.vocabulary[0].__class__("x", "<script>alert(1)</script>")._repr_html_()
    assert "knowledge base" in kb._repr_html_()


def test_columns_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeBaseError, match="the columns cannot be read"):
        read_columns(tmp_path)
    (tmp_path / CLAIMS).write_bytes(b"no arrow")
    with pytest.raises(KnowledgeBaseError, match="the columns cannot be read"):
        read_columns(tmp_path)


def test_an_older_knowledge_base_without_an_index_still_finds_concepts(world: Any, tmp_path: Path) -> None:
    base = write_generation(tmp_path / "kb", texts=world.texts, vocabulary=world.vocabulary)
    (next((tmp_path / "kb" / "generations").iterdir()) / "search.db").unlink()
    base.close()
    with OpenBase(tmp_path / "kb") as kb:
        assert isinstance(kb.base, KnowledgeBase)
        assert len(kb.query("claims_about", concept="lumbago")) == 2
