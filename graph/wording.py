"""Plain sentences for people: claims, findings, works, reasons. Every surface says them the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Absence, Claim, Concept, Finding, Quantity, Relation, Work

from .evidence.figures import show_quantity

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


_MISSING = {
    Absence.NO_EFFECT_FOUND: "no effect found",
    Absence.NOT_STUDIED: "called too little studied",
    Absence.EVIDENCE_CONFLICTING: "evidence called conflicting",
}


def relation_words(relation: Relation, negated: bool = False) -> str:
    """Return a relation as a verb phrase.

    >>> relation_words(Relation.CO_OCCURS_WITH, negated=True)
    'does not occur together with'
    """
    return _VERBS[relation][negated]


def absence_words(absence: Absence) -> str:
    """Return what a text says of missing evidence, in words.

    >>> absence_words(Absence.NOT_STUDIED)
    'called too little studied'
    """
    return _MISSING[absence]


def label_of(concept: str, concepts: Mapping[str, Concept]) -> str:
    """Return a concept's label, its id where it is not known."""
    known = concepts.get(concept)
    return known.label if known else concept


def claim_sentence(claim: Claim, concepts: Mapping[str, Concept]) -> str:
    """Return a claim in one plain sentence of ours: what is claimed, the figure as stated, its hedge, its group.

    "Acupuncture relieves back pain (hedged; in older adults)."
    """
    verb = relation_words(claim.relation, claim.negated)
    words = f"{label_of(claim.subject.concept, concepts)} {verb} {label_of(claim.object.concept, concepts)}"
    if claim.quantity is not None:
        words += f": {_stated(claim, claim.quantity)}"
    notes = ["hedged"] if claim.hedged else []
    if claim.absence is not None and claim.relation is not Relation.NO_EFFECT_ON:
        notes.append(_MISSING[claim.absence])
    if claim.population is not None and claim.population.text.casefold() != claim.object.text.casefold():
        notes.append(f"in {' '.join(claim.population.text.split())}")
    return _sentence(words + (f" ({'; '.join(notes)})" if notes else ""))


def _stated(claim: Claim, quantity: Quantity) -> str:
    """Return the figure in the article's own words, where they are kept."""
    cue = next((cue for cue in claim.cues if cue.role == "quantity" and cue.text.strip()), None)
    if cue is None:
        return show_quantity(quantity)
    words = " ".join(cue.text.split())
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def finding_sentence(finding: Finding, concepts: Mapping[str, Concept]) -> str:
    """Return a finding in one plain sentence: what was found, the figure, how many were studied.

    "Exercise prevents or lowers the risk of low back pain: RR 0.67 (95% CI 0.53–0.85), n = 1,634, against controls."
    """
    verb = relation_words(finding.relation, finding.negated)
    words = f"{label_of(finding.subject, concepts)} {verb} {label_of(finding.object, concepts)}"
    details = ", ".join(_details(finding))
    return _sentence(f"{words}: {details}" if details else words)


def _details(finding: Finding) -> Iterator[str]:
    figure, count = finding.quantity, f"{finding.n:,}" if finding.n is not None else ""
    if figure is not None and figure.unit == "%" and count:
        yield f"{show_quantity(figure)} of {count}"
    else:
        if figure is not None:
            yield show_quantity(figure)
        if count:
            yield f"n = {count}"
    if finding.comparison:
        yield f"against {finding.comparison}"
    if finding.p:
        yield finding.p if finding.p.lower().startswith("p") else f"p {finding.p}"
    if finding.printed_so:
        yield "as the source prints it"
    if finding.unreviewed:
        yield "read by machine from its abstract, unreviewed"


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
