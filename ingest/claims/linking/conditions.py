"""Events on a condition: "If a clot breaks loose, a stroke may follow", "Gout occurs when crystals build up"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ...knowledge import read_knowledge
from ..cues import CueMatch, condition_cue
from ..lists import parse_list
from ..phrases import word_set
from ..things import Thing, thing_named, whole_of
from ..words import TABLES, Words, verb_forms
from .link import Link

_IDLE_CONDITIONS: Final = word_set("idle_conditions")
_POPULATIONS: Final = word_set("populations")
_PROFESSIONALS: Final = word_set("professionals")

_CONDITIONS: Final = frozenset(("when", "whenever", "if", "as", "once", "because"))
_MARKS: Final = frozenset(",.;:(")
_AUXILIARY: Final = frozenset("MBHOXR")
_FINITE: Final = frozenset("MBHOVZE")
_READERS: Final = frozenset(("you", "we", "i", "he", "she", "they", "it", "people"))
_NOT_WITH: Final = frozenset(("even", "only", "such", "well", "as", "same", "known", "except", "just", "not"))
_ARTICLES: Final = frozenset(("the", "a", "an", "your", "this", "these"))
_DENYING: Final = frozenset(("no", "too", "less", "fewer", "more"))
_RISKS: Final = frozenset(("risk", "chance", "odds", "likelihood", "probability"))
_EFFECTS: Final = {
    "appears": "cause",
    "up": "cause",
    "down": "cause",
    "changes": "cause",
    "better": "help",
    "worse": "harm",
}
_LONGEST: Final = 24  # words of a clause
_ONSETS: Final = frozenset(("begin", "start"))


class Event(NamedTuple):
    """What happens: (start, end) of the words of what it happens to, of its verb, and what kind of event it is."""

    subject: tuple[int, int]
    verb: tuple[int, int]
    kind: str
    lemma: str


@lru_cache(maxsize=1)
def _happenings() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return the rest, kind and lemma of each verb of happening by the forms of its first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for row in read_knowledge(TABLES / "happenings.tsv"):
        first, *rest = row["verb"].split()
        for form in verb_forms(first):
            found[form].append((tuple(rest), row["kind"], first))
    return {form: tuple(sorted(rows, key=lambda row: -len(row[0]))) for form, rows in found.items()}


def find_conditions(words: Words) -> list[Link]:
    """Return the links between conditions and what happens on them, in reading order."""
    if _CONDITIONS.isdisjoint(words.lower):
        return []
    return [link for index in range(len(words)) if words.lower[index] in _CONDITIONS for link in _read(words, index)]


def _read(words: Words, index: int) -> Iterator[Link]:
    end = _clause_end(words, index + 1)
    if not _brings_about(words, index, end):
        return
    fronted = index == 0 or words.tags[index - 1] in ";:" or words.tags[index - 1] == "C"
    if fronted and end < len(words) and words.tags[end] == ",":
        event = _event(words, end + 1, _clause_end(words, end + 1))
        causes = [_clause(words, index + 1, end)]
    elif not fronted and words.lower[index - 1] not in _NOT_WITH:
        event = _event_before(words, index)
        causes = _alternatives(words, index + 1, end)
    else:
        return
    if event is not None:
        yield from (link for cause in causes if cause is not None for link in _links(words, cause, event, index))


def _clause_end(words: Words, start: int) -> int:
    for end in range(start, min(start + _LONGEST, len(words))):
        if words.tags[end] in _MARKS or (words.tags[end] == "S" and end > start):
            return end
    return min(start + _LONGEST, len(words))


def _brings_about(words: Words, index: int, end: int) -> bool:
    """Whether a clause stands after the conjunction that says what happens: no wish, no talk of studies."""
    inside = words.tags[index + 1 : end]
    said = index + 1 < len(words) and words.lower[index + 1] in _READERS
    if len(inside) < 2 or inside[0] in _FINITE:
        return False
    if _FINITE.isdisjoint(inside[1:]) and not said and _event(words, index + 1, end) is None:
        return False
    if words.lower[index] == "as" and _event(words, index + 1, end) is None:
        return False
    return _IDLE_CONDITIONS.isdisjoint(words.lower[index + 1 : end])


def _clause(words: Words, start: int, end: int) -> Thing | None:
    """Return a clause as one thing, without the article or the pronoun and copula that it begins with."""
    while end > start + 1 and words.tags[end - 1] in "C":
        end -= 1
    if words.lower[start : start + 2] == ["there", "is"]:
        start += 2
    if start + 1 >= end:
        return None
    if words.tags[start] == "D" and words.lower[start + 1] in _POPULATIONS:
        start += 1
    if words.lower[start] in _READERS or words.lower[start] in _POPULATIONS:
        start += 1
        while start < end - 1 and (words.tags[start] in "BMR" or words.lower[start] in ("have", "has")):
            start += 1
    while start < end - 1 and words.tags[start] == "D" and words.lower[start] in _ARTICLES:
        start += 1
    return whole_of(words, start, end, end - 1) if end - start > 1 else None


def _alternatives(words: Words, start: int, end: int) -> list[Thing | None]:
    """Return the two of "when the valve weakens or opens", else the whole clause."""
    for index in range(start + 2, end - 1):
        if (
            words.lower[index] == "or"
            and words.tags[index + 1] in "ZE"
            and _FINITE & set(words.tags[start + 1 : index])
        ):
            return [_clause(words, start, index), _clause(words, index + 1, end)]
    return [_clause(words, start, end)]


def _event(words: Words, start: int, stop: int) -> Event | None:
    """Return what happens in the words `start` to `stop`, None where they say something else or speak of people."""
    for index in range(start + 1, stop):
        if words.tags[index] in "SQ" or words.tags[index] in _MARKS or index > start + 12:
            return None
        found = _happens(words, index, stop)
        if found is not None:
            last = index
            while last > start and words.tags[last - 1] in _AUXILIARY:
                last -= 1
            if last == start or not {"N", "G"} & set(words.tags[start:last]) or words.tags[last - 1] in "CPD":
                return None
            return Event((start, last), (index, found[0]), found[1], found[2])
        if words.tags[index] in "VZ" and words.tags[index - 1] != "T":
            return None
    return None


def _happens(words: Words, index: int, stop: int) -> tuple[int, str, str] | None:
    """Return (end, kind, lemma) of the verb of happening at `index`."""
    rows = _happenings().get(words.lower[index])
    if rows is None or words.tags[index] not in "VZEN":
        return None
    if words.tags[index] == "N" and not _stands_as_verb(words, index, stop):
        return None
    if words.tags[index] == "E" and words.tags[index - 1] in "BDPC":
        return None
    for rest, kind, lemma in rows:
        end = index + 1 + len(rest)
        if tuple(words.lower[index + 1 : end]) == rest and end <= stop:
            setting_in = lemma in _ONSETS and words.tags[end : end + 2] == ["T", "V"]
            return (end + 2, "changes", "") if setting_in else (end, kind, lemma)
    return None


def _stands_as_verb(words: Words, index: int, stop: int) -> bool:
    after = words.tags[index + 1] if index + 1 < stop else "."
    singular = not words.lower[index - 1].endswith("s") or words.lower[index - 1].endswith(("ss", "us", "is"))
    agrees = singular == words.lower[index].endswith("s")
    return words.tags[index - 1] == "N" and agrees and after in ".DRP"


def _event_before(words: Words, index: int) -> Event | None:
    """Return the event that the conjunction at `index` follows."""
    start = index
    while start > 0 and words.tags[start - 1] not in _MARKS and words.tags[start - 1] != "S":
        start -= 1
        if words.tags[start] == ")":
            start = next((at for at in range(start, 0, -1) if words.tags[at] == "("), start)
    if start < index and words.tags[start] == "C":
        start += 1
    event = _event(words, start, index - (words.tags[index - 1] == ","))
    near = event is not None and index - event.verb[1] <= 6
    return event if event is not None and near and event.lemma not in _ONSETS else None


def _links(words: Words, cause: Thing, event: Event, index: int) -> Iterator[Link]:
    """Yield the links of a clause with what happens on it."""
    phrases, _ = parse_list(words, event.subject[0], event.subject[1])
    things = [thing_named(words, phrase) for phrase in phrases]
    people = _POPULATIONS | _PROFESSIONALS
    if not things or any(thing.head in people for thing in things):
        return
    cue = CueMatch(event.verb[0], event.verb[1], condition_cue(), "")
    scope = (event.subject[0], event.verb[1])
    effect = _EFFECTS[event.kind]
    first = words.lower[event.subject[0] : event.subject[1]]
    if not _RISKS.isdisjoint(first):
        if event.kind in ("up", "down"):
            yield from _risks(words, cause, event, cue, things)
        return
    if event.kind in ("changes", "up", "down"):
        things = [_whole_event(words, event, things[0])]
    for thing in things:
        yield Link(cause, thing, cue, effect, scope, "condition", words)


def _risks(words: Words, cause: Thing, event: Event, cue: CueMatch, things: list[Thing]) -> Iterator[Link]:
    """Yield the links of "the risk of falls rises when …"."""
    effect = "risk_up" if event.kind == "up" else "prevent"
    for thing in things:
        if thing.head not in _RISKS:
            yield Link(cause, thing, cue, effect, (event.subject[0], event.verb[1]), "condition", words)


def _whole_event(words: Words, event: Event, thing: Thing) -> Thing:
    """Return "less blood reaches the kidneys" as one thing."""
    start, end = event.subject[0], event.verb[1]
    while start < thing.end - 1 and words.tags[start] == "D" and words.lower[start] not in _DENYING:
        start += 1
    while end < len(words) and words.tags[end] not in _MARKS and words.tags[end] != "S" and end - start < _LONGEST:
        if words.lower[end] in _CONDITIONS or (words.tags[end] == "C" and not _FINITE.isdisjoint(words.tags[end:])):
            break
        end += 1
    while words.tags[end - 1] in "RCP" and end > event.verb[1]:
        end -= 1
    return whole_of(words, start, end, words.folded.index(thing.head) if thing.head in words.folded else start)
