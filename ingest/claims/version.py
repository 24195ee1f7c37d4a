"""What decides how a text is read, as one hash: a knowledge base reads again what another reader read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from ..resources import shipped
from ..vocabulary import Vocabulary

_INGEST: Final = Path(__file__).resolve().parents[1]


def reader_version(vocabulary: Vocabulary) -> str:
    """Return 16 hex digits: a hash of ingest's code and tables, of MeSH, and of the vocabulary's concepts."""
    digest = hashlib.sha256()
    for path in sorted((*_INGEST.rglob("*.py"), *_INGEST.rglob("*.tsv"))):
        digest.update(path.relative_to(_INGEST).as_posix().encode() + b"\0" + path.read_bytes())
    for path in sorted(shipped("mesh").glob("*.tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for concept in vocabulary.concepts.values():
        digest.update(repr(concept).encode())
    return digest.hexdigest()[:16]
