"""References that are listed and never used."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Kind, Reference, Work
from ingest.vocabulary import fold_words

from ..wording import label_of, work_words
from .case import Case
from .model import Fault

_LEAST = 6
"""Letters of a word of a title that says what a work is about, where the vocabulary knows no concept in it."""


def orphans(case: Case) -> Iterator[Fault]:
    """Yield the references that no sentence of the article can lean on: what the work is about is mentioned nowhere.

    A work is about the concepts that all its recorded findings share; where there are none, about the concepts of its
    title, and where the vocabulary knows none of these, about its longer words. The article must lack all of these,
    or one of the shared ones that stands in the title too. A wider concept ("foot" for "bunion") is no mention of it,
    a narrower one is. A reference that a marker or a link ties to a claim is no orphan.

    >>> from .case import read_case
    >>> text = "Obesity causes knee pain.\\n\\n# References\\n\\n1. Bee, A. (2020). Asthma in bakers. Lung, 28(3), 641."
    >>> [fault.record for fault in orphans(read_case(text))]
    ['about asthma, which the article does not mention']
    """
    used = {link.reference for link in case.links} | {marker.position for marker in case.markers}
    works = {reference.position: work for reference, _, work in case.listed}
    for reference in case.document.references:
        if reference.position in used:
            continue
        work = works.get(reference.position)
        lacking = _lacking(case, reference, work)
        if lacking:
            about = f"about {lacking}, which the article does not mention"
            named = f"{about}: {work_words(work)}" if work else about
            why = "the reference is listed, and no sentence can lean on it"
            yield case.fault(
                "orphan-reference",
                "warning",
                reference.span,
                named,
                why,
                says=reference.text,
                work=work.key if work else None,
                reference=reference.position,
            )


def _lacking(case: Case, reference: Reference, work: Work | None) -> str:
    """Return what the work is about and the article never mentions, in words; "" where it mentions it."""
    concepts = case.library.vocabulary.concepts
    title = (work.title if work else reference.title) or ""
    titled, shared = _titled(case, title), _shared(case, work)
    lacking = {concept for concept in shared or titled if not case.mentions(concept)}
    if not titled and not shared:
        return _unmentioned_words(case, title)
    if lacking != (shared or titled):
        lacking &= titled if shared else set()
    return ", ".join(label_of(one, concepts) for one in sorted(lacking))


def _shared(case: Case, work: Work | None) -> set[str]:
    """Return the concepts that are part of every recorded finding of the work."""
    findings = case.findings.get(work.key, ()) if work else ()
    ends = [{finding.subject, finding.object} for finding in findings]
    return set.intersection(*ends) if ends else set()


def _titled(case: Case, title: str) -> set[str]:
    vocabulary = case.library.vocabulary
    found = {concept for _, _, concept in vocabulary.find(fold_words(title))}
    return {one for one in found if vocabulary[one].kind is not Kind.POPULATION}


def _unmentioned_words(case: Case, title: str) -> str:
    words = [word for word in fold_words(title) if len(word) >= _LEAST and word.isalpha()]
    text = {word for block in case.blocks for word in fold_words(block.span.of(case.document.text))}
    return ", ".join(words) if len(words) > 1 and text.isdisjoint(words) else ""
