"""The knowledge base on disk: what was read and what it means, as a store to ask and a record to rebuild it from."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad

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
from .evidence.reviews import apply_reviews, is_orphaned
from .evidence.weights import Weights, shipped_weights
from .exploring import Exploring
from .generations import (
    FORMAT,
    POINTER,
    Pointer,
    generation_folder,
    next_generation,
    read_pointer,
    remove_half_built,
    remove_older,
    sync_tree,
    write_pointer,
    writing,
)
from .quads import (
    Run,
    claim_quads,
    concept_quads,
    conflict_quads,
    document_quads,
    fault_quads,
    finding_quads,
    link_quads,
    proposition_quads,
    resolution_quads,
    review_quads,
    strength_quads,
    unsupported_quads,
    verdict_quads,
    voice_quads,
    work_quads,
)
from .record import TextRecord, read_lines, read_text_record, write_lines, write_text_record
from .search import SearchIndex, SearchWriter
from .store import OxigraphStore, Store

if TYPE_CHECKING:  # imported when first needed: numpy takes a tenth of a second
    import pyarrow as pa

    from .drawing import Drawing
    from .paths import ClaimColumns, PathArrays, PathFinder

_TEXTS_KEPT = 64  # texts whose claims stay in memory while paths are shown
READER_VERSION = "reader_version"
PLACES = "map.json"
_TABLES: dict[str, type] = {
    "vocabulary": Concept,
    "works": Work,
    "findings": Finding,
    "links": CitationLink,
    "verdicts": Verdict,
    "resolutions": Resolution,
    "faults": Fault,
    "unsupported": Unsupported,
    "voices": Voice,
    "strengths": Strength,
    "conflicts": Conflict,
    "weights": Weights,
    "reviews": Review,
}
_DERIVED: dict[str, Callable[[Any, Mapping[str, Work]], Iterator[Quad]]] = {
    "links": link_quads,
    "verdicts": verdict_quads,
    "resolutions": resolution_quads,
    "unsupported": lambda value, _: unsupported_quads(value),
    "voices": lambda value, _: voice_quads(value),
    "strengths": strength_quads,
    "conflicts": lambda value, _: conflict_quads(value),
    "faults": fault_quads,
}
"""What follows from the texts, in the order in which it is asked for, and how each becomes quads."""


class KnowledgeBase(Exploring):
    """One generation of a knowledge base, open for reading. What it yields comes from its record, lazily.

    >>> import tempfile
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
        return map(read_text_record, _text_paths(self._home))

    def text_record(self, sha256: str) -> TextRecord:
        """Return what was read of the text with this hash. Raises KnowledgeBaseError where there is none."""
        if not sha256.isalnum():
            raise KnowledgeBaseError(f"not the hash of a text: {sha256!r}", str(self.folder), "take it from a claim")
        return read_text_record(_text_path(self._home, sha256))

    def text_paths(self) -> list[Path]:
        """Return the record files of its texts, to be given to `write_generation` as they are."""
        return _text_paths(self._home)

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
            yield from _first_of_each(source, seen)

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

    def places(self) -> dict[str, tuple[float, float]]:
        """Return where each concept stands on the map, as the build laid it out; {} where it did not."""
        from .places import read_places

        return read_places(self._home / "record" / PLACES)

    def draw(
        self,
        around: str | None = None,
        *,
        depth: int = 1,
        path: tuple[str, str] | None = None,
        article: str | None = None,
        relations: Sequence[str] = (),
        min_strength: str | None = None,
        citations: bool = False,
        title: str | None = None,
    ) -> Drawing:
        """Return a picture of all of it, or of a part, that shows itself in a notebook and can be saved.

        `around` is a concept's name, `depth` the hops around it; `path` two concepts; `article` an article's name,
        title or file; `relations` names such as "relieves"; `min_strength` "E0" to "E4"; with `citations` articles and
        works are drawn instead of concepts. Raises ConceptNotFoundError or QueryError for what is not there.
        """
        from .drawing import Drawing
        from .picture import draw_base
        from .places import picture_places

        graph = draw_base(
            self,
            around=around,
            depth=depth,
            path=path,
            article=article,
            relations=relations,
            min_strength=min_strength,
            citations=citations,
            title=title,
        )
        return Drawing(graph, picture_places(graph, self.places()))

    def keep_places(self, before: Mapping[str, tuple[float, float]]) -> None:
        """Lay the map out from the places of an earlier one, and keep it with this generation."""
        from .places import lay_out_claims, write_places

        write_places(self._home / "record" / PLACES, lay_out_claims(self.claims(), before))

    def _table(self, name: str) -> Iterator[Any]:
        return read_lines(_table_path(self._home, name), _TABLES[name])

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
    path = _table_path(generation_folder(folder, pointer.generation), "reviews")
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
    return {path.stem: path for path in _text_paths(generation_folder(base.folder, base.pointer.generation))}


