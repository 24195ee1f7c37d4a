"""Paths as HTML for notebooks: plain, escaped, and never without the note that a chain is no evidence."""

from __future__ import annotations

from html import escape

from ..wording import relation_words
from .model import NOTE, EvidencePath, Hop, PathAnswer


def path_html(path: EvidencePath) -> str:
    """Return one path as HTML."""
    return f"<div>{_body(path)}<p><em>{escape(NOTE)}</em></p></div>"


def answer_html(answer: PathAnswer) -> str:
    """Return ranked paths as HTML."""
    if not answer.paths:
        found = "<p>No path of claims was found.</p>"
    else:
        found = "<ol>" + "".join(f"<li>{_body(path)}</li>" for path in answer.paths) + "</ol>"
    stopped = "<p>The search stopped at its limit: there may be better paths.</p>" if answer.truncated else ""
    return f"<div>{found}{stopped}<p><em>{escape(answer.note)}</em></p></div>"


def _body(path: EvidencePath) -> str:
    steps = [f"<strong>{escape(path.labels[0])}</strong>"]
    for hop in path.hops:
        words = relation_words(hop.relation)
        arrow = f"← {words} ←" if hop.against else f"— {words} →"
        steps.append(f"{escape(arrow)} <strong>{escape(hop.labels[1])}</strong>")
    told = f"{path.label}; {path.direction}; weakest hop: {path.weakest}{_ends(path)}"
    told += "".join(f"; {one}" for one in path.shared_roots)
    rows = "".join(_row(hop) for hop in path.hops)
    head = "<tr><th>hop</th><th>strength</th><th>voices</th><th>roots</th><th>best quote</th><th>works</th></tr>"
    return f"<p>{' '.join(steps)}<br><small>{escape(told)}</small></p><table>{head}{rows}</table>"


def _ends(path: EvidencePath) -> str:
    ends = zip(path.narrower, ("starts", "ends"), (path.labels[0], path.labels[-1]), strict=True)
    return "".join(f"; {verb} at a narrower concept, {label}" for narrower, verb, label in ends if narrower)


def _row(hop: Hop) -> str:
    subject, object_ = hop.labels[::-1] if hop.against else hop.labels
    grade, best = hop.grade, hop.best
    cells = (
        f"{subject} {relation_words(hop.relation)} {object_}",
        f"{grade.level} ({grade.score:.2f})",
        str(grade.voices),
        str(grade.roots),
        f"“{best.quote.exact}” ({best.article})",
        ", ".join(hop.works) or "none found",
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
