"""How sure each rule's readings are, from annotated texts: writes `ingest/claims/tables/readings.tsv`.

    python -m benchmarks.readings TEXTS ANNOTATIONS [TEXTS ANNOTATIONS …]

TEXTS is a folder of articles, ANNOTATIONS a folder of NAME.jsonl. A rule's reading is (right + 2) / (read + 4), for
claims whose terms a vocabulary knows and for the others; where it was seen fewer than ten times so, over both.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from benchmarks.scoring import matches, rows_of
from ingest.claims import Reader
from ingest.claims.rows import claim_row
from ingest.claims.words import TABLES
from ingest.reading import read_document

ENOUGH = 10


def main(arguments: list[str]) -> None:
    reader = Reader()
    right: Counter[tuple[str, str]] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    for texts, marked in zip(arguments[::2], arguments[1::2], strict=True):
        for path in sorted(Path(texts).glob("*.txt")):
            rows = [claim_row(claim) for claim in reader.read(read_document(path)).claims]
            wanted = rows_of(Path(marked) / f"{path.stem}.jsonl")
            found = set(matches(wanted, rows).values())
            for index, row in enumerate(rows):
                minted = row["subject_concept"].startswith("x-") or row["object_concept"].startswith("x-")
                key = (row["rule"], "new" if minted else "known")
                read[key] += 1
                right[key] += index in found
    lines = ["rule\tterms\treading\tsource"]
    for rule in sorted({rule for rule, _ in read}):
        lines.extend(_line(rule, terms, right, read) for terms in ("known", "new"))
    (TABLES / "readings.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(
        f"{sum(right.values())} of {sum(read.values())} claims right; wrote readings of {(len(lines) - 1) // 2} rules"
    )


def _line(rule: str, terms: str, right: Counter[tuple[str, str]], read: Counter[tuple[str, str]]) -> str:
    keys = [(rule, terms)] if read[rule, terms] >= ENOUGH else [(rule, "known"), (rule, "new")]
    k, n = sum(right[key] for key in keys), sum(read[key] for key in keys)
    source = f"right {k} of {n} on annotated texts, smoothed by (k+2)/(n+4)"
    return f"{rule}\t{terms}\t{(k + 2) / (n + 4):.2f}\t{source}"


if __name__ == "__main__":
    main(sys.argv[1:])
