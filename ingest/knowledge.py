"""Tables of knowledge: tab-separated files beside the code, each row with its source."""

from __future__ import annotations

import csv
from pathlib import Path


def read_knowledge(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table with a header, in file order; every cell is a string.

    These tables are ours and ship with the code, so a fault in one is a bug: ValueError names file and line.

    >>> rows = read_knowledge(Path(__file__).parent / "claims" / "tables" / "hedges.tsv")
    >>> rows[0]["words"]
    'may'
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(f"{path.name}, line {reader.line_num}: wrong number of cells")
            rows.append(row)
    return rows
