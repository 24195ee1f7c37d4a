"""What people see in a terminal: tables to standard output, progress and errors to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, TypeVar

from ingest.errors import ClaimrootError

if TYPE_CHECKING:
    from rich.console import Console

_Item = TypeVar("_Item")
_WIDE = 160  # characters across a table that is not shown on a terminal
_LONG = 60  # characters of a cell that asks for a wide column
_NARROWEST = 13  # characters across a column; rows with less are shown as blocks


def out() -> Console:
    """Return the console for data: plain and wide where it is not a terminal."""
    from rich.console import Console

    tty = sys.stdout.isatty()
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not tty, width=None if tty else _WIDE)


def say(words: str) -> None:
    """Write words for people to standard error."""
    sys.stderr.write(words + "\n")


def tell_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Write a warning to standard error in one line, without the place in the code that gave it."""
    say(f"warning: {visible(str(message))}")


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print a table. Text from articles is shown as it is: never read as markup, control characters made visible."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = out()
    if console.width < _NARROWEST * len(headers):
        _print_blocks(console, headers, rows)
        return
    table = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    rows = [[visible(cell) for cell in row] for row in rows]
    for index, header in enumerate(headers):
        long = any(len(row[index]) > _LONG for row in rows)
        table.add_column(header, overflow="fold", min_width=_LONG // 2 if long else None)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _print_blocks(console: Console, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print each row as a block of lines, a line for each value."""
    width = max(map(len, headers))
    for number, row in enumerate(rows, 1):
        console.print(f"── {number}")
        for header, cell in zip(headers, row, strict=True):
            if cell:
                console.print(f"{header:<{width}}  {visible(cell)}", soft_wrap=True)


def visible(words: str) -> str:
    """Return `words` with control characters made visible, so that text from an article cannot steer a terminal.

    >>> visible("red\\x1b[31m")
    'red\\\\x1b[31m'
    """
    return "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in words)


@contextmanager
def tracked(items: Sequence[_Item], words: str) -> Iterator[Iterable[_Item]]:
    """Give `items` with a progress bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield progress.track(items, description=words)


def report_errors(error: BaseException) -> list[str]:
    """Return a message for each ClaimrootError in `error`, [] if anything else is in it: a bug keeps its traceback."""
    if isinstance(error, ClaimrootError):
        return [f"error: {visible(str(error))}"]
    if isinstance(error, BaseExceptionGroup):
        parts = [report_errors(one) for one in error.exceptions]
        return [message for part in parts for message in part] if all(parts) else []
    return []
