"""What is drawn of a knowledge base: all of it, or what lies around a concept."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from graph.base import KnowledgeBase
from graph.evidence.model import CitationLink, Verdict
from graph.picture import draw_base
from graph.record import TextRecord
from graph.writing import write_generation
from ingest.errors import ConceptNotFoundError
from ingest.model import Absence, Document, Quantity, Work

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, VOCABULARY = DEMO["make_claim"], DEMO["make_finding"], DEMO["VOCABULARY"]

CLAIMS = [
    claim("exercise", "relieves", "obesity", number=1),
    claim("obesity", "causes", "gout", number=2),
    claim("gout", "causes", "knee-pain", number=3),
    claim("knee-pain", "causes", "sick-leave", number=4),
    claim("massage", "relieves", "low-back-pain", number=5),
    claim("massage", "relieves", "low-back-pain", number=6, negated=True),
    claim("swimming", "relieves", "low-back-pain", number=7),
]
EASES = finding("smith-1", "massage", "relieves", "low-back-pain", quantity=Quantity("%", 40.0))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    document = Document("a", "a")
    claims = tuple(replace(one, text_sha256=document.sha256) for one in CLAIMS)
    for_it, against = claims[4], claims[5]
    links = [
        CitationLink(for_it.id, "smith", None, "inferred", 0.7, ("sameConcepts",), (EASES.key,)),
        CitationLink(against.id, "smith", None, "inferred", 0.5, ("oppositeDirection",), (EASES.key,)),
    ]
    verdict = Verdict(against.id, "smith", EASES.key, "magnitude", "reversed", "no", "yes", "the opposite was found")
    return write_generation(
        tmp_path_factory.mktemp("picture") / "kb",
        texts=[TextRecord(document, claims)],
        works=[Work("smith", "A study")],
        findings=[EASES],
        vocabulary=VOCABULARY.concepts.values(),
        links=links,
        verdicts=[verdict],
        resolutions=[],
        settings={"reader_version": "1", "claimroot_version": "1"},
    )


DEPTHS = {
    "one hop is what the concept has claims on": ("gout", 1, {"obesity", "gout", "knee-pain"}),
    "two hops go through what was reached": ("gout", 2, {"exercise", "obesity", "gout", "knee-pain", "sick-leave"}),
    "more hops than there are": ("gout", 5, {"exercise", "obesity", "gout", "knee-pain", "sick-leave"}),
    "no hop is nothing": ("gout", 0, set()),
    "a wide concept is drawn with its narrower ones": (
        "pain",
        1,
        {"gout", "knee-pain", "sick-leave", "massage", "low-back-pain", "swimming"},
    ),
    "a concept of which only a narrower one has claims": ("treatment", 1, {"massage", "low-back-pain"}),
    "by its label": ("low back pain", 1, {"massage", "low-back-pain", "swimming"}),
}


@pytest.mark.parametrize(("around", "depth", "expected"), DEPTHS.values(), ids=DEPTHS.keys())
def test_what_lies_within_so_many_hops_is_drawn(
    base: KnowledgeBase, around: str, depth: int, expected: set[str]
) -> None:
    picture = draw_base(base, around=around, depth=depth)
    assert {node.id for node in picture.nodes} == expected
    assert all({edge.subject, edge.object} <= expected for edge in picture.edges)
    assert picture.title == f"Claims around {VOCABULARY.named(around).label}"


def test_a_concept_that_nobody_knows_is_told_with_near_names(base: KnowledgeBase) -> None:
    with pytest.raises(ConceptNotFoundError) as error:
        draw_base(base, around="knee pian")
    assert error.value.what == "no concept is called 'knee pian'"
    assert "knee pain" in error.value.mend


def test_all_of_it_is_drawn_with_its_counts(base: KnowledgeBase) -> None:
    picture = draw_base(base)
    assert picture.counts == {"articles": 1, "claims": 7, "works": 1}
    assert {one for edge in picture.edges for one in edge.claims} == {one.id for one in picture.claims}


def test_a_denial_is_an_edge_of_its_own_and_is_not_backed_by_what_contradicts_it(base: KnowledgeBase) -> None:
    edges = {(edge.subject, edge.negated): edge for edge in draw_base(base, around="massage").edges}
    assert edges["massage", False].supported
    assert not edges["massage", True].supported


def test_a_work_that_contradicts_is_shown_with_its_verdict(base: KnowledgeBase) -> None:
    (denied,) = (one for one in draw_base(base).claims if one.negated)
    (citation,) = denied.citations
    assert (citation.work_title, citation.finding) == ("A study", "Massage relieves low back pain: 40%.")
    assert [verdict.verdict for verdict in citation.verdicts] == ["reversed"]
    assert citation.reasons == ("the opposite direction",)


def test_what_a_text_leaves_open_is_drawn_as_an_open_question(tmp_path: Path) -> None:
    document = Document("a", "a")
    asked = replace(claim("swimming", "relieves", "gout", number=1), absence=Absence.NOT_STUDIED)
    none = replace(claim("massage", "relieves", "gout", number=2), absence=Absence.NO_EFFECT_FOUND)
    record = TextRecord(document, tuple(replace(one, text_sha256=document.sha256) for one in (asked, none)))
    base = write_generation(tmp_path / "kb", texts=[record], vocabulary=VOCABULARY.concepts.values())
    picture = draw_base(base)
    assert {edge.subject: edge.open_question for edge in picture.edges} == {"massage": False, "swimming": True}
    assert {one.subject_text: (one.open_question, one.absence) for one in picture.claims} == {
        "swimming": (True, "called too little studied"),
        "massage": (False, "no effect found"),
    }
