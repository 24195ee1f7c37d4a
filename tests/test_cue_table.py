"""The tables that the reader reads by are well-formed: known values, sources, no rule written twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from pathlib import Path

import pytest

from ingest.claims.cues import cue_patterns
from ingest.claims.direction import relation_of
from ingest.claims.words import TABLES, verb_forms
from ingest.knowledge import read_knowledge
from ingest.model import Relation, Valence

FOLDING = TABLES.parents[1] / "vocabulary" / "tables"
ALL = sorted((*TABLES.glob("*.tsv"), *FOLDING.glob("*.tsv")), key=lambda path: path.name)
CUES = read_knowledge(TABLES / "cues.tsv")
KINDS = {"V", "A", "N"}
SLOTS = {
    *("so", "os", "sym", "pair", "pair_after", "between", "co", "pop", "nominal", "symptom", "people", "trouble"),
    *("helps", "dying", "deed", "topic", "topic_os", "held", "held_os", "nodiff", "managed", "none"),
    *("share", "rate", "rise", "fared", "signal"),
    *("held_if", "bare", "condition", "families", "oftener"),
    *("makes", "condition_os", "sign", "itself", "left", "cases"),
}
STRENGTHS = {"direct", "correlational", "none"}
KNOWN = {"kind": KINDS, "slots": SLOTS, "strength": STRENGTHS}
NO_CLAIM = {"beyond"}  # words that a cue is read past, or whose objects another cue acts on
KEYED = {
    "cues": "pattern",
    "headings": "words",
    "hedges": "words",
    "negation": "words",
    "numbers": "words",
    "comparators": "words",
    "units": "words",
    "populations": "word",
    "verbs": "lemma",
    "verb_forms": "lemma",
}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_row_of_every_table_has_a_source(path: Path) -> None:
    rows = read_knowledge(path)
    assert rows
    assert [number for number, row in enumerate(rows, start=2) if not row["source"].strip()] == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_no_cell_has_a_space_at_its_ends_or_is_empty(path: Path) -> None:
    cells = [(number, cell) for number, row in enumerate(read_knowledge(path), start=2) for cell in row.values()]
    assert [(number, cell) for number, cell in cells if not cell or cell != cell.strip()] == []


@pytest.mark.parametrize(("table", "key"), KEYED.items(), ids=KEYED.keys())
def test_no_rule_is_written_twice(table: str, key: str) -> None:
    counts = Counter(row[key] for row in read_knowledge(TABLES / f"{table}.tsv"))
    assert [words for words, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("column", "known"), KNOWN.items(), ids=KNOWN.keys())
def test_cues_have_known_values(column: str, known: set[str]) -> None:
    assert {row[column] for row in CUES} <= known


@pytest.mark.parametrize("effect", sorted({row["effect"] for row in CUES} - NO_CLAIM))
def test_every_effect_has_a_relation_whatever_it_acts_on(effect: str) -> None:
    for valence in Valence:
        assert relation_of(effect, valence) in Relation


def test_cues_that_make_no_claim_have_slots_that_make_none() -> None:
    assert {row["slots"] for row in CUES if row["effect"] in NO_CLAIM} == {"none", "managed"}
    assert {row["effect"] for row in CUES if row["slots"] == "none"} == {"beyond"}


def test_a_pattern_is_lower_case_words_with_signs_that_are_known() -> None:
    for row in CUES:
        parts = row["pattern"].split()
        assert row["pattern"] == row["pattern"].lower()
        assert parts[0] not in "~@", row["pattern"]
        assert parts[-1] != "~", row["pattern"]
        for part in parts:
            assert part in "~@:," or all(one.replace("-", "").isalpha() for one in part.rstrip("*").split("|")), part
            assert "*" not in part[:-1], part
            assert not (part.endswith("*") and "|" in part), part


def test_no_two_patterns_read_the_same_words_in_two_ways() -> None:
    meanings: dict[tuple[bool, tuple[str, ...]], set[tuple[str, str]]] = defaultdict(set)
    for cue in cue_patterns():
        for words in product(*((part,) if isinstance(part, str) else part for part in cue.parts)):
            meanings[(cue.slots == "bare", words)].add((cue.effect, cue.slots))  # bare nouns are read where no verb is
    assert {words: found for words, found in meanings.items() if len(found) > 1} == {}


def test_verbs_of_cues_have_four_kinds_of_forms() -> None:
    lemmas = {part[:-1] for row in CUES for part in row["pattern"].split() if part.endswith("*")}
    assert {lemma for lemma in lemmas if set(verb_forms(lemma).values()) < set("VZG")} == set()


def test_headings_state_relations_of_the_model() -> None:
    for row in read_knowledge(TABLES / "headings.tsv"):
        assert Relation(row["relation"]) in Relation
        assert row["item"] in ("subject", "object")


def test_readings_are_shares() -> None:
    assert all(0 <= float(row["reading"]) <= 1 for row in read_knowledge(TABLES / "readings.tsv"))


def test_valences_are_those_of_the_model_or_turn_them_round() -> None:
    known = {valence.value for valence in Valence}
    for row in read_knowledge(TABLES / "valence.tsv"):
        assert row["place"] in ("head", "phrase", "ending", "modifier")
        assert row["valence"] in ({*known, "flip"} if row["place"] == "modifier" else known)
        assert (" " in row["word"]) or row["place"] != "phrase"


def test_no_head_word_is_both_wanted_and_unwanted() -> None:
    valences: dict[str, set[str]] = defaultdict(set)
    for row in read_knowledge(TABLES / "valence.tsv"):
        if row["place"] == "head":
            valences[row["word"]].add(row["valence"])
    assert {word for word, found in valences.items() if len(found) > 1} == set()


def test_number_words_and_units_have_values() -> None:
    assert all(float(row["value"]) >= 0 for row in read_knowledge(TABLES / "numbers.tsv"))
    assert {row["unit"] for row in read_knowledge(TABLES / "units.tsv")} <= {"OR", "RR", "HR", "SMD", "MD"}
    assert {row["comparator"] for row in read_knowledge(TABLES / "comparators.tsv")} == {"<", ">", "<=", ">="}
