"""Many articles: which files of folders are articles, and reading them one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .errors import ClaimrootError, DocumentError
from .model import Document
from .reading import read_document

ENDINGS = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm"))
"""File endings that are read as articles when a folder is given."""


def find_articles(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the article files of `paths` in order: files as given, folders by the articles right in them, by name.

    Raises DocumentError for a folder that holds no article; a missing file is told when it is read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.suffix.lower() in ENDINGS and one.is_file())
            if not inside:
                endings = ", ".join(sorted(ENDINGS))
                raise DocumentError(
                    "the folder holds no article", str(path), f"put files into it that end in {endings}"
                )
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    return tuple(found)


def read_articles(paths: Iterable[Path]) -> Iterator[Document]:
    """Yield the document of each file. What cannot be read is told at the end, all at once, as an ExceptionGroup.

    So a build that asks for all documents stops before it is in force.
    """
    faults: list[ClaimrootError] = []
    for path in paths:
        try:
            yield read_document(path)
        except DocumentError as error:
            faults.append(error)
    if faults:
        raise ExceptionGroup("articles that cannot be read", faults)
