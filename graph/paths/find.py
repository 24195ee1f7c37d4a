"""Questions → paths: the best chains of claims from one concept to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ingest.errors import KnowledgeBaseError
from ingest.model import Claim

from .arrays import MEND, PathArrays
from .columns import RELATIONS, claim_number
from .model import LEVELS, EvidencePath, Grade, Hop, PathAnswer
from .question import PathFilter, Question
from .search import MAX_WORK, Budget, Search, Step, Way

ReadClaims = Callable[[str], Iterable[Claim]]
"""From the hash of a text to its claims."""


@dataclass(frozen=True)
class PathFinder:
    """Finds paths in arrays, and reads what stands behind them with `read`, text by text.

    `read` gives the same claims that the arrays were made from; rejected ones are in neither.

    >>> from ingest.claims import extract_claims
    >>> from ingest.reading import parse_document
    >>> from ingest.vocabulary import shipped_vocabulary
    >>> from .making import claim_columns, make_arrays
    >>> note = parse_document("Obesity causes knee pain.", name="note", format="text")
    >>> claims = claim_columns(extract_claims(note))
    >>> finder = PathFinder(make_arrays(claims, shipped_vocabulary().concepts.values()))
    >>> [(path.labels, path.narrower) for path in finder.find("obesity", "pain").paths]
    [(('obesity', 'knee pain'), (False, True))]
    """

    arrays: PathArrays
    read: ReadClaims = field(default=lambda text: ())

    def find(self, start: str, end: str, given: PathFilter | None = None, *, limit: int = 20) -> PathAnswer:
        """Return the `limit` best simple paths between two concepts (ids), or concepts narrower than these.

        Ranked by the level of the weakest hop, then by the product of the hops' scores (each at least 0.01, compared
        to six digits), then by length (fewer hops first), then by the ids of the concepts and the order of `Relation`.
        A path passes no further concept that could be an end, so it says nothing that a part of it does not. Between
        two concepts each relation makes a path of its own. Ranking and order are exact; if the search had to stop at
        `MAX_WORK`, `truncated` is set, and there may be better paths than the last ones. Raises QueryError.
        """
        given = given or PathFilter()
        question = Question.of(self.arrays, start, end, given)
        budget = Budget(MAX_WORK)
        ways = list(best_ways(self.arrays, question, limit, budget))
        return PathAnswer(tuple(self._path(way, (start, end)) for way in ways), budget.spent)

    def hop(self, number: int, *, turned: bool = False, against: bool = False) -> Hop:
        """Return hop `number` of the arrays; `turned` gives it from its object to its subject."""
        hops, names = self.arrays.hops, self.arrays.names
        ends = [int(hops.subject[number]), int(hops.object[number])][:: -1 if turned else 1]
        works = hops.work[hops.work_start[number] : hops.work_start[number + 1]].tolist()
        grade = Grade(
            LEVELS[hops.level[number]],
            round(float(hops.score[number]), 4),
            int(hops.voices[number]),
            int(hops.roots[number]),
        )
        relation = RELATIONS[hops.relation[number]]
        found = tuple(sorted(names.works[work] for work in works))
        roots = tuple(sorted(set(map(names.root, works))))
        subject, object_ = (names.ids[end] for end in ends)
        labels = (names.labels[ends[0]], names.labels[ends[1]])
        causal, behind = bool(hops.causal[number]), _Behind(self, number)
        return Hop(subject, relation, object_, grade, found, causal, against, labels, roots, _behind=behind)

    def hops(self) -> Iterator[Hop]:
        """Yield every hop, in order of subject, object, relation, as its claims have it."""
        return map(self.hop, range(len(self.arrays.hops)))

    def _path(self, way: Way, asked: tuple[str, str]) -> EvidencePath:
        return EvidencePath(tuple(self._steps(way.start, way.steps)), asked)

    def _steps(self, node: int, steps: Iterable[Step]) -> Iterator[Hop]:
        for step in steps:
            yield self.hop(step.hop, turned=self.arrays.hops.subject[step.hop] != node, against=step.against)
            node = step.to


@dataclass(frozen=True)
class _Behind:
    """The claims behind hop `number`, each looked up in its text by its own number."""

    finder: PathFinder
    number: int

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return self._read(denying=False)

    @cached_property
    def denied(self) -> tuple[Claim, ...]:
        return self._read(denying=True)

    @cached_property
    def best(self) -> Claim:
        return self._claim(int(self.finder.arrays.hops.claim_start[self.number]))

    @property
    def counts(self) -> tuple[int, int]:
        hops = self.finder.arrays.hops
        place = slice(int(hops.claim_start[self.number]), int(hops.claim_start[self.number + 1]))
        denials = int(hops.claim_denies[place].sum())
        return place.stop - place.start - denials, denials

    def _read(self, *, denying: bool) -> tuple[Claim, ...]:
        hops = self.finder.arrays.hops
        places = range(int(hops.claim_start[self.number]), int(hops.claim_start[self.number + 1]))
        return tuple(self._claim(place) for place in places if bool(hops.claim_denies[place]) is denying)

    def _claim(self, place: int) -> Claim:
        arrays = self.finder.arrays
        text, number = arrays.names.texts[arrays.hops.claim_text[place]], int(arrays.hops.claim_number[place])
        for claim in self.finder.read(text):
            if claim_number(claim.id) == number:
                return claim
        raise KnowledgeBaseError("a path leads to a claim that its text does not have", text, MEND)


def best_ways(arrays: PathArrays, question: Question, limit: int, budget: Budget) -> Iterator[Way]:
    """Yield the `limit` best paths as numbers, best first; fewer if there are no more or the budget is spent."""
    found = 0
    levels = arrays.hops.level
    for level in np.unique(levels)[::-1].tolist():
        if level < question.least:
            return
        leave, arrive = question.views(arrays, level)
        search = Search(
            question.ground, leave, arrive, question.starts, question.max_hops, arrays.hops.relation, budget
        )
        for way in search.ways():
            if min(levels[step.hop] for step in way.steps) == level:
                yield way
                found += 1
                if found == limit:
                    return
        if budget.spent:
            return
