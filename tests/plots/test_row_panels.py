from __future__ import annotations

import pytest

from scorecard.plots.canvas import BACKGROUND, Canvas
from scorecard.plots.row_panels import bare_axes, lay_panel
from scorecard.plots.theme import DEFAULT, drawing

SIZE = (200.0, 60.0)


@pytest.fixture
def canvas() -> Canvas:
    with drawing():
        return Canvas.make(120.0, ax=None, theme=DEFAULT, name="test chart")


def test_rows_run_down_in_points_and_values_to_the_right(canvas: Canvas) -> None:
    panel = lay_panel(canvas, 40.0, 20.0, size=SIZE, ends=(1.0, 5.0), places=(1, 3, 5), label="means")
    assert panel.get_label() == "means"
    assert panel.get_xlim() == (1.0, 5.0)
    assert panel.get_ylim() == (60.0, 0.0)
    assert panel in canvas.panels
    corner = canvas.axes.transData.inverted().transform(panel.transData.transform((3.0, 30.0)))
    assert corner == pytest.approx((140.0, 50.0))


def test_a_panel_without_rows_is_made_without_a_warning(canvas: Canvas) -> None:
    panel = lay_panel(canvas, 40.0, 20.0, size=(200.0, 0.0), ends=(0.0, 100.0), places=(0, 100), label="scores")
    assert panel.get_xlim() == (0.0, 100.0)


def test_places_are_marked_as_printed_below_a_single_line(canvas: Canvas) -> None:
    panel = lay_panel(canvas, 40.0, 20.0, size=SIZE, ends=(-1.0, 1.0), places=(-0.5, 0.5), label="gaps")
    assert [label.get_text() for label in panel.get_xticklabels()] == ["−0.5", "0.5"]
    assert {label.get_fontsize() for label in panel.get_xticklabels()} == {DEFAULT.least}
    assert {side for side, spine in panel.spines.items() if spine.get_visible()} == {"bottom"}
    assert not panel.lines


def test_grid_lines_stand_behind_each_place(canvas: Canvas) -> None:
    panel = lay_panel(canvas, 40.0, 20.0, size=SIZE, ends=(0.0, 4.0), places=(0, 2, 4), label="means", grid=True)
    assert [str(line.get_xdata()) for line in panel.lines] == ["[0, 0]", "[2, 2]", "[4, 4]"]
    assert {line.get_gid() for line in panel.lines} == {f"{BACKGROUND}:means"}


def test_axes_keep_the_lines_named_in_the_colour_of_the_grid(canvas: Canvas) -> None:
    panel = canvas.panel(0.0, 0.0, *SIZE, label="x")
    bare_axes(panel, DEFAULT, lines=("left", "bottom"))
    assert {side for side, spine in panel.spines.items() if spine.get_visible()} == {"left", "bottom"}
    bare_axes(panel, DEFAULT, lines=())
    assert not any(spine.get_visible() for spine in panel.spines.values())


def test_numbers_too_long_to_stand_side_by_side_are_thinned(canvas: Canvas) -> None:
    places = (9.986e14, 9.988e14, 9.99e14, 9.992e14, 9.994e14)
    panel = lay_panel(canvas, 40.0, 20.0, size=(100.0, 60.0), ends=(9.986e14, 9.994e14), places=places, label="wide")
    assert list(panel.get_xticks()) == [9.986e14, 9.99e14, 9.994e14]
    short = lay_panel(canvas, 40.0, 20.0, size=SIZE, ends=(0.0, 4.0), places=(0, 1, 2, 3, 4), label="short")
    assert list(short.get_xticks()) == [0, 1, 2, 3, 4]
