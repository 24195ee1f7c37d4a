"""Who speaks: one author, one publisher, one text are one voice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.evidence.copies import MANY, find_copies, runs_of
from graph.evidence.voices import Speaker, find_voices
from graph.evidence.weights import Weights, shipped_weights
from ingest.model import Document

PAGE = " ".join(f"word{number}" for number in range(300))


def voices(*documents: Document, weights: Weights | None = None) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = find_voices([Speaker.of(document) for document in documents], weights)
    return [(voice.articles, voice.reasons) for voice in found]


def page(name: str, text: str = "", **more: str) -> Document:
    return Document(name, text or name, **more)


ONE = {
    "one author": (page("a", author="Ann Example"), page("b", author="ann example"), "sharedAuthor"),
    "one author, with an accent": (page("a", author="J. Çağlar"), page("b", author="J Caglar"), "sharedAuthor"),
    "one of two authors": (
        page("a", author="Ann Example and Bo Sample"),
        page("b", author="Bo Sample"),
        "sharedAuthor",
    ),
    "one publisher": (page("a", publisher="The Clinic"), page("b", publisher="The  clinic."), "sharedPublisher"),
    "one text": (page("a", PAGE), page("b", PAGE.upper()), "copiedText"),
    "one text in a longer one": (page("a", PAGE), page("b", PAGE + " else" * 900), "copiedText"),
    "the editors of one house": (
        page("a", author="Editorial team", publisher="The Clinic"),
        page("b", author="Editorial Team", publisher="The Clinic"),
        "sharedPublisher",
    ),
}


@pytest.mark.parametrize(("one", "other", "reason"), ONE.values(), ids=ONE.keys())
def test_two_pages_are_one_voice(one: Document, other: Document, reason: str) -> None:
    ((articles, reasons),) = voices(one, other)
    assert articles == ("a", "b")
    assert reason in reasons


TWO = {
    "nothing is known": (page("a"), page("b")),
    "two authors": (page("a", author="Ann Example"), page("b", author="Ann Sample")),
    "the editors of two houses": (
        page("a", author="Editorial team", publisher="The Clinic"),
        page("b", author="Editorial team", publisher="The Hospital"),
    ),
    "editors of unknown houses": (page("a", author="Staff"), page("b", author="Staff")),
    "two texts": (page("a", PAGE), page("b", " ".join(f"other{number}" for number in range(300)))),
    "a short quotation": (page("a", PAGE), page("b", PAGE[:300] + " else" * 900 + " ".join(map(str, range(999))))),
    "texts too short to tell": (page("a", "knees hurt"), page("b", "Knees hurt!")),
}


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO.keys())
def test_two_pages_are_two_voices(one: Document, other: Document) -> None:
    assert voices(one, other) == [(("a",), ()), (("b",), ())]


def test_voices_join_step_by_step() -> None:
    chain = page("a", author="Ann"), page("b", PAGE, author="Ann"), page("c", PAGE + ".")
    assert voices(*chain, page("d")) == [(("a", "b", "c"), ("sharedAuthor", "copiedText")), (("d",), ())]


def test_a_user_may_say_that_a_publisher_is_no_voice() -> None:
    shipped = shipped_weights()
    weights = Weights(shipped.links, {**shipped.values, "sharedPublisher": 0.0}, shipped.words)
    pages = page("a", publisher="The Library"), page("b", publisher="The Library")
    assert len(voices(*pages, weights=weights)) == 2
    assert len(voices(*pages)) == 1


def test_a_hundred_mirrors_are_one_voice() -> None:
    pages = [page(f"mirror-{number:03}", PAGE + f" {number}") for number in range(5 * MANY)]
    assert [len(articles) for articles, _ in voices(*pages)] == [5 * MANY]


NAMES = st.sampled_from(["", "Ann", "Bo", "Cy"])


@settings(max_examples=50)
@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["", PAGE])), max_size=8), st.randoms(use_true_random=False))
def test_every_article_has_one_voice_whatever_their_order(rows: list[tuple[str, str, str]], random: object) -> None:
    pages = [
        Document(f"p{number}", f"{text} {number}", author=author or None, publisher=publisher or None)
        for number, (author, publisher, text) in enumerate(rows)
    ]
    found = voices(*pages)
    assert sorted(name for articles, _ in found for name in articles) == sorted(one.name for one in pages)
    random.shuffle(pages)  # type: ignore[attr-defined]
    assert voices(*pages) == found


@given(st.text(max_size=400), st.text(max_size=400))
def test_copies_are_symmetric_and_no_text_breaks_them(one: str, other: str) -> None:
    texts = [("a", runs_of(one)), ("b", runs_of(other))]
    assert list(find_copies(texts, 0.5)) == list(find_copies(texts[::-1], 0.5))
