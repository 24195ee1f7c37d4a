"""Shares of a group: what is read of them, and what is no claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: dict[str, set[str]] = {
    "About 30 percent of people with psoriasis develop psoriatic arthritis.": {
        "psoriasis | co_occurs_with | psoriatic arthritis | 30 %"
    },
    "More than half of adults with diabetes also have high blood pressure.": {
        "diabetes | co_occurs_with | high blood pressure | 50 %"
    },
    "Research shows that more than half of patients with lupus also suffer from fatigue.": {
        "lupus | co_occurs_with | fatigue | 50 %"
    },
    "One in five adults with asthma reports poor sleep.": {"asthma | co_occurs_with | poor sleep | 20 %"},
    "One-third of people with migraine notice an aura.": {"migraine | co_occurs_with | aura | 33.3 %"},
    "Almost 40% of women aged 50 and older have osteopenia.": {
        "women aged 50 and older | co_occurs_with | osteopenia | 40 %"
    },
    "Some 12 percent of older adults live with dementia.": {"older adults | co_occurs_with | dementia | 12 %"},
    "Glaucoma affects one in fifty adults over 40.": {"adults over 40 | co_occurs_with | Glaucoma | 2 %"},
    "Rheumatoid arthritis affects about 1 percent of the population.": {
        "population | co_occurs_with | Rheumatoid arthritis | 1 %"
    },
    "Tinnitus occurs in up to 15% of adults.": {"adults | co_occurs_with | Tinnitus | 15 %"},
    "Kidney disease occurs in about 25 percent of people with gout.": {"gout | co_occurs_with | Kidney disease | 25 %"},
    "Between 10 and 20 percent of new mothers experience postnatal depression.": {
        "new mothers | co_occurs_with | postnatal depression | 10 to 20 %"
    },
    "Of those with celiac disease, 8% had thyroid disease.": {
        "celiac disease | co_occurs_with | thyroid disease | 8 %"
    },
    "Among people with chronic pain, about half have depression.": {
        "chronic pain | co_occurs_with | depression | 50 %"
    },
    "Of patients with heart failure, nearly 30% have sleep apnea.": {
        "heart failure | co_occurs_with | sleep apnea | 30 %"
    },
    "The prevalence of anemia among pregnant women is 36%.": {"pregnant women | co_occurs_with | anemia | 36 %"},
    "The prevalence of depression in people with epilepsy is about 20 percent.": {
        "epilepsy | co_occurs_with | depression | 20 %"
    },
    "Gallstones account for about 40 percent of cases of pancreatitis.": {
        "Gallstones | causes | cases of pancreatitis | 40 %"
    },
    "Noise exposure accounts for roughly a quarter of hearing loss.": {"Noise exposure | causes | hearing loss | 25 %"},
    "Smoking is responsible for 85% of lung cancers.": {"Smoking | causes | lung cancers | 85 %"},
    "About 90% of ulcers are caused by bacteria.": {"bacteria | causes | ulcers | 90 %"},
    "Nearly two thirds of people who have a stroke have high blood pressure.": {
        "stroke | co_occurs_with | high blood pressure | 66.7 %"
    },
    "An estimated 5 million Americans have heart failure.": {"Americans | co_occurs_with | heart failure"},
    "Roughly 7 out of 10 people with eczema have hay fever.": {"eczema | co_occurs_with | hay fever | 70 %"},
    "Nearly 3 in 4 nursing home residents have hearing loss.": {
        "nursing home residents | co_occurs_with | hearing loss | 75 %"
    },
    "Up to 60% of people who survive a stroke become depressed.": {"stroke | co_occurs_with | depressed | 60 %"},
    "About a quarter of office workers complain of neck pain.": {"office workers | co_occurs_with | neck pain | 25 %"},
    "Only 20 percent of teenagers get enough sleep.": {"teenagers | co_occurs_with | enough sleep | 20 %"},
    "As many as one in three adults in the United States is obese.": {
        "adults in the United States | co_occurs_with | obese | 33.3 %"
    },
    "In the United States, about 10% of children have asthma.": {"children | co_occurs_with | asthma | 10 %"},
    "Anxiety is seen in about 40% of people with Parkinson's disease.": {
        "Parkinson's disease | co_occurs_with | Anxiety | 40 %"
    },
    "Back pain was reported by 62 percent of nurses.": {"nurses | co_occurs_with | Back pain | 62 %"},
    "Cataracts are present in more than half of people over 80.": {
        "people over 80 | co_occurs_with | Cataracts | 50 %"
    },
    "Around 15% of people with HIV do not know that they have it.": set(),
    "Half of the patients were women.": set(),
    "Half of the participants received a placebo.": set(),
    "About 40% of the money goes to hospitals.": set(),
    "Nearly 90 percent of participants completed the course.": set(),
    "Most people with shingles have a rash.": {"shingles | co_occurs_with | rash"},
    "Many people with depression also have anxiety.": {"depression | co_occurs_with | anxiety"},
    "Roughly a third of cases of dementia could be prevented.": set(),
    "In people over 65, about one in three has cataracts.": {"people over 65 | co_occurs_with | cataracts | 33.3 %"},
    "Nine out of ten adults with type 2 diabetes are overweight.": {
        "type 2 diabetes | co_occurs_with | overweight | 90 %"
    },
    "Sixty percent of people with rosacea have eye symptoms.": {"rosacea | co_occurs_with | eye symptoms | 60 %"},
    "A quarter of all patients with celiac disease have no symptoms.": {
        "not celiac disease | causes | symptoms | 25 %"
    },
    "Only about 10% of people with a heart attack have no chest pain.": {
        "heart attack | co_occurs_with | no chest pain | 10 %"
    },
    "At least 20 percent of pregnant women have anemia.": {"pregnant women | co_occurs_with | anemia | 20 %"},
    "In one survey, 45% of nurses reported back pain.": {"nurses | co_occurs_with | back pain | 45 %"},
    "Among teenagers, 15% vape.": set(),
    "Postpartum depression affects up to 1 in 7 mothers.": {
        "mothers | co_occurs_with | Postpartum depression | 14.3 %"
    },
    "About 1 in 10 women has endometriosis.": {"women | co_occurs_with | endometriosis | 10 %"},
    "More than 30 million Americans have diabetes.": {"Americans | co_occurs_with | diabetes"},
    "Type 2 diabetes makes up about 90 percent of diabetes cases.": set(),
    "Up to 70% of people who have a knee replacement get blood clots.": {
        "knee replacement | co_occurs_with | blood clots | 70 %"
    },
    "Almost all children with cystic fibrosis have lung infections.": {
        "cystic fibrosis | co_occurs_with | lung infections"
    },
    "Hearing loss is found in half of adults over 75.": {"adults over 75 | co_occurs_with | Hearing loss | 50 %"},
    "Blood clots form in about 5% of people after surgery.": set(),
    "Half of all men over 50 have an enlarged prostate.": {"men over 50 | co_occurs_with | enlarged prostate | 50 %"},
    "In half of people with vitiligo, the disease begins before age 20.": set(),
    "About 70% of the dose leaves the body in the urine.": set(),
    "About 30% of people taking opioids develop constipation.": {"opioids | causes | constipation | 30 %"},
    "One in ten people who take statins get muscle pain.": {"statins | causes | muscle pain | 10 %"},
    "About 15% of women who receive the drug have hot flashes.": {"drug | causes | hot flashes | 15 %"},
    "Constipation occurs in 40% of patients taking opioids.": {"opioids | causes | Constipation | 40 %"},
    "Around 20 percent of patients treated with lithium develop a tremor.": {"lithium | causes | tremor | 20 %"},
    "About one in ten people will deal with plantar fasciitis.": {"people | co_occurs_with | plantar fasciitis | 10 %"},
    "Up to 40% of people will have sciatica at some point in their lives.": {
        "people | co_occurs_with | sciatica | 40 %"
    },
}


@pytest.mark.parametrize(("sentence", "expected"), SAYS.items(), ids=SAYS.keys())
def test_a_share_of_a_group_says(sentence: str, expected: set[str], told: Callable[[str], set[str]]) -> None:
    assert told(sentence) == expected
