"""Sentences as ordinary health pages have them: what is set apart, kept from going on, named behind, denied."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SENTENCES: dict[str, set[str]] = {
    # Where a thing is belongs to its name
    "A pillow between the knees eases hip pain.": {"pillow between the knees | relieves | hip pain"},
    "Lumps under the skin may cause pain.": {"Lumps under the skin | causes | pain"},
    "Pressure above the eyes can cause headaches.": {"Pressure above the eyes | causes | headaches"},
    "Walking between meals eases heartburn.": {"Walking | relieves | heartburn"},
    # A goal does nothing by itself
    "The goal is to lower cholesterol.": set(),
    "Statins block the liver from making cholesterol.": {"Statins | prevents | liver from making cholesterol"},
    "Stroke is common. High fitness is associated with a lower risk.": {"High fitness | prevents | Stroke"},
    # What a pronoun stands for after a passive
    "Most sore throats are caused by viruses, although bacteria can also cause them.": {
        "bacteria | causes | sore throats",
        "viruses | causes | sore throats",
    },
    # Names behind what they are called
    "Very high levels may cause lumps on the skin called xanthomas.": {
        "high levels | causes | xanthomas",
    },
    "High pressure in the lungs may strain the heart, a problem known as cor pulmonale.": {
        "High pressure in the lungs | causes | cor pulmonale",
        "High pressure in the lungs | worsens | heart",
    },
    "Acid can inflame the gullet, a condition called esophagitis.": {
        "Acid | causes | esophagitis",
        "Acid | worsens | gullet",
    },
    "The drug may harm the heart, a muscle that never rests.": {
        "drug | worsens | heart",
    },
    "Two kinds of medicines relieve asthma.": {
        "medicines | relieves | asthma",
    },
    "Three types of exercise ease back pain.": {
        "exercise | relieves | back pain",
    },
    # Words set apart from what does it
    "Soluble fiber, found in oats and beans, helps lower cholesterol.": {
        "Soluble fiber | relieves | cholesterol",
    },
    "Vitamin D, made in the skin, strengthens bones.": {
        "Vitamin D | improves | bones",
    },
    "Foods fortified with folic acid can prevent birth defects.": {
        "Foods fortified with folic acid | prevents | birth defects",
    },
    "Foods enriched with iron can prevent anemia.": {
        "Foods enriched with iron | prevents | anemia",
    },
    # Deeds with all their words
    "Losing as little as 5 percent of your weight may lower your triglycerides.": {
        "Losing as little as 5 percent of your weight | relieves | triglycerides",
    },
    "Lowering blood pressure to below 130 reduced the risk of stroke.": {
        "Lowering blood pressure to below 130 | prevents | stroke",
    },
    "Losing even a few pounds can ease knee pain.": {
        "Losing even a few pounds | relieves | knee pain",
    },
    "Caring for a parent with dementia raises the risk of depression.": {
        "Caring for a parent with dementia | raises_risk_of | depression",
    },
    "Having a parent or brother with the disease raises the risk of glaucoma.": {
        "Having a parent or brother with the disease | raises_risk_of | glaucoma",
    },
    "Wearing earplugs prevents hearing loss.": {
        "earplugs | prevents | hearing loss",
    },
    # What is kept from going on
    "A swollen prostate keeps the bladder from emptying.": {
        "swollen prostate | worsens | bladder from emptying",
    },
    "The damage keeps the gut from absorbing iron.": {
        "damage | worsens | gut from absorbing iron",
    },
    "Insulin resistance keeps sugar from entering the cells.": {
        "Insulin resistance | prevents | sugar from entering the cells",
    },
    "Fiber keeps the gut from absorbing cholesterol.": {
        "Fiber | prevents | gut from absorbing cholesterol",
    },
    # People who have trouble, and what they are prone to
    "People with spinal cord injuries often have trouble emptying the bladder and are prone to infections.": {
        "spinal cord injuries | causes | trouble emptying the bladder",
        "spinal cord injuries | raises_risk_of | infections",
    },
    "People with arthritis may have difficulty climbing stairs.": {
        "arthritis | co_occurs_with | difficulty climbing stairs",
    },
    "Runners are prone to shin splints.": {
        "shin splints | more_common_in | Runners",
    },
    # Examples behind what they do
    "Many things can trigger migraine, such as stress, bright light and red wine.": {
        "bright light | causes | migraine",
        "red wine | causes | migraine",
        "stress | causes | migraine",
    },
    "Several factors raise blood pressure, including salt, stress and excess weight.": {
        "excess weight | worsens | blood pressure",
        "salt | worsens | blood pressure",
        "stress | worsens | blood pressure",
    },
    "Beer can trigger ailments, such as gout and heartburn.": {
        "Beer | causes | ailments",
        "Beer | causes | gout",
        "Beer | causes | heartburn",
    },
    # When it is worse, and what has no symptoms
    "Coughing is often worse at night.": {
        "night | worsens | Coughing",
    },
    "The pain is worse after meals.": {
        "meals | worsens | pain",
    },
    "Open-angle glaucoma has no symptoms.": {
        "Open-angle glaucoma | not causes | symptoms",
    },
    "High blood pressure usually has no signs or symptoms.": {
        "High blood pressure | not causes | signs",
        "High blood pressure | not causes | symptoms",
    },
    "Early gallstones rarely have symptoms.": {
        "Early gallstones | not causes | symptoms",
    },
    "The clinic has no beds.": set(),
    # Further
    "Low back pain affects 600 million people around the world and is a leading cause of disability.": {
        "Low back pain | causes | disability",
        "people | co_occurs_with | Low back pain",
    },
    "Coffee is associated with a lower risk of gout.": {
        "Coffee | prevents | gout",
    },
    "Coffee is associated with gout.": {
        "Coffee | associated_with | gout",
    },
    "Memantine treats moderate to severe dementia.": {
        "Memantine | relieves | moderate to severe dementia",
    },
    "Depression is common in dementia.": {
        "Depression | co_occurs_with | dementia",
    },
    "Anxiety is common in asthma.": {
        "Anxiety | co_occurs_with | asthma",
    },
    "Depression is common in nurses.": {
        "Depression | more_common_in | nurses",
    },
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items(), ids=SENTENCES.keys())
def test_an_ordinary_page_says(sentence: str, expected: set[str]) -> None:
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    said = {
        f"{claim.subject.text} | {'not ' if claim.negated else ''}{claim.relation.value} | {claim.object.text}"
        for claim in claims
    }
    assert said == expected if not expected else said >= expected
