"""Claims in the shape of real ones, as many as wanted: `python -m benchmarks.generate 10000 --into bench.kb`.

Everything follows from the number of claims and the seed. Concepts are drawn by a Zipf-Mandelbrot law (the most
frequent one is about 1% of all ends), 30% of claims repeat an earlier pair, 12% of those deny it; 30% are tied to no
work. An article has twenty claims; each quote stands in its text at its span, so the same checks hold as for real ones.
Values are made one text at a time: only three arrays of whole numbers are kept.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from graph.base import KnowledgeBase
from graph.evidence.model import CitationLink, Verdict
from graph.record import TextRecord
from graph.writing import write_generation
from ingest.model import (
    Claim,
    Concept,
    Cue,
    Document,
    Finding,
    Kind,
    LanguageStrength,
    Marker,
    Mention,
    Quantity,
    Quote,
    Reference,
    Relation,
    Span,
    Valence,
    Work,
)

PER_TEXT = 20
SEED = 57
_VERBS = {
    Relation.CAUSES: "causes",
    Relation.RAISES_RISK_OF: "raises the risk of",
    Relation.WORSENS: "worsens",
    Relation.RELIEVES: "relieves",
    Relation.PREVENTS: "prevents",
    Relation.IMPROVES: "improves",
    Relation.CO_OCCURS_WITH: "occurs together with",
    Relation.ASSOCIATED_WITH: "is linked with",
    Relation.MORE_COMMON_IN: "is more common in people with",
    Relation.NO_EFFECT_ON: "has no effect on",
}
_SHARES = (12, 22, 10, 16, 8, 6, 12, 10, 2, 2)  # of the ten relations, in percent
_KINDS = (Kind.CONDITION, Kind.SYMPTOM, Kind.RISK_FACTOR, Kind.HABIT, Kind.EXERCISE, Kind.INTERVENTION)
_DESIGNS = ("randomised-trial", "cohort-prospective", "cross-sectional", "systematic-review-of-trials", "case-control")
_QUALITIES = ("chronic", "acute", "early", "late", "mild", "severe", "daily", "weekly", "guided", "manual")
_PARTS = ("knee", "hip", "back", "neck", "shoulder", "ankle", "wrist", "elbow", "foot", "hand")
_THINGS = (
    "pain",
    "stiffness",
    "strain",
    "loading",
    "training",
    "walking",
    "swelling",
    "massage",
    "weakness",
    "posture",
)
_GROUPS = ("older adults", "women after menopause", "office workers", "runners", "people with obesity")


@dataclass(frozen=True)
class Corpus:
    """`count` claims, in texts of twenty, with what they are tied to. Iterating twice gives the same values."""

    count: int
    seed: int = SEED

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The vocabulary: about 6.3 n^0.65 concepts, the most frequent first; each fifth has a broader one."""
        number = round(6.3 * self.count**0.65)
        return tuple(_concept(index) for index in range(number))

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """One work for each ten claims."""
        return tuple(_work(index) for index in range(max(10, self.count // 10)))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for each second work."""
        pairs = self._pairs
        return tuple(self._finding(index, pairs[index]) for index in range(0, len(self.works), 2))

    def texts(self) -> Iterator[TextRecord]:
        """Yield the texts with their claims."""
        for number in range(0, self.count, PER_TEXT):
            yield self._text(number // PER_TEXT)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of all texts."""
        return (claim for record in self.texts() for claim in record.claims)

    def links(self) -> Iterator[CitationLink]:
        """Yield what ties claims to works: seven of ten claims, a third of these by a marker in the text."""
        for number, record in enumerate(self.texts()):
            yield from self._text_links(number, record)

    def verdicts(self) -> Iterator[Verdict]:
        """Yield a verdict for each sixth link."""
        for index, link in enumerate(self.links()):
            if index % 6 == 0:
                yield Verdict(link.claim, link.work, None, "magnitude", "notMeasured", "a figure", "none", "Not given.")

    def write(self, folder: Path | str) -> KnowledgeBase:
        """Write all of it as a knowledge base into `folder`, and return that open."""
        return write_generation(
            folder,
            texts=self.texts(),
            works=self.works,
            findings=self.findings,
            vocabulary=self.concepts,
            links=self.links(),
            verdicts=self.verdicts(),
            settings={"reader_version": "generated"},
        )

    # The three arrays -------------------------------------------------------------------------------------------------

    @cached_property
    def _pairs(self) -> np.ndarray:
        """Subject, relation, object and "denies an earlier claim" of each claim, as whole numbers."""
        chance = np.random.default_rng(self.seed)
        ends = self._draw_ends(chance)
        relations = chance.choice(len(_SHARES), self.count, p=np.array(_SHARES) / 100)
        denies = np.zeros(self.count, dtype=np.int64)
        repeats = chance.random(self.count) < 0.3
        earlier = (chance.random(self.count) * np.arange(self.count)).astype(np.int64)
        contradicts = chance.random(self.count) < 0.12
        for index in np.flatnonzero(repeats)[1:]:
            ends[index], relations[index] = ends[earlier[index]], relations[earlier[index]]
            denies[index] = contradicts[index]
        return np.column_stack((ends[:, 0], relations, ends[:, 1], denies))

    def _draw_ends(self, chance: np.random.Generator) -> np.ndarray:
        size = len(self.concepts)
        weights = 1 / (np.arange(size) + 15.0)
        ends = chance.choice(size, (self.count, 2), p=weights / weights.sum())
        same = ends[:, 0] == ends[:, 1]
        ends[same, 1] = (ends[same, 1] + 1) % size
        return ends

    # One text ---------------------------------------------------------------------------------------------------------

    def _text(self, number: int) -> TextRecord:
        chance = random.Random(self.seed * 1_000_003 + number)
        rows = self._pairs[number * PER_TEXT : (number + 1) * PER_TEXT].tolist()
        sentences = [
            _Sentence(self.concepts[s], list(Relation)[r], self.concepts[o], d == 1, chance) for s, r, o, d in rows
        ]
        cited = self._cited(number)
        text = "\n".join(sentence.text for sentence in sentences)
        references, listed = _reference_list(cited, len(text) + 1)
        document = Document(
            f"article-{number}",
            f"{text}\n{listed}",
            references=references,
            title=f"Questions about the body, part {number}",
            author=f"Writer {number % 997}",
            publisher=f"Publisher {number % 97}",
            date=f"{2010 + number % 15}",
        )
        claims, start = [], 0
        for sentence in sentences:
            claims.append(sentence.claim(document, start))
            start += len(sentence.text) + 1
        return TextRecord(document, tuple(claims))

    def _cited(self, number: int) -> tuple[Work, ...]:
        chance = random.Random(self.seed * 7 + number)
        return tuple(self.works[int(len(self.works) * chance.random() ** 2)] for _ in range(5))

    def _text_links(self, number: int, record: TextRecord) -> Iterator[CitationLink]:
        cited = self._cited(number)
        for claim in record.claims:
            if claim.citations:
                position = claim.citations[0].position or 1
                yield CitationLink(claim.id, cited[position - 1].key, position, "explicit", 1.0, ("explicitMarker",))
            elif claim.reading < 0.85:
                position = 1 + int(claim.id[:4], 16) % 5
                reasons = ("ownReferenceList", "sameConcepts")
                yield CitationLink(claim.id, cited[position - 1].key, position, "inferred", 0.6, reasons)

    def _finding(self, index: int, row: np.ndarray) -> Finding:
        subject, relation, obj, _ = row.tolist()
        ends = self.concepts[subject].id, self.concepts[obj].id
        quantity = Quantity("OR", 1 + index % 30 / 10, ci_low=1.0, ci_high=5.0)
        work = self.works[index].key
        return Finding(f"{work}-1", work, ends[0], list(Relation)[relation], ends[1], quantity=quantity, n=100 + index)


class _Sentence:
    """One sentence and what it claims, with places counted from its own start."""

    def __init__(self, subject: Concept, relation: Relation, obj: Concept, denies: bool, chance: random.Random) -> None:
        self.subject, self.relation, self.object, self.denies = subject, relation, obj, denies
        self.hedged, self.marker = chance.random() < 0.35, chance.randint(1, 5) if chance.random() < 0.25 else None
        self.group = chance.choice(_GROUPS) if chance.random() < 0.3 else None
        self.figure = _figure(relation, chance)
        self.reading = round(0.5 + 0.5 * chance.random() ** 0.7, 3)
        self.places: dict[str, tuple[int, str]] = {}
        self.text = self._written()

    def _written(self) -> str:
        parts: list[str] = []
        length = 0

        def put(role: str, words: str, before: str = " ") -> None:
            nonlocal length
            parts.append((before if parts else "") + words)
            length += len(parts[-1])
            self.places[role] = (length - len(words), words)

        put("subject", self.subject.label)
        if self.hedged:
            put("hedge", "probably")
        if self.denies:
            put("negation", "never")
        put("relation", _VERBS[self.relation])
        put("object", self.object.label)
        if self.group:
            put("population", self.group, " in ")
        if self.figure:
            put("figure", f"{self.figure.value:g}{self.figure.unit}", ", about ")
        if self.marker:
            put("marker", f"[{self.marker}]")
        put("stop", ".", "")
        return "".join(parts)

    def claim(self, document: Document, start: int) -> Claim:
        """Return the claim of a sentence that begins at `start` of the document."""

        def span(role: str) -> Span:
            place, words = self.places[role]
            return Span(start + place, start + place + len(words))

        def cue(role: str) -> Cue | None:
            return Cue(role, span(role), self.places[role][1]) if role in self.places else None

        end, text = start + len(self.text), document.text
        cues = (cue("relation"), cue("hedge"), cue("negation"))
        strong = self.relation in (Relation.CAUSES, Relation.RELIEVES, Relation.PREVENTS, Relation.WORSENS)
        causal = LanguageStrength.CONDITIONAL_CAUSAL if self.hedged else LanguageStrength.DIRECT_CAUSAL
        return Claim(
            document.name,
            document.sha256,
            Quote(Span(start, end), self.text, text[max(0, start - 32) : start], text[end : end + 32]),
            Mention(span("subject"), self.subject.label, self.subject.id),
            self.relation,
            Mention(span("object"), self.object.label, self.object.id),
            negated=self.denies,
            hedged=self.hedged,
            language_strength=causal if strong else LanguageStrength.CORRELATIONAL,
            quantity=self.figure,
            population=cue("population"),
            citations=(Marker(span("marker"), f"[{self.marker}]", str(self.marker), self.marker),)
            if self.marker
            else (),
            reading=self.reading,
            rule="generated",
            cues=tuple(one for one in cues if one),
        )


def _figure(relation: Relation, chance: random.Random) -> Quantity | None:
    if chance.random() > (0.6 if relation is Relation.CO_OCCURS_WITH else 0.1):
        return None
    return Quantity("%", float(chance.randint(1, 99)), approximate=True)


def _reference_list(works: tuple[Work, ...], start: int) -> tuple[tuple[Reference, ...], str]:
    references, lines = [], []
    for position, work in enumerate(works, 1):
        printed = f"{work.authors[0]}. {work.title}. {work.year}."
        lines.append(f"{position}. {printed}")
        place = start + len(f"{position}. ")
        span = Span(place, place + len(printed))
        references.append(
            Reference(position, printed, span, str(position), work.authors, work.year, work.title, doi=work.doi)
        )
        start += len(lines[-1]) + 1
    return tuple(references), "\n".join(lines)


def _concept(index: int) -> Concept:
    label = f"{_QUALITIES[index % 10]} {_PARTS[index // 10 % 10]} {_THINGS[index // 100 % 10]}"
    label += f" {index // 1000}" if index >= 1000 else ""
    kind = _KINDS[index % len(_KINDS)]
    valence = Valence.UNWANTED if kind in (Kind.CONDITION, Kind.SYMPTOM) else Valence.NEUTRAL
    broader = (f"c{index // 5}",) if index % 5 == 4 else ()
    return Concept(f"c{index}", label, kind, (f"{label} (lay)",), broader, valence=valence)


def _work(index: int) -> Work:
    digest = hashlib.sha256(str(index).encode("ascii")).digest()
    year, design = 1990 + digest[0] % 35, _DESIGNS[digest[1] % len(_DESIGNS)]
    return Work(
        f"work-{index}",
        f"A study of the body, number {index}",
        (f"Author {index % 4999}", f"Author {digest[2]}"),
        year,
        journal=f"Journal {digest[3]}",
        doi=f"10.5555/w{index}",
        design=design,
        sample_size=20 + digest[4] * digest[5],
        study_root=f"cohort-{index // 3}" if index % 3 else None,
        retracted=digest[6] == 0,
    )


def main() -> None:
    """Write a knowledge base of generated claims, from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many claims")
    parser.add_argument("--into", type=Path, required=True, help="the folder of the knowledge base")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    base = Corpus(arguments.count, arguments.seed).write(arguments.into)
    print(base.counts)


if __name__ == "__main__":
    main()
