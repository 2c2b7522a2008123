from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from scorecard.plots import draw_gap_dumbbell, gap_dumbbell, prepare_gap_dumbbell
from scorecard.plots.gap_drawing import arrange
from scorecard.plots.theme import DEFAULT
from tests.charts import samples, structure


def test_rows_follow_each_other_and_overall_stands_apart() -> None:
    data = prepare_gap_dumbbell(samples.kiosk_gaps())
    lines, height = arrange(data, DEFAULT, "en", top=50.0)
    ends = [(line.y - line.height / 2, line.y + line.height / 2) for line in lines]
    gaps = [start - before[1] for before, (start, _) in pairwise(ends)]
    assert gaps == pytest.approx([0.0] * 5 + [6.0, 0.0])
    assert ends[0][0] == 50.0
    assert ends[-1][1] == pytest.approx(50.0 + height)


def test_weight_stands_below_the_name() -> None:
    found = structure.artists(gap_dumbbell(samples.kiosk_gaps()))
    assert structure.text_of(found, "gap:security:weight") == "weight 19 %"
    name, weight = (structure.place(found[f"gap:security:{part}"])[1] for part in ("name", "weight"))
    assert weight < name


def test_equal_means_show_both_marks_and_both_values() -> None:
    gaps = samples.small_gaps()
    rows = tuple(
        replace(r, expectation=5.0, perception=5.0, gap=0.0, low=-0.1, high=0.1, p_adjusted=1.0)
        for r in gaps.dimensions[:1]
    )
    found = structure.artists(gap_dumbbell(replace(gaps, dimensions=rows)))
    ring, dot = found["gap:usefulness:expectation"], found["gap:usefulness:perception"]
    assert ring.get_zorder() > dot.get_zorder(), "the ring stays visible around the dot"
    sides = {found[f"gap:usefulness:{what}:value"].get_ha() for what in ("expectation", "perception")}
    assert sides == {"left", "right"}


def test_values_stand_outside_the_pair() -> None:
    found = structure.artists(gap_dumbbell(samples.small_gaps()))
    for dimension, low, high in (("usefulness", "perception", "expectation"), ("control", "expectation", "perception")):
        assert found[f"gap:{dimension}:{low}:value"].get_ha() == "right"
        assert found[f"gap:{dimension}:{high}:value"].get_ha() == "left"


def test_axis_of_means_says_that_it_is_cut() -> None:
    found = structure.artists(gap_dumbbell(samples.kiosk_gaps()))
    assert structure.text_of(found, "axis:means") == "Mean answer (1 to 7; axis shows 3–7)"
    assert structure.text_of(found, "axis:gaps") == "Gap with 95 % interval"


def test_axis_of_gaps_holds_zero_and_every_interval() -> None:
    gaps = samples.small_gaps()
    chart = gap_dumbbell(gaps)
    low, high = chart.axes[2].get_xlim()
    assert low < min(-1.4, 0) < max(0.7, 0) < high


def test_nothing_known_at_all_is_still_a_chart() -> None:
    gaps = samples.small_gaps()
    rows = tuple(replace(gaps.dimensions[3], id=r.id) for r in gaps.dimensions)
    nothing = replace(gaps, dimensions=rows, overall=replace(gaps.dimensions[3], id="overall", kind="overall"))
    chart = gap_dumbbell(nothing)
    assert chart.message == "No gap could be tested"
    structure.check_gap_chart(chart, nothing)


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    gaps = samples.small_gaps()
    assert draw_gap_dumbbell(prepare_gap_dumbbell(gaps)).svg() == gap_dumbbell(gaps).svg()


@pytest.mark.parametrize("n", [12, 12_345, 123_456, 1_234_567])
def test_any_number_of_respondents_stands_clear_of_the_gap(n: int) -> None:
    data = prepare_gap_dumbbell(samples.kiosk_gaps())
    many = replace(data, rows=tuple(replace(row, n=n) for row in data.rows))
    found = structure.artists(draw_gap_dumbbell(many))
    assert structure.text_of(found, "gap:security:n").replace("\u00a0", " ") == f"{n:,}".replace(",", " ")
    value, count = (found[f"gap:security:{part}"].get_window_extent() for part in ("value", "n"))
    assert value.x1 < count.x0
