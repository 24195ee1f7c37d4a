"""The folder of a knowledge base: generations, and the pointer that says which one holds.

A build writes a whole new generation beside the old one, then replaces the pointer in one step. So a reader, or a
build that was killed at any moment, finds the last good generation whole.

    KB/knowledge-base.json       the pointer: format, current generation, counts, versions
    KB/generations/0001/record/  what was read (graph.record)
    KB/generations/0001/store/   Oxigraph, made from the record
    KB/generations/0001/paths/   arrays that paths are searched in, made from the record (graph.paths)
    KB/own/                      works and findings of the user's own, as tables (graph.shelf): no build touches them
    KB/.lock                     held by the one writer
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ingest.errors import KnowledgeBaseError

from .record import replace_file, sync_path

FORMAT = 1
POINTER = "knowledge-base.json"
GENERATIONS = "generations"
LOCK = ".lock"
OWN = "own"
_NUMBER = re.compile(r"\d{4,9}\Z")
_OURS = {POINTER, GENERATIONS, LOCK}


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `knowledge-base.json` says: which generation holds, and what is in it. `built_at` is ISO 8601, UTC."""

    format: int
    generation: str
    built_at: str
    counts: dict[str, int] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    duplicates: tuple[tuple[str, str], ...] = ()  # (article left out, article with the very same text)


_POINTER = TypeAdapter(Pointer)


def read_pointer(folder: Path) -> Pointer:
    """Return the pointer of a knowledge base. Raises KnowledgeBaseError that says why there is none to read."""
    where = str(folder / POINTER)
    try:
        data = (folder / POINTER).read_bytes()
    except OSError:
        raise _no_knowledge_base(folder) from None
    try:
        pointer: Pointer = _POINTER.validate_json(data)
    except (ValidationError, RecursionError):
        mend = "build into a new folder; the generations beside the file are whole"
        raise KnowledgeBaseError("a damaged knowledge base: its pointer cannot be read", where, mend) from None
    if pointer.format != FORMAT:
        what = f"a knowledge base of format {pointer.format}; this version reads {FORMAT}"
        raise KnowledgeBaseError(what, where, "build it again, or use the version that wrote it")
    if not _NUMBER.match(pointer.generation):
        mend = "build into a new folder"
        raise KnowledgeBaseError(f"not a generation: {pointer.generation!r}", where, mend)
    return pointer


def _no_knowledge_base(folder: Path) -> KnowledgeBaseError:
    mend = "make one with: claimroot build ARTICLES… --into FOLDER"
    if not folder.exists():
        return KnowledgeBaseError("no such folder", str(folder), mend)
    if not folder.is_dir():
        return KnowledgeBaseError("a file, not the folder of a knowledge base", str(folder), mend)
    return KnowledgeBaseError("the folder is no knowledge base", str(folder), mend)


def write_pointer(folder: Path, pointer: Pointer) -> None:
    """Put the pointer in place, in one step: from now on readers open its generation."""
    replace_file(folder / POINTER, lambda path: path.write_bytes(_POINTER.dump_json(pointer, indent=2) + b"\n"))


def generation_folder(folder: Path, number: str) -> Path:
    """Return the folder of a generation."""
    return folder / GENERATIONS / number


@contextmanager
def writing(folder: Path) -> Iterator[Pointer | None]:
    """Hold the knowledge base in `folder` as its one writer, and give its pointer, None before the first build.

    Raises KnowledgeBaseError if another writer holds it, or if the folder holds other things.
    """
    from filelock import FileLock, Timeout  # no reader needs it

    check_ours(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(folder / LOCK), timeout=0)
        lock.acquire()
    except Timeout:
        mend = "wait for the other build to end"
        raise KnowledgeBaseError("another build is writing here", str(folder), mend) from None
    except OSError as error:
        mend = "choose a folder that you may write to"
        raise KnowledgeBaseError(f"cannot write here: {error.strerror}", str(folder), mend) from None
    try:
        yield read_pointer(folder) if (folder / POINTER).exists() else None
    finally:
        lock.release()


def check_ours(folder: Path) -> None:
    """Raise KnowledgeBaseError if writing a knowledge base into `folder` would mix it with other files."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise KnowledgeBaseError("a file, not a folder", str(folder), "name a folder")
    if (folder / POINTER).exists():
        read_pointer(folder)
        return
    others = sorted({path.name for path in folder.iterdir() if not _is_left_over(path)})
    if others:
        shown = ", ".join(others[:3]) + (", …" if len(others) > 3 else "")
        what = f"the folder holds other files and is no knowledge base: {shown}"
        raise KnowledgeBaseError(what, str(folder), "name a new or an empty folder")


def _is_left_over(path: Path) -> bool:
    """Say whether a first build that was killed may have left this, or a user's works wait here for a first build."""
    if path.name == GENERATIONS:
        return path.is_dir() and all(_NUMBER.match(inner.name) for inner in path.iterdir())
    return path.name in (LOCK, OWN) or path.name.startswith(f".{POINTER}.")


def next_generation(folder: Path, pointer: Pointer | None) -> str:
    """Return the number of the next generation, above all that are there; its folder is not made yet."""
    numbers = [int(path.name) for path in _generations(folder)]
    numbers.append(int(pointer.generation) if pointer else 0)
    return f"{max(numbers) + 1:04d}"


def remove_half_built(folder: Path, pointer: Pointer | None) -> None:
    """Remove what builds that were killed have left: generations above the current one, and half-written pointers."""
    current = int(pointer.generation) if pointer else 0
    for path in _generations(folder):
        if int(path.name) > current:
            _remove(path)
    for path in folder.glob(f".{POINTER}.*.tmp"):
        path.unlink(missing_ok=True)


def remove_older(folder: Path, keep: set[str]) -> None:
    """Remove every generation that is not to be kept."""
    for path in _generations(folder):
        if path.name not in keep:
            _remove(path)


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)  # one that cannot be removed costs space, nothing else


def _generations(folder: Path) -> list[Path]:
    home = folder / GENERATIONS
    if not home.is_dir():
        return []
    return [path for path in home.iterdir() if _NUMBER.match(path.name) and path.is_dir() and not path.is_symlink()]


def sync_tree(folder: Path) -> None:
    """Have the system write every file and folder below `folder`, and it, to the disk."""
    for home, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync_path(Path(home) / name)
        sync_path(Path(home))
