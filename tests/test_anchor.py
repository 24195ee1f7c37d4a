"""Quotes are found where they stand, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.anchor import locate
from ingest.errors import QuoteNotFoundError


@given(before=st.text(), quote=st.text(min_size=1), after=st.text())
def test_a_located_span_gives_back_its_quote(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    assert locate(quote, text).of(text) == quote


@pytest.mark.parametrize("quote", ["", "hip", "Knee"], ids=["empty", "absent", "another case"])
def test_a_quote_that_the_text_does_not_hold_is_an_error_with_a_mend(quote: str) -> None:
    with pytest.raises(QuoteNotFoundError) as caught:
        locate(quote, "Sore knees.", name="knees.txt")
    assert str(caught.value) == (
        f"quote not found: {quote!r}\n  where: knees.txt\n  mend:  copy it from the text as it is"
    )
