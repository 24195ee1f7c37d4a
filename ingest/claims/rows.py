"""Claims as rows of plain values: the fields of the annotation guidelines, then claimroot's own."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from ..model import Claim, Quantity


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return a claim as one JSON object's worth of plain values.

    The fields of the annotation guidelines come first (`citation` is the list of keys that the text's own markers
    name, None without one), then positions, concepts, `language_strength`, `absence`, `reading`, `rule` and `id`.
    """
    quote, subject, object_ = claim.quote, claim.subject, claim.object
    span = quote.span
    return {
        "article": claim.article,
        "quote": quote.exact,
        "subject": subject.text,
        "relation": str(claim.relation),
        "object": object_.text,
        "negated": claim.negated,
        "hedged": claim.hedged,
        "quantity": quantity_row(claim.quantity) if claim.quantity else None,
        "population": claim.population.text if claim.population else None,
        "attribution": claim.attribution.text if claim.attribution else None,
        "citation": [marker.key for marker in claim.citations] or None,
        "structural": claim.structural,
        "start": span.start,
        "end": span.end,
        "subject_start": subject.span.start,
        "subject_end": subject.span.end,
        "object_start": object_.span.start,
        "object_end": object_.span.end,
        "subject_concept": subject.concept,
        "object_concept": object_.concept,
        "language_strength": str(claim.language_strength),
        "absence": str(claim.absence) if claim.absence else None,
        "reading": claim.reading,
        "rule": claim.rule,
        "id": claim.id,
    }


def quantity_row(quantity: Quantity) -> dict[str, Any]:
    """Return a figure with the fields that it has: `{"value": 57.0, "unit": "%", "approximate": True}`."""
    row: dict[str, Any] = {"value": quantity.value, "unit": quantity.unit, "low": quantity.low, "high": quantity.high}
    row = {name: value for name, value in row.items() if value is not None}
    if quantity.approximate:
        row["approximate"] = True
    if quantity.comparator:
        row["comparator"] = quantity.comparator
    if quantity.ci_low is not None and quantity.ci_high is not None:
        row["ci"] = [quantity.ci_low, quantity.ci_high]
    if quantity.scale:
        row["scale"] = str(quantity.scale)
    if quantity.p:
        row["p"] = quantity.p
    return row


def claim_line(claim: Claim) -> str:
    """Return a claim as one line of JSON, with its newline."""
    return to_json(claim_row(claim)).decode("utf-8") + "\n"
