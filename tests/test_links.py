"""Which work a claim is tied to, how surely, and why."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.evidence.links import THRESHOLD, Library, link_claims, supports
from graph.evidence.model import REASONS, CitationLink, Resolution
from graph.evidence.weights import shipped_weights
from ingest.model import Claim, Quantity, Work

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, library, VOCABULARY = (
    DEMO[name] for name in ("make_claim", "make_finding", "make_library", "VOCABULARY")
)
PERCENT, RATIO, replace = DEMO["PERCENT"], DEMO["RATIO"], DEMO["replace"]

EASES = finding("smith-1", "needling", "relieves", "low-back-pain")
FALLS = finding("jones-1", "exercise", "prevents", "low-back-pain", quantity=RATIO)
SHARE = finding("suri-1", "knee-osteoarthritis", "co_occurs_with", "low-back-pain", quantity=Quantity("%", 57.4))
WORK = finding("brown-1", "exercise", "no_effect_on", "sick-leave")
ALL = (EASES, FALLS, SHARE, WORK)


def links(said: Claim, *found: object, lists: tuple[str, ...] = ()) -> list[CitationLink]:
    return list(link_claims([said], library(*(found or ALL), lists=lists)))


LINKED = {
    "the same two things": (claim("needling", "relieves", "low-back-pain"), "smith", "sameConcepts"),
    "a wider condition": (claim("needling", "relieves", "back-pain"), "smith", "broaderConcept"),
    "a narrower treatment": (claim("swimming", "prevents", "low-back-pain"), "jones", "narrowerConcept"),
    "an association claimed the other way round": (
        claim("low-back-pain", "associated_with", "knee-osteoarthritis"),
        "suri",
        "sameConcepts",
    ),
    "the figure within rounding": (
        claim("knee-osteoarthritis", "co_occurs_with", "low-back-pain", figure=PERCENT, figure_words="57%"),
        "suri",
        "sameQuantityWithinRounding",
    ),
    "no effect, as found": (claim("exercise", "no_effect_on", "sick-leave"), "brown", "sameRelation"),
    "no effect, as a denial": (
        claim("exercise", "prevents", "sick-leave", negated=True),
        "brown",
        "compatibleRelation",
    ),
}


@pytest.mark.parametrize(("said", "work", "reason"), LINKED.values(), ids=LINKED.keys())
def test_a_claim_is_tied_to_a_work_that_lies_elsewhere(said: Claim, work: str, reason: str) -> None:
    (found,) = links(said)
    assert (found.work, found.status, found.reference) == (work, "inferred", None)
    assert {reason, "foundElsewhere"} <= set(found.reasons)
    assert THRESHOLD <= found.confidence < 1
    assert supports(found)


NOT_LINKED = {
    "another treatment of the same parent": claim("massage", "relieves", "low-back-pain"),
    "a condition two steps wider": claim("needling", "relieves", "pain"),
    "a condition three steps wider": claim("needling", "relieves", "symptom"),
    "a cause over an association": claim("knee-osteoarthritis", "causes", "low-back-pain"),
    "relief, where only prevention was found": claim("exercise", "relieves", "low-back-pain"),
    "prevention, where only relief was found": claim("needling", "prevents", "low-back-pain"),
    "another thing altogether": claim("obesity", "causes", "gout"),
    "only the object is shared": claim("obesity", "prevents", "low-back-pain"),
    "cause and effect the other way round": claim("low-back-pain", "relieves", "needling"),
    "help, where only a tie was found": claim("knee-osteoarthritis", "relieves", "low-back-pain"),
    "a denied cause, where a tie was found": claim("knee-osteoarthritis", "causes", "low-back-pain", negated=True),
    "the opposite for a wider condition": claim("needling", "worsens", "back-pain"),
    "the denial for a near condition": claim("exercise", "prevents", "chronic-back-pain", negated=True),
    "both things are only near": claim("swimming", "prevents", "back-pain"),
    "a wider condition and another relation, in a list": claim("exercise", "relieves", "back-pain", structural=True),
    "concepts that no vocabulary has": claim("x-tea", "relieves", "x-woes"),
}


@pytest.mark.parametrize("said", NOT_LINKED.values(), ids=NOT_LINKED.keys())
def test_a_claim_is_not_tied_to_what_cannot_carry_it(said: Claim) -> None:
    assert links(said) == []


OPPOSED = {
    "denied, where it was found": (claim("needling", "relieves", "low-back-pain", negated=True), EASES),
    "harm, where help was found": (claim("needling", "worsens", "low-back-pain"), EASES),
    "no effect, where one was found": (claim("exercise", "no_effect_on", "low-back-pain"), FALLS),
    "an effect, where none was found": (claim("exercise", "prevents", "sick-leave"), WORK),
    "affirmed, where it was denied": (
        claim("obesity", "associated_with", "gout"),
        finding("gray-1", "gout", "associated_with", "obesity", negated=True),
    ),
}


@pytest.mark.parametrize(("said", "found"), OPPOSED.values(), ids=OPPOSED.keys())
def test_a_work_that_found_the_opposite_is_named_but_is_no_support(said: Claim, found: object) -> None:
    (link,) = links(said, found)
    assert "oppositeDirection" in link.reasons
    assert not supports(link)
    assert {"sameRelation", "compatibleRelation", "sameQuantity"}.isdisjoint(link.reasons)


def test_support_stands_beside_opposition() -> None:
    against = finding("gray-1", "needling", "worsens", "low-back-pain")
    found = links(claim("needling", "relieves", "low-back-pain"), EASES, against)
    assert [(link.work, supports(link)) for link in found] == [("smith", True), ("gray", False)]


def test_a_work_that_found_both_is_linked_once_by_what_speaks_for_the_claim() -> None:
    against = finding("smith-2", "needling", "worsens", "low-back-pain")
    (found,) = links(claim("needling", "relieves", "low-back-pain"), EASES, against)
    assert (supports(found), found.findings) == (True, ("smith-1",))


def confidence(said: Claim, *, lists: tuple[str, ...] = ()) -> float:
    found = links(said, *ALL, lists=lists)
    return found[0].confidence if found else 0.0


EXACT = claim("needling", "relieves", "low-back-pain")
SURER = {
    "what the article lists over what lies elsewhere": (EXACT, ("smith",), EXACT, ()),
    "a sentence over a list under a heading": (EXACT, (), replace(EXACT, structural=True), ()),
    "the same over the wider": (EXACT, (), claim("needling", "relieves", "back-pain"), ()),
    "one step wider over two": (
        claim("needling", "relieves", "back-pain"),
        ("smith",),
        claim("needling", "relieves", "pain"),
        ("smith",),
    ),
    "the same relation over one of its kind": (EXACT, (), claim("needling", "improves", "low-back-pain"), ()),
    "the figure over none": (
        claim("knee-osteoarthritis", "co_occurs_with", "low-back-pain", figure=PERCENT, figure_words="57%"),
        (),
        claim("knee-osteoarthritis", "co_occurs_with", "low-back-pain"),
        (),
    ),
    "the figure over another": (
        claim("knee-osteoarthritis", "co_occurs_with", "low-back-pain", figure=PERCENT, figure_words="57%"),
        (),
        claim("knee-osteoarthritis", "co_occurs_with", "low-back-pain", figure=Quantity("%", 80), figure_words="80%"),
        (),
    ),
    "an attribution over none, with a list": (
        claim("needling", "relieves", "low-back-pain", attribution="one trial found"),
        ("smith",),
        EXACT,
        ("smith",),
    ),
}


@pytest.mark.parametrize(("more", "lists", "less", "other_lists"), SURER.values(), ids=SURER.keys())
def test_a_link_is_surer(more: Claim, lists: tuple[str, ...], less: Claim, other_lists: tuple[str, ...]) -> None:
    assert confidence(more, lists=lists) > confidence(less, lists=other_lists) > 0


LISTED = {
    "a condition two steps wider": (claim("needling", "relieves", "pain"), "smith", "broaderConcept"),
    "a condition three steps wider": (claim("needling", "relieves", "symptom"), "smith", "broaderConcept"),
    "a cause over an association, said to be found": (
        claim("knee-osteoarthritis", "causes", "low-back-pain", attribution="studies confirm"),
        "suri",
        "compatibleRelation",
    ),
}


@pytest.mark.parametrize(("said", "work", "reason"), LISTED.values(), ids=LISTED.keys())
def test_a_work_that_the_article_lists_may_be_farther_from_the_claim(said: Claim, work: str, reason: str) -> None:
    assert links(said) == []
    (found,) = links(said, lists=(work,))
    assert (found.work, found.reference) == (work, 1)
    assert {reason, "ownReferenceList"} <= set(found.reasons)


def test_a_cause_that_nobody_is_said_to_have_found_has_no_source_in_an_association() -> None:
    assert links(claim("knee-osteoarthritis", "causes", "low-back-pain"), lists=("suri",)) == []


def test_a_list_makes_no_source_of_prevention_one_of_relief() -> None:
    assert links(claim("exercise", "relieves", "low-back-pain"), lists=("jones",)) == []


def test_the_same_people_bring_a_wide_claim_near_enough_to_a_work_elsewhere() -> None:
    found = finding(
        "smith-1", "needling", "relieves", "low-back-pain", population="hospital patients with a mean age of 79"
    )
    old, any_age = (claim("needling", "relieves", "pain", population=said) for said in ("older adults", ""))
    assert [link.work for link in links(old, found)] == ["smith"]
    assert links(any_age, found) == []


PEOPLE = finding("smith-1", "needling", "relieves", "pain", population="hospital patients with a mean age of 79")


@pytest.mark.parametrize(
    ("population", "same"),
    [("older adults", True), ("adults", False), ("hospital porters", False), ("children", False)],
)
def test_the_same_people_are_told_by_what_they_are(population: str, same: bool) -> None:
    (found,) = links(claim("needling", "relieves", "pain", population=population), PEOPLE)
    assert ("samePopulation" in found.reasons) is same


# Markers --------------------------------------------------------------------------------------------------------------


def test_a_marker_ties_a_claim_to_the_listed_work_and_to_no_other() -> None:
    (found,) = links(claim("needling", "relieves", "low-back-pain", marked=(2,)), *ALL, lists=("smith", "jones"))
    assert (found.work, found.reference, found.status, found.findings) == ("jones", 2, "explicit", ())
    assert found.reasons == ("explicitMarker",)


def test_a_marked_claim_is_compared_with_the_findings_of_its_work() -> None:
    (found,) = links(claim("needling", "relieves", "back-pain", marked=(1,)), *ALL, lists=("smith",))
    assert (found.status, found.findings) == ("explicit", ("smith-1",))
    assert found.reasons == ("explicitMarker", "sameSubject", "broaderConcept", "sameRelation")
    assert shipped_weights().links["explicitMarker"] <= found.confidence <= 0.99


def test_a_marked_work_that_found_the_opposite_is_no_support() -> None:
    (found,) = links(claim("needling", "worsens", "low-back-pain", marked=(1,)), *ALL, lists=("smith",))
    assert (found.status, supports(found)) == ("explicit", False)


def test_two_markers_of_one_work_are_one_link() -> None:
    both = (Resolution(EXACT.text_sha256, place, "smith", 0.9) for place in (1, 2))
    known = Library.of([Work("smith", "A study")], [EASES], VOCABULARY, both)
    (found,) = link_claims([replace(claim("needling", "relieves", "low-back-pain", marked=(2, 1)))], known)
    assert found.reference == 2


def test_where_a_marker_names_an_unknown_work_nothing_else_on_the_list_is_guessed() -> None:
    marked = claim("needling", "relieves", "low-back-pain", marked=(9,))
    assert links(marked, *ALL, lists=("smith",)) == []
    (elsewhere,) = links(marked, *ALL, lists=("jones",))
    assert (elsewhere.work, elsewhere.reference) == ("smith", None)


# All links ------------------------------------------------------------------------------------------------------------

CLAIMS = [
    replace(one, quote=replace(one.quote, prefix=str(place)))
    for place, one in enumerate([*(said for said, *_ in LINKED.values()), *NOT_LINKED.values()])
]


@settings(max_examples=30)
@given(st.permutations(CLAIMS), st.permutations(ALL), st.permutations(("smith", "jones", "suri")))
def test_the_order_of_the_input_changes_no_link(claims: list[Claim], found: list[object], works: list[str]) -> None:
    def all_links(claims: list[Claim], found: list[object], order: list[str]) -> set[CitationLink]:
        places = {"smith": 1, "jones": 2, "suri": 3}
        resolutions = [Resolution(EXACT.text_sha256, places[work], work, 0.9) for work in order]
        known = [Work(work, "A study") for work in (*order, "brown")]
        return set(link_claims(claims, Library.of(known, found, VOCABULARY, resolutions)))

    assert all_links(claims, found, works) == all_links(CLAIMS, list(ALL), ["smith", "jones", "suri"])


def test_every_weight_is_of_a_reason_and_a_share() -> None:
    assert set(shipped_weights().links) <= REASONS
    assert all(0 <= weight < 1 for weight in shipped_weights().links.values())


def test_a_finding_of_a_work_that_is_not_in_the_library_links_nothing() -> None:
    known = Library.of([], ALL, VOCABULARY, [])
    assert list(link_claims([EXACT], known)) == []
