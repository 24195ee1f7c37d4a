"""The commands of `claimroot review`: what people say of claims, citations and matches."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from graph.evidence.model import Review

app = typer.Typer(no_args_is_help=True, help="Say whether a claim, a citation or a match is right; kept for good.")

DEFAULT_BASE = Path("claimroot.kb")
_Kb = Annotated[Path, typer.Option("--kb", help="The knowledge base folder.")]
_Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or its first characters (trace shows it).")]
_Reviewer = Annotated[
    str, typer.Option("--reviewer", "-r", envvar="CLAIMROOT_REVIEWER", help="The name of the one who reviews.")
]
_Work = Annotated[str | None, typer.Option("--work", help="Review the claim's link to this work (its key).")]


class Role(StrEnum):
    """Which end of a claim."""

    SUBJECT = "subject"
    OBJECT = "object"


class Flag(StrEnum):
    """Yes or no."""

    YES = "yes"
    NO = "no"


_Match = Annotated[Role | None, typer.Option("--match", help="Review the concept that this end was matched to.")]
_Reason = Annotated[str, typer.Option("--reason", help="Why; `claimroot review reasons` lists them.")]
_Note = Annotated[str, typer.Option("--note", help="A note, in one line.")]


@app.command()
def accept(
    claim: _Claim,
    reviewer: _Reviewer,
    work: _Work = None,
    match: _Match = None,
    note: _Note = "",
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Say that a claim is what the text says; or, with --work or --match, that its link or its concept is right.

    Example: claimroot review accept 4f6a507f --work suri-2010 --reviewer "A. Reader"
    """
    _keep(kb, claim, "accepted", "correct", reviewer, work, match, (), note)


@app.command()
def reject(
    claim: _Claim,
    reviewer: _Reviewer,
    reason: _Reason,
    work: _Work = None,
    match: _Match = None,
    note: _Note = "",
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Say that a claim, a link or a match is wrong: it takes no part in strengths, paths, queries and pages.

    Example: claimroot review reject 4f6a507f --reason noRelation --reviewer "A. Reader"
    """
    _keep(kb, claim, "rejected", reason, reviewer, work, match, (), note)


@app.command()
def correct(
    claim: _Claim,
    reviewer: _Reviewer,
    reason: _Reason,
    relation: Annotated[str | None, typer.Option(help="The right relation.")] = None,
    subject: Annotated[str | None, typer.Option(help="The right subject: a concept's name.")] = None,
    object: Annotated[str | None, typer.Option(help="The right object: a concept's name.")] = None,
    negated: Annotated[Flag | None, typer.Option(help="Whether the text denies it.")] = None,
    hedged: Annotated[Flag | None, typer.Option(help="Whether the text hedges it.")] = None,
    work: _Work = None,
    to: Annotated[str | None, typer.Option(help="With --work: the right work (its key).")] = None,
    match: _Match = None,
    concept: Annotated[str | None, typer.Option(help="With --match: the right concept's name.")] = None,
    note: _Note = "",
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Say what is right instead.

    Example: claimroot review correct 4f6a507f --relation worsens --reason wrongRelation --reviewer "A. Reader"
    """
    from graph.base import KnowledgeBase

    named = {"subject": subject, "object": object, "concept": concept}
    vocabulary = KnowledgeBase.open(kb).vocabulary if any(named.values()) else None
    given = {"relation": relation, **named, "negated": negated and negated.value, "hedged": hedged and hedged.value}
    if vocabulary is not None:
        given |= {name: vocabulary.named(value).id for name, value in named.items() if value}
    given["work"] = to
    changes = tuple((name, value) for name, value in given.items() if value is not None)
    _keep(kb, claim, "corrected", reason, reviewer, work, match, changes, note)


@app.command("list")
def list_(
    orphaned: Annotated[bool, typer.Option("--orphaned", help="Only those whose claim is gone.")] = False,
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Show the reviews, those whose claim is gone and those that a later one overrules too.

    Example: claimroot review list --orphaned
    """
    from graph.base import KnowledgeBase
    from graph.review import list_reviews

    from .console import print_table

    rows = []
    for kept in list_reviews(KnowledgeBase.open(kb)):
        if kept.orphaned or not orphaned:
            state = "its claim is gone" if kept.orphaned else "holds" if kept.holds else "overruled"
            one = kept.review
            changes = "; ".join(f"{name}={value}" for name, value in one.changes)
            said = f"{one.verdict}: {changes}" if changes else one.verdict
            rows.append((one.claim[:8], one.target, one.words, said, one.reason, one.reviewer, one.at[:10], state))
    print_table(("claim", "of its", "words", "verdict", "reason", "reviewer", "on", "state"), rows)


@app.command()
def reasons() -> None:
    """List the reasons that a review may give.

    Example: claimroot review reasons
    """
    from graph.evidence.reviews import review_reasons

    from .console import print_table

    rows = [(name, words, ", ".join(sorted(targets))) for name, (words, targets) in review_reasons().items()]
    print_table(("reason", "says", "for a"), rows)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The CSV file to write.")],
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Write all reviews as CSV.

    Example: claimroot review export reviews.csv
    """
    from graph.base import KnowledgeBase
    from graph.evidence.review_table import write_reviews

    from .building import check_writable
    from .console import say

    check_writable(file)
    reviews = KnowledgeBase.open(kb).reviews()
    write_reviews(file, reviews)
    say(f"{len(reviews)} reviews are in {file}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV file that `review export` wrote.")],
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Keep the reviews of a CSV file; those that are there already are not kept twice.

    Example: claimroot review import reviews.csv
    """
    from graph.evidence.review_table import load_reviews
    from graph.review import add_reviews

    from .console import say

    _, new = add_reviews(kb, load_reviews(file))
    say(f"{new} new reviews are kept in {kb}")


def _keep(
    kb: Path,
    claim: str,
    verdict: str,
    reason: str,
    reviewer: str,
    work: str | None,
    match: Role | None,
    changes: tuple[tuple[str, str], ...],
    note: str,
) -> None:
    from graph.base import KnowledgeBase
    from graph.evidence.model import Review
    from graph.review import add_reviews, make_review

    from .console import say

    target = "citation" if work is not None else "match" if match is not None else "claim"
    given = Review(target, claim, verdict, reason, reviewer, "", work, match and match.value, changes, note)
    review: Review = make_review(KnowledgeBase.open(kb), given)
    add_reviews(kb, (review,))
    say(f"{review.verdict} ({review.reason}), kept: {review.words}")
