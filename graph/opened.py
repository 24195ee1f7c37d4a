"""A knowledge base as a researcher holds it: DataFrames, named queries, one's own SPARQL, an rdflib Dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypedDict, Unpack

from ingest.errors import QueryError
from ingest.model import Concept

from .answers import Rows
from .base import KnowledgeBase
from .exploring import Exploring
from .limits import LimitedAnswer, Limits, ask_within
from .naming import concept_id
from .queries import Given, answer_named, find_query
from .search import Hit
from .store import Store

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from .drawing import Drawing
    from .paths import PathFinder


class ClaimFilters(TypedDict, total=False):
    """What claims may be filtered by; None, like leaving it out, asks for nothing.

    `about` (either side), `subject` and `object` name concepts, with their narrower ones unless `narrower` is false.
    `words` stand in the quote, in whatever case. `affirmed` is neither denied nor
    left open. `tied` is whether a work is linked. `above` and `below` bound the
    stated value, so they leave out claims without one.
    """

    about: str | None
    subject: str | None
    object: str | None
    narrower: bool
    relation: str | tuple[str, ...] | None
    article: str | None
    words: str | None
    negated: bool | None
    affirmed: bool | None
    hedged: bool | None
    tied: bool | None
    unit: str | None
    above: float | None
    below: float | None


class DrawOptions(TypedDict, total=False):
    """What a picture may be narrowed to: see `KnowledgeBase.draw`."""

    depth: int
    path: tuple[str, str] | None
    article: str | None
    relations: tuple[str, ...]
    min_strength: str | None
    citations: bool
    title: str | None


_COUNTED = ("claims_by_relation", "claims_tied")  # those of graph.counted, which brings pyarrow
CLAIM_FILTERS = tuple(ClaimFilters.__annotations__)


class OpenBase(Exploring, AbstractContextManager["OpenBase"]):
    """An open knowledge base: what `claimroot.open` returns. Tables are DataFrames with documented columns and types.

    A concept may be given by its id or by any of its labels. With `store`, the address of a SPARQL 1.1 endpoint,
    queries go there; everything else comes from the folder. `base` is the record behind it all, as values.

    >>> import tempfile
    >>> from .writing import write_generation
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_generation(Path(folder) / "kb", texts=()).close()
    ...     with OpenBase(Path(folder) / "kb") as kb:
    ...         list(kb.works().columns[:2]), len(kb.claims())
    (['work', 'title'], 0)
    """

    def __init__(self, folder: Path | str, *, store: str | None = None) -> None:
        self.base = KnowledgeBase.open(folder)
        self._address = store

    @cached_property
    def store(self) -> Store:
        """What queries are put to: the folder's own store, or the endpoint given."""
        if self._address is None:
            return self.base.store
        from .endpoint import EndpointStore

        return EndpointStore.at(self._address)

    @property
    def path_finder(self) -> PathFinder:
        """What searches for paths, in arrays mapped into memory."""
        return self.base.path_finder

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset: live, read-only, its default graph the union of all."""
        from .dataset import view_dataset

        return view_dataset(self.store)

    # Tables -----------------------------------------------------------------------------------------------------------

    def claims(self, **filters: Unpack[ClaimFilters]) -> pd.DataFrame:
        """Return the claims that pass all filters, a row each (`ClaimFilters` has the filters).

        Columns: `graph.columns.claim_columns`, then `tie_columns`. Raises QueryError, ConceptNotFoundError.
        """
        from .frames import claims_frame

        return claims_frame(self._kept(filters))

    def count_claims(
        self, by: str | tuple[str, ...] = ("relation", "negated"), **filters: Unpack[ClaimFilters]
    ) -> pd.DataFrame:
        """Return how many claims there are of each combination of columns, most first; `tied` may be one of them."""
        from .frames import count_claims

        return count_claims(self._kept(filters), (by,) if isinstance(by, str) else by)

    def propositions(self, **filters: Unpack[ClaimFilters]) -> pd.DataFrame:
        """Return the propositions that claims share: how many claims and articles state, deny, hedge each."""
        from .frames import propositions_frame

        return propositions_frame(self._kept(filters))

    def citations(
        self, *, claim: str | None = None, work: str | None = None, status: str | None = None
    ) -> pd.DataFrame:
        """Return what ties claims to works, each link a row; `status` is "explicit" or "inferred"."""
        from .frames import citations_frame

        wanted = (("claim", claim), ("work", work), ("status", status))
        return citations_frame(_having(self.base.links(), wanted))

    def works(self, *, design: str | None = None, retracted: bool | None = None) -> pd.DataFrame:
        """Return the works with their metadata; a missing value was not found."""
        from .frames import works_frame

        return works_frame(_having(self.base.works(), (("design", design), ("retracted", retracted))))

    def findings(self, *, work: str | None = None) -> pd.DataFrame:
        """Return what the works found, with figures."""
        from .frames import findings_frame

        return findings_frame(_having(self.base.findings(), (("work", work),)))

    def conflicts(self, *, about: str | None = None, kind: str | None = None) -> pd.DataFrame:
        """Return the contradictions, both sides of each; `about` is a concept on either end, with its narrower ones."""
        from .frames import conflicts_frame

        found = _having(self.base.conflicts(), (("kind", kind),))
        ids = None if about is None else set(self._ids(about, narrower=True))
        return conflicts_frame(one for one in found if ids is None or ids & {one.subject, one.object})

    def _kept(self, filters: ClaimFilters) -> Any:
        """Return the Arrow columns of the claims that pass the filters."""
        from .frames import keep_claims, keep_quoted

        having: dict[str, Any] = dict(filters)
        unknown = [name for name in having if name not in CLAIM_FILTERS]
        if unknown:
            raise QueryError(f"claims have no filter {unknown[0]!r}", "filters", f"use {', '.join(CLAIM_FILTERS)}")
        narrower, words = having.pop("narrower", True), having.pop("words", None)
        for name in ("about", "subject", "object"):
            if having.get(name) is not None:
                having[name] = self._ids(having[name], narrower)
        table = keep_claims(self.base.columns, **having)
        return table if words is None else keep_quoted(table, words, self.base.search)

    def _ids(self, name: str, narrower: bool) -> tuple[str, ...]:
        found = concept_id(self.base, name)
        return (found, *self.base.search.narrower(found)) if narrower else (found,)

    # Questions --------------------------------------------------------------------------------------------------------

    def query(self, name: str, /, **bound: Given) -> pd.DataFrame:
        """Return what a named query answers with these inputs. Raises QueryError, ConceptNotFoundError."""
        from .frames import rows_frame

        return rows_frame(self.rows(name, bound))

    def rows(self, name: str, bound: Mapping[str, Given]) -> Rows:
        """Return what a named query answers, as RDF terms; those that count all claims are read off the columns."""
        if name in _COUNTED and not bound and self._address is None:
            from .counted import COUNTED

            return COUNTED[name](self.base.columns)
        concepts = {given.name for given in find_query(name).inputs if given.kind == "concept"}
        named = {key: self._concept(value) if key in concepts else value for key, value in bound.items()}
        return answer_named(self.store, name, named, self._index(name))

    def ask(self, sparql: str, limits: Limits | None = None) -> LimitedAnswer:
        """Return the answer to one's own SELECT, ASK, CONSTRUCT or DESCRIBE, within limits. Raises QueryError."""
        return ask_within(self.store, sparql, limits)

    def draw(self, around: str | None = None, **asked: Unpack[DrawOptions]) -> Drawing:
        """Return a picture of all of it, or of a part, that shows itself in a notebook and can be saved.

        The options are those of `KnowledgeBase.draw`: `depth`, `path`, `article`, `relations`, `min_strength`,
        `citations`, `title`. Raises ConceptNotFoundError or QueryError for what is not there.
        """
        return self.base.draw(around, **asked)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the quotes, concepts, articles and works that hold all `words`, best first."""
        return self.base.search.find(words, limit=limit)

    def concept(self, name: str) -> Concept:
        """Return the concept with this id or label. Raises ConceptNotFoundError that lists near names."""
        return self.base.vocabulary.named(name)

    def _concept(self, value: Given) -> Given:
        return value if not isinstance(value, str) or "://" in value else concept_id(self.base, value)

    def _index(self, name: str) -> Any:
        return self.base.search if find_query(name).search and not self._address else None

    # As it is shown ---------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        counts = self.base.counts
        return f"OpenBase({self.base.folder.name}: {counts['texts']} texts, {counts['claims']} claims)"

    def _repr_html_(self) -> str:
        from .notebook import base_html

        return base_html(self.base)

    def close(self) -> None:
        """Let go of all files and connections."""
        if "store" in self.__dict__:
            self.store.close()
        self.base.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def __enter__(self) -> Self:
        return self


def _having(values: Iterator[Any], wanted: tuple[tuple[str, Any], ...]) -> Iterator[Any]:
    asked = [(name, value) for name, value in wanted if value is not None]
    return (one for one in values if all(getattr(one, name) == value for name, value in asked))
