"""Nouns that state a relation ("a risk factor for", "causes include") and who gets what: sentences of our own."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SAYS: dict[str, set[str]] = {
    "Smoking is the leading cause of lung cancer.": {"Smoking | causes | lung cancer"},
    "The most common cause of heel pain is plantar fasciitis.": {"plantar fasciitis | causes | heel pain"},
    "High blood pressure and diabetes are known risk factors for kidney disease.": {
        "High blood pressure | raises_risk_of | kidney disease",
        "diabetes | raises_risk_of | kidney disease",
    },
    "Causes of anemia include blood loss, iron deficiency and chronic kidney disease.": {
        "blood loss | causes | anemia",
        "chronic kidney disease | causes | anemia",
        "iron deficiency | causes | anemia",
    },
    "Factors that raise the risk of stroke include smoking, obesity and high blood pressure.": {
        "high blood pressure | raises_risk_of | stroke",
        "obesity | raises_risk_of | stroke",
        "smoking | raises_risk_of | stroke",
    },
    "Factors that increase your risk of cataracts include aging, diabetes and heavy drinking.": {
        "aging | raises_risk_of | cataracts",
        "diabetes | raises_risk_of | cataracts",
        "heavy drinking | raises_risk_of | cataracts",
    },
    "A rare complication of mumps is deafness.": {"mumps | causes | deafness"},
    "One complication of measles is pneumonia.": {"measles | causes | pneumonia"},
    "Complications of diabetes may include nerve damage and kidney failure.": {
        "diabetes | causes | kidney failure",
        "diabetes | causes | nerve damage",
    },
    "Other conditions linked with psoriasis are depression and heart disease.": {
        "psoriasis | associated_with | depression",
        "psoriasis | associated_with | heart disease",
    },
    "Other conditions associated with obesity include gallstones and sleep apnea.": {
        "obesity | associated_with | gallstones",
        "obesity | associated_with | sleep apnea",
    },
    "Possible side effects of steroids are weight gain and mood swings.": {
        "steroids | causes | mood swings",
        "steroids | causes | weight gain",
    },
    "Side effects of chemotherapy can include hair loss, nausea and fatigue.": {
        "chemotherapy | causes | fatigue",
        "chemotherapy | causes | hair loss",
        "chemotherapy | causes | nausea",
    },
    "The main symptoms of asthma are wheezing, coughing and chest tightness.": {
        "asthma | causes | chest tightness",
        "asthma | causes | coughing",
        "asthma | causes | wheezing",
    },
    "Symptoms of gallstones may include nausea and pain in the upper belly.": {
        "gallstones | causes | nausea",
        "gallstones | causes | pain in the upper belly",
    },
    "Glaucoma's early signs include blurred vision and headaches.": {
        "Glaucoma | causes | blurred vision",
        "Glaucoma | causes | headaches",
    },
    "One reason for night sweats is infection.": {"infection | causes | night sweats"},
    "Pressure ulcers are the result of prolonged pressure on the skin.": {
        "prolonged pressure on the skin | causes | Pressure ulcers"
    },
    "Scurvy is the result of vitamin C deficiency.": {"vitamin C deficiency | causes | Scurvy"},
    "In most cases of food poisoning, the culprit is bacteria.": {"bacteria | causes | food poisoning"},
    "Pollen is a common trigger for asthma attacks.": {"Pollen | causes | asthma attacks"},
    "Common triggers of migraine include stress, red wine and lack of sleep.": {
        "lack of sleep | causes | migraine",
        "red wine | causes | migraine",
        "stress | causes | migraine",
    },
    "Treatments for acne include retinoids and antibiotics.": {
        "antibiotics | relieves | acne",
        "retinoids | relieves | acne",
    },
    "Treatment for shingles usually includes antiviral medicines.": {"antiviral medicines | relieves | shingles"},
    "Treatment of hypothyroidism involves thyroid hormone.": {"thyroid hormone | relieves | hypothyroidism"},
    "Treatment of tendinitis may involve rest, ice and physical therapy.": {
        "ice | relieves | tendinitis",
        "physical therapy | relieves | tendinitis",
        "rest | relieves | tendinitis",
    },
    "Mild dehydration can be treated with oral fluids.": {"oral fluids | relieves | Mild dehydration"},
    "Hot flashes can be managed with hormone therapy.": {"hormone therapy | relieves | Hot flashes"},
    "Itching can be relieved with cool baths.": {"cool baths | relieves | Itching"},
    "Statins are used to treat high cholesterol.": {"Statins | relieves | high cholesterol"},
    "Metformin is often prescribed to treat type 2 diabetes.": {"Metformin | relieves | type 2 diabetes"},
    "Antibiotics are given to treat bacterial infections.": {"Antibiotics | relieves | bacterial infections"},
    "Insulin is used for type 1 diabetes.": {"Insulin | relieves | type 1 diabetes"},
    "Botox injections are sometimes used for chronic migraine.": {"Botox injections | relieves | chronic migraine"},
    "Options for treating varicose veins are compression stockings and laser therapy.": {
        "compression stockings | relieves | varicose veins",
        "laser therapy | relieves | varicose veins",
    },
    "The mainstay of treatment for celiac disease is a gluten-free diet.": {
        "gluten-free diet | relieves | celiac disease"
    },
    "The main treatment for appendicitis is surgery.": {"surgery | relieves | appendicitis"},
    "Vaccination is the best way to prevent influenza.": {"Vaccination | prevents | influenza"},
    "The best way to prevent influenza is vaccination.": {"vaccination | prevents | influenza"},
    "The most effective way to prevent tooth decay is to brush twice a day.": {
        "brush twice a day | prevents | tooth decay"
    },
    "Ways to prevent constipation are drinking water and eating fiber.": {
        "drinking water | prevents | constipation",
        "eating fiber | prevents | constipation",
    },
    "Dizziness has many causes, among them dehydration and low blood sugar.": {
        "dehydration | causes | Dizziness",
        "low blood sugar | causes | Dizziness",
    },
    "Fatigue has many possible causes, including anemia, depression and thyroid disease.": {
        "anemia | causes | Fatigue",
        "depression | causes | Fatigue",
        "thyroid disease | causes | Fatigue",
    },
    "There is a strong link between gum disease and heart disease.": {"gum disease | associated_with | heart disease"},
    "There is a well-known relationship between poor sleep and weight gain.": {
        "poor sleep | associated_with | weight gain"
    },
    "Researchers found a connection between air pollution and dementia.": {
        "air pollution | associated_with | dementia"
    },
    "The benefits of exercise for heart health are well known.": {"exercise | improves | heart health"},
    "The harmful effects of smoking on the lungs are well established.": {"smoking | worsens | lungs"},
    "Muscle weakness due to inactivity is common.": {"inactivity | causes | Muscle weakness"},
    "Back pain caused by muscle strain usually heals within weeks.": {"muscle strain | causes | Back pain"},
    "Arthritis is a major cause of disability.": {"Arthritis | causes | disability"},
    "Radon is the second leading cause of lung cancer.": {"Radon | causes | lung cancer"},
    "Falls are among the most common causes of injury in older adults.": {"Falls | causes | injury"},
    "Diabetes is one of the main causes of blindness.": {"Diabetes | causes | blindness"},
    "A frequent cause of hoarseness is overuse of the voice.": {"overuse of the voice | causes | hoarseness"},
    "Sometimes the cause of hives is an allergy to a food.": {"allergy to a food | causes | hives"},
    "Excess weight is a risk factor for many conditions, including diabetes and gout.": {
        "Excess weight | raises_risk_of | diabetes",
        "Excess weight | raises_risk_of | gout",
    },
    "People with obesity are at higher risk of gallstones.": {"obesity | raises_risk_of | gallstones"},
    "Older adults are at greatest risk for pneumonia.": {"pneumonia | more_common_in | Older adults"},
    "Anyone can get shingles, but it is more common in older adults.": {"shingles | more_common_in | older adults"},
    "Anyone can develop gout, but it is most common in middle-aged men.": {"gout | more_common_in | middle-aged men"},
    "Rosacea is most common among women with fair skin.": {"Rosacea | more_common_in | women with fair skin"},
    "Lupus mostly affects women.": {"Lupus | more_common_in | women"},
    "Scoliosis mainly affects teenage girls.": {"Scoliosis | more_common_in | teenage girls"},
    "Sickle cell disease primarily affects people of African descent.": {
        "Sickle cell disease | more_common_in | people of African descent"
    },
    "Glaucoma tends to run in families.": {"Glaucoma | associated_with | families"},
    "Psoriasis often runs in families.": {"Psoriasis | associated_with | families"},
    "Athletes are more likely than other people to develop stress fractures.": {
        "stress fractures | more_common_in | Athletes"
    },
    "Women get migraines more often than men.": {"migraines | more_common_in | Women"},
    "Women have anxiety disorders more often than men.": {"anxiety disorders | more_common_in | Women"},
    "Women develop gallstones twice as often as men.": {"gallstones | more_common_in | Women"},
    "The risk of cataracts rises with age.": {"age | raises_risk_of | cataracts"},
    "Your risk of stroke increases with age.": {"age | raises_risk_of | stroke"},
    "The chance of having gallstones goes up with age.": {"age | raises_risk_of | gallstones"},
    "The risk of dementia increases as you get older.": {"get older | raises_risk_of | dementia"},
    "You are more likely to have kidney stones if you drink too little water.": {
        "drink too little water | raises_risk_of | kidney stones"
    },
    "You are more likely to get glaucoma if you have diabetes.": {"diabetes | raises_risk_of | glaucoma"},
    "Your risk of gout is higher if you are overweight.": {"overweight | raises_risk_of | gout"},
    "You have a higher risk of stroke if you smoke.": {"smoke | raises_risk_of | stroke"},
    "You may be at risk for osteoporosis if you take steroids.": {"take steroids | raises_risk_of | osteoporosis"},
    "People who smoke are more likely to develop cataracts.": {"smoke | raises_risk_of | cataracts"},
    "People who are obese have a higher risk of sleep apnea.": {"obese | raises_risk_of | sleep apnea"},
    "People who have diabetes are more likely to get foot ulcers.": {"diabetes | raises_risk_of | foot ulcers"},
    "Women who are pregnant are at increased risk of listeriosis.": {"pregnant | raises_risk_of | listeriosis"},
    "Smokers are at higher risk of lung cancer.": {"lung cancer | more_common_in | Smokers"},
    "Bunions are more common in women than in men.": {"Bunions | more_common_in | women"},
    "Asthma affects about 8% of children.": {"children | co_occurs_with | Asthma"},
    "Most people with celiac disease have iron deficiency.": {"celiac disease | co_occurs_with | iron deficiency"},
    "Many people with diabetes also have high blood pressure.": {"diabetes | co_occurs_with | high blood pressure"},
    "About 30% of people with psoriasis develop arthritis.": {"psoriasis | co_occurs_with | arthritis"},
    "Carpal tunnel syndrome is often seen in pregnant women.": {
        "Carpal tunnel syndrome | more_common_in | pregnant women"
    },
    "Bronchiolitis is usually seen in infants.": {"Bronchiolitis | more_common_in | infants"},
    "People over 65 have the highest risk of falls.": {"falls | more_common_in | People over 65"},
    "A family history of glaucoma raises your risk.": {"family history of glaucoma | raises_risk_of | glaucoma"},
    "If you have diabetes, you are at greater risk of heart disease.": {"diabetes | raises_risk_of | heart disease"},
    "If you have asthma, you are more likely to have allergies.": {"asthma | raises_risk_of | allergies"},
    "If you smoke, your risk of stroke is higher.": {"smoke | raises_risk_of | stroke"},
}
SAYS_NOTHING = (
    "Obesity-related diseases include diabetes.",
    "Major risk factors include smoking, obesity, and a family history of the disease.",
    "Those at greatest risk are older adults.",
    "Tension headaches are the most common type of headache.",
    "It can occur at any age.",
    "Anyone can get the flu.",
    "Boys are affected more often than girls.",
    "Osteoporosis affects both men and women.",
)


def said(sentence: str) -> set[str]:
    """Return "subject | relation | object" of each claim, "!" before a denied one."""
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    return {
        f"{'!' if claim.negated else ''}{claim.subject.text} | {claim.relation.value} | {claim.object.text}"
        for claim in claims
    }


@pytest.mark.parametrize("sentence", SAYS)
def test_a_noun_states_a_relation(sentence: str) -> None:
    assert said(sentence) == SAYS[sentence]


@pytest.mark.parametrize("sentence", SAYS_NOTHING)
def test_a_sentence_that_names_one_side_only_says_nothing(sentence: str) -> None:
    assert said(sentence) == set()
