"""What a picture says of a proposition as a whole: strength, voices, conflicts, in words; nothing where nothing is."""

from __future__ import annotations

import runpy
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graph.selection import Selection, select_claims
from graph.standing import Standing, conflicts_by_claim, proposition_of, standings
from graph.trace import Tracer
from ingest.errors import QueryError
from ingest.model import Document

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, VOCABULARY = DEMO["make_claim"], DEMO["VOCABULARY"]


@dataclass(frozen=True)
class Graded:
    subject: str
    relation: str
    object: str
    level: int | None = 0
    opposing_level: int | None = 0
    net: float = 0.0
    voices: int = 1
    echoes: int = 0
    roots: int = 0
    summary: str = ""


@dataclass(frozen=True)
class Side:
    says: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    one: Side
    other: Side
    explanation: str


EASES = ("massage", "relieves", "low-back-pain")
GRADES = {
    "a strength with echoes": (
        Graded(*EASES, level=3, opposing_level=1, net=0.6, voices=3, echoes=2, roots=1, summary="E3: one trial."),
        Standing("E3", "E1", (("Evidence", "E3: one trial."), ("Voices", "3, 2 of them echoes"), ("Roots", "1")), 0.6),
    ),
    "no source is E0": (
        Graded(*EASES, summary="E0: none."),
        Standing("E0", "E0", (("Evidence", "E0: none."), ("Voices", "1"), ("Roots", "0")), 0.0),
    ),
    "what could not be graded has no level": (
        Graded(*EASES, level=None, summary="Not graded."),
        Standing("", "E0", (("Evidence", "Not graded."), ("Voices", "1"), ("Roots", "0")), 0.0),
    ),
    "no words, no fact": (Graded(*EASES), Standing("E0", "E0", (("Voices", "1"), ("Roots", "0")), 0.0)),
}


@pytest.mark.parametrize(("graded", "standing"), GRADES.values(), ids=GRADES.keys())
def test_a_strength_is_told_so(graded: Graded, standing: Standing) -> None:
    assert standings([graded]) == {EASES: standing}


def test_a_denial_stands_on_the_evidence_against() -> None:
    standing = Standing("E3", "E1")
    assert (standing.level_of(False), standing.level_of(True)) == ("E3", "E1")


def test_a_conflict_is_told_at_every_claim_that_takes_a_side_once() -> None:
    conflict = Conflict(Side("it helps", ("a", "b")), Side("it harms", ("c",)), "both cannot hold")
    words = ("it helps, against: it harms (both cannot hold)",)
    assert conflicts_by_claim([conflict, conflict]) == {"a": words, "b": words, "c": words}


def test_a_symmetric_proposition_is_one_both_ways_round() -> None:
    one = claim("knee-pain", "co_occurs_with", "low-back-pain")
    other = claim("low-back-pain", "co_occurs_with", "knee-pain")
    assert proposition_of(one) == proposition_of(other) == ("knee-pain", "co_occurs_with", "low-back-pain")


def tracer() -> Tracer:
    document = Document("a", "a")
    claims = [
        claim("massage", "relieves", "low-back-pain", number=1),
        claim("massage", "relieves", "low-back-pain", number=2, negated=True),
        claim("swimming", "relieves", "low-back-pain", number=3),
    ]
    return Tracer.of(
        claims=[replace(one, text_sha256=document.sha256) for one in claims],
        documents=[document],
        works=(),
        findings=(),
        links=(),
        verdicts=(),
        vocabulary=VOCABULARY,
    )


LEAST = {"E0": 3, "e1": 2, "E2": 1, "E3": 1, "E4": 0}


@pytest.mark.parametrize(("least", "kept"), LEAST.items())
def test_claims_of_at_least_a_strength_are_kept(least: str, kept: int) -> None:
    known = standings(
        [Graded(*EASES, level=3, opposing_level=1), Graded("swimming", "relieves", "low-back-pain", level=0)]
    )
    assert len(select_claims(tracer(), Selection(min_strength=least), known)) == kept


def test_a_strength_is_not_asked_of_a_base_without_any() -> None:
    with pytest.raises(QueryError, match="this knowledge base holds no strengths of evidence"):
        select_claims(tracer(), Selection(min_strength="E2"), {})
