"""Evidence paths: chains of claims from one concept to another, best first. A chain is not itself evidence."""

from .arrays import PathArrays
from .columns import ClaimColumns
from .find import PathFinder
from .making import claim_columns, make_arrays
from .model import LEVELS, NOTE, EvidencePath, Grade, Hop, PathAnswer, SharedRoot
from .question import PathFilter

__all__ = [
    "LEVELS",
    "NOTE",
    "ClaimColumns",
    "EvidencePath",
    "Grade",
    "Hop",
    "PathAnswer",
    "PathArrays",
    "PathFilter",
    "PathFinder",
    "SharedRoot",
    "claim_columns",
    "make_arrays",
]
