from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard import logistics
from scorecard._text import LANGS, Lang
from scorecard.errors import ChartError
from scorecard.plots import draw_retention_curve, prepare_retention_curve, retention_curve
from tests.charts.curve_structure import check_retention
from tests.charts.layout_lint import lint
from tests.refusal import refusal

T, F = True, False
SMALL = logistics.retention_curve([[T, T, T], [T, F, F], [T, T, F], [T, F, T]])


def test_message_what_line_and_alt_text() -> None:
    data = prepare_retention_curve(SMALL)
    low, high = SMALL.steps[-1].survival_low, SMALL.steps[-1].survival_high
    assert low is not None
    assert high is not None
    assert data.message("en") == (
        f"50.0 % are still customers in period 2 after their first order ({100 * low:.1f} % to {100 * high:.1f} %)"
    )
    assert data.what("zh") == "客户保持时间，占有首次订货客户的比例，按期，n = 4 个客户"
    assert data.alt_text("en", "").endswith("Period 1: 75.0 %, at risk 4. Period 2: 50.0 %, at risk 3.")
    assert [record["survival"] for record in data.table().records()] == pytest.approx([0.75, 0.5])


def test_nobody_lost_has_no_band() -> None:
    found = logistics.retention_curve([[T, T, T]] * 3)
    chart = retention_curve(found)
    assert chart.message == "100.0 % are still customers in period 2 after their first order"
    assert chart.figure.findobj(lambda a: a.get_gid() == "ground:stay") == []


def test_nobody_followed_is_refused() -> None:
    found = logistics.retention_curve([[F, F, T]])
    assert refusal(lambda: retention_curve(found), error=ChartError) == [
        "no customer was followed for a whole period; found '3 periods'. Give the activity of more periods. [nothing-to-draw]"
    ]


@settings(max_examples=6)
@given(st.integers(1, 60), st.integers(4, 40), st.floats(0.05, 0.9), st.integers(0, 99), st.sampled_from(LANGS))
def test_activity_of_any_size(n: int, periods: int, active: float, seed: int, lang: Lang) -> None:
    activity = np.random.default_rng(seed).random((n, periods)) < active
    activity[0, 0] = True
    found = logistics.retention_curve(activity)
    chart = retention_curve(found, lang=lang)
    if any(step.survival_low is not None for step in found.steps):
        check_retention(chart, found)
    assert lint(chart) == []


@pytest.mark.slow
def test_door_and_draw_give_the_same() -> None:
    svg = retention_curve(SMALL).svg()
    assert SMALL.plot.survival().svg() == svg
    assert draw_retention_curve(prepare_retention_curve(SMALL)).svg() == svg
