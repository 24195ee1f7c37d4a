"""Side effects, onsets, chances and relief as pages for patients tell them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SENTENCES: dict[str, set[str]] = {
    "Gout\n\nGout hurts. Steroids calm it; their side effects include weight gain and acne.": {
        "Steroids | relieves | Gout",
        "Steroids | causes | weight gain",
        "Steroids | causes | acne",
    },
    "Statins lower cholesterol; possible side effects are muscle pain and headache.": {
        "Statins | relieves | cholesterol",
        "Statins | causes | muscle pain",
        "Statins | causes | headache",
    },
    "Prednisone is used for asthma. Common side effects are weight gain and acne.": {
        "Prednisone | relieves | asthma",
        "Prednisone | causes | weight gain",
        "Prednisone | causes | acne",
    },
    "Prednisone is used for asthma. Side effects are usually mild.": {"Prednisone | relieves | asthma"},
    "Cold packs may bring some relief to people with mild gout.": {"Cold packs | relieves | mild gout"},
    "Yoga offers relief to people with back pain.": {"Yoga | relieves | back pain"},
    "Regular exercise has been linked to lower blood pressure.": {"exercise | associated_with | lower blood pressure"},
    "Poor sleep is tied to lower fitness.": {"Poor sleep | associated_with | lower fitness"},
    "Doctors use this drug to lower blood pressure.": {"drug | relieves | blood pressure"},
    "Adults with strong friendships had a 40% greater likelihood of survival.": {
        "strong friendships | improves | survival"
    },
    "Patients with good fitness were more likely to recover.": {"fitness | improves | recover"},
    "Patients with diabetes were more likely to fall.": {"diabetes | raises_risk_of | fall"},
    "Gout\n\nGout hurts. Vitamin C has not been shown to help.": {"Vitamin C | not relieves | Gout"},
    "Narrow airways in the lungs can lead to wheezing, and damaged valves in the heart or legs can lead to swelling.": {
        "Narrow airways in the lungs | causes | wheezing",
        "damaged valves in the heart or legs | causes | swelling",
    },
    "Losing weight may keep arthritis from getting worse.": {"Losing weight | relieves | arthritis"},
    "Treatment can keep glaucoma from becoming worse.": {"Treatment | relieves | glaucoma"},
    "A splint can keep stones from forming.": {"splint | prevents | stones from forming"},
    "Heavy drinking raises the chance that surgery will fail.": {"Heavy drinking | raises_risk_of | surgery will fail"},
    "Obesity increases the risk that a hernia will return.": {"Obesity | raises_risk_of | hernia will return"},
    "Bronchitis usually comes on quickly with cough, fever, and chest pain.": {
        "Bronchitis | causes | cough",
        "Bronchitis | causes | fever",
        "Bronchitis | causes | chest pain",
    },
    "The flu usually starts with chills and a headache.": {"flu | causes | chills", "flu | causes | headache"},
    "Shingles begins with burning pain.": {"Shingles | causes | burning pain"},
    "The class starts with stretching.": set(),
    "You're more likely to develop gout if you're overweight or inactive.": {
        "overweight | raises_risk_of | gout",
        "inactive | raises_risk_of | gout",
    },
    "You’re more likely to get gout if you’ve had kidney disease.": {"kidney disease | raises_risk_of | gout"},
    "Smoking more than doubles the risk of heart disease.": {"Smoking | raises_risk_of | heart disease"},
    "Obesity more than triples the chance of diabetes.": {"Obesity | raises_risk_of | diabetes"},
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items(), ids=SENTENCES.keys())
def test_a_page_for_patients_says(text: str, expected: set[str], said: Callable[[str], set[str]]) -> None:
    assert said(text) == expected
