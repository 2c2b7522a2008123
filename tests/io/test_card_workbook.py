"""Tests of cards as workbooks, edited by another program."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from scorecard.errors import CardError, MissingExtraError, OutputError
from scorecard.io.card_workbook import card_workbook
from scorecard.io.card_writing import write_card
from scorecard.io.cards import read_card
from scorecard.models import Scorecard
from tests.io.books import book

CARD = Scorecard.model_validate(
    {
        "id": "demo",
        "name": {"en": "Demo", "zh": "示例"},
        "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
        "perspectives": [
            {
                "id": "customer",
                "objectives": [
                    {
                        "id": "punctual",
                        "name": "=Deliver on time",
                        "measures": [
                            {"id": "otif", "name": {"en": "OTIF", "zh": "准时足量"}, "worst": 80, "target": 98},
                            {"id": "fill", "name": "Fill rate", "worst": 1 / 3, "target": 99, "entities": ["north"]},
                        ],
                    }
                ],
            }
        ],
        "entities": [{"id": "north", "name": "North"}],
    }
)
MEASURES, PERSPECTIVES, REST = "Measures 指标", "Perspectives 维度", "Other fields 其他字段"


def written() -> Workbook:
    """Return the card as another program opens it."""
    data = {"schema_version": 2, **CARD.model_dump(mode="json", exclude_unset=True)}
    return openpyxl.load_workbook(io.BytesIO(card_workbook(data)))


def edited(folder: Path, change: Callable[[Workbook], object]) -> Scorecard:
    """Return the card after somebody has changed its workbook."""
    made = written()
    change(made)
    made.save(folder / "card.xlsx")
    return read_card(folder / "card.xlsx")


def refused(folder: Path, change: Callable[[Workbook], object]) -> str:
    """Return the message with which a changed workbook is refused."""
    with pytest.raises(CardError) as caught:
        edited(folder, change)
    return str(caught.value).replace(f"{folder}/", "").removeprefix("card.xlsx cannot be read.\n  card.xlsx")


def column(made: Workbook, sheet: str, code: str) -> int:
    """Return the number of a column by its code."""
    return next(c.column for c in made[sheet][1] if c.value == code)


def put(made: Workbook, sheet: str, row: int, code: str, value: object) -> None:
    """Write a cell."""
    made[sheet].cell(row, column(made, sheet, code)).value = value  # type: ignore[assignment]


def test_the_workbook_says_what_may_stand_where() -> None:
    """Ids and codes are hidden, headings stay in sight, words are chosen from lists, formulas are text."""
    made = written()
    sheet = made[MEASURES]
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.freeze_panes == "C3"
    assert [sheet.cell(row, 1).value for row in (1, 2, 3, 4)] == ["measures", "id", "otif", "fill"]
    assert sheet.cell(2, column(made, MEASURES, "target")).value == "Target\n目标值"
    assert sheet.cell(2, column(made, MEASURES, "name.zh")).value == "Name (Chinese)\n名称（中文）"
    assert sheet.cell(3, column(made, MEASURES, "target")).value == 98
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"}
    assert "'Objectives 目标'!$A$3:$A$504" in lists.values()
    assert '"maximise,minimise,target_is_best,stay_in_band"' in lists.values()
    objective = made["Objectives 目标"].cell(3, column(made, "Objectives 目标", "name.en"))
    assert (objective.value, objective.data_type) == ("=Deliver on time", "s")


def test_an_untouched_workbook_gives_the_same_card(tmp_path: Path) -> None:
    """After another program has saved it."""
    assert edited(tmp_path, lambda made: None) == CARD


def test_changes_are_taken_over(tmp_path: Path) -> None:
    """A value, a name, a row that moves, a row that goes, a sheet that is renamed, a sheet of one's own."""

    def change(made: Workbook) -> None:
        put(made, MEASURES, 3, "target", 97.5)
        put(made, MEASURES, 3, "name.zh", "准时")
        made[MEASURES].title = "KPI"
        made.create_sheet("Scratch")["A1"] = "=1+1"
        put(made, PERSPECTIVES, 4, "name.en", "Internal Process!")
        put(made, PERSPECTIVES, 5, "name.en", "Internal process")

    card = edited(tmp_path, change)
    assert card.measure("otif").target == 97.5
    assert card.measure("otif").name.text("zh") == "准时"
    assert [p.id for p in card.perspectives] == ["customer", "internal_process", "internal_process_2"]
    rows = edited(tmp_path, lambda made: made[MEASURES].move_range("A3:AZ3", rows=5))
    assert [m.id for m in rows.measures] == ["fill", "otif"]


