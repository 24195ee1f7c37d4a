"""Files in, files out: reading articles, tables and vocabularies from disk for the commands."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from graph.base import KnowledgeBase
from graph.build import BuildReport, build_base
from graph.evidence.weights import load_weights
from graph.record import replace_file
from graph.shelf import merge_findings, merge_works, own_findings, own_works
from ingest.claims import Reader
from ingest.corpus import find_articles, read_articles
from ingest.errors import DocumentError, KnowledgeBaseError
from ingest.findings import load_findings
from ingest.reading.decode import decode_article
from ingest.resources import shipped
from ingest.vocabulary import Vocabulary
from ingest.works import load_works

from .console import tracked
from .reading import vocabulary_of


def build_from_files(
    articles: Sequence[Path],
    into: Path,
    *,
    works: Path | None = None,
    findings: Path | None = None,
    vocabularies: Sequence[Path] = (),
    weights: Path | None = None,
) -> tuple[KnowledgeBase, BuildReport]:
    """Build the knowledge base `into` from article files and tables; what is not given is what claimroot ships.

    Own `works` without own `findings` come without findings: the shipped ones belong to the shipped works. What was
    added to the knowledge base by `claimroot works` is read beside both.
    """
    vocabulary = vocabulary_of(vocabularies)
    works_file = works or shipped("references.csv")
    listed = load_works(works_file)
    findings_file = findings or (None if works else shipped("findings.csv"))
    recorded = load_findings(findings_file, listed, vocabulary) if findings_file else ()
    loaded = merge_works(listed, own_works(into))
    found = merge_findings(recorded, own_findings(into, loaded, vocabulary))
    files = find_articles(articles or [shipped("articles")])
    sources = [works_file, *([findings_file] if findings_file else []), *vocabularies, *([weights] if weights else [])]
    report = BuildReport()
    with tracked(files, "reading") as tracked_files:
        base = build_base(
            into,
            read_articles(tracked_files),
            reader=Reader(vocabulary),
            works=loaded,
            findings=found,
            sources=sources,
            version=version("claimroot"),
            weights=load_weights(weights) if weights else None,
            report=report,
        )
    return base, report


def rebuild(kb: Path) -> KnowledgeBase:
    """Build a knowledge base again from its own record, with what was added to it since; return it open.

    Nothing is read again but what another version of the reader read.
    """
    base = KnowledgeBase.open(kb)
    vocabulary = Vocabulary(concept for concept in base.concepts() if not concept.provisional)
    works = merge_works(base.works(), own_works(kb))
    findings = merge_findings(base.findings(), own_findings(kb, works, vocabulary))
    with tempfile.TemporaryDirectory() as folder:
        return build_base(
            kb,
            base.documents(),
            reader=Reader(vocabulary),
            works=works,
            findings=findings,
            sources=tuple(_sources_again(base, Path(folder))),
            weights=base.weights(),
            version=version("claimroot"),
        )


def _sources_again(base: KnowledgeBase, folder: Path) -> Iterator[Path]:
    """Yield the tables that the base was built from, copied into `folder` under their first names."""
    for number, path in enumerate(base.sources()):
        target = folder / str(number) / path.name.partition("-")[2]
        target.parent.mkdir()
        shutil.copyfile(path, target)
        yield target


def lines_of(file: Path) -> Iterator[str]:
    """Yield the lines of a text file, without blank ones and the blanks at their ends; `-` is standard input.

    Raises DocumentError for a file that cannot be read or is no text.
    """
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", str(file), "check the path") from None
    for line in decode_article(data, name=str(file)).splitlines():
        if line.strip():
            yield line.strip()


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    check_writable(path)
    replace_file(path, lambda temporary: temporary.write_bytes(data))


def check_writable(path: Path) -> None:
    """Raise KnowledgeBaseError if `path` is a folder, or in a folder that does not exist."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        what = "is a folder" if path.is_dir() else "is in a folder that does not exist"
        raise KnowledgeBaseError(f"cannot write {path}: it {what}", str(path), "give the name of a file")
