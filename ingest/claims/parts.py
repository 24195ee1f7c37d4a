"""Texts too long to hold: read part by part, in bounded memory, with positions and identities of the whole text."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from ..errors import DocumentError
from ..model import Claim, Cue, Marker, Mention, Quote, Span
from ..reading import parse_document
from .extract import Reader, Reading

PART: Final = 2**19
"""The most characters of plain text that are read at once; a longer text is read in parts of up to this length."""

_CHUNK: Final = 2**18  # bytes
_CUTS: Final = ("\n\n", "\n", ". ", " ")  # where a part may end: the first of these that its last half has
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_in_parts(
    reader: Reader, open_text: Callable[[], BinaryIO], name: str, *, part: int = PART, explain: bool = False
) -> Iterator[Reading]:
    """Yield what is read of a plain text, part by part, in order; a text of up to `part` characters is one part.

    `open_text` opens it for reading from its start; a text in several parts is opened twice, the first time for its
    hash. Claims carry the whole text's hash and positions in it, so they are those that a reading of the whole would
    give but for what reaches over the end of a part: a part ends at a blank line where it can, a heading or a
    reference list holds within its part. `Reading.document` is the part's own, its positions from the part's start.
    Raises DocumentError for what is not text, when it is reached.
    """
    with open_text() as file:
        parts = cut_parts(_characters(file, name), part)
        first = next(parts, "")
        second = next(parts, None)
        if second is None:
            yield reader.read(parse_document(first, name=name, format="text"), explain=explain)
            return
        digest = hashlib.sha256((first + second).encode("utf-8"))
        for words in parts:
            digest.update(words.encode("utf-8"))
    with open_text() as file:
        start = 0
        for words in cut_parts(_characters(file, name), part):
            if not words.isspace():
                reading = reader.read(parse_document(words, name=name, format="text"), explain=explain)
                claims = tuple(_moved(claim, start, digest.hexdigest()) for claim in reading.claims)
                yield replace(reading, claims=claims)
            start += len(words)


def cut_parts(chunks: Iterator[str], length: int) -> Iterator[str]:
    """Yield the same text in parts of at most `length` characters, cut at a blank line where there is one.

    >>> list(cut_parts(iter(["Rest.\\n\\nMove", " much."]), 10))
    ['Rest.\\n\\n', 'Move much.']
    """
    held = ""
    for chunk in chunks:
        held += chunk
        while len(held) > length:
            end = _cut(held, length)
            yield held[:end]
            held = held[end:]
    if held:
        yield held


def _cut(text: str, length: int) -> int:
    for mark in _CUTS:
        place = text.rfind(mark, length // 2, length)
        if place >= 0:
            return place + len(mark)
    return length


def _characters(file: BinaryIO, name: str) -> Iterator[str]:
    """Yield a file's text, newlines as \\n, without a byte order mark: as `decode_article` gives it."""
    data = file.read(_CHUNK)
    charset = next((charset for mark, charset in _MARKS if data.startswith(mark)), "utf-8")
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(charset)(), translate=True)
    lines = 1
    while True:
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            line = lines + error.object.count(b"\n", 0, error.start)
            what = f"not {charset.removesuffix('-sig').upper()}: byte 0x{error.object[error.start]:02x}"
            raise DocumentError(what, f"{name}, line {line}", "save the file as UTF-8") from None
        lines += text.count("\n")
        if text:
            yield text
        if not data:
            return
        data = file.read(_CHUNK)


def _moved(claim: Claim, by: int, text_sha256: str) -> Claim:
    """Return a claim of a part as one of the whole text, in which the part begins at `by`."""

    def mention(one: Mention) -> Mention:
        return Mention(_later(one.span, by), one.text, one.concept)

    def cue(one: Cue) -> Cue:
        return Cue(one.role, _later(one.span, by), one.text)

    def marker(one: Marker) -> Marker:
        return Marker(_later(one.span, by), one.text, one.key, one.position)

    return replace(
        claim,
        text_sha256=text_sha256,
        quote=Quote(_later(claim.quote.span, by), claim.quote.exact, claim.quote.prefix, claim.quote.suffix),
        subject=mention(claim.subject),
        object=mention(claim.object),
        population=claim.population and cue(claim.population),
        attribution=claim.attribution and cue(claim.attribution),
        citations=tuple(map(marker, claim.citations)),
        cues=tuple(map(cue, claim.cues)),
    )


def _later(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
