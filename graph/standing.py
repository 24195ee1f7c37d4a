"""How a proposition stands, in the words of the page: its strength, who says it, what it conflicts with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.model import Claim

from .evidence.model import Conflict, Strength
from .page.model import LEVELS
from .terms import proposition_ends

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What was worked out for a proposition: levels "E0" to "E4", or "" where none was; words to show by name.

    `level` is that of the evidence for it, `against` that of the evidence against: what its denials stand on. `weight`
    sorts paths, None where no strength was worked out.
    """

    level: str = ""
    against: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    weight: float | None = None

    def level_of(self, negated: bool) -> str:
        """Return the level of the affirmed or the denied proposition."""
        return self.against if negated else self.level


def standings(strengths: Iterable[Strength]) -> dict[Key, Standing]:
    """Return how each proposition stands. One that could not be graded has no level, and its words say so.

    >>> standings(())
    {}
    """
    return {(one.subject, one.relation, one.object): _standing(one) for one in strengths}


def _standing(strength: Strength) -> Standing:
    said = f"{strength.voices}, {strength.echoes} of them echoes" if strength.echoes else str(strength.voices)
    facts = (("Evidence", strength.summary), ("Voices", said), ("Roots", str(strength.roots)))
    return Standing(
        _level(strength.level), _level(strength.opposing_level), tuple(f for f in facts if f[1]), strength.net
    )


def _level(level: int | None) -> str:
    return "" if level is None else LEVELS[level]


def conflicts_by_claim(conflicts: Iterable[Conflict]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each claim that takes a side, the words of the conflicts that it is in."""
    found: dict[str, list[str]] = defaultdict(list)
    for conflict in conflicts:
        words = f"{conflict.one.says}, against: {conflict.other.says} ({conflict.explanation})"
        for claim in dict.fromkeys((*conflict.one.claims, *conflict.other.claims)):
            found[claim].append(words)
    return {claim: tuple(dict.fromkeys(words)) for claim, words in found.items()}


def proposition_of(claim: Claim) -> Key:
    """Return subject concept, relation and object concept as the claim's proposition has them."""
    subject, object_ = proposition_ends(claim.subject.concept, claim.relation, claim.object.concept)
    return (subject, claim.relation.value, object_)
