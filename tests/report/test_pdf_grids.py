"""Tables as plain data: numbers keep their room, and heights are told only where they are sure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard import LocalText
from scorecard._table import Column, Table
from scorecard.plots.fonts import HouseFont
from scorecard.plots.theme import DEFAULT
from scorecard.report.document import Grid
from scorecard.report.pdf_grids import printed_grid

TABLE = Table(
    (Column("name", LocalText(en="Measure", zh="指标")), Column("value", LocalText(en="Value", zh="数值"), "number")),
    (("On time in full", 1234567.25), ("Complaints", None)),
    title=LocalText(en="Figures", zh="数字"),
    notes=(LocalText(en="Of all orders.", zh="全部订单。"),),
)
FONTS = Path(__file__).parents[2] / "src" / "scorecard" / "plots" / "fonts"


def test_cells_headings_and_words_below_are_texts_of_the_language() -> None:
    made = printed_grid(Grid(TABLE, (1.0, 1.0)), "zh", DEFAULT, characters=104, tail=["下文。"])
    assert made["headings"] == ["指标", "数值"]
    assert made["title"] == "数字"
    assert made["notes"] == ["全部订单。"]
    assert made["tail"] == ["下文。"]
    assert made["aligns"] == ["left", "right"]


def test_numbers_get_the_room_of_the_longest() -> None:
    made = printed_grid(Grid(TABLE, (50.0, 1.0)), "en", DEFAULT, characters=104)
    widths = made["widths"]
    assert isinstance(widths, list)
    assert widths[1] == pytest.approx(13.25 / 104)  # "1 234 567.25" and the space beside it
    assert widths[0] == pytest.approx(1 - 13.25 / 104)


def test_a_whole_in_bold_stands_on_one_line() -> None:
    """``100 %`` is 23.68 points wide in bold of 8 points, with 3 points of space on both sides of the cell."""
    wanted = (12.24, 0.8)
    table = Table((TABLE.columns[0], Column("weight", LocalText(en="Weight", zh="权重"), "number")), (("A", "100 %"),))
    widths = printed_grid(Grid(table, wanted, frozenset({0})), "en", DEFAULT, characters=104)["widths"]
    assert isinstance(widths, list)
    assert widths[1] * (210 - 40) * 72 / 25.4 > 23.68 + 6  # type: ignore[operator]  # floats


def test_the_name_of_a_status_is_not_torn() -> None:
    """Two words that stay on one line, where a text of two words gives way to its longest one."""
    rooms: dict[str, float] = {}
    for kind in ("status", "text"):
        columns = (TABLE.columns[0], Column("is", LocalText(en="Is", zh="是"), kind))  # type: ignore[arg-type]  # a kind
        widths = printed_grid(Grid(Table(columns, (("A", "off target"),)), (99.0, 1.0)), "en", DEFAULT, characters=104)
        rooms[kind] = widths["widths"][1] * 104  # type: ignore[index, operator]  # a list of floats
    assert rooms == {"status": pytest.approx(10 + 1.25), "text": pytest.approx(6 + 1.25)}


def test_words_below_and_a_title_make_it_higher() -> None:
    bare = replace(TABLE, title=None, notes=())
    plain, full = (printed_grid(Grid(t, (1.0, 1.0)), "en", DEFAULT, characters=104) for t in (bare, TABLE))
    tailed = printed_grid(Grid(TABLE, (1.0, 1.0)), "en", DEFAULT, characters=104, tail=["More."])
    assert plain["least"] == full["least"]
    heights = [part["most"] for part in (plain, full, tailed)]
    assert heights[0] < heights[1] < heights[2]  # type: ignore[operator]  # floats


def test_nothing_is_told_of_another_font_or_of_pages() -> None:
    font = HouseFont("DejaVu Sans", FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf")
    worn = printed_grid(Grid(TABLE, (1.0, 1.0)), "en", replace(DEFAULT, font=font), characters=104)
    assert (worn["least"], worn["most"]) == (0.0, None)
    pages = printed_grid(Grid(TABLE, (1.0, 1.0), places=((), ())), "en", DEFAULT, characters=104)
    assert pages["most"] is None
    assert pages["least"] == pytest.approx(3 * (8 * 0.72 + 8.4))


def test_a_narrow_column_holds_its_longest_word_at_the_cost_of_a_wide_one() -> None:
    """A unit such as ``number`` behind a value ran into the score beside it."""
    columns = (
        Column("name", LocalText(en="Measure", zh="指标")),
        Column("value", LocalText(en="Value", zh="数值"), "number"),
        Column("unit", LocalText(en="Unit", zh="单位")),
        Column("score", LocalText(en="Score", zh="得分"), "number"),
    )
    wanted = (0.6, 0.2, 0.05, 0.15)
    plain, worded = (
        printed_grid(Grid(Table(columns, (("On time", 1.0, unit, 2.0),)), wanted), "en", DEFAULT, characters=104)[
            "widths"
        ]
        for unit in ("h", "number")
    )
    assert plain == pytest.approx(wanted)
    assert isinstance(worded, list)
    assert worded[1::2] == pytest.approx(wanted[1::2]), "numbers keep their room"
    assert worded[2] >= 8 / 104, "six letters, and the space on both sides"  # type: ignore[operator]  # floats
    assert sum(worded) == pytest.approx(1.0)  # type: ignore[arg-type]  # floats
