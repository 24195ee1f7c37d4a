"""Evidence paths: which there are, in which order, what a search leaves out, and what is told of each."""

from __future__ import annotations

import runpy
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.paths import LEVELS, PathAnswer, PathFilter
from graph.paths import find as finding
from graph.paths.question import HUB
from ingest.errors import QueryError
from ingest.model import Absence, Claim, Concept, Kind, LanguageStrength, Relation, Work
from ingest.vocabulary import Vocabulary

DEMO = runpy.run_path(str(Path(__file__).with_name("path_demo.py")))
claim, link, VOCABULARY, Strength = (DEMO[name] for name in ("claim", "link", "VOCABULARY", "Strength"))
find, finder, shown, every_path, steps = (DEMO[name] for name in ("find", "finder", "shown", "every_path", "steps"))
WORDED = LanguageStrength.DIRECT_CAUSAL


CHAIN = [
    claim("exercise", "relieves", "obesity", number=1),
    claim("obesity", "causes", "gout", number=2),
    claim("gout", "causes", "knee-pain", number=3),
]


def test_a_chain_of_claims_leads_from_one_end_to_the_other() -> None:
    assert shown(find(CHAIN, "exercise", "knee-pain")) == [
        "exercise -relieves> obesity -causes> gout -causes> knee-pain"
    ]


def test_no_path_has_more_hops_than_asked_for() -> None:
    assert find(CHAIN, "exercise", "knee-pain", max_hops=2).paths == ()


def test_a_path_goes_with_the_claims_only() -> None:
    assert find(CHAIN, "knee-pain", "exercise").paths == ()


def test_a_symmetric_relation_is_read_both_ways() -> None:
    both = [claim("gout", "co_occurs_with", "knee-pain")]
    assert shown(find(both, "gout", "knee-pain")) == ["gout -co_occurs_with> knee-pain"]
    assert shown(find(both, "knee-pain", "gout")) == ["knee-pain -co_occurs_with> gout"]


def test_a_symmetric_relation_claimed_both_ways_round_is_one_hop() -> None:
    there, back = claim("gout", "co_occurs_with", "knee-pain"), claim("knee-pain", "co_occurs_with", "gout", number=1)
    (path,) = find([there, back], "gout", "knee-pain").paths
    assert {one.id for one in path.hops[0].claims} == {there.id, back.id}


def test_other_relations_are_read_backward_only_where_direction_is_not_asked_for() -> None:
    chain = [claim("gout", "causes", "obesity"), claim("gout", "causes", "knee-pain", number=1)]
    assert find(chain, "obesity", "knee-pain").paths == ()
    (path,) = find(chain, "obesity", "knee-pain", undirected=True).paths
    assert [(hop.subject, hop.object, hop.against) for hop in path.hops] == [
        ("obesity", "gout", True),
        ("gout", "knee-pain", False),
    ]
    assert (path.sign, path.causal, path.label) == (None, False, "associations chained, not causal")


NO_HOPS = {
    "a denied claim": claim("gout", "causes", "knee-pain", negated=True),
    "a claim of no effect": claim("gout", "no_effect_on", "knee-pain"),
    "a denied claim of no effect": claim("gout", "no_effect_on", "knee-pain", negated=True),
    "an open question": claim("gout", "causes", "knee-pain", absence=Absence.NOT_STUDIED),
    "a claim of a thing on itself": claim("gout", "worsens", "gout"),
}


@pytest.mark.parametrize("said", NO_HOPS.values(), ids=NO_HOPS.keys())
def test_no_hop_is_made_of(said: Claim) -> None:
    assert list(finder([said]).hops()) == []


def test_a_hop_names_the_claims_that_deny_it() -> None:
    against = claim("knee-pain", "co_occurs_with", "gout", negated=True)
    affirmed = claim("gout", "co_occurs_with", "knee-pain")
    (hop,) = finder([affirmed, against]).hops()
    assert (hop.claims, hop.denied) == ((affirmed,), (against,))


