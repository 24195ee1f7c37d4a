"""Sentences → claims: words, cues, phrases, links, and what limits each claim."""

from .extract import Reader, Reading, extract_claims

__all__ = ["Reader", "Reading", "extract_claims"]
