"""Abbreviations that a text defines: which pairs of short and long form are one, and what a short form then names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.claims import Reader
from ingest.reading import parse_document
from ingest.vocabulary import find_abbreviations

DEFINED = {
    "long form first": ("Knee osteoarthritis (KOA) hurts.", {"KOA": "Knee osteoarthritis"}),
    "only the words that it spells": ("Many people with osteoarthritis (OA) rest.", {"OA": "osteoarthritis"}),
    "short form first": (
        "NSAIDs (nonsteroidal anti-inflammatory drugs) help.",
        {"NSAIDs": "nonsteroidal anti-inflammatory drugs"},
    ),
    "plural": ("He took disease-modifying drugs (DMDs) daily.", {"DMDs": "disease-modifying drugs"}),
    "more after a comma": ("Body mass index (BMI, in kg/m2) rose.", {"BMI": "Body mass index"}),
    "figures in it": ("High interleukin-6 (IL-6) was seen.", {"IL-6": "interleukin-6"}),
    "two in one sentence": (
        "Low back pain (LBP) and plantar heel pain (PHP) differ.",
        {"LBP": "Low back pain", "PHP": "plantar heel pain"},
    ),
    "a title is none": ("Ask Dr. Lee (MD) about it.", {}),
    "a reference to a figure is none": ("Most got better (see Figure 2).", {}),
    "a country is none": ("It was tried at a clinic (UK).", {}),
    "an explanation is none": ("COPD (a disease of the lungs) is common.", {}),
    "a number of people is none": ("Half of them (50) rested.", {}),
    "letters out of order": ("Pain in the back (BPX) is common.", {}),
    "first letter within a word": ("An aloe gel (LG) was used.", {}),
    "another sentence": ("Take a rest. It helps (TR) a lot.", {}),
    "two meanings": ("Oral antibiotics (OA) differ. So does osteoarthritis (OA).", {}),
}


@pytest.mark.parametrize(("text", "expected"), DEFINED.values(), ids=DEFINED.keys())
def test_a_text_defines(text: str, expected: dict[str, str]) -> None:
    assert {one.short: one.long for one in find_abbreviations(text)} == expected


NAMED = {
    "as the text defines it": ("Knee osteoarthritis (KOA) is common. KOA causes pain.", "knee-osteoarthritis"),
    "within a longer name": ("Osteoarthritis (OA) is common. Knee OA causes pain.", "knee-osteoarthritis"),
    "in the plural": ("Muscle spasms (MSPs) come and go. MSPs cause pain.", "muscle-spasm"),
    "against every vocabulary": (
        "Careful old patients doing (COPD) well exist. COPD causes pain.",
        "x-careful-old-patient-doing",
    ),
    "not defined, in a vocabulary": ("COPD causes pain.", "chronic-obstructive-pulmonary-disease"),
    "not defined, unknown": ("KOA causes pain.", "x-koa"),
    "not the same letters": ("Knee osteoarthritis (KOA) is common. The koa causes pain.", "x-koa"),
}


@pytest.mark.parametrize(("text", "concept"), NAMED.values(), ids=NAMED.keys())
def test_a_short_form_names_what_its_text_says(text: str, concept: str) -> None:
    claims = Reader().read(parse_document(text, name="note", format="text")).claims
    assert [claim.subject.concept for claim in claims if claim.object.text == "pain"] == [concept]


@given(st.text(alphabet="aA bBcC.-1()\n", max_size=80))
def test_an_abbreviation_stands_verbatim_in_its_text(text: str) -> None:
    for one in find_abbreviations(text):
        assert f"{one.short}" in text
        assert one.long in text
        assert len(one.long) > len(one.short)
