"""From claims to the works that may carry them: explicit where the text marks it, else inferred with reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Claim, Finding, Work
from ingest.vocabulary import Vocabulary

from .figures import comparable_figures, rounding_slack, same_figure
from .groups import GroupMatch, compare_groups
from .matching import EFFECTS, TIES, Agreement, Closeness, closeness, compare_relations, same_stage, steps_up
from .model import CitationLink, Resolution
from .weights import Weights, shipped_weights

THRESHOLD = 0.5
"""Least confidence of an inferred link that is kept: two concepts that are the same, or near ones and more reasons."""
STRUCTURAL = 0.85
"""What the confidence of an inferred link is multiplied by for a claim that a list under a heading makes: nobody wrote
the sentence, so nobody meant a source for it. First setting, to be refitted from reviews."""
STEP = 0.9
"""What the weight of a wider or narrower concept is multiplied by for each step after the first: "pain" is farther from
"low back pain" than "back pain" is. First setting: three steps with the same relation still link, four do not."""
FARTHEST = 1
"""Steps between a claim's concept and a finding's over which a work that the article does not list is still linked."""
_PARTICULAR = frozenset(("sameQuantity", "sameQuantityWithinRounding", "samePopulation"))
_NEAR = 0.15  # links this much weaker than a claim's best are left out
_OPPOSITE = "oppositeDirection"
_CONCEPT_REASONS = {
    Closeness.RELATED: "relatedConcept",
    Closeness.BROADER: "broaderConcept",
    Closeness.NARROWER: "narrowerConcept",
}
_RELATION_REASONS = {Agreement.SAME: "sameRelation", Agreement.COMPATIBLE: "compatibleRelation"}


def supports(link: CitationLink) -> bool:
    """Say whether a link's work speaks for the claim, as far as is recorded: not where it found the opposite.

    >>> supports(CitationLink("c", "w", 1, "inferred", 0.7, ("sameConcepts", "oppositeDirection")))
    False
    """
    return _OPPOSITE not in link.reasons


@dataclass(frozen=True)
class ReviewedLinks:
    """What reviewers said of citations: by claim the works that they tied to it, and those that they took from it."""

    accepted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rejected: Mapping[str, frozenset[str]] = field(default_factory=dict)


class FindingIndex:
    """Findings by key, by work and by concept; made once for all texts."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.by_key = {finding.key: finding for finding in findings}
        self.by_work: dict[str, list[Finding]] = defaultdict(list)
        self.by_concept: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.by_key.values():
            self.by_work[finding.work].append(finding)
            for concept in {finding.subject, finding.object}:
                self.by_concept[concept].append(finding)


@dataclass(frozen=True)
class Library:
    """What claims are compared with: works, their findings, concepts, and which article lists which work."""

    works: Mapping[str, Work]
    findings: tuple[Finding, ...]
    vocabulary: Vocabulary
    listed: Mapping[str, Mapping[str, int]]  # text hash → work key → first position in that text's list
    resolved: Mapping[str, Mapping[int, str]]  # text hash → position in that text's list → work key
    index: FindingIndex
    weights: Weights = field(default_factory=shipped_weights)
    marks: ReviewedLinks = field(default_factory=ReviewedLinks)

    @classmethod
    def of(
        cls,
        works: Iterable[Work],
        findings: Iterable[Finding],
        vocabulary: Vocabulary,
        resolutions: Iterable[Resolution],
        *,
        weights: Weights | None = None,
        marks: ReviewedLinks | None = None,
    ) -> Library:
        """Return a library made from its parts, in any order."""
        ordered = tuple(sorted(findings, key=lambda finding: finding.key))
        by_key = {work.key: work for work in works}
        bare = cls(by_key, ordered, vocabulary, {}, {}, FindingIndex(ordered), weights or shipped_weights())
        return bare.for_text(vocabulary, resolutions, marks)

    def for_text(
        self, vocabulary: Vocabulary, resolutions: Iterable[Resolution], marks: ReviewedLinks | None = None
    ) -> Library:
        """Return this library with other concepts, lists and marks: works and findings are not indexed again."""
        listed: dict[str, dict[str, int]] = defaultdict(dict)
        resolved: dict[str, dict[int, str]] = defaultdict(dict)
        for one in sorted(resolutions, key=lambda one: (one.text_sha256, one.reference, -one.confidence, one.work)):
            listed[one.text_sha256].setdefault(one.work, one.reference)
            resolved[one.text_sha256].setdefault(one.reference, one.work)
        return replace(self, vocabulary=vocabulary, listed=listed, resolved=resolved, marks=marks or ReviewedLinks())


@dataclass(frozen=True, slots=True)
class _Candidate:
    finding: Finding
    confidence: float
    reasons: tuple[str, ...]

    @property
    def opposes(self) -> bool:
        return _OPPOSITE in self.reasons


