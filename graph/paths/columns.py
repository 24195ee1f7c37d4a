"""Claims as columns of numbers: what the arrays of a knowledge base's paths are made from, one claim after another."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.model import Claim, LanguageStrength, Relation

from ..evidence.links import supports
from ..evidence.model import CitationLink
from ..terms import proposition_ends
from .model import SIGNS

RELATIONS = tuple(Relation)
_NUMBER = {relation: number for number, relation in enumerate(RELATIONS)}
_CAUSE = LanguageStrength.CONDITIONAL_CAUSAL.rank


def claim_number(claim_id: str) -> int:
    """Return the first 64 bits of a claim's id: enough to tell the claims of one text apart.

    >>> claim_number("00000000000000ff0123")
    255
    """
    return int(claim_id[:16], 16)


class Numbering:
    """Names, numbered in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order of their numbers."""
        return tuple(self._numbers)


class ClaimColumns:
    """Claims that a path may stand on, added one at a time; 30 bytes each.

    Claims of no effect, of a thing on itself, and of an open question lead nowhere and are left out. Denials are kept,
    to be told.
    """

    def __init__(self) -> None:
        self.concepts, self.texts = Numbering(), Numbering()
        self._subject, self._object, self._text = array("i"), array("i"), array("i")
        self._relation, self._denies, self._causal = array("b"), array("b"), array("b")
        self._reading, self._number = array("f"), array("Q")

    def __len__(self) -> int:
        return len(self._number)

    def add(self, claim: Claim) -> None:
        """Take a claim in, as its proposition has it."""
        if claim.relation is Relation.NO_EFFECT_ON or claim.subject.concept == claim.object.concept:
            return
        if not (claim.affirmed or claim.negated):
            return
        subject, object_ = proposition_ends(claim.subject.concept, claim.relation, claim.object.concept)
        self._subject.append(self.concepts[subject])
        self._object.append(self.concepts[object_])
        self._relation.append(_NUMBER[claim.relation])
        self._denies.append(claim.negated)
        self._causal.append(claim.relation in SIGNS and claim.language_strength.rank >= _CAUSE)
        self._reading.append(claim.reading)
        self._text.append(self.texts[claim.text_sha256])
        self._number.append(claim_number(claim.id))

    def frame(self) -> Columns:
        """Return the columns as arrays. Nothing may be added while they are in use."""
        kinds = (np.int32, np.int8, np.int32, np.bool_, np.bool_, np.float32, np.int32, np.uint64)
        given = (self._subject, self._relation, self._object, self._denies, self._causal)
        more = (self._reading, self._text, self._number)
        return Columns(*(np.array(one, kind) for one, kind in zip((*given, *more), kinds, strict=True)))


@dataclass(frozen=True, slots=True)
class Columns:
    """A value for each claim. Concepts, relations and texts are numbers; `number` is the claim's own."""

    subject: NDArray[np.int32]
    relation: NDArray[np.int8]
    object: NDArray[np.int32]
    denies: NDArray[np.bool_]
    causal: NDArray[np.bool_]
    reading: NDArray[np.float32]
    text: NDArray[np.int32]
    number: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class LinkColumns:
    """A row for each link of a known claim to a work that does not say the opposite of it."""

    claim: NDArray[np.intp]  # place of the claim in its columns
    work: NDArray[np.int32]
    confidence: NDArray[np.float32]
    works: tuple[str, ...]

    @classmethod
    def of(cls, links: Iterable[CitationLink], columns: Columns) -> LinkColumns:
        """Return the links as columns; those of claims that lead nowhere are left out."""
        works = Numbering()
        numbers, work, confidence = array("Q"), array("i"), array("f")
        for link in filter(supports, links):
            numbers.append(claim_number(link.claim))
            work.append(works[link.work])
            confidence.append(link.confidence)
        claim, known = _look_up(np.array(numbers, np.uint64), columns.number)
        return cls(claim[known], np.array(work, np.int32)[known], np.array(confidence, np.float32)[known], works.names)


def _look_up(wanted: NDArray[np.uint64], among: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return the place of each wanted number, and whether it is there at all."""
    if not len(among):
        return np.zeros(len(wanted), np.intp), np.zeros(len(wanted), np.bool_)
    order = np.argsort(among, kind="stable")
    place = order[np.minimum(np.searchsorted(among[order], wanted), len(among) - 1)]
    return place, among[place] == wanted