def test_a_hop_has_its_claims_best_first_and_their_works() -> None:
    plain = claim("gout", "causes", "knee-pain", reading=0.9)
    tied = claim("gout", "causes", "knee-pain", reading=0.5, number=1)
    (hop,) = finder([plain, tied], [link(tied, "smith")]).hops()
    assert (hop.claims, hop.best, hop.works) == ((tied, plain), tied, ("smith",))


def test_a_work_that_found_the_opposite_supports_no_hop() -> None:
    said = claim("gout", "causes", "knee-pain")
    (hop,) = finder([said], [link(said, "smith", "sameConcepts", "oppositeDirection")]).hops()
    assert (hop.grade.level, hop.works) == ("E0", ())


def test_a_work_tied_to_a_denial_supports_no_hop() -> None:
    affirmed, denied = claim("gout", "causes", "knee-pain"), claim("gout", "causes", "knee-pain", negated=True)
    (hop,) = finder([affirmed, denied], [link(denied, "smith")]).hops()
    assert (hop.grade.level, hop.works) == ("E0", ())


def test_without_strengths_a_hop_is_not_graded_and_its_texts_and_studies_are_counted() -> None:
    said = [claim("gout", "causes", "knee-pain", article=article) for article in ("a", "b", "b")]
    works = [Work("smith", "One", study_root="cohort"), Work("jones", "Two", study_root="cohort")]
    (hop,) = finder(said, [link(said[0], "smith"), link(said[1], "jones")], works=works).hops()
    assert (hop.grade.level, hop.grade.score, hop.grade.voices, hop.grade.roots) == ("ungraded", 0.0, 2, 1)


ONE_COHORT = (
    Work("smith", "One", study_root="cohort"),
    Work("jones", "Two", study_root="cohort"),
    Work("lee", "Three"),
)
SHARING = {
    "two works of one study": (("smith", "jones", "lee"), [("study:cohort", (1, 2))]),
    "one work twice": (("lee", "smith", "lee"), [("work:lee", (1, 3))]),
    "a work that no table has": (("who", "who", "who"), [("work:who", (1, 2, 3))]),
    "nothing": (("smith", "lee", "who"), []),
}


@pytest.mark.parametrize(("works", "shared"), SHARING.values(), ids=SHARING.keys())
def test_a_path_says_which_of_its_hops_rest_on_one_study(
    works: tuple[str, ...], shared: list[tuple[str, tuple[int, ...]]]
) -> None:
    links = [link(said, work) for said, work in zip(CHAIN, works, strict=True)]
    (path,) = finder(CHAIN, links, works=ONE_COHORT).find("exercise", "knee-pain").paths
    assert [(one.root, one.hops) for one in path.shared_roots] == shared


def test_a_study_that_denies_a_hop_is_not_shared() -> None:
    denial = claim("exercise", "relieves", "obesity", negated=True, number=9)
    links = [link(denial, "smith"), link(CHAIN[1], "smith")]
    (path,) = finder([*CHAIN, denial], links, works=ONE_COHORT).find("exercise", "knee-pain").paths
    assert path.shared_roots == ()


def test_a_hop_has_the_strength_of_its_proposition() -> None:
    said = claim("knee-pain", "co_occurs_with", "gout")
    given = Strength("gout", "co_occurs_with", "knee-pain", 3, 0.57, 4, 2)
    other = Strength("gout", "causes", "knee-pain", 4, 0.9, 9, 9)
    (hop,) = finder([said], strengths=[given, other]).hops()
    grade = hop.grade
    assert (grade.level, round(grade.score, 4), grade.voices, grade.roots) == ("E3", 0.57, 4, 2)


def test_paths_are_ranked_by_their_weakest_hop_before_their_length() -> None:
    straight = claim("exercise", "relieves", "knee-pain")
    links = [link(said, "smith") for said in CHAIN]
    assert shown(find([straight, *CHAIN], "exercise", "knee-pain", *links)) == [
        "exercise -relieves> obesity -causes> gout -causes> knee-pain",
        "exercise -relieves> knee-pain",
    ]


