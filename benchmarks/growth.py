"""How loading and a concept's page grow with the store: `python -m benchmarks.growth 10000 100000 1000000`.

Each size is loaded from `Claim` objects into a store on disk, asked for the claims of concepts, then loaded once more
by raw pyoxigraph from N-Quads. Each step runs in a process of its own, so that its memory is its own. Quads stream:
only the disk fills with the claims (1,000,000 claims take some 35 GB while they are compacted), and what was written
is removed, also when the run is stopped.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyoxigraph as ox

from benchmarks.generate import Corpus
from benchmarks.measure import DRAWS, corpus_quads
from graph.queries import answer_named
from graph.store import OxigraphStore

PAGE = ("claims_about", "risk_factors_for", "interventions_for", "comorbidities")
"""What the page of a concept asks."""
_EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step took: seconds by the clock and of the processor, the most memory in MB, and what it found."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    found: Any


def in_child(step: Callable[..., Any], *given: Any) -> Cost:
    """Return what a step cost and found, run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured, step, *given).result()


def _measured(step: Callable[..., Any], *given: Any) -> Cost:
    wall, before = time.perf_counter(), time.process_time()
    found = step(*given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(time.perf_counter() - wall, time.process_time() - before, peak, found)


# Steps ----------------------------------------------------------------------------------------------------------------


def make_claims(count: int) -> int:
    """Make the claims and drop them: what the generator costs, which loading pays too."""
    return sum(1 for _ in Corpus(count).claims())


def load_claims(count: int, folder: Path) -> int:
    """Load generated claims into a store, as a build does, and return how many quads went in."""
    counted = _Counted(corpus_quads(Corpus(count)), f"{count} claims")
    OxigraphStore.create(folder, counted)
    return counted.count


def write_lines(count: int, path: Path) -> int:
    """Write the same quads, in the same order, as N-Quads."""
    counted = _Counted(corpus_quads(Corpus(count)), f"{count} claims as N-Quads")
    with path.open("wb") as file:
        for quad in counted:
            file.write(f"{quad} .\n".encode())
    return counted.count


def load_lines(path: Path, folder: Path) -> int:
    """Load N-Quads as pyoxigraph does it by itself, and compact them as we do."""
    store = ox.Store(str(folder))
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    return 0


def ask_pages(count: int, folder: Path) -> list[tuple[str, list[tuple[int, float]]]]:
    """Return, for each query of a concept's page, (rows, seconds of the processor) for each concept drawn."""
    store, number = OxigraphStore.open(folder), len(Corpus(count).concepts)
    concepts = [one for one in DRAWS if int(one[1:]) < number]
    return [(name, [_asked(store, name, concept) for concept in concepts]) for name in PAGE]


def _asked(store: OxigraphStore, name: str, concept: str) -> tuple[int, float]:
    given = {"concept" if name == "claims_about" else "condition": concept}
    times = []
    for _ in range(4):  # the first warms the store
        start = time.process_time()
        rows = len(answer_named(store, name, given))
        times.append(time.process_time() - start)
    return rows, statistics.median(times[1:])


class _Counted:
    """Passes quads on, counts them, and tells on standard error how far it is."""

    def __init__(self, quads: Iterable[ox.Quad], what: str) -> None:
        self.quads, self.what, self.count = quads, what, 0

    def __iter__(self) -> Iterator[ox.Quad]:
        start = time.perf_counter()
        for quad in self.quads:
            self.count += 1
            if self.count % _EVERY == 0:
                spent = time.perf_counter() - start
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
                print(f"{self.what}: {self.count // _EVERY}M quads, {spent:.0f} s, {memory} MB", file=sys.stderr)
            yield quad


# What is printed ------------------------------------------------------------------------------------------------------


def measure_growth(count: int, home: Path, *, raw: bool) -> None:
    """Print what loading this many claims costs, and what a concept's page then does."""
    made = in_child(make_claims, count)
    ours = in_child(load_claims, count, home / "ours")
    quads = ours.found
    print(f"{count} claims, {quads} quads; making the claims alone takes {made.cpu_s:.1f} s of the processor")
    print(f"  from Claim objects: {_cost(ours, quads)}, {_size(home / 'ours') / quads:.0f} bytes a quad on disk")
    for name, answers in in_child(ask_pages, count, home / "ours").found:
        print(f"  {name}: {_growth(answers)}")
    shutil.rmtree(home / "ours")
    if raw:
        _measure_raw(count, home, ours)


def _measure_raw(count: int, home: Path, ours: Cost) -> None:
    in_child(write_lines, count, home / "quads.nq")
    alone = in_child(load_lines, home / "quads.nq", home / "raw")
    print(f"  raw, from N-Quads: {_cost(alone, ours.found)}")
    ratios = alone.cpu_s / ours.cpu_s, alone.wall_s / ours.wall_s
    print(f"  speed of ours against raw: {ratios[0]:.2f} of the processor, {ratios[1]:.2f} by the clock (bar: 0.5)")
    shutil.rmtree(home / "raw")
    (home / "quads.nq").unlink()


def _cost(cost: Cost, quads: int) -> str:
    rate = quads / cost.cpu_s / 1000
    return f"{cost.cpu_s:.0f} s of the processor ({rate:.0f} kquads/s), {cost.wall_s:.0f} s, {cost.peak_mb:.0f} MB"


def _growth(answers: list[tuple[int, float]]) -> str:
    """Return the least-squares line through (rows, time): what an answer costs at all, and what a row adds."""
    rows, times = (np.array(column, dtype=float) for column in zip(*answers, strict=True))
    slope, base = np.polyfit(rows, times * 1000, 1)
    middle, most = statistics.median(times) * 1000, times.max() * 1000
    return (
        f"rows {rows.min():.0f} to {rows.max():.0f}, {middle:.1f} ms in the median, {most:.1f} ms at most; "
        f"{base:.1f} ms + {slope:.3f} ms a row"
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Measure each size in turn, from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[10_000, 100_000], help="how many claims")
    parser.add_argument("--at", type=Path, help="a folder with room; the system's own for temporary files")
    parser.add_argument("--no-raw", action="store_true", help="leave out raw pyoxigraph")
    arguments = parser.parse_args()
    for count in arguments.counts:
        with tempfile.TemporaryDirectory(dir=arguments.at) as folder:
            measure_growth(count, Path(folder), raw=not arguments.no_raw)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
