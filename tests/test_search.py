"""The full-text index finds words by their stems, parts of quotes as they stand, and concepts by folded names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.base import KnowledgeBase
from graph.queries import answer_named
from graph.search import SearchIndex
from graph.writing import write_generation
from ingest.errors import KnowledgeBaseError, QueryError
from ingest.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def base(world: Any, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return write_generation(
        tmp_path_factory.mktemp("search") / "kb", texts=world.texts, works=world.works, vocabulary=world.vocabulary
    )


FOUND = {
    "a word": ("exercise", {("concept", "exercise"), ("quote", 1)}),
    "a stem": ("exercises", {("concept", "exercise"), ("quote", 1)}),
    "all words, in any order": ("pain chronic", {("concept", "chronic-low-back-pain"), ("quote", 1)}),
    "words that stand together": ('"prevent low back"', {("quote", 2)}),
    "words that do not": ('"low prevent"', set()),
    "things of every kind": (
        "knees",
        {("article", "aching-knees"), ("concept", "knee-osteoarthritis"), ("work", "suri-2010"), ("quote", 0)},
    ),
    "another name of a concept": ("lumbago", {("concept", "low-back-pain")}),
    "an operator as a word": ("rest NOT", {("quote", 2)}),
    "nothing": ("sciatica", set()),
}


@pytest.mark.parametrize(("words", "found"), FOUND.values(), ids=FOUND.keys())
def test_words_find(words: str, found: set[Any], base: KnowledgeBase, world: Any) -> None:
    ids = [claim.id for claim in world.claims]
    wanted = {(kind, ids[name] if isinstance(name, int) else name) for kind, name in found}
    assert {(hit.kind, hit.name) for hit in base.search.find(words)} == wanted


def test_hits_are_narrowed_to_kinds(base: KnowledgeBase) -> None:
    assert {hit.kind for hit in base.search.find("pain", kinds=("quote",))} == {"quote"}
    with pytest.raises(QueryError, match="nothing is of the kind 'picture'"):
        base.search.find("pain", kinds=("picture",))


HOSTILE = ["a*", "NEAR(a b)", "knee)", "words:knee", "^knee", "-knee", "'; DROP TABLE thing", "OR", '"" x', 'knee"']


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_the_words_is_an_operator(words: str, base: KnowledgeBase) -> None:
    assert {hit.kind for hit in base.search.find(words)} <= {"quote", "concept", "article", "work"}


@pytest.mark.parametrize("words", ["", '"', '""', "\x00", "—", "*"])
def test_what_holds_no_word_is_refused(words: str, base: KnowledgeBase) -> None:
    with pytest.raises(QueryError, match="no word to search for"):
        base.search.find(words)


PARTS = ["low back", "LOW BACK", "knee", "ee os", "57%", "[1]", "zz", "é", "a", "back_pain", "", "back pain."]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_quote_is_found_by_the_index_as_by_the_store(part: str, base: KnowledgeBase) -> None:
    with_index = answer_named(base.store, "claims_with_words", {"words": part}, base.search)
    assert with_index == answer_named(base.store, "claims_with_words", {"words": part})


@settings(deadline=None, max_examples=60)
@given(part=st.text(st.characters(min_codepoint=32, max_codepoint=382), max_size=6))
def test_any_part_is_found_alike(part: str, base: KnowledgeBase) -> None:
    with_index = answer_named(base.store, "claims_with_words", {"words": part}, base.search)
    assert with_index == answer_named(base.store, "claims_with_words", {"words": part})


def test_the_index_says_when_there_may_be_more(base: KnowledgeBase) -> None:
    assert base.search.quotes_with("back", 2) is None
    assert len(base.search.quotes_with("back", 3) or ()) == 3


@pytest.mark.parametrize("name", ["low back pain", "Low Back Pains", "lumbago", "exercise", "rest", "nothing such", ""])
def test_a_concept_is_named_as_by_the_vocabulary(name: str, base: KnowledgeBase) -> None:
    vocabulary = Vocabulary(base.concepts())
    wanted = name if name in vocabulary else vocabulary.lookup(name)
    assert base.search.concept_named(name) == wanted


def test_narrower_concepts_are_found(base: KnowledgeBase) -> None:
    assert base.search.narrower("low-back-pain") == ("chronic-low-back-pain",)
    assert base.search.narrower("exercise") == ()


def test_an_index_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeBaseError, match="the full-text index is missing"):
        SearchIndex.open(tmp_path / "search.db")
    (tmp_path / "search.db").write_bytes(b"no database" * 100)
    with pytest.raises(KnowledgeBaseError, match="the full-text index cannot be read"):
        SearchIndex.open(tmp_path / "search.db")
