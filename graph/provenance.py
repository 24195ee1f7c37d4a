"""Claim provenance as a graph: articles and works are nodes, an edge holds the claims that tie the two together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.model import Document, Work

from .evidence.links import supports
from .page.model import PageEdge, PageNode
from .terms import work_iri
from .trace import Source, Trace
from .wording import work_words

NO_WORK = "no-work"
"""The id of the node that claims without a source lead to."""


def provenance(traces: Sequence[Trace]) -> tuple[tuple[PageNode, ...], tuple[PageEdge, ...]]:
    """Return a node for each article and each work that a claim is linked to, and the edges between them.

    An edge says how the claims are tied to the work: `cites` where the text marks it, `matched_to` where we inferred
    it, `contradicted_by` where the work found the opposite. Claims without a source lead to one node that says so.
    """
    documents = {trace.document.sha256: trace.document for trace in traces}
    works = {source.work.key: source.work for trace in traces for source in trace.sources if source.link}
    edges = _edges(traces)
    nodes = [_article(document) for document in sorted(documents.values(), key=lambda one: one.name)]
    nodes += [_work(work) for _, work in sorted(works.items())]
    if any(edge.object == NO_WORK for edge in edges):
        nodes.append(PageNode(NO_WORK, "no source found", "Thing"))
    return tuple(nodes), edges


def _article(document: Document) -> PageNode:
    return PageNode(f"article:{document.name}", document.title or document.name, "Article", (document.name,))


def _work(work: Work) -> PageNode:
    families = [author.split(",")[0] for author in work.authors]
    who = families[0] + (" et al." if len(families) > 1 else "") if families else "No author"
    return PageNode(
        f"work:{work.key}", f"{who} {work.year or ''}".strip(), "Work", (work_words(work),), work_iri(work).value
    )


def _edges(traces: Iterable[Trace]) -> tuple[PageEdge, ...]:
    grouped: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for trace in traces:
        article = f"article:{trace.document.name}"
        ties = [(_tie(source), f"work:{source.work.key}") for source in trace.sources if source.link]
        for relation, work in ties or [("without_source", NO_WORK)]:
            grouped[article, relation, work].append(trace.claim.id)
    return tuple(
        PageEdge(
            "|".join(key), key[0], key[1], key[2], claims=tuple(dict.fromkeys(claims)), supported=key[2] != NO_WORK
        )
        for key, claims in sorted(grouped.items())
    )


def _tie(source: Source) -> str:
    assert source.link is not None
    if not supports(source.link):
        return "contradicted_by"
    return "cites" if source.link.status == "explicit" else "matched_to"
