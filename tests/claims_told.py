"""The claims of one sentence, each on a line, as the tables of tests write them."""

from __future__ import annotations

from ingest.claims import extract_claims
from ingest.model import Claim, Quantity
from ingest.reading import parse_document


def claims_told(sentence: str) -> set[str]:
    """Return the claims of a sentence: "gout | co_occurs_with | pain | 30 %", with "not" before a denied one."""
    document = parse_document(sentence, name="note", format="text")
    return {_line(claim) for claim in extract_claims(document)}


def _line(claim: Claim) -> str:
    denied = "not " if claim.negated else ""
    return f"{denied}{claim.subject.text} | {claim.relation.value} | {claim.object.text}{_figure(claim.quantity)}"


def _figure(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    value = f"{quantity.value:g}" if quantity.value is not None else f"{quantity.low:g} to {quantity.high:g}"
    return f" | {value} {quantity.unit}"
