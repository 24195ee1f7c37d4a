"""Plain text to pieces: titles, headings, paragraphs and items told apart by the form of their lines.

The text is not changed, so positions hold in the file (newlines as \\n).
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from ..model import BlockKind, Span
from .byline import is_byline
from .furniture import line_reason
from .labels import find_label, opens_with_label, opens_with_name
from .lines import BULLET, NUMBER, Line, read_lines
from .nesting import Nesting
from .piece import Piece
from .run_on import split_run_on_headings

MAX_HEADING_WORDS: Final = 16
_MAX_HEADING: Final = 120  # characters
_MAX_TITLE: Final = 200
_MAX_EXCLAMATION_WORDS: Final = 4  # longer ones speak: "The second best time is today!"
_TOP: Final = 8  # lines among which "By NAME" is a byline
_LIST: Final = 3  # short lines in a row that make a list
_MARKDOWN_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(?=\S)")
# An item set within a line: after a stop, or after two spaces. Bounded, so that long white space costs little.
_INLINE: Final = re.compile(
    r"(?:(?<=[.:;!?)])[ \t\xa0]|(?<=\S)[ \t\xa0]{2,6})(?P<dash>[-•*–])[ \t\xa0]{1,6}(?=\S)"
    r"|(?<=\S)[ \t\xa0]{1,6}(?P<dot>•)[ \t\xa0]{0,6}(?=\S)"
)

_LOOSE: Final = re.compile(r"(?<=[^\s\d-]) (?P<dash>-) (?=[^\s\d-])")
_ASIDE: Final = re.compile(r"(?:and|or|but|which|who|that|is|are)\b")


class _Form(Enum):
    TEXT = auto()
    SHORT = auto()  # may be a heading, or an item of a list without marks
    LABELLED = auto()  # "Muscle weakness: if …"
    NAMED = auto()  # "Muscle weakness. If …"
    BULLET = auto()
    NUMBER = auto()
    MARKDOWN_HEADING = auto()
    FURNITURE = auto()


_Shaped = tuple[Line, _Form]


def find_pieces(text: str) -> list[Piece]:
    """Return the pieces of a plain text, in order. Headings are level 2, numbered ones 3, "### …" as marked.

    >>> text = "Knees\\n\\nWhat hurts them?\\nMuch does:\\n- Rest: too little.\\n- Load: too much."
    >>> [(piece.kind.value, piece.span.of(text)) for piece in find_pieces(text)][2:]
    [('paragraph', 'Much does:'), ('item', 'Rest: too little.'), ('item', 'Load: too much.')]
    """
    lines = [part for line in split_run_on_headings(read_lines(text)) for part in _split_inline(line, text)]
    shaped = [(line, _form(line, place)) for place, line in enumerate(lines)]
    kinds = _kinds(shaped)
    nesting = Nesting()
    leads = [place + 1 < len(lines) and lines[place + 1].gap < 0 for place in range(len(lines))]
    pieces = [_piece(each, kind, lead, text, nesting) for each, kind, lead in zip(shaped, kinds, leads, strict=True)]
    _narrow_headings(pieces, shaped)
    return pieces


def _narrow_headings(pieces: list[Piece], shaped: list[_Shaped]) -> None:
    """Put a heading that stands directly under another, with no words between them, one level below it."""
    for place in range(len(pieces) - 1, 0, -1):
        above, piece = pieces[place - 1], pieces[place]
        if above.kind is piece.kind is BlockKind.HEADING and shaped[place][1] is shaped[place - 1][1] is _Form.SHORT:
            pieces[place] = replace(piece, level=above.level + 1)


def _split_inline(line: Line, text: str) -> list[Line]:
    """Return a line cut before each item that stands within it; a cut part has the gap -1."""
    words = line.text
    if " - " not in words and "•" not in words and " – " not in words and " * " not in words:
        return [line]
    found = list(_INLINE.finditer(words))
    found = _with_loose(words, found)
    if not found or (len(found) < 2 and BULLET.match(words) is None):
        return [line]
    starts = [0, *(match.start("dash") if match.group("dash") else match.start("dot") for match in found)]
    ends = [*(match.start() for match in found), len(words)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        part = words[start:end]
        gap = -1 if start else line.gap
        parts.append(Line(line.start + start, line.start + end, line.indent, gap, part))
    return parts


def _with_loose(words: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the marks of items with those after one space, "- smoking - long exposure", where all items are short."""
    bullet = BULLET.match(words)
    first = found[0].end() if found and found[0]["dash"] == "-" else bullet.end() if bullet and words[0] == "-" else 0
    loose = list(_LOOSE.finditer(words, first)) if first else []
    if len(loose) < 1 + (not found):
        return found
    marks = sorted({match.start("dash"): match for match in (*found, *loose)}.values(), key=lambda mark: mark.start())
    ends = [*(mark.start() for mark in marks), len(words)]
    parts = [words[mark.end() : end].rstrip() for mark, end in zip(marks, ends[1:], strict=True)]
    short = all(len(part) <= _MAX_HEADING and ". " not in part and not _ASIDE.match(part) for part in parts)
    return marks if short else found


