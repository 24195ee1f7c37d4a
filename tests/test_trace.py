"""From a figure or a phrase to claims and what stands behind them: in tables, and in articles read end to end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import build_base
from graph.evidence.model import CitationLink, Verdict
from graph.picture import tracer_of
from graph.trace import LONGEST, Trace, Tracer
from ingest.claims import Reader
from ingest.errors import QueryError
from ingest.findings import load_findings
from ingest.model import Claim, Concept, Document, Finding, Mention, Quantity, Quote, Relation, Span, Work
from ingest.reading import parse_document, read_document
from ingest.resources import shipped
from ingest.vocabulary import Vocabulary, shipped_vocabulary
from ingest.works import load_works

ORIGINALS = Path(__file__).resolve().parents[2] / "shared" / "articles"
VOCABULARY = Vocabulary(
    [
        Concept("pain", "pain"),
        Concept("back-pain", "back pain", broader=("pain",)),
        Concept("knee-pain", "knee pain", broader=("pain",)),
        Concept("gout", "gout"),
        Concept("people", "people"),
    ]
)
TEXTS = {
    "fifth": ("gout", "back-pain", "Some 20% of people with gout have back pain.", Quantity("%", 20.0)),
    "fall": ("gout", "knee-pain", "It lowers knee pain by about one-third.", Quantity("%", 33.3, approximate=True)),
    "half": ("gout", "back-pain", "More than half have a sore back.", Quantity("%", 50.0, comparator=">")),
    "twice": ("gout", "knee-pain", "Twice as many had knee pain.", Quantity("times", 2.0)),
    "two": ("gout", "knee-pain", "Only 2% had knee pain.", Quantity("%", 2.0)),
    "plain": ("gout", "pain", "Gout hurts, as every sufferer can tell.", None),
}


def _claims() -> tuple[tuple[Document, ...], dict[str, Claim]]:
    documents, claims = [], {}
    for name, (subject, object_, text, figure) in TEXTS.items():
        document = Document(name, text)
        whole = Span(0, len(text))
        claims[name] = Claim(
            name,
            document.sha256,
            Quote(whole, text),
            Mention(whole, text, subject),
            Relation.CO_OCCURS_WITH,
            Mention(whole, text, object_),
            quantity=figure,
            reading=0.5,
        )
        documents.append(document)
    return tuple(documents), claims


DOCUMENTS, CLAIMS = _claims()
FINDING = Finding("smith-1", "smith", "gout", Relation.CO_OCCURS_WITH, "back-pain", quantity=Quantity("%", 54.6))


def tracer(*links: CitationLink, verdicts: tuple[Verdict, ...] = (), backwards: bool = False) -> Tracer:
    order = -1 if backwards else 1
    return Tracer.of(
        claims=tuple(CLAIMS.values())[::order],
        documents=DOCUMENTS[::order],
        works=[Work("smith", "A study"), Work("jones", "Another")],
        findings=[FINDING],
        links=links[::order],
        verdicts=verdicts[::order],
        vocabulary=VOCABULARY,
    )


def link(name: str, work: str = "smith", *reasons: str, confidence: float = 0.7) -> CitationLink:
    return CitationLink(CLAIMS[name].id, work, None, "inferred", confidence, reasons, (FINDING.key,))


WORDS = {
    "a figure": ("20%", {"fifth"}),
    "a figure in words": ("about one-third", {"fall"}),
    "a figure in other words": ("one in five", {"fifth"}),
    "a figure that a phrase surrounds": ("20% of people", {"fifth"}),
    "a bare figure for one with a comparator": ("50%", {"half"}),
    "a figure with its comparator": ("more than half", {"half"}),
    "twice is no 2%": ("twice", {"twice"}),
    "2% is not twice": ("2%", {"two"}),
    "a figure that no claim has": ("99%", set()),
    "a figure with a concept that its claim has": ("20% back pain", {"fifth"}),
    "a figure with a concept that no such claim has": ("20% knee pain", {"fifth"}),
    "a concept, and what is narrower": ("pain", {"fifth", "fall", "half", "twice", "two", "plain"}),
    "a concept in the plural": ("knee pains", {"fall", "twice", "two"}),
    "a phrase of a quote": ("as every sufferer", {"plain"}),
    "a phrase across words": ("very sufferer", set()),
    "a phrase and no concept": ("sore back", {"half"}),
    "words that nobody wrote": ("quantum entanglement", set()),
    "marks without words": ("?!", set()),
    "a number without a unit": ("20", {"fifth"}),
    "words with a figure that no claim has": ("2% had knee", {"two"}),
}


@pytest.mark.parametrize(("words", "expected"), WORDS.values(), ids=WORDS.keys())
def test_words_point_at_claims(words: str, expected: set[str]) -> None:
    assert {trace.claim.article for trace in tracer().trace(words)} == expected


def test_a_figure_with_a_concept_keeps_the_claims_about_it() -> None:
    both = replace(CLAIMS["fall"], quantity=Quantity("%", 20.0))
    asked = replace(tracer(), claims=(CLAIMS["fifth"], both))
    assert [trace.claim for trace in asked.trace("20% knee pain")] == [both]


def test_a_studys_own_figure_points_at_the_claims_tied_to_it() -> None:
    (found,) = tracer(link("half")).trace("54.6%")
    assert found.claim is CLAIMS["half"]
    assert found.sources[0].findings == (FINDING,)


BAD = {
    "no words": ("", 20, "nothing to trace: there are no words"),
    "blanks": (" \n\t", 20, "nothing to trace: there are no words"),
    "too many": ("a" * (LONGEST + 1), 20, "too long to trace: 1,001 characters"),
    "no claims": ("gout", 0, "not a number of claims: 0"),
}


@pytest.mark.parametrize(("words", "limit", "message"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_traced_is_told(words: str, limit: int, message: str) -> None:
    with pytest.raises(QueryError) as error:
        tracer().trace(words, limit)
    assert error.value.what == message


@pytest.mark.parametrize("words", ["9" * LONGEST, "about " * 160, "% " * 500, "1 in " * 200, "\0" * LONGEST])
def test_long_words_are_traced_to_nothing(words: str) -> None:
    assert tracer().trace(words) == ()


def test_claims_with_a_source_come_first_then_the_surest() -> None:
    links = (link("two", confidence=0.6), link("fall", confidence=0.9))
    names = [trace.claim.article for trace in tracer(*links).trace("knee pain")]
    assert names == ["fall", "two", "twice"]
    assert [trace.claim.article for trace in tracer(*links).trace("knee pain", 1)] == ["fall"]


def test_the_order_of_the_input_changes_no_trace() -> None:
    links = (link("two"), link("fall"), link("fall", "jones"))
    there, back = (tracer(*links, backwards=turned).trace("pain") for turned in (False, True))
    assert [trace.claim.id for trace in there] == [trace.claim.id for trace in back]


def test_a_work_that_found_the_opposite_is_shown_and_is_no_support() -> None:
    (against,) = tracer(link("plain", "smith", "oppositeDirection")).trace("every sufferer")
    assert [source.work.key for source in against.sources] == ["smith"]
    assert (against.supported, against.opposed) == (False, True)


def test_a_work_that_was_only_judged_stands_beside_without_a_link() -> None:
    verdict = Verdict(CLAIMS["plain"].id, "jones", None, "outcome", "notMeasured", "pain", "age", "not on record")
    (found,) = tracer(verdicts=(verdict,)).trace("every sufferer")
    (source,) = found.sources
    assert (source.link, source.work.key, source.verdicts, found.supported) == (None, "jones", (verdict,), False)


# Read end to end ------------------------------------------------------------------------------------------------------

FIRST = """# Needles and aching backs

