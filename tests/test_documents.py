"""Articles become documents: blocks in order, each of its kind, under its parent, with its label."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.model import Document
from ingest.reading import parse_document, read_document
from ingest.reading.decode import MAX_BYTES
from ingest.sentences import sentences_of

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"


def blocks(document: Document) -> list[tuple[str, str, int | None]]:
    """Return (kind, words, parent) of each block."""
    return [(block.kind.value, block.span.of(document.text), block.parent) for block in document.blocks]


def labels(document: Document) -> list[str]:
    return [block.label.of(document.text) for block in document.blocks if block.label]


PLAIN = {
    "a title, headings, paragraphs": (
        "Sore hips\n\nWhat tires them?\n\nLong shifts tire the hips of most nurses.\n\nConclusion\nRest on time.",
        [("title", "Sore hips", None), ("heading", "What tires them?", 0),
         ("paragraph", "Long shifts tire the hips of most nurses.", 1), ("heading", "Conclusion", 0),
         ("paragraph", "Rest on time.", 3)],
    ),
    "numbered headings with text below them": (
        "Causes\n1. Long Shifts\nThey tire the hips.\n2. Hard Floors\nThey jar the knees.",
        [("title", "Causes", None), ("heading", "1. Long Shifts", 0), ("paragraph", "They tire the hips.", 1),
         ("heading", "2. Hard Floors", 0), ("paragraph", "They jar the knees.", 3)],
    ),
    "numbered lines with text on them are items": (
        "These are the causes:\n\n1. Long shifts. They tire the hips.\n\n2. Hard floors. They jar the knees.",
        [("paragraph", "These are the causes:", None), ("item", "1. Long shifts. They tire the hips.", 0),
         ("item", "2. Hard floors. They jar the knees.", 0)],
    ),
    "numbered lines in a row are items": (
        "Causes:\n1. Long shifts\n2. Hard floors\n3. Old shoes",
        [("paragraph", "Causes:", None), ("item", "1. Long shifts", 0), ("item", "2. Hard floors", 0),
         ("item", "3. Old shoes", 0)],
    ),
    "bullets under an item that leads in": (
        "1. Shifts. They tire. For example:\n\n  • Nights.\n\n  • Weekends.\n\n2. Floors. They jar.",
        [("item", "1. Shifts. They tire. For example:", None), ("item", "Nights.", 0), ("item", "Weekends.", 0),
         ("item", "2. Floors. They jar.", None)],
    ),
    "indented bullets": (
        "* Work\n  * Night shifts\n    * in winter\n* Household",
        [("item", "Work", None), ("item", "Night shifts", 0), ("item", "in winter", 1), ("item", "Household", None)],
    ),
    "a numbered list goes on after a paragraph": (
        "The causes are:\n\n1. Shifts. They tire.\n\nNurses know that well.\n\n2. Floors. They jar.",
        [("paragraph", "The causes are:", None), ("item", "1. Shifts. They tire.", 0),
         ("paragraph", "Nurses know that well.", None), ("item", "2. Floors. They jar.", 0)],
    ),
    "a numbered list goes on after another list": (
        "The causes are:\n\n1. Shifts. They tire.\n\nSome shifts:\n\n- late ones\n- long ones\n\n2. Floors. They jar.",
        [("paragraph", "The causes are:", None), ("item", "1. Shifts. They tire.", 0),
         ("paragraph", "Some shifts:", None), ("item", "late ones", 2), ("item", "long ones", 2),
         ("item", "2. Floors. They jar.", 0)],
    ),
    "labelled lines in a row": (
        "Much tires the hips:\nNight shifts: they leave no rest.\nHard floors: they jar.\nSo rest on time.",
        [("paragraph", "Much tires the hips:", None), ("item", "Night shifts: they leave no rest.", 0),
         ("item", "Hard floors: they jar.", 0), ("paragraph", "So rest on time.", None)],
    ),
    "one labelled line is a paragraph": (
        "Rest helps the hips.\nThe best part: it is free.",
        [("paragraph", "Rest helps the hips.", None), ("paragraph", "The best part: it is free.", None)],
    ),
    "bare short lines after a lead-in": (
        "Try these:\nHeel Raise\nSide Step\nWall Sit\n\nEach of them takes a minute at most.",
        [("paragraph", "Try these:", None), ("item", "Heel Raise", 0), ("item", "Side Step", 0),
         ("item", "Wall Sit", 0), ("paragraph", "Each of them takes a minute at most.", None)],
    ),
    "bare short lines after their heading": (
        "Hips need little.\n\nExercises\n\nHeel Raise\nSide Step\nWall Sit\n\nEach takes a minute at the very most.",
        [("paragraph", "Hips need little.", None), ("heading", "Exercises", None), ("item", "Heel Raise", 1),
         ("item", "Side Step", 1), ("item", "Wall Sit", 1), ("paragraph", "Each takes a minute at the very most.", 1)],
    ),
    "a list within a line": (
        "Much tires the hips. - Shifts. They are long.  - Floors. They are hard.",
        [("paragraph", "Much tires the hips.", None), ("item", "Shifts. They are long.", 0),
         ("item", "Floors. They are hard.", 0)],
    ),
    "a list within a line, a space around each mark": (
        "These tire the hips. - shifts - hard floors - a long drive",
        [("paragraph", "These tire the hips.", None), ("item", "shifts", 0), ("item", "hard floors", 0),
         ("item", "a long drive", 0)],
    ),
    "a list in the line of its first mark": (
        "These tire the hips:\n- shifts - hard floors - a long drive",
        [("paragraph", "These tire the hips:", None), ("item", "shifts", 0), ("item", "hard floors", 0),
         ("item", "a long drive", 0)],
    ),
    "a dash that goes on with its item is no mark": (
        "- shifts - and long ones - tire the hips",
        [("item", "shifts - and long ones - tire the hips", None)],
    ),
    "a dash within a sentence is none": (
        "The hips - both of them - tire at night.",
        [("paragraph", "The hips - both of them - tire at night.", None)],
    ),
    "a heading directly under a heading is narrower": (
        "Hips tire.\n\nWhat You Can Change\n\nShoes\n\nSoft soles spare the hips.",
        [("paragraph", "Hips tire.", None), ("heading", "What You Can Change", None), ("heading", "Shoes", 1),
         ("paragraph", "Soft soles spare the hips.", 2)],
    ),
    "marks of Markdown headings in a plain text": (
        "### 5. Action\n\n* Walk daily.",
        [("heading", "5. Action", None), ("item", "Walk daily.", 0)],
    ),
    "wrapped lines are one paragraph": (
        "Long shifts on hard floors are known to tire the hips of most of the\n"
        "people who work in wards, and few of them find the time to sit for a\nwhile.",
        [("paragraph", "Long shifts on hard floors are known to tire the hips of most of the\n"
          "people who work in wards, and few of them find the time to sit for a\nwhile.", None)],
    ),
    "an exclamation is no heading": (
        "Hips tire by night.\n\nThe second best time to rest them is today!\n\nRest is free of charge, after all.",
        [("paragraph", "Hips tire by night.", None), ("paragraph", "The second best time to rest them is today!", None),
         ("paragraph", "Rest is free of charge, after all.", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN.keys())
def test_plain_text_shows_its_structure(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    document = parse_document(text, name="hips", format="text")
    assert document.text == text
    assert blocks(document) == expected


LABELS = {
    "before a stop": ("- Long shifts. They tire.", ["Long shifts"]),
    "before a colon": ("- Long shifts: they tire.", ["Long shifts"]),
    "after a number": ("1. Long shifts. They tire.", ["Long shifts"]),
    "with brackets": ("• Over-the-counter (OTC) pills. They help.", ["Over-the-counter (OTC) pills"]),
    "a sentence alone is none": ("- Long shifts tire.", []),
    "a long sentence is none": ("- If your hips are stiff in the morning, you may limp. Rest.", []),
    "a bare item has none": ("- Long shifts", []),
}


@pytest.mark.parametrize(("text", "expected"), LABELS.values(), ids=LABELS.keys())
def test_an_item_is_named_by_its_label(text: str, expected: list[str]) -> None:
    assert labels(parse_document(f"Causes:\n{text}", name="hips", format="text")) == expected


MARKDOWN = """---
title: Sore hips
author: [Ann Bee, Dan Cole]
publisher: Ward Weekly
date: 2024-03
url: https://example.org/hips
original: How hips tire
language: en
---
# Sore *hips* &amp; knees

