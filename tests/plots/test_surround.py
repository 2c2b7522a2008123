from __future__ import annotations

import pytest

from scorecard.plots.canvas import Canvas
from scorecard.plots.surround import MARGIN, Surround
from scorecard.plots.theme import DEFAULT, drawing

WIDTH = 300.0


def test_without_message_the_what_line_stands_at_the_top() -> None:
    bare = Surround.make("", "what", (), width=WIDTH, theme=DEFAULT)
    full = Surround.make("message", "what", (), width=WIDTH, theme=DEFAULT)
    assert bare.message == ()
    assert full.top > bare.top


def test_height_grows_by_lines() -> None:
    one = Surround.make("m", "w", ("f",), width=WIDTH, theme=DEFAULT)
    many = Surround.make("word " * 40, "w", ("f", "g"), width=WIDTH, theme=DEFAULT)
    assert len(many.message) > 1
    assert many.top > one.top
    assert many.bottom > one.bottom


def test_lines_stand_between_top_and_bottom() -> None:
    surround = Surround.make("A message", "what, where, when", ("note one", "note two"), width=WIDTH, theme=DEFAULT)
    with drawing():
        canvas = Canvas.make(surround.top + 50.0 + surround.bottom, ax=None, theme=DEFAULT, name="test chart")
        surround.draw(canvas)
    heights = {t.get_gid(): t.get_position()[1] for t in canvas.axes.texts}
    assert max(heights["message"], heights["what"]) < surround.top
    assert surround.top + 50.0 < heights["foot"] < heights["foot:2"] < canvas.height
    assert {t.get_position()[0] for t in canvas.axes.texts} == {MARGIN}


@pytest.mark.parametrize("foot", [(), ("",)])
def test_no_foot_takes_next_to_no_room(foot: tuple[str, ...]) -> None:
    assert Surround.make("", "w", foot, width=WIDTH, theme=DEFAULT).bottom < 20
