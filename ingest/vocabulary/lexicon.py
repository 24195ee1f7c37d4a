"""A vocabulary made ready for reading: from folded words to concepts, in one pass, longest term first."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from ..errors import ConceptNotFoundError, VocabularyError
from ..model import Concept
from .folding import fold_words

_Ids = dict[tuple[str, ...], str]
_Opening = tuple[str | None, dict[str, list[tuple[tuple[str, ...], str]]]]
"""What begins with a word: the concept that it names alone, and by the second word what follows, longest first."""


class Vocabulary:
    """Concepts, and the terms that name them.

    Where two concepts share a term, the one that has it as its label wins, then the one given first, so a
    vocabulary that is put before another takes precedence.

    >>> vocabulary = Vocabulary([Concept("knee-pain", "knee pain", alt_labels=("sore knees",))])
    >>> vocabulary.lookup("Sore knee")
    'knee-pain'
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        kept: dict[str, Concept] = {}
        for concept in concepts:
            kept.setdefault(concept.id, concept)
        self.concepts: Mapping[str, Concept] = MappingProxyType(kept)
        self._check_broader(kept.values())
        self._ids = _terms_of(kept.values())
        self._by_first = _openings(self._ids)
        self._by_match: dict[str, str] | None = None

    def _check_broader(self, concepts: Iterable[Concept]) -> None:
        faults = [
            VocabularyError(
                f"concept {concept.id!r} has a broader concept that does not exist: {broader!r}",
                f"concept {concept.id}",
                "define it, or leave the link out",
            )
            for concept in concepts
            for broader in concept.broader
            if broader not in self.concepts
        ]
        if faults:
            raise ExceptionGroup("the vocabulary contradicts itself", faults)

    def extended(self, concepts: Iterable[Concept]) -> Vocabulary:
        """Return a vocabulary with more concepts, found by id and label, but not in running text.

        Cheaper than a new one: what is known is not folded again. Concepts that are known already stay as they are.
        """
        new = [concept for concept in concepts if concept.id not in self.concepts]
        wider = object.__new__(Vocabulary)
        wider.concepts = MappingProxyType({**self.concepts, **{concept.id: concept for concept in new}})
        wider._ids = {**_terms_of(new), **self._ids}
        wider._by_first = self._by_first
        wider._by_match = None
        wider._check_broader(new)
        return wider

    def __len__(self) -> int:
        return len(self.concepts)

    def __contains__(self, concept_id: object) -> bool:
        return concept_id in self.concepts

    def __getitem__(self, concept_id: str) -> Concept:
        return self.concepts[concept_id]

    def lookup(self, term: str) -> str | None:
        """Return the id of the concept that has `term` as a label (case, plural and spelling folded), or None."""
        return self._ids.get(fold_words(term))

    def lookup_folded(self, words: tuple[str, ...]) -> str | None:
        """Return the id of the concept that has these folded words as a label, or None."""
        return self._ids.get(words)

    def matching(self, curie: str) -> str | None:
        """Return the id of the concept that is the same as `curie` elsewhere ("MESH:D020370"), or None."""
        if self._by_match is None:
            concepts = reversed([*self.concepts.values()])
            self._by_match = {curie: concept.id for concept in concepts for curie in concept.matches}
        return self._by_match.get(curie)

    def find(self, words: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (start, end, concept id) of the terms in folded `words`: leftmost, longest, not overlapping.

        >>> Vocabulary([Concept("knee-pain", "knee pain")]).find(("bad", "knee", "pain"))
        [(1, 3, 'knee-pain')]
        """
        terms: list[tuple[int, int, str]] = []
        by_first, end, last = self._by_first, 0, len(words)
        for position in [at for at, word in enumerate(words) if word in by_first]:
            if position < end:
                continue
            found, longer = by_first[words[position]]
            second = position + 1
            stop = second
            if longer and second < last and words[second] in longer:
                for rest, concept_id in longer[words[second]]:
                    after = second + 1 + len(rest)
                    if after <= last and (not rest or tuple(words[second + 1 : after]) == rest):
                        found, stop = concept_id, after
                        break
            if found is not None:
                terms.append((position, stop, found))
                end = stop
        return terms

    def named(self, name: str) -> Concept:
        """Return the concept with this id or label. Raises ConceptNotFoundError, which lists near names."""
        found = name if name in self.concepts else self.lookup(name)
        if found is None:
            raise ConceptNotFoundError(f"no concept is called {name!r}", "the vocabulary", self._near(name))
        return self.concepts[found]

    def _near(self, name: str) -> str:
        labels = [concept.label for concept in self.concepts.values()]
        near = difflib.get_close_matches(name, labels, n=4, cutoff=0.6)
        return (
            f"did you mean {', '.join(map(repr, near))}?"
            if near
            else "see the labels with: claimroot query concept_labels"
        )

    def ancestors(self, concept_id: str) -> tuple[str, ...]:
        """Return the ids of all broader concepts, nearest first; () for one that is not in the vocabulary."""
        found: dict[str, None] = {}
        queue = [concept_id]
        while queue:
            concept = self.concepts.get(queue.pop(0))
            for broader in concept.broader if concept else ():
                if broader not in found and broader != concept_id:
                    found[broader] = None
                    queue.append(broader)
        return tuple(found)


def _terms_of(concepts: Iterable[Concept]) -> _Ids:
    terms: _Ids = {}
    concepts = list(concepts)
    for concept in concepts:
        if words := fold_words(concept.label):
            terms.setdefault(words, concept.id)
    for concept in concepts:
        for label in concept.alt_labels:
            if words := fold_words(label):
                terms.setdefault(words, concept.id)
    return terms


def _openings(ids: _Ids) -> dict[str, _Opening]:
    """Return the terms by their first words."""
    openings: dict[str, _Opening] = {}
    for words, concept_id in ids.items():
        _, longer = openings.setdefault(words[0], (None, {}))
        if len(words) == 1:
            openings[words[0]] = (concept_id, longer)
        else:
            longer.setdefault(words[1], []).append((words[2:], concept_id))
    for _, longer in openings.values():
        for terms in longer.values():
            terms.sort(key=lambda term: -len(term[0]))
    return openings
