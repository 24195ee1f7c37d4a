"""What people say of claims takes effect, is kept for good, and is told when its claim is gone."""

from __future__ import annotations

import multiprocessing
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.base import KnowledgeBase
from graph.build import build_base, refresh_base
from graph.evidence.model import Review
from graph.evidence.review_table import load_reviews, write_reviews
from graph.evidence.reviews import apply_reviews, check_review, latest_reviews, review_reasons, reviewed_links
from graph.picture import draw_base
from graph.queries import run_named
from graph.review import add_reviews, list_reviews, make_review
from ingest.claims import Reader
from ingest.errors import ReviewError
from ingest.model import Claim, Relation, Work
from ingest.reading import parse_document

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, replace = DEMO["make_claim"], DEMO["replace"]
SAID = claim("needling", "relieves", "low-back-pain")
OTHER = claim("rest", "relieves", "low-back-pain", number=1)


def review(verdict: str = "rejected", reason: str = "noRelation", *, of: str = SAID.id, **more: Any) -> Review:
    given = {"target": "claim", "reviewer": "A. Reader", "at": "2026-01-31T12:00:00+00:00", **more}
    return Review(claim=of, verdict=verdict, reason=reason, **given)


def corrected(*changes: tuple[str, str], **more: Any) -> Review:
    return review("corrected", more.pop("reason", "wrongRelation"), changes=changes, **more)


# What takes part ------------------------------------------------------------------------------------------------------


def test_a_rejected_claim_takes_no_part() -> None:
    assert list(apply_reviews([SAID, OTHER], [review()])) == [OTHER]


def test_a_claim_whose_match_is_rejected_takes_no_part() -> None:
    assert list(apply_reviews([SAID], [review(reason="grounding", target="match", role="object")])) == []


def test_a_rejected_citation_leaves_the_claim() -> None:
    assert list(apply_reviews([SAID], [review(reason="notTheSource", target="citation", work="smith")])) == [SAID]


def test_an_accepted_claim_is_as_sure_as_a_reading_can_be() -> None:
    (stands,) = apply_reviews([SAID], [review("accepted", "correct")])
    assert stands == replace(SAID, reading=1.0)


def test_a_corrected_claim_stands_as_corrected() -> None:
    changes = (("relation", "worsens"), ("object", "knee-pain"), ("hedged", "yes"), ("negated", "yes"))
    (stands,) = apply_reviews([SAID], [corrected(*changes)])
    assert (stands.relation, stands.object.concept, stands.hedged, stands.negated) == (
        Relation.WORSENS,
        "knee-pain",
        True,
        True,
    )
    assert (stands.rule, stands.reading) == ("review", 1.0)
    assert (stands.quote, stands.object.text) == (SAID.quote, SAID.object.text)


def test_a_corrected_match_gives_its_end_another_concept() -> None:
    (stands,) = apply_reviews(
        [SAID], [corrected(("concept", "massage"), reason="grounding", target="match", role="subject")]
    )
    assert (stands.subject.concept, stands.object.concept) == ("massage", "low-back-pain")


def test_the_last_review_of_a_thing_holds() -> None:
    again = review("accepted", "correct", at="2026-02-01T00:00:00+00:00", reviewer="B. Reader")
    for order in ((review(), again), (again, review())):
        assert [one.reading for one in apply_reviews([SAID], order)] == [1.0]
    assert [one.note for one in latest_reviews([review(), replace(review(), note="again")]).values()] == ["again"]


def test_a_corrected_citation_is_one_taken_and_one_given() -> None:
    marks = reviewed_links([corrected(("work", "jones"), reason="notTheSource", target="citation", work="smith")])
    assert (marks.rejected, marks.accepted) == ({SAID.id: {"smith"}}, {SAID.id: {"jones"}})


# What a review may say ------------------------------------------------------------------------------------------------

