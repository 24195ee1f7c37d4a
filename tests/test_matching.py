"""How close concepts, relations, figures and groups of people are."""

from __future__ import annotations

import runpy
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.figures import comparable_figures, judge_figure, rounding_slack, same_figure, show_quantity
from graph.evidence.groups import GroupMatch, compare_groups, read_group
from graph.evidence.matching import Agreement, Closeness, closeness, compare_relations, steps_up
from ingest.model import Quantity, Relation
from ingest.vocabulary import shipped_vocabulary

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
VOCABULARY, claim, finding = DEMO["VOCABULARY"], DEMO["make_claim"], DEMO["make_finding"]

# Concepts -------------------------------------------------------------------------------------------------------------

CLOSENESS = {
    "the same": ("knee-pain", "knee-pain", Closeness.SAME),
    "a claim on all pain over a study of knee pain is wider": ("pain", "knee-pain", Closeness.BROADER),
    "a claim on knee pain over a study of limb pain is narrower": ("knee-pain", "lower-limb-pain", Closeness.NARROWER),
    "two kinds of back pain are near": ("chronic-back-pain", "low-back-pain", Closeness.RELATED),
    "two treatments are just two": ("massage", "needling", Closeness.UNRELATED),
    "cousins are not near": ("knee-pain", "low-back-pain", Closeness.UNRELATED),
    "two conditions that nothing wider joins": ("gout", "knee-osteoarthritis", Closeness.UNRELATED),
    "a concept that no vocabulary has": ("x-hum", "pain", Closeness.UNRELATED),
}


@pytest.mark.parametrize(("claimed", "found", "expected"), CLOSENESS.values(), ids=CLOSENESS.keys())
def test_concepts_are_as_close_as_the_vocabulary_says(claimed: str, found: str, expected: Closeness) -> None:
    assert closeness(claimed, found, VOCABULARY) is expected


def test_two_symptoms_are_not_near_because_both_are_symptoms() -> None:
    vocabulary = shipped_vocabulary()
    tops = [one for one in vocabulary.concepts.values() if one.broader == ("symptom",)][:6]
    pairs = [(a.id, b.id) for a, b in product(tops, tops) if a is not b]
    assert pairs
    assert {closeness(a, b, vocabulary) for a, b in pairs} == {Closeness.UNRELATED}


@pytest.mark.parametrize(
    ("concept", "wider", "steps"),
    [("low-back-pain", "back-pain", 1), ("low-back-pain", "symptom", 3), ("pain", "low-back-pain", 0), ("x", "y", 0)],
)
def test_steps_to_a_wider_concept_are_counted(concept: str, wider: str, steps: int) -> None:
    assert steps_up(concept, wider, VOCABULARY) == steps


# Relations ------------------------------------------------------------------------------------------------------------

SAME, COMPATIBLE, OPPOSITE, NEITHER = Agreement.SAME, Agreement.COMPATIBLE, Agreement.OPPOSITE, Agreement.INCOMPARABLE
RELATIONS = {
    "one relation": ("prevents", "prevents", SAME),
    "both deny it": ("not prevents", "not prevents", SAME),
    "prevents and relieves are of a kind": ("prevents", "relieves", COMPATIBLE),
    "a cause over an association is of a kind": ("causes", "associated_with", COMPATIBLE),
    "an association over a cause": ("associated_with", "raises_risk_of", COMPATIBLE),
    "commoner over together": ("more_common_in", "associated_with", COMPATIBLE),
    "denied against found": ("not relieves", "relieves", OPPOSITE),
    "claimed against denied": ("relieves", "not relieves", OPPOSITE),
    "denied against found, of a kind": ("not prevents", "relieves", OPPOSITE),
    "harm against help": ("worsens", "relieves", OPPOSITE),
    "help against harm": ("prevents", "raises_risk_of", OPPOSITE),
    "an effect against no effect": ("relieves", "no_effect_on", OPPOSITE),
    "no effect against an effect": ("no_effect_on", "causes", OPPOSITE),
    "a cause against no association": ("causes", "not associated_with", OPPOSITE),
    "no association against a cause": ("not associated_with", "causes", OPPOSITE),
    "together against denied together": ("co_occurs_with", "not associated_with", OPPOSITE),
    "no effect is what a denied effect is": ("no_effect_on", "not relieves", COMPATIBLE),
    "a denied effect is no effect": ("not causes", "no_effect_on", COMPATIBLE),
    "a denied no effect is an effect": ("not no_effect_on", "relieves", COMPATIBLE),
    "no effect follows from no association": ("no_effect_on", "not associated_with", COMPATIBLE),
    "no cause follows from no association": ("not causes", "not associated_with", COMPATIBLE),
    "to deny a cause denies no association": ("not causes", "associated_with", NEITHER),
    "to deny harm claims no help": ("not worsens", "relieves", NEITHER),
    "help says nothing of an association": ("relieves", "associated_with", NEITHER),
    "no effect says nothing of an association": ("no_effect_on", "associated_with", NEITHER),
    "a group says nothing of a cause": ("more_common_in", "causes", NEITHER),
}


