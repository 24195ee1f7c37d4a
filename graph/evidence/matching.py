"""How close two concepts, two relations or two figures are: what links and drift verdicts are decided by."""

from __future__ import annotations

from enum import Enum, IntEnum

from ingest.model import Kind, Relation
from ingest.vocabulary import Vocabulary

# Concepts -------------------------------------------------------------------------------------------------------------


class Closeness(IntEnum):
    """How a claim's concept stands to a finding's, closest last."""

    UNRELATED = 0
    RELATED = 1  # both under one nearest concept: chronic back pain, low back pain
    BROADER = 2  # the claim's is the wider one: it says more than the finding
    NARROWER = 3  # the claim's is the special case
    SAME = 4


_KIN = frozenset({Kind.CONDITION, Kind.SYMPTOM})
"""Kinds of which two under one concept are near each other. Two exercises, drugs or groups of people are just two."""


def closeness(claimed: str, found: str, vocabulary: Vocabulary) -> Closeness:
    """Return how the concept of a claim stands to the concept of a finding, by `skos:broader`."""
    if claimed == found:
        return Closeness.SAME
    if claimed in vocabulary.ancestors(found):
        return Closeness.BROADER
    if found in vocabulary.ancestors(claimed):
        return Closeness.NARROWER
    return Closeness.RELATED if _siblings(claimed, found, vocabulary) else Closeness.UNRELATED


def _siblings(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether both are conditions with a nearest wider concept in common that is no top concept ("symptom")."""
    first, second = vocabulary.concepts.get(one), vocabulary.concepts.get(other)
    if first is None or second is None or first.kind not in _KIN or second.kind not in _KIN:
        return False
    return any(vocabulary[shared].broader for shared in {*first.broader} & {*second.broader})


def steps_up(concept: str, wider: str, vocabulary: Vocabulary) -> int:
    """Return how many steps of `skos:broader` lead from a concept to a wider one at least; 0 where none do."""
    level, seen, steps = {concept}, {concept}, 0
    while level:
        steps += 1
        known = (vocabulary.concepts.get(one) for one in level)
        level = {broader for one in known if one for broader in one.broader} - seen
        if wider in level:
            return steps
        seen |= level
    return 0


# Relations ------------------------------------------------------------------------------------------------------------


class Agreement(Enum):
    """How what a claim says of two things stands to what was found of them."""

    SAME = "same"
    COMPATIBLE = "compatible"  # of the same kind, or the claim follows from the finding
    OPPOSITE = "opposite"  # both cannot hold
    INCOMPARABLE = "incomparable"  # the one says nothing of the other


_CLASSES = {
    Relation.CAUSES: "more",
    Relation.RAISES_RISK_OF: "more",
    Relation.WORSENS: "more",
    Relation.RELIEVES: "less",
    Relation.PREVENTS: "less",
    Relation.IMPROVES: "less",  # of what is wrong
    Relation.CO_OCCURS_WITH: "together",
    Relation.ASSOCIATED_WITH: "together",
    Relation.MORE_COMMON_IN: "commoner",
    Relation.NO_EFFECT_ON: "none",
}
EFFECTS = frozenset(relation for relation, name in _CLASSES.items() if name in ("more", "less"))
"""Relations that say what one thing does to the other."""
TIES = frozenset(relation for relation, name in _CLASSES.items() if name in ("together", "commoner"))
"""Relations that say no more than that two things go together."""
_ONSET = frozenset((Relation.CAUSES, Relation.RAISES_RISK_OF, Relation.PREVENTS))


def same_stage(one: Relation, other: Relation) -> bool:
    """Say whether two effects are both on whether something comes about, or both on how it goes once it is there.

    >>> same_stage(Relation.PREVENTS, Relation.RELIEVES), same_stage(Relation.WORSENS, Relation.RELIEVES)
    (False, True)
    """
    if one not in EFFECTS or other not in EFFECTS:
        return True
    return (one in _ONSET) is (other in _ONSET)


_AFFIRMED = {
    ("more", "less"): Agreement.OPPOSITE,
    ("more", "together"): Agreement.COMPATIBLE,
    ("together", "more"): Agreement.COMPATIBLE,
    ("together", "commoner"): Agreement.COMPATIBLE,
    ("commoner", "together"): Agreement.COMPATIBLE,
    ("less", "more"): Agreement.OPPOSITE,
    ("more", "none"): Agreement.OPPOSITE,
    ("less", "none"): Agreement.OPPOSITE,
    ("none", "more"): Agreement.OPPOSITE,
    ("none", "less"): Agreement.OPPOSITE,
}
_CLAIM_DENIES = {
    ("more", "none"): Agreement.COMPATIBLE,
    ("less", "none"): Agreement.COMPATIBLE,
    ("none", "more"): Agreement.COMPATIBLE,
    ("none", "less"): Agreement.COMPATIBLE,
    ("together", "more"): Agreement.OPPOSITE,
}
_FINDING_DENIES = {
    ("none", "more"): Agreement.COMPATIBLE,
    ("none", "less"): Agreement.COMPATIBLE,
    ("none", "together"): Agreement.COMPATIBLE,
    ("more", "together"): Agreement.OPPOSITE,
    ("more", "none"): Agreement.COMPATIBLE,
    ("less", "none"): Agreement.COMPATIBLE,
}
_BOTH_DENY = {("more", "together"): Agreement.COMPATIBLE}


def compare_relations(claimed: Relation, claim_denies: bool, found: Relation, finding_denies: bool) -> Agreement:
    """Return how a claimed relation stands to a found one; each may be denied.

    To deny a cause contradicts no association, since two things may go together without a cause; to deny harm is not
    to claim benefit; an effect and "no effect" exclude each other.

    >>> compare_relations(Relation.PREVENTS, False, Relation.RELIEVES, False).value
    'compatible'
    >>> compare_relations(Relation.PREVENTS, True, Relation.PREVENTS, False).value
    'opposite'
    >>> compare_relations(Relation.CAUSES, True, Relation.ASSOCIATED_WITH, False).value
    'incomparable'
    """
    pair = (_CLASSES[claimed], _CLASSES[found])
    if pair[0] == pair[1]:
        if claim_denies != finding_denies:
            return Agreement.OPPOSITE
        return Agreement.SAME if claimed is found else Agreement.COMPATIBLE
    if claim_denies:
        return (_BOTH_DENY if finding_denies else _CLAIM_DENIES).get(pair, Agreement.INCOMPARABLE)
    return (_FINDING_DENIES if finding_denies else _AFFIRMED).get(pair, Agreement.INCOMPARABLE)