TWO_WAYS = [
    claim("exercise", "relieves", "gout", number=1),
    claim("gout", "causes", "knee-pain", number=2),
    claim("exercise", "relieves", "obesity", number=3),
    claim("obesity", "causes", "knee-pain", number=4),
]


def ranked_by(levels: list[int | None], scores: list[float], **given: object) -> list[str]:
    strengths = [
        Strength(said.subject.concept, said.relation.value, said.object.concept, level, score)
        for said, level, score in zip(TWO_WAYS, levels, scores, strict=True)
    ]
    answer = finder(TWO_WAYS, strengths=strengths).find("exercise", "knee-pain", PathFilter(**given))  # type: ignore[arg-type]
    return [path.hops[0].object for path in answer.paths]


def test_paths_of_one_level_are_ranked_by_the_product_of_their_hops() -> None:
    assert ranked_by([3, 3, 3, 3], [0.5, 0.6, 0.55, 0.56]) == ["obesity", "gout"]
    assert ranked_by([3, 3, 3, 3], [0.5, 0.6, 0.6, 0.5]) == ["gout", "obesity"]  # the same: by name


def test_paths_that_are_worth_the_same_come_in_order_of_their_concepts_and_relations() -> None:
    pairs = [("exercise", "gout"), ("exercise", "obesity"), ("gout", "knee-pain"), ("obesity", "knee-pain")]
    pairs += [("swimming", "knee-pain")]
    claims = [claim(a, relation, b) for a, b in reversed(pairs) for relation in ("worsens", "co_occurs_with", "causes")]
    first = [f"swimming -{relation}> knee-pain" for relation in ("causes", "worsens", "co_occurs_with")]
    then = [
        f"exercise -{one}> {inner} -{two}> knee-pain"
        for inner in ("gout", "obesity")
        for one in ("causes", "worsens", "co_occurs_with")
        for two in ("causes", "worsens", "co_occurs_with")
    ]
    assert shown(find(claims, "exercise", "knee-pain")) == first + then[:17]
    assert shown(find(claims, "exercise", "knee-pain", limit=5)) == first + then[:2]


def test_the_weakest_hop_counts_before_the_product() -> None:
    assert ranked_by([4, 1, 2, 2], [0.9, 0.5, 0.2, 0.2]) == ["obesity", "gout"]


def test_ungraded_stands_between_no_source_and_the_first_level() -> None:
    assert ranked_by([None, None, 0, 0], [0, 0, 0, 0]) == ["gout", "obesity"]
    assert ranked_by([None, None, 1, 1], [0, 0, 0.1, 0.1]) == ["obesity", "gout"]
    assert LEVELS == ("E0", "ungraded", "E1", "E2", "E3", "E4")


def test_hops_below_the_least_strength_are_left_out() -> None:
    levels, scores = [3, 2, None, 4], [0.5] * 4
    assert ranked_by(levels, scores, min_strength="E2") == ["gout"]
    assert ranked_by(levels, scores, min_strength="E3") == []
    assert len(ranked_by(levels, scores, min_strength="ungraded")) == 2


def test_a_path_has_the_level_of_its_weakest_hop_and_the_product_of_all() -> None:
    strengths = [Strength("exercise", "relieves", "gout", 4, 0.8), Strength("gout", "causes", "knee-pain", 2, 0.5)]
    (path,) = finder(TWO_WAYS[:2], strengths=strengths).find("exercise", "knee-pain").paths
    assert (path.weakest, round(path.product, 6)) == ("E2", 0.4)


