"""The digests that we ship: own words, all figures, the references as printed, and where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ingest.resources import shipped

ORIGINALS = Path(__file__).resolve().parents[2] / "shared" / "articles"
DIGESTS = sorted(shipped("articles").glob("*.md"))
NAMES = {
    "analgesia-back-and-knee-pain",
    "backinshape-knee-pain-develops",
    "hingehealth-back-and-knee-pain",
    "londoncartilage-back-pain-knee-oa",
    "londoncartilage-biomechanical-link",
}
WITH_REFERENCES = {"hingehealth-back-and-knee-pain": 6, "londoncartilage-back-pain-knee-oa": 3}
LONGEST_SHARED_RUN = 8
"""How many words in a row a digest may share with an original: fewer than make a sentence of somebody's."""

each_digest = pytest.mark.parametrize("digest", DIGESTS, ids=lambda path: path.stem)


def parts(digest: Path) -> tuple[dict[str, object], str, str]:
    """Return the front matter, the text and the reference list of a digest."""
    _, front, rest = digest.read_text(encoding="utf-8").split("---\n", 2)
    text, _, references = rest.partition("## References\n")
    return yaml.safe_load(front), text, references


def original(name: str) -> str:
    path = ORIGINALS / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"the original of {name} is not beside this checkout")
    return path.read_text(encoding="utf-8")


def entries(references: str) -> list[str]:
    """Return the entries of a reference list, without their printed numbers."""
    lines = [re.sub(r"^\s*\d+\.\s+", "", line).strip() for line in references.splitlines()]
    return [line for line in lines if line]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9%]+", text.lower())


def runs(text: str, length: int) -> Iterator[str]:
    found = words(text)
    return (" ".join(found[start : start + length]) for start in range(len(found) - length + 1))


def test_there_is_a_digest_of_each_article() -> None:
    assert {path.stem for path in DIGESTS} == NAMES


@each_digest
def test_a_digest_shares_no_run_of_words_with_any_original(digest: Path) -> None:
    own = set(runs(parts(digest)[1], LONGEST_SHARED_RUN + 1))
    for name in sorted(NAMES):
        assert own.isdisjoint(runs(original(name), LONGEST_SHARED_RUN + 1)), name


@each_digest
def test_a_digest_says_what_it_is_a_digest_of(digest: Path) -> None:
    front = parts(digest)[0]
    assert front["digest"] is True
    assert str(front["title"]).startswith("Digest: ")
    assert front["publisher"]
    assert str(front["publisher"]) in str(front["original"])
    assert front["licence"] == "Apache-2.0"
    assert all(isinstance(value, str) for key, value in front.items() if key != "digest")
    if digest.stem.startswith("londoncartilage"):
        assert front["author"] == "John Davies"


@each_digest
def test_the_author_and_the_title_are_those_that_the_original_states(digest: Path) -> None:
    front, text = parts(digest)[0], original(digest.stem)
    for key in ("author", "original_title"):
        assert str(front.get(key, "")) in text
    if "original_title" in front:
        assert text.lstrip().startswith(str(front["original_title"]))


CLAIMS = {
    "most knee osteoarthritis comes with low back pain": (
        "hingehealth-back-and-knee-pain",
        "About 57% of people with painful knee osteoarthritis also have low back pain, one study found.",
    ),
    "exercise prevents a third": (
        "hingehealth-back-and-knee-pain",
        "Exercise alone has been shown to lower the risk of chronic back pain by about one third.",
    ),
    "the publisher's own figure": (
        "hingehealth-back-and-knee-pain",
        "program reduces pain by 68% on average within 12 weeks",
    ),
    "when to seek help": ("hingehealth-back-and-knee-pain", "more than two weeks"),
    "more than half": (
        "londoncartilage-back-pain-knee-oa",
        "More than half of all people with knee osteoarthritis have back pain too, research shows.",
    ),
    "chronic back pain raises the risk": (
        "londoncartilage-back-pain-knee-oa",
        "Long-term studies show that chronic back pain raises the risk of knee pain.",
    ),
    "acupuncture for both pains": (
        "londoncartilage-back-pain-knee-oa",
        "Acupuncture may relieve back pain and knee pain in older adults, some studies suggest.",
    ),
    "acupuncture against several medicines": (
        "londoncartilage-biomechanical-link",
        "Acupuncture has been shown to lower the need for several medicines.",
    ),
    "more common in women": (
        "londoncartilage-biomechanical-link",
        "Back pain may be more common in women, studies suggest.",
    ),
    "more common with overweight": (
        "londoncartilage-biomechanical-link",
        "Back pain may be more common in people with overweight, studies suggest.",
    ),
    "the weight on cartilage": (
        "analgesia-back-and-knee-pain",
        "Extra weight increases the risk of breakdown of cartilage.",
    ),
    "more than ten years": ("backinshape-knee-pain-develops", "more than ten years later"),
}


@pytest.mark.parametrize(("name", "claim"), CLAIMS.values(), ids=CLAIMS.keys())
def test_a_digest_keeps_the_claims_and_figures_of_its_article(name: str, claim: str) -> None:
    text = parts(shipped("articles", f"{name}.md"))[1]
    assert claim in " ".join(text.split())


@each_digest
def test_a_digest_invents_no_percentage(digest: Path) -> None:
    assert set(re.findall(r"\d+%", parts(digest)[1])) == set(re.findall(r"\d+%", original(digest.stem)))


@each_digest
def test_a_digest_lists_the_references_exactly_as_printed(digest: Path) -> None:
    printed = original(digest.stem).rpartition("\nReferences")[2] if digest.stem in WITH_REFERENCES else ""
    count = WITH_REFERENCES.get(digest.stem, 0)
    assert entries(parts(digest)[2]) == entries(printed)[:count]


MISPRINTS = {
    "a stop after doi": ("hingehealth-back-and-knee-pain", "doi.: 10.1007/s00167-009-0775-3"),
    "a missing space": ("hingehealth-back-and-knee-pain", "Knee Pain:Safely"),
    "a page as a range": ("hingehealth-back-and-knee-pain", "44(5), 328–328."),
    "another journal": ("londoncartilage-back-pain-knee-oa", "Arthritis & Rheumatism, 9(5), 376-383."),
}


@pytest.mark.parametrize(("name", "misprint"), MISPRINTS.values(), ids=MISPRINTS.keys())
def test_a_misprint_of_a_reference_list_is_kept_for_the_audit(name: str, misprint: str) -> None:
    assert misprint in parts(shipped("articles", f"{name}.md"))[2]
