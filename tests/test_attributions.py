"""A claim names whose it is, where the article says so; else the article speaks for itself."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SENTENCES: dict[str, tuple[str, str | None]] = {
    "the article speaks for itself": ("Obesity causes knee pain.", None),
    "a study found": ("A study found that obesity causes knee pain.", "A study found"),
    "one study found": ("One study found that yoga reduces back pain.", "One study found"),
    "studies show": ("Studies show that walking eases back pain.", "Studies show"),
    "several studies have found": (
        "Several studies have found that stress worsens asthma.",
        "Several studies have found",
    ),
    "research suggests": ("Research suggests that yoga eases back pain.", "Research suggests"),
    "research has shown": ("Research has shown that obesity causes gout.", "Research has shown"),
    "recent research indicates": ("Recent research indicates that sleep reduces pain.", "Recent research indicates"),
    "a large trial reported": ("A large trial reported that tai chi reduces falls.", "A large trial reported"),
    "experts believe": ("Experts believe that stress causes migraine.", "Experts believe"),
    "doctors say": ("Doctors say that slouching strains the neck.", "Doctors say"),
    "according to a body": (
        "According to a Cochrane review, exercise prevents falls.",
        "According to a Cochrane review",
    ),
    "according to, at the end": (
        "Exercise prevents falls, according to a Cochrane review.",
        "according to a Cochrane review",
    ),
    "says and a name": ("“Obesity causes knee pain,” says Dr. Lopez.", "says Dr. Lopez"),
    "a name and explains": ("“Stress worsens migraine,” Dr. Lopez explains.", "Dr. Lopez explains"),
    "a name with a first name": ("“Obesity causes gout,” says Maria Lopez.", "says Maria Lopez"),
    "in one study": ("In one study, yoga reduced back pain.", "In one study"),
    "in a trial": ("In a trial, massage reduced neck pain.", "In a trial"),
    "has been shown": ("Massage has been shown to reduce neck pain.", "has been shown"),
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_claim_names_whose_it_is(sentence: str, expected: str | None) -> None:
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    assert {claim.attribution.text if claim.attribution else None for claim in claims} == {expected}


def test_an_attribution_does_not_reach_the_next_sentence() -> None:
    text = "A study found that obesity causes knee pain. Smoking causes back pain."
    claims = extract_claims(parse_document(text, name="note", format="text"))
    assert [claim.attribution is not None for claim in claims] == [True, False]