def test_what_the_model_refuses_is_told_with_its_cell(tmp_path: Path) -> None:
    """All at once."""

    def change(made: Workbook) -> None:
        put(made, MEASURES, 3, "target", "98 %")
        put(made, MEASURES, 4, "direction", "maximize")

    said = refused(tmp_path, change)
    made = written()
    target = made[MEASURES].cell(3, column(made, MEASURES, "target")).coordinate
    direction = made[MEASURES].cell(4, column(made, MEASURES, "direction")).coordinate
    assert (
        f"sheet Measures 指标, cell {target}: perspectives.0.objectives.0.measures.0.target: a number is needed" in said
    )
    assert f"sheet Measures 指标, cell {direction}: perspectives.0.objectives.0.measures.1.direction: " in said
    assert "Did you mean 'maximise'?" in said


def test_rows_that_belong_nowhere_are_told(tmp_path: Path) -> None:
    """With the nearest that exists."""

    def change(made: Workbook) -> None:
        put(made, MEASURES, 3, "..", "punctal")
        put(made, MEASURES, 4, "..", None)
        put(made, PERSPECTIVES, 4, "name.zh", "内部流程")

    assert refused(tmp_path, change) == (
        ", sheet Perspectives 维度, cell A4: the row has no id, and none can be made from an English name. "
        "Write an English name, or show the hidden column A and write an id of letters there. [row-without-id]\n"
        "  card.xlsx, sheet Measures 指标, cell B3: this is no row of the table objectives; found 'punctal'. "
        "Did you mean 'punctual'? [unknown-parent]\n"
        "  card.xlsx, sheet Measures 指标, cell B4: the row does not say where it belongs. "
        "Use one of: punctual. [unknown-parent]\n"
        "  card.xlsx, sheet Other fields 其他字段, cell A3: there is no such table or row; found 'measures fill'. "
        "Delete this row too, or write the id of the row that it belongs to. [unknown-row]\n"
        "  card.xlsx, sheet Other fields 其他字段, cell A4: there is no such table or row; found 'measures fill'. "
        "Delete this row too, or write the id of the row that it belongs to. [unknown-row]"
    )


def test_a_row_whose_rest_is_left_behind(tmp_path: Path) -> None:
    """The rest names the table."""
    said = refused(tmp_path, lambda made: made[MEASURES].delete_rows(4))
    assert said.startswith(
        ", sheet Other fields 其他字段, cell A3: there is no such row of the table measures; found 'measures fill'."
    )


