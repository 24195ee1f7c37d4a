"""The kinds of cells of our CSV tables: each turns the words of a cell into a value, or says what is wrong.

Each is a pydantic type made of a function from a cell's text to its value. An empty cell is None: not found. A cell is
one line, without a space at either end, so that a table that is written reads back as it was.
"""

from __future__ import annotations

import math
import re
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from .tables import MAX_CELL

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_PMID = re.compile(r"[1-9][0-9]{0,8}")
_YEAR = re.compile(r"[0-9]{4}")
_COUNT = re.compile(r"[1-9][0-9]{0,11}")
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")
FIRST_YEAR, LAST_YEAR = 1500, 2100
COMPARATORS = ("", "<", ">", "<=", ">=")
FLAGS = {"": False, "no": False, "yes": True}


def cell_error(what: str, mend: str) -> PydanticCustomError:
    """Return the error of one cell; the reader of the table adds the value and the place."""
    return PydanticCustomError("cell", "{what}", {"what": what, "mend": mend})


def parse_text(cell: str) -> str | None:
    """Return the words of a cell, None if it is empty.

    >>> parse_text("Suri, P."), parse_text("")
    ('Suri, P.', None)
    """
    if len(cell) > MAX_CELL:
        raise cell_error(f"{len(cell)} characters in one cell", f"use at most {MAX_CELL}")
    if _UNPRINTABLE.search(cell):
        raise cell_error("a control character or line break", "write the cell as one line of plain text")
    if cell != cell.strip():
        raise cell_error("a space at the beginning or the end", "delete it")
    return cell or None


def parse_named(cell: str) -> str:
    """Return the words of a cell that may not be empty."""
    if (text := parse_text(cell)) is None:
        raise cell_error("empty", "this column needs a value in every row")
    return text


def parse_slug(cell: str) -> str | None:
    """Return a name of our tables ("suri-2010"), None if the cell is empty."""
    return _matched(cell, _SLUG, "not a name", "use lower-case letters, digits and single hyphens between them")


def parse_key(cell: str) -> str:
    """Return a name of our tables from a cell that may not be empty."""
    parse_named(cell)
    return parse_slug(cell) or ""


def parse_doi(cell: str) -> str | None:
    """Return a bare DOI in lower case (ISO 26324: case does not tell DOIs apart), None if the cell is empty.

    >>> parse_doi("10.1002/acr.20324")
    '10.1002/acr.20324'
    """
    doi = _matched(cell, _DOI, "not a DOI", "write it as 10.NNNN/…, without a prefix and without spaces")
    if doi is not None and doi != doi.lower():
        raise cell_error("a DOI with capitals", "write it in lower case, so that one work has one spelling")
    return doi


def parse_pmid(cell: str) -> str | None:
    """Return a PubMed number as text, None if the cell is empty."""
    return _matched(cell, _PMID, "not a PMID", "write one to nine digits, without a prefix")


def parse_year(cell: str) -> int | None:
    """Return a year from 1500 to 2100, None if the cell is empty."""
    year = _matched(cell, _YEAR, "not a year", "write four digits")
    if year is not None and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise cell_error("no year of a publication", f"give a year from {FIRST_YEAR} to {LAST_YEAR}")
    return None if year is None else int(year)


def parse_count(cell: str) -> int | None:
    """Return how many there are, 1 or more, None if the cell is empty."""
    count = _matched(cell, _COUNT, "not a count", "write a whole number from 1, digits only")
    return None if count is None else int(count)


def parse_number(cell: str) -> float | None:
    """Return a finite number, None if the cell is empty.

    >>> parse_number("57.4")
    57.4
    """
    number = _matched(cell, _NUMBER, "not a number", "write digits with a point, such as 57.4")
    if number is not None and not math.isfinite(float(number)):
        raise cell_error("not a finite number", "write digits with a point, such as 57.4")
    return None if number is None else float(number)


def parse_flag(cell: str) -> bool:
    """Return whether a cell says yes; "no" and an empty cell are False."""
    if cell not in FLAGS:
        raise cell_error("neither yes nor no", "write yes, no, or nothing (which means no)")
    return FLAGS[cell]


def parse_comparator(cell: str) -> str:
    """Return how a figure bounds what was found: "", "<", ">", "<=" or ">="."""
    if cell not in COMPARATORS:
        raise cell_error("not a comparator", "write <, >, <=, >= or nothing")
    return cell


def parse_authors(cell: str) -> tuple[str, ...]:
    """Return the names in a cell, in their order.

    >>> parse_authors("Suri, P.; Bean, J. F.")
    ('Suri, P.', 'Bean, J. F.')
    """
    text = parse_text(cell)
    names = tuple(text.split("; ")) if text else ()
    if any(not name or name != name.strip() or ";" in name for name in names):
        raise cell_error("not a list of authors", "write each as Family, I. and put a semicolon and a space between")
    return names


def cell(value: object) -> str:
    """Return the cell that reads back as `value`.

    >>> cell(None), cell(True), cell(57.0), cell(("Suri, P.", "Bean, J. F."))
    ('', 'yes', '57', 'Suri, P.; Bean, J. F.')
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _matched(cell: str, pattern: re.Pattern[str], what: str, mend: str) -> str | None:
    text = parse_text(cell)
    if text is not None and not pattern.fullmatch(text):
        raise cell_error(what, mend)
    return text


Text = Annotated[str | None, BeforeValidator(parse_text)]
Named = Annotated[str, BeforeValidator(parse_named)]
Slug = Annotated[str | None, BeforeValidator(parse_slug)]
Key = Annotated[str, BeforeValidator(parse_key)]
Doi = Annotated[str | None, BeforeValidator(parse_doi)]
Pmid = Annotated[str | None, BeforeValidator(parse_pmid)]
Year = Annotated[int | None, BeforeValidator(parse_year)]
Count = Annotated[int | None, BeforeValidator(parse_count)]
Number = Annotated[float | None, BeforeValidator(parse_number)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
Comparator = Annotated[str, BeforeValidator(parse_comparator)]
Authors = Annotated[tuple[str, ...], BeforeValidator(parse_authors)]
