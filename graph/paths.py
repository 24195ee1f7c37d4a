"""Evidence paths: chains of claims from one concept to another, best first. A chain is not itself evidence."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import cast

import networkx as nx

from ingest.model import Claim, LanguageStrength, Relation
from ingest.vocabulary import Vocabulary

from .evidence.model import CitationLink

NOTE = (
    "A chain of claims is not itself evidence: each hop is what an article says, and hops may rest on different people."
)
SUPPORT = {"explicit": 0.7, "inferred": 0.5, "unsupported": 0.15}
"""What a hop weighs when paths are ranked, by its best link to a work; a number to sort by, not a probability."""
MAX_SEARCHED = 5000
"""Paths looked at for one question before the search stops and says so."""

_SIGNS = {
    Relation.CAUSES: 1,
    Relation.RAISES_RISK_OF: 1,
    Relation.WORSENS: 1,
    Relation.IMPROVES: 1,
    Relation.RELIEVES: -1,
    Relation.PREVENTS: -1,
}


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: a relation that at least one article affirms, with the claims that say so, best first.

    `support` is "explicit", "inferred" or "unsupported": how its best claim is tied to a work; `works` are the keys
    of the works tied to its claims. `backward` marks a symmetric relation read from object to subject.
    """

    subject: str
    relation: Relation
    object: str
    claims: tuple[Claim, ...]
    support: str
    works: tuple[str, ...]
    backward: bool = False

    @property
    def weight(self) -> float:
        """What the hop weighs when paths are ranked."""
        return SUPPORT[self.support]


@dataclass(frozen=True, slots=True)
class EvidencePath:
    """Hops from one concept to another. `start` and `end` may be narrower than the concepts that were asked for."""

    hops: tuple[Hop, ...]

    @property
    def start(self) -> str:
        """The id of the concept that the path starts from."""
        return self.hops[0].subject

    @property
    def end(self) -> str:
        """The id of the concept that the path ends at."""
        return self.hops[-1].object

    @property
    def sign(self) -> int | None:
        """1 where more of the start means more of the end, -1 where it means less, None where a hop has no sign."""
        sign = 1
        for hop in self.hops:
            if hop.relation not in _SIGNS:
                return None
            sign *= _SIGNS[hop.relation]
        return sign

    @property
    def causal(self) -> bool:
        """Whether every hop is put as a cause by some claim, not only as an association."""
        least = LanguageStrength.CONDITIONAL_CAUSAL.rank
        return all(any(claim.language_strength.rank >= least for claim in hop.claims) for hop in self.hops)

    @property
    def label(self) -> str:
        """What kind of chain it is, in plain words."""
        return "causal wording in every hop" if self.causal else "associations chained, not causal"

    @property
    def rank(self) -> tuple[float, float, int]:
        """What paths are sorted by, greatest first: weakest hop, product of hops, fewer hops."""
        weights = [hop.weight for hop in self.hops]
        return (min(weights), round(math.prod(weights), 9), -len(self.hops))


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The paths found, best first, and whether the search stopped at its limit before it had seen all."""

    paths: tuple[EvidencePath, ...]
    truncated: bool


def build_hops(claims: Iterable[Claim], links: Iterable[CitationLink]) -> tuple[Hop, ...]:
    """Return a hop for each (subject, relation, object) that some claim affirms. Negated claims make none."""
    tied: dict[str, list[CitationLink]] = defaultdict(list)
    for link in links:
        tied[link.claim].append(link)
    grouped: dict[tuple[str, Relation, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.negated and claim.subject.concept != claim.object.concept:
            grouped[claim.subject.concept, claim.relation, claim.object.concept].append(claim)
    return tuple(_hop(key, group, tied) for key, group in sorted(grouped.items()))


def _hop(key: tuple[str, Relation, str], claims: list[Claim], tied: Mapping[str, list[CitationLink]]) -> Hop:
    def order(claim: Claim) -> tuple[float, float, str]:
        best = max((link.confidence for link in tied.get(claim.id, ())), default=0.0)
        return (-best, -claim.reading, claim.id)

    links = [link for claim in claims for link in tied.get(claim.id, ())]
    statuses = {link.status for link in links}
    support = next((status for status in ("explicit", "inferred") if status in statuses), "unsupported")
    works = tuple(sorted({link.work for link in links}))
    return Hop(key[0], key[1], key[2], tuple(sorted(claims, key=order)), support, works)


def to_networkx(hops: Iterable[Hop]) -> nx.MultiDiGraph[str]:
    """Return the hops as a graph: a node for each concept, an edge for each hop, keyed by its relation.

    A symmetric relation has an edge each way. Edge attributes: `hop` and `cost` = −ln(weight).
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hop in hops:
        cost = -math.log(hop.weight)
        graph.add_edge(hop.subject, hop.object, key=hop.relation.value, hop=hop, cost=cost)
        if hop.relation.symmetric:
            turned = Hop(hop.object, hop.relation, hop.subject, hop.claims, hop.support, hop.works, backward=True)
            graph.add_edge(hop.object, hop.subject, key=f"{hop.relation.value} (backward)", hop=turned, cost=cost)
    return graph


