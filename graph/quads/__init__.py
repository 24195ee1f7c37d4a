"""Values to quads, and quads to claims: pure functions, no blank nodes, one module for each part of the graph."""

from .articles import Run, document_quads
from .claims import claim_quads
from .conflicts import conflict_quads, unsupported_quads
from .derived import link_quads, proposition_quads, resolution_quads, verdict_quads
from .faults import fault_quads
from .reading import read_claims
from .reviews import review_quads
from .strengths import strength_quads, voice_quads
from .vocabulary import concept_quads
from .works import finding_quads, work_quads

__all__ = [
    "Run",
    "claim_quads",
    "concept_quads",
    "conflict_quads",
    "document_quads",
    "fault_quads",
    "finding_quads",
    "link_quads",
    "proposition_quads",
    "read_claims",
    "resolution_quads",
    "review_quads",
    "strength_quads",
    "unsupported_quads",
    "verdict_quads",
    "voice_quads",
    "work_quads",
]
