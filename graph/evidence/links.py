"""From claims to the works that may carry them: explicit where the text marks it, else inferred with reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Claim, Finding, Work
from ingest.vocabulary import Vocabulary, fold_words

from .matching import Closeness, closeness, compatible, rounding_slack, same_figure
from .model import CitationLink, Resolution

THRESHOLD = 0.5
"""Least confidence of a link that is kept: two concepts that are the same, or near ones and two reasons more."""
_NEAR = 0.15  # links this much weaker than a claim's best are left out
_CONCEPT_REASONS = {
    Closeness.RELATED: "relatedConcept",
    Closeness.BROADER: "broaderConcept",
    Closeness.NARROWER: "narrowerConcept",
}


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[str, float]:
    """Return the weight of each reason, 0 to 1 (`weights.tsv`)."""
    return {row["reason"]: float(row["weight"]) for row in read_knowledge(Path(__file__).parent / "weights.tsv")}


@dataclass(frozen=True)
class Library:
    """What claims are compared with: works, their findings, concepts, and which article lists which work."""

    works: Mapping[str, Work]
    findings: tuple[Finding, ...]
    vocabulary: Vocabulary
    listed: Mapping[str, Mapping[str, int]]  # text hash → work key → position in that text's list

    @classmethod
    def of(
        cls,
        works: Iterable[Work],
        findings: Iterable[Finding],
        vocabulary: Vocabulary,
        resolutions: Iterable[Resolution],
    ) -> Library:
        """Return a library made from its parts."""
        listed: dict[str, dict[str, int]] = defaultdict(dict)
        for resolution in resolutions:
            listed[resolution.text_sha256].setdefault(resolution.work, resolution.reference)
        return cls({work.key: work for work in works}, tuple(findings), vocabulary, listed)


@dataclass(frozen=True, slots=True)
class _Candidate:
    finding: Finding
    confidence: float
    reasons: tuple[str, ...]


def link_claims(claims: Iterable[Claim], library: Library) -> Iterator[CitationLink]:
    """Yield the links of each claim, in the order of the claims, surest first.

    A claim whose own markers resolve to works gets those links and no inferred one. Each reason adds to the
    confidence as independent evidence would: 1 − Π(1 − weight). Nothing is yielded for a claim without a source.
    """
    by_object = _index(library)
    for claim in claims:
        explicit = tuple(_explicit(claim, library))
        yield from explicit or _inferred(claim, library, by_object)


def _explicit(claim: Claim, library: Library) -> Iterator[CitationLink]:
    positions = {position: work for work, position in library.listed.get(claim.text_sha256, {}).items()}
    for marker in claim.citations:
        work = positions.get(marker.position) if marker.position is not None else None
        if work is not None:
            weight = shipped_weights()["explicitMarker"]
            yield CitationLink(claim.id, work, marker.position, "explicit", weight, ("explicitMarker",))


def _index(library: Library) -> dict[str, list[Finding]]:
    """Findings by each concept that a claim could name them under: their own, wider and narrower ones, and siblings."""
    index: dict[str, list[Finding]] = defaultdict(list)
    for finding in library.findings:
        for concept in {finding.subject, finding.object}:
            index[concept].append(finding)
    return index


def _inferred(claim: Claim, library: Library, index: Mapping[str, Sequence[Finding]]) -> Iterator[CitationLink]:
    by_work: dict[str, list[_Candidate]] = defaultdict(list)
    for finding in _possible(claim, library, index):
        candidate = _compare(claim, finding, library)
        if candidate is not None and candidate.confidence >= THRESHOLD:
            by_work[finding.work].append(candidate)
    ranked = sorted(by_work.items(), key=lambda pair: (-max(one.confidence for one in pair[1]), pair[0]))
    best = max((one.confidence for one in ranked[0][1]), default=0.0) if ranked else 0.0
    for work, candidates in ranked:
        candidates.sort(key=lambda one: (-one.confidence, one.finding.key))
        if candidates[0].confidence < best - _NEAR:
            continue
        position = library.listed.get(claim.text_sha256, {}).get(work)
        findings = tuple(one.finding.key for one in candidates)
        top = candidates[0]
        yield CitationLink(claim.id, work, position, "inferred", round(top.confidence, 2), top.reasons, findings)


def _possible(claim: Claim, library: Library, index: Mapping[str, Sequence[Finding]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for concept in (claim.subject.concept, claim.object.concept):
        for near in (concept, *library.vocabulary.ancestors(concept)):
            for finding in index.get(near, ()):
                if finding.key not in seen:
                    seen.add(finding.key)
                    yield finding


def _compare(claim: Claim, finding: Finding, library: Library) -> _Candidate | None:
    reasons = _concept_reasons(claim, finding, library.vocabulary)
    if not reasons:
        return None
    if claim.relation is finding.relation:
        reasons.append("sameRelation")
    elif compatible(claim.relation, finding.relation):
        reasons.append("compatibleRelation")
    else:
        return None
    reasons += _figure_reasons(claim, finding)
    if _same_population(claim, finding):
        reasons.append("samePopulation")
    own = finding.work in library.listed.get(claim.text_sha256, {})
    reasons.append("ownReferenceList" if own else "foundElsewhere")
    if claim.attribution is not None and own:
        reasons.append("attributionNamesWork")
    return _Candidate(finding, _confidence(reasons), tuple(reasons))


def _confidence(reasons: Iterable[str]) -> float:
    doubt = 1.0
    for reason in reasons:
        doubt *= 1 - shipped_weights()[reason]
    return 1 - doubt


@dataclass(frozen=True, slots=True)
class Fit:
    """How a claim's subject and object stand to a finding's concepts, the way round that fits best."""

    subject: Closeness
    object: Closeness
    found_subject: str
    found_object: str


def fit(claim: Claim, finding: Finding, vocabulary: Vocabulary) -> Fit:
    """Return how a claim stands to a finding; symmetric relations are tried both ways round."""
    straight = _fit(claim, finding.subject, finding.object, vocabulary)
    if not (claim.relation.symmetric or finding.relation.symmetric):
        return straight
    turned = _fit(claim, finding.object, finding.subject, vocabulary)
    return max(straight, turned, key=lambda one: (min(one.subject, one.object), max(one.subject, one.object)))


def _fit(claim: Claim, subject: str, object_: str, vocabulary: Vocabulary) -> Fit:
    return Fit(
        closeness(claim.subject.concept, subject, vocabulary),
        closeness(claim.object.concept, object_, vocabulary),
        subject,
        object_,
    )


def _concept_reasons(claim: Claim, finding: Finding, vocabulary: Vocabulary) -> list[str]:
    """Return the reasons from concepts: both the same, or one the same and the other near; else none."""
    near = fit(claim, finding, vocabulary)
    subject, object_ = near.subject, near.object
    if min(subject, object_) is Closeness.UNRELATED or max(subject, object_) is not Closeness.SAME:
        return []
    if subject is object_:
        return ["sameConcepts"]
    if subject is Closeness.SAME:
        return ["sameSubject", _CONCEPT_REASONS[object_]]
    return ["sameObject", _CONCEPT_REASONS[subject]]


def _figure_reasons(claim: Claim, finding: Finding) -> list[str]:
    if claim.quantity is None or finding.quantity is None:
        return []
    if claim.quantity.comparator == "" and same_figure(claim.quantity, finding.quantity):
        return ["sameQuantity"]
    if same_figure(claim.quantity, finding.quantity, slack=rounding_slack(claim.quantity)):
        return ["sameQuantityWithinRounding"]
    return []


def _same_population(claim: Claim, finding: Finding) -> bool:
    if claim.population is None or finding.population is None:
        return False
    said, studied = set(fold_words(claim.population.text)), set(fold_words(finding.population))
    return len(said & studied) * 2 >= len(said)
