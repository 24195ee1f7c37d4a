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
        "acceptedByReviewer",
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

SIDES = ("supporting", "opposing")
LEVELS = ("E0", "E1", "E2", "E3", "E4")
UNGRADED = "ungraded"
CLAIM_KINDS = ("effect", "risk", "tie")
"""What kind of evidence a proposition asks for: of an effect, of a risk or cause, of two things going together."""

DOWNGRADES = (
    "indirectCondition",
    "indirectIntervention",
    "indirectOutcome",
    "indirectPopulation",
    "causalLevelDiffers",
    "imprecise",
    "fewPeople",
    "findingNotRecorded",
    "linkInferred",
)
VOICE_REASONS = ("sharedAuthor", "sharedPublisher", "copiedText")
CONFLICT_KINDS = ("oppositeRelations", "affirmedAndDenied", "intervalsExclude")
SCOPES = ("withinArticle", "betweenArticles", "claimAgainstFinding", "betweenFindings")
UNSUPPORTED = ("noListAtAll", "nothingListedOnIt", "listNotAllRead", "markedButNotResolved", "onlyTheOppositeFound")
LIST_CARRIES = ("cannotCarry", "mayCarry", "notKnown")

VERDICTS = frozenset(
    {
        "faithful",
        "rounded",
        "inflated",
        "deflated",
        "relativeAsAbsolute",
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
    `reviewed` says that a person has accepted the link.
    """

    claim: str
    work: str
    reference: int | None
    status: str
    confidence: float
    reasons: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    reviewed: bool = False

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


# How strong, by whom, against what ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One independent root that bears on a proposition, at its best level, and why that level.

    `root` is "study:NAME", "work:KEY" where no study is recorded, or "reference:NAME" for a printed reference whose
    work is not known. `side` is of `SIDES`. `start` is the level that the design of the work has for this kind of
    claim, `level` what is left after `downgrades` (of `DOWNGRADES`); both 0 to 4, None where the design is not
    recorded: ungraded. `finding` is the one that the level rests on. `claims` are the claims that lean on the root.
    """

    root: str
    side: str
    works: tuple[str, ...] = ()
    finding: str | None = None
    design: str | None = None
    start: int | None = None
    level: int | None = None
    downgrades: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _one_of("side", self.side, SIDES)
        for downgrade in self.downgrades:
            _one_of("downgrade", downgrade, DOWNGRADES)


@dataclass(frozen=True, slots=True)
class Strength:
    """How firmly a proposition stands: what supports it and what opposes it, apart.

    `subject`, `relation`, `object` are the proposition's own (`graph.terms.proposition_ends`). `level` is that of the
    best root that supports it: 0 where no source was found, None where there are roots and none could be graded.
    `supports` (S+) and `opposes` (S−), 0 to 1, are numbers to sort by, no probabilities. `claims` and `denials` count
    sentences; `voices` those who say it, after shared authors, publishers and copied text are taken together; `echoes`
    the voices that lean on a root on which another voice leans too. `summary` says it in one sentence.
    """

    subject: str
    relation: str
    object: str
    kind: str
    level: int | None = 0
    opposing_level: int | None = 0
    supports: float = 0.0
    opposes: float = 0.0
    claims: int = 0
    denials: int = 0
    voices: int = 0
    echoes: int = 0
    lines: tuple[EvidenceLine, ...] = ()
    summary: str = ""

    def __post_init__(self) -> None:
        _one_of("kind", self.kind, CLAIM_KINDS)

    @property
    def net(self) -> float:
        """S+ · (1 − S−): what is left of the support, to sort by (as INDRA's SimpleScorer does with belief)."""
        return round(self.supports * (1 - self.opposes), 4)

    @property
    def roots(self) -> int:
        """How many independent roots support it."""
        return sum(line.side == "supporting" for line in self.lines)

    @property
    def opposing_roots(self) -> int:
        """How many independent roots oppose it."""
        return len(self.lines) - self.roots


@dataclass(frozen=True, slots=True)
class Voice:
    """Articles that count as one who speaks: their names, and why they are taken together (`VOICE_REASONS`)."""

    articles: tuple[str, ...]
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for reason in self.reasons:
            _one_of("reason", reason, VOICE_REASONS)


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One of two that contradict each other: what it says in words, the claims that say so, the findings that do."""

    says: str
    claims: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides on one pair of concepts that cannot both hold. `kind` is of `CONFLICT_KINDS`, `scopes` of `SCOPES`."""

    kind: str
    subject: str
    object: str
    one: ConflictSide
    other: ConflictSide
    scopes: tuple[str, ...]
    explanation: str

    def __post_init__(self) -> None:
        _one_of("kind", self.kind, CONFLICT_KINDS)
        for scope in self.scopes:
            _one_of("scope", scope, SCOPES)


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A claim that no work is known to carry: why (`UNSUPPORTED`), and whether a listed work could (`LIST_CARRIES`)."""

    claim: str
    reason: str
    own_list: str
    explanation: str

    def __post_init__(self) -> None:
        _one_of("reason", self.reason, UNSUPPORTED)
        _one_of("own list", self.own_list, LIST_CARRIES)


# What people say of it ------------------------------------------------------------------------------------------------

TARGETS = ("claim", "citation", "match")
REVIEW_VERDICTS = ("accepted", "rejected", "corrected")


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a claim, of a citation (`work` set) or of a match (`role` set: subject or object).

    `reason` is one of `graph.evidence.reviews.review_reasons()`. `at` is ISO 8601, UTC. `words` shows what was judged,
    so that it can be read when the claim is gone. `changes` are (field, value) pairs of a correction: relation,
    subject, object (concept ids), negated, hedged ("yes", "no"), work.
    """

    target: str
    claim: str
    verdict: str
    reason: str
    reviewer: str
    at: str
    work: str | None = None
    role: str | None = None
    changes: tuple[tuple[str, str], ...] = ()
    note: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        _one_of("target", self.target, TARGETS)
        _one_of("verdict", self.verdict, REVIEW_VERDICTS)
