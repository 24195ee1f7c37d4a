"""What was worked out → quads, in the derived graph: it may be dropped and rebuilt.

The propositions that claims share stand here too, since they follow from the claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Quad

from ingest.model import Claim, Work

from ..evidence.model import CitationLink, Difference, Resolution, Verdict
from ..terms import (
    DERIVED_GRAPH,
    axis_iri,
    claim_iri,
    concept_iri,
    finding_iri,
    part_iri,
    proposition_ends,
    proposition_iri,
    reference_iri,
    short_hash,
    term,
    work_iri_of,
)
from .describe import Value, describe


def proposition_quads(claim: Claim) -> Iterator[Quad]:
    """Yield the quads of the proposition that a claim shares with others. Polarity is the claim's, not its."""
    subject, relation, obj = claim.subject.concept, claim.relation, claim.object.concept
    ends = proposition_ends(subject, relation, obj)
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Proposition")),
        ("cr:subject", concept_iri(ends[0])),
        ("cr:relation", term(f"cr:{relation.value}")),
        ("cr:object", concept_iri(ends[1])),
    )
    yield from describe(proposition_iri(subject, relation, obj), DERIVED_GRAPH, said)


def link_quads(link: CitationLink, works: Mapping[str, Work]) -> Iterator[Quad]:
    """Yield the quads of a link from a claim to a work; `works` maps keys to works, for the work's IRI.

    `cr:referencePosition` with the claim's `cr:text` leads to the printed reference.
    """
    claim = claim_iri(link.claim)
    node = part_iri(claim, f"link-{short_hash(link.work, str(link.reference), link.status)}")
    yield from describe(node, DERIVED_GRAPH, _link_said(link, works))


def _link_said(link: CitationLink, works: Mapping[str, Work]) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("cito:Citation")
    yield "cito:hasCitingEntity", claim_iri(link.claim)
    yield "cito:hasCitedEntity", work_iri_of(link.work, works)
    yield "cr:linkStatus", term(f"cr:{link.status}")
    yield "cr:linkConfidence", float(link.confidence)
    yield "cr:referencePosition", link.reference
    yield "cr:reviewStatus", term("cr:reviewed") if link.reviewed else None
    yield from (("cr:linkReason", term(f"cr:{reason}")) for reason in link.reasons)
    yield from (("cr:linkedFinding", finding_iri(finding)) for finding in link.findings)


def verdict_quads(verdict: Verdict, works: Mapping[str, Work]) -> Iterator[Quad]:
    """Yield the quads of a verdict: what the claim says, what the finding says, and how they compare."""
    claim = claim_iri(verdict.claim)
    sides = (verdict.claim_says, verdict.finding_says)
    name = short_hash(verdict.work, verdict.finding or "", verdict.axis, verdict.verdict, *sides)
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Verdict")),
        ("cr:ofClaim", claim),
        ("cr:againstWork", work_iri_of(verdict.work, works)),
        ("cr:againstFinding", finding_iri(verdict.finding) if verdict.finding is not None else None),
        ("cr:axis", axis_iri(verdict.axis)),
        ("cr:verdict", term(f"cr:{verdict.verdict}")),
        ("cr:claimSays", verdict.claim_says),
        ("cr:findingSays", verdict.finding_says),
        ("cr:explanation", verdict.explanation),
    )
    yield from describe(part_iri(claim, f"verdict-{name}"), DERIVED_GRAPH, said)


def resolution_quads(resolution: Resolution, works: Mapping[str, Work]) -> Iterator[Quad]:
    """Yield the quads that lead from a printed reference to its work, with what agreed and what differed."""
    reference = reference_iri(resolution.text_sha256, resolution.reference)
    work = work_iri_of(resolution.work, works)
    node = part_iri(reference, f"resolution-{short_hash(resolution.work)}")
    yield from describe(reference, DERIVED_GRAPH, (("cr:resolvesTo", work),))
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Resolution")),
        ("cr:ofReference", reference),
        ("cr:ofWork", work),
        ("cr:resolutionConfidence", float(resolution.confidence)),
        *(("cr:agreeingField", field) for field in resolution.agreeing),
    )
    yield from describe(node, DERIVED_GRAPH, said)
    for number, difference in enumerate(resolution.differing, 1):
        part = part_iri(reference, f"difference-{short_hash(resolution.work)}-{number}")
        yield from describe(node, DERIVED_GRAPH, (("cr:difference", part),))
        yield from describe(part, DERIVED_GRAPH, _difference_said(difference))


def _difference_said(difference: Difference) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("cr:Difference")
    yield "cr:field", difference.field
    yield "cr:printed", difference.printed
    yield "cr:recorded", difference.recorded
    yield "cr:differenceKind", difference.kind or None
