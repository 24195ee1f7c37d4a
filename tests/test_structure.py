"""A list under a heading that states a relation makes a claim for each of its items."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.model import Claim
from ingest.reading import parse_document

LISTS: dict[str, tuple[str, set[str]]] = {
    "items under a heading of causes are causes": (
        "# Knees\n\n## What causes knee pain?\n\n- Obesity\n- Overuse",
        {"Obesity | causes | knee pain", "Overuse | causes | knee pain"},
    ),
    "items under causes of are causes": (
        "# Hips\n\n## Causes of hip pain\n\n- Bursitis\n- Arthritis",
        {"Arthritis | causes | hip pain", "Bursitis | causes | hip pain"},
    ),
    "items under risk factors raise the risk": (
        "# Gout\n\n## Risk factors for gout\n\n- Obesity\n- Alcohol",
        {"Alcohol | raises_risk_of | gout", "Obesity | raises_risk_of | gout"},
    ),
    "items under treatments relieve": (
        "# Backs\n\n## Treatments for back pain\n\n- Massage\n- Physical therapy",
        {"Massage | relieves | back pain", "Physical therapy | relieves | back pain"},
    ),
    "items under prevention prevent": (
        "# Backs\n\n## How to prevent back pain\n\n- Regular exercise\n- Good posture",
        {"Good posture | prevents | back pain", "Regular exercise | prevents | back pain"},
    ),
    "a lead-in line states the relation": (
        "# Heads\n\nMigraine can be caused by:\n\n- Stress\n- Loud noise",
        {"Loud noise | causes | Migraine", "Stress | causes | Migraine"},
    ),
    "a label names its item": (
        "# Knees\n\n## Causes of knee pain\n\n- Obesity: weight loads a joint.\n- Overuse: too much of one motion.",
        {"Obesity | causes | knee pain", "Overuse | causes | knee pain"},
    ),
    "an item with two things is two claims": (
        "# Knees\n\n## Causes of knee pain\n\n- Obesity and overuse\n- Arthritis",
        {"Arthritis | causes | knee pain", "Obesity | causes | knee pain", "overuse | causes | knee pain"},
    ),
    "items of a plain list claim nothing": ("# Knees\n\n## In this guide\n\n- Obesity\n- Overuse", set()),
    "a new part ends the list of causes": (
        "# Knees\n\n## Causes of knee pain\n\n- Obesity\n- Overuse\n\n## Equipment\n\n- Chairs\n- Desks",
        {"Obesity | causes | knee pain", "Overuse | causes | knee pain"},
    ),
    "a heading without a condition takes that of the title": (
        "# Knee pain\n\n## Causes\n\n- Obesity\n- Overuse",
        {"Obesity | causes | Knee pain", "Overuse | causes | Knee pain"},
    ),
}


def said(text: str, format: str = "text") -> set[str]:
    """Return "subject | relation | object" of each claim, "!" before a denied one."""
    claims = extract_claims(parse_document(text, name="note", format=format))
    return {
        f"{'!' if claim.negated else ''}{claim.subject.text} | {claim.relation.value} | {claim.object.text}"
        for claim in claims
    }


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract_claims(parse_document(text, name="note", format="markdown"))


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_a_list_says(text: str, expected: set[str]) -> None:
    assert said(text, "markdown") == expected


CAUSES = "# Knees\n\n## Causes of knee pain\n\n- Obesity\n- Overuse\n"


def test_claims_of_a_list_are_structural_and_those_of_sentences_are_not() -> None:
    claims = claims_of(CAUSES + "\nSmoking causes back pain.\n")
    assert [(claim.subject.text, claim.structural) for claim in claims] == [
        ("Obesity", True),
        ("Overuse", True),
        ("Smoking", False),
    ]


def test_the_quote_of_an_item_is_the_item() -> None:
    assert [claim.quote.exact for claim in claims_of(CAUSES)] == ["Obesity", "Overuse"]


def test_what_a_heading_names_is_mentioned_in_the_heading() -> None:
    document = parse_document(CAUSES, name="note", format="markdown")
    for claim in extract_claims(document):
        assert document.text[: claim.object.span.start].endswith("Causes of ")
        assert claim.object.text == "knee pain"


def test_a_hedge_in_the_lead_in_hedges_every_item() -> None:
    claims = claims_of("# Heads\n\nMigraine can be caused by:\n\n- Stress\n- Noise\n")
    assert [claim.hedged for claim in claims] == [True, True]


def test_a_heading_without_a_hedge_hedges_no_item() -> None:
    assert [claim.hedged for claim in claims_of(CAUSES)] == [False, False]
