"""Terms → concepts: vocabularies, and the lexicon that finds their terms in a text."""

from functools import lru_cache

from ..resources import shipped
from .abbreviations import Abbreviation, find_abbreviations
from .files import vocabulary_with
from .folding import fold_word, fold_words
from .lexicon import Vocabulary
from .mesh import Mesh, shipped_mesh
from .skos import read_skos

__all__ = [
    "Abbreviation",
    "Mesh",
    "Vocabulary",
    "find_abbreviations",
    "fold_word",
    "fold_words",
    "read_skos",
    "shipped_mesh",
    "shipped_vocabulary",
    "vocabulary_with",
]


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """Return the vocabulary that claimroot ships (`data/vocabulary/`).

    >>> shipped_vocabulary().named("lower back pain").id
    'low-back-pain'
    """
    return Vocabulary(read_skos(sorted(shipped("vocabulary").glob("*.ttl"))))
