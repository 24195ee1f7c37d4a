"""Works and findings of the user's own: adding, looking up, reading from abstracts, and tying them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, fields, replace
from pathlib import Path

from graph.base import KnowledgeBase
from graph.generations import OWN, POINTER
from graph.shelf import Added, own_works, put_findings, put_works, replace_works
from graph.wording import finding_sentence, work_words
from ingest.abstract import read_abstract
from ingest.bibliography import Entry, read_works_file, works_of
from ingest.claims import Reader
from ingest.corpus import read_articles
from ingest.errors import LookupFailedError, QueryError, TableError
from ingest.findings import load_findings
from ingest.model import Finding, Work
from ingest.resources import shipped
from ingest.vocabulary import Vocabulary, shipped_vocabulary
from ingest.works import load_works

from .building import rebuild
from .console import print_table, say
from .online import Lookup, Services, looking_up

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid:?\s?)?(\d{1,9})\Z", re.IGNORECASE)
_FIELDS = ("year", "year_online", "title", "journal", "volume", "issue", "pages", "doi", "pmid")


@dataclass(frozen=True)
class Known:
    """What is known before anything is added: of the knowledge base, or of claimroot where there is none yet."""

    works: tuple[Work, ...]
    vocabulary: Vocabulary

    @property
    def keys(self) -> frozenset[str]:
        """The keys that are taken."""
        return frozenset(work.key for work in self.works)

    def work(self, name: str) -> Work:
        """Return the work with this key or DOI. Raises QueryError."""
        for work in self.works:
            if name in (work.key, work.doi):
                return work
        mend = "add it first: claimroot works add; or see: claimroot works list"
        raise QueryError(f"no work has the key or DOI {name!r}", "--work", mend)


def known(kb: Path) -> Known:
    """Return what a knowledge base knows, with the user's own; what claimroot ships where it was not built yet."""
    if (kb / POINTER).exists():
        base = KnowledgeBase.open(kb)
        works, vocabulary = tuple(base.works()), Vocabulary(one for one in base.concepts() if not one.provisional)
    else:
        works, vocabulary = load_works(shipped("references.csv")), shipped_vocabulary()
    own = {work.key: work for work in own_works(kb)}
    kept = tuple(work for work in works if work.key not in own)
    return Known((*kept, *own.values()), vocabulary)


def services_of(kb: Path, mailto: str, crossref: str | None, pubmed: str | None) -> Services:
    """Return where to ask, and where to keep the answers: beside the user's works."""
    services = Services(mailto, kb / OWN / "answers.sqlite")
    changed = {name: url.rstrip("/") for name, url in (("crossref", crossref), ("pubmed", pubmed)) if url}
    return replace(services, **changed) if changed else services  # type: ignore[arg-type]


# Adding ---------------------------------------------------------------------------------------------------------------


def add_works(kb: Path, sources: Sequence[str], services: Services | None) -> Added:
    """Add the works of files, and those with the DOIs or PMIDs given, to the user's own; tie them in.

    An identifier is looked up where `services` are given; without, it is refused, since it has no title. Nothing is
    added if any source cannot be read. Raises TableError, LookupFailedError.
    """
    before = known(kb)
    found: list[Work] = []
    with _lookup(services) as lookup:
        for source in sources:
            taken = before.keys | {work.key for work in found}
            found += _works_from(source, taken, lookup)
    added = put_works(kb, found, before.works)
    if added.new:
        tie_in(kb)
    return added


def _lookup(services: Services | None) -> AbstractContextManager[Lookup | None]:
    return nullcontext() if services is None else looking_up(services)


def _works_from(source: str, taken: frozenset[str], lookup: Lookup | None) -> tuple[Work, ...]:
    path = Path(source)
    if path.is_file():
        return read_works_file(path, taken)
    doi, pmid = _DOI.match(source), _PMID.match(source)
    if doi is None and pmid is None:
        raise TableError(
            f"neither a file nor a DOI or PMID: {source!r}", source, "give works.csv, refs.bib, 10.1000/1 …"
        )
    if lookup is None:
        mend = "add --online to look it up, or give a file with its title"
        raise TableError(f"nothing is known of {source!r} but its number", source, mend)
    entry = lookup.by_doi(doi[1].lower()) if doi else lookup.by_pmid(pmid[1] if pmid else "")
    if entry is None:
        raise LookupFailedError(
            f"not found: {source!r}", source, "neither Crossref nor PubMed knows it: check its signs"
        )
    return works_of([_with_identifier(entry, doi[1] if doi else "", pmid[1] if pmid else "")], source, taken)


def _with_identifier(entry: Entry, doi: str, pmid: str) -> Entry:
    return replace(entry, doi=entry.doi or doi, pmid=entry.pmid or pmid)


