from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.plots import prepare_importance_performance
from scorecard.plots.ipa_labels import (
    BOTTOM,
    HEIGHT,
    LEFT,
    SLIDE_HEIGHT,
    Limits,
    Names,
    corner_boxes,
    panel_width,
)
from scorecard.plots.theme import DEFAULT, Theme
from tests.charts import samples

WIDTH = panel_width(DEFAULT.width * 72)


def few(count: int, *, long: bool = False) -> object:
    ipa = samples.kiosk_ipa(long=long)
    return prepare_importance_performance(replace(ipa, rows=ipa.rows[:count]))


def test_points_lie_inside_with_air() -> None:
    data = few(24)
    limits = Limits.of(data)
    for point in data.points:
        assert 0.05 * WIDTH < limits.across(point.performance, WIDTH) < 0.95 * WIDTH
        assert 0.05 * HEIGHT < limits.down(point.importance) < 0.95 * HEIGHT


def test_directions_right_is_better_and_up_is_more_important() -> None:
    limits = Limits.of(few(24))
    assert limits.across(6.0, WIDTH) > limits.across(4.0, WIDTH)
    assert limits.down(6.0) < limits.down(4.0)


def test_diagonal_only_where_both_axes_meet() -> None:
    assert Limits((3.0, 6.0), (4.0, 7.0), 1.0).diagonal == (4.0, 6.0)
    assert Limits((1.0, 3.0), (5.0, 7.0), 1.0).diagonal is None


def test_equal_points_get_an_axis() -> None:
    limits = Limits.of(few(1))
    assert limits.x[1] > limits.x[0]
    assert limits.y[1] > limits.y[0]


def test_names_where_they_find_room() -> None:
    data = few(6)
    names = Names.choose(data, Limits.of(data), DEFAULT, "en", width=WIDTH)
    assert names.key == ()
    assert names.key_height == 0.0
    assert [" ".join(lines) for lines in names.lines] == [p.name.text("en") for p in data.points]


def test_numbers_and_a_key_where_names_collide() -> None:
    data = few(24, long=True)
    names = Names.choose(data, Limits.of(data), DEFAULT, "en", width=WIDTH)
    assert list(names.lines) == [(str(n),) for n in range(1, 25)]
    order = ["concentrate", "keep_up", "low_priority", "overkill"]
    listed = [(order.index(entry.point.quadrant), entry.point.number) for entry in names.key]
    assert listed == sorted(listed), "quadrant by quadrant, then by number"
    assert not any(place.overlap for place in names.places)
    deepest = max(entry.y + (len(entry.lines) - 0.5) * entry.pitch for entry in names.key)
    assert min(entry.y for entry in names.key) > HEIGHT + BOTTOM
    assert deepest <= HEIGHT + BOTTOM + names.key_height + 1.0
    assert names.width == WIDTH


def test_on_a_slide_the_key_stands_beside_a_lower_panel() -> None:
    data, theme = few(24), Theme().on("16:9")
    limits = Limits.of(data, slide=True)
    assert limits.height == SLIDE_HEIGHT < HEIGHT
    whole = panel_width(theme.width * 72)
    names = Names.choose(data, limits, theme, "en", width=whole)
    assert sorted(entry.point.number for entry in names.key) == list(range(1, 25))
    assert names.key_height == 0.0
    assert whole / 2 < names.width < whole
    assert min(entry.x for entry in names.key) > LEFT + names.width
    assert max(entry.y + len(entry.lines) * entry.pitch for entry in names.key) < SLIDE_HEIGHT + BOTTOM + 8.0
    for point in data.points:
        assert 0.1 * SLIDE_HEIGHT < limits.down(point.importance) < 0.9 * SLIDE_HEIGHT


def test_a_key_that_is_too_long_for_a_slide_stands_below() -> None:
    data, theme = few(24, long=True), Theme().on("16:9")
    whole = panel_width(theme.width * 72)
    names = Names.choose(data, Limits.of(data, slide=True), theme, "en", width=whole)
    assert names.width == whole
    assert names.key_height > 0.0
    assert min(entry.y for entry in names.key) > SLIDE_HEIGHT + BOTTOM


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_corners_hold_their_names(lang: str) -> None:
    boxes = corner_boxes(DEFAULT, lang, WIDTH)
    assert boxes["concentrate"].x0 < WIDTH / 2 < boxes["keep_up"].x0
    assert boxes["concentrate"].y1 < HEIGHT / 2 < boxes["low_priority"].y0
    assert boxes["overkill"].x1 <= WIDTH
