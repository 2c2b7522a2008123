from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from scorecard.errors import ChartError
from scorecard.plots import draw_wave_slope, prepare_wave_slope, wave_slope
from tests.charts import wave_samples
from tests.charts.layout_lint import lint
from tests.charts.structure import artists, place
from tests.refusal import refusal


@pytest.mark.parametrize("count", [1, 2, 30])
def test_any_number_of_rows_and_equal_means(count: int) -> None:
    data = prepare_wave_slope(wave_samples.waves())
    row = data.rows[0]
    rows = tuple(replace(row, id=f"r{i}", earlier=1.0, later=1.0, change=0.0) for i in range(count))
    chart = draw_wave_slope(replace(data, rows=rows, ends=(0.0, 2.0)), lang="zh")
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3
    heights = [place(artists(chart)[f"slope:r{i}:later"])[1] for i in range(count)]
    assert heights == sorted(heights, reverse=True)


def test_a_row_without_an_interval_has_none() -> None:
    data = prepare_wave_slope(wave_samples.waves())
    row = replace(data.rows[0], low=None, high=None, verdict="none", p=None)
    found = artists(draw_wave_slope(replace(data, rows=(row,))))
    assert f"slope:{row.id}:interval" not in found
    assert f"slope:{row.id}:point" in found


def test_no_room_for_slopes_is_refused() -> None:
    figure = Figure(figsize=(3.0, 6.0))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    assert refusal(lambda: wave_slope(wave_samples.waves(), ax=axes), error=ChartError) == [
        "the numbers leave no room for the slopes; found '0.4 inches'. Draw a wider chart. [no-room-for-slopes]"
    ]
