"""The nearest words that name what a pronoun stands for: the short form that a text goes on with after defining it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from ..vocabulary import Abbreviation
from .things import Thing

_OPENING: Final = "([{"  # before a short form that is only being defined


class ShortForms:
    """Finds the short form by which a text last spoke of a thing that it first named in full.

    `text` is the whole document, `abbreviations` are those that it defines. Time is linear in the text, once for each
    short form that is asked for.
    """

    def __init__(self, text: str, abbreviations: Iterable[Abbreviation]) -> None:
        self._text = text
        self._short = {one.folded: one for one in abbreviations if one.short[:-1].isupper()}
        self._places: dict[str, list[int]] = {}

    def nearest(self, thing: Thing, end: int) -> Thing:
        """Return the thing as last named before `end`: by its short form where that stands nearer than its full name.

        A thing that has no short form, or is named again in full after it, is returned as it is.
        """
        known = self._short.get(thing.folded)
        if known is None:
            return thing
        place = self._last(known.short, end)
        if place <= self._last(thing.span.of(self._text), end) or place < thing.first:
            return thing
        return thing.at(place, place + len(known.short))

    def _last(self, name: str, end: int) -> int:
        """Return where `name` last begins before `end`, -1 for nowhere."""
        if name not in self._places:
            self._places[name] = list(self._found(name))
        before = bisect_left(self._places[name], end)
        return self._places[name][before - 1] if before else -1

    def _found(self, name: str) -> Iterable[int]:
        at = self._text.find(name)
        while at >= 0:
            after, before = self._text[at + len(name) : at + len(name) + 1], self._text[at - 1 : at] if at else ""
            if not after.isalnum() and not before.isalnum() and (not before or before not in _OPENING):
                yield at
            at = self._text.find(name, at + len(name))
