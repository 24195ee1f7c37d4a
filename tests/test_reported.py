"""What studies report, and what goes with what: the claims read, and sentences that make none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: dict[str, set[str]] = {
    "A study of 500 nurses found that night shifts raise the risk of obesity.": {
        "night shifts | raises_risk_of | obesity"
    },
    "Smith and Jones (2010) showed that stress slows wound healing.": {"stress | worsens | wound healing"},
    "According to a review of 30 trials, yoga eases anxiety.": {"yoga | relieves | anxiety"},
    "The evidence that glucosamine relieves knee pain is weak.": {"glucosamine | relieves | knee pain"},
    "Moderate-certainty evidence suggests that statins prevent strokes.": {"statins | prevents | strokes"},
    "We found moderate-certainty evidence that exercise reduces falls.": {"exercise | relieves | falls"},
    "Results suggest that caffeine can trigger palpitations.": {"caffeine | causes | palpitations"},
    "No studies looked at whether massage prevents falls.": {"massage | prevents | falls"},
    "We found eight trials (920 people) comparing yoga with usual care.": set(),
    "Scientists have found a link between gum disease and stroke.": {"gum disease | associated_with | stroke"},
    "The authors concluded that walking improves sleep.": {"walking | improves | sleep"},
    "Trial results indicate that aspirin lowers the risk of colon cancer (Hall et al., 2015).": {
        "aspirin | prevents | colon cancer"
    },
    "Another trial found no increase in infections with the drug.": {"not drug | worsens | infections"},
    "Loneliness is tied to poor sleep.": {"Loneliness | associated_with | poor sleep"},
    "Poor sleep goes hand in hand with depression.": {"Poor sleep | co_occurs_with | depression"},
    "Waist size correlates with blood pressure.": {"Waist size | associated_with | blood pressure"},
    "High blood sugar is a predictor of kidney disease.": {"High blood sugar | raises_risk_of | kidney disease"},
    "Protein in the urine is a marker of kidney damage.": {"Protein in the urine | associated_with | kidney damage"},
    "Higher levels of vitamin D were associated with lower rates of infection.": {
        "Higher levels of vitamin D | prevents | infection"
    },
    "Longer screen time was linked with shorter sleep.": {"Longer screen time | associated_with | shorter sleep"},
    "Education is strongly related to healthy aging.": {"Education | associated_with | healthy aging"},
    "Air pollution has been linked to dementia.": {"Air pollution | associated_with | dementia"},
    "Blood pressure and salt intake are closely linked.": {"Blood pressure | associated_with | salt intake"},
    "People with gum disease tend to have higher blood sugar.": {"gum disease | co_occurs_with | higher blood sugar"},
    "Diabetes often goes along with kidney disease.": {"Diabetes | co_occurs_with | kidney disease"},
    "Grip strength tracks with survival.": {"Grip strength | associated_with | survival"},
    "Job strain emerged as an independent risk factor for stroke.": {"Job strain | raises_risk_of | stroke"},
    "A 2019 study published in a medical journal found that drinking tea lowers the risk of stroke.": {
        "drinking tea | prevents | stroke"
    },
    "In a study of 2,000 adults, poor sleep was linked to weight gain.": {"poor sleep | associated_with | weight gain"},
    "Lee et al. (2018) reported that music reduces anxiety.": {"music | relieves | anxiety"},
    "There is strong evidence that smoking causes bladder cancer.": {"smoking | causes | bladder cancer"},
    "Low-certainty evidence suggests that massage may ease cancer pain.": {"massage | relieves | cancer pain"},
    "There is no good evidence that vitamin C prevents colds.": {"not vitamin C | prevents | colds"},
    "We are uncertain whether heat therapy improves function.": {"heat therapy | improves | function"},
    "Three trials (320 participants) showed that splints reduce wrist pain.": {"splints | relieves | wrist pain"},
    "The review found that most painkillers do not relieve chronic back pain.": {
        "not painkillers | relieves | chronic back pain"
    },
    "Large studies have failed to find a link between vaccines and autism.": {
        "not vaccines | associated_with | autism"
    },
    "No link was found between cell phones and brain tumors.": {"not cell phones | associated_with | brain tumors"},
    "Evidence for acupuncture in tinnitus is weak.": set(),
    "It found that men with gum disease were 49% more likely to have kidney cancer.": {
        "gum disease | raises_risk_of | kidney cancer | 49 %"
    },
    "The researchers say loneliness can raise blood pressure.": {"loneliness | worsens | blood pressure"},
    "The team found that people who skipped breakfast had a higher risk of heart disease.": {
        "skipped breakfast | raises_risk_of | heart disease"
    },
    "The strongest predictor of falls was a previous fall.": {"previous fall | raises_risk_of | falls"},
    "Higher salt intake goes along with higher blood pressure.": {
        "Higher salt intake | co_occurs_with | higher blood pressure"
    },
    "Belly fat is strongly correlated with insulin resistance.": {"Belly fat | associated_with | insulin resistance"},
    "Childhood poverty has been connected to later depression.": {"Childhood poverty | associated_with | depression"},
    "The study showed an association between sugary drinks and gout.": {"sugary drinks | associated_with | gout"},
    "Depression rates are highest among young women.": {"Depression rates | more_common_in | young women"},
    "Obesity rates are higher in rural areas.": {"Obesity rates | more_common_in | rural areas"},
    "Men have higher rates of suicide than women.": {"suicide | more_common_in | Men"},
    "The less people move, the weaker their muscles become.": {"less people move | worsens | muscles"},
    "Neighborhood noise and sleep problems often go together.": {
        "Neighborhood noise | co_occurs_with | sleep problems"
    },
    "Smoking is strongly tied to bladder cancer.": {"Smoking | associated_with | bladder cancer"},
    "There is a strong association of gum disease with diabetes.": {"gum disease | associated_with | diabetes"},
    "Doctors can predict the risk of stroke.": set(),
    "We included 15 trials with 2,300 people.": set(),
    "People who received physiotherapy walked farther than people who received usual care.": {
        "physiotherapy | improves | walked"
    },
    "Compared with no exercise, exercise probably improves sleep and may reduce fatigue.": {
        "exercise | improves | sleep",
        "exercise | relieves | fatigue",
    },
    "Compared with placebo, the cream may make little or no difference to itch.": {"cream | no_effect_on | itch"},
    "We do not know if ginger reduces nausea.": {"ginger | relieves | nausea"},
    "The evidence suggests that yoga may slightly improve quality of life.": {"yoga | improves | quality of life"},
    "Eight studies found that probiotics shortened diarrhea by one day.": {"probiotics | relieves | diarrhea"},
    "Pain was 12 points lower with the drug than with placebo.": {"drug | relieves | Pain"},
    "Pain improved more with acupuncture than with sham acupuncture.": {"acupuncture | relieves | Pain"},
    "More people had side effects with the drug than with placebo.": {"drug | causes | side effects"},
    "Corticosteroid injections may lead to a small improvement in function.": {
        "Corticosteroid injections | improves | function"
    },
    "There was no evidence of a difference in deaths between the groups.": set(),
    "Exercise may not reduce falls in hospital.": {"not Exercise | relieves | falls in hospital"},
    "Mirror therapy probably improves arm function slightly more than usual rehabilitation.": {
        "Mirror therapy | improves | arm function"
    },
    "Whole-body vibration had little effect on bone density.": {"Whole-body vibration | no_effect_on | bone density"},
    "Adding zinc to oral rehydration probably shortens diarrhea.": {
        "Adding zinc to oral rehydration probably | relieves | diarrhea"
    },
    "Self-monitoring with education resulted in lower blood sugar.": {"Self-monitoring | relieves | blood sugar"},
    "Topical capsaicin worked better than placebo for nerve pain.": {"Topical capsaicin | relieves | nerve pain"},
    "Fewer people taking the drug had a stroke.": {"drug | prevents | stroke"},
    "The drug lowered the number of migraine days by two per month.": {"drug | relieves | migraine days"},
    "Both drugs reduced pain, but only ibuprofen improved sleep.": {
        "drugs | relieves | pain",
        "ibuprofen | improves | sleep",
    },
    "Drinking two cups of coffee a day may lower the risk of liver cancer by 35%, researchers say.": {
        "Drinking two cups of coffee a day | prevents | liver cancer | 35 %"
    },
    "People who ate ultra-processed food daily were 30% more likely to become depressed.": {
        "ate ultra-processed food daily | raises_risk_of | become depressed | 30 %"
    },
    "A new study links air pollution to dementia.": {"air pollution | associated_with | dementia"},
    "Living near a park was linked with better mental health.": {
        "Living near a park | associated_with | mental health"
    },
    "Those who slept less than six hours were twice as likely to catch a cold.": {
        "slept less than six hours | raises_risk_of | catch a cold | 2 times"
    },
    "Middle-aged adults who lifted weights had a 20% lower risk of dying early.": {
        "lifted weights | prevents | dying early | 20 %"
    },
    "Swapping red meat for beans could cut heart disease deaths by 14 percent, according to a new study.": {
        "Swapping red meat for beans | relieves | heart disease deaths | 14 %"
    },
    "Children who got less sleep gained more weight over the year.": {"got less sleep | causes | weight"},
    "Regular sauna users had lower blood pressure.": {"sauna | relieves | blood pressure"},
    "Men with low testosterone had a higher risk of dying.": {"low testosterone | raises_risk_of | dying"},
    "Researchers found no link between milk and kidney stones.": {"not milk | associated_with | kidney stones"},
    "Night owls were more likely to have diabetes than early risers.": {"diabetes | more_common_in | Night owls"},
    "Cannabis users scored lower on memory tests.": {"Cannabis | worsens | memory tests"},
    "Teens who vape are more likely to start smoking.": {"vape | raises_risk_of | start smoking"},
    "Women who had migraines were at higher risk of stroke.": {"migraines | raises_risk_of | stroke"},
    "Those who exercised the most had the lowest risk of heart failure.": {
        "exercised the most | prevents | heart failure"
    },
    "Only one in ten people with hepatitis C know they have it.": set(),
    "Nearly 60% of those surveyed said they felt tired.": set(),
    "Suicide is the second leading cause of death among teenagers.": {"Suicide | causes | death"},
    "Deaths from overdose rose by 30% in 2020.": set(),
    "Approximately 10% of adolescents meet criteria for depression.": {
        "adolescents | co_occurs_with | depression | 10 %"
    },
    "Schizophrenia has a lifetime prevalence of about 1%.": set(),
    "Among identical twins, if one has autism, the other has it in 70% of cases.": set(),
    "Women are twice as likely to be diagnosed with depression as men.": {
        "diagnosed with depression | more_common_in | Women | 2 times"
    },
    "Rates of obesity have tripled since 1975.": set(),
    "Smoking accounts for one in five deaths in the United States.": {"Smoking | causes | deaths | 20 %"},
    "Children of parents with alcoholism are four times more likely to develop alcoholism.": {
        "parents with alcoholism | raises_risk_of | alcoholism | 4 times"
    },
    "High hostility has been associated with a greater risk of heart disease (Miller et al., 1996).": {
        "High hostility | raises_risk_of | heart disease"
    },
    "Up to one-half of people with bulimia have mood disorders.": {"bulimia | co_occurs_with | mood disorders | 50 %"},
    "Comorbid anxiety is present in 60% of people with depression.": {
        "depression | co_occurs_with | Comorbid anxiety | 60 %"
    },
    "About two in five adults with arthritis have limits in daily activity.": {
        "arthritis | co_occurs_with | limits in daily activity | 40 %"
    },
    "Asthma affects 25 million Americans.": {"Americans | co_occurs_with | Asthma"},
    "Fibromyalgia is seen in 2 to 4 percent of the population.": {
        "population | co_occurs_with | Fibromyalgia | 2 to 4 %"
    },
    "Approximately 50% of patients with lupus develop kidney disease.": {
        "lupus | co_occurs_with | kidney disease | 50 %"
    },
    "By age 80, more than half of all Americans have a cataract.": {"Americans | co_occurs_with | cataract | 50 %"},
    "One out of every eight women will be diagnosed with breast cancer.": {
        "eight women | co_occurs_with | breast cancer | 12.5 %"
    },
    "Nearly 1 in 3 adults has prediabetes.": {"adults | co_occurs_with | prediabetes | 33.3 %"},
    "Two-thirds of people with Alzheimer's disease are women.": {
        "Alzheimer's disease | more_common_in | women | 66.7 %"
    },
    "Up to a quarter of people with eczema also have food allergies.": {
        "eczema | co_occurs_with | food allergies | 25 %"
    },
    "The majority of people with hepatitis B have no symptoms.": {"not hepatitis B | causes | symptoms"},
    "Only a third of adults with hearing loss use hearing aids.": set(),
    "People who vape are four times as likely to get lung disease.": {"vape | raises_risk_of | lung disease | 4 times"},
    "Taking the pill slightly raises the risk of blood clots.": {"pill slightly | raises_risk_of | blood clots"},
    "If you have diabetes, you are twice as likely to have a stroke.": {"diabetes | raises_risk_of | stroke | 2 times"},
    "Being active lowers your risk of colon cancer by about 25%.": {"active | prevents | colon cancer | 25 %"},
    "African Americans are twice as likely as whites to have high blood pressure.": {
        "high blood pressure | more_common_in | African Americans | 2 times"
    },
    "Drinking alcohol every day increases the risk of cirrhosis sixfold.": {
        "Drinking alcohol | raises_risk_of | cirrhosis sixfold | 6 times"
    },
    "Passive smoking increases the chance of asthma in children by 20%.": {
        "Passive smoking | raises_risk_of | asthma | 20 %"
    },
    "People who are inactive are at higher risk of heart disease than people who exercise.": {
        "inactive | raises_risk_of | heart disease"
    },
    "Quitting smoking halves the risk of a heart attack within a year.": {
        "Quitting smoking | prevents | heart attack | 50 %"
    },
    "Babies who sleep on their stomachs are more likely to die of SIDS.": {
        "sleep on their stomachs | raises_risk_of | SIDS"
    },
    "Adults who were abused as children had higher rates of depression.": {
        "abused as children | raises_risk_of | depression"
    },
    "Those on a plant-based diet lost more weight than those on a standard diet.": {
        "plant-based diet | relieves | weight"
    },
    "Patients who had early surgery recovered faster.": {"early surgery | improves | recovered"},
    "Students who slept well got better grades.": {"slept well | improves | grades"},
    "Women who exercised during pregnancy had shorter labors.": {"exercised during pregnancy | relieves | labors"},
    "Runners had stronger bones than swimmers.": set(),
    "The treated group had fewer relapses.": set(),
    "Fever was less common in children given paracetamol.": {"not paracetamol | relieves | Fever"},
    "Bleeding was more common with aspirin than with placebo.": {"aspirin | causes | Bleeding"},
    "Death rates were lower among people who ate nuts.": {"ate nuts | prevents | Death rates"},
    "Memory improved in adults who danced twice a week.": {"danced twice a week | improves | Memory"},
    "Physical therapy is as effective as surgery for a torn meniscus.": {"Physical therapy | relieves | torn meniscus"},
    "Low-dose aspirin was no better than a dummy pill at preventing heart attacks.": {
        "Low-dose aspirin | no_effect_on | heart attacks"
    },
    "Adding strength training gave no further benefit.": set(),
    "A higher dose did not work better.": set(),
    "Cutting back on screens before bed helped teenagers sleep longer.": {
        "Cutting back on screens | improves | sleep longer"
    },
    "Results from two trials show that walking lowers blood sugar.": {"walking | relieves | blood sugar"},
    "In a review of 12 studies, mindfulness eased chronic pain.": {"mindfulness | relieves | chronic pain"},
    "There is moderate evidence that heat relieves period pain.": {"heat | relieves | period pain"},
    "It remains unclear whether supplements prevent dementia.": {"supplements | prevents | dementia"},
    "A trial in Denmark showed that surgery was no better than exercise for knee pain.": {
        "surgery | no_effect_on | knee pain"
    },
    "Garcia and colleagues (2017) found that gratitude improves sleep.": {"gratitude | improves | sleep"},
    "Other research has found no effect of magnesium on cramps.": {"magnesium | no_effect_on | cramps"},
    "Animal studies hint that fasting slows tumor growth.": {"fasting | prevents | tumor growth"},
    "The study did not prove that coffee prevents cancer.": {"not coffee | prevents | cancer"},
}


@pytest.mark.parametrize(("sentence", "expected"), SAYS.items(), ids=SAYS.keys())
def test_a_report_says(sentence: str, expected: set[str], told: Callable[[str], set[str]]) -> None:
    assert told(sentence) == expected