def _relation(words: str) -> tuple[Relation, bool]:
    return Relation(words.removeprefix("not ")), words.startswith("not ")


@pytest.mark.parametrize(("claimed", "found", "expected"), RELATIONS.values(), ids=RELATIONS.keys())
def test_relations_agree_as_their_meaning_does(claimed: str, found: str, expected: Agreement) -> None:
    assert compare_relations(*_relation(claimed), *_relation(found)) is expected


def test_a_contradiction_holds_both_ways_round() -> None:
    for one, a, other, b in product(Relation, (False, True), Relation, (False, True)):
        there = compare_relations(one, a, other, b) is Agreement.OPPOSITE
        assert there == (compare_relations(other, b, one, a) is Agreement.OPPOSITE)


def test_nothing_agrees_with_its_own_denial() -> None:
    assert {compare_relations(one, False, one, True) for one in Relation} == {Agreement.OPPOSITE}


# Figures --------------------------------------------------------------------------------------------------------------


def percent(value: float, comparator: str = "", *, about: bool = False) -> Quantity:
    return Quantity("%", value, comparator=comparator, approximate=about)


def ratio(unit: str, value: float) -> Quantity:
    return Quantity(unit, value)


FIGURES = {
    "the study's own": (percent(57.4), percent(57.4), "faithful"),
    "rounded to a whole": (percent(57), percent(57.4), "faithful"),
    "rounded wrongly": (percent(58), percent(57.4), "inflated"),
    "about 57": (percent(57, about=True), percent(57.4), "faithful"),
    "about half": (percent(50, about=True), percent(54.6), "faithful"),
    "half, put exactly": (percent(50), percent(54.6), "deflated"),
    "more than half": (percent(50, ">"), percent(54.6), "faithful"),
    "more than half, of nearly all": (percent(50, ">"), percent(90), "deflated"),
    "more than sixty": (percent(60, ">"), percent(54.6), "inflated"),
    "less than sixty": (percent(60, "<"), percent(54.6), "faithful"),
    "a third over a risk ratio": (percent(33.3, about=True), ratio("RR", 0.67), "faithful"),
    "half over a risk ratio": (percent(50, about=True), ratio("RR", 0.67), "inflated"),
    "a tenth over a risk ratio": (percent(10, about=True), ratio("RR", 0.67), "deflated"),
    "a ratio as printed": (ratio("RR", 0.67), ratio("RR", 0.67), "faithful"),
    "a ratio on the other side of one": (ratio("RR", 1.67), ratio("RR", 0.67), "reversed"),
    "a stronger fall": (ratio("RR", 0.5), ratio("RR", 0.67), "inflated"),
    "a stronger rise": (ratio("HR", 2.5), ratio("HR", 1.75), "inflated"),
    "twice, over a hazard ratio": (ratio("times", 2), ratio("HR", 1.75), "faithful"),
    "three times, over a hazard ratio": (ratio("times", 3), ratio("HR", 1.75), "inflated"),
    "odds are no risks": (ratio("times", 3), ratio("OR", 3.0), "unknown"),
    "points are no percentage": (percent(20), ratio("WOMAC points", 6.5), "unknown"),
    "within a range": (Quantity("%", low=50, high=60), percent(57.4), "faithful"),
    "above a range": (Quantity("%", low=20, high=30), percent(57.4), "deflated"),
    "years are not percent": (Quantity("years", low=20, high=30), percent(25), "unknown"),
}


@pytest.mark.parametrize(("said", "found", "expected"), FIGURES.values(), ids=FIGURES.keys())
def test_a_figure_is_judged(said: Quantity, found: Quantity, expected: str) -> None:
    assert judge_figure(said, found)[0] == expected


@given(st.floats(0.01, 99.99).map(lambda value: round(value, 2)))
def test_a_figure_is_faithful_to_itself_and_to_its_rounding(value: float) -> None:
    assert judge_figure(percent(value), percent(value))[0] == "faithful"
    assert judge_figure(percent(float(round(value))), percent(value))[0] == "faithful"


@given(st.builds(Quantity, unit=st.sampled_from(["%", "RR", "OR", "x"]), value=st.none() | st.floats(0)))
def test_any_figure_is_judged_and_shown(found: Quantity) -> None:
    assert judge_figure(percent(10), found)[0] in {"faithful", "inflated", "deflated", "unknown"}
    assert isinstance(show_quantity(found), str)


def test_one_end_of_a_range_is_shown_alone() -> None:
    assert show_quantity(Quantity("years", low=5)) == "5 years"


def test_rounding_reaches_as_far_as_the_figure_is_round() -> None:
    assert same_figure(percent(50, about=True), percent(55), slack=rounding_slack(percent(50, about=True)))
    assert not same_figure(percent(51, about=True), percent(55), slack=rounding_slack(percent(51, about=True)))


