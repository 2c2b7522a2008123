from __future__ import annotations

import pytest

from scorecard.plots.answer_layout import lay_lines, scale_limits, widest
from scorecard.plots.theme import DEFAULT


def test_rows_follow_each_other_with_the_whole_set_apart() -> None:
    lines, height = lay_lines([("a", "A"), ("b", "B")], wholes=[("all", "All")], theme=DEFAULT, top=10.0)
    assert [line.whole for line in lines] == [False, False, True]
    assert lines[0].y - lines[0].height / 2 == 10.0
    assert lines[1].y - lines[0].y == pytest.approx(lines[0].height)
    assert lines[2].y - lines[1].y > lines[1].height
    assert lines[2].y + lines[2].height / 2 == pytest.approx(10.0 + height)


def test_many_rows_get_one_line_of_name_each() -> None:
    long = "a long name of many words that takes more than one line of its column"
    few, _ = lay_lines([("a", long)], theme=DEFAULT, top=0.0)
    many, _ = lay_lines([(str(i), long) for i in range(17)], theme=DEFAULT, top=0.0)
    assert len(few[0].name) == 2
    assert {len(line.name) for line in many} == {1}
    assert many[0].name[0].endswith("…")


def test_widest_of_nothing_is_nothing() -> None:
    assert widest([], 8.0) == 0.0
    assert widest(["中", "中中"], 8.0) == 16.0


def test_an_interval_beyond_the_scale_ends_the_axis_at_a_round_number() -> None:
    low, high, step = scale_limits([6.2, 7.013], (1, 7))
    assert high > 7.013
    assert round(high / step, 9) == round(high / step)
    assert scale_limits([1.0, 6.9], (1, 7))[:2] == (1.0, 7.0)
    assert low < 6.2
