"""RIS → entries, with rispy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import TableError
from .entry import Entry, says_retracted
from .names import split_name, tidy_author


def read_ris(text: str, name: str) -> Iterator[Entry]:
    """Yield the entries of a RIS file. Raises TableError where the text is no RIS.

    >>> text = "TY  - JOUR\\nAU  - Bee, Anna\\nTI  - Stairs and knees\\nPY  - 2020/05/01\\nER  - \\n"
    >>> [(entry.title, entry.authors, entry.year) for entry in read_ris(text, "refs.ris")]
    [('Stairs and knees', ('Bee, A.',), '2020/05/01')]
    """
    import rispy

    try:
        records = rispy.loads(text)
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        first = (str(error) or type(error).__name__).splitlines()[0][:200]
        raise TableError(f"not RIS: {first}", name, "begin each entry with TY and end it with ER") from None
    for number, record in enumerate(records, 1):
        yield _entry(record, number)


def _entry(record: Mapping[str, Any], number: int) -> Entry:
    def said(*names: str) -> str:
        return next((str(record[name]) for name in names if isinstance(record.get(name), str) and record[name]), "")

    people = record.get("authors") or record.get("first_authors") or []
    first, last = said("start_page"), said("end_page")
    notes = record.get("notes")
    database = said("name_of_database", "database_provider").casefold()
    return Entry(
        place=f"entry {number}",
        title=said("title", "primary_title"),
        authors=tuple(tidy_author(*split_name(str(person))) for person in people if str(person).strip()),
        year=said("year", "publication_year", "date"),
        journal=said("journal_name", "secondary_title", "alternate_title1", "alternate_title3"),
        volume=said("volume"),
        issue=said("number", "issue"),
        pages=f"{first}–{last}" if first and last and first != last else first,
        doi=said("doi"),
        pmid=said("accession_number") if "pubmed" in database or "nlm" in database.split() else "",
        retracted=says_retracted(said("title", "primary_title"), map(str, notes if isinstance(notes, list) else [])),
        read_at="a RIS file",
    )
