"""What limits a claim: hedges, denials, how strongly its words put a cause, and the group that it speaks of."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.model import Absence, Claim
from ingest.reading import parse_document

# "~" hedged, "!" denied, then the strength of the words
LIMITS = {
    "a plain statement is direct": ("Obesity causes knee pain.", "direct_causal"),
    "may": ("Obesity may cause knee pain.", "~ conditional_causal"),
    "might": ("Stress might worsen back pain.", "~ conditional_causal"),
    "can": ("Obesity can cause knee pain.", "~ conditional_causal"),
    "could": ("Stress could worsen back pain.", "~ conditional_causal"),
    "often": ("Overuse often causes tendonitis.", "~ conditional_causal"),
    "usually": ("Rest usually relieves shin pain.", "~ conditional_causal"),
    "sometimes": ("Gout sometimes causes fever.", "~ conditional_causal"),
    "possibly": ("Stress possibly worsens eczema.", "~ conditional_causal"),
    "tends to": ("Stress tends to worsen back pain.", "~ conditional_causal"),
    "seems to": ("Yoga seems to reduce back pain.", "~ conditional_causal"),
    "appears to": ("Massage appears to ease neck pain.", "~ conditional_causal"),
    "is thought to": ("Stress is thought to cause migraine.", "~ conditional_causal"),
    "is believed to": ("Diet is believed to influence gout.", "~ conditional_causal"),
    "is likely to": ("Obesity is likely to cause knee pain.", "~ conditional_causal"),
    "some evidence suggests": ("Some evidence suggests that acupuncture relieves knee pain.", "~ conditional_causal"),
    "research suggests": ("Research suggests that walking eases back pain.", "~ conditional_causal"),
    "studies show is no hedge": ("Studies show that walking eases back pain.", "direct_causal"),
    "potential cause": ("Obesity is a potential cause of knee pain.", "~ conditional_causal"),
    "a hedged passive": ("Gout may be triggered by alcohol.", "~ conditional_causal"),
    "a hedge in the first clause only": ("Rest may help, but exercise relieves back pain.", "direct_causal"),
    "the month of May is no hedge": ("In May the clinic opened. Obesity causes knee pain.", "direct_causal"),
    "a can of is no hedge": ("Obesity causes knee pain, so put the can down.", "direct_causal"),
    "a link is correlational": ("Stress is linked to back pain.", "correlational"),
    "a hedged link is correlational": ("Stress may be linked to back pain.", "~ correlational"),
    "more common in is correlational": ("Gout is more common in men.", "correlational"),
    "found together is correlational": ("Neck pain and headaches often occur together.", "~ correlational"),
    "a risk factor is statistical language": ("Obesity is a risk factor for gout.", "correlational"),
    "more likely is statistical language": ("Smokers are more likely to develop gout.", "correlational"),
    "raising a risk is causal language": ("Obesity raises the risk of gout.", "direct_causal"),
    "an open question puts no cause": ("It is unclear whether magnets relieve back pain.", "none"),
    "no effect says nothing of a cause": ("Magnets have no effect on back pain.", "none"),
    "does not": ("Cracking knuckles does not cause arthritis.", "! direct_causal"),
    "do not": ("Braces do not prevent back injuries.", "! direct_causal"),
    "doesn't": ("Stretching doesn't prevent shin splints.", "! direct_causal"),
    "doesn’t with a curly mark": ("Stretching doesn’t prevent shin splints.", "! direct_causal"),
    "did not": ("The belt did not reduce back pain.", "! direct_causal"),
    "cannot": ("Creams cannot cure arthritis.", "! direct_causal"),
    "is not caused by": ("Gout is not caused by cold.", "! direct_causal"),
    "is not linked to": ("Height is not linked to gout.", "! correlational"),
    "fails to": ("Bed rest fails to relieve back pain.", "! direct_causal"),
    "failed to": ("The brace failed to relieve knee pain.", "! direct_causal"),
    "may not is hedged and denied": ("Rest may not relieve back pain.", "~! conditional_causal"),
    "not only denies nothing": ("Obesity not only causes knee pain but also worsens gout.", "direct_causal"),
    "not just denies nothing": ("Obesity does not just cause knee pain.", "direct_causal"),
    "a not in an earlier clause does not reach": (
        "Rest is not enough, but exercise relieves back pain.",
        "direct_causal",
    ),
    "a not in a later clause does not reach": ("Exercise relieves back pain but is not cheap.", "direct_causal"),
    "not without is no denial of the rest": ("Not surprisingly, obesity causes knee pain.", "direct_causal"),
    "no longer is within its own clause": ("She no longer runs because running causes knee pain.", "direct_causal"),
    "without surgery denies nothing": ("Exercise relieves back pain without surgery.", "direct_causal"),
    "neither nor denies both": ("Neither heat nor ice relieves sciatica.", "! direct_causal"),
}

NO_EFFECT, UNSTUDIED, CONFLICT = Absence
# what is missing, the words that say so, whether the relation is affirmed all the same
MISSING: dict[str, tuple[str, Absence | None, str, bool]] = {
    "nothing is missing": ("Obesity causes knee pain.", None, "", True),
    "a plain denial looks at no evidence": ("Cold does not cause gout.", None, "", False),
    "no evidence that": (
        "There is no evidence that cracking knuckles causes arthritis.",
        NO_EFFECT,
        "no evidence that",
        False,
    ),
    "has no effect on": ("Magnets have no effect on back pain.", NO_EFFECT, "have no effect on", True),
    "not significantly": ("Yoga did not significantly reduce back pain.", NO_EFFECT, "not significantly", False),
    "no studies have": (
        "No studies have tested whether magnets relieve back pain.",
        UNSTUDIED,
        "No studies have",
        False,
    ),
    "has not been studied": (
        "It has not been studied whether yoga prevents falls.",
        UNSTUDIED,
        "has not been studied",
        False,
    ),
    "unclear whether": ("It is unclear whether magnets relieve back pain.", UNSTUDIED, "is unclear", False),
    "not known whether": ("It is not known whether stretching prevents gout.", UNSTUDIED, "not known whether", False),
    "a question before the words": (
        "Whether diet causes eczema is unknown.",
        UNSTUDIED,
        "Whether diet causes eczema is unknown",
        False,
    ),
    "more research is needed after a claim": (
        "Massage relieves back pain, but more research is needed.",
        UNSTUDIED,
        "more research is needed",
        True,
    ),
    "limited evidence after a claim": (
        "Cherries may prevent gout, although evidence is limited.",
        UNSTUDIED,
        "evidence is limited",
        True,
    ),
    "studies disagree": (
        "Studies disagree on whether weather causes joint pain.",
        CONFLICT,
        "Studies disagree",
        False,
    ),
    "conflicting evidence": (
        "There is conflicting evidence that massage relieves knee pain.",
        CONFLICT,
        "is conflicting evidence",
        False,
    ),
    "evidence around the claim": (
        "Evidence that massage relieves knee pain is conflicting.",
        CONFLICT,
        "Evidence that massage relieves knee pain is conflicting",
        False,
    ),
    "a mixed group is no conflict": ("Obesity causes gout in mixed groups.", None, "", True),
    "much research is no lack of it": ("Much research shows that obesity causes knee pain.", None, "", True),
}

POPULATIONS: dict[str, tuple[str, str | None]] = {
    "nobody is named": ("Obesity causes knee pain.", None),
    "in older adults": ("Exercise prevents falls in older adults.", "older adults"),
    "among women": ("Smoking causes back pain among women.", "women"),
    "for people with a condition": (
        "Walking eases pain for people with knee osteoarthritis.",
        "people with knee osteoarthritis",
    ),
    "in people over an age": ("Tai chi prevents falls in people over 65.", "people over 65"),
    "in children": ("Asthma causes fatigue in children.", "children"),
    "in patients with": ("Yoga improves function in patients with arthritis.", "patients with arthritis"),
    "a group at the beginning": ("In older adults, inactivity causes weakness.", "older adults"),
    "in athletes": ("Overuse causes shin pain in young athletes.", "young athletes"),
}


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract_claims(parse_document(text, name="note", format="text"))


def limits(claim: Claim) -> str:
    flags = ("~" if claim.hedged else "") + ("!" if claim.negated else "")
    return f"{flags} {claim.language_strength.value}".strip()


@pytest.mark.parametrize(("sentence", "expected"), LIMITS.values(), ids=LIMITS.keys())
def test_a_claim_is_limited_as_its_sentence_says(sentence: str, expected: str) -> None:
    assert {limits(claim) for claim in claims_of(sentence)} == {expected}


@pytest.mark.parametrize("sentence", [row[0] for row in LIMITS.values()], ids=LIMITS.keys())
def test_every_limit_shows_the_words_that_set_it(sentence: str) -> None:
    for claim in claims_of(sentence):
        roles = {cue.role for cue in claim.cues}
        assert {"relation"} <= roles
        assert ("hedge" in roles, "negation" in roles) == (claim.hedged, claim.negated)


@pytest.mark.parametrize(("sentence", "absence", "words", "affirmed"), MISSING.values(), ids=MISSING.keys())
def test_a_claim_says_what_is_missing(sentence: str, absence: Absence | None, words: str, affirmed: bool) -> None:
    found = claims_of(sentence)
    assert {claim.absence for claim in found} == {absence}
    assert {claim.affirmed for claim in found} == {affirmed}
    assert {cue.text for claim in found for cue in claim.cues if cue.role == "absence"} == ({words} if words else set())


def test_what_is_missing_stays_with_its_own_relation() -> None:
    said = claims_of("Yoga eases back pain, but it is unclear whether tai chi prevents falls.")
    assert [(claim.object.text, claim.absence) for claim in said] == [("back pain", None), ("falls", UNSTUDIED)]


@pytest.mark.parametrize(("sentence", "expected"), POPULATIONS.values(), ids=POPULATIONS.keys())
def test_a_claim_is_limited_to_the_group_that_is_named(sentence: str, expected: str | None) -> None:
    assert {claim.population.text if claim.population else None for claim in claims_of(sentence)} == {expected}
