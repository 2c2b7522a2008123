"""A table from a path or a data frame, by the codec that fits; the others are not loaded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import Place, ScorecardError, UsageError
from scorecard.io.batches import BatchSource
from scorecard.io.columns import RawColumns
from scorecard.io.options import require_choice, require_header_rows
from scorecard.io.reading import Reading, read_bytes, require_file
from scorecard.io.separators import SEPARATORS
from scorecard.survey.cells import label_of

if TYPE_CHECKING:
    from scorecard.io.sheet_grid import SheetGrid

__all__ = [
    "Separator",
    "TextOptions",
    "grids_of",
    "has_own_words",
    "is_held",
    "is_table_file",
    "is_workbook",
    "open_table",
    "path_of",
    "read_sheets",
    "read_table",
    "reading_of",
]

Separator = Literal[",", ";", "\t"]

_MAX_BYTES = 1_000_000_000
"""Largest file that is read at once."""

_CODECS: dict[str, Literal["csv", "parquet"]] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_SPSS = (".sav", ".zsav")
"""Files that hold words for codes, and which codes are missing answers."""

_MAX_SPSS = 200_000_000
"""Largest of them that is read."""

_WORKBOOKS: dict[str, Literal["xlsx", "calamine"]] = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "calamine",
    ".ods": "calamine",
}
_BLIND = LocalText(
    en="In files of this kind the error of a formula (#N/A, #DIV/0!) and a formula without a stored value look like "
    "empty cells, and percentages are read as shares; save the file as .xlsx to have them checked.",
    zh="此类文件中，公式错误（#N/A、#DIV/0!）和没有存储结果的公式都读作空单元格，百分数读作小数；"
    "另存为 .xlsx 后即可检查。",
)
_MAX_WORKBOOK = 100_000_000
"""Largest workbook that is read."""


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How a text file or a workbook is read.

    Attributes
    ----------
    header_rows : int
        Rows before the data; the first of them holds the names.
    encoding, separator : str or None
        Declared encoding and separator; detected when None.
    texts : frozenset of str or None
        Columns in which 01 and 1 differ; all when None.
    sheet : str or None
        Sheet of a workbook; the only visible one that holds something when None.
    """

    header_rows: int = 1
    encoding: str | None = None
    separator: Separator | None = None
    texts: frozenset[str] | None = None
    sheet: str | None = None


def reading_of(source: object, error: type[ScorecardError]) -> Reading:
    """Return the reading of a path, a data frame or a list of these, whose problems are raised as `error`."""
    if isinstance(source, list | tuple):
        several = cast("Sequence[object]", source)
        return reading_of(several[0], error) if len(several) == 1 else Reading("The list", error)
    path = path_of(source)
    if path is not None:
        return Reading(str(path), error)
    from scorecard.io.codecs.frame_codec import kind_of

    return Reading(kind_of(source), error)


def path_of(source: object) -> Path | None:
    """Return a source as a path; None when it is something else."""
    if isinstance(source, str):
        return Path(source)
    return Path(cast("os.PathLike[str]", source)) if isinstance(source, os.PathLike) else None


def read_table(
    source: object,
    reading: Reading,
    *,
    header_rows: int = 1,
    encoding: str | None = None,
    separator: Separator | None = None,
    sheet: str | None = None,
    recurring: bool = False,
) -> RawColumns:
    """Return the raw columns of a table.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV, Parquet or Excel file, or a frame of any library that narwhals knows.
    reading : Reading
        Its name in messages, and where problems go.
    header_rows : int
        Rows of a text file before the data; the first of them holds the names.
    encoding, separator : str, optional
        Declared encoding and separator of a text file; detected when left out.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.
    recurring : bool
        Whether words of a frame or Parquet file that come again and again are kept once.

    Returns
    -------
    RawColumns
        The columns.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if the table cannot be read.
    UsageError
        If an option has an impossible value.
    """
    require_header_rows(header_rows)
    if separator is not None:
        require_choice("separator", separator, tuple(SEPARATORS))
    path = path_of(source)
    if path is None:
        from scorecard.io.codecs.frame_codec import read_frame

        _refuse_sheet(sheet, path)
        return read_frame(source, reading, recurring=recurring)
    if path.suffix.lower() in _WORKBOOKS:
        return _read_workbook(path, reading, sheet=sheet, header_rows=header_rows)
    _refuse_sheet(sheet, path)
    if has_own_words(path):
        return _read_spss(path, reading)
    codec = _codec_of(path, reading)
    data = read_bytes(path, reading, limit=_MAX_BYTES)
    name = _spoken(path)
    if codec == "parquet":
        from scorecard.io.codecs.parquet_codec import read_parquet

        return read_parquet(data, reading, name=name, recurring=recurring)
    from scorecard.io.codecs.csv_codec import read_csv

    return read_csv(data, reading, name=name, header_rows=header_rows, encoding=encoding, separator=separator)


