"""Words are compared without their case, plural, spelling and marks; different words stay different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.vocabulary import fold_word, fold_words

SAME = {
    "capitals": ("Knee", "knee"),
    "a plural": ("knees", "knee"),
    "a plural in ies": ("injuries", "injury"),
    "a plural in ches": ("crutches", "crutch"),
    "a plural in sses": ("stresses", "stress"),
    "an irregular plural": ("vertebrae", "vertebra"),
    "feet and foot": ("feet", "foot"),
    "women and woman": ("women", "woman"),
    "a possessive": ("knee's", "knee"),
    "a curly possessive": ("knee’s", "knee"),
    "British oe": ("oedema", "edema"),
    "British ae": ("anaesthesia", "anesthesia"),
    "British oe in front": ("oestrogen", "estrogen"),
    "British oe inside": ("apnoea", "apnea"),
    "British yse": ("analysed", "analyzed"),
    "British re": ("litres", "liters"),
    "British ph": ("sulphate", "sulfate"),
    "British grey": ("grey", "gray"),
    "British our": ("tumour", "tumor"),
    "British ise": ("stabilise", "stabilize"),
    "British isation": ("stabilisation", "stabilization"),
    "wide letters": ("ｋｎｅｅ", "knee"),
    "a ligature": ("ﬁtness", "fitness"),
}
APART = {
    "arthritis is no plural": ("arthritis", "arthriti"),
    "stress is no plural": ("stress", "stres"),
    "exercise keeps its s": ("exercise", "exercize"),
    "rise keeps its s": ("rise", "rize"),
    "knee and hip": ("knee", "hip"),
    "lumbar and lumber": ("lumbar", "lumber"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART.keys())
def test_two_words_stay_two(one: str, other: str) -> None:
    assert fold_word(one) != other


def test_hyphens_and_marks_separate_words() -> None:
    assert fold_words("Low-back pain (LBP), often") == ("low", "back", "pain", "lbp", "often")


def test_marks_alone_are_no_words() -> None:
    assert fold_words(" — (…) ") == ()


@given(st.text())
def test_any_text_folds_to_words_without_spaces(text: str) -> None:
    assert all(word and not word.isspace() for word in fold_words(text))


@given(st.text(st.characters(categories=("Ll", "Lu"), max_codepoint=0x24F), min_size=1))
def test_case_never_tells_words_apart(word: str) -> None:
    assert fold_word(word.upper().lower()) == fold_word(word.upper())
