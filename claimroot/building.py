"""Files in, files out: reading articles, tables and vocabularies from disk for the commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from graph.base import KnowledgeBase
from graph.build import BuildReport, build_base
from graph.evidence.weights import load_weights
from graph.record import replace_file
from ingest.claims import Reader
from ingest.corpus import find_articles, read_articles
from ingest.errors import DocumentError, KnowledgeBaseError
from ingest.findings import load_findings
from ingest.model import Document
from ingest.reading import parse_document
from ingest.reading.decode import decode_article
from ingest.resources import shipped
from ingest.vocabulary import Vocabulary, read_skos, shipped_vocabulary
from ingest.works import load_works

from .console import tracked


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

    Own `works` without own `findings` come without findings: the shipped ones belong to the shipped works.
    """
    vocabulary = shipped_vocabulary()
    if vocabularies:
        vocabulary = Vocabulary((*read_skos(vocabularies), *vocabulary.concepts.values()))
    works_file = works or shipped("references.csv")
    loaded = load_works(works_file)
    findings_file = findings or (None if works else shipped("findings.csv"))
    found = load_findings(findings_file, loaded, vocabulary) if findings_file else ()
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


def documents_of(articles: Sequence[Path]) -> Iterator[Document]:
    """Yield the documents of files and folders; `-` is plain text from standard input."""
    for path in articles:
        if str(path) == "-":
            yield parse_document(sys.stdin.buffer.read(), name="stdin", format="text")
        else:
            yield from read_articles(find_articles([path]))


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


def write_text(path: Path, words: str) -> None:
    """Write a file whole or not at all."""
    check_writable(path)
    replace_file(path, lambda temporary: temporary.write_text(words, encoding="utf-8"))


def check_writable(path: Path) -> None:
    """Raise KnowledgeBaseError if `path` is a folder, or in a folder that does not exist."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        what = "is a folder" if path.is_dir() else "is in a folder that does not exist"
        raise KnowledgeBaseError(f"cannot write {path}: it {what}", str(path), "give the name of a file")
