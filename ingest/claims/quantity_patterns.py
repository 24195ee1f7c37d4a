"""What figures look like in running text: the patterns that `quantities` reads, tried in this order.

No pattern repeats without a bound or holds one repetition in another, so each takes time linear in the text's length.
"""

from __future__ import annotations

import re
from typing import Final

from ..knowledge import read_knowledge
from .words import TABLES


def _words(use: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in read_knowledge(TABLES / "quantity_words.tsv") if row["use"] == use)


def _any(use: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words(use), key=len, reverse=True))


NUMBER: Final = r"\d{1,3}(?:,\d{3}){1,3}(?![\d,])|\d{1,9}(?:[.,]\d{1,6})?"
_SIGNED: Final = rf"[−–-]?(?:{NUMBER})"
_WORD: Final = "|".join(row["words"] for row in read_knowledge(TABLES / "numbers.tsv") if row["counts"] == "yes")
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELT: Final = rf"(?:{_TENS})(?:[\s-](?:{_WORD}))?|{_WORD}"
_COUNT: Final = rf"(?<![\w.,])(?:{NUMBER})|\b(?:{_SPELT})"
_ABOUT: Final = rf"(?:(?P<about>\b(?:{_any('about')})|~)\s{{0,2}})?"
_THAN: Final = rf"(?:(?P<than>\b(?:{_any('bound')})|[<>≥≤])\s{{0,2}})?"
_TO: Final = r"\s?(?:-|–|−|\bto\b)\s?"
_LIMITS: Final = r"\s?(?:-|–|−|\bto\b|\band\b|,)\s?"
_INTERVAL: Final = (
    r"(?:[\s,;:(\[]{0,4}(?:with\s(?:a\s)?)?95\s?%\s?(?:CI|confidence interval|credible interval|CrI)[\s,:;=(\[]{0,4}"
    rf"(?:of\s|from\s)?(?P<ci_low>{_SIGNED}){_LIMITS}(?P<ci_high>{_SIGNED}))?"
)
_P: Final = r"(?:[\s,;:)\]]{0,4}[pP]\s?(?:-?value\s?)?(?P<p>[<>=≤≥]\s?\d?\.\d{1,6}))?"

RATIO: Final = re.compile(
    r"\b(?P<unit>(?:adjusted |pooled |crude )?(?:odds ratio|relative risk|risk ratio|rate ratio|hazard ratio)"
    r"|standardi[sz]ed mean difference|(?:weighted )?mean difference|[ap]?OR|[aA]?RR|a?HR|SMD|W?MD)\b"
    rf"(?:\s?\([A-Za-z]{{2,4}}\))?[\s,:=]{{0,3}}(?:of\s|was\s|is\s|=\s)?(?P<value>{_SIGNED}){_INTERVAL}{_P}"
)
IN_N: Final = re.compile(
    rf"{_ABOUT}{_THAN}(?P<some>{_COUNT})(?:\s(?:in|out of)(?:\severy)?\s|-in-)"
    rf"(?P<all>{NUMBER}|(?:a|one) (?:hundred|thousand)|{_SPELT})\b(?!\s?%|\sdays|\sweeks|\smonths|\syears)",
    re.IGNORECASE,
)
POINTS: Final = re.compile(
    rf"{_ABOUT}{_THAN}(?P<value>{_COUNT})[\s-]?(?:%|percent|percentage|per cent)[\s-]points?\b", re.IGNORECASE
)
PERCENT: Final = re.compile(
    rf"{_ABOUT}{_THAN}(?:\b(?P<between>between|from)\s)?(?P<value>{_COUNT})(?:\s?(?:%|percent|per cent)?"
    rf"(?:{_TO}|(?(between)\sand\s|(?!)))(?P<high>{NUMBER}|\b(?:{_SPELT})))?"
    rf"[\s-]?(?:%|percent\b|per cent\b){_INTERVAL}{_P}",
    re.IGNORECASE,
)
FRACTION: Final = re.compile(
    rf"{_ABOUT}{_THAN}\b(?:(?P<count>an?|one|two|three|four|nine)[\s-])?(?P<part>half|halves|thirds?|quarters?|fifths?"
    r"|tenths?)\b(?!-)",
    re.IGNORECASE,
)
TIMES: Final = re.compile(
    rf"{_ABOUT}{_THAN}(?:(?P<n>{_COUNT})(?:{_TO}(?P<high>{_COUNT}))?\s(?:times|fold)\b|(?P<fold>{_COUNT})-?fold\b"
    rf"|\b(?P<word>{_any('multiple')}))\b",
    re.IGNORECASE,
)
HALVED: Final = re.compile(rf"{_ABOUT}{_THAN}\b(?P<word>{_any('halving')})\b", re.IGNORECASE)
_FIGURES: Final = (
    "%",
    "per cent",
    "percent",
    "half",
    "halv",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "twice",
    "doubl",
    "tripl",
    "quadrupl",
    "fold",
    "times",
)
_SHARE: Final = re.compile(rf"(?:{_WORD})[\s-](?:in|out)\b")
_IN_NUMBER: Final = re.compile(rf"(?:\s(?:in|out of)(?:\severy)?\s|-in-)(?:\d|(?:a|one)\s|{_SPELT})")
_IN_OR_OUT: Final = re.compile(r"[\s-](?:in|out)\b")
DIGIT: Final = re.compile(r"\d")
RATIO_HINTS: Final = ("ratio", "relative risk", "difference", "OR", "RR", "HR", "MD")
POINTS_HINTS: Final = ("point",)
IN_N_HINTS: Final = (" in", "\xa0in", "\nin", "-in-", "out of")
PERCENT_HINTS: Final = ("%", "percent", "per cent")
FRACTION_HINTS: Final = ("hal", "third", "quarter", "fifth", "tenth")
TIMES_HINTS: Final = ("times", "fold", *_words("multiple"))
HALVED_HINTS: Final = _words("halving")


def may_hold_figures(words: str) -> bool:
    """Say whether a sentence in lower case may hold a figure: the patterns are tried on the few that do.

    >>> may_hold_figures("one in four adults"), may_hold_figures("adults in pain")
    (True, False)
    """
    return DIGIT.search(words) is not None or holds_any(words, _FIGURES) or _tells_share(words)


def holds_any(words: str, hints: tuple[str, ...]) -> bool:
    """Say whether one of the hints stands in a sentence."""
    for hint in hints:  # noqa: SIM110 - a generator costs more than what it looks for
        if hint in words:
            return True
    return False


def tells_of_how_many(words: str) -> bool:
    """Say whether "in" or "out of" stands before a number in a sentence in lower case: "one in four"."""
    return _IN_NUMBER.search(words) is not None


def _tells_share(words: str) -> bool:
    """Whether "one in", "nine out" stand there; "bone in" does not count."""
    if _IN_OR_OUT.search(words) is None:
        return False
    return any(match.start() == 0 or not words[match.start() - 1].isalnum() for match in _SHARE.finditer(words))


AFTER: Final = {
    use: re.compile(rf"[\s(,-]{{0,3}}(?:{_any(use)})\b", re.IGNORECASE) for use in ("no_figure", "comparing", "often")
}
BY: Final = re.compile(r"\b(?:by|in)\s{1,2}$", re.IGNORECASE)
OF: Final = re.compile(r"\s(?:of\b(?!\san?\b)|(?:the|all|my|our|these|those)\s)", re.IGNORECASE)
CHANGE: Final = re.compile(rf"\s(?:{_any('change')})\b", re.IGNORECASE)
