"""Namespaces, and the IRI of each thing: names and keys are percent-encoded, so any of them gives a valid IRI.

Things stand under `https://w3id.org/claimroot/id/`, our terms under `https://w3id.org/claimroot/ns#` (`ontology.ttl`).
The parts of a claim (its quantity, its selectors) are fragments of the claim's own IRI; there are no blank nodes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from ingest.model import Claim, Relation, Work

from .evidence.model import Review

CR = "https://w3id.org/claimroot/ns#"
ID = "https://w3id.org/claimroot/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
CITO = "http://purl.org/spar/cito/"
FABIO = "http://purl.org/spar/fabio/"
BIBO = "http://purl.org/ontology/bibo/"
SCHEMA = "https://schema.org/"

PREFIXES = {
    "cr": CR,
    "id": ID,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "dct": DCT,
    "prov": PROV,
    "oa": OA,
    "cito": CITO,
    "fabio": FABIO,
    "bibo": BIBO,
    "schema": SCHEMA,
}

WORKS_GRAPH = NamedNode(f"{ID}graph/works")
VOCABULARY_GRAPH = NamedNode(f"{ID}graph/vocabulary")
DERIVED_GRAPH = NamedNode(f"{ID}graph/derived")
REVIEW_GRAPH = NamedNode(f"{ID}graph/review")
SCHEME = NamedNode(f"{ID}vocabulary")
AGENT = NamedNode(f"{ID}agent/claimroot")
TYPE = NamedNode(f"{RDF}type")

# Where a CURIE of another vocabulary points. Source: the prefixes' own pages (NLM RDF, OBO Foundry PURLs).
_ELSEWHERE = {
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "HP": "http://purl.obolibrary.org/obo/HP_",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
}
_DOI_SAFE = "/:;()._-~!$&'*+,=@"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}\Z")


@lru_cache(maxsize=4096)
def term(curie: str) -> NamedNode:
    """Return the term that a CURIE of `PREFIXES` names.

    >>> term("cr:raises_risk_of").value
    'https://w3id.org/claimroot/ns#raises_risk_of'
    """
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def encode_name(name: str) -> str:
    """Return `name` as one segment of an IRI path; `decode_name` gives it back.

    >>> encode_name("a/b c"), encode_name("..")
    ('a%2Fb%20c', '%2E%2E')
    """
    return quote(name, safe="") if name.strip(".") else "%2E" * len(name)


def decode_name(segment: str) -> str:
    """Return the name that `encode_name` encoded."""
    return unquote(segment, errors="strict")


def last_name(iri: str) -> str:
    """Return the decoded last segment of an IRI: the id of a concept, the name of an article.

    >>> last_name("https://w3id.org/claimroot/id/concept/knee%20pain")
    'knee pain'
    """
    return decode_name(iri.rpartition("/")[2])


def local_name(iri: str) -> str:
    """Return what stands after `#` in the IRI of one of our terms."""
    return iri.rpartition("#")[2]


# Things ---------------------------------------------------------------------------------------------------------------


def _thing(kind: str, name: str) -> NamedNode:
    return NamedNode(f"{ID}{kind}/{encode_name(name)}")


def claim_iri(claim: Claim | str) -> NamedNode:
    """Return the IRI of a claim, or of a claim's id; it is also the name of the claim's own graph."""
    return _thing("claim", claim if isinstance(claim, str) else claim.id)


def part_iri(whole: NamedNode, part: str) -> NamedNode:
    """Return the IRI of a part: the whole's IRI, `#`, the part's name.

    >>> part_iri(claim_iri("5f0c"), "quantity").value
    'https://w3id.org/claimroot/id/claim/5f0c#quantity'
    """
    return NamedNode(f"{whole.value}#{part}")


def article_iri(name: str) -> NamedNode:
    """Return the IRI of an article by its name.

    >>> article_iri("knee pain").value
    'https://w3id.org/claimroot/id/article/knee%20pain'
    """
    return _thing("article", name)


def text_iri(sha256: str) -> NamedNode:
    """Return the IRI of an article's text; it is also the name of the text's graph."""
    return _thing("text", sha256)


def reference_iri(text_sha256: str, position: int) -> NamedNode:
    """Return the IRI of the reference at `position` (from 1) in the list of a text."""
    return NamedNode(f"{ID}reference/{encode_name(text_sha256)}/{position}")


def concept_iri(concept_id: str) -> NamedNode:
    """Return the IRI of a concept by its id."""
    return _thing("concept", concept_id)


def work_iri(work: Work) -> NamedNode:
    """Return the IRI of a work: its DOI's where it has one, else one made of its key.

    >>> work_iri(Work("suri-2010", "…", doi="10.1002/acr.20324")).value
    'https://doi.org/10.1002/acr.20324'
    >>> work_iri(Work("wolfe-1996", "…")).value
    'https://w3id.org/claimroot/id/work/wolfe-1996'
    """
    return NamedNode(f"https://doi.org/{quote(work.doi, safe=_DOI_SAFE)}") if work.doi else _thing("work", work.key)


def work_iri_of(key: str, works: Mapping[str, Work]) -> NamedNode:
    """Return the IRI of the work with this key; one made of the key where `works` does not hold it."""
    return work_iri(works[key]) if key in works else _thing("work", key)


def finding_iri(key: str) -> NamedNode:
    """Return the IRI of a finding by its key."""
    return _thing("finding", key)


def fault_iri(fault_id: str) -> NamedNode:
    """Return the IRI of a fault that the audit found, by its id."""
    return _thing("fault", fault_id)


def study_iri(root: str) -> NamedNode:
    """Return the IRI of the study, cohort or data set that works report on."""
    return _thing("study", root)


def root_iri(root: str, works: Mapping[str, Work]) -> NamedNode:
    """Return the IRI of an independence root: its study's, else its work's, else one of the printed reference.

    >>> root_iri("study:osteoarthritis-initiative", {}).value
    'https://w3id.org/claimroot/id/study/osteoarthritis-initiative'
    """
    kind, _, name = root.partition(":")
    if kind == "study":
        return study_iri(name)
    return work_iri_of(name, works) if kind == "work" else _thing("printed", name)


def voice_iri(article: str) -> NamedNode:
    """Return the IRI of a voice, by the first of its articles."""
    return _thing("voice", article)


def conflict_iri(*parts: str) -> NamedNode:
    """Return the IRI of a conflict, by what makes it that one: kind, concepts, and what the sides say."""
    return _thing("conflict", short_hash(*parts))


def review_iri(review: Review) -> NamedNode:
    """Return the IRI of a review, made of all that it says: the same review twice is one."""
    changes = (part for change in review.changes for part in change)
    own = (review.target, review.claim, review.work or "", review.role or "", review.verdict, review.reason)
    return _thing("review", short_hash(*own, review.reviewer, review.at, review.note, *changes))


def run_iri(reader_version: str) -> NamedNode:
    """Return the IRI of the reading by one version of the reader."""
    return _thing("run", reader_version)


def proposition_iri(subject: str, relation: Relation, obj: str) -> NamedNode:
    """Return the IRI of a proposition; of a symmetric relation the same one both ways round.

    >>> both = Relation.CO_OCCURS_WITH
    >>> proposition_iri("knee-pain", both, "back-pain") == proposition_iri("back-pain", both, "knee-pain")
    True
    """
    parts = (encode_name(end) for end in proposition_ends(subject, relation, obj))
    return _thing("proposition", short_hash(relation.value, *parts))


def proposition_ends(subject: str, relation: Relation, obj: str) -> tuple[str, str]:
    """Return subject and object as the proposition has them: in alphabetical order if the relation is symmetric."""
    return (obj, subject) if relation.symmetric and obj < subject else (subject, obj)


def short_hash(*parts: str) -> str:
    """Return 20 hex digits that stand for `parts` in an IRI."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:20]


