from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.plots import Theme, prepare_dashboard
from scorecard.plots.dashboard_panels import panels_height
from tests.charts import score_samples

BEFORE, AFTER = score_samples.two_times()


def test_height_grows_with_what_is_listed() -> None:
    bare = prepare_dashboard(AFTER.card, AFTER)
    heights = [
        panels_height(data, Theme(), "en", wide=300.0)
        for data in (bare, prepare_dashboard(AFTER.card, AFTER, previous=BEFORE))
    ]
    assert heights[1] - heights[0] == pytest.approx(5 * 10.8)  # six changes for one line that says there are none
    asked = [
        panels_height(replace(bare, decisions=score_samples.DECISIONS[:n]), Theme(), "en", wide=300.0) for n in (1, 2)
    ]
    assert asked[1] - asked[0] == pytest.approx(2 * 9.4 + 3.0)  # a line for the decision and one for its last day
