"""Each rule of the audit finds what it must in articles written for it, and nothing where it must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.audit import RULES, SEVERITIES, Case, Fault, audit_case, read_case, rule_named
from graph.audit.counts import gives, reachable
from graph.audit.model import Fault as ModelFault
from graph.audit.voices import Byline, shared_voices
from graph.audit.works import unlisted_work_faults
from ingest.errors import QueryError
from ingest.model import Finding, Quantity, Relation, Span, Work

BEE = Work(
    "bee-2020",
    "Stairs and knee pain in bakers",
    ("Bee, A.", "Cole, D."),
    2020,
    2019,
    "Journal of Made-up Knees",
    "27",
    "3",
    "641–647",
    "10.1000/knee.1",
    "4242",
    "cross-sectional",
)
BUNIONS = Work("doe-2018", "Hallux valgus in dancers", ("Doe, J.",), 2018, doi="10.1000/toe.2", design="case-series")
LONG = Work("fox-2015", "Obesity and knees", ("Fox, E.",), 2015, doi="10.1000/long.3", design="cohort-prospective")
GONE = Work("gull-2016", "Ropes and necks", ("Gull, F.",), 2016, doi="10.1000/gone.4", retracted=True)
ONE_PAGE = Work("hare-2014", "Hips for all", ("Hare, G.",), 2014, pages="328", doi="10.1000/page.5")
WORKS = (BEE, BUNIONS, LONG, GONE, ONE_PAGE)

FINDINGS = (
    Finding(
        "bee-share", "bee-2020", "knee-pain", Relation.CO_OCCURS_WITH, "back-pain", quantity=Quantity("%", 57.4), n=1389
    ),
    Finding("doe-toes", "doe-2018", "hallux-valgus", Relation.CO_OCCURS_WITH, "knee-pain"),
    Finding("doe-feet", "doe-2018", "hallux-valgus", Relation.ASSOCIATED_WITH, "flat-feet"),
    Finding(
        "fox-risk",
        "fox-2015",
        "obesity",
        Relation.CAUSES,
        "knee-pain",
        quantity=Quantity("HR", 1.5, ci_low=1.2, ci_high=1.9),
    ),
)

BEE_LINE = (
    "Bee, A., & Cole, D. (2020). Stairs and knee pain in bakers. Journal of Made-up Knees, 27(3), 641–647. "
    "doi: 10.1000/knee.1"
)
DOE_LINE = "Doe, J. (2018). Hallux valgus in dancers. Toes, 1(2), 3. doi: 10.1000/toe.2"
FOX_LINE = "Fox, E. (2015). Obesity and knees. Weights, 1(2), 3. doi: 10.1000/long.3"


def article(body: str, *references: str, head: str = "") -> str:
    listed = "".join(f"{number}. {entry}\n" for number, entry in enumerate(references, 1))
    return f"{head}{body}\n" + (f"\n## References\n\n{listed}" if references else "")


def audited(
    text: str, works: tuple[Work, ...] = WORKS, findings: tuple[Finding, ...] = FINDINGS
) -> tuple[Case, tuple[Fault, ...]]:
    case = read_case(text, works, findings)
    return case, audit_case(case)


def changed(printed: str, old: str, new: str) -> str:
    assert old in printed
    return printed.replace(old, new)


# rule, then articles on which it must fire (with what it must show of the article), then articles on which it must not
FIRES: dict[str, dict[str, tuple[str, str]]] = {
    "wrong-metadata": {
        "another journal": (
            article("Rest.", changed(BEE_LINE, "Made-up Knees", "Sleeping Cats")),
            "Journal of Sleeping Cats",
        ),
        "another volume": (article("Rest.", changed(BEE_LINE, "27(3)", "28(3)")), "28"),
        "other pages": (article("Rest.", changed(BEE_LINE, "641–647", "741–747")), "741–747"),
        "a year that is neither": (article("Rest.", changed(BEE_LINE, "2020", "2011")), "2011"),
        "another first author": (article("Rest.", changed(BEE_LINE, "Bee, A.,", "Wasp, Z.,")), "Wasp, Z."),
    },
    "identifier-of-another-work": {
        "a DOI of a work on something else": (
            article("Rest.", "Kite, K. (2001). Sleep of newborn mice. Mice, 3(4), 5. doi: 10.1000/knee.1"),
            "Sleep of newborn mice",
        ),
    },
    "malformed-doi": {
        "no slash": (article("Rest.", changed(BEE_LINE, "10.1000/knee.1", "10.1000.knee.1")), "10.1000.knee.1"),
        "no prefix": (article("Rest.", changed(BEE_LINE, "10.1000/knee.1", "knee.1")), "knee.1"),
        "the letter O": (article("Rest.", changed(BEE_LINE, "10.1000", "1O.1000")), "1O.1000/knee.1"),
        "in a web address": (article("Rest.", changed(BEE_LINE, "doi: 10", "https://doi.org/11")), "11.1000/knee.1"),
        "a short registrant": (article("Rest.", changed(BEE_LINE, "10.1000", "10.10")), "10.10/knee.1"),
    },
    "retracted-work": {
        "by its DOI": (
            article("Rest.", "Gull, F. (2016). Ropes and necks. Ropes, 1(2), 3. doi: 10.1000/gone.4"),
            "Ropes and necks",
        ),
    },
    "later-than-article": {
        "two years later": (article("Rest.", BEE_LINE, head="---\ndate: 2018-05-01\n---\n"), "Stairs"),
    },
    "estimate-outside-interval": {
        "below": (article("Obesity raised the risk of knee pain (HR 1.24, 95% CI 1.47 to 1.76)."), "HR 1.24"),
        "above": (article("In men the OR 3.5 (95% CI 1.1-2.2) stood out."), "OR 3.5"),
        "backwards": (article("In men the OR 1.5 (95% CI 2.2-1.1) stood out."), "OR 1.5"),
    },
    "impossible-percentage": {
        "count before": (article("Knee pain was seen in 84 of 99 bakers (75%)."), "84 of 99 bakers (75%)"),
        "count in brackets": (article("Knee pain was seen in 75% (84/99)."), "75% (84/99"),
        "a share of few": (article("Knee pain was seen in 50% of 35 patients."), "50% of 35"),
        "thousands": (article("It was seen in 1,200 of 2,400 adults (51%)."), "1,200 of 2,400 adults (51%)"),
    },
    "drift": {
        "an explicit marker on a cause": (article("Stairs cause knee pain [1].", BEE_LINE), "Stairs cause"),
    },
    "design-not-listed": {
        "long-term studies": (article("Long-term studies show that obesity causes knee pain.", BEE_LINE), "Long-term"),
        "trials": (
            article("Randomised trials show that exercise relieves knee pain.", FOX_LINE, DOE_LINE),
            "Randomised",
        ),
        "a meta-analysis": (
            article("A meta-analysis found that exercise relieves knee pain.", BEE_LINE),
            "meta-analysis",
        ),
    },
    "nothing-listed-carries": {
        "nothing of the kind found": (article("Studies show that smoking causes gout.", FOX_LINE), "smoking"),
    },
    "research-not-named": {
        "studies": (article("Studies show that obesity causes knee pain."), "Studies show"),
        "has been shown": (article("Exercise has been shown to relieve knee pain."), "has been shown"),
    },
    "orphan-reference": {
        "a listed work on bunions": (article("Obesity causes knee pain.", FOX_LINE, DOE_LINE), "Hallux valgus"),
        "by the printed title alone": (
            article("Obesity causes knee pain.", "Kite, K. (2001). Migraine and asthma. Lung, 3(4), 5."),
            "Migraine",
        ),
    },
    "duplicate-reference": {
        "one work twice": (article("Rest.", BEE_LINE, FOX_LINE, BEE_LINE), "Stairs"),
        "one DOI twice": (
            article("Rest.", "Kite. Naps. doi: 10.1000/nap", "Kite. Long naps. doi: 10.1000/NAP"),
            "Long naps",
        ),
    },
    "marker-without-reference": {
        "a number too high": (article("Obesity causes knee pain [7].", BEE_LINE), "[7]"),
        "an author not listed": (article("Obesity causes knee pain (Owl, 2011).", BEE_LINE), "(Owl, 2011)"),
        "no list at all": (article("Obesity causes knee pain (Owl, 2011)."), "(Owl, 2011)"),
    },
    "online-year": {"printed with it": (article("Rest.", changed(BEE_LINE, "2020", "2019")), "2019")},
    "page-range-of-one": {
        "one page": (
            article("Rest.", "Hare, G. (2014). Hips for all. Hips, 4(5), 328–328. doi: 10.1000/page.5"),
            "328–328",
        ),
    },
    "other-title": {
        "half of it": (
            article("Rest.", changed(BEE_LINE, "Stairs and knee pain in bakers", "Stairs and sore knees in bakers")),
            "Stairs and sore knees in bakers",
        ),
    },
    "unresolved-reference": {
        "a work that is not known": (article("Rest.", "Kite, K. (2001). Naps. Sleep, 3(4), 5."), "Naps")
    },
    "no-references": {"claims without a list": (article("Obesity causes knee pain."), "1 claim")},
    "no-markers": {"a list without markers": (article("Obesity causes knee pain.", BEE_LINE), "1 reference")},
    "source-elsewhere": {
        "no list, a known work": (article("Studies show that obesity causes knee pain."), "Studies show"),
    },
    "not-measured": {
        "nothing on this outcome": (
            article("Studies show that obesity causes knee pain. Studies show that obesity causes asthma."),
            "asthma",
        ),
    },
    "impossible-percentage-in-work": {"a share that no count gives": (article("Rest.", BEE_LINE), "Stairs")},
    "estimate-outside-interval-in-work": {"an estimate outside": (article("Rest.", FOX_LINE), "Obesity")},
}
BAD_FINDINGS = (
    Finding(
        "bee-share", "bee-2020", "knee-pain", Relation.CO_OCCURS_WITH, "back-pain", quantity=Quantity("%", 55.5), n=60
    ),
    Finding(
        "fox-risk",
        "fox-2015",
        "obesity",
        Relation.CAUSES,
        "knee-pain",
        quantity=Quantity("HR", 1.24, ci_low=1.47, ci_high=1.76),
        printed_so=True,
    ),
)
FIRING = [(rule, name, *case) for rule, cases in FIRES.items() for name, case in cases.items()]


@pytest.mark.parametrize(("rule", "name", "text", "shown"), FIRING, ids=[f"{one[0]}: {one[1]}" for one in FIRING])
def test_a_rule_finds(rule: str, name: str, text: str, shown: str) -> None:
    _, faults = audited(text, findings=BAD_FINDINGS if rule.endswith("-in-work") else FINDINGS)
    found = [fault for fault in faults if fault.rule == rule]
    assert found, [fault.rule for fault in faults]
    assert any(shown in fault.says for fault in found)
    for fault in found:
        assert fault.severity == rule_named(rule).severity
        assert fault.record
        assert fault.explanation


SILENT: dict[str, dict[str, str]] = {
    "wrong-metadata": {
        "as recorded": article("Rest.", BEE_LINE),
        "an abbreviated journal": article("Rest.", changed(BEE_LINE, "Journal of Made-up Knees", "J Made-up Knees")),
        "pages cut short": article("Rest.", changed(BEE_LINE, "641–647", "641-7")),
        "the online year": article("Rest.", changed(BEE_LINE, "2020", "2019")),
        "fields left out": article(
            "Rest.", "Bee, A., & Cole, D. (2020). Stairs and knee pain in bakers. doi: 10.1000/knee.1"
        ),
        "a work that is not known": article("Rest.", "Kite, K. (2001). Naps. Sleep, 3(4), 5."),
    },
    "identifier-of-another-work": {"as recorded": article("Rest.", BEE_LINE)},
    "malformed-doi": {
        "as recorded": article("Rest.", BEE_LINE),
        "as a web address": article("Rest.", changed(BEE_LINE, "doi: ", "https://doi.org/")),
        "with odd stops": article("Rest.", changed(BEE_LINE, "doi: ", "doi.: ")),
        "an odd suffix": article("Rest.", changed(BEE_LINE, "knee.1", "S0140-6736(20)<1>;2-x")),
        "none printed": article("Rest.", "Kite, K. (2001). Doing naps: doi or not. Sleep, 3(4), 5."),
        "a subdivided registrant": article("Rest.", changed(BEE_LINE, "10.1000/", "10.1000.10/")),
        "a volume like a prefix": article("Rest.", "Kite, K. (2001). Naps. Sleep, 10.1234, 5."),
    },
    "retracted-work": {"a work that stands": article("Rest.", BEE_LINE)},
    "later-than-article": {
        "the same year": article("Rest.", BEE_LINE, head="---\ndate: 2020-05-01\n---\n"),
        "the year after": article("Rest.", BEE_LINE, head="---\ndate: 2019\n---\n"),
        "no date": article("Rest.", BEE_LINE),
    },
    "estimate-outside-interval": {
        "inside": article("Obesity raised the risk of knee pain (HR 1.50, 95% CI 1.47 to 1.76)."),
        "at its end": article("Obesity raised the risk of knee pain (HR 1.47, 95% CI 1.47 to 1.76)."),
        "no interval": article("Obesity raised the risk of knee pain (HR 1.24)."),
    },
    "impossible-percentage": {
        "rounded": article("Knee pain was seen in 84 of 99 bakers (85%)."),
        "cut off": article("Knee pain was seen in 84 of 99 bakers (84%)."),
        "one decimal": article("Knee pain was seen in 84 of 99 bakers (84.8%)."),
        "about": article("Knee pain was seen in about 50% of 35 patients."),
        "an age": article("Knee pain was seen in 30% of 4-year-olds."),
        "millions": article("It was seen in 5% of 2 million people."),
        "years": article("It was seen in 33% of 50 to 60 year olds."),
        "a share that a count gives": article("It was seen in 57% of 100 people."),
        "a score": article("They scored 7 of 10 points (35% more than before)."),
    },
    "drift": {
        "what the work found": article("Obesity causes knee pain [1].", FOX_LINE),
        "a sentence that gives no source": article("Stairs cause knee pain.", BEE_LINE),
    },
    "design-not-listed": {
        "one is listed": article("Long-term studies show that obesity causes knee pain.", BEE_LINE, FOX_LINE),
        "no kind is named": article("Studies show that obesity causes knee pain.", BEE_LINE),
        "nothing is known of the list": article(
            "Long-term studies show that rest causes gout.", "Kite (2001). Naps. Sleep, 3(4), 5."
        ),
        "a person": article("Obesity causes knee pain, says Dr. Long.", BEE_LINE),
    },
    "nothing-listed-carries": {
        "the listed work found it": article("Studies show that obesity causes knee pain.", FOX_LINE),
        "nothing is known of the list": article(
            "Studies show that smoking causes gout.", "Kite (2001). Naps. Sleep, 3(4), 5."
        ),
        "no research is credited": article("Smoking causes gout.", FOX_LINE),
        "a marker": article("Studies show that smoking causes gout [1].", FOX_LINE),
    },
    "research-not-named": {
        "a person": article("Obesity causes knee pain, says Dr. Long."),
        "nobody": article("Obesity causes knee pain."),
        "a list": article("Studies show that obesity causes knee pain.", FOX_LINE),
    },
    "orphan-reference": {
        "a mention": article("Hallux valgus causes knee pain.", DOE_LINE),
        "by another of its names": article("Bunions cause knee pain.", DOE_LINE),
        "a marker": article("Obesity causes knee pain [1].", DOE_LINE),
        "a part of a term": article(
            "Obesity causes knee pain.", "Kite, K. (2001). Tall stairs and knees. Knees, 3(4), 5."
        ),
        "a title that says nothing": article(
            "Obesity causes knee pain.", "Kite, K. (2001). Editorial. Knees, 3(4), 5."
        ),
    },
    "duplicate-reference": {
        "two works": article("Rest.", BEE_LINE, FOX_LINE),
        "two parts of one title": article(
            "Rest.", "Kite (2001). Naps of cats. Sleep, 3, 5.", "Kite (2002). Naps of cats. Sleep, 4, 5."
        ),
    },
    "marker-without-reference": {
        "a marker that leads there": article("Obesity causes knee pain [1].", BEE_LINE),
        "a month": article("Obesity causes knee pain (May 2011).", BEE_LINE),
        "a Vancouver list": article(
            "Obesity causes knee pain (Bee, 2020).", "Bee A, Cole D. Stairs. Knees. 2020;27(3):641-7."
        ),
    },
    "online-year": {"the year of the issue": article("Rest.", BEE_LINE)},
    "page-range-of-one": {"a range": article("Rest.", BEE_LINE)},
    "other-title": {
        "a subtitle left out": article("Rest.", changed(BEE_LINE, " in bakers", " in bakers: a survey")),
        "capitals": article("Rest.", changed(BEE_LINE, "knee pain in bakers", "Knee Pain In Bakers")),
    },
    "unresolved-reference": {"a known work": article("Rest.", BEE_LINE)},
    "no-references": {
        "a list": article("Obesity causes knee pain.", BEE_LINE),
        "no claim": article("Use a good chair."),
    },
    "no-markers": {
        "a marker": article("Obesity causes knee pain [1].", BEE_LINE),
        "no list": article("Obesity causes knee pain."),
    },
    "source-elsewhere": {
        "the work is listed": article("Studies show that obesity causes knee pain.", FOX_LINE),
        "no research is credited": article("Obesity causes knee pain."),
        "no work is near": article("Studies show that smoking causes gout."),
    },
    "not-measured": {"no research is credited": article("Obesity causes knee pain. Obesity causes asthma.")},
    "impossible-percentage-in-work": {"a share that a count gives": article("Rest.", BEE_LINE)},
    "estimate-outside-interval-in-work": {"an estimate inside": article("Rest.", FOX_LINE)},
}
QUIET = [(rule, name, text) for rule, cases in SILENT.items() for name, text in cases.items()]


@pytest.mark.parametrize(("rule", "name", "text"), QUIET, ids=[f"{one[0]}: {one[1]}" for one in QUIET])
def test_a_rule_is_silent_on(rule: str, name: str, text: str) -> None:
    _, faults = audited(text)
    assert [fault for fault in faults if fault.rule == rule] == []


def test_every_rule_has_articles_on_which_it_fires_and_is_silent() -> None:
    several = {"shared-voice"}  # below: it takes more than one article
    assert set(FIRES) | several == set(SILENT) | several == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is(rule: object) -> None:
    assert isinstance(rule, type(RULES[0]))
    assert rule.severity in SEVERITIES
    assert rule.title
    assert rule.help.startswith("Yield ")
    assert ">>>" not in rule.help


# What holds of all of them --------------------------------------------------------------------------------------------

EVERYTHING = article(
    "Long-term studies show that obesity causes knee pain [9]. Pain was seen in 84 of 99 bakers (75%).\n\n"
    "Stairs cause knee pain [1]. In men the OR 3.5 (95% CI 1.1-2.2) stood out.",
    changed(BEE_LINE, "27(3)", "28(3)"),
    DOE_LINE,
    BEE_LINE,
    "Kite, K. (2001). Naps. Sleep, 3(4), 5. doi: 10.nap",
)


def test_what_a_fault_says_stands_in_the_text_at_its_place() -> None:
    case, faults = audited(EVERYTHING)
    placed = [fault for fault in faults if fault.span]
    assert len(placed) > 6
    for fault in placed:
        assert fault.span is not None
        assert fault.span.of(case.document.text) == fault.says


def test_faults_come_in_the_order_of_the_text_each_once() -> None:
    _, faults = audited(EVERYTHING)
    assert list(faults) == sorted(faults, key=lambda fault: fault.order)
    assert len({fault.id for fault in faults}) == len(faults)


def test_the_order_of_works_and_findings_changes_nothing() -> None:
    _, faults = audited(EVERYTHING)
    _, again = audited(EVERYTHING, WORKS[::-1], FINDINGS[::-1])
    assert faults == again


def test_an_article_without_faults_has_none() -> None:
    _, faults = audited(article("Obesity causes knee pain [1].", FOX_LINE), (LONG,))
    assert faults == ()


def test_two_articles_by_one_author_are_one_voice_and_two_authors_are_not() -> None:
    bylines = [
        Byline("a", "1" * 64, "Dora Cole", "Knees Daily", Span(0, 9)),
        Byline("b", "2" * 64, "dora cole", "Knees Daily", None),
        Byline("c", "3" * 64, "Ed Fox", "Knees Daily", None),
    ]
    faults = list(shared_voices(bylines))
    assert [(fault.article, fault.record) for fault in faults] == [
        ("a", "the same author and publisher (Knees Daily) as b"),
        ("b", "the same author and publisher (Knees Daily) as a"),
    ]
    assert list(shared_voices(bylines[::-1])) == faults


def test_a_work_that_is_meant_and_not_listed_is_looked_at_too() -> None:
    found = list(unlisted_work_faults(WORKS, BAD_FINDINGS, {"fox-2015"}, {}))
    assert [(fault.rule, fault.article) for fault in found] == [("estimate-outside-interval-in-work", "")]


def test_a_rule_that_there_is_not_is_told() -> None:
    with pytest.raises(QueryError, match="no rule is named 'spelling'"):
        rule_named("spelling")


def test_a_fault_has_a_severity() -> None:
    with pytest.raises(ValueError, match="severity is 'dire'"):
        ModelFault("drift", "dire", "", "", "", None, "", "")


# Counts ---------------------------------------------------------------------------------------------------------------


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 3))
def test_what_a_count_gives_when_rounded_or_cut_off_is_reachable(pair: tuple[int, int], decimals: int) -> None:
    count, n = pair
    exact = 100 * count / n
    for percent in (round(exact, decimals), int(exact * 10**decimals) / 10**decimals):
        assert gives(count, n, percent, decimals)
        assert reachable(percent, n, decimals)


@given(st.integers(1, 300), st.integers(0, 1000))
def test_reachable_is_what_trying_every_count_says(n: int, tenths: int) -> None:
    percent = tenths / 10
    assert reachable(percent, n, 1) == any(gives(count, n, percent, 1) for count in range(n + 1))


HOSTILE = {
    "percentages without end": "50% of 3 patients. " * 1_000,
    "counts without end": "1 of 2 (5%). " * 2_000,
    "brackets without end": "(" * 20_000 + "5%",
    "markers without end": "[1]" * 5_000,
    "digits without end": "9" * 50_000 + "%",
    "a list of nothing": "# References\n\n" + "1.\n" * 1_000,
    "DOIs without end": "# References\n\n1. doi: " + "10." * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_audited(text: str) -> None:
    _, faults = audited(text)
    assert all(fault.severity in SEVERITIES for fault in faults)
