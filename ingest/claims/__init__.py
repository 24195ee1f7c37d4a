"""Sentences → claims: words, cues, phrases, links, and what limits each claim."""

from .extract import Reader, Reading, extract_claims
from .rows import claim_line, claim_row
from .strength import language_strength, strength_of_sentence

__all__ = [
    "Reader",
    "Reading",
    "claim_line",
    "claim_row",
    "extract_claims",
    "language_strength",
    "strength_of_sentence",
]