def tie_in(kb: Path) -> None:
    """Build the knowledge base again with what was added, if it was built before."""
    if (kb / POINTER).exists():
        base = rebuild(kb)
        say(f"tied in: {base.counts['works']} works, {base.counts['findings']} findings, {base.counts['links']} links")
    else:
        say(f"kept for the first build: claimroot build … --into {kb}")


def show_added(added: Added) -> None:
    """Print what was added, and what was known already."""
    rows = [(work.key, work_words(work), "added" + (", retracted" if work.retracted else "")) for work in added.new]
    rows += [(key, work_words(work), "known already") for work, key in added.known]
    print_table(("key", "work", ""), rows)


def show_works(kb: Path) -> None:
    """Print all works with whose they are."""
    own = {work.key for work in own_works(kb)}
    rows = [
        (
            work.key,
            work_words(work),
            work.design or "not found",
            "retracted" if work.retracted else "",
            "own" if work.key in own else "",
        )
        for work in known(kb).works
    ]
    print_table(("key", "work", "design", "", ""), rows)


# Updating -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Update:
    """What a look-up said of a work: what is filled in, whether it is newly retracted, and what differs and is kept."""

    before: Work
    after: Work
    differing: tuple[tuple[str, str, str], ...] = ()
    found: bool = True


def update_works(kb: Path, names: Sequence[str], services: Services, progress: Callable[[str], None]) -> list[Update]:
    """Look up the works named by key or DOI (else all that have a DOI or PMID); keep what was empty, and retractions.

    A field that has a value keeps it; where the services have another, that is told. Raises LookupFailedError; what was
    answered before stays in the cache.
    """
    before = known(kb)
    works = [before.work(name) for name in names] or [work for work in before.works if work.doi or work.pmid]
    updates: list[Update] = []
    with looking_up(services) as lookup:
        for work in works:
            progress(work.key)
            updates.append(_updated(work, lookup))
    changed = [update.after for update in updates if update.after != update.before]
    if changed:
        replace_works(kb, changed)
        tie_in(kb)
    return updates


def _updated(work: Work, lookup: Lookup) -> Update:
    entry = lookup.by_doi(work.doi) if work.doi else lookup.by_pmid(work.pmid) if work.pmid else None
    if entry is None:
        return Update(work, work, found=False)
    (record,) = works_of([replace(entry, key=work.key)], work.key, ())
    empty = {name: getattr(record, name) for name in _FIELDS if getattr(work, name) is None}
    differing = tuple(
        (name, str(getattr(work, name)), str(getattr(record, name)))
        for name in _FIELDS
        if None not in (getattr(work, name), getattr(record, name))
        and _differ(getattr(work, name), getattr(record, name))
    )
    after = replace(work, **empty, retracted=work.retracted or record.retracted)
    return Update(work, after, differing)


def _differ(one: object, other: object) -> bool:
    return "".join(filter(str.isalnum, str(one).casefold())) != "".join(filter(str.isalnum, str(other).casefold()))


def show_updates(updates: Iterable[Update]) -> None:
    """Print what the look-ups said, a row a work."""
    print_table(("key", "said"), [(update.before.key, "; ".join(_said(update))) for update in updates])


def _said(update: Update) -> Iterable[str]:
    if not update.found:
        return ["not found at Crossref or PubMed, or it has no DOI and no PMID"]
    said = ["RETRACTED"] if update.after.retracted and not update.before.retracted else []
    for field in fields(Work):
        old, new = getattr(update.before, field.name), getattr(update.after, field.name)
        if old != new and field.name != "retracted":
            said.append(f"{field.name}: {new} (was not found)")
    said += [f"{name}: we have {ours!r}, they have {theirs!r}; ours is kept" for name, ours, theirs in update.differing]
    return said or ["nothing new"]


# Findings -------------------------------------------------------------------------------------------------------------


def add_findings(kb: Path, table: Path) -> tuple[Finding, ...]:
    """Add the findings of a table to the user's own and tie them in; return those that are new or changed."""
    before = known(kb)
    found = load_findings(table, before.works, before.vocabulary)
    new = put_findings(kb, found, before.works, before.vocabulary)
    if new:
        tie_in(kb)
    return new


def add_abstract(kb: Path, abstract: Path, work_name: str, *, keep: bool) -> tuple[Finding, ...]:
    """Read the abstract of a work; print its findings and what could not become one; with `keep`, add and tie in."""
    before = known(kb)
    work = before.work(work_name)
    (document,) = read_articles([abstract])
    read = read_abstract(document, work, Reader(before.vocabulary))
    concepts = before.vocabulary.concepts
    print_table(("finding", "read from"), [(finding_sentence(one, concepts), one.quote or "") for one in read.findings])
    for claim, why in read.left:
        say(f"left out: {' '.join(claim.quote.exact.split())[:80]!r}: {why}")
    if not keep:
        return ()
    new = put_findings(kb, read.findings, before.works, before.vocabulary)
    if new:
        tie_in(kb)
    return new
