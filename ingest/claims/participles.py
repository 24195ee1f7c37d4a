"""Participles that make people a group: "patients | given zinc", "adults | living with gout"."""

from __future__ import annotations

from functools import lru_cache

from ..knowledge import read_knowledge
from .words import TABLES, Words


@lru_cache(maxsize=1)
def _participles() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, by first word, the second ("" for none) and the kind of each participle of the table."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in read_knowledge(TABLES / "group_participles.tsv"):
        first, _, rest = row["words"].partition(" ")
        found[first] = (*found.get(first, ()), (rest, row["kind"]))
    return found


def participle_at(words: Words, index: int) -> tuple[int, str]:
    """Return (index after, kind) of "given", "treated with" at `index`; (0, "") for other words."""
    for rest, kind in _participles().get(words.lower[index], ()):
        end = index + 1 + len(rest.split())
        if words.lower[index + 1 : end] == rest.split():
            return end, kind
    return 0, ""
