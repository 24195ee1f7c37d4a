"""The interactive page: one HTML file that draws claims as a map and needs no network."""

from .layout import lay_out
from .model import PageCitation, PageClaim, PageEdge, PageGraph, PageNode, PageVerdict
from .render import render_page

__all__ = [
    "PageCitation",
    "PageClaim",
    "PageEdge",
    "PageGraph",
    "PageNode",
    "PageVerdict",
    "lay_out",
    "render_page",
]
