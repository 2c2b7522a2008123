from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from tests.refusal import refusal
from tests.scoring.test_contributions import BEFORE, made, two

FOUND = made(two(), a=60).contributions(BEFORE)


def test_table_leads_from_the_first_score_to_the_last() -> None:
    rows = FOUND.table().rows
    assert [row[0] for row in rows] == ["before", "a", "b", "coverage", "weights", "after"]
    assert [row[-1] for row in rows] == [None, pytest.approx(15), None, pytest.approx(-15), 0.0, 0.0]
    assert [row[2] for row in rows] == [None, 1, 0, 1, None, None]
    assert FOUND.table().title is not None
    assert FOUND.table().title.text("zh") == "得分变化（按指标分解）：总分"  # type: ignore[union-attr]


def test_reason_stands_below_the_table() -> None:
    found = made(two()).contributions(BEFORE)
    assert [note.text("en") for note in found.table().notes] == ["There is no score at the end."]


def test_rows_by_id() -> None:
    assert FOUND["a"].change == pytest.approx(20)
    assert FOUND["b"].change is None
    assert refusal(lambda: FOUND["c"], error=UsageError) == [
        "there is no such row; found 'c'. Use one of: a, b. [no-contribution]"
    ]


def test_ends_name_entities_where_there_are_two() -> None:
    assert [end.text("en") for end in FOUND.ends] == ["2026-Q1", "2026-Q1"]


def test_plain_data_keeps_both_languages() -> None:
    assert FOUND.to_dict()["name"] == {"en": "Total", "zh": "总分"}
    assert '"coverage":-15.0' in FOUND.numbers_json().replace(" ", "")
