"""What an article denies is never read as affirmed; what only looks like a denial is none."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.model import Claim
from ingest.reading import parse_document

DENIED = {
    "does not": ("Coffee does not cause dehydration.", "causes"),
    "never": ("Walking never causes knee pain.", "causes"),
    "there is no evidence that": ("There is no evidence that magnets relieve back pain.", "relieves"),
    "it is a myth that": ("It is a myth that cold causes arthritis.", "causes"),
    "does nothing to": ("Bed rest does nothing to relieve back pain.", "relieves"),
    "provides no": ("Magnets provide no relief from back pain.", "relieves"),
    "is less common in": ("Gout is less common in women.", "more_common_in"),
    "did not lower": ("Vitamin D supplements did not lower the risk of fractures in older adults.", "prevents"),
}
AFFIRMED = {
    "not only": ("Walking not only strengthens the leg muscles but also lowers the risk of falls.", "improves"),
    "none near": ("Obesity and smoking cause back pain.", "causes"),
    "no effect is a relation": ("Antibiotics have no effect on migraine.", "no_effect_on"),
}


def claims_of(sentence: str) -> tuple[Claim, ...]:
    return extract_claims(parse_document(sentence, name="note", format="text"))


@pytest.mark.parametrize(("sentence", "relation"), DENIED.values(), ids=DENIED.keys())
def test_a_denial_is_read_as_one_with_the_words_that_deny(sentence: str, relation: str) -> None:
    (claim,) = claims_of(sentence)
    assert (claim.relation.value, claim.negated) == (relation, True)
    assert [cue.text in sentence for cue in claim.cues if cue.role == "negation"] == [True]


@pytest.mark.parametrize(("sentence", "relation"), AFFIRMED.values(), ids=AFFIRMED.keys())
def test_what_denies_nothing_leaves_a_claim_affirmed(sentence: str, relation: str) -> None:
    found = claims_of(sentence)
    assert relation in {claim.relation.value for claim in found}
    assert not any(claim.negated for claim in found)
