from __future__ import annotations

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_wave_slope, prepare_wave_slope, wave_slope
from tests.charts import wave_samples
from tests.charts.gap_structure import check_slope
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("first", [0, 60, 120])
def test_slopes_show_the_changes(lang: Lang, first: int) -> None:
    found = wave_samples.waves(first=first)
    chart = wave_slope(found, lang=lang)
    check_slope(chart, found)
    assert lint(chart) == []


def test_items_and_means_that_are_neither_good_nor_bad() -> None:
    found = wave_samples.waves(first=60)
    check_slope(wave_slope(found, rows="items"), found, kinds=("item",))
    found = wave_samples.waves(first=120, statistic="expectation")
    check_slope(wave_slope(found), found)


def test_doors_and_prepared_data() -> None:
    found = wave_samples.waves()
    plain = wave_slope(found).svg()
    assert found.plot.slope().svg() == plain
    assert draw_wave_slope(prepare_wave_slope(found)).svg() == plain
