from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from scorecard._text import LANGS, Lang
from scorecard.errors import ChartError, FontError
from scorecard.plots import draw_importance_performance, importance_performance, prepare_importance_performance
from tests.charts import samples, structure
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("lang", LANGS)
def test_chart_shows_the_analysis(lang: Lang) -> None:
    ipa = samples.kiosk_ipa()
    structure.check_importance_chart(importance_performance(ipa, lang=lang), ipa)


def test_items_without_a_place() -> None:
    ipa = samples.kiosk_ipa()
    rows = tuple(replace(r, importance=None, performance=None, quadrant=None, n=0) for r in ipa.rows[:2])
    some = replace(ipa, rows=(*rows, *ipa.rows[2:]))
    structure.check_importance_chart(importance_performance(some), some)


def test_no_item_at_all_is_still_a_chart() -> None:
    ipa = samples.kiosk_ipa()
    rows = tuple(replace(r, importance=None, performance=None, quadrant=None, n=0) for r in ipa.rows)
    chart = importance_performance(replace(ipa, rows=rows, line_importance=None, line_performance=None))
    assert lint(chart) == []


def test_all_items_at_one_point() -> None:
    ipa = samples.kiosk_ipa()
    rows = tuple(replace(r, importance=5.0, performance=4.0, quadrant="keep_up") for r in ipa.rows[:3])
    chart = importance_performance(replace(ipa, rows=rows, line_importance=5.0, line_performance=4.0))
    assert [fault for fault in lint(chart) if fault.kind != "struck"] == []


def test_axes_of_the_user_are_used() -> None:
    axes = Figure(figsize=(9, 11)).add_subplot()
    chart = importance_performance(samples.kiosk_ipa(), ax=axes)
    assert chart.axes[0] is axes
    with pytest.raises(ChartError, match="the importance–performance chart does not fit into the axes given"):
        importance_performance(samples.kiosk_ipa(), ax=Figure(figsize=(6, 3)).add_subplot())


def test_character_without_glyph_is_refused() -> None:
    with pytest.raises(FontError, match="no packaged font has 🚚"):
        importance_performance(samples.kiosk_ipa(), subject="🚚")


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    ipa = samples.kiosk_ipa()
    prepared = prepare_importance_performance(ipa)
    assert draw_importance_performance(prepared, lang="zh").svg() == importance_performance(ipa, lang="zh").svg()
