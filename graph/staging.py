"""A knowledge base goes into an endpoint in one step: quads wait in graphs that no query finds, then all move at once.

A store over HTTP takes quads in many requests, and each of them is seen as soon as it is done. So quads come first
under other names: `…/id/staged/TOKEN/` stands in front of their graph and of their property, so that no pattern that
names a property finds them. The last request removes what was there before and gives the new quads their own names. An
engine that carries a request out whole or not at all (SPARQL 1.1 Update, section 3: it SHOULD) thus has either the old
knowledge base or the new one, also where the loader or the server is killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from .terms import ID, REVIEW_GRAPH

STAGED = f"{ID}staged/"
"""What the names of waiting graphs start with."""
_OURS = f'STRSTARTS(STR(?g), "{ID}") && ?g != {REVIEW_GRAPH} && !STRSTARTS(STR(?g), "{STAGED}")'


def stage_name(token: str) -> str:
    """Return what stands in front of the names of quads that wait; `token` tells this load from any other."""
    return f"{STAGED}{token}/"


def staged_quads(quads: Iterable[Quad], stage: str) -> Iterator[Quad]:
    """Yield quads of named graphs with the names under which they wait.

    >>> from .terms import WORKS_GRAPH, term
    >>> quad = Quad(term("cr:Work"), term("rdf:type"), term("rdfs:Class"), WORKS_GRAPH)
    >>> next(staged_quads([quad], stage_name("a1"))).graph_name.value
    'https://w3id.org/claimroot/id/staged/a1/https://w3id.org/claimroot/id/graph/works'
    """
    for quad in quads:
        graph = quad.graph_name
        assert isinstance(graph, NamedNode)  # we write no quad outside of a named graph
        renamed = NamedNode(stage + quad.predicate.value), NamedNode(stage + graph.value)
        yield Quad(quad.subject, renamed[0], quad.object, renamed[1])


def staged_count(stage: str) -> str:
    """Return the query that counts the quads that wait, as `?n`."""
    return f'SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), "{stage}")) }}'


def waiting_graphs() -> str:
    """Return the query for the graphs, `?g`, that wait, of whatever load."""
    return f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), "{STAGED}")) }}'


def switch(stage: str) -> str:
    """Return the update that puts what waits in place of what was there; reviews and graphs of others stay."""
    waiting = f'GRAPH ?w {{ ?s ?q ?o }} FILTER (STRSTARTS(STR(?w), "{stage}"))'
    named = " ".join(
        f'BIND (IRI(STRAFTER(STR({old}), "{stage}")) AS {new})' for old, new in (("?w", "?g"), ("?q", "?p"))
    )
    return (
        f"DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER ({_OURS}) }} ;\n"
        f"DELETE {{ GRAPH ?w {{ ?s ?q ?o }} }} INSERT {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ {waiting} {named} }}"
    )
