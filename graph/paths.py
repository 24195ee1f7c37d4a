"""Evidence paths: chains of claims from one concept to another, best first. A chain is not itself evidence."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

import networkx as nx

from ingest.model import Claim, Kind, LanguageStrength, Relation
from ingest.vocabulary import Vocabulary

from .evidence.links import supports
from .evidence.model import CitationLink

NOTE = (
    "A chain of claims is not itself evidence: each hop is what an article says, and hops may rest on different people."
)
SUPPORT = {"explicit": 0.7, "inferred": 0.5, "unsupported": 0.15}
"""What a hop weighs when paths are ranked, by its best link to a work; a number to sort by, not a probability."""
MAX_SEARCHED = 100_000
"""Hops tried for one question before the search stops and says so: about a second."""

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

    `support` is "explicit", "inferred" or "unsupported": how its best claim is tied to a work that does not say the
    opposite; `works` are the keys of these works. `denied` are the claims that deny the very same. `backward` marks a
    symmetric relation read from object to subject.
    """

    subject: str
    relation: Relation
    object: str
    claims: tuple[Claim, ...]
    support: str
    works: tuple[str, ...]
    backward: bool = False
    denied: tuple[Claim, ...] = ()

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
    """Return a hop for each (subject, relation, object) that some claim affirms, in that order.

    Negated claims and claims of no effect make none: nothing is said to lead on. A symmetric relation claimed both
    ways round is two hops. A work that found the opposite of a claim supports no hop.
    """
    tied: dict[str, list[CitationLink]] = defaultdict(list)
    for link in links:
        if supports(link):
            tied[link.claim].append(link)
    affirmed: dict[_Key, list[Claim]] = defaultdict(list)
    denied: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation is not Relation.NO_EFFECT_ON and claim.subject.concept != claim.object.concept:
            key = (claim.subject.concept, claim.relation, claim.object.concept)
            (denied if claim.negated else affirmed)[key].append(claim)
    return tuple(_hop(key, group, _denials(key, denied), tied) for key, group in sorted(affirmed.items()))


_Key = tuple[str, Relation, str]


def _denials(key: _Key, denied: Mapping[_Key, list[Claim]]) -> tuple[Claim, ...]:
    subject, relation, object_ = key
    turned = denied.get((object_, relation, subject), []) if relation.symmetric else []
    return tuple(sorted([*denied.get(key, []), *turned], key=lambda claim: (-claim.reading, claim.id)))


def _hop(key: _Key, claims: list[Claim], denied: tuple[Claim, ...], tied: Mapping[str, list[CitationLink]]) -> Hop:
    def order(claim: Claim) -> tuple[float, float, str]:
        best = max((link.confidence for link in tied.get(claim.id, ())), default=0.0)
        return (-best, -claim.reading, claim.id)

    links = [link for claim in claims for link in tied.get(claim.id, ())]
    statuses = {link.status for link in links}
    support = next((status for status in ("explicit", "inferred") if status in statuses), "unsupported")
    works = tuple(sorted({link.work for link in links}))
    return Hop(key[0], key[1], key[2], tuple(sorted(claims, key=order)), support, works, denied=denied)


