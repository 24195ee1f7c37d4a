"""The graph of a knowledge base as a whole: kept in arrays, taken out, looked at from all sides, shown."""

from __future__ import annotations

import csv
import io
import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.base import KnowledgeBase
from graph.paths import NOTE, EvidencePath, PathArrays, PathFilter
from graph.paths.export import to_networkx
from graph.paths.measures import communities, connected_parts, nearby, risk_factor_ranks
from graph.paths.tables import COLUMNS, path_csv, path_frame, path_json
from graph.record import TextRecord
from graph.writing import write_generation
from ingest.errors import ConceptNotFoundError, KnowledgeBaseError, QueryError
from ingest.model import Concept, Document, Work

DEMO = runpy.run_path(str(Path(__file__).with_name("path_demo.py")))
claim, link, find, finder, Strength = (DEMO[name] for name in ("claim", "link", "find", "finder", "Strength"))
EDGES = [
    ("obesity", "causes", "gout"),
    ("gout", "worsens", "knee-pain"),
    ("obesity", "raises_risk_of", "low-back-pain"),
    ("knee-pain", "co_occurs_with", "low-back-pain"),
    ("exercise", "relieves", "knee-pain"),
    ("massage", "improves", "medication-use"),
]
CLAIMS = [claim(a, relation, b, number=place) for place, (a, relation, b) in enumerate(EDGES)]


