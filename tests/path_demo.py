"""What the tests of paths share: claims as a graph to search, strengths, and a plain exhaustive search."""

from __future__ import annotations

import math
import runpy
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from graph.evidence.model import CitationLink
from graph.paths import LEVELS, EvidencePath, PathAnswer, PathFilter, PathFinder, claim_columns, make_arrays
from graph.paths.model import level_number
from ingest.model import Claim, Relation, Work
from ingest.vocabulary import Vocabulary

DEMO = runpy.run_path(str(Path(__file__).with_name("evidence_demo.py")))
claim, link, VOCABULARY = DEMO["make_claim"], DEMO["link"], DEMO["VOCABULARY"]


@dataclass(frozen=True)
class Strength:
    """A strength as far as paths need it."""

    subject: str
    relation: str
    object: str
    level: int | None = 0
    net: float = 0.0
    voices: int = 1
    roots: int = 0


def finder(
    claims: Iterable[Claim],
    links: Iterable[CitationLink] = (),
    strengths: Iterable[Strength] = (),
    *,
    vocabulary: Vocabulary = VOCABULARY,
    works: Iterable[Work] = (),
) -> PathFinder:
    """Return what searches these claims for paths."""
    claims = tuple(claims)
    arrays = make_arrays(claim_columns(claims), vocabulary.concepts.values(), links, works, strengths)
    return PathFinder(arrays, lambda text: [one for one in claims if one.text_sha256 == text])


def find(claims: list[Claim], start: str, end: str, *links: CitationLink, limit: int = 20, **given: Any) -> PathAnswer:
    """Return the paths between two concepts over these claims."""
    return finder(claims, links).find(start, end, PathFilter(**given), limit=limit)


def shown(answer: PathAnswer) -> list[str]:
    """Return each path as one line."""
    return [
        " ".join([path.start, *(f"-{hop.relation.value}> {hop.object}" for hop in path.hops)]) for path in answer.paths
    ]


# A plain exhaustive search, by other means ----------------------------------------------------------------------------

Step = tuple[str, str, str, bool]


def every_path(
    claims: Iterable[Claim],
    strengths: Iterable[Strength],
    starts: set[str],
    ends: set[str],
    barred: set[str],
    **given: Any,
) -> list[tuple[Step, ...]]:
    """Return all paths in their order: networkx lists the simple paths of a graph, which are then kept and sorted."""
    graded = {(one.subject, one.relation, one.object): one for one in strengths}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for said in claims:
        ends_of = (said.subject.concept, said.object.concept)
        if said.negated or said.relation is Relation.NO_EFFECT_ON or ends_of[0] == ends_of[1]:
            continue
        key = tuple(sorted(ends_of)) if said.relation.symmetric else ends_of
        strength = graded.get((key[0], said.relation.value, key[1]), Strength(key[0], said.relation.value, key[1]))
        if level_number(strength.level) < LEVELS.index(given.get("min_strength", "E0")):
            continue
        if given.get("relations") and said.relation not in given["relations"]:
            continue
        ways = [(*key, False)]
        if said.relation.symmetric or given.get("undirected"):
            ways.append((key[1], key[0], not said.relation.symmetric))
        for tail, head, against in ways:
            graph.add_edge(tail, head, key=(said.relation.value, against), strength=strength)
    found = []
    for start in starts & set(graph):
        for path in nx.all_simple_edge_paths(graph, start, ends & set(graph), cutoff=given["max_hops"]):
            inner = [head for _, head, _ in path[:-1]]
            if set(inner) & barred or not all(set(inner) & through for through in given.get("through", ())):
                continue
            found.append(tuple(path))
    ranked = sorted(dict.fromkeys(found), key=lambda path: _rank(graph, path, given.get("toll", {})))
    return [tuple((tail, key[0], head, key[1]) for tail, head, key in path) for path in ranked]


def _rank(graph: nx.MultiDiGraph[str], path: tuple[Any, ...], toll: dict[str, float]) -> tuple[Any, ...]:
    strengths = [graph.edges[edge]["strength"] for edge in path]
    weakest = min(level_number(one.level) for one in strengths)
    cost = sum(round(-math.log(max(one.net, 0.01)) * 1e6) for one in strengths)
    cost += sum(round(math.log(toll.get(head, 1.0)) * 1e6) for _, head, _ in path[:-1])
    order = list(Relation)
    names = [(head, order.index(Relation(key[0])), key[1]) for _, head, key in path]
    return (-weakest, cost, len(path), path[0][0], names)


def steps(path: EvidencePath) -> tuple[Step, ...]:
    """Return a path as the exhaustive search gives it."""
    return tuple((hop.subject, hop.relation.value, hop.object, hop.against) for hop in path.hops)
