"""Which claim a figure belongs to: the one whose words stand nearest, in the same clause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from ..knowledge import read_knowledge
from ..model import Cue, Quantity, Span
from .linking import Link
from .words import TABLES

Figure = tuple[Cue, Quantity]
_BREAK: Final = re.compile(
    "[;:]|\\b(?:" + "|".join(row["words"] for row in read_knowledge(TABLES / "clause_breaks.tsv")) + ")\\b",
    re.IGNORECASE,
)
_RESPECTIVELY: Final = re.compile(r"\brespectively\b", re.IGNORECASE)


def bind_figures(text: str, links: Sequence[Link], figures: Sequence[Figure]) -> list[Figure | None]:
    """Return the figure of each link, None where it has none. `links` and `figures` are those of one sentence.

    A figure goes to the relation whose words are nearest, unless a new clause begins between them, and so to every
    pair that the relation joins ("massage and yoga cut pain by half"); with "respectively" to the pairs in turn. Of
    several figures of one relation the one with an interval is kept, else the first.
    """
    if not figures:
        return [None] * len(links)
    members: dict[int, list[int]] = defaultdict(list)
    for index, link in enumerate(links):
        members[_place(link)].append(index)
    groups = [[links[index] for index in indexes] for indexes in members.values()]
    shares: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if any(_within(figure[0].span, link.subject.span) for link in links):
            continue  # "losing 5% of body weight": what does it, not how much is done
        nearest = _nearest(text, groups, figure[0].span)
        if nearest is not None:
            shares[_place(groups[nearest][0])].append(figure)
    bound: list[Figure | None] = [None] * len(links)
    for place, found in shares.items():
        _share_out(text, members[place], found, bound)
    return bound


def _within(figure: Span, thing: Span) -> bool:
    return thing.start <= figure.start and figure.end <= thing.end


def _place(link: Link) -> int:
    return link.words.starts[link.cue.start]


def _nearest(text: str, groups: Sequence[Sequence[Link]], figure: Span) -> int | None:
    """Return the index of the group of links whose cue or objects stand nearest to a figure, or None."""
    best: tuple[int, int] | None = None
    for index, group in enumerate(groups):
        spans = _spans(group)
        gap = min((_gap(span, figure) for span in spans), key=lambda gap: gap[1] - gap[0])
        if _BREAK.search(text, *gap) is None and (best is None or gap[1] - gap[0] < best[0]):
            best = gap[1] - gap[0], index
    return best[1] if best else None


def _spans(group: Sequence[Link]) -> list[Span]:
    """Return where the cue of a group stands, and those of its things that the sentence itself names."""
    first = group[0]
    named = [thing.span for link in group for thing in (link.subject, link.object) if thing.start >= 0]
    return [first.words.span(first.cue.start, first.cue.end), *named]


def _gap(span: Span, figure: Span) -> tuple[int, int]:
    """Return (start, end) of what stands between two spans; empty where they touch."""
    start, end = (span.end, figure.start) if span.start <= figure.start else (figure.end, span.start)
    return start, max(start, end)


def _share_out(text: str, indexes: Sequence[int], found: Sequence[Figure], bound: list[Figure | None]) -> None:
    last = found[-1][0].span.end
    if len(found) == len(indexes) > 1 and _RESPECTIVELY.search(text, last, last + 40):
        for index, figure in zip(indexes, found, strict=True):
            bound[index] = figure
        return
    kept = next((figure for figure in found if figure[1].ci_low is not None), found[0])
    for index in indexes:
        bound[index] = kept
