"""What people see in a terminal: tables to standard output, progress and errors to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from ingest.errors import ClaimrootError

if TYPE_CHECKING:
    from rich.console import Console

_Item = TypeVar("_Item")
_WIDE = 160  # columns of a table that is not shown on a terminal


def out() -> Console:
    """Return the console for data: plain and wide where it is not a terminal."""
    from rich.console import Console

    tty = sys.stdout.isatty()
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not tty, width=None if tty else _WIDE)


def say(words: str) -> None:
    """Write words for people to standard error."""
    sys.stderr.write(words + "\n")


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print a table. Text from articles is shown as it is: never read as markup, control characters made visible."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    out().print(table)


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