def open_table(
    source: object,
    reading: Reading,
    *,
    options: TextOptions,
    whole: bool,
    careful: bool,
) -> BatchSource:
    """Return a table of which only the columns that are asked for are read, batch by batch.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV, Parquet or Excel file, a frame of any library that narwhals knows, or a table whose
        rows are not computed yet.
    reading : Reading
        Its name in messages, and where problems go.
    options : TextOptions
        How a text file is read.
    whole : bool
        Whether all rows are wanted at once.
    careful : bool
        Whether a text file is read row by row.

    Returns
    -------
    BatchSource
        The table.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if the table cannot be read.
    NotPlainError
        If a text file must be read with care.
    """
    path = path_of(source)
    if path is None:
        _refuse_sheet(options.sheet, path)
        return _open_frame(source, reading, whole=whole)
    if path.suffix.lower() in _WORKBOOKS:
        from scorecard.io.raw_source import RawSource

        return RawSource(_read_workbook(path, reading, sheet=options.sheet, header_rows=options.header_rows))
    _refuse_sheet(options.sheet, path)
    if has_own_words(path):
        from scorecard.io.raw_source import RawSource

        return RawSource(_read_spss(path, reading))
    codec = _codec_of(path, reading)
    require_file(path, reading, limit=_MAX_BYTES if whole else None)
    if codec == "parquet":
        from scorecard.io.codecs.parquet_codec import ParquetSource

        return ParquetSource(path, reading, name=_spoken(path), whole=whole)
    from scorecard.io.codecs.csv_stream import CsvSource

    return CsvSource(
        path,
        reading,
        name=_spoken(path),
        header_rows=options.header_rows,
        encoding=options.encoding,
        separator=options.separator,
        texts=options.texts,
        careful=careful,
    )


def _read_workbook(path: Path, reading: Reading, *, sheet: str | None, header_rows: int) -> RawColumns:
    """Return the columns of a sheet of a workbook."""
    data = read_bytes(path, reading, limit=_MAX_WORKBOOK)
    blind = _WORKBOOKS[path.suffix.lower()] == "calamine"
    facts = Provenance(source=_spoken(path), sha256=hashlib.sha256(data).hexdigest(), notes=(_BLIND,) if blind else ())
    from scorecard.io.sheet_grid import grid_columns

    return grid_columns(grids_of(path, data, reading), reading, facts=facts, sheet=sheet, header_rows=header_rows)


def grids_of(path: Path, data: bytes, reading: Reading) -> tuple[SheetGrid, ...]:
    """Return the sheets of a workbook by the codec that fits."""
    if _WORKBOOKS[path.suffix.lower()] == "calamine":
        from scorecard.io.codecs.calamine_codec import read_calamine_grids

        return read_calamine_grids(data, reading)
    from scorecard.io.codecs.xlsx_codec import read_xlsx_grids

    return read_xlsx_grids(data, reading)


def _refuse_sheet(sheet: str | None, path: Path | None) -> None:
    """Refuse the name of a sheet beside a source that has none."""
    if sheet is not None:
        raise UsageError.single(
            "no-sheets",
            "only a workbook has sheets",
            place=Place(file=None if path is None else str(path)),
            found=sheet,
            cure="Leave sheet out.",
        )


