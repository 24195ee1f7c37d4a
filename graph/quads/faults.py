"""Faults that the audit found → quads, in the derived graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Quad

from ingest.model import Work

from ..audit.model import Fault
from ..terms import (
    DERIVED_GRAPH,
    article_iri,
    claim_iri,
    fault_iri,
    finding_iri,
    reference_iri,
    term,
    text_iri,
    work_iri_of,
)
from .describe import Value, describe


def fault_quads(fault: Fault, works: Mapping[str, Work]) -> Iterator[Quad]:
    """Yield the quads of a fault: the rule, both sides, where it stands, and what it is about."""
    yield from describe(fault_iri(fault.id), DERIVED_GRAPH, (*_said(fault), *_about(fault, works)))


def _said(fault: Fault) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("cr:Fault")
    yield "cr:auditRule", fault.rule
    yield "cr:severity", fault.severity
    yield "cr:articleSays", fault.says
    yield "cr:recordSays", fault.record
    yield "cr:explanation", fault.explanation
    yield "oa:start", fault.span.start if fault.span else None
    yield "oa:end", fault.span.end if fault.span else None


def _about(fault: Fault, works: Mapping[str, Work]) -> Iterator[tuple[str, Value]]:
    yield "cr:article", article_iri(fault.article) if fault.article else None
    yield "cr:text", text_iri(fault.text_sha256) if fault.text_sha256 else None
    listed = fault.reference is not None and fault.text_sha256
    yield "cr:ofReference", reference_iri(fault.text_sha256, fault.reference or 0) if listed else None
    yield "cr:againstWork", work_iri_of(fault.work, works) if fault.work is not None else None
    yield "cr:againstFinding", finding_iri(fault.finding) if fault.finding is not None else None
    yield from (("cr:ofClaim", claim_iri(claim)) for claim in fault.claims)