FAULTS: dict[str, tuple[Callable[[], Review], str]] = {
    "an unknown reason": (lambda: review(reason="hunch"), "no reason for a claim: 'hunch'"),
    "a reason for something else": (lambda: review(reason="notTheSource"), "no reason for a claim: 'notTheSource'"),
    "a rejection as correct": (lambda: review(reason="correct"), "rejected with the reason correct"),
    "an acceptance as wrong": (lambda: review("accepted"), "accepted with the reason noRelation"),
    "nobody": (lambda: review(reviewer=""), "a review without a reviewer"),
    "a name of two lines": (lambda: review(reviewer="A\nB"), "the reviewer of a review cannot be 'A\\nB'"),
    "no time": (lambda: review(at="yesterday"), "not a time in UTC: 'yesterday'"),
    "a time elsewhere": (
        lambda: review(at="2026-01-31T12:00:00+02:00"),
        "not a time in UTC: '2026-01-31T12:00:00+02:00'",
    ),
    "a citation of no work": (
        lambda: review(reason="notTheSource", target="citation"),
        "a review of a citation names its work, no other does",
    ),
    "a match of no end": (lambda: review(reason="grounding", target="match"), "a review of a match names its role"),
    "a correction of nothing": (lambda: corrected(), "a correction changes something, nothing else does"),
    "a rejection that corrects": (
        lambda: review(changes=(("relation", "worsens"),)),
        "a correction changes something, nothing else does",
    ),
    "an unknown field": (lambda: corrected(("mood", "good")), "a claim has no field 'mood' to correct"),
    "an unknown relation": (lambda: corrected(("relation", "helps")), "no such relation: 'helps'"),
    "an unknown concept": (lambda: corrected(("object", "nowhere")), "no such object: 'nowhere'"),
    "neither yes nor no": (lambda: corrected(("negated", "true")), "no such negated: 'true'"),
}


@pytest.mark.parametrize(("make", "what"), FAULTS.values(), ids=FAULTS.keys())
def test_a_review_that_contradicts_itself_is_refused(make: Callable[[], Review], what: str) -> None:
    with pytest.raises(ReviewError) as caught:
        check_review(make(), {"knee-pain"}, {"smith"})
    assert caught.value.what == what


def test_indras_curation_types_are_reasons() -> None:
    ours = set(review_reasons())
    types = {"correct", "entityBoundaries", "grounding", "polarity", "noRelation", "wrongRelation", "negativeResult"}
    assert types | {"hypothesis", "agentConditions", "otherReason"} <= ours


# As a table -----------------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)
REVIEWS = st.builds(
    review,
    st.just("corrected"),
    st.just("wrongRelation"),
    of=st.text("0123456789abcdef", min_size=20, max_size=20),
    changes=st.sampled_from([(("relation", "worsens"),), (("negated", "no"), ("hedged", "yes"))]),
    note=WORDS,
    words=WORDS,
)


@given(st.lists(REVIEWS, max_size=4))
def test_exported_reviews_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, reviews: list[Review]
) -> None:
    path = tmp_path_factory.mktemp("reviews") / "reviews.csv"
    write_reviews(path, reviews)
    assert load_reviews(path) == tuple(reviews)


def test_every_fault_of_a_table_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "reviews.csv"
    write_reviews(path, [review(), review()])
    path.write_text(path.read_text("utf-8").replace("noRelation", "hunch").replace("rejected", "binned", 1), "utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        load_reviews(path)
    assert [(one.what, one.where) for one in caught.value.exceptions] == [
        ("unknown value: 'binned'", "reviews.csv row 2, column verdict"),
        ("no reason for a claim: 'hunch'", "reviews.csv row 3"),
    ]


# In a knowledge base --------------------------------------------------------------------------------------------------

PAGE = "# Backs\n\nNeedling relieves low back pain. Obesity causes gout.\n"
CHANGED = "# Backs\n\nIn short: needling relieves low back pain. Obesity causes gout.\n"
EASES = DEMO["make_finding"]("smith-1", "needling", "relieves", "low-back-pain")
WORKS = (Work("smith", "A trial", design="randomised-trial"), Work("jones", "A survey"))
READER = Reader(DEMO["VOCABULARY"])


def build(folder: Path, text: str = PAGE) -> KnowledgeBase:
    page = parse_document(text, name="backs", format="markdown")
    return build_base(folder, [page], reader=READER, works=WORKS, findings=(EASES,))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviews") / "kb"
    build(folder).close()
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "kb"))


