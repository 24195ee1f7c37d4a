"""Evidence paths as values: hops, paths, answers, and the words that must stand wherever a path is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ingest.model import Claim, Relation

if TYPE_CHECKING:
    import pandas as pd

NOTE = (
    "A chain of claims is not itself evidence: each hop is what an article says, and hops may rest on different people."
)
DIRECTIONS = {1: "more leads to more", -1: "more leads to less", None: "no direction"}
CHAINED = "associations chained, not causal"
CAUSAL = "causal wording in every hop"

SIGNS = {
    Relation.CAUSES: 1,
    Relation.RAISES_RISK_OF: 1,
    Relation.WORSENS: 1,
    Relation.IMPROVES: 1,
    Relation.RELIEVES: -1,
    Relation.PREVENTS: -1,
}
"""Relations that put a cause: 1 where more of the subject means more of the object, -1 where it means less."""


LEVELS = ("E0", "ungraded", "E1", "E2", "E3", "E4")
"""The levels of strength, weakest first. E0: no source was found. Ungraded: there is one, of a design not recorded."""


def level_number(level: int | None) -> int:
    """Return the place in `LEVELS` of a level given as 0 to 4, None for ungraded.

    >>> [LEVELS[level_number(level)] for level in (0, None, 3)]
    ['E0', 'ungraded', 'E3']
    """
    if level is None:
        return 1
    return level + 1 if level else 0


@dataclass(frozen=True, slots=True)
class Grade:
    """How firmly a proposition stands: its level, a number to sort by, how many say it, on how many studies.

    `level` is one of `LEVELS`. `score`, 0 to 1, sorts only: it is no probability. `voices` are those who say it,
    `roots` the independent studies that support it.
    """

    level: str
    score: float
    voices: int
    roots: int


class Behind(Protocol):
    """The claims behind a hop, read when they are asked for."""

    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def denied(self) -> tuple[Claim, ...]: ...
    @property
    def best(self) -> Claim: ...
    @property
    def counts(self) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: a proposition that at least one article affirms.

    `best` is the claim that says it best: the most surely tied to a work, then the most surely read. `works` are the
    keys of works tied to its claims that do not say the opposite. `against` marks a hop that is read against the
    direction of its claims: then `subject` is what the path comes from, and the claims have it as their object.
    `labels` are those of subject and object, `roots` the studies that the works report on (`graph.evidence.roots`).
    `causal` says whether the relation is an effect and some claim words it as a cause. `claims` and `denied` (claims
    of the opposite) are read from the record when they are asked for, best first.
    """

    subject: str
    relation: Relation
    object: str
    grade: Grade
    works: tuple[str, ...]
    causal: bool
    against: bool = False
    labels: tuple[str, str] = ("", "")
    roots: tuple[str, ...] = ()
    _behind: Behind = field(kw_only=True, repr=False, compare=False)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that say so, best first."""
        return self._behind.claims

    @property
    def denied(self) -> tuple[Claim, ...]:
        """The claims that deny the very same."""
        return self._behind.denied

    @property
    def best(self) -> Claim:
        """The claim to quote; only its own text is read for it."""
        return self._behind.best

    @property
    def counts(self) -> tuple[int, int]:
        """How many claims say so, and how many deny it; nothing is read for it."""
        return self._behind.counts

    @property
    def sign(self) -> int | None:
        """1 where more of the one means more of the other, -1 where less, None where the hop puts no cause."""
        return None if self.against else SIGNS.get(self.relation)


@dataclass(frozen=True, slots=True)
class SharedRoot:
    """A study on which several hops of a path rest: its root, and the places of the hops, from 1."""

    root: str
    hops: tuple[int, ...]

    def __str__(self) -> str:
        """Return what must be said of it.

        >>> str(SharedRoot("study:osteoarthritis-initiative", (1, 3)))
        'hops 1 and 3 rest on one study, osteoarthritis-initiative: not independent of each other'
        """
        places = f"{', '.join(map(str, self.hops[:-1]))} and {self.hops[-1]}"
        return f"hops {places} rest on one study, {self.root.partition(':')[2]}: not independent of each other"


@dataclass(frozen=True, slots=True)
class EvidencePath:
    """Hops from one concept to another. `start` and `end` may be narrower than the concepts that were asked for."""

    hops: tuple[Hop, ...]
    asked: tuple[str, str] = ("", "")

    @property
    def start(self) -> str:
        """The id of the concept that the path starts from."""
        return self.hops[0].subject

    @property
    def end(self) -> str:
        """The id of the concept that the path ends at."""
        return self.hops[-1].object

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all concepts on the path, from start to end."""
        return (self.hops[0].labels[0], *(hop.labels[1] for hop in self.hops))

    @property
    def narrower(self) -> tuple[bool, bool]:
        """Whether the start, and the end, is a narrower concept than the one that was asked for."""
        return self.start != self.asked[0], self.end != self.asked[1]

    @property
    def sign(self) -> int | None:
        """1 where more of the start means more of the end, -1 where it means less, None where a hop has no sign."""
        signs = [hop.sign for hop in self.hops]
        return math.prod(sign for sign in signs if sign) if all(signs) else None

    @property
    def causal(self) -> bool:
        """Whether every hop is put as a cause by some claim, and read from cause to effect."""
        return all(hop.causal and not hop.against for hop in self.hops)

    @property
    def label(self) -> str:
        """What kind of chain it is, in plain words."""
        return CAUSAL if self.causal else CHAINED

    @property
    def direction(self) -> str:
        """The sign in plain words."""
        return DIRECTIONS[self.sign]

    @property
    def weakest(self) -> str:
        """The level of the weakest hop, which is the most that the path can bear."""
        return min((hop.grade.level for hop in self.hops), key=LEVELS.index)

    @property
    def product(self) -> float:
        """The product of the hops' scores, to sort paths of one level by; no probability."""
        return math.prod(hop.grade.score for hop in self.hops)

    @property
    def shared_roots(self) -> tuple[SharedRoot, ...]:
        """The studies on which more than one hop rests, in alphabetical order: such hops are one piece of news."""
        places: dict[str, list[int]] = {}
        for place, hop in enumerate(self.hops, 1):
            for root in hop.roots:
                places.setdefault(root, []).append(place)
        return tuple(SharedRoot(root, tuple(hops)) for root, hops in sorted(places.items()) if len(hops) > 1)

    def _repr_html_(self) -> str:
        """Return the path as HTML, for a notebook: all text escaped, with the note that a chain is no evidence."""
        from .html import path_html

        return path_html(self)


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The paths found, best first, and whether the search stopped at its limit before it had seen all.

    `note` is what must be said with them.
    """

    paths: tuple[EvidencePath, ...]
    truncated: bool
    note: str = NOTE

    def frame(self) -> pd.DataFrame:
        """Return the paths as a DataFrame, a row for each hop, with the columns of `graph.paths.tables.COLUMNS`."""
        from .tables import path_frame

        return path_frame(self)

    def _repr_html_(self) -> str:
        """Return the paths as HTML, for a notebook."""
        from .html import answer_html

        return answer_html(self)
