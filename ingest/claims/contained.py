"""A rule that fails on one passage costs that passage only: it is told, and the rest of the text is read."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from ..model import Document, Span

Made = TypeVar("Made")
_SHOWN: Final = 80  # characters of the passage


class UnreadPassage(UserWarning):
    """A passage could not be read, since a rule failed on it: that is neither "no claim" nor an error of the text."""


def contained(make: Callable[[], Iterable[Made]], document: Document, span: Span) -> tuple[tuple[Made, ...], str]:
    """Return what `make` makes of a passage and "", or nothing and why it could not be read, with a warning.

    A fault of a rule (an IndexError, say) is one of claimroot's, not of the text: a long text or a whole folder is not
    to be lost for it. Tests run with warnings as errors, so there it is an error.

    >>> from ingest.reading import parse_document
    >>> note = parse_document("Rest helps.", name="note", format="text")
    >>> contained(lambda: [1, 2], note, Span(0, 11))
    ((1, 2), '')
    """
    try:
        return tuple(make()), ""
    except Exception as error:
        passage = " ".join(span.of(document.text)[:_SHOWN].split())
        told = f"{type(error).__name__}: {error}"
        warnings.warn(
            f"{document.name}, characters {span.start} to {span.end}: could not be read ({told}), passed over: "
            f"{passage!r}; please report this sentence",
            UnreadPassage,
            stacklevel=2,
        )
        return (), f"could not be read: a rule failed on it ({told})"
