"""The arrays that paths are searched in: made from claims, written to a folder, opened from it without reading it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import KnowledgeBaseError

from .names import Names
from .rows import Ints, Rows

FORMAT = "claimroot-paths-2"
_HEAD = "paths.json"
_ROWS = ("there", "back", "both")
_PLAIN = ("narrower_start", "narrower", "people")
MEND = "build the knowledge base again"


@dataclass(frozen=True, slots=True)
class Hops:
    """A row for each proposition that some article affirms, in order of subject, relation, object.

    `claim_start` and `work_start` say where each hop's claims and works stand in `claim_…` and `work`; claims best
    first, those that deny it last.
    """

    subject: Ints
    relation: NDArray[np.int8]
    object: Ints
    level: NDArray[np.int8]
    score: NDArray[np.float32]
    causal: NDArray[np.bool_]
    voices: NDArray[np.uint16]
    roots: NDArray[np.uint16]
    claim_start: Ints
    claim_text: Ints
    claim_number: NDArray[np.uint64]
    claim_denies: NDArray[np.bool_]
    work_start: Ints
    work: Ints

    def __len__(self) -> int:
        return len(self.subject)


@dataclass(frozen=True, slots=True)
class PathArrays:
    """All that a search needs, and all that leads from what it finds back to claims and works."""

    hops: Hops
    there: Rows
    back: Rows
    both: Rows
    narrower_start: Ints
    narrower: Ints
    people: NDArray[np.bool_]
    names: Names
    generation: str = ""

    def save(self, folder: Path, generation: str) -> None:
        """Write the arrays into `folder`, which must not exist, as `.npy` files that can be mapped into memory."""
        folder.mkdir(parents=True)
        for name, values in self.arrays():
            np.save(folder / f"{name}.npy", values, allow_pickle=False)
        self.names.save(folder)
        head = {"format": FORMAT, "generation": generation, "hops": len(self.hops), "concepts": len(self.people)}
        (folder / _HEAD).write_text(json.dumps(head, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> PathArrays:
        """Return the arrays of a folder, mapped into memory. Raises KnowledgeBaseError: damaged, or another format."""
        try:
            head = dict(json.loads((folder / _HEAD).read_text(encoding="utf-8")))
            if head.get("format") != FORMAT:
                raise KnowledgeBaseError(f"paths of another format: {head.get('format')!r}", str(folder), MEND)
            arrays = _Folder(folder)
            there, back, both = (arrays.all_of(Rows, f"{name}_") for name in _ROWS)
            start, narrower, people = (arrays[name] for name in _PLAIN)
            hops, names = arrays.all_of(Hops, ""), Names.open(folder)
            opened = cls(hops, there, back, both, start, narrower, people, names, str(head["generation"]))
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise KnowledgeBaseError(f"damaged arrays of paths: {error}", str(folder), MEND) from None
        opened._check(head, folder)
        return opened

    def _check(self, head: Mapping[str, Any], folder: Path) -> None:
        sizes = (len(self.hops), len(self.people), len(self.names.ids))
        if sizes != (head.get("hops"), head.get("concepts"), head.get("concepts")):
            raise KnowledgeBaseError("damaged arrays of paths: their lengths differ", str(folder), MEND)

    def arrays(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """Yield every array with its name."""
        yield from ((one.name, getattr(self.hops, one.name)) for one in fields(Hops))
        for name in _ROWS:
            rows = getattr(self, name)
            yield from ((f"{name}_{one.name}", getattr(rows, one.name)) for one in fields(Rows))
        yield from ((name, getattr(self, name)) for name in _PLAIN)

    @property
    def nbytes(self) -> int:
        """How many bytes the arrays take, names left out."""
        return sum(values.nbytes for _, values in self.arrays())


class _Folder:
    """The `.npy` files of a folder, each mapped into memory as a plain array."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, name: str) -> NDArray[Any]:
        return np.asarray(np.load(self.folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)).view(np.ndarray)

    def all_of(self, kind: Any, prefix: str) -> Any:
        return kind(**{one.name: self[prefix + one.name] for one in fields(kind)})
