"""To and from rdflib: a live rdflib view of a store, a copy in memory, and terms both ways.

oxrdflib was the rival: it views an embedded store only, hands plain strings back as `xsd:string` (which rdflib holds
unequal to `"x"`), lets SERVICE through, and writes. This view is read-only, over any store of ours.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql
import rdflib.store
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from ingest.errors import QueryError

from .answers import Rows, Truth
from .store import Store
from .terms import PREFIXES

Pattern = tuple[Any, Any, Any]
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER (isIRI(?g)) }"  # without FILTER Virtuoso takes minutes
_READ_ONLY = ("the view of a knowledge base is read-only", "dataset", "copy it first: Dataset().addN(dataset.quads())")


def view_dataset(store: Store) -> rdflib.Dataset:
    """Return an rdflib Dataset over a store: nothing is copied, its default graph is the union, it is read-only.

    A query given as a string is answered by the store, under its guard; a prepared one by rdflib's own evaluator.

    >>> from .store import OxigraphStore
    >>> from .terms import WORKS_GRAPH, term
    >>> store = OxigraphStore.in_memory()
    >>> store.add([Quad(term("cr:Claim"), term("rdf:type"), term("rdfs:Class"), WORKS_GRAPH)])
    >>> bool(view_dataset(store).query("ASK { cr:Claim a rdfs:Class }"))
    True
    """
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False  # FROM must not fetch anything, whoever evaluates
    dataset = rdflib.Dataset(store=StoreView(store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


def copy_to_dataset(quads: Iterable[Quad]) -> rdflib.Dataset:
    """Return a copy in memory whose default graph is the union, as in our stores."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.addN(_rdflib_quad(quad, dataset) for quad in quads)
    return dataset


class StoreView(rdflib.store.Store):
    """rdflib's store interface over one of ours, for reading."""

    context_aware = True
    graph_aware = True
    formula_aware = False
    transaction_aware = False

    def __init__(self, store: Store) -> None:
        self._ours = store
        self._prefixes: dict[str, rdflib.URIRef] = {}
        super().__init__()

    def triples(
        self, triple_pattern: Pattern, context: rdflib.Graph | None = None
    ) -> Iterator[tuple[Pattern, Iterator[rdflib.Graph | None]]]:
        """Yield the triples of a pattern, each with its graph; the union where `context` is no named graph."""
        parts = [None if part is None else our_term(part) for part in triple_pattern]
        if any(part is not None and wanted is None for part, wanted in zip(triple_pattern, parts, strict=True)):
            return
        graph = None if _is_union(context) else our_term(getattr(context, "identifier", context))
        for quad in self._ours.quads(parts[0], parts[1], parts[2], graph):
            triple = (rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object))
            yield triple, iter((self._graph(quad.graph_name),))

    def contexts(self, triple: Pattern | None = None) -> Generator[rdflib.Graph, None, None]:
        """Yield the named graphs, or those that hold a triple."""
        if triple is not None:
            for _, graphs in self.triples(triple):
                yield from (graph for graph in graphs if graph is not None)
            return
        found = self._ours.answer(_GRAPHS)
        assert isinstance(found, Rows)
        yield from (self._graph(row[0]) for row in found.rows)

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        pattern = "?s ?p ?o" if _is_union(context) else f"GRAPH {our_term(_name_of(context))} {{ ?s ?p ?o }}"
        found = self._ours.answer(f"SELECT (COUNT(*) AS ?n) {{ {{ SELECT DISTINCT ?s ?p ?o {{ {pattern} }} }} }}")
        assert isinstance(found, Rows)
        return int(found.rows[0][0].value)

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Any],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,
    ) -> Result:
        """Return the store's answer to a query in text over the union; leave all else to rdflib's evaluator."""
        if not isinstance(query, str) or initBindings or kwargs or queryGraph != "__UNION__":
            raise NotImplementedError
        known = {**self._prefixes, **initNs}
        head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in known.items() if f"{prefix}:" in query)
        return _result(self._ours.query(head + query))

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Refuse: the view is read-only."""
        raise QueryError(*_READ_ONLY)

    def remove(self, triple: Any, context: Any = None) -> None:
        """Refuse: the view is read-only."""
        raise QueryError(*_READ_ONLY)

    def update(self, *given: Any, **named: Any) -> None:
        """Refuse: the view is read-only."""
        raise QueryError(*_READ_ONLY)

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Do nothing: a graph is there once something is in it."""

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None:
        """Keep a prefix for this view."""
        if override or prefix not in self._prefixes:
            self._prefixes[prefix] = rdflib.URIRef(namespace)

    def namespace(self, prefix: str) -> rdflib.URIRef | None:
        """Return the namespace of a prefix."""
        return self._prefixes.get(prefix)

    def prefix(self, namespace: rdflib.URIRef) -> str | None:
        """Return the prefix of a namespace."""
        return next((prefix for prefix, iri in self._prefixes.items() if iri == namespace), None)

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        """Yield each prefix with its namespace."""
        yield from self._prefixes.items()

    def _graph(self, name: Any) -> rdflib.Graph:
        identifier = DATASET_DEFAULT_GRAPH_ID if isinstance(name, ox.DefaultGraph) else rdflib_term(name)
        return rdflib.Graph(store=self, identifier=identifier)


def _name_of(context: Any) -> Any:
    return getattr(context, "identifier", context)


def _is_union(context: Any) -> bool:
    """Say whether rdflib means the whole store: no graph, or the Dataset itself, which is the union here."""
    return context is None or _name_of(context) == DATASET_DEFAULT_GRAPH_ID


def _result(answer: Any) -> Result:
    if isinstance(answer, Truth):
        result = Result("ASK")
        result.askAnswer = answer.value
    elif isinstance(answer, Rows):
        result = Result("SELECT")
        result.vars = [rdflib.Variable(name) for name in answer.variables]
        result.bindings = [
            {name: rdflib_term(term) for name, term in zip(result.vars, row, strict=True) if term is not None}
            for row in answer.rows
        ]
    else:
        result = Result("CONSTRUCT")
        result.graph = rdflib.Graph()
        for triple in answer.triples:
            result.graph.add((rdflib_term(triple.subject), rdflib_term(triple.predicate), rdflib_term(triple.object)))
    return result


# Terms ----------------------------------------------------------------------------------------------------------------


def _rdflib_quad(
    quad: Quad, dataset: rdflib.Dataset
) -> tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node, rdflib.Graph]:
    graph = quad.graph_name
    context = dataset.graph(rdflib_term(graph)) if isinstance(graph, NamedNode) else dataset.default_graph
    return rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object), context


def rdflib_term(term: object) -> rdflib.term.IdentifiedNode | rdflib.Literal:
    """Return a term as rdflib has it: a plain string without a datatype, as rdflib itself writes it.

    >>> rdflib_term(Literal("knee")) == rdflib.Literal("knee")
    True
    """
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal), f"not an RDF 1.1 term: {term}"
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))


def our_term(term: Any) -> Any:
    """Return rdflib's term as ours; None for one that no store of ours can hold, such as an IRI with a gap."""
    try:
        if isinstance(term, rdflib.Literal):
            if term.language:
                return Literal(str(term), language=term.language)
            return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))
        return NamedNode(str(term)) if isinstance(term, rdflib.URIRef) else ox.BlankNode(str(term))
    except ValueError:
        return None
