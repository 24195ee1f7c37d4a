"""What people report after a treatment, what they die of, and counts that name a thing or only count events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: dict[str, set[str]] = {
    "About half of patients report numb fingers after surgery.": {"surgery | causes | numb fingers | 50 %"},
    "More than 80 percent of people report less pain after knee replacement.": {
        "knee replacement | relieves | pain | 80 %"
    },
    "One in ten patients has a headache following the procedure.": {"procedure | causes | headache | 10 %"},
    "Less than half of patients report feeling normal following surgery.": {
        "surgery | improves | feeling normal | 50 %"
    },
    "Most patients have less pain after the operation.": {"operation | relieves | pain"},
    "Many people report better sleep after massage.": {"massage | improves | sleep"},
    "About 60 percent of women are free of pain after the treatment.": {"treatment | relieves | free of pain | 60 %"},
    "About 20% of women develop anemia after childbirth.": {"women | co_occurs_with | anemia | 20 %"},
    "About 30 percent of people with diabetes develop nerve damage after ten years.": {
        "diabetes | co_occurs_with | nerve damage | 30 %"
    },
    "Up to 30 percent of people develop depression after a stroke.": {"people | co_occurs_with | depression | 30 %"},
    "One in five children has a sore arm after vaccination.": {"vaccination | causes | sore arm | 20 %"},
    "A quarter of patients had memory problems after chemotherapy.": {"chemotherapy | causes | memory problems | 25 %"},
    "About 38,000 people die from lung disease each year.": {"lung disease | causes | die"},
    "Every year, more than 3,000 children die of malaria in the region.": {"malaria | causes | die"},
    "Nearly 800 women die each day from complications of pregnancy.": {"complications of pregnancy | causes | die"},
    "Some 9,000 Americans died of drug overdoses in May.": {"drug overdoses | causes | died"},
    "An estimated 50,000 people a year die from flu-related pneumonia.": {"flu-related pneumonia | causes | die"},
    "Stroke kills about 140,000 Americans each year.": {"Stroke | causes | kills"},
    "Heart disease kills more women than breast cancer does.": set(),
    "Antibiotics kill bacteria.": {"Antibiotics | relieves | bacteria"},
    "Carrying just one risk factor doubles the risk of stroke.": {
        "one risk factor | raises_risk_of | stroke | 2 times"
    },
    "Three or more drinks a day raise the risk of liver cancer.": {
        "Three or more drinks a day | raises_risk_of | liver cancer"
    },
    "Carrying two copies of the gene increases the risk of Alzheimer's disease.": {
        "two copies of the gene | raises_risk_of | Alzheimer's disease"
    },
    "Just one drink raises blood pressure.": {"one drink | worsens | blood pressure"},
    "Psoriasis is more common in adults than in children and affects about 3 percent of people worldwide.": {
        "Psoriasis | more_common_in | adults",
        "people worldwide | co_occurs_with | Psoriasis | 3 %",
    },
    "Asthma affects nearly 10 percent of people worldwide.": {"people worldwide | co_occurs_with | Asthma | 10 %"},
    "Glaucoma is painless and affects 2 percent of adults nationwide.": {"adults | co_occurs_with | Glaucoma | 2 %"},
    "Tinnitus affects some 15% of adults globally.": {"adults | co_occurs_with | Tinnitus | 15 %"},
    "Smoking is a contributing factor in a further 9,000 deaths each year.": {"Smoking | causes | deaths"},
    "Heat contributes to about 1,200 deaths a year.": {"Heat | causes | deaths a year"},
    "Falls cause more than 30,000 deaths among older adults every year.": {"Falls | causes | deaths"},
    "Air pollution is responsible for 4 million premature deaths each year.": {
        "Air pollution | causes | premature deaths"
    },
    "Each year, sepsis leads to some 270,000 deaths in the country.": {"sepsis | causes | deaths"},
    "People with anorexia die of heart failure more often than others.": set(),
    "Patients with kidney disease have more anxiety than the general population.": {
        "anxiety | more_common_in | Patients with kidney disease"
    },
    "People with diabetes have more gum disease than people without diabetes.": {
        "gum disease | more_common_in | People with diabetes"
    },
    "Adults with asthma report more heartburn than those without it.": {
        "heartburn | more_common_in | Adults with asthma"
    },
    "Children with eczema have more food allergies than their peers.": {
        "food allergies | more_common_in | Children with eczema"
    },
    "Women with lupus have more depression than other women.": {"depression | more_common_in | Women with lupus"},
    "People with psoriasis have more stress.": {"psoriasis | co_occurs_with | stress"},
    "People with gum disease have more plaque.": {"gum disease | co_occurs_with | plaque"},
    "People who ate more sugar had a 10% increase in heart attacks during eight years.": {
        "ate more sugar | raises_risk_of | heart attacks | 10 %"
    },
    "Adults who drank soda daily had a 26% increase in type 2 diabetes.": {
        "drank soda daily | raises_risk_of | type 2 diabetes | 26 %"
    },
    "Women who took the drug had a 40% reduction in hip fractures.": {"drug | prevents | hip fractures | 40 %"},
    "Patients given the vaccine had a 60% drop in hospital stays.": {"vaccine | relieves | hospital stays | 60 %"},
    "Women had a drop in pain.": set(),
}


@pytest.mark.parametrize(("sentence", "expected"), SAYS.items(), ids=SAYS.keys())
def test_what_follows_says(sentence: str, expected: set[str], told: Callable[[str], set[str]]) -> None:
    assert told(sentence) == expected
