"""The knowledge base on disk, open for reading: what was read and what it means, as a store to ask and its record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import KnowledgeBaseError
from ingest.model import Claim, Concept, Document, Finding, Work
from ingest.vocabulary import Vocabulary

from .audit.model import Fault
from .evidence.model import (
    CitationLink,
    Conflict,
    Resolution,
    Review,
    Strength,
    Unsupported,
    Verdict,
    Voice,
)
from .evidence.reviews import apply_reviews
from .evidence.weights import Weights
from .exploring import Exploring
from .generations import POINTER, Pointer, generation_folder, read_pointer
from .pictured import Pictured
from .record import TextRecord, read_lines, read_text_record
from .search import SearchIndex
from .store import OxigraphStore, Store
from .tables import TABLES, first_of_each, table_path, text_path, text_paths

if TYPE_CHECKING:  # imported when first needed: numpy takes a tenth of a second
    import pyarrow as pa

    from .paths import PathArrays, PathFinder

_TEXTS_KEPT = 64  # texts whose claims stay in memory while paths are shown
READER_VERSION = "reader_version"


class KnowledgeBase(Exploring, Pictured):
    """One generation of a knowledge base, open for reading. What it yields comes from its record, lazily.

    >>> import tempfile
    >>> from .writing import write_generation
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     base = write_generation(Path(folder) / "kb", texts=[TextRecord(Document("knee", "Knee pain."))])
    ...     [document.name for document in base.documents()]
    ['knee']
    """

    def __init__(self, folder: Path, pointer: Pointer) -> None:
        self.folder, self.pointer = folder, pointer
        self._home = generation_folder(folder, pointer.generation)
        if not self._home.is_dir():
            mend = "build the knowledge base again"
            raise KnowledgeBaseError("the current generation is missing", str(self._home), mend)

    @classmethod
    def open(cls, folder: Path | str) -> KnowledgeBase:
        """Return the knowledge base in `folder`, as its last whole build left it. Raises KnowledgeBaseError."""
        folder = Path(folder)
        return cls(folder, read_pointer(folder))

    @cached_property
    def store(self) -> Store:
        """The store, opened on first use, read-only."""
        return OxigraphStore.open(self._home / "store")

    @cached_property
    def path_finder(self) -> PathFinder:
        """What searches for paths, in arrays mapped into memory; made from the record where a build has none."""
        from .paths import PathArrays, PathFinder

        folder = self._home / "paths"
        arrays = PathArrays.open(folder) if folder.is_dir() else self._make_paths()
        return PathFinder(arrays, lru_cache(maxsize=_TEXTS_KEPT)(self._claims_of))

    def _claims_of(self, sha256: str) -> tuple[Claim, ...]:
        return tuple(apply_reviews(self.text_record(sha256).claims, self.reviews()))

    def _make_paths(self) -> PathArrays:
        from .paths import claim_columns, make_arrays

        return make_arrays(claim_columns(self.claims()), self.concepts(), self.links(), self.works(), self.strengths())

    @cached_property
    def search(self) -> SearchIndex:
        """The full-text index over quotes, labels and titles, opened on first use."""
        return SearchIndex.open(self._home / "search.db")

    @cached_property
    def columns(self) -> pa.Table:
        """All claims as Arrow columns, mapped into memory on first use (`graph.columns`)."""
        from .columns import read_columns

        return read_columns(self._home / "columns")

    @property
    def settings(self) -> dict[str, str]:
        """What the build was made with: versions, and whatever the builder noted."""
        return dict(self.pointer.settings)

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each thing: texts, claims that take part, concepts, works, links, and so on."""
        return dict(self.pointer.counts)

    def text_records(self) -> Iterator[TextRecord]:
        """Yield what was read of each text, in the order of the texts' hashes."""
        return map(read_text_record, text_paths(self._home))

    def text_record(self, sha256: str) -> TextRecord:
        """Return what was read of the text with this hash. Raises KnowledgeBaseError where there is none."""
        if not sha256.isalnum():
            raise KnowledgeBaseError(f"not the hash of a text: {sha256!r}", str(self.folder), "take it from a claim")
        return read_text_record(text_path(self._home, sha256))

    def text_paths(self) -> list[Path]:
        """Return the record files of its texts, to be given to `write_generation` as they are."""
        return text_paths(self._home)

    def documents(self) -> Iterator[Document]:
        """Yield each document, in the order of their texts' hashes."""
        return (record.document for record in self.text_records())

    def claims(self) -> Iterator[Claim]:
        """Yield each claim that takes part, in the order of their texts' hashes: reviewed, without rejected ones."""
        return apply_reviews(self.claims_as_read(), self.reviews())

    def claims_as_read(self) -> Iterator[Claim]:
        """Yield each claim as it was read, whatever reviewers said of it."""
        return (claim for record in self.text_records() for claim in record.claims)

    def concepts(self) -> Iterator[Concept]:
        """Yield each concept once: the vocabulary's, then the provisional ones of the texts."""
        seen: set[str] = set()
        provisional = (concept for record in self.text_records() for concept in record.concepts)
        for source in (self.shared_concepts(), provisional):
            yield from first_of_each(source, seen)

    def shared_concepts(self) -> Iterator[Concept]:
        """Yield the concepts of its vocabulary, without those that were made from the words of single texts."""
        return self._table("vocabulary")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All its concepts, to be found by name."""
        return Vocabulary(self.concepts())

    def works(self) -> Iterator[Work]:
        """Yield each work."""
        return self._table("works")

    def findings(self) -> Iterator[Finding]:
        """Yield each finding."""
        return self._table("findings")

    def links(self) -> Iterator[CitationLink]:
        """Yield each link from a claim to a work."""
        return self._table("links")

    def verdicts(self) -> Iterator[Verdict]:
        """Yield each verdict on how a claim compares with a work."""
        return self._table("verdicts")

    def resolutions(self) -> Iterator[Resolution]:
        """Yield each printed reference's work."""
        return self._table("resolutions")

    def faults(self) -> Iterator[Fault]:
        """Yield each fault that the audit found when this was built, in the order of articles and places."""
        return self._table("faults")

    def sources(self) -> tuple[Path, ...]:
        """Return the copies of the tables and vocabularies that this was built from, in their order."""
        return tuple(sorted((self._home / "record" / "sources").iterdir()))

    def unsupported(self) -> Iterator[Unsupported]:
        """Yield the answer for each claim that no linked work supports."""
        return self._table("unsupported")

    def voices(self) -> Iterator[Voice]:
        """Yield who speaks: the articles of each voice."""
        return self._table("voices")

    def strengths(self) -> Iterator[Strength]:
        """Yield how firmly each proposition stands."""
        return self._table("strengths")

    def conflicts(self) -> Iterator[Conflict]:
        """Yield where claims and findings contradict each other."""
        return self._table("conflicts")

    def weights(self) -> Weights:
        """Return the weights that it was built with."""
        found: Weights = next(self._table("weights"))
        return found

    def reviews(self) -> tuple[Review, ...]:
        """Return every review that was ever made, in that order; those of claims that are gone too."""
        return kept_reviews(self.folder, self.pointer)

    def record_folder(self) -> Path:
        """Return the folder of its record, from which all else can be rebuilt."""
        return self._home / "record"

    def _table(self, name: str) -> Iterator[Any]:
        return read_lines(table_path(self._home, name), TABLES[name])

    def close(self) -> None:
        """Let go of the files of the store and the index, if they were opened."""
        for part in ("store", "search"):
            if part in self.__dict__:
                self.__dict__[part].close()


