"""Reviews → quads, in the review graph, which no rebuild drops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, Quad

from ingest.model import Work

from ..evidence.model import Review
from ..terms import REVIEW_GRAPH, claim_iri, part_iri, review_iri, term, work_iri_of
from .describe import Value, describe


def review_quads(review: Review, works: Mapping[str, Work], *, orphaned: bool = False) -> Iterator[Quad]:
    """Yield the quads of a review; `orphaned` says that its claim is no longer read from any text."""
    node = review_iri(review)
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Review")),
        ("cr:reviewTarget", term(f"cr:{review.target}Target")),
        ("cr:reviewedClaim", claim_iri(review.claim)),
        ("cr:reviewedWork", work_iri_of(review.work, works) if review.work is not None else None),
        ("cr:reviewedRole", review.role),
        ("cr:reviewedWords", review.words),
        ("cr:reviewVerdict", term(f"cr:{review.verdict}")),
        ("cr:reviewReason", term(f"cr:{review.reason}")),
        ("cr:reviewer", review.reviewer),
        ("cr:reviewedAt", Literal(review.at, datatype=term("xsd:dateTime"))),
        ("cr:note", review.note or None),
        ("cr:orphaned", orphaned),
    )
    yield from describe(node, REVIEW_GRAPH, said)
    for field, value in review.changes:
        part = part_iri(node, f"change-{field}")
        yield from describe(node, REVIEW_GRAPH, (("cr:change", part),))
        change = (("rdf:type", term("cr:Change")), ("cr:field", field), ("cr:newValue", value))
        yield from describe(part, REVIEW_GRAPH, change)
