"""Menus, banners, bylines and legal notes are kept in the text and not read; what speaks of health is read."""

from pathlib import Path

import pytest

from ingest.model import BlockKind
from ingest.reading import parse_document, read_document

ARTICLES = Path(__file__).resolve().parents[1] / ".." / "shared" / "articles"
BODY = "Long shifts on hard floors tire the hips of most people."


def furniture(text: str) -> dict[str, str]:
    """Return the words of each block of furniture with its reason."""
    document = parse_document(text, name="hips", format="text")
    return {block.span.of(text): block.reason for block in document.blocks if block.kind is BlockKind.FURNITURE}


def read(text: str) -> list[str]:
    document = parse_document(text, name="hips", format="text")
    return [block.span.of(text) for block in document.blocks if block.kind is not BlockKind.FURNITURE]


LINES = {
    "Written by Ann Bee": "byline",
    "Medically reviewed by Ann Bee, MD, on May 2, 2024": "byline",
    "Last updated on May 2, 2024": "dateline",
    "02.05.2024": "dateline",
    "5 min read": "dateline",
    "Issue 12": "dateline",
    "Home > Joints > Hips": "breadcrumb",
    "< Blog < Sore hips": "breadcrumb",
    "Skip to content": "menu",
    "We use cookies to make this page better.": "cookie banner",
    "Subscribe to our weekly letter": "newsletter or podcast",
    "Sign up for tips on joints.": "newsletter or podcast",
    "Book an appointment today": "call to action",
    "Contact us if you have questions.": "call to action",
    "Share this page": "sharing",
    "Ann Bee, PT, DPT": "experts' biographies",
    "© 2024 Ward Weekly. All rights reserved.": "copyright",
    "This page is for educational purposes only.": "disclaimer",
    "It does not constitute medical advice of any kind.": "disclaimer",
    "Photo by Ann Bee": "image caption",
    "$ 0 for you": "offer",
    "Rejoignez un million de lecteurs": "call to action",
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_furniture_is_told_by_its_words(line: str) -> None:
    text = f"Sore hips\n\n{BODY}\n\n{line}\n\n{BODY} Rest helps."
    assert furniture(text) == {line: LINES[line]}
    assert read(text) == ["Sore hips", BODY, f"{BODY} Rest helps."]


KEPT = {
    "health under words of a disclaimer": "Always ask a doctor before taking pills for sore hips: they thin the blood.",
    "subscribing to a view": "Few doctors subscribe to the view that hips heal by rest alone, and trials of walking, "
    "of swimming and of cycling have since shown that they heal by load.",
    "a sentence that opens with a sign": "< 5% of adults limp at night, as a survey of three wards found.",
    "a sentence on cost": "A pair of soft shoes for $90 spares the hips more than pills do.",
    "a name in a sentence": "Ann Bee, PT, says that rest helps.",
    "by, but no byline": "By walking daily, people keep their hips supple.",
    "a firm with a figure": "Members of the Ward Walk report 30% less pain after a season.",
    "a question": "Could your shoes be to blame for the pain in your hips?",
    "a sum of statistics": "Statistics from three wards show that hips tire first.",
}


@pytest.mark.parametrize("line", KEPT.values(), ids=KEPT.keys())
def test_words_about_health_are_kept(line: str) -> None:
    text = f"Sore hips\n\n{BODY}\n\n{line}\n\n{BODY} Rest helps."
    assert furniture(text) == {}
    assert line in read(text)


SECTIONS = {
    "a legal note up to the next heading": (
        "Medical Disclaimer\n\nThis page is one person's view.\n\nAsk a doctor.",
        "disclaimer",
    ),
    "related articles": ("Related Articles\n\nTen Stretches for Stiff Backs\n\nWhy Knees Click", "related articles"),
    "a firm on itself": ("How Ward Walk Can Help You\n\nOur coaches call you.\n\nWe send shoes.", "self-promotion"),
    "biographies": (
        "Our Ward Walk Experts\n\nAnn Bee, PT\nPhysical Therapist\nAnn likes hips.",
        "experts' biographies",
    ),
    "comments": ("Comment of the Week - Dan\n\n“I walk, and it helps me.”", "readers' comments"),
}


@pytest.mark.parametrize(("section", "reason"), SECTIONS.values(), ids=SECTIONS.keys())
def test_a_section_of_furniture_ends_at_the_next_heading(section: str, reason: str) -> None:
    text = f"Sore hips\n\n{BODY}\n\n{section}\n\nWhat helps hips?\n\n{BODY} Rest helps a little."
    assert set(furniture(text).values()) == {reason}
    assert "".join(furniture(text)).replace("\n", "") == section.replace("\n", "")
    assert read(text)[-2:] == ["What helps hips?", f"{BODY} Rest helps a little."]


def test_a_section_on_how_something_helps_is_read() -> None:
    text = f"Sore hips\n\n{BODY}\n\nHow Walking Can Help You\n\nWalking feeds the cartilage.\n\nIt also eases pain."
    assert furniture(text) == {}


def test_consent_words_are_furniture_beside_a_cookie_banner_only() -> None:
    banner = (
        "Sore hips\n\nHips tire.\n\nWe use cookies here.\n\nStatistics\n\nThe technical storage or access is for sums."
    )
    assert list(furniture(banner).values()) == ["cookie banner"] * 3
    plain = f"Sore hips\n\nHips tire.\n\nStatistics\n\n{BODY}"
    assert furniture(plain) == {}


def test_a_caption_printed_twice_is_furniture_and_so_is_the_title_again() -> None:
    caption = "Nurse in white shoes holding her hip beside a bed"
    text = f"Sore hips in all wards\n\nSore hips in all wards\n\n{caption}\n{caption}\n\n{BODY}"
    document = parse_document(text, name="hips", format="text")
    reasons = [block.reason for block in document.blocks]
    assert reasons == ["", "repeat of the title", "image caption", "image caption", ""]


def test_the_authors_name_alone_is_furniture() -> None:
    text = f"Sore hips\n\nAnn Bee\n\nWritten by Ann Bee\n\nIntroduction\n\n{BODY}"
    assert furniture(text) == {"Ann Bee": "byline", "Written by Ann Bee": "byline"}


def test_a_table_of_contents_is_furniture_and_its_headings_are_read() -> None:
    contents = "In this article\n- What tires hips?\n- What helps?"
    text = f"Sore hips\n\n{contents}\n\nWhat tires hips?\n\n{BODY}\n\nWhat helps?\n\n{BODY}"
    assert list(furniture(text).values()) == ["table of contents"] * 3
    assert read(text) == ["Sore hips", "What tires hips?", BODY, "What helps?", BODY]


def test_a_list_that_repeats_the_headings_is_a_table_of_contents() -> None:
    text = f"Sore hips\n\n- What tires hips?\n- What helps?\n\nWhat tires hips?\n\n{BODY}\n\nWhat helps?\n\n{BODY}"
    assert list(furniture(text).values()) == ["table of contents"] * 2


REFERENCES = "References\n\nBee, A. (2020). Floors. Hip, 2(1), 3-4.\n\nCole, D. (2021). Shoes. Hip, 3(2), 5-9."


def test_what_follows_the_references_is_furniture() -> None:
    text = f"Sore hips\n\n{BODY}\n\n{REFERENCES}\n\nOur wards are open.\n\nModern Wards\n\nOur team is at work."
    assert set(furniture(text).values()) == {"after the references"}
    assert len(parse_document(text, name="hips", format="text").references) == 2


def test_an_impersonal_section_after_the_references_is_read() -> None:
    text = f"Sore hips\n\n{BODY}\n\n{REFERENCES}\n\nHow hips were measured\n\nAn angle meter was used at noon."
    assert furniture(text) == {}


def test_a_heading_of_references_over_plain_text_makes_no_references() -> None:
    text = f"Sore hips\n\n{BODY}\n\nSources\n\nMost sore hips have their source in hard floors."
    document = parse_document(text, name="hips", format="text")
    assert document.references == ()
    assert furniture(text) == {}


def test_furniture_moves_no_position() -> None:
    text = f"We use cookies.\n\n{BODY}\n\nShare this page"
    document = parse_document(text, name="hips", format="text")
    assert document.text == text
    assert document.blocks[1].span.start == text.index(BODY)


ORIGINALS = {
    "analgesia-back-and-knee-pain": 1,
    "backinshape-knee-pain-develops": 11,
    "hingehealth-back-and-knee-pain": 29,
    "londoncartilage-back-pain-knee-oa": 14,
    "londoncartilage-biomechanical-link": 22,
}


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_furniture_of_the_originals_is_found(name: str) -> None:
    path = ARTICLES / f"{name}.txt"
    if not path.exists():
        pytest.skip("the original articles are not part of the repository")
    kinds = [block.kind for block in read_document(path).blocks]
    assert kinds.count(BlockKind.FURNITURE) == ORIGINALS[name]
