"""How many annotated claims a reading finds: one-to-one matches by place, mentions and class of relation.

The rules are those of the annotation: quotes share half of the shorter one's words, subjects and objects share half of
their words, relations are of one class; symmetric relations match either way round. A claim that only one of two
annotators marked need not be found, but is not wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

Row = Mapping[str, Any]
_CLASSES = (
    {"causes", "raises_risk_of", "worsens"},
    {"relieves", "prevents"},
    {"improves"},
    {"co_occurs_with", "associated_with", "more_common_in"},
    {"no_effect_on"},
)
_SYMMETRIC = {"co_occurs_with", "associated_with"}
# fmt: off
_IDLE = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "to", "for", "with", "and",
        "or", "your", "you", "their", "his", "her", "its", "our", "my", "this",
        "that", "these", "those", "is", "are", "be", "as", "at", "by", "from",
        "can", "may", "might", "some", "any", "such", "it", "they",
    )
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one or more texts: `found` of `annotated` claims, `right` of `read` ones."""

    found: int
    annotated: int
    right: int
    read: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        pairs = zip(
            (self.found, self.annotated, self.right, self.read),
            (other.found, other.annotated, other.right, other.read),
            strict=True,
        )
        return Score(*(a + b for a, b in pairs))


def rows_of(path: Path) -> list[Row]:
    """Return the claims of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(annotated: Sequence[Row], read: Sequence[Row], *, strict: bool = False) -> Score:
    """Return how a reading of one text does against its annotation."""
    asked = [row for row in annotated if row.get("agreed", True)]
    found, right = len(matches(asked, read, strict=strict)), len(matches(annotated, read, strict=strict))
    return Score(found, len(asked), right, len(read))


def matches(annotated: Sequence[Row], read: Sequence[Row], *, strict: bool = False) -> dict[int, int]:
    """Return the greatest one-to-one matching: index of the annotated claim → index of the read one."""
    graph = nx.Graph()
    left = [("annotated", i) for i in range(len(annotated))]
    graph.add_nodes_from(left)
    for i, wanted in enumerate(annotated):
        graph.add_edges_from(
            (("annotated", i), ("read", j)) for j, row in enumerate(read) if _same(wanted, row, strict)
        )
    pairs = nx.bipartite.hopcroft_karp_matching(graph, left)
    return {node[1]: other[1] for node, other in pairs.items() if node[0] == "annotated"}


def _same(wanted: Row, row: Row, strict: bool) -> bool:
    one, other = wanted["relation"], row["relation"]
    if (one != other) if strict else not any({one, other} <= kind for kind in _CLASSES):
        return False
    if not _same_place(wanted["quote"], row["quote"]):
        return False
    straight = _alike(wanted["subject"], row["subject"]) and _alike(wanted["object"], row["object"])
    turned = {one, other} <= _SYMMETRIC
    return straight or (
        turned and _alike(wanted["subject"], row["object"]) and _alike(wanted["object"], row["subject"])
    )


def _same_place(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    return len(a & b) >= 0.5 * min(len(a), len(b)) and bool(a & b)


def _alike(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    return bool(a | b) and len(a & b) >= 0.5 * len(a | b)


def _words(text: str) -> set[str]:
    found = re.findall(r"[a-z0-9]+", text.lower())
    kept: Iterable[str] = [word for word in found if word not in _IDLE] or found
    return {word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in kept}