def link_claims(claims: Iterable[Claim], library: Library) -> Iterator[CitationLink]:
    """Yield the links of each claim, in the order of the claims, surest first; at most one link for a claim and work.

    A claim whose own markers resolve to works gets those links and no inferred one; where its markers name listed
    references whose work is not known, nothing else on the list is inferred. Each reason adds to the confidence as
    independent evidence would: 1 − Π(1 − weight). A work that found the opposite of the claim is linked with the reason
    `oppositeDirection`, which is never support (`supports`), and only where both concepts are the same. A claim without
    a source yields nothing.
    """
    for claim in claims:
        explicit = tuple(_explicit(claim, library))
        inferred = () if explicit else tuple(_inferred(claim, library))
        yield from _reviewed(claim, explicit or inferred, library)


def _reviewed(claim: Claim, links: Iterable[CitationLink], library: Library) -> Iterator[CitationLink]:
    """Yield the links with the mark of a reviewer's acceptance, then those that only a reviewer has made."""
    accepted = library.marks.accepted.get(claim.id, frozenset()) & library.works.keys()
    done = set()
    for link in links:
        done.add(link.work)
        yield replace(link, reviewed=True) if link.work in accepted else link
    listed = library.listed.get(claim.text_sha256, {})
    for work in sorted(accepted - done):
        best = _best(_candidates(claim, library.index.by_work.get(work, ()), library))
        reasons = ("acceptedByReviewer", *(best[0].reasons if best else ()))
        confidence = min(round(_confidence(claim, None, reasons, library), 2), 0.99)
        found = tuple(one.finding.key for one in best)
        yield CitationLink(claim.id, work, listed.get(work), "inferred", confidence, reasons, found, reviewed=True)


def _explicit(claim: Claim, library: Library) -> Iterator[CitationLink]:
    resolved = library.resolved.get(claim.text_sha256, {})
    done: set[str] = set()
    for marker in claim.citations:
        work = resolved.get(marker.position) if marker.position is not None else None
        if work is None or work in done or work in library.marks.rejected.get(claim.id, ()):
            continue
        done.add(work)
        best = _best(_candidates(claim, library.index.by_work.get(work, ()), library))
        found = tuple(one.finding.key for one in best)
        reasons = ("explicitMarker", *(_told(best[0].reasons) if best else ()))
        confidence = round(_confidence(claim, None, reasons, library), 2)
        yield CitationLink(claim.id, work, marker.position, "explicit", min(confidence, 0.99), reasons, found)


def _told(reasons: Iterable[str]) -> Iterator[str]:
    """Leave out where the work was found: the marker says that."""
    return (reason for reason in reasons if reason not in ("ownReferenceList", "foundElsewhere"))


def _inferred(claim: Claim, library: Library) -> Iterator[CitationLink]:
    listed = library.listed.get(claim.text_sha256, {})
    marked = any(marker.position is not None for marker in claim.citations)
    barred = {*library.marks.rejected.get(claim.id, ()), *(listed if marked else ())}
    by_work: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in _candidates(claim, _possible(claim, library), library):
        work = candidate.finding.work
        if work in library.works and work not in barred and _likely(claim, candidate, work in listed, library):
            by_work[work].append(candidate)
    chosen = sorted(
        ((work, _best(candidates)) for work, candidates in by_work.items()),
        key=lambda pair: (-pair[1][0].confidence, pair[0]),
    )
    least = {opposes: _least(best for _, best in chosen if best[0].opposes is opposes) for opposes in (True, False)}
    for work, best in chosen:
        top = best[0]
        if top.confidence >= least[top.opposes]:
            found = tuple(one.finding.key for one in best)
            yield CitationLink(
                claim.id, work, listed.get(work), "inferred", round(top.confidence, 2), top.reasons, found
            )


def _likely(claim: Claim, candidate: _Candidate, listed: bool, library: Library) -> bool:
    """Say whether a finding is near enough to be taken for a claim's source though no marker says so.

    Never to support it where the one is about whether something comes about and the other about how it goes (prevents,
    relieves). An effect is told from a mere tie only where the article lists the work and says that somebody found it.
    A work that the article does not list must be no more than one step of the vocabulary away, unless figure or people
    are the same. Measured in docs/evidence.md.
    """
    finding = candidate.finding
    if candidate.confidence < THRESHOLD:
        return False
    if candidate.opposes:
        return True
    if not same_stage(claim.relation, finding.relation):
        return False
    if claim.relation in EFFECTS and finding.relation in TIES and not (listed and claim.attribution):
        return False
    if listed:
        return True
    steps = _steps(claim, fit(claim, finding, library.vocabulary), library.vocabulary)
    return steps <= FARTHEST or not _PARTICULAR.isdisjoint(candidate.reasons)