def write_generation(
    folder: Path | str,
    *,
    texts: Iterable[TextRecord | Path],
    works: Iterable[Work] = (),
    findings: Iterable[Finding] = (),
    vocabulary: Iterable[Concept] = (),
    links: Iterable[CitationLink] = (),
    verdicts: Iterable[Verdict] = (),
    resolutions: Iterable[Resolution] = (),
    faults: Iterable[Fault] = (),
    unsupported: Iterable[Unsupported] = (),
    voices: Iterable[Voice] = (),
    strengths: Iterable[Strength] = (),
    conflicts: Iterable[Conflict] = (),
    weights: Weights | None = None,
    reviews: Iterable[Review] = (),
    settings: Mapping[str, str] | None = None,
    sources: Sequence[Path] = (),
) -> KnowledgeBase:
    """Write a whole new generation of the knowledge base in `folder`, put it in force, and return it open.

    `texts` are read once, one at a time; a `Path` is a record file to be taken over as it is (`reusable_texts`). A text
    that comes again under another name adds nothing and is noted in `pointer.duplicates`. `links` and all that follows
    from claims are read after all texts. `reviews` are new ones: those of the generation before are carried over, and
    the texts' claims take part as all of them say (`apply_reviews`). `settings` should say `reader_version`; `sources`
    are files (CSV, TTL) to keep a copy of. Nothing is in force until all is on the disk. Raises KnowledgeBaseError: the
    folder holds other things, another build writes here, or two different texts have one name.
    """
    folder = Path(folder)
    with writing(folder) as before:
        remove_half_built(folder, before)
        number = next_generation(folder, before)
        every_review = (*kept_reviews(folder, before), *reviews)
        home = generation_folder(folder, number)
        build = _Build(home, dict(settings or {}), every_review, weights or shipped_weights())
        tables = {"vocabulary": vocabulary, "works": works, "findings": findings, "reviews": every_review}
        derived: dict[str, Iterable[Any]] = {"links": links, "verdicts": verdicts, "resolutions": resolutions}
        derived |= {"unsupported": unsupported, "voices": voices, "strengths": strengths, "conflicts": conflicts}
        derived |= {"faults": faults}
        build.write(texts, tables, derived, sources)
        sync_tree(build.home)
        duplicates = tuple(build.duplicates)
        write_pointer(folder, Pointer(FORMAT, number, now_utc(), build.counts, build.settings, duplicates))
        remove_older(folder, {number, before.generation} if before else {number})
    return KnowledgeBase.open(folder)


