"""Answers as text for a terminal: what was built, claims, traces."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.wording import claim_sentence, finding_sentence, reason_words, work_words
from ingest.model import Claim, Concept, Document

from .console import out, print_table, visible

if TYPE_CHECKING:  # showing paths needs neither the reader nor traces
    from graph.base import KnowledgeBase
    from graph.trace import Source, Trace
    from ingest.claims import Reading

_WIDTH = 100
_NAME = 10


def show_base(base: KnowledgeBase) -> None:
    """Print what a knowledge base holds: its articles with their claims, claims by relation, works."""
    documents = {document.sha256: document for document in base.documents()}
    claims = list(base.claims())
    per_text = Counter(claim.text_sha256 for claim in claims)
    linked = {link.claim for link in base.links()}
    tied = Counter(claim.text_sha256 for claim in claims if claim.id in linked)
    rows = [
        (document.title or document.name, str(per_text[sha]), str(tied[sha]), str(len(document.references)))
        for sha, document in sorted(documents.items(), key=lambda pair: pair[1].name)
    ]
    print_table(("article", "claims", "tied to a work", "references listed"), rows, "Articles")
    relations = Counter(claim.relation.value for claim in claims)
    print_table(("relation", "claims"), [(name, str(n)) for name, n in relations.most_common()], "Claims by relation")
    cited = Counter(link.work for link in base.links())
    works = [(work_words(work), work.design or "not found", str(cited[work.key])) for work in base.works()]
    print_table(("work", "design", "claims tied to it"), works, "Works")


def show_claims(claims: Sequence[Claim], *, explain: bool = False) -> None:
    """Print claims as a table; with `explain` each with the rule and the words that made it."""
    if explain:
        for claim in claims:
            print_plain("\n".join(_explained(claim)))
        return
    rows = [
        (claim.article, claim.subject.text, _relation(claim), claim.object.text, _short(claim.quote.exact))
        for claim in claims
    ]
    print_table(("article", "subject", "relation", "object", "quote"), rows)


def show_unread(reading: Reading) -> None:
    """Print each passage that gave no claim, with the reason; nothing where that was not asked for."""
    for one in reading.unread:
        lines = [*block_lines("no claim", one.span.of(reading.document.text)), *block_lines("because", one.reason)]
        print_plain("\n".join(lines) + "\n")


def _relation(claim: Claim) -> str:
    marks = [mark for mark, holds in (("not", claim.negated), ("hedged", claim.hedged)) if holds]
    return claim.relation.value + (f" ({', '.join(marks)})" if marks else "")


def _explained(claim: Claim) -> Iterator[str]:
    yield f"{claim.subject.text} | {_relation(claim)} | {claim.object.text}"
    yield from block_lines("quote", claim.quote.exact)
    yield from block_lines("rule", f"{claim.rule} (reading {claim.reading:.2f})")
    for cue in claim.cues:
        yield from block_lines(cue.role, f"{cue.text!r} at {cue.span.start}–{cue.span.end}")
    yield from block_lines("concepts", f"{claim.subject.concept}, {claim.object.concept}")
    yield ""


def _short(words: str, length: int = 90) -> str:
    return textwrap.shorten(words, length, placeholder=" …")


def show_traces(words: str, traces: Sequence[Trace], concepts: Mapping[str, Concept]) -> None:
    """Print each trace as a block of named lines."""
    if not traces:
        print_plain(f"No claim speaks of {words!r}. That no claim was found does not say that none was made.")
    for number, trace in enumerate(traces, 1):
        print_plain("\n".join(_traced(number, trace, concepts)) + "\n")


def _traced(number: int, trace: Trace, concepts: Mapping[str, Concept]) -> Iterator[str]:
    claim = trace.claim
    yield f"{number}. {claim_sentence(claim, concepts)}"
    yield from block_lines("quote", f"“{claim.quote.exact}”")
    yield from block_lines("article", _article(trace.document))
    yield from block_lines("claim", claim.id)
    said = [claim.language_strength.value.replace("_", " "), "hedged" if claim.hedged else "not hedged"]
    if claim.absence is not None:
        said.append(claim.absence.value.replace("_", " "))
    if claim.attribution is not None:
        said.append(f"attributed: “{claim.attribution.text}”")
    if claim.structural:
        said.append("stated by a list under a heading")
    yield from block_lines("wording", "; ".join(said))
    if not trace.supported:
        listed = len(trace.document.references)
        which = f"none of the {listed} listed references was found to carry it" if listed else "the article lists none"
        yield from block_lines("source", f"not found: {which}")
    if trace.opposed:
        yield from block_lines("opposed", "a work on the same two things found the opposite")
    if trace.strength is not None:
        yield from block_lines("strength", trace.strength.summary)
    for source in trace.sources:
        yield from _source(source, concepts)


def _article(document: Document) -> str:
    parts = [document.title or document.name, document.author, document.publisher, document.date]
    words = ", ".join(part for part in parts if part)
    return f"{words} (digest of: {document.original})" if document.original else words


def _source(source: Source, concepts: Mapping[str, Concept]) -> Iterator[str]:
    link = source.link
    if link is None:
        yield from block_lines(
            "beside", f"{work_words(source.work)}: tied to another claim about this, not to this claim"
        )
    else:
        if source.reference is not None:
            yield from block_lines("printed", f"{source.reference.position}. {source.reference.text}")
        else:
            yield from block_lines("printed", "not in the article's own reference list")
        yield from block_lines("work", work_words(source.work))
        reasons = "; ".join(reason_words(reason) for reason in link.reasons)
        yield from block_lines("link", f"{link.status}, confidence {link.confidence:.2f}: {reasons}")
    for finding in source.findings[:1]:
        yield from block_lines("finding", finding_sentence(finding, concepts))
    for verdict in source.verdicts:
        against = f"“{verdict.claim_says}” against “{verdict.finding_says}”"
        yield from block_lines(
            "verdict", f"{_spaced(verdict.axis)}: {_spaced(verdict.verdict)} — {against}: {verdict.explanation}"
        )


def _spaced(name: str) -> str:
    """Return a term's local name as words: "designCannotCarry" is "design cannot carry"."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name)


def block_lines(name: str, words: str) -> list[str]:
    """Return words as the lines of a block, behind their name."""
    indent = " " * (_NAME + 3)
    wrapped = textwrap.wrap(
        " ".join(words.split()), _WIDTH, initial_indent=f"   {name:<{_NAME}}", subsequent_indent=indent
    )
    return wrapped or [f"   {name}"]


def print_plain(words: str) -> None:
    """Print words as they are, control characters made visible."""
    out().print(visible(words), soft_wrap=True)
