"""Much said with little: definitions, what a risk goes up with, first signs, what people are left with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: tuple[tuple[str, set[str]], ...] = (
    ("Chickenpox is a mild disease caused by a virus.", {"virus | causes | Chickenpox"}),
    ("Lyme disease is a bacterial infection caused by tick bites.", {"tick bites | causes | Lyme disease"}),
    ("Scurvy is a condition caused by a lack of vitamin C.", {"lack of vitamin C | causes | Scurvy"}),
    ("Gout is a painful form of arthritis caused by uric acid crystals.", {"uric acid crystals | causes | Gout"}),
    (
        "Carpal tunnel syndrome is numbness in the hand caused by pressure on a nerve.",
        {"pressure on a nerve | causes | Carpal tunnel syndrome"},
    ),
    (
        "Physical therapy is used for back pain caused by an injury.",
        {"Physical therapy | relieves | back pain", "injury | causes | back pain"},
    ),
    ("Doctors can treat a rash caused by an allergy.", {"allergy | causes | rash"}),
    ("Most strokes are caused by a blood clot.", {"blood clot | causes | strokes"}),
    ("Heartburn is a burning feeling caused by stomach acid.", {"stomach acid | causes | Heartburn"}),
    ("Gout is a form of arthritis. The risk goes up as you get older.", {"get older | raises_risk_of | Gout"}),
    (
        "Glaucoma harms the optic nerve. Your risk increases as you age.",
        {"Glaucoma | worsens | optic nerve", "age | raises_risk_of | Glaucoma"},
    ),
    (
        "Osteoporosis is common. The chance of fractures rises as you get older.",
        {"get older | raises_risk_of | fractures"},
    ),
    ("Shingles is a rash. The risk rises with age.", {"age | raises_risk_of | Shingles"}),
    ("Asthma is a lung disease. Genes seem to be involved.", {"Genes | causes | Asthma"}),
    ("The cause of lupus is not known, but hormones may play a role.", {"hormones | causes | lupus"}),
    (
        "The cause of psoriasis is unclear, but the immune system appears to be involved.",
        {"immune system | causes | psoriasis"},
    ),
    (
        "Migraine is common. Stress and lack of sleep have been suggested as triggers.",
        {"Stress | causes | Migraine", "lack of sleep | causes | Migraine"},
    ),
    (
        "Dementia has many causes. Head injury has been proposed as a risk factor.",
        {"Head injury | raises_risk_of | Dementia"},
    ),
    (
        (
            "Multiple sclerosis is a disease of nerves. Smoking and low vitamin D have "
            "also been named as possible risk factors."
        ),
        {"Smoking | raises_risk_of | Multiple sclerosis", "low vitamin D | raises_risk_of | Multiple sclerosis"},
    ),
    (
        "Eczema is an itchy rash. Wool and sweat are known triggers.",
        {"Wool | causes | Eczema", "sweat | causes | Eczema"},
    ),
    (
        "Crohn's disease affects the gut. Smoking is thought to be a trigger.",
        {"Crohn's disease | worsens | gut", "Smoking | causes | Crohn's disease"},
    ),
    ("After a stroke, some people are left with weakness on one side.", {"stroke | causes | weakness on one side"}),
    ("After meningitis, some children are left with hearing loss.", {"meningitis | causes | hearing loss"}),
    ("People with Parkinson's disease may become depressed.", {"Parkinson's disease | causes | depressed"}),
    ("People with hearing loss may feel lonely and withdraw from friends.", {"hearing loss | causes | lonely"}),
    (
        "People with dementia may become confused or agitated.",
        {"dementia | causes | agitated", "dementia | causes | confused"},
    ),
    ("Patients with heart failure may feel tired.", {"heart failure | causes | tired"}),
    (
        "Gout usually affects the big toe. Sudden swelling is often the first sign.",
        {"Gout | causes | Sudden swelling", "Gout | worsens | big toe"},
    ),
    ("Dementia comes on slowly. Memory loss is usually the first symptom.", {"Dementia | causes | Memory loss"}),
    (
        "Glaucoma can harm sight. Blurred vision or eye pain may be an early sign.",
        {"Glaucoma | causes | Blurred vision", "Glaucoma | causes | eye pain", "Glaucoma | worsens | sight"},
    ),
    ("Untreated sepsis can be fatal.", {"Untreated sepsis | causes | fatal"}),
    ("Meningitis can be life-threatening.", {"Meningitis | causes | life-threatening"}),
    ("Losing a kidney does not affect the ability to exercise.", {"Losing a kidney | no_effect_on | exercise"}),
    ("Stroke can affect the ability to speak.", {"Stroke | worsens | speak"}),
    ("Hearing loss limits the ability to follow talks.", {"Hearing loss | worsens | follow talks"}),
    ("Stroke can cause trouble speaking or swallowing.", {"Stroke | causes | trouble speaking or swallowing"}),
    (
        "Symptoms of dementia include difficulty reading or writing, and mood changes.",
        {"dementia | causes | difficulty reading or writing", "dementia | causes | mood changes"},
    ),
    ("The liver breaks down alcohol.", set()),
    ("As the body breaks down fat, the liver releases cholesterol.", set()),
    ("Osteoarthritis breaks down cartilage.", {"Osteoarthritis | worsens | cartilage"}),
    ("The enzyme breaks down sugar in milk.", set()),
    (
        "Certain genes have been linked to inherited forms of breast cancer.",
        {"genes | associated_with | breast cancer"},
    ),
    ("Smoking has been linked to severe forms of asthma.", {"Smoking | associated_with | asthma"}),
    ("Most people do not notice the first symptoms.", set()),
    ("X-rays show no sign.", set()),
    ("An overdose of iron can be deadly.", {"overdose of iron | causes | deadly"}),
    ("If untreated, people can be left with scars.", set()),
)


@pytest.mark.parametrize(("text", "claims"), SAYS, ids=[text[:60] for text, _ in SAYS])
def test_these_sentences_say_exactly_this(text: str, claims: set[str], said: Callable[[str], set[str]]) -> None:
    assert said(text) == claims
