"""The values that tie claims to works and findings. Their names are terms of `graph/ontology.ttl`."""

from __future__ import annotations

from dataclasses import dataclass

STATUSES = frozenset({"explicit", "inferred"})

REASONS = frozenset(
    {
        "explicitMarker",
        "attributionNamesWork",
        "ownReferenceList",
        "otherReferenceList",
        "foundElsewhere",
        "onlyListedWork",
        "sameConcepts",
        "sameSubject",
        "sameObject",
        "broaderConcept",
        "narrowerConcept",
        "relatedConcept",
        "sameRelation",
        "compatibleRelation",
        "sameDirection",
        "oppositeDirection",
        "sameQuantity",
        "sameQuantityWithinRounding",
        "samePopulation",
        "titleNamesConcepts",
        "sameWords",
        "ambiguous",
    }
)

AXES = (
    "condition",
    "population",
    "outcome",
    "intervention",
    "magnitude",
    "certainty",
    "causalLevel",
    "time",
)

VERDICTS = frozenset(
    {
        "faithful",
        "rounded",
        "inflated",
        "deflated",
        "reversed",
        "broader",
        "narrower",
        "differs",
        "notMeasured",
        "notStated",
        "designCannotCarry",
        "hedgeDropped",
        "hedgeAdded",
        "unknown",
    }
)


def _one_of(name: str, value: str, allowed: frozenset[str] | tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}, not one of {', '.join(sorted(allowed))}")


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A claim tied to a work that may carry it.

    `claim` is `Claim.id`, `work` is `Work.key`; `reference` is the position (from 1) in the article's own list, None
    where the list does not hold it. `status` says whether the text marks the link or we inferred it; `confidence`, 0
    to 1, is how sure we are of the link, never of the claim. `reasons` are of `REASONS`, `findings` are `Finding.key`s.
    """

    claim: str
    work: str
    reference: int | None
    status: str
    confidence: float
    reasons: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _one_of("status", self.status, STATUSES)
        for reason in self.reasons:
            _one_of("reason", reason, REASONS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a claim compares with a work, or one finding of it, on one axis: both sides in words.

    `axis` is one of `AXES`, `verdict` one of `VERDICTS`; `finding` is None where the work as a whole was compared.
    """

    claim: str
    work: str
    finding: str | None
    axis: str
    verdict: str
    claim_says: str
    finding_says: str
    explanation: str

    def __post_init__(self) -> None:
        _one_of("axis", self.axis, AXES)
        _one_of("verdict", self.verdict, VERDICTS)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which a printed reference and the work differ. `kind` says how, where that is known."""

    field: str
    printed: str
    recorded: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A printed reference and the work that it is.

    `reference` is the position (from 1) in the list of the text; `agreeing` names the fields that decided it.
    """

    text_sha256: str
    reference: int
    work: str
    confidence: float
    agreeing: tuple[str, ...] = ()
    differing: tuple[Difference, ...] = ()
