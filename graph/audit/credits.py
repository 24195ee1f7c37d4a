"""Whom a claim credits: whether it says that research found it, and what kind of study it names."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Claim

_TABLES = Path(__file__).parent / "tables"


def credits_research(claim: Claim) -> bool:
    """Say whether a claim's own words credit research ("studies suggest", "has been shown"), not a person."""
    return bool(_named(claim))


def designs_named(claim: Claim) -> frozenset[str]:
    """Return the designs that could be meant where a claim credits a kind of study; none where it names no kind.

    "Long-term studies" gives every design that follows people over time; two kinds named together must both hold.
    """
    kinds = {kind for kind in _named(claim) if kind}
    fitting = [_designs()[kind] for kind in kinds]
    return frozenset.intersection(*fitting) if fitting else frozenset()


def _named(claim: Claim) -> set[str]:
    """Return the kind of study that each word of the attribution names, "" for research of no kind."""
    if claim.attribution is None:
        return set()
    words = " ".join(claim.attribution.text.casefold().replace("‑", "-").split())
    padded = f" {words} "
    found = {kind for phrase, kind in _credits() if f" {phrase} " in padded}
    passive = words.startswith(("has ", "have ", "had ", "is ", "are ", "was ", "were "))
    return found | ({""} if passive and any(f" {word} " in padded for word in ("shown", "found", "proven")) else set())


@lru_cache(maxsize=1)
def _credits() -> tuple[tuple[str, str], ...]:
    return tuple((row["words"], row["designs"]) for row in read_knowledge(_TABLES / "credits.tsv"))


@lru_cache(maxsize=1)
def _designs() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_knowledge(_TABLES / "designs.tsv"):
        found[row["named"]].add(row["design"])
    return {kind: frozenset(designs) for kind, designs in found.items()}