Some studies suggest that acupuncture may relieve back pain and knee pain in older adults. Acupuncture does not relieve
low back pain, a sceptic wrote. About 57% of people with knee osteoarthritis also have low back pain, a survey found.
Exercise cuts the risk of chronic back pain by about half.

## References

1. Washio M, Takasugi S, Arai Y. (2001). Effects of acupuncture therapy on low back pain and/or knee pain in elderly
   patients. Japanese Journal of Geriatrics, 38(4), 523-527. https://doi.org/10.3143/geriatrics.38.523
2. Shiri R, Coggon D, Falah-Hassani K. (2018). Exercise for the Prevention of Low Back Pain: Systematic Review and
   Meta-Analysis of Controlled Trials. American Journal of Epidemiology, 187(5), 1093-1101. doi:10.1093/aje/kwx337
"""
SECOND = """# Needles again

Acupuncture may ease pain in older adults. Acupuncture reduces the need for medication. Massage relieves low back pain.
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Tracer:
    documents = [
        parse_document(text, name=name, format="markdown") for name, text in (("first", FIRST), ("second", SECOND))
    ]
    return _built(tmp_path_factory.mktemp("own") / "kb", documents)


def _built(folder: Path, documents: list[Document]) -> Tracer:
    vocabulary = shipped_vocabulary()
    works = load_works(shipped("references.csv"))
    findings = load_findings(shipped("findings.csv"), works, vocabulary)
    return tracer_of(build_base(folder, documents, reader=Reader(vocabulary), works=works, findings=findings))