def needles(base: KnowledgeBase) -> Claim:
    return next(one for one in base.claims_as_read() if one.subject.concept == "needling")


def say(folder: Path, verdict: str, reason: str, **more: Any) -> KnowledgeBase:
    base = KnowledgeBase.open(folder)
    given = {"target": "claim", "reviewer": "A. Reader", "at": "", **more}
    made = make_review(base, Review(claim=needles(base).id[:6], verdict=verdict, reason=reason, **given))
    return add_reviews(folder, [made])[0]


def about(base: KnowledgeBase, word: str) -> int:
    """Return how often a thing is spoken of in strengths, paths, page and queries together."""
    strengths = sum(word in one.subject for one in base.strengths())
    hops = sum(word in hop.subject for hop in base.path_finder.hops())
    drawn = sum(word in edge.subject for edge in draw_base(base).edges)
    asked = len(run_named(base.store, "claims_about", concept=word))
    return strengths + hops + drawn + asked


def test_a_rejected_claim_is_in_no_strength_path_page_or_query(folder: Path) -> None:
    assert about(KnowledgeBase.open(folder), "needling") >= 4
    base = say(folder, "rejected", "noRelation")
    assert about(base, "needling") == 0
    assert about(base, "obesity") >= 4
    assert (len(list(base.claims_as_read())), base.counts["claims"]) == (2, 1)


def test_a_review_survives_builds_and_is_in_the_store(folder: Path) -> None:
    say(folder, "rejected", "noRelation", note="only a headline")
    base = build(folder)
    (kept,) = base.reviews()
    assert (kept.reviewer, kept.note, kept.words) == (
        "A. Reader",
        "only a headline",
        "Needling relieves low back pain.",
    )
    (row,) = run_named(base.store, "reviews").records()
    assert (row["words"], row["note"], row["orphaned"]) == (kept.words, kept.note, False)
    assert about(base, "needling") == 0


def test_an_accepted_citation_counts_as_reviewed(folder: Path) -> None:
    (before,) = [one for one in KnowledgeBase.open(folder).strengths() if one.lines]
    base = say(folder, "accepted", "correct", target="citation", work="smith")
    (after,) = [one for one in base.strengths() if one.lines]
    assert "linkInferred" in before.lines[0].downgrades
    assert "linkInferred" not in after.lines[0].downgrades
    assert [(link.work, link.status, link.reviewed) for link in base.links()] == [("smith", "inferred", True)]


def test_a_rejected_citation_is_gone_and_a_corrected_one_is_another(folder: Path) -> None:
    base = say(folder, "rejected", "notTheSource", target="citation", work="smith")
    assert [link.work for link in base.links()] == []
    base = say(folder, "corrected", "notTheSource", target="citation", work="smith", changes=(("work", "jones"),))
    (link,) = base.links()
    assert (link.work, link.reviewed, link.reasons) == ("jones", True, ("acceptedByReviewer",))


def test_a_corrected_claim_keeps_what_was_said_of_its_citations(folder: Path) -> None:
    say(folder, "accepted", "correct", target="citation", work="smith")
    base = say(folder, "corrected", "wrongRelation", changes=(("relation", "improves"),))
    (link,) = base.links()
    (stands,) = (one for one in base.claims() if one.subject.concept == "needling")
    assert (link.claim, link.work, link.reviewed) == (stands.id, "smith", True)
    assert stands.id != needles(base).id


def test_a_corrected_claim_is_accepted_as_corrected(folder: Path) -> None:
    base = say(folder, "corrected", "wrongRelation", changes=(("relation", "worsens"),))
    now = next(one for one in base.claims() if one.subject.concept == "needling")
    made = make_review(base, review("accepted", "correct", of=now.id, reviewer="B. Reader", at=""))
    assert (made.claim, made.verdict, made.changes) == (needles(base).id, "corrected", (("relation", "worsens"),))


def test_a_review_whose_claim_is_gone_stays_and_is_told(folder: Path) -> None:
    say(folder, "rejected", "noRelation")
    base = build(folder, CHANGED)
    (kept,) = list_reviews(base)
    assert (kept.orphaned, kept.review.words) == (True, "Needling relieves low back pain.")
    assert run_named(base.store, "reviews").records()[0]["orphaned"] is True
    assert about(base, "needling") >= 4
    back = build(folder)
    assert [one.orphaned for one in list_reviews(back)] == [False]
    assert about(back, "needling") == 0


