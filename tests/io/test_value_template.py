"""Tests of workbooks for the values of measures."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from scorecard.errors import ObservationError
from scorecard.io.observations import read_observations
from scorecard.io.value_template import write_observations_template
from tests.report.small import card


def filled(path: Path, cells: dict[str, object]) -> Path:
    """Write cells into a workbook, as another program does."""
    made = openpyxl.load_workbook(path)
    for place, value in cells.items():
        made.worksheets[0][place].value = value
    made.save(path)
    return path


def test_what_is_entered_is_read_back(tmp_path: Path) -> None:
    """One row a measure, one column a period; a measure that a survey gives its values is left out."""
    path = tmp_path / "values.xlsx"
    write_observations_template(card(), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["measure", "#name", "#name_zh", "#unit", "2026-Q1", "2026-Q2"],
        [
            "#",
            "Measure\n指标",
            "Measure (Chinese)\n指标（中文）",
            "Unit\n计量单位",
            "2026 Q1\n2026年第1季度",
            "2026 Q2\n2026年第2季度",
        ],
        ["otif", "OTIF", "准时足量", "%", None, None],
    ]
    records = read_observations(filled(path, {"F3": "95 %"}), card=card()).records
    assert [(r.measure, r.period, r.value, r.percent_sign) for r in records] == [("otif", "2026-Q2", 95.0, True)]
    assert str(records[0].place) == f"{path}, sheet Values 数值, row 3, column 2026-Q2"


def test_bad_cells_are_told_with_their_places(tmp_path: Path) -> None:
    """Row and period."""
    path = tmp_path / "values.xlsx"
    write_observations_template(card(), path, periods=["2026-Q1"])
    with pytest.raises(ObservationError) as caught:
        read_observations(filled(path, {"E3": "#DIV/0!"}), card=card())
    assert f"{path}, sheet Values 数值, row 3, column 2026-Q1: " in str(caught.value)


def test_one_row_a_measure_and_entity(tmp_path: Path) -> None:
    """Where the card has entities."""
    path = tmp_path / "values.xlsx"
    units = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    write_observations_template(card(entities=units), path, periods=["2026-Q1"])
    records = read_observations(filled(path, {"F3": 95, "F4": 96}), card=card()).records
    assert [(r.entity, r.value) for r in records] == [("north", 95.0), ("south", 96.0)]
