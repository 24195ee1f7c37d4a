"""Effects in shorthand are claims: a thing, a signed figure in brackets or behind it, and what it is of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.claims import extract_claims
from ingest.claims.signed import find_signed_effects, relation_of_sign
from ingest.model import Claim, Kind, Quantity, Relation, Span, Valence
from ingest.reading import parse_document

SHORTHAND: dict[str, tuple[str, list[str]]] = {
    "a fall in what nobody wants": ("Walnuts (-18% mortality).", ["Walnuts prevents mortality 18 %"]),
    "a rise in what nobody wants": ("Bacon (+9% mortality).", ["Bacon raises_risk_of mortality 9 %"]),
    "a rise in what people want": ("Rowing (+2 years lifespan).", ["Rowing improves lifespan 2 years"]),
    "a fall in what people want": ("Vaping (-4 years lifespan).", ["Vaping worsens lifespan 4 years"]),
    "a range": ("Rye (-12%~-5% mortality).", ["Rye prevents mortality 5..12 %"]),
    "two things before one bracket": (
        "Figs and dates (-7% mortality).",
        ["Figs prevents mortality 7 %", "dates prevents mortality 7 %"],
    ),
    "a list, the outcome named once": (
        "Figs (-7% mortality), dates (-6%).",
        ["Figs prevents mortality 7 %", "dates prevents mortality 6 %"],
    ),
    "otherwise turns round what is called for": (
        "No vaping (otherwise +30% mortality).",
        ["vaping raises_risk_of mortality 30 %"],
    ),
    "how often is no part of the thing": (
        "Rowing 2 times a week (-11% mortality).",
        ["Rowing prevents mortality 11 %"],
    ),
    "right behind the thing": ("Late dinners +8% mortality.", ["Late dinners raises_risk_of mortality 8 %"]),
    "a minus sign": ("Walnuts (−18% mortality).", ["Walnuts prevents mortality 18 %"]),
    "an outcome that nobody is known to want or not": ("Tea (-5% tables).", []),
    "no thing at all": ("(-18% mortality)", []),
    "a dash between years": ("They met in 2010-2012 (see below).", []),
    "a hyphen before a number": ("Vitamin B-12 is in eggs.", []),
    "a temperature": ("Store it at -5 degrees.", []),
    "a phone number": ("Call +44 20 7946, at noon.", []),
    "a range of ages": ("Adults aged 45-79 years, mostly.", []),
}


def shown(claim: Claim) -> str:
    figure = claim.quantity or Quantity("")
    value = f"{figure.value:g}" if figure.value is not None else f"{figure.low:g}..{figure.high:g}"
    return f"{claim.subject.text} {claim.relation} {claim.object.text} {value} {figure.unit}"


@pytest.mark.parametrize(("text", "expected"), SHORTHAND.values(), ids=SHORTHAND.keys())
def test_shorthand_says(text: str, expected: list[str]) -> None:
    claims = extract_claims(parse_document(text, name="note", format="text"))
    assert [shown(claim) for claim in claims if claim.rule == "signed figure"] == expected


def test_a_symptom_is_eased_and_not_prevented() -> None:
    said = [relation_of_sign(rises, Valence.UNWANTED, Kind.SYMPTOM) for rises in (False, True)]
    assert said == [Relation.RELIEVES, Relation.WORSENS]


@given(st.text("+-−~%0123456789() ,:*abcotherwise\\", max_size=120))
def test_any_text_gives_effects_within_it(text: str) -> None:
    effects = find_signed_effects(text, Span(0, len(text))) if text else []
    for effect in effects:
        assert effect.cue.span.of(text) == effect.cue.text
        assert all(thing.end <= effect.cue.span.start for thing in effect.things)
