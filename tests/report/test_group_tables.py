"""Tables of many groups: as wide as a page at most, with the numbers of arithmetic."""

from __future__ import annotations

import pytest

from scorecard.instruments import ColumnLayout, Instrument
from scorecard.report.document import Grid
from scorecard.report.group_tables import group_grids
from scorecard.survey import HeatMap, build_survey, gap_analysis


def heat(groups: int, *, dimensions: int = 5, each: int = 6) -> HeatMap:
    """Return groups of `each` respondents; group g perceives dimension d at (g + d) mod 5, and all expect 5."""
    instrument = Instrument.model_validate(
        {
            "id": "many",
            "name": "Many",
            "scale": {"low": 0, "high": 5},
            "dimensions": [{"id": f"d{d}", "name": f"D{d}"} for d in range(dimensions)],
            "items": [{"id": f"i{d}", "text": f"I{d}", "dimension": f"d{d}"} for d in range(dimensions)],
        }
    )
    columns: dict[str, list[int | str]] = {"site": [f"g{i // each:02d}" for i in range(groups * each)]}
    for d in range(dimensions):
        columns[f"E{d + 1}"] = [5] * (groups * each)
        columns[f"P{d + 1}"] = [(i // each + d) % 5 for i in range(groups * each)]
    layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"}, segments={"site": "site"})
    return gap_analysis(build_survey(instrument, layout, columns), by="site").heat_map()


def headings(grid: Grid) -> tuple[str, ...]:
    return grid.table.headings("en")


def test_many_groups_run_down_the_page() -> None:
    (grid,) = group_grids(heat(40))
    assert headings(grid) == ("Name", "D0", "D1", "D2", "D3", "D4", "n")
    assert len(grid.widths) == len(grid.table.columns)
    rows = grid.table.rows
    assert [row[0].text("en") for row in rows[:2]] == ["g00", "g01"]  # type: ignore[union-attr]  # names
    for g, row in enumerate(rows[:40]):
        assert row[1:6] == pytest.approx([(g + d) % 5 - 5 for d in range(5)])
        assert row[6] == "6"
    assert rows[40][1:6] == pytest.approx([-3.0] * 5), "all five answers come as often in 40 groups"
    assert rows[40][6] == "240"
    assert grid.strong == {40}


def test_many_rows_and_groups_make_several_tables_of_a_page_s_width() -> None:
    grids = group_grids(heat(10, dimensions=16))
    assert [headings(grid)[1:-1] for grid in grids] == [
        tuple(f"D{d}" for d in range(start, min(start + 7, 16))) for start in (0, 7, 14)
    ]
    for grid, start in zip(grids, (0, 7, 14), strict=True):
        for g, row in enumerate(grid.table.rows[:10]):
            shown = len(row) - 2
            assert row[1:-1] == pytest.approx([(g + start + d) % 5 - 5 for d in range(shown)])


def test_few_groups_of_many_rows_stand_beside_one_another() -> None:
    (grid,) = group_grids(heat(3, dimensions=31))
    assert headings(grid)[:4] == ("Name", "g00", "g01", "g02")
    assert headings(grid)[-1] == "n"
    assert [row[1:4] for row in grid.table.rows[:2]] == [(-5.0, -4.0, -3.0), (-4.0, -3.0, -2.0)]
    assert grid.table.rows[0][-1] == "6–18"
    assert not grid.strong


def test_a_group_too_small_to_show_has_neither_numbers_nor_a_count() -> None:
    (grid,) = group_grids(heat(40, each=3))
    assert all(row[1:] == (None,) * 6 for row in grid.table.rows[:40])
    assert grid.table.notes, "the page says why"