def test_rest_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Kind and value, or the path."""

    def change(made: Workbook) -> None:
        put(made, REST, 3, "kind", "number")
        for row, path in ((5, "entities/#5"), (6, "name/en/x")):
            for code, value in (
                ("table", "measures"),
                ("row", "otif"),
                ("path", path),
                ("kind", "text"),
                ("value", "a"),
            ):
                put(made, REST, row, code, value)

    assert refused(tmp_path, change) == (
        ", sheet Other fields 其他字段, cell A3: path, kind and value of this row do not fit together; "
        "found 'entities/#0, number, north'. "
        "Write the kind text, number, yes_no, null, list or map, and a value of that kind. [bad-rest]\n"
        "  card.xlsx, sheet Other fields 其他字段, cell A5: the path leads nowhere; found 'entities/#5'. "
        "Number lists from #0 without gaps. [bad-path]\n"
        "  card.xlsx, sheet Other fields 其他字段, cell A6: the path leads nowhere; found 'name/en/x'. "
        "Number lists from #0 without gaps. [bad-path]"
    )


def test_digits_that_a_program_drops_come_back(tmp_path: Path) -> None:
    """Unless the number was changed or deleted."""
    rounded = edited(tmp_path, lambda made: put(made, MEASURES, 4, "worst", 0.333333333333333))
    assert rounded == CARD
    assert edited(tmp_path, lambda made: put(made, MEASURES, 4, "worst", 0.3333)).measure("fill").worst == 0.3333
    assert edited(tmp_path, lambda made: put(made, MEASURES, 4, "worst", 0)).measure("fill").worst == 0


def test_a_survey_that_stands_twice(tmp_path: Path) -> None:
    """The second row is told."""

    def change(made: Workbook) -> None:
        for row in (3, 4):
            made["Surveys 调查"].cell(row, 1).value = "s"
            put(made, "Surveys 调查", row, "instrument.id", "q")

    assert (
        "sheet Surveys 调查, cell A4: a row with this id stands above already; found 's'. "
        "Show the hidden column A and write another id, or delete one of the two. [duplicate-row]"
    ) in refused(tmp_path, change)


def test_cells_that_no_card_has_are_told(tmp_path: Path) -> None:
    """Stray cells, unknown columns and fields, merged cells, errors, formulas that were never computed."""

    def change(made: Workbook) -> None:
        made[MEASURES].cell(3, 90).value = "note"
        put(made, PERSPECTIVES, 1, "missing", "mising")
        made["Card 计分卡"].cell(40, 1).value = "gard"
        made["Card 计分卡"].cell(40, 3).value = 1
        made["Entities 单位"].merge_cells("B5:C5")
        put(made, MEASURES, 3, "weight", "#DIV/0!")
        put(made, MEASURES, 4, "weight", "=1+1")

    weight = column(written(), MEASURES, "weight")
    cells = [written()[MEASURES].cell(row, weight).coordinate for row in (3, 4)]
    missing = written()[PERSPECTIVES].cell(1, column(written(), PERSPECTIVES, "missing")).coordinate
    expected = (
        ", sheet Card 计分卡, cell C40: a card has no such field; found 'gard'. Did you mean 'guard'? [unknown-field]\n"
        f", sheet Perspectives 维度, cell {missing}: a card has no such column; found 'mising'. "
        "Did you mean 'missing'? [unknown-column]\n"
        f", sheet Measures 指标, cell {cells[1]}: the formula has no stored value; found '=1+1'. "
        "Open the file in a spreadsheet program and save it. [formula-without-value]\n"
        f", sheet Measures 指标, cell {cells[0]}: a formula has failed; found '#DIV/0!'. "
        "Mend the formula, or write the value. [error-cell]\n"
        ", sheet Entities 单位, cell B5:C5: cells are merged, so that all but the first are empty. "
        "Split them, and fill in each. [merged-cells]\n"
        ", sheet Measures 指标, cell CL3: something stands in a column that is none of the card's; found 'note'. "
        "Move it to a sheet of its own, or delete it. [stray-cell]"
    )
    said = refused(tmp_path, change).replace("\n  card.xlsx", "\n").splitlines()
    assert [line for line in said if "weight: a number is needed" not in line] == sorted(
        expected.splitlines(), key=said.index
    )


def test_a_copied_sheet_is_told(tmp_path: Path) -> None:
    """Which of the two counts is nobody's to guess."""

    def change(made: Workbook) -> None:
        made.copy_worksheet(made["Entities 单位"]).title = "Copy"

    assert refused(tmp_path, change) == (
        ", sheet Copy, cell A1: another sheet holds the same table. Delete one of the two. [duplicate-sheet]"
    )


def test_a_deleted_column_is_missed(tmp_path: Path) -> None:
    """A weight column that is gone would make all weights equal."""

    def change(made: Workbook) -> None:
        for row, weight in ((3, 70), (4, 30)):
            put(made, MEASURES, row, "weight", weight)

    assert [m.weight for m in edited(tmp_path, change).measures] == [70, 30]
    assert refused(tmp_path, lambda made: made[MEASURES].delete_cols(column(made, MEASURES, "weight"))) == (
        ", sheet Measures 指标: a column was deleted, and what stood there would be left out in silence; found 'weight'. "
        "Take the column back from an earlier copy; whoever wants no values empties its cells. [deleted-column]"
    )


