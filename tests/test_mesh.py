"""MeSH as second vocabulary: which mentions it names, which it leaves alone, and what a knowledge base says of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph.answers import Rows
from graph.base import KnowledgeBase
from graph.build import build_base
from ingest.claims import Reader
from ingest.claims.concepts import ConceptLinker
from ingest.model import Concept, Kind, Valence
from ingest.reading import parse_document
from ingest.vocabulary import Vocabulary, fold_words, shipped_mesh, shipped_vocabulary
from ingest.vocabulary.sorted_lines import SortedLines

MESH = Path(__file__).parents[1] / "data" / "mesh"
TABLE = Path(__file__).parents[2] / "shared" / "vocabulary" / "mesh.tsv.gz"

NAMED = {
    "a disease": ("vitiligo", "mesh-D014820"),
    "an entry term in natural order": ("chickenpox", "mesh-D002644"),
    "plural and hyphen": ("brain-abscesses", "mesh-D001922"),
    "British spelling": ("oesophageal neoplasms", "mesh-D004938"),
    "with idle words": ("regular vitiligo", "mesh-D014820"),
    "turned round": ("abscess of the brain", "mesh-D001922"),
    "ours before MeSH's": ("back pain", "back-pain"),
    "ours where MeSH says the same": ("Osteoarthritis of Knee", "knee-osteoarthritis"),
    "cold is two things": ("cold", "x-cold"),
    "work": ("work", "x-work"),
    "role": ("role", "x-role"),
    "white": ("white", "x-white"),
    "a worn tear": ("tears", "x-tear"),
    "an acronym in capitals": ("CADASIL", "mesh-D046589"),
    "the same letters as a word": ("cadasil", "x-cadasil"),
    "two letters are too few": ("MI", "x-mi"),
    "nobody knows it": ("towel exercise", "x-towel-exercise"),
}


@pytest.mark.parametrize(("words", "concept"), NAMED.values(), ids=NAMED.keys())
def test_a_mention_names(words: str, concept: str) -> None:
    folded = fold_words(words)
    assert ConceptLinker(shipped_vocabulary()).concept_of(folded, folded[-1], words) == concept


def test_a_minted_concept_is_narrower_than_what_its_last_words_name() -> None:
    linker = ConceptLinker(shipped_vocabulary())
    found = linker.concept_of(("stubborn", "patchy", "vitiligo"), "vitiligo", "stubborn patchy vitiligo")
    concept = linker.found[found]
    assert (concept.provisional, concept.broader, concept.kind) == (True, ("mesh-D014820",), Kind.CONDITION)
    assert concept.valence is Valence.UNWANTED


def test_a_concept_comes_with_all_above_it_down_from_ours() -> None:
    linker = ConceptLinker(Vocabulary([Concept("skin-trouble", "skin trouble", matches=("MESH:D012871",))]))
    used = linker.concept_of(("vitiligo",), "vitiligo", "vitiligo")
    concepts = {concept.id: concept for concept in linker.concepts([used])}
    assert used in concepts
    assert "skin-trouble" in {one for concept in concepts.values() for one in concept.broader}
    assert all(one in concepts or one == "skin-trouble" for each in concepts.values() for one in each.broader)
    assert not any(concept.provisional for concept in concepts.values())


def test_a_knowledge_base_holds_label_type_and_identifier(tmp_path: Path) -> None:
    document = parse_document("Vitiligo causes distress.", name="skin", format="text")
    base = build_base(tmp_path / "kb", [document], reader=Reader())
    answer = base.store.query(
        "SELECT ?label ?match WHERE { <https://w3id.org/claimroot/id/concept/mesh-D014820> a"
        " <https://w3id.org/claimroot/ns#Condition> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?label ;"
        " <http://www.w3.org/2004/02/skos/core#exactMatch> ?match }"
    )
    assert isinstance(answer, Rows)
    assert answer.records() == ({"label": "Vitiligo", "match": "http://id.nlm.nih.gov/mesh/D014820"},)
    vocabulary = KnowledgeBase.open(tmp_path / "kb").vocabulary
    assert vocabulary.named("vitiligo").matches == ("MESH:D014820",)
    assert "mesh-D012871" in vocabulary.ancestors("mesh-D014820")  # skin diseases


def test_every_term_is_found_and_names_a_concept() -> None:
    lines = [line.split("\t") for line in (MESH / "terms.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    assert len(lines) > 30_000
    terms, mesh = SortedLines(MESH / "terms.tsv"), shipped_mesh()
    for key, identifier, mark in lines[::17]:
        assert terms.find(key) == [identifier, mark]
        assert mesh.concept(identifier).label


def test_what_is_above_a_concept_is_there_and_never_itself() -> None:
    mesh = shipped_mesh()
    for line in (MESH / "concepts.tsv").read_text("utf-8").splitlines()[1::97]:
        identifier = line.split("\t")[0]
        assert f"mesh-{identifier}" not in {concept.id for concept in mesh.above(identifier)}


@pytest.mark.parametrize("key", ["", "a", "zzzz", "~", "psoriasi", "psoriasiss", "\n", "#"])
def test_what_is_no_term_is_not_found(key: str) -> None:
    assert SortedLines(MESH / "terms.tsv").find(key) is None


def test_the_files_are_what_the_script_derives(tmp_path: Path) -> None:
    if not TABLE.exists():
        pytest.skip(f"the table of all descriptors is not here: {TABLE.name}")
    for name in ("derive.py", "trees.tsv", "everyday.tsv"):
        (tmp_path / name).write_bytes((MESH / name).read_bytes())
    subprocess.run([sys.executable, str(tmp_path / "derive.py"), str(TABLE)], check=True, capture_output=True)
    for name in ("concepts.tsv", "terms.tsv"):
        assert (tmp_path / name).read_bytes() == (MESH / name).read_bytes()


def test_the_attribution_stands_beside_the_data_and_in_the_notice() -> None:
    said = "courtesy of the U.S. National Library of Medicine"
    beside = (MESH / "README.md").read_text("utf-8")
    notice = (MESH.parents[1] / "NOTICE").read_text("utf-8")
    assert all(said in text.replace("Courtesy", "courtesy") for text in (beside, notice))
    assert said in (MESH / "terms.tsv").read_text("utf-8").splitlines()[0]
