"""BibTeX → entries, with bibtexparser: names, LaTeX accents and braces are its job."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from ..errors import TableError
from .entry import Entry, says_retracted
from .names import tidy_author

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it cannot read, we tell ourselves


def read_bibtex(text: str, name: str) -> Iterator[Entry]:
    """Yield the entries of a BibTeX file. Raises an ExceptionGroup of TableError for blocks that cannot be read.

    >>> text = '@article{b, author={Bee, Anna and {Knee Group}}, title={Stairs \\\\& {K}nees}, year=2020}'
    >>> [(entry.title, entry.authors) for entry in read_bibtex(text, "refs.bib")]
    [('Stairs & Knees', ('Bee, A.', 'Knee Group'))]
    """
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    stack = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts(), middlewares.LatexDecodingMiddleware()]
    library = parse_string(text, append_middleware=stack)
    if library.failed_blocks:
        faults = [_fault(block, name) for block in library.failed_blocks]
        raise ExceptionGroup(f"{name}: blocks that cannot be read", faults)
    for entry in library.entries:
        yield _entry({key.casefold(): field.value for key, field in entry.fields_dict.items()}, entry.key)


def _fault(block: object, name: str) -> TableError:
    line = getattr(block, "start_line", None)
    where = name if line is None else f"{name} line {line + 1}"
    first = (str(getattr(block, "error", "")) or type(block).__name__).splitlines()[0]
    return TableError(f"not BibTeX: {first[:200]}", where, "close each brace, and give each entry a key of its own")


def _entry(fields: dict[str, object], key: str) -> Entry:
    def said(*names: str) -> str:
        return next((str(fields[name]) for name in names if isinstance(fields.get(name), str | int)), "")

    eprint = said("eprint") if said("eprinttype", "archiveprefix").casefold() in ("pubmed", "pmid") else ""
    return Entry(
        place=f"entry {key}",
        title=said("title"),
        authors=tuple(_names(fields.get("author"))),
        year=said("year", "date"),
        journal=said("journal", "journaltitle", "booktitle"),
        volume=said("volume"),
        issue=said("number", "issue"),
        pages=said("pages", "eid", "articleno"),
        doi=said("doi") or said("url"),
        pmid=said("pmid") or eprint,
        retracted=says_retracted(said("title"), [said("note")]),
        read_at="a BibTeX file",
    )


def _names(people: object) -> Iterator[str]:
    for person in people if isinstance(people, list) else ():
        family = " ".join((*getattr(person, "von", ()), *getattr(person, "last", ()), *getattr(person, "jr", ())))
        if family.strip():
            yield tidy_author(_decoded(family), _decoded(" ".join(getattr(person, "first", ()))))


def _decoded(words: str) -> str:
    """Return LaTeX as plain words; bibtexparser decodes fields, but not the names that it has split."""
    from pylatexenc.latex2text import LatexNodes2Text

    return str(LatexNodes2Text().latex_to_text(words)).strip("{}") if "\\" in words or "{" in words else words