def _open_frame(source: object, reading: Reading, *, whole: bool) -> BatchSource:
    """Return a table that is no file."""
    from scorecard.io.codecs.arrow_codec import ArrowSource, is_arrow
    from scorecard.io.codecs.stream_codec import StreamSource, is_stream

    if is_arrow(source):
        return ArrowSource(source, reading)
    if not whole and is_stream(source):
        return StreamSource(source, reading)
    from scorecard.io.codecs.frame_codec import FrameSource

    return FrameSource(source, reading)


def is_held(source: object) -> bool:
    """Return whether a source is a table whose rows are all in memory already.

    Parameters
    ----------
    source : object
        What was handed over to be read.

    Returns
    -------
    bool
        False for a file and for what hands out its rows as they are computed.
    """
    from scorecard.io.codecs.stream_codec import is_stream

    return path_of(source) is None and not is_stream(source)


def has_own_words(path: Path | None) -> bool:
    """Return whether a file itself says what its codes mean, as those of SPSS do."""
    return path is not None and path.suffix.lower() in _SPSS


def _read_spss(path: Path, reading: Reading) -> RawColumns:
    """Return the columns of an SPSS file."""
    data = read_bytes(path, reading, limit=_MAX_SPSS)
    from scorecard.io.codecs.spss_codec import read_spss

    return read_spss(path, data, reading, name=_spoken(path))


def is_workbook(source: object) -> bool:
    """Return whether a source is a file with sheets, by its ending."""
    path = path_of(source)
    return path is not None and path.suffix.lower() in _WORKBOOKS


def read_sheets(path: Path, reading: Reading) -> tuple[RawColumns, ...]:
    """Return the columns of every visible sheet of a workbook that holds something.

    Parameters
    ----------
    path : Path
        The file.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    tuple of RawColumns
        One table a sheet.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if the workbook or one of its sheets cannot be read, or a hidden
        sheet has the same header as a visible one, so that nobody can tell whether it counts.
    """
    data = read_bytes(path, reading, limit=_MAX_WORKBOOK)
    facts = Provenance(source=_spoken(path), sha256=hashlib.sha256(data).hexdigest())
    grids = grids_of(path, data, reading)
    heads = [_head(grid) for grid in grids if grid.rows and not grid.hidden]
    for grid in grids:
        if grid.hidden and grid.rows and _head(grid) in heads and _head(grid):
            reading.problems.add(
                "hidden-sheet",
                "the sheet is hidden, but looks like those that are read",
                place=replace(reading, sheet=grid.title).place(),
                cure="Show it, or delete it.",
            )
    reading.close()
    from scorecard.io.sheet_grid import grid_columns

    names = [grid.title for grid in grids if grid.rows and not grid.hidden]
    return tuple(grid_columns(grids, reading, facts=facts, sheet=name) for name in names or (None,))


def _head(grid: SheetGrid) -> tuple[str, ...]:
    """Return the first row of a sheet as text, without its first column, which may name who filled it in."""
    return tuple(label_of(cell) for column, cell in sorted(grid.rows[min(grid.rows)].items()) if column > 1)


def is_table_file(path: Path) -> Literal["csv", "parquet"] | None:
    """Return which codec reads a file, by its ending."""
    return _CODECS.get(path.suffix.lower())


def _codec_of(path: Path, reading: Reading) -> Literal["csv", "parquet"] | None:
    """Return the codec of a file by its ending; none for a folder."""
    codec = is_table_file(path)
    if codec is None and not path.is_dir():
        reading.refuse(
            "unknown-ending",
            "a table is a CSV, TSV, Parquet or Excel file",
            found=path.suffix,
            cure="Save it as 'CSV UTF-8' and give it the ending .csv.",
        )
    return codec


def _spoken(path: Path) -> str:
    """Return the name of a file as text; a name of other bytes is none."""
    return path.name.encode("utf-8", "replace").decode()
