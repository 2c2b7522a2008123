from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from scorecard.models import Bands
from scorecard.plots.bullet_marks import Bullet, draw_bullet
from scorecard.plots.canvas import Canvas
from scorecard.plots.theme import DEFAULT, drawing


def drawn(bullet: Bullet) -> Canvas:
    with drawing():
        canvas = Canvas.make(40.0, ax=None, theme=DEFAULT, name="bullet")
        draw_bullet(canvas, bullet, place=(100.0, 20.0), size=(240.0, 10.0), gid="b")
    return canvas


@pytest.mark.parametrize(
    ("score", "top", "wide"), [(0.0, 100.0, 0.0), (50.0, 100.0, 120.0), (100.0, 120.0, 200.0), (150.0, 120.0, 240.0)]
)
def test_bar_is_as_long_as_the_score(score: float, top: float, wide: float) -> None:
    found = {a.get_gid(): a for a in drawn(Bullet(score, None, None, Bands.default(), top)).axes.patches}
    assert (found["b:bar"].get_x(), found["b:bar"].get_width()) == (100.0, pytest.approx(wide))


def test_mark_interval_and_bands_lie_on_the_same_scale() -> None:
    canvas = drawn(Bullet(60.0, 50.0, 70.0, Bands.default(), 120.0))
    lines = {line.get_gid(): line for line in canvas.axes.lines}
    assert list(lines["b:hundred"].get_xdata()) == [300.0, 300.0]
    assert list(lines["b:interval"].get_xdata()) == [200.0, 240.0]
    tiers = [p for p in canvas.axes.patches if isinstance(p, Rectangle) and p.get_gid() == "ground:tier"]
    assert [(t.get_x(), t.get_width()) for t in tiers] == [
        (pytest.approx(100.0), pytest.approx(150.0)),
        (pytest.approx(250.0), pytest.approx(30.0)),
        (pytest.approx(280.0), pytest.approx(60.0)),
    ]
    assert "b:interval" not in {
        line.get_gid() for line in drawn(Bullet(60.0, None, 70.0, Bands.default(), 100.0)).axes.lines
    }


def test_a_score_below_nothing_has_no_bar() -> None:
    canvas = drawn(Bullet(-20.0, None, None, Bands.default(), 100.0))
    assert canvas.axes.patches[-1].get_width() == 0.0
