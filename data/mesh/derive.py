"""Derives `concepts.tsv` and `terms.tsv` from a table of all MeSH descriptors, so that the two can be made again.

    python data/mesh/derive.py mesh.tsv.gz

The table: gzip, tab-separated, a header, then id, label, entry terms ("|"), tree numbers ("|") of each descriptor. What
is kept, and as what, stands in `trees.tsv`; words that say too little alone in `everyday.tsv`.
Needs claimroot installed.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.vocabulary import fold_words

HOME = Path(__file__).parent
HEAD = "# Derived from Medical Subject Headings (MeSH), courtesy of the U.S. National Library of Medicine\n"
KINDS = (
    "Condition", "Symptom", "RiskFactor", "Exercise", "Intervention", "Habit", "BodyPart", "Population", "Function",
)  # fmt: skip
"""Which kind a descriptor has that stands in branches of several: the first, before "Thing"."""
LONGEST_TERM = 6  # words
_WITH_ACRONYMS = frozenset(("Condition", "Symptom", "Intervention"))  # a chemical's means other things in articles
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]*[A-Z0-9]s?")
_CHEMICAL = re.compile(r"[(){}\[\],*+]|\d-|-\d")


class Descriptor:
    """A row of the table."""

    def __init__(self, line: str) -> None:
        cells = line.rstrip("\n").split("\t")
        self.id, self.label = cells[0], cells[1]
        self.entries = tuple(filter(None, cells[2].split("|")))
        self.trees = tuple(filter(None, cells[3].split("|"))) if len(cells) > 3 else ()


def natural(term: str) -> str | None:
    """Return a term in its natural order ("Back Pain, Low" is "Low Back Pain"); None where that cannot be told."""
    parts = term.split(", ")
    return term if len(parts) == 1 else f"{parts[1]} {parts[0]}" if len(parts) == 2 else None


def terms_of(descriptor: Descriptor) -> Iterator[tuple[str, bool, bool]]:
    """Yield (folded words, whether it is an acronym, whether it is the label) of each term that text may hold."""
    for place, printed in enumerate((descriptor.label, *descriptor.entries)):
        term = natural(printed)
        if term is None or (_CHEMICAL.search(term) and place):
            continue
        words = fold_words(term)
        if not words or len(words) > LONGEST_TERM:
            continue
        acronym = bool(_ACRONYM.fullmatch(term)) and len(words) == 1
        if not acronym or len(words[0]) > 2:
            yield " ".join(words), acronym, place == 0


def own_terms(descriptors: Iterable[Descriptor]) -> dict[str, tuple[str, bool]]:
    """Return the descriptor of each term that names one only, of all MeSH; a label goes before entry terms."""
    labels: dict[str, set[str]] = defaultdict(set)
    entries: dict[str, set[str]] = defaultdict(set)
    acronyms: dict[str, bool] = {}
    for descriptor in descriptors:
        for key, acronym, label in terms_of(descriptor):
            (labels if label else entries)[key].add(descriptor.id)
            acronyms[key] = acronyms.get(key, True) and acronym
    owners = {**entries, **labels}
    return {key: (next(iter(ids)), acronyms[key]) for key, ids in owners.items() if len(ids) == 1}


def labels_of(descriptor: Descriptor) -> tuple[str, str]:
    """Return a descriptor's label in natural order, and as MeSH prints it where that differs, else ""."""
    label = natural(descriptor.label) or descriptor.label
    return label, "" if label == descriptor.label else descriptor.label


def kind_of(descriptor: Descriptor, kinds: dict[str, str]) -> str | None:
    """Return what a descriptor is, by the longest listed beginning of each tree number; None where it is left out."""
    found = {kind for tree in descriptor.trees if (kind := _nearest(tree, kinds))}
    return min(found, key=(*KINDS, "Thing").index) if found else None


def _nearest(tree: str, kinds: dict[str, str]) -> str | None:
    while tree:
        if tree in kinds:
            return kinds[tree]
        tree = tree.rpartition(".")[0]
    return None


def broader_of(descriptor: Descriptor, kept: dict[str, str]) -> tuple[str, ...]:
    """Return the nearest kept descriptor above each place in the trees."""
    found = set()
    for tree in descriptor.trees:
        while tree := tree.rpartition(".")[0]:
            if tree in kept:
                found.add(kept[tree])
                break
    return tuple(sorted(found - {descriptor.id}))


def derive(table: Path) -> tuple[list[str], list[str]]:
    """Return the lines of `concepts.tsv` and of `terms.tsv`, sorted as bytes."""
    with gzip.open(table, "rt", encoding="utf-8") as file:
        next(file)
        descriptors = [Descriptor(line) for line in file]
    kinds = {row["tree"]: row["kind"] for row in read_knowledge(HOME / "trees.tsv")}
    everyday = {row["word"] for row in read_knowledge(HOME / "everyday.tsv")}
    kept = {one.id: (one, kind) for one in descriptors if one.id and (kind := kind_of(one, kinds))}
    places = {tree: one.id for one, _ in kept.values() for tree in one.trees}
    concepts = ["\t".join(_cells(one, kind, places)) for one, kind in kept.values()]
    terms = [
        "\t".join((key, owner, "acronym" if acronym else ""))
        for key, (owner, acronym) in own_terms(descriptors).items()
        if owner in kept and key not in everyday and not (acronym and kept[owner][1] not in _WITH_ACRONYMS)
    ]
    return _sorted(concepts), _sorted(terms)


def _cells(descriptor: Descriptor, kind: str, places: dict[str, str]) -> tuple[str, ...]:
    return descriptor.id, kind, *labels_of(descriptor), "|".join(broader_of(descriptor, places))


def _sorted(lines: list[str]) -> list[str]:
    return sorted(lines, key=lambda line: line.split("\t", 1)[0].encode("utf-8"))


def main() -> None:
    """Write both files beside this one."""
    for name, lines in zip(("concepts", "terms"), derive(Path(sys.argv[1])), strict=True):
        (HOME / f"{name}.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        sys.stderr.write(f"{name}.tsv: {len(lines)} rows\n")


if __name__ == "__main__":
    main()
