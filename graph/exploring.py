"""What a knowledge base says of ways through its claims: paths, the graph taken out, and what it looks like as a whole.

The methods are those of `KnowledgeBase`. Concepts are given by id or by any of their labels.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.errors import QueryError
from ingest.model import Relation

if TYPE_CHECKING:  # imported when first asked for: numpy takes a tenth of a second
    import networkx as nx
    import pandas as pd

    from .paths import Hop, PathAnswer, PathFinder


class Exploring(ABC):
    """Questions to the graph of hops. A hop is a proposition that some article affirms and no reviewer has rejected."""

    @property
    @abstractmethod
    def path_finder(self) -> PathFinder:
        """The arrays to search, and the way back from them to the claims."""

    def paths(
        self,
        start: str,
        end: str,
        *,
        limit: int = 20,
        max_hops: int = 3,
        causal: bool = False,
        min_strength: str = "E0",
        through: Iterable[str] = (),
        exclude: Iterable[str] = (),
        relations: Iterable[str] = (),
        damp_hubs: bool = False,
        through_people: bool = False,
        undirected: bool = False,
    ) -> PathAnswer:
        """Return the best chains of claims between two concepts, or concepts narrower than these, best first.

        What each option does is said at `PathFilter`, the ranking at `PathFinder.find`. A chain of claims is not itself
        evidence: `PathAnswer.note` says so and belongs beside whatever is shown. Raises ConceptNotFoundError and
        QueryError.
        """
        from .paths import PathFilter

        finder, named = self.path_finder, self.path_finder.arrays.names.named
        given = PathFilter(
            max_hops=max_hops,
            causal=causal,
            min_strength=min_strength,
            through=tuple(map(named, through)),
            exclude=tuple(map(named, exclude)),
            relations=tuple(map(_relation, relations)),
            damp_hubs=damp_hubs,
            through_people=through_people,
            undirected=undirected,
        )
        return finder.find(named(start), named(end), given, limit=limit)

    def hops(self) -> tuple[Hop, ...]:
        """Return every hop, in order of subject, object, relation."""
        return tuple(self.path_finder.hops())

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return all hops as a networkx graph: what nodes and edges hold is said at `graph.paths.export.to_networkx`.

        Nodes have `label` and `people` (whether it is a group of people). About 2 kB an edge.
        """
        from .paths.export import to_networkx

        graph, arrays = to_networkx(self.hops()), self.path_finder.arrays
        for node, data in graph.nodes(data=True):
            data["label"] = arrays.names.label(node)
            data["people"] = bool(arrays.people[arrays.names.numbers[node]])
        return graph

    def neighbourhood(self, concept: str, hops: int = 1) -> tuple[Hop, ...]:
        """Return the hops within so many steps of a concept or its narrower ones, either way, strongest first."""
        from .paths import LEVELS
        from .paths.measures import nearby

        finder = self.path_finder
        numbers = nearby(finder.arrays, finder.arrays.names.named(concept), hops)
        found = [finder.hop(one) for one in numbers.tolist()]
        return tuple(sorted(found, key=lambda hop: (-LEVELS.index(hop.grade.level), -hop.grade.score)))

    def central_risk_factors(self, limit: int = 20) -> pd.DataFrame:
        """Return the risk factors that lead to most, most central first: `concept`, `label`, `rank`, `bears_on`.

        `rank` is that of `graph.paths.measures.risk_factor_ranks`, `bears_on` counts the things that it is said to
        cause, to raise the risk of, or to worsen. Central in what articles say is not the same as harmful.
        """
        import pandas as pd

        from .paths.measures import risk_factor_ranks

        finder = self.path_finder
        label = finder.arrays.names.label
        ranks = list(risk_factor_ranks(finder.arrays).items())[:limit]
        rows = [(concept, label(concept), rank, count) for concept, (rank, count) in ranks]
        return pd.DataFrame(rows, columns=["concept", "label", "rank", "bears_on"]).astype(
            {"concept": "string", "label": "string", "rank": "float64", "bears_on": "int64"}
        )

    def components(self) -> tuple[tuple[str, ...], ...]:
        """Return the concepts that hops join, in any direction, part by part, the largest first."""
        from .paths.measures import connected_parts

        return connected_parts(self.path_finder.arrays)

    def communities(self) -> tuple[tuple[str, ...], ...]:
        """Return groups of concepts that are tied to each other more than to others (Louvain), the largest first."""
        from .paths.measures import communities

        return communities(self.path_finder.arrays)


def _relation(name: str) -> Relation:
    """Return the relation of this name. Raises QueryError."""
    try:
        return Relation(name)
    except ValueError:
        known = ", ".join(relation.value for relation in Relation)
        raise QueryError(f"not a relation: {name!r}", "relations", f"give one of {known}") from None
