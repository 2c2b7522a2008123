"""SPSS files to raw columns, with value labels and user-missing codes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn, cast

from scorecard._result import Provenance
from scorecard.errors import MissingExtraError
from scorecard.io.columns import RawColumns
from scorecard.io.frame_cells import check_names
from scorecard.io.reading import Reading
from scorecard.survey.cells import label_of

__all__ = ["read_spss"]

_MOST_CELLS = 100_000_000


def read_spss(path: Path, data: bytes, reading: Reading, *, name: str) -> RawColumns:
    """Return the columns of an SPSS file.

    Parameters
    ----------
    path : Path
        The file.
    data : bytes
        Its bytes.
    reading : Reading
        Its name in messages, and where problems go.
    name : str
        Its name in the provenance.

    Returns
    -------
    RawColumns
        The columns; the first row is row 1. Codes stay codes; `labels` has their words, and
        `declared` the cells with a user-missing code, such as ``user-missing 9 (Don't know)``.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: a broken file, no rows, too many cells.
    MissingExtraError
        If pyreadstat is not installed.
    """
    try:
        import pyreadstat
    except ModuleNotFoundError:
        MissingExtraError.raise_for("pyreadstat", extra="spss", purpose="an SPSS file")
    parser = import_module("pyreadstat._readstat_parser")  # early releases name both errors only there
    refused = cast("tuple[type[Exception], type[Exception]]", (parser.ReadstatError, parser.PyreadstatError))
    broken = (*refused, ValueError, OverflowError, MemoryError, OSError)
    try:
        _, head = pyreadstat.read_sav(path, metadataonly=True, output_format="dict")
        _check_size(head.number_rows, len(head.column_names), reading)
        found, meta = pyreadstat.read_sav(path, output_format="dict", user_missing=True)
    except broken:
        _refuse_broken(reading)
    columns = cast("Mapping[str, Sequence[object]]", found)
    names = check_names(list(columns), len(next(iter(columns.values()), ())), reading)
    ranges = cast("Mapping[str, Sequence[Mapping[str, object]]]", meta.missing_ranges)
    words = cast("Mapping[str, Mapping[object, str]]", meta.variable_value_labels)
    cells: list[Sequence[object]] = []
    declared: dict[str, Sequence[str | None]] = {}
    for column, values in columns.items():
        told = [_declared(value, ranges.get(column, ()), words.get(column, {})) for value in values]
        cells.append([None if text is not None else value for value, text in zip(values, told, strict=True)])
        if any(text is not None for text in told):
            declared[column.strip()] = told
    return RawColumns(
        names=names,
        cells=tuple(cells),
        first_row=1,
        provenance=Provenance(source=name, sha256=hashlib.sha256(data).hexdigest(), rows_read=len(cells[0])),
        declared=declared,
        labels={column.strip(): _shown(known) for column, known in words.items()},
    )


def _shown(words: Mapping[object, str]) -> dict[str, str]:
    """Return the words of codes as a reader sees them; a code whose word shows nothing has none."""
    return {label_of(code): text for code, word in words.items() if (text := label_of(word))}


def _declared(value: object, ranges: Sequence[Mapping[str, object]], words: Mapping[object, str]) -> str | None:
    """Return what a user-missing code is called; None for any other cell."""
    for span in ranges:
        low, high = span.get("lo"), span.get("hi")
        if (value == low == high) or (_number(value) and _number(low) and _number(high) and _within(value, low, high)):
            word = words.get(value)
            return f"user-missing {label_of(value)}" + (f" ({word})" if word else "")
    return None


def _number(value: object) -> bool:
    """Return whether a cell is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _within(value: object, low: object, high: object) -> bool:
    """Return whether a number lies between two others."""
    return cast("float", low) <= cast("float", value) <= cast("float", high)


def _check_size(rows: object, columns: int, reading: Reading) -> None:
    """Refuse a file that says it has more cells than are read at once."""
    if isinstance(rows, int) and rows * columns > _MOST_CELLS:
        reading.refuse(
            "too-many-cells",
            f"the table has more than {_MOST_CELLS:,} cells",
            found=f"{rows} rows of {columns} columns",
            cure="Leave out the columns that are not needed, or save it as Parquet.",
        )


def _refuse_broken(reading: Reading) -> NoReturn:
    """Refuse a file that is no SPSS file, or is cut off."""
    reading.refuse("broken-spss", "the file is no whole SPSS file", cure="Save it again as .sav, or export it as CSV.")
