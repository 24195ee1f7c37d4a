"""What is not the article: menus, cookie banners, bylines, legal notes, calls to action. Rules are in `tables/`.

A rule reads one line, casefolded, typographic apostrophes made plain. Furniture keeps its place in the text, so no
position moves. A rule that could meet an article's own words has a limit of words or a guard, and errs on keeping.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from ..knowledge import read_knowledge
from ..model import BlockKind
from .dates import is_dateline
from .piece import Piece

TABLES: Final = Path(__file__).parent / "tables"
_CONTENTS: Final = "table of contents"
_CAPTION_WORDS: Final = 5  # fewer words recur by chance: "Symptoms", "How it helps"
_CAPTION_REACH: Final = 4  # pieces between a picture's caption and its copy
_OURSELVES: Final = re.compile(r"\b(?:we|our|us|ours|we're|we’re|we've|we’ve|contact)\b", re.IGNORECASE)
_LONGEST_LINE: Final = 600  # characters of a line that tell whether it is furniture
_TRIMMED: Final = " \t\xa0:*#_|•-–"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `furniture.tsv`.

    `match` is exact, prefix, suffix, contains, or wild (the one `*` stands for any words); `scope` is line, section
    (all up to the next real heading) or list (the items after it); `words` is the greatest number of words of the
    line, 0 for any; `guard` asks for more: "beside" other furniture, "promotes" (its section speaks of "us" and "our").
    """

    pattern: str
    match: str
    scope: str
    words: int
    guard: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Rules:
    exact: dict[str, Rule]
    prefixes: dict[str, tuple[Rule, ...]]  # by first character
    contains: tuple[Rule, ...]


def find_rule(line: str) -> Rule | None:
    """Return the rule that `line` meets, guards not yet asked, or None.

    >>> find_rule("Last updated on 2 May 2024").reason
    'dateline'
    >>> find_rule("Exercise updated our view of pain.") is None
    True
    """
    return _remembered_rule(line) if len(line) <= _LONGEST_LINE else _rule_of(line)


def _rule_of(line: str) -> Rule | None:
    folded = line[:_LONGEST_LINE].casefold().replace("’", "'").strip(_TRIMMED)
    if not folded:
        return None
    rules = _rules()
    rule = rules.exact.get(folded)
    if rule is not None:
        return rule
    count = 0
    for rule in rules.prefixes.get(folded[0], ()):
        if _begins(folded, rule):
            count = count or len(line.split())
            if not rule.words or count <= rule.words:
                return rule
    for rule in rules.contains:
        if rule.pattern in folded and (rule.match == "contains" or folded.endswith(rule.pattern)):
            count = count or len(line.split())
            if not rule.words or count <= rule.words:
                return rule
    return None


_remembered_rule = lru_cache(maxsize=256)(_rule_of)  # a line is asked about several times while a text is read


def line_reason(line: str) -> str:
    """Return why `line` alone is furniture; "" where it is not, or only its surroundings can tell."""
    if is_dateline(line):
        return "dateline"
    if names_expert(line):
        return "experts' biographies"
    rule = find_rule(line)
    return rule.reason if rule is not None and rule.scope == "line" and rule.guard == "-" else ""


def names_expert(line: str) -> bool:
    """Say whether a line is a name with degrees or licences and nothing else.

    >>> names_expert("Ann Bee, PT, DPT")
    True
    """
    if len(line) > 80 or ", " not in line:
        return False
    name, *titles = (part.strip(" .") for part in line.split(","))
    words = name.split()
    known = _credentials()
    return 1 < len(words) <= 5 and all(title.replace(".", "").upper() in known for title in titles)


def mark_furniture(pieces: list[Piece], text: str) -> list[Piece]:
    """Return the pieces with what is no part of the article made furniture, with its reason; in the same order."""
    marked = [_by_line(piece, text) for piece in pieces]
    _mark_contents(marked, text)
    _mark_copies(marked, text)
    _mark_sections(marked, text)
    _mark_neighbours(marked, text)
    return marked


def as_furniture(piece: Piece, reason: str) -> Piece:
    """Return the piece as furniture, keeping an earlier reason."""
    return replace(piece, kind=BlockKind.FURNITURE, level=0, label=None, reason=piece.reason or reason)


def speaks_of_itself(words: str) -> bool:
    """Say whether words are the publisher's about itself: "our team", "contact us"."""
    return _OURSELVES.search(words) is not None


def _by_line(piece: Piece, text: str) -> Piece:
    if piece.kind is BlockKind.FURNITURE:
        return piece
    reason = line_reason(piece.span.of(text))
    return as_furniture(piece, reason) if reason else piece


def _mark_contents(pieces: list[Piece], text: str) -> None:
    """Mark a list of two or more items that all repeat headings below it: a table of contents without a name."""
    headings = {_bare(piece, text): place for place, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING}
    start = 0
    while start < len(pieces):
        end = start
        while (
            end < len(pieces)
            and pieces[end].kind is BlockKind.ITEM
            and headings.get(_bare(pieces[end], text), -1) > end
        ):
            end += 1
        if end - start > 1 and (end == len(pieces) or pieces[end].kind is not BlockKind.ITEM):
            pieces[start:end] = [as_furniture(piece, _CONTENTS) for piece in pieces[start:end]]
        start = end + 1