def verdicts_of(
    traces: tuple[Trace, ...], article: str, object_: str, *, negated: bool = False
) -> set[tuple[str, ...]]:
    return {
        (source.work.key, verdict.axis, verdict.verdict)
        for trace in traces
        if trace.document.name == article and trace.claim.object.concept == object_ and trace.claim.negated is negated
        for source in trace.sources
        for verdict in source.verdicts
    }


def test_acupuncture_leads_to_one_study_in_both_articles_and_to_what_it_cannot_carry(own: Tracer) -> None:
    traces = own.trace("acupuncture")
    uncontrolled = ("washio-2001", "causalLevel", "designCannotCarry")
    assert verdicts_of(traces, "first", "back-pain") == {("washio-2001", "condition", "broader"), uncontrolled}
    assert verdicts_of(traces, "first", "knee-pain") == {("washio-2001", "condition", "narrower"), uncontrolled}
    assert verdicts_of(traces, "second", "pain") == {("washio-2001", "condition", "broader"), uncontrolled}
    assert verdicts_of(traces, "second", "medication-use") == {("washio-2001", "outcome", "notMeasured")}


def test_a_denial_is_not_backed_by_the_study_that_found_it(own: Tracer) -> None:
    (denied,) = (trace for trace in own.trace("low back pain") if trace.claim.negated)
    assert (denied.supported, denied.opposed) == (False, True)
    assert verdicts_of((denied,), "first", "low-back-pain", negated=True) == {("washio-2001", "magnitude", "reversed")}


def test_where_the_work_is_listed_the_printed_reference_is_shown(own: Tracer) -> None:
    listed = {
        (trace.document.name, source.reference.position if source.reference else None)
        for trace in own.trace("acupuncture")
        for source in trace.sources
        if source.link
    }
    assert listed == {("first", 1), ("second", None)}


def test_half_is_more_than_a_third(own: Tracer) -> None:
    (cut,) = own.trace("about half")
    assert verdicts_of((cut,), "first", "chronic-back-pain") == {
        ("shiri-2018", "condition", "differs"),
        ("shiri-2018", "magnitude", "inflated"),
    }


def test_a_survey_is_found_though_the_article_does_not_list_it(own: Tracer) -> None:
    (share,) = own.trace("57%")
    (source,) = share.sources
    assert source.link is not None
    assert (source.work.key, source.reference) == ("suri-2010", None)
    assert {"sameQuantityWithinRounding", "samePopulation", "foundElsewhere"} <= set(source.link.reasons)


def test_another_treatment_is_not_tied_to_a_study_of_the_first(own: Tracer) -> None:
    (massage,) = own.trace("massage")
    assert massage.sources == ()


def _articles(kind: str) -> list[Document]:
    if kind == "digests":
        return [read_document(path) for path in sorted(shipped("articles").glob("*.md"))]
    paths = sorted(ORIGINALS.glob("*.txt"))
    if not paths:
        pytest.skip("the originals are not beside this checkout")
    return [read_document(path) for path in paths]


@pytest.mark.parametrize("kind", ["digests", "originals"])
def test_the_three_traces_that_the_five_articles_are_known_for(kind: str, tmp_path: Path) -> None:
    tracer = _built(tmp_path / "kb", _articles(kind))
    one, other = "londoncartilage-back-pain-knee-oa", "londoncartilage-biomechanical-link"
    acupuncture = tracer.trace("acupuncture", 50)
    uncontrolled = ("washio-2001", "causalLevel", "designCannotCarry")
    assert verdicts_of(acupuncture, one, "back-pain") == {("washio-2001", "condition", "broader"), uncontrolled}
    assert verdicts_of(acupuncture, one, "knee-pain") == {("washio-2001", "condition", "narrower"), uncontrolled}
    assert uncontrolled in verdicts_of(acupuncture, other, "pain")
    assert ("washio-2001", "outcome", "notMeasured") in verdicts_of(acupuncture, other, "medication-use")
    hinge = "hingehealth-back-and-knee-pain"
    assert verdicts_of(tracer.trace("57%"), hinge, "low-back-pain") == {("suri-2010", "magnitude", "faithful")}
    assert verdicts_of(tracer.trace("chronic back pain"), hinge, "chronic-back-pain") == {
        ("shiri-2018", "condition", "differs"),
        ("shiri-2018", "magnitude", "faithful"),
    }
    assert verdicts_of(tracer.trace("chronic back pain"), one, "knee-pain") == set()
