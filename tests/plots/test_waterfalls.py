from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_waterfall, prepare_waterfall, waterfall
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.series_structure import check_waterfall


@pytest.mark.parametrize("lang", LANGS)
def test_bars_lead_from_the_first_score_to_the_last(lang: Lang) -> None:
    found = samples.four_blocks()
    chart = waterfall(found, lang=lang)
    check_waterfall(chart, found)
    assert lint(chart) == []


@pytest.mark.parametrize(
    "points", [(0.0, 0.0, 0.0, 0.0), (1e-9, 0.0, 0.0, 0.0), (120.0, -60.0, -0.004, 300.0), (-0.3, 0.3, 0.0, 0.0)]
)
def test_changes_of_any_size(points: tuple[float, ...]) -> None:
    value, weight, target, coverage = points
    found = replace(
        samples.four_blocks(),
        value=value,
        weight=weight,
        target=target,
        coverage=coverage,
        after=60.0 + sum(points),
        difference=sum(points),
    )
    chart = waterfall(found, lang="zh")
    check_waterfall(chart, found)
    assert lint(chart) == []


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    found = samples.four_blocks()
    assert draw_waterfall(prepare_waterfall(found)).svg() == waterfall(found).svg()
