"""From the printed references of a document to works, with the fields that agree and differ."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Document
from ingest.references import Match, WorkIndex, resolve_reference

from .model import Difference, Resolution


def resolve_references(document: Document, index: WorkIndex) -> Iterator[Resolution]:
    """Yield the work of each printed reference that has one, with the fields that agree and differ."""
    for reference in document.references:
        match = resolve_reference(reference, index)
        if match is not None:
            yield _resolution(document, reference.position, match)


def _resolution(document: Document, position: int, match: Match) -> Resolution:
    differing = tuple(Difference(one.field, one.printed, one.recorded, one.kind) for one in match.differing)
    return Resolution(document.sha256, position, match.work_key, match.confidence, match.agreeing, differing)
