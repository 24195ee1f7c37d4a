"""Names that people use → ids of concepts, quickly: from the index of labels, not by reading every concept."""

from __future__ import annotations

from ingest.errors import KnowledgeBaseError

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
