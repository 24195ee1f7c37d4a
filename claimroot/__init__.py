"""claimroot: traces the claims of health articles to the sentences that make them and the studies they stand on.

>>> import claimroot
>>> document = claimroot.parse_document("Obesity causes knee pain.", name="note", format="text")
>>> [claim.relation.value for claim in claimroot.extract_claims(document)]
['causes']
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._siblings import check

check()

if TYPE_CHECKING:
    from os import PathLike

    from graph.base import KnowledgeBase
    from graph.limits import Limits
    from graph.opened import OpenBase
    from graph.queries import run_named
    from ingest.claims import Reader, extract_claims
    from ingest.errors import ClaimrootError
    from ingest.model import Claim, Concept, Document, Finding, Work
    from ingest.reading import parse_document, read_document

_HOMES = {
    "Claim": "ingest.model",
    "ClaimrootError": "ingest.errors",
    "Concept": "ingest.model",
    "Document": "ingest.model",
    "Finding": "ingest.model",
    "KnowledgeBase": "graph.base",
    "Limits": "graph.limits",
    "OpenBase": "graph.opened",
    "Reader": "ingest.claims",
    "Work": "ingest.model",
    "extract_claims": "ingest.claims",
    "parse_document": "ingest.reading",
    "read_document": "ingest.reading",
    "run_named": "graph.queries",
}

__all__ = [  # noqa: RUF022  in the order of use
    "read_document",
    "parse_document",
    "Document",
    "extract_claims",
    "Reader",
    "Claim",
    "Concept",
    "open",
    "OpenBase",
    "Limits",
    "KnowledgeBase",
    "run_named",
    "Work",
    "Finding",
    "ClaimrootError",
]


def open(folder: "str | PathLike[str]", *, store: str | None = None) -> "OpenBase":
    """Return the knowledge base in `folder`, open for asking. Raises KnowledgeBaseError.

    With `store`, the address of a SPARQL 1.1 endpoint ("http://…/query"), queries go there.
    """
    from graph.opened import OpenBase

    return OpenBase(Path(folder), store=store)


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command line starts quickly."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'claimroot' has no attribute {name!r}")
