"""What people said of claims, citations and matches, and the one way in which it takes effect.

A rejected claim takes no part in anything that is worked out; a corrected one stands as corrected; an accepted one is
as sure as a reading can be. The last review of a thing holds. Nothing here forgets a review: what its claim was read
from may change, and the review stays (`is_orphaned`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from ingest.errors import ReviewError
from ingest.knowledge import read_knowledge
from ingest.model import Claim, Mention, Relation

from .links import ReviewedLinks
from .model import Review

FIELDS = {
    "claim": ("relation", "subject", "object", "negated", "hedged"),
    "citation": ("work",),
    "match": ("concept",),
}
"""What a correction of each kind of target may change."""
LONGEST = 2000
"""Characters of a note, and of the words that show what was judged."""
ROLES = ("subject", "object")
FLAGS = {"yes": True, "no": False}


@lru_cache(maxsize=1)
def review_reasons() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Return the reasons that a review may give, with their words and the targets they apply to.

    >>> review_reasons()["wrongRelation"][0]
    'the sentence relates the two in another way'
    """
    rows = read_knowledge(Path(__file__).parent / "review_reasons.tsv")
    return {row["name"]: (row["words"], frozenset(row["applies_to"].split())) for row in rows}


def check_review(review: Review, concepts: Container[str] | None = None, works: Container[str] | None = None) -> None:
    """Raise ReviewError if a review contradicts itself, or names a concept or a work that is not there."""
    where = f"the review of claim {review.claim}"
    _check_target(review, where)
    reasons = review_reasons()
    if review.reason not in reasons or review.target not in reasons[review.reason][1]:
        fitting = ", ".join(name for name, (_, targets) in reasons.items() if review.target in targets)
        raise ReviewError(f"no reason for a {review.target}: {review.reason!r}", where, f"use one of {fitting}")
    if (review.verdict == "accepted") is not (review.reason == "correct") and review.reason != "otherReason":
        mend = "accept with the reason correct; reject and correct with another"
        raise ReviewError(f"{review.verdict} with the reason {review.reason}", where, mend)
    for name, words in (("reviewer", review.reviewer), ("note", review.note), ("words", review.words)):
        if len(words) > LONGEST or not words.isprintable() or words != words.strip():
            mend = f"write one line of plain text, at most {LONGEST} characters"
            raise ReviewError(f"the {name} of a review cannot be {words[:60]!r}", where, mend)
    _check_time(review.at, where)
    if not review.reviewer:
        raise ReviewError("a review without a reviewer", where, "say who reviews it: --reviewer NAME")
    _check_changes(review, where, concepts, works)


def _check_time(at: str, where: str) -> None:
    try:
        stated = datetime.fromisoformat(at)
    except ValueError:
        stated = None
    if stated is None or stated.utcoffset() != timedelta(0):
        raise ReviewError(f"not a time in UTC: {at[:60]!r}", where, "write it as 2026-01-31T12:00:00+00:00")


def _check_target(review: Review, where: str) -> None:
    if (review.work is not None) is not (review.target == "citation"):
        raise ReviewError(
            "a review of a citation names its work, no other does", where, "give the work, or leave it out"
        )
    if (review.role in ROLES) is not (review.target == "match"):
        raise ReviewError("a review of a match names its role", where, "give subject or object, or leave the role out")


def _check_changes(review: Review, where: str, concepts: Container[str] | None, works: Container[str] | None) -> None:
    if bool(review.changes) is not (review.verdict == "corrected"):
        raise ReviewError("a correction changes something, nothing else does", where, "give what is right, or reject")
    for name, value in review.changes:
        if name not in FIELDS[review.target]:
            fitting = ", ".join(FIELDS[review.target])
            raise ReviewError(f"a {review.target} has no field {name!r} to correct", where, f"correct one of {fitting}")
        known: Container[str] | None = {"relation": list(Relation), "negated": FLAGS, "hedged": FLAGS}.get(name)
        known = known or (works if name == "work" else concepts)
        if known is not None and value not in known:
            raise ReviewError(f"no such {name}: {value!r}", where, _MENDS.get(name, "use the id of a known concept"))


