"""Groups and treatments compared: risks, ratios, outcomes; what is read, and what is no claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: dict[str, set[str]] = {
    "Men are four times as likely as women to have gout.": {"gout | more_common_in | Men | 4 times"},
    "Women are twice as likely as men to suffer from depression.": {"depression | more_common_in | Women | 2 times"},
    "Smokers are 30% more likely to develop type 2 diabetes.": {"type 2 diabetes | more_common_in | Smokers | 30 %"},
    "People with sleep apnea have a twofold risk of stroke.": {"sleep apnea | raises_risk_of | stroke | 2 times"},
    "Obesity is associated with a threefold increase in the risk of gallstones.": {
        "Obesity | raises_risk_of | gallstones | 3 times"
    },
    "Statins cut the risk of heart attack by a third.": {"Statins | prevents | heart attack | 33.3 %"},
    "The vaccine reduced hospital admissions by 60 percent.": {"vaccine | relieves | hospital admissions | 60 %"},
    "For every extra hour of sitting, the risk of death rose by 2%.": {
        "extra hour of sitting | raises_risk_of | death | 2 %"
    },
    "For each additional drink a day, the risk of breast cancer increases by 7 percent.": {
        "additional drink a day | raises_risk_of | breast cancer | 7 %"
    },
    "Each extra serving of red meat raised the risk of colon cancer by 17%.": {
        "extra serving of red meat | raises_risk_of | colon cancer | 17 %"
    },
    "Women who smoke are twice as likely to have a heart attack.": {"smoke | raises_risk_of | heart attack | 2 times"},
    "People who sleep fewer than six hours a night have a 20% higher risk of heart disease.": {
        "sleep fewer than six hours a night | raises_risk_of | heart disease | 20 %"
    },
    "Adults who walked daily had a 25% lower risk of dementia than those who did not.": {
        "walked daily | prevents | dementia | 25 %"
    },
    "Those who drank coffee were 40% less likely to die from liver disease.": {
        "drank coffee | prevents | liver disease | 40 %"
    },
    "Participants who ate the most fiber had a lower risk of bowel cancer (HR 0.83, 95% CI 0.76 to 0.91).": {
        "ate the most fiber | prevents | bowel cancer | 0.83 HR"
    },
    "Children who breathe second-hand smoke are at higher risk of ear infections.": {
        "breathe second-hand smoke | raises_risk_of | ear infections"
    },
    "People who are overweight are more likely to develop knee arthritis.": {
        "overweight | raises_risk_of | knee arthritis"
    },
    "Workers exposed to asbestos were five times more likely to develop lung cancer.": {
        "asbestos | raises_risk_of | lung cancer | 5 times"
    },
    "Patients treated with steroids had a higher risk of infection.": {"steroids | raises_risk_of | infection"},
    "Patients taking aspirin had fewer heart attacks.": {"aspirin | relieves | heart attacks"},
    "Users of e-cigarettes were more likely to report a cough.": {"e-cigarettes | raises_risk_of | cough"},
    "The death rate among people with epilepsy is three times higher than in the general population.": {
        "epilepsy | raises_risk_of | death rate | 3 times"
    },
    "Rates of diabetes are higher among people with schizophrenia.": {"schizophrenia | raises_risk_of | diabetes"},
    "Rates of asthma are higher among city children.": {"asthma | more_common_in | city children"},
    "Depression is twice as common in women as in men.": {"Depression | more_common_in | women | 2 times"},
    "Lupus is nine times more common in women than in men.": {"Lupus | more_common_in | women | 9 times"},
    "Suicide rates are higher among men.": {"Suicide rates | more_common_in | men"},
    "Heavy drinkers were nearly three times as likely to have a fall (OR 2.9, 95% CI 1.4 to 5.8).": {
        "fall | more_common_in | Heavy drinkers | 2.9 OR"
    },
    "High cholesterol doubles a person's risk of heart disease.": {
        "High cholesterol | raises_risk_of | heart disease | 2 times"
    },
    "Having diabetes increases your odds of a stroke 1.5 times.": {"diabetes | raises_risk_of | stroke"},
    "Lack of sleep was tied to a 12% rise in the risk of obesity.": {"Lack of sleep | raises_risk_of | obesity | 12 %"},
    "The study found a 30% increase in fractures among women who took the drug.": {"drug | worsens | fractures | 30 %"},
    "Daily use was linked to a 45 percent increase in the risk of psychosis.": {
        "use | raises_risk_of | psychosis | 45 %"
    },
    "Hormone therapy led to an additional 8 strokes per 10,000 women.": {"Hormone therapy | causes | 8 strokes"},
    "Being physically inactive carries a 30% higher risk of early death.": {
        "inactive | raises_risk_of | early death | 30 %"
    },
    "People who did yoga had less back pain than those who did not.": {"yoga | relieves | back pain"},
    "Participants in the exercise group had lower blood pressure than controls.": {
        "exercise | relieves | blood pressure"
    },
    "Patients in the massage group reported less pain.": {"massage | relieves | pain"},
    "The yoga group had better balance than the control group.": {"yoga | improves | balance"},
    "Patients who received acupuncture scored 8 points lower for pain than those who received usual care.": {
        "acupuncture | relieves | pain"
    },
    "Children given probiotics recovered from diarrhea a day sooner.": {"probiotics | relieves | diarrhea"},
    "Those who took zinc recovered from colds sooner than those who took a placebo.": {"zinc | relieves | colds"},
    "People assigned to tai chi had fewer falls.": {"tai chi | relieves | falls"},
    "The group that received acupuncture reported less nausea.": {"acupuncture | relieves | nausea"},
    "Wearers of compression socks reported less leg swelling.": {"compression socks | relieves | leg swelling"},
    "Compared with placebo, ginger reduced nausea.": {"ginger | relieves | nausea"},
    "In comparison with rest, walking eased leg pain.": {"walking | relieves | leg pain"},
    "Cognitive therapy reduced insomnia compared with no treatment.": {"Cognitive therapy | relieves | insomnia"},
    "Exercise may be as effective as medication for mild depression.": {"Exercise | relieves | mild depression"},
    "Paracetamol was no better than placebo for back pain.": {"Paracetamol | no_effect_on | back pain"},
    "Surgery was not more effective than exercise for shoulder pain.": {"Surgery | no_effect_on | shoulder pain"},
    "Ibuprofen works better than paracetamol for period pain.": {"Ibuprofen | relieves | period pain"},
    "Magnesium made little or no difference to leg cramps.": {"Magnesium | no_effect_on | leg cramps"},
    "There was no difference in pain between splints and exercise.": {"splints | no_effect_on | pain"},
    "There was no difference between the two groups in sleep quality.": set(),
    "Adding steroids to antibiotics did not shorten fever.": {"not Adding steroids to antibiotics | relieves | fever"},
    "Physiotherapy plus medication reduced pain more than medication alone.": {
        "Physiotherapy plus medication | relieves | pain"
    },
    "Stretching did not reduce injuries more than warming up alone.": {"not Stretching | relieves | injuries"},
    "Pain was lower in people who used heat wraps.": {"heat wraps | relieves | Pain"},
    "Pain scores were 2 points lower in the acupuncture group.": {"acupuncture | relieves | Pain scores"},
    "Fewer people had a relapse with lithium than with placebo.": {"lithium | prevents | relapse"},
    "Side effects were more common with tramadol.": {"tramadol | causes | Side effects"},
    "Headaches were more frequent in people taking the drug.": {"drug | causes | Headaches"},
    "Falls were no less frequent in those who wore hip pads.": {"not hip pads | relieves | Falls"},
    "People with diabetes are two to four times more likely to die of heart disease.": {
        "diabetes | raises_risk_of | heart disease | 2 to 4 times"
    },
    "Women with PCOS have a higher chance of diabetes than other women.": {"PCOS | raises_risk_of | diabetes"},
    "Babies born to mothers who smoke are more likely to have asthma.": {"mothers who smoke | raises_risk_of | asthma"},
    "Being overweight makes you three times as likely to develop diabetes.": {
        "overweight | raises_risk_of | diabetes | 3 times"
    },
    "Regular exercise can cut your risk of dementia by up to 30%.": {"exercise | prevents | dementia | 30 %"},
    "Eating fish twice a week was associated with a 15% lower risk of stroke.": {
        "Eating fish twice a week | prevents | stroke | 15 %"
    },
    "The odds of depression were 40% higher for people who worked nights.": {
        "worked nights | worsens | depression | 40 %"
    },
    "Smoking increases the risk of stroke two- to fourfold.": {"Smoking | raises_risk_of | stroke | 4 times"},
    "Long-term use more than doubled the risk of fractures (RR 2.1, 95% CI 1.4 to 3.2).": {
        "Long-term | raises_risk_of | fractures | 2.1 RR"
    },
    "Children with asthma were 1.5 times as likely to be obese.": {"asthma | raises_risk_of | obese | 1.5 times"},
    "Men who drank the most coffee had a 60 percent lower risk of prostate cancer.": {
        "drank the most coffee | prevents | prostate cancer | 60 %"
    },
    "Those with the highest blood pressure were twice as likely to develop dementia.": {
        "highest blood pressure | raises_risk_of | dementia | 2 times"
    },
    "The risk doubles with age.": set(),
    "Each 5-point rise in body mass index raised the risk of heart failure by 29 percent.": {
        "body mass index | raises_risk_of | heart failure | 29 %"
    },
    "Every additional year of schooling lowered the risk of dementia by 7%.": {
        "year of schooling | prevents | dementia | 7 %"
    },
    "People living near busy roads were 12% more likely to develop dementia.": {
        "living near busy roads | raises_risk_of | dementia | 12 %"
    },
    "Older adults taking sleeping pills are more likely to fall.": {"sleeping pills | raises_risk_of | fall"},
    "People with severe gum disease have a 30 to 40 percent higher risk of diabetes.": {
        "severe gum disease | raises_risk_of | diabetes | 30 to 40 %"
    },
    "Women are at three times the risk of autoimmune disease.": {
        "autoimmune disease | more_common_in | Women | 3 times"
    },
    "Nurses on night shifts face a 20% greater risk of breast cancer.": {
        "night shifts | raises_risk_of | breast cancer | 20 %"
    },
    "Volunteers who meditated reported less anxiety than those who read a book.": {"meditated | relieves | anxiety"},
    "Women who breastfed had lower rates of ovarian cancer.": {"breastfed | relieves | ovarian cancer"},
    "Patients on the new drug had fewer migraines than those on placebo.": {"drug | relieves | migraines"},
    "Children in the music group improved more in memory than controls.": {"music | improves | memory"},
    "After eight weeks, the walking group had lower blood pressure than the control group.": {
        "walking | relieves | blood pressure"
    },
    "The intervention group had fewer falls than the control group.": set(),
    "Participants who practiced tai chi had better balance and fewer falls.": {
        "tai chi | improves | balance",
        "tai chi | relieves | falls",
    },
    "Those on the low-salt diet had lower blood pressure.": {"low-salt diet | relieves | blood pressure"},
    "Exercise worked as well as drugs for mild depression.": {"Exercise | relieves | mild depression"},
    "Ibuprofen and naproxen are equally effective for back pain.": {
        "Ibuprofen | relieves | back pain",
        "naproxen | relieves | back pain",
    },
    "Topical gels relieve knee pain better than placebo.": {"Topical gels | relieves | knee pain"},
    "Antihistamines probably reduce itching more than placebo.": {"Antihistamines | relieves | itching"},
    "There may be little to no difference in pain between taping and exercise.": {"taping | no_effect_on | pain"},
    "Zinc probably results in little to no difference in the number of colds.": {"Zinc | no_effect_on | colds"},
    "Melatonin did not improve sleep compared with placebo.": {"not Melatonin | improves | sleep"},
    "There was no significant difference in recovery between the drug and placebo.": {"drug | no_effect_on | recovery"},
    "Acupuncture was not significantly better than sham treatment for hot flashes.": {
        "Acupuncture | no_effect_on | hot flashes"
    },
    "Compared with men, women are more likely to have migraines.": {"migraines | more_common_in | women"},
    "When added to standard care, pulmonary rehabilitation improves breathlessness.": {
        "pulmonary rehabilitation | relieves | breathlessness"
    },
    "People given the vaccine were less likely to get shingles than people given placebo.": {
        "vaccine | prevents | shingles"
    },
    "Fewer children in the probiotic group developed eczema.": {"probiotic | prevents | eczema"},
    "More people in the drug group had nausea.": {"drug | causes | nausea"},
    "Taking vitamin D made no difference to the rate of fractures.": {"vitamin D | no_effect_on | fractures"},
    "The two treatments were equally effective.": set(),
    "Quality of life was better in the exercise group.": {"exercise | improves | Quality of life"},
    "Sleep was worse among people who used screens at night.": {"screens | worsens | Sleep"},
    "Blood sugar was 10 points lower in the low-carb group.": {"low-carb | relieves | Blood sugar"},
    "Pain scores fell by 30% in the yoga group.": {"yoga | relieves | Pain scores | 30 %"},
    "Symptoms improved in 60% of people who took the herb.": {"herb | relieves | Symptoms | 60 %"},
    "About 50% of people taking the drug had less pain, compared with 30% on placebo.": {
        "drug | relieves | pain | 50 %"
    },
    "Three trials (320 participants) showed that splints reduce wrist pain.": {"splints | relieves | wrist pain"},
    "Three trials showed that splints reduce wrist pain.": {"splints | relieves | wrist pain"},
    "Two studies (n = 80) found that yoga eased back pain.": {"yoga | relieves | back pain"},
    "Several trials with 600 people suggest that splints reduce wrist pain.": {"splints | relieves | wrist pain"},
    "Trials showed that yoga reduces stress.": {"yoga | relieves | stress"},
    "About 12.5% of adults age 70 and older were affected by osteoporosis.": {
        "adults age 70 and older | co_occurs_with | osteoporosis | 12.5 %"
    },
    "Over 75 percent of women between 45 and 65 have one or more risk factors for CHD.": {
        "women between 45 and 65 | co_occurs_with | risk factors for CHD | 75 %"
    },
    "Splints reduce wrist pain.": {"Splints | relieves | wrist pain"},
    "Studies show that statins prevent strokes.": {"statins | prevents | strokes"},
    "Patients who were obese were twice as likely to be admitted to hospital.": {
        "obese | raises_risk_of | admitted | 2 times"
    },
    "There was no difference between the groups in pain.": set(),
    "Adults under 40 who sit all day and eat little fiber are twice as likely to develop diabetes.": {
        "eat little fiber | raises_risk_of | diabetes | 2 times",
        "sit all day | raises_risk_of | diabetes | 2 times",
    },
    "A 10% loss of body weight was tied to a 25% lower risk of diabetes.": {
        "10% loss of body weight | prevents | diabetes | 25 %"
    },
    "People with insomnia may be more likely to be hospitalized.": {"insomnia | raises_risk_of | hospitalized"},
    "Women who take estrogen are more likely to have blood clots.": {"estrogen | raises_risk_of | blood clots"},
    "Half of people with asthma have allergies.": {"asthma | co_occurs_with | allergies | 50 %"},
}


@pytest.mark.parametrize(("sentence", "expected"), SAYS.items(), ids=SAYS.keys())
def test_a_comparison_says(sentence: str, expected: set[str], told: Callable[[str], set[str]]) -> None:
    assert told(sentence) == expected
