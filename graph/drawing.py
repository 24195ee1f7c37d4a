"""A picture of a knowledge base that one can look at, save and hand on: a page, a notebook's output, a graph file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from markupsafe import escape

from ingest.errors import KnowledgeBaseError, QueryError

from .page import PageGraph, render_page
from .page.crossings import Point
from .page.exchange import gexf, graphml
from .page.split import MOST_BYTES, MOST_CONCEPTS, split_graph
from .places import picture_places
from .record import replace_file

FORMATS = ("html", "graphml", "gexf")
NOTEBOOK_BYTES = 5_000_000
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"


@dataclass(frozen=True)
class Drawing:
    """What is drawn and where each concept stands. In a notebook it shows itself, with no file beside it.

    >>> Drawing(PageGraph("Nothing yet"), {}).text("graphml").startswith("<?xml")
    True
    """

    graph: PageGraph
    places: Mapping[str, Point]

    @cached_property
    def html(self) -> str:
        """The interactive page: one file that opens without a network."""
        return render_page(self.graph, self.places)

    @property
    def too_large(self) -> bool:
        """Whether it is more than one page should hold: over 20,000 concepts or 15 MB."""
        return len(self.graph.nodes) > MOST_CONCEPTS or len(self.html) > MOST_BYTES

    def text(self, format: str = "html") -> str:
        """Return it as `html`, `graphml` or `gexf`. Raises QueryError for another format, or a page too large."""
        if format == "graphml":
            return graphml(self.graph, self.places)
        if format == "gexf":
            return gexf(self.graph, self.places)
        if format != "html":
            raise QueryError(f"not a format of a picture: {format!r}", "format", f"give one of {', '.join(FORMATS)}")
        if self.too_large:
            mend = "draw a part (around a concept, of an article), or save it to a file: an overview with more pages"
            raise QueryError(f"too large for one page: {len(self.graph.nodes):,} concepts", "the picture", mend)
        return self.html

    def save(self, path: Path | str, format: str | None = None) -> tuple[Path, ...]:
        """Write it, each file whole or not at all, and return what was written; an ending says its format.

        What is too large for one page becomes an overview and a folder of pages beside it. Raises KnowledgeBaseError
        where the file cannot be written.
        """
        path = Path(path)
        ending = path.suffix.lower().lstrip(".")
        format = format or (ending if ending in FORMATS else "html")
        if format == "html" and self.too_large:
            return self._save_parts(path)
        return (_write(path, self.text(format)),)

    def _save_parts(self, path: Path) -> tuple[Path, ...]:
        folder = path.with_name(f"{path.stem}-pages")
        overview, pages = split_graph(self.graph, folder.name)
        written = [_write(path, render_page(overview, picture_places(overview, {})))]
        folder.mkdir(exist_ok=True)
        for name, page in pages.items():
            written.append(_write(folder / name, render_page(page, picture_places(page, {}))))
        return tuple(written)

    def _repr_html_(self) -> str:
        """Show the page in a frame that holds it whole: in Jupyter, VS Code and pages that nbconvert writes."""
        shown, words = self.html, ""
        if len(shown) > NOTEBOOK_BYTES:
            overview, _ = split_graph(self.graph, "")
            overview = _without_pages(overview)
            shown = render_page(overview, picture_places(overview, {}))
            words = f"<p>{escape(overview.note)} All of it: <code>.save('claims.html')</code></p>"
        frame = f'sandbox="{_SANDBOX}" style="width:100%;height:640px;border:1px solid #ccc"'
        return f'{words}<iframe title="{escape(self.graph.title)}" {frame} srcdoc="{escape(shown)}"></iframe>'


def _without_pages(graph: PageGraph) -> PageGraph:
    return replace(graph, nodes=tuple(replace(node, page="") for node in graph.nodes))


def _write(path: Path, words: str) -> Path:
    if path.is_dir() or not path.absolute().parent.is_dir():
        what = "is a folder" if path.is_dir() else "is in a folder that does not exist"
        raise KnowledgeBaseError(f"cannot write {path}: it {what}", str(path), "give the name of a file")
    replace_file(path, lambda temporary: temporary.write_text(words, encoding="utf-8"))
    return path
