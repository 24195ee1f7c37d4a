"""Document → quads: the article, its text, its references as printed, and the run that read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from ingest.model import Document, Reference

from ..terms import AGENT, article_iri, reference_iri, run_iri, term, text_iri
from .describe import Value, describe


@dataclass(frozen=True, slots=True)
class Run:
    """A reading of texts by one version of the reader; it has no time, so that reading twice adds nothing."""

    reader_version: str
    software_version: str = ""


def document_quads(document: Document, run: Run | None = None) -> Iterator[Quad]:
    """Yield the quads of an article without its claims, all in the graph of its text."""
    graph = text_iri(document.sha256)
    yield from describe(article_iri(document.name), graph, _article_said(document, graph))
    text: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Text")),
        ("cr:article", article_iri(document.name)),
        ("cr:sha256", document.sha256),
        ("cr:characters", len(document.text)),
    )
    yield from describe(graph, graph, text)
    for reference in document.references:
        yield from _reference_quads(reference, document.sha256, graph)
    if run is not None:
        yield from _run_quads(run, graph)


def _article_said(document: Document, text: NamedNode) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", term("cr:Article")
    yield "cr:name", document.name
    yield "cr:currentText", text
    yield "dct:title", document.title
    yield "dct:creator", document.author
    yield "dct:publisher", document.publisher
    yield "dct:date", document.date
    yield "dct:language", document.language
    yield "cr:original", document.original
    yield "schema:url", document.url


def _reference_quads(reference: Reference, sha256: str, graph: NamedNode) -> Iterator[Quad]:
    node = reference_iri(sha256, reference.position)
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:PrintedReference")),
        ("cr:text", graph),
        ("cr:position", reference.position),
        ("cr:printed", reference.text),
        ("cr:key", reference.key),
        ("cr:authorList", "; ".join(reference.authors) or None),
        ("cr:year", reference.year),
        ("dct:title", reference.title),
        ("cr:journal", reference.journal),
        ("bibo:volume", reference.volume),
        ("bibo:issue", reference.issue),
        ("bibo:pages", reference.pages),
        ("bibo:doi", reference.doi),
        ("fabio:hasPubMedId", reference.pmid),
        ("schema:url", reference.url),
        ("oa:start", reference.span.start if reference.span else None),
        ("oa:end", reference.span.end if reference.span else None),
    )
    yield from describe(node, graph, said)


def _run_quads(run: Run, graph: NamedNode) -> Iterator[Quad]:
    said: tuple[tuple[str, Value], ...] = (
        ("rdf:type", term("cr:Run")),
        ("rdf:type", term("prov:Activity")),
        ("prov:used", graph),
        ("prov:wasAssociatedWith", AGENT),
        ("cr:readerVersion", run.reader_version),
        ("cr:softwareVersion", run.software_version or None),
    )
    yield from describe(run_iri(run.reader_version), graph, said)
