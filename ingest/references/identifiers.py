"""The identifiers that a printed reference holds: DOI, PMID, web address."""

from __future__ import annotations

import re
from dataclasses import dataclass

# DOI Handbook, section 2.2.1: "10.", a registrant's digits, a slash, any printable characters.
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\.org/|\bdoi\s{0,2}\.?\s{0,2}:?\s{0,2}(?:https?://(?:dx\.)?doi\.org/)?)?"
    r"\b(10\.\d{4,9}(?:\.\d{1,6}){0,3}/[^\s\"“”<>]{1,300})",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"(?:\bPMID\s?:?\s?|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{1,8})\b/?", re.IGNORECASE
)
_PMC = re.compile(r"\bPMCID?\s?:?\s?(?:PMC)?\d{1,9}\b\.?", re.IGNORECASE)
_URL = re.compile(r"<?(https?://[^\s<>\"]{1,2000}|www\.[^\s<>\"]{1,2000})>?", re.IGNORECASE)
_ACCESS = re.compile(
    r"\b(?:Retrieved|Accessed|Last accessed|Date accessed|Available)\b(?:\s+(?:on|at|from|online))?"
    r"(?::?\s+(?:on\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|\d{4}-\d\d-\d\d))?,?"
    r"(?:\s*(?:from|at))?\s*:?",
)
_NOISE = re.compile(
    r"\[(?:Internet|PubMed|Google Scholar|CrossRef|Cross Ref|PMC free article|DOI|online)\]"
    r"|\[(?:cited|accessed|updated)\s[^\[\]]{1,40}\]|\bEpub\s[^.;]{1,30}[.;]?"
)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The identifiers of a reference, None where not printed, and its words without them."""

    doi: str | None
    pmid: str | None
    url: str | None
    rest: str


def take_identifiers(words: str) -> Identifiers:
    """Return the identifiers printed in `words`, and the words that are left.

    A DOI is returned bare and in lower case; a web address is None where it only spells the DOI.

    >>> take_identifiers("Knee, 2(1), 3. doi.: 10.1000/AB(1)2.").doi
    '10.1000/ab(1)2'
    """
    doi_match = _DOI.search(words)
    doi = _bare_doi(doi_match[1]) if doi_match else None
    if doi_match and doi:
        words = words[: doi_match.start()] + " " + words[doi_match.start(1) + len(doi) :]
    pmid_match = _PMID.search(words)
    url_match = _URL.search(words)
    url = url_match[1].rstrip(".,;)]") if url_match else None
    for pattern in (_URL, _PMID, _PMC, _ACCESS, _NOISE):
        words = pattern.sub(" ", words)
    return Identifiers(doi, pmid_match[1] if pmid_match else None, url, tidy(words))


def tidy(words: str) -> str:
    """Return words on one line, without what hangs on at their end."""
    words = " ".join(words.replace("( )", " ").split())
    while words.endswith((" .", ",", ";", ":", " (", "()", "[]", "..")):
        words = words[: -2 if words.endswith(("()", "[]")) else -1].rstrip()
    return words


def _bare_doi(printed: str) -> str:
    """Return a DOI without the punctuation of the sentence around it."""
    doi = printed
    while doi and (doi[-1] in ".,;:'’]*" or (doi[-1] == ")" and doi.count(")") > doi.count("("))):
        doi = doi[:-1]
    return doi.lower()
