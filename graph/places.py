"""Where each concept stands on the map, kept with the knowledge base: worked out once for each build.

A build starts from the places of the build before it, so that a map moves little when an article is added, and not at
all when nothing changed. A picture of a part is laid out anew, from the kept places on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from ingest.errors import KnowledgeBaseError
from ingest.model import Claim

from .page.crossings import Point
from .page.layout import lay_out
from .page.model import PageEdge, PageGraph, PageNode
from .record import replace_file

SEED = 57
"""Fixed, so that a map does not move when nothing changed."""


def lay_out_claims(claims: Iterable[Claim], previous: Mapping[str, Point] | None = None) -> dict[str, Point]:
    """Return a place for each concept that the claims name, those of an earlier map kept where they cover half of it.

    >>> lay_out_claims(())
    {}
    """
    pairs = sorted({(claim.subject.concept, claim.object.concept) for claim in claims})
    names = sorted({name for pair in pairs for name in pair})
    edges = tuple(PageEdge(f"{a}|{b}", a, "associated_with", b) for a, b in pairs)
    return lay_out([PageNode(name, name, "Thing") for name in names], edges, seed=SEED, previous=previous)


def picture_places(graph: PageGraph, kept: Mapping[str, Point]) -> dict[str, Point]:
    """Return the places of what a picture shows: the kept ones where it shows all of them, else a layout of its own."""
    names = {node.id for node in graph.nodes}
    if kept and names == set(kept):
        return dict(kept)
    return lay_out(graph.nodes, graph.edges, seed=SEED, start=kept)


def write_places(path: Path, places: Mapping[str, Point]) -> None:
    """Write places to `path`, whole or not at all. Its folder must exist."""
    text = json.dumps(dict(places), separators=(",", ":"))
    replace_file(path, lambda temporary: temporary.write_text(text, encoding="utf-8"))


def read_places(path: Path) -> dict[str, Point]:
    """Return the places in `path`, {} where there is no such file. Raises KnowledgeBaseError for a damaged one."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): (float(x), float(y)) for name, (x, y) in rows.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        mend = "build the knowledge base again"
        raise KnowledgeBaseError("a damaged record: the map's places cannot be read", str(path), mend) from None
