"""rdflib's memory store behind our interface: slow and plain, what the others are compared with."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql
from pyoxigraph import Literal, NamedNode, Quad

from ingest.errors import QueryError

from .answers import Answer, Rows, Triples, Truth
from .binding import Binding, with_values
from .dataset import copy_to_dataset, our_term, rdflib_term
from .guard import check_query
from .store import answer_of


class RdflibStore:
    """An rdflib Dataset in memory as a store of ours; rdflib evaluates the queries.

    >>> from .terms import WORKS_GRAPH, term
    >>> store = RdflibStore()
    >>> store.add([Quad(term("cr:Claim"), term("rdf:type"), term("rdfs:Class"), WORKS_GRAPH)])
    >>> bool(store.query("ASK { ?class a <http://www.w3.org/2000/01/rdf-schema#Class> }"))
    True
    """

    def __init__(self, dataset: rdflib.Dataset | None = None) -> None:
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        self._dataset = rdflib.Dataset(default_union=True) if dataset is None else dataset

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""
        for quad in quads:
            graph = self._dataset.graph(rdflib_term(quad.graph_name))
            graph.add((rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object)))

    def query(self, sparql: str, bindings: Mapping[str, Binding] | None = None) -> Answer:
        """Return the answer to a query that anybody wrote: checked before it runs. Raises QueryError."""
        return self.answer(with_values(check_query(sparql, self.holds_graph).text, bindings or {}))

    def answer(self, sparql: str) -> Answer:
        """Return the answer to a query of ours. Raises QueryError."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own `default_context`
                return _answer(self._dataset.query(sparql))
        except Exception as error:  # its evaluator raises errors of many kinds
            raise QueryError(f"the query failed: {str(error)[:200]}", "query", "simplify it") from None

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these parts; None stands for any."""
        parts = [None if part is None else rdflib_term(part) for part in (subject, predicate, object)]
        named = [self._dataset.graph(rdflib_term(graph))] if graph else list(self._dataset.graphs())
        for one in named:
            name = our_term(one.identifier)
            for s, p, o in one.triples((parts[0], parts[1], parts[2])):
                yield Quad(our_term(s), our_term(p), our_term(o), name)

    def to_dataset(self) -> rdflib.Dataset:
        """Return a copy as an rdflib Dataset, in memory."""
        return copy_to_dataset(self.quads())

    def holds_graph(self, iri: str) -> bool:
        """Say whether the store has a graph of this name."""
        return any(str(graph.identifier) == iri for graph in self._dataset.graphs())

    def close(self) -> None:
        """Let go of what is in memory."""
        self._dataset = rdflib.Dataset(default_union=True)


def _answer(result: rdflib.query.Result) -> Answer:
    if result.type == "ASK":
        return Truth(bool(result.askAnswer))
    if result.graph is not None:
        return Triples(tuple(ox.Triple(our_term(s), our_term(p), our_term(o)) for s, p, o in result.graph))
    written: Any = result.serialize(format="json")
    found = ox.parse_query_results(written, format=ox.QueryResultsFormat.JSON)
    answer = answer_of(found)
    assert isinstance(answer, Rows)
    return answer
