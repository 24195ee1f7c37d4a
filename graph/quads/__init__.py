"""Values to quads, and quads to claims: pure functions, no blank nodes, one module for each part of the graph."""

from .articles import Run, document_quads
from .claims import claim_quads
from .derived import link_quads, proposition_quads, resolution_quads, verdict_quads
from .faults import fault_quads
from .reading import read_claims
from .vocabulary import concept_quads
from .works import finding_quads, work_quads

__all__ = [
    "Run",
    "claim_quads",
    "concept_quads",
    "document_quads",
    "fault_quads",
    "finding_quads",
    "link_quads",
    "proposition_quads",
    "read_claims",
    "resolution_quads",
    "verdict_quads",
    "work_quads",
]