def to_networkx(hops: Iterable[Hop]) -> nx.MultiDiGraph[str]:
    """Return the hops as a graph: a node for each concept, an edge for each hop, keyed by its relation.

    A symmetric relation has an edge each way, the way back keyed "relation (backward)". Edge attributes: `hop` and
    `cost` = −ln(weight).
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hop in hops:
        cost = -math.log(hop.weight)
        graph.add_edge(hop.subject, hop.object, key=hop.relation.value, hop=hop, cost=cost)
        if hop.relation.symmetric:
            turned = Hop(hop.object, hop.relation, hop.subject, hop.claims, hop.support, hop.works, True, hop.denied)
            graph.add_edge(hop.object, hop.subject, key=f"{hop.relation.value} (backward)", hop=turned, cost=cost)
    return graph


# Search ---------------------------------------------------------------------------------------------------------------


def find_paths(
    graph: nx.MultiDiGraph[str],
    start: str,
    end: str,
    vocabulary: Vocabulary,
    *,
    max_hops: int = 3,
    limit: int = 10,
    causal: bool = False,
    through_people: bool = False,
) -> PathAnswer:
    """Return the best simple paths of up to `max_hops` hops between two concepts, or their narrower ones.

    Ranked by the weakest hop, then the product of the hops' weights, then by length (fewer hops first), then by name.
    Each of the two ends may be a narrower concept, but a path passes no further concept that could be an end, so it
    says nothing that a part of it does not. Between two concepts each relation makes a path of its own; of a
    symmetric one that is claimed both ways round, the better supported way. `causal` leaves out associations. Groups of
    people are ends, not links between ("… is more common in women, …"), unless `through_people`. The search looks for
    paths of the best-supported hops first and stops after `MAX_SEARCHED` hops: what it has found by then is the answer,
    and `truncated` is set.
    """
    kept = _kept(graph, causal)
    starts, ends = _narrower(start, kept, vocabulary), _narrower(end, kept, vocabulary)
    barred = starts | ends | (set() if through_people else _people(kept, vocabulary))
    search = _Search(kept, frozenset(ends), frozenset(barred), max_hops)
    found: list[EvidencePath] = []
    for weakest in sorted({data["hop"].weight for _, _, data in kept.edges(data=True)}, reverse=True):
        found += search.paths(sorted(starts), weakest)
        if len(found) >= limit or search.exhausted:
            break
    ranked = sorted(found, key=lambda path: (*(-part for part in path.rank), _name(path)))
    return PathAnswer(tuple(ranked[:limit]), search.exhausted)


def _name(path: EvidencePath) -> tuple[tuple[str, str, str, bool], ...]:
    return tuple((hop.subject, hop.relation.value, hop.object, hop.backward) for hop in path.hops)


def _kept(graph: nx.MultiDiGraph[str], causal: bool) -> nx.MultiDiGraph[str]:
    """Return the graph to search: without associations if `causal`, and with one hop for each relation of a pair."""
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, object_, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        hop: Hop = data["hop"]
        if causal and hop.relation not in _SIGNS:
            continue
        if hop.backward and graph.has_edge(subject, object_, key=hop.relation.value):
            other: Hop = graph.edges[subject, object_, hop.relation.value]["hop"]
            if other.weight >= hop.weight:
                continue
            kept.remove_edge(subject, object_, key=hop.relation.value)
        kept.add_edge(subject, object_, key=key, **data)
    return kept


def _narrower(concept: str, graph: nx.MultiDiGraph[str], vocabulary: Vocabulary) -> set[str]:
    return {node for node in graph if node == concept or concept in vocabulary.ancestors(node)}


def _people(graph: nx.MultiDiGraph[str], vocabulary: Vocabulary) -> set[str]:
    return {node for node in graph if node in vocabulary and vocabulary[node].kind is Kind.POPULATION}


class _Search:
    """Paths whose weakest hop has a given weight, by depth, never into what cannot reach an end in time."""

    def __init__(
        self, graph: nx.MultiDiGraph[str], ends: frozenset[str], barred: frozenset[str], max_hops: int
    ) -> None:
        self.graph, self.ends, self.barred, self.max_hops = graph, ends, barred, max_hops
        self.left = MAX_SEARCHED

    @property
    def exhausted(self) -> bool:
        return self.left <= 0

    def paths(self, starts: Iterable[str], weakest: float) -> Iterator[EvidencePath]:
        """Yield the paths from `starts` to an end that use no weaker hop than `weakest`, and one that is as weak."""
        strong: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for subject, object_, key, data in self.graph.edges(keys=True, data=True):
            if data["hop"].weight >= weakest:
                strong.add_edge(subject, object_, key=key, hop=data["hop"])
        distances = self._distances(strong)
        for start in starts:
            if start in strong:
                for hops in self._from(start, strong, distances, (), frozenset({start})):
                    if min(hop.weight for hop in hops) == weakest:
                        yield EvidencePath(hops)

    def _distances(self, graph: nx.MultiDiGraph[str]) -> Mapping[str, int]:
        """Return how many hops each concept is from the nearest end, by a walk through what is not barred."""
        back = graph.reverse(copy=False)
        reached = {end: 0 for end in self.ends if end in graph}
        level: Set[str] = set(reached)
        for hops in range(1, self.max_hops + 1):
            level = {node for one in level for node in back.successors(one)} - set(reached)
            reached |= dict.fromkeys(level, hops)
            level -= self.barred
        return reached

    def _from(
        self,
        node: str,
        graph: nx.MultiDiGraph[str],
        distances: Mapping[str, int],
        hops: tuple[Hop, ...],
        seen: frozenset[str],
    ) -> Iterator[tuple[Hop, ...]]:
        for _, after, data in sorted(graph.out_edges(node, data=True), key=lambda edge: _edge_name(edge[2]["hop"])):
            if self.exhausted:
                return
            self.left -= 1
            longer = (*hops, data["hop"])
            if after in seen:
                continue
            if after in self.ends:
                yield longer
            elif after not in self.barred and len(longer) + distances.get(after, self.max_hops) <= self.max_hops:
                yield from self._from(after, graph, distances, longer, seen | {after})


def _edge_name(hop: Hop) -> tuple[str, str, bool]:
    return (hop.object, hop.relation.value, hop.backward)
