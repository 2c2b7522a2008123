from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_gap_radar, gap_radar, prepare_gap_radar
from tests.charts import samples
from tests.charts.gap_structure import check_radar
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("lang", LANGS)
def test_corners_lie_at_the_means(lang: Lang) -> None:
    for gaps in (samples.kiosk_gaps(), samples.small_gaps()):
        chart = gap_radar(gaps, lang=lang)
        check_radar(chart, gaps)
        assert lint(chart) == []


@pytest.mark.parametrize("count", [3, 7, 12])
def test_any_number_of_axes(count: int) -> None:
    data = prepare_gap_radar(samples.small_gaps())
    name = samples.longer(data.rows[0].name)
    rows = tuple(
        replace(data.rows[0], id=f"d{i}", name=name, expectation=1.0 + i % 7, perception=7.0 - i % 7)
        for i in range(count)
    )
    for lang in LANGS:
        assert lint(draw_gap_radar(replace(data, rows=rows), lang=lang)) == []


def test_two_thirds_of_a_page() -> None:
    figure = Figure(figsize=(4.6, 6.0))
    assert lint(gap_radar(samples.kiosk_gaps(), ax=figure.add_axes((0.0, 0.0, 1.0, 1.0)))) == []


def test_doors_and_prepared_data() -> None:
    gaps = samples.small_gaps()
    plain = gap_radar(gaps).svg()
    assert gaps.plot.radar().svg() == plain
    assert draw_gap_radar(prepare_gap_radar(gaps)).svg() == plain
