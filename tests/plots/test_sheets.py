from __future__ import annotations

from matplotlib.figure import Figure

from scorecard.errors import ChartError
from scorecard.plots import zone_ladder
from tests.charts import answer_samples as samples
from tests.refusal import refusal


def test_a_chart_takes_the_place_of_axes_given() -> None:
    figure = Figure(figsize=(13.4, 6))
    axes = figure.add_axes((0.5, 0.1, 0.5, 0.8))
    chart = zone_ladder(samples.zones(), ax=axes, message="")
    assert chart.figure is figure
    assert chart.message == ""
    assert chart.axes[0] is axes


def test_small_axes_are_refused() -> None:
    axes = Figure(figsize=(7, 2)).add_axes((0, 0, 1, 1))
    found = refusal(lambda: zone_ladder(samples.zones(), ax=axes), error=ChartError)
    assert found[0].startswith(
        "the zone-of-tolerance ladder does not fit into the axes given; found '7.0 × 2.0 inches'"
    )
