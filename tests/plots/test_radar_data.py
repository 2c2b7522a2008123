from __future__ import annotations

import math
from dataclasses import replace

import pytest

from scorecard.errors import ChartError
from scorecard.plots import prepare_gap_radar
from scorecard.plots.radar_data import area_of
from tests.charts import samples
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("radii", "area"),
    [
        ([1.0] * 4, 2.0),
        ([1.0] * 6, 1.5 * math.sqrt(3)),
        ([0.0, 1.0, 1.0], math.sqrt(3) / 4),
        ([2.0, 1.0, 2.0, 1.0], 4.0),
    ],
)
def test_area_of_polygons_known_from_geometry(radii: list[float], area: float) -> None:
    assert area_of(radii) == pytest.approx(area, rel=1e-12)


def test_words_say_where_axes_start_and_why_the_area_misleads() -> None:
    data = prepare_gap_radar(samples.small_gaps())
    assert data.message("en") == "Perception is below expectation in 3 of 4 dimensions, most in Usefulness (−1.20)"
    assert data.what("en") == (
        "Expectation and perception by dimension, Service quality of self-service kiosks, axes from 1 in the middle to 7, "
        "n = 100"
    )
    assert data.foot("en") == (
        "E: expectation, hollow; P: perception, filled; a ring every 1",
        "Read along the axes, not by area: the area depends on the order of the axes and on where they start",
        "Here perception fills 81 % of the area of expectation, while its mean is 92 % of it (axes from 1)",
        "Gaps with their intervals stand in the dumbbell chart of the same result; here is none",
        "n by dimension: 1 to 100",
        "Without means, and so without an axis: Convenience",
    )
    # by hand: (5.4−1+3.5−1)… on four right angles the area is (r1+r3)(r2+r4)/2
    perception = (4.2 + 4.0) * (3.9 + 4.0) / 2
    expectation = (5.4 + 3.5) * (4.0 + 5.0) / 2
    assert round(100 * perception / expectation) == 81


def test_no_share_of_a_mean_is_told_on_a_scale_that_begins_below_zero() -> None:
    """On a scale from −3 to 3 a mean of 0.7 is no 40 % of a mean of 1.8."""
    data = prepare_gap_radar(samples.small_gaps())
    assert not any("of the area" in line for line in replace(data, start=-3.0, end=3.0).foot("en"))
    assert any("of the area" in line for line in replace(data, start=0.0, end=10.0).foot("en"))


def test_message_names_all_that_share_the_largest_gap() -> None:
    data = prepare_gap_radar(samples.small_gaps())
    tied = replace(data, rows=tuple(replace(r, gap=(-0.5, -1.2, 3.2 - 4.4, 0.1)[at]) for at, r in enumerate(data.rows)))
    one, two = (tied.rows[at].name for at in (1, 2))
    assert tied.message("en").endswith(
        f" in 3 of 4 dimensions, most in {one.text('en')} and {two.text('en')} (−1.20 each)"
    )
    assert tied.message("zh").endswith(f"低于期望，{one.text('zh')}和{two.text('zh')}差距最大（均为 −1.20）")


def test_message_without_a_shortfall() -> None:
    data = prepare_gap_radar(samples.small_gaps())
    above = replace(data, rows=tuple(replace(row, gap=0.0) for row in data.rows))
    assert above.message("zh") == "4 个维度的感知均值均不低于期望"


def test_alt_text_and_table() -> None:
    data = prepare_gap_radar(samples.small_gaps())
    assert "Control: expected 4.50, perceived 5.00, gap +0.50, n = 100." in data.alt_text("en", "")
    assert [record["gap"] for record in data.table().records()] == [-1.2, -0.1, 0.5, -1.0]


def test_too_few_axes_are_refused() -> None:
    gaps = samples.small_gaps()
    two = replace(gaps, dimensions=gaps.dimensions[:2])
    assert refusal(lambda: prepare_gap_radar(two), error=ChartError) == [
        (
            "a radar chart shows 3 to 12 dimensions with means; found '2'. Draw the dumbbell chart: gaps.plot.dumbbell(). "
            "[radar-axes]"
        )
    ]
