"""The faults of many texts together: of each by itself, and those that only several show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ingest.model import Concept, Finding, Work

from ..evidence.model import CitationLink, Resolution
from .case import Case
from .model import Fault
from .rules import audit_case
from .voices import Byline, shared_voices
from .works import unlisted_work_faults


class Auditing:
    """Audits one text after the other; `faults` gives what was found in all."""

    def __init__(self, works: Iterable[Work], findings: Iterable[Finding], concepts: Mapping[str, Concept]) -> None:
        self._works, self._findings, self._concepts = tuple(works), tuple(findings), concepts
        self._found: list[Fault] = []
        self._bylines: list[Byline] = []

    def add(self, case: Case) -> None:
        """Take in one text."""
        self._found += audit_case(case)
        byline = Byline.of(case.document)
        if byline is not None:
            self._bylines.append(byline)

    def faults(self, links: Iterable[CitationLink], resolutions: Iterable[Resolution]) -> Iterator[Fault]:
        """Yield the faults of all texts, in the order of articles and places; `links` and `resolutions` are theirs."""
        meant = {link.work for link in links} - {resolution.work for resolution in resolutions}
        found = [
            *self._found,
            *shared_voices(self._bylines),
            *unlisted_work_faults(self._works, self._findings, meant, self._concepts),
        ]
        yield from sorted(found, key=lambda fault: fault.order)
