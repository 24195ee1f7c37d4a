"""The audit from the command line: of a knowledge base, of some of its articles, or of files read there and then."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from graph.audit.model import SEVERITIES, Fault
from graph.audit.report import faults_json, faults_markdown, faults_sarif
from graph.base import KnowledgeBase
from ingest.corpus import find_articles
from ingest.errors import DocumentError
from ingest.model import Document

from .building import build_from_files
from .console import print_table, say


def audit(
    kb: Path,
    articles: Sequence[str],
    *,
    works: Path | None,
    findings: Path | None,
    least: str,
    rules: Sequence[str],
) -> tuple[list[Fault], Mapping[str, Document]]:
    """Return the faults asked for, and their documents by the hash of the text.

    An article that is a file or folder is read now, against the shipped tables or those given; other names are those
    of articles in the knowledge base. Raises DocumentError for a name that is neither.
    """
    paths = [Path(name) for name in articles if Path(name).exists()]
    names = [name for name in articles if not Path(name).exists()]
    found: list[Fault] = []
    documents: dict[str, Document] = {}
    if names or not articles:
        _collect(KnowledgeBase.open(kb), names, found, documents)
    if paths:
        with tempfile.TemporaryDirectory() as folder:
            base, _ = build_from_files(paths, Path(folder) / "kb", works=works, findings=findings)
            _collect(base, [], found, documents, whole=False)
            base.close()
    allowed = SEVERITIES[: SEVERITIES.index(least) + 1]
    return [one for one in found if one.severity in allowed and (not rules or one.rule in rules)], documents


def _collect(
    base: KnowledgeBase, names: Sequence[str], found: list[Fault], documents: dict[str, Document], *, whole: bool = True
) -> None:
    """Add the faults of a knowledge base, or of the articles named; without `whole`, only those of articles."""
    known = {document.name: document for document in base.documents()}
    for name in names:
        if name not in known:
            near = ", ".join(sorted(known)[:5])
            raise DocumentError(f"no article and no file: {name!r}", name, f"give a file, or one of: {near}")
    documents.update((document.sha256, document) for document in known.values())
    for_all = not names
    found.extend(one for one in base.faults() if one.article in names or (for_all and (whole or one.article)))


def print_faults(
    faults: Sequence[Fault], documents: Mapping[str, Document], articles: Sequence[str], format: str
) -> str:
    """Return the faults as text in this format; a table is printed by itself and "" returned.

    `articles` are the command's: files among them give SARIF its places.
    """
    paths = [Path(name) for name in articles if Path(name).exists()]
    places = {path.stem: path.as_posix() for path in find_articles(paths)} if paths else {}
    if format == "json":
        return faults_json(faults)
    if format == "sarif":
        return faults_sarif(faults, documents, version=version("claimroot"), places=places)
    if format == "md":
        return faults_markdown(faults)
    if faults:
        print_table(("rule", "place", "the article says", "against", "why"), [_row(fault) for fault in faults])
    counts = ((severity, sum(one.severity == severity for one in faults)) for severity in SEVERITIES)
    found = ", ".join(f"{count} {severity}{'s' * (count > 1)}" for severity, count in counts if count)
    say(f"found: {found}" if found else "nothing was found")
    return ""


def _row(fault: Fault) -> tuple[str, ...]:
    where = fault.article or "works that no article lists"
    place = f", {fault.span.start}–{fault.span.end}" if fault.span else ""
    numbered = f", reference {fault.reference}" if fault.reference is not None else ""
    return (
        f"{fault.severity}: {fault.rule}",
        f"{where}{place}{numbered}",
        " ".join(fault.says.split()),
        fault.record,
        fault.explanation,
    )
