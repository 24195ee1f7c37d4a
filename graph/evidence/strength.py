"""How firmly a proposition stands: each independent root at its best level, what supports and what opposes apart.

A level is ordinal and explained: the design of the work for this kind of claim, less a level for each reason that is
stored with it. The number is there to sort by. None of it is a probability, and none of it is GRADE.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.model import Claim, Finding, Reference, Relation, Work

from .drift import axis_of
from .figures import holds_no_effect
from .links import Library, fit, supports
from .matching import EFFECTS, TIES, Closeness, same_stage
from .model import DOWNGRADES, SIDES, CitationLink, EvidenceLine, Strength
from .roots import reference_root, root_of
from .strength_words import summarise
from .weights import Weights

KINDS = {
    Relation.RELIEVES: "effect",
    Relation.PREVENTS: "effect",
    Relation.IMPROVES: "effect",
    Relation.NO_EFFECT_ON: "effect",
    Relation.CAUSES: "risk",
    Relation.RAISES_RISK_OF: "risk",
    Relation.WORSENS: "risk",
    Relation.CO_OCCURS_WITH: "tie",
    Relation.ASSOCIATED_WITH: "tie",
    Relation.MORE_COMMON_IN: "tie",
}
TOP = 4

Key = tuple[str, str, str]
"""A proposition: subject, relation, object, in alphabetical order where the relation is symmetric."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A claim that affirms or denies, as far as strength goes: which proposition, in which article, which way."""

    key: Key
    claim: str
    article: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What one claim's link to one root lays under a proposition."""

    key: Key
    article: str
    line: EvidenceLine  # of this one work and claim


def key_of(claim: Claim) -> Key:
    """Return the proposition of a claim; of a symmetric relation the same one both ways round."""
    one, other = claim.subject.concept, claim.object.concept
    if claim.relation.symmetric and other < one:
        one, other = other, one
    return one, claim.relation.value, other


def takes_sides(claim: Claim) -> bool:
    """Say whether a claim affirms or denies: what a text leaves open ("it is unclear whether") does neither."""
    return claim.affirmed or claim.negated


def stance_of(claim: Claim) -> Stance:
    """Return what strength needs of a claim that takes sides."""
    return Stance(key_of(claim), claim.id, claim.article, claim.negated)


# From links to grounds ------------------------------------------------------------------------------------------------


def find_grounds(
    claims: Iterable[Claim], links: Iterable[CitationLink], library: Library, references: Iterable[Reference] = ()
) -> Iterator[Ground]:
    """Yield what each link lays under its claim's proposition: one ground for each finding that it rests on.

    `claims` take sides; what is left open leans on nothing.
    A retracted work lays none. A marker that leads to a printed reference of no known work (`references` are those of
    the claims' text) lays one without a level. What a claim says beyond its proposition, such as a figure or a group
    of people, does not count here: how it drifts from a finding stays with the claim.
    """
    by_claim: dict[str, list[CitationLink]] = defaultdict(list)
    for link in links:
        by_claim[link.claim].append(link)
    printed = {reference.position: reference for reference in references}
    for claim in claims:
        for link in by_claim.get(claim.id, ()):
            work = library.works[link.work]
            if not work.retracted:
                for key in link.findings or (None,):
                    finding = None if key is None else library.index.by_key[key]
                    line = _line(claim, link, work, finding, library, work.key in library.index.by_work)
                    yield Ground(key_of(claim), claim.article, line)
        yield from _unresolved(claim, library, printed)


def _unresolved(claim: Claim, library: Library, printed: Mapping[int, Reference]) -> Iterator[Ground]:
    known = library.resolved.get(claim.text_sha256, {})
    for marker in claim.citations:
        reference = None if marker.position is None else printed.get(marker.position)
        if reference is not None and reference.position not in known:
            root = reference_root(reference)
            line = EvidenceLine(root, _side(claim, True), downgrades=("findingNotRecorded",), claims=(claim.id,))
            yield Ground(key_of(claim), claim.article, line)


def _side(claim: Claim, supported: bool) -> str:
    """Return the side of the proposition: a work that carries a denial opposes what is denied."""
    return SIDES[supported is claim.negated]


def _line(
    claim: Claim, link: CitationLink, work: Work, finding: Finding | None, library: Library, recorded: bool
) -> EvidenceLine:
    kind, weights = KINDS[claim.relation], library.weights
    start = _start(kind, work, finding, weights)
    if finding is None and recorded:
        start = None  # what the work found is recorded, and this is not among it
    found = {*_downgrades(claim, link, work, finding, library)}
    downgrades = tuple(name for name in DOWNGRADES if name in found)
    level = None if start is None else max(1, start - sum(int(weights[name]) for name in downgrades))
    return EvidenceLine(
        root_of(work),
        _side(claim, supports(link)),
        (work.key,),
        finding.key if finding else None,
        work.design,
        start,
        level,
        downgrades,
        (claim.id,),
    )


def _start(kind: str, work: Work, finding: Finding | None, weights: Weights) -> int | None:
    """Return the level of the design; of two things going together, many people count one more, up to E3."""
    start = weights.start(kind, work.design)
    if start is not None and kind == "tie" and 2 <= start < 3 and _people(work, finding) >= weights["largeSample"]:
        return start + 1
    return start


def _people(work: Work, finding: Finding | None) -> float:
    count = finding.n if finding and finding.n is not None else work.sample_size
    return math.nan if count is None else count


