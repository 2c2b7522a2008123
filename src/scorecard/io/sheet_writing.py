"""Workbooks written cell by cell: text is never a formula, numbers are exact."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from scorecard.errors import MissingExtraError, OutputError, Place
from scorecard.io.sheet_grid import address, letters

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Exact", "cell_range", "new_workbook", "offer", "put", "sheet_title"]

_LIST_LIMIT = 255
_ROWS, _COLUMNS, _CHARACTERS = 1_048_576, 16_384, 32_767
_OUTSIDE = -1
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_TITLE_LIMIT = 31
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook tells no zone
"""When a workbook says it was made: the day that its parts bear, so that every run gives the same bytes."""


class Exact(float):
    """A number that is written with all its digits: XlsxWriter would keep sixteen."""

    __slots__ = ()

    def __format__(self, form: str, /) -> str:
        """Return the shortest digits that give the number back."""
        del form  # the one that is asked for loses digits
        return repr(float(self))


def new_workbook(out: io.BytesIO) -> Workbook:
    """Return a new workbook that is written into memory; the same cells give the same bytes.

    Parameters
    ----------
    out : BytesIO
        Where the file goes once the workbook is closed.

    Returns
    -------
    xlsxwriter.Workbook
        The workbook.

    Raises
    ------
    MissingExtraError
        If XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        MissingExtraError.raise_for("XlsxWriter", extra="excel", purpose="writing Excel files")
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": _MADE})
    return book


def put(
    sheet: Worksheet, row: int, column: int, value: str | int | float | bool | None, form: Format | None = None
) -> None:
    """Write a cell; positions count from 0.

    Parameters
    ----------
    sheet : xlsxwriter.Worksheet
        The sheet.
    row, column : int
        Position, from 0.
    value : str, int, float, bool or None
        What to write; None leaves the cell empty.
    form : xlsxwriter.Format, optional
        How it looks.

    Raises
    ------
    OutputError
        If the sheet has no such row or column, or the text is longer than a cell may be: nothing is cut off.
    """
    if value is None:
        done = 0 if form is None else sheet.write_blank(row, column, None, form)
    elif isinstance(value, bool):
        done = sheet.write_boolean(row, column, value, form)
    elif isinstance(value, str):
        done = sheet.write_string(row, column, value, form)
    else:
        done = sheet.write_number(row, column, Exact(value) if isinstance(value, float) else value, form)
    if done == _OUTSIDE:
        raise OutputError.single(
            "sheet-full",
            f"a sheet has no more than {_ROWS} rows and {_COLUMNS} columns",
            place=Place(sheet=str(cast("object", sheet.name))),
            found=f"row {row + 1}, column {column + 1}",
            cure="Write fewer entities or periods to one workbook, or write the table as CSV or Parquet.",
        )
    if done:
        raise OutputError.single(
            "cell-full",
            f"a cell has no more than {_CHARACTERS} characters",
            place=Place(sheet=str(cast("object", sheet.name)), cell=address(row + 1, column + 1)),
            found=f"{len(str(value))} characters",
            cure="Shorten the text.",
        )


def offer(
    sheet: Worksheet, cells: tuple[int, int, int, int], choices: Sequence[str] | str, *, hint: str, title: str
) -> None:
    """Offer a list of words in some cells, and refuse any other.

    Parameters
    ----------
    sheet : xlsxwriter.Worksheet
        The sheet.
    cells : tuple of four int
        First row, first column, last row, last column, from 0.
    choices : sequence of str, or str
        The words, or the range that holds them.
    hint, title : str
        What is shown beside the cell.
    """
    if not isinstance(choices, str) and len(",".join(choices)) > _LIST_LIMIT:
        return
    sheet.data_validation(
        *cells,
        {
            "validate": "list",
            "source": choices if isinstance(choices, str) else list(choices),
            "input_title": title[:32],
            "input_message": hint[:255],
            "error_title": title[:32],
            "error_message": hint[:255],
        },
    )


def sheet_title(text: str, taken: Sequence[str] = ()) -> str:
    """Return a text as the title of a sheet: short, without forbidden signs, unlike all others.

    Parameters
    ----------
    text : str
        Any text.
    taken : sequence of str
        Titles that are taken.

    Returns
    -------
    str
        The title.

    Examples
    --------
    >>> sheet_title("../../etc/passwd"), sheet_title("A", ["a", "A (2)"])
    ('.. .. etc passwd', 'A (3)')
    """
    plain = " ".join("".join(c if c.isprintable() else " " for c in text.translate(_FORBIDDEN)).split()).strip("' ")
    plain = "Sheet" if not plain or plain.casefold() == "history" else plain
    used = {title.casefold() for title in taken}
    title, number = plain[:_TITLE_LIMIT].strip("' "), 1
    while title.casefold() in used:
        number += 1
        end = f" ({number})"
        title = plain[: _TITLE_LIMIT - len(end)] + end
    return title


def cell_range(title: str, column: int, first: int, last: int) -> str:
    """Return a range of one column of a sheet as formulas name it; rows count from 1."""
    quoted = title.replace("'", "''")
    return f"='{quoted}'!${letters(column)}${first}:${letters(column)}${last}"
