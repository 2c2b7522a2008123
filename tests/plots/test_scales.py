from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.plots.scales import nice_range, nice_step, ticks
from scorecard.plots.wording import typeset

SPANS = st.floats(1e-6, 1e9)


@given(SPANS, st.integers(2, 8))
def test_step_is_round_and_gives_few_intervals(span: float, most: int) -> None:
    step = nice_step(span, most)
    mantissa = float(f"{step:e}".split("e")[0])
    assert mantissa in (1.0, 2.0, 2.5, 5.0)
    assert span / step <= most * (1 + 1e-6)


@pytest.mark.parametrize("span", [0.0, -1.0, float("inf"), float("nan")])
def test_step_of_nothing_is_one(span: float) -> None:
    assert nice_step(span, 4) == 1.0


@given(st.floats(-1e6, 1e6), SPANS.filter(lambda s: s < 1e6))
def test_range_holds_both_values(low: float, span: float) -> None:
    start, end, step = nice_range(low, low + span)
    assert start <= low + 1e-6 * span
    assert end >= low + span - 1e-6 * span
    assert end - start <= span + 2 * step + 1e-6 * abs(low)


def test_range_stops_at_the_scale() -> None:
    assert nice_range(4.7, 6.9, floor=1, ceiling=7) == (4.0, 7.0, 1.0)


@pytest.mark.parametrize("value", [5.0, 1.0, 100.0, -3.0, 0.0, 0.004, 1.5e9])
def test_equal_values_get_a_range_whose_ends_read_differently(value: float) -> None:
    start, end, step = nice_range(value, value)
    assert start < value < end
    assert step > 0
    assert typeset(start) != typeset(value) != typeset(end)
    assert end - start >= abs(value) / 8


def test_equal_values_at_an_end_of_the_scale_get_a_range() -> None:
    start, end, step = nice_range(1.0, 1.0, floor=1, ceiling=5)
    assert (start, end, step) == (1.0, 1.25, 0.25)


def test_ticks_lie_inside() -> None:
    assert ticks(-2.1, 0.3, 1.0) == (-2.0, -1.0, 0.0)
    assert ticks(0.1, 0.9, 1.0) == ()
