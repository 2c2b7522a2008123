from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_tornado, prepare_tornado, tornado
from tests.charts import samples, structure
from tests.charts.layout_lint import lint
from tests.charts.spread_structure import check_tornado
from tests.plots.test_tornado_data import sides


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("node", "change"), [("total", 0.2), ("customer", 0.9)])
def test_bars_run_from_the_present_score_to_both_ends(node: str, change: float, lang: Lang) -> None:
    found = samples.kiosk_tornado(node=node, change=change)
    chart = tornado(found, lang=lang)
    check_tornado(chart, found)
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


def test_limit_is_drawn_where_it_is_near_and_the_turned_status_named() -> None:
    found = sides(84, 64)
    chart = tornado(found)
    check_tornado(chart, found)
    drawn = structure.artists(chart)
    assert structure.text_of(drawn, "limit:75:name") == "◆ R | 75 | ▲ A"
    assert structure.text_of(drawn, "tornado:one:high:value") == "76.0 ▲ A"
    assert structure.text_of(drawn, "tornado:one:low:value") == "72.0"
    assert structure.text_of(drawn, "now:name") == "now 74.0"


def test_lines_leave_out_the_values_on_their_way() -> None:
    found = sides(84, 64)
    data = prepare_tornado(found)
    bars = (replace(data.bars[0], high=74.9), data.bars[1])  # its value stands across the limit at 75
    chart = draw_tornado(replace(data, bars=bars))
    assert lint(chart) == []
    assert "limit:75:2" in structure.artists(chart)


def test_ends_on_one_side_stand_one_above_the_other() -> None:
    data = prepare_tornado(sides(84, 64))
    chart = draw_tornado(replace(data, bars=(replace(data.bars[0], low=75.5, high=77.0), data.bars[1])))
    found = structure.artists(chart)
    low, high = (structure.place(found[f"tornado:{data.bars[0].id}:{end}"])[1] for end in ("low", "high"))
    assert low > high
    assert lint(chart) == []


def test_an_end_without_a_score_is_left_out() -> None:
    data = prepare_tornado(sides(84, 64))
    chart = draw_tornado(replace(data, bars=(replace(data.bars[0], low=None, low_band=None), data.bars[1])))
    assert f"tornado:{data.bars[0].id}:low" not in structure.artists(chart)


def test_scores_that_do_not_move_still_make_a_chart() -> None:
    found = sides(70, 70)
    chart = tornado(found)
    check_tornado(chart, found)
    assert lint(chart) == []
