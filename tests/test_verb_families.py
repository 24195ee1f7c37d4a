"""What the words of health pages say: verbs of causing, raising, easing and harming, in the forms that pages have."""

from __future__ import annotations

import pytest

from ingest.claims import extract_claims
from ingest.reading import parse_document

SAYS: dict[str, set[str]] = {
    "Regular swimming wards off heart disease.": {"swimming | prevents | heart disease"},
    "Smoking robs the body of oxygen.": {"Smoking | worsens | body"},
    "Shingles can leave you with lasting nerve pain.": {"Shingles | causes | lasting nerve pain"},
    "Cold air may bring on an asthma attack.": {"Cold air | causes | asthma attack"},
    "Thyroid problems can give rise to anxiety.": {"Thyroid problems | causes | anxiety"},
    "Most cavities stem from sugary drinks.": {"sugary drinks | causes | cavities"},
    "Hives are often brought on by stress.": {"stress | causes | Hives"},
    "Fibre curbs hunger.": {"Fibre | relieves | hunger"},
    "The gel tames itching.": {"gel | relieves | itching"},
    "Zinc speeds wound healing.": {"Zinc | improves | wound healing"},
    "The drug slows the progression of Parkinson's disease.": {"drug | prevents | Parkinson's disease"},
    "Quitting halts further lung damage.": {"Quitting | prevents | lung damage"},
    "Weight loss can reverse prediabetes.": {"Weight loss | relieves | prediabetes"},
    "Breastfeeding guards against ear infections.": {"Breastfeeding | prevents | ear infections"},
    "Bright light makes a migraine worse.": {"Bright light | worsens | migraine"},
    "Swollen feet make walking harder.": {"Swollen feet | worsens | walking"},
    "A flu shot makes severe illness less likely.": {"flu shot | prevents | severe illness"},
    "Arthritis hampers daily tasks.": {"Arthritis | worsens | tasks"},
    "Caffeine interferes with sleep.": {"Caffeine | worsens | sleep"},
    "Shift work disrupts the body clock.": {"Shift work | worsens | body clock"},
    "High blood sugar damages small blood vessels.": {"High blood sugar | worsens | small blood vessels"},
    "Repeated infections scar the lungs.": {"Repeated infections | worsens | lungs"},
    "A herniated disc can pinch a nerve.": {"herniated disc | worsens | nerve"},
    "Dust irritates the airways.": {"Dust | worsens | airways"},
    "Antacids neutralise stomach acid.": {"Antacids | relieves | stomach acid"},
    "Lack of iron saps energy.": {"Lack of iron | worsens | energy"},
    "Long flights raise the danger of blood clots.": {"Long flights | raises_risk_of | blood clots"},
    "Vaping ups the odds of gum disease.": {"Vaping | raises_risk_of | gum disease"},
    "Red wine can set off migraines.": {"Red wine | causes | migraines"},
    "Poor diet fuels inflammation.": {"Poor diet | worsens | inflammation"},
    "Tai chi sharpens balance.": {"Tai chi | improves | balance"},
    "Cutting salt brings blood pressure down.": {"Cutting salt | relieves | blood pressure"},
    "Statins keep cholesterol in check.": {"Statins | relieves | cholesterol"},
    "Insulin keeps blood sugar under control.": {"Insulin | relieves | blood sugar"},
    "The vaccine keeps the virus at bay.": {"vaccine | prevents | virus"},
    "Loud music can wreck your hearing.": {"Loud music | worsens | hearing"},
    "Smoking ruins lung function.": {"Smoking | worsens | lung function"},
    "High heels throw the spine out of line.": {"High heels | worsens | spine"},
    "Unchecked infection can spiral into sepsis.": {"Unchecked infection | causes | sepsis"},
    "Hepatitis C often goes on to cause cirrhosis.": {"Hepatitis C | causes | cirrhosis"},
    "Anger can provoke chest pain.": {"Anger | causes | chest pain"},
    "Exercise combats depression.": {"Exercise | relieves | depression"},
    "Ginger quells nausea.": {"Ginger | relieves | nausea"},
    "Diuretics flush out excess fluid.": {"Diuretics | relieves | excess fluid"},
    "Sedatives dull the senses.": {"Sedatives | worsens | senses"},
    "Counselling lifts mood.": {"Counselling | improves | mood"},
    "Good posture takes pressure off the lower back.": {"Good posture | relieves | lower back"},
    "Sugary drinks are bad for teeth.": {"Sugary drinks | worsens | teeth"},
    "High heels are hard on the feet.": {"High heels | worsens | feet"},
    "Folic acid is vital to a baby's spine.": {"Folic acid | improves | spine"},
    "Lupus strikes women more often than men.": {"Lupus | more_common_in | women"},
    "Gout mainly affects men.": {"Gout | more_common_in | men"},
    "Being overweight doubles your chances of knee arthritis.": {"overweight | raises_risk_of | knee arthritis"},
    "A stressful job can leave you feeling drained.": {"stressful job | causes | drained"},
    "Antihistamines may make you drowsy.": {"Antihistamines | causes | drowsy"},
    "Weight training builds bone and keeps blood sugar steady.": {
        "Weight training | improves | bone",
        "Weight training | relieves | blood sugar",
    },
    "Even a short walk after meals blunts the rise in blood sugar.": {"short walk | relieves | rise in blood sugar"},
    "Beta-blockers calm a racing heart and bring down blood pressure.": {
        "Beta-blockers | relieves | blood pressure",
        "Beta-blockers | relieves | racing heart",
    },
    "Skipping breakfast sets you up for overeating later.": {"Skipping breakfast | raises_risk_of | overeating later"},
    "Acid reflux eats away at tooth enamel.": {"Acid reflux | worsens | tooth enamel"},
    "Alcohol thins the blood and inflames the stomach lining.": {
        "Alcohol | worsens | blood",
        "Alcohol | worsens | stomach lining",
    },
    "Lack of sleep clouds thinking and slows reaction times.": {
        "Lack of sleep | worsens | reaction times",
        "Lack of sleep | worsens | thinking",
    },
    "Nerve damage robs the feet of feeling.": {"Nerve damage | worsens | feet"},
    "Breathing exercises help clear mucus from the lungs.": {"Breathing exercises | relieves | mucus"},
    "Smoking stiffens the arteries and starves the heart of oxygen.": {
        "Smoking | worsens | arteries",
        "Smoking | worsens | heart",
    },
    "Gluten triggers an immune reaction that damages the small intestine.": {
        "Gluten | causes | immune reaction",
        "immune reaction | worsens | small intestine",
    },
    "Cataracts cloud the lens of the eye and blur vision.": {
        "Cataracts | worsens | lens of the eye",
        "Cataracts | worsens | vision",
    },
    "Glaucoma harms the optic nerve and may steal your sight.": {
        "Glaucoma | worsens | optic nerve",
        "Glaucoma | worsens | sight",
    },
    "Cold sores are caused by the herpes simplex virus.": {"herpes simplex virus | causes | Cold sores"},
    "Compression stockings improve blood flow and ease swelling in the legs.": {
        "Compression stockings | improves | blood flow",
        "Compression stockings | relieves | swelling in the legs",
    },
    "Acupuncture appears to offer some relief from chronic headaches.": {"Acupuncture | relieves | chronic headaches"},
    "It is thought that stress hormones weaken the immune response.": {"stress hormones | worsens | immune response"},
    "There is little evidence that detox diets flush out toxins.": {"detox diets | not relieves | toxins"},
    "Vitamin E supplements failed to protect against heart attacks.": {
        "Vitamin E supplements | not prevents | heart attacks"
    },
    "Crossing your legs does not cause varicose veins.": {"Crossing your legs | not causes | varicose veins"},
    "No link has been found between vaccines and autism.": {"vaccines | not associated_with | autism"},
    "Steroid creams thin the skin if used for too long.": {"Steroid creams | worsens | skin"},
    "Chronic kidney disease leaves people feeling tired and weak.": {
        "Chronic kidney disease | causes | tired",
        "Chronic kidney disease | causes | weak",
    },
    "Panic attacks may come on suddenly and bring chest pain, a pounding heart and shortness of breath.": {
        "Panic attacks | causes | chest pain",
        "Panic attacks | causes | pounding heart",
        "Panic attacks | causes | shortness of breath",
    },
    "Tinnitus makes it hard to fall asleep.": {"Tinnitus | worsens | fall asleep"},
    "Anorexia weakens bones and upsets the heart rhythm.": {
        "Anorexia | worsens | bones",
        "Anorexia | worsens | heart rhythm",
    },
    "Grief can bring on insomnia, loss of appetite and trouble concentrating.": {
        "Grief | causes | insomnia",
        "Grief | causes | loss of appetite",
        "Grief | causes | trouble concentrating",
    },
    "Long-term use of opioids breeds dependence.": {"Long-term use of opioids | causes | dependence"},
    "Tight hip flexors tilt the pelvis forward and strain the lower back.": {
        "Tight hip flexors | worsens | lower back",
        "Tight hip flexors | worsens | pelvis",
    },
    "Carbon monoxide poisoning causes headache, dizziness and confusion.": {
        "Carbon monoxide poisoning | causes | confusion",
        "Carbon monoxide poisoning | causes | dizziness",
        "Carbon monoxide poisoning | causes | headache",
    },
    "Lead exposure stunts growth and lowers IQ in children.": {
        "Lead exposure | worsens | IQ",
        "Lead exposure | worsens | growth",
    },
    "Low iron stores leave children pale and irritable.": {
        "Low iron stores | causes | irritable",
        "Low iron stores | causes | pale",
    },
    "Reading glasses make close work easier.": {"Reading glasses | improves | close work"},
    "A walking frame gives people more confidence and cuts falls.": {
        "walking frame | improves | confidence",
        "walking frame | relieves | falls",
    },
    "Pets ward off loneliness.": {"Pets | prevents | loneliness"},
    "Napping too long interferes with sleep at night.": {"Napping too long | worsens | sleep"},
    "The menopause speeds up bone loss.": {"menopause | worsens | bone loss"},
    "Pelvic floor exercises cure or improve bladder leaks in most women.": {
        "Pelvic floor exercises | relieves | bladder leaks"
    },
    "Endometriosis can make it difficult to get pregnant.": {"Endometriosis | worsens | get pregnant"},
    "Sickle-shaped cells block blood flow, starving tissues of oxygen.": {
        "Sickle-shaped cells | worsens | blood flow",
        "Sickle-shaped cells | worsens | tissues",
    },
    "Sepsis can shut down the kidneys.": {"Sepsis | worsens | kidneys"},
    "Antibiotic overuse breeds resistant bacteria.": {"Antibiotic overuse | causes | resistant bacteria"},
    "Hand washing stops germs from spreading.": {"Hand washing | prevents | germs from spreading"},
    "Masks cut the spread of respiratory viruses.": {"Masks | relieves | spread of respiratory viruses"},
    "Caffeine withdrawal brings on headaches.": {"Caffeine withdrawal | causes | headaches"},
    "Certain foods, such as aged cheese and red wine, spark migraines.": {
        "aged cheese | causes | migraines",
        "red wine | causes | migraines",
    },
    "Working nights throws off the body's internal clock.": {"Working nights | worsens | body's internal clock"},
    "Regular brushing removes plaque and keeps gums healthy.": {
        "brushing | improves | gums",
        "brushing | relieves | plaque",
    },
    "High cortisol levels break down muscle.": {"High cortisol levels | worsens | muscle"},
    "Smoking cuts off blood flow to the discs.": {"Smoking | worsens | blood flow"},
    "Nicotine constricts blood vessels, slowing healing after surgery.": {
        "Nicotine | worsens | blood vessels",
        "Nicotine | worsens | healing",
    },
    "Arthritis in the hip often throws the knee out of alignment.": {"Arthritis in the hip | worsens | knee"},
    "Water exercise is gentle on sore joints.": {"Water exercise | relieves | sore joints"},
    "Ice wraps help bring swelling down.": {"Ice wraps | relieves | swelling"},
    "Asthma inhalers open the airways.": {"Asthma inhalers | improves | airways"},
    "Aspirin and similar drugs wear away the stomach lining.": {
        "Aspirin | worsens | stomach lining",
        "similar drugs | worsens | stomach lining",
    },
    "Drinking enough water keeps kidney stones from forming.": {
        "Drinking enough water | prevents | kidney stones from forming"
    },
    "Incontinence keeps many older women from exercising.": {"Incontinence | worsens | exercising"},
    "Smoking makes it harder for a woman to get pregnant.": {"Smoking | worsens | get pregnant"},
    "Gestational diabetes raises the odds of a large baby.": {"Gestational diabetes | raises_risk_of | large baby"},
    "Skin-to-skin contact steadies a newborn's breathing.": {"Skin-to-skin contact | improves | newborn's breathing"},
    "Secondhand smoke makes children more prone to ear infections.": {
        "Secondhand smoke | raises_risk_of | ear infections"
    },
    "Bullying takes a heavy toll on mental health.": {"Bullying | worsens | mental health"},
    "Social support buffers the effects of stress.": {"Social support | relieves | effects of stress"},
    "Head trauma has been implicated in Parkinson's disease.": {"Head trauma | associated_with | Parkinson's disease"},
    "Multiple sclerosis damages the coating around nerve fibers.": {
        "Multiple sclerosis | worsens | coating around nerve fibers"
    },
    "Ankle braces support the joint and guard against re-injury.": {
        "Ankle braces | improves | joint",
        "Ankle braces | prevents | re-injury",
    },
    "Orthotics correct flat feet and relieve arch pain.": {
        "Orthotics | relieves | arch pain",
        "Orthotics | relieves | flat feet",
    },
    "Whole grains steady blood sugar.": {"Whole grains | relieves | blood sugar"},
    "Fiber makes you feel full.": {"Fiber | causes | full"},
    "Fish oil lowers triglycerides but does little for cholesterol.": {
        "Fish oil | no_effect_on | cholesterol",
        "Fish oil | relieves | triglycerides",
    },
    "Plaque narrows the arteries and starves the heart muscle of oxygen-rich blood.": {
        "Plaque | worsens | arteries",
        "Plaque | worsens | heart muscle",
    },
    "Blood thinners keep clots from forming.": {"Blood thinners | prevents | clots from forming"},
    "Getting enough vitamin D may keep your bones from thinning.": {"vitamin D | prevents | bones from thinning"},
    "The medicine works by blocking histamine.": {"medicine | prevents | histamine"},
    "Antidepressants work by raising levels of serotonin in the brain.": {
        "Antidepressants | improves | serotonin in the brain"
    },
    "The extra weight bears down on the knees.": {"extra weight | worsens | knees"},
    "Kneeling for long stretches wears out the cartilage behind the kneecap.": {
        "Kneeling for long stretches | worsens | cartilage behind the kneecap"
    },
    "Sleeping on your stomach twists the neck and can leave you with a stiff neck in the morning.": {
        "Sleeping on your stomach | causes | stiff neck",
        "Sleeping on your stomach | worsens | neck",
    },
    "Cartilage breaks down with age.": {"age | worsens | Cartilage"},
    "Staying active speeds recovery from back pain.": {"Staying active | relieves | back pain"},
    "Radiation can leave skin red and sore.": {"Radiation | worsens | skin"},
    "People with anxiety are prone to stomach upset.": {"anxiety | raises_risk_of | stomach upset"},
    "Heavy periods drain iron stores.": {"Heavy periods | worsens | iron stores"},
    "Iron deficiency leaves many women short of breath.": {"Iron deficiency | causes | short of breath"},
    "Too much salt stiffens arteries and overworks the kidneys.": {
        "Too much salt | worsens | arteries",
        "Too much salt | worsens | kidneys",
    },
    "Drinking more water helps flush bacteria from the bladder.": {"Drinking more water | relieves | bacteria"},
    "Fluoride strengthens teeth and helps prevent cavities.": {
        "Fluoride | improves | teeth",
        "Fluoride | prevents | cavities",
    },
    "Acids from bacteria eat into enamel.": {"Acids | worsens | enamel"},
    "Dry mouth speeds up tooth decay.": {"Dry mouth | worsens | tooth decay"},
    "Sunlight ages the skin.": {"Sunlight | worsens | skin"},
    "Sunscreen blocks harmful rays.": {"Sunscreen | prevents | harmful rays"},
    "Scratching makes eczema worse and opens the door to infection.": {
        "Scratching | causes | infection",
        "Scratching | worsens | eczema",
    },
    "Moisturizers soften the skin and cut flare-ups.": {
        "Moisturizers | improves | skin",
        "Moisturizers | relieves | flare-ups",
    },
    "Cold weather dries out the skin.": {"Cold weather | worsens | skin"},
    "Hearing aids ease the strain of listening.": {"Hearing aids | relieves | strain of listening"},
    "Earwax can block the ear canal and muffle sound.": {"Earwax | worsens | ear canal", "Earwax | worsens | sound"},
    "Cataract surgery restores sight in most people.": {"Cataract surgery | improves | sight"},
    "Reading in dim light does not hurt your eyes.": {"Reading in dim light | not worsens | eyes"},
    "Most experts agree that breakfast helps children learn.": {"breakfast | improves | learn"},
    "Studies have shown that music lessons sharpen attention.": {"music lessons | improves | attention"},
    "In one trial, tai chi cut falls by 43%.": {"tai chi | relieves | falls"},
    "Evidence suggests that naps restore alertness.": {"naps | improves | alertness"},
    "Poor sleep has been shown to drive weight gain.": {"Poor sleep | causes | weight gain"},
    "Over time, high blood sugar injures the nerves.": {"high blood sugar | worsens | nerves"},
    "Along with diet, exercise keeps diabetes in check.": {"exercise | relieves | diabetes"},
    "Besides easing pain, massage promotes sleep.": {"massage | improves | sleep"},
    "A weak immune system leaves the body open to infection.": {"weak immune system | raises_risk_of | infection"},
    "Drinking through a straw spares the teeth.": {"Drinking through a straw | improves | teeth"},
    "Quitting smoking halves the risk of a heart attack within a year.": {"Quitting smoking | prevents | heart attack"},
    "Cutting back on caffeine may calm the jitters.": {"Cutting back on caffeine | relieves | jitters"},
    "Keeping a food diary makes it easier to lose weight.": {"food diary | improves | lose weight"},
    "Talking to a friend lightens the burden of grief.": {"Talking to a friend | relieves | burden of grief"},
    "Spending time outdoors lifts mood and lowers stress.": {
        "Spending time outdoors | improves | mood",
        "Spending time outdoors | relieves | stress",
    },
    "Wearing a mask curbs the spread of colds.": {"mask | relieves | spread of colds"},
    "Managing stress is key to preventing flare-ups.": {"Managing stress | prevents | flare-ups"},
    "Rest alone rarely cures back pain.": {"Rest | not relieves | back pain"},
    "Strong thighs take the load off the knees.": {"Strong thighs | relieves | knees"},
    "Weak hips shift the load to the knees.": {"Weak hips | worsens | knees"},
    "Yellow skin is a telltale sign of liver trouble.": {"liver trouble | causes | Yellow skin"},
    "Osteoporosis affects mostly older women.": {"Osteoporosis | more_common_in | older women"},
    "Night workers run a higher risk of diabetes.": {"diabetes | more_common_in | Night workers"},
    "Smokers face a greater risk of cataracts.": {"cataracts | more_common_in | Smokers"},
    "Diabetics are more apt to develop infections.": {"infections | more_common_in | Diabetics"},
    "Detox teas are useless for weight loss.": {"Detox teas | no_effect_on | weight loss"},
    "Copper bracelets are no better than placebo for arthritis pain.": {
        "Copper bracelets | no_effect_on | arthritis pain"
    },
    "There is no proof that magnets relieve pain.": {"magnets | not relieves | pain"},
    "Cracking your knuckles doesn't lead to arthritis.": {"Cracking your knuckles | not causes | arthritis"},
    "Spicy food is not to blame for ulcers.": {"Spicy food | not causes | ulcers"},
    "Light therapy is the treatment of choice for winter depression.": {"Light therapy | relieves | winter depression"},
    "A cane takes weight off a sore hip.": {"cane | relieves | sore hip"},
    "Lead poisoning can permanently lower a child's intelligence.": {"Lead poisoning | worsens | intelligence"},
    "A high-fiber diet softens stools and prevents constipation.": {
        "high-fiber diet | improves | stools",
        "high-fiber diet | prevents | constipation",
    },
    "Excess sugar feeds harmful bacteria in the mouth.": {"Excess sugar | worsens | harmful bacteria in the mouth"},
    "Sleep restores the brain and consolidates memory.": {"Sleep | improves | brain", "Sleep | improves | memory"},
    "Magnesium may relax muscles and quiet the nerves.": {
        "Magnesium | improves | muscles",
        "Magnesium | improves | nerves",
    },
    "Vitamin A keeps the skin and eyes in good shape.": {"Vitamin A | improves | eyes", "Vitamin A | improves | skin"},
    "Poor circulation starves the feet of nutrients.": {"Poor circulation | worsens | feet"},
    "Frequent heartburn can be a warning sign of esophageal damage.": {
        "esophageal damage | causes | Frequent heartburn"
    },
    "An allergic reaction tightens the throat and narrows the airways.": {
        "allergic reaction | worsens | airways",
        "allergic reaction | worsens | throat",
    },
    "Epinephrine quickly opens the airways and raises blood pressure.": {
        "Epinephrine | improves | airways",
        "Epinephrine | worsens | blood pressure",
    },
    "Bee venom sets off a dangerous chain reaction in some people.": {"Bee venom | causes | dangerous chain reaction"},
    "Prolonged stress wears down the immune system.": {"Prolonged stress | worsens | immune system"},
    "Social media use can chip away at self-esteem.": {"Social media use | worsens | self-esteem"},
    "Positive thinking buffers people against stress.": {"Positive thinking | prevents | stress"},
    "Kindness boosts happiness.": {"Kindness | improves | happiness"},
    "Screen breaks rest the eyes and head off eye strain.": {"Screen breaks | prevents | eye strain"},
    "Cooking meat thoroughly destroys harmful bacteria.": {"Cooking meat thoroughly | relieves | harmful bacteria"},
    "Growth hormone deficiency stunts growth.": {"Growth hormone deficiency | worsens | growth"},
    "Puberty brings mood swings and acne.": {"Puberty | causes | acne", "Puberty | causes | mood swings"},
    "Birth control pills clear up acne in many women.": {"Birth control pills | relieves | acne"},
    "Perimenopause can wreak havoc on sleep.": {"Perimenopause | worsens | sleep"},
    "Saw palmetto does not shrink the prostate.": {"Saw palmetto | not relieves | prostate"},
    "Hormone treatment starves prostate cancer of testosterone.": {"Hormone treatment | relieves | prostate cancer"},
    "Early detection vastly improves the odds of survival.": {"Early detection | improves | survival"},
}
SAYS_NOTHING = (
    "The ageing of populations is a concern.",
    "Adults aged 65 and older were asked.",
    "An X-ray can rule out a fracture.",
    "Hearing aids in older adults are common.",
    "The clinic makes sure people get seen.",
    "Take part in the trial.",
    "Brain stem cells were studied.",
    "The trial ended in March.",
    "Bring your tablets with you.",
    "Keep children away from the stove.",
    "Give your child plenty of water.",
    "The flu shot is given each autumn.",
    "Bandages should be changed every day.",
    "Bedtime routines are described below.",
    "Massage chairs lift and recline.",
    "Muscle strains and sprains are treated in the same clinic.",
    "These tips make the diet easier to follow.",
    "Nerve blocks are given by injection.",
    "The pain goes away on its own.",
    "Press on the skin with one finger.",
    "The nurse cuts the dressing to size.",
    "Blood tests results take a week.",
    "Some drugs mimic hormones.",
    "Shoes rub.",
    "Each session takes an hour.",
    "We measured the drop in scores.",
    "Wash the wound with clean water.",
    "Patients wear the splint at night.",
    "The risk rises with age.",
    "Doctors rarely see this disease.",
    "The study found that no drug was tested.",
    "The muscle attaches to the heel.",
    "Ask your doctor what makes the pain worse.",
    "Avoid foods that trigger your symptoms.",
    "Walk as much as you can, rest when tired.",
    "The lungs take in oxygen.",
    "The disc sits between two vertebrae.",
)


def said(sentence: str) -> set[str]:
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    return {
        f"{claim.subject.text} | {'not ' * claim.negated}{claim.relation.value} | {claim.object.text}"
        for claim in claims
    }


@pytest.mark.parametrize(("sentence", "expected"), SAYS.items(), ids=SAYS.keys())
def test_a_verb_says_what_it_means(sentence: str, expected: set[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize("sentence", SAYS_NOTHING, ids=SAYS_NOTHING)
def test_a_word_of_another_sense_says_nothing(sentence: str) -> None:
    assert said(sentence) == set()
