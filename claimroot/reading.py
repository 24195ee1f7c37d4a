"""Articles in, readings out, for the commands: files, folders, standard input. Needs no knowledge base."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from ingest.claims import Reader, Reading
from ingest.claims.parts import PART, read_in_parts
from ingest.corpus import find_articles, read_articles
from ingest.vocabulary import Vocabulary, shipped_vocabulary, vocabulary_with


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
    with TemporaryFile(prefix="claimroot-") as kept:
        kept.write(data)
        shutil.copyfileobj(stream, kept)
        yield from read_in_parts(reader, partial(_again, kept), "stdin", explain=explain)


def _again(file: IO[bytes]) -> BinaryIO:
    """Return a file without a name, open anew at its start."""
    file.seek(0)
    return open(file.fileno(), "rb", closefd=False)


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")
