"""Sentences of our own on what something makes of whom, when it comes about, and what answers for it."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SAYS = {
    "The risk of falling rises when people take four or more medicines.": {
        "take four or more medicines | raises_risk_of | falling"
    },
    "Kidney disease becomes more likely as you get older.": {"get older | raises_risk_of | Kidney disease"},
    "Back pain often gets worse when people sit for hours.": {"sit for hours | worsens | Back pain"},
    "Asthma may flare up when the air is cold and dry.": {"air is cold and dry | worsens | Asthma"},
    "Cataract becomes more common with age.": {"Cataract | more_common_in | age"},
    "Fear makes many patients limp.": {"Fear | causes | limp"},
    "Sitting all day makes the hamstrings tighten.": {"Sitting all day | causes | hamstrings tighten"},
    "Trouble with balance can make a person unsteady.": {"Trouble with balance | causes | unsteady"},
    "A lack of iron leaves people pale and short of breath.": {
        "lack of iron | causes | pale",
        "lack of iron | causes | short of breath",
    },
    "Chronic stress leaves immune cells less sensitive to cortisol.": {
        "Chronic stress | causes | immune cells less sensitive to cortisol"
    },
    "Fear of falling can lead people to be less active.": {"Fear of falling | causes | be less active"},
    "Gout is a painful disease. Less often, an injury is to blame.": {"injury | causes | Gout"},
    "Gout is a painful disease. Obesity also raises the risk.": {"Obesity | raises_risk_of | Gout"},
    "Gout is a painful disease. The risk rises with age.": {"age | raises_risk_of | Gout"},
    "Arthritis causes swelling in the hands, wrists or fingers.": {
        "Arthritis | causes | swelling in the hands, wrists or fingers"
    },
}
SAYS_NOTHING = (
    "The clinic makes plans for each patient.",
    "Keep a diary of what you eat.",
    "The nurse leaves the room when the test is done.",
    "Someone is to blame.",
)


def said(text: str) -> set[str]:
    document = parse_document(text.encode(), name="row", format="text")
    return {f"{one.subject.text} | {one.relation.value} | {one.object.text}" for one in extract_claims(document)}


@pytest.mark.parametrize("sentence", SAYS)
def test_what_comes_of_something_is_read(sentence: str) -> None:
    assert said(sentence) == SAYS[sentence]


@pytest.mark.parametrize("sentence", SAYS_NOTHING)
def test_nothing_is_read_where_nothing_comes_of_anything(sentence: str) -> None:
    assert said(sentence) == set()
