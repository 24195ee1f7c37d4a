"""How firmly a proposition stands: levels with their reasons, roots, voices and echoes."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.evidence.appraisal import Appraisal
from graph.evidence.model import DOWNGRADES, SIDES, EvidenceLine, Resolution, Strength
from graph.evidence.strength import KINDS, Ground, Stance, add_up, weigh
from graph.evidence.weights import Weights, shipped_weights
from ingest.model import Absence, Claim, Document, Finding, Marker, Quantity, Reference, Relation, Span, Work
from ingest.works import DESIGNS

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, VOCABULARY, replace = (DEMO[name] for name in ("make_claim", "make_finding", "VOCABULARY", "replace"))

EASES = finding("smith-1", "needling", "relieves", "low-back-pain", n=400)
SAID = claim("needling", "relieves", "low-back-pain")


def appraise(
    claims: list[Claim],
    *found: Finding,
    weights: Weights | None = None,
    documents: tuple[Document, ...] = (),
    **more: object,
) -> list[Strength]:
    """Return the strengths of what articles say, each work with the fields in `more`; a claim's article is its text."""
    works = [Work(key, "A study", ("Smith, A.",), 2001, **more) for key in sorted({one.work for one in found})]
    known = {document.name: document for document in documents}
    appraisal = Appraisal(works, found, VOCABULARY, weights or shipped_weights())
    for name in sorted({one.article for one in claims}):
        document = known.get(name, Document(name, name))
        mine = [replace(one, text_sha256=document.sha256) for one in claims if one.article == name]
        listed = [Resolution(document.sha256, place, work.key, 0.9) for place, work in enumerate(works, 1)]
        appraisal.add(document, mine, (), listed if known else ())
    return list(appraisal.strengths())


def one_line(*found: Finding, said: Claim = SAID, **more: object) -> EvidenceLine:
    (strength,) = appraise([said], *found, **more)
    (line,) = strength.lines
    return line


# Levels ---------------------------------------------------------------------------------------------------------------

LEVELS = {
    "a review of trials": ("systematic-review-of-trials", 4),
    "a trial": ("randomised-trial", 3),
    "a cohort": ("cohort-prospective", 2),
    "no untreated group": ("uncontrolled", 1),
    "an opinion": ("opinion", 1),
    "nobody knows": (None, None),
}


@pytest.mark.parametrize(("design", "level"), LEVELS.values(), ids=LEVELS.keys())
def test_an_effect_starts_at_the_level_of_its_design(design: str | None, level: int | None) -> None:
    assert one_line(EASES, design=design).start == level


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_every_design_has_a_level_for_every_kind_of_claim(kind: str) -> None:
    assert {shipped_weights().start(kind, design) for design in DESIGNS} <= {1, 2, 3, 4}


DOWN = {
    "the very thing": (SAID, EASES, {}, set()),
    "another condition": (claim("needling", "relieves", "back-pain"), EASES, {}, {"indirectCondition"}),
    "another treatment": (
        claim("swimming", "prevents", "low-back-pain"),
        finding("jones-1", "exercise", "prevents", "low-back-pain", n=400),
        {},
        {"indirectIntervention"},
    ),
    "an interval that holds no effect": (
        claim("exercise", "prevents", "low-back-pain"),
        finding("j-1", "exercise", "prevents", "low-back-pain", quantity=Quantity("RR", 0.9, ci_low=0.7, ci_high=1.1)),
        {},
        {"imprecise"},
    ),
    "few people": (SAID, replace(EASES, n=66), {}, {"fewPeople"}),
    "few people in the work as a whole": (SAID, replace(EASES, n=None), {"sample_size": 66}, {"fewPeople"}),
    "nobody knows how many": (SAID, replace(EASES, n=None), {}, set()),
    "another group": (
        claim("back-pain", "more_common_in", "women"),
        finding("w-1", "back-pain", "more_common_in", "older-women", n=400),
        {},
        {"indirectPopulation"},
    ),
}


@pytest.mark.parametrize(("said", "found", "work", "expected"), DOWN.values(), ids=DOWN.keys())
def test_a_level_is_lost_for_a_reason(said: Claim, found: Finding, work: dict[str, int], expected: set[str]) -> None:
    line = one_line(found, said=said, design="randomised-trial", **work)
    assert set(line.downgrades) == {*expected, "linkInferred"}
    assert line.start is not None
    assert line.level == max(1, line.start - len(line.downgrades))


def test_a_correlation_told_as_a_cause_counts_a_level_less() -> None:
    found = finding("suri-1", "obesity", "associated_with", "gout", n=400)
    listing = (Document("a", "a"),)
    said = claim("obesity", "causes", "gout", marked=(1,))
    line = one_line(found, said=said, design="cross-sectional", documents=listing)
    assert line.downgrades == ("causalLevelDiffers",)


@pytest.mark.parametrize(("count", "start"), [(999, 2), (1000, 3), (None, 2)])
def test_a_tie_counts_more_where_many_were_studied(count: int | None, start: int) -> None:
    found = finding("suri-1", "obesity", "associated_with", "gout", n=count)
    assert one_line(found, said=claim("obesity", "associated_with", "gout"), design="cross-sectional").start == start


