"""Names of authors as our tables write them, and keys for works that come without one."""

from __future__ import annotations

import re
from collections.abc import Container

from ..references.authors import family_name
from ..references.journals import fold

_WORD = re.compile(r"[^\W_]+")
_HYPHENS = re.compile(r"[-‐‑]")
_LONGEST = 200


def tidy_author(family: str, given: str) -> str:
    """Return a person as our tables write one: the family name, then initials with stops.

    A name without a given part (an organisation) is kept as it is.

    >>> tidy_author("Suri", "Pradeep"), tidy_author("Hsu", "Tai-Lin"), tidy_author("World Health Organization", "")
    ('Suri, P.', 'Hsu, T.-L.', 'World Health Organization')
    """
    family = _clean(family)
    initials = " ".join(_initials(part) for part in _spaced(given).split() if any(map(str.isalpha, part)))
    return f"{family}, {initials}" if family and initials else family or _clean(given)


def _spaced(given: str) -> str:
    """Return "P.J." as "P. J.", and initials without stops ("PJ") as two."""
    given = _clean(given).replace(".", ". ")
    return " ".join(" ".join(part) if part.isupper() and 1 < len(part) <= 3 else part for part in given.split())


def _initials(part: str) -> str:
    return "-".join(f"{piece[0].upper()}." for piece in _HYPHENS.split(part) if piece)


def split_name(name: str) -> tuple[str, str]:
    """Return family and given names of "Suri, Pradeep", "Suri P" or "Pradeep Suri"; of one word, the word.

    >>> split_name("Suri PJ"), split_name("Suri, Pradeep"), split_name("Pradeep J. Suri")
    (('Suri', 'PJ'), ('Suri', 'Pradeep'), ('Suri', 'Pradeep J.'))
    """
    name = _clean(name)
    if "," in name:
        family, _, given = name.partition(",")
        return family.strip(), given.strip()
    words = name.split()
    if len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 4:
        return " ".join(words[:-1]), words[-1]
    return (words[-1], " ".join(words[:-1])) if len(words) > 1 else (name, "")


def _clean(words: str) -> str:
    return " ".join(words.replace(";", ",").split())[:_LONGEST].strip(" ,")


def key_for(authors: tuple[str, ...], year: int | None, title: str, taken: Container[str]) -> str:
    """Return a key that no work has yet: "suri-2010", "suri-2010-b"; the title's first words where no author is named.

    >>> key_for(("Suri, P.",), 2010, "Low back pain", {"suri-2010"})
    'suri-2010-b'
    """
    name = family_name(authors[0]) if authors else " ".join(title.split()[:4])
    words = [word for word in _WORD.findall(fold(name)) if word.isascii()]
    base = "-".join([*words[:6], *([str(year)] if year else [])]) or "work"
    if base not in taken:
        return base
    number = 2
    while (key := f"{base}-{_letter(number)}") in taken:
        number += 1
    return key


def _letter(number: int) -> str:
    """Return b, c, … z, then numbers."""
    return chr(ord("a") + number - 1) if number <= 26 else str(number)
