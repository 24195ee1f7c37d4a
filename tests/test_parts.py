"""Long texts are read in parts: same claims, same positions and identities, bounded memory."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.claims import Reader
from ingest.claims.parts import cut_parts, read_in_parts
from ingest.errors import DocumentError
from ingest.reading import parse_document

READER = Reader()
PARAGRAPHS = [
    "Obesity causes knee pain. It may also worsen low back pain in older adults.",
    "One study found that walking relieves stiffness [3]. The sky was grey.",
    "Smoking raises the risk of gout by 40%, says Dr. Ann Lee.",
]


def text_of(paragraphs: int) -> str:
    return "\n\n".join(PARAGRAPHS[number % 3] for number in range(paragraphs)) + "\n"


@pytest.mark.parametrize("part", [100, 333, 1000, 10**6])
def test_parts_give_the_claims_of_the_whole(part: int) -> None:
    text = text_of(60)
    whole = READER.read(parse_document(text, name="long", format="text")).claims
    parts = read_in_parts(READER, lambda: BytesIO(text.encode()), "long", part=part)
    claims = [claim for reading in parts for claim in reading.claims]
    assert len(claims) == len(whole) > 60
    assert {claim.id for claim in claims} == {claim.id for claim in whole}
    for claim in claims:
        for one in (claim.quote.span, claim.subject.span, claim.object.span):
            assert one.of(text)
        assert claim.quote.span.of(text) == claim.quote.exact
        assert claim.subject.span.of(text) == claim.subject.text
        assert all(cue.span.of(text) == cue.text for cue in claim.cues)
        assert claim.attribution is None or claim.attribution.span.of(text) == claim.attribution.text
        assert all(marker.span.of(text) == marker.text for marker in claim.citations)


ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-8 with a mark": "utf-8-sig",
    "UTF-16 with a mark": "utf-16",
}


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_a_text_is_decoded_as_a_file_is(encoding: str) -> None:
    text = text_of(9).replace("knee", "knee’s").replace("\n", "\r\n")
    readings = read_in_parts(READER, lambda: BytesIO(text.encode(encoding)), "long", part=150)
    whole = READER.read(parse_document(text, name="long", format="text")).claims
    assert {claim.id for reading in readings for claim in reading.claims} == {claim.id for claim in whole}


def test_what_is_not_utf_8_is_told_with_its_line() -> None:
    data = text_of(9).encode() + b"caf\xe9\n"
    with pytest.raises(DocumentError) as raised:
        list(read_in_parts(READER, lambda: BytesIO(data), "long", part=150))
    assert str(raised.value).startswith(f"not UTF-8: byte 0xe9\n  where: long, line {text_of(9).count(chr(10)) + 1}")


def test_an_empty_text_is_told() -> None:
    with pytest.raises(DocumentError, match="empty: no words in it"):
        list(read_in_parts(READER, lambda: BytesIO(b""), "none"))


@given(st.lists(st.text(alphabet="ab. \n", max_size=30), max_size=8), st.integers(2, 20))
def test_parts_put_together_are_the_text(chunks: list[str], length: int) -> None:
    parts = list(cut_parts(iter(chunks), length))
    assert "".join(parts) == "".join(chunks)
    assert all(0 < len(part) <= length for part in parts)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=300), st.integers(10, 100))
def test_any_text_may_be_read_in_parts(text: str, length: int) -> None:
    if not text.strip() or "\0" in text:
        return
    try:
        data = text.encode()
        readings = list(read_in_parts(READER, lambda: BytesIO(data), "any", part=length))
    except (UnicodeEncodeError, DocumentError):
        return
    words = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert all(claim.quote.span.of(words) == claim.quote.exact for each in readings for claim in each.claims)


MEASURE = """
import resource, sys
from io import BytesIO
from ingest.claims import Reader, claim_line
from ingest.claims.parts import read_in_parts
text = sys.stdin.buffer.read() * int(sys.argv[1])
for reading in read_in_parts(Reader(), lambda: BytesIO(text), "long", part=10_000):
    for claim in reading.claims:
        claim_line(claim)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(times: int) -> float:
    """Return the peak of resident memory, in MiB, of reading a text of so many times 50 kB."""
    text = text_of(650).encode()
    done = subprocess.run([sys.executable, "-c", MEASURE, str(times)], input=text, capture_output=True, check=True)
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 2**20)


def test_memory_does_not_grow_with_the_length_of_a_text() -> None:
    if sys.platform == "win32":
        pytest.skip("no figures of memory on this system")
    short, long = peak(1), peak(12)
    assert long - short < 8  # MiB, of which the text itself takes 0.6; its claims as values would take 10 and more