def _downgrades(
    claim: Claim, link: CitationLink, work: Work, finding: Finding | None, library: Library
) -> Iterator[str]:
    if link.status == "inferred" and not link.reviewed:
        yield "linkInferred"
    if _people(work, finding) < library.weights["fewPeopleBelow"]:
        yield "fewPeople"
    if finding is None:
        yield "findingNotRecorded"
        return
    near = fit(claim, finding, library.vocabulary)
    for found, close in ((near.found_subject, near.subject), (near.found_object, near.object)):
        if close is not Closeness.SAME:
            axis = axis_of(found, library.vocabulary)
            yield f"indirect{axis[:1].upper()}{axis[1:]}"
    if not same_stage(claim.relation, finding.relation):
        yield "indirectOutcome"
    if claim.relation in EFFECTS and finding.relation in TIES:
        yield "causalLevelDiffers"
    figure = finding.quantity
    if figure and not finding.negated and finding.relation is not Relation.NO_EFFECT_ON and holds_no_effect(figure):
        yield "imprecise"


# From grounds to strengths --------------------------------------------------------------------------------------------


def weigh(
    stances: Iterable[Stance],
    grounds: Iterable[Ground],
    voices: Mapping[str, int],
    works: Mapping[str, Work],
    weights: Weights,
) -> Iterator[Strength]:
    """Yield the strength of each proposition, in the order of their names. The order of the input changes nothing.

    `voices` maps the names of articles to the number of their voice. A root counts once, at the best level that any
    claim gives it; what more claims and more articles say of it raises the counts, never the level.
    """
    said: dict[Key, list[Stance]] = defaultdict(list)
    laid: dict[Key, list[Ground]] = defaultdict(list)
    for stance in stances:
        said[stance.key].append(stance)
    for ground in grounds:
        laid[ground.key].append(ground)
    for key in sorted(said):
        yield _strength(key, said[key], laid.get(key, []), voices, works, weights)


def _strength(
    key: Key,
    stances: list[Stance],
    grounds: list[Ground],
    voices: Mapping[str, int],
    works: Mapping[str, Work],
    weights: Weights,
) -> Strength:
    lines = _lines(grounds)
    sides = [[line.level for line in lines if line.side == side] for side in SIDES]
    strength = Strength(
        *key,
        kind=KINDS[Relation(key[1])],
        level=_best(sides[0]),
        opposing_level=_best(sides[1]),
        supports=add_up(sides[0], weights),
        opposes=add_up(sides[1], weights),
        claims=sum(not stance.negated for stance in stances),
        denials=sum(stance.negated for stance in stances),
        voices=len({voices[stance.article] for stance in stances if not stance.negated}),
        echoes=_echoes(grounds, voices),
        lines=lines,
    )
    return replace(strength, summary=summarise(strength, works, weights))


def _lines(grounds: Iterable[Ground]) -> tuple[EvidenceLine, ...]:
    """Return one line for each root and side: its best ground, with all the works and claims that lead to it."""
    by_root: dict[tuple[int, str], list[EvidenceLine]] = defaultdict(list)
    for ground in grounds:
        by_root[SIDES.index(ground.line.side), ground.line.root].append(ground.line)
    return tuple(_merged(lines) for _, lines in sorted(by_root.items()))


def _merged(lines: list[EvidenceLine]) -> EvidenceLine:
    works = tuple(sorted({work for line in lines for work in line.works}))
    claims = tuple(sorted({claim for line in lines for claim in line.claims}))
    return replace(min(lines, key=_order), works=works, claims=claims)


def _order(line: EvidenceLine) -> tuple[int, int, int, tuple[str, ...], str, tuple[str, ...], str]:
    level, start = (-1 if one is None else one for one in (line.level, line.start))
    return (-level, len(line.downgrades), -start, line.downgrades, line.finding or "", line.works, line.design or "")


def _best(levels: Iterable[int | None]) -> int | None:
    levels = list(levels)
    graded = [level for level in levels if level is not None]
    return max(graded) if graded else (None if levels else 0)


def add_up(levels: Iterable[int | None], weights: Weights) -> float:
    """Return the number of roots at these levels, 0 to 1: S = 1 − (d + (1 − d) · Π(1 − w)).

    `d` is the doubt that stays. Many weak roots never count more than one root that is a level above the best of them.
    Source: INDRA's SimpleScorer (doi 10.15252/msb.20177651); the cap is ours.

    >>> from .weights import shipped_weights
    >>> [add_up(levels, shipped_weights()) for levels in ([4], [3], [3, 2], [1] * 10, [None], [])]
    [0.76, 0.57, 0.703, 0.3325, 0.0, 0.0]
    """
    graded = sorted(level for level in levels if level)
    if not graded:
        return 0.0
    best = graded[-1]
    numbers = [graded] + ([[best + 1]] if best < TOP else [])
    return round(min(_number(part, weights) for part in numbers), 4)


def _number(levels: Iterable[int], weights: Weights) -> float:
    left = math.prod(1 - weights.of_level(level) for level in levels)
    return 1 - (weights["doubt"] + (1 - weights["doubt"]) * left)


def _echoes(grounds: Iterable[Ground], voices: Mapping[str, int]) -> int:
    """Return how many voices lean on a supporting root on which another voice leans too."""
    by_root: dict[str, set[int]] = defaultdict(set)
    for ground in grounds:
        if ground.line.side == SIDES[0]:
            by_root[ground.line.root].add(voices[ground.article])
    return len({voice for shared in by_root.values() if len(shared) > 1 for voice in shared})
