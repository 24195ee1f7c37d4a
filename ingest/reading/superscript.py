"""Raised numbers, such as citation markers, as text."""

from __future__ import annotations

from typing import Final

_RAISED: Final = str.maketrans("0123456789-–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁽⁾")
_RAISABLE: Final = frozenset("0123456789,-–()[] \t\n\xa0")


def raise_digits(words: str) -> str:
    """Return a superscript number in raised digits; what is no number stays as it is.

    >>> raise_digits("1,3-5"), raise_digits("[2]"), raise_digits("th")
    ('¹,³⁻⁵', '[2]', 'th')
    """
    if not words.strip() or not _RAISABLE.issuperset(words) or "[" in words or not any(map(str.isdigit, words)):
        return words
    return "".join(words.split()).translate(_RAISED)
