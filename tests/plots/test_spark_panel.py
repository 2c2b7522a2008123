from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LocalText
from scorecard.models import Direction, Unit
from scorecard.plots.spark_panel import SparkPanel

Values = tuple[float | None, ...]


def panel(
    direction: Direction, values: Values, target: float | None = 10.0, band: tuple[float, float] | None = None
) -> SparkPanel:
    times = len(values)
    unit = Unit(kind="days")
    return SparkPanel(
        "m", LocalText(en="M"), unit, direction, values, (target,) * times, (band,) * times, None, None, None
    )


@pytest.mark.parametrize(
    ("direction", "value", "missed"),
    [
        ("maximise", 9.9, True),
        ("maximise", 10.0, False),
        ("minimise", 10.1, True),
        ("minimise", 10.0, False),
        ("minimise", None, None),
        ("target_is_best", 3.0, None),
    ],
)
def test_missing_a_target(direction: Direction, value: float | None, missed: bool | None) -> None:
    assert panel(direction, (value,)).missed(-1) is missed
    assert panel(direction, (value,), target=None).missed(-1) is None


@pytest.mark.parametrize(("value", "missed"), [(1.9, True), (2.0, False), (4.0, False), (4.1, True)])
def test_missing_a_band(value: float, missed: bool) -> None:
    assert panel("stay_in_band", (value,), None, (2.0, 4.0)).missed(0) is missed
    assert panel("stay_in_band", (value,), None).missed(0) is None


def test_what_rounding_parts_from_a_target_reaches_it() -> None:
    assert panel("minimise", (0.1 + 0.2,), 0.3).missed(0) is False
    assert panel("maximise", (0.3,), 0.1 + 0.2).missed(0) is False
    assert panel("stay_in_band", (0.1 + 0.2,), None, (0.1, 0.3)).missed(0) is False
    assert panel("minimise", (0.3 + 1e-9,), 0.3).missed(0) is True


def test_always_missed_needs_two_values() -> None:
    assert panel("maximise", (9.0, None, 8.0)).always_missed
    assert not panel("maximise", (9.0, 11.0, 8.0)).always_missed
    assert not panel("maximise", (None, None, 8.0)).always_missed


def test_words() -> None:
    plain = panel("minimise", (9.0,))
    assert (plain.last("en"), plain.aim("en"), plain.aim("zh")) == ("9.0 days", "target ≤ 10.0", "目标 ≤ 10.0")
    assert replace(plain, unit=Unit()).last("en") == "9.0", "a plain number is none of number"
    assert panel("maximise", (None,)).last("zh") == "无数据"
    assert panel("maximise", (1.0,), None).aim("en") == ""
    band = panel("stay_in_band", (3.0,), None, (2.0, 4.0))
    assert (band.aim("en"), band.aim("zh")) == ("band 2.0–4.0", "区间 2.0–4.0")
    assert band.known == (3.0, 2.0, 4.0)