def _form(line: Line, place: int) -> _Form:
    words = line.text
    if words[0] == "#" and _MARKDOWN_HEADING.match(words):
        return _Form.MARKDOWN_HEADING
    if BULLET.match(words):
        return _Form.BULLET
    if line_reason(words) or (place < _TOP and is_byline(words)):
        return _Form.FURNITURE
    if not words[0].isalpha() and NUMBER.match(words):
        return _Form.NUMBER
    if is_short(words):
        return _Form.SHORT
    whole = Span(0, len(words))
    if opens_with_label(words, whole):
        return _Form.LABELLED
    return _Form.NAMED if opens_with_name(words, whole) else _Form.TEXT


def is_short(words: str) -> bool:
    """Say whether a line could be a heading: few words, no stop at the end but a question mark.

    >>> is_short("Use it or lose it"), is_short("Rest it."), is_short("We can help!")
    (True, False, True)
    """
    if len(words) > _MAX_HEADING or words[-1] in ".;:,…" or "\n" in words:
        return False
    count = words.count(" ") + 1
    if count > MAX_HEADING_WORDS or words[-2:] in (".”", '."', ".’", ".)", ".*"):
        return False
    return words[-1] != "!" or count <= _MAX_EXCLAMATION_WORDS


def _kinds(shaped: list[_Shaped]) -> list[BlockKind]:
    """Return the kind of each line, from its form and its neighbours'."""
    kinds = [_KIND_OF_FORM[form] for _, form in shaped]
    _name_labelled(shaped, kinds)
    _name_numbered(shaped, kinds)
    title = _title_place(shaped)
    if title is not None:
        kinds[title] = BlockKind.TITLE
    for first, last in _runs_of_short(shaped, 0 if title is None else title + 1):
        _name_run(shaped, kinds, first, last)
    return kinds


_KIND_OF_FORM: Final = {
    _Form.TEXT: BlockKind.PARAGRAPH,
    _Form.SHORT: BlockKind.PARAGRAPH,
    _Form.LABELLED: BlockKind.PARAGRAPH,
    _Form.NAMED: BlockKind.PARAGRAPH,
    _Form.BULLET: BlockKind.ITEM,
    _Form.NUMBER: BlockKind.ITEM,
    _Form.MARKDOWN_HEADING: BlockKind.HEADING,
    _Form.FURNITURE: BlockKind.FURNITURE,
}


def _name_labelled(shaped: list[_Shaped], kinds: list[BlockKind]) -> None:
    """Make items of labelled lines, and of those that open with a name, where two or more follow one another.

    One alone is an item where it stands between a line that leads in a list ("… include:") and a short line.
    """
    for place in range(1, len(shaped)):
        form = shaped[place][1]
        if form not in (_Form.LABELLED, _Form.NAMED):
            continue
        if shaped[place - 1][1] is form:
            kinds[place - 1] = kinds[place] = BlockKind.ITEM
        elif shaped[place - 1][0].text[-1] == ":" and place + 1 < len(shaped):
            after, shape = shaped[place + 1]
            if shape is _Form.SHORT and after.gap == 0:
                kinds[place] = BlockKind.ITEM


def _name_numbered(shaped: list[_Shaped], kinds: list[BlockKind]) -> None:
    """Make headings of numbered short lines whose sequence has text below its members."""
    for sequence in _number_sequences(shaped):
        short = [place for place in sequence if is_short(_bare(shaped[place][0].text))]
        followed = [place for place in short if place + 1 < len(shaped) and shaped[place + 1][1] is not _Form.NUMBER]
        if followed and len(followed) >= len(sequence) / 2:
            for place in short:
                kinds[place] = BlockKind.HEADING


def _number_sequences(shaped: list[_Shaped]) -> list[list[int]]:
    """Return the places of numbered lines, each list counting on by one: 1, 2, 3."""
    sequences: list[list[int]] = []
    expected = -1
    for place, (line, form) in enumerate(shaped):
        if form is not _Form.NUMBER:
            continue
        number = _number(line.text)
        if number != expected:
            sequences.append([])
        sequences[-1].append(place)
        expected = number + 1
    return sequences


def _number(words: str) -> int:
    match = NUMBER.match(words)
    return int(next(filter(None, match.groups()))) if match else -1


def _bare(words: str) -> str:
    match = NUMBER.match(words) or BULLET.match(words)
    return words[match.end() :] if match else words


