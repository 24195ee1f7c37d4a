"""Evidence paths: which there are, in which order, and what a search leaves out."""

from __future__ import annotations

import runpy
from itertools import pairwise, permutations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import paths
from graph.evidence.model import CitationLink
from graph.paths import EvidencePath, Hop, PathAnswer, build_hops, find_paths, to_networkx
from ingest.model import Claim, Concept, Kind, LanguageStrength, Relation
from ingest.vocabulary import Vocabulary

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, link, VOCABULARY = DEMO["make_claim"], DEMO["link"], DEMO["VOCABULARY"]
CAUSAL = LanguageStrength.DIRECT_CAUSAL


def find(claims: list[Claim], start: str, end: str, *links: CitationLink, **more: object) -> PathAnswer:
    graph = to_networkx(build_hops(claims, links))
    return find_paths(graph, start, end, VOCABULARY, **more)  # type: ignore[arg-type]


def shown(answer: PathAnswer) -> list[str]:
    return [
        " ".join([path.start, *(f"-{hop.relation.value}> {hop.object}" for hop in path.hops)]) for path in answer.paths
    ]


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
    there, back = find(both, "gout", "knee-pain").paths, find(both, "knee-pain", "gout").paths
    assert [[hop.backward for hop in path.hops] for path in (*there, *back)] == [[False], [True]]


def test_a_symmetric_relation_claimed_both_ways_round_makes_one_path_the_better_supported() -> None:
    there, back = claim("gout", "co_occurs_with", "knee-pain"), claim("knee-pain", "co_occurs_with", "gout", number=1)
    (unsupported,) = find([there, back], "gout", "knee-pain").paths
    assert not unsupported.hops[0].backward
    (path,) = find([there, back], "gout", "knee-pain", link(back, "smith")).paths
    assert (path.hops[0].backward, path.hops[0].works) == (True, ("smith",))


NO_HOPS = {
    "a denied claim": claim("gout", "causes", "knee-pain", negated=True),
    "a claim of no effect": claim("gout", "no_effect_on", "knee-pain"),
    "a denied claim of no effect": claim("gout", "no_effect_on", "knee-pain", negated=True),
    "a claim of a thing on itself": claim("gout", "worsens", "gout"),
}


@pytest.mark.parametrize("said", NO_HOPS.values(), ids=NO_HOPS.keys())
def test_no_hop_is_made_of(said: Claim) -> None:
    assert build_hops([said], []) == ()


def test_a_hop_names_the_claims_that_deny_it() -> None:
    against = claim("knee-pain", "co_occurs_with", "gout", negated=True)
    (hop,) = build_hops([claim("gout", "co_occurs_with", "knee-pain"), against], [])
    assert hop.denied == (against,)


def test_a_hop_has_its_claims_best_first_and_their_works() -> None:
    plain = claim("gout", "causes", "knee-pain", reading=0.9)
    tied = claim("gout", "causes", "knee-pain", reading=0.5, number=1)
    (hop,) = build_hops([plain, tied], [link(tied, "smith")])
    assert (hop.claims, hop.works, hop.support) == ((tied, plain), ("smith",), "inferred")


def test_a_work_that_found_the_opposite_supports_no_hop() -> None:
    said = claim("gout", "causes", "knee-pain")
    (hop,) = build_hops([said], [link(said, "smith", "sameConcepts", "oppositeDirection")])
    assert (hop.support, hop.works) == ("unsupported", ())


def test_paths_are_ranked_by_their_weakest_hop_before_their_length() -> None:
    straight = claim("exercise", "relieves", "knee-pain")
    links = [link(said, "smith") for said in CHAIN]
    assert shown(find([straight, *CHAIN], "exercise", "knee-pain", *links)) == [
        "exercise -relieves> obesity -causes> gout -causes> knee-pain",
        "exercise -relieves> knee-pain",
    ]


def test_the_ends_may_be_narrower_and_are_said() -> None:
    (path,) = find([claim("swimming", "relieves", "low-back-pain")], "exercise", "pain").paths
    assert (path.start, path.end) == ("swimming", "low-back-pain")


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


def test_causal_leaves_out_associations() -> None:
    claims = [claim("gout", "associated_with", "knee-pain"), claim("gout", "causes", "knee-pain")]
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
    worded = [claim(one.subject.concept, one.relation, one.object.concept, language_strength=CAUSAL) for one in CHAIN]
    (causal,), (loose,) = find(worded, "exercise", "knee-pain").paths, find(CHAIN, "exercise", "knee-pain").paths
    assert (causal.label, loose.label) == ("causal wording in every hop", "associations chained, not causal")


