"""How a proposition stands, in the words of the page: its strength, who says it, what it conflicts with."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Claim

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


def proposition_of(claim: Claim) -> Key:
    """Return subject concept, relation and object concept as the claim's proposition has them."""
    subject, object_ = proposition_ends(claim.subject.concept, claim.relation, claim.object.concept)
    return (subject, claim.relation.value, object_)
