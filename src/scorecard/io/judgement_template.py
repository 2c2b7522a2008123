"""Workbooks in which experts compare pairs."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence

from scorecard._given import require_names
from scorecard._text import LocalText
from scorecard._writing import write_whole
from scorecard.errors import AnalysisError, Problems
from scorecard.io.questionnaire import require_xlsx
from scorecard.io.sheet_writing import new_workbook, offer, put, sheet_title
from scorecard.weighting.judgement_forms import check_labels

__all__ = ["write_judgement_sheets"]

_SCALE = (*(f"1/{n}" for n in range(9, 1, -1)), *(str(n) for n in range(1, 10)))
_HINT = LocalText(
    en="How many times as important is the row as the column? 1/9 to 9.",
    zh="行的重要性是列的几倍？1/9 至 9。",
)
_TITLE = LocalText(en="Judgement", zh="判断")


def write_judgement_sheets(labels: Sequence[str], path: str | os.PathLike[str], *, experts: Sequence[str]) -> None:
    """Write a workbook in which experts compare things in pairs, one sheet an expert.

    Parameters
    ----------
    labels : sequence of str
        What is compared.
    path : str or path-like
        A file that ends in .xlsx; an existing one is replaced.
    experts : sequence of str
        Who compares.

    Raises
    ------
    AnalysisError
        If labels or experts repeat, are blank or too few.
    UsageError
        If the name has another ending.
    OutputError
        If the file cannot be written.
    MissingExtraError
        If XlsxWriter is not installed.

    Notes
    -----
    The upper triangle takes 1/9 to 9 as text, since a spreadsheet makes a day of 1/3; the row is judged
    against the column. ``read_judgements(path)`` reads the filled-in workbook.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import openpyxl
    >>> with TemporaryDirectory() as folder:
    ...     write_judgement_sheets(["speed", "care", "price"], f"{folder}/pairs.xlsx", experts=["Li", "Smith"])
    ...     openpyxl.load_workbook(f"{folder}/pairs.xlsx").sheetnames
    ['Li', 'Smith']
    """
    require_xlsx(path, "a judgement sheet")
    require_names("labels", labels)
    require_names("experts", experts)
    problems = Problems()
    check_labels(list(labels), path="labels", problems=problems)
    if len(experts) != 1:
        check_labels(list(experts), path="experts", problems=problems)
    problems.raise_if_any(AnalysisError, "The judgement sheets cannot be written.")
    out = io.BytesIO()
    book = new_workbook(out)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1"})
    text = book.add_format({"num_format": "@", "align": "center"})
    closed = book.add_format({"bg_color": "#EEEEEE"})
    titles: list[str] = []
    for expert in experts:
        titles.append(sheet_title(expert, titles))
        sheet = book.add_worksheet(titles[-1])
        put(sheet, 0, 0, expert, head)
        for row, label in enumerate(labels, start=1):
            put(sheet, 0, row, label, head)
            put(sheet, row, 0, label, head)
            for column in range(1, len(labels) + 1):
                sheet.write_blank(row, column, None, text if column > row else closed)
            if row < len(labels):
                hint = f"{_HINT.text('en')}\n{_HINT.text('zh')}"
                title = f"{_TITLE.text('en')} {_TITLE.text('zh')}"
                offer(sheet, (row, row + 1, row, len(labels)), _SCALE, hint=hint, title=title)
        sheet.set_column(0, len(labels), 18)
        sheet.freeze_panes(1, 1)
    book.close()
    write_whole(path, out.getvalue())
