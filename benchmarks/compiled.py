"""Whether the compiled reader reads what the sources read: all of the claims, and why passages gave none.

    python benchmarks/compiled.py PYTHON FILE…

PYTHON is an interpreter with the compiled wheel (`make compiled` makes one and runs this). Each side runs as a process
of its own; exit code 1 where a line differs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def write_claims(files: list[str]) -> None:
    """Print whether the reader is compiled, then all that is read of each file, a line for each claim or reason."""
    from ingest.claims import Reader, claim_line, words
    from ingest.reading import read_document

    print("pure Python" if words.__file__.endswith(".py") else "compiled")
    reader = Reader()
    for file in files:
        reading = reader.read(read_document(Path(file)), explain=True)
        for claim in reading.claims:
            print(claim_line(claim), end="")
            print(claim.cues, claim.citations)
        for passed in reading.unread:
            print(passed)


def lines_of(python: str, files: list[str], path: str) -> list[str]:
    """Return what one side prints, run by `python` with `path` as its PYTHONPATH."""
    command = [python, str(Path(__file__).resolve()), "--write", *files]
    made = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, check=True, stdout=subprocess.PIPE, text=True
    )
    return made.stdout.splitlines()


def main(arguments: list[str]) -> int:
    """Compare the two sides, print what was compared, and return 1 where they differ or are not what they should be."""
    if arguments[:1] == ["--write"]:
        write_claims(arguments[1:])
        return 0
    python, *files = arguments
    ours, theirs = lines_of(sys.executable, files, str(ROOT)), lines_of(python, files, "")
    if (ours[0], theirs[0]) != ("pure Python", "compiled"):
        print(f"not a comparison: the sources are {ours[0]}, the wheel is {theirs[0]}")
        return 1
    different = [(one, other) for one, other in zip_longest(ours[1:], theirs[1:]) if one != other]
    for one, other in different[:5]:
        print(f"sources:  {one}\ncompiled: {other}")
    print(f"{len(files)} files, {len(ours) - 1:,} lines, {len(different)} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
