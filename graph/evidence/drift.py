"""Where a claim says something else than the finding it is tied to: typed verdicts that show both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ingest.model import Claim, Concept, Finding, Kind, Quantity, Relation, Work
from ingest.vocabulary import Vocabulary, fold_words

from .links import Library, fit
from .matching import Closeness, as_percent_change, rounding_slack, same_figure
from .model import CitationLink, Verdict

_AXES = {
    Kind.CONDITION: "condition",
    Kind.SYMPTOM: "condition",
    Kind.RISK_FACTOR: "condition",
    Kind.INTERVENTION: "intervention",
    Kind.EXERCISE: "intervention",
    Kind.HABIT: "intervention",
    Kind.POPULATION: "population",
    Kind.OUTCOME: "outcome",
    Kind.FUNCTION: "outcome",
}
_CONCEPT_VERDICTS = {
    Closeness.BROADER: ("broader", "the claim is wider than what was studied"),
    Closeness.NARROWER: ("narrower", "the claim is about a special case that was not studied by itself"),
    Closeness.RELATED: ("differs", "the claim is about another thing than was studied, though a near one"),
}
_EFFECTS = frozenset(
    (Relation.RELIEVES, Relation.PREVENTS, Relation.IMPROVES, Relation.CAUSES, Relation.RAISES_RISK_OF)
)
_CANNOT_CARRY = {
    "uncontrolled": "the study had no untreated group, so it cannot show that the effect is due to the treatment",
    "case-series": "the study describes single patients without a comparison",
    "cross-sectional": "the study measured everything at one time, so it cannot show what came first",
    "patient-page": "the work is a page for patients, not a study",
    "opinion": "the work is an opinion, not a study",
}
"""Designs that cannot carry a claim of effect or cause, and why (GRADE handbook, chapter 5)."""


def judge_links(claims: Mapping[str, Claim], links: Iterable[CitationLink], library: Library) -> Iterator[Verdict]:
    """Yield the verdicts on each link, by its best finding, and on claims that stand beside a linked one unmeasured.

    Axes on which claim and finding agree are silent, but for the magnitude: a figure that is right is said to be.
    """
    findings = {finding.key: finding for finding in library.findings}
    linked: dict[tuple[str, str, str], None] = {}
    tied: set[str] = set()
    for link in links:
        claim, work = claims[link.claim], library.works[link.work]
        tied.add(claim.id)
        linked[claim.article, claim.subject.concept, work.key] = None
        if link.findings:
            yield from _judge(claim, work, findings[link.findings[0]], library.vocabulary)
        yield from _judge_design(claim, work)
    yield from _unmeasured(claims, linked, tied, library)


def _judge(claim: Claim, work: Work, finding: Finding, vocabulary: Vocabulary) -> Iterator[Verdict]:
    near = fit(claim, finding, vocabulary)
    sides = ((claim.subject, near.found_subject, near.subject), (claim.object, near.found_object, near.object))
    for mention, found, close in sides:
        if close in _CONCEPT_VERDICTS:
            verdict, why = _CONCEPT_VERDICTS[close]
            axis = _AXES.get(_kind(found, vocabulary), "condition")
            said, label = _label(mention.concept, vocabulary), _label(found, vocabulary)
            explanation = f"{why}: {said!r} against {label!r}"
            yield Verdict(claim.id, work.key, finding.key, axis, verdict, mention.text, label, explanation)
    if claim.quantity is not None and finding.quantity is not None:
        yield _magnitude(claim, work, finding, claim.quantity, finding.quantity)
    yield from _population(claim, work, finding)


def _kind(concept: str, vocabulary: Vocabulary) -> Kind:
    known: Concept | None = vocabulary.concepts.get(concept)
    return known.kind if known else Kind.THING


def _label(concept: str, vocabulary: Vocabulary) -> str:
    known = vocabulary.concepts.get(concept)
    return known.label if known else concept


def _magnitude(claim: Claim, work: Work, finding: Finding, said: Quantity, found: Quantity) -> Verdict:
    if same_figure(said, found):
        verdict, why = "faithful", "the figure is the study's own"
    elif same_figure(said, found, slack=rounding_slack(said)):
        verdict, why = "faithful", "the figure is the study's own, rounded"
    else:
        verdict, why = _distorted(said, found)
    words = next((cue.text for cue in claim.cues if cue.role == "quantity"), show_quantity(said))
    return Verdict(claim.id, work.key, finding.key, "magnitude", verdict, words, show_quantity(found), why)


def _distorted(said: Quantity, found: Quantity) -> tuple[str, str]:
    left, right = as_percent_change(said), as_percent_change(found)
    if left is None or right is None or (said.unit != found.unit and "%" not in (said.unit, found.unit)):
        return "unknown", "the two figures are of kinds that cannot be compared"
    if left > right:
        return "inflated", f"the claim's figure is {left:g}, the study's {right:g}"
    return "deflated", f"the claim's figure is {left:g}, the study's {right:g}"


def show_quantity(quantity: Quantity) -> str:
    """Return a figure in words for people.

    >>> show_quantity(Quantity(unit="RR", value=0.67, ci_low=0.53, ci_high=0.85))
    'RR 0.67 (95% CI 0.53–0.85)'
    """
    figure = f"{quantity.low:g}–{quantity.high:g}" if quantity.value is None else f"{quantity.value:g}"
    about = "about " if quantity.approximate else ""
    signs = {">": "more than ", "<": "less than ", ">=": "at least ", "<=": "at most "}
    words = signs.get(quantity.comparator, "") or about
    if quantity.unit == "%":
        text = f"{words}{figure}%"
    elif quantity.unit.isupper():
        text = f"{quantity.unit} {words}{figure}"
    else:
        text = f"{words}{figure} {quantity.unit}"
    if quantity.ci_low is not None and quantity.ci_high is not None:
        text += f" (95% CI {quantity.ci_low:g}–{quantity.ci_high:g})"
    return text


def _population(claim: Claim, work: Work, finding: Finding) -> Iterator[Verdict]:
    if claim.population is None or finding.population is None:
        return
    said, studied = set(fold_words(claim.population.text)), set(fold_words(finding.population))
    if not said & studied:
        why = "the claim names another group than was studied, as far as the words tell"
        yield Verdict(
            claim.id, work.key, finding.key, "population", "differs", claim.population.text, finding.population, why
        )


def _judge_design(claim: Claim, work: Work) -> Iterator[Verdict]:
    if claim.negated or claim.relation not in _EFFECTS:
        return
    if work.design is None:
        why = "what kind of study it was is not recorded, so whether it can carry an effect is not known"
        yield Verdict(claim.id, work.key, None, "causalLevel", "unknown", claim.relation.value, "not found", why)
    elif work.design in _CANNOT_CARRY:
        why = _CANNOT_CARRY[work.design]
        yield Verdict(
            claim.id, work.key, None, "causalLevel", "designCannotCarry", claim.relation.value, work.design, why
        )


def _unmeasured(
    claims: Mapping[str, Claim],
    linked: Mapping[tuple[str, str, str], None],
    tied: set[str],
    library: Library,
) -> Iterator[Verdict]:
    """Yield `notMeasured` for claims of the same article and subject whose object no finding of the work speaks of."""
    by_subject: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article, subject, work in linked:
        by_subject[article, subject].append(work)
    measured: dict[str, set[str]] = defaultdict(set)
    for finding in library.findings:
        measured[finding.work] |= {finding.subject, finding.object}
    for claim in claims.values():
        if claim.id in tied:
            continue
        for work in by_subject.get((claim.article, claim.subject.concept), ()):
            about = {claim.object.concept, *library.vocabulary.ancestors(claim.object.concept)}
            if not about & measured[work]:
                found = ", ".join(sorted(_label(one, library.vocabulary) for one in measured[work]))
                why = "no recorded finding of this work is about it"
                yield Verdict(claim.id, work, None, "outcome", "notMeasured", claim.object.text, found, why)
