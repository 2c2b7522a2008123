from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from scorecard._text import LANGS, Lang, LocalText
from scorecard.errors import ChartError, FontError
from scorecard.plots import Theme, gap_dumbbell
from tests.charts import samples, structure
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rows", ["dimensions", "items"])
def test_kiosk_chart_shows_the_analysis(rows: str, lang: Lang) -> None:
    gaps = samples.kiosk_gaps()
    structure.check_gap_chart(gap_dumbbell(gaps, rows=rows, lang=lang), gaps, rows=rows)


def test_every_kind_of_row_is_shown() -> None:
    structure.check_gap_chart(gap_dumbbell(samples.small_gaps()), samples.small_gaps())


def test_forty_items() -> None:
    gaps = samples.kiosk_gaps()
    items = [i.model_copy(update={"id": f"i{n}"}) for n, i in enumerate(gaps.instrument.items * 2)][:40]
    rows = tuple(replace(gaps.items[n % 24], id=f"i{n}") for n in range(40))
    many = replace(gaps, items=rows, instrument=gaps.instrument.model_copy(update={"items": tuple(items)}))
    chart = gap_dumbbell(many, rows="items")
    structure.check_gap_chart(chart, many, rows="items")
    assert lint(chart) == []


def test_one_row() -> None:
    gaps = samples.small_gaps()
    chart = gap_dumbbell(replace(gaps, dimensions=gaps.dimensions[:1]))
    assert lint(chart) == []


def test_axes_of_the_user_are_used() -> None:
    figure = Figure(figsize=(9, 12))
    first, second = figure.subplots(2, 1)
    chart = gap_dumbbell(samples.small_gaps(), ax=second)
    assert chart.figure is figure
    assert chart.axes[0] is second
    assert first.axison
    host = second.get_position()
    assert all(host.x0 <= p.get_position().x0 and p.get_position().x1 <= host.x1 for p in chart.axes[1:])
    structure.check_gap_chart(chart, samples.small_gaps())


def test_small_axes_are_refused() -> None:
    with pytest.raises(ChartError, match="the gap chart does not fit into the axes given"):
        gap_dumbbell(samples.small_gaps(), ax=Figure(figsize=(6, 2)).add_subplot())


def test_wider_theme_gives_a_wider_chart() -> None:
    chart = gap_dumbbell(samples.small_gaps(), theme=Theme(width=8.0))
    assert chart.figure.get_size_inches()[0] == pytest.approx(8.0)
    assert lint(chart) == []


def test_character_without_glyph_is_refused_before_anything_is_drawn() -> None:
    figure = Figure(figsize=(7, 6))
    axes = figure.add_subplot()
    with pytest.raises(FontError, match="gap chart: no packaged font has 🚚"):
        gap_dumbbell(samples.small_gaps(), subject=LocalText(en="Vans 🚚", zh="货车"), ax=axes)
    assert axes.axison
    assert not axes.texts


def test_door_of_the_result_leads_here() -> None:
    assert samples.small_gaps().plot.dumbbell(order="instrument").what.endswith("in the order of the questionnaire")
