"""Sentences of our own as ordinary pages have them: events, states, deeds and prescriptions, and what says nothing."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SAYS: dict[str, tuple[str, set[str]]] = {}

SAYS_NOTHING: dict[str, str] = {}


def said(sentence: str) -> set[str]:
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    return {
        f"{claim.subject.text} | {claim.relation.value} | {claim.object.text}" + (" | negated" if claim.negated else "")
        for claim in claims
    }


@pytest.mark.parametrize(("sentence", "expected"), SAYS.values(), ids=SAYS.keys())
def test_an_ordinary_sentence_says_what_people_take_from_it(sentence: str, expected: set[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize("sentence", SAYS_NOTHING.values(), ids=SAYS_NOTHING.keys())
def test_advice_and_remarks_of_the_same_form_say_nothing(sentence: str) -> None:
    assert said(sentence) == set()
