"""Knowledge base → what the page draws: concepts, propositions, and everything known of each claim, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ingest.errors import QueryError
from ingest.model import Concept

from .base import KnowledgeBase
from .evidence.figures import show_quantity
from .evidence.links import supports
from .page.model import CONFLICT, PageCitation, PageClaim, PageEdge, PageGraph, PageNode, PageVerdict
from .provenance import provenance
from .selection import Selection, select_claims
from .standing import Key, Standing, conflicts_by_claim, proposition_of, standings
from .terms import concept_iri
from .trace import Source, Trace, Tracer
from .wording import absence_words, claim_sentence, finding_sentence, reason_words

NOTE = "A claim is what an article says, not what is true."
_SUPPORT = {"explicit": 0.7, "inferred": 0.5, "": 0.15}
"""What an edge weighs in the page's paths by its best link to a work, where no strength was worked out."""
_PATHS = 10


def draw_base(
    base: KnowledgeBase,
    *,
    around: str | None = None,
    depth: int = 1,
    path: tuple[str, str] | None = None,
    article: str | None = None,
    relations: Sequence[str] = (),
    min_strength: str | None = None,
    citations: bool = False,
    title: str | None = None,
) -> PageGraph:
    """Return what the page shows of a knowledge base: all of it, or what the arguments keep (see `Selection`).

    With `citations` articles and works are the nodes, and an edge holds the claims that tie the two together. Raises
    ConceptNotFoundError and QueryError for what the knowledge base does not hold.
    """
    asked = Selection(around, depth, path, article, tuple(relations), min_strength)
    tracer = tracer_of(base)
    graded = standings_of(base)
    disputes = disputes_of(base)
    claims = select_claims(tracer, asked, graded, _on_paths(base, tracer, path) if path else ())
    traces = [tracer.trace_claim(claim) for claim in claims]
    concepts = tracer.vocabulary.concepts
    nodes, edges = provenance(traces) if citations else (_nodes(traces, concepts), _edges(traces, graded, disputes))
    return PageGraph(
        title=title or _title(asked, tracer, citations),
        nodes=nodes,
        edges=edges,
        claims=tuple(_claim(trace, concepts) for trace in traces),
        counts=_counts(traces),
        note=NOTE,
    )


def _counts(traces: Sequence[Trace]) -> dict[str, int]:
    return {
        "articles": len({trace.claim.article for trace in traces}),
        "claims": len(traces),
        "works": len({source.work.key for trace in traces for source in trace.sources if source.link}),
    }


def _title(asked: Selection, tracer: Tracer, citations: bool) -> str:
    named = tracer.vocabulary.named
    what = "What the claims rest on" if citations else "Claims"
    if asked.path:
        return f"{what} on the paths from {named(asked.path[0]).label} to {named(asked.path[1]).label}"
    if asked.around:
        return f"{what} around {named(asked.around).label}"
    if asked.article:
        return f"{what} of one article"
    return what if citations else "What the articles claim, and where it comes from"


def _on_paths(base: KnowledgeBase, tracer: Tracer, path: tuple[str, str]) -> frozenset[str]:
    """Return the ids of the claims on the best paths between two concepts. Raises QueryError where there is none."""
    start, end = (tracer.vocabulary.named(name) for name in path)
    answer = base.paths(start.id, end.id, limit=_PATHS)
    if not answer.paths:
        mend = "see what lies around each of them, or build from more articles"
        raise QueryError(f"no path of claims leads from {start.label} to {end.label}", "the knowledge base", mend)
    return frozenset(claim.id for one in answer.paths for hop in one.hops for claim in (*hop.claims, *hop.denied))


def standings_of(base: KnowledgeBase) -> dict[Key, Standing]:
    """Return how each proposition stands, as the build worked it out."""
    return standings(base.strengths())


def disputes_of(base: KnowledgeBase) -> Mapping[str, tuple[str, ...]]:
    """Return, for each claim that takes a side in a conflict, the words of these conflicts."""
    return conflicts_by_claim(base.conflicts())


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


def _nodes(traces: Iterable[Trace], concepts: Mapping[str, Concept]) -> tuple[PageNode, ...]:
    used = {mention.concept for trace in traces for mention in (trace.claim.subject, trace.claim.object)}
    return tuple(
        PageNode(concept.id, concept.label, concept.kind.value, concept.alt_labels, concept_iri(concept.id).value)
        for concept in (concepts[one] for one in sorted(used))
    )


def _edges(
    traces: Iterable[Trace], graded: Mapping[Key, Standing], disputes: Mapping[str, tuple[str, ...]]
) -> tuple[PageEdge, ...]:
    grouped: dict[tuple[str, str, str, bool], list[Trace]] = defaultdict(list)
    for trace in traces:
        claim = trace.claim
        grouped[claim.subject.concept, claim.relation.value, claim.object.concept, claim.negated].append(trace)
    return tuple(_edge(key, group, graded, disputes) for key, group in sorted(grouped.items()) if key[0] != key[2])


def _edge(
    key: tuple[str, str, str, bool],
    group: Sequence[Trace],
    graded: Mapping[Key, Standing],
    disputes: Mapping[str, tuple[str, ...]],
) -> PageEdge:
    subject, relation, object_, negated = key
    strongest = max((trace.claim.language_strength for trace in group), key=lambda strength: strength.rank)
    standing = graded.get(proposition_of(group[0].claim), Standing())
    disputed = dict.fromkeys(words for trace in group for words in disputes.get(trace.claim.id, ()))
    return PageEdge(
        id="|".join((subject, relation, object_, "not" if negated else "")),
        subject=subject,
        relation=relation,
        object=object_,
        negated=negated,
        claims=tuple(trace.claim.id for trace in group),
        language_strength=strongest.value,
        supported=any(trace.supported for trace in group),
        open_question=not any(trace.claim.affirmed or trace.claim.negated for trace in group),
        weight=standing.weight if standing.weight is not None else _weight(group),
        level=standing.level_of(negated),
        facts=(*standing.facts, *((CONFLICT, words) for words in disputed)),
    )


def _weight(group: Iterable[Trace]) -> float:
    links = [source.link for trace in group for source in trace.sources if source.link and supports(source.link)]
    return _SUPPORT[next((status for status in ("explicit", "inferred") if status in {x.status for x in links}), "")]


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
        open_question=not (claim.affirmed or claim.negated),
        absence=absence_words(claim.absence) if claim.absence else "",
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
