"""Every surface says a claim, a finding, a work and a reason in the same plain words."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from graph.evidence.model import REASONS
from graph.wording import claim_sentence, finding_sentence, label_of, reason_words, relation_words, work_words
from ingest.model import Claim, Finding, Quantity, Relation, Work

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, CONCEPTS = DEMO["make_claim"], DEMO["make_finding"], DEMO["VOCABULARY"].concepts
RATIO = DEMO["RATIO"]

CLAIMS = {
    "plain": (claim("needling", "relieves", "back-pain"), "Needling relieves back pain."),
    "hedged, in a group": (
        claim("needling", "relieves", "back-pain", hedged=True, population="older\nadults"),
        "Needling relieves back pain (hedged; in older adults).",
    ),
    "hedged": (claim("needling", "relieves", "back-pain", hedged=True), "Needling relieves back pain (hedged)."),
    "denied": (claim("needling", "relieves", "gout", negated=True), "Needling does not relieve gout."),
    "a figure in the article's words": (
        claim("gout", "co_occurs_with", "pain", figure=Quantity("%", 33.3), figure_words="About one in three"),
        "Gout occurs together with pain: about one in three.",
    ),
    "a figure with its unit first": (
        claim("gout", "causes", "pain", figure=RATIO, figure_words="RR 0.67"),
        "Gout causes pain: RR 0.67.",
    ),
    "a figure whose words were not kept": (
        claim("gout", "co_occurs_with", "pain", figure=Quantity("%", 57, approximate=True), population="adults"),
        "Gout occurs together with pain: about 57% (in adults).",
    ),
    "the group that it is about is named once": (
        claim("gout", "more_common_in", "older-women", population="older women"),
        "Gout is more common in older women.",
    ),
    "a concept that nobody knows": (claim("x-tea", "worsens", "pain"), "X-tea worsens or strains pain."),
}


@pytest.mark.parametrize(("said", "sentence"), CLAIMS.values(), ids=CLAIMS.keys())
def test_a_claim_is_one_plain_sentence(said: Claim, sentence: str) -> None:
    assert claim_sentence(said, CONCEPTS) == sentence


FINDINGS = {
    "a ratio": (
        finding("w-1", "exercise", "prevents", "pain", quantity=RATIO, n=1634, comparison="controls"),
        "Exercise prevents or lowers the risk of pain: RR 0.67 (95% CI 0.53–0.85), n = 1,634, against controls.",
    ),
    "a share": (
        finding("w-1", "gout", "co_occurs_with", "pain", quantity=Quantity("%", 57.4), n=1389),
        "Gout occurs together with pain: 57.4% of 1,389.",
    ),
    "a p value": (finding("w-1", "gout", "causes", "pain", p="<.001"), "Gout causes pain: p <.001."),
    "a p value that says so": (finding("w-1", "gout", "causes", "pain", p="P = .04"), "Gout causes pain: P = .04."),
    "no figure": (finding("w-1", "gout", "no_effect_on", "pain"), "Gout has no effect on pain."),
    "denied": (
        finding("w-1", "gout", "associated_with", "pain", negated=True, n=20),
        "Gout is not associated with pain: n = 20.",
    ),
    "printed so": (
        finding("w-1", "gout", "causes", "pain", quantity=Quantity("HR", 1.2), printed_so=True),
        "Gout causes pain: HR 1.2, as the source prints it.",
    ),
}


@pytest.mark.parametrize(("found", "sentence"), FINDINGS.values(), ids=FINDINGS.keys())
def test_a_finding_is_one_plain_sentence(found: Finding, sentence: str) -> None:
    assert finding_sentence(found, CONCEPTS) == sentence


WORKS = {
    "one author": (("Ray, A.",), "Ray (2001), On gout, Knee Journal, doi 10.1/x"),
    "two authors": (("Ray, A.", "Sun, B."), "Ray & Sun (2001), On gout, Knee Journal, doi 10.1/x"),
    "more": (("Ray, A.", "Sun, B.", "Moon, C."), "Ray et al. (2001), On gout, Knee Journal, doi 10.1/x"),
    "none": ((), "No author (2001), On gout, Knee Journal, doi 10.1/x"),
}


@pytest.mark.parametrize(("authors", "words"), WORKS.values(), ids=WORKS.keys())
def test_a_work_is_said_as_people_cite_it(authors: tuple[str, ...], words: str) -> None:
    assert work_words(Work("w", "On gout", authors, 2001, journal="Knee Journal", doi="10.1/x")) == words


def test_what_is_not_known_of_a_work_is_left_out() -> None:
    assert work_words(Work("w", "On gout")) == "No author (no year), On gout"


def test_every_relation_is_said_affirmed_and_denied() -> None:
    said = [relation_words(relation, denied) for relation in Relation for denied in (False, True)]
    assert len(set(said)) == 2 * len(Relation)


def test_every_reason_is_said() -> None:
    said = {reason_words(reason) for reason in REASONS}
    assert len(said) == len(REASONS)
    assert all(words.strip() == words and words for words in said)


def test_a_concept_without_a_label_is_called_by_its_id() -> None:
    assert (label_of("low-back-pain", CONCEPTS), label_of("x-tea", CONCEPTS)) == ("low back pain", "x-tea")
