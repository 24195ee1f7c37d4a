"""Plain sentences for people: claims, findings, works, reasons. Every surface says them the same way."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Claim, Concept, Finding, Relation, Work

from .evidence.drift import show_quantity

_VERBS = {
    Relation.CAUSES: ("causes", "does not cause"),
    Relation.RAISES_RISK_OF: ("raises the risk of", "does not raise the risk of"),
    Relation.WORSENS: ("worsens or strains", "does not worsen"),
    Relation.RELIEVES: ("relieves", "does not relieve"),
    Relation.PREVENTS: ("prevents or lowers the risk of", "does not prevent"),
    Relation.IMPROVES: ("improves", "does not improve"),
    Relation.CO_OCCURS_WITH: ("occurs together with", "does not occur together with"),
    Relation.ASSOCIATED_WITH: ("is associated with", "is not associated with"),
    Relation.MORE_COMMON_IN: ("is more common in", "is not more common in"),
    Relation.NO_EFFECT_ON: ("has no effect on", "has some effect on"),
}


def relation_words(relation: Relation, negated: bool = False) -> str:
    """Return a relation as a verb phrase.

    >>> relation_words(Relation.CO_OCCURS_WITH, negated=True)
    'does not occur together with'
    """
    return _VERBS[relation][negated]


def label_of(concept: str, concepts: Mapping[str, Concept]) -> str:
    """Return a concept's label, its id where it is not known."""
    known = concepts.get(concept)
    return known.label if known else concept


def claim_sentence(claim: Claim, concepts: Mapping[str, Concept]) -> str:
    """Return a claim in one plain sentence of ours: what is claimed, with its hedge, figure and group."""
    verb = relation_words(claim.relation, claim.negated)
    subject, object_ = label_of(claim.subject.concept, concepts), label_of(claim.object.concept, concepts)
    parts = [subject, f"({verb}, as hedged)" if claim.hedged else verb, object_]
    if claim.quantity is not None:
        parts.append(f"— {show_quantity(claim.quantity)}")
    if claim.population is not None:
        parts.append(f"(in: {claim.population.text})")
    return _sentence(" ".join(parts))


def finding_sentence(finding: Finding, concepts: Mapping[str, Concept]) -> str:
    """Return a finding in one plain sentence: what was found, the figure, how many were studied."""
    verb = relation_words(finding.relation, finding.negated)
    parts = [label_of(finding.subject, concepts), verb, label_of(finding.object, concepts)]
    figure = []
    if finding.quantity is not None:
        figure.append(show_quantity(finding.quantity))
    if finding.n is not None:
        figure.append(
            f"of {finding.n:,}" if finding.quantity and finding.quantity.unit == "%" else f"n = {finding.n:,}"
        )
    if figure:
        parts.append("— " + (" " if figure[-1].startswith("of") else ", ").join(figure))
    if finding.comparison:
        parts.append(f"against {finding.comparison}")
    if finding.p:
        parts.append(f"(p {finding.p})" if not finding.p.lower().startswith("p") else f"({finding.p})")
    return _sentence(" ".join(parts))


def work_words(work: Work) -> str:
    """Return a work as people cite it: first author, year, title, journal, identifier."""
    families = [author.split(",")[0] for author in work.authors]
    who = families[0] + (" et al." if len(families) > 2 else "") if families else "No author"
    if len(families) == 2:
        who = " & ".join(families)
    place = f", {work.journal}" if work.journal else ""
    doi = f", doi {work.doi}" if work.doi else ""
    return f"{who} ({work.year or 'no year'}), {work.title}{place}{doi}"


@lru_cache(maxsize=1)
def _reasons() -> Mapping[str, str]:
    return {row["name"]: row["words"] for row in read_knowledge(Path(__file__).parent / "reasons.tsv")}


def reason_words(reason: str) -> str:
    """Return a link's reason in plain words.

    >>> reason_words("sameQuantityWithinRounding")
    'the same figure within rounding'
    """
    return _reasons()[reason]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
