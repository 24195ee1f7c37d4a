"""Whether a claim and a study speak of the same people: decided by concepts and ages, never by shared words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from ingest.knowledge import read_knowledge
from ingest.model import Kind
from ingest.vocabulary import Vocabulary, fold_words

from .matching import Closeness, closeness

OLDER_FROM = 65
"""A mean age, or a least age, of this many years makes a group one of older adults (MeSH D000368)."""
_LONGEST = 500  # characters of a description of people that are read
_ANYONE = frozenset({"patients", "hospital-patients", "adults", "general-population"})
"""Groups that say where people were found or that they are grown up: as an extra of the study they decide nothing."""
_SEXES = ("men", "women")
_PEOPLE_WITH = "people with "
_AGE = r"(?P<{}>\d{{1,3}})"
_YEARS = r"(?:\s?years?)?"
_RANGE = re.compile(
    r"\bage[ds]?:?\s(?:between\s)?" + _AGE.format("low") + r"\s?(?:to|and|-|–)\s?" + _AGE.format("high")
)
_OLD_RANGE = re.compile(r"\b" + _AGE.format("low") + r"\s?(?:to|-|–)\s?" + _AGE.format("high") + r"[\s-]years?\b")
_MEAN = re.compile(r"\b(?:mean|average|median) age\s?(?:of|was|is|:)?\s?" + _AGE.format("mean"))
_LEAST = re.compile(
    r"\b(?:over|above|older than|aged at least)\s(?:the age of\s)?" + _AGE.format("low") + r"\b"
    r"|\b" + _AGE.format("from") + _YEARS + r"\s?(?:\+|(?:and|or) (?:older|over|above|more))"
)  # fmt: skip
_MOST = re.compile(r"\b(?:under|below|younger than)\s(?:the age of\s)?" + _AGE.format("high") + r"\b")


class GroupMatch(StrEnum):
    """How the group that a claim names stands to the people that were studied."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Group:
    """What is known of a group of people: concepts of people, their conditions, their ages in years (both ends in)."""

    people: frozenset[str]
    conditions: frozenset[str]
    ages: tuple[int, int] | None = None


def read_group(text: str, vocabulary: Vocabulary) -> Group:
    """Return what the vocabulary knows of the people that `text` describes.

    "People with X" is read as people who have the condition X. Ages in figures count as older adults from a mean or
    least age of 65, and as adults from a least age of 18; a mean below that says nothing of who took part.
    """
    text = text[:_LONGEST]
    found = [concept for _, _, concept in vocabulary.find(fold_words(text))]
    people = {one for one in found if vocabulary[one].kind is Kind.POPULATION}
    conditions = {one for one in found if vocabulary[one].kind in (Kind.CONDITION, Kind.SYMPTOM)}
    conditions |= _conditions_of(people, vocabulary)
    stated = _stated_ages(text.casefold())
    people = {one for one in people if not vocabulary[one].label.startswith(_PEOPLE_WITH)} - {"patients"}
    people |= _people_of_age(stated, vocabulary)
    return Group(frozenset(people), frozenset(conditions), stated or _usual_ages(people, vocabulary))


