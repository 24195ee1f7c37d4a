"""Which claims a picture shows: all, or what lies around a concept, on paths, in an article, of a relation."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.errors import QueryError
from ingest.model import Claim, Document, Relation

from .page.model import LEVELS
from .standing import Standing, proposition_of
from .trace import Tracer


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; what is not given narrows nothing down.

    `around` is a concept's id or label, with `depth` hops; `path` two of them. `article` is an article's name, its
    title or its file; `relations` are names such as "relieves" or "raises-risk-of"; `min_strength` is one of
    `graph.page.model.LEVELS`.
    """

    around: str | None = None
    depth: int = 1
    path: tuple[str, str] | None = None
    article: str | None = None
    relations: tuple[str, ...] = ()
    min_strength: str | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection(depth=self.depth)


def select_claims(
    tracer: Tracer, asked: Selection, standings: Mapping[tuple[str, str, str], Standing], on_paths: Iterable[str] = ()
) -> tuple[Claim, ...]:
    """Return the claims that a selection keeps, in their order.

    `on_paths` are the ids of the claims on the paths that `asked.path` names. Raises QueryError for an article,
    relation or strength that there is none of, ConceptNotFoundError for a concept.
    """
    claims: Iterable[Claim] = tracer.claims
    if asked.path is not None:
        wanted = frozenset(on_paths)
        claims = [claim for claim in claims if claim.id in wanted]
    if asked.article is not None:
        document = _article(asked.article, tuple(tracer.documents.values()))
        claims = [claim for claim in claims if claim.text_sha256 == document.sha256]
    if asked.relations:
        relations = {_relation(name) for name in asked.relations}
        claims = [claim for claim in claims if claim.relation in relations]
    if asked.min_strength is not None:
        levels = LEVELS[_level(asked.min_strength, standings) :]
        claims = [claim for claim in claims if _standing(claim, standings).level_of(claim.negated) in levels]
    if asked.around is not None:
        centre = tracer.vocabulary.named(asked.around)
        claims = _near(tuple(claims), {centre.id, *_narrower(centre.id, tracer)}, asked.depth)
    return tuple(claims)


def _standing(claim: Claim, standings: Mapping[tuple[str, str, str], Standing]) -> Standing:
    return standings.get(proposition_of(claim), Standing())


def _article(name: str, documents: Sequence[Document]) -> Document:
    stem = PurePath(name).stem
    for document in documents:
        if document.name in (name, stem) or document.title == name:
            return document
    names = [document.name for document in documents]
    near = difflib.get_close_matches(stem, names, n=3, cutoff=0.4) or sorted(names)[:3]
    mend = f"did you mean {', '.join(map(repr, near))}?" if near else "build it into the knowledge base first"
    raise QueryError(f"no article is called {name!r}", "the knowledge base", mend)


def _relation(name: str) -> Relation:
    plain = "_".join(name.strip().lower().replace("-", " ").split())
    if plain not in {relation.value for relation in Relation}:
        known = ", ".join(relation.value for relation in Relation)
        raise QueryError(f"no relation is called {name!r}", "relation", f"give one of {known}")
    return Relation(plain)


def _level(name: str, standings: Mapping[tuple[str, str, str], Standing]) -> int:
    if name.upper() not in LEVELS:
        raise QueryError(f"not a strength of evidence: {name!r}", "min strength", f"give one of {', '.join(LEVELS)}")
    if not any(standing.level for standing in standings.values()):
        mend = "build it again, or leave the strength out"
        raise QueryError("this knowledge base holds no strengths of evidence", "min strength", mend)
    return LEVELS.index(name.upper())


def _narrower(concept: str, tracer: Tracer) -> set[str]:
    return {one for one in tracer.vocabulary.concepts if concept in tracer.vocabulary.ancestors(one)}


def _near(claims: Sequence[Claim], centre: set[str], depth: int) -> list[Claim]:
    reached = set(centre)
    kept: dict[str, Claim] = {}
    for _ in range(depth):
        edge = [claim for claim in claims if {claim.subject.concept, claim.object.concept} & reached]
        for claim in edge:
            kept[claim.id] = claim
        reached |= {concept for claim in edge for concept in (claim.subject.concept, claim.object.concept)}
    return list(kept.values())
