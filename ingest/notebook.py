"""How things look in a notebook: HTML with every word from an article escaped, and no style of its own."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .model import Claim, Concept, Quantity

NOTE = "A claim is what an article says, not what is true."


def table_html(rows: Iterable[tuple[str, object]], caption: str = "") -> str:
    """Return a table of names and values, each of them escaped; a value of None is left out.

    >>> "a &lt; b" in table_html([("quote", "a < b"), ("hedged", None)])
    True
    """
    left = 'style="text-align:left"'
    cells = "".join(
        f"<tr><th {left}>{escape(name)}</th><td {left}>{escape(str(value))}</td></tr>"
        for name, value in rows
        if value is not None
    )
    head = f"<caption {left}>{escape(caption)}</caption>" if caption else ""
    return f"<table>{head}<tbody>{cells}</tbody></table>"


def concept_html(concept: Concept) -> str:
    """Return a concept's labels, kind and place in the vocabulary."""
    rows: list[tuple[str, object]] = [
        ("id", concept.id),
        ("kind", concept.kind.value),
        ("also", ", ".join(concept.alt_labels) or None),
        ("broader", ", ".join(concept.broader) or None),
        ("matches", ", ".join(concept.matches) or None),
        ("definition", concept.definition),
        ("status", "to be reviewed: made from an article's words" if concept.provisional else None),
    ]
    return table_html(rows, concept.label)


def claim_html(claim: Claim) -> str:
    """Return a claim: what it says, its quote, and all that qualifies it. A denial and a hedge always show."""
    said = f"{claim.subject.text} | {'not ' if claim.negated else ''}{claim.relation.value} | {claim.object.text}"
    rows: list[tuple[str, object]] = [
        ("quote", claim.quote.exact),
        ("article", claim.article),
        ("denied", "the article denies it" if claim.negated else None),
        ("hedged", "the article hedges it" if claim.hedged else None),
        ("wording", claim.language_strength.value.replace("_", " ")),
        ("figure", _figure(claim.quantity)),
        ("population", claim.population.text if claim.population else None),
        ("attribution", claim.attribution.text if claim.attribution else None),
        ("marker", ", ".join(marker.text for marker in claim.citations) or None),
        ("id", claim.id),
    ]
    return f"{table_html(rows, said)}<p>{NOTE}</p>"


def _figure(quantity: Quantity | None) -> str | None:
    if quantity is None:
        return None
    about = quantity.comparator or ("about " if quantity.approximate else "")
    value = "" if quantity.value is None else f"{about}{quantity.value:g}"
    ends = "" if quantity.low is None and quantity.high is None else f"{_end(quantity.low)} to {_end(quantity.high)}"
    interval = "" if quantity.ci_low is None else f"(95% CI {_end(quantity.ci_low)} to {_end(quantity.ci_high)})"
    return " ".join(part for part in (quantity.unit, value or ends, interval) if part)


def _end(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"
