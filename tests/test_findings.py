"""The table of findings: what it may hold, what it says of a fault, and that it reads back as it was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import TableError
from ingest.findings import FindingRow, load_findings, write_findings
from ingest.model import Finding, Quantity, Relation, Work
from ingest.resources import shipped
from ingest.works import load_works

WORKS = (Work("suri-2010", "Low back pain"),)
CONCEPTS = {"knee-osteoarthritis", "low-back-pain"}
GOOD = {
    "key": "suri-2010-low-back-pain",
    "work": "suri-2010",
    "subject": "knee-osteoarthritis",
    "relation": "co_occurs_with",
    "object": "low-back-pain",
}


def table(tmp_path: Path, *rows: dict[str, str]) -> Path:
    path = tmp_path / "findings.csv"
    lines = [",".join((GOOD | row).get(column, "") for column in FindingRow.model_fields) for row in rows]
    path.write_text("\n".join((",".join(FindingRow.model_fields), *lines)), encoding="utf-8")
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(ExceptionGroup) as caught:
        load_findings(path, WORKS, CONCEPTS)
    assert all(isinstance(fault, TableError) for fault in caught.value.exceptions)
    return [str(fault) for fault in caught.value.exceptions]


PRINTED_SO_MEND = "correct it, or set printed_so to yes if the source itself prints it so"
PERCENT_MEND = "give a figure from 0 to 100"
NUMBER_MEND = "write digits with a point, such as 57.4"
VOCABULARY_MEND = "use the id of a concept of the vocabulary"
WRONG_ROWS = {
    "an unknown work": ({"work": "nobody-2000"}, "work", "unknown work: 'nobody-2000'", "add it to the works first"),
    "an unknown subject": ({"subject": "pain"}, "subject", "unknown concept: 'pain'", VOCABULARY_MEND),
    "an unknown object": ({"object": "pain"}, "object", "unknown concept: 'pain'", VOCABULARY_MEND),
    "an unknown relation": (
        {"relation": "cures"},
        "relation",
        "unknown relation: 'cures'",
        f"use one of {', '.join(Relation)}",
    ),
    "an estimate above its interval": (
        {"value": "2", "unit": "HR", "ci_low": "1.1", "ci_high": "1.9"},
        "value",
        "2 is outside ci_low to ci_high",
        PRINTED_SO_MEND,
    ),
    "a value below its range": (
        {"value": "2", "unit": "years", "low": "3", "high": "4"},
        "value",
        "2 is outside low to high",
        PRINTED_SO_MEND,
    ),
    "an interval that runs backwards": (
        {"value": "2", "unit": "HR", "ci_low": "3", "ci_high": "1"},
        "ci_low",
        "an interval that runs backwards: 3 to 1",
        "put the smaller figure first",
    ),
    "half an interval": (
        {"value": "2", "unit": "HR", "ci_low": "1"},
        "ci_high",
        "half an interval",
        "give both ends or neither",
    ),
    "more than all": ({"value": "101", "unit": "%"}, "value", "not a percentage: 101", PERCENT_MEND),
    "less than none": ({"low": "-1", "unit": "%"}, "low", "not a percentage: -1", PERCENT_MEND),
    "a ratio below zero": (
        {"value": "-0.5", "unit": "RR"},
        "value",
        "not a ratio: -0.5",
        "give a figure of zero or more",
    ),
    "a figure without a unit": (
        {"value": "57"},
        "unit",
        "a figure without a unit",
        "give its unit: %, OR, RR, HR, times, …",
    ),
    "a unit without a figure": (
        {"unit": "%"},
        "value",
        "a unit without a figure",
        "give the value, or a range, or leave the unit empty",
    ),
    "an approximate nothing": (
        {"approximate": "yes"},
        "unit",
        "a comparator or an approximation without a figure",
        "give the figure and its unit",
    ),
    "no number": ({"value": "nan", "unit": "%"}, "value", "not a number: 'nan'", NUMBER_MEND),
    "an endless number": ({"value": "1e999", "unit": "years"}, "value", "not a finite number: '1e999'", NUMBER_MEND),
    "a number with an underscore": ({"value": "1_0", "unit": "%"}, "value", "not a number: '1_0'", NUMBER_MEND),
    "a count with a fraction": ({"n": "1.5"}, "n", "not a count: '1.5'", "write a whole number from 1, digits only"),
    "an unknown comparator": (
        {"value": "1", "unit": "%", "comparator": "~"},
        "comparator",
        "not a comparator: '~'",
        "write <, >, <=, >= or nothing",
    ),
}


@pytest.mark.parametrize(("row", "column", "what", "mend"), WRONG_ROWS.values(), ids=WRONG_ROWS.keys())
def test_a_wrong_finding_is_told_with_its_row_its_column_and_the_mend(
    tmp_path: Path, row: dict[str, str], column: str, what: str, mend: str
) -> None:
    faults = faults_of(table(tmp_path, {"key": "first"}, row))
    assert faults == [f"{what}\n  where: findings.csv row 3, column {column}\n  mend:  {mend}"]


def test_faults_of_single_cells_and_of_whole_rows_are_told_together(tmp_path: Path) -> None:
    rows = ({"n": "none", "key": "a"}, {"value": "5", "unit": "%", "low": "6", "key": "b"}, {"key": "b"})
    assert [fault.splitlines()[1].strip() for fault in faults_of(table(tmp_path, *rows))] == [
        "where: findings.csv row 2, column n",
        "where: findings.csv row 4, column key",
        "where: findings.csv row 3, column value",
    ]


def test_an_estimate_outside_its_interval_is_kept_where_the_source_prints_it_so(tmp_path: Path) -> None:
    row = {"value": "1.24", "unit": "HR", "ci_low": "1.47", "ci_high": "1.76", "printed_so": "yes"}
    (finding,) = load_findings(table(tmp_path, row), WORKS, CONCEPTS)
    assert finding.printed_so
    assert finding.quantity == Quantity("HR", 1.24, ci_low=1.47, ci_high=1.76)


def test_a_finding_without_a_figure_has_no_quantity(tmp_path: Path) -> None:
    assert load_findings(table(tmp_path, {}), WORKS, CONCEPTS) == (
        Finding(
            "suri-2010-low-back-pain", "suri-2010", "knee-osteoarthritis", Relation.CO_OCCURS_WITH, "low-back-pain"
        ),
    )


# The shipped findings -------------------------------------------------------------------------------------------------


def shipped_findings() -> dict[str, Finding]:
    turtle = "".join(path.read_text(encoding="utf-8") for path in sorted(shipped("vocabulary").glob("*.ttl")))
    concepts = set(re.findall(r"^concept:([a-z0-9-]+) a ", turtle, re.MULTILINE))
    found = load_findings(shipped("findings.csv"), load_works(shipped("references.csv")), concepts)
    return {finding.key: finding for finding in found}


FACTS = {
    "suri-2010-low-back-pain": ("knee-osteoarthritis", "co_occurs_with", "low-back-pain", Quantity("%", 57.4), 1389),
    "wolfe-1996-back-pain": ("knee-osteoarthritis", "co_occurs_with", "back-pain", Quantity("%", 54.6), 368),
    "shiri-2018-exercise": (
        "exercise",
        "prevents",
        "low-back-pain",
        Quantity("RR", 0.67, ci_low=0.53, ci_high=0.85),
        1634,
    ),
    "shiri-2018-sick-leave": ("exercise", "no_effect_on", "sick-leave", None, None),
    "hsu-2023-degenerative-spinal-disease": (
        "hallux-valgus",
        "raises_risk_of",
        "degenerative-spinal-disease",
        Quantity("HR", 1.75, ci_low=1.5, ci_high=2.05),
        2000,
    ),
    "hsu-2023-stenosis-table": (
        "hallux-valgus",
        "raises_risk_of",
        "spinal-stenosis",
        Quantity("HR", 1.47, ci_low=1.24, ci_high=1.76),
        2000,
    ),
    "washio-2001-lower-limb-pain": ("acupuncture", "relieves", "lower-limb-pain", Quantity("%", 55.5), 60),
    "wolfe-1996-women": ("back-pain", "more_common_in", "women", None, 368),
}


@pytest.mark.parametrize(("key", "fact"), FACTS.items(), ids=FACTS.keys())
def test_a_shipped_finding_says_what_its_work_found(key: str, fact: tuple[object, ...]) -> None:
    finding = shipped_findings()[key]
    assert (finding.subject, finding.relation, finding.object, finding.quantity, finding.n) == fact
    assert not finding.negated


def test_only_the_stenosis_of_one_abstract_is_printed_outside_its_interval() -> None:
    assert [key for key, finding in shipped_findings().items() if finding.printed_so] == ["hsu-2023-stenosis-abstract"]


def test_back_pain_was_found_unrelated_to_age_and_x_ray_score() -> None:
    denied = [finding.object for finding in shipped_findings().values() if finding.negated]
    assert denied == ["older-age", "radiographic-severity"]


def test_no_work_is_said_to_have_measured_pain_under_yoga() -> None:
    yoga = {finding.object for finding in shipped_findings().values() if finding.subject == "yoga"}
    assert yoga == {"physical-function", "grip-strength"}


def test_the_shipped_findings_are_as_written_by_the_program(tmp_path: Path) -> None:
    write_findings(tmp_path / "again.csv", shipped_findings().values())
    assert (tmp_path / "again.csv").read_bytes() == shipped("findings.csv").read_bytes()


# There and back -------------------------------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20).filter(
    lambda text: text == text.strip()
)
keys = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    unit = draw(st.sampled_from(["%", "OR", "HR", "years", "points"]))
    five = sorted(draw(st.lists(st.floats(0, 100), min_size=5, max_size=5)))
    ranged, interval = draw(st.booleans()), draw(st.booleans())
    return Quantity(
        unit,
        value=None if ranged and draw(st.booleans()) else five[2],
        low=five[1] if ranged else None,
        high=five[3] if ranged and draw(st.booleans()) else None,
        comparator=draw(st.sampled_from(["", "<", ">", "<=", ">="])),
        approximate=draw(st.booleans()),
        ci_low=five[0] if interval else None,
        ci_high=five[4] if interval else None,
    )


findings = st.builds(
    Finding,
    key=keys,
    work=st.just("suri-2010"),
    subject=st.sampled_from(sorted(CONCEPTS)),
    relation=st.sampled_from(Relation),
    object=st.sampled_from(sorted(CONCEPTS)),
    negated=st.booleans(),
    quantity=st.none() | quantities(),
    n=st.none() | st.integers(1, 10**9),
    population=st.none() | texts,
    comparison=st.none() | texts,
    p=st.none() | texts,
    printed_so=st.booleans(),
    note=st.none() | texts,
)


@given(st.lists(findings, max_size=4, unique_by=lambda finding: finding.key))
def test_findings_read_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, written: list[Finding]
) -> None:
    path = tmp_path_factory.mktemp("findings") / "findings.csv"
    write_findings(path, written)
    assert load_findings(path, WORKS, CONCEPTS) == tuple(written)
