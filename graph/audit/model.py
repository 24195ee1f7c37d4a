"""A fault that the audit found: both sides of it, what the article prints and what the record has."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Span

from ..terms import short_hash

SEVERITIES = ("error", "warning", "note")
"""How grave a fault is, gravest first, named as in SARIF 2.1.0 (section 3.58.6): an error is wrong whoever reads it, a
warning needs a person's eye, a note is worth knowing and may be quite right."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `rule` is the name of a rule; `severity` one of `SEVERITIES`.

    `says` is what the article has: its words verbatim where `span` says where they stand. `record` is what stands
    against it: a record's field, a finding, a list. `article` and `text_sha256` are "" where the fault is a work's own
    and no article lists it. `work`, `finding` are keys, `reference` a position in the list, `claims` ids.
    """

    rule: str
    severity: str
    article: str
    text_sha256: str
    says: str
    span: Span | None
    record: str
    explanation: str
    work: str | None = None
    reference: int | None = None
    finding: str | None = None
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise ValueError(f"severity is {self.severity!r}, not one of {', '.join(SEVERITIES)}")

    @property
    def id(self) -> str:
        """20 hex digits that stand for this fault: the same on every rebuild from the same text and records."""
        place = f"{self.span.start}-{self.span.end}" if self.span else ""
        about = (self.work or "", str(self.reference or ""), self.finding or "")
        return short_hash(self.rule, self.text_sha256, place, self.says, self.record, *about)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What faults are sorted by: article, place (those without one first), gravity, rule."""
        start = self.span.start if self.span else -1
        return (self.article, start, SEVERITIES.index(self.severity), self.rule, self.id)
