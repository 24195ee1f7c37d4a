"""Whether a thing grows better or worse depends on the verb and on whether people want the thing."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.claims.direction import relation_of, valence_of
from ingest.model import Relation, Valence
from ingest.reading import parse_document
from ingest.vocabulary import fold_words, shipped_vocabulary

SENTENCES: dict[str, tuple[str, set[str]]] = {
    "less of something unwanted is relief": ("Exercise reduces back pain.", {"Exercise | relieves | back pain"}),
    "less of something wanted is harm": (
        "Inactivity reduces muscle strength.",
        {"Inactivity | worsens | muscle strength"},
    ),
    "more of something unwanted is harm": ("Sugar increases inflammation.", {"Sugar | worsens | inflammation"}),
    "more of something wanted is gain": (
        "Exercise increases muscle strength.",
        {"Exercise | improves | muscle strength"},
    ),
    "a lower risk is prevention": ("Exercise lowers the risk of back pain.", {"Exercise | prevents | back pain"}),
    "a cut chance is prevention": ("Vaccination cuts the chance of infection.", {"Vaccination | prevents | infection"}),
    "a higher risk is a raised risk": ("Obesity increases the risk of gout.", {"Obesity | raises_risk_of | gout"}),
    "a higher chance is a raised risk": (
        "Smoking raises the chance of a stroke.",
        {"Smoking | raises_risk_of | stroke"},
    ),
    "doubled odds are a raised risk": (
        "Smoking doubles the odds of back pain.",
        {"Smoking | raises_risk_of | back pain"},
    ),
    "your risk is a risk": ("Obesity raises your risk of diabetes.", {"Obesity | raises_risk_of | diabetes"}),
    "the risk of developing a thing is the risk of it": (
        "Smoking increases the risk of developing back pain.",
        {"Smoking | raises_risk_of | back pain"},
    ),
    "predisposes to is a raised risk": (
        "Flat feet predispose runners to shin splints.",
        {"Flat feet | raises_risk_of | shin splints"},
    ),
    "puts at risk of is a raised risk": (
        "Heavy lifting puts workers at risk of back injury.",
        {"Heavy lifting | raises_risk_of | back injury"},
    ),
    "better sleep is gain": ("Meditation improves sleep.", {"Meditation | improves | sleep"}),
    "improving a complaint is relief": ("Acupuncture improves knee pain.", {"Acupuncture | relieves | knee pain"}),
    "supporting a part is gain": ("Strong muscles support the knee.", {"Strong muscles | improves | knee"}),
    "boosting something wanted is gain": ("Walking boosts mood.", {"Walking | improves | mood"}),
    "removing something unwanted is relief": (
        "Surgery removes the pressure on the nerve.",
        {"Surgery | relieves | pressure on the nerve"},
    ),
    "less of a weakness is relief": ("Training reduces muscle weakness.", {"Training | relieves | muscle weakness"}),
    "a loss is unwanted": ("Exercise reduces loss of mobility.", {"Exercise | relieves | loss of mobility"}),
    "weakening a part is harm": ("Inactivity weakens the muscles.", {"Inactivity | worsens | muscles"}),
    "a disease slowed is kept away": ("Weight loss slows osteoarthritis.", {"Weight loss | prevents | osteoarthritis"}),
    "a faster wear is harm": ("Obesity accelerates cartilage wear.", {"Obesity | worsens | cartilage wear"}),
    "reduced bone density is harm": ("Smoking lowers bone density.", {"Smoking | worsens | bone density"}),
    "stress taken off a part is relief": ("Crutches take the weight off the knee.", {"Crutches | relieves | knee"}),
    "disturbed sleep is harm": ("Back pain disrupts sleep.", {"Back pain | worsens | sleep"}),
    "a raised quality of life is gain": (
        "Exercise enhances quality of life.",
        {"Exercise | improves | quality of life"},
    ),
    "increasing dependence is harm": ("Long bed rest increases dependence.", {"Long bed rest | worsens | dependence"}),
    "promoting healing is gain": ("Sleep promotes healing.", {"Sleep | improves | healing"}),
    "limiting function is harm": ("Arthritis can limit function.", {"Arthritis | worsens | function"}),
    "a decline in function slowed is gain": (
        "Exercise slows the decline in function.",
        {"Exercise | prevents | decline in function"},
    ),
    "reducing flexibility is harm": ("Long sitting reduces flexibility.", {"Long sitting | worsens | flexibility"}),
    "lowering confidence is harm": ("Back pain lowers confidence.", {"Back pain | worsens | confidence"}),
    "dropping blood pressure is relief": ("Walking lowers blood pressure.", {"Walking | relieves | blood pressure"}),
    "an increase of pain with a part is harm": (
        "Kneeling increases pain in the knee.",
        {"Kneeling | worsens | pain in the knee"},
    ),
    "an increased range of motion is gain": (
        "Stretching increases range of motion.",
        {"Stretching | improves | range of motion"},
    ),
    "preventing movement is harm": ("A stiff brace prevents movement.", {"stiff brace | worsens | movement"}),
    "stopping blood flow is harm": ("A tight bandage stops blood flow.", {"tight bandage | worsens | blood flow"}),
}


def said(text: str, format: str = "text") -> set[str]:
    """Return "subject | relation | object" of each claim, "!" before a denied one."""
    claims = extract_claims(parse_document(text, name="note", format=format))
    return {
        f"{'!' if claim.negated else ''}{claim.subject.text} | {claim.relation.value} | {claim.object.text}"
        for claim in claims
    }


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_the_direction_follows_the_meaning(sentence: str, expected: set[str]) -> None:
    assert said(sentence) == expected


VALENCES = {
    "pain is unwanted": ("back pain", Valence.UNWANTED),
    "strength is wanted": ("muscle strength", Valence.WANTED),
    "poor posture is unwanted": ("poor posture", Valence.UNWANTED),
    "reduced mobility is unwanted": ("reduced mobility", Valence.UNWANTED),
    "limited movement is unwanted": ("limited movement", Valence.UNWANTED),
    "loss of balance is unwanted": ("loss of balance", Valence.UNWANTED),
    "a plain thing is neither": ("chair", Valence.NEUTRAL),
}


@pytest.mark.parametrize(("words", "expected"), VALENCES.values(), ids=VALENCES.keys())
def test_a_thing_is_wanted_or_not(words: str, expected: Valence) -> None:
    folded = fold_words(words)
    head = folded[0] if "of" in folded else folded[-1]
    assert valence_of(folded, head, shipped_vocabulary()) is expected


OPPOSITES = {
    "more and less of what is wanted": ("increase", "decrease", Valence.WANTED, Relation.IMPROVES, Relation.WORSENS),
    "more and less of what is not": ("increase", "decrease", Valence.UNWANTED, Relation.WORSENS, Relation.RELIEVES),
}


@pytest.mark.parametrize(("more", "less", "valence", "up", "down"), OPPOSITES.values(), ids=OPPOSITES.keys())
def test_opposite_verbs_have_opposite_relations(
    more: str, less: str, valence: Valence, up: Relation, down: Relation
) -> None:
    assert (relation_of(more, valence), relation_of(less, valence)) == (up, down)
