"""A file of works, by its ending: our own table, BibTeX or RIS."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from pathlib import Path

from ..errors import TableError
from ..model import Work
from ..works import load_works
from .bibtex import read_bibtex
from .entry import Entry, works_of
from .ris import read_ris

MAX_BYTES = 16 * 2**20
"""The size of the largest bibliography that is read, in bytes."""

_READERS: dict[str, Callable[[str, str], Iterator[Entry]]] = {
    ".bib": read_bibtex,
    ".bibtex": read_bibtex,
    ".ris": read_ris,
}


def read_works_file(path: Path, taken: Container[str] = ()) -> tuple[Work, ...]:
    """Return the works of a file: a table (.csv) as `load_works` reads it, BibTeX (.bib) or RIS (.ris).

    Keys of BibTeX entries are not taken over, since they are not names of our tables: each work gets one of its own
    that is not in `taken`. Raises TableError, or an ExceptionGroup of them, where the file cannot be read as a whole.
    """
    ending = path.suffix.casefold()
    if ending == ".csv":
        return load_works(path)
    if ending not in _READERS:
        raise TableError(
            f"not a bibliography by its ending: {path.name!r}", str(path), "give a .csv, .bib or .ris file"
        )
    works = works_of(_READERS[ending](_text(path), path.name), path.name, taken)
    if not works:
        raise TableError("no entry was found", str(path), "check that the file is what its ending says")
    return works


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}", str(path), "check the path and who may read it") from None
    if len(data) > MAX_BYTES:
        raise TableError(f"more than {MAX_BYTES} bytes", str(path), "split the file")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        what = f"not UTF-8: byte 0x{data[error.start]:02x} at {error.start}"
        raise TableError(what, str(path), "save the file as UTF-8") from None