_MENDS = {
    "relation": f"use one of {', '.join(Relation)}",
    "negated": "use yes or no",
    "hedged": "use yes or no",
    "work": "use the key of a known work",
}


# What holds -----------------------------------------------------------------------------------------------------------

Judged = tuple[str, str, str]
"""What a review is about: the target, the claim, and the work or the role."""


def judged(review: Review) -> Judged:
    """Return what a review is about: two reviews of one thing have this in common."""
    return review.target, review.claim, review.work or review.role or ""


def latest_reviews(reviews: Iterable[Review]) -> Mapping[Judged, Review]:
    """Return the review that holds for each thing: the latest by its time, else the one that was kept last."""
    return {judged(one): one for one in sorted(reviews, key=lambda one: datetime.fromisoformat(one.at))}


def is_orphaned(review: Review, claims: Container[str]) -> bool:
    """Say whether the claim of a review is no longer read from any text."""
    return review.claim not in claims


def apply_reviews(claims: Iterable[Claim], reviews: Iterable[Review]) -> Iterator[Claim]:
    """Yield the claims as they stand after review: the one function that decides what takes part in anything.

    Rejected claims are left out, and so are claims of whose subject or object the match was rejected. Corrected claims
    have their corrected fields, and `rule` "review"; accepted and corrected ones have a reading of 1. A correction of
    relation or negation makes another claim, with an id of its own.
    """
    return (now for _, now in standing(claims, reviews))


def standing(claims: Iterable[Claim], reviews: Iterable[Review]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each claim that takes part, as it was read and as it stands after review (`apply_reviews`)."""
    told: dict[str, list[Review]] = defaultdict(list)
    for review in latest_reviews(reviews).values():
        if review.target != "citation":
            told[review.claim].append(review)
    for claim in claims:
        mine = told.get(claim.id, ())
        if all(review.verdict != "rejected" for review in mine):
            yield claim, _corrected(claim, mine) if mine else claim


def _corrected(claim: Claim, reviews: Iterable[Review]) -> Claim:
    changed = claim
    for review in sorted(reviews, key=judged):
        for name, value in review.changes:
            changed = _CHANGES[name](changed, value, review.role or name)
    rule = claim.rule if changed == claim else "review"
    return replace(changed, rule=rule, reading=1.0)


def _with_concept(claim: Claim, value: str, role: str) -> Claim:
    mention: Mention = claim.subject if role == "subject" else claim.object
    moved = replace(mention, concept=value)
    return replace(claim, subject=moved) if role == "subject" else replace(claim, object=moved)


_CHANGES: Mapping[str, Callable[[Claim, str, str], Claim]] = {
    "relation": lambda claim, value, _: replace(claim, relation=Relation(value)),
    "negated": lambda claim, value, _: replace(claim, negated=FLAGS[value]),
    "hedged": lambda claim, value, _: replace(claim, hedged=FLAGS[value]),
    "subject": _with_concept,
    "object": _with_concept,
    "concept": _with_concept,
}


def reviewed_links(reviews: Iterable[Review]) -> ReviewedLinks:
    """Return the works that reviewers tied to claims and took from them; a correction does both.

    Both are by the id of the claim as it was read.
    """
    accepted: dict[str, set[str]] = defaultdict(set)
    rejected: dict[str, set[str]] = defaultdict(set)
    for review in latest_reviews(reviews).values():
        if review.target == "citation" and review.work is not None:
            side = accepted if review.verdict == "accepted" else rejected
            side[review.claim].add(review.work)
            accepted[review.claim].update(value for _, value in review.changes)
    return ReviewedLinks(*({claim: frozenset(works) for claim, works in side.items()} for side in (accepted, rejected)))
