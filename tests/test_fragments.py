"""Lines that break off, and documents put together from pieces: read without a fault, whatever stands where."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.claims.extract as extract
from ingest.claims import Reader
from ingest.claims.contained import UnreadPassage
from ingest.reading import parse_document

READER = Reader()
OWN = Path(__file__).parent / "reading" / "texts"
LINES = sorted({line.strip() for file in OWN.glob("*.txt") for line in file.read_text().splitlines() if line.strip()})
SENTENCES = sorted({sentence for line in LINES for sentence in re.split(r"(?<=[.?!])\s+", line)})

BROKEN_OFF = [
    "People of old age",
    "Middle-age",
    "Gallstones form when there is",
    "It is felt as stabbing, burning, or",
    "Two sorts of",
    "Neglected, the disease is more than a worry.",
    "Some of the",
    "According",
    "Less",
    "The more",
    "such as",
    "and",
    "( )",
]


def _read(lines: list[str]) -> None:
    document = parse_document("\n".join(lines) + "\n", name="note", format="text")
    for claim in READER.read(document).claims:
        for mention in (claim.subject, claim.object):
            assert mention.span.of(document.text) == mention.text


@pytest.mark.parametrize("line", BROKEN_OFF)
def test_a_line_that_breaks_off_is_read(line: str) -> None:
    _read(["What is a stroke? A stroke is when blood stops reaching part of the brain", line])
    _read([line])


def test_every_beginning_of_a_sentence_is_read() -> None:
    for sentence in SENTENCES[::2]:
        words = sentence.split()
        _read(["Gout", "", *(" ".join(words[:end]) for end in range(1, len(words)))])


@given(st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(SENTENCES)), min_size=1, max_size=12), st.booleans())
def test_lines_of_all_texts_in_any_order_are_read(lines: list[str], apart: bool) -> None:
    _read([line for each in lines for line in ((each, "") if apart else (each,))])


def test_a_rule_that_fails_costs_its_sentence_only_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    link = extract.link_sentence

    def fails_on_gout(words, cues, context):  # type: ignore[no-untyped-def]
        if "gout" in words.lower:
            raise IndexError("list index out of range")
        return link(words, cues, context)

    monkeypatch.setattr(extract, "link_sentence", fails_on_gout)
    text = "Beer triggers gout. Smoking causes cancer."
    with pytest.warns(UnreadPassage, match=r"note, characters 0 to 19: could not be read \(IndexError"):
        reading = READER.read(parse_document(text, name="note", format="text"), explain=True)
    assert [claim.subject.text for claim in reading.claims] == ["Smoking"]
    assert [(one.span.of(text), one.reason[:17]) for one in reading.unread] == [
        ("Beer triggers gout.", "could not be read")
    ]


def test_the_command_tells_a_warning_in_one_line() -> None:
    script = (
        "import ingest.claims.extract as extract\n"
        "def fails(*_): raise KeyError('gout')\n"
        "extract.link_sentence = fails\n"
        "from claimroot.cli import main\n"
        "main(['claims', '-', '--format', 'jsonl'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input="Beer triggers gout.\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "warning: stdin, characters 0 to 19: could not be read (KeyError: 'gout'), passed over: "
        "'Beer triggers gout.'; please report this sentence"
    ]
