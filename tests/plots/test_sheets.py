from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from scorecard.errors import ChartError, FontError
from scorecard.plots import Chart, Theme, prepare_zone_ladder, zone_ladder
from scorecard.plots.sheets import sheet_for
from scorecard.plots.theme import DEFAULT, wearing
from scorecard.plots.wrapping import text_width
from tests.charts import answer_samples as samples
from tests.charts.test_every_chart import CHARTS
from tests.plots.fonts.test_house import made
from tests.refusal import refusal

KIND = "zone-of-tolerance ladder"


def test_a_chart_takes_the_place_of_axes_given() -> None:
    figure = Figure(figsize=(13.4, 6))
    axes = figure.add_axes((0.5, 0.1, 0.5, 0.8))
    chart = zone_ladder(samples.zones(), ax=axes, message="")
    assert chart.figure is figure
    assert chart.message == ""
    assert chart.axes[0] is axes


def test_small_axes_are_refused() -> None:
    axes = Figure(figsize=(7, 2)).add_axes((0, 0, 1, 1))
    found = refusal(lambda: zone_ladder(samples.zones(), ax=axes), error=ChartError)
    assert found[0].startswith(
        "the zone-of-tolerance ladder does not fit into the axes given; found '7.0 × 2.0 inches'"
    )


def test_words_stand_around_a_drawing_that_is_as_high_as_asked_for() -> None:
    data = prepare_zone_ladder(samples.zones())
    with sheet_for(data, name=KIND, texts=(), message=None, ax=None, theme=None, lang="en") as sheet:
        assert sheet.theme is DEFAULT
        assert sheet.width == pytest.approx(6.7 * 72)
        canvas = sheet.canvas(sheet.top + 100.0)
        chart = sheet.finish(canvas)
    assert canvas.height == pytest.approx(sheet.top + 100.0 + sheet.bottom)
    assert chart.message == data.message("en")
    assert chart.what == data.what("en")
    assert chart.alt_text == data.alt_text("en", chart.message)
    assert chart.data == data.table()
    heights = {str(t.get_gid()): t.get_position()[1] for t in canvas.axes.texts}
    assert heights["what"] < sheet.top
    assert heights["foot"] > sheet.top + 100.0


def test_a_foot_of_ones_own_replaces_that_of_the_numbers() -> None:
    data = prepare_zone_ladder(samples.zones())
    with sheet_for(data, name=KIND, texts=(), message="", ax=None, theme=None, lang="en", foot=("below it",)) as sheet:
        canvas = sheet.canvas(sheet.top)
    assert [t.get_text() for t in canvas.axes.texts if str(t.get_gid()).startswith("foot")] == ["below it"]


def test_what_is_measured_on_a_sheet_is_measured_in_its_own_font(tmp_path: Path) -> None:
    data = prepare_zone_ladder(samples.zones())
    theme = Theme.house(font=made(tmp_path), bold=made(tmp_path, bold=True))
    assert text_width("AB", 10) != pytest.approx(24.0)
    with sheet_for(data, name=KIND, texts=(), message=None, ax=None, theme=theme, lang="en"):
        assert text_width("AB", 10) == pytest.approx(24.0)


def test_a_name_without_glyphs_is_refused_before_anything_is_drawn() -> None:
    data = prepare_zone_ladder(samples.zones())

    def use() -> None:
        with sheet_for(data, name=KIND, texts=["\U0001f69a"], message="", ax=None, theme=None, lang="en"):
            pytest.fail("the sheet is not handed out")

    assert refusal(use, error=FontError) == [
        (
            "zone-of-tolerance ladder: no packaged font has 🚚 (U+1F69A); found '🚚'. "
            "Write the text with other characters. [missing-glyph]"
        )
    ]


@pytest.mark.parametrize("name", ["lorenz", "iceberg", "position"])
def test_a_chart_without_theme_wears_the_one_at_hand(name: str) -> None:
    draw: Callable[..., Chart] = CHARTS[name]
    with wearing(Theme.grey()):
        assert draw().svg() == draw(theme=Theme.grey()).svg()
    assert draw().svg() != draw(theme=Theme.grey()).svg()
