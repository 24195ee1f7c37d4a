"""Faults as text for programs and people: JSON, SARIF 2.1.0, Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ingest.model import Document

from .model import Fault
from .rules import RULES

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://w3id.org/claimroot/ns#Fault"
_UNLISTED = "works that no article lists"


def faults_json(faults: Iterable[Fault]) -> str:
    """Return the faults as a JSON array, an object each; `start` and `end` count Unicode code points of the text."""
    return json.dumps([_object(fault) for fault in faults], ensure_ascii=False, indent=2) + "\n"


def _object(fault: Fault) -> dict[str, Any]:
    return {
        "id": fault.id,
        "rule": fault.rule,
        "severity": fault.severity,
        "article": fault.article or None,
        "text_sha256": fault.text_sha256 or None,
        "says": fault.says,
        "start": fault.span.start if fault.span else None,
        "end": fault.span.end if fault.span else None,
        "record": fault.record,
        "explanation": fault.explanation,
        "reference": fault.reference,
        "work": fault.work,
        "finding": fault.finding,
        "claims": list(fault.claims),
    }


# SARIF ----------------------------------------------------------------------------------------------------------------


def faults_sarif(
    faults: Iterable[Fault], documents: Mapping[str, Document], *, version: str, places: Mapping[str, str] | None = None
) -> str:
    """Return the faults as a SARIF 2.1.0 log with one run.

    `documents` are those of the faults, by the hash of their text: a line number is counted in the text as it was read,
    which for a web page is not a line of its source. `places` gives the file of an article by its name, where it was
    read from one; else the name stands for it. Offsets are Unicode code points (`columnKind`, section 3.14.17).
    Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01".

    >>> log = json.loads(faults_sarif([], {}, version="1.0"))
    >>> log["version"], log["runs"][0]["results"], len(log["runs"][0]["tool"]["driver"]["rules"]) == len(RULES)
    ('2.1.0', [], True)
    """
    driver = {
        "name": "claimroot",
        "version": version,
        "informationUri": _HOME,
        "rules": [_descriptor(rule.name, rule.severity, rule.title, rule.help) for rule in RULES],
    }
    results = [_result(fault, documents, places or {}) for fault in faults]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _descriptor(name: str, severity: str, title: str, help_: str) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": help_},
        "defaultConfiguration": {"level": severity},
    }


_INDEXES = {rule.name: index for index, rule in enumerate(RULES)}


def _result(fault: Fault, documents: Mapping[str, Document], places: Mapping[str, str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": fault.rule,
        "ruleIndex": _INDEXES[fault.rule],
        "level": fault.severity,
        "message": {"text": _message(fault)},
        "partialFingerprints": {"claimrootFault/v1": fault.id},
        "properties": {key: value for key, value in _object(fault).items() if key in ("record", "reference", "work")},
    }
    if fault.article:
        place = places.get(fault.article, fault.article)
        result["locations"] = [{"physicalLocation": _location(fault, place, documents.get(fault.text_sha256))}]
    return result


def _message(fault: Fault) -> str:
    """Return why, and both sides; braces are doubled, since single ones are placeholders (section 3.11.5)."""
    words = f"{_flat(fault.explanation)}. It says: {_flat(fault.says)} / against: {_flat(fault.record)}"
    return words.replace("{", "{{").replace("}", "}}")


def _location(fault: Fault, place: str, document: Document | None) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(place)}}
    if fault.span is not None:
        start, end = fault.span.start, fault.span.end
        region: dict[str, Any] = {"charOffset": start, "charLength": end - start, "snippet": {"text": fault.says}}
        if document is not None:
            before = document.text[:start]
            region["startLine"] = before.count("\n") + 1
            region["startColumn"] = start - (before.rfind("\n") + 1) + 1
            region["endLine"] = region["startLine"] + fault.says.count("\n")
            region["endColumn"] = end - (document.text.rfind("\n", 0, end) + 1) + 1
        location["region"] = region
    return location


# Markdown -------------------------------------------------------------------------------------------------------------


def faults_markdown(faults: Sequence[Fault]) -> str:
    """Return the faults as Markdown: a heading for each article, an item for each fault.

    Words of articles are escaped, so that they show as they are.

    >>> print(faults_markdown([]))
    # Audit
    <BLANKLINE>
    No fault was found.
    <BLANKLINE>
    """
    lines = ["# Audit", ""]
    if not faults:
        lines += ["No fault was found.", ""]
    for article in dict.fromkeys(fault.article for fault in faults):
        lines += [f"## {_plain(article) or _UNLISTED}", ""]
        for fault in (one for one in faults if one.article == article):
            place = f" ({fault.span.start}–{fault.span.end})" if fault.span else ""
            numbered = f", reference {fault.reference}" if fault.reference is not None else ""
            lines += [
                f"- **{fault.rule}** ({fault.severity}{numbered})",
                f"  - says{place}: {_plain(fault.says)}",
                f"  - against: {_plain(fault.record)}",
                f"  - why: {_plain(fault.explanation)}",
            ]
        lines.append("")
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Return words on one line, with the signs that Markdown (CommonMark, section 2.4) and HTML read escaped."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+!|~&" else char for char in _flat(words))


def _flat(words: str) -> str:
    return " ".join(words.split())
