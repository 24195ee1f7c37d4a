"""Documents → knowledge base: reads what changed, resolves references, links claims to works, judges drift."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ingest.claims import Reader
from ingest.model import Document, Finding, Work
from ingest.references import WorkIndex
from ingest.vocabulary import Vocabulary

from .audit import Auditing, Case, Fault
from .base import READER_VERSION, KnowledgeBase, current_reviews, places_in, reusable_texts
from .evidence.appraisal import Appraisal
from .evidence.model import Review
from .evidence.resolving import resolve_references
from .evidence.weights import Weights, shipped_weights
from .record import TextRecord, read_text_record
from .writing import write_generation

_Value = TypeVar("_Value")


@dataclass(slots=True)
class BuildReport:
    """What a build did: texts read anew, texts taken over unread because nothing changed."""

    read: int = 0
    reused: int = 0


def build_base(
    folder: Path | str,
    documents: Iterable[Document],
    *,
    reader: Reader,
    works: Iterable[Work] = (),
    findings: Iterable[Finding] = (),
    sources: Iterable[Path] = (),
    version: str = "",
    weights: Weights | None = None,
    report: BuildReport | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> KnowledgeBase:
    """Build a new generation of the knowledge base in `folder` and return it open.

    `documents` are taken one at a time. A text that this very reader has read before is taken over. `progress` is
    called with each document's name. Raises KnowledgeBaseError as `write_generation` does; the last good generation
    stays in force until the new one is whole. Reviews are carried over and take effect.
    """
    reading = _Reading(Path(folder), reader, report or BuildReport(), progress)
    settings = {READER_VERSION: reader.version, "claimroot_version": version}
    tables = _Tables(tuple(works), tuple(findings), reader.vocabulary, weights or shipped_weights())
    return _write(Path(folder), map(reading.record, documents), tables, settings, tuple(sources))


def refresh_base(folder: Path | str, reviews: Iterable[Review] = ()) -> KnowledgeBase:
    """Put a new generation in force in which new `reviews` have taken effect, and return it open.

    No text is read again: everything else comes from the record, and what follows from it is worked out anew. Raises
    KnowledgeBaseError as `write_generation` does.
    """
    base = KnowledgeBase.open(folder)
    tables = _Tables(tuple(base.works()), tuple(base.findings()), Vocabulary(base.shared_concepts()), base.weights())
    sources = tuple(sorted((base.record_folder() / "sources").iterdir()))
    return _write(base.folder, base.text_paths(), tables, base.settings, sources, tuple(reviews))


@dataclass(frozen=True, slots=True)
class _Tables:
    works: tuple[Work, ...]
    findings: tuple[Finding, ...]
    vocabulary: Vocabulary
    weights: Weights


def _write(
    folder: Path,
    texts: Iterable[TextRecord | Path],
    tables: _Tables,
    settings: dict[str, str],
    sources: tuple[Path, ...],
    reviews: tuple[Review, ...] = (),
) -> KnowledgeBase:
    task = _Appraising(folder, tables, reviews)
    before = places_in(folder)
    base = write_generation(
        folder,
        texts=task.texts(texts),
        works=tables.works,
        findings=tables.findings,
        vocabulary=tables.vocabulary.concepts.values(),
        links=_later(lambda: task.appraisal.links),
        verdicts=_later(lambda: task.appraisal.verdicts),
        resolutions=_later(lambda: task.appraisal.resolutions),
        unsupported=_later(lambda: task.appraisal.unsupported),
        voices=_later(lambda: task.appraisal.voices()),
        strengths=_later(lambda: task.appraisal.strengths()),
        conflicts=_later(lambda: task.appraisal.conflicts()),
        faults=_later(task.faults),
        weights=tables.weights,
        reviews=reviews,
        settings=settings,
        sources=sources,
    )
    base.keep_places(before)
    return base


def _later(values: Callable[[], Iterable[_Value]]) -> Iterator[_Value]:
    """Yield what `values` gives when it is first asked: the texts have been read by then."""
    yield from values()


class _Reading:
    """Documents → records: read anew, or taken over where this reader has read that very text."""

    def __init__(self, folder: Path, reader: Reader, report: BuildReport, progress: Callable[[str], None]) -> None:
        self.reader, self.report, self.progress = reader, report, progress
        self.known = reusable_texts(folder, reader.version)

    def record(self, document: Document) -> TextRecord:
        self.progress(document.name)
        path = self.known.get(document.sha256)
        if path is not None:
            record = read_text_record(path)
            if record.document == document:
                self.report.reused += 1
                return record
        self.report.read += 1
        reading = self.reader.read(document)
        return TextRecord(document, reading.claims, reading.concepts)


class _Appraising:
    """Passes records on while what follows from them is worked out.

    The reviews of the generation in force are looked up with the first text: the folder is locked by then.
    """

    def __init__(self, folder: Path, tables: _Tables, reviews: tuple[Review, ...]) -> None:
        self.folder, self.tables, self.new_reviews = folder, tables, reviews
        self.index = WorkIndex(tables.works)
        self.auditing = Auditing(tables.works, tables.findings, tables.vocabulary.concepts)

    @cached_property
    def appraisal(self) -> Appraisal:
        tables, reviews = self.tables, (*current_reviews(self.folder), *self.new_reviews)
        return Appraisal(tables.works, tables.findings, tables.vocabulary, tables.weights, reviews)

    def texts(self, texts: Iterable[TextRecord | Path]) -> Iterator[TextRecord | Path]:
        for text in texts:
            record = read_text_record(text) if isinstance(text, Path) else text
            resolutions = resolve_references(record.document, self.index)
            found = self.appraisal.add(record.document, record.claims, record.concepts, resolutions)
            if found is not None:
                self.auditing.add(
                    Case(record.document, found.claims, found.resolutions, found.links, found.verdicts, found.library)
                )
            yield text

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of all texts read, in the order of articles and places."""
        return self.auditing.faults(self.appraisal.links, self.appraisal.resolutions)