def now_utc() -> str:
    """Return the time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def kept_reviews(folder: Path, pointer: Pointer | None) -> tuple[Review, ...]:
    """Return the reviews of the generation in force; () where there is none, or none was made."""
    if pointer is None:
        return ()
    path = table_path(generation_folder(folder, pointer.generation), "reviews")
    return tuple(read_lines(path, Review)) if path.exists() else ()


def current_reviews(folder: Path | str) -> tuple[Review, ...]:
    """Return the reviews in force in `folder`; () where no knowledge base is there yet."""
    folder = Path(folder)
    return kept_reviews(folder, read_pointer(folder)) if (folder / POINTER).exists() else ()


def places_in(folder: Path | str) -> dict[str, tuple[float, float]]:
    """Return where concepts stand on the map of the knowledge base in `folder`; {} where there is none to read."""
    try:
        return KnowledgeBase.open(folder).places()
    except KnowledgeBaseError:
        return {}


def reusable_texts(folder: Path | str, reader_version: str) -> dict[str, Path]:
    """Return the record files of the texts that this very reader has read, by the texts' hashes.

    Empty where there is no knowledge base yet, or where another version of the reader made it. The paths may be given
    to `write_generation` as they are.
    """
    try:
        base = KnowledgeBase.open(folder)
    except KnowledgeBaseError:
        return {}
    if base.settings.get(READER_VERSION) != reader_version:
        return {}
    return {path.stem: path for path in text_paths(generation_folder(base.folder, base.pointer.generation))}