def _conditions_of(people: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """Return what "people with X" have, for each of `people` that is such a group or under one."""
    found = set()
    for one in people:
        labels = (vocabulary[name].label for name in (one, *vocabulary.ancestors(one)) if name in vocabulary)
        label = next((label for label in labels if label.startswith(_PEOPLE_WITH)), "")
        condition = vocabulary.lookup(label.removeprefix(_PEOPLE_WITH)) if label else None
        if condition is not None:
            found.add(condition)
    return found


def _stated_ages(text: str) -> tuple[int, int] | None:
    """Return the ages that figures in the text give. A mean of 65 or more stands for that and more."""
    if match := _RANGE.search(text) or _OLD_RANGE.search(text):
        low, high = int(match["low"]), int(match["high"])
        return (low, high) if low <= high else None
    if match := _MEAN.search(text):
        return (OLDER_FROM, 130) if int(match["mean"]) >= OLDER_FROM else None
    if match := _LEAST.search(text):
        return (int(match["low"] or match["from"]), 130)
    if match := _MOST.search(text):
        return (0, max(int(match["high"]) - 1, 0))
    return None


def _people_of_age(ages: tuple[int, int] | None, vocabulary: Vocabulary) -> set[str]:
    if ages is None:
        return set()
    concept = "older-adults" if ages[0] >= OLDER_FROM else "adults" if ages[0] >= 18 else ""
    return {concept} & set(vocabulary.concepts)


@lru_cache(maxsize=1)
def _age_table() -> Mapping[str, tuple[int, int]]:
    rows = read_knowledge(Path(__file__).parent / "ages.tsv")
    return {row["concept"]: (int(row["low"]), int(row["high"])) for row in rows}


def _usual_ages(people: Iterable[str], vocabulary: Vocabulary) -> tuple[int, int] | None:
    table = _age_table()
    spans = []
    for one in people:
        near = next((table[name] for name in (one, *vocabulary.ancestors(one)) if name in table), None)
        if near is None:
            continue
        spans.append(near)
    return (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None


def compare_groups(
    said: str, studied: str, vocabulary: Vocabulary, topic: frozenset[str] = frozenset()
) -> tuple[GroupMatch, str]:
    """Return how the group that a claim names stands to the people studied, and why in a clause.

    `topic` holds the concepts that claim and finding are about: who has the condition in question needs no saying.
    Differs only where both cannot hold (ages, sexes) or where both name conditions and none of them is shared; unknown
    where the words do not tell.
    """
    one, other = read_group(said, vocabulary), read_group(studied, vocabulary)
    topic = topic | _conditions_of(topic, vocabulary)
    if (why := _exclusive(one, other, vocabulary)) is not None:
        return GroupMatch.DIFFERS, why
    conditions = _closest(one.conditions, other.conditions, topic, vocabulary)
    people = _closest(one.people, other.people, topic, vocabulary)
    if conditions and other.conditions and max(conditions.values()) < Closeness.BROADER:
        return GroupMatch.DIFFERS, "the claim names people with another condition than was studied"
    near = {*conditions.values(), *people.values()}
    if not near or min(near) < Closeness.BROADER:
        return GroupMatch.UNKNOWN, "whether these are the same people cannot be told from the words"
    limits, others = _extras(one, other, topic, vocabulary)
    wider, narrower = Closeness.BROADER in near or limits, Closeness.NARROWER in near or others
    if wider and narrower:
        return GroupMatch.UNKNOWN, "the two groups overlap, and how far cannot be told from the words"
    if wider:
        return GroupMatch.BROADER, "the claim speaks of more people than were studied"
    if narrower:
        return GroupMatch.NARROWER, "the claim speaks of a group that was studied only as a part of others"
    return GroupMatch.SAME, "the claim and the study speak of the same kind of people"


def _exclusive(one: Group, other: Group, vocabulary: Vocabulary) -> str | None:
    if one.ages and other.ages and (one.ages[1] < other.ages[0] or other.ages[1] < one.ages[0]):
        return "the claim names people of another age than were studied"
    mine, theirs = _sexes(one, vocabulary), _sexes(other, vocabulary)
    if mine and theirs and not mine & theirs:
        return "the claim names the other sex than was studied"
    return None


def _sexes(group: Group, vocabulary: Vocabulary) -> set[str]:
    named = {name for one in group.people for name in (one, *vocabulary.ancestors(one))}
    return named & set(_SEXES)


def _closest(
    said: Iterable[str], studied: Iterable[str], topic: frozenset[str], vocabulary: Vocabulary
) -> dict[str, Closeness]:
    """Return how close the nearest studied concept is to each that the claim names."""
    found = {}
    for one in said:
        near = max((closeness(one, other, vocabulary) for other in studied), default=Closeness.UNRELATED)
        found[one] = Closeness.SAME if one in topic else near
    return found


def _extras(one: Group, other: Group, topic: frozenset[str], vocabulary: Vocabulary) -> tuple[bool, bool]:
    """Return what the study's description adds to the claim's: whether a limit, and whether others beside its group.

    "Women with gout" adds a limit to "women"; "women and men" adds others, being of the same axis (sex, age).
    """
    asked = {*one.people, *one.conditions}
    axes = {axis for concept in asked for axis in _axes(concept, vocabulary)}
    extras = {
        extra
        for extra in {*other.people, *other.conditions} - topic - _ANYONE
        if all(closeness(concept, extra, vocabulary) < Closeness.BROADER for concept in asked)
    }
    beside = {extra for extra in extras if axes & _axes(extra, vocabulary)}
    return bool(extras - beside), bool(beside)


def _axes(concept: str, vocabulary: Vocabulary) -> set[str]:
    named = {concept, *vocabulary.ancestors(concept)}
    return {axis for axis, values in (("sex", _SEXES), ("age", _age_table())) if named & set(values)}