FILTERS = {
    "through one": ({"through": ("gout",)}, ["gout"]),
    "through what no path passes": ({"through": ("massage",)}, []),
    "through an end": ({"through": ("knee-pain",)}, []),
    "through two of which one is passed": ({"through": ("gout", "obesity")}, []),
    "exclude one": ({"exclude": ("gout",)}, ["obesity"]),
    "exclude what is not there": ({"exclude": ("no-such-thing",)}, ["gout", "obesity"]),
    "exclude an end": ({"exclude": ("knee-pain",)}, []),
    "exclude a start": ({"exclude": ("exercise",)}, []),
    "only relations of the path": ({"relations": (Relation.CAUSES, Relation.RELIEVES)}, ["gout", "obesity"]),
    "only one of its relations": ({"relations": (Relation.CAUSES,)}, []),
}


@pytest.mark.parametrize(("given_", "inner"), FILTERS.values(), ids=FILTERS.keys())
def test_paths_are_kept_and_left_out_by(given_: dict[str, object], inner: list[str]) -> None:
    assert ranked_by([0] * 4, [0.0] * 4, **given_) == inner


def test_through_and_exclude_stand_for_narrower_concepts_too() -> None:
    chain = [claim("obesity", "causes", "low-back-pain"), claim("low-back-pain", "causes", "gout", number=1)]
    assert len(find(chain, "obesity", "gout", through=("pain",)).paths) == 1
    assert find(chain, "obesity", "gout", exclude=("pain",)).paths == ()


def test_damped_hubs_rank_lower_and_are_found_all_the_same() -> None:
    crowd = [claim("gout", "causes", f"x-{one:02}", number=10 + one) for one in range(2 * HUB)]
    strengths = [Strength("exercise", "relieves", "gout", 3, 0.6)]
    strengths += [Strength("gout", "causes", "knee-pain", 3, 0.6)]
    strengths += [Strength("exercise", "relieves", "obesity", 3, 0.5)]
    strengths += [Strength("obesity", "causes", "knee-pain", 3, 0.5)]
    asked = finder([*TWO_WAYS, *crowd], strengths=strengths)

    def order(damp: bool) -> list[str]:
        answer = asked.find("exercise", "knee-pain", PathFilter(damp_hubs=damp))
        return [path.hops[0].object for path in answer.paths]

    assert (order(False), order(True)) == (["gout", "obesity"], ["obesity", "gout"])


def test_the_ends_may_be_narrower_and_are_said() -> None:
    (path,) = find([claim("swimming", "relieves", "low-back-pain")], "exercise", "pain").paths
    assert (path.start, path.end, path.narrower) == ("swimming", "low-back-pain", (True, True))
    (path,) = find([claim("swimming", "relieves", "low-back-pain")], "swimming", "pain").paths
    assert path.narrower == (False, True)


def test_what_is_narrower_than_both_ends_is_that_end_which_was_named() -> None:
    said = [claim("obesity", "causes", "low-back-pain"), claim("low-back-pain", "worsens", "knee-pain", number=1)]
    said += [claim("chronic-back-pain", "worsens", "low-back-pain", number=2)]
    assert shown(find(said, "low-back-pain", "pain")) == ["low-back-pain -worsens> knee-pain"]
    assert shown(find(said, "pain", "low-back-pain")) == ["chronic-back-pain -worsens> low-back-pain"]


def test_a_path_passes_no_second_concept_that_could_be_an_end() -> None:
    claims = [
        claim("exercise", "improves", "swimming"),
        claim("swimming", "relieves", "low-back-pain"),
        claim("low-back-pain", "causes", "knee-pain"),
    ]
    assert shown(find(claims, "exercise", "pain")) == ["swimming -relieves> low-back-pain"]


PEOPLE = [
    claim("obesity", "more_common_in", "women"),
    claim("women", "associated_with", "knee-pain", number=1),
]


def test_groups_of_people_are_ends_and_no_links_unless_asked() -> None:
    assert find(PEOPLE, "obesity", "knee-pain").paths == ()
    assert len(find(PEOPLE, "obesity", "knee-pain", through_people=True).paths) == 1
    assert len(find(PEOPLE, "obesity", "women").paths) == len(find(PEOPLE, "women", "knee-pain").paths) == 1