def test_a_search_that_stops_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not find(CHAIN, "exercise", "knee-pain").truncated
    monkeypatch.setattr(paths, "MAX_SEARCHED", 2)
    assert find(CHAIN, "exercise", "knee-pain") == PathAnswer((), True)


def test_a_tangle_without_an_end_is_left_early() -> None:
    tangle = [claim(f"x-{a}", "causes", f"x-{b}") for a, b in permutations(range(40), 2)]
    answer = find([*tangle, claim("x-99", "causes", "gout")], "x-0", "gout", max_hops=6)
    assert answer == PathAnswer((), False)


def test_a_tangle_with_an_end_is_searched_up_to_the_limit() -> None:
    tangle = [claim(f"x-{a}", "causes", f"x-{b}") for a, b in permutations(range(40), 2)]
    answer = find([*tangle, claim("x-39", "causes", "gout")], "x-0", "gout", max_hops=6, limit=3)
    assert answer.truncated
    assert len(answer.paths) == 3


def test_concepts_that_no_claim_has_are_joined_by_nothing() -> None:
    assert find(CHAIN, "needling", "knee-pain").paths == find(CHAIN, "exercise", "massage").paths == ()


# Against brute force --------------------------------------------------------------------------------------------------

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
EDGES = st.lists(
    st.tuples(
        st.sampled_from(NODES),
        st.sampled_from(RELATIONS),
        st.sampled_from(NODES),
        st.sampled_from(["explicit", "inferred", "", "opposite"]),
        st.booleans(),
    ),
    max_size=12,
)


def brute(hops: tuple[Hop, ...], max_hops: int) -> set[tuple[tuple[str, str, str], ...]]:
    """Return every path by trying every sequence of concepts and relations."""
    steps = {(hop.subject, hop.relation.value, hop.object) for hop in hops}
    steps |= {(hop.object, hop.relation.value, hop.subject) for hop in hops if hop.relation.symmetric}
    found = set()
    for length in range(1, max_hops + 1):
        for nodes in permutations(NODES, length + 1):
            inner = set(nodes[1:-1])
            if nodes[0] in ("a", "a1") and nodes[-1] in ("e", "e1") and not inner & {"a", "a1", "e", "e1", "p"}:
                for relations in product(RELATIONS, repeat=length):
                    path = tuple((a, relation, b) for (a, b), relation in zip(pairwise(nodes), relations, strict=True))
                    if set(path) <= steps:
                        found.add(path)
    return found


@settings(max_examples=150, deadline=None)
@given(EDGES, st.integers(1, 3), st.integers(1, 5))
def test_the_best_of_all_simple_paths_are_found_in_order(
    edges: list[tuple[str, str, str, str, bool]], max_hops: int, limit: int
) -> None:
    claims = [claim(a, r, b, negated=no, number=place) for place, (a, r, b, _, no) in enumerate(edges)]
    links = [
        link(said, f"w-{place}", *(("oppositeDirection",) if support == "opposite" else ()))
        if support in ("inferred", "opposite")
        else link(said, f"w-{place}", status="explicit")
        for place, (said, (*_, support, _)) in enumerate(zip(claims, edges, strict=True))
        if support
    ]
    hops = build_hops(claims, links)
    graph = to_networkx(hops)
    every = find_paths(graph, "a", "e", SMALL, max_hops=max_hops, limit=10_000)
    assert {_key(path) for path in every.paths} == brute(hops, max_hops)
    assert len(every.paths) == len({_key(path) for path in every.paths})
    ranks = [path.rank for path in every.paths]
    assert ranks == sorted(ranks, reverse=True)
    assert find_paths(graph, "a", "e", SMALL, max_hops=max_hops, limit=limit).paths == every.paths[:limit]
    turned = to_networkx(build_hops(claims[::-1], links[::-1]))
    assert find_paths(turned, "a", "e", SMALL, max_hops=max_hops, limit=10_000) == every


def _key(path: EvidencePath) -> tuple[tuple[str, str, str], ...]:
    assert all(one.object == other.subject for one, other in pairwise(path.hops))
    assert all(hop.relation is not Relation.NO_EFFECT_ON for hop in path.hops)
    return tuple((hop.subject, hop.relation.value, hop.object) for hop in path.hops)
