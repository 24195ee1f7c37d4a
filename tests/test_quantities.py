"""Figures are read as stated; words that only look like figures are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.claims import extract_claims
from ingest.claims.quantities import find_quantities
from ingest.model import Quantity, Scale, Span
from ingest.reading import parse_document

FIGURES: dict[str, tuple[str, list[str]]] = {
    "a percent sign": ("Pain fell by 30%.", ["30 %"]),
    "the word percent": ("Pain fell by 30 percent.", ["30 %"]),
    "per cent in two words": ("Pain fell by 30 per cent.", ["30 %"]),
    "a percentage with a decimal": ("In all 57.4% had back pain.", ["57.4 %"]),
    "a decimal comma": ("In all 57,4% had back pain.", ["57.4 %"]),
    "about makes it approximate": ("About 57% had back pain.", ["~57 %"]),
    "nearly makes it approximate": ("Nearly 80% have back pain.", ["~80 %"]),
    "roughly makes it approximate": ("Roughly 20 percent have sore knees.", ["~20 %"]),
    "more than is a bound": ("More than 40% had knee pain.", [">40 %"]),
    "over is a bound": ("Over 60% had knee pain.", [">60 %"]),
    "at least is a bound that may be reached": ("At least 25% had knee pain.", [">=25 %"]),
    "less than is a bound": ("Less than 5% had surgery.", ["<5 %"]),
    "a sign is a bound": ("The share was <5%.", ["<5 %"]),
    "a range with a dash": ("Some 20–30% had gout.", ["~20..30 %"]),
    "a range with to and one sign": ("It affects 20 to 30% of adults.", ["20..30 %"]),
    "a range with two signs": ("It affects 20% to 30% of adults.", ["20..30 %"]),
    "two figures are two": ("It was 20% in men and 35% in women.", ["20 %", "35 %"]),
    "one-third is a percentage": ("Back pain fell by one-third.", ["~33.3 %"]),
    "a third is a percentage": ("A third of adults have back pain.", ["~33.3 %"]),
    "two-thirds is a percentage": ("Two-thirds of patients improved.", ["~66.7 %"]),
    "a quarter is a percentage": ("A quarter of patients improved.", ["~25 %"]),
    "three quarters is a percentage": ("Three quarters of patients improved.", ["~75 %"]),
    "half of is a percentage": ("Half of the patients improved.", ["~50 %"]),
    "more than half is a bound": ("More than half of adults have back pain.", [">50 %"]),
    "one out of ten": ("One out of ten runners has shin pain.", ["10 %"]),
    "about one in three": ("About one in three adults has arthritis.", ["~33.3 %"]),
    "one in digits": ("1 in 5 adults has arthritis.", ["20 %"]),
    "an odds ratio": ("The odds ratio was 1.8.", ["1.8 OR"]),
    "an odds ratio with its short form": ("The odds were higher (OR 1.8).", ["1.8 OR"]),
    "an odds ratio with its interval": ("The odds were higher (OR 1.8; 95% CI 1.2–2.6).", ["1.8 OR [1.2, 2.6]"]),
    "a risk ratio with its interval": ("Risk fell (RR 0.67, 95% CI 0.53-0.85).", ["0.67 RR [0.53, 0.85]"]),
    "a hazard ratio with its interval": ("Risk rose (HR = 1.75, 95% CI 1.50 to 2.05).", ["1.75 HR [1.5, 2.05]"]),
    "an adjusted ratio keeps its kind": ("Risk rose (aHR 1.75).", ["1.75 HR"]),
    "an interval in brackets after the ratio": (
        "The relative risk was 0.73 (95% CI: 0.59, 0.91).",
        ["0.73 RR [0.59, 0.91]"],
    ),
    "an interval in words": ("The risk ratio was 0.9 (95% confidence interval 0.8 to 1.1).", ["0.9 RR [0.8, 1.1]"]),
    "a bracket between the kind and the figure": ("The hazard ratio (HR) was 1.4.", ["1.4 HR"]),
    "twice as likely": ("Smokers are twice as likely to have back pain.", ["2 times"]),
    "three times as likely": ("Smokers are three times as likely to have gout.", ["3 times"]),
    "digits and times": ("The risk is 2.5 times higher.", ["2.5 times"]),
    "a fold": ("Obesity brings a fourfold risk.", ["4 times"]),
    "a fold with a hyphen": ("Obesity brings a 4-fold risk.", ["4 times"]),
    "doubles": ("Smoking doubles the risk.", ["2 times"]),
    "tripled": ("Smoking tripled the risk.", ["3 times"]),
    "nearly twice": ("The risk is nearly twice as high.", ["~2 times"]),
    "between and": ("It affects between 20% and 30% of adults.", ["20..30 %"]),
    "between and with one sign": ("It affects between 20 and 30 percent of adults.", ["20..30 %"]),
    "from to": ("It rose from 20% to 30%.", ["20..30 %"]),
    "two percentages joined by and are no range": ("We saw 20% and 30% of them.", ["20 %", "30 %"]),
    "a percentage in words": ("Fifty-seven percent had back pain.", ["57 %"]),
    "a bound in words": ("As many as 40% had knee pain.", ["<=40 %"]),
    "by half": ("The risk fell by half.", ["~50 %"]),
    "halves": ("Exercise halves the risk.", ["~50 %"]),
    "cut in half": ("The risk was cut in half.", ["~50 %"]),
    "nearly half": ("Nearly half of the runners had shin pain.", ["~50 %"]),
    "out of a hundred": ("3 out of 100 people fall.", ["3 %"]),
    "one in a hundred": ("One in a hundred people falls.", ["1 %"]),
    "one in five with hyphens": ("One-in-five adults has gout.", ["20 %"]),
    "percentage points": ("Pain fell by 12 percentage points.", ["12 percentage points"]),
    "a range of multiples": ("Women are two to three times more likely to fall.", ["2..3 times"]),
    "more than tenfold": ("The risk rose more than tenfold.", [">10 times"]),
    "a p value": ("Pain fell (SMD −0.29; 95% CI −0.50 to −0.08; p = 0.004).", ["-0.29 SMD [-0.5, -0.08] p=0.004"]),
    "a p value below a limit": ("Risk fell (RR 0.73, 95% CI [0.53, 0.85], P<0.001).", ["0.73 RR [0.53, 0.85] p<0.001"]),
    "an interval without a space": ("Risk rose (HR, 1.20[95%CI, 1.05-1.36]).", ["1.2 HR [1.05, 1.36]"]),
    "a mean difference": ("The mean difference was 5.4 points.", ["5.4 MD"]),
    "an interval around a share": ("In all 12.4% (95% CI 10.1 to 14.2) fell.", ["12.4 % [10.1, 14.2]"]),
    "a change with its sign": ("Nuts (-11% mortality).", ["11 %"]),
    "a claim of purity is no figure": ("The cream is 100% natural.", []),
    "a solution is no figure": ("Rinse with a 10% solution.", []),
    "a price is no figure": ("Chairs are now 40% off.", []),
    "half a serving is no share": ("Eat at least half a serving.", []),
    "three quarters of an hour are no share": ("Walk for three quarters of an hour.", []),
    "ages are no range": ("Adults aged 45 to 79 took part.", []),
    "a dose is no figure": ("Take 200 mg twice daily.", []),
    "a phone number is no figure": ("Call 020 7946 0000 for help.", []),
    "once in some weeks is no share": ("It hurts 1 in 2 weeks.", []),
    "a repetition is no multiple": ("Repeat 10 times.", []),
    "thinking twice is no multiple": ("Think twice before surgery.", []),
    "a double-blind trial is no multiple": ("It was a double-blind trial.", []),
    "no figure at all": ("Obesity causes knee pain.", []),
    "an interval alone is no figure": ("We give a 95% CI throughout.", []),
    "a confidence level is no figure": ("We computed the 95% confidence interval.", []),
    "how often a week is no multiple": ("Stretch 3 times a week.", []),
    "how often each day is no multiple": ("Stretch two times each day.", []),
    "three times per week is no multiple": ("Walking three times per week eases pain.", []),
    "a third party is no fraction": ("A third party runs the site.", []),
    "third in a row is no fraction": ("Arthritis is the third cause on the list.", []),
    "a half squat is no fraction": ("Try a half squat.", []),
    "half-time is no fraction": ("She left at half-time.", []),
    "half an hour is no share": ("Walk for half an hour.", []),
    "a quarter in a date is no share": ("Sales rose in the fourth quarter.", []),
    "years are no percentages": ("Pain lasted 12 weeks.", []),
    "a year is no figure": ("It was shown in 2017.", []),
    "a count is no share": ("The trial had 1,389 patients.", []),
    "the word or is no odds ratio": ("Take one or 2 tablets.", []),
    "OR in capitals is no ratio without a figure": ("Heat OR cold may help.", []),
}

BOUND: dict[str, tuple[str, list[str]]] = {
    "a figure goes to the claim of its clause": ("Obesity raises the risk of gout by 30%.", ["30 %"]),
    "a ratio in brackets": ("Smoking raises the risk of back pain (OR 1.3, 95% CI 1.1–1.6).", ["1.3 OR [1.1, 1.6]"]),
    "two figures go each to their own claim": (
        "Yoga reduced back pain by 20% and massage reduced neck pain by 40%.",
        ["20 %", "40 %"],
    ),
    "twice as likely is bound to its claim": ("Smokers are twice as likely to develop gout.", ["2 times"]),
    "no figure": ("Obesity causes gout.", ["-"]),
    "one figure for all that a verb joins": ("Yoga and massage reduced back pain by half.", ["~50 %", "~50 %"]),
    "figures in turn": (
        "Yoga reduced back pain and neck pain by 20% and 40%, respectively.",
        ["20 %", "40 %"],
    ),
    "a figure of another clause": ("Gout causes pain, but more than half of adults never ask why.", ["-"]),
    "a figure of a later sentence part": ("Stress worsens eczema; 40% of adults sleep badly.", ["-"]),
    "a ratio with its interval is kept before a bare percentage": (
        "Smoking raised the risk of gout by 10% (HR 1.20, 95% CI 1.05-1.36).",
        ["1.2 HR [1.05, 1.36]"],
    ),
}


SCALES = {
    "of people": ("57% of adults have back pain.", Scale.SHARE),
    "one in three": ("One in three adults has arthritis.", Scale.SHARE),
    "less likely": ("They were 15% less likely to fall.", Scale.RELATIVE),
    "a reduction": ("There was a 68% reduction in pain.", Scale.RELATIVE),
    "by a third": ("Pain fell by a third.", Scale.RELATIVE),
    "an odds ratio": ("The odds ratio was 1.8.", Scale.RELATIVE),
    "twice": ("They are twice as likely to fall.", Scale.RELATIVE),
    "percentage points": ("Pain fell by 12 percentage points.", Scale.ABSOLUTE),
    "a mean difference": ("The mean difference was 5.4 points.", Scale.ABSOLUTE),
    "not told": ("In all 57% had back pain.", Scale.UNKNOWN),
}


def shown(quantity: Quantity) -> str:
    """Return a figure as "~57 %", ">50 %", "20..30 %" or "1.75 HR [1.5, 2.05]"."""
    value = f"{quantity.value:g}" if quantity.value is not None else f"{quantity.low:g}..{quantity.high:g}"
    interval = f" [{quantity.ci_low:g}, {quantity.ci_high:g}]" if quantity.ci_low is not None else ""
    interval += f" p{quantity.p}" if quantity.p else ""
    return f"{'~' if quantity.approximate else ''}{quantity.comparator}{value} {quantity.unit}{interval}"


@pytest.mark.parametrize(("sentence", "expected"), FIGURES.values(), ids=FIGURES.keys())
def test_a_sentence_holds_figures(sentence: str, expected: list[str]) -> None:
    found = find_quantities(sentence, Span(0, len(sentence)))
    assert [shown(quantity) for _, quantity in found] == expected


@pytest.mark.parametrize("sentence", [row[0] for row in FIGURES.values()], ids=FIGURES.keys())
def test_the_words_of_a_figure_stand_where_it_says(sentence: str) -> None:
    for cue, _ in find_quantities(sentence, Span(0, len(sentence))):
        assert cue.span.of(sentence) == cue.text == cue.text.strip()


@pytest.mark.parametrize(("sentence", "expected"), BOUND.values(), ids=BOUND.keys())
def test_a_claim_carries_the_figure_of_its_clause(sentence: str, expected: list[str]) -> None:
    claims = extract_claims(parse_document(sentence, name="note", format="text"))
    assert [shown(claim.quantity) if claim.quantity else "-" for claim in claims] == expected


@pytest.mark.parametrize(("sentence", "scale"), SCALES.values(), ids=SCALES.keys())
def test_shares_changes_and_absolute_figures_are_kept_apart(sentence: str, scale: Scale) -> None:
    assert [quantity.scale for _, quantity in find_quantities(sentence, Span(0, len(sentence)))] == [scale]


@given(st.text("0123456789 %.,-–−~()[]<>=pPCIORhalfthirdtwiceone in", max_size=80))
def test_any_text_gives_figures_that_stand_in_it_apart(text: str) -> None:
    spans = [cue.span for cue, _ in find_quantities(text, Span(0, len(text)))] if text else []
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_figure_outside_the_span_is_not_read() -> None:
    text = "Some 10% rest. Some 20% walk."
    assert [cue.text for cue, _ in find_quantities(text, Span(15, len(text)))] == ["Some 20%"]
