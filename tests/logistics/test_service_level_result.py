"""The choice of a level is shown with method and verdict in both languages."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.logistics import ServiceLevelData, service_level
from tests.refusal import refusal

POINTS = ServiceLevelData([0.8, 0.9, 0.95], [10, 20, 20.5], [0.8, 0.95], [1, 4])
FOUND = service_level({"key": POINTS}, response="points", cost="points", draws=7, seed=5)


def test_table_tells_verdict_and_method() -> None:
    table = FOUND.table()
    (row,) = table.records()
    assert (row["group"], row["level"], row["contribution"]) == ("key", 0.9, pytest.approx(17))
    assert "no error known: too few points" in table.to_text("en")
    assert "点数过少，误差未知" in table.to_text("zh")
    assert (
        table.notes[0]
        .text("en")
        .startswith(
            "Sales: straight lines between points; costs: straight lines between points. Intervals: 95 %, 7 bootstrap"
        )
    )
    assert (
        table.notes[1].text("en") == "Too flat: the interval of the best level covers more than 50 % of these levels."
    )


def test_curve_runs_over_the_range() -> None:
    curve = FOUND["key"].curve
    assert (curve.levels[0], curve.sales[0], curve.costs[0]) == (0.8, 10, 1)
    assert len(curve.levels) == len(curve.contribution)


def test_an_unknown_class_is_told() -> None:
    assert refusal(lambda: FOUND["kye"], error=UsageError) == [
        "there is no such class; found 'kye'. Did you mean 'key'? [unknown-class]"
    ]
