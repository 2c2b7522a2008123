from __future__ import annotations

import re
from dataclasses import replace

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_zone_ladder, prepare_zone_ladder, zone_ladder
from scorecard.survey.zone_rows import hidden_zone
from tests.charts import answer_samples as samples
from tests.charts.answer_structure import check_zones
from tests.charts.layout_lint import lint
from tests.charts.structure import artists, text_of


@pytest.mark.parametrize("lang", LANGS)
def test_ladder_shows_the_result(lang: Lang) -> None:
    check_zones(zone_ladder(samples.zones(), lang=lang), samples.zones())
    check_zones(zone_ladder(samples.zones(), rows="items", lang=lang), samples.zones(), rows="items")


def test_rows_without_numbers_and_crossed_levels() -> None:
    found = samples.zones()
    crossed = replace(found.dimensions[1], minimum=6.5, desired=5.5, perceived=6.0)
    rows = (hidden_zone(found.dimensions[0]), crossed, *found.dimensions[2:])
    changed = replace(found, dimensions=rows)
    chart = zone_ladder(changed)
    assert lint(chart) == []
    assert "too few to show" in chart.alt_text
    hatched = next(a for a in chart.figure.findobj() if a.get_gid() == f"zone:{crossed.id}:bar")
    assert hatched.get_hatch() == "////"


def test_forty_rows_with_long_names_fit_a_page() -> None:
    data = prepare_zone_ladder(samples.zones(long=True), rows="items")
    rows = tuple(replace(data.rows[i % 24], id=f"r{i}") for i in range(40))
    chart = draw_zone_ladder(replace(data, rows=rows), lang="zh")
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


@pytest.mark.slow
def test_door_gives_the_same_chart() -> None:
    assert samples.zones().plot.ladder(lang="zh").svg() == zone_ladder(samples.zones(), lang="zh").svg()


def test_axis_ends_at_a_round_number_where_an_interval_passes_the_scale() -> None:
    data = prepare_zone_ladder(samples.zones())
    near = replace(
        data.rows[0], minimum=4.0, desired=6.9, perceived=6.8, msa=2.8, mss=-0.1, mss_low=-0.3, mss_high=0.1116
    )
    rows = (near, *data.rows[1:])
    drawn = artists(draw_zone_ladder(replace(data, rows=rows)))
    numbers = [float(n) for n in re.findall(r"[\d.]+", text_of(drawn, "axis:zones").split("shows")[1])]
    assert numbers[1] > 7.0116, "the interval is not cut"
    assert numbers == pytest.approx([round(n * 2) / 2 for n in numbers])
