"""Sentences begin and end where a reader says they do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Span
from ingest.reading import parse_document
from ingest.sentences import sentences_of, split_sentences

CASES = {
    "a stop ends a sentence": ("Rest helps. Load harms.", ["Rest helps.", "Load harms."]),
    "a title before a name does not": ("Dr. Bee and Prof. Cole agree.", ["Dr. Bee and Prof. Cole agree."]),
    "nor do degrees": (
        "So says Ann Bee, Ph.D. of Leeds. We differ.",
        ["So says Ann Bee, Ph.D. of Leeds.", "We differ."],
    ),
    "e.g. and i.e. go on": ("Use aids, e.g. Canes. Or not.", ["Use aids, e.g. Canes.", "Or not."]),
    "vs. goes on": ("Heat vs. Ice was tried.", ["Heat vs. Ice was tried."]),
    "approx. goes on": ("It took approx. 12 weeks.", ["It took approx. 12 weeks."]),
    "Fig. and No. go on before a number": ("See Fig. 2 and No. 5. Then rest.", ["See Fig. 2 and No. 5.", "Then rest."]),
    "no. before a capital ends": ("Was it so? No. Pain stayed.", ["Was it so?", "No.", "Pain stayed."]),
    "et al. goes on": ("Bee et al. Found nothing wrong.", ["Bee et al. Found nothing wrong."]),
    "et al. ends before a word that opens sentences": (
        "So did Bee et al. The rest did not.",
        ["So did Bee et al.", "The rest did not."],
    ),
    "U.S. goes on before a name": ("The U.S. Census counts. It pays.", ["The U.S. Census counts.", "It pays."]),
    "St. goes on": ("At St. Mary they walk.", ["At St. Mary they walk."]),
    "PT and DPT are words": ("Ask Ann Bee, PT, DPT. She knows.", ["Ask Ann Bee, PT, DPT.", "She knows."]),
    "decimals hold together": ("Risk fell by 3.5 points. Good.", ["Risk fell by 3.5 points.", "Good."]),
    "a bare decimal in brackets holds": ("It differed (P<.0001). Good.", ["It differed (P<.0001).", "Good."]),
    "initials hold": ("As J. R. Bee wrote, rest.", ["As J. R. Bee wrote, rest."]),
    "a vitamin's letter may end": ("Some lack vitamin D. The sun helps.", ["Some lack vitamin D.", "The sun helps."]),
    "a question ends": ("Why rest? It heals.", ["Why rest?", "It heals."]),
    "a quote goes on with says": ("“It hurts!” says Bee. Then?", ["“It hurts!” says Bee.", "Then?"]),
    "a quote goes on with a speaker": (
        "“Why me?” Dr. Bee asks. Nobody knows.",
        ["“Why me?” Dr. Bee asks.", "Nobody knows."],
    ),
    "a comma within a quote does not end": ("“Rest helps,” says Bee. Good.", ["“Rest helps,” says Bee.", "Good."]),
    "sentences within a quote are split": ("“Rest. Ice helps,” says Bee.", ["“Rest.", "Ice helps,” says Bee."]),
    "closing quotes stay": ("He said “rest.” She ran.", ["He said “rest.”", "She ran."]),
    "brackets stay": ("(Rest helps.) Ice too.", ["(Rest helps.)", "Ice too."]),
    "an ellipsis before a small letter goes on": ("It aches... and stops.", ["It aches... and stops."]),
    "an ellipsis before a capital ends": ("It aches… Then it stops.", ["It aches…", "Then it stops."]),
    "raised numbers stay": ("Rest helps.¹,² Ice too.", ["Rest helps.¹,²", "Ice too."]),
    "numbers glued to the stop stay": ("Rest helps.1,2 Ice too.", ["Rest helps.1,2", "Ice too."]),
    "bracketed markers stay": ("Rest helps.[3] Ice too.", ["Rest helps.[3]", "Ice too."]),
    "a semicolon does not split": ("Rest helps; ice too.", ["Rest helps; ice too."]),
    "a line break does not split": ("Rest\nhelps. Ice too.", ["Rest\nhelps.", "Ice too."]),
    "a blank line splits": ("Rest helps\n\nIce too", ["Rest helps", "Ice too"]),
    "a number that opens is none": ("5. Long sitting. Too much of it.", ["5. Long sitting.", "Too much of it."]),
    "a year ends": ("It rose in 2010. It fell.", ["It rose in 2010.", "It fell."]),
    "a missing space is seen": ("It stays in the knee.The hip too.", ["It stays in the knee.", "The hip too."]),
    "a web address holds": ("See example.com for more.", ["See example.com for more."]),
    "a small letter after a whole word begins anew": (
        "It hit the feet. osteoarthritis spares them.",
        ["It hit the feet.", "osteoarthritis spares them."],
    ),
    "without a stop the end ends": ("Rest helps. Ice too", ["Rest helps.", "Ice too"]),
}


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_says(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(text=st.text(alphabet=st.sampled_from("aB .!?…\n“”\"')([]¹1,;e.g"), min_size=1, max_size=200), data=st.data())
def test_sentences_are_ordered_disjoint_trimmed_and_lose_no_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = split_sentences(text, span)
    assert all(span.covers(each) and each.of(text) == each.of(text).strip() for each in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = "".join(each.of(text) for each in found)
    assert "".join(covered.split()) == "".join(span.of(text).split())


def test_a_label_is_a_sentence_of_its_own_and_its_number_and_colon_are_left_out() -> None:
    text = "Causes:\n1. Long sitting. It tires the hips.\n- Weak thighs: they give way."
    document = parse_document(text, name="causes", format="text")
    read = [sentence.of(text) for _, sentence in sentences_of(document)]
    assert read == ["Causes:", "Long sitting.", "It tires the hips.", "Weak thighs", "they give way."]


def test_furniture_titles_and_references_are_not_read() -> None:
    text = (
        "Sore hips\n\nWritten by Ann Bee\n\nRest helps the hip.\n\nReferences\n\nBee, A. (2020). Rest. Hip, 1(2), 3-4."
    )
    document = parse_document(text, name="hips", format="text")
    assert [sentence.of(text) for _, sentence in sentences_of(document)] == ["Rest helps the hip.", "References"]