def _title_place(shaped: list[_Shaped]) -> int | None:
    """Return the place of the title: the first line that is no furniture, if it has no stop and more follows."""
    for place, (line, form) in enumerate(shaped):
        if form is _Form.FURNITURE:
            continue
        titled = form is _Form.SHORT or (
            form in (_Form.TEXT, _Form.LABELLED, _Form.NAMED) and _is_long_title(line.text)
        )
        return place if titled and place + 1 < len(shaped) else None
    return None


def _is_long_title(words: str) -> bool:
    return len(words) <= _MAX_TITLE and "\n" not in words and words[-1] not in ".;:,!…”" and ". " not in words


def _runs_of_short(shaped: list[_Shaped], start: int) -> list[tuple[int, int]]:
    """Return (first, last) of each run of short lines; a run of three or more is cut at uneven blank lines."""
    runs: list[tuple[int, int]] = []
    place = start
    while place < len(shaped):
        if shaped[place][1] is not _Form.SHORT:
            place += 1
            continue
        first = place
        while place + 1 < len(shaped) and shaped[place + 1][1] is _Form.SHORT:
            place += 1
        runs.extend(_cut_run(shaped, first, place))
        place += 1
    return runs


def _cut_run(shaped: list[_Shaped], first: int, last: int) -> list[tuple[int, int]]:
    gaps = [min(shaped[place][0].gap, 1) for place in range(first + 1, last + 1)]
    if len(set(gaps)) < 2:
        return [(first, last)]
    starts = [first, *(first + 1 + index for index, gap in enumerate(gaps) if gap), last + 1]
    return [(start, end - 1) for start, end in pairwise(starts)]


def _name_run(shaped: list[_Shaped], kinds: list[BlockKind], first: int, last: int) -> None:
    """Make headings or items of a run of short lines."""
    following = shaped[last + 1] if last + 1 < len(shaped) else None
    if last - first + 1 < _LIST:
        for place in range(first, last + 1):
            if _is_heading(shaped[place][0], following):
                kinds[place] = BlockKind.HEADING
        return
    before = shaped[first - 1][0].text if first else ""
    after_lead = before.endswith(":") or (first > 0 and kinds[first - 1] is BlockKind.HEADING)
    goes_on = shaped[first][0].gap == 0 and first > 0 and kinds[first - 1] is BlockKind.ITEM
    after_lead = after_lead or (goes_on and shaped[first - 1][1] in (_Form.LABELLED, _Form.NAMED))
    spacing = shaped[last][0].gap
    opens_next = following is not None and following[1] in (_Form.TEXT, _Form.NAMED) and following[0].gap <= spacing
    for place in range(first, last + 1):
        heading = (place == first and not after_lead) or (place == last and opens_next)
        kinds[place] = BlockKind.HEADING if heading else BlockKind.ITEM


def _is_heading(line: Line, following: _Shaped | None) -> bool:
    """Say whether a short line heads what follows: something longer, or a list, or another short line."""
    if following is None:
        return False
    if following[1] in (_Form.TEXT, _Form.NAMED) and line.text[-1] in "?!":
        return len(following[0].text) > len(line.text)
    return True


def _piece(shaped: _Shaped, kind: BlockKind, leads: bool, text: str, nesting: Nesting) -> Piece:
    line, form = shaped
    span = Span(line.start, line.end)
    match kind:
        case BlockKind.HEADING:
            nesting.close()
            return _heading(line, form, text)
        case BlockKind.ITEM:
            return _item(line, form, text, nesting)
        case BlockKind.FURNITURE:
            return Piece(kind, span, reason=line_reason(line.text) or "byline")
        case _:
            return Piece(kind, span, level=nesting.paragraph(line.indent, leads), leads=leads)


def _heading(line: Line, form: _Form, text: str) -> Piece:
    level, start = 2, line.start
    marks = _MARKDOWN_HEADING.match(line.text)
    if marks:
        level, start = len(marks[1]), line.start + marks.end()
    number = NUMBER.match(text, start, line.end)
    label = Span(number.end(), line.end) if number else None
    if form is _Form.NUMBER:
        level = 3
    return Piece(BlockKind.HEADING, Span(start, line.end), level=level, label=label, key=_key(number))


def _item(line: Line, form: _Form, text: str, nesting: Nesting) -> Piece:
    """Return an item; its span leaves out a bullet but keeps a number, which is part of the words as printed."""
    start = line.start
    bullet = BULLET.match(line.text) if form is _Form.BULLET else None
    if bullet:
        start += bullet.end()
    number = NUMBER.match(line.text) if form is _Form.NUMBER else None
    mark = "number" if number else (bullet[0].strip() if bullet else "none")
    span = Span(start, line.end)
    level = nesting.item(mark, line.indent, line.text.endswith(":"))
    return Piece(BlockKind.ITEM, span, level=level, label=find_label(text, span), key=_key(number))


def _key(number: re.Match[str] | None) -> str | None:
    return next(filter(None, number.groups()), None) if number else None
