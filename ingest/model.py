"""The values that flow from article to claims: small, frozen, valid once they exist.

Text positions are Unicode code points from 0, `end` exclusive, in the text of one `Document`
(W3C Web Annotation Data Model, section 4.2.5, Text Position Selector).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from .errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where words stand: Unicode code points from 0, `end` exclusive (W3C Text Position Selector).

    >>> Span(9, 18).of("Back and knee pain.")
    'knee pain'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(
                f"not a span: start {self.start}, end {self.end}",
                "Span(start, end)",
                "count from 0 and let `end` be the position after the last character",
            )

    def of(self, text: str) -> str:
        """Return the words of `text` that stand here."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies within this span.

        >>> Span(0, 9).covers(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end


# Documents ------------------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a block of a document is. Only `paragraph`, `item` and `heading` are read for claims."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list; also "5. Prolonged sitting." and "Muscle weakness: if …" set as a line of its own
    REFERENCE = "reference"  # one entry of the reference list
    FURNITURE = "furniture"  # menus, cookie banners, legal notes, calls to action, bylines: kept in the text, not read


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a document's text that forms one unit, and what it stands under.

    `level` is 1 to 6 for a heading, 1 and up (nesting) for an item, else 0. `parent` is the index, in
    `Document.blocks`, of the block that this one stands under: the heading above a paragraph, the wider heading
    above a heading, the lead-in ("Options include:") or else the heading above an item, the item that an item or
    paragraph is nested in; None at the top. `label` is the part of an item that names it: "Prolonged sitting" in
    "5. Prolonged sitting. Too much …"; None where an item has no name apart from its text. `reason` says why
    furniture is not read.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    parent: int | None = None
    label: Span | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of an article's reference list: as printed, and the fields read from it.

    `position` counts from 1 in the list; `key` is the printed number or label where it has one ("3", "Suri2010").
    A field that the entry does not print is None or (): never guessed. `doi` is bare and lower case ("10.1002/…").
    """

    position: int
    text: str
    span: Span | None = None
    key: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    title: str | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Document:
    """An article as text: what is read, with its structure. Positions count in `text`.

    `name` is the file's name without its ending. `title`, `author`, `publisher`, `date` (ISO 8601, as exact as
    stated), `url` are None where the article does not state them. `original` names the work that a digest is
    made from, else None. `blocks` are in reading order and do not overlap.
    """

    name: str
    text: str
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    original: str | None = None
    language: str = "en"

    @cached_property
    def sha256(self) -> str:
        """The hash of the text (UTF-8), in hex: the text's identity."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


# Concepts -------------------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What a concept is; `thing` where that is not known."""

    CONDITION = "Condition"
    SYMPTOM = "Symptom"
    RISK_FACTOR = "RiskFactor"
    HABIT = "Habit"
    INTERVENTION = "Intervention"
    EXERCISE = "Exercise"
    BODY_PART = "BodyPart"
    FUNCTION = "Function"  # of a body part or the body: strength, gait, range of motion
    POPULATION = "Population"
    OUTCOME = "Outcome"  # what people live through: mobility, quality of life, disability
    THING = "Thing"


class Valence(StrEnum):
    """Whether people want more of it or less: decides whether "reduces X" relieves or worsens."""

    WANTED = "wanted"
    UNWANTED = "unwanted"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that claims are about. `id` is the last part of its IRI ("knee-osteoarthritis").

    `matches` are CURIEs of the same thing elsewhere ("MESH:D020370", "HP:0030839", "MONDO:0005416"), `close_matches` of
    what is nearly the same; `broader` are ids. `provisional` marks one that was made from an article's words and
    nobody has reviewed.
    """

    id: str
    label: str
    kind: Kind = Kind.THING
    alt_labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    close_matches: tuple[str, ...] = ()
    valence: Valence = Valence.NEUTRAL
    definition: str | None = None
    provisional: bool = False

    def _repr_html_(self) -> str:
        from .notebook import concept_html

        return concept_html(self)


# Claims ---------------------------------------------------------------------------------------------------------------


class Relation(StrEnum):
    """How the subject of a claim relates to its object (the ten relations of the annotation guidelines)."""

    CAUSES = "causes"
    RAISES_RISK_OF = "raises_risk_of"
    WORSENS = "worsens"
    RELIEVES = "relieves"
    PREVENTS = "prevents"
    IMPROVES = "improves"
    CO_OCCURS_WITH = "co_occurs_with"
    ASSOCIATED_WITH = "associated_with"
    MORE_COMMON_IN = "more_common_in"
    NO_EFFECT_ON = "no_effect_on"

    @property
    def symmetric(self) -> bool:
        """Whether it says the same both ways round."""
        return self in (Relation.CO_OCCURS_WITH, Relation.ASSOCIATED_WITH)


class LanguageStrength(StrEnum):
    """How strongly the words put a cause (Yu, Li and Wang 2019, doi 10.18653/v1/D19-1473), weakest first."""

    NONE = "none"
    CORRELATIONAL = "correlational"
    CONDITIONAL_CAUSAL = "conditional_causal"
    DIRECT_CAUSAL = "direct_causal"

    @property
    def rank(self) -> int:
        """0 to 3, weakest first.

        >>> LanguageStrength.CORRELATIONAL.rank < LanguageStrength.DIRECT_CAUSAL.rank
        True
        """
        return list(LanguageStrength).index(self)


class Absence(StrEnum):
    """What a text says is missing where it speaks of evidence: three different things, never one."""

    NO_EFFECT_FOUND = "no_effect_found"  # it was looked for: "no link was found", "makes no difference to"
    NOT_STUDIED = "not_studied"  # too little is known: "no trials have tested", "it is unclear whether"
    EVIDENCE_CONFLICTING = "evidence_conflicting"  # studies disagree: "mixed results", "inconsistent"


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a document, with what stands before and after (W3C Text Quote Selector)."""

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Verbatim words that name a concept. May stand outside the quote (a heading, what a pronoun stands for)."""

    span: Span
    text: str
    concept: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Verbatim words that decided something. `role`: relation, negation, hedge, strength, population, attribution, …"""

    role: str
    span: Span
    text: str


