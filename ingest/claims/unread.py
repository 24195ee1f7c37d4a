"""Why a passage gave no claim: what really happened to it on the way, for `claimroot claims --explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..model import Block, BlockKind, Claim, Span
from .cues import CueMatch
from .words import Words

QUESTION: Final = "a question"
NO_DIRECTION: Final = "figures with signs, but whether more of it is better is not known"
HEADING: Final = "a heading: read for what the lines under it say of it"
_KINDS: Final = {
    BlockKind.TITLE: "the title",
    BlockKind.HEADING: HEADING,
    BlockKind.REFERENCE: "an entry of the reference list",
}
_MISSING: Final = {
    "subject": "the cue {cue!r}, but nothing was found that acts",
    "object": "the cue {cue!r}, but nothing was found that it acts on",
    "subject, no object": "the cue {cue!r}, but nothing was found that acts, nor what it acts on",
    "advice": "advice: {cue!r} tells the reader what to do",
}


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """A passage that gave no claim, and why."""

    span: Span
    reason: str


def of_block(block: Block) -> Unread | None:
    """Return why a block is not read for sentences, None for one that is."""
    if block.kind is BlockKind.FURNITURE:
        return Unread(block.span, f"furniture of the page: {block.reason or 'not part of the article'}")
    reason = _KINDS.get(block.kind)
    return Unread(block.span, reason) if reason else None


def of_sentence(words: Words, cues: Sequence[CueMatch], links: int, unjoined: Sequence[tuple[str, str]]) -> str:
    """Return why a sentence that was read gave no claim.

    `links` counts those that were made and dropped; `unjoined` are cues that joined nothing, with what they lack.
    """
    if not cues:
        return "no cue: none of its words states a relation"
    if links:
        return "its subject or object names nothing by itself (a pronoun, a study, people who change)"
    reasons = [_MISSING[lack].format(cue=cue) for cue, lack in dict.fromkeys(unjoined)]
    if reasons:
        return "; ".join(reasons)
    named = ", ".join(repr(words.between(cue.start, cue.end)) for cue in cues)
    return f"a cue ({named}), but no rule joins two things by it here"


def without_claims(found: Iterable[Unread], claims: Iterable[Claim]) -> Iterator[Unread]:
    """Yield, in reading order, the passages that no claim's quote shares: a list's item may be read with its heading.

    >>> list(without_claims([Unread(Span(0, 4), QUESTION)], []))
    [Unread(span=Span(start=0, end=4), reason='a question')]
    """
    quotes = sorted({claim.quote.span for claim in claims})
    place = 0
    for one in sorted(found):
        while place < len(quotes) and quotes[place].end <= one.span.start:
            place += 1
        if place == len(quotes) or quotes[place].start >= one.span.end:
            yield one
