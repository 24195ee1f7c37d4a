"""Weights: what reasons, designs and downgrades count, from the tables beside this file or a user's own."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.errors import TableError
from ingest.knowledge import read_knowledge

from .model import DOWNGRADES

_HOME = Path(__file__).parent
LONGEST = 1_000_000
"""Characters of a user's table that are read; a table of weights has some ten thousand."""


@dataclass(frozen=True)
class Weights:
    """What each name of the two tables counts, and the words that tell why.

    `links` are the reasons of `weights.tsv`, 0 to 1; `values` and `words` are the rows of `strengths.tsv`.
    """

    links: Mapping[str, float]
    values: Mapping[str, float]
    words: Mapping[str, str]

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def start(self, kind: str, design: str | None) -> int | None:
        """Return the level that a design has for a kind of claim, None where the design is not known.

        >>> shipped_weights().start("effect", "randomised-trial"), shipped_weights().start("effect", None)
        (3, None)
        """
        value = self.values.get(f"{kind}/{design}")
        return None if value is None else int(value)

    def of_level(self, level: int | None) -> float:
        """Return the number that a level stands for when roots are added up; 0 where there is no level.

        >>> shipped_weights().of_level(3)
        0.6
        """
        return self.values[f"E{level}"] if level else 0.0


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the weights that claimroot ships (`weights.tsv`, `strengths.tsv`)."""
    links = {row["reason"]: float(row["weight"]) for row in read_knowledge(_HOME / "weights.tsv")}
    rows = read_knowledge(_HOME / "strengths.tsv")
    values = {row["name"]: float(row["value"]) for row in rows}
    words = {row["name"]: row["words"] for row in rows}
    return Weights(links, values, words)


def load_weights(path: Path) -> Weights:
    """Return the shipped weights with those that the table at `path` replaces.

    The table is tab-separated, with the header `name`, `value` and any other columns (a source); names are those of
    the shipped tables. Link reasons and levels count from 0 to 1, designs are levels 0 to 4, all else is 0 or more.
    Raises an ExceptionGroup of TableError with every fault of the file.
    """
    base = shipped_weights()
    links, values = dict(base.links), dict(base.values)
    faults: list[TableError] = []
    for number, name, cell in _rows(path, faults):
        place = f"{path.name} row {number}, column "
        if name not in links and name not in values:
            mend = "use a name of graph/evidence/weights.tsv or strengths.tsv"
            faults.append(TableError(f"no weight has this name: {name[:60]!r}", f"{place}name", mend))
            continue
        value, most = _number(cell), _most(name, links)
        if value is None or not 0 <= value <= most or (_whole(name) and value != int(value)):
            what = f"not a weight of {name}: {cell[:60]!r}"
            faults.append(TableError(what, f"{place}value", f"give a {_sort(name)} from 0 to {most:g}"))
            continue
        (links if name in links else values)[name] = value
    levels = [values[f"E{level}"] for level in range(5)]
    if not faults and levels != sorted(levels):
        mend = "let a higher level count as much as a lower one at least"
        faults.append(TableError("a level counts less than a lower one", path.name, mend))
    if faults:
        raise ExceptionGroup(f"{path.name}: faults in the table of weights", faults)
    return Weights(links, values, base.words)


def _rows(path: Path, faults: list[TableError]) -> list[tuple[int, str, str]]:
    """Return row number, name and value of each row of a user's table; what cannot be read goes to `faults`."""
    mend = "give a tab-separated table in UTF-8 with the columns name and value"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            text = file.read(LONGEST + 1)
        rows = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(TableError(f"cannot be read: {error}", path.name, mend))
        return []
    if len(text) > LONGEST:
        faults.append(TableError(f"more than {LONGEST} characters", path.name, mend))
        return []
    header = rows[0] if rows else []
    if "name" not in header or "value" not in header:
        faults.append(TableError("columns missing: name and value", f"{path.name} row 1", mend))
        return []
    name, value = header.index("name"), header.index("value")
    found = []
    for number, cells in enumerate(rows[1:], 2):
        if len(cells) > max(name, value):
            found.append((number, cells[name], cells[value]))
        elif cells:
            faults.append(TableError("too few cells", f"{path.name} row {number}", mend))
    return found


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _whole(name: str) -> bool:
    return "/" in name or name in DOWNGRADES


def _sort(name: str) -> str:
    return "whole number" if _whole(name) else "number"


def _most(name: str, links: Mapping[str, float]) -> float:
    if name in links or name == "doubt" or (len(name) == 2 and name[0] == "E"):
        return 1.0
    return 4.0 if _whole(name) else 1e9
