"""A user's own works and findings: two tables in the folder `own` of a knowledge base, which no build touches.

They are plain CSV with the columns of `data/README.md`, so that people may edit them. A build reads them beside its
other tables; a work with the key of another one takes its place.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import TableError
from ingest.findings import load_findings, write_findings
from ingest.model import Finding, Work
from ingest.references.journals import fold
from ingest.works import load_works, write_works

from .generations import OWN, writing
from .record import replace_file


@dataclass(frozen=True, slots=True)
class Added:
    """What came of putting works on the shelf: those that are new, and those known already (as which key)."""

    new: tuple[Work, ...] = ()
    known: tuple[tuple[Work, str], ...] = ()


def own_works_path(folder: Path) -> Path:
    """Return where the user's works stand, whether there are any or not."""
    return folder / OWN / "works.csv"


def own_findings_path(folder: Path) -> Path:
    """Return where the user's findings stand, whether there are any or not."""
    return folder / OWN / "findings.csv"


def own_works(folder: Path) -> tuple[Work, ...]:
    """Return the user's works, () where there are none. Raises an ExceptionGroup of TableError."""
    path = own_works_path(folder)
    return load_works(path) if path.exists() else ()


def own_findings(folder: Path, works: Iterable[Work], concepts: Container[str]) -> tuple[Finding, ...]:
    """Return the user's findings, () where there are none. Raises an ExceptionGroup of TableError."""
    path = own_findings_path(folder)
    return load_findings(path, works, concepts) if path.exists() else ()


def merge_works(others: Iterable[Work], own: Iterable[Work]) -> tuple[Work, ...]:
    """Return all works, an own one in place of the other with its key. Raises TableError where two share an identifier.

    >>> merge_works([Work("a", "One"), Work("b", "Two")], [Work("b", "Second"), Work("c", "Three")])[1].title
    'Second'
    """
    merged = {work.key: work for work in others}
    merged.update((work.key, work) for work in own)
    seen: dict[tuple[str, str], str] = {}
    for work in merged.values():
        for kind, value in (("DOI", work.doi), ("PMID", work.pmid)):
            other = seen.setdefault((kind, value), work.key) if value else work.key
            if other != work.key:
                what = f"two works have the {kind} {value}: {other}, {work.key}"
                raise TableError(what, f"{OWN}/works.csv", "give both one key, or delete one")
    return tuple(merged.values())


def merge_findings(others: Iterable[Finding], own: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return all findings, an own one in place of the other with its key."""
    merged = {finding.key: finding for finding in others}
    merged.update((finding.key, finding) for finding in own)
    return tuple(merged.values())


def put_works(folder: Path, works: Iterable[Work], known: Iterable[Work]) -> Added:
    """Add works to the user's own, but for those that are there or among `known`, and return which are which.

    Two are one work if they share a DOI or PMID, or a title and a year. A key that is taken by another work is changed.
    """
    new: list[Work] = []
    old: list[tuple[Work, str]] = []
    with writing(folder):
        own = own_works(folder)
        names: dict[tuple[str, str], str] = {}
        taken = {work.key for work in known} | {work.key for work in own}
        for work in (*known, *own):
            names.update(dict.fromkeys(_names(work), work.key))
        for work in works:
            same = next((names[name] for name in _names(work) if name in names), None)
            if same is not None:
                old.append((work, same))
                continue
            work = replace(work, key=_free(work.key, taken))
            taken.add(work.key)
            names.update(dict.fromkeys(_names(work), work.key))
            new.append(work)
        if new:
            _write_works(folder, (*own, *new))
    return Added(tuple(new), tuple(old))


def replace_works(folder: Path, works: Iterable[Work]) -> None:
    """Put works among the user's own in place of those with their keys."""
    changed = {work.key: work for work in works}
    with writing(folder):
        kept = {work.key: work for work in own_works(folder)}
        if changed:
            _write_works(folder, {**kept, **changed}.values())


def put_findings(
    folder: Path, findings: Iterable[Finding], works: Iterable[Work], concepts: Container[str]
) -> tuple[Finding, ...]:
    """Add findings to the user's own, each in place of the one with its key; return those that were not there so."""
    works = tuple(works)
    with writing(folder):
        own = {finding.key: finding for finding in own_findings(folder, works, concepts)}
        new = tuple(finding for finding in findings if own.get(finding.key) != finding)
        if new:
            path = own_findings_path(folder)
            path.parent.mkdir(exist_ok=True)
            merged = merge_findings(own.values(), new)
            replace_file(path, lambda temporary: write_findings(temporary, merged))
    return new


def _write_works(folder: Path, works: Iterable[Work]) -> None:
    path = own_works_path(folder)
    path.parent.mkdir(exist_ok=True)
    merged = tuple(works)
    replace_file(path, lambda temporary: write_works(temporary, merged))


def _names(work: Work) -> list[tuple[str, str]]:
    """Return the names by which a work may be known already."""
    names = [(kind, value) for kind, value in (("doi", work.doi), ("pmid", work.pmid)) if value]
    title = " ".join(fold(work.title).split())
    if work.year is not None and len(title.split()) > 2:
        names.append(("title", f"{title} {work.year}"))
    return names


def _free(key: str, taken: Container[str]) -> str:
    number = 2
    free = key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free
