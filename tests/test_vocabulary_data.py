"""The vocabulary in `data/vocabulary/`: what every file of it keeps to, and what its mappings stand on."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from ingest.model import Kind, Valence
from ingest.vocabulary import Vocabulary, fold_words, read_skos

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "data" / "vocabulary").glob("*.ttl"))
TABLES = ROOT.parent / "shared" / "vocabulary"

CR = "https://w3id.org/claimroot/ns#"
CONCEPT = "https://w3id.org/claimroot/id/concept/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SCHEME = "https://w3id.org/claimroot/id/vocabulary"

KINDS = {CR + kind for kind in Kind if kind is not Kind.THING}
VALENCES = {CR + valence for valence in Valence}
KIND_OF_FILE = {
    "body-parts": {"BodyPart"},
    "conditions": {"Condition"},
    "functions": {"Function"},
    "habits": {"Habit"},
    "interventions": {"Intervention", "Exercise"},
    "outcomes": {"Outcome"},
    "populations": {"Population"},
    "risk-factors": {"RiskFactor"},
    "symptoms": {"Symptom"},
}
TABLE_OF_PREFIX = {  # start of a mapped IRI → table, and the start of its identifiers there
    "http://id.nlm.nih.gov/mesh/": ("mesh.tsv.gz", ""),
    "http://purl.obolibrary.org/obo/HP_": ("hp.tsv.gz", "HP:"),
    "http://purl.obolibrary.org/obo/MONDO_": ("mondo.tsv.gz", "MONDO:"),
}

Values = dict[str, list[ox.NamedNode | ox.Literal]]


@cache
def things() -> dict[str, Values]:
    found: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for path in FILES:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            found[triple.subject.value][triple.predicate.value].append(triple.object)
    return found


def texts(values: Values, name: str) -> list[str]:
    return [value.value for value in values.get(SKOS + name, [])]


@cache
def concepts() -> dict[str, Values]:
    return {iri: values for iri, values in things().items() if SKOS + "Concept" in kinds(values) | other_types(values)}


def kinds(values: Values) -> set[str]:
    return {value.value for value in values.get(TYPE, [])} & KINDS


def other_types(values: Values) -> set[str]:
    return {value.value for value in values.get(TYPE, [])} - KINDS


def labels(values: Values) -> list[str]:
    return texts(values, "prefLabel") + texts(values, "altLabel")


def mapped() -> set[str]:
    return {
        iri for values in concepts().values() for name in ("exactMatch", "closeMatch") for iri in texts(values, name)
    }


def named(name: str) -> Values:
    return concepts()[CONCEPT + name]


# The files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_parsers_read_the_same_triples(path: Path) -> None:
    by_oxigraph = set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    assert len(rdflib.Graph().parse(path, format="turtle")) == len(by_oxigraph) > 0


def test_there_is_a_file_for_each_group_the_scheme_and_the_mappings() -> None:
    assert {path.stem for path in FILES} == {*KIND_OF_FILE, "scheme", "mappings"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_file_has_a_blank_node(path: Path) -> None:
    terms = {term for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE) for term in quad}
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]


@pytest.mark.parametrize("stem", KIND_OF_FILE)
def test_a_file_holds_only_its_own_kinds_sorted_by_name(stem: str) -> None:
    path = ROOT / "data" / "vocabulary" / f"{stem}.ttl"
    triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    assert {triple.object.value for triple in triples} & KINDS == {CR + kind for kind in KIND_OF_FILE[stem]}
    order = list(dict.fromkeys(triple.subject.value for triple in triples))
    assert order == sorted(order)


# The concepts ---------------------------------------------------------------------------------------------------------


def test_the_vocabulary_is_not_small_and_has_every_kind() -> None:
    count = Counter(kind for values in concepts().values() for kind in kinds(values))
    assert len(concepts()) >= 1000
    assert set(count) == KINDS
    assert min(count.values()) >= 45


def test_each_concept_has_one_kind() -> None:
    assert {iri: kinds(values) for iri, values in concepts().items() if len(kinds(values)) != 1} == {}


def test_each_concept_has_one_label_one_definition_and_the_scheme() -> None:
    def is_whole(values: Values) -> bool:
        return all(len(texts(values, name)) == 1 for name in ("prefLabel", "definition")) and (
            texts(values, "inScheme") == [SCHEME]
        )

    assert [iri for iri, values in concepts().items() if not is_whole(values)] == []


def test_every_word_of_a_concept_is_marked_as_english() -> None:
    marked = {
        value.language
        for values in concepts().values()
        for name in ("prefLabel", "altLabel", "definition")
        for value in values.get(SKOS + name, [])
        if isinstance(value, ox.Literal)
    }
    assert marked == {"en"}


def test_an_iri_is_the_label_in_lower_case_with_hyphens() -> None:
    def iri_of(label: str) -> str:
        return CONCEPT + re.sub(r"[^a-z0-9]+", "-", label.lower().replace("'", "")).strip("-")

    assert [iri for iri, values in concepts().items() if iri != iri_of(*texts(values, "prefLabel"))] == []


def test_a_term_names_one_concept_whatever_its_case_number_hyphens_and_spelling() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for iri, values in concepts().items():
        for label in labels(values):
            owners[fold_words(label)].add(iri)
    assert {words: found for words, found in owners.items() if len(found) > 1} == {}


def test_no_concept_repeats_a_label() -> None:
    repeated = {
        iri: [label for label, times in Counter(map(str.casefold, labels(values))).items() if times > 1]
        for iri, values in concepts().items()
    }
    assert {iri: found for iri, found in repeated.items() if found} == {}


def test_labels_are_words_on_one_line() -> None:
    every = [label for values in concepts().values() for label in labels(values)]
    assert [label for label in every if not re.fullmatch(r"\w[\w'’ -]*", label) or "  " in label] == []


def test_no_two_letter_acronym_is_a_term() -> None:
    every = {label for values in concepts().values() for label in labels(values)}
    assert not every & {"OA", "PT", "OT", "MI", "RA", "LBP"}


def test_what_claims_may_raise_or_lower_says_whether_people_want_it() -> None:
    judged = {CR + kind for kind in ("Function", "Outcome", "RiskFactor", "Symptom", "Condition")}
    found = {iri: [value.value for value in values.get(CR + "valence", [])] for iri, values in concepts().items()}
    assert [iri for iri, values in concepts().items() if kinds(values) & judged and len(found[iri]) != 1] == []
    assert {value for values in found.values() for value in values} == VALENCES


def test_a_condition_or_symptom_is_unwanted_and_a_habit_or_exercise_never_so() -> None:
    def valences(*names: str) -> set[str]:
        chosen = {CR + name for name in names}
        of = [values for values in concepts().values() if kinds(values) & chosen]
        return {value.value for values in of for value in values.get(CR + "valence", [])}

    assert valences("Condition", "Symptom") == {CR + "unwanted"}
    assert valences("Habit", "Exercise", "Intervention") == {CR + "wanted"}
    assert valences("BodyPart", "Population") == set()


# Broader --------------------------------------------------------------------------------------------------------------


def test_broader_concepts_exist_and_form_no_circle() -> None:
    broader = {iri: texts(values, "broader") for iri, values in concepts().items()}
    assert {parent for parents in broader.values() for parent in parents} <= set(broader)
    assert len(list(TopologicalSorter(broader).static_order())) == len(broader)


def above(iri: str) -> set[str]:
    """All that is broader, at any distance; ends on a circle too."""
    found: set[str] = set()
    waiting = texts(concepts()[iri], "broader")
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting += texts(concepts()[parent], "broader")
    return found


def test_no_broader_link_says_what_two_others_say() -> None:
    parents = {iri: set(texts(values, "broader")) for iri, values in concepts().items()}
    idle = {iri: own & set().union(*map(above, own)) for iri, own in parents.items() if own}
    assert {iri: found for iri, found in idle.items() if found} == {}


BROADER = {
    "chronic-back-pain": "back-pain",
    "low-back-pain": "back-pain",
    "knee-osteoarthritis": "osteoarthritis",
    "osteoarthritis": "arthritis",
    "carpal-tunnel-syndrome": "repetitive-motion-disorder",
    "obesity": "overweight",
    "ibuprofen": "nonsteroidal-anti-inflammatory-drug",
    "hamstrings": "leg-muscles",
    "people-with-obesity": "people-with-overweight",
}


@pytest.mark.parametrize(("narrow", "wide"), BROADER.items())
def test_the_wider_concept_is_found_above_the_narrower(narrow: str, wide: str) -> None:
    assert CONCEPT + wide in above(CONCEPT + narrow)


def test_chronic_low_back_pain_is_low_back_pain_and_chronic_back_pain() -> None:
    parents = texts(named("chronic-low-back-pain"), "broader")
    assert sorted(parents) == [CONCEPT + "chronic-back-pain", CONCEPT + "low-back-pain"]


def test_the_top_concepts_of_the_scheme_are_those_with_nothing_broader() -> None:
    tops = {iri for iri, values in concepts().items() if not texts(values, "broader")}
    assert set(texts(things()[SCHEME], "hasTopConcept")) == tops


# Lay words ------------------------------------------------------------------------------------------------------------

LAY_WORDS = {
    "lower back pain": "low-back-pain",
    "lumbago": "low-back-pain",
    "sore knees": "knee-pain",
    "leg pain": "lower-limb-pain",
    "knee arthritis": "knee-osteoarthritis",
    "wear and tear": "joint-degeneration",
    "slipped disk": "disc-herniation",
    "bunions": "hallux-valgus",
    "weak core": "core-weakness",
    "weak quads": "quadriceps-weakness",
    "bad posture": "poor-posture",
    "slouching": "poor-posture",
    "being overweight": "overweight",
    "carrying extra weight": "overweight",
    "too much sitting": "prolonged-sitting",
    "sedentary lifestyle": "sedentary-behaviour",
    "aging": "ageing",
    "OTC pain relievers": "over-the-counter-pain-reliever",
    "acetaminophen": "paracetamol",
    "cortisone shots": "steroid-injection",
    "physiotherapy": "physical-therapy",
    "straight leg raises": "leg-raises",
    "strength training": "strengthening-exercise",
    "shoe inserts": "orthotics",
    "high blood pressure": "hypertension",
    "elderly patients": "older-adults",
    "days off work": "sick-leave",
    "blood circulation": "blood-flow",
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(read_skos(FILES))


@pytest.mark.parametrize(("words", "concept"), LAY_WORDS.items())
def test_lay_words_lead_to_the_concept(vocabulary: Vocabulary, words: str, concept: str) -> None:
    assert vocabulary.lookup(words) == concept


def test_the_program_reads_every_concept(vocabulary: Vocabulary) -> None:
    assert {CONCEPT + concept for concept in vocabulary.concepts} == set(concepts())


# Mappings -------------------------------------------------------------------------------------------------------------


def test_each_mapped_identifier_stands_with_one_label_in_the_mappings() -> None:
    foreign = {iri: values for iri, values in things().items() if iri.startswith(tuple(TABLE_OF_PREFIX))}
    assert set(foreign) == mapped()
    assert {iri for iri, values in foreign.items() if len(texts(values, "prefLabel")) != 1} == set()


def test_one_thing_elsewhere_is_exactly_one_concept_here() -> None:
    times = Counter(iri for values in concepts().values() for iri in texts(values, "exactMatch"))
    assert [iri for iri, count in times.items() if count > 1] == []


def test_a_concept_is_exactly_one_thing_of_each_vocabulary_and_close_to_others_only() -> None:
    for iri, values in concepts().items():
        exact, close = texts(values, "exactMatch"), texts(values, "closeMatch")
        assert not set(exact) & set(close), iri
        for prefix in TABLE_OF_PREFIX:
            assert sum(match.startswith(prefix) for match in exact) <= 1, iri


@pytest.mark.parametrize("prefix", TABLE_OF_PREFIX)
def test_each_mapped_identifier_has_its_label_in_its_own_vocabulary(prefix: str) -> None:
    table, start = TABLE_OF_PREFIX[prefix]
    if not (TABLES / table).exists():
        pytest.skip(f"needs ../shared/vocabulary/{table}, which is not shipped")
    with gzip.open(TABLES / table, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        printed = {row[0]: row[1] for row in rows}
    wanted = {
        start + iri.removeprefix(prefix): texts(values, "prefLabel")[0]
        for iri, values in things().items()
        if iri.startswith(prefix)
    }
    assert len(wanted) > 100
    assert {key: label for key, label in wanted.items() if printed.get(key) != label} == {}
