"""Lists and short sections under headings and lead-ins of all kinds: pages of our own, a few lines each."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

PAGES: dict[str, tuple[str, set[str]]] = {
    "Gallstones: What are the symptoms of gallstones?": (
        "# Gallstones\n\n## What are the symptoms of gallstones?\n\n- Nausea\n- Fever\n- Pain in the upper belly",
        {
            "gallstones | causes | Fever",
            "gallstones | causes | Nausea",
            "gallstones | causes | Pain in the upper belly",
        },
    ),
    "Gallstones: Symptoms": (
        "# Gallstones\n\n## Symptoms\n\nSymptoms may include:\n\n- Nausea\n- Fever",
        {"Gallstones | causes | Fever", "Gallstones | causes | Nausea"},
    ),
    "Gout: Who is at risk?": (
        "# Gout\n\n## Who is at risk?\n\n- People with high blood pressure\n- People who drink too much alcohol",
        {"drink too much alcohol | raises_risk_of | Gout", "high blood pressure | raises_risk_of | Gout"},
    ),
    "Gout: a heading and an item that end in an age without a number": (
        "# Gout\n\n## Older age\n\nRisk factors for gout include:\n\n- Older age\n- Obesity",
        {"Obesity | raises_risk_of | gout", "Older age | raises_risk_of | gout"},
    ),
    "Gout: Who gets gout?": (
        "# Gout\n\n## Who gets gout?\n\nGout is more common in men.",
        {"Gout | more_common_in | men"},
    ),
    "Gout: Who is more likely to get gout?": (
        "# Gout\n\n## Who is more likely to get gout?\n\n- Men\n- Older adults",
        {"gout | more_common_in | Men", "gout | more_common_in | Older adults"},
    ),
    "Osteoporosis: Your risk is higher if you:": (
        "# Osteoporosis\n\nYour risk is higher if you:\n\n- Smoke\n"
        "- Have a family history of fractures\n- Take steroids for a long time",
        {
            "Smoke | raises_risk_of | Osteoporosis",
            "Take steroids for a long time | raises_risk_of | Osteoporosis",
            "family history of fractures | raises_risk_of | Osteoporosis",
        },
    ),
    "Cataracts: You are more likely to get cataracts if you:": (
        "# Cataracts\n\nYou are more likely to get cataracts if you:\n\n- smoke\n- have diabetes\n"
        "- drink too much alcohol",
        {
            "diabetes | raises_risk_of | cataracts",
            "drink too much alcohol | raises_risk_of | cataracts",
            "smoke | raises_risk_of | cataracts",
        },
    ),
    "Sinusitis: How is sinusitis treated?": (
        "# Sinusitis\n\n## How is sinusitis treated?\n\n- Nasal sprays\n- Antibiotics\n- Surgery",
        {"Antibiotics | relieves | sinusitis", "Nasal sprays | relieves | sinusitis", "Surgery | relieves | sinusitis"},
    ),
    "Sinusitis: How is it treated?": (
        "# Sinusitis\n\n## How is it treated?\n\nTreatment may include nasal sprays and antibiotics.",
        {"antibiotics | relieves | Sinusitis", "nasal sprays | relieves | Sinusitis"},
    ),
    "Flu: How can flu be prevented?": (
        "# Flu\n\n## How can flu be prevented?\n\n1. Vaccination\n2. Frequent hand washing",
        {"Frequent hand washing | prevents | flu", "Vaccination | prevents | flu"},
    ),
    "Flu: Can flu be prevented?": (
        "# Flu\n\n## Can flu be prevented?\n\nThe best protection is a yearly vaccine.",
        {"yearly vaccine | prevents | flu"},
    ),
    "Tinnitus: What causes it?": (
        "# Tinnitus\n\n## What causes it?\n\nThe most common cause is hearing loss.",
        {"hearing loss | causes | Tinnitus"},
    ),
    "Dry eye: Causes": (
        "# Dry eye\n\n## Causes\n\nDry eye has several causes:\n\n- Aging – older eyes are drier.\n"
        "- Long screen use – people blink less.\n- Medicines, such as antihistamines",
        {
            "Aging | causes | Dry eye",
            "Long screen use | causes | Dry eye",
            "Medicines | causes | Dry eye",
            "antihistamines | causes | Dry eye",
        },
    ),
    "Anemia: Complications": (
        "# Anemia\n\n## Complications\n\nUntreated anemia can lead to:\n\n- Heart problems\n- Pregnancy complications",
        {"Untreated anemia | causes | Heart problems", "Untreated anemia | causes | Pregnancy complications"},
    ),
    "Anemia: What are the complications of anemia?": (
        "# Anemia\n\n## What are the complications of anemia?\n\nComplications include heart problems.",
        {"anemia | causes | heart problems"},
    ),
    "Lupus: What is lupus?": (
        "# Lupus\n\n## What is lupus?\n\nLupus is a disease of the immune system. The disease can "
        "damage the kidneys. Symptoms include fatigue and fever.",
        {"Lupus | worsens | kidneys", "lupus | causes | fatigue", "lupus | causes | fever"},
    ),
    "Cluster headache: Overview": (
        "# Cluster headache\n\n## Overview\n\nThis type of headache is more common in men.",
        {"Cluster headache | more_common_in | men"},
    ),
    "Bursitis: Treatment": (
        "# Bursitis\n\n## Treatment\n\nTreatment usually includes rest, ice and pain relievers.",
        {"ice | relieves | Bursitis", "pain relievers | relieves | Bursitis", "rest | relieves | Bursitis"},
    ),
    "Bursitis: Treatment (more)": (
        "# Bursitis\n\n## Treatment\n\nRest and ice usually help.",
        {"Rest | relieves | Bursitis", "ice | relieves | Bursitis"},
    ),
    "Bursitis: Causes": (
        "# Bursitis\n\n## Causes\n\nThe usual cause is overuse of a joint. Injury and infection can also be to blame.",
        {"Injury | causes | Bursitis", "infection | causes | Bursitis", "overuse of a joint | causes | Bursitis"},
    ),
    "Asthma: Triggers": (
        "# Asthma\n\n## Triggers\n\nCommon triggers are pollen, smoke and cold air.",
        {"cold air | causes | Asthma", "pollen | causes | Asthma", "smoke | causes | Asthma"},
    ),
    "Asthma: Triggers (more)": (
        "# Asthma\n\n## Triggers\n\n- Pollen\n- Tobacco smoke\n- Cold air",
        {"Cold air | causes | Asthma", "Pollen | causes | Asthma", "Tobacco smoke | causes | Asthma"},
    ),
    "Stroke: Risk factors": (
        "# Stroke\n\n## Risk factors\n\nHigh blood pressure is the biggest risk factor.",
        {"High blood pressure | raises_risk_of | Stroke"},
    ),
    "Statins: Side effects": (
        "# Statins\n\n## Side effects\n\n- Muscle pain\n- Constipation",
        {"Statins | causes | Constipation", "Statins | causes | Muscle pain"},
    ),
    "Statins: Side effects of statins include:": (
        "# Statins\n\nSide effects of statins include:\n\n* Muscle pain\n* Headache",
        {"statins | causes | Headache", "statins | causes | Muscle pain"},
    ),
    "Heart disease: Conditions that raise the risk of heart disease include:": (
        "# Heart disease\n\nConditions that raise the risk of heart disease include:\n\n- Diabetes\n"
        "- High blood pressure",
        {"Diabetes | raises_risk_of | heart disease", "High blood pressure | raises_risk_of | heart disease"},
    ),
    "Eczema: What makes eczema worse?": (
        "# Eczema\n\n## What makes eczema worse?\n\n- Dry air\n- Wool clothing\n- Stress",
        {"Dry air | worsens | eczema", "Stress | worsens | eczema", "Wool clothing | worsens | eczema"},
    ),
    "Heartburn: Home remedies for heartburn": (
        "# Heartburn\n\n## Home remedies for heartburn\n\n- Raising the head of your bed\n- Eating smaller meals",
        {"Eating smaller meals | relieves | heartburn", "Raising the head of your bed | relieves | heartburn"},
    ),
    "Back pain: What causes back pain?": (
        "# Back pain\n\n## What causes back pain?\n\nCauses include:\n\n- Muscle strain\n- Injuries:\n"
        "  - Falls\n  - Car accidents",
        {
            "Car accidents | causes | Back pain",
            "Falls | causes | Back pain",
            "Injuries | causes | Back pain",
            "Muscle strain | causes | Back pain",
        },
    ),
    "Vertigo: Possible causes of vertigo: inner ear infection, migraine…": (
        "# Vertigo\n\nPossible causes of vertigo: inner ear infection, migraine, and head injury.",
        {"head injury | causes | vertigo", "inner ear infection | causes | vertigo", "migraine | causes | vertigo"},
    ),
    "Gastritis: Risk factors: smoking, alcohol and stress.": (
        "# Gastritis\n\nRisk factors: smoking, alcohol and stress.",
        {
            "alcohol | raises_risk_of | Gastritis",
            "smoking | raises_risk_of | Gastritis",
            "stress | raises_risk_of | Gastritis",
        },
    ),
    "Gallstones: What are the symptoms?": (
        "Gallstones\n\nWhat are the symptoms?\n\nSymptoms may include:\n\nNausea\nFever\n"
        "Pain in the upper belly\n\nSee a doctor if pain lasts.",
        {
            "Gallstones | causes | Fever",
            "Gallstones | causes | Nausea",
            "Gallstones | causes | Pain in the upper belly",
        },
    ),
    "Iron deficiency: How is iron deficiency treated?": (
        "Iron deficiency\n\nHow is iron deficiency treated?\n\n"
        "Iron tablets. Most people feel better within weeks.\n\n"
        "Iron infusion. This is given into a vein.",
        {"Iron infusion | relieves | iron deficiency", "Iron tablets | relieves | iron deficiency"},
    ),
    "Psoriasis: Triggers": (
        "Psoriasis\n\nTriggers\n\nStress — it often sets off flares.\n"
        "Infections — such as strep throat.\nCold weather — dry air irritates the skin.",
        {
            "Cold weather | causes | Psoriasis",
            "Infections | causes | Psoriasis",
            "Stress | causes | Psoriasis",
            "Stress | causes | flares",
            "dry air | worsens | skin",
        },
    ),
    "Gum disease: Who gets gum disease?": (
        "Gum disease\n\nWho gets gum disease?\n\nPeople usually don't show signs until their 30s. Men "
        "are more likely to have gum disease than women.",
        {"gum disease | more_common_in | Men"},
    ),
    "Celiac disease: What problems can celiac disease cause?": (
        "Celiac disease\n\nWhat problems can celiac disease cause?\n\n- Anemia\n- Weak bones\n- Infertility",
        {
            "celiac disease | causes | Anemia",
            "celiac disease | causes | Infertility",
            "celiac disease | causes | Weak bones",
        },
    ),
    "Eczema: What are the symptoms of eczema?": (
        "Eczema\n\nWhat are the symptoms of eczema?\n\n"
        "The most common symptom is itching. Other symptoms include dry skin and rashes.",
        {"eczema | causes | dry skin", "eczema | causes | itching", "eczema | causes | rashes"},
    ),
    "Concussion: Signs and symptoms": (
        "Concussion\n\nSigns and symptoms\n\nThe main signs are headache, dizziness and confusion.",
        {"Concussion | causes | confusion", "Concussion | causes | dizziness", "Concussion | causes | headache"},
    ),
    "Ulcers: What causes ulcers?": (
        "Ulcers\n\nWhat causes ulcers?\n\nMost ulcers are caused by an infection. Long-term use of "
        "pain relievers can also cause them. Stress does not cause ulcers.",
        {
            "!Stress | causes | ulcers",
            "Long-term use of pain relievers | causes | ulcers",
            "infection | causes | ulcers",
        },
    ),
    "Rosacea: Some things can make rosacea worse:": (
        "Rosacea\n\nSome things can make rosacea worse:\n\n- Sunlight\n- Hot drinks\n- Spicy foods",
        {"Hot drinks | worsens | rosacea", "Spicy foods | worsens | rosacea", "Sunlight | worsens | rosacea"},
    ),
    "Osteoporosis: You can lower your risk of osteoporosis by:": (
        "Osteoporosis\n\nYou can lower your risk of osteoporosis by:\n\n- Eating foods with calcium\n"
        "- Quitting smoking",
        {"Eating foods with calcium | prevents | osteoporosis", "Quitting smoking | prevents | osteoporosis"},
    ),
    "Smoking: Smoking can cause:": (
        "Smoking\n\nSmoking can cause:\n\n- Lung cancer\n- Heart disease\n- Gum disease",
        {"Smoking | causes | Gum disease", "Smoking | causes | Heart disease", "Smoking | causes | Lung cancer"},
    ),
    "Smoking: People who smoke are more likely to get:": (
        "Smoking\n\nPeople who smoke are more likely to get:\n\n- Lung cancer\n- Stroke",
        {"smoke | raises_risk_of | Lung cancer", "smoke | raises_risk_of | Stroke"},
    ),
    "Hypothyroidism: Untreated hypothyroidism increases the risk of:": (
        "Hypothyroidism\n\nUntreated hypothyroidism increases the risk of:\n\n- Heart disease\n- Infertility",
        {
            "Untreated hypothyroidism | raises_risk_of | Heart disease",
            "Untreated hypothyroidism | raises_risk_of | Infertility",
        },
    ),
    "Insomnia: Insomnia can be a symptom of other conditions, such as:": (
        "Insomnia\n\nInsomnia can be a symptom of other conditions, such as:\n\n- Depression\n- Asthma\n- Sleep apnea",
        {"Asthma | causes | Insomnia", "Depression | causes | Insomnia", "Sleep apnea | causes | Insomnia"},
    ),
    "Gout: Gout is linked to:": (
        "Gout\n\nGout is linked to:\n\n- High blood pressure\n- Kidney disease",
        {"Gout | associated_with | High blood pressure", "Gout | associated_with | Kidney disease"},
    ),
    "Whiplash: Home care": (
        "Whiplash\n\nHome care\n\nThese steps can help relieve the pain:\n\n- Ice\n- Gentle stretching",
        {"Gentle stretching | relieves | pain", "Ice | relieves | pain"},
    ),
    "Cancer: Cancer prevention": (
        "Cancer\n\nCancer prevention\n\nThe following may lower your risk of cancer:\n\n"
        "* Eating plenty of fiber\n* Staying at a healthy weight",
        {"Eating plenty of fiber | prevents | cancer", "Staying at a healthy weight | prevents | cancer"},
    ),
    "Lactose intolerance: After eating milk products, people with lactose intoleran…": (
        "Lactose intolerance\n\nAfter eating milk products, people with lactose intolerance may have "
        "bloating, gas and diarrhea.",
        {
            "lactose intolerance | co_occurs_with | bloating",
            "lactose intolerance | co_occurs_with | diarrhea",
            "lactose intolerance | co_occurs_with | gas",
        },
    ),
    "Tinnitus: Tinnitus is a ringing in the ears. It can be a sign of he…": (
        "Tinnitus\n\nTinnitus is a ringing in the ears. It can be a sign of hearing loss. It may also "
        "be caused by loud noise or certain medicines.",
        {"hearing loss | causes | Tinnitus", "loud noise | causes | Tinnitus", "medicines | causes | Tinnitus"},
    ),
    "Hives: Hives are itchy bumps on the skin. They are usually cause…": (
        "Hives\n\nHives are itchy bumps on the skin. They are usually caused by an allergy. "
        "Antihistamines can help relieve symptoms.",
        {"Antihistamines | relieves | symptoms", "allergy | causes | Hives"},
    ),
    "Gastritis: What causes gastritis?": (
        "Gastritis\n\nWhat causes gastritis?\n\nThe most common causes are infection with bacteria and "
        "heavy use of pain relievers. Less common causes include stress and bile reflux.",
        {
            "bile reflux | causes | gastritis",
            "heavy use of pain relievers | causes | gastritis",
            "infection with bacteria | causes | gastritis",
            "stress | causes | gastritis",
        },
    ),
    "Rosacea: Who gets it?": (
        "Rosacea\n\nWho gets it?\n\nAnyone can get rosacea, but it is more common in fair-skinned people and in women.",
        {"rosacea | more_common_in | fair-skinned people", "rosacea | more_common_in | women"},
    ),
    "Lactose intolerance: The condition is most common in people of Asian descent.": (
        "Lactose intolerance\n\nThe condition is most common in people of Asian descent.",
        {"Lactose intolerance | more_common_in | people of Asian descent"},
    ),
    "Dehydration: Signs of dehydration include thirst, dark urine and dizzi…": (
        "Dehydration\n\nSigns of dehydration include thirst, dark urine and dizziness. If it is "
        "severe, dehydration can lead to shock.",
        {
            "dehydration | causes | dark urine",
            "dehydration | causes | dizziness",
            "dehydration | causes | shock",
            "dehydration | causes | thirst",
        },
    ),
    "Bronchitis: It can be treated with rest, fluids and aspirin.": (
        "Bronchitis\n\nIt can be treated with rest, fluids and aspirin.",
        {"aspirin | relieves | Bronchitis", "fluids | relieves | Bronchitis", "rest | relieves | Bronchitis"},
    ),
    "Bronchitis: Treatments include rest and fluids.": (
        "Bronchitis\n\nTreatments include rest and fluids.",
        {"fluids | relieves | Bronchitis", "rest | relieves | Bronchitis"},
    ),
    "Iron: Low iron levels can cause anemia. Symptoms of anemia are …": (
        "Iron\n\nLow iron levels can cause anemia. Symptoms of anemia are tiredness and pale skin.",
        {"Low iron levels | causes | anemia", "anemia | causes | pale skin", "anemia | causes | tiredness"},
    ),
    "Bunions: Wearing tight shoes is one cause. Arthritis is another.": (
        "Bunions\n\nWearing tight shoes is one cause. Arthritis is another.",
        {"tight shoes | causes | Bunions"},
    ),
    "Bunions: The main risk factor is tight shoes. Other risk factors a…": (
        "Bunions\n\nThe main risk factor is tight shoes. Other risk factors are arthritis and flat feet.",
        {
            "arthritis | raises_risk_of | Bunions",
            "flat feet | raises_risk_of | Bunions",
            "tight shoes | raises_risk_of | Bunions",
        },
    ),
    "Insomnia: The first-line treatment is cognitive behavioral therapy.": (
        "Insomnia\n\nThe first-line treatment is cognitive behavioral therapy.",
        {"cognitive behavioral therapy | relieves | Insomnia"},
    ),
    "Cataracts: Surgery is the only treatment that works.": (
        "Cataracts\n\nSurgery is the only treatment that works.",
        {"Surgery | relieves | Cataracts"},
    ),
    "Cold sores: Cold sores are caused by a virus. Triggers include sunlig…": (
        "Cold sores\n\nCold sores are caused by a virus. Triggers include sunlight, stress and "
        "fatigue. There is no cure, but antiviral creams can shorten an outbreak.",
        {
            "antiviral creams | relieves | outbreak",
            "fatigue | causes | Cold sores",
            "stress | causes | Cold sores",
            "sunlight | causes | Cold sores",
            "virus | causes | Cold sores",
        },
    ),
    "Diarrhea: The most serious complication is dehydration.": (
        "Diarrhea\n\nThe most serious complication is dehydration.",
        {"Diarrhea | causes | dehydration"},
    ),
    "Sepsis: Early symptoms are fever, chills and fast breathing.": (
        "Sepsis\n\nEarly symptoms are fever, chills and fast breathing.",
        {"Sepsis | causes | chills", "Sepsis | causes | fast breathing", "Sepsis | causes | fever"},
    ),
    "Knee pain: Common causes of knee pain include injuries, arthritis an…": (
        "Knee pain\n\nCommon causes of knee pain include injuries, arthritis and infections; being "
        "overweight makes it worse.",
        {
            "arthritis | causes | knee pain",
            "infections | causes | knee pain",
            "injuries | causes | knee pain",
            "overweight | worsens | knee pain",
        },
    ),
    "Constipation: Some medicines can also be the cause.": (
        "Constipation\n\nSome medicines can also be the cause.",
        {"medicines | causes | Constipation"},
    ),
    "Heart failure: The leading causes of heart failure are diseases that dam…": (
        "Heart failure\n\nThe leading causes of heart failure are diseases that damage the heart. "
        "These include coronary heart disease, high blood pressure and diabetes.",
        {
            "coronary heart disease | causes | heart failure",
            "diabetes | causes | heart failure",
            "diseases that damage the heart | causes | heart failure",
            "high blood pressure | causes | heart failure",
        },
    ),
    "Allergy: Substances that often cause reactions include pollen, mol…": (
        "Allergy\n\nSubstances that often cause reactions include pollen, mold and pet dander.",
        {"mold | causes | reactions", "pet dander | causes | reactions", "pollen | causes | reactions"},
    ),
    "Obesity: Health problems linked to obesity include diabetes, galls…": (
        "Obesity\n\nHealth problems linked to obesity include diabetes, gallstones and some cancers.",
        {
            "obesity | associated_with | cancers",
            "obesity | associated_with | diabetes",
            "obesity | associated_with | gallstones",
        },
    ),
    "Smoking: Diseases caused by smoking include lung cancer and emphys…": (
        "Smoking\n\nDiseases caused by smoking include lung cancer and emphysema.",
        {"smoking | causes | emphysema", "smoking | causes | lung cancer"},
    ),
    "Acne: Myths": (
        "Acne\n\nMyths\n\nThere is no link between chocolate and acne.",
        {"!chocolate | associated_with | acne"},
    ),
    "Dementia: The strongest risk factor for dementia is age. Other risk…": (
        "Dementia\n\nThe strongest risk factor for dementia is age. Other risk factors include "
        "smoking, high blood pressure and hearing loss.",
        {
            "age | raises_risk_of | dementia",
            "hearing loss | raises_risk_of | Dementia",
            "high blood pressure | raises_risk_of | Dementia",
            "smoking | raises_risk_of | Dementia",
        },
    ),
}
PLAIN: dict[str, str] = {
    "Heartburn: Foods to avoid": ("# Heartburn\n\n## Foods to avoid\n\n- Coffee\n- Chocolate"),
    "Heartburn: When to see a doctor": ("# Heartburn\n\n## When to see a doctor\n\n- Chest pain\n- Weight loss"),
    "Heartburn: How is heartburn diagnosed?": ("# Heartburn\n\n## How is heartburn diagnosed?\n\n- Endoscopy\n- X-ray"),
    "Kidney stones: Treatment": (
        "Kidney stones\n\nTreatment\n\nTreatment depends on the size of the stone. Small stones "
        "usually pass without treatment. Larger stones may need surgery."
    ),
    "Asthma: What causes asthma?": ("Asthma\n\nWhat causes asthma?\n\nThe exact cause of asthma is unknown."),
    "Anxiety: Types of anxiety disorders": ("Anxiety\n\nTypes of anxiety disorders\n\n- Panic disorder\n- Phobias"),
    "Anxiety: Tests": ("Anxiety\n\nTests\n\n- Blood tests\n- Interview"),
    "Anxiety: Questions to ask your doctor about anxiety": (
        "Anxiety\n\nQuestions to ask your doctor about anxiety\n\n- Diet\n- Exercise"
    ),
    "Migraine: Migraine has no single cause.": ("Migraine\n\nMigraine has no single cause."),
    "Hernia: Most people feel better after surgery. Ask your doctor wh…": (
        "Hernia\n\nMost people feel better after surgery. Ask your doctor what to expect."
    ),
    "Fainting: The cause is not always clear.": ("Fainting\n\nThe cause is not always clear."),
    "Fever: The treatment is simple. It takes an hour.": ("Fever\n\nThe treatment is simple. It takes an hour."),
    "Asthma: Questions for your doctor": ("Asthma\n\nQuestions for your doctor\n\n- Inhalers\n- Side effects"),
    "Stroke: Know the facts": ("Stroke\n\nKnow the facts\n\nStroke. Heart. Lungs."),
}


def said(text: str) -> set[str]:
    """Return "subject | relation | object" of each claim, "!" before a denied one."""
    format = "markdown" if text.startswith("#") else "text"
    claims = extract_claims(parse_document(text, name="note", format=format))
    return {
        f"{'!' if claim.negated else ''}{claim.subject.text} | {claim.relation.value} | {claim.object.text}"
        for claim in claims
    }


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES.keys())
def test_a_page_says_what_its_layout_says(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_a_list_that_states_no_relation_says_nothing(text: str) -> None:
    assert said(text) == set()
