"""Records: what is written and what is left out."""

from __future__ import annotations

import pytest

from scorecard.series import MeasureRecord, scenario_name


def test_a_record_is_actual_unless_it_says_otherwise():
    assert MeasureRecord("otif", "2026-Q1", 95.0).scenario == "actual"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("actual", "actual"),
        ("", "actual"),
        (" Plan", "plan"),
        ("实际", "actual"),
        ("计划", "plan"),
        ("预测", "forecast"),
        ("Budget 2", "budget 2"),
    ],
)
def test_names_of_scenarios(written, name):
    assert scenario_name(written) == name
