"""Strengths and voices → quads, in the derived graph: every level with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from ingest.model import Relation, Work

from ..evidence.model import UNGRADED, EvidenceLine, Strength, Voice
from ..terms import (
    DERIVED_GRAPH,
    article_iri,
    claim_iri,
    finding_iri,
    part_iri,
    proposition_iri,
    root_iri,
    short_hash,
    term,
    voice_iri,
    work_iri_of,
)
from .describe import Value, describe


def level_iri(level: int | None) -> NamedNode:
    """Return the term of a level.

    >>> level_iri(3).value, level_iri(None).value
    ('https://w3id.org/claimroot/ns#E3', 'https://w3id.org/claimroot/ns#ungraded')
    """
    return term(f"cr:{UNGRADED}" if level is None else f"cr:E{level}")


def strength_quads(strength: Strength, works: Mapping[str, Work]) -> Iterator[Quad]:
    """Yield the quads of a proposition's strength and of its evidence lines; `works` maps keys to works."""
    proposition = proposition_iri(strength.subject, Relation(strength.relation), strength.object)
    node = part_iri(proposition, "strength")
    yield from describe(proposition, DERIVED_GRAPH, (("cr:strength", node),))
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Strength")),
        ("cr:ofProposition", proposition),
        ("cr:claimKind", term(f"cr:{strength.kind}Kind")),
        ("cr:level", level_iri(strength.level)),
        ("cr:opposingLevel", level_iri(strength.opposing_level)),
        ("cr:supportNumber", float(strength.supports)),
        ("cr:opposingNumber", float(strength.opposes)),
        ("cr:netNumber", float(strength.net)),
        ("cr:claimCount", strength.claims),
        ("cr:denialCount", strength.denials),
        ("cr:voices", strength.voices),
        ("cr:rootCount", strength.roots),
        ("cr:opposingRootCount", strength.opposing_roots),
        ("cr:echoes", strength.echoes),
        ("cr:summary", strength.summary),
    )
    yield from describe(node, DERIVED_GRAPH, said)
    for line in strength.lines:
        yield from _line_quads(line, proposition, node, works)


def _line_quads(
    line: EvidenceLine, proposition: NamedNode, strength: NamedNode, works: Mapping[str, Work]
) -> Iterator[Quad]:
    node = part_iri(proposition, f"line-{short_hash(line.root, line.side)}")
    yield from describe(strength, DERIVED_GRAPH, (("cr:evidenceLine", node),))
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:EvidenceLine")),
        ("cr:ofProposition", proposition),
        ("cr:side", term(f"cr:{line.side}")),
        ("cr:root", root_iri(line.root, works)),
        ("cr:level", level_iri(line.level)),
        ("cr:startLevel", level_iri(line.start)),
        ("cr:design", line.design),
        ("cr:lineFinding", finding_iri(line.finding) if line.finding is not None else None),
        *(("cr:lineWork", work_iri_of(work, works)) for work in line.works),
        *(("cr:downgrade", term(f"cr:{downgrade}")) for downgrade in line.downgrades),
        *(("cr:leaningClaim", claim_iri(claim)) for claim in line.claims),
    )
    yield from describe(node, DERIVED_GRAPH, said)


def voice_quads(voice: Voice) -> Iterator[Quad]:
    """Yield the quads of a voice: which articles speak with it, and why they are one."""
    node = voice_iri(voice.articles[0])
    yield from describe(node, DERIVED_GRAPH, (("rdf:type", term("cr:Voice")),))
    yield from describe(node, DERIVED_GRAPH, (("cr:voiceReason", term(f"cr:{reason}")) for reason in voice.reasons))
    for article in voice.articles:
        yield from describe(article_iri(article), DERIVED_GRAPH, (("cr:voice", node),))
