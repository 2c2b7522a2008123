from __future__ import annotations

from dataclasses import fields, replace

import pytest

from scorecard.errors import ChartError
from scorecard.plots import prepare_scorecard_table
from scorecard.plots.scorecard_columns import BULLET, SPARK, TableColumns, target_text
from scorecard.plots.scorecard_rows import actual_text
from scorecard.plots.theme import DEFAULT
from tests.charts import samples

WIDTH = DEFAULT.width * 72


def test_columns_stand_side_by_side() -> None:
    data = prepare_scorecard_table(samples.kiosk_evaluation())
    at = TableColumns.measure(data, DEFAULT, "en", width=WIDTH)
    places = [
        at.name,
        at.unit,
        at.actual,
        at.target,
        at.difference,
        at.spark,
        at.change,
        at.bullet,
        at.score,
        at.status,
    ]
    assert places == sorted(places)
    assert at.change - at.spark >= SPARK
    assert at.score - at.bullet >= BULLET
    assert at.status < WIDTH


def test_long_numbers_take_room_from_the_names() -> None:
    data = prepare_scorecard_table(samples.small_evaluation())
    rows = tuple(replace(r, value=None if r.value is None else r.value * 1e4) for r in data.rows)
    plain = TableColumns.measure(data, DEFAULT, "en", width=WIDTH)
    wide = TableColumns.measure(replace(data, rows=rows), DEFAULT, "en", width=WIDTH)
    assert wide.name < plain.name
    assert wide.status == plain.status


def test_chinese_words_of_status_take_more_room_than_letters() -> None:
    data = prepare_scorecard_table(samples.small_evaluation())
    assert (
        TableColumns.measure(data, DEFAULT, "zh", width=WIDTH).status
        < TableColumns.measure(data, DEFAULT, "en", width=WIDTH).status
    )


def test_no_room_for_names_is_refused() -> None:
    data = prepare_scorecard_table(samples.small_evaluation())
    rows = tuple(replace(r, value=1e20, target=1e20, difference=1e20) for r in data.rows)
    with pytest.raises(ChartError) as caught:
        TableColumns.measure(replace(data, rows=rows), DEFAULT, "en", width=WIDTH)
    assert str(caught.value) == (
        "The columns of the scorecard table leave no room for the names.\n"
        "  the columns of the scorecard table leave no room for the names; found '0.0 inches'. "
        "Use a larger unit, fewer decimals, or a wider chart. [no-room-for-names]"
    )


@pytest.mark.parametrize(
    ("measure", "text"), [("otif", "≥ 100.0"), ("damage", "≤ 1.00"), ("load", "= 80.0"), ("watched", "–")]
)
def test_target_says_which_way_is_better(measure: str, text: str) -> None:
    rows = {row.id: row for row in prepare_scorecard_table(samples.small_evaluation()).rows}
    assert target_text(rows[measure]) == text


def test_small_values_and_targets_are_not_printed_as_nothing() -> None:
    """Actual 0.0 beside a target of 0.0 would look as if it were met."""
    row = next(row for row in prepare_scorecard_table(samples.small_evaluation()).rows if row.id == "otif")
    row = replace(row, value=0.000123, target=0.0005)
    assert (actual_text(row, "en"), target_text(row)) == ("0.00012", "≥ 0.0005")
    assert target_text(replace(row, limits=(0.01, 0.5))) == "0.01–0.5"


def test_every_column_is_a_place() -> None:
    at = TableColumns.measure(prepare_scorecard_table(samples.small_evaluation()), DEFAULT, "en", width=WIDTH)
    assert all(isinstance(getattr(at, field.name), float) for field in fields(at))
