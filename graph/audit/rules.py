"""The rules of the audit, by name. What each finds stands at its function, with an example."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.errors import QueryError

from .case import Case
from .figures import impossible_percentages, outside_interval
from .identifiers import malformed_dois
from .lists import duplicates, later_than_article, no_list, no_markers, retracted, unknown_works
from .markers import dangling_markers
from .metadata import odd_metadata, other_work, wrong_metadata
from .model import Fault
from .orphans import orphans
from .sources import drift, elsewhere, uncredited, unfit_list
from .voices import shared_voices
from .works import listed_work_faults

Check = Callable[[Case], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, how grave what it finds is, in a few words what that is, and the function that finds it."""

    name: str
    severity: str
    title: str
    found_by: Callable[..., Iterator[Fault]]

    @property
    def help(self) -> str:
        """What the rule finds and leaves, in the words of its function's docstring, without the example."""
        return (inspect.getdoc(self.found_by) or "").partition("\n\n>>>")[0]


RULES = (
    Rule("wrong-metadata", "error", "A reference prints another field than the work's record has", wrong_metadata),
    Rule("identifier-of-another-work", "error", "A DOI or PMID leads to another work", other_work),
    Rule("malformed-doi", "error", "What is printed as a DOI cannot be one", malformed_dois),
    Rule("retracted-work", "error", "A listed work has been retracted", retracted),
    Rule("later-than-article", "error", "A reference is dated after the article", later_than_article),
    Rule("estimate-outside-interval", "error", "An estimate lies outside its own interval", outside_interval),
    Rule("impossible-percentage", "error", "A percentage that the counts cannot give", impossible_percentages),
    Rule("estimate-outside-interval-in-work", "warning", "A listed work contradicts itself", listed_work_faults),
    Rule("impossible-percentage-in-work", "warning", "A listed work prints an impossible share", listed_work_faults),
    Rule("drift", "warning", "A sentence says something else than the work it leans on", drift),
    Rule("design-not-listed", "warning", "The kind of study that is credited is not listed", unfit_list),
    Rule("nothing-listed-carries", "warning", "Nothing listed carries what research is said to show", unfit_list),
    Rule("research-not-named", "warning", "Research is credited and none is named", uncredited),
    Rule("orphan-reference", "warning", "A reference that no sentence can lean on", orphans),
    Rule("duplicate-reference", "warning", "A work that is listed twice", duplicates),
    Rule("marker-without-reference", "warning", "A marker leads to nothing in the list", dangling_markers),
    Rule("source-elsewhere", "note", "A work that is not listed may be meant", elsewhere),
    Rule("not-measured", "note", "The known work that comes nearest did not measure it", elsewhere),
    Rule("online-year", "note", "The year is that of the publication online", odd_metadata),
    Rule("page-range-of-one", "note", "One page printed as a range", odd_metadata),
    Rule("other-title", "note", "The title has other words than the record's", odd_metadata),
    Rule("unresolved-reference", "note", "A reference that could not be checked", unknown_works),
    Rule("no-references", "note", "An article with claims lists no references", no_list),
    Rule("no-markers", "note", "No sentence is tied to a reference", no_markers),
    Rule("shared-voice", "note", "Several articles by one author", shared_voices),
)
"""All rules, gravest first. One function may serve several."""

_CHECKS: tuple[Check, ...] = tuple(dict.fromkeys(rule.found_by for rule in RULES if rule.found_by is not shared_voices))


def rule_named(name: str) -> Rule:
    """Return the rule of this name. Raises QueryError that lists the names.

    >>> rule_named("orphan-reference").severity
    'warning'
    """
    for rule in RULES:
        if rule.name == name:
            return rule
    raise QueryError(f"no rule is named {name!r}", "--rule", f"use one of: {', '.join(one.name for one in RULES)}")


def audit_case(case: Case) -> tuple[Fault, ...]:
    """Return the faults of one article, in the order of its text; those of several together are `shared_voices`.

    >>> from .case import read_case
    >>> [fault.rule for fault in audit_case(read_case("Studies show that obesity causes knee pain."))]
    ['no-references', 'research-not-named']
    """
    found = {fault.id: fault for check in _CHECKS for fault in check(case)}
    return tuple(sorted(found.values(), key=lambda fault: fault.order))