def find_paths(
    graph: nx.MultiDiGraph[str],
    start: str,
    end: str,
    vocabulary: Vocabulary,
    *,
    max_hops: int = 3,
    limit: int = 10,
    causal: bool = False,
) -> PathAnswer:
    """Return the best simple paths of up to `max_hops` hops between two concepts, or their narrower ones.

    Ranked by the weakest hop, then the product of the hops' weights, then by length, then by name. Between two
    concepts the best hop of each relation makes a path of its own. `causal` leaves out associations.
    """
    starts, ends = _narrower(start, graph, vocabulary), _narrower(end, graph, vocabulary)
    found: dict[tuple[tuple[str, str, str], ...], EvidencePath] = {}
    seen = 0
    for source in sorted(starts):
        for path in _simple(graph, source, ends - {source}, max_hops, causal):
            seen += 1
            found[tuple((hop.subject, hop.relation.value, hop.object) for hop in path.hops)] = path
            if seen >= MAX_SEARCHED:
                break
    ranked = sorted(found.items(), key=lambda pair: (*(-part for part in pair[1].rank), pair[0]))
    return PathAnswer(tuple(path for _, path in islice(ranked, limit)), seen >= MAX_SEARCHED)


def _narrower(concept: str, graph: nx.MultiDiGraph[str], vocabulary: Vocabulary) -> set[str]:
    return {node for node in graph if node == concept or concept in vocabulary.ancestors(node)}


def _simple(
    graph: nx.MultiDiGraph[str], source: str, ends: set[str], max_hops: int, causal: bool
) -> Iterator[EvidencePath]:
    """Yield the simple paths from `source` that end at the first of `ends` they meet, shortest first."""
    kept = _without_associations(graph) if causal else graph
    if source not in kept:
        return
    ends = {end for end in ends if end in kept}
    if not ends:
        return
    for length in range(1, max_hops + 1):
        for edges in _edge_paths(kept, source, ends, length):
            if len(edges) == length and not any(subject in ends for subject, _, _ in edges[1:]):
                yield EvidencePath(tuple(kept.edges[edge]["hop"] for edge in edges))


def _edge_paths(
    graph: nx.MultiDiGraph[str], source: str, ends: set[str], cutoff: int
) -> Iterator[list[tuple[str, str, str]]]:
    """networkx's simple paths as (subject, object, key) of each edge, which its type stubs leave open."""
    yield from cast(Iterator[list[tuple[str, str, str]]], nx.all_simple_edge_paths(graph, source, ends, cutoff=cutoff))


def _without_associations(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, object_, key, data in graph.edges(keys=True, data=True):
        if data["hop"].relation in _SIGNS:
            kept.add_edge(subject, object_, key=key, **data)
    return kept
