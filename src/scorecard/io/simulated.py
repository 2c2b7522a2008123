"""Simulated records as files of Parquet or CSV, or as data frames."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, get_args

import numpy as np

from scorecard._writing import unwritable
from scorecard.io.frames import Backend, arrow_to_frame
from scorecard.io.options import require_choice
from scorecard.logistics.simulated_columns import MISSING, SimulatedColumn, SimulatedColumns
from scorecard.logistics.simulation import FileFormat, SimulatedPart, Simulation

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["simulated_frame", "write_simulation"]

ROW_GROUP = 131_072
"""Least number of rows of a row group, but for the last one."""


class _Sink(Protocol):
    """What takes rows."""

    def add(self, rows: SimulatedColumns) -> None:
        """Take some rows."""

    def close(self) -> None:
        """Write what is left, and close the file."""


def simulated_frame(
    simulation: Simulation, part: SimulatedPart, *, backend: Backend
) -> pandas.DataFrame | polars.DataFrame | pyarrow.Table:
    """Return one file of a simulation as a data frame."""
    import pyarrow as pa

    require_choice("part", part, get_args(SimulatedPart))
    require_choice("backend", backend, get_args(Backend))
    tables = [_typed(rows) for rows in _rows(simulation, part)]
    return arrow_to_frame(pa.concat_tables(tables).combine_chunks(), backend=backend)


def write_simulation(
    simulation: Simulation, folder: str | os.PathLike[str], *, file_format: FileFormat
) -> tuple[Path, ...]:
    """Write the files of a simulation, each whole or not at all; the orders are drawn once."""
    require_choice("file_format", file_format, get_args(FileFormat))
    target = Path(folder)
    parts = [part for part in get_args(SimulatedPart) if part != "survey" or simulation.instrument is not None]
    paths = {part: target / f"{part}.{file_format}" for part in parts}
    aside = {part: target / f".{part}.{file_format}.part" for part in parts}
    try:
        target.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            sinks: dict[str, _Sink] = {}
            for part in parts:
                sinks[part] = _ParquetSink(aside[part]) if file_format == "parquet" else _CsvSink(aside[part])
                stack.callback(sinks[part].close)
            _pour(simulation, sinks)
        for part in parts:
            aside[part].replace(paths[part])
    except OSError as error:
        raise unwritable(folder, error) from None
    finally:
        for path in aside.values():
            _discard(path)
    return tuple(paths.values())


def _discard(path: Path) -> None:
    """Delete a file that was left half written."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        pass  # the folder was never made


def _pour(simulation: Simulation, sinks: dict[str, _Sink]) -> None:
    """Give all rows to their files."""
    totals = simulation.customer_totals()
    for block in simulation.blocks():
        sinks["orders"].add(block.orders)
        sinks["complaints"].add(block.complaints)
        totals.add(block.drawn.customer, block.drawn.revenue, block.drawn.times.ordered)
    sinks["customers"].add(simulation.customer_rows(totals))
    if "survey" in sinks:
        for rows in simulation.survey_blocks():
            sinks["survey"].add(rows)


def _rows(simulation: Simulation, part: SimulatedPart) -> Iterator[SimulatedColumns]:
    """Yield the rows of one file."""
    if part == "survey":
        yield from simulation.survey_blocks()
    elif part == "customers":
        totals = simulation.customer_totals()
        for block in simulation.blocks():
            totals.add(block.drawn.customer, block.drawn.revenue, block.drawn.times.ordered)
        yield simulation.customer_rows(totals)
    else:
        for block in simulation.blocks():
            yield block.orders if part == "orders" else block.complaints


# ---------------------------------------------------------------------- files


class _ParquetSink:
    """A Parquet file that grows by row groups."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: Any = None
        self._waiting: list[pyarrow.Table] = []

    def add(self, rows: SimulatedColumns) -> None:
        """Take some rows."""
        self._waiting.append(_typed(rows))
        if sum(table.num_rows for table in self._waiting) >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left, and close the file."""
        if self._waiting:
            self._flush()
        if self._writer is not None:
            self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        table = pa.concat_tables(self._waiting)
        self._waiting = []
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, table.schema)
        self._writer.write_table(table, row_group_size=max(table.num_rows, 1))


class _CsvSink:
    """A CSV file in UTF-8."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._header = True

    def add(self, rows: SimulatedColumns) -> None:
        """Take some rows."""
        cells = [_texts(column) for column in rows.values()]
        lines = [",".join(rows)] if self._header else []
        self._header = False
        lines += [",".join(line) for line in zip(*cells, strict=True)]
        self._file.write("".join(f"{line}\n" for line in lines).encode())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


# -------------------------------------------------------------------- columns


def _typed(rows: SimulatedColumns) -> pyarrow.Table:
    """Return rows as Arrow keeps them: texts, times without zone, whole numbers, numbers, truth values."""
    import pyarrow as pa

    return pa.table({name: _arrow(column) for name, column in rows.items()})


def _arrow(column: SimulatedColumn) -> pyarrow.Array[Any]:
    """Return one column in Arrow."""
    import pyarrow as pa
    import pyarrow.compute as pc

    values, missing = column.values, column.values == MISSING
    if column.texts is not None:
        return pa.array([text or None for text in _texts(column)], type=pa.string())
    if column.kind == "name":
        letter, digits = column.words
        padded = pc.utf8_lpad(pa.array(values).cast(pa.string()), width=int(digits), padding="0")
        return pc.utf8_replace_slice(padded, start=0, stop=0, replacement=letter)
    if column.kind == "word":
        return pa.DictionaryArray.from_arrays(values.astype(np.int32), np.array(column.words)).cast(pa.string())
    if column.kind == "stamp":
        micros = np.where(missing, 0, values) * 60_000_000
        return pa.array(micros, type=pa.int64(), mask=missing).cast(pa.timestamp("us"))
    if column.kind == "money":
        return pa.array(values.astype(np.float64) / 100, mask=missing)
    if column.kind == "flag":
        return pa.array(values.astype(np.bool_), mask=missing)
    return pa.array(values, mask=missing)


def _texts(column: SimulatedColumn) -> list[str]:
    """Return one column as text; a missing cell is empty."""
    values = column.values.tolist()
    if column.kind == "stamp":
        stamps = np.where(column.values == MISSING, np.datetime64("NaT", "m"), column.values.astype("datetime64[m]"))
        written: list[str] = np.datetime_as_string(stamps).tolist()
        found = ["" if text == "NaT" else text.replace("T", " ") for text in written]
    else:
        found = ["" if value == MISSING else _text(column, value) for value in values]
    for row, text in (column.texts or {}).items():
        found[row] = text
    return found


def _text(column: SimulatedColumn, value: int) -> str:
    """Return one cell as text."""
    if column.kind == "name":
        letter, digits = column.words
        return f"{letter}{value:0{digits}d}"
    if column.kind == "word":
        return column.words[value]
    if column.kind == "money":
        return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02d}"
    if column.kind == "flag":
        return "yes" if value else "no"
    return str(value)
