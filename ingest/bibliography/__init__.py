"""Works from what people keep of them: BibTeX and RIS files, tables, records of Crossref and PubMed."""

from .entry import Entry, works_of
from .files import read_works_file
from .names import key_for, tidy_author

__all__ = ["Entry", "key_for", "read_works_file", "tidy_author", "works_of"]
