"""A strength in one sentence that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ingest.model import Work

from .model import SIDES, EvidenceLine, Strength
from .weights import Weights

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count_words(count: int, one: str, more: str = "") -> str:
    """Return a count in words: "one voice", "12 voices".

    >>> count_words(1, "voice"), count_words(12, "voice"), count_words(0, "echo", "echoes")
    ('one voice', '12 voices', 'no echoes')
    """
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {one if count == 1 else more or one + 's'}"


def short_work(work: Work | None, key: str) -> str:
    """Return a work as a sentence names it: "Shiri et al. 2018".

    >>> short_work(Work("suri-2010", "…", ("Suri, P.", "Bean, J. F."), 2010), "suri-2010")
    'Suri & Bean 2010'
    """
    if work is None or not work.authors:
        return f"“{work.title}”" if work else key
    families = [author.split(",")[0] for author in work.authors]
    who = " & ".join(families) if len(families) < 3 else f"{families[0]} et al."
    return f"{who} {work.year}" if work.year else who


def summarise(strength: Strength, works: Mapping[str, Work], weights: Weights) -> str:
    """Return a strength in one sentence: the level, the roots with their reasons, who says it, what opposes it."""
    supporting, opposing = ([line for line in strength.lines if line.side == side] for side in SIDES)
    said = "said" if strength.claims else "only denied, never said"
    voices = f", {said} by {count_words(strength.voices, 'voice')}" if strength.claims else f", {said}"
    if strength.echoes:
        voices += f" ({strength.echoes} of them {'echoes' if strength.echoes > 1 else 'an echo'} of one another)"
    against = _against(opposing, works, weights)
    return f"{_level(strength.level)}: {_roots(supporting, works, weights)}{voices}{against}."


def _level(level: int | None) -> str:
    return "Not graded" if level is None else f"E{level}"


def _roots(lines: list[EvidenceLine], works: Mapping[str, Work], weights: Weights) -> str:
    if not lines:
        return "no source was found that supports it"
    best = min(lines, key=lambda line: (-(line.level or 0), line.root))
    shared = f"{count_words(len(lines), 'independent root')} {'supports' if len(lines) == 1 else 'support'} it"
    return f"{shared}, {'' if len(lines) == 1 else 'the best being '}{_line(best, works, weights)}"


def _line(line: EvidenceLine, works: Mapping[str, Work], weights: Weights) -> str:
    names = " and ".join(short_work(works.get(work), work) for work in line.works) or "a reference of no known work"
    if line.level is None:
        return f"{names}, whose design or finding on it is not recorded"
    design = weights.words.get(f"effect/{line.design}", line.design or "")
    return f"{names}, {design} (E{line.start}{_down(line.downgrades, weights)})"


def _down(downgrades: Iterable[str], weights: Weights) -> str:
    steps = [(int(weights[name]), weights.words[name]) for name in downgrades if weights[name]]
    if not steps:
        return ""
    why = " and since ".join(words for _, words in steps)
    return f", {count_words(sum(step for step, _ in steps), 'level')} down since {why}"


def _against(lines: list[EvidenceLine], works: Mapping[str, Work], weights: Weights) -> str:
    if not lines:
        return "; nothing was found that opposes it"
    best = min(lines, key=lambda line: (-(line.level or 0), line.root))
    verb = "opposes" if len(lines) == 1 else "oppose"
    return f"; {count_words(len(lines), 'independent root')} {verb} it, {_line(best, works, weights)}"
