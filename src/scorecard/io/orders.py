"""Order records from files and data frames."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from scorecard._given import Kind, require_kinds, require_names
from scorecard._result import Provenance
from scorecard.errors import OrderError, Place
from scorecard.io.batches import BatchSource, NotPlainError
from scorecard.io.data_sets import Part, parts_of, provenance_of
from scorecard.io.header_search import header_sought
from scorecard.io.options import require_choice
from scorecard.io.order_decoding import OrderDecoder
from scorecard.io.order_header import columns_of, holds_needed
from scorecard.io.raw_source import RawSource
from scorecard.io.reading import Reading
from scorecard.io.tables import TextOptions, is_table_file, open_table, path_of, reading_of
from scorecard.logistics import OrderLayout, Orders
from scorecard.logistics.order_arranging import arrange

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["read_orders"]

_ROWS = 1 << 18
_LAYOUT = Kind(OrderLayout, "an order layout", "Give what read_order_layout returns, or OrderLayout(…).")


def read_orders(
    source: object,
    layout: OrderLayout | None = None,
    *,
    customers: Collection[str] | None = None,
    bad_cells: Literal["refuse", "missing"] = "refuse",
    sheet: str | None = None,
) -> Orders:
    """Return checked order records; one row is one order line.

    Parameters
    ----------
    source : path, data frame, table not computed yet, or a list of these
        CSV, TSV, Excel or Parquet files; a folder of them (folders named ``region=north`` are columns); a pandas,
        polars or pyarrow table; a polars LazyFrame, a DuckDB relation, a pyarrow reader of record batches or
        a pyarrow data set. Only the columns of the layout are read.
    layout : OrderLayout, optional
        Which column holds what; columns that bear the names of its fields when left out.
    customers : collection of str, optional
        Known customers; others count as unknown. All are known when left out.
    bad_cells : {"refuse", "missing"}
        Whether a cell that cannot be read stops everything, or counts as missing and is told in the
        data-quality table.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.

    Returns
    -------
    Orders
        The lines; ``orders.quality`` tells what was not clean and what was done about it,
        ``orders.count(…)`` counts.

    Raises
    ------
    OrderError
        With every problem: columns that are absent; cells that cannot be read, with row, column and
        what stands there, up to 100 places of each kind and the exact count; stamps with and
        without an offset in one column; numbers such as 1.234 among semicolons or tabs, where neither the layout nor
        another number tells what the point is; a table that cannot be read.
    UsageError
        If an option has a value that it cannot have, or the layout is none.

    Notes
    -----
    Numbers are kept as whole steps of the declared decimals and stamps as whole minutes in UTC (seconds
    are cut off), so that every sum is exact and equal for every kind of source.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from scorecard.logistics import OnTime, ServiceDefinitions
    >>> table = pa.table(
    ...     {
    ...         "order": ["A", "A", "B"],
    ...         "promised_at": ["2026-01-05", "2026-01-05", "2026-01-07"],
    ...         "delivered_at": ["2026-01-05", "2026-01-06", "2026-01-07"],
    ...     }
    ... )
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> counts = read_orders(table).count(definitions=ServiceDefinitions(on_time=on_time, period_by="promised"))
    >>> lines = counts.cell().ratios["line_on_time"]
    >>> lines.y, lines.x, counts.cell().orders
    (2, 3, 2)
    """
    require_choice("bad_cells", bad_cells, ("refuse", "missing"))
    chosen = OrderLayout() if layout is None else layout
    require_kinds("The orders cannot be read by this layout.", ("layout", chosen, _LAYOUT))
    if customers is not None:
        require_names("customers", customers)
    for careful in (False, True):
        reading = reading_of(source, OrderError)
        reader = _Reader(chosen, reading, as_missing=bad_cells == "missing", careful=careful, sheet=sheet)
        try:
            provenance = provenance_of([reader.read(part) for part in parts_of(source, reading)], reading)
        except NotPlainError:
            continue
        return _checked(reader, provenance, customers)
    raise RuntimeError("the careful way reads or refuses every file")


def _checked(reader: _Reader, provenance: Provenance, customers: Collection[str] | None) -> Orders:
    """Return what was read, ready to be counted, or refuse it with every problem."""
    reading, chosen = reader.reading, reader.layout
    if not provenance.rows_read:  # then no column has a single piece
        reading.close()
        reading.refuse("no-rows", "the table has no data rows", cure="Hand over the rows too.")
    lines, found = reader.decoder.close()
    reading.close()
    arranged, quality = arrange(lines, chosen, customers=customers, found=found)
    return Orders(arranged, chosen, quality, provenance)


class _Reader:
    """Read table after table into one decoder."""

    def __init__(
        self, layout: OrderLayout, reading: Reading, *, as_missing: bool, careful: bool, sheet: str | None
    ) -> None:
        self.layout, self.reading, self._sheet = layout, reading, sheet
        self._as_missing, self._careful = as_missing, careful
        self._decoder: OrderDecoder | None = None

    @property
    def decoder(self) -> OrderDecoder:
        """What has been read."""
        if self._decoder is None:
            raise RuntimeError("nothing has been read")
        return self._decoder

    def read(self, part: Part) -> Provenance:
        """Read one table; return where it comes from."""
        layout = self.layout
        options = TextOptions(layout.header_rows, layout.encoding, layout.separator, sheet=self._sheet)
        own = self.reading if part.name is None else replace(self.reading, source=part.name)
        with header_sought(part.source, own, lambda names: holds_needed(layout, (*names, *part.keys)), options=options):
            table = open_table(part.source, own, options=options, whole=False, careful=self._careful)
            keys = {name: value for name, value in part.keys.items() if name not in table.names}
            columns = columns_of(layout, (*table.names, *keys), own)
        if self._decoder is None:
            self._decoder = OrderDecoder(layout, columns, self.reading, as_missing=self._as_missing)
        elif set(self._decoder.columns) != set(columns):
            self.reading.refuse(
                "other-columns",
                "the files do not have the same columns of the layout",
                place=Place(file=part.name),
                found=", ".join(sorted(set(self._decoder.columns) ^ set(columns))),
                cure="Read files of one kind together, or set the columns to null in the layout.",
            )
        first = row = _first_row(table, part, layout)
        wanted = tuple(dict.fromkeys(columns.values()))  # a heading may be wrapped in one file and not in another
        for rows in _tables(table, wanted, keys):
            self._decoder.add(rows, row, file=_spoken(table, part, self.reading), columns=columns)
            row += rows.num_rows
        provenance = table.provenance()
        self._decoder.end_file(part.name, first, row - first, separator=provenance.separator)
        return provenance


def _tables(table: BatchSource, wanted: tuple[str, ...], keys: dict[str, str | None]) -> Iterator[pa.Table]:
    """Yield the wanted columns of a table, with those that its folders stand for."""
    import pyarrow as pa

    for rows in table.tables(tuple(name for name in wanted if name not in keys), rows=_ROWS):
        for name, value in keys.items():
            if name in wanted:
                rows = rows.append_column(name, pa.array([value] * rows.num_rows, pa.string()))
        yield rows.select(list(wanted))


def _first_row(table: BatchSource, part: Part, layout: OrderLayout) -> int:
    """Return the number of the first data row as the user sees it: in a sheet, the one that stands beside it."""
    if isinstance(table, RawSource):
        return table.first_row
    path = path_of(part.source)
    return layout.header_rows + 1 if path is not None and is_table_file(path) == "csv" else 1


def _spoken(table: BatchSource, part: Part, reading: Reading) -> str | None:
    """Return the name of a table in messages, with the sheet of a workbook; None where the source names it."""
    if not isinstance(table, RawSource) or table.sheet is None:
        return part.name
    return f"{part.name or reading.source}, sheet {table.sheet}"
