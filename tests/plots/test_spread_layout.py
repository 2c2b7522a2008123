from __future__ import annotations

from itertools import pairwise

import pytest

from scorecard.plots import prepare_forest
from scorecard.plots.spread_layout import arrange_rows, chance_text, status_width
from scorecard.plots.theme import DEFAULT
from tests.charts import samples


def test_rows_follow_each_other_without_a_hole() -> None:
    data = prepare_forest(samples.kiosk_uncertainty())
    lines, height = arrange_rows(data.rows, of="nodes", theme=DEFAULT, lang="en", top=50.0, room=150.0)
    ends = [(line.y - line.height / 2, line.y + line.height / 2) for line in lines]
    assert ends[0][0] == 50.0
    assert ends[-1][1] == pytest.approx(50.0 + height)
    assert [b[0] - a[1] for a, b in pairwise(ends)] == pytest.approx([0.0] * (len(ends) - 1))


def test_names_take_two_lines_only_where_there_are_few_rows() -> None:
    data = prepare_forest(samples.kiosk_uncertainty(long=True))
    for rows, most in ((data.rows, 1), (data.rows[:5], 2)):
        lines, _ = arrange_rows(rows, of="nodes", theme=DEFAULT, lang="en", top=0.0, room=150.0)
        assert max(len(line.name) for line in lines) == most
    lines, _ = arrange_rows(data.rows, of="nodes", theme=DEFAULT, lang="en", top=0.0, room=150.0, least=14.5)
    assert min(line.height for line in lines) == 14.5


def test_probability_has_a_star_where_part_of_the_error_is_not_known() -> None:
    total = prepare_forest(samples.units_robustness(2), node="total").rows[0]
    assert chance_text(total).endswith(" %")
    rows = prepare_forest(samples.kiosk_uncertainty()).rows
    assert chance_text(rows[-1]) == "–"
    assert status_width(rows, DEFAULT, "zh") > status_width(rows, DEFAULT, "en")
    assert status_width((), DEFAULT, "en") == 0.0
