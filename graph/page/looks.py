"""How things look on the page: a colour and a shape for each kind, a colour and a dash for each family of relations.

Colours are those of Okabe and Ito (Color Universal Design, 2008), which people with colour blindness tell apart;
each kind has a shape of its own as well, each family a dash, so that nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Kind, Relation

from .model import CONFLICT, LEVELS


@dataclass(frozen=True, slots=True)
class KindLook:
    """A kind of concept: its word in the legend, its colour and its shape (drawn by `script/shapes.js`)."""

    word: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class RelationWords:
    """How a relation reads from its subject, from its object, and both where the article denies it."""

    family: str
    forth: str
    back: str
    not_forth: str
    not_back: str


@dataclass(frozen=True, slots=True)
class FamilyLook:
    """A family of relations: its words in the legend, its dash in pixels. Its colour is `--edge-NAME` in page.css."""

    word: str
    dash: tuple[int, ...]


KINDS: dict[str, KindLook] = {
    Kind.CONDITION: KindLook("Condition", "#D55E00", "circle"),
    Kind.SYMPTOM: KindLook("Symptom", "#E69F00", "triangle"),
    Kind.RISK_FACTOR: KindLook("Risk factor", "#CC79A7", "diamond"),
    Kind.HABIT: KindLook("Habit", "#F0E442", "pentagon"),
    Kind.INTERVENTION: KindLook("Intervention", "#0072B2", "square"),
    Kind.EXERCISE: KindLook("Exercise", "#009E73", "star"),
    Kind.BODY_PART: KindLook("Body part", "#56B4E9", "triangle-down"),
    Kind.FUNCTION: KindLook("Function", "#56B4E9", "hexagon"),
    Kind.POPULATION: KindLook("Population", "ink", "bar"),
    Kind.OUTCOME: KindLook("Outcome", "#009E73", "cross"),
    Kind.THING: KindLook("Other", "grey", "ring"),
    "Article": KindLook("Article", "#E69F00", "page"),
    "Work": KindLook("Work", "#0072B2", "book"),
}
"""Kinds of concepts, and the two kinds of texts of a picture of citations."""

FAMILIES: dict[str, FamilyLook] = {
    "harm": FamilyLook("Causes, raises risk, worsens", ()),
    "help": FamilyLook("Relieves, prevents, improves", (9, 4)),
    "together": FamilyLook("Occurs or goes together", (2, 4)),
    "no-effect": FamilyLook("Has no effect", (11, 4, 2, 4)),
    "stated": FamilyLook("Cites the work", (14, 3)),
    "inferred": FamilyLook("Matched to the work by us", (6, 6)),
    "against": FamilyLook("The work found the opposite", (3, 3, 9, 3)),
    "unsourced": FamilyLook("Without a source", (1, 5)),
}

RELATIONS: dict[str, RelationWords] = {
    Relation.CAUSES: RelationWords("harm", "causes", "is caused by", "does not cause", "is not caused by"),
    Relation.RAISES_RISK_OF: RelationWords(
        "harm",
        "raises the risk of",
        "is made more likely by",
        "does not raise the risk of",
        "is not made more likely by",
    ),
    Relation.WORSENS: RelationWords("harm", "worsens", "is worsened by", "does not worsen", "is not worsened by"),
    Relation.RELIEVES: RelationWords("help", "relieves", "is relieved by", "does not relieve", "is not relieved by"),
    Relation.PREVENTS: RelationWords("help", "prevents", "is prevented by", "does not prevent", "is not prevented by"),
    Relation.IMPROVES: RelationWords("help", "improves", "is improved by", "does not improve", "is not improved by"),
    Relation.CO_OCCURS_WITH: RelationWords(
        "together", "occurs together with", "occurs together with", "does not occur with", "does not occur with"
    ),
    Relation.ASSOCIATED_WITH: RelationWords(
        "together", "is associated with", "is associated with", "is not associated with", "is not associated with"
    ),
    Relation.MORE_COMMON_IN: RelationWords(
        "together",
        "is more common in",
        "goes with more",
        "is not more common in",
        "does not go with more",
    ),
    Relation.NO_EFFECT_ON: RelationWords(
        "no-effect", "has no effect on", "is not affected by", "is not without effect on", "is not unaffected by"
    ),
}

EVIDENCE = ("none", "linked", "drift")
"""What a claim rests on, as the map tells it: no work, a work, a work that says something else."""
CITATIONS: dict[str, RelationWords] = {
    "cites": RelationWords("stated", "cites", "is cited by", "", ""),
    "matched_to": RelationWords("inferred", "has claims that we matched to", "has matched claims of", "", ""),
    "contradicted_by": RelationWords("against", "is contradicted by", "contradicts claims of", "", ""),
    "without_source": RelationWords("unsourced", "makes claims with", "for claims of", "", ""),
}
"""How an article is tied to a work, in a picture of citations (`graph.provenance`)."""


SYMMETRIC = tuple(relation.value for relation in Relation if relation.symmetric)


def family_of(relation: str) -> str:
    """Return the family of a relation; one that the page does not know goes with "together".

    >>> family_of("worsens")
    'harm'
    """
    words = RELATIONS.get(relation) or CITATIONS.get(relation)
    return words.family if words else "together"


@cache
def glossary() -> tuple[dict[str, str], ...]:
    """Return the words that the page explains: rows of `glossary.tsv` with `term`, `meaning` and `source`."""
    return tuple(read_knowledge(Path(__file__).with_name("glossary.tsv")))


def looks() -> dict[str, object]:
    """Return all tables as plain values for the page's script."""
    return {
        "kinds": {str(kind): asdict(look) for kind, look in KINDS.items()},
        "families": {family: asdict(look) for family, look in FAMILIES.items()},
        "relations": {str(relation): asdict(words) for relation, words in {**RELATIONS, **CITATIONS}.items()},
        "symmetric": SYMMETRIC,
        "evidence": EVIDENCE,
        "levels": LEVELS,
        "conflict": CONFLICT,
        "glossary": [[entry["term"], entry["meaning"]] for entry in glossary()],
    }
