"""Claims as columns, all of a generation in one Arrow file: counts, figures and DataFrames come from here.

A whole-store count in SPARQL takes seconds at a million claims; over these columns, mapped into memory, milliseconds.
The file is written text by text while the store is built; how many works each claim is tied to is known last and stands
in a file beside it, in the same order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from ingest.errors import KnowledgeBaseError
from ingest.model import Claim, LanguageStrength, Relation

from .evidence.model import CitationLink

CLAIMS, TIES = "claims.arrow", "ties.arrow"
_BATCH = 10_000  # claims in one record batch
_FIXED = {"relation": tuple(Relation), "language_strength": tuple(LanguageStrength)}


@cache
def claim_columns() -> pa.Schema:
    """Return the columns of claims: texts, truths, numbers; relation and strength of language as dictionaries."""
    text, truth, number, place = pa.string(), pa.bool_(), pa.float64(), pa.int64()
    word = pa.dictionary(pa.int8(), text)
    kinds = {
        "claim": text,
        "article": text,
        "text": text,
        "subject": text,
        "subject_words": text,
        "relation": word,
        "object": text,
        "object_words": text,
        "negated": truth,
        "affirmed": truth,
        "hedged": truth,
        "absence": text,
        "language_strength": word,
        "quote": text,
        "start": place,
        "end": place,
        "unit": text,
        "value": number,
        "low": number,
        "high": number,
        "comparator": text,
        "approximate": truth,
        "ci_low": number,
        "ci_high": number,
        "scale": text,
        "p": text,
        "population": text,
        "attribution": text,
        "structural": truth,
        "reading": number,
        "rule": text,
    }
    return pa.schema(list(kinds.items()))


@cache
def tie_columns() -> pa.Schema:
    """Return the columns of ties: to how many works a claim is tied, by a marker in the text and by inference."""
    return pa.schema([("works", pa.int32()), ("explicit", pa.int32()), ("inferred", pa.int32())])


class ColumnWriter:
    """The columns of a generation in the making; `close` needs all links.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     writer = ColumnWriter(Path(folder))
    ...     writer.close([])
    ...     read_columns(Path(folder)).num_rows
    0
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._ids: list[str] = []
        self._rows: list[tuple[Any, ...]] = []
        self._file = pa.ipc.new_file(str(home / CLAIMS), claim_columns())

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Take in the claims of a text."""
        for claim in claims:
            self._ids.append(claim.id)
            self._rows.append(_row(claim))
        if len(self._rows) >= _BATCH:
            self._flush()

    def close(self, links: Iterable[CitationLink]) -> None:
        """Write what is left, and what each claim is tied to."""
        self._flush()
        self._file.close()
        works: defaultdict[str, set[str]] = defaultdict(set)
        ties: Counter[tuple[str, str]] = Counter()
        for link in links:
            works[link.claim].add(link.work)
            ties[link.claim, link.status] += 1
        columns = [
            [len(works[claim]) if claim in works else 0 for claim in self._ids],
            *([ties[claim, status] for claim in self._ids] for status in ("explicit", "inferred")),
        ]
        arrays = [pa.array(column, pa.int32()) for column in columns]
        with pa.ipc.new_file(str(self._home / TIES), tie_columns()) as file:
            file.write_batch(pa.record_batch(arrays, schema=tie_columns()))

    def _flush(self) -> None:
        if not self._rows:
            return
        schema = claim_columns()
        columns = zip(*self._rows, strict=True)
        arrays = [_array(field, list(values)) for field, values in zip(schema, columns, strict=True)]
        self._file.write_batch(pa.record_batch(arrays, schema=schema))
        self._rows.clear()


def read_columns(home: Path) -> pa.Table:
    """Return the columns of a generation, mapped into memory: `claim_columns`, then `tie_columns`.

    Raises KnowledgeBaseError where they are missing or damaged.
    """
    try:
        claims, ties = (_mapped(home / name) for name in (CLAIMS, TIES))
        for name in ties.column_names:
            claims = claims.append_column(name, ties.column(name))
    except (OSError, pa.ArrowException) as error:
        what = f"the columns cannot be read: {str(error).splitlines()[0]}"
        raise KnowledgeBaseError(what, str(home), "build the knowledge base again") from None
    return claims


def _mapped(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def _array(field: pa.Field, values: list[Any]) -> pa.Array:
    if field.name not in _FIXED:
        return pa.array(values, field.type)
    known = [member.value for member in _FIXED[field.name]]
    indices = pa.array([known.index(value) for value in values], pa.int8())
    return pa.DictionaryArray.from_arrays(indices, pa.array(known))


def _row(claim: Claim) -> tuple[Any, ...]:
    quantity, span = claim.quantity, claim.quote.span
    figures: tuple[Any, ...] = (None,) * 10
    if quantity is not None:
        bounds = (quantity.value, quantity.low, quantity.high, quantity.comparator, quantity.approximate)
        figures = (quantity.unit, *bounds, quantity.ci_low, quantity.ci_high)
        figures += (quantity.scale.value or None, quantity.p or None)
    return (
        claim.id,
        claim.article,
        claim.text_sha256,
        claim.subject.concept,
        claim.subject.text,
        claim.relation.value,
        claim.object.concept,
        claim.object.text,
        claim.negated,
        claim.affirmed,
        claim.hedged,
        claim.absence.value if claim.absence else None,
        claim.language_strength.value,
        claim.quote.exact,
        span.start,
        span.end,
        *figures,
        claim.population.text if claim.population else None,
        claim.attribution.text if claim.attribution else None,
        claim.structural,
        claim.reading,
        claim.rule,
    )
