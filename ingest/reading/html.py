"""A web page to text and pieces: trafilatura finds the article in it, or else what is no menu, script or form."""

from __future__ import annotations

import logging
from typing import Any, Final

import trafilatura
from lxml import etree, html

from ..errors import DocumentError
from .flow import Flow
from .page_facts import read_page_facts
from .piece import Piece
from .superscript import raise_digits

MAX_EXTRACTED: Final = 2 * 2**20
"""The size, in characters, up to which trafilatura is asked: it is not linear on all input."""

MAX_DEPTH: Final = 200
"""The depth of tags up to which trafilatura is asked: its walks call themselves."""

MIN_KEPT: Final = 0.4
"""The share of the words in a page's <article> or <main> below which trafilatura has lost too many."""

_SKIPPED_TAGS: Final = (
    "script style noscript template svg math button select option textarea input iframe object embed canvas audio "
    "video figure figcaption graphic img picture nav footer aside form dialog title meta link code pre comments"
)
_SKIPPED: Final = frozenset(_SKIPPED_TAGS.split())
_SKIPPED_IN_BODY: Final = frozenset({"header"})
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCK_TAGS: Final = (
    "p div section article main body blockquote quote table row tr caption header address center details summary "
    "dl dt dd fieldset hgroup hr html"
)
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
_CELLS: Final = frozenset({"td", "th", "cell"})
_BOLD: Final = frozenset({"b", "strong"})


def read_html(text: str, where: str) -> tuple[str, list[Piece], dict[str, str]]:
    """Return the text of a page's article, its pieces, and what the page says of itself. Nothing is fetched or run.

    Superscript numbers become raised digits ("pain.¹"), numbers of ordered lists are part of the text. Raises
    DocumentError where no words are found.
    """
    root = _parse(text)
    if root is not None:
        facts = read_page_facts(root)
        part, body = _main_part(root), _body(root)
        own = _walk(part)
        most = len(own[0]) if part is body else len(_walk(body)[0])
        least = 0 if part is body else MIN_KEPT * len(own[0])
        found = _extract(len(text), root)
        # more words than outside menus and forms: it found no article and took all
        rendered, pieces = found if found and least <= len(found[0]) <= most else own
        if rendered:
            return rendered, pieces, facts
    raise DocumentError("empty: no words in the page", where, "give a page that holds an article")


def _parse(text: str) -> Any:
    parser = html.HTMLParser(huge_tree=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _extract(size: int, root: Any) -> tuple[str, list[Piece]] | None:
    """Return the article that trafilatura finds, or None; what it cannot take is left to our own walk.

    The tree may be changed by it, so whatever else is read from the tree is read before.
    """
    if size > MAX_EXTRACTED or _depth(root) > MAX_DEPTH:
        return None
    etree.strip_elements(root, "pre", "script", "style", "template", "noscript", with_tail=False)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            root, include_tables=True, include_comments=False, include_formatting=True, with_metadata=False
        )
    except Exception:  # a fault in the library on some page is no fault of the page: the walk reads it
        return None
    body = getattr(found, "body", None)
    walked = _walk(body) if body is not None else None
    return walked if walked and walked[0] else None


def _depth(root: Any) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _main_part(root: Any) -> Any:
    """Return the page's <article> or <main> if there is one alone with words, else its body."""
    for tag in ("article", "main"):
        found = root.findall(f".//{tag}")
        if len(found) == 1 and sum(map(len, found[0].itertext())) > 200:
            return found[0]
    return _body(root)


def _body(root: Any) -> Any:
    body = root.find(".//body")
    return root if body is None else body


def _walk(root: Any) -> tuple[str, list[Piece]]:
    """Return text and pieces of a tree, without calling itself: pages nest as deep as they like."""
    flow = Flow()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: Any = None  # iterwalk still tells the end of a subtree that it skipped
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SKIPPED or (tag in _SKIPPED_IN_BODY and root.tag == "body") or _is_hidden(element):
                walker.skip_subtree()
                skipped = element
                continue
            _open(element, tag, flow)
            flow.add(raise_digits(element.text or "") if _is_raised(element, tag) else element.text or "")
        else:
            if element is skipped:
                skipped = None
            else:
                _close(element, tag, flow)
            if element is not root:
                flow.add(element.tail or "")
    return flow.finish()


def _open(element: Any, tag: str, flow: Flow) -> None:
    level = _heading_level(element, tag)
    if level:
        flow.open_heading(level)
    elif tag in ("ul", "ol", "list", "menu"):
        ordered = tag == "ol" or element.get("rend") == "ol"
        flow.open_list(first=_first_number(element) if ordered else None)
    elif tag in ("li", "item"):
        flow.open_item()
    elif tag in _BLOCKS:
        flow.close_run()
    elif tag in _CELLS:
        flow.open_cell()
    elif tag in _BOLD or element.get("rend") == "#b":
        flow.set_bold(True)
    elif tag in ("br", "lb"):
        flow.add("\n")


def _close(element: Any, tag: str, flow: Flow) -> None:
    if _heading_level(element, tag):
        flow.close_heading()
    elif tag in ("ul", "ol", "list", "menu"):
        flow.close_list()
    elif tag in ("li", "item"):
        flow.close_item()
    elif tag in _BLOCKS:
        flow.close_run()
    elif tag in _BOLD or element.get("rend") == "#b":
        flow.set_bold(False)


def _heading_level(element: Any, tag: str) -> int:
    if tag == "head":  # trafilatura's
        return _HEADINGS.get(element.get("rend", ""), 2)
    return _HEADINGS.get(tag, 0)


def _first_number(element: Any) -> int:
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1


def _is_raised(element: Any, tag: str) -> bool:
    if tag == "sup" or element.get("rend") == "#sup":
        return True
    parent = element.getparent()
    return parent is not None and (parent.tag == "sup" or parent.get("rend") == "#sup")


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"
