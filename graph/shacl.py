"""Whether a graph is well formed: SHACL shapes (`shapes.ttl`) over the terms (`ontology.ttl`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import ClaimrootError

if TYPE_CHECKING:
    import rdflib

_HOME = Path(__file__).parent
_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that breaks a shape. `value` is None where a value is missing."""

    node: str
    path: str
    message: str
    value: str | None = None


def validate(dataset: rdflib.Dataset | rdflib.Graph) -> tuple[Violation, ...]:
    """Return what is not well formed, sorted; () for a graph that is.

    `dataset` is all that is to be checked, such as `OxigraphStore.to_dataset()`. Source: SHACL, W3C Recommendation
    of 20 July 2017. Raises ClaimrootError where pySHACL is not installed.
    """
    try:
        import pyshacl
    except ImportError:
        raise ClaimrootError("pySHACL is not installed", "graph.shacl", "pip install 'claimroot[shacl]'") from None
    import rdflib

    shapes = rdflib.Graph().parse(_HOME / "shapes.ttl")
    data = _one_graph(dataset)
    data.parse(_HOME / "ontology.ttl")  # the values of our terms are things too, with a class
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    return tuple(sorted(_violations(report)))


def _one_graph(dataset: rdflib.Dataset | rdflib.Graph) -> rdflib.Graph:
    """Return a copy of all triples as one graph: the shapes are about the union, as queries are."""
    import rdflib

    union = rdflib.Graph()
    whole = dataset.quads() if isinstance(dataset, rdflib.Dataset) else dataset
    for triple in whole:
        union.add(triple[:3])
    return union


def _violations(report: rdflib.Graph) -> set[Violation]:
    import rdflib

    def said(result: rdflib.term.Node, name: str) -> str | None:
        value = report.value(result, rdflib.URIRef(_SH + name))
        return None if value is None else str(value)

    results = report.subjects(rdflib.RDF.type, rdflib.URIRef(f"{_SH}ValidationResult"))
    return {
        Violation(
            said(r, "focusNode") or "", said(r, "resultPath") or "", said(r, "resultMessage") or "", said(r, "value")
        )
        for r in results
    }