def write(folder: Path) -> KnowledgeBase:
    """Write a knowledge base of two texts with the claims of `EDGES` and one denial."""
    denial = claim("gout", "worsens", "knee-pain", negated=True, article="b", number=8)
    texts = [TextRecord(Document("a", "a"), tuple(CLAIMS)), TextRecord(Document("b", "b"), (denial,))]
    return write_generation(
        folder,
        texts=texts,
        works=[Work("smith", "A study")],
        vocabulary=DEMO["VOCABULARY"].concepts.values(),
        links=[link(CLAIMS[0], "smith")],
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return write(tmp_path_factory.mktemp("paths") / "kb")


def test_a_build_writes_the_arrays_and_a_path_leads_back_to_claims_and_works(base: KnowledgeBase) -> None:
    assert (base.folder / "generations" / "0001" / "paths" / "paths.json").is_file()
    assert base.path_finder.arrays.generation == "0001"
    (path,) = base.paths("obesity", "knee pain", max_hops=2, through=["gout"]).paths
    assert [hop.best for hop in path.hops] == CLAIMS[:2]
    assert [hop.works for hop in path.hops] == [("smith",), ()]
    assert [hop.counts for hop in path.hops] == [(1, 0), (1, 1)]
    assert [len(hop.denied) for hop in path.hops] == [0, 1]


def test_concepts_are_asked_for_by_any_of_their_names(base: KnowledgeBase) -> None:
    assert base.paths("Obesity", "Low back pains") == base.paths("obesity", "low-back-pain")


def test_a_name_that_no_concept_has_is_told_with_near_ones(base: KnowledgeBase) -> None:
    with pytest.raises(ConceptNotFoundError) as caught:
        base.paths("obesty", "gout")
    assert str(caught.value) == (
        "no concept is called 'obesty'\n  where: the vocabulary\n  mend:  did you mean 'obesity'?"
    )


def test_a_relation_that_there_is_not_is_told_with_all_there_are(base: KnowledgeBase) -> None:
    with pytest.raises(QueryError, match="not a relation: 'cures'"):
        base.paths("obesity", "gout", relations=["cures"])


def test_a_knowledge_base_without_arrays_gets_them_from_its_record(tmp_path: Path, base: KnowledgeBase) -> None:
    old = write(tmp_path / "kb")
    shutil.rmtree(tmp_path / "kb" / "generations" / "0001" / "paths")
    assert old.hops() == base.hops()
    assert old.paths("obesity", "pain") == base.paths("obesity", "pain")


def test_arrays_are_the_same_after_they_were_written_and_opened(tmp_path: Path) -> None:
    made = finder(CLAIMS, [link(CLAIMS[0], "smith")]).arrays
    made.save(tmp_path / "paths", "0007")
    opened = PathArrays.open(tmp_path / "paths")
    assert opened.generation == "0007"
    assert opened.names.ids == made.names.ids
    assert opened.names.terms == made.names.terms
    for (name, one), (_, other) in zip(made.arrays(), opened.arrays(), strict=True):
        assert one.dtype == other.dtype, name
        assert np.array_equal(one, other), name


DAMAGE = {
    "a missing array": lambda folder: (folder / "there_to.npy").unlink(),
    "an array cut short": lambda folder: (folder / "there_to.npy").write_bytes(b"\x93NUMPY"),
    "an array of another length": lambda folder: shutil.copyfile(folder / "claim_text.npy", folder / "subject.npy"),
    "names that are no JSON": lambda folder: (folder / "names.json").write_text("{"),
    "names that are no object": lambda folder: (folder / "names.json").write_text("[]"),
    "a head that is no object": lambda folder: (folder / "paths.json").write_text("[1]"),
    "another format": lambda folder: (folder / "paths.json").write_text('{"format": "x"}'),
    "objects in an array": lambda folder: np.save(folder / "score.npy", np.array([{}]), allow_pickle=True),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_damaged_arrays_are_told(tmp_path: Path, damage: Any) -> None:
    made = finder([*CLAIMS, claim("obesity", "causes", "gout", number=9)]).arrays
    made.save(tmp_path / "paths", "0001")
    damage(tmp_path / "paths")
    with pytest.raises(KnowledgeBaseError) as caught:
        PathArrays.open(tmp_path / "paths")
    assert caught.value.mend == "build the knowledge base again"


def test_an_empty_knowledge_base_has_no_paths(tmp_path: Path) -> None:
    base = write_generation(tmp_path / "kb", texts=(), vocabulary=[Concept("a", "a"), Concept("b", "b")])
    assert base.paths("a", "b").paths == base.hops() == base.components() == base.communities() == ()
    assert base.central_risk_factors().empty
    assert base.to_networkx().number_of_nodes() == 0


# As a whole -----------------------------------------------------------------------------------------------------------


def test_the_graph_taken_out_has_every_hop_and_symmetric_ones_both_ways(base: KnowledgeBase) -> None:
    graph = base.to_networkx()
    edges = {(a, key, b) for a, b, key in graph.edges(keys=True)}
    assert edges == {*EDGES, ("low-back-pain", "co_occurs_with", "knee-pain")}
    assert graph.nodes["knee-pain"] == {"label": "knee pain", "people": False}
    data = graph.edges["obesity", "gout", "causes"]
    assert (data["hop"].claims, data["level"], data["roots"]) == ((CLAIMS[0],), "ungraded", 1)
    assert round(data["cost"], 4) == 4.6052


def test_a_cheapest_way_of_networkx_is_a_best_path_where_all_hops_are_of_one_level() -> None:
    scores = [0.6, 0.5, 0.7, 0.55, 0.6, 0.6]
    strengths = [Strength(*sorted_ends(edge), 3, score) for edge, score in zip(EDGES, scores, strict=True)]
    asked = finder(CLAIMS, strengths=strengths)
    (best,) = asked.find("obesity", "knee-pain", PathFilter(max_hops=6), limit=1).paths
    theirs = nx.shortest_path(to_networkx(asked.hops()), "obesity", "knee-pain", weight="cost")
    assert [best.start, *(hop.object for hop in best.hops)] == theirs == ["obesity", "low-back-pain", "knee-pain"]


def sorted_ends(edge: tuple[str, str, str]) -> tuple[str, str, str]:
    subject, relation, object_ = edge
    return (min(subject, object_), relation, max(subject, object_)) if relation == "co_occurs_with" else edge


def test_a_neighbourhood_grows_by_steps_in_both_directions(base: KnowledgeBase) -> None:
    def ends(hops: int) -> set[str]:
        found = base.neighbourhood("gout", hops)
        return {concept for hop in found for concept in (hop.subject, hop.object)}

    assert ends(1) == {"gout", "obesity", "knee-pain"}
    assert ends(2) == {"gout", "obesity", "knee-pain", "low-back-pain", "exercise"}
    assert ends(3) == ends(2)


def test_the_neighbourhood_of_a_concept_is_that_of_its_narrower_ones_too(base: KnowledgeBase) -> None:
    near = {hop.relation.value for hop in base.neighbourhood("pain")}
    assert near == {"worsens", "raises_risk_of", "co_occurs_with", "relieves"}


def test_neighbours_are_the_strongest_first(base: KnowledgeBase) -> None:
    assert base.neighbourhood("obesity")[0].grade.level == "ungraded"


def test_what_leads_to_what_leads_to_much_is_a_central_risk_factor(base: KnowledgeBase) -> None:
    frame = base.central_risk_factors()
    assert list(frame["concept"]) == ["obesity", "gout"]
    assert list(frame["bears_on"]) == [2, 1]
    assert frame.dtypes.astype(str).to_dict() == {
        "concept": "string",
        "label": "string",
        "rank": "float64",
        "bears_on": "int64",
    }


def test_ranks_are_those_of_the_power_method_on_the_hops_turned_round() -> None:
    arrays = finder(CLAIMS).arrays
    graph = nx.DiGraph([(b, a) for a, relation, b in EDGES if relation in ("causes", "worsens", "raises_risk_of")])
    theirs = {node: 1 / len(graph) for node in graph}
    for _ in range(200):  # the power method of the paper, in plain Python
        lost = sum(theirs[node] for node in graph if not graph.out_degree(node)) / len(graph)
        theirs = {
            node: 0.15 / len(graph)
            + 0.85 * (lost + sum(theirs[one] / graph.out_degree(one) for one in graph.predecessors(node)))
            for node in graph
        }
    ours = risk_factor_ranks(arrays)
    assert {node: round(rank, 4) for node, (rank, _) in ours.items()} == {node: round(theirs[node], 4) for node in ours}


def test_parts_are_joined_by_hops_in_any_direction(base: KnowledgeBase) -> None:
    assert base.components() == (
        ("exercise", "gout", "knee-pain", "low-back-pain", "obesity"),
        ("massage", "medication-use"),
    )


def test_communities_hold_what_is_tied_most_and_every_concept_with_a_hop() -> None:
    clique = [(f"{side}-{a}", "causes", f"{side}-{b}") for side in "xy" for a in range(4) for b in range(a)]
    arrays = finder([claim(*edge) for edge in [*clique, ("x-0", "causes", "y-0")]]).arrays
    assert communities(arrays) == (
        tuple(f"x-{one}" for one in range(4)),
        tuple(f"y-{one}" for one in range(4)),
    )
    assert sum(map(len, connected_parts(arrays))) == 8


def test_nothing_is_near_a_concept_that_is_not_known() -> None:
    assert not len(nearby(finder(CLAIMS).arrays, "no-such-thing", 2))


# Shown ----------------------------------------------------------------------------------------------------------------

HOSTILE = "<script>alert('x')</script> gout & co"


def hostile() -> EvidencePath:
    said = claim("gout", "causes", "knee-pain", text=f"{HOSTILE} causes knee pain", article="<b>a")
    (path,) = find([said], "gout", "pain").paths
    return path


def test_html_shows_text_as_text_and_says_what_a_chain_is_not() -> None:
    html = hostile()._repr_html_()
    assert "<script" not in html
    assert "<b>a" not in html
    assert "&lt;script&gt;" in html
    assert NOTE in html
    assert "ends at a narrower concept, knee pain" in html
    assert "associations chained, not causal" in html


def test_html_of_an_answer_has_the_note_even_without_a_path() -> None:
    empty = find(CLAIMS, "gout", "massage")
    assert NOTE in empty._repr_html_()
    assert NOTE in find(CLAIMS, "obesity", "pain")._repr_html_()


def test_rows_have_the_columns_that_are_documented(base: KnowledgeBase) -> None:
    answer = base.paths("obesity", "pain")
    frame = path_frame(answer)
    assert list(frame.columns) == list(COLUMNS)
    assert frame.dtypes.astype(str).to_dict() == {name: kind for name, (kind, _) in COLUMNS.items()}
    assert set(frame["note"]) == {NOTE}
    assert frame.groupby("path")["hop"].max().tolist() == [len(path.hops) for path in answer.paths]
    assert pd.isna(frame.loc[frame["relation"] == "co_occurs_with", "sign"]).all()
    rows = list(csv.DictReader(io.StringIO(path_csv(answer), newline="")))
    assert [row["quote"] for row in rows] == list(frame["quote"])
    assert list(path_frame(find(CLAIMS, "gout", "massage")).columns) == list(COLUMNS)


def test_json_says_where_a_path_ends_and_what_it_is_worth(base: KnowledgeBase) -> None:
    said = json.loads(json.dumps(path_json(base.paths("obesity", "pain", max_hops=1))))
    assert said["note"] == NOTE
    (path,) = said["paths"]
    assert (path["end"], path["end_is_narrower"], path["start_is_narrower"]) == ("low-back-pain", True, False)
    assert (path["weakest"], path["sign"], path["hops"][0]["claims"]) == ("E0", 1, 1)
