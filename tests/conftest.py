"""What the tests share: the option that rewrites golden files, how hypothesis makes our values, and one small world."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from graph.evidence.model import (
    CitationLink,
    Conflict,
    ConflictSide,
    Difference,
    EvidenceLine,
    Resolution,
    Review,
    Strength,
    Unsupported,
    Verdict,
    Voice,
)
from graph.record import TextRecord
from ingest.claims import extract_claims
from ingest.model import (
    Absence,
    Block,
    BlockKind,
    Claim,
    Concept,
    Cue,
    Document,
    Finding,
    Kind,
    LanguageStrength,
    Marker,
    Mention,
    Quantity,
    Quote,
    Reference,
    Relation,
    Scale,
    Span,
    Valence,
    Work,
)
from ingest.reading import parse_document

settings.register_profile("claimroot", deadline=None)  # a busy machine is no fault
settings.load_profile("claimroot")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from graph.page import PageGraph


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write golden files anew: review the diff like code")


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite-golden"))


# How hypothesis makes our values: `@given(...)` on an argument annotated with the type -------------------------------

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)  # a lone surrogate is no character of a text
NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
FLOATS = st.floats(allow_nan=False)
SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
MAYBE = st.none() | FLOATS
CUES = st.builds(Cue, role=NAMES, span=SPANS, text=TEXTS)
QUANTITIES = st.builds(
    Quantity,
    unit=st.sampled_from(["%", "OR", "RR", "HR", "times", "years"]) | TEXTS,
    value=FLOATS,
    low=MAYBE,
    high=MAYBE,
    comparator=st.sampled_from(["", "<", ">", "<=", ">="]),
    ci_low=MAYBE,
    ci_high=MAYBE,
    scale=st.sampled_from(Scale),
    p=st.sampled_from(["", "<0.001", "=0.04"]),
)
MENTIONS = st.builds(Mention, span=SPANS, text=TEXTS, concept=NAMES)
MARKERS = st.builds(Marker, span=SPANS, text=TEXTS, key=TEXTS, position=st.none() | st.integers(1, 999))
CLAIMS = st.builds(
    Claim,
    article=NAMES,
    text_sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    quote=st.builds(Quote, span=SPANS, exact=TEXTS, prefix=TEXTS, suffix=TEXTS),
    subject=MENTIONS,
    relation=st.sampled_from(Relation),
    object=MENTIONS,
    negated=st.booleans(),
    hedged=st.booleans(),
    language_strength=st.sampled_from(LanguageStrength),
    quantity=st.none() | QUANTITIES,
    population=st.none() | CUES,
    attribution=st.none() | CUES,
    citations=st.lists(MARKERS, max_size=3).map(tuple),
    structural=st.booleans(),
    reading=st.floats(0, 1),
    rule=TEXTS,
    cues=st.lists(CUES, max_size=12).map(tuple),
    absence=st.none() | st.sampled_from(Absence),
)
CONCEPTS = st.builds(
    Concept,
    id=NAMES,
    label=TEXTS,
    kind=st.sampled_from(Kind),
    alt_labels=st.lists(TEXTS, max_size=2).map(tuple),
    broader=st.lists(NAMES, max_size=2).map(tuple),
    matches=st.lists(TEXTS, max_size=2).map(tuple),
    valence=st.sampled_from(Valence),
    definition=st.none() | TEXTS,
    provisional=st.booleans(),
)
REFERENCES = st.builds(
    Reference,
    position=st.integers(1, 999),
    text=TEXTS,
    span=st.none() | SPANS,
    authors=st.lists(TEXTS, max_size=2).map(tuple),
    year=st.none() | st.integers(0, 3000),
    title=st.none() | TEXTS,
)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    span=SPANS,
    level=st.integers(0, 6),
    parent=st.none() | st.integers(0, 9),
    label=st.none() | SPANS,
    reason=TEXTS,
)
DOCUMENTS = st.builds(
    Document,
    name=NAMES,
    text=TEXTS,
    blocks=st.lists(BLOCKS, max_size=3).map(tuple),
    references=st.lists(REFERENCES, max_size=3).map(tuple),
    title=st.none() | TEXTS,
    author=st.none() | TEXTS,
    language=st.sampled_from(["en", "de-CH", "no language!", ""]),
)
RECORDS = st.builds(
    TextRecord,
    document=DOCUMENTS,
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
    concepts=st.lists(CONCEPTS, max_size=2).map(tuple),
)
for kind, strategy in {Claim: CLAIMS, Concept: CONCEPTS, Document: DOCUMENTS, TextRecord: RECORDS}.items():
    st.register_type_strategy(kind, strategy)


# One small world ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class World:
    """Two articles with three claims, a work with two findings, and what ties them."""

    texts: tuple[TextRecord, ...]
    works: tuple[Work, ...]
    findings: tuple[Finding, ...]
    vocabulary: tuple[Concept, ...]
    links: tuple[CitationLink, ...]
    verdicts: tuple[Verdict, ...]
    resolutions: tuple[Resolution, ...]
    strengths: tuple[Strength, ...]
    voices: tuple[Voice, ...]
    conflicts: tuple[Conflict, ...]
    unsupported: tuple[Unsupported, ...]
    reviews: tuple[Review, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for text in self.texts for claim in text.claims)


KNEES = Document(
    "aching-knees",
    "Backs and knees. A survey saw that about 57% of adults with knee osteoarthritis have low back pain [1].\n"
    "1. Suri P. Low back pain in knee osteoarthritis. Arthritis Care Res 2010.",
    blocks=(
        Block(BlockKind.HEADING, Span(0, 16), level=1),
        Block(BlockKind.PARAGRAPH, Span(17, 103), parent=0),
        Block(BlockKind.REFERENCE, Span(104, 177)),
    ),
    references=(
        Reference(
            1,
            "Suri P. Low back pain in knee osteoarthritis. Arthritis Care Res 2010.",
            Span(107, 177),
            key="1",
            authors=("Suri P",),
            year=2010,
            title="Low back pain in knee osteoarthritis",
            journal="Arthritis Care Res",
        ),
    ),
    title="Backs and knees",
    author="A. Writer",
    date="2025-03",
    url="https://example.org/knees",
)
BACKS = Document(
    "aching-backs", "Exercise may ease chronic low back pain. Rest does not prevent low back pain.", title="Backs"
)


def _mention(text: str, words: str, concept: str) -> Mention:
    start = text.index(words)
    return Mention(Span(start, start + len(words)), words, concept)


def _cue(text: str, words: str, role: str) -> Cue:
    return Cue(role, _mention(text, words, "").span, words)


def _quote(text: str, words: str) -> Quote:
    span = _mention(text, words, "").span
    return Quote(span, words, text[max(0, span.start - 32) : span.start], text[span.end : span.end + 32])


def _claims() -> tuple[Claim, Claim, Claim]:
    knees, backs = KNEES.text, BACKS.text
    both = Claim(
        KNEES.name,
        KNEES.sha256,
        _quote(knees, "A survey saw that about 57% of adults with knee osteoarthritis have low back pain [1]."),
        _mention(knees, "knee osteoarthritis", "knee-osteoarthritis"),
        Relation.CO_OCCURS_WITH,
        _mention(knees, "low back pain", "low-back-pain"),
        language_strength=LanguageStrength.CORRELATIONAL,
        quantity=Quantity("%", 57.0, approximate=True),
        population=_cue(knees, "adults with knee osteoarthritis", "population"),
        attribution=_cue(knees, "A survey", "attribution"),
        citations=(Marker(_mention(knees, "[1]", "").span, "[1]", "1", 1),),
        reading=0.9,
        rule="share-with",
        cues=(_cue(knees, "have", "relation"),),
    )
    eases = Claim(
        BACKS.name,
        BACKS.sha256,
        _quote(backs, "Exercise may ease chronic low back pain."),
        _mention(backs, "Exercise", "exercise"),
        Relation.RELIEVES,
        _mention(backs, "chronic low back pain", "chronic-low-back-pain"),
        hedged=True,
        language_strength=LanguageStrength.CONDITIONAL_CAUSAL,
        reading=0.8,
        rule="verb",
        cues=(_cue(backs, "ease", "relation"), _cue(backs, "may", "hedge")),
    )
    rest = Claim(
        BACKS.name,
        BACKS.sha256,
        _quote(backs, "Rest does not prevent low back pain."),
        _mention(backs, "Rest", "rest"),
        Relation.PREVENTS,
        Mention(Span(63, 76), "low back pain", "low-back-pain"),
        negated=True,
        language_strength=LanguageStrength.DIRECT_CAUSAL,
        reading=0.7,
        rule="verb",
        cues=(_cue(backs, "prevent", "relation"), _cue(backs, "does not", "negation")),
    )
    return both, eases, rest


def make_world() -> World:
    both, eases, rest = _claims()
    suri = Work(
        "suri-2010",
        "Low back pain in knee osteoarthritis",
        ("Suri P", "Morgenroth DC"),
        2010,
        journal="Arthritis Care & Research",
        doi="10.1002/acr.20324",
        design="cross-sectional",
        sample_size=1389,
        study_root="OAI",
    )
    share = Finding(
        "suri-share",
        suri.key,
        "knee-osteoarthritis",
        Relation.CO_OCCURS_WITH,
        "low-back-pain",
        quantity=Quantity("%", 57.4),
        n=1389,
    )
    score = Finding("suri-score", suri.key, "low-back-pain", Relation.WORSENS, "knee-pain", p="<.0001")
    difference = Difference("journal", "Arthritis Care Res", "Arthritis Care & Research", "abbreviation")
    return World(
        texts=(
            TextRecord(KNEES, (both,)),
            TextRecord(BACKS, (eases, rest), (Concept("rest", "rest", provisional=True),)),
        ),
        works=(suri,),
        findings=(share, score),
        vocabulary=(
            Concept("knee-osteoarthritis", "knee osteoarthritis", Kind.CONDITION, matches=("MONDO:0005416",)),
            Concept("low-back-pain", "low back pain", Kind.SYMPTOM, ("lumbago",), valence=Valence.UNWANTED),
            Concept("chronic-low-back-pain", "chronic low back pain", Kind.SYMPTOM, broader=("low-back-pain",)),
            Concept("exercise", "exercise", Kind.EXERCISE, definition="Movement done for health."),
        ),
        links=(
            CitationLink(
                both.id, suri.key, 1, "inferred", 0.93, ("ownReferenceList", "sameQuantityWithinRounding"), (share.key,)
            ),
        ),
        verdicts=(
            Verdict(both.id, suri.key, share.key, "magnitude", "rounded", "about 57%", "57.4%", "57 is 57.4, rounded."),
        ),
        resolutions=(Resolution(KNEES.sha256, 1, suri.key, 0.8, ("authors", "year", "title"), (difference,)),),
        strengths=(_strength(both.id, suri.key, share.key),),
        voices=(Voice((BACKS.name, KNEES.name), ("sharedAuthor",)),),
        conflicts=(
            Conflict(
                "oppositeRelations",
                "low-back-pain",
                "knee-pain",
                ConflictSide("low back pain — worsens — knee pain", (), (score.key,)),
                ConflictSide("exercise — relieves — chronic low back pain", (eases.id,)),
                ("claimAgainstFinding",),
                "Only to show what a conflict is made of.",
            ),
        ),
        unsupported=(Unsupported(eases.id, "noListAtAll", "cannotCarry", "The article lists nothing."),),
        reviews=_reviews(both.id, suri.key),
    )


def _strength(claim: str, work: str, finding: str) -> Strength:
    line = EvidenceLine(
        "study:OAI", "supporting", (work,), finding, "cross-sectional", 3, 2, ("linkInferred",), (claim,)
    )
    ungraded = EvidenceLine("work:nobody-1999", "opposing", downgrades=("findingNotRecorded",), claims=(claim,))
    ends = ("knee-osteoarthritis", "co_occurs_with", "low-back-pain")
    return Strength(*ends, "tie", 2, None, 0.3325, 0.0, 1, 0, 1, 0, (line, ungraded), "E2: one root supports it.")


def _reviews(claim: str, work: str) -> tuple[Review, ...]:
    who = ("A. Reader", "2026-01-31T12:00:00+00:00")
    words = "Knee osteoarthritis occurs together with low back pain."
    return (
        Review("citation", claim, "accepted", "correct", *who, work=work, words=words),
        Review(
            "claim",
            "0" * 20,
            "corrected",
            "wrongRelation",
            *who,
            changes=(("relation", "associated_with"),),
            note="a gone claim",
            words=words,
        ),
    )


@pytest.fixture(scope="session")
def world() -> World:
    return make_world()


@pytest.fixture(scope="session")
def tests_folder() -> Path:
    return Path(__file__).parent


# The page in a browser ----------------------------------------------------------------------------------------------

CHROMIUM = "/usr/bin/chromium" if os.path.exists("/usr/bin/chromium") else shutil.which("chromium")
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium_flags() -> list[str]:
    return list(CHROMIUM_FLAGS)


@pytest.fixture(scope="session")
def chromium() -> str:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    return CHROMIUM


@pytest.fixture(scope="module")
def browser(chromium: str, chromium_flags: list[str]) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium, headless=True, args=chromium_flags)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a graph's page; at the end, fail on any request, error or policy violation."""
    from graph.page import lay_out, render_page

    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    def open_page(
        graph: PageGraph | None,
        address: str = "",
        *,
        size: dict[str, int] | None = None,
        scheme: str = "light",
        scripts: bool = True,
        html: str = "",
    ) -> Page:
        file = tmp_path / "page.html"
        if graph is not None:
            html = render_page(graph, lay_out(graph.nodes, graph.edges, seed=1))
        file.write_text(html, encoding="utf-8")
        viewport: Any = size or {"width": 1280, "height": 860}
        colours: Any = scheme
        context = browser.new_context(
            viewport=viewport, color_scheme=colours, reduced_motion="reduce", java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.route(re.compile(r"^(?!file:)"), refuse)
        page.goto(file.as_uri() + address)
        if scripts and graph is not None:
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert (asked, said) == ([], [])


@pytest.fixture(scope="session")
def told() -> Callable[[str], set[str]]:
    """Return what gives the claims of a sentence: "gout | co_occurs_with | pain | 30 %", "not" before a denied one."""
    return _told


@pytest.fixture(scope="session")
def said() -> Callable[[str], set[str]]:
    """Return what gives the claims of a text, without figures: "gout | not causes | pain" for a denied one."""
    return _said


def _said(text: str) -> set[str]:
    document = parse_document(text, name="note", format="text")
    return {
        f"{claim.subject.text} | {'not ' if claim.negated else ''}{claim.relation.value} | {claim.object.text}"
        for claim in extract_claims(document)
    }


def _told(sentence: str) -> set[str]:
    document = parse_document(sentence, name="note", format="text")
    return {_line(claim) for claim in extract_claims(document)}


def _line(claim: Claim) -> str:
    denied = "not " if claim.negated else ""
    return f"{denied}{claim.subject.text} | {claim.relation.value} | {claim.object.text}{_figure(claim.quantity)}"


def _figure(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    value = f"{quantity.value:g}" if quantity.value is not None else f"{quantity.low:g} to {quantity.high:g}"
    return f" | {value} {quantity.unit}"