def test_causal_leaves_out_associations_and_effects_that_are_worded_as_such() -> None:
    claims = [
        claim("gout", "associated_with", "knee-pain", language_strength=WORDED),
        claim("gout", "causes", "knee-pain", language_strength=WORDED),
        claim("gout", "raises_risk_of", "knee-pain", language_strength=LanguageStrength.CORRELATIONAL),
        claim("gout", "raises_risk_of", "knee-pain", language_strength=WORDED, negated=True, number=1),
    ]
    assert shown(find(claims, "gout", "knee-pain", causal=True)) == ["gout -causes> knee-pain"]


SIGNS = {
    "less of what makes more": (["relieves", "causes"], -1),
    "less of less": (["prevents", "relieves"], 1),
    "an association has no sign": (["causes", "co_occurs_with"], None),
}


@pytest.mark.parametrize(("relations", "sign"), SIGNS.values(), ids=SIGNS.keys())
def test_a_path_has_the_sign_of_its_hops(relations: list[str], sign: int | None) -> None:
    steps = zip(pairwise(["exercise", "gout", "knee-pain"]), relations, strict=True)
    (path,) = find([claim(a, relation, b) for (a, b), relation in steps], "exercise", "knee-pain").paths
    assert path.sign == sign


def test_a_chain_is_called_causal_only_where_every_hop_is_worded_so() -> None:
    worded = [claim(one.subject.concept, one.relation, one.object.concept, language_strength=WORDED) for one in CHAIN]
    (causal,), (loose,) = find(worded, "exercise", "knee-pain").paths, find(CHAIN, "exercise", "knee-pain").paths
    assert (causal.label, loose.label) == ("causal wording in every hop", "associations chained, not causal")


def test_a_search_that_stops_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not find(CHAIN, "exercise", "knee-pain").truncated
    monkeypatch.setattr(finding, "MAX_WORK", 150)
    assert find(CHAIN, "exercise", "knee-pain") == PathAnswer((), True)


TANGLE = [claim(f"x-{a}", "causes", f"x-{b}", number=40 * a + b) for a, b in permutations(range(40), 2)]


def test_a_tangle_without_an_end_is_left_early() -> None:
    answer = find([*TANGLE, claim("x-99", "causes", "gout")], "x-0", "gout", max_hops=6)
    assert answer == PathAnswer((), False)


def test_the_best_of_the_ways_through_a_tangle_are_found_though_there_are_millions() -> None:
    answer = find([*TANGLE, claim("x-39", "causes", "gout")], "x-0", "gout", max_hops=6, limit=3)
    assert not answer.truncated
    assert shown(answer) == [
        "x-0 -causes> x-39 -causes> gout",
        "x-0 -causes> x-1 -causes> x-39 -causes> gout",
        "x-0 -causes> x-10 -causes> x-39 -causes> gout",
    ]


def test_concepts_that_no_claim_has_are_joined_by_nothing() -> None:
    assert find(CHAIN, "needling", "knee-pain").paths == find(CHAIN, "exercise", "massage").paths == ()


WRONG = {
    "no hops": ({"max_hops": 0}, "not a number of hops: 0"),
    "too many hops": ({"max_hops": 7}, "not a number of hops: 7"),
    "an unknown strength": ({"min_strength": "E5"}, "not a strength: 'E5'"),
    "too many to pass": ({"through": tuple("abcde")}, "5 concepts to pass are too many"),
}


@pytest.mark.parametrize(("given_", "what"), WRONG.values(), ids=WRONG.keys())
def test_a_question_is_refused_that_has(given_: dict[str, object], what: str) -> None:
    with pytest.raises(QueryError) as caught:
        PathFilter(**given_)  # type: ignore[arg-type]
    assert caught.value.what == what


def test_a_concept_is_not_asked_for_its_paths_to_itself() -> None:
    with pytest.raises(QueryError, match="both ends are the same concept: 'gout'"):
        find(CHAIN, "gout", "gout")


# Against a plain exhaustive search ------------------------------------------------------------------------------------

