"""Workbooks made by hand for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
import xlsxwriter


def book(rows: Sequence[Sequence[object]], *, title: str = "Answers", top: int = 0, left: int = 0) -> bytes:
    """Return a workbook of one sheet, as XlsxWriter writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet(title)
        for i, row in enumerate(rows, top):
            for j, cell in enumerate(row, left):
                if isinstance(cell, str):
                    sheet.write_string(i, j, cell)
                elif cell is not None:
                    sheet.write(i, j, cell)
    return out.getvalue()


def books(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return a workbook of several sheets, as XlsxWriter writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for title, rows in sheets.items():
            sheet = made.add_worksheet(title)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    return out.getvalue()


def never_opened(rows: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook as openpyxl writes it: formulas have no stored value."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def patched(data: bytes, parts: Mapping[str, bytes], *, remove: Sequence[str] = ()) -> bytes:
    """Return a workbook with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts and name not in remove:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    """Return one part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
