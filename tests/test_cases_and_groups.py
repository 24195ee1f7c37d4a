"""In whom most cases occur, who gets something more often, items with examples, and what affects a risk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: tuple[tuple[str, set[str]], ...] = (
    (
        "Heart attack\n\nRisk factors\n\n- Valve disease, such as mitral stenosis\n- High blood pressure",
        {
            "High blood pressure | raises_risk_of | Heart attack",
            "Valve disease | raises_risk_of | Heart attack",
            "mitral stenosis | raises_risk_of | Heart attack",
        },
    ),
    (
        (
            "Psoriasis\n\nTriggers\n\n- Infections, such as strep throat\n- Certain medicines, "
            "including lithium and beta blockers\n- Stress"
        ),
        {
            "Infections | causes | Psoriasis",
            "Stress | causes | Psoriasis",
            "beta blockers | causes | Psoriasis",
            "lithium | causes | Psoriasis",
            "medicines | causes | Psoriasis",
            "strep throat | causes | Psoriasis",
        },
    ),
    (
        "Gout\n\nFactors that may affect your chances of getting gout include:\n\n- Age\n- Obesity",
        {"Age | raises_risk_of | gout", "Obesity | raises_risk_of | gout"},
    ),
    (
        "Glaucoma\n\nThings that influence the risk of glaucoma are:\n\n- Eye injury\n- Diabetes",
        {"Diabetes | raises_risk_of | glaucoma", "Eye injury | raises_risk_of | glaucoma"},
    ),
    ("A pillow that is too high can strain the neck.", {"pillow that is too high | worsens | neck"}),
    (
        (
            "Ursodiol is a medicine that dissolves gallstones. It can also prevent "
            "gallstones in people who lose weight fast."
        ),
        {"Ursodiol | prevents | gallstones", "Ursodiol | relieves | gallstones"},
    ),
    ("Pneumonia often follows the flu.", {"flu | causes | Pneumonia"}),
    (
        "Lung cancer is common. About half of all cases occur in people over 70.",
        {"Lung cancer | more_common_in | people over 70"},
    ),
    ("Hip fracture is serious. Most cases occur in women over 65.", {"Hip fracture | more_common_in | women over 65"}),
    (
        "Leukemia harms the blood. Nearly a third of cases are in children.",
        {"Leukemia | more_common_in | children", "Leukemia | worsens | blood"},
    ),
    (
        "People who smoke develop Parkinson's disease less often than others.",
        {"smoke | prevents | Parkinson's disease"},
    ),
    ("Women who drink coffee get gout less often than women who do not.", {"drink coffee | prevents | gout"}),
    ("People who exercise get colds less often.", {"exercise | prevents | colds"}),
    ("People who smoke get gum disease more often than nonsmokers.", {"smoke | raises_risk_of | gum disease"}),
    (
        "The main symptoms of flu are cough; fever; and weakness, which may lead to falls.",
        {"flu | causes | cough", "flu | causes | fever", "flu | causes | weakness", "weakness | causes | falls"},
    ),
    (
        ("Asthma\n\nSymptoms\n\nThe main symptoms are cough, chest pain, and poor sleep, which may lead to fatigue."),
        {
            "Asthma | causes | chest pain",
            "Asthma | causes | cough",
            "Asthma | causes | poor sleep",
            "poor sleep | causes | fatigue",
        },
    ),
    ("Because of this weakness the lid droops.", set()),
    (
        "Speech therapy can be useful for people with Parkinson's disease.",
        {"Speech therapy | relieves | Parkinson's disease"},
    ),
    ("Levodopa helps most people with Parkinson's disease.", {"Levodopa | relieves | Parkinson's disease"}),
)


@pytest.mark.parametrize(("text", "claims"), SAYS, ids=[text[:60] for text, _ in SAYS])
def test_these_sentences_say_exactly_this(text: str, claims: set[str], said: Callable[[str], set[str]]) -> None:
    assert said(text) == claims
