"""Where a quote stands in a text."""

from .errors import QuoteNotFoundError
from .model import Span


def locate(quote: str, text: str, *, name: str = "document") -> Span:
    """Return the first place of `quote` in `text`, in code points.

    `text` is a whole document with normalised newlines; `quote` is verbatim and is never
    repaired. `name` appears in messages only. Raises QuoteNotFoundError.
    Source: W3C Web Annotation Data Model, section 4.2.4, Text Quote Selector.

    >>> locate("knee pain", "Back and knee pain.")
    Span(start=9, end=18)
    """
    start = text.find(quote)
    if not quote or start < 0:
        raise QuoteNotFoundError(f"quote not found: {quote!r}", name, "copy it from the text as it is")
    return Span(start, start + len(quote))
