"""Claims, findings and concepts that the tests of links, drift, paths and traces are made from: no article's words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.evidence.links import Library
from graph.evidence.model import CitationLink, Resolution
from ingest.model import (
    Claim,
    Concept,
    Cue,
    Document,
    Finding,
    Kind,
    Marker,
    Mention,
    Quantity,
    Quote,
    Relation,
    Span,
    Work,
)
from ingest.vocabulary import Vocabulary


def _concept(id: str, kind: Kind, *broader: str, labels: tuple[str, ...] = ()) -> Concept:
    return Concept(id, id.replace("-", " "), kind, labels, broader)


VOCABULARY = Vocabulary(
    [
        _concept("symptom", Kind.SYMPTOM),
        _concept("pain", Kind.SYMPTOM, "symptom"),
        _concept("joint-pain", Kind.SYMPTOM, "pain"),
        _concept("back-pain", Kind.SYMPTOM, "pain"),
        _concept("low-back-pain", Kind.SYMPTOM, "back-pain"),
        _concept("chronic-back-pain", Kind.SYMPTOM, "back-pain"),
        _concept("lower-limb-pain", Kind.SYMPTOM, "pain"),
        _concept("knee-pain", Kind.SYMPTOM, "lower-limb-pain"),
        _concept("knee-osteoarthritis", Kind.CONDITION),
        _concept("gout", Kind.CONDITION),
        _concept("medication-use", Kind.OUTCOME),
        _concept("sick-leave", Kind.OUTCOME),
        _concept("treatment", Kind.INTERVENTION),
        _concept("needling", Kind.INTERVENTION, "treatment"),
        _concept("massage", Kind.INTERVENTION, "treatment"),
        _concept("exercise", Kind.EXERCISE),
        _concept("swimming", Kind.EXERCISE, "exercise"),
        _concept("obesity", Kind.CONDITION),
        _concept("patients", Kind.POPULATION),
        _concept("hospital-patients", Kind.POPULATION, "patients"),
        _concept("adults", Kind.POPULATION, labels=("adult",)),
        _concept("older-adults", Kind.POPULATION, "adults", labels=("elderly", "elderly people")),
        _concept("middle-aged-adults", Kind.POPULATION, "adults"),
        _concept("children", Kind.POPULATION),
        _concept("adolescents", Kind.POPULATION),
        _concept("women", Kind.POPULATION),
        _concept("men", Kind.POPULATION),
        _concept("older-women", Kind.POPULATION, "older-adults", "women"),
        _concept("workers", Kind.POPULATION),
        _concept("nurses", Kind.POPULATION, "workers"),
        _concept("people-with-knee-osteoarthritis", Kind.POPULATION, "patients"),
        _concept("people-with-gout", Kind.POPULATION, "patients"),
        _concept("people-with-obesity", Kind.POPULATION, "patients"),
    ]
)


def make_claim(
    subject: str,
    relation: str,
    object: str,
    *,
    text: str = "",
    figure: Quantity | None = None,
    figure_words: str = "",
    population: str = "",
    attribution: str = "",
    marked: tuple[int, ...] = (),
    article: str = "a",
    number: int = 0,
    **more: Any,
) -> Claim:
    """Return a claim on two concepts, with a sentence that has their names in it unless `text` gives one."""
    said, acted = subject.replace("-", " "), object.replace("-", " ")
    quote = text or f"{said} {relation} {acted} {figure_words} {population} {attribution}"
    start = 1000 * number
    document = Document(article, article)

    def cue(role: str, words: str) -> Cue | None:
        at = start + quote.index(words)
        return Cue(role, Span(at, at + len(words)), words) if words else None

    cues = tuple(one for one in (cue("quantity", figure_words),) if one)
    return Claim(
        article,
        document.sha256,
        Quote(Span(start, start + len(quote)), quote),
        Mention(Span(start, start + len(said)), said, subject),
        Relation(relation),
        Mention(Span(start + len(quote), start + len(quote) + len(acted)), acted, object),
        quantity=figure,
        population=cue("population", population),
        attribution=cue("attribution", attribution),
        citations=tuple(Marker(Span(start, start + 3), f"[{place}]", str(place), place) for place in marked),
        cues=cues,
        **{"reading": 0.8, **more},
    )


def make_finding(key: str, subject: str, relation: str, object: str, **more: Any) -> Finding:
    """Return a finding of the work that its key begins with: "smith-1" is of "smith"."""
    return Finding(key, key.rpartition("-")[0], subject, Relation(relation), object, **more)


def make_library(*findings: Finding, lists: tuple[str, ...] = (), design: str | None = "randomised-trial") -> Library:
    """Return a library of these findings' works; `lists` are the works that article "a" lists, in order."""
    keys = sorted({finding.work for finding in findings} | set(lists))
    works = [Work(key, f"A study by {key}", (f"{key.title()}, A.",), 2001, design=design) for key in keys]
    listed = Document("a", "a").sha256
    resolutions = [Resolution(listed, place, key, 0.9) for place, key in enumerate(lists, 1)]
    return Library.of(works, findings, VOCABULARY, resolutions)


def link(
    claim: Claim, work: str, *reasons: str, findings: tuple[str, ...] = (), status: str = "inferred"
) -> CitationLink:
    return CitationLink(claim.id, work, None, status, 0.8, reasons, findings)


PERCENT = Quantity("%", 57.0, approximate=True)
RATIO = Quantity("RR", 0.67, ci_low=0.53, ci_high=0.85)
__all__ = ["PERCENT", "RATIO", "VOCABULARY", "link", "make_claim", "make_finding", "make_library", "replace"]
