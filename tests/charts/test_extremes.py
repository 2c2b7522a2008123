"""Numbers at their limits: the layout stays clean and the chart still shows what is there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import scorecard as sc
from scorecard import plots
from scorecard.models import Scorecard
from scorecard.series import MeasureRecord
from scorecard.survey.importance import quadrants
from tests.charts import samples, structure
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("seed", range(3))
def test_means_at_the_ends_of_the_scale_and_wide_intervals(seed: int) -> None:
    random = np.random.default_rng(seed)
    gaps = samples.kiosk_gaps()
    rows = []
    for row in gaps.dimensions:
        e, p = (float(v) for v in random.choice([1.0, 4.0, 6.99, 7.0, random.uniform(1, 7)], 2))
        wide, sure = float(random.choice([0.001, 0.3, 2.0])), float(random.choice([1e-9, 0.04, 0.5]))
        found = 1.0 if p == e else sure
        rows.append(
            replace(row, expectation=e, perception=p, gap=p - e, low=p - e - wide, high=p - e + wide, p_adjusted=found)
        )
    changed = replace(gaps, dimensions=tuple(rows))
    chart = plots.gap_dumbbell(changed, lang=("en", "zh")[seed % 2])
    structure.check_gap_chart(chart, changed)
    assert lint(chart) == []


@pytest.mark.parametrize("seed", range(3))
def test_values_of_any_size(seed: int) -> None:
    random = np.random.default_rng(seed)
    card = Scorecard.model_validate(samples.SMALL_CARD)
    values = [
        MeasureRecord(m.id, period, float(random.choice([0.0, -30.0, 1e6, 99.95, 12345.678, random.normal(80, 10)])))
        for m in card.measures
        for period in ("2026-Q1", "2026-Q2", "2026-Q3")
        if random.random() < 0.8
    ]
    ev = sc.evaluate(card, sc.observe(card, values=values), period="2026-Q3")
    chart = plots.scorecard_table(ev, lang=("en", "zh")[seed % 2])
    structure.check_scorecard_table(chart, ev)
    assert lint(chart) == []


@pytest.mark.parametrize(("n", "spread"), [(1, 0.5), (9, 0.05), (20, 2.0)])
def test_points_close_together_and_far_apart(n: int, spread: float) -> None:
    random = np.random.default_rng(n)
    ipa = samples.kiosk_ipa()
    importance, performance = (np.clip(random.normal(5, spread, n), 1, 7).tolist() for _ in range(2))
    lines = (float(np.mean(importance)), float(np.mean(performance)))
    where = quadrants(importance, performance, lines=lines)
    rows = tuple(
        replace(row, importance=i, performance=p, quadrant=q)
        for row, i, p, q in zip(ipa.rows, importance, performance, where, strict=False)
    )
    changed = replace(ipa, rows=rows, line_importance=lines[0], line_performance=lines[1])
    chart = plots.importance_performance(changed)
    structure.check_importance_chart(chart, changed)
    assert lint(chart) == []
