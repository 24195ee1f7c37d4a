"""Files in, files out: reading articles, tables and vocabularies from disk for the commands."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from graph.base import KnowledgeBase
from graph.build import BuildReport, build_base
from graph.record import replace_file
from ingest.claims import Reader, Reading
from ingest.claims.parts import PART, read_in_parts
from ingest.corpus import find_articles, read_articles
from ingest.errors import DocumentError, KnowledgeBaseError
from ingest.findings import load_findings
from ingest.reading.decode import decode_article
from ingest.resources import shipped
from ingest.vocabulary import Vocabulary, shipped_vocabulary, vocabulary_with
from ingest.works import load_works

from .console import tracked


def build_from_files(
    articles: Sequence[Path],
    into: Path,
    *,
    works: Path | None = None,
    findings: Path | None = None,
    vocabularies: Sequence[Path] = (),
) -> tuple[KnowledgeBase, BuildReport]:
    """Build the knowledge base `into` from article files and tables; what is not given is what claimroot ships.

    Own `works` without own `findings` come without findings: the shipped ones belong to the shipped works.
    """
    vocabulary = vocabulary_of(vocabularies)
    works_file = works or shipped("references.csv")
    loaded = load_works(works_file)
    findings_file = findings or (None if works else shipped("findings.csv"))
    found = load_findings(findings_file, loaded, vocabulary) if findings_file else ()
    files = find_articles(articles or [shipped("articles")])
    sources = [works_file, *([findings_file] if findings_file else []), *vocabularies]
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
            report=report,
        )
    return base, report


def vocabulary_of(files: Sequence[Path]) -> Vocabulary:
    """Return the shipped vocabulary with those of `files` before it."""
    return vocabulary_with(files, shipped_vocabulary()) if files else shipped_vocabulary()


def readings_of(articles: Sequence[Path], reader: Reader, *, explain: bool = False) -> Iterator[Reading]:
    """Yield what is read of files and folders; `-` is plain text from standard input. Long plain texts come in parts.

    Standard input that is longer than a part is kept in a temporary file until it has been read. Files of a folder that
    cannot be read are told after the others, all at once.
    """
    for path in articles:
        if str(path) == "-":
            yield from _readings_of_stream(reader, explain)
            continue
        files = find_articles([path])
        long = [file for file in files if _is_long(file)]
        for document in read_articles(file for file in files if file not in long):
            yield reader.read(document, explain=explain)
        for file in long:
            yield from read_in_parts(reader, _opener(file), file.stem, explain=explain)


def _is_long(file: Path) -> bool:
    return file.suffix.casefold() in (".txt", ".text") and file.is_file() and file.stat().st_size > PART


def _readings_of_stream(reader: Reader, explain: bool) -> Iterator[Reading]:
    stream = sys.stdin.buffer
    data = stream.read(PART)
    if len(data) < PART:
        yield from read_in_parts(reader, lambda: BytesIO(data), "stdin", explain=explain)
        return
    with TemporaryDirectory(prefix="claimroot-") as folder:
        kept = Path(folder) / "stdin.txt"
        with kept.open("wb") as file:
            file.write(data)
            shutil.copyfileobj(stream, file)
        yield from read_in_parts(reader, _opener(kept), "stdin", explain=explain)


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


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
    if path.is_dir() or not path.absolute().parent.is_dir():
        what = "is a folder" if path.is_dir() else "is in a folder that does not exist"
        raise KnowledgeBaseError(f"cannot write {path}: it {what}", str(path), "give the name of a file")
    replace_file(path, lambda temporary: temporary.write_text(words, encoding="utf-8"))
