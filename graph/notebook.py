"""A knowledge base as a notebook shows it."""

from __future__ import annotations

from ingest.notebook import NOTE, table_html

from .base import KnowledgeBase


def base_html(base: KnowledgeBase) -> str:
    """Return what a knowledge base holds: where it is, when it was built, how many there are of each thing."""
    rows: list[tuple[str, object]] = [("folder", base.folder), ("built", base.pointer.built_at)]
    rows += [(name, f"{count:,}") for name, count in base.counts.items()]
    return f"{table_html(rows, 'knowledge base')}<p>{NOTE}</p>"
