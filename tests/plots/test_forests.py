from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from scorecard._text import LANGS, Lang
from scorecard.errors import ChartError
from scorecard.plots import draw_forest, forest, prepare_forest
from tests.charts import samples, structure
from tests.charts.layout_lint import lint
from tests.charts.spread_structure import check_forest


@pytest.mark.parametrize("lang", LANGS)
def test_forest_of_nodes_and_of_entities(lang: Lang) -> None:
    check_forest(forest(samples.kiosk_robustness(), lang=lang), samples.kiosk_robustness())
    units = samples.units_robustness(8)
    check_forest(forest(units, node="total", lang=lang), units, node="total")


def test_bands_stand_behind_by_shade_and_above_by_mark_and_letter() -> None:
    chart = forest(samples.kiosk_uncertainty(), rows="perspectives")
    found = structure.artists(chart)
    for band, shape, letter in (("red", "D", "R"), ("amber", "^", "A"), ("green", "o", "G")):
        assert found[f"band:{band}:mark"].get_marker() == shape
        assert found[f"band:{band}:label"].get_text() == letter
    tiers = [p for p in chart.axes[1].patches if p.get_gid() == "ground:tier"]
    assert {p.get_x() for p in tiers} == {0.0, 75.0, 90.0}
    assert len({p.get_facecolor() for p in tiers}) == 3
    assert [tick.get_text() for tick in chart.axes[1].get_xticklabels()] == ["0", "75", "90", "100"]


def test_a_name_that_does_not_fit_above_its_band_is_left_to_the_key_whole() -> None:
    chart = forest(samples.kiosk_uncertainty(), rows="perspectives", lang="zh")
    found = structure.artists(chart)
    names = {"red": "未达标", "amber": "关注", "green": "达标"}
    shown = {band: found[f"band:{band}:label"].get_text() for band in names if f"band:{band}:label" in found}
    assert all(shown[band] == names[band] for band in shown)
    assert set(shown) < set(names)
    assert {f"band:{band}:mark" for band in names} <= set(found)


def test_scores_beyond_100_widen_the_axis() -> None:
    data = prepare_forest(samples.kiosk_uncertainty(), rows="perspectives")
    far = replace(data, rows=(replace(data.rows[0], score=110.0, high=112.0), *data.rows[1:]))
    chart = draw_forest(far)
    assert chart.axes[1].get_xlim()[1] >= 112
    assert lint(chart) == []


def test_forty_rows_fit_a_page() -> None:
    data = prepare_forest(samples.kiosk_uncertainty(long=True))
    rows = tuple(replace(data.rows[i % len(data.rows)], id=f"r{i}") for i in range(40))
    chart = draw_forest(replace(data, rows=rows))
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


def test_axes_of_the_user_are_used() -> None:
    found = samples.kiosk_uncertainty()
    check_forest(forest(found, rows="perspectives", ax=Figure(figsize=(8, 5)).add_subplot()), found)
    with pytest.raises(ChartError, match="the forest of scores does not fit into the axes given"):
        forest(found, ax=Figure(figsize=(7, 2)).add_subplot())


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    found = samples.kiosk_uncertainty()
    assert draw_forest(prepare_forest(found, rows="objectives")).svg() == forest(found, rows="objectives").svg()
