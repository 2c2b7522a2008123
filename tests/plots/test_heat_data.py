from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.errors import ChartError
from scorecard.plots import prepare_segment_heat_map
from tests.charts import answer_samples as samples
from tests.refusal import refusal


def test_groups_stand_down_beside_few_dimensions() -> None:
    found = samples.heat()
    data = prepare_segment_heat_map(found)
    assert [line.id for line in data.lines] == list(found.labels)
    assert data.everyone is not None
    assert [cell.value for cell in data.everyone.cells] == [row.everyone.value for row in found.rows]
    for place, line in enumerate(data.lines):
        assert [(cell.value, cell.n) for cell in line.cells] == [
            (row.groups[place].value, row.groups[place].n) for row in found.rows
        ]


def test_many_items_stand_down_instead() -> None:
    found = samples.heat(rows="items")
    data = prepare_segment_heat_map(found)
    assert [line.id for line in data.lines] == [row.id for row in found.rows]
    assert data.everyone is None
    assert [name.en for name in data.columns] == [*found.labels, "All respondents"]


def test_one_outlier_does_not_set_the_colours() -> None:
    data = prepare_segment_heat_map(samples.heat())
    cells = [replace(data.lines[0].cells[0], value=-v, away=-v, hidden=False) for v in (1.0,) * 9 + (30.0,)]
    assert replace(data, lines=(replace(data.lines[0], cells=tuple(cells)),)).limit == 1.0


@pytest.mark.parametrize(
    ("values", "en", "zh"),
    [
        ((-1.0, -1.0 + 1e-15, -0.5), "; 1 other cell is as low", "；另有 1 个单元格同为最低"),
        ((-1.0, -1.0, -1.0), "; 2 other cells are as low", "；另有 2 个单元格同为最低"),
    ],
)
def test_message_counts_the_cells_that_share_the_lowest_number(values: tuple[float, ...], en: str, zh: str) -> None:
    data = prepare_segment_heat_map(samples.heat())
    cells = tuple(replace(data.lines[0].cells[0], value=v, away=v, hidden=False) for v in values)
    tied = replace(data, lines=(replace(data.lines[0], cells=cells),))
    assert tied.message("en").endswith(en)
    assert tied.message("zh").endswith(zh)


def test_words() -> None:
    data = prepare_segment_heat_map(samples.heat(), period="2019-Q4")
    worst = min(data.shown, key=lambda cell: cell.value)
    assert data.message("en") == (
        f"The largest mean shortfall is {worst.row.en} in the group {worst.group.en} (−{abs(worst.value):.2f}, n = {worst.n})"
    )
    assert data.what("zh").startswith("按 region 划分的平均差距，")
    assert data.foot("en")[-1] == "Hatched: fewer than 5 respondents, or numbers that would give those away"
    nothing = replace(data, lines=())
    assert nothing.message("zh") == "没有可显示的组别"
    up = tuple(
        replace(line, cells=tuple(replace(c, value=None if c.value is None else 0.5) for c in line.cells))
        for line in data.lines
    )
    assert replace(data, lines=up).message("en") == "No group has a mean gap below 0"
    lowest = prepare_segment_heat_map(samples.heat(statistic="perception"))
    assert lowest.message("en").startswith("The lowest mean perception is ")
    assert lowest.foot("zh")[0].startswith("▲ 高于、▼ 低于全部受访者")


def test_alt_text_says_what_is_hidden() -> None:
    data = prepare_segment_heat_map(samples.heat())
    hidden = next(cell for line in data.lines for cell in line.cells if cell.hidden)
    assert f"{hidden.row.en} not shown (n = {hidden.n})" in data.alt_text("en", "")
    assert f"不予显示（n = {hidden.n}）" in data.alt_text("zh", "")
    assert "(" not in data.alt_text("zh", "").replace(data.what("zh"), "")
    none = tuple(replace(line, cells=tuple(replace(cell, value=None) for cell in line.cells)) for line in data.lines)
    assert replace(data, lines=none).message("en") == "No group may be shown", "that of all respondents is"


def test_too_many_rows_and_columns_are_refused() -> None:
    found = samples.heat(rows="items")
    more = tuple(f"group {i}" for i in range(8))
    wide = replace(found, labels=more, rows=tuple(replace(r, groups=r.groups[:1] * 8) for r in found.rows))
    assert refusal(lambda: prepare_segment_heat_map(wide), error=ChartError) == [
        (
            "the heat map shows up to 7 columns, all respondents among them; found '24 × 9'. Show dimensions in place "
            "of items, or make the analysis by fewer groups. [too-many-columns]"
        )
    ]
    found = samples.heat(rows="items")
    more_items = replace(found, rows=found.rows * 2)
    assert refusal(lambda: prepare_segment_heat_map(more_items), error=ChartError) == [
        "the heat map shows up to 30 rows; found '48'. Show dimensions in place of items. [too-many-rows]"
    ]
    found = samples.heat()
    tall = replace(
        found,
        labels=tuple(f"g{i}" for i in range(31)),
        rows=tuple(replace(r, groups=r.groups[:1] * 31) for r in found.rows),
    )
    assert refusal(lambda: prepare_segment_heat_map(tall), error=ChartError) == [
        "the heat map shows up to 30 rows; found '31'. Make the analysis by fewer groups. [too-many-rows]"
    ]
