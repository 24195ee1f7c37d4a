"""How close two concepts, two relations or two figures are: what links and drift verdicts are decided by."""

from __future__ import annotations

from enum import IntEnum

from ingest.model import Quantity, Relation
from ingest.vocabulary import Vocabulary


class Closeness(IntEnum):
    """How a claim's concept stands to a finding's, closest last."""

    UNRELATED = 0
    RELATED = 1  # both under one nearest concept: chronic back pain, low back pain
    BROADER = 2  # the claim's is the wider one: it says more than the finding
    NARROWER = 3  # the claim's is the special case
    SAME = 4


def closeness(claimed: str, found: str, vocabulary: Vocabulary) -> Closeness:
    """Return how the concept of a claim stands to the concept of a finding, by `skos:broader`."""
    if claimed == found:
        return Closeness.SAME
    above_claimed, above_found = vocabulary.ancestors(claimed), vocabulary.ancestors(found)
    if claimed in above_found:
        return Closeness.BROADER
    if found in above_claimed:
        return Closeness.NARROWER
    return Closeness.RELATED if _siblings(claimed, found, vocabulary) else Closeness.UNRELATED


def _siblings(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether both have a nearest wider concept in common."""
    first, second = vocabulary.concepts.get(one), vocabulary.concepts.get(other)
    return first is not None and second is not None and bool({*first.broader} & {*second.broader})


_CLASSES = {
    Relation.CAUSES: "more",
    Relation.RAISES_RISK_OF: "more",
    Relation.WORSENS: "more",
    Relation.RELIEVES: "less",
    Relation.PREVENTS: "less",
    Relation.IMPROVES: "better",
    Relation.CO_OCCURS_WITH: "together",
    Relation.ASSOCIATED_WITH: "together",
    Relation.MORE_COMMON_IN: "commoner",
    Relation.NO_EFFECT_ON: "none",
}
_COMPATIBLE = frozenset({("more", "together"), ("less", "better"), ("together", "commoner"), ("more", "commoner")})


def compatible(one: Relation, other: Relation) -> bool:
    """Say whether two relations speak of the same kind of tie, though not in the same strength.

    >>> compatible(Relation.PREVENTS, Relation.RELIEVES), compatible(Relation.CAUSES, Relation.RELIEVES)
    (True, False)
    """
    first, second = _CLASSES[one], _CLASSES[other]
    return first == second or (first, second) in _COMPATIBLE or (second, first) in _COMPATIBLE


RATIOS = frozenset(("RR", "HR", "OR", "times"))


def as_percent_change(quantity: Quantity) -> float | None:
    """Return a ratio as a change in percent (RR 0.67 is a fall by 33), a percentage as it is, else None.

    For an odds ratio this is the change in odds, which is near that in risk only for rare outcomes.

    >>> as_percent_change(Quantity(unit="RR", value=0.67))
    33.0
    """
    if quantity.value is None:
        return None
    if quantity.unit == "%":
        return quantity.value
    if quantity.unit in RATIOS:
        return round(abs(1 - quantity.value) * 100, 1)
    return None


def same_figure(claimed: Quantity, found: Quantity, *, slack: float = 0.0) -> bool:
    """Say whether a claimed figure is the found one, give or take `slack` (in the figure's own unit).

    Units may differ where one is a ratio and the other the change that it means. A comparator is met when the found
    figure lies on its side, and not more than ten points away: "more than half" is met by 54.6%, not by 90%.
    """
    if claimed.unit == found.unit:
        left, right = claimed.value, found.value
    else:
        left, right = as_percent_change(claimed), as_percent_change(found)
    if left is None or right is None:
        return False
    if claimed.comparator in (">", ">="):
        return left <= right <= left + _COMPARATOR_REACH
    if claimed.comparator in ("<", "<="):
        return left - _COMPARATOR_REACH <= right <= left
    return abs(left - right) <= slack + 1e-9


_COMPARATOR_REACH = 10.0  # percentage points; a nearer round figure would have been used beyond that


def rounding_slack(claimed: Quantity) -> float:
    """Return how far off rounding can put a claimed figure: half a unit of its last place; one unit for "about".

    >>> rounding_slack(Quantity(unit="%", value=57.0)), rounding_slack(Quantity(unit="%", value=33.3, approximate=True))
    (0.5, 1.0)
    """
    if claimed.approximate:
        return 1.0
    value = claimed.value or 0.0
    return 0.5 if value == int(value) else 0.05