def test_a_retracted_work_stands_behind_nothing() -> None:
    (strength,) = appraise([SAID], EASES, design="randomised-trial", retracted=True)
    assert (strength.level, strength.supports, strength.lines) == (0, 0.0, ())


def test_without_a_source_the_level_is_e0_and_with_an_ungraded_one_none() -> None:
    (nothing,) = appraise([claim("obesity", "causes", "gout")], EASES)
    (ungraded,) = appraise([SAID], EASES, design=None)
    assert (nothing.level, nothing.supports) == (0, 0.0)
    assert (ungraded.level, ungraded.supports, ungraded.roots) == (None, 0.0, 1)


def marked(*positions: int, **more: object) -> Claim:
    return claim("needling", "relieves", "low-back-pain", marked=positions, **more)


def test_a_marker_makes_the_link_stated() -> None:
    line = one_line(EASES, said=marked(1), design="randomised-trial", documents=(Document("a", "a"),))
    assert (line.level, line.downgrades) == (3, ())


def test_a_marker_to_a_work_that_found_other_things_gives_no_level() -> None:
    other = finding("smith-1", "obesity", "causes", "gout")
    line = one_line(other, said=marked(1), design="randomised-trial", documents=(Document("a", "a"),))
    assert (line.level, line.downgrades) == (None, ("findingNotRecorded",))


PRINTED = {
    "the same DOI": (
        Reference(1, "Roe J. Backs.", doi="10.1000/x"),
        Reference(1, "J. Roe, On backs", doi="10.1000/X"),
        1,
    ),
    "the same words": (Reference(1, "Roe J. Backs. 1999"), Reference(1, "ROE, J.: Backs (1999)"), 1),
    "other words": (Reference(1, "Roe J. Backs. 1999"), Reference(1, "Poe E. Knees. 1999"), 2),
}


@pytest.mark.parametrize(("one", "other", "roots"), PRINTED.values(), ids=PRINTED.keys())
def test_articles_that_print_one_reference_share_its_root(one: Reference, other: Reference, roots: int) -> None:
    documents = (Document("a", "a", references=(one,)), Document("b", "b", references=(other,)))
    claims = [replace(marked(), article=name, citations=(Marker(Span(0, 3), "[1]", "1", 1),)) for name in ("a", "b")]
    appraisal = Appraisal((), (), VOCABULARY, shipped_weights())
    for document, said in zip(documents, claims, strict=True):
        appraisal.add(document, (replace(said, text_sha256=document.sha256),), (), ())
    (strength,) = appraisal.strengths()
    assert (strength.level, strength.roots, strength.voices) == (None, roots, 2)
    assert strength.echoes == (2 if roots == 1 else 0)


# Two sides ------------------------------------------------------------------------------------------------------------


def test_what_opposes_stands_apart_from_what_supports() -> None:
    against = finding("gray-1", "needling", "worsens", "low-back-pain", n=400)
    (strength,) = appraise([SAID], EASES, against, design="randomised-trial")
    assert (strength.roots, strength.opposing_roots) == (1, 1)
    assert strength.supports == strength.opposes > strength.net > 0


def test_a_study_behind_a_denial_opposes_what_is_denied() -> None:
    none = finding("smith-1", "needling", "no_effect_on", "low-back-pain", n=400)
    denied = claim("needling", "relieves", "low-back-pain", negated=True)
    (strength,) = appraise([denied], none, design="randomised-trial")
    assert (strength.claims, strength.denials, strength.roots, strength.opposing_roots) == (0, 1, 0, 1)
    assert "only denied, never said" in strength.summary


def test_what_a_text_leaves_open_is_said_by_nobody() -> None:
    open_question = claim("needling", "relieves", "low-back-pain", absence=Absence.NOT_STUDIED, article="b")
    (strength,) = appraise([SAID, open_question], EASES, design="randomised-trial")
    assert (strength.claims, strength.denials, strength.voices, strength.echoes) == (1, 0, 1, 0)
    assert appraise([open_question], EASES) == []


# Roots, voices, echoes ------------------------------------------------------------------------------------------------

NINE = [claim("needling", "relieves", "low-back-pain", article=f"page-{number}") for number in range(9)]


def test_nine_pages_on_one_survey_are_one_root_and_nine_echoes() -> None:
    (alone,) = appraise(NINE[:1], EASES, design="randomised-trial")
    (nine,) = appraise(NINE, EASES, design="randomised-trial")
    assert (nine.claims, nine.voices, nine.roots, nine.echoes) == (9, 9, 1, 9)
    assert (alone.roots, alone.echoes) == (1, 0)
    assert (nine.level, nine.supports) == (alone.level, alone.supports)


