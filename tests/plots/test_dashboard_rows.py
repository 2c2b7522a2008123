from __future__ import annotations

from scorecard.plots import prepare_dashboard
from scorecard.plots.dashboard_rows import rows_of
from tests.charts import score_samples

_, AFTER = score_samples.two_times()


def test_lines_are_rows_with_a_line_a_perspective() -> None:
    assert rows_of(prepare_dashboard(AFTER.card, AFTER)) == 18 + 4
    assert rows_of(prepare_dashboard(AFTER.card, AFTER, lines=10)) == 4 + 4
