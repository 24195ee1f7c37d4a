"""Whether a claim speaks of another length of time than was studied: "lasting relief" over a trial of one week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Claim, Finding, Work
from ingest.vocabulary import fold_words

from .matching import TIES
from .model import Verdict

LONG = 180
"""Days from which a study can say something of the long term: first setting, half a year."""
APART = 2.0
"""How many times as long two lengths of time must be to count as another: first setting."""
_DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}
_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {name: number for number, name in enumerate(_NAMES, 1)} | {"a": 1, "an": 1}
_COUNT = rf"(?P<count>\d{{1,3}}(?:\.\d)?|{'|'.join(_NUMBERS)})"
_SPELL = re.compile(
    rf"\b(?:after|within|for|over|in|during|lasting)\s(?:just |only |about |the first )?{_COUNT}[\s-]"
    r"(?P<unit>day|week|month|year)s?\b(?![\s-](?:old|of age|and older|or older|and over))",
    re.IGNORECASE,
)
_FOUND = re.compile(
    rf"\b{_COUNT}[\s-](?P<unit>day|week|month|year)s?\b(?![\s-](?:old|of age|and older))", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:aged?|people|adults|women|men|patients|those|anyone|everyone)\s+(?:are\s+)?\Z", re.IGNORECASE)
_LONGEST = 2000  # characters of a quote that are read


def judge_time(claim: Claim, work: Work, finding: Finding) -> Iterator[Verdict]:
    """Yield the verdict on the time that a claim speaks of.

    A claim of the long term: `designCannotCarry` where all was measured at one time, `differs` where the finding's
    note says that it lasted less than half a year. A claim that states a length of time (after 6 weeks): `differs`
    where the finding's is less than half of it. What states no time is not judged.
    """
    said = stated_time(claim.quote.exact)
    if said is None:
        return
    words, days = said
    found = _found_time(finding)
    if days is None and work.design == "cross-sectional" and claim.relation not in TIES:
        why = "the claim is about the long term; the study measured everything at one time"
        yield Verdict(claim.id, work.key, finding.key, "time", "designCannotCarry", words, work.design, why)
    elif found is not None and found[1] * APART < (LONG * APART if days is None else days):
        why = "the claim speaks of a longer time than was studied"
        yield Verdict(claim.id, work.key, finding.key, "time", "differs", words, found[0], why)


def stated_time(text: str) -> tuple[str, float | None] | None:
    """Return the words and the days of the time that a sentence gives an effect; days None for the long term.

    How old people are is no such time.

    >>> stated_time("The pain eased after six weeks."), stated_time("It helps people over 65 years.")
    (('after six weeks', 42), None)
    >>> stated_time("It gives lasting relief.")
    ('lasting', None)
    """
    text = text[:_LONGEST]
    for match in _SPELL.finditer(text):
        if not _AGED.search(text[max(0, match.start() - 20) : match.start()]):
            return match[0], _days(match)
    folded = f" {' '.join(fold_words(text))} "
    for words, pattern in _long_terms():
        if f" {pattern} " in folded:
            return words, None
    return None


@lru_cache(maxsize=1)
def _long_terms() -> tuple[tuple[str, str], ...]:
    rows = read_knowledge(Path(__file__).parent / "long_terms.tsv")
    return tuple((row["words"], " ".join(fold_words(row["words"]))) for row in rows)


def _found_time(finding: Finding) -> tuple[str, float] | None:
    """Return the length of time that a finding's note states."""
    match = _FOUND.search((finding.note or "")[:_LONGEST])
    return (match[0], _days(match)) if match else None


def _days(match: re.Match[str]) -> float:
    count = _NUMBERS.get(match["count"].lower())
    return (float(match["count"]) if count is None else count) * _DAYS[match["unit"].lower()]
