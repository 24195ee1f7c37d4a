"""A thing and what is said of it, as quads: the one way in which the other modules write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ingest.model import Quantity

from ..terms import term, unit_iri

Value = NamedNode | Literal | str | bool | int | float | None


def literal(value: str | bool | int | float) -> Literal:
    """Return a literal: xsd:string, xsd:boolean, xsd:integer, or xsd:double, which alone holds any float exactly.

    >>> literal(57.4).datatype.value
    'http://www.w3.org/2001/XMLSchema#double'
    """
    return Literal(value)


def describe(thing: NamedNode, graph: NamedNode, said: Iterable[tuple[str, Value]]) -> Iterator[Quad]:
    """Yield a quad for each (CURIE of a property, value); a value of None says nothing.

    Python values become literals: `str` a plain string, `float` an xsd:double.
    """
    for curie, value in said:
        if value is not None:
            obj = value if isinstance(value, NamedNode | Literal) else literal(value)
            yield Quad(thing, term(curie), obj, graph)


def quantity_quads(node: NamedNode, quantity: Quantity, graph: NamedNode) -> Iterator[Quad]:
    """Yield the quads of a quantity: figures as xsd:double, the unit as a term and as printed."""
    yield from describe(
        node,
        graph,
        (
            ("rdf:type", term("cr:Quantity")),
            ("cr:unit", unit_iri(quantity.unit)),
            ("cr:unitText", quantity.unit),
            ("cr:value", _double(quantity.value)),
            ("cr:low", _double(quantity.low)),
            ("cr:high", _double(quantity.high)),
            ("cr:comparator", quantity.comparator or None),
            ("cr:approximate", quantity.approximate),
            ("cr:ciLow", _double(quantity.ci_low)),
            ("cr:ciHigh", _double(quantity.ci_high)),
            ("cr:scale", quantity.scale.value or None),
            ("cr:pValue", quantity.p or None),
        ),
    )


def _double(value: float | None) -> float | None:
    return None if value is None else float(value)
