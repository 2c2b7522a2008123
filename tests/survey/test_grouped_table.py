"""Tables of everyone with the groups below, with and without groups."""

from __future__ import annotations

from scorecard._table import Cell, Column
from scorecard._text import LocalText
from scorecard.survey.grouped_table import grouped_table, labelled_rows, with_everyone

COLUMNS = (Column("id", LocalText(en="Id", zh="代码")), Column("n", LocalText(en="n", zh="n"), "integer"))
TITLE = LocalText(en="Counts", zh="计数")
NOTE = LocalText(en="All counts.", zh="全部计数。")
Counted = tuple[str, int]


def cells(row: Counted) -> tuple[Cell, ...]:
    return row[0].upper(), row[1]


def test_groups_stand_below_everyone_each_under_its_label() -> None:
    groups: dict[str | None, list[Counted]] = {None: [("a", 9), ("b", 8)], "north": [("a", 5)], "south": [("a", 4)]}
    table = grouped_table(groups, COLUMNS, cells=cells, title=TITLE, notes=[NOTE], threshold=5)
    assert table.headings("en") == ("Group", "Id", "n")
    assert table.headings("zh") == ("组别", "代码", "n")
    assert table.cells("en") == (
        ("Everyone", "A", "9"),
        ("Everyone", "B", "8"),
        ("north", "A", "5"),
        ("south", "A", "4"),
    )
    assert [note.text("en") for note in table.notes] == [
        "All counts.",
        "Groups and rows with fewer than 5 respondents, and what would give them away, are not shown.",
    ]
    assert table.notes[1].text("zh") == "少于 5 人的组别和行，以及可据以推算出它们的数据，不予显示。"


def test_without_groups_there_is_no_label() -> None:
    everyone: dict[str | None, list[Counted]] = {None: [("a", 9)]}
    table = grouped_table(everyone, COLUMNS, cells=cells, title=TITLE, notes=[NOTE], threshold=None)
    assert (table.headings("en"), table.cells("en")) == (("Id", "n"), (("A", "9"),))
    assert table.notes == (NOTE,)


def test_rows_can_be_labelled_by_themselves() -> None:
    groups: dict[str | None, list[Counted]] = {None: [("a", 9)], "north": [("a", 5)]}
    assert labelled_rows(groups, cells, labelled=False) == (("A", 9), ("A", 5))
    assert [row[0] for row in labelled_rows(groups, cells, labelled=True)][1] == "north"


def test_everyone_comes_first() -> None:
    assert list(with_everyone(9, {"north": 5, "south": 4}).items()) == [(None, 9), ("north", 5), ("south", 4)]