def test_deleted_sheets_are_missed_where_they_held_rows(tmp_path: Path) -> None:
    """An empty one was in the way."""
    assert edited(tmp_path, lambda made: made.remove(made["Notes 说明"])) == CARD
    assert (
        "\n  card.xlsx: a sheet was deleted that held 1 row; found 'Entities 单位'. "
        "Take it back from an earlier copy; whoever wants no rows deletes them and keeps the sheet. [deleted-sheet]"
    ) in refused(tmp_path, lambda made: made.remove(made["Entities 单位"]))
    assert "a sheet was deleted that held 2 rows; found 'Measures 指标'. Take" in refused(
        tmp_path, lambda made: made.remove(made[MEASURES])
    )
    said = refused(tmp_path, lambda made: made.remove(made[REST]))
    assert "found 'Other fields 其他字段'. Take it back from an earlier copy" in said


def test_a_sheet_that_has_lost_its_codes_is_missed(tmp_path: Path) -> None:
    """With the hidden first row or column goes what says which table it is, also of rows that were added later."""

    def change(made: Workbook) -> None:
        put(made, "Links 因果关系", 3, "cause", "otif")
        put(made, "Links 因果关系", 3, "effect", "fill")
        made["Links 因果关系"].delete_rows(1)

    assert refused(tmp_path, change) == (
        ", sheet Links 因果关系, cell A1: the hidden first row or column of this sheet was deleted, so that nobody can "
        "tell what stands where. Take it back from an earlier copy; a sheet that holds no rows can be deleted. "
        "[deleted-codes]"
    )
    said = refused(tmp_path, lambda made: made[MEASURES].delete_cols(1))
    assert "sheet Measures 指标, cell A1: the hidden first row or column of this sheet was deleted" in said
    assert "a sheet was deleted" not in said
    made = edited(tmp_path, lambda made: made["Links 因果关系"].delete_rows(1, 9))
    assert made == CARD


def test_a_deleted_field_of_the_card_is_missed(tmp_path: Path) -> None:
    """The month in which the fiscal year starts, say."""

    def change(made: Workbook) -> None:
        card = made["Card 计分卡"]
        row = next(cell.row for cell in card["A"] if cell.value == "calendar.year_starts")
        card.delete_rows(row)

    assert refused(tmp_path, change) == (
        ", sheet Card 计分卡: a row was deleted, and what stood there would be left out in silence; "
        "found 'calendar.year_starts'. Take the row back from an earlier copy; "
        "whoever wants no values empties its cells. [deleted-row]"
    )


def test_the_cell_that_says_what_was_written(tmp_path: Path) -> None:
    """Without it nothing is missed, as in a workbook that another program has made."""

    def change(made: Workbook, text: str | None) -> None:
        made["Card 计分卡"]["B1"] = text  # type: ignore[assignment]
        made[MEASURES].delete_cols(column(made, MEASURES, "weight"))

    assert edited(tmp_path, lambda made: change(made, None)) == CARD
    assert refused(tmp_path, lambda made: change(made, "see below")) == (
        ", sheet Card 计分卡, cell B1: this hidden cell says which sheets and columns the workbook has, and was changed; "
        "found 'see below'. Take the cell back from an earlier copy, or empty it to read the workbook without this check. "
        "[bad-inventory]"
    )


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    """With where to begin."""
    path = tmp_path / "kpi.xlsx"
    path.write_bytes(book([["measure"], ["otif"]]))
    with pytest.raises(CardError) as caught:
        read_card(path)
    assert str(caught.value) == (
        f"{path} cannot be read.\n  {path}: no sheet of this workbook is that of a card. "
        "Begin with a workbook that write_card or 'scorecard convert' has written. [no-card-sheet]"
    )


def test_a_name_longer_than_a_cell_is_refused() -> None:
    """Other formats take it."""
    with pytest.raises(OutputError) as caught:
        card_workbook({"surveys": {"s": {"layout": {"answers": {"x" * 33_000: 1}}}}})
    assert str(caught.value) == (
        "A name in the card is longer than a cell may be.\n"
        f"  a name in the card is longer than a cell may be; found 'layout/answers/{'x' * 64}…'. "
        "Shorten it, or write the card as YAML or JSON. [name-too-long]"
    )


def test_without_xlsxwriter_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is written."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"writing Excel files needs the package XlsxWriter"):
        write_card(CARD, tmp_path / "card.xlsx")
    assert list(tmp_path.iterdir()) == []