Long shifts tire
the hips.<sup>1</sup> See [a page](https://example.org) ![a ward](ward.png) [2].

## What tires them

Much does:

1. **Hard floors.** They jar.

   Wood is softer.
2. Old shoes
   - worn soles
   - no heel

| floor | harm |
|-------|------|
| stone | much |

```
code()
```

## References

1. Bee, A. (2020). Floors. Hip, 2(1), 3-4.
2. Cole D. Shoes. Hip. 2021;3(2):5-9.
"""


def test_markdown_loses_its_markup_and_keeps_its_structure() -> None:
    document = parse_document(MARKDOWN, name="hips", format="markdown")
    assert blocks(document) == [
        ("title", "Sore hips & knees", None),
        ("paragraph", "Long shifts tire the hips.¹ See a page [2].", 0),
        ("heading", "What tires them", 0),
        ("paragraph", "Much does:", 2),
        ("item", "1. Hard floors. They jar.", 3),
        ("paragraph", "Wood is softer.", 4),
        ("item", "2. Old shoes", 3),
        ("item", "worn soles", 6),
        ("item", "no heel", 6),
        ("paragraph", "floor | harm", 2),
        ("paragraph", "stone | much", 2),
        ("heading", "References", 0),
        ("reference", "1. Bee, A. (2020). Floors. Hip, 2(1), 3-4.", 11),
        ("reference", "2. Cole D. Shoes. Hip. 2021;3(2):5-9.", 11),
    ]
    assert labels(document) == ["Hard floors"]
    assert [(reference.key, reference.title) for reference in document.references] == [("1", "Floors"), ("2", "Shoes")]


def test_front_matter_tells_what_the_document_is() -> None:
    document = parse_document(MARKDOWN, name="hips", format="markdown")
    assert (document.title, document.author, document.publisher) == ("Sore hips", "Ann Bee, Dan Cole", "Ward Weekly")
    assert (document.date, document.url) == ("2024-03", "https://example.org/hips")
    assert (document.original, document.language) == ("How hips tire", "en")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = parse_document("---\n\nHips tire.\n\n---\n\nKnees too.", name="hips", format="markdown")
    assert [words for _, words, _ in blocks(document)] == ["Hips tire.", "Knees too."]


def test_footnotes_of_markdown_are_references() -> None:
    text = "Hips tire.[^a]\n\n[^a]: Bee, A. (2020). Floors. Hip, 2(1), 3-4.\n"
    document = parse_document(text, name="hips", format="markdown")
    assert [(reference.key, reference.year) for reference in document.references] == [("a", 2020)]


def test_faults_of_the_front_matter_are_told_together() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        parse_document("---\ntitle: [[1]]\ndate: 08.07.2025\n---\nHips.", name="hips", format="markdown")
    assert [str(fault).splitlines()[0] for fault in caught.value.exceptions] == [
        "not a title: '[[1]]'",
        "not a date: '08.07.2025'",
    ]


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Hips | Ward Weekly</title>
<meta name="author" content="Ann Bee"><meta property="og:site_name" content="Ward Weekly">
<meta property="article:published_time" content="2024-03-02T10:00:00Z">
<link rel="canonical" href="https://example.org/hips"></head><body>
<nav><a href="/">Home</a><a href="/shop">Shop</a></nav>
<article><h1>Sore hips</h1>
<p>Long shifts on hard floors tire the hips of most people in wards.<sup>1,2</sup> Few find time to sit.</p>
<h2>What tires them</h2><ol><li><strong>Hard floors.</strong> They jar the joints.</li>
<li>Old shoes<ul><li>worn soles</li><li>no heel</li></ul></li></ol>
<script>steal()</script><p>Wooden floors spare them, as a study in three wards has found.</p>
<h2>References</h2><ol><li>Bee, A. (2020). Floors. Hip, 2(1), 3-4.</li></ol></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article_and_nothing_around_it() -> None:
    document = parse_document(PAGE, name="hips", format="html")
    assert [each for each in blocks(document) if each[0] != "title"] == [
        ("paragraph", "Long shifts on hard floors tire the hips of most people in wards.¹,² Few find time to sit.", 0),
        ("heading", "What tires them", 0),
        ("item", "1. Hard floors. They jar the joints.", 2),
        ("item", "2. Old shoes", 2),
        ("item", "worn soles", 4),
        ("item", "no heel", 4),
        ("paragraph", "Wooden floors spare them, as a study in three wards has found.", 2),
        ("heading", "References", 0),
        ("reference", "1. Bee, A. (2020). Floors. Hip, 2(1), 3-4.", 8),
    ]  # fmt: skip
    assert (document.title, document.author, document.publisher) == ("Sore hips", "Ann Bee", "Ward Weekly")
    assert (document.date, document.url, document.language) == ("2024-03-02", "https://example.org/hips", "en")


def test_a_page_that_is_no_article_is_read_without_its_menus() -> None:
    page = "<html><body><nav>Menu here</nav><div>Hips tire.<br>Knees too.</div><form>Send</form></body></html>"
    assert parse_document(page, name="hips", format="html").text == "Hips tire. Knees too."


@pytest.mark.parametrize("depth", [300, 3000, 30_000])
def test_a_page_may_nest_deeply(depth: int) -> None:
    page = "<html><body><p>Hips tire.</p>" + "<div>" * depth + "<p>Knees too.</p></body></html>"
    assert parse_document(page, name="hips", format="html").text.startswith("Hips tire.")


FACTS = {
    "written by": ("Sore hips\nWritten By Ann Bee\n\nHips tire.", "Ann Bee", None),
    "by, and a day": ("Sore hips\nBy Ann Bee\nMarch 2, 2024\n\nHips tire.", "Ann Bee", "2024-03-02"),
    "a change, and by whom": ("Last Updated on March 28, 2025 by Ward team\nHips tire.", "Ward team", "2025-03-28"),
    "in French": ("Sore hips\nDate de publication : Apr 22, 2025\n\nHips tire.", None, "2025-04-22"),
    "publication before change": ("Hips\nUpdated: 5 May 2024\nPublished: 2 May 2023\n\nHips tire.", None, "2023-05-02"),
    "day or month, nobody knows": ("Sore hips\nWritten By Ann Bee\n08.07.2025\n\nHips tire.", "Ann Bee", None),
    "a day above twelve is known": ("Sore hips\nWritten By Ann Bee\n28.07.2025\n\nHips tire.", "Ann Bee", "2025-07-28"),
    "a reviewer is no author": ("Sore hips\nMedically reviewed by Ann Bee\n\nHips tire.", None, None),
    "a date in the text is none": ("Sore hips\n\nSince March 2, 2024 hips tire.", None, None),
}


@pytest.mark.parametrize(("text", "author", "date"), FACTS.values(), ids=FACTS.keys())
def test_a_plain_text_states_its_author_and_date(text: str, author: str | None, date: str | None) -> None:
    document = parse_document(text, name="hips", format="text")
    assert (document.author, document.date, document.publisher) == (author, date, None)


BYTES = {
    "UTF-8 with a mark": "\ufeffHips\u2014tire.".encode(),
    "UTF-16, little end first": b"\xff\xfe" + "Hips\u2014tire.".encode("utf-16-le"),
    "UTF-16, big end first": b"\xfe\xff" + "Hips\u2014tire.".encode("utf-16-be"),
}


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES.keys())
def test_byte_order_marks_tell_the_encoding(data: bytes) -> None:
    assert parse_document(data, name="hips", format="text").text == "Hips—tire."


def test_newlines_are_one_kind() -> None:
    assert parse_document(b"Hips.\r\nKnees.\rBacks.", name="hips", format="text").text == "Hips.\nKnees.\nBacks."


def test_a_page_declares_its_charset() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Hüften “schmerzen”.</p></body></html>'
    assert parse_document(page.encode("cp1252"), name="h", format="html").text == "Hüften “schmerzen”."


REFUSED = {
    "nothing": (b"", "text", "empty: no words in it"),
    "white space": (b" \n\t\n", "text", "empty: no words in it"),
    "a zero byte": (b"PK\x03\x04\0\0", "text", "binary, not text"),
    "control characters": (bytes(range(1, 9)) * 9, "text", "binary, not text"),
    "another encoding": ("Hips.\nHüften.".encode("cp1252"), "text", "not UTF-8: byte 0xfc"),
    "a lone surrogate": ("hips \ud800", "text", "not Unicode: a lone surrogate"),
    "an unknown charset": (b'<meta charset="x-none"><p>Hips', "html", "unknown charset: 'x-none'"),
    "a page of scripts": (b"<html><body><script>f()</script></body></html>", "html", "empty: no words in the page"),
    "Markdown of nothing": (b"---\n\n***\n", "markdown", "empty: no words in it"),
    "front matter that is no YAML": (b"---\ntitle: 'a\n---\nHips.", "markdown", "front matter is no YAML"),
    "too much": (b"a" * (MAX_BYTES + 1), "text", f"too large: more than {MAX_BYTES} bytes"),
    "an unknown format": (b"Hips.", "pdf", "unknown format: 'pdf'"),
}


@pytest.mark.parametrize(("data", "format", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_article_is_one_clear_error(data: bytes | str, format: str, what: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_document(data, name="hips", format=format)
    assert caught.value.what.startswith(what)
    assert caught.value.mend


FILES = {
    "missing": (None, "gone.txt", "no such file: 'gone.txt'"),
    "of an unknown kind": (b"Hips.", "hips.docx", "unknown format: '.docx'"),
}


@pytest.mark.parametrize(("data", "name", "what"), FILES.values(), ids=FILES.keys())
def test_a_file_that_cannot_be_read_is_one_clear_error(
    tmp_path: Path, data: bytes | None, name: str, what: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path / name)
    assert (caught.value.what, caught.value.where) == (what, str(tmp_path / name))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path)
    assert str(caught.value) == (f"a folder, not a file\n  where: {tmp_path}\n  mend:  give the articles in it")


SNIFFED = {"# Hips\n\nThey tire.": "Hips", "<html><body><p>Hips tire.</p></body></html>": "Hips tire."}


@pytest.mark.parametrize("text", SNIFFED)
def test_a_file_without_an_ending_shows_its_format(tmp_path: Path, text: str) -> None:
    (tmp_path / "hips").write_text(text)
    document = read_document(tmp_path / "hips")
    assert (document.name, document.text.split("\n")[0]) == ("hips", SNIFFED[text])


@pytest.mark.parametrize("name", ["hips.txt", "hips.text", "hips.md", "hips.markdown", "hips.html", "hips.HTM"])
def test_the_name_of_a_document_is_that_of_its_file_without_the_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Hips tire.")
    document = read_document(tmp_path / name)
    assert (document.name, document.text) == ("hips", "Hips tire.")


PIECES = st.sampled_from(
    ["# ", "## ", "- ", "1. ", "2. ", "• ", "  ", "\n", "\n\n", "Rest", " helps. ", "What hurts?", ":", "Label: text",
     "References\n\n", "Bee, A. (2020). T. J, 1(2), 3.", "[^1]: ", "<p>", "<ul><li>", "</li>", "<h1>", "<sup>1</sup>",
     "**", "*", "|", "---\n", "title: x\n", "Disclaimer\n", "Related Articles\n", "By Ann Bee\n", "\x0b", "\u2028"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join)


@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_any_text_is_a_document_or_one_error(text: str, format: str) -> None:
    try:
        document = parse_document(text, name="any", format=format)
    except (DocumentError, ExceptionGroup) as error:
        faults = error.exceptions if isinstance(error, ExceptionGroup) else [error]
        assert all(isinstance(fault, DocumentError) for fault in faults)
        return
    assert_sound(document)


def assert_sound(document: Document) -> None:
    """Assert what holds of every document: ordered, disjoint, trimmed spans; parents above; references verbatim."""
    spans = [block.span for block in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(document.text) for span in spans)
    assert all(span.of(document.text) == span.of(document.text).strip() for span in spans)
    for index, block in enumerate(document.blocks):
        assert block.parent is None or block.parent < index
        assert block.label is None or block.span.covers(block.label)
        assert bool(block.reason) == (block.kind == "furniture")
    assert all(each.span and each.span.of(document.text) == each.text for each in document.references)
    read = list(sentences_of(document))
    assert all(document.blocks[index].span.covers(sentence) for index, sentence in read)
    assert all(a[1].end <= b[1].start for a, b in pairwise(read))


@given(st.binary(max_size=60))
def test_any_bytes_are_a_document_or_one_error(data: bytes) -> None:
    try:
        document = parse_document(data, name="any", format="text")
    except DocumentError:
        return
    assert_sound(document)


ORIGINALS = sorted((*(SHARED / "articles").glob("*.txt"), *(SHARED / "texts").glob("*.txt")))


@pytest.mark.skipif(not ORIGINALS, reason="the original articles are not part of the repository")
def test_the_originals_are_sound_documents() -> None:
    for path in ORIGINALS:
        document = read_document(path)
        assert document.text == path.read_text(encoding="utf-8").replace("\r\n", "\n")
        assert_sound(document)
