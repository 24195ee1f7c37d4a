"""A large graph for the benchmark of the page: hubs as in real maps, quotes as long as real ones, words that repeat.

Each new concept is linked to three earlier ones, busy ones more often (Barabási and Albert 1999). A quote has some
230 characters drawn from English words by Zipf's law: it compresses as real sentences do, not as one text repeated.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from graph.page import PageCitation, PageClaim, PageEdge, PageGraph, PageNode
from ingest.model import Kind, Relation

KINDS = (Kind.CONDITION, Kind.RISK_FACTOR, Kind.INTERVENTION, Kind.POPULATION, Kind.OUTCOME)
ROOT = Path(__file__).resolve().parents[1]
QUOTE_WORDS = 36


def made_graph(count: int, *, seed: int = 5) -> tuple[PageGraph, dict[str, tuple[float, float]]]:
    """Return a graph of `count` concepts, three times as many links with one claim each, and where each stands."""
    chance = random.Random(seed)
    words = _Words(chance)
    nodes = tuple(
        PageNode(f"n{i}", words.some(4)[:40], str(chance.choice(KINDS)), (words.some(2),), "") for i in range(count)
    )
    pairs = _pairs(count, chance)
    claims = tuple(_claim(i, nodes[a], nodes[b], words, chance) for i, (a, b) in enumerate(pairs))
    edges = tuple(
        PageEdge(f"e{i}", nodes[a].id, claim.relation, nodes[b].id, False, (claim.id,), claim.strength, claim.sourced)
        for i, ((a, b), claim) in enumerate(zip(pairs, claims, strict=True))
    )
    reach = 60.0 * count**0.5
    places = {node.id: (chance.gauss(0, reach), chance.gauss(0, reach)) for node in nodes}
    return PageGraph(f"{count:,} concepts", nodes, edges, claims, {"claims": len(claims)}), places


def _pairs(count: int, chance: random.Random) -> list[tuple[int, int]]:
    ends = [0, 1, 2]
    pairs = []
    for new in range(3, count + 3):
        for old in {chance.choice(ends) for _ in range(3)}:
            pairs.append((new % count, old % count))
            ends += [new % count, old % count]
    while len(pairs) < 3 * count:
        a, b = chance.choice(ends), chance.choice(ends)
        if a != b:
            pairs.append((a, b))
    return [(a, b if a != b else (b + 1) % count) for a, b in pairs]


def _claim(number: int, one: PageNode, other: PageNode, words: _Words, chance: random.Random) -> PageClaim:
    relation = chance.choice(list(Relation)).value
    work = chance.randrange(2_000)
    verb = relation.replace("_", " ")
    return PageClaim(
        id=f"{chance.getrandbits(80):020x}",
        sentence=f"{one.label} {verb} {other.label}.",
        quote=f"{one.label} {verb} {other.label} {words.some(QUOTE_WORDS)}"[:230],
        relation=relation,
        strength="correlational",
        reading=round(chance.random(), 2),
        rule="verb frame",
        article_title=f"Article {number % 400}",
        article_name=f"article-{number % 400}",
        author=f"Author {number % 150}",
        citations=(
            PageCitation("inferred", 0.5, ("the same two concepts",), None, f"Work {work}", 2000, f"10.1000/w{work}"),
        ),
    )


class _Words:
    """Words of this project's own documents, the common ones far more often than the rare."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        files = sorted([*ROOT.glob("data/articles/*"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/decisions/*.md")])
        found = {w.strip(".,;:()`*\"'“”") for file in files for w in file.read_text(encoding="utf-8").split()}
        self.words: Sequence[str] = sorted(word for word in found if word.isalpha())
        chance.shuffle(self.words)  # type: ignore[arg-type]
        self.weights = list(accumulate(1 / rank**0.85 for rank in range(2, len(self.words) + 2)))

    def some(self, count: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=count))
