"""Tests of sheets as the rows of a card; whole workbooks are read in test_card_workbook.py."""

from __future__ import annotations

from scorecard.errors import CardError
from scorecard.io.card_grids import read_card_grids
from scorecard.io.reading import Reading
from scorecard.io.sheet_grid import SheetGrid


def test_a_card_is_read_from_its_sheets() -> None:
    """By the codes in hidden cells, whatever the sheets are called; long values run on to the right."""
    grids = [
        SheetGrid("?", {1: {1: "card"}, 3: {1: "id", 3: "c"}, 4: {1: "guard"}}),
        SheetGrid("!", {1: {1: "notes", 2: "en"}, 4: {2: "first"}, 9: {1: "1", 2: 2026}}),
        SheetGrid(
            "R",
            {1: {1: "rest", 2: "table", 3: "row", 4: "path", 5: "kind", 6: "value", 7: "value_2"}}
            | {3: {2: "card", 4: "cap", 5: "number", 6: 120}, 4: {2: "card", 4: "x", 5: "text", 6: "a", 7: "b"}}
            | {5: {2: "card", 4: "total", 5: "yes_no", 6: "yes"}, 6: {2: "notes", 3: 1, 4: "zh", 5: "text", 6: True}},
        ),
        SheetGrid("mine", {1: {1: "something else"}}),
    ]
    reading = Reading("c.xlsx", CardError)
    data, marks = read_card_grids(grids, reading)
    assert not reading.problems
    notes = [{"en": "first"}, {"en": "2026", "zh": "true"}]
    assert data == {"id": "c", "notes": notes, "cap": 120, "x": "ab", "total": True}
    assert str(marks.place(("notes", 1, "en"))) == "c.xlsx, sheet !, cell B9: notes.1.en"
    assert str(marks.place(("cap",))) == "c.xlsx, sheet R, cell A3: cap"


def test_what_stands_twice_or_aside_is_told() -> None:
    """A column or a field that was copied, and a value that slid out of its column, are not dropped in silence."""
    grids = [
        SheetGrid(
            "C",
            {1: {1: "card"}, 3: {1: "id", 3: "c"}, 4: {1: "guard", 3: 1}, 5: {1: "guard", 3: 2}, 6: {1: "cap", 4: 9}},
        ),
        SheetGrid("N", {1: {1: "notes", 2: "en", 3: "zh", 4: "en"}, 4: {2: "a", 4: "b", 5: "x"}, 5: {2: "c", 5: "y"}}),
    ]
    reading = Reading("c.xlsx", CardError)
    read_card_grids(grids, reading)
    assert sorted(str(problem) for problem in reading.problems) == [
        (
            "c.xlsx, sheet C, cell C5: the field stands above already; found 'guard'. Delete one of the two rows."
            " [duplicate-field]"
        ),
        (
            "c.xlsx, sheet C, cell D6: something stands in a column that is none of the card's; found '9'."
            " Move it to a sheet of its own, or delete it. [stray-cell]"
        ),
        (
            "c.xlsx, sheet N, cell D1: the column stands in column B already; found 'en'. Delete one of the two."
            " [duplicate-column]"
        ),
        (
            "c.xlsx, sheet N, cell E4: something stands in a column that is none of the card's; found 'x'."
            " Move it to a sheet of its own, or delete it. [stray-cell]"
        ),
    ]
