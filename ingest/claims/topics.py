"""What a heading, a lead-in or a title is about: the conditions that it names, or whatever else it names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from .lists import parse_list
from .phrases import parse_phrase, word_set
from .things import Thing, thing_named
from .words import Words

_EMPTY_ARGUMENTS: Final = word_set("empty_arguments")
_IDLE_MODIFIERS: Final = word_set("idle_modifiers")
_LIST_HEADS: Final = word_set("list_heads")
_TOPICLESS: Final = word_set("topicless")

IsUnwanted = Callable[[Thing], bool]
_ABOUT: Final = frozenset(("of", "for", "from", "in", "with", "on", "to"))


def conditions_in(words: Words, start: int, stop: int, is_unwanted: IsUnwanted) -> list[Thing]:
    """Return the first list of things between two words that people do not want: what causes and treatments are of.

    "Symptoms of gout" is about gout, "Symptoms" about nothing.
    """
    index = start
    while index < stop:
        index = _past_list_heads(words, index, stop)
        phrases, end = parse_list(words, index, stop)
        things = [thing_named(words, phrase).elsewhere() for phrase in phrases]
        if named := [
            thing for thing in things if not names_a_list(thing) and thing.head != "worse" and is_unwanted(thing)
        ]:
            return named
        index = max(end, index + 1)
    return []


def things_in(words: Words, start: int, stop: int) -> list[Thing]:
    """Return the first list of things between two words, wanted or not: "Side effects of | statins"."""
    index = start
    while index < stop:
        index = _past_list_heads(words, index, stop)
        if words.tags[index : index + 1] == ["Q"] or index >= stop:
            index += 1
            continue
        phrases, end = parse_list(words, index, stop)
        things = [thing_named(words, phrase).elsewhere() for phrase in phrases]
        if named := [thing for thing in things if not names_a_list(thing)]:
            return named
        index = max(end, index + 1)
    return []


def names_a_list(thing: Thing) -> bool:
    """Say whether a thing is only what lists are of: "common symptoms", "other causes", "you"."""
    return set(thing.folded) <= _list_words()


@lru_cache(maxsize=1)
def _list_words() -> frozenset[str]:
    return _TOPICLESS | _IDLE_MODIFIERS | _EMPTY_ARGUMENTS | _LIST_HEADS


def _past_list_heads(words: Words, index: int, stop: int) -> int:
    """Return the index after "the symptoms and complications of", where what they are of follows."""
    at = index
    while at < stop and (words.tags[at] in "DRC" or words.folded[at] in _TOPICLESS):
        at += 1
    if at > index and at < stop and words.lower[at] in _ABOUT and parse_phrase(words, at + 1, stop) is not None:
        return at + 1
    return index
