"""How sure a reading is: the share of right claims of its rule on annotated texts, by whether the terms are known."""

from __future__ import annotations

from functools import cache
from typing import Final

from ..knowledge import read_knowledge
from .words import TABLES

UNKNOWN_RULE: Final = 0.5
"""The reading of a rule that no annotated text shows."""


def reading_of(rule: str, *terms_known: bool) -> float:
    """Return how sure a claim's reading is, 0 to 1: how often its rule was right where its terms were so well known.

    `terms_known` says of subject and object whether a vocabulary names them.

    >>> reading_of("subject before verb", True, True) > reading_of("subject before verb", True, False)
    True
    """
    return _table().get((rule, "known" if all(terms_known) else "new"), UNKNOWN_RULE)


@cache
def _table() -> dict[tuple[str, str], float]:
    return {(row["rule"], row["terms"]): float(row["reading"]) for row in read_knowledge(TABLES / "readings.tsv")}
