"""Independence roots: the study, cohort or data set that a work reports on. What shares a root is one piece of news."""

from __future__ import annotations

import hashlib
import re

from ingest.model import Reference, Work

_NOT_WORD = re.compile(r"\W+")


def root_of(work: Work) -> str:
    """Return the root of a work: its study, or the work itself where no study is recorded.

    >>> root_of(Work("suri-2010", "…", study_root="osteoarthritis-initiative")), root_of(Work("ito-2017", "…"))
    ('study:osteoarthritis-initiative', 'work:ito-2017')
    """
    return f"study:{work.study_root}" if work.study_root else f"work:{work.key}"


def reference_root(reference: Reference) -> str:
    """Return the root of a printed reference whose work is not known: by DOI or PMID, else by its words.

    Two articles that print one reference share it, whatever its case and punctuation.

    >>> reference_root(Reference(1, "Smith A. Knees.", doi="10.1000/X"))
    'reference:10.1000/x'
    >>> reference_root(Reference(1, "Smith A. Knees.")) == reference_root(Reference(7, "SMITH, A.: Knees"))
    True
    """
    if reference.doi:
        return f"reference:{reference.doi.lower()}"
    if reference.pmid:
        return f"reference:pmid-{reference.pmid}"
    words = _NOT_WORD.sub(" ", reference.text.casefold()).strip()
    return f"reference:{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:20]}"
