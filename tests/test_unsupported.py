"""No link is an answer too: why, and whether the article's own list could carry the claim."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from graph.evidence.links import Library, link_claims
from graph.evidence.model import Resolution
from graph.evidence.unsupported import find_unsupported
from ingest.model import Claim, Document, Finding, Marker, Reference, Span, Work

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, finding, VOCABULARY, replace = (DEMO[name] for name in ("make_claim", "make_finding", "VOCABULARY", "replace"))

EASES = finding("smith-1", "needling", "relieves", "low-back-pain")
CAUSES = claim("obesity", "causes", "gout")
TIED = claim("obesity", "associated_with", "gout")


def answer(
    said: Claim, *found: Finding, lists: dict[str, str | None] | None = None, unknown: int = 0, findings: bool = True
) -> tuple[str, str] | None:
    """Return reason and own list of a claim whose article lists works of these designs, and references of none."""
    lists = lists or {}
    references = tuple(Reference(place, f"entry {place}") for place in range(1, len(lists) + unknown + 1))
    document = Document("a", "a", references=references)
    works = [Work(key, key, design=design) for key, design in lists.items()] + [Work("smith", "smith")] * (
        "smith" not in lists
    )
    about = [finding(f"{key}-9", "massage", "relieves", "gout") for key in lists if key != "smith" and findings]
    resolutions = [Resolution(document.sha256, place, key, 0.9) for place, key in enumerate(lists, 1)]
    known = Library.of(works, (*found, *about), VOCABULARY, resolutions)
    said = replace(said, text_sha256=document.sha256)
    missing = list(find_unsupported(document, [said], link_claims([said], known), known))
    return (missing[0].reason, missing[0].own_list) if missing else None


def test_a_claim_with_a_source_has_no_such_answer() -> None:
    assert answer(claim("needling", "relieves", "low-back-pain"), EASES) is None


def test_what_found_the_opposite_is_no_source() -> None:
    assert answer(claim("needling", "worsens", "low-back-pain"), EASES) == ("onlyTheOppositeFound", "cannotCarry")


def test_a_claim_of_an_article_without_a_list() -> None:
    assert answer(CAUSES, EASES) == ("noListAtAll", "cannotCarry")


LISTS = {
    "a trial on something else": ({"jones": "randomised-trial"}, CAUSES, "mayCarry"),
    "a survey on something else": ({"jones": "cross-sectional"}, CAUSES, "cannotCarry"),
    "a survey under a claim that two things go together": ({"jones": "cross-sectional"}, TIED, "mayCarry"),
    "a page for patients": ({"jones": "patient-page"}, TIED, "cannotCarry"),
    "a work of a design that nobody found": ({"jones": None}, CAUSES, "notKnown"),
    "a survey and a trial": ({"jones": "cross-sectional", "brown": "randomised-trial"}, CAUSES, "mayCarry"),
    "a survey and a design that nobody found": ({"jones": "cross-sectional", "brown": None}, CAUSES, "notKnown"),
}


@pytest.mark.parametrize(("lists", "said", "carries"), LISTS.values(), ids=LISTS.keys())
def test_a_list_can_carry_a_claim_by_its_designs(lists: dict[str, str | None], said: Claim, carries: str) -> None:
    assert answer(said, lists=lists) == ("nothingListedOnIt", carries)


def test_a_list_with_works_of_which_nothing_is_recorded_is_not_all_read() -> None:
    assert answer(CAUSES, lists={"jones": "cross-sectional"}, findings=False) == ("listNotAllRead", "cannotCarry")


def test_a_list_with_entries_of_no_known_work_is_not_all_read() -> None:
    assert answer(CAUSES, lists={"jones": "cross-sectional"}, unknown=1) == ("listNotAllRead", "notKnown")


def test_a_marker_to_an_entry_of_no_known_work_is_told() -> None:
    marked = replace(CAUSES, citations=(Marker(Span(0, 3), "[2]", "2", 2),))
    assert answer(marked, lists={"jones": "cross-sectional"}, unknown=1) == ("markedButNotResolved", "notKnown")
