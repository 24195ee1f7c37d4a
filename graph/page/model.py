"""What the page draws: concepts, drawn edges, and the claims behind each edge with all that is known of them.

These values hold words for people, ready to show: no IRIs to resolve, no codes to look up. A `PageGraph` that
exists is whole: each edge joins two of its nodes, and each claim that an edge names is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ingest.errors import ClaimrootError

FAITHFUL = frozenset({"faithful", "rounded"})
"""Verdicts that say that a claim stays with its finding."""

OPEN = frozenset({"unknown", "notStated"})
"""Verdicts that say that nobody can tell. Any verdict that is neither faithful nor open is drift."""

LEVELS = ("E0", "E1", "E2", "E3", "E4")
"""Strengths of evidence for a proposition, weakest first; "" where none was worked out."""

CONFLICT = "Conflict"
"""The name of a fact that says with what a proposition is in conflict; the map shows a badge for it."""

_FAULTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class PageNode:
    """A concept, article or work. `kind` is a name of `looks.KINDS` ("Condition"); any other is drawn as Thing.

    `page` is the name of a file beside this page that shows the concept by itself, "" where there is none.
    """

    id: str
    label: str
    kind: str
    alt_labels: tuple[str, ...] = ()
    iri: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class PageEdge:
    """A proposition as drawn: from the node `subject` to the node `object`. `claims` are ids of `PageClaim`.

    `language_strength` is that of the strongest claim; `supported` says that some claim is linked to a work;
    `open_question` that every claim of it leaves the matter open: no path leads along it. `weight` is what it weighs
    when paths are ranked, a number to sort by. `level` is one of `LEVELS`, or "" where no strength of evidence was
    worked out; `facts` are names and words about the proposition as a whole, in the order of showing.
    """

    id: str
    subject: str
    relation: str
    object: str
    negated: bool = False
    claims: tuple[str, ...] = ()
    language_strength: str = "none"
    supported: bool = False
    open_question: bool = False
    weight: float = 0.0
    level: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.level and self.level not in LEVELS:
            mend = f"give one of {', '.join(LEVELS)}, or nothing where none was worked out"
            raise ClaimrootError(f"not a strength of evidence: {self.level!r}", f"PageEdge {self.id!r}", mend)

    @property
    def proposition(self) -> tuple[str, str, str, bool]:
        """What edges that are drawn as one have in common."""
        return (self.subject, self.relation, self.object, self.negated)


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """How a claim compares with a finding on one axis ("magnitude"), with both sides as they stand.

    >>> PageVerdict("magnitude", "rounded", "about 57%", "57.4%").drift
    False
    """

    axis: str
    verdict: str
    claim_says: str = ""
    finding_says: str = ""
    explanation: str = ""

    @property
    def drift(self) -> bool:
        """Whether the claim says something else than the finding."""
        return self.verdict not in FAITHFUL | OPEN

    @property
    def open(self) -> bool:
        """Whether the two cannot be compared."""
        return self.verdict in OPEN


@dataclass(frozen=True, slots=True)
class PageCitation:
    """A link from a claim to what it rests on. `status` is "explicit" (in the text) or "inferred" (with `reasons`).

    `printed` is the reference as the article prints it; `work_title` is None where no work was found for it.
    `confidence` is 0 to 1; `doi` is bare ("10.1002/acr.20324"); `finding` is one plain sentence.
    """

    status: str
    confidence: float | None = None
    reasons: tuple[str, ...] = ()
    printed: str | None = None
    work_title: str | None = None
    work_year: int | None = None
    doi: str | None = None
    design: str | None = None
    finding: str | None = None
    verdicts: tuple[PageVerdict, ...] = ()

    def __post_init__(self) -> None:
        if self.confidence is not None:
            _check_share(self.confidence, "PageCitation.confidence")


@dataclass(frozen=True, slots=True)
class PageClaim:
    """What one article says, in one plain `sentence` of ours and in its own words (`prefix`, `quote`, `suffix`).

    `strength` is the language strength; `quantity` the figure as text; `reading`, 0 to 1, how sure we are that the
    text says this. `absence` is what the text says of missing evidence, in words. Empty text where something is not
    known.
    """

    id: str
    sentence: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    subject_text: str = ""
    object_text: str = ""
    relation: str = ""
    negated: bool = False
    hedged: bool = False
    strength: str = "none"
    quantity: str = ""
    population: str = ""
    attribution: str = ""
    structural: bool = False
    open_question: bool = False
    absence: str = ""
    reading: float = 0.0
    rule: str = ""
    article_title: str = ""
    article_name: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    citations: tuple[PageCitation, ...] = ()

    def __post_init__(self) -> None:
        _check_share(self.reading, f"PageClaim {self.id!r}, reading")

    @property
    def sourced(self) -> bool:
        """Whether it is linked to a work."""
        return any(citation.work_title for citation in self.citations)

    @property
    def drifts(self) -> bool:
        """Whether it says something else than a finding that it is linked to."""
        return any(verdict.drift for citation in self.citations for verdict in citation.verdicts)


@dataclass(frozen=True, slots=True)
class PageGraph:
    """All that one page shows. `counts` are named totals for its head line, `note` one line on what a claim is.

    Raises an ExceptionGroup of ClaimrootError, one for each edge that names a missing node or claim and each id
    that stands twice (the first twenty of them).
    """

    title: str
    nodes: tuple[PageNode, ...] = ()
    edges: tuple[PageEdge, ...] = ()
    claims: tuple[PageClaim, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    note: str = "A claim is what an article says, not what is true."

    def __post_init__(self) -> None:
        faults = [*_repeated(self), *_dangling(self)]
        if faults:
            raise ExceptionGroup(f"the page's graph has {len(faults)} faults", faults[:_FAULTS_SHOWN])


def _check_share(value: float, where: str) -> None:
    if not 0.0 <= value <= 1.0:
        raise ClaimrootError(f"not between 0 and 1: {value}", where, "give a share: 0 for never, 1 for always")


def _repeated(graph: PageGraph) -> Iterator[ClaimrootError]:
    parts: dict[str, Iterable[PageNode | PageEdge | PageClaim]] = {
        "node": graph.nodes,
        "edge": graph.edges,
        "claim": graph.claims,
    }
    for name, things in parts.items():
        for id_, times in Counter(thing.id for thing in things).items():
            if times > 1:
                yield ClaimrootError(
                    f"{times} {name}s have the id {id_!r}", "PageGraph", f"give each {name} its own id"
                )


def _dangling(graph: PageGraph) -> Iterator[ClaimrootError]:
    nodes = {node.id for node in graph.nodes}
    claims = {claim.id for claim in graph.claims}
    for edge in graph.edges:
        for end in (edge.subject, edge.object):
            if end not in nodes:
                yield ClaimrootError(f"no node {end!r}", f"PageEdge {edge.id!r}", "add the node, or leave the edge out")
        for claim in edge.claims:
            if claim not in claims:
                yield ClaimrootError(f"no claim {claim!r}", f"PageEdge {edge.id!r}", "add the claim to the graph")
