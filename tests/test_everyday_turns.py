"""Sentences of our own for turns of phrase that clinics' pages and magazines use: what each says, what says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: dict[str, tuple[str, set[str]]] = {
    "a symptom signals its cause": (
        "Burning urine may signal a bladder infection.",
        {"bladder infection | causes | Burning urine"},
    ),
    "a symptom points to its cause": (
        "Night sweats might point to tuberculosis.",
        {"tuberculosis | causes | Night sweats"},
    ),
    "a symptom indicates its cause": (
        "Blood in the stool may indicate colon cancer.",
        {"colon cancer | causes | Blood in the stool"},
    ),
    "quick relief from": ("Antacids bring quick relief from heartburn.", {"Antacids | relieves | heartburn"}),
    "relief of what the page is about": (
        "What Helps Tendonitis?\n\nCold packs offer short-term relief.",
        {"Cold packs | relieves | Tendonitis"},
    ),
    "looks promising": ("Ginger looks promising for nausea.", {"Ginger | relieves | nausea"}),
    "shows promise": ("Light therapy shows some promise for depression.", {"Light therapy | relieves | depression"}),
    "pounds of pressure": (
        "Every extra bag adds ten pounds of pressure to the spine.",
        {"extra bag | worsens | spine"},
    ),
    "what results indicate": (
        "The results indicate that garlic lowers cholesterol.",
        {"garlic | relieves | cholesterol"},
    ),
    "tears": ("A sudden twist can tear the cartilage.", {"sudden twist | worsens | cartilage"}),
    "two deeds": (
        "Raising the arm and using a sling reduces swelling.",
        {"Raising the arm | relieves | swelling", "sling | relieves | swelling"},
    ),
    "what foods are rich in": (
        "Nuts and seeds are rich in vitamin E, which lowers inflammation.",
        {"vitamin E | relieves | inflammation"},
    ),
    "what a food is full of": (
        "Yogurt is packed with live bacteria, which ease bloating.",
        {"live bacteria | relieves | bloating"},
    ),
    "half have no symptoms": ("Half of people with chlamydia have no symptoms.", {"chlamydia | not causes | symptoms"}),
    "most have no signs or symptoms": (
        "Most people with high blood pressure have no signs or symptoms.",
        {"high blood pressure | not causes | signs or symptoms"},
    ),
    "makes it rise": ("White rice makes blood sugar rise.", {"White rice | causes | blood sugar rise"}),
    "makes them swell": (
        "Smoke and dust make the airways swell.",
        {"Smoke | causes | airways swell", "dust | causes | airways swell"},
    ),
    "keeps it from becoming worse of its kind": (
        "Physical therapy keeps a minor injury from becoming a long-term problem.",
        {"Physical therapy | prevents | long-term problem"},
    ),
    "keeps it from turning into": (
        "Weight loss keeps prediabetes from turning into diabetes.",
        {"Weight loss | prevents | diabetes"},
    ),
    "getting older": ("Getting older puts you at risk for cataracts.", {"Getting older | raises_risk_of | cataracts"}),
    "slows its progress": (
        "What Is Glaucoma?\n\nEarly treatment can slow its progress.",
        {"Early treatment | prevents | Glaucoma"},
    ),
    "a symptom of what the page is about": (
        "What Is Lupus?\n\nFatigue is a common symptom.",
        {"Lupus | causes | Fatigue"},
    ),
    "complications of what the page is about": (
        "What Is Shingles?\n\nBlindness and hearing loss are other possible complications.",
        {"Shingles | causes | Blindness", "Shingles | causes | hearing loss"},
    ),
    "in A, in B, and in C": (
        "Gout is more common in men, in older adults, and in people with kidney disease.",
        {"Gout | more_common_in | men", "Gout | more_common_in | older adults"}
        | {"Gout | more_common_in | people with kidney disease"},
    ),
    "by A, by B, or by C": (
        "Anemia can be caused by heavy periods, by a poor diet, or by kidney disease.",
        {"heavy periods | causes | Anemia", "poor diet | causes | Anemia", "kidney disease | causes | Anemia"},
    ),
    "lets happen": ("Damaged skin lets germs enter the body.", {"Damaged skin | causes | germs enter the body"}),
    "if severe": (
        "If severe, anemia can damage the heart. It can cause fainting.",
        {"anemia | worsens | heart", "anemia | causes | fainting"},
    ),
    "between semicolons": (
        "Symptoms of lupus include a rash on the face that gets worse in the sun; joint pain; and mouth sores.",
        {"lupus | causes | rash on the face", "lupus | causes | joint pain", "lupus | causes | mouth sores"},
    ),
    "struck more often": (
        "What Is Bursitis?\n\nWomen are affected more often than men.",
        {"Bursitis | more_common_in | Women"},
    ),
    "a list whose first item is told more of": (
        "Scurvy\n\nOther things that raise the risk of scurvy include:\n\n"
        "Smoking. It uses up vitamin C.\nHeavy drinking\nKidney dialysis\nSevere anorexia\n",
        {"Smoking | raises_risk_of | scurvy", "Heavy drinking | raises_risk_of | scurvy"}
        | {"Kidney dialysis | raises_risk_of | scurvy", "Severe anorexia | raises_risk_of | scurvy"},
    ),
}
NOTHING: dict[str, str] = {
    "a test points to what it finds": "The test may indicate diabetes.",
    "a page that names age alone": "Who gets it?\n\nAge\n\nMost are adults.",
    "relief that fails": "What Helps Tendonitis?\n\nIf rest does not offer relief, tell your doctor.",
    "deeds advised": "Try raising the leg and using ice packs.",
    "a place that is kept so": "Keep your shoulders back.",
    "what others say": "You may have heard that chocolate causes acne.",
    "a sign that": "What Is Bursitis?\n\nStiffness is often a sign that you should rest.",
    "let, as advice": "Let your doctor know what helps.",
    "a signal of no condition": "The whistle signals the end of the match.",
}


@pytest.mark.parametrize(("text", "expected"), SAYS.values(), ids=SAYS.keys())
def test_a_turn_of_phrase_says_what_people_take_from_it(
    text: str, expected: set[str], said: Callable[[str], set[str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_the_same_words_said_of_something_else_say_nothing(text: str, said: Callable[[str], set[str]]) -> None:
    assert said(text) == set()
