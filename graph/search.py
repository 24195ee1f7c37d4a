"""Full text over quotes, labels and titles: SQLite FTS5, a file of each generation, written while it is built.

Two indexes over the same rows: words (Porter stems, ranked by BM25) for people, and runs of three characters for what
CONTAINS asks, which takes seconds in SPARQL at a million claims. Two tables find a concept by a folded name, as
`ingest.vocabulary.Vocabulary` does, and what is narrower, without reading every concept. Source: SQLite FTS5,
sections 4.3 and 5.1.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import KnowledgeBaseError, QueryError
from ingest.model import Claim, Concept, Document, Work
from ingest.vocabulary.folding import fold_words

KINDS = ("quote", "concept", "article", "work")
SHORTEST = 3  # characters that the index of character runs can find
_SCHEMA = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL);
CREATE VIRTUAL TABLE by_word USING fts5(words, content='thing', content_rowid='id',
  tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE by_run USING fts5(words, content='thing', content_rowid='id',
  tokenize='trigram', detail='none', columnsize=0);
CREATE TABLE label (folded TEXT NOT NULL, concept TEXT NOT NULL, other INTEGER NOT NULL);
CREATE TABLE broader (concept TEXT NOT NULL, broader TEXT NOT NULL);
"""
_FILL = """
INSERT INTO by_word(by_word) VALUES ('rebuild');
INSERT INTO by_run(by_run) VALUES ('rebuild');
CREATE INDEX label_folded ON label (folded);
CREATE INDEX label_concept ON label (concept);
CREATE INDEX broader_broader ON broader (broader);
"""
_WORD = re.compile(r"\w+")
_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_WILD = frozenset("%_")  # in LIKE


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that holds the words: its kind (one of `KINDS`), its name (a claim's id for a quote), its words."""

    kind: str
    name: str
    words: str


class SearchWriter:
    """A full-text index in the making; `close` makes it ready.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     writer = SearchWriter(Path(folder) / "search.db")
    ...     writer.add_concept(Concept("knee-pain", "knee pain", alt_labels=("gonalgia",)))
    ...     writer.close()
    ...     index = SearchIndex.open(Path(folder) / "search.db")
    ...     [hit.name for hit in index.find("knees")], index.concept_named("Gonalgia")
    (['knee-pain'], 'knee-pain')
    """

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA + "BEGIN;")

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Take in the quotes of claims."""
        self._add(("quote", claim.id, claim.quote.exact) for claim in claims)

    def add_concept(self, concept: Concept) -> None:
        """Take in a concept's labels."""
        self._add((("concept", concept.id, "; ".join((concept.label, *concept.alt_labels))),))
        labels = [(concept.label, 0), *((label, 1) for label in concept.alt_labels)]
        rows = [(" ".join(fold_words(label)), concept.id, other) for label, other in labels]
        self._db.executemany("INSERT INTO label VALUES (?, ?, ?)", rows)
        self._db.executemany("INSERT INTO broader VALUES (?, ?)", ((concept.id, one) for one in concept.broader))

    def add_document(self, document: Document) -> None:
        """Take in an article's title."""
        self._add((("article", document.name, document.title or document.name),))

    def add_works(self, works: Iterable[Work]) -> None:
        """Take in works' titles."""
        self._add(("work", work.key, work.title) for work in works)

    def _add(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._db.executemany("INSERT INTO thing (kind, name, words) VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Make both indexes and let go of the file."""
        with closing(self._db):
            self._db.execute("COMMIT")
            self._db.executescript(_FILL)


class SearchIndex:
    """The full-text index of a generation, read-only."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    def open(cls, path: Path) -> SearchIndex:
        """Return the index in a file. Raises KnowledgeBaseError where it is missing or damaged."""
        mend = "build the knowledge base again"
        if not path.is_file():
            raise KnowledgeBaseError("the full-text index is missing", str(path), mend)
        try:
            db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            db.execute("SELECT 1 FROM thing, label LIMIT 1")
        except sqlite3.Error as error:
            raise KnowledgeBaseError(f"the full-text index cannot be read: {error}", str(path), mend) from None
        return cls(db)

    def find(self, words: str, *, kinds: Iterable[str] = KINDS, limit: int = 20) -> tuple[Hit, ...]:
        """Return what holds all `words` (their stems), best first (BM25); words in "…" stand together, in this order.

        Raises QueryError for a kind that there is none of, and where no word is given.
        """
        wanted = tuple(kinds)
        unknown = [kind for kind in wanted if kind not in KINDS]
        if unknown:
            raise QueryError(f"nothing is of the kind {unknown[0]!r}", "kinds", f"use {', '.join(KINDS)}")
        match = _match(words)
        places = ", ".join("?" * len(wanted))
        found = self._db.execute(
            "SELECT thing.kind, thing.name, thing.words FROM by_word JOIN thing ON thing.id = by_word.rowid "
            f"WHERE by_word MATCH ? AND thing.kind IN ({places}) ORDER BY by_word.rank, thing.id LIMIT ?",
            (match, *wanted, limit),
        )
        return tuple(Hit(*row) for row in found)

    def quotes_with(self, part: str, limit: int) -> tuple[str, ...] | None:
        """Return the ids of the claims whose quotes may hold `part`, in whatever case, or None if there may be more.

        None also where the index cannot tell: for less than three characters, for `%` and `_`, and for letters beyond
        ASCII, which SQLite and SPARQL fold differently. Then the store must look itself.
        """
        if len(part) < SHORTEST or not part.isascii() or set(part) & _WILD:
            return None
        found = self._db.execute(
            "SELECT thing.name FROM by_run JOIN thing ON thing.id = by_run.rowid "
            "WHERE by_run.words LIKE ? AND thing.kind = 'quote' LIMIT ?",
            (f"%{part}%", limit + 1),
        )
        names = tuple(row[0] for row in found)
        return None if len(names) > limit else names

    def concept_named(self, name: str) -> str | None:
        """Return the id of the concept with this id or label (case, plural, spelling folded), None if there is none."""
        if self._db.execute("SELECT 1 FROM label WHERE concept = ? LIMIT 1", (name,)).fetchone():
            return name
        row = self._db.execute(
            "SELECT concept FROM label WHERE folded = ? ORDER BY other, rowid LIMIT 1", (" ".join(fold_words(name)),)
        ).fetchone()
        return row[0] if row else None

    def narrower(self, concept: str) -> tuple[str, ...]:
        """Return the ids of all that is narrower than a concept, in any number of steps, in alphabetical order."""
        found = self._db.execute(
            "WITH RECURSIVE under(id) AS (SELECT ? UNION SELECT concept FROM broader JOIN under ON broader = id) "
            "SELECT id FROM under WHERE id != ? ORDER BY id",
            (concept, concept),
        )
        return tuple(row[0] for row in found)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def _match(words: str) -> str:
    """Return the words as an FTS5 expression in which nothing is an operator: each phrase is quoted.

    >>> _match('knee "low back" OR')
    '"knee" "low back" "OR"'
    """
    parts = (" ".join(_WORD.findall(phrase or word)) for phrase, word in _PART.findall(words))
    kept = [part for part in parts if part]
    if not kept:
        raise QueryError(f"no word to search for: {words!r}", "words", "give at least one word")
    return " ".join(f'"{part}"' for part in kept)
