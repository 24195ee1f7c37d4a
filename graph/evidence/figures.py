"""How close a claimed figure is to a found one: shares, changes and ratios, rounding, and how figures are shown."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Claim, Finding, Quantity, Scale, Span

from .matching import EFFECTS

RISK_RATIOS = frozenset(("RR", "HR", "times"))
"""Ratios of risks or rates, which a change in percent can stand for."""
RATIOS = RISK_RATIOS | {"OR"}
_COMPARATOR_REACH = 10.0  # percentage points; a nearer round figure would have been used beyond that
_EPSILON = 1e-9


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
    figure lies on its side, and not more than ten points away: "more than half" is met by 54.6%, not by 90%. A range
    is met by a figure within it.
    """
    sides = _comparable(claimed, found)
    if sides is None:
        return False
    low, high, right = sides
    if claimed.comparator in (">", ">="):
        return low - _EPSILON <= right <= low + _reach(claimed)
    if claimed.comparator in ("<", "<="):
        return high - _reach(claimed) <= right <= high + _EPSILON
    return low - slack - _EPSILON <= right <= high + slack + _EPSILON


def _reach(claimed: Quantity) -> float:
    return _COMPARATOR_REACH if claimed.unit not in RATIOS else 0.5


def _comparable(claimed: Quantity, found: Quantity) -> tuple[float, float, float] | None:
    """Return the claimed figure's least and greatest value and the found one on one scale, None where there is none."""
    if claimed.value is None:
        if claimed.unit != found.unit or found.value is None or claimed.low is None or claimed.high is None:
            return None
        return claimed.low, claimed.high, found.value
    left: float | None = claimed.value
    right: float | None = found.value
    if claimed.unit != found.unit and not {claimed.unit, found.unit} <= RISK_RATIOS:
        if "%" not in (claimed.unit, found.unit):
            return None
        left, right = as_percent_change(claimed), as_percent_change(found)
    return (left, left, right) if left is not None and right is not None else None


def judge_figure(claimed: Quantity, found: Quantity) -> tuple[str, str]:
    """Return the verdict on a claimed figure (faithful, inflated, deflated, reversed, unknown), and why in a clause.

    Inflated means farther from "no effect" than what was found.

    >>> judge_figure(Quantity(unit="%", value=50.0), Quantity(unit="RR", value=0.67))
    ('inflated', 'the claim has 50%, the study 33%')
    """
    if same_figure(claimed, found):
        return "faithful", "the figure is the study's own"
    if same_figure(claimed, found, slack=rounding_slack(claimed)):
        return "faithful", "the figure is the study's own, rounded"
    sides = _comparable(claimed, found)
    if sides is None:
        return "unknown", "the two figures are of kinds that cannot be compared"
    if _other_side(claimed, found):
        return "reversed", "one figure is a rise and the other a fall"
    low, high, right = sides
    left = low if right < low else high
    ratio = {claimed.unit, found.unit} <= RATIOS
    more = abs(left - 1) > abs(right - 1) if ratio else abs(left) > abs(right)
    sign = "%" if "%" in (claimed.unit, found.unit) else ""
    why = f"the claim has {left:g}{sign}, the study {right:g}{sign}"
    return ("inflated", why) if more else ("deflated", why)


def _other_side(claimed: Quantity, found: Quantity) -> bool:
    """Whether two ratios lie on the two sides of 1, or two signed figures of 0."""
    if claimed.value is None or found.value is None:
        return False
    if {claimed.unit, found.unit} <= RATIOS:
        return (claimed.value - 1) * (found.value - 1) < 0
    return claimed.unit == found.unit and claimed.value * found.value < 0


def rounding_slack(claimed: Quantity) -> float:
    """Return how far off rounding can put a claimed figure, in its own unit.

    Half a unit of the last place. Where the text says "about", or a fraction in words: half the way to the next
    figure that is as round, so five points for a multiple of ten, 2.5 for one of five or a third, else one point.

    >>> [rounding_slack(Quantity(unit="%", value=value)) for value in (57.0, 57.4, 57.25)]
    [0.5, 0.05, 0.005]
    >>> [rounding_slack(Quantity(unit="%", value=value, approximate=True)) for value in (57.0, 50.0, 25.0, 33.3)]
    [1.0, 5.0, 2.5, 2.5]
    """
    value = claimed.value or 0.0
    if claimed.approximate and claimed.unit == "%":
        if value and value % 10 == 0:
            return 5.0
        return 2.5 if value and (value % 5 == 0 or value in (33.3, 66.7)) else 1.0
    places = len(f"{value:.6f}".rstrip("0").partition(".")[2])
    half: float = 0.5 * 10.0**-places
    return half * 2 if claimed.approximate else half


