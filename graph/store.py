"""The store: quads and answers. The one module that opens one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from ingest.errors import KnowledgeBaseError, QueryError

from .answers import Answer, Triples, Truth, rows_of
from .binding import Binding, variable_name

if TYPE_CHECKING:
    import rdflib


class Store(Protocol):
    """What the rest of claimroot needs of a store. Its default graph is the union of its named graphs."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads, all or none."""

    def query(self, sparql: str, bindings: Mapping[str, Binding] | None = None) -> Answer:
        """Return the answer to a read-only query that anybody wrote: checked before it runs. Raises QueryError."""

    def answer(self, sparql: str) -> Answer:
        """Return the answer to a query of ours, such as a named one: it is not checked. Raises QueryError."""

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these parts; None stands for any."""

    def to_dataset(self) -> rdflib.Dataset:
        """Return a copy as an rdflib Dataset, in memory."""

    def holds_graph(self, iri: str) -> bool:
        """Say whether the store has a graph of this name."""

    def close(self) -> None:
        """Let go of the files, or of the connection."""


class OxigraphStore:
    """An embedded Oxigraph store, in memory or in a folder.

    >>> from .terms import WORKS_GRAPH, term
    >>> store = OxigraphStore.in_memory()
    >>> store.add([Quad(term("cr:Claim"), term("rdf:type"), term("rdfs:Class"), WORKS_GRAPH)])
    >>> bool(store.query("ASK { ?class a <http://www.w3.org/2000/01/rdf-schema#Class> }"))
    True
    """

    def __init__(self, store: ox.Store, folder: Path | None = None) -> None:
        self._store: ox.Store | None = store
        self.folder = folder

    @classmethod
    def in_memory(cls) -> OxigraphStore:
        """Return an empty store that is kept in memory."""
        return cls(ox.Store())

    @classmethod
    def open(cls, folder: Path) -> OxigraphStore:
        """Return the store in `folder`, read-only: any number of readers, no writer. Raises KnowledgeBaseError."""
        mend = "build the knowledge base again"
        if not (folder / "CURRENT").is_file():  # RocksDB's own pointer; without it, read_only would make a folder
            raise KnowledgeBaseError("the store is missing", str(folder), mend)
        try:
            return cls(ox.Store.read_only(str(folder)), folder)
        except (OSError, ValueError) as error:
            raise KnowledgeBaseError(f"the store cannot be opened: {error}", str(folder), mend) from None

    @classmethod
    def create(cls, folder: Path, quads: Iterable[Quad]) -> None:
        """Write `quads` into a new store in `folder`, in bounded memory, and compact it.

        Without compaction queries run 8 to 20 times slower after a large load (`Store.optimize`).
        """
        store = ox.Store(str(folder))
        store.bulk_extend(quads)
        store.optimize()
        store.flush()

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads in one transaction: all or none."""
        self._open.extend(quads)

    def query(self, sparql: str, bindings: Mapping[str, Binding] | None = None) -> Answer:
        """Return the answer to a SELECT, ASK, CONSTRUCT or DESCRIBE over the union of all graphs.

        `bindings` maps variable names, without `?`, to terms; they are bound, never pasted into the text, and must
        stand in the SELECT. Reads no more than this store. Raises QueryError.
        """
        from .guard import check_query

        checked = check_query(sparql, self.holds_graph)
        substitutions = {ox.Variable(variable_name(name)): value for name, value in (bindings or {}).items()}
        return self._ask(checked.text, union=not checked.names_graphs, substitutions=substitutions)

    def answer(self, sparql: str) -> Answer:
        """Return the answer to a query of ours over the union of all graphs. Raises QueryError."""
        return self._ask(sparql, union=True, substitutions={})

    def _ask(self, text: str, *, union: bool, substitutions: dict[ox.Variable, Binding]) -> Answer:
        try:
            found = self._open.query(
                text,
                use_default_graph_as_union=union,
                substitutions=substitutions or None,  # type: ignore[arg-type]  # dict is invariant in its value
            )
            return answer_of(found)
        except SyntaxError as error:
            raise syntax_error(str(error)) from None
        except RuntimeError as error:
            where, mend = (
                ("bindings", "bind only variables of the SELECT") if substitutions else ("query", "simplify it")
            )
            raise QueryError(f"the query failed: {error}", where, mend) from None

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these parts; None stands for any."""
        return self._open.quads_for_pattern(subject, predicate, object, graph)

    def to_dataset(self) -> rdflib.Dataset:
        """Return a copy as an rdflib Dataset whose default graph is the union, as here.

        Plain strings come without a datatype, as rdflib writes them: it holds `"x"` and `"x"^^xsd:string` unequal.
        """
        from .dataset import copy_to_dataset

        return copy_to_dataset(self.quads())

    def close(self) -> None:
        """Let go of the files; the store answers no more."""
        self._store = None

    def __len__(self) -> int:
        return len(self._open)

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise KnowledgeBaseError("the store is closed", "store", "open the knowledge base again")
        return self._store

    def holds_graph(self, iri: str) -> bool:
        """Say whether the store has a graph of this name."""
        try:
            return self._open.contains_named_graph(NamedNode(iri))
        except ValueError:
            return False


def syntax_error(message: str) -> QueryError:
    """Return the error that says what is wrong and where, from Oxigraph's "error at 1:23: expected …"."""
    match = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    what, where = (match[3][:200], f"line {match[1]}, column {match[2]}") if match else (message[:200], "query")
    return QueryError(f"not a SPARQL query: {what}", where, "correct it there or just before")


def answer_of(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    """Return what a store or a parser of results found, as an answer."""
    if isinstance(found, ox.QueryBoolean):
        return Truth(bool(found))
    if isinstance(found, ox.QueryTriples):
        return Triples(tuple(found))
    return rows_of((variable.value for variable in found.variables), found)
