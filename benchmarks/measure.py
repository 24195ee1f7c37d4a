"""The rows of `docs/performance.md`, such as `python -m benchmarks.measure load 10000`.

Each ratio is of two things measured in turn in one run, so that what else the machine does weighs on both.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.generate import Corpus
from graph.memory import RdflibStore
from graph.opened import OpenBase
from graph.quads import (
    Run,
    claim_quads,
    concept_quads,
    document_quads,
    finding_quads,
    link_quads,
    proposition_quads,
    verdict_quads,
    work_quads,
)
from graph.queries import answer_named, bound_text
from graph.store import OxigraphStore

DRAWS = ("c0", "c1", "c2", "c3", "c40", "c50", "c60", "c70", "c700", "c1000", "c1500", "c2000")
"""Four hubs, four concepts of the middle, four of the tail."""


def clock(work: Callable[[], Any]) -> float:
    """Return how many seconds of wall time `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu(work: Callable[[], Any]) -> float:
    """Return how many seconds of processor time `work` takes, in all threads: what a busy machine disturbs least."""
    start = time.process_time()
    work()
    return time.process_time() - start


def corpus_quads(corpus: Corpus) -> Iterator[ox.Quad]:
    """Yield the quads of a corpus, as a build writes them."""
    works = {work.key: work for work in corpus.works}
    for concept in corpus.concepts:
        yield from concept_quads(concept)
    for work in corpus.works:
        yield from work_quads(work)
    for finding in corpus.findings:
        yield from finding_quads(finding, works)
    run = Run("generated")
    for record in corpus.texts():
        yield from document_quads(record.document, run)
        for claim in record.claims:
            yield from claim_quads(claim, run=run)
            yield from proposition_quads(claim)
    for link in corpus.links():
        yield from link_quads(link, works)
    for verdict in corpus.verdicts():
        yield from verdict_quads(verdict, works)


def measure_load(count: int, home: Path) -> None:
    """Print how loading claims compares with raw bulk loading of the same quads as N-Quads."""
    corpus = Corpus(count)
    claims, lines = list(corpus.texts()), home / "quads.nq"
    with lines.open("wb") as file:
        for quad in corpus_quads(corpus):
            file.write(f"{quad} .\n".encode())
    quads = sum(1 for _ in corpus_quads(corpus))

    def raw() -> None:
        store = ox.Store(str(home / "raw"))
        store.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()

    def ours() -> None:
        OxigraphStore.create(home / "ours", corpus_quads(corpus))

    found: dict[str, list[float]] = {"raw wall": [], "raw CPU": [], "ours wall": [], "ours CPU": []}
    for _ in range(3 if count <= 10_000 else 1):
        for name, work in (("raw", raw), ("ours", ours)):
            shutil.rmtree(home / name, ignore_errors=True)
            start = time.process_time()
            found[f"{name} wall"].append(clock(work))
            found[f"{name} CPU"].append(time.process_time() - start)
    print(f"{count} claims in {len(claims)} texts, {quads} quads, optimised")
    for name, values in found.items():
        print(f"  {name}: {statistics.median(values):.1f} s ({quads / statistics.median(values) / 1000:.0f} kquads/s)")
    for kind in ("wall", "CPU"):
        ratio = statistics.median(found[f"raw {kind}"]) / statistics.median(found[f"ours {kind}"])
        print(f"  speed of ours against raw, {kind}: {ratio:.2f}")


ASKED = (
    ("claims_about", "concept"),
    ("interventions_for", "condition"),
    ("risk_factors_for", "condition"),
    ("comorbidities", "condition"),
    ("interventions_ranked", "condition"),
    ("concepts_under", "concept"),
    ("claims_between", "a"),
    ("trace_claim", "claim"),
    ("what_work_is_cited_for", "work"),
)
"""The named queries of the page of a concept, a claim, a work, with the input that is drawn."""


def measure_queries(count: int, kb: Path, rdflib: bool) -> None:
    """Print how named queries compare with raw pyoxigraph, and with rdflib's memory store, in processor time."""
    with OpenBase(kb) as base:
        assert isinstance(base.store, OxigraphStore)
        raw_store = ox.Store.read_only(str(base.store.folder))
        memory = RdflibStore()
        if rdflib:
            memory.add(base.store.quads())
        ratios, medians = [], []
        for name, given in ASKED:
            ours, raw, slow, rows = [], [], [], []
            for number, draw in enumerate(_draws(base, name, given, count)):
                text = bound_text(base.store, name, draw)
                sides = (
                    (raw, lambda t=text: list(raw_store.query(t, use_default_graph_as_union=True))),
                    (ours, lambda n=name, d=draw: answer_named(base.store, n, d, base.base.search)),
                )
                for turn in range(6):  # the first turn warms both; then each goes first as often as the other
                    for times, work in sides if turn % 2 else sides[::-1]:
                        spent = cpu(work)
                        if turn:
                            times.append(spent)
                rows.append(len(answer_named(base.store, name, draw)))
                if rdflib and number % 4 == 1:  # one hub, one of the middle, one of the tail
                    slow.append(cpu(lambda n=name, d=draw: answer_named(memory, n, d)))
            line = f"{name:24} rows {min(rows)}..{max(rows)}  raw p50/p95 {_ms(raw)}  ours {_ms(ours)}"
            over = _p95(ours) - 1.15 * _p95(raw)
            line += f"  ours p95 − 1.15 × raw p95: {over * 1000:+.1f} ms"
            if rdflib:
                times = statistics.median(slow) / statistics.median(ours)
                medians.append(times)
                line += f"  rdflib p50 {statistics.median(slow) * 1000:.0f} ms = {times:.0f} times ours"
            ratios.append(over)
            print(line, flush=True)
        print(f"largest excess over 1.15 × raw: {max(ratios) * 1000:.1f} ms (bar: 5)")
        if medians:
            print(f"rdflib on the median query: {statistics.median(medians):.0f} times slower (bar: 5)")


def _draws(base: OpenBase, name: str, given: str, count: int) -> Iterator[dict[str, Any]]:
    number = len(Corpus(count).concepts)
    concepts = [one for one in DRAWS if int(one[1:]) < number]
    if name == "claims_between":
        yield from ({"a": one, "b": "c1" if one != "c1" else "c0"} for one in concepts)
    elif given == "claim":
        yield from ({"claim": claim} for claim in base.base.columns["claim"][: 12 * 7 : 7].to_pylist())
    elif given == "work":
        yield from ({"work": f"work-{number}"} for number in range(0, 240, 20))
    else:
        yield from ({given: one} for one in concepts)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _ms(values: list[float]) -> str:
    return f"{statistics.median(values) * 1000:.1f} / {_p95(values) * 1000:.1f} ms"


def measure_counts(count: int, home: Path) -> None:
    """Print how long whole-store counts and figures take from the columns of this many claims."""
    from graph.columns import ColumnWriter, read_columns
    from graph.frames import claims_frame, count_claims, keep_claims

    corpus = Corpus(count)

    def write() -> None:
        writer = ColumnWriter(home)
        for record in corpus.texts():
            writer.add_claims(record.claims)
        writer.close(corpus.links())

    print(f"{count} claims: columns written in {clock(write):.0f} s")
    size = sum(path.stat().st_size for path in home.iterdir())
    print(f"  {size / 1e6:.0f} MB on disk")
    table = read_columns(home)
    asked: dict[str, Callable[[], Any]] = {
        "claims by relation and polarity": lambda: count_claims(table, ("relation", "negated")),
        "claims tied to no work": lambda: count_claims(table, ("tied",)),
        "how many percentages are above 40": lambda: keep_claims(table, unit="%", above=40).num_rows,
        "the percentages above 95, as a DataFrame": lambda: claims_frame(
            keep_claims(table, unit="%", above=95).select(["claim", "subject", "relation", "object", "value"])
        ),
    }
    for name, work in asked.items():
        work()
        times = [clock(work) for _ in range(9)]
        print(f"  {name}: {_ms(times)}")


MAIN = "; from claimroot.cli import main; main()"
ASK = "'claimroot', 'query', 'claims_about', '-b', 'concept=low back pain', '--format', 'csv', '--kb', sys.argv[1]"
STARTS = {
    "claimroot --help": f"import sys; sys.argv = ['claimroot', '--help']{MAIN}",
    "one named query, cold": f"import sys; sys.argv = [{ASK}]{MAIN}",
}


def measure_starts(kb: Path) -> None:
    """Print the processor time of cold processes: the help, one named query, and an empty script with its imports."""
    runs = {**STARTS, "an empty script that imports the same": _importing(STARTS["one named query, cold"], kb)}
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(9):
        for name, script in runs.items():
            times[name].append(_child_cpu([sys.executable, "-c", script, str(kb)]))
    for name, values in times.items():
        print(f"{name}: {statistics.median(values):.3f} s of CPU")
    asked, empty = (statistics.median(values) for values in list(times.values())[1:])
    print(f"one named query against the empty script: {asked / empty:.2f}")


def _importing(script: str, kb: Path) -> str:
    """Return a script that does nothing but import what another one imports."""
    command = [sys.executable, "-X", "importtime", "-c", script, str(kb)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    names = [line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")][1:]
    lines = [
        "import importlib",
        f"for name in {names!r}:",
        "    try:",
        "        importlib.import_module(name)",
        "    except ImportError:",
        "        pass",
    ]
    return "\n".join(lines)


def _child_cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure one thing, from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("load", "queries", "counts", "starts"))
    parser.add_argument("count", type=int, nargs="?", default=10_000, help="how many claims")
    parser.add_argument("--kb", type=Path, help="a knowledge base; for starts the demo")
    parser.add_argument("--rdflib", action="store_true", help="compare queries with rdflib's memory store too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if arguments.what == "load":
            measure_load(arguments.count, home)
        elif arguments.what == "counts":
            measure_counts(arguments.count, home)
        elif arguments.what == "starts":
            measure_starts(arguments.kb)
        else:
            if arguments.kb is None:
                Corpus(arguments.count).write(home / "kb").close()
            measure_queries(arguments.count, arguments.kb or home / "kb", arguments.rdflib)


if __name__ == "__main__":
    main()