def test_two_works_on_one_study_are_one_root() -> None:
    again = replace(EASES, key="jones-1", work="jones")
    (shared,) = appraise([SAID], EASES, again, design="randomised-trial", study_root="the-trial")
    (apart,) = appraise([SAID], EASES, again, design="randomised-trial")
    assert [line.works for line in shared.lines] == [("jones", "smith")]
    assert (shared.roots, apart.roots) == (1, 2)
    assert shared.supports < apart.supports


def test_two_pages_of_one_author_are_one_voice_and_no_echo() -> None:
    documents = tuple(Document(f"page-{number}", f"{number}", author="Ann Example") for number in range(2))
    (strength,) = appraise(NINE[:2], EASES, design="randomised-trial", documents=documents)
    assert (strength.claims, strength.voices, strength.echoes) == (2, 1, 0)


# Properties -----------------------------------------------------------------------------------------------------------

KEY = ("needling", "relieves", "low-back-pain")
LINES = st.builds(
    EvidenceLine,
    root=st.sampled_from([f"study:{name}" for name in "abcd"]),
    side=st.sampled_from(SIDES),
    works=st.sampled_from([("w",), ("v",)]),
    start=st.none() | st.integers(1, 4),
    level=st.none() | st.integers(1, 4),
    downgrades=st.lists(st.sampled_from(DOWNGRADES), unique=True, max_size=2).map(tuple),
    claims=st.sampled_from([("c1",), ("c2",)]),
)
ARTICLES = {f"page-{number}": number for number in range(6)}
GROUNDS = st.lists(
    st.builds(Ground, key=st.just(KEY), article=st.sampled_from(sorted(ARTICLES)), line=LINES), max_size=8
)
STANCES = st.lists(
    st.builds(
        Stance,
        key=st.just(KEY),
        claim=st.sampled_from(["c1", "c2", "c3"]),
        article=st.sampled_from(sorted(ARTICLES)),
        negated=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


def weighed(stances: list[Stance], grounds: list[Ground]) -> Strength:
    (strength,) = weigh(stances, grounds, ARTICLES, {}, shipped_weights())
    return strength


@settings(max_examples=60)
@given(STANCES, GROUNDS, LINES)
def test_strength_never_falls_when_an_independent_root_supports(
    stances: list[Stance], grounds: list[Ground], line: EvidenceLine
) -> None:
    new = Ground(KEY, "page-0", replace(line, root="study:new", side="supporting"))
    before, after = weighed(stances, grounds), weighed(stances, [*grounds, new])
    assert after.supports >= before.supports
    assert (after.level or 0) >= (before.level or 0)
    assert after.opposes == before.opposes
    assert after.net >= before.net


@settings(max_examples=60)
@given(STANCES, GROUNDS.filter(bool), st.data())
def test_strength_never_rises_when_an_echo_is_added(
    stances: list[Stance], grounds: list[Ground], data: st.DataObject
) -> None:
    echoed = data.draw(st.sampled_from(grounds))
    article = data.draw(st.sampled_from(sorted(ARTICLES)))
    echo = Ground(KEY, article, replace(echoed.line, claims=("c9",)))
    stance = Stance(KEY, "c9", article, negated=False)
    before, after = weighed(stances, grounds), weighed([*stances, stance], [*grounds, echo])
    assert (after.supports, after.level, after.opposes) == (before.supports, before.level, before.opposes)
    assert (after.roots, after.opposing_roots) == (before.roots, before.opposing_roots)


@settings(max_examples=60)
@given(STANCES, GROUNDS, st.data())
def test_the_order_of_the_input_changes_no_strength(
    stances: list[Stance], grounds: list[Ground], data: st.DataObject
) -> None:
    others = data.draw(st.permutations(stances)), data.draw(st.permutations(grounds))
    assert weighed(stances, grounds) == weighed(*others)


@given(st.lists(st.none() | st.integers(1, 4), max_size=40))
def test_many_weak_roots_never_reach_one_that_is_two_levels_above(levels: list[int | None]) -> None:
    weights = shipped_weights()
    number = add_up(levels, weights)
    best = max((level for level in levels if level), default=0)
    assert 0 <= number <= 1
    assert best == 4 or number <= add_up([best + 1], weights)


@settings(max_examples=30)
@given(st.permutations(NINE), st.integers(1, 9))
def test_articles_in_any_order_give_the_same_strength(order: list[Claim], many: int) -> None:
    kept = [one for one in order if one in NINE[:many]]
    assert appraise(kept, EASES, design="randomised-trial") == appraise(NINE[:many], EASES, design="randomised-trial")


# In words -------------------------------------------------------------------------------------------------------------


def test_a_strength_is_told_in_one_sentence() -> None:
    (strength,) = appraise(NINE[:2], replace(EASES, n=66), design="randomised-trial")
    assert strength.summary == (
        "E1: one independent root supports it, Smith 2001, a randomised trial (E3, two levels down since few people "
        "were studied and since the link to the study is inferred and nobody has reviewed it), said by two voices "
        "(2 of them echoes of one another); nothing was found that opposes it."
    )


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_is_of_one_kind(relation: Relation) -> None:
    assert KINDS[relation] in ("effect", "risk", "tie")
