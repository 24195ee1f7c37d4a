"""From the abstract of a work to its findings, with the reader that reads articles: read, and not reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .claims import Reader
from .model import Claim, Document, Finding, Scale, Work
from .tables import MAX_CELL

_N = re.compile(r"(?<![\w.])[nN]\s?=\s?(\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d.])")
_LONGEST_POPULATION = 300


@dataclass(frozen=True, slots=True)
class AbstractReading:
    """What was read of an abstract: findings, and the claims that could not become any, each with the reason."""

    findings: tuple[Finding, ...]
    left: tuple[tuple[Claim, str], ...]


def read_abstract(document: Document, work: Work, reader: Reader) -> AbstractReading:
    """Return what the abstract of `work` says as findings in the order of its sentences, each marked `unreviewed`.

    Each claim that our reader finds becomes a finding with its figure, its people and the words it was read from.
    A hedged one does not ("may prevent" is an outlook, no result), nor one about things that the vocabulary does not
    know: findings are compared by concepts. `n` is set where the sentence prints "n = 66".

    >>> from .reading import parse_document
    >>> text = "Exercise prevented low back pain (RR 0.67, 95% CI 0.53 to 0.85, n = 1,634)."
    >>> read = read_abstract(parse_document(text, name="abstract", format="text"), Work("bee-2020", "…"), Reader())
    >>> [(one.subject, one.relation.value, one.object, one.n, one.unreviewed) for one in read.findings]
    [('exercise', 'prevents', 'low-back-pain', 1634, True)]
    """
    findings: dict[str, Finding] = {}
    left: list[tuple[Claim, str]] = []
    for claim in reader.read(document).claims:
        why = _unfit(claim, reader)
        if why:
            left.append((claim, why))
            continue
        finding = _finding(claim, work)
        findings.setdefault(finding.key, finding)
    return AbstractReading(tuple(findings.values()), tuple(left))


def _unfit(claim: Claim, reader: Reader) -> str:
    if claim.hedged:
        return "hedged: an outlook, not a result"
    known = reader.vocabulary.concepts
    unknown = [mention.text for mention in (claim.subject, claim.object) if mention.concept not in known]
    if unknown:
        return f"no concept of the vocabulary: {', '.join(unknown)}"
    return ""


def _finding(claim: Claim, work: Work) -> Finding:
    quote, figure = _line(claim.quote.exact)[:MAX_CELL], claim.quantity
    key = "-".join((work.key, "read", *_slugs(claim), claim.relation.value.replace("_", "-")))
    return Finding(
        key=f"{key}-not" if claim.negated else key,
        work=work.key,
        subject=claim.subject.concept,
        relation=claim.relation,
        object=claim.object.concept,
        negated=claim.negated,
        quantity=replace(figure, scale=Scale.UNKNOWN, p="") if figure else None,  # columns of their own, or none
        n=_count(claim.quote.exact),
        population=_line(claim.population.text)[:_LONGEST_POPULATION] if claim.population else None,
        p=figure.p or None if figure else None,
        quote=quote,
        unreviewed=True,
    )


def _slugs(claim: Claim) -> Iterator[str]:
    return (mention.concept for mention in (claim.subject, claim.object))


def _count(words: str) -> int | None:
    """Return the one count that a sentence prints as "n = 66", None where it prints none or several."""
    counts = {int(digits.replace(",", "")) for digits in _N.findall(words)}
    return counts.pop() if len(counts) == 1 and counts != {0} else None


def _line(words: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())
