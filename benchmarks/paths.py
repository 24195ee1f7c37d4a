"""Evidence paths, measured: `python -m benchmarks.paths 10000 100000 1000000`.

For each number of claims: the arrays are made from generated claims (`benchmarks.generate`), written, mapped into
memory, and asked for the twenty best paths of at most four hops between 200 pairs of concepts, drawn as often as claims
name them. Strengths are drawn (`LEVELS_DRAWN`), or with `--no-strengths` left out, so that all paths of one length are
worth the same. At the sizes of `--networkx` the same pairs are asked of networkx's `shortest_simple_paths`, which ranks
by cost alone and knows no limit of hops.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import numpy as np

from benchmarks.generate import SEED, Corpus
from graph.base import now_utc
from graph.generations import FORMAT, Pointer, generation_folder, write_pointer
from graph.paths import PathArrays, PathFilter, PathFinder, claim_columns, make_arrays
from graph.paths.columns import RELATIONS
from graph.paths.making import path_cost

LEVELS_DRAWN = {0: 0.30, None: 0.05, 1: 0.20, 2: 0.25, 3: 0.15, 4: 0.05}
"""How often a proposition has each level: as many with no source as the generator leaves claims untied."""
_ONLY = "0001"  # the one generation
_NET = {0: 0.0, None: 0.0, 1: 0.14, 2: 0.33, 3: 0.57, 4: 0.76}
_COLD = """
import sys
import claimroot
answer = claimroot.open(sys.argv[1]).paths(sys.argv[2], sys.argv[3], max_hops=4)
print(len(answer.paths))
"""


class Drawn(NamedTuple):
    """A strength that was drawn, not worked out."""

    subject: str
    relation: str
    object: str
    level: int | None
    net: float
    voices: int
    roots: int


@dataclass(frozen=True)
class Times:
    """Milliseconds of many calls: as the clock has them, and of the processor, which other jobs cannot stretch."""

    wall: tuple[float, ...]
    processor: tuple[float, ...]

    def __str__(self) -> str:
        return f"{_spread(self.wall)} (of the processor {_spread(self.processor)})"


def _spread(values: tuple[float, ...]) -> str:
    return f"{statistics.median(values):.1f} / {float(np.percentile(values, 95)):.1f} / {max(values):.1f}"


def _processor() -> float:
    """Return the seconds that the processor has worked for us and our children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def drawn_strengths(arrays: PathArrays) -> Iterator[Drawn]:
    """Yield a strength for each hop."""
    chance, hops, ids = np.random.default_rng(SEED), arrays.hops, arrays.names.ids
    levels = list(LEVELS_DRAWN)
    picked = chance.choice(len(levels), len(hops), p=list(LEVELS_DRAWN.values()))
    spread = chance.random(len(hops)) * 0.15
    for number, (place, more) in enumerate(zip(picked.tolist(), spread.tolist(), strict=True)):
        level = levels[place]
        net = round(_NET[level] + more, 4) if level else 0.0
        ends = ids[hops.subject[number]], ids[hops.object[number]]
        yield Drawn(ends[0], RELATIONS[hops.relation[number]].value, ends[1], level, net, 1, 1 if level else 0)


def make(count: int, kb: Path, *, graded: bool) -> float:
    """Write the arrays of so many claims as a knowledge base that has nothing else, and put it in force.

    Return the seconds that making them took, claims aside.
    """
    corpus = Corpus(count)
    columns = claim_columns(corpus.claims())
    links = list(corpus.links())
    start = time.perf_counter()
    arrays = make_arrays(columns, corpus.concepts, links, corpus.works)
    took = time.perf_counter() - start
    if graded:
        strengths = list(drawn_strengths(arrays))
        start = time.perf_counter()
        arrays = make_arrays(columns, corpus.concepts, links, corpus.works, strengths)
        took = time.perf_counter() - start
    arrays.save(paths_in(kb), _ONLY)
    write_pointer(kb, Pointer(FORMAT, _ONLY, now_utc()))
    return took


def paths_in(kb: Path) -> Path:
    """Return the folder of the arrays."""
    return generation_folder(kb, _ONLY) / "paths"


def draw_pairs(arrays: PathArrays, count: int) -> list[tuple[str, str]]:
    """Return pairs of concepts, each drawn as often as claims name it."""
    hops, chance = arrays.hops, np.random.default_rng(SEED)
    said = np.diff(hops.claim_start)
    weight = np.bincount(hops.subject, said, len(arrays.people)) + np.bincount(hops.object, said, len(arrays.people))
    ends = chance.choice(len(weight), (3 * count, 2), p=weight / weight.sum())
    ids = arrays.names.ids
    return [(ids[a], ids[b]) for a, b in ends.tolist() if a != b][:count]


