"""Measures `language_strength` on marked sentences: `python benchmarks/strength.py FILE.csv [FILE.csv …]`.

FILE has columns `sentence` and `language_strength` (none, correlational, conditional_causal, direct_causal). Prints the
macro-F1 over the four levels, each level's precision, recall and F1, and the confusion matrix. `--halves` prints the
same for the rows with even and with odd index apart: the rules were written after looking at errors among the even
ones of the marked PubMed sentences only.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from ingest.claims import language_strength
from ingest.model import LanguageStrength

LEVELS = tuple(level.value for level in LanguageStrength)


def read_rows(path: Path) -> list[tuple[str, str]]:
    """Return (sentence, level) of each row, mojibake undone. Exits with a message on a file without such columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(mended(row["sentence"]), row["language_strength"]) for row in csv.DictReader(file)]
    except (OSError, KeyError, UnicodeDecodeError) as error:
        sys.exit(f"{path}: no CSV with columns sentence and language_strength: {error!r}")
    unknown = sorted({level for _, level in rows} - set(LEVELS))
    if not rows or unknown:
        sys.exit(f"{path}: levels must be among {', '.join(LEVELS)}; found {', '.join(unknown) or 'no rows'}")
    return rows


def mended(text: str) -> str:
    """Return a text whose UTF-8 was once read as windows-1252, and whose escapes were printed, as it was meant."""
    for escape, character in (("\\xa0", " "), ("\\u200a", " "), ("\\u2009", " ")):
        text = text.replace(escape, character)
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def report(name: str, rows: list[tuple[str, str]]) -> str:
    """Return the figures for marked sentences as text."""
    counts = Counter((marked, language_strength(sentence).value) for sentence, marked in rows)
    lines, total = [], 0.0
    for level in LEVELS:
        right = counts[level, level]
        said, marked = (sum(counts[pair] for pair in counts if pair[side] == level) for side in (1, 0))
        f1 = 2 * right / (said + marked) if said + marked else 0.0
        total += f1
        precision, recall = right / said if said else 0.0, right / marked if marked else 0.0
        row = "".join(f"{counts[level, guess]:8}" for guess in LEVELS)
        lines.append(f"{level:20}{precision:10.3f}{recall:8.3f}{f1:8.3f}   |{row}")
    head = f"{'marked as':20}{'precision':>10}{'recall':>8}{'F1':>8}   |" + "".join(
        f"{level[:7]:>8}" for level in LEVELS
    )
    return "\n".join([f"{name}: {len(rows)} sentences, macro-F1 {total / len(LEVELS):.3f}", head, *lines])


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--halves", action="store_true", help="rows of even and of odd index apart as well")
    arguments = parser.parse_args()
    for path in arguments.files:
        rows = read_rows(path)
        print(report(path.name, rows))
        if arguments.halves:
            print(report("even rows", rows[::2]))
            print(report("odd rows", rows[1::2]))


if __name__ == "__main__":
    main()