NODES = ("a", "a1", "b", "c", "p", "e", "e1")
SMALL = Vocabulary(
    [
        *(Concept(one, one) for one in ("a", "b", "c", "e")),
        Concept("a1", "a1", broader=("a",)),
        Concept("e1", "e1", broader=("e",)),
        Concept("p", "p", Kind.POPULATION),
    ]
)
RELATIONS = ("causes", "relieves", "co_occurs_with", "no_effect_on")
GRADES = st.sampled_from([(0, 0.0), (0, 0.0), (None, 0.0), (2, 0.25), (2, 0.5), (2, 0.5), (4, 0.76)])
DENIED = st.sampled_from([False, False, False, False, True])
EDGE = st.tuples(st.sampled_from(NODES), st.sampled_from(RELATIONS), st.sampled_from(NODES), GRADES, DENIED)
EDGES = st.lists(EDGE, max_size=12) | st.lists(EDGE, min_size=16, max_size=36)
ASKED = st.fixed_dictionaries(
    {
        "max_hops": st.integers(1, 5),
        "undirected": st.booleans(),
        "through": st.sampled_from([(), (), ("b",), ("b", "c")]),
        "relations": st.sampled_from([(), (), (Relation.CAUSES, Relation.CO_OCCURS_WITH)]),
        "min_strength": st.sampled_from(["E0", "E0", "ungraded", "E2"]),
        "through_people": st.booleans(),
    }
)


@settings(max_examples=300, deadline=None)
@given(EDGES, ASKED, st.integers(1, 6))
def test_paths_are_those_of_a_plain_exhaustive_search_in_its_order(
    edges: list[tuple[str, str, str, tuple[int | None, float], bool]], asked: dict[str, object], limit: int
) -> None:
    claims = [claim(a, r, b, negated=no, number=place) for place, (a, r, b, _, no) in enumerate(edges)]
    graded: dict[tuple[str, str, str], object] = {}
    for a, r, b, grade, _ in edges:
        ends = tuple(sorted((a, b))) if Relation(r).symmetric else (a, b)
        graded[ends[0], r, ends[1]] = Strength(ends[0], r, ends[1], *grade)
    strengths = list(graded.values())
    barred = {"a", "a1", "e", "e1"} | (set() if asked["through_people"] else {"p"})
    sets = {**asked, "through": [{one} for one in asked["through"]]}  # type: ignore[union-attr]
    every = every_path(claims, strengths, {"a", "a1"}, {"e", "e1"}, barred, **sets)
    search = finder(claims, strengths=strengths, vocabulary=SMALL)
    found = search.find("a", "e", PathFilter(**asked), limit=100_000)  # type: ignore[arg-type]
    assert [steps(path) for path in found.paths] == every
    assert not found.truncated
    assert search.find("a", "e", PathFilter(**asked), limit=limit).paths == found.paths[:limit]  # type: ignore[arg-type]
    turned = finder(claims[::-1], strengths=strengths[::-1], vocabulary=SMALL)
    assert turned.find("a", "e", PathFilter(**asked), limit=limit).paths == found.paths[:limit]  # type: ignore[arg-type]


@settings(max_examples=50, deadline=None)
@given(EDGES)
def test_a_path_uses_hops_that_are_there_passes_nothing_twice_and_is_joined(
    edges: list[tuple[str, str, str, tuple[int | None, float], bool]],
) -> None:
    claims = [claim(a, r, b, negated=no, number=place) for place, (a, r, b, _, no) in enumerate(edges)]
    search = finder(claims, vocabulary=SMALL)
    there = {hop.claims for hop in search.hops()}
    for path in search.find("a", "e", PathFilter(max_hops=4)).paths:
        assert all(one.object == other.subject for one, other in pairwise(path.hops))
        passed = [path.start, *(hop.object for hop in path.hops)]
        assert len(set(passed)) == len(passed)
        assert all(hop.claims in there and not any(said.negated for said in hop.claims) for hop in path.hops)
