"""Sentences of our own for the constructions that join subjects and objects: what each says, and what says nothing."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SAYS: dict[str, tuple[str, set[str]]] = {
    "means of people": (
        "You can lower your blood pressure by walking every day.",
        {"walking | relieves | blood pressure"},
    ),
    "people treat with": ("Doctors treat gout with diet.", {"diet | relieves | gout"}),
    "to prevent, do": ("To prevent gout, drink more water.", {"drink more water | prevents | gout"}),
    "each other": ("Stress and pain worsen each other.", {"Stress | worsens | pain", "pain | worsens | Stress"}),
    "vice versa": (
        "Depression may lead to insomnia, and vice versa.",
        {"Depression | causes | insomnia", "insomnia | causes | Depression"},
    ),
    "the higher the risk, after its clause": (
        "Smoking raises the risk of lung cancer; the longer you smoke, the greater the risk.",
        {"Smoking | raises_risk_of | lung cancer", "longer you smoke | raises_risk_of | lung cancer"},
    ),
    "the higher the risk, of the sentence before": (
        "Gout raises the risk of stroke. The more severe the gout, the higher the risk.",
        {"Gout | raises_risk_of | stroke", "more severe the gout | raises_risk_of | stroke"},
    ),
    "the higher the risk of": (
        "The more you smoke, the higher the risk of stroke.",
        {"more you smoke | worsens | stroke"},
    ),
    "the risk of nothing named": ("The longer you wait, the greater the risk.", set()),
    "the more the worse": ("The longer you sit, the worse your back pain.", {"longer you sit | worsens | back pain"}),
    "relative without a cue names": (
        "Jobs that require heavy lifting strain the back.",
        {"heavy lifting | worsens | back", "Jobs that require heavy lifting | worsens | back"},
    ),
    "reduced relative": (
        "Tablets designed to ease pain can cause nausea.",
        {"Tablets designed to ease pain | causes | nausea"},
    ),
    "participle belongs to the name": (
        "Belts added to exercise were helpful for back pain.",
        {"Belts | relieves | back pain"},
    ),
    "adjective shares a noun": (
        "Bright or flashing lights can trigger migraine.",
        {"Bright or flashing lights | causes | migraine"},
    ),
    "two adjectives": ("Cold, dry air worsens asthma.", {"Cold, dry air | worsens | asthma"}),
    "places share what is in them": (
        "Arthritis can cause pain in the back and knees.",
        {"Arthritis | causes | pain in the back", "Arthritis | causes | knees"},
    ),
    "places of one limb": (
        "Arthritis can cause pain in the hands and wrists.",
        {"Arthritis | causes | pain in the hands and wrists"},
    ),
    "no difference between in": (
        "There was no difference between people who used splints and others in pain.",
        {"splints | no_effect_on | pain"},
    ),
    "no effect of on": ("We found no effect of yoga on blood pressure.", {"yoga | no_effect_on | blood pressure"}),
    "better than for": ("Massage was better than rest for back pain.", {"Massage | relieves | back pain"}),
    "no better than": ("Ultrasound was no better than placebo for pain.", {"Ultrasound | no_effect_on | pain"}),
    "group by adjective": ("Obese people are more likely to develop gout.", {"Obese | raises_risk_of | gout"}),
    "those with": ("Those with asthma are at greater risk of pneumonia.", {"asthma | raises_risk_of | pneumonia"}),
    "lower risk of group": (
        "People with high fitness have a lower risk of stroke.",
        {"high fitness | prevents | stroke"},
    ),
    "counted group": ("About half of adults have back pain.", {"adults | co_occurs_with | back pain"}),
    "help people with": ("Yoga can help people with arthritis.", {"Yoga | relieves | arthritis"}),
    "floating quantifier": (
        "Heavy lifting, long hours of driving and smoking all increase the risk of sciatica.",
        {
            "Heavy lifting | raises_risk_of | sciatica",
            "driving | raises_risk_of | sciatica",
            "smoking | raises_risk_of | sciatica",
        },
    ),
    "deeds in a list": (
        "Coughing, sneezing or straining can trigger the pain.",
        {"Coughing | causes | pain", "sneezing | causes | pain", "straining | causes | pain"},
    ),
    "a deed that lasts": (
        "Bed rest for more than a few days weakens the legs.",
        {"Bed rest for more than a few days | worsens | legs"},
    ),
    "fronted group": (
        "For people with severe asthma and low oxygen, inhaled steroids can prevent attacks.",
        {"inhaled steroids | prevents | attacks"},
    ),
    "fronted deed": ("Pressing on the nerve, the disc can cause sharp pain.", {"disc | causes | sharp pain"}),
    "difficult to, and to": (
        "Bad teeth can make it difficult to chew, to speak and to sleep.",
        {"Bad teeth | worsens | chew", "Bad teeth | worsens | speak", "Bad teeth | worsens | sleep"},
    ),
    "ability to": ("Gout limits the ability to control movement.", {"Gout | worsens | control movement"}),
    "caused to do": (
        "Kidney failure causes waste to build up in the blood.",
        {"Kidney failure | causes | waste to build up in the blood"},
    ),
    "drugs called": ("Drugs called statins lower cholesterol.", {"statins | relieves | cholesterol"}),
    "kinds in apposition": (
        "Two old drugs, aspirin and ibuprofen, can irritate the stomach.",
        {"aspirin | worsens | stomach", "ibuprofen | worsens | stomach"},
    ),
    "description in apposition": (
        "Rehabilitation, a set of exercises for the head, eyes and neck, improves balance.",
        {"Rehabilitation | improves | balance"},
    ),
    "relative with two verbs": (
        "Training that challenges balance and builds strength reduces falls.",
        {"Training that challenges balance and builds strength | relieves | falls"},
    ),
    "past after and": (
        "The drug did not relieve pain and caused dizziness.",
        {"drug | relieves | pain", "drug | causes | dizziness"},
    ),
    "adjective that may be a verb": (
        "A small lower jaw raises the risk of snoring.",
        {"small lower jaw | raises_risk_of | snoring"},
    ),
    "no symptoms": ("Most people with gout have no symptoms at first.", {"gout | causes | symptoms"}),
    "against": ("Antibiotics do not help against flu.", {"Antibiotics | relieves | flu"}),
    "untreated": ("Left untreated, glaucoma can lead to blindness.", {"glaucoma | causes | blindness"}),
    "aside of a participle": (
        "Lack of vitamin B12, found mainly in meat, can result in nerve damage.",
        {"Lack of vitamin B12 | causes | nerve damage"},
    ),
    "while doing": (
        "Drinking alcohol while taking sleeping pills can raise the risk of falls.",
        {"Drinking alcohol | raises_risk_of | falls"},
    ),
    "being": (
        "Sitting for long periods and being overweight both put pressure on the veins.",
        {"Sitting for long periods | worsens | veins", "overweight | worsens | veins"},
    ),
    "a verb goes on": (
        "Loud noise can harm the inner ear and cause ringing in the ears.",
        {"Loud noise | worsens | inner ear", "Loud noise | causes | ringing in the ears"},
    ),
    "help after and": (
        "Light exercise can lift mood and help control weight.",
        {"Light exercise | improves | mood", "Light exercise | relieves | weight"},
    ),
    "keep from": (
        "Early treatment can keep the infection from spreading to the blood.",
        {"Early treatment | prevents | infection from spreading to the blood"},
    ),
    "years later": (
        "Radiation to the chest can scar the heart valves years later.",
        {"Radiation to the chest | worsens | heart valves"},
    ),
    "linked to a lower risk": ("Tea has been linked to a lower risk of stroke.", {"Tea | prevents | stroke"}),
    "linked to a higher risk": (
        "Poor sleep is associated with a greater risk of colds.",
        {"Poor sleep | raises_risk_of | colds"},
    ),
    "follows an injury": ("Vertigo sometimes follows a head injury.", {"head injury | causes | Vertigo"}),
    "in time": (
        "Repeated infections can scar the kidneys and, in time, lead to high blood pressure.",
        {"Repeated infections | worsens | kidneys", "Repeated infections | causes | high blood pressure"},
    ),
    "not doing in a list": (
        "A healthy diet, regular exercise, and not smoking all help to prevent heart disease.",
        {
            "healthy diet | prevents | heart disease",
            "exercise | prevents | heart disease",
            "not smoking | prevents | heart disease",
        },
    ),
    "as often": ("Gout affects men three times as often as women.", {"Gout | more_common_in | men"}),
    "over years": (
        "Exposure to dust over many years can lead to asthma.",
        {"Exposure to dust over many years | causes | asthma"},
    ),
    "plays a part": (
        "Doctors are not sure what causes fibromyalgia, but past injuries may play a part.",
        {"past injuries | causes | fibromyalgia"},
    ),
    "helps keep": ("Being active helps keep joints flexible.", {"active | improves | joints"}),
    "as helpful as": (
        "Exercise is as helpful as drugs for mild depression.",
        {"Exercise | relieves | mild depression"},
    ),
    "another name": (
        "Benign positional vertigo, or BPPV, is a common cause of dizziness.",
        {"Benign positional vertigo | causes | dizziness"},
    ),
    "lasting": (
        "Stressors lasting at least one month raise the risk of colds.",
        {"Stressors lasting at least one month | raises_risk_of | colds"},
    ),
    "in this age group": ("Falls are a leading cause of injury in this age group.", {"Falls | causes | injury"}),
    "a deed weeks before": (
        "Quitting smoking several weeks before surgery speeds wound healing.",
        {"Quitting smoking | improves | wound healing"},
    ),
    "what is advised against": ("Remove loose rugs, because they can cause falls.", {"loose rugs | causes | falls"}),
    "flares with": ("Arthritis often flares with stress.", {"stress | worsens | Arthritis"}),
    "dotted abbreviation": ("P.A.D. can lead to leg pain.", {"P.A.D. | causes | leg pain"}),
    "fronted, then a deed": (
        "Until diarrhea subsides, avoiding milk may ease cramps.",
        {"avoiding milk | relieves | cramps"},
    ),
    "until a verb": (
        "Exercises to bend and straighten the knee help restore motion.",
        {"Exercises to bend and straighten the knee | improves | motion"},
    ),
    "help to do": (
        "Physical therapy helps patients walk longer distances.",
        {"Physical therapy | improves | walk longer distances"},
    ),
    "help a thing": ("Swimming helps the joints.", {"Swimming | improves | joints"}),
    "make more likely": ("Weak bones make fractures more likely.", {"Weak bones | raises_risk_of | fractures"}),
    "make easier": ("Strong legs make stairs easier.", {"Strong legs | improves | stairs"}),
    "risk rises with": ("The risk of stroke rises with age.", {"age | raises_risk_of | stroke"}),
    "worsens with": ("Knee pain worsens with age.", {"age | worsens | Knee pain"}),
    "adverb between commas": ("Smoking, however, raises the risk of stroke.", {"Smoking | raises_risk_of | stroke"}),
    "verb told by place": (
        "A warm bath soothes the muscles and can ease back pain.",
        {"warm bath | relieves | muscles", "warm bath | relieves | back pain"},
    ),
    "gerund up to its verb": (
        "Sleeping on your side with a pillow between your knees eases back pain.",
        {"Sleeping on your side with a pillow between your knees | relieves | back pain"},
    ),
    "not doing": (
        "Not getting enough sleep raises the risk of obesity.",
        {"Not getting enough sleep | raises_risk_of | obesity"},
    ),
    "too much": ("Too much salt raises blood pressure.", {"Too much salt | worsens | blood pressure"}),
    "takes what": (
        "Treating gout requires diet and medication.",
        {"medication | relieves | gout", "diet | relieves | gout"},
    ),
    "by building": (
        "Exercise protects the knees by building strength.",
        {"Exercise | improves | strength", "Exercise | improves | knees"},
    ),
    "play a role in": ("Exercise plays a key role in easing back pain.", {"Exercise | relieves | back pain"}),
    "mostly in": ("Gout is most common in men.", {"Gout | more_common_in | men"}),
    "combined": (
        "Exercise combined with diet lowers blood pressure.",
        {"Exercise combined with diet | relieves | blood pressure"},
    ),
    "or, rarely, to": (
        "Kidney stones may lead to infection or, rarely, to kidney damage.",
        {"Kidney stones | causes | infection", "Kidney stones | causes | kidney damage"},
    ),
    "link as verb": ("A large study linked poor sleep to obesity.", {"poor sleep | associated_with | obesity"}),
    "shorten": ("Antibiotics shorten infections.", {"Antibiotics | relieves | infections"}),
    "hasten wanted": ("Early exercise speeds up recovery.", {"Early exercise | improves | recovery"}),
    "block": ("Plaque can block arteries.", {"Plaque | worsens | arteries"}),
    "relative of the clause": (
        "Walking strengthens the legs, which lowers the risk of falls.",
        {"Walking | prevents | falls", "Walking | improves | legs"},
    ),
    "in turn": (
        "Poor sleep causes stress, which can in turn cause headaches.",
        {"Poor sleep | causes | stress", "stress | causes | headaches"},
    ),
    "clause in brackets": (
        "Gout can cause swelling in the toes (which can strain the foot) and fever.",
        {"Gout | causes | fever", "Gout | causes | swelling in the toes", "swelling in the toes | worsens | foot"},
    ),
}
SAYS_NOTHING = {
    "imperatives": "Use ergonomic chairs, keep your back straight, and avoid slouching.",
    "hyphen": "Most patients came to the follow-up.",
    "compound cue": "Stress-related leave is common.",
    "how to treat": "This page shows how to treat gout.",
    "people kill": "Heart attacks kill many people.",
    "where": "Gout occurs mainly in the feet.",
    "sense to": "It makes sense to treat both.",
    "reader": "You are interested in easing pain.",
    "time": "The trial cut costs by two days.",
}


def said(sentence: str) -> set[str]:
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    return {f"{claim.subject.text} | {claim.relation.value} | {claim.object.text}" for claim in claims}


@pytest.mark.parametrize(("sentence", "expected"), SAYS.values(), ids=SAYS.keys())
def test_a_construction_is_read_as_it_is_meant(sentence: str, expected: set[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize("sentence", SAYS_NOTHING.values(), ids=SAYS_NOTHING.keys())
def test_what_looks_like_a_claim_and_is_none_is_left_out(sentence: str) -> None:
    assert said(sentence) == set()


@pytest.mark.parametrize(
    ("marker", "key"),
    [
        ("(Ösby, Brandt, Correia, Ekbom, & Sparén, 2001)", "Ösby, Brandt, Correia, Ekbom, & Sparén, 2001"),
        ("(van der Berg & de Vries, 2011)", "van der Berg & de Vries, 2011"),
        ("(Šimić et al., 2013)", "Šimić et al., 2013"),
    ],
)
def test_authors_of_any_alphabet_and_with_particles_are_cited(marker: str, key: str) -> None:
    text = f"Depression raises the risk of stroke {marker}."
    document = parse_document(text.encode(), name="row", format="text")
    assert [mark.key for claim in extract_claims(document) for mark in claim.citations] == [key]
