"""The lint finds each kind of fault where it is planted, and nothing on a clean chart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard._table import Table
from scorecard.plots import Chart
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.theme import DEFAULT, drawing
from tests.charts.layout_lint import lint

INK = Words(8.0, DEFAULT.ink)


def drawn(plant: Callable[[Canvas], object]) -> Chart:
    """Return a small chart with two texts, a line and a box that are all right, and something planted."""
    with drawing():
        canvas = Canvas.make(120.0, ax=None, theme=DEFAULT, name="test chart")
        canvas.text(10.0, 20.0, "Reliability 可靠性", INK, gid="first")
        canvas.text(10.0, 32.0, "Assurance", INK, gid="second")
        canvas.stroke([10.0, 200.0], [44.0, 44.0], color=DEFAULT.ink, width=1.0, gid="line")
        canvas.box(250.0, 10.0, 80.0, 30.0, fill="#FFFFFF", edge=DEFAULT.ink, gid="box")
        canvas.text(260.0, 25.0, "In a box", INK, gid="inside")
        plant(canvas)
        return Chart(canvas.figure, (canvas.axes,), "", Table((), ()), "", "", "test", "en")


def test_clean_chart_has_no_fault() -> None:
    assert lint(drawn(lambda canvas: None)) == []


FAULTS: dict[str, tuple[str, Callable[[Canvas], object]]] = {
    "text leaves at the right": ("outside", lambda c: c.text(470.0, 80.0, "too far", INK, gid="planted")),
    "text leaves at the left": ("outside", lambda c: c.text(-3.0, 80.0, "too far", INK, gid="planted")),
    "text leaves at the foot": ("outside", lambda c: c.text(10.0, 119.0, "too low", INK, gid="planted")),
    "texts on each other": ("overlap", lambda c: c.text(14.0, 22.0, "on top", INK, gid="planted")),
    "line through a number": (
        "struck",
        lambda c: c.stroke([10.0, 60.0], [20.0, 20.0], color=DEFAULT.bad.fill, width=1.5, gid="planted"),
    ),
    "slanting line through a text": (
        "struck",
        lambda c: c.stroke([5.0, 60.0], [10.0, 40.0], color=DEFAULT.ink, width=0.5, gid="planted"),
    ),
    "mark on a text": ("struck", lambda c: c.mark(20.0, 20.0, DEFAULT.good, size=6.0, gid="planted")),
    "edge of a box through a text": (
        "struck",
        lambda c: c.box(20.0, 5.0, 100.0, 40.0, fill="none", edge=DEFAULT.ink, gid="planted"),
    ),
    "dark text on a dark fill": (
        "struck",
        lambda c: c.box(5.0, 14.0, 120.0, 12.0, fill=DEFAULT.actual, gid="planted", zorder=1.0),
    ),
    "background that is not pale": (
        "struck",
        lambda c: c.box(5.0, 60.0, 120.0, 12.0, fill=DEFAULT.bad.fill, gid="ground:planted"),
    ),
    "small type": ("small", lambda c: c.text(10.0, 80.0, "fine print", Words(6.4, DEFAULT.ink), gid="planted")),
}


@pytest.mark.parametrize("planted", FAULTS)
def test_fault_is_found(planted: str) -> None:
    kind, plant = FAULTS[planted]
    faults = lint(drawn(plant))
    assert {fault.kind for fault in faults} == {kind}
    assert any("planted" in fault.what for fault in faults)


def test_missing_character_is_found() -> None:
    with pytest.warns(UserWarning, match="Glyph 128666"):
        faults = lint(drawn(lambda c: c.text(10.0, 80.0, "van \U0001f69a", INK, gid="planted")))
    assert [fault.kind for fault in faults] == ["glyph"]


def test_pale_things_behind_text_are_no_fault() -> None:
    def plant(canvas: Canvas) -> None:
        canvas.box(5.0, 14.0, 120.0, 12.0, fill=DEFAULT.band, gid="ground:band", zorder=0.5)
        canvas.stroke([5.0, 130.0], [20.0, 20.0], color=DEFAULT.grid, width=0.5, gid="ground:grid", zorder=0.6)

    assert lint(drawn(plant)) == []


def test_invisible_things_are_no_fault() -> None:
    def plant(canvas: Canvas) -> None:
        canvas.text(14.0, 22.0, "hidden", INK, gid="planted").set_visible(False)
        canvas.panel(300.0, 60.0, 50.0, 30.0, label="empty").set_visible(False)

    assert lint(drawn(plant)) == []