class _Build:
    """A generation in the making: quads stream into the store while each text's record is written."""

    def __init__(self, home: Path, settings: dict[str, str], reviews: Sequence[Review], weights: Weights) -> None:
        self.home, self.settings, self.reviews, self.weights = home, settings, reviews, weights
        self._claims: set[str] = set()  # as read: what a review may be about
        self.counts: dict[str, int] = dict.fromkeys(("texts", "claims", "concepts"), 0)
        self.duplicates: list[tuple[str, str]] = []
        self._names: dict[str, str] = {}  # text hash → article
        self._articles: set[str] = set()
        self._concepts: set[str] = set()
        self._works: dict[str, Work] = {}
        self._known: list[Concept] = []
        self._paths = _claim_columns()

    def write(
        self,
        texts: Iterable[TextRecord | Path],
        tables: Mapping[str, Iterable[Any]],
        derived: Mapping[str, Iterable[Any]],
        sources: Sequence[Path],
    ) -> None:
        for part in ("record/texts", "record/derived", "record/sources", "columns"):
            (self.home / part).mkdir(parents=True)
        for number, source in enumerate(sources, 1):
            name = re.sub(r"^\d{2}-", "", source.name)  # taken over from the generation before, it has a number
            shutil.copyfile(source, self.home / "record" / "sources" / f"{number:02d}-{name}")
        for name, values in tables.items():
            self.counts[name] = write_lines(_table_path(self.home, name), _TABLES[name], values)
        write_lines(_table_path(self.home, "weights"), Weights, (self.weights,))
        from .columns import ColumnWriter

        self._search = SearchWriter(self.home / "search.db")
        self._columns = ColumnWriter(self.home / "columns")
        OxigraphStore.create(self.home / "store", self._quads(texts, derived))
        self._search.add_works(self._works.values())
        self._search.close()
        self._columns.close(self._read("links"))
        self._write_paths()

    def _write_paths(self) -> None:
        from .paths import make_arrays

        strengths = self._read("strengths") if _table_path(self.home, "strengths").exists() else ()
        arrays = make_arrays(self._paths, self._known, self._read("links"), self._works.values(), strengths)
        arrays.save(self.home / "paths", self.home.name)

    def _quads(self, texts: Iterable[TextRecord | Path], derived: Mapping[str, Iterable[Any]]) -> Iterator[Quad]:
        yield from self._table_quads()
        for text in texts:
            yield from self._text_quads(text)
        for name, values in derived.items():
            self.counts[name] = write_lines(_table_path(self.home, name), _TABLES[name], values)
        for name, quads in _DERIVED.items():
            for value in self._read(name):
                yield from quads(value, self._works)
        for review in self.reviews:
            yield from review_quads(review, self._works, orphaned=is_orphaned(review, self._claims))

    def _read(self, name: str) -> Iterator[Any]:
        return read_lines(_table_path(self.home, name), _TABLES[name])

    def _table_quads(self) -> Iterator[Quad]:
        yield from self._concept_quads(self._read("vocabulary"))
        for work in self._read("works"):
            self._works[work.key] = work
            yield from work_quads(work)
        for finding in self._read("findings"):
            yield from finding_quads(finding, self._works)

    def _concept_quads(self, concepts: Iterable[Concept]) -> Iterator[Quad]:
        for concept in _first_of_each(concepts, self._concepts):
            self.counts["concepts"] += 1
            self._known.append(concept)
            self._search.add_concept(concept)
            yield from concept_quads(concept)

    def _text_quads(self, text: TextRecord | Path) -> Iterator[Quad]:
        record = read_text_record(text) if isinstance(text, Path) else text
        document = record.document
        if not self._is_new(document):
            return
        self._keep(text, document.sha256)
        claims = tuple(apply_reviews(record.claims, self.reviews)) if self.reviews else record.claims
        self.counts["texts"] += 1
        self.counts["claims"] += len(claims)
        if self.reviews:
            self._claims |= {claim.id for claim in record.claims}
        self._search.add_document(document)
        self._search.add_claims(claims)
        self._columns.add_claims(claims)
        run = Run(self.settings.get(READER_VERSION, "unknown"), self.settings.get("claimroot_version", ""))
        yield from self._concept_quads(record.concepts)
        yield from document_quads(document, run)
        for claim in claims:
            self._paths.add(claim)
            yield from claim_quads(claim, language=document.language, run=run)
            yield from proposition_quads(claim)

    def _is_new(self, document: Document) -> bool:
        known = self._names.get(document.sha256)
        if known is not None:
            if known != document.name:
                self.duplicates.append((document.name, known))
            return False
        if document.name in self._articles:
            mend = "give one of the files another name"
            raise KnowledgeBaseError("two articles with different texts have one name", document.name, mend)
        self._names[document.sha256] = document.name
        self._articles.add(document.name)
        return True

    def _keep(self, text: TextRecord | Path, sha256: str) -> None:
        target = _text_path(self.home, sha256)
        if isinstance(text, TextRecord):
            write_text_record(target, text)
            return
        try:
            os.link(text, target)
        except OSError:  # another file system, or one without hard links
            shutil.copyfile(text, target)


def _claim_columns() -> ClaimColumns:
    from .paths import ClaimColumns

    return ClaimColumns()


def _first_of_each(concepts: Iterable[Concept], seen: set[str]) -> Iterator[Concept]:
    for concept in concepts:
        if concept.id not in seen:
            seen.add(concept.id)
            yield concept


def _text_path(home: Path, sha256: str) -> Path:
    return home / "record" / "texts" / f"{sha256}.parquet"


def _text_paths(home: Path) -> list[Path]:
    return sorted((home / "record" / "texts").glob("*.parquet"))


def _table_path(home: Path, name: str) -> Path:
    return home / "record" / ("derived" if name in _DERIVED else "") / f"{name}.jsonl"
