"""Tables of gaps; `test_service_page` holds their rows to the results."""

from __future__ import annotations

from scorecard.instruments import Instrument
from scorecard.report.gap_tables import gap_grid, reason_note, row_name
from scorecard.survey import gap_analysis
from tests.report.small import INSTRUMENT, survey


def test_wholes_stand_last_in_bold() -> None:
    gaps = gap_analysis(survey())
    grid = gap_grid(gaps, [*gaps.dimensions, gaps.overall_items], wholes=1)
    assert grid.strong == {1}
    assert [row[0].text("zh") for row in grid.table.rows] == ["速度", "总体（全部题项平均）"]


def test_a_reason_without_words_is_told_as_not_defined() -> None:
    name = row_name(Instrument.model_validate(INSTRUMENT), "speed")
    assert reason_note(name, "unheard_of").text("en") == "Speed: not defined."
    assert reason_note(name, "suppressed").text("zh") == "速度：人数过少，不予显示。"
