"""What limits a claim: negation, hedges and how strongly its words put a cause, each with the cue that says so."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Cue, LanguageStrength
from .linking import Link
from .scan import WordScan
from .strength import strongest_words
from .words import TABLES, Words


@lru_cache(maxsize=4)
def _scan(table: str) -> WordScan:
    return WordScan(row["words"] for row in read_knowledge(TABLES / f"{table}.tsv"))


def find_hedge(words: Words, link: Link) -> Cue | None:
    """Return the first hedge in the scope of a link up to the end of its cue, or None."""
    start, _ = link.scope
    for first, last in _scan("hedges").find(words.lower, start, max(link.cue.end, start)):
        modal = words.tags[first] == "M"
        elsewhere = modal and 0 <= first < link.subject.start < link.cue.start  # "you can do X to relieve Y"
        if not elsewhere and not _within_argument(link, first, last) and first < link.cue.start:
            return _cue("hedge", words, first, last)
    return None


def first_hedge(words: Words) -> Cue | None:
    """Return the first hedge of a line that leads in a list, or None."""
    found = next(_scan("hedges").find(words.lower), None)
    return _cue("hedge", words, *found) if found else None


def find_negation(words: Words, link: Link) -> Cue | None:
    """Return the negation that denies the link, or None.

    It stands close before the cue in the link's own clause, within the cue ("provides no relief from", "less common
    in"), or leads the sentence ("no evidence that …"). "not only" and "no doubt" deny nothing.
    """
    start, cue = link.scope[0], link.cue
    if _denying().isdisjoint(words.lower[: cue.end]):
        return None
    for first, last in _negations("near").find(words.lower, start, cue.start):
        spared = last < len(words) and words.lower[last] in _SPARED
        near = cue.start - last <= _REACH and not _comma_between(words, last, cue.start)
        if near and not spared and not _within_argument(link, first, last) and not _undoes(words, first, last):
            return _cue("negation", words, first, last)
    for first, last in _negations("lead").find(words.lower, 0, cue.start):
        if "that" in words.lower[last : cue.start] or words.tags[last : last + 1] == ["P"]:
            return _cue("negation", words, first, last)
    if cue.cue.effect in ("no_effect", "no_difference") or (cue.cue.effect, link.effect) in _TOLD:
        return None
    before = cue.start - 1 if cue.start and words.lower[cue.start - 1] in ("less", "rarely") else cue.start
    for first, last in _negations("within").find(words.lower, before, cue.end):
        if words.lower[first] == "less" and cue.cue.kind == "V":
            continue  # "makes falls less likely" denies nothing
        if words.lower[last : last + 1] == ["than"] and cue.cue.kind == "S":
            continue  # "less than half of"
        return _cue("negation", words, first, last)
    return None


def _undoes(words: Words, first: int, last: int) -> bool:
    """Whether "not" only begins a name, of something not done: "diet and not smoking help"."""
    if words.lower[first:last] != ["not"] or last >= len(words) or not words.lower[last].endswith("ing"):
        return False
    return first == 0 or words.tags[first - 1] not in "BMHOR"


_TOLD: Final = frozenset(  # what "less" in the cue has decided already
    (("more_likely", "prevent"), ("increase", "decrease"), ("increase", "harm"), ("increase", "help"))
)
_SPARED: Final = frozenset(("only", "just", "necessarily", "always", "doubt"))
_REACH: Final = 4  # words between a negation and the cue that it denies


@lru_cache(maxsize=3)
def _negations(place: str) -> WordScan:
    return WordScan(row["words"] for row in read_knowledge(TABLES / "negation.tsv") if place in row["place"].split())


@lru_cache(maxsize=1)
def _denying() -> frozenset[str]:
    """Return the words that negations of any place begin with."""
    return frozenset().union(*[_negations(place).firsts for place in ("near", "lead", "within")])


def _comma_between(words: Words, start: int, end: int) -> bool:
    return any(tag in ",S" for tag in words.tags[start:end])


def _within_argument(link: Link, first: int, last: int) -> bool:
    return any(thing.start <= first and last <= thing.end for thing in (link.subject, link.object) if thing.start >= 0)


def _cue(role: str, words: Words, first: int, last: int) -> Cue:
    return Cue(role, words.span(first, last), words.between(first, last))


def strength_of(words: Words, link: Link, hedged: bool) -> LanguageStrength:
    """Return how strongly the words of a link put a cause.

    Its own cue decides: where its words state a link only ("a risk factor for", "more likely to"), it is that; else
    the cue's row says whether it is a cause, and a hedge makes it conditional (Yu, Li and Wang 2019, table 1).
    """
    kind, cue = link.cue.cue.strength, link.cue
    if kind == "direct":
        if cue.cue.kind != "V" and _states_a_link(tuple(words.lower[cue.start : cue.end])):
            return LanguageStrength.CORRELATIONAL
        return LanguageStrength.CONDITIONAL_CAUSAL if hedged else LanguageStrength.DIRECT_CAUSAL
    return LanguageStrength.CORRELATIONAL if kind == "correlational" else LanguageStrength.NONE


@lru_cache(maxsize=4096)
def _states_a_link(cue: tuple[str, ...]) -> bool:
    """Whether the words of a cue by themselves state a link and no cause."""
    said = strongest_words(cue)
    return said is not None and said.level is LanguageStrength.CORRELATIONAL