SHARES = {
    "a fall by a third is a change": ("relieves", "lowers it by 33%", "33%", False),
    "of patients is a share": ("relieves", "eases it in 33% of patients", "33%", True),
    "a lower risk is a change": ("prevents", "gives a 33% lower risk", "33%", False),
    "what occurs together is a share": ("co_occurs_with", "about 33% have both", "33%", True),
}


@pytest.mark.parametrize(("relation", "text", "words", "share"), SHARES.values(), ids=SHARES.keys())
def test_a_share_of_people_is_not_set_against_a_change(relation: str, text: str, words: str, share: bool) -> None:
    said = claim("needling", relation, "pain", text=text, figure=percent(33), figure_words=words)
    of_people = finding("w-1", "pain", "co_occurs_with", "gout", quantity=percent(33))
    change = finding("w-2", "needling", "relieves", "pain", quantity=percent(33))
    assert comparable_figures(said, of_people) is share
    assert comparable_figures(said, change) is not share


def test_an_effect_set_against_another_groups_share_is_a_share() -> None:
    found = finding("w-1", "needling", "relieves", "pain", quantity=percent(55.5), comparison="26.7% of the others")
    change = claim("needling", "relieves", "pain", text="cuts it by 55%", figure=percent(55), figure_words="55%")
    assert not comparable_figures(change, found)


# People ---------------------------------------------------------------------------------------------------------------

GROUPS = {
    "the same words": ("older adults", "older adults", "same"),
    "another word for the same": ("elderly people", "older adults", "same"),
    "a mean age of 79 is old": ("older adults", "hospital patients with a mean age of 79", "same"),
    "a least age of 65 is old": ("elderly people", "adults aged 65 to 90", "same"),
    "70 and older": ("people aged 70 and older", "older adults", "same"),
    "the condition in other words": ("patients with gout", "people with gout", "same"),
    "people with the condition": ("people with gout", "children with gout", "broader"),
    "all adults over the old": ("adults", "older adults", "broader"),
    "women over older women": ("women", "older women", "broader"),
    "the old out of a wide range": ("older adults", "adults aged 45 to 79", "narrower"),
    "nurses out of workers": ("nurses", "workers of all trades", "narrower"),
    "other sexes": ("women", "men with gout", "differs"),
    "other ages": ("children", "adults aged 45 to 79", "differs"),
    "other ages, in figures": ("people under 18", "patients over 65", "differs"),
    "the young against a mean of 79": ("adolescents", "patients with a mean age of 79", "differs"),
    "another condition": ("people with gout", "adults with knee osteoarthritis", "differs"),
    "one of both sexes that were studied": ("women", "men and women", "narrower"),
    "one of the ages that were studied": ("children", "children and adolescents", "narrower"),
    "a limit that the claim does not have": ("women", "women with gout", "broader"),
    "ages that overlap": ("middle-aged adults", "older adults", "unknown"),
    "a mean age below 65 tells nothing": ("older adults", "nurses with a mean age of 45", "unknown"),
    "women among patients of both sexes": ("women", "people with gout", "unknown"),
    "no known group": ("our readers", "people who took part", "unknown"),
    "shared words decide nothing": ("people who swim", "people who took part", "unknown"),
    "a year is no age": ("older adults", "insured people, 2000 to 2015", "unknown"),
}


@pytest.mark.parametrize(("said", "studied", "expected"), GROUPS.values(), ids=GROUPS.keys())
def test_groups_are_compared_by_what_they_are(said: str, studied: str, expected: str) -> None:
    assert compare_groups(said, studied, VOCABULARY)[0].value == expected


def test_who_has_the_condition_in_question_needs_no_saying() -> None:
    topic = frozenset({"knee-osteoarthritis", "pain"})
    match, _ = compare_groups("older adults", "older adults with knee osteoarthritis", VOCABULARY, topic)
    assert match is GroupMatch.SAME
    other, _ = compare_groups("older adults", "older adults with knee osteoarthritis", VOCABULARY)
    assert other is GroupMatch.BROADER


@pytest.mark.parametrize(
    "text", ["", "aged 79 to 45", "aged 999 to 1000", "mean age of " * 5000, "9" * 5000, "\0 aged"]
)
def test_any_description_of_people_is_read(text: str) -> None:
    assert read_group(text, VOCABULARY).people <= {"adults", "older-adults"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_groups_of_any_text_are_compared(said: str, studied: str) -> None:
    assert compare_groups(said, studied, VOCABULARY)[0] in GroupMatch


def test_the_shipped_vocabulary_knows_the_groups_of_the_shipped_findings(tests_folder: Any) -> None:
    vocabulary = shipped_vocabulary()
    match, _ = compare_groups("elderly", "hospital patients with a mean age of 79", vocabulary)
    assert match is GroupMatch.SAME
    overweight, _ = compare_groups(
        "people with overweight", "patients with knee osteoarthritis", vocabulary, frozenset({"people-with-overweight"})
    )
    assert overweight is not GroupMatch.DIFFERS
    ageing, _ = compare_groups("ageing people", "adults aged 45 to 79 with painful knee osteoarthritis", vocabulary)
    assert ageing is GroupMatch.UNKNOWN
