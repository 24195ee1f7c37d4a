"""From files to documents: plain text, Markdown and HTML, cut into blocks."""

from .document import FORMATS, parse_document, read_document

__all__ = ["FORMATS", "parse_document", "read_document"]
