"""Whatever the text, the reader gives claims that stand in it, or none; it never fails."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.claims import Reader, Reading, claim_row
from ingest.claims.cues import cue_patterns
from ingest.errors import DocumentError
from ingest.model import Block, BlockKind, Document, Span
from ingest.reading import parse_document

_CUE_WORDS = sorted(
    {word for cue in cue_patterns() for part in cue.parts if not isinstance(part, str) for word in part}
)
_THINGS = ["obesity", "knee pain", "back", "stress", "yoga", "the knees", "people with gout", "women", "a weak core"]
_JOINTS = ["and", "or", "which", "that", "who", "such as", "including", "by", "to", "not", "may", "no", "if", "when"]
_MARKS = [",", ".", ";", ":", "(", ")", "—", "“", "”", "?", "-", "’", "…", "[3]", "(Bee, 2019)", "\n", "\n\n- ", "# "]
_FIGURES = ["57%", "1.5", "95% CI 1.1–1.6", "OR 2", "one in four", "twice", "a third", "more than", "1,000", "²", "٣"]
_ODD = ["ﬁ", "İ", "ß", "\u200b", "\u202e", "🦵", "é", "e\u0301", "Ω", "中", "\x00", "\ufeff", "ſ", "㎏", "½"]
_POOL = st.sampled_from([*_THINGS, *_JOINTS, *_MARKS, *_FIGURES, *_ODD]) | st.sampled_from(_CUE_WORDS)
POOLED = st.lists(_POOL, max_size=40).map(" ".join)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | POOLED


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def as_paragraph(text: str) -> Document:
    """Return a document of one paragraph, so that whatever the text is it is read."""
    return Document("note", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),) if text else ())


def as_list(text: str) -> Document:
    """Return a document in which the text is an item under a heading that states a relation."""
    heading = "Causes of knee pain"
    whole = f"{heading}\n{text}"
    item = Span(len(heading) + 1, len(whole)) if text else None
    blocks = (Block(BlockKind.HEADING, Span(0, len(heading)), 2),)
    return Document("note", whole, (*blocks, Block(BlockKind.ITEM, item, 1, 0)) if item else blocks)


def check(reading: Reading) -> None:
    """Assert what is true of every reading."""
    text = reading.document.text
    concepts = {*reader().vocabulary.concepts, *(concept.id for concept in reading.concepts)}
    for claim in reading.claims:
        assert claim.quote.span.of(text) == claim.quote.exact
        assert text[: claim.quote.span.start].endswith(claim.quote.prefix)
        assert text[claim.quote.span.end :].startswith(claim.quote.suffix)
        for mention in (claim.subject, claim.object):
            assert mention.span.of(text) == mention.text
            assert mention.text.strip()
            assert mention.concept in concepts
        for cue in (*claim.cues, claim.population, claim.attribution):
            assert cue is None or cue.span.of(text) == cue.text
        for marker in claim.citations:
            assert marker.span.of(text) == marker.text
        assert claim.subject.span != claim.object.span
        assert 0 <= claim.reading <= 1
        assert claim.text_sha256 == reading.document.sha256
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert list(reading.claims) == sorted(reading.claims, key=lambda claim: claim.quote.span)
    minted = {mention.concept for claim in reading.claims for mention in (claim.subject, claim.object)}
    broader = {one for concept in reading.concepts for one in concept.broader}
    assert {concept.id for concept in reading.concepts} <= minted | broader


@settings(deadline=None)
@given(TEXTS)
def test_whatever_a_paragraph_holds_its_claims_stand_in_it(text: str) -> None:
    check(reader().read(as_paragraph(text)))


@settings(deadline=None)
@given(TEXTS)
def test_whatever_an_item_holds_its_claims_stand_in_it(text: str) -> None:
    check(reader().read(as_list(text)))


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["text", "markdown", "html"]))
def test_whatever_an_article_holds_it_is_read_or_refused_in_words(text: str, format: str) -> None:
    try:
        document = parse_document(text, name="note", format=format)
    except (DocumentError, ExceptionGroup):
        return
    check(reader().read(document))


@settings(deadline=None, max_examples=50)
@given(POOLED)
def test_reading_twice_gives_the_same(text: str) -> None:
    document = as_paragraph(text)
    assert reader().read(document) == reader().read(document)


@settings(deadline=None, max_examples=50)
@given(POOLED)
def test_a_reader_keeps_nothing_from_one_document_to_the_next(text: str) -> None:
    fresh = as_paragraph("It causes knee pain. Yoga eases it.")
    before = reader().read(fresh)
    reader().read(as_paragraph(text))
    assert reader().read(fresh) == before


@settings(deadline=None, max_examples=50)
@given(POOLED)
def test_every_claim_is_a_row_of_plain_values(text: str) -> None:
    for claim in reader().read(as_paragraph(text)).claims:
        row = claim_row(claim)
        assert text[row["start"] : row["end"]] == row["quote"]
        assert text[row["subject_start"] : row["subject_end"]] == row["subject"]
        assert text[row["object_start"] : row["object_end"]] == row["object"]


LONG = {
    "brackets that never close": "such as (",
    "and": "and and ",
    "which": "which which ",
    "digits": "7",
    "numbers": "7 ",
    "numbers in ranges": "1-",
    "dashes": "—",
    "commas": "knee, ",
    "cues": "causes ",
    "claims": "obesity causes ",
    "cues with a gap": "put much more ",
    "cues that hold an object": "make knee ",
    "groups": "people who ",
    "ellipses": "back and knee ",
    "markers": "[1-99] ",
    "open markers": "(Bee, 2019; ",
    "intervals": "95% CI 1-2 ",
    "quotation marks": "“",
    "letters": "a",
    "titles": "Dr. ",
}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG.keys())
def test_a_line_of_one_thing_a_hundred_thousand_times_is_read(words: str) -> None:
    check(reader().read(as_paragraph("Obesity causes " + words * 100_000)))


@pytest.mark.parametrize("words", ["such as (", "and and ", "7 ", "—"])
def test_an_item_of_one_thing_a_hundred_thousand_times_is_read(words: str) -> None:
    check(reader().read(as_list("obesity, " + words * 100_000)))


TORN = {
    "an item of older age": "# What puts the heart at risk?\n\n- Older age\n- Smoking\n",
    "a list that breaks off": "The rash can cause peeling, burning, or\n\n- itching\n",
    "sorts of nothing": "There are two types of\n\n- eczema\n",
    "a heading that breaks off": "# The three kinds of\n\nGout hurts.\n",
    "a cause that breaks off": "# Causes\n\n- Bleeding, cramping, and\n- too little or\n",
}


@pytest.mark.parametrize("text", TORN.values(), ids=TORN.keys())
def test_a_line_that_breaks_off_is_read(text: str) -> None:
    check(reader().read(parse_document(text, name="note", format="markdown")))
