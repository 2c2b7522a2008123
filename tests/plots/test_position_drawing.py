from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.plots import competitive_position
from tests.charts import service_samples as samples
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("n", [1, 20])
def test_one_item_and_twenty_fit_a_page(n: int) -> None:
    found = samples.rivals()
    rows = tuple(replace(found.rows[k % 5], id=f"i{k}", importance=float(k)) for k in range(n))
    chart = competitive_position(replace(found, rows=rows, comparisons=()))
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


def test_no_line_where_every_item_is_important() -> None:
    found = replace(samples.rivals(), cut=1.0, cut_rule="given")
    chart = competitive_position(found, names=samples.NAMES)
    assert not chart.figure.findobj(lambda a: a.get_gid() == "position:cut")
    assert "Above the line: importance of 1.00 or more, as given" in " ".join(
        text.get_text() for text in chart.axes[0].texts
    )


def test_axes_are_marked() -> None:
    ratings, gaps = competitive_position(samples.rivals()).axes[1:]
    assert [t.get_text() for t in ratings.get_xticklabels()] == ["3", "4", "5", "6"]
    assert [t.get_text() for t in gaps.get_xticklabels()] == ["−2", "−1", "0", "1"]
