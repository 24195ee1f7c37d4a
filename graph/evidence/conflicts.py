"""Where two sides on one pair of concepts cannot both hold: claims and findings, within and between articles."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ingest.model import Claim, Finding, Quantity, Relation

from .figures import found_share, is_share, show_quantity
from .matching import Agreement, compare_relations
from .model import Conflict, ConflictSide

Z = 1.959964
"""The normal quantile of a 95% interval."""
SHOWN = 5
"""Different figures of one side that are shown."""
Pair = tuple[str, str]
Polarity = tuple[Relation, bool, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claim or a finding says of a pair, as far as conflicts go. `article` is "" for a finding."""

    id: str
    article: str
    subject: str
    relation: Relation
    object: str
    negated: bool
    figure: Quantity | None = None
    interval: tuple[float, float] | None = None
    scale: str = ""  # what the figure measures: figures of two scales are never compared

    @classmethod
    def of_claim(cls, claim: Claim, found: Finding | None = None) -> Statement:
        """Return a claim's statement; `found` is the finding whose figure it tells, which gives it an interval."""
        figure = claim.quantity
        interval = _stated_interval(figure) if figure else None
        if interval is None and found is not None and figure is not None:
            interval = finding_interval(found)
        scale = _scale(figure, is_share(claim)) if figure else ""
        ends = (claim.subject.concept, claim.relation, claim.object.concept)
        return cls(claim.id, claim.article, *ends, claim.negated, figure, interval, scale)

    @classmethod
    def of_finding(cls, finding: Finding) -> Statement:
        """Return a finding's statement."""
        figure, ends = finding.quantity, (finding.subject, finding.relation, finding.object)
        scale = _scale(figure, found_share(finding)) if figure else ""
        return cls(finding.key, "", *ends, finding.negated, figure, finding_interval(finding), scale)

    @property
    def pair(self) -> Pair:
        """The two concepts, in alphabetical order."""
        return (self.subject, self.object) if self.subject <= self.object else (self.object, self.subject)

    @property
    def polarity(self) -> Polarity:
        """Which way it goes: relation, whether denied, and from which concept; "" where that is no matter."""
        return self.relation, self.negated, "" if self.relation.symmetric else self.subject


def _scale(figure: Quantity, share: bool) -> str:
    return f"{figure.unit} {'of people' if share else 'of change'}" if figure.unit == "%" else figure.unit


def _stated_interval(figure: Quantity) -> tuple[float, float] | None:
    if figure.ci_low is None or figure.ci_high is None:
        return None
    return figure.ci_low, figure.ci_high


def finding_interval(finding: Finding) -> tuple[float, float] | None:
    """Return the 95% interval of a finding's figure: as stated, or of a share by how many were counted, else None.

    An estimate that its source prints outside its own interval has none.

    >>> share = Finding("a-1", "a", "x", Relation.CO_OCCURS_WITH, "y", quantity=Quantity("%", 57.4), n=1389)
    >>> [round(end, 1) for end in finding_interval(share)]
    [54.8, 60.0]
    """
    figure = finding.quantity
    if figure is None or finding.printed_so:
        return None
    stated = _stated_interval(figure)
    if stated is None and figure.unit == "%" and figure.value is not None and finding.n and found_share(finding):
        return wilson(figure.value, finding.n)
    return stated


def wilson(percent: float, count: int) -> tuple[float, float]:
    """Return the 95% Wilson score interval of a share, in percent (Wilson 1927, doi 10.1080/01621459.1927.10502953).

    >>> [round(end, 1) for end in wilson(54.6, 368)]
    [49.5, 59.6]
    """
    share = min(max(percent / 100, 0.0), 1.0)
    middle = share + Z * Z / (2 * count)
    reach = Z * math.sqrt(share * (1 - share) / count + Z * Z / (4 * count * count))
    whole = 1 + Z * Z / count
    return 100 * (middle - reach) / whole, 100 * (middle + reach) / whole


