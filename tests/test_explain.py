"""`claims --explain` says why a passage gave no claim: the reason is what happened to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.claims import Reader
from ingest.reading import parse_document

READER = Reader()
ARTICLE = (
    "Sore knees\n\nWhat to know\n\nPeople often ask us about that. {}\n\n"
    "Obesity causes knee pain. That much is known to everybody here.\n"
)

REASONS = {
    "a question": ("Does walking relieve stiffness?", "a question"),
    "nothing about a relation": ("The clinic is near the station on Mill Lane.", "no cue"),
    "advice": ("Reduce stress.", "advice: 'Reduce'"),
    "nothing acts on anything": ("It often leads to.", "the cue 'leads to'"),
    "things that name nothing": ("Things cause things.", "names nothing by itself"),
    "a study acts on nothing": ("Studies improve sleep.", "names nothing by itself"),
    "a heading": ("", "a heading"),
    "the title": ("", "the title"),
}


@pytest.mark.parametrize(("sentence", "reason"), REASONS.values(), ids=REASONS.keys())
def test_a_passage_gave_no_claim_because(sentence: str, reason: str) -> None:
    document = parse_document(ARTICLE.format(sentence), name="note", format="text")
    reading = READER.read(document, explain=True)
    told = {one.span.of(document.text): one.reason for one in reading.unread}
    if sentence:
        assert reason in told[sentence]
    else:
        assert any(reason in one for one in told.values())
    assert "Obesity causes knee pain." not in told


def test_furniture_is_told_with_its_reason() -> None:
    document = parse_document(
        ARTICLE.format("") + "\nCopyright 2024 Us. All rights reserved.\n", name="n", format="text"
    )
    reasons = [one.reason for one in READER.read(document, explain=True).unread]
    assert "furniture of the page: copyright" in reasons


def test_an_item_that_its_heading_makes_a_claim_of_is_not_told() -> None:
    text = "Knees\n\nCauses of knee pain\n\n- Prolonged sitting\n- Weak hips\n\nSome more is said in the text below.\n"
    reading = READER.read(parse_document(text, name="note", format="text"), explain=True)
    assert {claim.subject.text for claim in reading.claims} == {"Prolonged sitting", "Weak hips"}
    told = [one.span.of(text) for one in reading.unread]
    assert "Prolonged sitting" not in told


def test_nothing_is_told_unasked() -> None:
    assert READER.read(parse_document(ARTICLE.format(""), name="note", format="text")).unread == ()


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from([row[0] for row in REASONS.values() if row[0]] + ["Rest relieves back pain."]), max_size=8)
)
def test_every_passage_either_gives_a_claim_or_is_told(sentences: list[str]) -> None:
    document = parse_document(ARTICLE.format(" ".join(sentences)), name="note", format="text")
    reading = READER.read(document, explain=True)
    plain = READER.read(document)
    assert plain.claims == reading.claims
    covered = [one.span for one in reading.unread] + [claim.quote.span for claim in reading.claims]
    for position, char in enumerate(document.text):
        assert char.isspace() or any(span.start <= position < span.end for span in covered)


def test_the_command_prints_claims_and_reasons(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(ARTICLE.format("Does walking relieve stiffness?"), encoding="utf-8")
    program = [str(Path(sys.executable).with_name("claimroot")), "claims", "--explain", "note.txt"]
    printed = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "Obesity | causes | knee pain" in printed
    assert "because   a question" in printed
