"""Where a claim says something else than the finding behind it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.evidence.drift import judge_links
from graph.evidence.links import link_claims
from graph.evidence.model import Verdict
from ingest.model import Absence, Claim, Finding, LanguageStrength, Quantity

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, library = DEMO["make_claim"], DEMO["make_finding"], DEMO["make_library"]
PERCENT, RATIO, replace = DEMO["PERCENT"], DEMO["RATIO"], DEMO["replace"]


def judge(claims: list[Claim], *found: Finding, **more: object) -> list[Verdict]:
    known = library(*found, **{"lists": tuple({one.work: None for one in found}), **more})
    by_id = {one.id: one for one in claims}
    return list(judge_links(by_id, tuple(link_claims(claims, known)), known))


def told(verdicts: list[Verdict]) -> set[tuple[str, str]]:
    return {(one.axis, one.verdict) for one in verdicts}


EASES = finding("smith-1", "needling", "relieves", "low-back-pain")
LIMB = finding("smith-2", "needling", "relieves", "lower-limb-pain")
FALLS = finding("jones-1", "exercise", "prevents", "low-back-pain", quantity=RATIO)
SHARE = finding("suri-1", "knee-osteoarthritis", "co_occurs_with", "low-back-pain", quantity=Quantity("%", 57.4))


def fall(value: float, words: str, comparator: str = "", about: bool = True, **more: object) -> Claim:
    text = f"exercise lowers the risk of low back pain by {words}"
    figure = Quantity("%", value, comparator=comparator, approximate=about)
    return claim("exercise", "prevents", "low-back-pain", text=text, figure=figure, figure_words=words, **more)


def share(value: float, text: str, words: str) -> Claim:
    figure = Quantity("%", value)
    return claim("exercise", "prevents", "low-back-pain", text=text, figure=figure, figure_words=words)


UNKNOWN, ABSOLUTE = {("magnitude", "unknown")}, {("magnitude", "relativeAsAbsolute")}
DRIFT = {
    "the same is silent": (claim("needling", "relieves", "low-back-pain"), EASES, set()),
    "a wider condition": (claim("needling", "relieves", "back-pain"), EASES, {("condition", "broader")}),
    "a special case": (claim("needling", "relieves", "knee-pain"), LIMB, {("condition", "narrower")}),
    "a near condition": (claim("exercise", "prevents", "chronic-back-pain"), FALLS, {("condition", "differs")}),
    "a narrower treatment": (claim("swimming", "prevents", "low-back-pain"), FALLS, {("intervention", "narrower")}),
    "a third, of RR 0.67": (fall(33.3, "one third"), FALLS, {("magnitude", "faithful")}),
    "half, of RR 0.67": (fall(50.0, "half"), FALLS, {("magnitude", "inflated")}),
    "a tenth, of RR 0.67": (fall(10.0, "a tenth"), FALLS, {("magnitude", "deflated")}),
    "help, where harm was found": (
        claim("exercise", "relieves", "low-back-pain"),
        finding("jones-1", "exercise", "raises_risk_of", "low-back-pain", quantity=Quantity("RR", 1.5)),
        {("magnitude", "reversed")},
    ),
    "a denial of what was found": (
        claim("exercise", "prevents", "low-back-pain", negated=True),
        FALLS,
        {("magnitude", "reversed")},
    ),
    "an effect, where none was found": (
        claim("exercise", "prevents", "sick-leave"),
        finding("brown-1", "exercise", "no_effect_on", "sick-leave"),
        {("magnitude", "reversed")},
    ),
    "a share against another change": (share(50.0, "it spared 50% of those who swam", "50%"), FALLS, UNKNOWN),
    "the change told as a share": (share(33.0, "it spared 33% of those who swam", "33%"), FALLS, ABSOLUTE),
    "the change told in points": (
        replace(
            share(33.0, "it lowers the risk by 33 percentage points", "33 percentage points"),
            quantity=Quantity("percentage points", 33.0),
        ),
        FALLS,
        ABSOLUTE,
    ),
    "the change told as one": (share(33.0, "it lowers the risk by 33%", "33%"), FALLS, {("magnitude", "faithful")}),
    "prevention told as relief behind a marker": (
        claim("exercise", "relieves", "low-back-pain", marked=(1,)),
        FALLS,
        {("outcome", "differs")},
    ),
    "a hedge over a trial that is firm": (
        claim("exercise", "prevents", "low-back-pain", hedged=True),
        FALLS,
        {("certainty", "hedgeAdded")},
    ),
    "certain, over a p value that is not firm": (
        claim("needling", "relieves", "low-back-pain"),
        replace(EASES, p=".31"),
        {("certainty", "hedgeDropped")},
    ),
    "certain, over a firm p value": (claim("needling", "relieves", "low-back-pain"), replace(EASES, p="<.001"), set()),
    "certain, over a p value that does not say": (
        claim("needling", "relieves", "low-back-pain"),
        replace(EASES, p=">.01"),
        set(),
    ),
    "a certain effect that is left open, over a p value that is not firm": (
        claim("needling", "relieves", "low-back-pain", absence=Absence.NOT_STUDIED),
        replace(EASES, p=".31"),
        set(),
    ),
    "lasting, over a week": (
        claim("needling", "relieves", "low-back-pain", text="needling brings lasting relief"),
        replace(EASES, note="one week"),
        {("time", "differs")},
    ),
    "lasting, over a year": (
        claim("needling", "relieves", "low-back-pain", text="needling brings lasting relief"),
        replace(EASES, note="followed for 12 months"),
        set(),
    ),
    "lasting, over no stated time": (
        claim("needling", "relieves", "low-back-pain", text="needling brings lasting relief"),
        EASES,
        set(),
    ),
    "after a year, over three weeks": (
        claim("needling", "relieves", "low-back-pain", text="needling eased it after one year"),
        replace(EASES, note="three weeks"),
        {("time", "differs")},
    ),
    "after six weeks, over two months": (
        claim("needling", "relieves", "low-back-pain", text="needling eased it after 6 weeks"),
        replace(EASES, note="2 months"),
        set(),
    ),
    "an age is no time": (
        claim("needling", "relieves", "low-back-pain", text="needling helps people over 65 years"),
        replace(EASES, note="one week"),
        set(),
    ),
    "a tie told as a cause": (
        claim("knee-osteoarthritis", "causes", "low-back-pain", attribution="studies confirm"),
        SHARE,
        {("causalLevel", "inflated")},
    ),
    "a tie told as a tie": (claim("low-back-pain", "associated_with", "knee-osteoarthritis"), SHARE, set()),
    "certain, over an interval that holds no effect": (
        claim("exercise", "prevents", "low-back-pain", language_strength=LanguageStrength.DIRECT_CAUSAL),
        replace(FALLS, quantity=Quantity("RR", 0.9, ci_low=0.7, ci_high=1.2)),
        {("certainty", "hedgeDropped")},
    ),
    "hedged, over an interval that holds no effect": (
        claim("exercise", "prevents", "low-back-pain", hedged=True),
        replace(FALLS, quantity=Quantity("RR", 0.9, ci_low=0.7, ci_high=1.2)),
        set(),
    ),
    "certain, over an interval without it": (claim("exercise", "prevents", "low-back-pain"), FALLS, set()),
}


@pytest.mark.parametrize(("said", "found", "expected"), DRIFT.values(), ids=DRIFT.keys())
def test_a_claim_drifts_from_a_finding(said: Claim, found: Finding, expected: set[tuple[str, str]]) -> None:
    assert told(judge([said], found)) == expected


def test_a_near_condition_is_told_in_one_sentence_with_both_sides() -> None:
    (verdict,) = judge([claim("exercise", "prevents", "chronic-back-pain")], FALLS)
    assert (verdict.claim_says, verdict.finding_says) == ("chronic back pain", "low back pain")
    assert verdict.explanation == (
        "the claim is about chronic back pain; the study was about low back pain, which is near it but not the same"
    )


def test_a_reversed_claim_shows_both_relations() -> None:
    (verdict,) = judge([claim("exercise", "prevents", "low-back-pain", negated=True)], FALLS)
    assert (verdict.claim_says, verdict.finding_says) == ("not: prevents", "prevents")


# People ---------------------------------------------------------------------------------------------------------------

POPULATIONS = {
    "a mean age of 79 is old": ("older adults", "hospital patients with a mean age of 79", None),
    "other ages": ("children", "hospital patients with a mean age of 79", "differs"),
    "more than were studied": ("adults", "older adults", "broader"),
    "a part of those studied": ("older adults", "adults aged 45 to 79", "narrower"),
    "it cannot be told": ("members", "people who answered", "unknown"),
}


@pytest.mark.parametrize(("said", "studied", "expected"), POPULATIONS.values(), ids=POPULATIONS.keys())
def test_groups_are_judged_by_what_they_are(said: str, studied: str, expected: str | None) -> None:
    verdicts = judge(
        [claim("needling", "relieves", "low-back-pain", population=said)], replace(EASES, population=studied)
    )
    assert told(verdicts) == ({("population", expected)} if expected else set())


def test_a_group_that_one_side_does_not_name_is_no_difference() -> None:
    old = claim("needling", "relieves", "low-back-pain", population="older adults")
    assert judge([old], EASES) == []
    assert judge([claim("needling", "relieves", "low-back-pain")], replace(EASES, population="children")) == []


def test_a_group_that_a_claim_is_about_is_judged_once() -> None:
    found = finding("wolfe-1", "back-pain", "more_common_in", "older-women", population="patients with gout")
    about = claim("back-pain", "more_common_in", "women", population="women")
    assert [(one.axis, one.verdict, one.finding_says) for one in judge([about], found)] == [
        ("population", "broader", "older women")
    ]


# What a work can carry ------------------------------------------------------------------------------------------------

DESIGNS = {
    "uncontrolled": "designCannotCarry",
    "cross-sectional": "designCannotCarry",
    "case-series": "designCannotCarry",
    "patient-page": "designCannotCarry",
    "opinion": "designCannotCarry",
    "randomised-trial": None,
    "cohort-prospective": None,
    "systematic-review-of-trials": None,
    None: "unknown",
}


@pytest.mark.parametrize(("design", "expected"), DESIGNS.items(), ids=map(str, DESIGNS))
def test_a_design_carries_an_effect_or_not(design: str | None, expected: str | None) -> None:
    verdicts = judge([claim("needling", "relieves", "low-back-pain")], EASES, design=design)
    assert told(verdicts) == ({("causalLevel", expected)} if expected else set())


def test_a_claim_that_two_things_go_together_asks_nothing_of_the_design() -> None:
    assert (
        judge([claim("knee-osteoarthritis", "co_occurs_with", "low-back-pain")], SHARE, design="cross-sectional") == []
    )


def test_one_verdict_says_why_a_tie_measured_at_one_time_is_no_cause() -> None:
    said = claim("knee-osteoarthritis", "worsens", "low-back-pain", marked=(1,))
    verdicts = judge([said], SHARE, design="cross-sectional")
    assert told(verdicts) == {("causalLevel", "designCannotCarry")}


def test_what_was_measured_at_one_time_says_nothing_of_the_long_term() -> None:
    lasting = claim("needling", "relieves", "low-back-pain", text="needling brings lasting relief")
    verdicts = judge([lasting], EASES, design="cross-sectional")
    assert told(verdicts) == {("time", "designCannotCarry"), ("causalLevel", "designCannotCarry")}


def test_a_hedge_is_no_drift_where_the_design_asks_for_one() -> None:
    hedged = claim("exercise", "prevents", "low-back-pain", hedged=True)
    assert judge([hedged], FALLS, design="cohort-prospective") == []


# What a work did not measure ------------------------------------------------------------------------------------------

LINKED = claim("needling", "relieves", "low-back-pain")
BESIDE = {
    "another outcome of the same treatment": (claim("needling", "prevents", "medication-use", number=1), True),
    "a denied one": (claim("needling", "prevents", "medication-use", number=1, negated=True), True),
    "another treatment": (claim("massage", "prevents", "medication-use", number=1), False),
    "another article": (claim("needling", "prevents", "medication-use", article="b"), False),
    "something near what was measured": (claim("needling", "worsens", "chronic-back-pain", number=1), False),
    "something wider than what was measured": (claim("needling", "worsens", "pain", number=1), False),
    "no effect but a tie": (claim("needling", "associated_with", "medication-use", number=1), False),
    "words of the article that nobody knows": (claim("needling", "relieves", "x-woes", number=1), False),
    "words of the article around what was measured": (
        replace(
            claim("needling", "worsens", "x-two-pains", number=1),
            object=replace(
                claim("needling", "worsens", "pain").object, concept="x-two-pains", text="both kinds of pain"
            ),
        ),
        False,
    ),
    "words of the article around another outcome": (
        replace(
            claim("needling", "prevents", "x-pills", number=1),
            object=replace(
                claim("needling", "prevents", "pain").object, concept="x-pills", text="daily medication use"
            ),
        ),
        True,
    ),
}


@pytest.mark.parametrize(("beside", "expected"), BESIDE.values(), ids=BESIDE.keys())
@pytest.mark.parametrize("lists", [("smith",), ()], ids=["listed", "found elsewhere"])
def test_what_a_work_on_the_same_treatment_did_not_measure(
    beside: Claim, expected: bool, lists: tuple[str, ...]
) -> None:
    verdicts = judge([LINKED, beside], EASES, LIMB, lists=lists)
    assert told(verdicts) == ({("outcome", "notMeasured")} if expected else set())
    if expected:
        assert [one.finding_says for one in verdicts] == ["low back pain, lower limb pain"]


def test_a_tie_that_was_studied_measures_no_effects() -> None:
    tied = claim("knee-osteoarthritis", "co_occurs_with", "low-back-pain")
    assert judge([tied, claim("knee-osteoarthritis", "causes", "sick-leave", number=1)], SHARE) == []


def test_a_marked_work_without_a_finding_on_the_claim_is_said_to_be_so() -> None:
    marked = claim("obesity", "causes", "gout", marked=(1,))
    (verdict,) = judge([marked], EASES)
    assert (verdict.axis, verdict.verdict, verdict.finding) == ("outcome", "notMeasured", None)
    assert verdict.finding_says == "low back pain, needling"


def test_of_a_marked_work_without_recorded_findings_nothing_is_said_but_its_design() -> None:
    marked = claim("obesity", "causes", "gout", marked=(2,))
    assert judge([marked], EASES, lists=("smith", "ito")) == []


def test_drift_is_judged_behind_a_marker_too() -> None:
    verdicts = judge([claim("needling", "relieves", "back-pain", marked=(1,))], EASES, design="uncontrolled")
    assert told(verdicts) == {("condition", "broader"), ("causalLevel", "designCannotCarry")}


# All verdicts ---------------------------------------------------------------------------------------------------------

CLAIMS = [
    replace(said, quote=replace(said.quote, span=replace(said.quote.span, end=9000 + place)))
    for place, said in enumerate([*(one for one, *_ in DRIFT.values()), *(one for one, _ in BESIDE.values()), LINKED])
]
FINDINGS = (EASES, LIMB, FALLS, SHARE, finding("brown-1", "exercise", "no_effect_on", "sick-leave"))


@settings(max_examples=30)
@given(st.permutations(CLAIMS), st.permutations(FINDINGS))
def test_the_order_of_the_input_changes_no_verdict(claims: list[Claim], found: list[Finding]) -> None:
    first, second = (
        judge(given_claims, *given, lists=("smith", "jones"))
        for given_claims, given in ((claims, found), (CLAIMS, FINDINGS))
    )
    assert len(first) == len(set(first)) == len(second)
    assert set(first) == set(second)
    told_apart = {(one.claim, one.work, one.finding, one.axis, one.verdict, one.claim_says) for one in first}
    assert len(told_apart) == len(first)
