"""From printed references to works: parsing what is printed, and finding the work that it names."""

from .differences import FieldDifference
from .parse import parse_reference
from .resolve import Match, WorkIndex, resolve_reference

__all__ = ["FieldDifference", "Match", "WorkIndex", "parse_reference", "resolve_reference"]
