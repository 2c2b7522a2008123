from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from scorecard._table import Table
from scorecard.errors import ChartError, FontError
from scorecard.plots.canvas import Canvas, Words, room_of
from scorecard.plots.theme import DEFAULT, drawing

INK = Words(10.0, DEFAULT.ink)


def sheet(height: float = 200.0) -> Canvas:
    with drawing():
        return Canvas.make(height, ax=None, theme=DEFAULT, name="test chart")


def test_own_figure_has_the_size_asked_for() -> None:
    canvas = sheet(144.0)
    assert tuple(canvas.figure.get_size_inches()) == pytest.approx((DEFAULT.width, 2.0))
    assert (canvas.width, canvas.height) == pytest.approx((DEFAULT.width * 72, 144.0))


def test_points_run_from_the_top_left() -> None:
    canvas = sheet(144.0)
    x, y = canvas.axes.transData.transform((36.0, 36.0))
    dpi = canvas.figure.dpi
    assert (x, y) == pytest.approx((0.5 * dpi, 1.5 * dpi))


def test_text_is_centred_on_its_height() -> None:
    canvas = sheet()
    with drawing():
        capital = canvas.text(20.0, 50.0, "H", INK, gid="h")
        canvas.figure.draw_without_rendering()
        renderer = canvas.figure.canvas.get_renderer()
    _, base = canvas.axes.transData.transform(capital.get_position())
    _, wanted = canvas.axes.transData.transform((20.0, 50.0))
    _, height, _ = renderer.get_text_width_height_descent("H", capital.get_fontproperties(), ismath=False)
    assert base + height / 2 == pytest.approx(wanted, abs=1.0)


def test_dollar_signs_are_text() -> None:
    canvas = sheet()
    with drawing():
        text = canvas.text(20.0, 50.0, "US$ 5 to US$ 7 in 10^6", INK, gid="money")
        canvas.figure.draw_without_rendering()
    assert text.get_text() == "US$ 5 to US$ 7 in 10^6"
    assert not text.get_parse_math()


def test_lines_go_down_by_their_pitch() -> None:
    canvas = sheet()
    assert canvas.lines(10.0, 20.0, ("a", "b", "c"), INK, gid="name", pitch=9.0) == 47.0
    assert [t.get_gid() for t in canvas.axes.texts] == ["name", "name:2", "name:3"]
    assert canvas.texts == ["a", "b", "c"]


def test_panel_lies_where_it_is_put() -> None:
    canvas = sheet(200.0)
    panel = canvas.panel(48.24, 50.0, 96.48, 100.0, label="means")
    box = panel.get_position()
    assert (box.x0, box.width) == pytest.approx((0.1, 0.2))
    assert (box.y0, box.height) == pytest.approx((0.25, 0.5))
    assert panel.get_zorder() < canvas.axes.get_zorder(), "texts of the sheet lie above"


def test_axes_given_are_taken_over() -> None:
    figure = Figure(figsize=(10, 8))
    first, second = figure.subplots(1, 2)
    width, height = room_of(second)
    canvas = Canvas.make(100.0, ax=second, theme=DEFAULT, name="test chart")
    assert (canvas.width, canvas.height) == pytest.approx((width, height))
    assert canvas.figure is figure
    assert not second.axison
    assert first.axison
    assert Canvas.width_for(second, DEFAULT) == pytest.approx(width)


def test_axes_of_a_subfigure_are_taken_over() -> None:
    figure = Figure(figsize=(10, 8))
    left, _ = figure.subfigures(1, 2)
    canvas = Canvas.make(100.0, ax=left.subplots(), theme=DEFAULT, name="test chart")
    assert canvas.figure is figure


def test_axes_too_small_are_refused() -> None:
    axes = Figure(figsize=(4, 2)).add_axes((0, 0, 1, 1))
    with pytest.raises(ChartError) as caught:
        Canvas.make(288.0, ax=axes, theme=DEFAULT, name="test chart")
    assert str(caught.value) == (
        "The test chart does not fit into the axes given.\n"
        "  the test chart does not fit into the axes given; found '4.0 × 2.0 inches'. "
        "Give axes at least 4.0 inches high, or let the chart make its own figure. [axes-too-small]"
    )


def test_axes_without_a_figure_are_refused() -> None:
    figure = Figure()
    axes = figure.add_axes((0, 0, 1, 1))
    canvas = Canvas.make(10.0, ax=axes, theme=DEFAULT, name="test chart")
    axes.remove()
    with pytest.raises(ChartError) as caught:
        _ = canvas.figure
    assert str(caught.value) == (
        "The axes given belong to no figure.\n"
        "  the axes given belong to no figure. Give axes that a figure holds. [axes-removed]"
    )


def test_last_look_finds_a_character_without_glyph() -> None:
    canvas = sheet()
    canvas.text(10.0, 10.0, "🚚", INK, gid="van")
    with pytest.raises(FontError, match="test chart: no packaged font has 🚚"):
        canvas.finish("", Table((), ()), "", "", name="test chart", lang="en")


def test_arrow_points_where_it_should() -> None:
    canvas = sheet()
    up = canvas.triangle(10.0, 10.0, up=True, size=6.0, fill="k", edge="k", gid="up").get_xy()
    down = canvas.triangle(10.0, 10.0, up=False, size=6.0, fill="k", edge="k", gid="down").get_xy()
    assert up[2][1] < 10.0 < up[0][1], "smaller y is higher"
    assert down[2][1] > 10.0 > down[0][1]
