"""Names that people use → ids of concepts, quickly: from the index of labels, not by reading every concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ingest.errors import KnowledgeBaseError
from ingest.model import Concept

from .base import KnowledgeBase


def concept_id(base: KnowledgeBase, name: str) -> str:
    """Return the id of the concept that has `name` as id or label (case, plural and spelling folded).

    Raises ConceptNotFoundError, which lists near names.
    """
    try:
        found = base.search.concept_named(name)
    except KnowledgeBaseError:  # a knowledge base without an index: its vocabulary says the same, more slowly
        found = None
    return found or base.vocabulary.named(name).id


class ConceptTree:
    """Which concepts are narrower than which.

    >>> low = Concept("low-back-pain", "low back pain", broader=("back-pain",))
    >>> ConceptTree([Concept("back-pain", "back pain"), low]).under("back-pain")
    ('low-back-pain',)
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._below: defaultdict[str, list[str]] = defaultdict(list)
        for concept in concepts:
            for broader in concept.broader:
                self._below[broader].append(concept.id)

    def under(self, concept: str) -> tuple[str, ...]:
        """Return the ids of all that is narrower than `concept`, in any number of steps, without itself."""
        found: dict[str, None] = {}
        queue = [concept]
        while queue:
            for below in self._below.get(queue.pop(0), ()):
                if below not in found and below != concept:
                    found[below] = None
                    queue.append(below)
        return tuple(found)