def _least(chosen: Iterable[Sequence[_Candidate]]) -> float:
    return max((best[0].confidence for best in chosen), default=0.0) - _NEAR


def _possible(claim: Claim, library: Library) -> Iterator[Finding]:
    """Yield the findings that share a concept with the claim: without one there is no link."""
    found = {
        finding.key: finding
        for concept in (claim.subject.concept, claim.object.concept)
        for finding in library.index.by_concept.get(concept, ())
    }
    yield from found.values()


def _candidates(claim: Claim, findings: Iterable[Finding], library: Library) -> list[_Candidate]:
    compared = (_compare(claim, finding, library) for finding in findings)
    return [candidate for candidate in compared if candidate is not None]


def _best(candidates: Iterable[_Candidate]) -> tuple[_Candidate, ...]:
    """Return the candidates of one work that speak the way the surest does, surest first."""
    ranked = sorted(candidates, key=lambda one: (-one.confidence, one.opposes, one.finding.key))
    return tuple(one for one in ranked if one.opposes is ranked[0].opposes)


def _compare(claim: Claim, finding: Finding, library: Library) -> _Candidate | None:
    agreement = compare_relations(claim.relation, claim.negated, finding.relation, finding.negated)
    if agreement is Agreement.INCOMPARABLE:
        return None
    near = fit(claim, finding, library.vocabulary)
    reasons = _concept_reasons(near)
    if not reasons:
        return None
    if agreement is Agreement.OPPOSITE:
        if reasons != ["sameConcepts"]:
            return None  # the opposite of something else contradicts nothing
        reasons.append(_OPPOSITE)
    else:
        reasons += [_RELATION_REASONS[agreement], *_figure_reasons(claim, finding)]
    if _same_people(claim, finding, library.vocabulary):
        reasons.append("samePopulation")
    own = finding.work in library.listed.get(claim.text_sha256, {})
    reasons.append("ownReferenceList" if own else "foundElsewhere")
    if claim.attribution is not None and own:
        reasons.append("attributionNamesWork")
    confidence = _confidence(claim, near, reasons, library)
    return _Candidate(finding, confidence * (STRUCTURAL if claim.structural else 1.0), tuple(reasons))


def _confidence(claim: Claim, near: Fit | None, reasons: Iterable[str], library: Library) -> float:
    doubt = 1.0
    for reason in reasons:
        weight = library.weights.links[reason]
        if near is not None and reason in ("broaderConcept", "narrowerConcept"):
            weight *= STEP ** (_steps(claim, near, library.vocabulary) - 1)
        doubt *= 1 - weight
    return round(1 - doubt, 9)


def _steps(claim: Claim, near: Fit, vocabulary: Vocabulary) -> int:
    """Return how many steps lie between the two concepts that are not the same."""
    if near.subject is Closeness.SAME:
        said, found = claim.object.concept, near.found_object
    else:
        said, found = claim.subject.concept, near.found_subject
    return steps_up(found, said, vocabulary) or steps_up(said, found, vocabulary) or 1


@dataclass(frozen=True, slots=True)
class Fit:
    """How a claim's subject and object stand to a finding's concepts, the way round that fits best."""

    subject: Closeness
    object: Closeness
    found_subject: str
    found_object: str


def fit(claim: Claim, finding: Finding, vocabulary: Vocabulary) -> Fit:
    """Return how a claim stands to a finding; a symmetric relation, on either side, is tried both ways round."""
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


def _concept_reasons(near: Fit) -> list[str]:
    """Return the reasons from concepts: both the same, or one the same and the other near; else none."""
    subject, object_ = near.subject, near.object
    if min(subject, object_) is Closeness.UNRELATED or max(subject, object_) is not Closeness.SAME:
        return []
    if subject is object_:
        return ["sameConcepts"]
    if subject is Closeness.SAME:
        return ["sameSubject", _CONCEPT_REASONS[object_]]
    return ["sameObject", _CONCEPT_REASONS[subject]]


def _figure_reasons(claim: Claim, finding: Finding) -> list[str]:
    said, found = claim.quantity, finding.quantity
    if said is None or found is None or not comparable_figures(claim, finding):
        return []
    if said.comparator == "" and same_figure(said, found):
        return ["sameQuantity"]
    return ["sameQuantityWithinRounding"] if same_figure(said, found, slack=rounding_slack(said)) else []


def _same_people(claim: Claim, finding: Finding, vocabulary: Vocabulary) -> bool:
    if claim.population is None or finding.population is None:
        return False
    match, _ = compare_groups(claim.population.text, finding.population, vocabulary, topic_of(claim))
    return match is GroupMatch.SAME


def topic_of(claim: Claim) -> frozenset[str]:
    """Return the two concepts that a claim is about."""
    return frozenset((claim.subject.concept, claim.object.concept))
