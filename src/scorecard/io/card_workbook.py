"""A card as an Excel workbook, one sheet a table."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scorecard._document import Plain
from scorecard._text import LocalText
from scorecard.errors import OutputError
from scorecard.io.card_grids import CODES, FIRST, KEY, PARENT, REST, REST_COLUMNS, REST_TITLE
from scorecard.io.card_inventory import Written, inventory_text
from scorecard.io.card_rows import RestRow, TableRow, split_card
from scorecard.io.card_tables import CARD_TABLES, CardColumn, CardTable
from scorecard.io.sheet_writing import cell_range, new_workbook, offer, put, sheet_title

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["card_workbook"]

_SPARE = 500
_CHUNK = 30_000
_LONGEST_PATH = 32_000
_WIDTHS = {"text": 18, "number": 11, "whole": 11, "yes_no": 10, "date": 12, "any": 11}

_PART_OF = LocalText(en="Belongs to: {table}", zh="所属{table}")
_CHOOSE = LocalText(en="Choose one of the list.", zh="请从列表中选择。")
_YES_NO = LocalText(en="TRUE or FALSE.", zh="填 TRUE 或 FALSE。")
_NUMBER = LocalText(en="A number without unit and percent sign.", zh="填数值，不带单位和百分号。")
_FIELD, _VALUE = LocalText(en="Field", zh="字段"), LocalText(en="Value", zh="值")
_REST_HEADS = (
    LocalText(en="Table", zh="表"),
    LocalText(en="Row", zh="行"),
    LocalText(en="Path", zh="路径"),
    LocalText(en="Kind", zh="类型"),
    LocalText(en="Value", zh="值"),
)
_KINDS = ("text", "escaped", "number", "yes_no", "null", "list", "map", "exact")


def card_workbook(data: Mapping[str, Plain]) -> bytes:
    """Return a card as a workbook.

    Parameters
    ----------
    data : mapping of str to plain data
        The card, as it is written to JSON.

    Returns
    -------
    bytes
        The file: one sheet a table, ids in the hidden column A, codes in the hidden row 1, headings in
        both languages in row 2; what fits no table stands in the last sheet, with path, kind and value.

    Raises
    ------
    OutputError
        If a name in the card is longer than a cell may be.
    MissingExtraError
        If XlsxWriter is not installed.
    """
    tables, rest = split_card(data)
    out = io.BytesIO()
    book = new_workbook(out)
    pens = _Pens(book)
    sheets = {table.key: book.add_worksheet(_title(table.title)) for table in CARD_TABLES}
    for table in CARD_TABLES:
        if table.key == "card":
            _write_fields(sheets["card"], table, tables["card"][0], pens)
        else:
            _write_table(sheets[table.key], table, tables, pens)
    _write_rest(book.add_worksheet(_title(REST_TITLE)), rest, pens)
    held = {table.key: Written(len(tables[table.key]), _codes(table)) for table in CARD_TABLES}
    put(sheets["card"], CODES - 1, KEY, inventory_text({**held, REST: Written(len(rest), REST_COLUMNS)}))
    book.close()
    return out.getvalue()


class _Pens:
    """The looks of cells."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1"})
        self.text: Format = book.add_format({"num_format": "@", "valign": "top"})
        self.plain: Format = book.add_format({"valign": "top"})


def _codes(table: CardTable) -> tuple[str, ...]:
    """Return the codes of the columns of a table."""
    return (*([PARENT] if table.parent else []), *(column.path for column in table.columns))


def _title(text: LocalText) -> str:
    """Return the title of a sheet in both languages."""
    return sheet_title(f"{text.text('en')} {text.text('zh')}")


def _both(text: LocalText) -> str:
    """Return a heading in both languages."""
    return f"{text.text('en')}\n{text.text('zh')}"


def _write_fields(sheet: Worksheet, table: CardTable, row: TableRow, pens: _Pens) -> None:
    """Write the fields of the card itself below one another."""
    _write_head(sheet, table.key, ("", ""), (_FIELD, _VALUE), pens)
    for number, column in enumerate(table.columns, start=FIRST - 1):
        put(sheet, number, KEY - 1, column.path)
        put(sheet, number, KEY, f"{column.label.text('en')} {column.label.text('zh')}")
        put(sheet, number, KEY + 1, row.cells.get(column.path), _pen(column, pens))
        _guide(sheet, column, (number, KEY + 1, number, KEY + 1))
    sheet.set_column(KEY, KEY + 1, 44)