def find_conflicts(statements: Iterable[Statement], labels: Mapping[str, str] | None = None) -> Iterator[Conflict]:
    """Yield the conflicts among statements, by their pair; the order of the input changes nothing.

    All who say the same stand on one side, so that a hundred claims against a hundred make one conflict. Relations
    conflict as `compare_relations` says, from the same one of the two concepts or without a direction; figures only
    where both have a 95% interval and these have no value in common. `labels` name concepts.
    """
    by_pair: dict[Pair, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_pair[statement.pair].append(statement)
    for pair in sorted(by_pair):
        yield from _of_pair(sorted(by_pair[pair], key=lambda one: (one.article == "", one.id)), labels or {})


def _of_pair(statements: list[Statement], labels: Mapping[str, str]) -> Iterator[Conflict]:
    sides: dict[Polarity, list[Statement]] = defaultdict(list)
    scales: dict[tuple[Relation, str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        sides[one.polarity].append(one)
        if one.interval is not None and not one.negated:
            scales[one.relation, one.polarity[2], one.scale].append(one)
    ordered = sorted(sides, key=lambda side: (side[0].value, side[1], side[2]))
    for place, side in enumerate(ordered):
        for other in ordered[place + 1 :]:
            one_way = side[2] == other[2] or "" in (side[2], other[2])
            if one_way and compare_relations(*side[:2], *other[:2]) is Agreement.OPPOSITE:
                yield _opposed(sides[side], sides[other], labels)
    for _, group in sorted(scales.items()):
        yield from _figures(group)


def _opposed(one: list[Statement], other: list[Statement], labels: Mapping[str, str]) -> Conflict:
    directed = one[0] if not one[0].relation.symmetric else other[0]
    pair = directed.pair if directed.relation.symmetric else (directed.subject, directed.object)
    same = one[0].relation is other[0].relation
    kind = "affirmedAndDenied" if same else "oppositeRelations"
    why = "one side affirms what the other denies" if same else "the two relations cannot both hold"
    left, right = _side(_says(one[0], labels), one), _side(_says(other[0], labels), other)
    return Conflict(kind, *pair, left, right, _scopes(one, other), why)


def _says(one: Statement, labels: Mapping[str, str]) -> str:
    relation = one.relation.value.replace("_", " ")
    subject, obj = (labels.get(end, end) for end in (one.subject, one.object))
    return f"{subject} — {'not: ' if one.negated else ''}{relation} — {obj}"


def _side(says: str, statements: Iterable[Statement]) -> ConflictSide:
    statements = list(statements)
    claims = tuple(sorted(one.id for one in statements if one.article))
    return ConflictSide(says, claims, tuple(sorted(one.id for one in statements if not one.article)))


def _scopes(one: Iterable[Statement], other: Iterable[Statement]) -> tuple[str, ...]:
    """Return between whom two sides stand, in the order of `SCOPES`."""
    left, right = {each.article for each in one}, {each.article for each in other}
    mine, theirs = left - {""}, right - {""}
    found = (
        ("withinArticle", mine & theirs),
        ("betweenArticles", mine and theirs and len(mine | theirs) > 1),
        ("claimAgainstFinding", (mine and "" in right) or (theirs and "" in left)),
        ("betweenFindings", "" in left and "" in right),
    )
    return tuple(name for name, holds in found if holds)


def _figures(group: list[Statement]) -> Iterator[Conflict]:
    """Yield the conflict between the figures that lie wholly below the highest interval, and those wholly above."""
    ends = [(one, one.interval) for one in group if one.interval is not None]
    lowest_end = min(high for _, (_, high) in ends)
    highest_start = max(low for _, (low, _) in ends)
    if lowest_end >= highest_start:
        return
    below = [one for one, (_, high) in ends if high < highest_start]
    above = [one for one, (low, _) in ends if low > lowest_end]
    first = group[0]
    pair = first.pair if first.relation.symmetric else (first.subject, first.object)
    why = "the 95% intervals of the figures have no value in common"
    yield Conflict(
        "intervalsExclude",
        *pair,
        _side(_figures_of(below), below),
        _side(_figures_of(above), above),
        _scopes(below, above),
        why,
    )


def _figures_of(statements: Iterable[Statement]) -> str:
    figures = sorted({_figure(one) for one in statements})
    more = f"; and {len(figures) - SHOWN} more" if len(figures) > SHOWN else ""
    return "; ".join(figures[:SHOWN]) + more


def _figure(one: Statement) -> str:
    shown = show_quantity(one.figure) if one.figure else ""
    stated = one.figure is not None and one.figure.ci_low is not None
    return shown if stated or one.interval is None else f"{shown} ({one.interval[0]:.1f} to {one.interval[1]:.1f})"
