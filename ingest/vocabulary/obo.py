"""Vocabularies in OBO → concepts. Source: OBO Flat File Format 1.4, sections on term frames."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import VocabularyError
from ..model import Concept

_SAME_NAME = frozenset(("EXACT", "NARROW"))


def read_obo(path: Path) -> Iterator[Concept]:
    """Yield the concepts of an OBO file, in its order: its terms, without those that it calls obsolete.

    Exact and narrow synonyms name a concept; broad and related ones name other things. A term's own identifier is
    what it matches, its cross references are near. Raises VocabularyError with file and line.
    """
    import fastobo  # only where there is a file for it, so that the command line starts quickly

    try:
        for frame in fastobo.iter(str(path), ordered=True):
            if isinstance(frame, fastobo.term.TermFrame):
                concept = _concept(frame)
                if concept is not None:
                    yield concept
    except SyntaxError as error:
        what = f"not an OBO file: {error.msg}"
        raise VocabularyError(what, f"{path}, line {error.lineno}", "mend the line") from None
    except (OSError, ValueError) as error:
        raise VocabularyError(f"not an OBO file: {error}", str(path), "give a text in OBO format") from None


def _concept(frame: Any) -> Concept | None:
    values: dict[str, list[str]] = {"name": [], "synonym": [], "is_a": [], "xref": [], "def": []}
    for clause in frame:
        tag = clause.raw_tag()
        if tag == "is_obsolete" and clause.obsolete:
            return None
        if tag == "synonym":
            if clause.synonym.scope in _SAME_NAME:
                values[tag].append(clause.synonym.desc)
        elif tag == "def":
            values[tag].append(str(clause.definition))
        elif tag == "is_a":
            values[tag].append(str(clause.term))
        elif tag == "xref":
            values[tag].append(str(clause.xref.id))
        elif tag == "name":
            values[tag].append(clause.name)
    labels = [label for name in values["name"] if (label := " ".join(name.split()))]
    if not labels:
        return None
    curie = str(frame.id)
    return Concept(
        id=local_id(curie),
        label=labels[0],
        alt_labels=tuple(sorted({" ".join(one.split()) for one in values["synonym"]} - {labels[0], ""})),
        broader=tuple(sorted(set(map(local_id, values["is_a"])))),
        matches=(curie,) if ":" in curie else (),
        close_matches=tuple(sorted(set(values["xref"]))),
        definition=next(iter(values["def"]), None),
    )


def local_id(curie: str) -> str:
    """Return the id of a concept with this CURIE.

    >>> local_id("HP:0003419")
    'HP_0003419'
    """
    return curie.replace(":", "_")
