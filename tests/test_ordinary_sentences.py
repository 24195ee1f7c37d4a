"""Sentences of our own as ordinary pages have them: events, states, deeds and prescriptions, and what says nothing."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SAYS: dict[str, tuple[str, set[str]]] = {
    "when people may have": (
        "When the airways swell, people may have trouble breathing.",
        {"airways swell | causes | trouble breathing"},
    ),
    "as patients may become": (
        "As the disease progresses, patients may become confused.",
        {"disease progresses | causes | confused"},
    ),
    "clause with not": (
        "If the bladder does not empty fully, you may feel pressure in the lower belly.",
        {"bladder does not empty fully | causes | pressure in the lower belly"},
    ),
    "because children may have a list": (
        "Because the gut cannot take up iron, children may have slow growth, pale skin and poor appetite.",
        {
            "gut cannot take up iron | causes | pale skin",
            "gut cannot take up iron | causes | poor appetite",
            "gut cannot take up iron | causes | slow growth",
        },
    ),
    "as people age": ("As people age, they become more sensitive to heat.", {"age | causes | more sensitive to heat"}),
    "what narrows is harmed": (
        "When plaque builds up, the arteries narrow.",
        {"plaque builds up | causes | arteries narrow"},
    ),
    "passive without an agent": (
        "When blood sugar stays high, nerves can be damaged.",
        {"blood sugar stays high | worsens | nerves"},
    ),
    "two things felt": (
        "When the nerves are affected, people may have trouble sweating or may become dizzy.",
        {"nerves are affected | causes | dizzy", "nerves are affected | causes | trouble sweating"},
    ),
    "what people do": ("When you stop moving, the joints stiffen.", {"stop moving | causes | joints stiffen"}),
    "what people may not notice": (
        "If the nerves are damaged, people may not notice a blister.",
        {"nerves are damaged | worsens | notice a blister"},
    ),
    "what may appear": ("When the liver fails, yellow skin may appear.", {"liver fails | causes | yellow skin"}),
    "worse when sitting": ("Pain gets worse when you sit for a long time.", {"sit for a long time | worsens | Pain"}),
    "worse when lying down": ("The cough gets worse when lying down.", {"lying down | worsens | cough"}),
    "flares when": (
        "Asthma symptoms often flare up when pollen counts are high.",
        {"pollen counts are high | worsens | Asthma symptoms"},
    ),
    "eases when": ("Headaches may ease when you rest in a dark room.", {"rest in a dark room | relieves | Headaches"}),
    "happens when": (
        "A stroke happens when a clot blocks blood flow to the brain.",
        {"clot blocks blood flow to the brain | causes | stroke"},
    ),
    "there is too little": (
        "Fatigue occurs because there is too little iron in the blood.",
        {"too little iron in the blood | causes | Fatigue"},
    ),
    "stronger when": ("Tendons grow stronger when they are loaded.", {"loaded | improves | Tendons"}),
    "children may cough": (
        "What are the symptoms of asthma?\n\nChildren may cough at night.",
        {"asthma | causes | cough at night"},
    ),
    "they may instead have": (
        "Celiac disease\n\nAdults differ from children. They may instead have anemia, bone pain, or headaches.",
        {
            "Celiac disease | causes | anemia",
            "Celiac disease | causes | bone pain",
            "Celiac disease | causes | headaches",
        },
    ),
    "some people can develop": (
        "Anemia\n\nSome people have no symptoms, yet they can still develop complications.",
        {"Anemia | causes | complications", "Anemia | causes | symptoms"},
    ),
    "three deeds": (
        "Reflux\n\nBabies may spit up, arch the back, or refuse to eat.",
        {"Reflux | causes | arch the back", "Reflux | causes | refuse to eat", "Reflux | causes | spit up"},
    ),
    "if you have you may have": (
        "If you have gout, you may have sudden pain in the big toe.",
        {"gout | causes | sudden pain in the big toe"},
    ),
    "people may not feel": (
        "Hepatitis\n\nPeople may not feel ill for years.",
        {"Hepatitis | causes | ill for years | negated"},
    ),
    "a state a deed a trouble": (
        "Depression\n\nOlder people might become irritable, forget appointments or have trouble sleeping.",
        {
            "Depression | causes | forget appointments",
            "Depression | causes | irritable",
            "Depression | causes | trouble sleeping",
        },
    ),
    "at first": ("Migraine\n\nAt first you may feel dizzy only after standing up.", {"Migraine | causes | dizzy"}),
    "having a job": (
        "Low fitness, obesity, smoking, and having a job that requires heavy lifting all raise the risk of back pain.",
        {
            "Low fitness | raises_risk_of | back pain",
            "heavy lifting | raises_risk_of | back pain",
            "job that requires heavy lifting | raises_risk_of | back pain",
            "obesity | raises_risk_of | back pain",
            "smoking | raises_risk_of | back pain",
        },
    ),
    "two deeds": (
        "Stopping a toxic drug or correcting a vitamin deficiency may relieve nerve pain.",
        {"Stopping a toxic drug | relieves | nerve pain", "correcting a vitamin deficiency | relieves | nerve pain"},
    ),
    "and rarely": (
        "Hepatitis can cause liver failure, scarring, and, rarely, liver cancer.",
        {"Hepatitis | causes | liver cancer", "Hepatitis | causes | liver failure", "Hepatitis | causes | scarring"},
    ),
    "gerund between commas": (
        "Pregnancy can cause numbness, prickling, or burning pain.",
        {"Pregnancy | causes | burning pain", "Pregnancy | causes | numbness", "Pregnancy | causes | prickling"},
    ),
    "with a slash": (
        "Smoking, HIV/AIDS, and some cancer treatments can cause mouth sores.",
        {
            "HIV/AIDS | causes | mouth sores",
            "Smoking | causes | mouth sores",
            "cancer treatments | causes | mouth sores",
        },
    ),
    "taken with a meal": (
        "Coffee and tea taken with a meal lower iron absorption.",
        {"Coffee | worsens | iron absorption", "tea taken with a meal | worsens | iron absorption"},
    ),
    "overloaded with": (
        "A backpack overloaded with books can strain the back.",
        {"backpack overloaded with books | worsens | back"},
    ),
    "drugs used to": (
        "Other causes of anemia include ulcers and some drugs used to treat cancer.",
        {"drugs used to treat cancer | causes | anemia", "ulcers | causes | anemia"},
    ),
    "drinking too much": (
        "Drinking too much over a long time can cause liver damage.",
        {"Drinking too much over a long time | causes | liver damage"},
    ),
    "not having": ("Not having enough iron causes anemia.", {"Not having enough iron | causes | anemia"}),
    "taking them": (
        "Taking them with food reduces stomach upset.",
        {"Taking them with food | relieves | stomach upset"},
    ),
    "caused by belongs to the name": (
        "Anemia caused by bleeding is treated with iron.",
        {"bleeding | causes | Anemia", "iron | relieves | Anemia caused by bleeding"},
    ),
    "due to belongs to the name": (
        "Pain due to arthritis can disturb sleep.",
        {"Pain due to arthritis | worsens | sleep", "arthritis | causes | Pain"},
    ),
    "brought on by belongs to the name": (
        "Pain brought on by cold may respond to heat.",
        {"cold | causes | Pain", "heat | relieves | Pain brought on by cold"},
    ),
    "in which": ("Asthma, in which the airways swell, can cause wheezing.", {"Asthma | causes | wheezing"}),
    "help people walk": ("A cane helps people with arthritis walk safely.", {"cane | improves | walk safely"}),
    "help patients to breathe": ("The drug helped patients with asthma to breathe.", {"drug | improves | breathe"}),
    "does not help sleep": (
        "Alcohol does not help people sleep through the night.",
        {"Alcohol | improves | sleep through the night | negated"},
    ),
    "prescribe for": (
        "Doctors may prescribe antibiotics for ear infections.",
        {"antibiotics | relieves | ear infections"},
    ),
    "for pain doctors prescribe": (
        "For nerve pain, doctors may prescribe antidepressants or seizure medicines.",
        {"antidepressants | relieves | nerve pain", "seizure medicines | relieves | nerve pain"},
    ),
    "prescribe what the page is about": ("Gout\n\nDoctors may prescribe colchicine.", {"colchicine | relieves | Gout"}),
    "for asthma are recommended": (
        "For mild asthma, inhaled steroids are recommended.",
        {"inhaled steroids | relieves | mild asthma"},
    ),
    "at highest risk": (
        "Anemia\n\nInfants, women, and adults who have bleeding ulcers are at highest risk.",
        {
            "Anemia | more_common_in | Infants",
            "Anemia | more_common_in | women",
            "bleeding ulcers | raises_risk_of | Anemia",
        },
    ),
    "smokers at risk": ("Stroke\n\nSmokers are at greater risk.", {"Stroke | more_common_in | Smokers"}),
    "people who smoke at risk": ("Asthma\n\nPeople who smoke are at higher risk.", {"smoke | raises_risk_of | Asthma"}),
    "and a thing that then acts": (
        "Heavy drinking weakens the bones, and a fall that would once have left a bruise may break a hip.",
        {"Heavy drinking | worsens | bones"},
    ),
    "and a thing that acts on its own": (
        "A heart attack damages the muscle, and the scar that remains cannot pump.",
        {"heart attack | worsens | muscle"},
    ),
    "relative with two cues": (
        "Conditions that damage or overwork the heart cause heart failure.",
        {"Conditions that damage or overwork the heart | causes | heart failure"},
    ),
    "damage to": ("Damage to sensory nerves causes numbness.", {"Damage to sensory nerves | causes | numbness"}),
    "harm to": ("Harm to the liver can cause jaundice.", {"Harm to the liver | causes | jaundice"}),
    "anybody's": ("Surgery can improve a person's balance.", {"Surgery | improves | balance"}),
    "a child's back": ("A heavy backpack can strain a child's back.", {"heavy backpack | worsens | back"}),
    "what heals": ("A bland diet heals the intestine.", {"bland diet | improves | intestine"}),
}

SAYS_NOTHING: dict[str, str] = {
    "symptoms persist": "If symptoms persist, your doctor may order tests.",
    "test is positive": "When the test is positive, treatment begins.",
    "advice to those who have": "If you have asthma, you should carry an inhaler.",
    "questions": "When you see the doctor, you may have questions.",
    "as a child": "As a child, she had a fever.",
    "once a week": "Once a week, people have a rest day.",
    "a breathing test": "Asthma\n\nYou may have a breathing test.",
    "treatment at a clinic": "Gout\n\nPeople may get treatment at a clinic.",
    "help from a nurse": "Gout\n\nYou can get help from a nurse.",
    "a doctor with questions": "Anemia\n\nYour doctor may have questions.",
    "better after a walk": "Arthritis\n\nYou may feel better after a walk.",
    "want to rest": "Arthritis\n\nYou may want to rest.",
    "no passage about anything": "You may feel tired.",
    "doctors ask questions": "Gout\n\nYour doctor may ask questions.",
    "a follow-up visit": "Gout\n\nA nurse may recommend a follow-up visit.",
    "at risk of nothing told": "Women are at higher risk.",
    "at the hospital": "Stroke\n\nWomen are at the hospital.",
}


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