def timed(calls: list[Callable[[], object]]) -> Times:
    """Return how long each call took."""
    wall, processor = [], []
    for call in calls:
        start, worked = time.perf_counter(), _processor()
        call()
        wall.append(1000 * (time.perf_counter() - start))
        processor.append(1000 * (_processor() - worked))
    return Times(tuple(wall), tuple(processor))


def ask(finder: PathFinder, pairs: list[tuple[str, str]], *, undirected: bool) -> tuple[Times, int, int]:
    """Return the times of all pairs when warm, how many paths were found, and how many searches stopped early."""
    given = PathFilter(max_hops=4, undirected=undirected)
    answers = [finder.find(a, b, given) for a, b in pairs]
    times = timed([lambda a=a, b=b: finder.find(a, b, given) for a, b in pairs])  # type: ignore[misc]
    return times, sum(len(one.paths) for one in answers), sum(one.truncated for one in answers)


def ask_networkx(arrays: PathArrays, pairs: list[tuple[str, str]]) -> Times:
    """Return the times of networkx for the twenty shortest simple paths, on the cheapest edge of each pair."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    hops, ids = arrays.hops, arrays.names.ids
    columns = (hops.subject.tolist(), hops.relation.tolist(), hops.object.tolist(), path_cost(hops.score).tolist())
    for a, relation, b, cost in zip(*columns, strict=True):
        for tail, head in ((a, b), (b, a))[: 2 if RELATIONS[relation].symmetric else 1]:
            if cost < graph.get_edge_data(ids[tail], ids[head], {"cost": cost + 1})["cost"]:
                graph.add_edge(ids[tail], ids[head], cost=cost)

    def shortest(a: str, b: str) -> list[list[str]]:
        try:
            return list(itertools.islice(nx.shortest_simple_paths(graph, a, b, weight="cost"), 20))
        except (nx.NetworkXNoPath, nx.NodeNotFound):
            return []

    return timed([lambda a=a, b=b: shortest(a, b) for a, b in pairs])  # type: ignore[misc]


def cold(kb: Path, pair: tuple[str, str], runs: int = 5) -> Times:
    """Return how long a fresh Python takes to import claimroot, open, find the concepts, search and end."""
    command = [sys.executable, "-c", _COLD, str(kb), *pair]
    return timed([lambda: subprocess.run(command, check=True, capture_output=True)] * runs)


def measure(count: int, arguments: argparse.Namespace) -> None:
    """Print what one size gives."""
    with tempfile.TemporaryDirectory() as home:
        kb = Path(home) / "kb"
        took = make(count, kb, graded=not arguments.no_strengths)
        folder = paths_in(kb)
        arrays = PathArrays.open(folder)
        files = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(f"\n{count:,} claims: {len(arrays.hops):,} hops, {len(arrays.people):,} concepts; made in {took:.1f} s")
        print(f"  arrays {arrays.nbytes / 1e6:.1f} MB; folder with names {files:.1f} MB")
        pairs = draw_pairs(arrays, arguments.pairs)
        finder = PathFinder(arrays)
        for undirected in (False, True):
            times, found, stopped = ask(finder, pairs, undirected=undirected)
            words = "undirected" if undirected else "directed"
            print(f"  {words}, ms p50 / p95 / max: {times}; {found / len(pairs):.1f} paths a pair, {stopped} stopped")
        print(f"  cold process, ms p50 / p95 / max: {cold(kb, pairs[0])}")
        if count in arguments.networkx:
            some = pairs[: arguments.networkx_pairs]
            theirs, ours = ask_networkx(arrays, some), ask(finder, some, undirected=False)[0]
            ratio = statistics.median(theirs.processor) / statistics.median(ours.processor)
            print(f"  networkx, {len(some)} pairs, ms p50 / p95 / max: {theirs}")
            print(f"  ours, the same pairs: {ours}; of the processor, {ratio:.0f} times as fast")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory so far, generator and networkx included: {peak:.0f} MB")


def main() -> None:
    """Measure the sizes given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--networkx", type=int, nargs="*", default=[100_000], help="sizes at which to ask networkx too")
    parser.add_argument("--networkx-pairs", type=int, default=20)
    parser.add_argument("--no-strengths", action="store_true", help="leave every proposition without a strength")
    arguments = parser.parse_args()
    for count in arguments.counts:
        measure(count, arguments)


if __name__ == "__main__":
    main()
