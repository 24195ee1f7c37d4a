"""Documents → knowledge base: reads what changed, resolves references, links claims to works, judges drift."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ingest.claims import Reader
from ingest.model import Document, Finding, Work
from ingest.references import WorkIndex

from .audit import Case, Fault, audit_case, shared_voices, unlisted_work_faults
from .audit.voices import Byline
from .base import READER_VERSION, KnowledgeBase, places_in, reusable_texts, write_generation
from .evidence.drift import judge_links
from .evidence.links import Library, link_claims
from .evidence.model import CitationLink, Resolution, Verdict
from .evidence.resolving import resolve_references
from .record import TextRecord, read_text_record

_Value = TypeVar("_Value")


@dataclass(slots=True)
class BuildReport:
    """What a build did: texts read anew, texts taken over unread because nothing changed."""

    read: int = 0
    reused: int = 0


@dataclass(slots=True)
class _Derived:
    resolutions: list[Resolution] = field(default_factory=list)
    links: list[CitationLink] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)


def build_base(
    folder: Path | str,
    documents: Iterable[Document],
    *,
    reader: Reader,
    works: Iterable[Work] = (),
    findings: Iterable[Finding] = (),
    sources: Iterable[Path] = (),
    version: str = "",
    report: BuildReport | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> KnowledgeBase:
    """Build a new generation of the knowledge base in `folder` and return it open.

    `documents` are taken one at a time. A text that this very reader has read before is taken over. `progress` is
    called with each document's name. Raises KnowledgeBaseError as `write_generation` does; the last good generation
    stays in force until the new one is whole.
    """
    works, findings = tuple(works), tuple(findings)
    task = _Build(Path(folder), reader, works, findings, report or BuildReport(), progress)
    before = places_in(folder)
    base = write_generation(
        folder,
        texts=task.texts(documents),
        works=works,
        findings=findings,
        vocabulary=reader.vocabulary.concepts.values(),
        links=_later(lambda: task.derived.links),
        verdicts=_later(lambda: task.derived.verdicts),
        resolutions=_later(lambda: task.derived.resolutions),
        faults=_later(task.faults),
        settings={READER_VERSION: reader.version, "claimroot_version": version},
        sources=tuple(sources),
    )
    base.keep_places(before)
    return base


def _later(values: Callable[[], list[_Value]]) -> Iterator[_Value]:
    """Yield what `values` gives when it is first asked: the texts have been read by then."""
    yield from values()


class _Build:
    def __init__(
        self,
        folder: Path,
        reader: Reader,
        works: tuple[Work, ...],
        findings: tuple[Finding, ...],
        report: BuildReport,
        progress: Callable[[str], None],
    ) -> None:
        self.reader, self.works, self.findings = reader, works, findings
        self.report, self.progress = report, progress
        self.index = WorkIndex(works)
        self.known = reusable_texts(folder, reader.version)
        self.derived = _Derived()

    def texts(self, documents: Iterable[Document]) -> Iterator[TextRecord]:
        """Yield what was read of each document, and note what follows from it."""
        for document in documents:
            self.progress(document.name)
            record = self._record(document)
            self._derive(record)
            yield record

    def _record(self, document: Document) -> TextRecord:
        path = self.known.get(document.sha256)
        if path is not None:
            record = read_text_record(path)
            if record.document == document:
                self.report.reused += 1
                return record
        self.report.read += 1
        reading = self.reader.read(document)
        return TextRecord(document, reading.claims, reading.concepts)

    def _derive(self, record: TextRecord) -> None:
        resolutions = tuple(resolve_references(record.document, self.index))
        vocabulary = self.reader.vocabulary.extended(record.concepts)
        library = Library.of(self.works, self.findings, vocabulary, resolutions)
        links = tuple(link_claims(record.claims, library))
        claims = {claim.id: claim for claim in record.claims}
        self.derived.resolutions += resolutions
        self.derived.links += links
        verdicts = tuple(judge_links(claims, links, library))
        self.derived.verdicts += verdicts
        self._audit(Case(record.document, record.claims, resolutions, links, verdicts, library))

    def _audit(self, case: Case) -> None:
        self.derived.faults += audit_case(case)
        byline = Byline.of(case.document)
        if byline is not None:
            self.derived.bylines.append(byline)

    def faults(self) -> list[Fault]:
        """Return the faults of all texts read, with those that only several texts together show, in their order."""
        listed = {resolution.work for resolution in self.derived.resolutions}
        meant = {link.work for link in self.derived.links} - listed
        concepts = self.reader.vocabulary.concepts
        found = [
            *self.derived.faults,
            *shared_voices(self.derived.bylines),
            *unlisted_work_faults(self.works, self.findings, meant, concepts),
        ]
        return sorted(found, key=lambda fault: fault.order)