def test_reviews_are_taken_from_one_knowledge_base_to_another(folder: Path, tmp_path: Path) -> None:
    exported = say(folder, "rejected", "noRelation").reviews()
    write_reviews(tmp_path / "reviews.csv", exported)
    build(tmp_path / "other").close()
    for expected in (1, 0):
        base, new = add_reviews(tmp_path / "other", load_reviews(tmp_path / "reviews.csv"))
        assert (new, base.reviews()) == (expected, exported)
    assert about(base, "needling") == 0


def test_reviews_that_name_what_is_not_there_are_refused_together(folder: Path) -> None:
    wrong = [corrected(("object", "nowhere")), review(reviewer="")]
    with pytest.raises(ExceptionGroup, match="2 reviews cannot be kept"):
        add_reviews(folder, [*wrong, review("accepted", "correct")])
    assert KnowledgeBase.open(folder).reviews() == ()


@pytest.mark.parametrize(
    ("beginning", "what"), [("zzzz", "no claim has"), ("", "no claim has"), ("123", "no claim has")]
)
def test_a_claim_must_be_there_to_be_reviewed(beginning: str, what: str, folder: Path) -> None:
    with pytest.raises(ReviewError) as caught:
        make_review(KnowledgeBase.open(folder), review(of=beginning))
    assert caught.value.what == f"{what} an id that begins with {beginning!r}"


def test_putting_in_force_again_changes_nothing(folder: Path) -> None:
    before = KnowledgeBase.open(folder)
    after = refresh_base(folder)
    assert [str(quad) for quad in after.store.quads()] == [str(quad) for quad in before.store.quads()]
    assert list((after.record_folder() / "sources").iterdir()) == []


def _killed(folder: Path) -> None:
    base = KnowledgeBase.open(folder)
    made = make_review(base, Review("claim", needles(base).id, "rejected", "noRelation", "C. Reader", ""))
    os.environ["CLAIMROOT_TEST"] = "1"
    import graph.writing

    graph.writing.write_pointer = lambda *_: os._exit(9)  # the moment before a generation is put in force
    add_reviews(folder, [made])


def test_a_review_that_is_killed_leaves_the_earlier_ones(folder: Path) -> None:
    say(folder, "rejected", "noRelation")
    process = multiprocessing.get_context("spawn").Process(target=_killed, args=(folder,))
    process.start()
    process.join()
    assert process.exitcode == 9
    assert [one.reviewer for one in KnowledgeBase.open(folder).reviews()] == ["A. Reader"]
    base = build(folder)
    assert [one.reviewer for one in base.reviews()] == ["A. Reader"]
    assert about(base, "needling") == 0


# From the terminal ----------------------------------------------------------------------------------------------------

PROGRAM = Path(sys.executable).with_name("claimroot")


@pytest.mark.skipif(not PROGRAM.exists(), reason="claimroot is not installed: pip install -e '.[all]'")
def test_the_command_reviews_lists_exports_and_imports(folder: Path, tmp_path: Path) -> None:
    def run(*arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(PROGRAM), "review", *arguments, "--kb", str(folder)], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == code, done.stderr
        return done

    known = needles(KnowledgeBase.open(folder)).id
    run("accept", known[:8], "--reviewer", "A. Reader", "--work", "smith")
    run(
        "correct",
        known[:8],
        "-r",
        "A. Reader",
        "--reason",
        "wrongRelation",
        "--relation",
        "worsens",
        "--object",
        "gout",
    )
    listed = run("list").stdout
    assert "accepted" in listed
    assert "corrected: relation=worsens; object=gout" in " ".join(listed.split())
    assert "2 reviews are in out.csv" in run("export", "out.csv").stderr
    assert "0 new reviews are kept" in run("import", "out.csv").stderr
    failed = run("reject", known[:8], "-r", "A. Reader", "--reason", "hunch", code=2)
    assert failed.stderr.startswith("error: no reason for a claim: 'hunch'")
    assert failed.stdout == ""