# What a percentage is of ----------------------------------------------------------------------------------------------

_CHANGE_BEFORE = re.compile(r"\bby\s+(?:up to\s+|as much as\s+|an estimated\s+)?$", re.IGNORECASE)
_SHARE_AFTER = re.compile(r"^\s*(?:of\b|in\b|\()", re.IGNORECASE)
_IN_BEFORE = re.compile(r"\b(?:in|of|among)\s+$", re.IGNORECASE)


def is_share(claim: Claim) -> bool:
    """Say whether a claim's percentage is a share of people, not a change: "in 55% of patients", not "by a third".

    A claim of an effect has a change unless the words around the figure say "of" people; any other has a share.
    """
    if claim.relation not in EFFECTS:
        return True
    if claim.quantity is not None and claim.quantity.scale in (Scale.SHARE, Scale.RELATIVE):
        return claim.quantity.scale is Scale.SHARE
    cue = next((cue for cue in claim.cues if cue.role == "quantity"), None)
    if cue is None or not claim.quote.span.covers(cue.span):
        return False
    before, after = _around(claim.quote.exact, claim.quote.span, cue.span)
    if _CHANGE_BEFORE.search(before):
        return False
    return bool(_SHARE_AFTER.search(after) or _IN_BEFORE.search(before))


def _around(quote: str, whole: Span, part: Span) -> tuple[str, str]:
    return quote[max(0, part.start - whole.start - 40) : part.start - whole.start], quote[part.end - whole.start :]


def found_share(finding: Finding) -> bool:
    """Say whether a finding's percentage is a share of people: no effect was found, or it is set against a share."""
    return finding.relation not in EFFECTS or "%" in (finding.comparison or "")


def comparable_figures(claim: Claim, finding: Finding) -> bool:
    """Say whether both have figures that measure the same: a share is never set against a change or a ratio."""
    said, found = claim.quantity, finding.quantity
    if said is None or found is None:
        return False
    kinds = [
        share if one.unit == "%" else False for one, share in ((said, is_share(claim)), (found, found_share(finding)))
    ]
    return kinds[0] == kinds[1]


POINTS = "percentage points"


def relative_as_absolute(claim: Claim, finding: Finding) -> bool:
    """Say whether a claim tells a ratio's change in percent as a share of people or as percentage points.

    Only where the figure is the ratio's own, within rounding: "33% of people" or "33 percentage points" over RR 0.67.
    """
    said, found = claim.quantity, finding.quantity
    if said is None or found is None or found.unit not in RATIOS or claim.relation not in EFFECTS:
        return False
    if said.unit != POINTS and not (said.unit == "%" and is_share(claim)):
        return False
    percent = replace(said, unit="%")
    return same_figure(percent, found, slack=rounding_slack(percent))


def holds_no_effect(figure: Quantity) -> bool:
    """Say whether the 95% interval of a ratio holds 1: the study cannot tell an effect from none.

    >>> holds_no_effect(Quantity("RR", 0.9, ci_low=0.7, ci_high=1.2)), holds_no_effect(Quantity("RR", 0.9))
    (True, False)
    """
    if figure.ci_low is None or figure.ci_high is None or figure.unit not in RATIOS:
        return False
    return figure.ci_low <= 1 <= figure.ci_high


# Showing --------------------------------------------------------------------------------------------------------------

_SIGNS = {">": "more than ", "<": "less than ", ">=": "at least ", "<=": "at most "}


def show_quantity(quantity: Quantity) -> str:
    """Return a figure in words for people.

    >>> show_quantity(Quantity(unit="RR", value=0.67, ci_low=0.53, ci_high=0.85))
    'RR 0.67 (95% CI 0.53–0.85)'
    """
    words = _SIGNS.get(quantity.comparator, "") or ("about " if quantity.approximate else "")
    figure = _figure(quantity)
    if quantity.unit == "%":
        text = f"{words}{figure}%"
    elif quantity.unit.isupper():
        text = f"{quantity.unit} {words}{figure}"
    else:
        text = f"{words}{figure} {quantity.unit}"
    if quantity.ci_low is not None and quantity.ci_high is not None:
        text += f" (95% CI {quantity.ci_low:g}–{quantity.ci_high:g})"
    return text


def _figure(quantity: Quantity) -> str:
    if quantity.value is not None:
        return f"{quantity.value:g}"
    ends = [f"{end:g}" for end in (quantity.low, quantity.high) if end is not None]
    return "–".join(ends)
