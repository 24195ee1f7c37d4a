"""Knowledge base → what the page draws: concepts, propositions, and everything known of each claim, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ingest.model import Claim, Concept

from .base import KnowledgeBase
from .evidence.figures import show_quantity
from .page.model import PageCitation, PageClaim, PageEdge, PageGraph, PageNode, PageVerdict
from .terms import concept_iri
from .trace import Source, Trace, Tracer
from .wording import claim_sentence, finding_sentence, reason_words

NOTE = "A claim is what an article says, not what is true."


def draw_base(base: KnowledgeBase, *, around: str | None = None, depth: int = 1, title: str | None = None) -> PageGraph:
    """Return what the page shows of a knowledge base: all of it, or what lies within `depth` hops of a concept.

    `around` is a concept's id or label; ConceptNotFoundError lists near names.
    """
    tracer = tracer_of(base)
    concepts = tracer.vocabulary.concepts
    claims: Iterable[Claim] = tracer.claims
    if around is not None:
        centre = tracer.vocabulary.named(around)
        claims = _near(tracer.claims, {centre.id, *_narrower(centre.id, tracer)}, depth)
        title = title or f"Claims around {centre.label}"
    traces = [tracer.trace_claim(claim) for claim in claims]
    counts = {
        "articles": len({trace.claim.article for trace in traces}),
        "claims": len(traces),
        "works": len({source.work.key for trace in traces for source in trace.sources if source.link}),
    }
    return PageGraph(
        title=title or "What the articles claim, and where it comes from",
        nodes=_nodes(traces, concepts),
        edges=_edges(traces),
        claims=tuple(_claim(trace, concepts) for trace in traces),
        counts=counts,
        note=NOTE,
    )


def tracer_of(base: KnowledgeBase) -> Tracer:
    """Return a tracer over everything in a knowledge base."""
    return Tracer.of(
        claims=base.claims(),
        documents=base.documents(),
        works=base.works(),
        findings=base.findings(),
        links=base.links(),
        verdicts=base.verdicts(),
        vocabulary=base.vocabulary,
        strengths=base.strengths(),
    )


def _narrower(concept: str, tracer: Tracer) -> set[str]:
    return {one for one in tracer.vocabulary.concepts if concept in tracer.vocabulary.ancestors(one)}


def _near(claims: Sequence[Claim], centre: set[str], depth: int) -> list[Claim]:
    reached = set(centre)
    kept: dict[str, Claim] = {}
    for _ in range(depth):
        edge = [claim for claim in claims if {claim.subject.concept, claim.object.concept} & reached]
        for claim in edge:
            kept[claim.id] = claim
        reached |= {concept for claim in edge for concept in (claim.subject.concept, claim.object.concept)}
    return list(kept.values())


def _nodes(traces: Iterable[Trace], concepts: Mapping[str, Concept]) -> tuple[PageNode, ...]:
    used = {mention.concept for trace in traces for mention in (trace.claim.subject, trace.claim.object)}
    return tuple(
        PageNode(concept.id, concept.label, concept.kind.value, concept.alt_labels, concept_iri(concept.id).value)
        for concept in (concepts[one] for one in sorted(used))
    )


def _edges(traces: Iterable[Trace]) -> tuple[PageEdge, ...]:
    grouped: dict[tuple[str, str, str, bool], list[Trace]] = defaultdict(list)
    for trace in traces:
        claim = trace.claim
        grouped[claim.subject.concept, claim.relation.value, claim.object.concept, claim.negated].append(trace)
    return tuple(_edge(key, group) for key, group in sorted(grouped.items()) if key[0] != key[2])


def _edge(key: tuple[str, str, str, bool], group: Sequence[Trace]) -> PageEdge:
    subject, relation, object_, negated = key
    strongest = max((trace.claim.language_strength for trace in group), key=lambda strength: strength.rank)
    return PageEdge(
        id="|".join((subject, relation, object_, "not" if negated else "")),
        subject=subject,
        relation=relation,
        object=object_,
        negated=negated,
        claims=tuple(trace.claim.id for trace in group),
        language_strength=strongest.value,
        supported=any(trace.supported for trace in group),
    )


def _claim(trace: Trace, concepts: Mapping[str, Concept]) -> PageClaim:
    claim, document = trace.claim, trace.document
    return PageClaim(
        id=claim.id,
        sentence=claim_sentence(claim, concepts),
        quote=claim.quote.exact,
        prefix=claim.quote.prefix,
        suffix=claim.quote.suffix,
        subject_text=claim.subject.text,
        object_text=claim.object.text,
        relation=claim.relation.value,
        negated=claim.negated,
        hedged=claim.hedged,
        strength=claim.language_strength.value,
        quantity=show_quantity(claim.quantity) if claim.quantity else "",
        population=claim.population.text if claim.population else "",
        attribution=claim.attribution.text if claim.attribution else "",
        structural=claim.structural,
        reading=claim.reading,
        rule=claim.rule,
        article_title=document.title or document.name,
        article_name=document.name,
        author=document.author or "",
        publisher=document.publisher or "",
        date=document.date or "",
        url=document.url or "",
        citations=tuple(_citation(source, concepts) for source in trace.sources if source.link is not None),
    )


def _citation(source: Source, concepts: Mapping[str, Concept]) -> PageCitation:
    link, work = source.link, source.work
    return PageCitation(
        status=link.status if link else "inferred",
        confidence=link.confidence if link else None,
        reasons=tuple(reason_words(reason) for reason in link.reasons) if link else (),
        printed=source.reference.text if source.reference else None,
        work_title=work.title,
        work_year=work.year,
        doi=work.doi,
        design=work.design,
        finding=finding_sentence(source.findings[0], concepts) if source.findings else None,
        verdicts=tuple(
            PageVerdict(one.axis, one.verdict, one.claim_says, one.finding_says, one.explanation)
            for one in source.verdicts
        ),
    )
