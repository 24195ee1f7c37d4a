"""Conflicts, and claims that nothing carries → quads, in the derived graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from ..evidence.model import Conflict, ConflictSide, Unsupported
from ..terms import DERIVED_GRAPH, claim_iri, concept_iri, conflict_iri, finding_iri, part_iri, term
from .describe import Value, describe


def conflict_quads(conflict: Conflict) -> Iterator[Quad]:
    """Yield the quads of a conflict, both sides with the claims and findings on them."""
    node = conflict_iri(conflict.kind, conflict.subject, conflict.object, conflict.one.says, conflict.other.says)
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Conflict")),
        ("cr:conflictKind", term(f"cr:{conflict.kind}")),
        ("cr:subject", concept_iri(conflict.subject)),
        ("cr:object", concept_iri(conflict.object)),
        ("cr:explanation", conflict.explanation),
        *(("cr:scope", term(f"cr:{scope}")) for scope in conflict.scopes),
    )
    yield from describe(node, DERIVED_GRAPH, said)
    for name, side in (("one", conflict.one), ("other", conflict.other)):
        part = part_iri(node, name)
        yield from describe(node, DERIVED_GRAPH, (("cr:conflictSide", part),))
        yield from describe(part, DERIVED_GRAPH, _side_said(side))


def _side_said(side: ConflictSide) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("cr:ConflictSide")
    yield "cr:says", side.says
    yield from (("cr:sideClaim", claim_iri(claim)) for claim in side.claims)
    yield from (("cr:sideFinding", finding_iri(finding)) for finding in side.findings)


def unsupported_quads(missing: Unsupported) -> Iterator[Quad]:
    """Yield the quads of the answer that no work is known to carry a claim."""
    claim = claim_iri(missing.claim)
    node = part_iri(claim, "unsupported")
    yield from describe(claim, DERIVED_GRAPH, (("cr:unsupported", node),))
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Unsupported")),
        ("cr:ofClaim", claim),
        ("cr:unsupportedReason", term(f"cr:{missing.reason}")),
        ("cr:ownList", term(f"cr:{missing.own_list}")),
        ("cr:explanation", missing.explanation),
    )
    yield from describe(node, DERIVED_GRAPH, said)
