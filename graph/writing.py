"""Values → a knowledge base on disk: a whole new generation, then the pointer that puts it in force."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad

from ingest.errors import KnowledgeBaseError
from ingest.model import Concept, Document, Finding, Work

from .audit.model import Fault
from .base import READER_VERSION, KnowledgeBase, kept_reviews, now_utc
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
from .generations import (
    FORMAT,
    Pointer,
    generation_folder,
    next_generation,
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
from .search import SearchWriter
from .store import OxigraphStore
from .tables import TABLES, first_of_each, table_path, text_path

if TYPE_CHECKING:  # imported when first needed: numpy takes a tenth of a second
    from .paths import ClaimColumns

_QUADS_OF: dict[str, Callable[[Any, Mapping[str, Work]], Iterator[Quad]]] = {
    "links": link_quads,
    "verdicts": verdict_quads,
    "resolutions": resolution_quads,
    "unsupported": lambda value, _: unsupported_quads(value),
    "voices": lambda value, _: voice_quads(value),
    "strengths": strength_quads,
    "conflicts": lambda value, _: conflict_quads(value),
    "faults": fault_quads,
}
"""How what follows from the texts becomes quads, in the order in which it is asked for."""


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
            self.counts[name] = write_lines(table_path(self.home, name), TABLES[name], values)
        write_lines(table_path(self.home, "weights"), Weights, (self.weights,))
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

        strengths = self._read("strengths") if table_path(self.home, "strengths").exists() else ()
        arrays = make_arrays(self._paths, self._known, self._read("links"), self._works.values(), strengths)
        arrays.save(self.home / "paths", self.home.name)

    def _quads(self, texts: Iterable[TextRecord | Path], derived: Mapping[str, Iterable[Any]]) -> Iterator[Quad]:
        yield from self._table_quads()
        for text in texts:
            yield from self._text_quads(text)
        for name, values in derived.items():
            self.counts[name] = write_lines(table_path(self.home, name), TABLES[name], values)
        for name, quads in _QUADS_OF.items():
            for value in self._read(name):
                yield from quads(value, self._works)
        for review in self.reviews:
            yield from review_quads(review, self._works, orphaned=is_orphaned(review, self._claims))

    def _read(self, name: str) -> Iterator[Any]:
        return read_lines(table_path(self.home, name), TABLES[name])

    def _table_quads(self) -> Iterator[Quad]:
        yield from self._concept_quads(self._read("vocabulary"))
        for work in self._read("works"):
            self._works[work.key] = work
            yield from work_quads(work)
        for finding in self._read("findings"):
            yield from finding_quads(finding, self._works)

    def _concept_quads(self, concepts: Iterable[Concept]) -> Iterator[Quad]:
        for concept in first_of_each(concepts, self._concepts):
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
        target = text_path(self.home, sha256)
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
