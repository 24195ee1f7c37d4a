"""Markdown to text and pieces: CommonMark with tables, markup removed, front matter apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..errors import DocumentError
from .flow import Flow
from .front_matter import split_front_matter
from .piece import Piece
from .superscript import raise_digits

MAX_MARKDOWN: Final = 2 * 2**20
"""The size of the largest Markdown article that is read, in characters: the parser is not linear on all input."""

_SUP: Final = re.compile(r"<(/?)sup\b[^>]{0,200}>", re.IGNORECASE)


def read_markdown(text: str, where: str) -> tuple[str, list[Piece], dict[str, str]]:
    """Return the rendered text, its pieces, and what the front matter says.

    Numbers of ordered lists are part of the text; images, code blocks and raw HTML are left out, a superscript number
    in HTML ("<sup>1</sup>") becomes "¹". Raises DocumentError (front matter, size, no words).
    """
    if len(text) > MAX_MARKDOWN:
        raise DocumentError(f"too large: more than {MAX_MARKDOWN} characters of Markdown", where, "split the article")
    facts, body = split_front_matter(text, where)
    flow = Flow()
    for token in _parser().parse(body):
        _take(token, flow)
    rendered, pieces = flow.finish()
    if not rendered:
        raise DocumentError("empty: no words in it", where, "give a file that holds an article")
    return rendered, pieces, facts


def _take(token: Token, flow: Flow) -> None:
    match token.type:
        case "heading_open":
            flow.open_heading(int(token.tag[1]))
        case "heading_close":
            flow.close_heading()
        case "bullet_list_open":
            flow.open_list()
        case "ordered_list_open":
            flow.open_list(first=int(token.attrs.get("start", 1)))
        case "bullet_list_close" | "ordered_list_close":
            flow.close_list()
        case "list_item_open":
            flow.open_item()
        case "list_item_close":
            flow.close_item()
        case "inline":
            _add_inline(token.children or (), flow)
        case "td_open" | "th_open":
            flow.open_cell()
        case "paragraph_close" | "tr_close" | "hr":
            flow.close_run()


def _add_inline(children: Sequence[Token], flow: Flow) -> None:
    raised = False
    for child in children:
        match child.type:
            case "text" | "code_inline":
                flow.add(raise_digits(child.content) if raised else child.content)
            case "softbreak" | "hardbreak":
                flow.add("\n")
            case "strong_open":
                flow.set_bold(True)
            case "strong_close":
                flow.set_bold(False)
            case "html_inline":
                tag = _SUP.fullmatch(child.content)
                if tag:
                    raised = not tag[1]


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
