"""One entry of a bibliography on its way to a work: the words of its fields, checked as a row of our table is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, fields

from ..columns import FIRST_YEAR, LAST_YEAR
from ..errors import TableError
from ..model import Work
from ..tables import MAX_FAULTS, Faults, check_row
from ..works import WorkRow
from .names import key_for

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/\S{1,300}")
_PMID = re.compile(r"(?<!\d)([1-9]\d{0,8})(?!\d)")
_PAGES = re.compile(r"\s*(?:--?-?|–|—|−)\s*")
_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,40}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """The fields of a work as a bibliography has them, "" where it lacks one. `place` says where it stands."""

    place: str
    title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    year_online: str = ""
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    retracted: bool = False
    read_at: str = ""
    key: str = ""


def works_of(entries: Iterable[Entry], name: str, taken: Container[str]) -> tuple[Work, ...]:
    """Return the works of these entries, in their order, with keys that none of `taken` and no other of them has.

    A field that is not what its column asks for ("in press" for a year) is left out: it was not found. An entry
    without a title, or with one that no cell can hold, is a fault; all are raised together, as an ExceptionGroup of
    TableError. What no bibliography says (design, people, study) stays None.

    >>> (work,) = works_of([Entry("entry 1", "Stairs and knees", ("Bee, A.",), "2020 May")], "refs.bib", ())
    >>> work.key, work.year, work.design
    ('bee-2020', 2020, None)
    """
    found: list[Work] = []
    keys: set[str] = set()
    faults: list[TableError] = []
    for entry in entries:
        cells = _cells(entry)
        if not cells["key"]:
            cells["key"] = key_for(entry.authors, _year_of(cells["year"]), cells["title"], _Either(keys, taken))
        own = Faults(f"{name}, {entry.place}")
        row = check_row(cells, WorkRow, 0, own)
        if row is None:
            faults += own.found[: MAX_FAULTS - len(faults)]
        else:
            found.append(Work(**dict(row)))
            keys.add(row.key)
    if faults:
        raise ExceptionGroup(f"{name}: {len(faults)} fault{'s' * (len(faults) > 1)}", faults)
    return tuple(found)


def says_retracted(title: str, notes: Iterable[str] = ()) -> bool:
    """Say whether a title is marked as that of a retracted work, or a note says so; no word within a title does.

    >>> [says_retracted(title) for title in ("RETRACTED: Hips", "Retracted hips in swimmers")]
    [True, False]
    """
    marked = title.casefold().startswith(("retracted:", "[retracted", "retracted article:", "(retracted)"))
    return marked or any(note.casefold().lstrip(" [(").startswith("retracted") for note in notes)


@dataclass(frozen=True)
class _Either:
    """Keys of two places."""

    one: Container[str]
    other: Container[str]

    def __contains__(self, key: object) -> bool:
        return key in self.one or key in self.other


def _cells(entry: Entry) -> dict[str, str]:
    said = {field.name: _line(getattr(entry, field.name)) for field in fields(entry) if field.name not in _OTHERS}
    cells = {name: said.get(name, "") for name in WorkRow.model_fields}
    cells["title"] = said["title"].rstrip(".")
    cells["authors"] = "; ".join(filter(None, (_line(author.replace(";", ",")) for author in entry.authors)))
    for name in ("year", "year_online"):
        cells[name] = _year(said[name])
    cells["year_online"] = "" if cells["year_online"] == cells["year"] else cells["year_online"]
    cells["doi"] = _first(_DOI, said["doi"].lower()).rstrip(".,;")
    cells["pmid"] = _first(_PMID, said["pmid"])
    cells["pages"] = _PAGES.sub("–", said["pages"])
    cells["retracted"] = "yes" if entry.retracted else ""
    return cells


_OTHERS = frozenset({"place", "authors", "retracted"})


def _line(words: str) -> str:
    return " ".join(_TAGS.sub("", "".join(map(_printable, words))).split())


def _printable(char: str) -> str:
    return char if char.isprintable() else " "


def _year(words: str) -> str:
    years = (year for year in _YEAR.findall(words) if FIRST_YEAR <= int(year) <= LAST_YEAR)
    return next(years, "")


def _year_of(cell: str) -> int | None:
    return int(cell) if cell else None


def _first(pattern: re.Pattern[str], words: str) -> str:
    return next(_matches(pattern, words), "")


def _matches(pattern: re.Pattern[str], words: str) -> Iterator[str]:
    return (match[match.lastindex or 0] for match in pattern.finditer(words))
