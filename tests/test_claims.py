"""Each sentence makes the claims that a careful reader finds in it, and no others."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SENTENCES: dict[str, tuple[str, set[str]]] = {
    # Plain active sentences
    "a verb of cause joins what stands on its two sides": (
        "Obesity causes knee pain.",
        {"Obesity | causes | knee pain"},
    ),
    "leads to is a cause": ("Poor sleep leads to fatigue.", {"Poor sleep | causes | fatigue"}),
    "gives rise to is a cause": (
        "Nerve compression gives rise to numbness.",
        {"Nerve compression | causes | numbness"},
    ),
    "contributes to is a cause": (
        "Inactivity contributes to muscle weakness.",
        {"Inactivity | causes | muscle weakness"},
    ),
    "stems from turns the sides round": ("Her hip pain stems from arthritis.", {"arthritis | causes | hip pain"}),
    "a verb of relief relieves": ("Massage eases neck pain.", {"Massage | relieves | neck pain"}),
    "a verb of prevention prevents": (
        "Stretching prevents hamstring injuries.",
        {"Stretching | prevents | hamstring injuries"},
    ),
    "a verb of harm worsens": ("Cold weather aggravates arthritis.", {"Cold weather | worsens | arthritis"}),
    "a body part can be strained": ("High heels strain the lower back.", {"High heels | worsens | lower back"}),
    "putting pressure on a part worsens it": (
        "Extra weight puts pressure on the knees.",
        {"Extra weight | worsens | knees"},
    ),
    "a verb of betterment improves": ("Yoga improves flexibility.", {"Yoga | improves | flexibility"}),
    "strengthening a part improves it": ("Cycling strengthens the quadriceps.", {"Cycling | improves | quadriceps"}),
    "helps to and a verb is that verb": ("Ice helps to reduce swelling.", {"Ice | relieves | swelling"}),
    "a gerund can be the subject": ("Losing weight reduces knee pain.", {"Losing weight | relieves | knee pain"}),
    "make worse holds its object within": ("Stress makes back pain worse.", {"Stress | worsens | back pain"}),
    "protect against names what is kept away": (
        "Strong hips protect against knee injuries.",
        {"Strong hips | prevents | knee injuries"},
    ),
    # Passive
    "a passive turns the sides round": ("Knee pain is caused by obesity.", {"obesity | causes | Knee pain"}),
    "a passive with a modal turns them too": ("Gout can be triggered by alcohol.", {"alcohol | causes | Gout"}),
    "an adverb does not break a passive": ("Back pain is often worsened by stress.", {"stress | worsens | Back pain"}),
    "a passive may have two agents": (
        "Headaches are triggered by stress and noise.",
        {"noise | causes | Headaches", "stress | causes | Headaches"},
    ),
    "a passive may have two patients": (
        "Knee pain and stiffness are eased by heat.",
        {"heat | relieves | Knee pain", "heat | relieves | stiffness"},
    ),
    "a passive without an agent says nothing of two things": ("Back pain is treated early.", set()),
    "people experience both of two things": (
        "Many people experience both back pain and knee pain.",
        {"back pain | co_occurs_with | knee pain"},
    ),
    "can be prevented by is a passive": (
        "Falls can be prevented by balance training.",
        {"balance training | prevents | Falls"},
    ),
    # Participles
    "a participle after a comma goes on with the subject": (
        "Running strengthens the legs, reducing knee pain.",
        {"Running | improves | legs", "Running | relieves | knee pain"},
    ),
    "leading to goes on from what was just brought about": (
        "Obesity causes inflammation, leading to joint damage.",
        {"Obesity | causes | inflammation", "inflammation | causes | joint damage"},
    ),
    # Relative clauses
    "which after a comma takes the object as its subject": (
        "Obesity raises inflammation, which damages cartilage.",
        {"Obesity | worsens | inflammation", "inflammation | worsens | cartilage"},
    ),
    "a clause that says which thing belongs to its name": (
        "Exercises that strengthen the core relieve back pain.",
        {"Exercises that strengthen the core | relieves | back pain"},
    ),
    "that goes on from the thing before it": (
        "Runners get shin splints, a condition that causes leg pain.",
        {"shin splints | causes | leg pain"},
    ),
    "what people do is what puts them at risk": (
        "People who smoke are more likely to develop back pain.",
        {"smoke | raises_risk_of | back pain"},
    ),
    # Coordination
    "two objects are two claims": (
        "Poor posture causes neck pain and headaches.",
        {"Poor posture | causes | headaches", "Poor posture | causes | neck pain"},
    ),
    "two and two are four claims": (
        "Stress or noise can trigger migraine and insomnia.",
        {
            "Stress | causes | insomnia",
            "Stress | causes | migraine",
            "noise | causes | insomnia",
            "noise | causes | migraine",
        },
    ),
    "two verbs share a subject": (
        "Yoga improves balance and reduces stress.",
        {"Yoga | improves | balance", "Yoga | relieves | stress"},
    ),
    "two verbs share an object": (
        "Exercise prevents and relieves back pain.",
        {"Exercise | prevents | back pain", "Exercise | relieves | back pain"},
    ),
    "both and is a list of two": (
        "Exercise relieves both back pain and stress.",
        {"Exercise | relieves | back pain", "Exercise | relieves | stress"},
    ),
    "a semicolon begins anew": (
        "Obesity causes knee pain; smoking causes lung cancer.",
        {"Obesity | causes | knee pain", "smoking | causes | lung cancer"},
    ),
    "but begins anew": (
        "Rest relieves acute pain, but inactivity weakens the muscles.",
        {"Rest | relieves | acute pain", "inactivity | worsens | muscles"},
    ),
    "while begins anew": (
        "Heat relaxes muscles while ice reduces swelling.",
        {"Heat | improves | muscles", "ice | relieves | swelling"},
    ),
    "two clauses with and do not mix": (
        "Obesity causes knee pain and smoking causes lung cancer.",
        {"Obesity | causes | knee pain", "smoking | causes | lung cancer"},
    ),
    "each verb in a chain has its own object": (
        "Stretching relieves tightness, improves mobility and prevents injury.",
        {"Stretching | improves | mobility", "Stretching | prevents | injury", "Stretching | relieves | tightness"},
    ),
    # Ellipsis
    "a shared head is read into both": (
        "Obesity causes back and knee pain.",
        {"Obesity | causes | back and knee pain", "Obesity | causes | knee pain"},
    ),
    "two whole things share nothing": (
        "Stress causes headaches and neck pain.",
        {"Stress | causes | headaches", "Stress | causes | neck pain"},
    ),
    # Lists of examples
    "such as lists what is meant": (
        "Activities such as swimming and cycling ease knee pain.",
        {"cycling | relieves | knee pain", "swimming | relieves | knee pain"},
    ),
    "like lists what is meant": (
        "Foods like cheese and chocolate can trigger migraine.",
        {"cheese | causes | migraine", "chocolate | causes | migraine"},
    ),
    "e.g. lists what is meant": (
        "Low-impact exercise (e.g., swimming) relieves knee pain.",
        {"Low-impact exercise | relieves | knee pain", "swimming | relieves | knee pain"},
    ),
    # Brackets
    "a bracket gives another name": (
        "Nonsteroidal anti-inflammatory drugs (NSAIDs) reduce swelling.",
        {"Nonsteroidal anti-inflammatory drugs | relieves | swelling"},
    ),
    "a bracket after the object does no harm": (
        "Obesity causes osteoarthritis (OA).",
        {"Obesity | causes | osteoarthritis"},
    ),
    # Means and purposes
    "by reducing names the means": (
        "Weight loss helps the knees by reducing the load on the joints.",
        {"Weight loss | improves | knees", "Weight loss | relieves | load on the joints"},
    ),
    "walking to relieve is a claim of walking": (
        "Many people try walking to relieve stress.",
        {"walking | relieves | stress"},
    ),
    "used to treat names a treatment": ("Ibuprofen is used to treat back pain.", {"Ibuprofen | relieves | back pain"}),
    # Nouns that state a relation
    "a risk factor after is": ("Obesity is a risk factor for gout.", {"Obesity | raises_risk_of | gout"}),
    "risk factors in the plural": (
        "Smoking and obesity are risk factors for back pain.",
        {"Smoking | raises_risk_of | back pain", "obesity | raises_risk_of | back pain"},
    ),
    "risk factors that include a list": (
        "Risk factors for gout include obesity and alcohol.",
        {"alcohol | raises_risk_of | gout", "obesity | raises_risk_of | gout"},
    ),
    "a cause after is": ("Overuse is a common cause of tendonitis.", {"Overuse | causes | tendonitis"}),
    "a leading cause": ("Arthritis is a leading cause of disability.", {"Arthritis | causes | disability"}),
    "causes that include a list": (
        "Causes of hip pain include bursitis and arthritis.",
        {"arthritis | causes | hip pain", "bursitis | causes | hip pain"},
    ),
    "the cause may stand first": ("The main cause of tendonitis is overuse.", {"overuse | causes | tendonitis"}),
    "symptoms that include a list": (
        "Symptoms of gout include swelling and redness.",
        {"gout | causes | redness", "gout | causes | swelling"},
    ),
    "a symptom after is": (
        "Numbness is a symptom of carpal tunnel syndrome.",
        {"carpal tunnel syndrome | causes | Numbness"},
    ),
    "a treatment after is": (
        "Physical therapy is an effective treatment for back pain.",
        {"Physical therapy | relieves | back pain"},
    ),
    "treatments that include a list": (
        "Treatments for gout include rest and medication.",
        {"medication | relieves | gout", "rest | relieves | gout"},
    ),
    "effective for is a treatment": ("Acupuncture is effective for knee pain.", {"Acupuncture | relieves | knee pain"}),
    "bad for a part worsens it": ("Slouching is bad for the spine.", {"Slouching | worsens | spine"}),
    "a link between two": ("There is a link between obesity and knee pain.", {"obesity | associated_with | knee pain"}),
    "an association between two was found": (
        "Researchers found an association between stress and back pain.",
        {"stress | associated_with | back pain"},
    ),
    "a key to prevention": ("Exercise is the key to preventing falls.", {"Exercise | prevents | falls"}),
    "a contributor to": ("Stress is a major contributor to neck pain.", {"Stress | causes | neck pain"}),
    # Comparatives
    "more common in": ("Knee pain is more common in women.", {"Knee pain | more_common_in | women"}),
    "more common among two groups": (
        "Gout is more common among men and older adults.",
        {"Gout | more_common_in | men", "Gout | more_common_in | older adults"},
    ),
    "most common in": ("Shin splints are most common in runners.", {"Shin splints | more_common_in | runners"}),
    "a comparison leaves out what it is compared with": (
        "Osteoarthritis is more common in women than in men.",
        {"Osteoarthritis | more_common_in | women"},
    ),
    "a group more likely to have it": (
        "Women are more likely to develop osteoarthritis.",
        {"osteoarthritis | more_common_in | Women"},
    ),
    "times as likely": ("Smokers are twice as likely to develop back pain.", {"back pain | more_common_in | Smokers"}),
    "at higher risk of": ("Nurses are at higher risk of back pain.", {"back pain | more_common_in | Nurses"}),
    # People with one thing who have another
    "people with A suffer from B": (
        "Half of adults with gout suffer from kidney disease.",
        {"gout | co_occurs_with | kidney disease"},
    ),
    "things that occur together": (
        "Back pain and depression often occur together.",
        {"Back pain | co_occurs_with | depression"},
    ),
    "going hand in hand": ("Obesity and knee pain go hand in hand.", {"Obesity | co_occurs_with | knee pain"}),
    "one in three people with A": (
        "One in three people with psoriasis has joint pain.",
        {"psoriasis | co_occurs_with | joint pain"},
    ),
    # Links
    "linked to is an association": ("Stress is linked to back pain.", {"Stress | associated_with | back pain"}),
    "associated with is an association": (
        "Flat feet are associated with knee pain.",
        {"Flat feet | associated_with | knee pain"},
    ),
    "has been linked to": (
        "Poor sleep has been linked to chronic pain.",
        {"Poor sleep | associated_with | chronic pain"},
    ),
    "linked to two things": (
        "Obesity is linked to gout and knee pain.",
        {"Obesity | associated_with | gout", "Obesity | associated_with | knee pain"},
    ),
    "due to names the cause": ("Her back pain is due to poor posture.", {"poor posture | causes | back pain"}),
    "because of names the cause": ("Knee pain can develop because of obesity.", {"obesity | causes | Knee pain"}),
    "as a result of names the cause": (
        "Muscle weakness occurs as a result of inactivity.",
        {"inactivity | causes | Muscle weakness"},
    ),
    # Reference
    "it stands for what was spoken of": ("Obesity is common. It causes knee pain.", {"Obesity | causes | knee pain"}),
    "they stands for what was spoken of": (
        "Flat feet are common. They can cause knee pain.",
        {"Flat feet | causes | knee pain"},
    ),
    # Negated ones
    "does not cause is denied": (
        "Cracking knuckles does not cause arthritis.",
        {"!Cracking knuckles | causes | arthritis"},
    ),
    "is not a cause is denied": (
        "Running is not a cause of knee osteoarthritis.",
        {"!Running | causes | knee osteoarthritis"},
    ),
    "has no effect on is a relation of its own": (
        "Bed rest has no effect on back pain.",
        {"Bed rest | no_effect_on | back pain"},
    ),
    "made no difference is a relation of its own": (
        "Magnets made no difference to knee pain.",
        {"Magnets | no_effect_on | knee pain"},
    ),
    "has not been shown is denied": (
        "Ultrasound has not been shown to relieve back pain.",
        {"!Ultrasound | relieves | back pain"},
    ),
    "did not significantly reduce is denied": (
        "The insoles did not significantly reduce knee pain.",
        {"!insoles | relieves | knee pain"},
    ),
    "not associated with is denied": (
        "Height was not associated with knee pain.",
        {"!Height | associated_with | knee pain"},
    ),
    "no connection is denied": (
        "Researchers found no connection between weather and gout.",
        {"!weather | associated_with | gout"},
    ),
    "ineffective is denied": ("Bed rest is not effective for back pain.", {"!Bed rest | relieves | back pain"}),
    "was not more common is denied": ("Gout was not more common in women.", {"!Gout | more_common_in | women"}),
    "the object of two verbs, one denied": (
        "Heat eases stiffness but does not cure arthritis.",
        {"!Heat | relieves | arthritis", "Heat | relieves | stiffness"},
    ),
    "rather than is no relation": (
        "Exercise, rather than rest, relieves back pain.",
        {"Exercise | relieves | back pain"},
    ),
    # No claim
    "advice states no effect": ("Use a firm chair.", set()),
    "an instruction states no effect": ("Bend your knees and lift slowly.", set()),
    "reduce stress is advice": ("Reduce stress.", set()),
    "a question states nothing": ("Does obesity cause knee pain?", set()),
    "a definition is no claim": ("Osteoarthritis is a disease of the joints.", set()),
    "anatomy is no claim": ("The quadriceps are at the front of the thigh.", set()),
    "what a text will do is no claim": ("In this article we explore the link between stress and pain.", set()),
    "that studies support an idea is no claim of things": ("Several studies support this idea.", set()),
    "an offer of help is no claim": ("Our team can help you today.", set()),
    "seeing a doctor is advice": ("If pain persists, talk to your doctor.", set()),
    "a bare pronoun names nothing": ("It causes problems.", set()),
    # Wants
    "lack of a thing is a thing of its own": (
        "Lack of exercise causes back pain.",
        {"Lack of exercise | causes | back pain"},
    ),
    "untreated things are things of their own": (
        "Untreated gout damages the joints.",
        {"Untreated gout | worsens | joints"},
    ),
}


def said(text: str, format: str = "text") -> set[str]:
    """Return "subject | relation | object" of each claim, "!" before a denied one."""
    claims = extract_claims(parse_document(text, name="note", format=format))
    return {
        f"{'!' if claim.negated else ''}{claim.subject.text} | {claim.relation.value} | {claim.object.text}"
        for claim in claims
    }


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_says(sentence: str, expected: set[str]) -> None:
    assert said(sentence) == expected


def test_two_places_that_say_the_same_are_two_claims() -> None:
    text = "Obesity causes knee pain. Rest is good. Obesity causes knee pain."
    claims = extract_claims(parse_document(text, name="note", format="text"))
    assert [claim.quote.span.start for claim in claims if claim.subject.text == "Obesity"] == [0, 40]
    assert len({claim.id for claim in claims}) == len(claims)


def test_a_quote_is_the_whole_sentence_and_only_it() -> None:
    text = "Walking is free. Obesity causes knee pain. Nobody doubts it."
    (claim,) = extract_claims(parse_document(text, name="note", format="text"))
    assert claim.quote.exact == "Obesity causes knee pain."
    assert claim.quote.prefix.endswith("free. ")
    assert claim.quote.suffix.startswith(" Nobody")


def test_what_a_pronoun_stands_for_is_mentioned_where_it_was_named() -> None:
    (claim,) = extract_claims(parse_document("Obesity is common. It causes knee pain.", name="note", format="text"))
    assert (claim.subject.text, claim.subject.span.start, claim.quote.exact) == ("Obesity", 0, "It causes knee pain.")


def test_one_thing_under_two_names_is_one_concept() -> None:
    text = "Yoga eases low back pain. Swimming eases lower back pain."
    claims = extract_claims(parse_document(text, name="note", format="text"))
    assert {claim.object.concept for claim in claims} == {"low-back-pain"}
