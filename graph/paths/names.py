"""The names behind the numbers of the arrays: concepts with their labels, texts, works, and concepts by any name."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.errors import ConceptNotFoundError
from ingest.model import Concept
from ingest.vocabulary import Vocabulary, fold_words

_SEE = "see the labels with: claimroot query concept_labels"
_FILE, _TERMS, _TEXTS = "names.json", "terms.json", "texts.bin"
_HEX = 64  # digits of a SHA-256


@dataclass(frozen=True)
class Names:
    """Concepts (in alphabetical order of their ids), their labels, texts (by hash) and works (by key).

    `studies` are the independence roots of the works, in their order; "" for a work that is its own.
    `terms` leads from the folded words of each label of a concept to its number.
    """

    ids: tuple[str, ...]
    labels: tuple[str, ...]
    texts: tuple[str, ...]
    works: tuple[str, ...]
    studies: tuple[str, ...] = ()
    folder: Path | None = None
    given_terms: Mapping[str, int] | None = None

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each concept, by its id."""
        return {name: number for number, name in enumerate(self.ids)}

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """The number of the concept that each term names, by the term's folded words."""
        if self.folder is None:
            return self.given_terms or {}
        terms: dict[str, int] = json.loads((self.folder / _TERMS).read_bytes())
        return terms

    def find(self, name: str) -> int | None:
        """Return the number of the concept with this id or label (folded as the vocabulary folds), None if none has."""
        if name in self.numbers:
            return self.numbers[name]
        return self.terms.get(" ".join(fold_words(name)))

    def named(self, name: str) -> str:
        """Return the id of the concept with this id or label. Raises ConceptNotFoundError, which lists near names."""
        number = self.find(name)
        if number is None:
            near = difflib.get_close_matches(name, self.labels, n=4, cutoff=0.6)
            mend = f"did you mean {', '.join(map(repr, near))}?" if near else _SEE
            raise ConceptNotFoundError(f"no concept is called {name!r}", "the vocabulary", mend)
        return self.ids[number]

    def label(self, concept: str) -> str:
        """Return the label of a concept, its id where it is not known."""
        number = self.numbers.get(concept)
        return concept if number is None else self.labels[number]

    def root(self, work: int) -> str:
        """Return the independence root of the work with this number (`graph.evidence.roots.root_of`)."""
        return self.studies[work] or f"work:{self.works[work]}"

    def save(self, folder: Path) -> None:
        """Write the names into a folder."""
        parts = {"ids": self.ids, "labels": self.labels, "works": self.works, "studies": self.studies}
        (folder / _FILE).write_text(json.dumps(parts, ensure_ascii=False), encoding="utf-8")
        (folder / _TEXTS).write_bytes(b"".join(map(bytes.fromhex, self.texts)))
        (folder / _TERMS).write_text(json.dumps(self.terms, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Names:
        """Return the names of a folder. Raises OSError, ValueError, KeyError."""
        parts = json.loads((folder / _FILE).read_bytes())
        ids, labels, works, studies = (tuple(map(str, parts[name])) for name in ("ids", "labels", "works", "studies"))
        hashes = (folder / _TEXTS).read_bytes().hex()
        texts = tuple(hashes[place : place + _HEX] for place in range(0, len(hashes), _HEX))
        return cls(ids, labels, texts, works, studies, folder=folder)


def terms_of(concepts: Iterable[Concept], numbers: Mapping[str, int]) -> Mapping[str, int]:
    """Return the numbers of concepts by their terms' folded words, with the precedence of `Vocabulary`."""
    vocabulary = Vocabulary(concepts)
    terms: dict[str, int] = {}
    for concept in vocabulary.concepts.values():
        for words in map(fold_words, (concept.label, *concept.alt_labels)):
            if (named := vocabulary.lookup_folded(words)) is not None:
                terms[" ".join(words)] = numbers[named]
    return terms
