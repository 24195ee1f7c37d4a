"""How deep an item of a plain text lies in its list: from marks, indentation, and items that end with a colon."""

from __future__ import annotations

from typing import Final, NamedTuple

_STEP: Final = 2  # columns of indentation that make a list a nested one


class _Open(NamedTuple):
    mark: str
    indent: int


class Nesting:
    """The lists that are open at a line, outermost first.

    >>> nesting = Nesting()
    >>> nesting.item("number", 0, leads=True), nesting.item("•", 0, leads=False), nesting.item("number", 0, leads=False)
    (1, 2, 1)
    """

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._leads = False

    def item(self, mark: str, indent: int, leads: bool) -> int:
        """Return the level (1 and up) of an item with this mark and indentation; `leads`: it ends with a colon."""
        while len(self._open) > 1 and indent <= self._open[-1].indent - _STEP:
            self._open.pop()
        if not self._open:
            self._open.append(_Open(mark, indent))
        elif not self._continue(mark, indent):
            if indent >= self._open[-1].indent + _STEP or self._leads:
                self._open.append(_Open(mark, indent))
            else:
                self._open[-1] = _Open(mark, indent)
        self._leads = leads
        return len(self._open)

    def paragraph(self, indent: int, leads: bool) -> int:
        """Return the level of the item that a paragraph lies in, by its indentation; 0 closes all lists."""
        if self._open and not leads and indent >= self._open[-1].indent + _STEP:
            return len(self._open)
        self.close()
        return 0

    def close(self) -> None:
        """Close all lists."""
        self._open.clear()
        self._leads = False

    def _continue(self, mark: str, indent: int) -> bool:
        """Go back to the open list with this mark and about this indentation, if there is one."""
        for depth in range(len(self._open), 0, -1):
            each = self._open[depth - 1]
            if each.mark == mark and abs(each.indent - indent) < _STEP:
                del self._open[depth:]
                return True
        return False
