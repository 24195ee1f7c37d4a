"""Reviewing a knowledge base: from a claim's id and a verdict to a review that is kept and has taken effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import ReviewError
from ingest.model import Claim, Concept

from .base import KnowledgeBase, now_utc
from .build import refresh_base
from .evidence.model import Review
from .evidence.reviews import LONGEST, apply_reviews, check_review, is_orphaned, judged, latest_reviews
from .wording import claim_sentence, label_of, work_words

FEWEST = 4
"""Characters of a claim's id that must be given at least."""


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review with where it stands: whether it holds, or a later one does, and whether its claim is gone."""

    review: Review
    holds: bool
    orphaned: bool


def list_reviews(base: KnowledgeBase) -> tuple[KeptReview, ...]:
    """Return every review of a knowledge base, in the order in which they were kept."""
    reviews = base.reviews()
    holding = {id(review) for review in latest_reviews(reviews).values()}
    known = {claim.id for claim in base.claims_as_read()}
    return tuple(KeptReview(one, id(one) in holding, is_orphaned(one, known)) for one in reviews)


def make_review(base: KnowledgeBase, review: Review) -> Review:
    """Return a review that is ready to be kept: the whole id of its claim, the time, what was judged in words.

    `review.claim` may be the beginning of an id, of a claim as read or as corrected; an empty `at` becomes now. To
    accept what an earlier review corrected is to say the same correction again. Raises ReviewError.
    """
    reviews = base.reviews()
    read = {claim.id: claim for claim in base.claims_as_read()}
    stands = {now.id: then for then, claim in read.items() for now in apply_reviews((claim,), reviews)}
    given = _whole_id(review.claim, {*read, *stands})
    given = stands.get(given, given)
    concepts, works = base.vocabulary.concepts, {work.key: work for work in base.works()}
    claim = read[given]
    if review.work is not None and review.work not in works:
        raise ReviewError(f"no such work: {review.work!r}", f"the review of claim {given}", "give the key of a work")
    words = _words(review, claim, concepts)
    if review.work is not None:
        words = f"{words} {work_words(works[review.work])}"
    made = replace(review, claim=given, at=review.at or now_utc(), words=_one_line(words))
    made = _same_again(made, reviews)
    check_review(made, concepts, works)
    return made


def _whole_id(beginning: str, ids: Iterable[str]) -> str:
    found = sorted(one for one in ids if one.startswith(beginning)) if len(beginning) >= FEWEST else []
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} claims have" if found else "no claim has"
    mend = f"give its id, or {FEWEST} or more of its first characters; claimroot trace WORDS shows ids"
    raise ReviewError(f"{what} an id that begins with {beginning[:40]!r}", "the claim to review", mend)


def _words(review: Review, claim: Claim, concepts: Mapping[str, Concept]) -> str:
    if review.target != "match":
        return claim_sentence(claim, concepts)
    mention = claim.subject if review.role == "subject" else claim.object
    return f"“{mention.text}” as {label_of(mention.concept, concepts)}"


def _one_line(words: str) -> str:
    plain = " ".join("".join(char if char.isprintable() else " " for char in words).split())
    return plain[:LONGEST].strip()


def _same_again(review: Review, reviews: Iterable[Review]) -> Review:
    before = latest_reviews(reviews).get(judged(review))
    if review.verdict == "accepted" and before is not None and before.verdict == "corrected":
        return replace(review, verdict="corrected", reason=before.reason, changes=before.changes)
    return review


def add_reviews(folder: Path | str, reviews: Iterable[Review]) -> tuple[KnowledgeBase, int]:
    """Keep reviews in the knowledge base in `folder`, let them take effect, and return it open, with how many were new.

    A review that is there already is not kept twice. One whose claim is not there is kept, as orphaned. Raises an
    ExceptionGroup of ReviewError where any names a concept or a work that is not there: then none is kept.
    """
    base = KnowledgeBase.open(folder)
    concepts, works = base.vocabulary.concepts, {work.key for work in base.works()}
    faults: list[ReviewError] = []
    kept = set(base.reviews())
    new: dict[Review, None] = {}
    for review in reviews:
        try:
            check_review(review, concepts, works)
        except ReviewError as error:
            faults.append(error)
        if review not in kept:
            new[review] = None
    if faults:
        raise ExceptionGroup(f"{len(faults)} reviews cannot be kept", faults)
    return (refresh_base(folder, new), len(new)) if new else (base, 0)
