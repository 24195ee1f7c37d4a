"""MeSH as second vocabulary: which descriptor a whole mention names. It adds no terms to those found in running text.

Source: Medical Subject Headings, U.S. National Library of Medicine, as derived in `data/mesh/` (see its README).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..model import Concept, Kind, Valence
from ..resources import shipped
from .sorted_lines import SortedLines

PREFIX = "mesh-"
"""What the id of a concept that MeSH defines begins with: "mesh-D011565" is MESH:D011565."""
_REMEMBERED = 50_000  # terms kept with what was found
_UNWANTED = frozenset((Kind.CONDITION, Kind.SYMPTOM, Kind.RISK_FACTOR))


class Mesh:
    """The descriptors of MeSH that health articles speak of, and the terms that name them."""

    def __init__(self) -> None:
        self._concepts = SortedLines(shipped("mesh", "concepts.tsv"))
        self._terms = SortedLines(shipped("mesh", "terms.tsv"))
        self._known: dict[str, tuple[str, bool] | None] = {}

    def lookup(self, folded: tuple[str, ...], words: str = "") -> str | None:
        """Return the id of the descriptor that these folded words name, or None.

        An acronym names one only where `words`, the words as the text has them, are in capitals.

        >>> Mesh().lookup(("psoriasis",)), Mesh().lookup(("copd",), "COPD"), Mesh().lookup(("copd",), "copd")
        ('D011565', 'D029424', None)
        """
        found = self._term(" ".join(folded))
        if found is None or (found[1] and not words[:-1].isupper()):
            return None
        return found[0]

    def _term(self, key: str) -> tuple[str, bool] | None:
        """Return the descriptor of a term and whether it is an acronym; remembered, since texts say things again."""
        if key in self._known:
            return self._known[key]
        found = self._terms.find(key)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = known = (found[0], found[1] == "acronym") if found else None
        return known

    def concept(self, identifier: str) -> Concept:
        """Return the concept of a descriptor; `broader` are ids of concepts of MeSH.

        >>> Mesh().concept("D011565").label
        'Psoriasis'
        """
        found = self._concepts.find(identifier)
        if found is None:
            raise KeyError(identifier)
        kind = Kind(found[0])
        return Concept(
            PREFIX + identifier,
            found[1],
            kind,
            alt_labels=(found[2],) if found[2] else (),
            broader=tuple(PREFIX + one for one in found[3].split("|") if one),
            matches=(f"MESH:{identifier}",),
            valence=Valence.UNWANTED if kind in _UNWANTED else Valence.NEUTRAL,
        )

    def above(self, identifier: str) -> Iterator[Concept]:
        """Yield the concepts above a descriptor, each once."""
        queue, seen = [identifier], {identifier}
        while queue:
            for broader in self.concept(queue.pop(0)).broader:
                one = broader.removeprefix(PREFIX)
                if one not in seen:
                    seen.add(one)
                    queue.append(one)
                    yield self.concept(one)


@lru_cache(maxsize=1)
def shipped_mesh() -> Mesh:
    """Return MeSH as claimroot ships it."""
    return Mesh()
