"""Figures that contradict themselves: in the article's text."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.claims.quantities import find_quantities
from ingest.model import Quantity

from ..evidence.figures import show_quantity
from .case import Case
from .counts import contradictions
from .model import Fault


def outside_interval(case: Case) -> Iterator[Fault]:
    """Yield the estimates that the article prints outside their own confidence interval, and intervals run backwards.

    >>> from .case import read_case
    >>> text = "Obesity raised the risk of knee pain (HR 1.24, 95% CI 1.47 to 1.76)."
    >>> [(fault.says, fault.record) for fault in outside_interval(read_case(text))]
    [('HR 1.24, 95% CI 1.47 to 1.76', 'the interval 1.47 to 1.76')]
    """
    for block in case.blocks:
        for cue, quantity in find_quantities(case.document.text, block.span):
            why = interval_fault(quantity)
            if why:
                record = f"the interval {quantity.ci_low:g} to {quantity.ci_high:g}"
                yield case.fault("estimate-outside-interval", "error", cue.span, record, why)


def interval_fault(quantity: Quantity) -> str:
    """Return what is wrong between an estimate and its 95% interval, "" for nothing.

    >>> interval_fault(Quantity("RR", 0.67, ci_low=0.53, ci_high=0.85))
    ''
    """
    low, high, value = quantity.ci_low, quantity.ci_high, quantity.value
    if low is None or high is None:
        return ""
    if low > high:
        return f"the interval runs backwards: {low:g} to {high:g}"
    if value is not None and not low <= value <= high:
        return f"an estimate lies inside its own interval; {show_quantity(quantity)} does not"
    return ""


def impossible_percentages(case: Case) -> Iterator[Fault]:
    """Yield the percentages of the article that the counts printed beside them cannot give.

    >>> from .case import read_case
    >>> case = read_case("It was so in 84 of 99 knees (75%).")
    >>> [(fault.says, fault.record) for fault in impossible_percentages(case)]
    [('84 of 99 knees (75%)', '84 of 99 is 84.8%')]
    """
    for block in case.blocks:
        for place, record, why in contradictions(case.document.text, block.span):
            yield case.fault("impossible-percentage", "error", place, record, why)
