"""Which relation an effect on a thing amounts to: the sign comes from the verb and from what it acts on."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..knowledge import read_knowledge
from ..model import Relation, Valence
from ..vocabulary import Vocabulary, fold_word, fold_words
from .phrases import word_set
from .words import TABLES

_BODY_WORDS: Final = word_set("body_words")
_MEASURES: Final = word_set("measures")

_RELATIONS: Final = {
    ("increase", Valence.UNWANTED): Relation.WORSENS,
    ("increase", Valence.WANTED): Relation.IMPROVES,
    ("increase", Valence.NEUTRAL): Relation.CAUSES,
    ("decrease", Valence.UNWANTED): Relation.RELIEVES,
    ("decrease", Valence.WANTED): Relation.WORSENS,
    ("decrease", Valence.NEUTRAL): Relation.RELIEVES,
    ("boost", Valence.UNWANTED): Relation.WORSENS,
    ("boost", Valence.WANTED): Relation.IMPROVES,
    ("boost", Valence.NEUTRAL): Relation.IMPROVES,
    ("help", Valence.UNWANTED): Relation.RELIEVES,
    ("help", Valence.WANTED): Relation.IMPROVES,
    ("help", Valence.NEUTRAL): Relation.IMPROVES,
    ("give", Valence.WANTED): Relation.IMPROVES,
    ("hasten", Valence.WANTED): Relation.IMPROVES,
    ("shrink", Valence.UNWANTED): Relation.RELIEVES,
    ("prevent", Valence.WANTED): Relation.WORSENS,
    ("obstruct", Valence.UNWANTED): Relation.PREVENTS,
    ("treat", Valence.WANTED): Relation.IMPROVES,
}
_ALWAYS: Final = {
    "cause": Relation.CAUSES,
    "give": Relation.CAUSES,
    "risk_up": Relation.RAISES_RISK_OF,
    "treat": Relation.RELIEVES,
    "prevent": Relation.PREVENTS,
    "obstruct": Relation.WORSENS,
    "hasten": Relation.WORSENS,
    "enable": Relation.IMPROVES,
    "shrink": Relation.WORSENS,
    "harm": Relation.WORSENS,
    "change": Relation.WORSENS,
    "cooc": Relation.CO_OCCURS_WITH,
    "people": Relation.CO_OCCURS_WITH,
    "assoc": Relation.ASSOCIATED_WITH,
    "common": Relation.MORE_COMMON_IN,
    "more_likely": Relation.MORE_COMMON_IN,
    "respond": Relation.RELIEVES,
    "symptom": Relation.CAUSES,
    "no_effect": Relation.NO_EFFECT_ON,
}


@lru_cache(maxsize=1)
def _valence_words() -> tuple[dict[str, Valence], frozenset[str]]:
    rows = read_knowledge(TABLES / "valence.tsv")
    heads = {fold_word(row["word"]): Valence(row["valence"]) for row in rows if row["place"] == "head"}
    return heads, frozenset(fold_word(row["word"]) for row in rows if row["valence"] == "flip")


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    """Return the endings of names of diseases: "-itis", "-algia"."""
    return tuple(row["word"] for row in read_knowledge(TABLES / "valence.tsv") if row["place"] == "ending")


@lru_cache(maxsize=1)
def _valence_phrases() -> tuple[dict[tuple[str, ...], Valence], frozenset[str]]:
    """Return the phrases with a valence of their own, and their last words."""
    rows = read_knowledge(TABLES / "valence.tsv")
    phrases = {tuple(fold_words(row["word"])): Valence(row["valence"]) for row in rows if row["place"] == "phrase"}
    return phrases, frozenset(phrase[-1] for phrase in phrases)


def _of_phrase(folded: tuple[str, ...], head: str) -> Valence:
    """Return the valence of the two or three words up to the head: "insulin resistance"."""
    end = folded.index(head) + 1 if head in folded else len(folded)
    known, heads = _valence_phrases()
    if not end or folded[end - 1] not in heads:
        return Valence.NEUTRAL
    for size in (3, 2):
        name = folded[max(end - size, 0) : end]
        if name in known:
            return known[name]
    return Valence.NEUTRAL


def valence_of(folded: tuple[str, ...], head: str, vocabulary: Vocabulary) -> Valence:
    """Return whether the thing that these folded words name is wanted.

    The vocabulary decides where it knows the whole; else the head word, turned round by "loss of", "reduced", "poor".

    >>> from ingest.vocabulary import shipped_vocabulary
    >>> valence_of(("reduced", "mobility"), "mobility", shipped_vocabulary()).value
    'unwanted'
    """
    known = vocabulary.lookup_folded(folded)
    if known is not None and vocabulary[known].valence is not Valence.NEUTRAL:
        return vocabulary[known].valence
    return valence_of_words(folded, head)


def valence_of_words(folded: tuple[str, ...], head: str) -> Valence:
    """Return whether the thing that these folded words name is wanted, by the words alone.

    >>> valence_of_words(("sore", "throat", "pain"), "pain").value
    'unwanted'
    """
    heads, flips = _valence_words()
    valence = _of_phrase(folded, head)
    if valence is Valence.NEUTRAL:
        valence = heads.get(head, Valence.NEUTRAL)
    if valence is Valence.NEUTRAL and head not in heads and head.endswith(_endings()):
        valence = Valence.UNWANTED  # "nephritis"
    if head in _MEASURES:
        measured = [heads[word] for word in folded if word != head and word in heads]
        if Valence.UNWANTED in measured:
            return Valence.UNWANTED  # "headache activity", "pain scores"
        valence = Valence.WANTED if Valence.WANTED in measured else valence  # "oxygen levels"
    if valence is Valence.WANTED and not flips.isdisjoint(folded):
        return Valence.UNWANTED
    if valence is Valence.NEUTRAL and folded and folded[0] in flips and head not in _BODY_WORDS:
        return Valence.UNWANTED
    return valence


EFFECTS: Final = frozenset(effect for effect, _ in _RELATIONS) | frozenset(_ALWAYS)  # others only end a phrase


def relation_of(effect: str, valence: Valence) -> Relation:
    """Return the relation that an effect on a thing of this valence amounts to."""
    return _RELATIONS.get((effect, valence)) or _ALWAYS[effect]