# Values of our own terms ----------------------------------------------------------------------------------------------

UNITS = {
    "%": "percent",
    "OR": "odds_ratio",
    "RR": "relative_risk",
    "HR": "hazard_ratio",
    "times": "times",
    "years": "years",
}


def unit_iri(unit: str) -> NamedNode:
    """Return the IRI of a unit: one of our terms where the ontology has it, else one made of its words.

    >>> unit_iri("%").value, unit_iri("mm Hg").value
    ('https://w3id.org/claimroot/ns#percent', 'https://w3id.org/claimroot/id/unit/mm%20Hg')
    """
    return term(f"cr:{UNITS[unit]}") if unit in UNITS else _thing("unit", unit)


def axis_iri(axis: str) -> NamedNode:
    """Return the term of an axis of comparison.

    >>> axis_iri("population").value
    'https://w3id.org/claimroot/ns#populationAxis'
    """
    return term(f"cr:{axis}Axis")


def match_iri(curie: str) -> NamedNode:
    """Return the IRI of a CURIE of another vocabulary; unknown prefixes go to the Bioregistry's resolver.

    >>> match_iri("MONDO:0005416").value
    'http://purl.obolibrary.org/obo/MONDO_0005416'
    """
    prefix, _, local = curie.partition(":")
    home = _ELSEWHERE.get(prefix.upper())
    return NamedNode(f"{home}{encode_name(local)}" if home else f"https://bioregistry.io/{quote(curie, safe=':')}")


def words(text: str, language: str) -> Literal:
    """Return words of a text as a literal in its language; `und` where that is no language tag (RFC 5646, 2.1)."""
    return Literal(text, language=language if _LANGUAGE.match(language) else "und")
