"""Abbreviations that a text defines: which pairs of short and long form are one, and what a short form then names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.claims import Reader
from ingest.claims.nearest import ShortForms
from ingest.claims.things import Thing
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


NEAREST = {
    "the short form, once in use": ("{} lasts. CFS can be mild. It causes weakness.", "CFS"),
    "the short form in the same sentence": ("{} lasts. Because it causes weakness, CFS is feared.", "CFS"),
    "not while it is only being defined": ("{} lasts. It causes weakness.", "Chronic fatigue syndrome"),
    "not where the full name came after it": (
        "{} lasts. CFS can be mild. Chronic fatigue syndrome is rare. It causes weakness.",
        "Chronic fatigue syndrome",
    ),
    "not what comes later": ("{} lasts. It causes weakness. CFS can be mild.", "Chronic fatigue syndrome"),
}


@pytest.mark.parametrize(("text", "subject"), NEAREST.values(), ids=NEAREST.keys())
def test_a_pronoun_is_named_by_the_nearest_words(text: str, subject: str) -> None:
    text = "Chronic fatigue syndrome\n\n" + text.format("Chronic fatigue syndrome (CFS)")
    claims = Reader().read(parse_document(text, name="note", format="text")).claims
    assert [(claim.subject.text, claim.object.text) for claim in claims] == [(subject, "weakness")]
    assert all(claim.subject.span.of(text) == subject for claim in claims)


def test_a_short_form_within_another_word_is_none() -> None:
    text = "Chronic fatigue syndrome (CFS) lasts. CFSX and aCFS are clubs."
    named = Thing(0, 24, ("chronic", "fatigue", "syndrome"), "syndrome")
    assert ShortForms(text, find_abbreviations(text)).nearest(named, len(text)) == named


def test_items_under_a_heading_are_of_the_short_form_in_use() -> None:
    text = "# Chronic fatigue syndrome\n\nChronic fatigue syndrome (CFS) lasts. CFS is rare.\n\n## Symptoms\n\n- pain\n"
    claims = Reader().read(parse_document(text, name="note", format="markdown")).claims
    assert [(claim.subject.text, claim.object.text) for claim in claims] == [("CFS", "pain")]


@given(st.text(alphabet="aA bBcC.-1()\n", max_size=80))
def test_an_abbreviation_stands_verbatim_in_its_text(text: str) -> None:
    for one in find_abbreviations(text):
        assert f"{one.short}" in text
        assert one.long in text
        assert len(one.long) > len(one.short)
