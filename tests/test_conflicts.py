"""Where two sides on one pair of concepts cannot both hold."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.evidence.conflicts import Statement, find_conflicts, finding_interval, wilson
from graph.evidence.model import Conflict
from ingest.model import Claim, Finding, Quantity

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, replace = (DEMO[name] for name in ("make_claim", "make_finding", "replace"))


def conflicts(*statements: Claim | Finding) -> list[Conflict]:
    return list(
        find_conflicts(
            Statement.of_claim(one) if isinstance(one, Claim) else Statement.of_finding(one) for one in statements
        )
    )


def told(*statements: Claim | Finding) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.scopes) for one in conflicts(*statements)]


EASES = claim("rest", "relieves", "back-pain")
HARMS = claim("rest", "worsens", "back-pain", article="b")
DENIES = claim("rest", "relieves", "back-pain", article="b", negated=True)
FOUND = finding("roe-1", "rest", "worsens", "back-pain")


def share(key: str, percent: float, n: int | None) -> Finding:
    return finding(key, "gout", "co_occurs_with", "obesity", quantity=Quantity("%", percent), n=n)


def ratio(key: str, value: float, low: float, high: float, unit: str = "RR", **more: object) -> Finding:
    figure = Quantity(unit, value, ci_low=low, ci_high=high)
    return finding(key, "exercise", "prevents", "low-back-pain", quantity=figure, **more)


CONFLICT = {
    "opposite relations": ((EASES, HARMS), "oppositeRelations", "betweenArticles"),
    "in one article": ((EASES, replace(HARMS, article="a")), "oppositeRelations", "withinArticle"),
    "affirmed and denied": ((EASES, DENIES), "affirmedAndDenied", "betweenArticles"),
    "an effect and none": (
        (EASES, claim("rest", "no_effect_on", "back-pain", article="b")),
        "oppositeRelations",
        "betweenArticles",
    ),
    "a claim and a finding": ((EASES, FOUND), "oppositeRelations", "claimAgainstFinding"),
    "two findings": (
        (FOUND, finding("poe-1", "rest", "relieves", "back-pain")),
        "oppositeRelations",
        "betweenFindings",
    ),
    "a tie and its denial, the other way round": (
        (
            claim("gout", "associated_with", "obesity"),
            claim("obesity", "associated_with", "gout", article="b", negated=True),
        ),
        "affirmedAndDenied",
        "betweenArticles",
    ),
    "a cause and a denied tie": (
        (claim("obesity", "causes", "gout"), claim("gout", "associated_with", "obesity", article="b", negated=True)),
        "oppositeRelations",
        "betweenArticles",
    ),
    "shares far apart": ((share("a-1", 57.4, 1389), share("b-1", 20.0, 400)), "intervalsExclude", "betweenFindings"),
    "ratios far apart": (
        (ratio("a-1", 0.5, 0.4, 0.6), ratio("b-1", 0.8, 0.7, 0.9)),
        "intervalsExclude",
        "betweenFindings",
    ),
}


@pytest.mark.parametrize(("statements", "kind", "scope"), CONFLICT.values(), ids=CONFLICT.keys())
def test_two_sides_conflict(statements: tuple[Claim | Finding, ...], kind: str, scope: str) -> None:
    assert told(*statements) == [(kind, (scope,))]


PEACE = {
    "the same twice": (EASES, replace(EASES, article="b")),
    "effects of one kind": (EASES, claim("rest", "prevents", "back-pain", article="b")),
    "two conditions": (EASES, claim("rest", "worsens", "knee-pain", article="b")),
    "a denied cause and a tie": (
        claim("obesity", "causes", "gout", negated=True),
        claim("obesity", "associated_with", "gout"),
    ),
    "the one on the other and the other on the one": (
        claim("obesity", "worsens", "gout"),
        claim("gout", "relieves", "obesity", article="b"),
    ),
    "shares near each other": (share("a-1", 57.4, 1389), share("b-1", 54.6, 368)),
    "a share of nobody knows how many": (share("a-1", 57.4, 1389), share("b-1", 20.0, None)),
    "ratios of two kinds": (ratio("a-1", 0.5, 0.4, 0.6), ratio("b-1", 0.8, 0.7, 0.9, "OR")),
    "an estimate printed outside its interval": (
        ratio("a-1", 0.5, 0.4, 0.6),
        ratio("b-1", 1.24, 1.47, 1.76, printed_so=True),
    ),
    "figures of claims, of which nobody says how sure they are": (
        claim("gout", "co_occurs_with", "obesity", figure=Quantity("%", 57.0), figure_words="57%"),
        claim("gout", "co_occurs_with", "obesity", figure=Quantity("%", 20.0), figure_words="20%", article="b"),
    ),
}


@pytest.mark.parametrize("statements", PEACE.values(), ids=PEACE.keys())
def test_two_sides_hold_together(statements: tuple[Claim | Finding, ...]) -> None:
    assert told(*statements) == []


def test_a_claim_has_the_interval_of_the_finding_that_it_tells() -> None:
    said = claim("gout", "co_occurs_with", "obesity", figure=Quantity("%", 57.0), figure_words="57%")
    first = Statement.of_claim(said, share("a-1", 57.4, 1389))
    found = list(find_conflicts([first, Statement.of_finding(share("b-1", 20.0, 400))]))
    assert [(one.kind, one.scopes) for one in found] == [("intervalsExclude", ("claimAgainstFinding",))]


def test_all_who_say_the_same_stand_on_one_side() -> None:
    many = [
        claim("rest", relation, "back-pain", article=f"{relation}-{number}")
        for number in range(30)
        for relation in ("relieves", "worsens")
    ]
    (found,) = conflicts(*many, FOUND)
    assert (len(found.one.claims), len(found.other.claims)) == (30, 30)
    assert found.other.findings == ("roe-1",)
    assert found.scopes == ("betweenArticles", "claimAgainstFinding")
    assert (found.one.says, found.other.says) == ("rest — relieves — back-pain", "rest — worsens — back-pain")


def test_figures_are_shown_with_their_intervals() -> None:
    (found,) = conflicts(share("a-1", 57.4, 1389), share("b-1", 20.0, 400))
    assert (found.one.says, found.other.says) == ("20% (16.4 to 24.2)", "57.4% (54.8 to 60.0)")


ALL = [one for statements, *_ in CONFLICT.values() for one in statements]


@settings(max_examples=40)
@given(st.permutations(ALL))
def test_the_order_of_the_input_changes_no_conflict(statements: list[Claim | Finding]) -> None:
    assert conflicts(*statements) == conflicts(*ALL)


@given(st.floats(0, 100), st.integers(1, 10**6))
def test_a_share_lies_in_its_interval(percent: float, count: int) -> None:
    low, high = wilson(percent, count)
    assert -1e-6 <= low <= percent + 1e-6
    assert percent - 1e-6 <= high <= 100 + 1e-6


def test_a_change_in_percent_has_no_interval_of_a_share() -> None:
    fall = finding("a-1", "exercise", "prevents", "low-back-pain", quantity=Quantity("%", 33.0), n=100)
    assert finding_interval(fall) is None
