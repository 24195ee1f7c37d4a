"""Evidence paths as text for a terminal, as JSON and as CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator

from graph.paths import EvidencePath, Hop, PathAnswer
from graph.paths.tables import path_csv, path_json
from graph.wording import relation_words

from .show import block_lines, print_plain


def render_paths(answer: PathAnswer, start: str, end: str, format: str) -> str:
    """Return paths as JSON or CSV; a table is printed by itself and "" returned."""
    if format == "json":
        return json.dumps(path_json(answer), ensure_ascii=False, indent=2) + "\n"
    if format == "csv":
        return path_csv(answer)
    show_paths(answer, start, end)
    return ""


def show_paths(answer: PathAnswer, start: str, end: str) -> None:
    """Print ranked paths, each hop with its strength, its best quote and the works behind it."""
    if not answer.paths:
        print_plain(f"No path of claims leads from {start!r} to {end!r} within what was asked for.")
    for number, path in enumerate(answer.paths, 1):
        print_plain("\n".join(_path(number, path)) + "\n")
    if answer.truncated:
        print_plain("The search stopped at its limit: there may be better paths.")
    print_plain(answer.note)


def _path(number: int, path: EvidencePath) -> Iterator[str]:
    steps = [path.labels[0]]
    for hop, label in zip(path.hops, path.labels[1:], strict=True):
        steps += [f"←{hop.relation.value}—" if hop.against else f"—{hop.relation.value}→", label]
    yield f"{number}. {' '.join(steps)}"
    yield from block_lines("chain", f"{path.label}; {path.direction}; weakest hop: {path.weakest}")
    for narrower, verb, label in zip(path.narrower, ("starts", "ends"), (steps[0], steps[-1]), strict=True):
        if narrower:
            yield from block_lines(verb, f"at {label}, a narrower concept than the one asked for")
    for shared in path.shared_roots:
        yield from block_lines("shared", str(shared))
    for hop in path.hops:
        yield from _hop(hop)


def _hop(hop: Hop) -> Iterator[str]:
    subject, object_ = hop.labels[::-1] if hop.against else hop.labels
    yield from block_lines("hop", f"{subject} {relation_words(hop.relation)} {object_}")
    grade = hop.grade
    yield from block_lines("strength", f"{grade.level}; {_count(grade.voices, 'voice')}, {_count(grade.roots, 'root')}")
    yield from block_lines("quote", f"“{hop.best.quote.exact}” ({hop.best.article})")
    yield from block_lines("works", ", ".join(hop.works) or "none found")
    for denial in hop.denied[:1]:
        yield from block_lines("denied", f"“{denial.quote.exact}” ({denial.article})")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
