"""Sentences of our own on whom something befalls, what helped whom, and what only names: claims, or none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ROWS: tuple[tuple[str, set[str]], ...] = (
    ("Shingles is a painful illness and a known cause of nerve damage.", {"Shingles | causes | nerve damage"}),
    (
        "Asthma is a long-term disease and a major cause of missed school days.",
        {"Asthma | causes | missed school days"},
    ),
    ("Falls are frequent in later life and a common cause of hip fractures.", {"Falls | causes | hip fractures"}),
    ("Gout is a form of arthritis and a frequent source of foot pain.", {"Gout | causes | foot pain"}),
    (
        "High blood pressure is widespread and an important risk factor for stroke.",
        {"High blood pressure | raises_risk_of | stroke"},
    ),
    ("Walking is free and a good way to ease stress.", {"Walking | relieves | stress"}),
    (
        "Patients in the massage group were more likely to say that their neck pain had eased.",
        {"massage | relieves | neck pain"},
    ),
    ("Participants given the cream were more likely to say their itching was better.", {"cream | relieves | itching"}),
    (
        "People who reported long working hours were 30% more likely to have had a stroke.",
        {"long working hours | raises_risk_of | stroke"},
    ),
    (
        "Women who reported poor sleep were nearly twice as likely to develop diabetes.",
        {"poor sleep | raises_risk_of | diabetes"},
    ),
    (
        "Men classified as obese were three times as likely to develop gout over ten years.",
        {"obese | raises_risk_of | gout"},
    ),
    (
        "In the Alder study of 5,000 nurses, women who worked nights were twice as likely to have breast cancer.",
        {"worked nights | raises_risk_of | breast cancer"},
    ),
    (
        "Miners with a high dust score were nearly twice as likely to have had a fall.",
        {"high dust score | raises_risk_of | fall"},
    ),
    (
        "Later work was less clear; a study of twins showed no relationship between shyness and heart disease.",
        {"shyness | not associated_with | heart disease"},
    ),
    ("Friends can buffer the effects of stress.", {"Friends | relieves | effects of stress"}),
    ("Aspirin may lessen the impact of a heart attack.", {"Aspirin | relieves | impact of a heart attack"}),
    ("Long shifts can take a toll on the joints.", {"Long shifts | worsens | joints"}),
    ("Over time, poor sleep takes its toll on the heart.", {"poor sleep | worsens | heart"}),
    ("Chronic pain takes a heavy toll on mental health.", {"Chronic pain | worsens | mental health"}),
    (
        "People with asthma, eczema, or hay fever are also at increased risk of food allergy.",
        {
            "asthma | raises_risk_of | food allergy",
            "eczema | raises_risk_of | food allergy",
            "hay fever | raises_risk_of | food allergy",
        },
    ),
    (
        "People with gout or lupus are at higher risk of kidney disease.",
        {"gout | raises_risk_of | kidney disease", "lupus | raises_risk_of | kidney disease"},
    ),
    ("Signs include fever, a rash, and greater sensitivity to heat, noise, and light.", set()),
    ("Ibuprofen has been approved by the agency for the relief of migraine.", {"Ibuprofen | relieves | migraine"}),
    (
        "Naltrexone was approved by the drug agency and the ministry for the management of obesity.",
        {"Naltrexone | relieves | obesity"},
    ),
    ("Lupus\n\nWomen are diagnosed nearly nine times as often as men.", {"Lupus | more_common_in | Women"}),
    (
        "Takotsubo syndrome\n\nMost people affected are older women.",
        {"Takotsubo syndrome | more_common_in | older women"},
    ),
    ("Gout\n\nMost patients are men over 40.", {"Gout | more_common_in | men over 40"}),
    ("Bunions\n\nNine out of ten patients are women.", {"Bunions | more_common_in | women"}),
    ("Migraine\n\nMost cases begin before age 30.", set()),
    (
        "Frozen shoulder\n\nIt often develops after surgery or an injury.",
        {"injury | causes | Frozen shoulder", "surgery | causes | Frozen shoulder"},
    ),
    ("Headache\n\nSome people have headaches after they drink red wine.", {"drink red wine | causes | headaches"}),
    ("Bloating\n\nMany people have bloating after eating beans.", {"eating beans | causes | bloating"}),
    (
        "Constipation\n\nDrinking more water is mostly the only treatment needed.",
        {"Drinking more water | relieves | Constipation"},
    ),
    ("Sprains\n\nRest is often all the treatment that is needed.", {"Rest | relieves | Sprains"}),
    (
        "Headache\n\nPain relievers such as aspirin help some people.",
        {"Pain relievers | relieves | Headache", "aspirin | relieves | Headache"},
    ),
    ("Gout\n\nIce packs help many patients.", {"Ice packs | relieves | Gout"}),
    (
        "Insomnia\n\nRelaxation, including yoga and music, may also be beneficial.",
        {"Relaxation | relieves | Insomnia", "music | relieves | Insomnia", "yoga | relieves | Insomnia"},
    ),
    ("Arthritis\n\nWater exercise can be useful too.", {"Water exercise | relieves | Arthritis"}),
    ("Common cold\n\nZinc may shorten the length of a cold.", {"Zinc | relieves | cold"}),
    ("Flu\n\nAntivirals can shorten the duration of the flu by a day.", {"Antivirals | relieves | flu"}),
    (
        "Flu\n\nSome trials suggest that honey shortens the duration of coughs in children.",
        {"honey | relieves | coughs"},
    ),
    (
        "Diabetes\n\nAdults in cities are more likely to get asthma than those in the country.",
        {"asthma | more_common_in | Adults in cities"},
    ),
    (
        "Travel\n\nWorkers in dusty trades are more likely to develop cough than office staff.",
        {"cough | more_common_in | Workers in dusty trades"},
    ),
    (
        "Travel\n\nSoldiers from cold regions are more likely to get malaria.",
        {"malaria | more_common_in | Soldiers from cold regions"},
    ),
    ("Pilates trains the deep muscles of the trunk and can ease back pain.", {"Pilates | relieves | back pain"}),
    ("Swimming, begun gently and built up over weeks, is good for the joints.", {"Swimming | improves | joints"}),
    ("Good habits, such as eating slowly and limiting salt at supper, are advised.", set()),
    ("We compared massage with no treatment, and with massage added to exercise.", set()),
    ("It is not known whether heat adds anything to stretching.", set()),
    (
        "Adding massage to daily walks reduced cramps and stiffness.",
        {"Adding massage to daily walks | relieves | cramps", "Adding massage to daily walks | relieves | stiffness"},
    ),
    ("Many adults with lupus also report trouble with stairs.", {"lupus | causes | trouble with stairs"}),
    (
        "Eczema\n\nThe nerves of affected people process signals differently, so that light touch becomes painful.",
        set(),
    ),
)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text.rpartition("\n")[2] for text, _ in ROWS])
def test_the_text_says_just_this(text: str, expected: set[str], said: Callable[[str], set[str]]) -> None:
    assert said(text) == expected
