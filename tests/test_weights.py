"""The tables of weights, and a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.evidence.model import DOWNGRADES, VOICE_REASONS
from graph.evidence.weights import load_weights, shipped_weights


def test_every_downgrade_and_voice_reason_has_a_weight_and_words() -> None:
    weights = shipped_weights()
    assert all(weights[name] >= 0 and weights.words[name] for name in (*DOWNGRADES, *VOICE_REASONS))


def test_a_higher_level_counts_more() -> None:
    numbers = [shipped_weights()[f"E{level}"] for level in range(5)]
    assert numbers == sorted(set(numbers))


def test_a_users_table_replaces_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("value\tname\tsource\n0.7\tE3\tmine\n2\tlinkInferred\tmine\n0.3\tsameConcepts\tmine\n", "utf-8")
    mine, shipped = load_weights(path), shipped_weights()
    assert (mine["E3"], mine["linkInferred"], mine.links["sameConcepts"]) == (0.7, 2, 0.3)
    assert mine["E2"] == shipped["E2"]
    assert mine.words == shipped.words


FAULTS = {
    "an unknown name": ("name\tvalue\nE9\t1\n", "no weight has this name: 'E9'"),
    "no number": ("name\tvalue\nE3\thalf\n", "not a weight of E3: 'half'"),
    "too much": ("name\tvalue\nE3\t1.5\n", "not a weight of E3: '1.5'"),
    "infinite": ("name\tvalue\nlargeSample\tinf\n", "not a weight of largeSample: 'inf'"),
    "half a level": ("name\tvalue\neffect/opinion\t1.5\n", "not a weight of effect/opinion: '1.5'"),
    "no columns": ("E3\t0.6\n", "columns missing: name and value"),
    "nothing": ("", "columns missing: name and value"),
    "a short row": ("name\tvalue\nE3\n", "too few cells"),
    "a level below a lower one": ("name\tvalue\nE3\t0.1\n", "a level counts less than a lower one"),
}


@pytest.mark.parametrize(("text", "what"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_of_the_table_is_told(text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        load_weights(path)
    assert [error.what for error in caught.value.exceptions] == [what]


def test_all_faults_are_told_at_once_with_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("name\tvalue\nE9\t1\nE3\t2\n", "utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        load_weights(path)
    places = [error.where for error in caught.value.exceptions]
    assert places == ["mine.tsv row 2, column name", "mine.tsv row 3, column value"]


def test_a_table_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "bytes.tsv").write_bytes(b"\xff\xfe\x00")
    for name in ("absent.tsv", "bytes.tsv"):
        with pytest.raises(ExceptionGroup, match="faults in the table of weights"):
            load_weights(tmp_path / name)