class Scale(StrEnum):
    """What a figure measures, as far as the words beside it tell."""

    UNKNOWN = ""
    SHARE = "share"  # of a whole: "a third of adults"
    RELATIVE = "relative"  # against a baseline: "15% less likely", ratios, "twice as high"
    ABSOLUTE = "absolute"  # in units of its own: percentage points, mean differences


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as stated. `unit`: "%", "OR", "RR", "HR", "times", "years", …; a fraction word becomes a percentage.

    `comparator` is "", "<", ">", "<=" or ">="; `ci_low` and `ci_high` are a 95% interval where one is stated;
    `low` and `high` a range; `p` the p value with its sign ("<0.001"), "" where none is stated; `scale` what the
    figure measures. At least one of `value`, `low`, `high` is set.
    """

    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: str = ""
    approximate: bool = False
    ci_low: float | None = None
    ci_high: float | None = None
    scale: Scale = Scale.UNKNOWN
    p: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """An in-text citation marker that a claim's clause carries: "[3]", "(Smith 2019)".

    `key` is as printed in it; `position` is that of the reference it names in the article's list, None where the list
    has no such entry.
    """

    span: Span
    text: str
    key: str
    position: int | None = None


@dataclass(frozen=True)
class Claim:
    """What one article says about how two things relate: not what is true.

    `population` and `attribution` are cues (verbatim words); `citations` are explicit markers in the text only.
    `absence` is what the text says is missing, its words among the cues.
    `reading`, 0 to 1, is how sure we are that the text says this. `rule` names what made the claim, `cues` the words
    that decided each part of it.
    """

    article: str
    text_sha256: str
    quote: Quote
    subject: Mention
    relation: Relation
    object: Mention
    negated: bool = False
    hedged: bool = False
    language_strength: LanguageStrength = LanguageStrength.NONE
    quantity: Quantity | None = None
    population: Cue | None = None
    attribution: Cue | None = None
    citations: tuple[Marker, ...] = ()
    structural: bool = False
    reading: float = 0.0
    rule: str = ""
    cues: tuple[Cue, ...] = field(default=())
    absence: Absence | None = None

    @property
    def affirmed(self) -> bool:
        """Whether the text states the relation: it neither denies it nor, before stating it, calls it an open question.

        "It is unclear whether yoga eases pain" affirms nothing; "yoga eases pain, but more trials are needed" does.
        """
        if self.negated or self.absence in (None, Absence.NO_EFFECT_FOUND):
            return not self.negated
        told = {cue.role: cue.span for cue in self.cues}
        return "absence" in told and "relation" in told and told["relation"].start < told["absence"].start

    @cached_property
    def id(self) -> str:
        """20 hex digits: a hash of the text's hash, the spans, the relation and the negation."""
        quote, subject, object_ = self.quote.span, self.subject.span, self.object.span
        places = f"{quote.start}-{quote.end}|{subject.start}-{subject.end}|{object_.start}-{object_.end}"
        said = f"{self.text_sha256}|{places}|{self.relation}|{self.negated}"
        return hashlib.sha256(said.encode("ascii")).hexdigest()[:20]

    def _repr_html_(self) -> str:
        from .notebook import claim_html

        return claim_html(self)


# Works ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """A published work with checked metadata, one row of `references.csv`. None: not found; never guessed.

    `key` names it in our tables ("suri-2010"). `design` is one of `ingest.works.DESIGNS`; `study_root` names the
    study, cohort or data set that it reports on.
    """

    key: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    year_online: int | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    design: str | None = None
    sample_size: int | None = None
    population: str | None = None
    study_root: str | None = None
    retracted: bool = False
    read_at: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a work found, in the same relations and concepts as claims: one row of `findings.csv`.

    `unreviewed` marks one that our reader read from the work's abstract and nobody has checked; `quote` holds the
    words that it was read from.
    """

    key: str
    work: str
    subject: str
    relation: Relation
    object: str
    negated: bool = False
    quantity: Quantity | None = None
    n: int | None = None
    population: str | None = None
    comparison: str | None = None
    p: str | None = None
    printed_so: bool = False  # the source itself prints an estimate outside its interval, or the like
    note: str | None = None
    quote: str | None = None
    unreviewed: bool = False
