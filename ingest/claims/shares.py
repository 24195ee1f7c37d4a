"""Shares of a whole in words: "about 30% of", "one in four", "nearly two thirds of", "7 out of every 10"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from .scan import WordScan
from .words import TABLES, Words

_PERCENT: Final = frozenset(("%", "percent", "per"))
_PARTS: Final = frozenset(
    ["half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "sixth", "tenth", "tenths"]
)
_COUNTED: Final = frozenset(("a", "an", "one", "two", "three", "four", "nine"))
_MOST = frozenset(("majority", "minority", "most"))
_BEFORE_MOST: Final = frozenset(("the", "a", "vast", "great", "large", "small"))
_IN_SHARES: Final = _PARTS | _MOST
_BIG: Final = frozenset(("majority", "vast", "great", "large"))
_OF_ONLY: Final = frozenset(("%", "percent", "cent"))
_OF_WHOM: Final = frozenset(("with", "who", "in", "over", "aged", "older", "under", "younger", "living"))
_OF_ALL: Final = frozenset(("the", "all", "these", "those", "our", "my", "every"))
_RANGE: Final = frozenset(("to", "and", "-", "–", "−", "or"))


@lru_cache(maxsize=1)
def _leads() -> WordScan:
    uses = ("about", "bound")
    words = [row["words"] for row in read_knowledge(TABLES / "quantity_words.tsv") if row["use"] in uses]
    return WordScan([*words, "between", "from", "only", "just", "somewhere", "slightly", "even"])


@lru_cache(maxsize=1)
def _numbers() -> frozenset[str]:
    rows = read_knowledge(TABLES / "numbers.tsv")
    tens = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
    return frozenset(row["words"] for row in rows if row["counts"] == "yes") | frozenset(tens) | _MILLIONS


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    rows = read_knowledge(TABLES / "quantity_words.tsv")
    leads = {row["words"].split()[0] for row in rows if row["use"] in ("about", "bound")}
    return frozenset(leads) | _numbers() | _PARTS | {"between", "from", "only", "just", "somewhere", "slightly", "even"}


def may_open_share(lower: Sequence[str], index: int) -> bool:
    """Whether a share may begin at word `index`: a look at it and, after an article, at the next."""
    if index >= len(lower):
        return False
    word = lower[index]
    if word in _MOST or (word == "the" and lower[index + 1 : index + 2] and lower[index + 1] in _BIG):
        return True
    if word in ("a", "an"):
        return index + 1 < len(lower) and (lower[index + 1] in _PARTS or lower[index + 1] == "estimated")
    return word[0].isdigit() or word in _firsts()


def past_share(lower: Sequence[str], start: int, stop: int) -> int:
    """Return the index after the share that begins at word `start`, its "of" and "the" included; `start` for none.

    >>> past_share("about 30 % of the women smoke".split(), 0, 7)
    5
    >>> past_share("one in four men".split(), 0, 4)
    3
    """
    at = _past_leads(lower, start, stop)
    end = _past_fraction(lower, at, stop) or _past_figure(lower, at, stop)
    if not end or end >= stop:
        return start
    if lower[end] == "of" and end + 1 < stop:
        end += 1
        end = _past_all(lower, end, stop)
    elif lower[end - 1] in _OF_ONLY or (lower[end - 1] in _PARTS and lower[end] not in _OF_ALL):
        return start
    elif lower[end - 1] in _PARTS:
        end = _past_all(lower, end, stop)
    return end


def _past_all(lower: Sequence[str], at: int, stop: int) -> int:
    """Return the index after "the", "all", "these" before a noun."""
    while at + 1 < stop and lower[at] in _OF_ALL and lower[at + 1] not in _OF_WHOM:
        at += 1
    return at


def find_shares(words: Words) -> dict[int, int]:
    """Return, by the word that each share of a sentence begins with, the index after it."""
    lower, shares, at = words.lower, dict[int, int](), 0
    if "I" not in words.tags and _IN_SHARES.isdisjoint(lower):
        return shares
    while at < len(lower):
        end = past_share(lower, at, len(lower)) if may_open_share(lower, at) else at
        if end > at:
            shares[at] = end
        at = max(end, at + 1)
    return shares


def _past_leads(lower: Sequence[str], at: int, stop: int) -> int:
    """Return the index after "as many as", "somewhere between", "up to about"."""
    while (found := next(_leads().find(lower, at, min(at + 4, stop)), None)) is not None and found[0] == at:
        at = found[1]
    return at


def _past_fraction(lower: Sequence[str], at: int, stop: int) -> int:
    """Return the index after "half", "a third", "two-thirds", or 0."""
    if (most := _past_most(lower, at, stop)) and lower[most : most + 1] == ["of"]:
        return most
    first = at + 1 if at + 1 < stop and lower[at] in _COUNTED else at
    if first >= stop or lower[first] not in _PARTS or (first == at and not lower[at].startswith("hal")):
        return 0
    return first + 1


def _past_most(lower: Sequence[str], at: int, stop: int) -> int:
    """Return the index after "the vast majority", "most", "a small minority", or 0."""
    first = at
    while first < stop and first - at < _LONGEST_NUMBER and lower[first] in _BEFORE_MOST:
        first += 1
    return first + 1 if first < stop and lower[first] in _MOST else 0


def _number_ends(lower: Sequence[str], at: int, stop: int) -> int:
    end = at
    while end < stop and (lower[end][0].isdigit() or lower[end] in _numbers()) and end - at < _LONGEST_NUMBER:
        end += 1
    return end


_MILLIONS: Final = frozenset(("million", "billion", "thousand"))
_LONGEST_NUMBER: Final = 3  # words: "one hundred twenty"


def _past_figure(lower: Sequence[str], at: int, stop: int) -> int:
    """Return the index after "30 %", "10 to 20 percent", "one in four", "7 out of every 10", or 0."""
    end = _number_ends(lower, at, stop)
    if end == at:
        return 0
    if end < stop and lower[end] in ("in", "out"):
        return _past_every(lower, end, stop)
    if end < stop and lower[end] in _PERCENT and end + 1 < stop and lower[end + 1] in _RANGE:
        end += 1  # "5% to 7%"
    if end + 1 < stop and lower[end] in _RANGE:
        again = _number_ends(lower, end + 1, stop)
        end = again if again > end + 1 else end
    if end < stop and lower[end] in _PERCENT:
        return end + 2 if lower[end] == "per" and lower[end + 1 : end + 2] == ["cent"] else end + 1
    return end if lower[end - 1] in _MILLIONS else 0


def _past_every(lower: Sequence[str], at: int, stop: int) -> int:
    """Return the index after "in four", "out of every 10", or 0."""
    at += 2 if lower[at] == "out" and lower[at + 1 : at + 2] == ["of"] else 1
    at += lower[at : at + 1] == ["every"]
    at = _past_leads(lower, at, stop)
    end = _number_ends(lower, at, stop)
    return end if end > at else 0
