"""Names of journals, full and abbreviated: whether two name one journal."""

from __future__ import annotations

import re
import unicodedata

_IDLE_WORDS = "the of and for in on a an und et de la le des der die das"
_IDLE = frozenset(_IDLE_WORDS.split())
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,200})[)\]]")


def same_journal(one: str, other: str) -> bool:
    """Say whether two printed names can be one journal's: equal, or one abbreviates the other word by word.

    A word abbreviates another if it begins with the same letter and its letters stand in the other in order (ISO 4:
    truncation and contraction); small words do not count; one word alone may give the initials. What stands in
    brackets is a place or another name of the journal.

    >>> same_journal("Arthritis Care Res", "Arthritis Care & Research")
    True
    >>> same_journal("Arthritis & Rheumatism", "Arthritis Care & Research")
    False
    """
    return any(_same(a, b) for a in _names(one) for b in _names(other)) or _holds_both(one, other)


def fold(words: str) -> str:
    """Return words in lower case and without diacritics, for comparing.

    >>> fold("Çağlar")
    'caglar'
    """
    decomposed = unicodedata.normalize("NFKD", words.casefold().replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _names(printed: str) -> list[list[str]]:
    main = _BRACKETS.sub(" ", printed)
    return [words for words in map(_words, (main, *_BRACKETS.findall(printed))) if words]


def _words(name: str) -> list[str]:
    return [word for word in _WORDS.findall(fold(name)[:300]) if word not in _IDLE]


def _same(one: list[str], other: list[str]) -> bool:
    if len(one) == len(other):
        return all(_abbreviates(a, b) or _abbreviates(b, a) for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and 2 < len(short[0]) == len(long) and short[0] == "".join(word[0] for word in long)


def _abbreviates(short: str, long: str) -> bool:
    if long.startswith(short):
        return True
    if len(short) < 2 or short[0] != long[0] or len(short) > len(long):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _holds_both(one: str, other: str) -> bool:
    """Say whether one name prints, one after the other, what the other puts in brackets beside its main name."""
    for whole, parts in ((_words(one), _names(other)), (_words(other), _names(one))):
        if (
            len(parts) == 2
            and len(parts[1]) > 2
            and len(whole) > len(parts[1])
            and _same(whole[-len(parts[1]) :], parts[1])
        ):
            return True
    return False
