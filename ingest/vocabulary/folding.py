"""Words as they are compared: case, plural, British and American spelling, and typographic marks folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from ..knowledge import read_knowledge

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_KEEP_S: Final = ("ss", "us", "is", "as", "os")
_TABLES: Final = Path(__file__).parent / "tables"
_IRREGULAR: Final = {row["word"]: row["folded"] for row in read_knowledge(_TABLES / "irregular.tsv")}
_SPELLINGS: Final = tuple((row["british"], row["american"]) for row in read_knowledge(_TABLES / "spellings.tsv"))
_NOT_ISE: Final = frozenset(row["word"] for row in read_knowledge(_TABLES / "not_ise.tsv"))
_ISE: Final = re.compile(r"(?<=[a-z]{3})(is)(e|es|ed|ing|ation|ations)$")


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return the form under which `word` is compared.

    >>> [fold_word(w) for w in ("Knees", "injuries", "arthritis", "oedema", "stabilise", "knee’s")]
    ['knee', 'injury', 'arthritis', 'edema', 'stabilize', 'knee']
    """
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    if folded.endswith("'s"):
        folded = folded[:-2]
    folded = folded.strip("'")
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    for british, american in _SPELLINGS:
        if british in folded:
            folded = folded.replace(british, american)
    if folded not in _NOT_ISE:
        folded = _ISE.sub(r"iz\2", folded)
    return _singular(folded)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(_KEEP_S):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("aches"):
        return word[:-1]
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`; hyphens and marks separate words.

    >>> fold_words("Low-back pains (LBP)")
    ('low', 'back', 'pain', 'lbp')
    """
    return tuple(fold_word(word) for word in _WORD.findall(text))
