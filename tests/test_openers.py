"""The readers of a sentence are asked about a word only where they name it."""

from __future__ import annotations

import pytest

from ingest.claims.linking.clauses import ClauseReader
from ingest.claims.linking.linker import Linker

ABOVE = [reader for reader in Linker.__mro__[: Linker.__mro__.index(ClauseReader)] if "_word" in vars(reader)]


@pytest.mark.parametrize("reader", ABOVE, ids=lambda reader: reader.__name__)
def test_a_reader_of_words_names_those_that_it_reads_otherwise(reader: type) -> None:
    assert "openers" in vars(reader)


def test_the_topmost_reader_names_the_words_of_all_below_it() -> None:
    topmost = vars(ABOVE[0])["openers"]
    assert all(vars(reader)["openers"] <= topmost for reader in ABOVE)