def _write_table(sheet: Worksheet, table: CardTable, tables: Mapping[str, Sequence[TableRow]], pens: _Pens) -> None:
    """Write the rows of a table."""
    rows = tables[table.key]
    above = next((other for other in CARD_TABLES if other.key == table.parent), None)
    codes = _codes(table)
    heads = ([_PART_OF.fill({"table": above.title})] if above else []) + [column.label for column in table.columns]
    _write_head(sheet, table.key, codes, heads, pens)
    last = FIRST + len(rows) + _SPARE
    start = KEY
    if above is not None:
        source = cell_range(_title(above.title), KEY, FIRST, FIRST + len(tables[above.key]) + _SPARE)
        offer(sheet, (FIRST - 1, start, last, start), source, hint=_both(_CHOOSE), title=_line(above.title))
        sheet.set_column(start, start, 20, pens.text)
        start += 1
    for position, column in enumerate(table.columns, start):
        sheet.set_column(position, position, _WIDTHS[column.content], _pen(column, pens))
        _guide(sheet, column, (FIRST - 1, position, last, position))
    for number, row in enumerate(rows, start=FIRST - 1):
        put(sheet, number, KEY - 1, row.key)
        if above is not None:
            put(sheet, number, KEY, row.parent, pens.text)
        for position, column in enumerate(table.columns, start):
            if column.path in row.cells:
                put(sheet, number, position, row.cells[column.path], _pen(column, pens))


def _pen(column: CardColumn, pens: _Pens) -> Format:
    """Return the looks of the cells of a column: what is typed into a column of text stays text."""
    return pens.text if column.content == "text" else pens.plain


def _line(text: LocalText) -> str:
    """Return a text in both languages on one line."""
    return f"{text.text('en')} {text.text('zh')}"


def _write_head(sheet: Worksheet, key: str, codes: Sequence[str], heads: Sequence[LocalText], pens: _Pens) -> None:
    """Write the hidden row of codes and the headings, and keep them in sight."""
    put(sheet, 0, KEY - 1, key)
    put(sheet, 1, KEY - 1, "id", pens.head)
    for position, (code, head) in enumerate(zip(codes, heads, strict=True), start=KEY):
        if code:
            put(sheet, 0, position, code)
        put(sheet, 1, position, _both(head), pens.head)
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_row(1, 48)
    sheet.set_column(KEY - 1, KEY - 1, 12, None, {"hidden": True})
    sheet.freeze_panes(FIRST - 1, KEY + 1)


def _guide(sheet: Worksheet, column: CardColumn, cells: tuple[int, int, int, int]) -> None:
    """Let the cells of a column take only what may stand there."""
    title = _line(column.label)
    if column.choices:
        offer(sheet, cells, column.choices, hint=_both(_CHOOSE), title=title)
    elif column.content == "yes_no":
        offer(sheet, cells, ("TRUE", "FALSE"), hint=_both(_YES_NO), title=title)
    elif column.content in ("number", "whole"):
        sheet.data_validation(
            *cells,
            {
                "validate": "decimal" if column.content == "number" else "integer",
                "criteria": "between",
                "minimum": -1e15,
                "maximum": 1e15,
                "error_title": title[:32],
                "error_message": _both(_NUMBER),
                "error_type": "warning",
            },
        )


def _write_rest(sheet: Worksheet, rest: Sequence[RestRow], pens: _Pens) -> None:
    """Write what fits no table."""
    for row in rest:
        if len(row.path) > _LONGEST_PATH:
            raise OutputError.single(
                "name-too-long",
                "a name in the card is longer than a cell may be",
                found=row.path,
                cure="Shorten it, or write the card as YAML or JSON.",
            )
    longest = max((len(row.value) for row in rest), default=0)
    pieces = max(1, -(-longest // _CHUNK))
    codes = [*REST_COLUMNS, *(f"value_{n}" for n in range(2, pieces + 1))]
    heads = [*_REST_HEADS, *[_REST_HEADS[-1]] * (pieces - 1)]
    _write_head(sheet, REST, codes, heads, pens)
    sheet.set_column(KEY, KEY + len(codes) - 1, 24, pens.text)
    for number, row in enumerate(rest, start=FIRST - 1):
        parts = [row.value[start : start + _CHUNK] for start in range(0, len(row.value), _CHUNK)]
        for position, text in enumerate([row.table, row.row, row.path, row.kind, *parts], start=KEY):
            if text:
                put(sheet, number, position, text, pens.text)
    cells = (FIRST - 1, KEY + 3, FIRST + len(rest) + _SPARE, KEY + 3)
    offer(sheet, cells, _KINDS, hint=_both(_CHOOSE), title=_line(_REST_HEADS[3]))
