"""Names of authors in a printed reference, each as printed."""

from __future__ import annotations

import re
from functools import lru_cache

from .journals import fold

_LETTER = r"[^\W\d_]"
_INITIALS = rf"{_LETTER}\.(?:\s?-?{_LETTER}\.){{0,4}}"
_PARTICLE = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ten|ter"
    r"|Van|Von|De|Del|Di|Da|La|Le|El|Al|Mac|St\.)\s){0,3}"
)
_FAMILY = rf"{_PARTICLE}{_LETTER}[\w’'ʼ-]{{0,40}}(?:\s(?!(?:and|et|und|with)\b){_LETTER}[\w’'-]{{1,30}}){{0,2}}"
_SUFFIX = r"(?:,?\s(?:Jr\.?|Sr\.?|II|III|IV))?"
_GIVEN = rf"{_LETTER}[\w’'-]{{1,30}}"
# Suri, P.
_COMMA_NAME = re.compile(rf"{_FAMILY}{_SUFFIX},\s?(?:{_INITIALS}|[A-Z]{{1,3}}(?![\w.])){_SUFFIX}")
# Suri P
_BARE_NAME = re.compile(rf"{_FAMILY}\s[A-Z]{{1,4}}(?:-[A-Z])?{_SUFFIX}(?=[,.;:]|\s(?:and|&|et)\s|$)")
# Suri, Pradeep
_FULL_NAME = re.compile(rf"{_FAMILY}(?<![A-Z]),\s{_GIVEN}(?:\s(?:{_LETTER}\.|{_LETTER}[\w’'-]{{1,20}})){{0,2}}")
# P. Suri
_INITIALS_FIRST = re.compile(rf"{_INITIALS}\s?{_FAMILY}{_SUFFIX}")
# David Hunter
_GIVEN_FIRST = re.compile(rf"{_GIVEN}(?:\s{_LETTER}\.)?\s{_PARTICLE}{_LETTER}[\w’'-]{{1,40}}")
_JOIN = re.compile(r"(?:\s?[,;]\s?(?:&\s?|and\s|…\s?|\.\s?\.\s?\.\s?)?|\s(?:&|and)\s)")
_ET_AL = re.compile(r"\s?[,;]?\s?(?:\bet\sal\b\.?,?|\band\sothers\b\.?|&\sal\.)")
_MAX_NAMES = 3_000  # papers with more authors than this exist, lists that print them do not


def read_authors(words: str) -> tuple[str, ...] | None:
    """Return the names in `words` if it is a list of persons and nothing else, or None; "et al." is left out.

    >>> read_authors("Suri, P., Morgenroth, D. C., & Hunter, D. J.")
    ('Suri, P.', 'Morgenroth, D. C.', 'Hunter, D. J.')
    >>> read_authors("Suri P, Hunter DJ, et al.")
    ('Suri P', 'Hunter DJ')
    """
    words = words.strip().rstrip(",;: ")
    for first, others in _STYLES:
        names, end = match_authors(words, 0, first, others)
        if names and words[end:].strip(" .,") in ("", "(Eds", "(Eds.)", "(Ed.)", "Eds", "editors", "(eds", "eds"):
            return names
    return None


def leading_authors(words: str) -> tuple[tuple[str, ...], int]:
    """Return the names that `words` begins with, in the style that reads most of it, and where they end."""
    best: tuple[tuple[str, ...], int] = ((), 0)
    for first, others in _STYLES:
        names, end = match_authors(words, 0, first, others)
        if names and end > best[1] + 1:  # a stop more is no better reading
            best = names, end
    return best


_Style = tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]
_STYLES: tuple[_Style, ...] = (
    (_COMMA_NAME, (_COMMA_NAME, _INITIALS_FIRST)),
    (_BARE_NAME, (_BARE_NAME,)),
    (_INITIALS_FIRST, (_INITIALS_FIRST,)),
    (_FULL_NAME, (_GIVEN_FIRST, _FULL_NAME)),
)


def match_authors(
    words: str, start: int, first: re.Pattern[str], others: tuple[re.Pattern[str], ...]
) -> tuple[tuple[str, ...], int]:
    """Return the names of one style from `start`, and where they end (after "et al.")."""
    names: list[str] = []
    position = start
    patterns: tuple[re.Pattern[str], ...] = (first,)
    while len(names) < _MAX_NAMES:
        match = next((found for pattern in patterns if (found := pattern.match(words, position))), None)
        if match is None:
            break
        names.append(" ".join(match[0].split()))
        end = match.end()
        patterns = others
        joint = _JOIN.match(words, end)
        et_al = _ET_AL.match(words, end)
        if et_al:
            return tuple(names), et_al.end()
        if joint is None:
            return tuple(names), end
        position = joint.end()
    else:
        return tuple(names), position
    return (tuple(names), end) if names else ((), start)


@lru_cache(maxsize=100_000)
def family_name(author: str) -> str:
    """Return the family name of an author as printed, folded: "Suri, P.", "Suri P", "P. Suri" and "Suri" give "suri".

    >>> family_name("Çağlar, O."), family_name("O. Çağlar"), family_name("Çağlar O")
    ('caglar', 'caglar', 'caglar')
    """
    if "," in author:
        return fold(author.split(",")[0]).strip()
    words = [word for word in author.split() if not _is_initials(word)]
    if not words:
        return fold(author).strip()
    return fold(words[-1] if author.split()[0] != words[0] or len(words) == len(author.split()) else " ".join(words))


def _is_initials(word: str) -> bool:
    bare = word.replace(".", "").replace("-", "")
    return len(bare) <= 3 and bare.isupper()