def _bare(piece: Piece, text: str) -> str:
    """Return the words of a short piece for comparing, without a number; "" for a long one."""
    if piece.span.end - piece.span.start > 200:
        return ""
    return piece.span.of(text).casefold().lstrip("0123456789.) ").rstrip(" :")


def _mark_copies(pieces: list[Piece], text: str) -> None:
    """Mark captions that stand twice close together, and repeats of the title."""
    lines = [_caption(piece, text) for piece in pieces]
    counts = Counter(line for line in lines if line)
    last: dict[str, int] = {}
    for index, line in enumerate(lines):
        if not line or counts[line] < 2:
            continue
        before = last.get(line)
        last[line] = index
        if before is None or index - before > _CAPTION_REACH or pieces[before].kind is BlockKind.ITEM:
            continue
        reason = "repeat of the title" if pieces[before].kind is BlockKind.TITLE else "image caption"
        pieces[index] = as_furniture(pieces[index], reason)
        if pieces[before].kind is not BlockKind.TITLE:
            pieces[before] = as_furniture(pieces[before], reason)


def _caption(piece: Piece, text: str) -> str:
    """Return the words of a piece that could be a caption: one line, no stop at its end; else ""."""
    if piece.kind is BlockKind.FURNITURE or piece.span.end - piece.span.start > 250:
        return ""
    words = piece.span.of(text)
    if words[-1] in ".;:" or words.count(" ") + 1 < _CAPTION_WORDS:
        return ""
    return words.casefold()


def _mark_sections(pieces: list[Piece], text: str) -> None:
    """Mark what stands under a heading that a rule of scope `section` or `list` meets."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        rule = _section_rule(piece, text)
        end = index + 1
        if rule is not None:
            end = _list_end(pieces, index) if rule.scope == "list" else _section_end(pieces, index, text)
            if rule.guard == "promotes" and not _promotes(pieces[index + 1 : end], text):
                end = index + 1
            else:
                pieces[index:end] = [as_furniture(each, rule.reason) for each in pieces[index:end]]
        index = end


def _section_rule(piece: Piece, text: str) -> Rule | None:
    if piece.kind is BlockKind.FURNITURE or piece.span.end - piece.span.start > 120:
        return None
    rule = find_rule(piece.span.of(text))
    if rule is None or rule.scope == "line" or (piece.kind is BlockKind.TITLE and rule.guard == "promotes"):
        return None
    return rule


def _section_end(pieces: list[Piece], index: int, text: str) -> int:
    """Return the index after the section of the piece at `index`: the next real heading of its level or wider."""
    level = pieces[index].level if pieces[index].kind is BlockKind.HEADING else 6
    end = index + 1
    while end < len(pieces):
        piece = pieces[end]
        opens = piece.kind is BlockKind.HEADING and piece.level <= level and find_rule(piece.span.of(text)) is None
        if opens or piece.kind is BlockKind.TITLE or _section_rule(piece, text) is not None:
            break
        end += 1
    return end


def _list_end(pieces: list[Piece], index: int) -> int:
    end = index + 1
    while end < len(pieces) and pieces[end].kind is BlockKind.ITEM:
        end += 1
    return end


def _promotes(section: list[Piece], text: str) -> bool:
    """Say whether at least half of a section's pieces speak of the publisher itself."""
    words = [piece.span.of(text) for piece in section if piece.kind is not BlockKind.FURNITURE]
    return 2 * sum(map(speaks_of_itself, words)) >= len(words) > 0


def _mark_neighbours(pieces: list[Piece], text: str) -> None:
    """Mark lines that are furniture only beside other furniture of the same reason, down the page, then up it."""
    order = range(len(pieces))
    for step, indices in ((-1, order), (1, reversed(order))):
        for index in indices:
            piece = pieces[index]
            if piece.kind is BlockKind.FURNITURE or piece.span.end - piece.span.start > 120:
                continue
            rule = find_rule(piece.span.of(text))
            if rule is None or rule.guard != "beside" or not 0 <= index + step < len(pieces):
                continue
            if pieces[index + step].reason == rule.reason:
                pieces[index] = as_furniture(piece, rule.reason)


def _begins(folded: str, rule: Rule) -> bool:
    if rule.match == "prefix":
        return folded.startswith(rule.pattern)
    head, _, tail = rule.pattern.partition("*")
    if not tail.strip():
        return folded.startswith(head) and len(folded) > len(head)
    return folded.startswith(head) and folded.endswith(tail) and len(folded) > len(head) + len(tail)


@cache
def _rules() -> _Rules:
    rows = read_knowledge(TABLES / "furniture.tsv")
    rules = [
        Rule(row["pattern"], row["match"], row["scope"], int(row["words"]), row["guard"], row["reason"]) for row in rows
    ]
    prefixes: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.match in ("prefix", "wild"):
            prefixes.setdefault(rule.pattern[0], []).append(rule)
    exact = {rule.pattern: rule for rule in rules if rule.match == "exact"}
    contains = [rule for rule in rules if rule.match in ("contains", "suffix")]
    return _Rules(exact, {first: tuple(found) for first, found in prefixes.items()}, tuple(contains))


@cache
def _credentials() -> frozenset[str]:
    return frozenset(row["credential"].replace(".", "").upper() for row in read_knowledge(TABLES / "credentials.tsv"))
