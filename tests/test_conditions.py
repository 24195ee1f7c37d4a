"""What happens on a condition is brought about by it: when, if, as, once and because."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SENTENCES: dict[str, set[str]] = {
    "When the arteries harden, less blood reaches the kidneys.": {
        "arteries harden | causes | less blood reaches the kidneys",
    },
    "If the gallbladder cannot empty, stones may form.": {
        "gallbladder cannot empty | causes | stones",
    },
    "As the cartilage wears away, the joint loses its cushion.": {
        "cartilage wears away | causes | joint loses its cushion",
    },
    "When blood sugar stays high for years, small vessels in the eye begin to leak.": {
        "blood sugar stays high for years | causes | small vessels in the eye begin to leak",
    },
    "If plaque builds up in the arteries, a heart attack can follow.": {
        "plaque builds up in the arteries | causes | heart attack",
    },
    "When the thyroid makes too little hormone, the whole body slows down.": {
        "thyroid makes too little hormone | causes | whole body slows down",
    },
    "As people grow older, bones become thinner.": {
        "grow older | causes | bones become thinner",
    },
    "Gout occurs when uric acid builds up in the blood.": {
        "uric acid builds up in the blood | causes | Gout",
    },
    "A stroke happens when a clot blocks an artery in the brain.": {
        "clot blocks an artery in the brain | causes | stroke",
    },
    "Heartburn develops when acid flows back into the esophagus.": {
        "acid flows back into the esophagus | causes | Heartburn",
    },
    "Anemia results when the body lacks iron.": {
        "body lacks iron | causes | Anemia",
    },
    "Reflux occurs when the valve becomes weak or opens too often.": {
        "opens too often | causes | Reflux",
        "valve becomes weak | causes | Reflux",
    },
    "Asthma attacks happen if the airways swell and tighten.": {
        "airways swell and tighten | causes | Asthma attacks",
    },
    "Muscles get stronger when they are worked hard.": {
        "worked hard | improves | Muscles",
    },
    "Symptoms improve when the gland is removed.": {
        "gland is removed | relieves | Symptoms",
    },
    "The risk of falls rises when vision fails.": {
        "vision fails | raises_risk_of | falls",
    },
    "Pain gets worse when you climb stairs.": {
        "climb stairs | worsens | Pain",
    },
    "Diabetes develops because the pancreas makes too little insulin.": {
        "pancreas makes too little insulin | causes | Diabetes",
    },
    "Because the nerve is squeezed, the fingers go numb.": {
        "nerve is squeezed | causes | fingers go numb",
    },
    "If your blood pressure stays high, your heart has to work harder.": {
        "blood pressure stays high | causes | heart has to work harder",
    },
    "If left untreated, glaucoma can cause blindness.": set(),
    "If the infection is not treated, sepsis can develop.": {
        "infection is not treated | causes | sepsis",
    },
    "When you sleep too little, your body makes more ghrelin.": {
        "sleep too little | causes | body makes more ghrelin",
    },
    "Once the hip joint is worn out, walking becomes painful.": {
        "hip joint is worn out | causes | walking becomes painful",
    },
    "If you have gout, see a doctor.": set(),
    "When symptoms appear, call your doctor.": set(),
    "If the pain lasts more than a week, you should see a doctor.": set(),
    "When you exercise, drink plenty of water.": set(),
    "When it comes to diet, small steps are best.": set(),
    "When the study ended, both groups were tested.": set(),
    "If surgery is needed, the surgeon makes a small cut.": set(),
    "When enamel wears thin, teeth become sensitive to cold.": {
        "enamel wears thin | causes | teeth become sensitive to cold",
    },
    "Blisters form when the skin rubs against a shoe.": {
        "skin rubs against a shoe | causes | Blisters",
    },
    "Ulcers develop when blood flow to the foot is poor.": {
        "blood flow to the foot is poor | causes | Ulcers",
    },
    "Blood pressure rises when you eat too much salt.": {
        "eat too much salt | causes | Blood pressure rises",
    },
    "If the wound becomes infected, healing slows.": {
        "wound becomes infected | causes | healing slows",
    },
    "As the tumor grows, it may press on nearby nerves.": set(),
    "Because the heart pumps less blood, fluid collects in the legs.": {
        "heart pumps less blood | causes | fluid",
    },
    "Fluid builds up in the lungs because the heart cannot pump well.": {
        "heart cannot pump well | causes | Fluid",
    },
    "If the liver is damaged, toxins build up in the blood.": {
        "liver is damaged | causes | toxins",
    },
    "Itching gets worse when the skin is dry.": {
        "skin is dry | worsens | Itching",
    },
    "If too much pressure builds up, the eardrum can burst.": {
        "too much pressure builds up | causes | eardrum can burst",
    },
    "Hives often go away when the food is avoided.": {
        "food is avoided | relieves | Hives",
    },
    "Headaches may return if you stop the medicine.": {
        "stop the medicine | causes | Headaches",
    },
    "If an artery in the neck narrows, the chance of a stroke goes up.": {
        "artery in the neck narrows | raises_risk_of | stroke",
    },
    "The risk of heart disease increases as blood pressure rises.": {
        "blood pressure rises | raises_risk_of | heart disease",
    },
    "When doctors looked again, the pain had improved.": set(),
    "When the patients were asked, most said that the pain had eased.": set(),
    "As a result, blood pressure rises.": set(),
    "As with any drug, side effects can occur.": set(),
    "As expected, symptoms improved in both groups.": set(),
    "Bathe the eye if pain occurs.": set(),
    "Talk to your doctor if symptoms do not improve.": set(),
    "If symptoms improve, the dose can be lowered.": set(),
    "When possible, walk instead of driving.": set(),
    "Your doctor may order a test when symptoms appear.": set(),
    "If you smoke, quitting is the best thing that you can do.": set(),
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items(), ids=SENTENCES.keys())
def test_a_condition_brings_about(sentence: str, expected: set[str]) -> None:
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    said = {
        f"{claim.subject.text} | {'not ' if claim.negated else ''}{claim.relation.value} | {claim.object.text}"
        for claim in claims
        if claim.rule in ("condition", "event and outcome")
    }
    assert said == expected
