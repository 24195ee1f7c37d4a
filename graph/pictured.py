"""What a knowledge base looks like: pictures of it, and where its concepts stand on the map."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ingest.model import Claim

if TYPE_CHECKING:
    from .base import KnowledgeBase
    from .drawing import Drawing

PLACES = "map.json"


class Pictured(ABC):
    """The methods of `KnowledgeBase` that draw it."""

    @abstractmethod
    def record_folder(self) -> Path:
        """Return the folder of its record."""

    @abstractmethod
    def claims(self) -> Iterator[Claim]:
        """Yield each claim that takes part."""

    def places(self) -> dict[str, tuple[float, float]]:
        """Return where each concept stands on the map, as the build laid it out; {} where it did not."""
        from .places import read_places

        return read_places(self.record_folder() / PLACES)

    def draw(
        self,
        around: str | None = None,
        *,
        depth: int = 1,
        path: tuple[str, str] | None = None,
        article: str | None = None,
        relations: Sequence[str] = (),
        min_strength: str | None = None,
        citations: bool = False,
        title: str | None = None,
    ) -> Drawing:
        """Return a picture of all of it, or of a part, that shows itself in a notebook and can be saved.

        `around` is a concept's name, `depth` the hops around it; `path` two concepts; `article` an article's name,
        title or file; `relations` names such as "relieves"; `min_strength` "E0" to "E4"; with `citations` articles and
        works are drawn instead of concepts. Raises ConceptNotFoundError or QueryError for what is not there.
        """
        from .drawing import Drawing
        from .picture import draw_base
        from .places import picture_places

        graph = draw_base(
            cast("KnowledgeBase", self),
            around=around,
            depth=depth,
            path=path,
            article=article,
            relations=relations,
            min_strength=min_strength,
            citations=citations,
            title=title,
        )
        return Drawing(graph, picture_places(graph, self.places()))

    def keep_places(self, before: Mapping[str, tuple[float, float]]) -> None:
        """Lay the map out from the places of an earlier one, and keep it with this generation."""
        from .places import lay_out_claims, write_places

        write_places(self.record_folder() / PLACES, lay_out_claims(self.claims(), before))
