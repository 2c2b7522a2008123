from __future__ import annotations

import pytest

from scorecard.plots import Theme
from scorecard.plots.canvas import Canvas
from scorecard.plots.trend_line import draw_trend


def drawn(*trend: float | None) -> dict[str, tuple[list[float], list[float]]]:
    canvas = Canvas.make(40.0, ax=None, theme=Theme(), name="test")
    draw_trend(canvas, trend, place=(10.0, 20.0), size=(30.0, 8.0), periods=4, gid="t")
    return {str(line.get_gid()): (list(line.get_xdata()), list(line.get_ydata())) for line in canvas.axes.lines}


def test_least_value_lies_at_the_bottom_and_greatest_at_the_top() -> None:
    xs, ys = drawn(1.0, 3.0, 2.0, 5.0)["t:spark"]
    assert xs == pytest.approx([10, 20, 30, 40])
    assert ys == pytest.approx([24, 20, 22, 16])


def test_line_breaks_where_a_value_is_missing() -> None:
    found = drawn(1.0, 2.0, None, 1.5)
    assert found["t:spark"] == (pytest.approx([10, 20]), pytest.approx([24, 16]))
    assert found["t:last"] == ([40.0], [20.0])
    assert set(drawn(1.0, None, 2.0, None)) == {"t:spark", "t:spark:2"}


def test_equal_values_lie_in_the_middle_and_none_draws_nothing() -> None:
    assert drawn(2.0, 2.0)["t:spark"][1] == [20.0, 20.0]
    assert drawn(None, None) == {}
