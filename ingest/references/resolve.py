"""From a printed reference to the work that it names, and in what the two differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Reference, Work
from .authors import family_name
from .differences import FieldDifference, compare_fields, same_pages, title_likeness
from .journals import fold, same_journal

ACCEPTED = 0.6
"""The confidence from which a work is taken for the one that is meant."""

MARGIN = 0.05
"""The distance in confidence to the next best work; nearer, and nothing is said."""

_MAX_POSTINGS = 200  # works that share a word of their titles; more, and the word tells nothing
_RARE_WORDS = 4
_WEIGHTS = {"title": 0.5, "author": 0.15, "year": 0.1, "journal": 0.1, "volume": 0.06, "pages": 0.09}
_CEILING = 0.97  # of a match without an identifier
_OTHER_IDENTIFIER = 0.2  # a misprinted DOI leaves a work recognisable only if nearly all else agrees
_BY_DOI, _BY_PMID, _CONTRADICTED = 0.99, 0.98, 0.5
_TOKEN = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class Match:
    """The work that a reference names: how sure that is (0 to 1), and the fields that agree and that differ."""

    work_key: str
    confidence: float
    agreeing: tuple[str, ...] = ()
    differing: tuple[FieldDifference, ...] = ()


class WorkIndex:
    """Works by DOI, by PMID, by first author and year, and by the words of their titles.

    >>> index = WorkIndex([Work("bee-2020", "Stairs and knees", ("Bee, A.",), 2020)])
    >>> [work.key for work in index.candidates(Reference(1, "", authors=("Bee A",), year=2020))]
    ['bee-2020']
    """

    def __init__(self, works: Iterable[Work]) -> None:
        self.by_doi: dict[str, Work] = {}
        self.by_pmid: dict[str, Work] = {}
        self._by_author: dict[tuple[str, int], list[Work]] = defaultdict(list)
        self._by_word: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            self._add(work)

    def candidates(self, reference: Reference) -> list[Work]:
        """Return the works that a reference without identifiers may name, each once, in the order of their keys."""
        found: dict[str, Work] = {}
        if reference.authors and reference.year is not None:
            family = family_name(reference.authors[0])
            for year in (reference.year - 1, reference.year, reference.year + 1):
                found.update((work.key, work) for work in self._by_author.get((family, year), ()))
        words = _words(reference.title or "")
        lists = sorted((self._by_word[word] for word in words if word in self._by_word), key=len)
        for works in lists[:_RARE_WORDS]:
            if len(works) <= _MAX_POSTINGS:
                found.update((work.key, work) for work in works)
        return [found[key] for key in sorted(found)]

    def _add(self, work: Work) -> None:
        if work.doi:
            self.by_doi.setdefault(work.doi.lower(), work)
        if work.pmid:
            self.by_pmid.setdefault(work.pmid, work)
        if work.authors:
            family = family_name(work.authors[0])
            for year in {work.year, work.year_online} - {None}:
                self._by_author[family, year or 0].append(work)
        for word in _words(work.title):
            self._by_word[word].append(work)


def resolve_reference(reference: Reference, works: Sequence[Work] | WorkIndex) -> Match | None:
    """Return the work that `reference` names, or None where none does, or two do about equally.

    Give a `WorkIndex` to resolve many. Confidence, a convention and no probability: 0.99 by DOI, 0.98 by PMID, 0.5
    where such an identifier contradicts title, first author and year alike; without one, the sum of weights (title 0.5
    by the share of words in common, first author 0.15, year and journal 0.1 each, pages 0.09, volume 0.06, less
    0.2 for an identifier that is another, at most 0.97), of which 0.6 is asked. Differences name the
    field, what is printed, what is recorded, and a kind.

    >>> work = Work("bee-2020", "Stairs and knees", ("Bee, A.",), 2020, doi="10.1000/1")
    >>> resolve_reference(Reference(1, "", title="Stairs and knees", year=2019, doi="10.1000/1"), [work])
    Match(work_key='bee-2020', confidence=0.99, agreeing=('title', 'doi'), differing=(FieldDifference(field='year', \
printed='2019', recorded='2020', kind='differs'),))
    """
    index = works if isinstance(works, WorkIndex) else WorkIndex(works)
    for number, table, confidence in (
        (reference.doi, index.by_doi, _BY_DOI),
        (reference.pmid, index.by_pmid, _BY_PMID),
    ):
        work = table.get(number.lower()) if number else None
        if work is not None:
            return _match(reference, work, _CONTRADICTED if _contradicts(reference, work) else confidence)
    return _resolve_by_fields(reference, index)


def _resolve_by_fields(reference: Reference, index: WorkIndex) -> Match | None:
    scored = sorted(
        ((_likeness(reference, work), work.key, work) for work in index.candidates(reference)),
        key=lambda each: (-each[0], each[1]),
    )
    if not scored or scored[0][0] < ACCEPTED:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
        return None
    return _match(reference, scored[0][2], min(scored[0][0], _CEILING))


def _likeness(reference: Reference, work: Work) -> float:
    """Return the sum of the weights of what agrees, less where both have identifiers of one kind, which then differ."""
    likeness = title_likeness(reference.title, work.title) if reference.title else 0.0
    score = _WEIGHTS["title"] * likeness
    score += _WEIGHTS["author"] * _same_author(reference, work)
    score += _WEIGHTS["year"] * (reference.year is not None and reference.year in (work.year, work.year_online))
    if reference.journal and work.journal:
        score += _WEIGHTS["journal"] * same_journal(reference.journal, work.journal)
    if reference.volume and work.volume:
        score += _WEIGHTS["volume"] * (reference.volume == work.volume)
    if reference.pages and work.pages:
        score += _WEIGHTS["pages"] * same_pages(reference.pages, work.pages)
    if (reference.doi and work.doi) or (reference.pmid and work.pmid):
        score -= _OTHER_IDENTIFIER
    return round(score, 4)


def _contradicts(reference: Reference, work: Work) -> bool:
    """Say whether an identifier leads to a work that shares neither title, nor first author, nor year."""
    if not reference.title or title_likeness(reference.title, work.title) >= 0.5:
        return False
    dated = reference.year is not None and reference.year in (work.year, work.year_online)
    return not dated and not _same_author(reference, work)


def _same_author(reference: Reference, work: Work) -> bool:
    if not reference.authors or not work.authors:
        return False
    return family_name(reference.authors[0]) == family_name(work.authors[0])


def _match(reference: Reference, work: Work, confidence: float) -> Match:
    agreeing, differing = compare_fields(reference, work)
    return Match(work.key, confidence, agreeing, differing)


def _words(title: str) -> set[str]:
    return set(_TOKEN.findall(fold(title[:2000])))
