"""The errors that claimroot raises on purpose: each says what is wrong, where, and the mend.

    ClaimrootError
    ├── SpanError             a span that holds no character, or starts before the text
    ├── QuoteNotFoundError    a quote that its document does not contain
    ├── DocumentError         an article that cannot be read: missing, empty, binary, of an unknown format
    ├── TableError            a row of a table (CSV, TSV) that breaks a rule of its column
    ├── VocabularyError       a vocabulary that cannot be read, or contradicts itself
    ├── ConceptNotFoundError  a name that no concept has
    ├── KnowledgeBaseError    a folder that is no knowledge base, is in use, or was written by another version
    ├── LookupFailedError     a record that could not be looked up: no network, no answer, the extra not installed
    ├── QueryError            a query that cannot be parsed, is not allowed, or lacks a binding
    └── ReviewError           a review that contradicts itself, or is about something that is not there

Several faults of one file are raised together, as an `ExceptionGroup` of these.
"""


class ClaimrootError(Exception):
    """Base of every error that claimroot raises on purpose.

    >>> print(ClaimrootError("no such file: 'knee.txt'", "knee.txt", "check the path"))
    no such file: 'knee.txt'
      where: knee.txt
      mend:  check the path
    """

    def __init__(self, what: str, where: str, mend: str) -> None:
        super().__init__(what, where, mend)  # all three, so that it can be pickled
        self.what, self.where, self.mend = what, where, mend

    def __str__(self) -> str:
        return f"{self.what}\n  where: {self.where}\n  mend:  {self.mend}"


class SpanError(ClaimrootError):
    """A span that holds no character, or starts before the text."""


class QuoteNotFoundError(ClaimrootError):
    """A quote that its document does not contain."""


class DocumentError(ClaimrootError):
    """An article that cannot be read: missing, empty, binary, or of an unknown format."""


class TableError(ClaimrootError):
    """A row of a table (CSV, TSV) that breaks a rule of its column."""


class VocabularyError(ClaimrootError):
    """A vocabulary that cannot be read, or contradicts itself."""


class ConceptNotFoundError(ClaimrootError):
    """A name that no concept of the vocabulary or the knowledge base has."""


class KnowledgeBaseError(ClaimrootError):
    """A folder that is no knowledge base, is in use, or was written by another version."""


class LookupFailedError(ClaimrootError):
    """A record that could not be looked up: no network, no answer, or the extra that asks is not installed."""


class QueryError(ClaimrootError):
    """A query that cannot be parsed, is not allowed, or lacks a binding."""


class ReviewError(ClaimrootError):
    """A review that contradicts itself, or is about something that is not there."""
