from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard._text import LANGS, Lang
from scorecard.plots import contribution_waterfall, draw_contributions, prepare_contributions
from scorecard.scoring import Contributions
from tests.charts import score_samples
from tests.charts.layout_lint import lint
from tests.charts.score_structure import check_contributions

FOUND = score_samples.contributions()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("most", [1, 12, 20])
def test_bars_lead_from_the_first_score_to_the_last(most: int, lang: Lang) -> None:
    check_contributions(contribution_waterfall(FOUND, most=most, lang=lang), FOUND, most=most)


def with_points(points: list[float], coverage: float, weights: float) -> Contributions:
    """Return the sample with other points."""
    known = [row for row in FOUND.rows if row.points is not None][: len(points)]
    rows = tuple(replace(row, points=p, weight=0.05) for row, p in zip(known, points, strict=True))
    difference = sum(points) + coverage + weights
    return replace(FOUND, rows=rows, coverage=coverage, weights=weights, after=75.0 + difference, before=75.0,
                   difference=difference)  # fmt: skip


SIZES = st.sampled_from([0.0, 1e-9, 0.004, -0.3, 1.0, -60.0, 300.0])


@pytest.mark.slow
@settings(max_examples=12)
@given(st.lists(SIZES, min_size=1, max_size=16), SIZES, SIZES, st.sampled_from(LANGS))
def test_changes_of_any_size(points: list[float], coverage: float, weights: float, lang: Lang) -> None:
    found = with_points(points, coverage, weights)
    chart = contribution_waterfall(found, lang=lang)
    check_contributions(chart, found)
    assert lint(chart) == []


@pytest.mark.slow
def test_door_and_draw_give_the_same() -> None:
    svg = contribution_waterfall(FOUND, most=5).svg()
    assert FOUND.plot.steps(most=5).svg() == svg
    assert draw_contributions(prepare_contributions(FOUND, most=5)).svg() == svg
