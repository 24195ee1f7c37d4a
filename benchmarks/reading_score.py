"""How well annotated texts are read, text by text, as a Markdown table.

    python -m benchmarks.reading_score TEXTS ANNOTATIONS [TEXTS ANNOTATIONS …]

TEXTS is a folder of articles, ANNOTATIONS a folder of NAME.jsonl. The last lines give the sums: by class of relation,
by the very relation, and how many of the claims with a reading of 0.8 and more are right.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.scoring import Score, matches, rows_of, score
from ingest.claims import Reader
from ingest.claims.rows import claim_row
from ingest.reading import read_document

SURE = 0.8


def main(arguments: list[str]) -> None:
    reader = Reader()
    coarse, strict, sure = Score(0, 0, 0, 0), Score(0, 0, 0, 0), [0, 0]
    print("| text | claims | read | precision | recall | F1 |\n| --- | --- | --- | --- | --- | --- |")
    for texts, marked in zip(arguments[::2], arguments[1::2], strict=True):
        for path in sorted(Path(texts).glob("*.txt")):
            rows = [claim_row(claim) for claim in reader.read(read_document(path)).claims]
            wanted = rows_of(Path(marked) / f"{path.stem}.jsonl")
            one = score(wanted, rows)
            print(_line(path.stem, one))
            coarse, strict = coarse + one, strict + score(wanted, rows, strict=True)
            right = set(matches(wanted, rows).values())
            sure[0] += sum(row["reading"] >= SURE for index, row in enumerate(rows) if index in right)
            sure[1] += sum(row["reading"] >= SURE for row in rows)
    print(_line("all, class of relation", coarse))
    print(_line("all, very relation", strict))
    print(f"\nreading of {SURE} and more: {sure[0]} of {sure[1]} right")


def _line(name: str, one: Score) -> str:
    return f"| {name} | {one.annotated} | {one.read} | {one.precision:.2f} | {one.recall:.2f} | {one.f1:.3f} |"


if __name__ == "__main__":
    main(sys.argv[1:])
