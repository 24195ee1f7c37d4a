"""A user's own vocabularies, from files of any form that is read: SKOS in Turtle, OBO, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from ..errors import VocabularyError
from ..model import Concept, Kind, Valence
from .lexicon import Vocabulary
from .obo import read_obo
from .skos import read_skos
from .table import read_table

LARGEST = 256 * 2**20
"""The size of the largest vocabulary file that is read, in bytes (256 MiB)."""

FORMS: dict[str, Callable[[Path], Iterable[Concept]]] = {".obo": read_obo, ".tsv": read_table, ".tsv.gz": read_table}
"""What reads a file with each ending; SKOS files (.ttl) are read together, since they may name each other."""


def vocabulary_with(paths: Iterable[Path], shipped: Vocabulary) -> Vocabulary:
    """Return a vocabulary with the concepts of `paths` before those of `shipped`.

    A concept that a file gives neither kind nor valence takes them from the one of `shipped` that it names as the same.
    Turtle files come first, then the others as given. OBO and tables often name broader concepts that stand elsewhere:
    those are left out. Raises VocabularyError for a file that is missing, too large, of an unknown form, broken, or
    without a concept.
    """
    paths = tuple(paths)
    for path in paths:
        _check(path)
    turtle = tuple(path for path in paths if _form(path) == ".ttl")
    own = _some(turtle[0], read_skos(turtle)) if turtle else ()
    others = [one for path in paths if path not in turtle for one in _some(path, FORMS[_form(path)](path))]
    known = {concept.id for concept in (*own, *others)} | set(shipped.concepts)
    others = [replace(one, broader=tuple(each for each in one.broader if each in known)) for one in others]
    return Vocabulary((*(_fitted(one, shipped) for one in (*own, *others)), *shipped.concepts.values()))


def _some(path: Path, concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    found = tuple(concepts)
    if not found:
        raise VocabularyError("a vocabulary without a concept", str(path), "give a file that defines some")
    return found


def _fitted(concept: Concept, shipped: Vocabulary) -> Concept:
    if concept.kind is not Kind.THING or concept.valence is not Valence.NEUTRAL:
        return concept
    same = next(filter(None, map(shipped.matching, (*concept.matches, *concept.close_matches))), None)
    return replace(concept, kind=shipped[same].kind, valence=shipped[same].valence) if same else concept


def _form(path: Path) -> str:
    name = path.name.casefold()
    return next((form for form in (".ttl", *FORMS) if name.endswith(form)), "")


def _check(path: Path) -> None:
    if not _form(path):
        mend = f"give SKOS in Turtle (.ttl), OBO (.obo) or a table ({', '.join(list(FORMS)[1:])})"
        raise VocabularyError(f"a vocabulary of an unknown form: {path.name!r}", str(path), mend)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise VocabularyError(f"cannot be read: {error.strerror}", str(path), "check the path") from None
    if path.is_dir():
        raise VocabularyError("a folder, not a file", str(path), "give the files in it")
    if size > LARGEST:
        raise VocabularyError(f"too large: more than {LARGEST} bytes", str(path), "split the file")
