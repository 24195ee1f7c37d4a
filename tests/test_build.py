"""A build reads what is new, takes over what is not, and ties and judges every claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.base import KnowledgeBase
from graph.build import BuildReport, build_base, resolve_references
from ingest.claims import Reader
from ingest.findings import load_findings
from ingest.model import Concept, Document, Finding, Work
from ingest.reading import parse_document
from ingest.references import WorkIndex
from ingest.resources import shipped
from ingest.vocabulary import Vocabulary, shipped_vocabulary
from ingest.works import load_works

ONE = """# Knees

Acupuncture may relieve back pain in older adults. A hot bath relieves stiffness.

## References

1. Washio M, Takasugi S, Arai Y. (2001). Effects of acupuncture therapy on low back pain and/or knee pain in elderly
   patients. Japanese Journal of Geriatrics, 38(4), 523-527. https://doi.org/10.3143/geriatrics.38.523
2. Nobody N. (1999). A book that no library has. Nowhere Press.
"""
TWO = "# Backs\n\nObesity causes knee pain. Exercise prevents low back pain.\n"


def document(text: str, name: str) -> Document:
    return parse_document(text, name=name, format="markdown")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(shipped_vocabulary())


@pytest.fixture(scope="module")
def works() -> tuple[Work, ...]:
    return load_works(shipped("references.csv"))


@pytest.fixture(scope="module")
def findings(works: tuple[Work, ...]) -> tuple[Finding, ...]:
    return load_findings(shipped("findings.csv"), works, shipped_vocabulary())


class Builds:
    """Builds into one folder, with what each read and took over."""

    def __init__(self, folder: Path, reader: Reader, works: tuple[Work, ...], findings: tuple[Finding, ...]) -> None:
        self.folder, self.reader, self.works, self.findings = folder, reader, works, findings
        self.named: list[str] = []

    def __call__(self, *documents: Document, **changed: object) -> tuple[KnowledgeBase, tuple[int, int]]:
        report = BuildReport()
        given = {"reader": self.reader, "works": self.works, "findings": self.findings} | changed
        base = build_base(self.folder, documents, report=report, progress=self.named.append, **given)  # type: ignore[arg-type]
        return base, (report.read, report.reused)


@pytest.fixture
def build(tmp_path: Path, reader: Reader, works: tuple[Work, ...], findings: tuple[Finding, ...]) -> Builds:
    return Builds(tmp_path / "kb", reader, works, findings)


FIRST, SECOND = document(ONE, "one"), document(TWO, "two")


def test_only_what_changed_is_read_again(build: Builds) -> None:
    assert build(FIRST, SECOND)[1] == (2, 0)
    assert build(FIRST, SECOND)[1] == (0, 2)
    assert build(FIRST, document(TWO + "\nGout causes pain.\n", "two"))[1] == (1, 1)
    assert build.named == ["one", "two"] * 3


def test_a_text_whose_front_matter_changed_is_read_again(build: Builds) -> None:
    build(FIRST)
    base, counts = build(replace(FIRST, title="Other knees"))
    assert counts == (1, 0)
    assert [one.title for one in base.documents()] == ["Other knees"]


def test_another_reader_reads_all_again(build: Builds) -> None:
    build(FIRST)
    other = Reader(Vocabulary((Concept("new-thing", "new thing"), *shipped_vocabulary().concepts.values())))
    assert other.version != build.reader.version
    assert build(FIRST, reader=other)[1] == (1, 0)


def test_what_is_taken_over_is_tied_and_judged_like_what_is_read(build: Builds) -> None:
    once, _ = build(FIRST, SECOND)
    derived = (set(once.links()), set(once.verdicts()), set(once.resolutions()))
    again, _ = build(FIRST, SECOND)
    assert (set(again.links()), set(again.verdicts()), set(again.resolutions())) == derived
    assert all(derived)


def test_new_findings_tie_claims_that_are_not_read_again(build: Builds, findings: tuple[Finding, ...]) -> None:
    before, _ = build(FIRST, findings=())
    assert list(before.links()) == []
    after, counts = build(FIRST, findings=findings)
    assert counts == (0, 1)
    assert {link.work for link in after.links()} == {"washio-2001"}


def test_the_order_of_the_articles_changes_no_link_and_no_verdict(build: Builds) -> None:
    there, _ = build(FIRST, SECOND)
    links, verdicts = set(there.links()), set(there.verdicts())
    back, _ = build(SECOND, FIRST)
    assert (set(back.links()), set(back.verdicts())) == (links, verdicts)


def test_each_claim_and_work_have_at_most_one_link(build: Builds) -> None:
    base, _ = build(FIRST, SECOND)
    pairs = [(link.claim, link.work) for link in base.links()]
    assert len(pairs) == len(set(pairs)) > 0


def test_every_link_and_verdict_is_of_a_claim_and_a_work_that_are_there(build: Builds) -> None:
    base, _ = build(FIRST, SECOND)
    claims, works = {one.id for one in base.claims()}, {one.key for one in base.works()}
    for one in (*base.links(), *base.verdicts()):
        assert one.claim in claims
        assert one.work in works


def test_a_reference_that_no_work_has_is_left_as_printed(works: tuple[Work, ...]) -> None:
    (found,) = resolve_references(FIRST, WorkIndex(works))
    assert (found.reference, found.work) == (1, "washio-2001")


def test_a_base_without_articles_is_empty(build: Builds) -> None:
    base, counts = build()
    assert counts == (0, 0)
    assert (list(base.claims()), list(base.links())) == ([], [])


def test_where_reading_fails_the_last_good_base_stays(build: Builds) -> None:
    build(FIRST)

    def broken() -> Iterator[Document]:
        yield SECOND
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="the disk went away"):
        build_base(build.folder, broken(), reader=build.reader)
    kept = KnowledgeBase.open(build.folder)
    assert [one.name for one in kept.documents()] == ["one"]
    assert build(FIRST)[1] == (0, 1)
