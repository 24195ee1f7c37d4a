"""On the five articles the audit finds what a careful reader finds, and nothing beside it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimroot.building import build_from_files
from graph.audit import Fault
from graph.base import KnowledgeBase

ORIGINALS = Path(__file__).parents[2] / "shared" / "articles"
HINGE, LISTING = "hingehealth-back-and-knee-pain", "londoncartilage-back-pain-knee-oa"
LINK = "londoncartilage-biomechanical-link"


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    if not ORIGINALS.is_dir():
        pytest.skip("the original articles are not part of this repository")
    base, _ = build_from_files([ORIGINALS], tmp_path_factory.mktemp("originals") / "kb")
    return base


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    base, _ = build_from_files([], tmp_path_factory.mktemp("digests") / "kb")
    return base


# What facts about the cited works show, by article: rule, the printed reference or None, words of the article's side,
# words of the record's side.
SEEN: dict[str, tuple[str, str, int | None, str, str]] = {
    "one author's two pages": ("shared-voice", LISTING, None, "John Davies", LINK),
    "one author's two pages, from the other": ("shared-voice", LINK, None, "John Davies", LISTING),
    "no marker ties a sentence to a reference": ("no-markers", HINGE, None, "6 references", "no marker"),
    "none in the other list either": ("no-markers", LISTING, None, "3 references", "no marker"),
    "three list nothing": ("no-references", LINK, None, "no list of references", ""),
    "a wrong journal": ("wrong-metadata", LISTING, 1, "Arthritis & Rheumatism", "Arthritis Care & Research"),
    "an online year": ("online-year", HINGE, 6, "2017", "2018"),
    "the number of an article as a range": ("page-range-of-one", HINGE, 3, "1152–1152", "1152"),
    "one page as a range": ("page-range-of-one", HINGE, 4, "328–328", "328"),
    "an orphan": ("orphan-reference", HINGE, 2, "Kaya", "hallux valgus"),
    "another orphan": ("orphan-reference", HINGE, 3, "Hsu", "hallux valgus"),
    "chronic over any back pain": ("drift", HINGE, 6, "chronic back pain", "low back pain"),
    "acupuncture beyond its source": ("drift", LISTING, 3, "cupuncture", "lower-limb pain"),
    "long-term studies that are not listed": (
        "design-not-listed",
        LISTING,
        None,
        "ong-term studies",
        "cross sectional",
    ),
    "a source found elsewhere": ("source-elsewhere", LINK, None, "women", "Wolfe"),
    "a percentage that no count gives": ("impossible-percentage-in-work", LISTING, 3, "Washio", "33 of 60 is 55.0%"),
    "an estimate outside its interval": ("estimate-outside-interval-in-work", HINGE, 3, "Hsu", "HR 1.24"),
}


def seen(faults: list[Fault], rule: str, article: str, reference: int | None, says: str, record: str) -> list[Fault]:
    return [
        fault
        for fault in faults
        if (fault.rule, fault.article, fault.reference) == (rule, article, reference)
        and says in fault.says
        and record in f"{fault.record} {fault.explanation}"
    ]


@pytest.mark.parametrize("fact", SEEN.values(), ids=SEEN.keys())
def test_a_fact_is_found_on_the_originals(
    fact: tuple[str, str, int | None, str, str], originals: KnowledgeBase
) -> None:
    assert seen(list(originals.faults()), *fact)


@pytest.mark.parametrize("fact", SEEN.values(), ids=SEEN.keys())
def test_a_fact_is_found_on_the_digests(fact: tuple[str, str, int | None, str, str], digests: KnowledgeBase) -> None:
    assert seen(list(digests.faults()), *fact)


def test_acupuncture_is_said_to_lack_a_comparison_and_a_measured_use_of_drugs(originals: KnowledgeBase) -> None:
    faults = [fault for fault in originals.faults() if fault.work == "washio-2001"]
    assert any("no untreated group" in fault.explanation and fault.article == LISTING for fault in faults)
    assert any("medication" in fault.explanation and "not measured" in fault.explanation for fault in faults)


BY_DESIGN = {  # rules whose number hangs on the articles' lists and on the record of the works alone
    "wrong-metadata": 1,
    "online-year": 1,
    "page-range-of-one": 2,
    "orphan-reference": 2,
    "no-references": 3,
    "no-markers": 2,
    "shared-voice": 2,
    "impossible-percentage-in-work": 1,
    "estimate-outside-interval-in-work": 1,
}
NEVER = (
    "identifier-of-another-work",
    "malformed-doi",
    "retracted-work",
    "later-than-article",
    "estimate-outside-interval",
    "impossible-percentage",
    "duplicate-reference",
    "marker-without-reference",
    "other-title",
    "unresolved-reference",
)


@pytest.mark.parametrize("which", ["originals", "digests"])
def test_nothing_is_found_beside_the_facts(which: str, request: pytest.FixtureRequest) -> None:
    base: KnowledgeBase = request.getfixturevalue(which)
    counts = Counter(fault.rule for fault in base.faults())
    assert {rule: counts[rule] for rule in BY_DESIGN} == BY_DESIGN
    assert [rule for rule in NEVER if counts[rule]] == []


@pytest.mark.parametrize("which", ["originals", "digests"])
def test_faithful_figures_and_used_references_are_no_fault(which: str, request: pytest.FixtureRequest) -> None:
    faults = list(request.getfixturevalue(which).faults())
    assert not [fault for fault in faults if fault.rule == "drift" and "57%" in fault.says]
    assert not [fault for fault in faults if "magnitude" in fault.explanation]
    assert {fault.reference for fault in faults if fault.rule == "orphan-reference"} == {2, 3}


def test_a_rebuild_finds_the_same(tmp_path: Path, digests: KnowledgeBase) -> None:
    again, _ = build_from_files([], tmp_path / "kb")
    third, _ = build_from_files([], tmp_path / "kb")
    assert tuple(again.faults()) == tuple(third.faults()) == tuple(digests.faults())
