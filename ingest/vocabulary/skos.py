"""SKOS vocabularies in Turtle → concepts. Source: W3C SKOS Reference (2009), sections 4 to 10."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from ..errors import VocabularyError
from ..model import Concept, Kind, Valence

CONCEPT_BASE = "https://w3id.org/claimroot/id/concept/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_CR = "https://w3id.org/claimroot/ns#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS = {_CR + kind.value: kind for kind in Kind}
_VALENCES = {_CR + valence.value: valence for valence in Valence}
_CURIES = {
    "http://id.nlm.nih.gov/mesh/": "MESH:",
    "http://purl.obolibrary.org/obo/HP_": "HP:",
    "http://purl.obolibrary.org/obo/MONDO_": "MONDO:",
}

_Values = dict[str, list[ox.NamedNode | ox.Literal]]


def read_skos(paths: Iterable[Path]) -> tuple[Concept, ...]:
    """Return the concepts of Turtle files, read together, in order of id.

    A concept is anything typed `skos:Concept`. English labels are used, then those without a language. A concept
    outside claimroot's own namespace gets the last part of its IRI as id. Raises VocabularyError with file and line.
    """
    things: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
    for path in paths:
        for subject, predicate, value in _triples(path):
            things[subject][predicate].append(value)
    concepts = [iri for iri, values in things.items() if _SKOS + "Concept" in _iris(values, _TYPE)]
    return tuple(sorted((_concept(iri, things[iri]) for iri in concepts), key=lambda concept: concept.id))


def _triples(path: Path) -> Iterable[tuple[str, str, ox.NamedNode | ox.Literal]]:
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                yield triple.subject.value, triple.predicate.value, triple.object
    except (SyntaxError, OSError) as error:
        line = getattr(error, "lineno", None)
        where = f"{path}, line {line}" if line else str(path)
        raise VocabularyError(f"not a Turtle file: {getattr(error, 'msg', error)}", where, "mend the file") from error


def _iris(values: _Values, predicate: str) -> tuple[str, ...]:
    return tuple(value.value for value in values.get(predicate, ()) if isinstance(value, ox.NamedNode))


def _english(values: _Values, predicate: str) -> tuple[str, ...]:
    literals = [value for value in values.get(predicate, ()) if isinstance(value, ox.Literal)]
    english = [value.value for value in literals if (value.language or "").startswith("en")]
    return tuple(english or [value.value for value in literals if not value.language])


def _concept(iri: str, values: _Values) -> Concept:
    labels = _english(values, _SKOS + "prefLabel")
    if not labels:
        raise VocabularyError(f"concept {iri} has no English skos:prefLabel", iri, "give it one")
    types = _iris(values, _TYPE)
    valences = _iris(values, _CR + "valence")
    return Concept(
        id=local_name(iri),
        label=labels[0],
        kind=next((_KINDS[one] for one in types if one in _KINDS), Kind.THING),
        alt_labels=tuple(sorted({*labels[1:], *_english(values, _SKOS + "altLabel")})),
        broader=tuple(sorted(map(local_name, _iris(values, _SKOS + "broader")))),
        matches=tuple(sorted(map(curie, _iris(values, _SKOS + "exactMatch")))),
        close_matches=tuple(sorted(map(curie, _iris(values, _SKOS + "closeMatch")))),
        valence=next((_VALENCES[one] for one in valences if one in _VALENCES), Valence.NEUTRAL),
        definition=next(iter(_english(values, _SKOS + "definition")), None),
    )


def local_name(iri: str) -> str:
    """Return the id of a concept's IRI: what follows our namespace, else its last part.

    >>> local_name("https://w3id.org/claimroot/id/concept/knee-pain")
    'knee-pain'
    """
    if iri.startswith(CONCEPT_BASE):
        return unquote(iri.removeprefix(CONCEPT_BASE))
    return unquote(iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1])


def curie(iri: str) -> str:
    """Return an identifier in its usual short form, or the IRI where none is known.

    >>> curie("http://purl.obolibrary.org/obo/HP_0003419")
    'HP:0003419'
    """
    for start, prefix in _CURIES.items():
        if iri.startswith(start):
            return prefix + iri.removeprefix(start)
    return iri
