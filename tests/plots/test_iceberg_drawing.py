from __future__ import annotations

import pytest

from scorecard.plots import iceberg, prepare_iceberg
from scorecard.plots.iceberg_drawing import iceberg_height
from tests.charts import service_samples as samples


def test_height_counts_groups_and_figures() -> None:
    data = prepare_iceberg(samples.one_complaint())
    assert iceberg_height(data) == 14.0 + 3 * 19.0 + 2 * (8.0 + 14.0) + 13.0 * (
        len(data.follows) + len(data.parameters)
    )


def test_bars_of_all_and_of_the_parts_end_together() -> None:
    chart = iceberg(samples.complaints())
    boxes = {a.get_gid(): a for a in chart.axes[0].patches if a.get_gid()}
    whole, last = boxes["iceberg:dissatisfied"], boxes["iceberg:silent:leave"]
    assert whole.get_x() + whole.get_width() == pytest.approx(last.get_x() + last.get_width())
