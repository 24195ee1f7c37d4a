"""Subjects told at length ("a break every hour", "a brace worn while running"), and advice, which has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: tuple[tuple[str, set[str]], ...] = (
    (
        "You may be able to prevent gout by drinking plenty of water and limiting alcohol.",
        {"drinking plenty of water | prevents | gout", "limiting alcohol | prevents | gout"},
    ),
    ("You might be able to lower your blood pressure by losing weight.", {"losing weight | relieves | blood pressure"}),
    ("Doctors are able to ease back pain with exercise.", {"exercise | relieves | back pain"}),
    ("Some people are able to control asthma with inhalers.", {"inhalers | relieves | asthma"}),
    (
        "Older people may be able to prevent falls by training their balance.",
        {"training their balance | prevents | falls"},
    ),
    (
        "You may be able to relieve heartburn by raising the head of the bed.",
        {"raising the head of the bed | relieves | heartburn"},
    ),
    ("If you are able to reduce stress, you may ease migraine.", set()),
    ("Call a doctor if you are not able to control the bleeding.", set()),
    ("Taking a break every 20 minutes prevents eye strain.", {"break every 20 minutes | prevents | eye strain"}),
    ("A cup of coffee every day lowers the risk of gout.", {"cup of coffee | prevents | gout"}),
    ("A tablet each morning prevents migraine.", {"tablet each morning | prevents | migraine"}),
    ("One glass of wine every night may disturb sleep.", {"glass of wine every night | worsens | sleep"}),
    ("Every year, influenza causes pneumonia.", {"influenza | causes | pneumonia"}),
    ("Asthma kills people every year.", set()),
    (
        "Migraines that last longer than three days (status migrainosus) can cause stroke.",
        {"Migraines that last longer than three days | causes | stroke"},
    ),
    (
        "Fevers that stay above 40 degrees (hyperpyrexia) can damage the brain.",
        {"Fevers that stay above 40 degrees | worsens | brain"},
    ),
    (
        "A cough that lasts more than eight weeks (chronic cough) can disturb sleep.",
        {"cough that lasts more than eight weeks | worsens | sleep"},
    ),
    (
        "Coughs that last more than three weeks may cause fatigue.",
        {"Coughs that last more than three weeks | causes | fatigue"},
    ),
    ("A mouthguard worn while sleeping reduces jaw pain.", {"mouthguard worn while sleeping | relieves | jaw pain"}),
    ("Socks worn while sleeping may ease cramps.", {"Socks worn while sleeping | relieves | cramps"}),
    ("Medicines taken while fasting can cause nausea.", {"Medicines taken while fasting | causes | nausea"}),
    ("A brace worn during sport may prevent ankle sprains.", {"brace worn during sport | prevents | ankle sprains"}),
    ("Stretching while sitting eases back pain.", {"Stretching | relieves | back pain"}),
    ("Alcohol can further harm the liver, so you should avoid it.", {"Alcohol | worsens | liver"}),
    ("Salt raises blood pressure, so you should limit it.", {"Salt | worsens | blood pressure"}),
    ("Smoking worsens asthma, and you must avoid smoke.", {"Smoking | worsens | asthma"}),
    ("Aspirin can cause bleeding, so you should stop it before surgery.", {"Aspirin | causes | bleeding"}),
    ("To prevent gout you should avoid beer.", set()),
)


@pytest.mark.parametrize(("sentence", "expected"), SAYS, ids=[sentence for sentence, _ in SAYS])
def test_a_subject_told_at_length_is_whole(sentence: str, expected: set[str], said: Callable[[str], set[str]]) -> None:
    assert said(sentence) == expected
