"""Answers that stand where a layout expects further header rows."""

from __future__ import annotations

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading
from scorecard.survey.cells import CellRules, label_of
from scorecard.survey.column_finder import choose

__all__ = ["refuse_answers_in_header"]


def refuse_answers_in_header(table: RawColumns, instrument: Instrument, layout: ColumnLayout, reading: Reading) -> None:
    """Refuse a table whose first answers would be left out as header rows.

    Parameters
    ----------
    table : RawColumns
        The table, read with one header row.
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which says how many header rows there are.
    reading : Reading
        The input.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if every filled cell that should belong to a question is an answer on
        the scale. A row that numbers the questions from 1 is none.
    """
    if layout.name_row == "joined":
        return
    rows = [table.names, *(_texts(table, row) for row in range(min(layout.header_rows - 1, _length(table))))]
    if len(rows) < layout.name_row:
        return
    names = rows[layout.name_row - 1]
    try:
        chosen = choose(instrument, layout, names)
    except SurveyError:
        return  # told where the columns are looked for
    rules = CellRules(instrument.scale, layout)
    columns = [names.index(name) for of_role in chosen.items.values() for name in of_role]
    for number, row in enumerate(rows[layout.name_row :], start=layout.name_row + 1):
        filled = [row[column] for column in columns if row[column]]
        numbered = filled == [str(n + 1) for n in range(len(filled))]
        if filled and not numbered and all(rules.meaning(text).code for text in filled):
            reading.refuse(
                "answers-in-header",
                f"this row holds answers, but the layout counts {layout.header_rows} header rows",
                place=reading.place(row=table.first_row - 2 + number),
                cure=f"Write header_rows: {number - 1} in the layout; Excel exports often have fewer than CSV.",
            )


def _length(table: RawColumns) -> int:
    """Return how many rows a table has below its first."""
    return len(table.cells[0]) if table.cells else 0


def _texts(table: RawColumns, row: int) -> tuple[str, ...]:
    """Return a row as text."""
    return tuple(label_of(cells[row]) for cells in table.cells)
