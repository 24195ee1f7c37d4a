"""The front matter of a Markdown article: what it says of its title, author, date and origin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import yaml

from ..errors import DocumentError
from .dates import find_date

MAX_FRONT_MATTER: Final = 64 * 2**10
"""The size of the largest front matter that is read, in characters."""

_FIELDS: Final = ("title", "author", "publisher", "date", "url", "original", "language")
_KEY: Final = re.compile(r"[\w.-]{1,60}\s?:(?:\s|$)")
_ISO: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def split_front_matter(text: str, where: str) -> tuple[dict[str, str], str]:
    """Return the facts of the front matter, by the names of `Document`'s fields, and the text below it.

    Front matter stands between two lines of "---" at the very top and begins with a key; a text without it has no
    facts. Keys that no field has are passed over. `original` may also be a mapping, or `original_title` stand for it.
    Raises DocumentError for what is no YAML, or an ExceptionGroup of them for several values that cannot be.

    >>> split_front_matter("---\\ntitle: Knees\\n---\\nRest helps.", "knees.md")
    ({'title': 'Knees'}, 'Rest helps.')
    """
    if not text.startswith("---\n"):
        return {}, text
    close = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, 4, MAX_FRONT_MATTER)
    head = text[4 : close.start()] if close else ""
    if close is None or not _KEY.match(head):
        return {}, text
    return _facts(_load(head, where), where), text[close.end() :].lstrip("\n")


def _load(head: str, where: str) -> Mapping[object, object]:
    try:
        loaded = yaml.safe_load(head)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "a value that cannot be"
        raise DocumentError(
            f"front matter is no YAML: {problem}", f"{where}{line}", "put values with colons in quotes"
        ) from None
    if not isinstance(loaded, Mapping):
        raise DocumentError("front matter is no mapping", where, "write one `key: value` a line")
    return loaded


def _facts(loaded: Mapping[object, object], where: str) -> dict[str, str]:
    facts: dict[str, str] = {}
    faults: list[DocumentError] = []
    for name in _FIELDS:
        value = loaded.get(name)
        if name == "original" and value is None:
            value = loaded.get("original_title")
        if value is None or value == "":
            continue
        words = _date(value) if name == "date" else _words(value)
        if words is None:
            mend = "write YYYY-MM-DD, YYYY-MM or YYYY" if name == "date" else "write words, or a list of words"
            faults.append(DocumentError(f"not a {name}: {str(value)[:60]!r}", f"{where}, front matter, {name}", mend))
        else:
            facts[name] = words
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise ExceptionGroup(f"{where}: {len(faults)} faults in the front matter", faults)
    return facts


def _words(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("title") or value.get("name")
    if isinstance(value, list) and value and all(isinstance(each, str | int) for each in value):
        return ", ".join(map(str, value))
    if isinstance(value, str | int | float | date):
        return " ".join(str(value).split()) or None
    return None


def _date(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    words = str(value).strip() if isinstance(value, str | int) else ""
    if _ISO.fullmatch(words) and len(words) == 4:
        return words
    return find_date(words)
