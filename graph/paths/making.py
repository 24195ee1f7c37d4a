"""Columns of claims → the arrays that paths are searched in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.model import Claim, Concept, Kind, Work

from ..evidence.model import CitationLink
from ..evidence.roots import root_of
from .arrays import Hops, PathArrays
from .columns import RELATIONS, ClaimColumns, Columns, LinkColumns
from .model import level_number
from .names import Names, terms_of
from .rows import Ints, Rows, concatenated

LEAST_SCORE = 0.01
"""A hop that nothing supports still costs something finite: its score counts as this when paths are ranked."""
COST_UNIT = 1e-6
"""Costs are whole numbers of millionths of −ln(score), then hops: so products are told apart by six digits."""
HOP_BITS = 3
MANY = 65_535
"""Voices and roots are counted up to here."""
_SYMMETRIC = np.array([relation.symmetric for relation in RELATIONS])
_PER_CONCEPT = len(RELATIONS)


class Strength(Protocol):
    """How firmly a proposition stands, as far as paths need it.

    `level` is 0 to 4 (E0 to E4), None for ungraded. `net`, 0 to 1, is what is left of the support after what opposes
    it, a number to sort by. `voices` say it, `roots` are the independent studies that support it.
    """

    @property
    def subject(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def object(self) -> str: ...
    @property
    def level(self) -> int | None: ...
    @property
    def net(self) -> float: ...
    @property
    def voices(self) -> int: ...
    @property
    def roots(self) -> int: ...


def make_arrays(
    columns: ClaimColumns,
    concepts: Iterable[Concept],
    links: Iterable[CitationLink] = (),
    works: Iterable[Work] = (),
    strengths: Iterable[Strength] = (),
) -> PathArrays:
    """Return the arrays of all claims in `columns`; each hop is a proposition that at least one of them affirms.

    `concepts` are those of the vocabulary and the provisional ones; one that is not among them has its id for a label.
    A proposition without one of the `strengths` is E0 where none of its claims is tied to a work, else ungraded, with
    the score 0; its voices are then its texts, its roots the studies that those works report on.
    """
    known = {concept.id: concept for concept in concepts}
    ids = tuple(sorted({*known, *columns.concepts.names}))
    numbers = {name: number for number, name in enumerate(ids)}
    renumber = np.array([numbers[name] for name in columns.concepts.names], np.int32)
    maker = _Maker(columns.frame(), renumber, len(ids))
    tied = LinkColumns.of(links, maker.columns)
    roots = {work.key: root_of(work) for work in works}
    hops = maker.hops(tied, [roots.get(work, f"work:{work}") for work in tied.works])
    hops = _graded(hops, numbers, strengths)
    start, narrower = concatenated(_narrower(known.values(), numbers, len(ids)))
    people = np.array([name in known and known[name].kind is Kind.POPULATION for name in ids], np.bool_)
    labels = tuple(known[name].label if name in known else name for name in ids)
    terms = terms_of(known.values(), numbers)
    studies = tuple(root if (root := roots.get(work, "")).startswith("study:") else "" for work in tied.works)
    names = Names(ids, labels, columns.texts.names, tied.works, studies, given_terms=terms)
    return PathArrays(hops, *_rows(hops, len(ids)), start, narrower, people, names)


def claim_columns(claims: Iterable[Claim]) -> ClaimColumns:
    """Return claims as columns."""
    columns = ClaimColumns()
    for claim in claims:
        columns.add(claim)
    return columns


def path_cost(score: NDArray[Any]) -> Ints:
    """Return what hops of these scores cost: a sum of costs orders paths by product, then by number of hops.

    >>> [int(cost) >> HOP_BITS for cost in path_cost(np.array([1.0, 0.5, 0.0]))]
    [0, 693147, 4605170]
    """
    units = np.rint(-np.log(np.maximum(score.astype(np.float64), LEAST_SCORE)) / COST_UNIT).astype(np.int32)
    return (units << HOP_BITS) + np.int32(1)


@dataclass(frozen=True, slots=True)
class _Maker:
    columns: Columns
    renumber: Ints
    size: int

    def _keys(self) -> NDArray[np.int64]:
        columns = self.columns
        subject, object_ = (self.renumber[one].astype(np.int64) for one in (columns.subject, columns.object))
        # a symmetric proposition has its ends in alphabetical order, which is that of the numbers
        return (subject * self.size + object_) * _PER_CONCEPT + columns.relation

    def hops(self, links: LinkColumns, roots: list[str]) -> Hops:
        """Return the hops of all claims that something affirms, graded by their links."""
        columns, keys = self.columns, self._keys()
        affirmed = np.unique(keys[~columns.denies])
        hop = np.searchsorted(affirmed, keys)
        told = np.zeros(len(keys), np.bool_)
        inside = hop < len(affirmed)
        told[inside] = affirmed[hop[inside]] == keys[inside]
        claims, start = self._claims(hop, told, links)
        said = ~columns.denies
        pair, relation = np.divmod(affirmed, _PER_CONCEPT)
        subject, object_ = np.divmod(pair, self.size)
        count = len(affirmed)
        tie = said[links.claim]
        tied_hop = hop[links.claim[tie]]
        level = np.zeros(count, np.int8)
        level[tied_hop] = level_number(None)
        root_numbers = np.unique(np.array(roots, dtype=str), return_inverse=True)[1].astype(np.int64)
        work_start, work = _distinct(tied_hop, links.work[tie], count)
        root_start, _ = _distinct(tied_hop, root_numbers[links.work[tie]] if roots else links.work[tie], count)
        text_start, _ = _distinct(hop[said], columns.text[said], count)
        causal = np.zeros(count, np.bool_)
        causal[hop[said & columns.causal]] = True
        return Hops(
            subject.astype(np.int32),
            relation.astype(np.int8),
            object_.astype(np.int32),
            level,
            np.zeros(count, np.float32),
            causal,
            _counts(text_start),
            _counts(root_start),
            start,
            columns.text[claims],
            columns.number[claims],
            columns.denies[claims],
            work_start,
            work.astype(np.int32),
        )

    def _claims(
        self, hop: NDArray[np.intp], told: NDArray[np.bool_], links: LinkColumns
    ) -> tuple[NDArray[np.intp], Ints]:
        """Return the claims of all hops, best first and denials last, and where those of each hop start."""
        columns = self.columns
        confidence = np.zeros(len(hop), np.float32)
        np.maximum.at(confidence, links.claim, links.confidence)
        order = np.lexsort((columns.number, -columns.reading, -confidence, columns.denies, hop))
        order = order[told[order]]
        return order, _starts(hop[order], int(hop[told].max(initial=-1)) + 1)


def _starts(group: NDArray[Any], count: int) -> Ints:
    start = np.zeros(count + 1, np.int32)
    np.cumsum(np.bincount(group, minlength=count), out=start[1:])
    return start


def _distinct(group: NDArray[Any], value: NDArray[Any], count: int) -> tuple[Ints, NDArray[Any]]:
    """Return the distinct values of each group, and where those of each start."""
    size = int(value.max(initial=0)) + 1
    pairs = np.unique(group.astype(np.int64) * size + value)
    return _starts(pairs // size, count), pairs % size


def _counts(start: Ints) -> NDArray[np.uint16]:
    return np.minimum(np.diff(start), MANY).astype(np.uint16)


def _narrower(concepts: Iterable[Concept], numbers: Mapping[str, int], size: int) -> list[list[int]]:
    """Return for each concept the next narrower ones."""
    below: list[list[int]] = [[] for _ in range(size)]
    for concept in concepts:
        for broader in concept.broader:
            if broader in numbers:
                below[numbers[broader]].append(numbers[concept.id])
    return below


def _rows(hops: Hops, size: int) -> tuple[Rows, Rows, Rows]:
    """Return the hops that go there, the same back, and those that go both ways."""
    number, cost = np.arange(len(hops), dtype=np.int32), path_cost(hops.score)
    turns = _SYMMETRIC[hops.relation]
    one, two = np.flatnonzero(~turns), np.flatnonzero(turns)
    there = Rows.of(size, hops.subject[one], hops.object[one], number[one], cost[one], hops.level[one])
    back = Rows.of(size, hops.object[one], hops.subject[one], number[one], cost[one], hops.level[one])
    tail = np.concatenate([hops.subject[two], hops.object[two]])
    head = np.concatenate([hops.object[two], hops.subject[two]])
    twice = (np.concatenate([column[two], column[two]]) for column in (number, cost, hops.level))
    return there, back, Rows.of(size, tail, head, *twice)


def _graded(hops: Hops, numbers: Mapping[str, int], strengths: Iterable[Strength]) -> Hops:
    """Return the hops with the strengths of their propositions; those of others are left out."""
    relations, size = {relation.value: number for number, relation in enumerate(RELATIONS)}, len(numbers)
    keys, level, score, voices, roots = array("q"), array("b"), array("f"), array("l"), array("l")
    for one in strengths:
        subject, object_ = numbers.get(one.subject), numbers.get(one.object)
        if subject is not None and object_ is not None:
            keys.append((subject * size + object_) * _PER_CONCEPT + relations[one.relation])
            level.append(level_number(one.level))
            score.append(one.net)
            voices.append(min(one.voices, MANY))
            roots.append(min(one.roots, MANY))
    own = (hops.subject.astype(np.int64) * size + hops.object) * _PER_CONCEPT + hops.relation
    wanted = np.array(keys, np.int64)
    place = np.searchsorted(own, wanted)
    known = np.flatnonzero(place < len(own))
    known = known[own[place[known]] == wanted[known]]
    changed: dict[str, NDArray[Any]] = {}
    for name, values in (("level", level), ("score", score), ("voices", voices), ("roots", roots)):
        column = getattr(hops, name).copy()
        column[place[known]] = np.array(values)[known]
        changed[name] = column
    return replace(hops, **changed)
