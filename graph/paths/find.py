"""Questions → paths: the best chains of claims from one concept to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from ingest.model import Claim

from .arrays import PathArrays
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
        subject, object_ = (names.ids[end] for end in ends)
        labels = (names.labels[ends[0]], names.labels[ends[1]])
        claims = cache(lambda: self._claims(number))
        return Hop(subject, relation, object_, grade, found, bool(hops.causal[number]), against, labels, claims)

    def hops(self) -> Iterator[Hop]:
        """Yield every hop, in order of subject, object, relation, as its claims have it."""
        return map(self.hop, range(len(self.arrays.hops)))

    def _path(self, way: Way, asked: tuple[str, str]) -> EvidencePath:
        return EvidencePath(tuple(self._steps(way.start, way.steps)), asked)

    def _steps(self, node: int, steps: Iterable[Step]) -> Iterator[Hop]:
        for step in steps:
            yield self.hop(step.hop, turned=self.arrays.hops.subject[step.hop] != node, against=step.against)
            node = step.to

    def _claims(self, number: int) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        hops, texts = self.arrays.hops, self.arrays.names.texts
        place = range(int(hops.claim_start[number]), int(hops.claim_start[number + 1]))
        read = cache(lambda text: {claim_number(claim.id): claim for claim in self.read(texts[text])})
        claims = [read(int(hops.claim_text[one])).get(int(hops.claim_number[one])) for one in place]
        kept = [claim for claim in claims if claim is not None]
        return tuple(one for one in kept if not one.negated), tuple(one for one in kept if one.negated)


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
