"""Whether a claim is surer than its finding, or less sure: a hedge dropped, a hedge added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Claim, Finding, LanguageStrength, Work

from .figures import RATIOS, holds_no_effect, show_quantity
from .matching import EFFECTS
from .model import Verdict

LEVEL = 0.05
"""The p value below which a finding counts as firm: the convention of the works themselves, none of ours."""
FIRM = frozenset(("systematic-review-of-trials", "randomised-trial"))
"""Designs whose finding of an effect, where it is firm, needs no hedge."""
_P = re.compile(r"(?:p\s?)?(?P<sign>[<>=≤≥]?)\s?(?P<value>[01]?\.\d{1,9}|[01])")


def judge_certainty(claim: Claim, work: Work, finding: Finding) -> Iterator[Verdict]:
    """Yield `hedgeDropped` or `hedgeAdded`, by what the finding's interval or p value allows to say.

    Dropped: an effect put as certain over an interval that holds "no effect", or over a p value of 0.05 or more.
    Added: a hedged effect over a trial or a review of trials whose interval or p value leaves "no effect" out. Where
    neither an interval nor a p value is recorded, nothing is said.
    """
    if not claim.affirmed or finding.negated or claim.relation not in EFFECTS or finding.relation not in EFFECTS:
        return
    firm = is_firm(finding)
    if firm is None or claim.hedged is not firm or (firm and work.design not in FIRM):
        return
    if firm:
        verdict, why = "hedgeAdded", "the claim leaves room for doubt that the study's figure does not"
    else:
        verdict, why = "hedgeDropped", "the claim is put as certain; the study cannot tell the effect from none"
    yield Verdict(claim.id, work.key, finding.key, "certainty", verdict, _said(claim), _found(finding), why)


def is_firm(finding: Finding) -> bool | None:
    """Return whether a finding tells an effect from none, None where what is recorded does not say.

    An interval decides before a p value.

    >>> from ingest.model import Relation
    >>> is_firm(Finding("a-1", "a", "yoga", Relation.IMPROVES, "balance", p="<.001"))
    True
    """
    figure = finding.quantity
    if figure is not None and figure.unit in RATIOS and figure.ci_low is not None and figure.ci_high is not None:
        return not holds_no_effect(figure)
    return _below(finding.p or "")


def _below(p: str) -> bool | None:
    """Return whether a printed p value is below 0.05: ".05" is not; "<.05" is; ">.01" does not say."""
    match = _P.fullmatch(p.strip().casefold())
    if match is None:
        return None
    value = float(match["value"])
    if match["sign"] in ("<", "≤"):
        return True if value <= LEVEL and (match["sign"] == "<" or value < LEVEL) else None
    if match["sign"] in (">", "≥"):
        return False if value >= LEVEL else None
    return value < LEVEL


def _said(claim: Claim) -> str:
    if claim.hedged:
        cue = next((cue for cue in claim.cues if cue.role == "hedge"), None)
        return f"hedged: {cue.text}" if cue else "hedged"
    if claim.language_strength is LanguageStrength.NONE:
        return "not hedged"
    return claim.language_strength.value.replace("_", " ")


def _found(finding: Finding) -> str:
    parts = [show_quantity(finding.quantity)] if finding.quantity else []
    if finding.p:
        parts.append(finding.p if finding.p.lower().startswith("p") else f"p {finding.p}")
    return ", ".join(parts)
