"""Quads → claims: what `claim_quads` wrote, read back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from ingest.model import Absence, Claim, Cue, LanguageStrength, Marker, Mention, Quantity, Quote, Relation, Scale, Span

from ..terms import CITO, CR, OA, PREFIXES, TYPE, last_name, local_name, part_iri, term


class QuadSource(Protocol):
    """Anything that finds quads by their parts; None stands for any."""

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]: ...


class _Node:
    """What one thing's quads say, by property IRI. A property read with `one` has one value."""

    def __init__(self, source: QuadSource, iri: NamedNode) -> None:
        self.iri = iri
        self._said: dict[str, list[NamedNode | Literal]] = {}
        for quad in source.quads(iri):
            if isinstance(quad.object, NamedNode | Literal):  # we write no other terms
                self._said.setdefault(quad.predicate.value, []).append(quad.object)

    def get(self, curie: str) -> str | None:
        prefix, _, local = curie.partition(":")
        values = self._said.get(PREFIXES[prefix] + local)
        return values[0].value if values else None

    def one(self, curie: str) -> str:
        value = self.get(curie)
        if value is None:
            raise KeyError(f"{self.iri.value} has no {curie}")
        return value

    def all(self, iri: str) -> list[NamedNode | Literal]:
        return self._said.get(iri, [])

    def number(self, curie: str) -> float | None:
        value = self.get(curie)
        return None if value is None else float(value)

    def says(self, curie: str) -> bool:
        return self.one(curie) == "true"

    @property
    def span(self) -> Span:
        return Span(int(self.one("oa:start")), int(self.one("oa:end")))


def read_claims(source: QuadSource) -> Iterator[Claim]:
    """Yield every claim of a store, in no particular order, one at a time.

    `source` is a store (`graph.store.Store`) or anything else that finds quads by their parts.
    """
    for iri in _subjects(source.quads(None, TYPE, term("cr:Claim"))):
        yield _read_claim(source, iri)


def _subjects(quads: Iterator[Quad]) -> Iterator[NamedNode]:
    return (quad.subject for quad in quads if isinstance(quad.subject, NamedNode))


def _read_claim(source: QuadSource, iri: NamedNode) -> Claim:
    node = _Node(source, iri)
    return Claim(
        article=last_name(node.one("cr:article")),
        text_sha256=last_name(node.one("cr:text")),
        quote=_read_quote(source, iri),
        subject=_read_mention(source, iri, "subject", node.one("cr:subject")),
        relation=Relation(local_name(node.one("cr:relation"))),
        object=_read_mention(source, iri, "object", node.one("cr:object")),
        negated=node.says("cr:negated"),
        hedged=node.says("cr:hedged"),
        language_strength=LanguageStrength(local_name(node.one("cr:languageStrength"))),
        quantity=_read_quantity(source, part_iri(iri, "quantity")) if node.get("cr:quantity") else None,
        population=_read_cue(source, part_iri(iri, "population")) if node.get("cr:populationCue") else None,
        attribution=_read_cue(source, part_iri(iri, "attribution")) if node.get("cr:attributionCue") else None,
        citations=_read_markers(source, iri),
        structural=node.says("cr:structural"),
        reading=float(node.one("cr:reading")),
        rule=node.one("cr:rule"),
        cues=_read_cues(source, iri, len(node.all(f"{CR}cue"))),
        absence=Absence(local_name(node.one("cr:absence"))) if node.get("cr:absence") else None,
    )


def _read_quote(source: QuadSource, iri: NamedNode) -> Quote:
    words, place = (_Node(source, part_iri(iri, f"target-{part}")) for part in ("quote", "position"))
    return Quote(place.span, words.one("oa:exact"), words.one("oa:prefix"), words.one("oa:suffix"))


def _read_mention(source: QuadSource, iri: NamedNode, role: str, concept: str) -> Mention:
    words, place = (_Node(source, part_iri(iri, f"{role}-{part}")) for part in ("quote", "position"))
    return Mention(place.span, words.one("oa:exact"), last_name(concept))


def _read_quantity(source: QuadSource, iri: NamedNode) -> Quantity:
    node = _Node(source, iri)
    return Quantity(
        unit=node.one("cr:unitText"),
        value=node.number("cr:value"),
        low=node.number("cr:low"),
        high=node.number("cr:high"),
        comparator=node.get("cr:comparator") or "",
        approximate=node.says("cr:approximate"),
        ci_low=node.number("cr:ciLow"),
        ci_high=node.number("cr:ciHigh"),
        scale=Scale(node.get("cr:scale") or ""),
        p=node.get("cr:pValue") or "",
    )


def _read_cue(source: QuadSource, iri: NamedNode) -> Cue:
    node = _Node(source, iri)
    return Cue(node.one("cr:role"), node.span, node.one("cr:words"))


def _read_cues(source: QuadSource, iri: NamedNode, count: int) -> tuple[Cue, ...]:
    return tuple(_read_cue(source, part_iri(iri, f"cue-{number}")) for number in range(1, count + 1))


def _read_markers(source: QuadSource, iri: NamedNode) -> tuple[Marker, ...]:
    """Return the markers in their order; links to works are citations too, and have no place in the text."""
    found = source.quads(None, NamedNode(f"{CITO}hasCitingEntity"), iri)
    nodes = [_Node(source, subject) for subject in _subjects(found)]
    markers = [node for node in nodes if node.all(f"{OA}start")]
    return tuple(_marker(node) for node in sorted(markers, key=lambda node: int(node.iri.value.rpartition("-")[2])))


def _marker(node: _Node) -> Marker:
    position = node.get("cr:referencePosition")
    return Marker(node.span, node.one("cr:marker"), node.one("cr:key"), None if position is None else int(position))
