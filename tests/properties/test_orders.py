"""Properties of order records: the same orders give the same counts, whatever they come in."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scorecard import read_orders
from scorecard.logistics import OrderLayout, Orders, ServiceDefinitions

DEFINITIONS = ServiceDefinitions.model_validate(
    {
        "on_time": {"basis": "promised", "early": 2, "unit": "dates", "open_orders": "missed"},
        "in_full": {"over": "counts"},
        "cycle_time": {"start": "ordered_at", "end": "delivered_at", "clock": "minutes", "level": "order"},
        "period_by": "ordered",
        "as_of": "2026-05-31",
    }
)
LAYOUT = OrderLayout(segments={"region": "region"}, calendar=None)
START = datetime.fromisoformat("2026-01-05T08:00")


def table(seed: int, rows: int = 300) -> dict[str, list[object]]:
    """Return columns of order lines, with something wrong here and there."""
    dice = random.Random(seed)  # noqa: S311 - test data
    columns: dict[str, list[object]] = {
        name: []
        for name in (
            *("order", "line", "customer", "ordered_at", "promised_at", "delivered_at", "quantity_ordered"),
            *("quantity_delivered", "value", "undamaged", "region"),
        )
    }
    for number in range(rows):
        order = dice.randrange(rows // 3)
        ordered = START + timedelta(minutes=dice.randrange(100_000))
        promised = ordered + timedelta(days=3)
        delivered = promised + timedelta(minutes=dice.randrange(-9000, 3000))
        quantity = dice.choice([None, -1, 1, 5, 12])
        cells = {
            "order": f"A{order:04d}",
            "line": number,
            "customer": dice.choice([None, "c1", "c2", "c3"]),
            "ordered_at": dice.choice([None, *[ordered] * 9]),
            "promised_at": dice.choice([None, *[promised] * 9]),
            "delivered_at": dice.choice([None, *[delivered] * 9]),
            "quantity_ordered": quantity,
            "quantity_delivered": dice.choice([None, quantity, quantity, 4]),
            "value": dice.choice([None, 12.5, 99.99, 0.07]),
            "undamaged": dice.choice([None, True, True, False]),
            "region": dice.choice([None, "north", "south", "west"]),
        }
        for name, cell in cells.items():
            columns[name].append(cell)
    return columns


def numbers(orders: Orders) -> list[str]:
    """Return everything that is counted, as text; rows of examples are numbered by each source in its own way."""
    counts = [
        orders.count(by="region", period="month", definitions=DEFINITIONS),
        orders.count(definitions=DEFINITIONS),
    ]
    found = [
        replace(count, quality=replace(count.quality, rows=tuple(replace(r, examples=()) for r in count.quality.rows)))
        for count in counts
    ]
    return [count.numbers_json() for count in found]


@pytest.mark.parametrize("seed", range(3))
def test_every_source_gives_the_same_counts(seed: int, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    import pyarrow as pa
    from pyarrow import csv, dataset, parquet

    columns = table(seed)
    arrow = pa.table(columns)
    parquet.write_table(arrow, tmp_path / "orders.parquet", row_group_size=57)
    csv.write_csv(arrow, tmp_path / "orders.csv")
    lines = (tmp_path / "orders.csv").read_bytes()
    (tmp_path / "old.csv").write_bytes(b"\xef\xbb\xbf" + lines.replace(b"\n", b"\r"))
    (tmp_path / "parts").mkdir()
    parquet.write_table(arrow.slice(0, 100), tmp_path / "parts" / "a.parquet")
    parquet.write_table(arrow.slice(100), tmp_path / "parts" / "b.parquet")
    frame = pandas.DataFrame({name: pandas.Series(cells) for name, cells in columns.items()})
    sources: dict[str, object] = {
        "pandas": frame,
        "polars": polars.from_arrow(arrow),
        "lazy": polars.from_arrow(arrow).lazy(),
        "reader": arrow.to_reader(max_chunksize=41),
        "data set": dataset.dataset(arrow),
        "duckdb": duckdb.from_arrow(arrow),
        "parquet": tmp_path / "orders.parquet",
        "csv": tmp_path / "orders.csv",
        "csv of old Macintoshes": tmp_path / "old.csv",
        "folder": tmp_path / "parts",
    }
    expected = numbers(read_orders(arrow, LAYOUT))
    found = {name: numbers(read_orders(source, LAYOUT)) for name, source in sources.items()}
    assert [name for name, value in found.items() if value != expected] == []


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_chunks_of_rows_matter(seed: int) -> None:
    import pyarrow as pa

    arrow = pa.table(table(seed))
    places = list(range(arrow.num_rows))
    random.Random(seed).shuffle(places)  # noqa: S311 - test data
    shuffled = arrow.take(places)
    assert numbers(read_orders(arrow, LAYOUT)) == numbers(read_orders(shuffled.to_reader(max_chunksize=13), LAYOUT))
