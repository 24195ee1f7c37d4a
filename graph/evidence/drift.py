"""Where a claim says something else than the finding it is tied to: typed verdicts that show both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ingest.model import Claim, Finding, Kind, Relation, Work
from ingest.vocabulary import Vocabulary, fold_words

from .certainty import judge_certainty
from .durations import judge_time
from .figures import comparable_figures, judge_figure, relative_as_absolute, show_quantity
from .groups import GroupMatch, compare_groups
from .links import Library, fit, supports, topic_of
from .matching import EFFECTS, TIES, Closeness, closeness, same_stage
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
    Closeness.BROADER: (
        "broader",
        "the claim is about {said}; the study was about {found}, which is only a part of it",
    ),
    Closeness.NARROWER: (
        "narrower",
        "the claim is about {said}; the study was about {found} as a whole, not about {said} by itself",
    ),
    Closeness.RELATED: (
        "differs",
        "the claim is about {said}; the study was about {found}, which is near it but not the same",
    ),
}
CANNOT_CARRY = {
    "uncontrolled": "the study had no untreated group, so it cannot show that the effect is due to the treatment",
    "case-series": "the study describes single patients without a comparison",
    "cross-sectional": "the study measured everything at one time, so it cannot show what came first",
    "patient-page": "the work is a page for patients, not a study",
    "opinion": "the work is an opinion, not a study",
}
"""Designs that cannot carry a claim of effect or cause, and why (GRADE handbook, chapter 5)."""


def judge_links(claims: Mapping[str, Claim], links: Iterable[CitationLink], library: Library) -> Iterator[Verdict]:
    """Yield the verdicts on each link, by its best finding, and on claims that stand beside a linked one unmeasured.

    Axes on which claim and finding agree are silent, but for the magnitude: a figure that is right is said to be. On a
    link to a work that found the opposite, the magnitude is `reversed`.
    """
    findings = library.index.by_key
    links = tuple(links)
    for link in links:
        claim, work = claims[link.claim], library.works[link.work]
        finding = findings[link.findings[0]] if link.findings else None
        if finding is not None:
            yield from _judge(claim, work, finding, library.vocabulary, supported=supports(link))
        elif link.status == "explicit":
            yield from _judge_marked(claim, work, library)
        if supports(link):
            yield from _judge_cause(claim, work, finding)
    yield from _unmeasured(claims, links, findings, library)


# Claim against finding ------------------------------------------------------------------------------------------------


def _judge(claim: Claim, work: Work, finding: Finding, vocabulary: Vocabulary, *, supported: bool) -> Iterator[Verdict]:
    concepts: tuple[Verdict, ...] = ()
    if supported:
        yield from (concepts := tuple(_concepts(claim, work, finding, vocabulary)))
        yield from _stage(claim, work, finding)
        yield from _magnitude(claim, work, finding)
        yield from judge_certainty(claim, work, finding)
        yield from judge_time(claim, work, finding)
    else:
        said, found = _polarity(claim.relation, claim.negated), _polarity(finding.relation, finding.negated)
        why = "the study found the opposite of what the claim says"
        yield Verdict(claim.id, work.key, finding.key, "magnitude", "reversed", said, found, why)
    if all(verdict.axis != "population" for verdict in concepts):  # else the group is what the claim is about: told
        yield from _population(claim, work, finding, vocabulary)


def _polarity(relation: Relation, denied: bool) -> str:
    words = relation.value.replace("_", " ")
    return f"not: {words}" if denied else words


def _concepts(claim: Claim, work: Work, finding: Finding, vocabulary: Vocabulary) -> Iterator[Verdict]:
    near = fit(claim, finding, vocabulary)
    sides = ((claim.subject, near.found_subject, near.subject), (claim.object, near.found_object, near.object))
    for mention, found, close in sides:
        if close in _CONCEPT_VERDICTS:
            verdict, why = _CONCEPT_VERDICTS[close]
            axis = axis_of(found, vocabulary)
            label = _label(found, vocabulary)
            explanation = why.format(said=_label(mention.concept, vocabulary), found=label)
            yield Verdict(claim.id, work.key, finding.key, axis, verdict, mention.text, label, explanation)


def _stage(claim: Claim, work: Work, finding: Finding) -> Iterator[Verdict]:
    """Yield `differs` where the claim is about easing what is there and the finding about keeping it away, or so."""
    if not same_stage(claim.relation, finding.relation):
        said, found = (one.relation.value.replace("_", " ") for one in (claim, finding))
        why = "one is about whether it comes about, the other about how it goes once it is there"
        yield Verdict(claim.id, work.key, finding.key, "outcome", "differs", said, found, why)


def axis_of(concept: str, vocabulary: Vocabulary) -> str:
    """Return the axis on which a difference in this concept counts: condition, intervention, population, outcome."""
    known = vocabulary.concepts.get(concept)
    return _AXES.get(known.kind if known else Kind.THING, "condition")


def _label(concept: str, vocabulary: Vocabulary) -> str:
    known = vocabulary.concepts.get(concept)
    return known.label if known else concept


def _magnitude(claim: Claim, work: Work, finding: Finding) -> Iterator[Verdict]:
    said, found = claim.quantity, finding.quantity
    if said is None or found is None:
        return
    if relative_as_absolute(claim, finding):
        verdict, why = "relativeAsAbsolute", "the claim tells a share of people; the study found a relative change"
    elif comparable_figures(claim, finding):
        verdict, why = judge_figure(said, found)
    else:
        verdict, why = "unknown", "one figure is a share of people and the other a change, so they cannot be compared"
    words = next((cue.text for cue in claim.cues if cue.role == "quantity"), show_quantity(said))
    yield Verdict(claim.id, work.key, finding.key, "magnitude", verdict, words, show_quantity(found), why)


def _population(claim: Claim, work: Work, finding: Finding, vocabulary: Vocabulary) -> Iterator[Verdict]:
    if claim.population is None or finding.population is None:
        return
    said, studied = claim.population.text, finding.population
    match, why = compare_groups(said, studied, vocabulary, topic_of(claim))
    if match is not GroupMatch.SAME:
        yield Verdict(claim.id, work.key, finding.key, "population", match.value, said, studied, why)


# Claim against the work as a whole ------------------------------------------------------------------------------------


def _judge_cause(claim: Claim, work: Work, finding: Finding | None) -> Iterator[Verdict]:
    """Yield where the work cannot carry an effect or cause: by its design, or since it found no more than a tie."""
    if not claim.affirmed or claim.relation not in EFFECTS:
        return
    said = claim.relation.value.replace("_", " ")
    if work.design in CANNOT_CARRY:
        verdict, studied, why = "designCannotCarry", work.design, CANNOT_CARRY[work.design]
    elif finding is not None and finding.relation in TIES:
        studied = finding.relation.value.replace("_", " ")
        verdict, why = "inflated", "the study found that the two go together; the claim says that one acts on the other"
    elif work.design is None:
        verdict, studied = "unknown", "not found"
        why = "what kind of study it was is not recorded, so whether it can carry an effect is not known"
    else:
        return
    yield Verdict(claim.id, work.key, None, "causalLevel", verdict, said, studied, why)


def _judge_marked(claim: Claim, work: Work, library: Library) -> Iterator[Verdict]:
    """Yield the verdict on a claim that its article ties to a work none of whose recorded findings speaks of it."""
    measured = {one for finding in library.index.by_work.get(work.key, ()) for one in (finding.subject, finding.object)}
    if measured:
        said = f"{claim.subject.text} / {claim.object.text}"
        why = "the article cites this work for it, but no recorded finding of the work speaks of both"
        found = _list(measured, library.vocabulary)
        yield Verdict(claim.id, work.key, None, "outcome", "notMeasured", said, found, why)


def _unmeasured(
    claims: Mapping[str, Claim], links: Iterable[CitationLink], findings: Mapping[str, Finding], library: Library
) -> Iterator[Verdict]:
    """Yield `notMeasured` for unlinked claims of an effect of something whose effects a linked work did study.

    The link is that of another claim of the same article with the same subject, to a finding on that very subject; the
    object is one that no recorded finding of the work comes near. Where that cannot be told, nothing is yielded.
    """
    tied = {link.claim for link in links}
    works: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links:
        claim = claims[link.claim]
        finding = findings[link.findings[0]] if link.findings else None
        if finding is not None and finding.relation in EFFECTS and finding.subject == claim.subject.concept:
            works[claim.text_sha256, finding.subject].add(link.work)
    measured: dict[tuple[str, str], set[str]] = defaultdict(set)
    for work in {link.work for link in links}:
        for finding in library.index.by_work.get(work, ()):
            measured[work, finding.subject].add(finding.object)
    for claim in claims.values():
        subject = claim.subject.concept
        if claim.id in tied or claim.relation not in (*EFFECTS, Relation.NO_EFFECT_ON):
            continue
        for work in sorted(works.get((claim.text_sha256, subject), ())):
            if _far(claim, measured[work, subject], library.vocabulary):
                found = _list(measured[work, subject], library.vocabulary)
                why = (
                    f"the work studied {_label(subject, library.vocabulary)}, but no recorded finding of it is on this"
                )
                yield Verdict(claim.id, work, None, "outcome", "notMeasured", claim.object.text, found, why)


def _far(claim: Claim, measured: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether the claim's object is certainly none of those measured, nor near one.

    A concept that was made from the article's words is compared by the known concepts within its words; where there
    are none, it cannot be told.
    """
    known = vocabulary.concepts.get(claim.object.concept)
    about = {claim.object.concept}
    if known is None or known.provisional:
        found = {concept for _, _, concept in vocabulary.find(fold_words(claim.object.text))}
        about = {one for one in found if not vocabulary[one].provisional}
    return bool(about) and all(
        closeness(one, other, vocabulary) is Closeness.UNRELATED for one in about for other in measured
    )


def _list(concepts: Iterable[str], vocabulary: Vocabulary) -> str:
    return ", ".join(sorted(_label(one, vocabulary) for one in concepts))
