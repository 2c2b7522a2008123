"""Make order lines: ``python generate.py FILE LINES``."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

BLOCK = 1_000_000
CLASSES = np.array(["general", "key", "suitable"])
START = 1_672_531_200 // 60  # 2023-01-01, in minutes


def block(number: int, rows: int) -> pa.Table:
    """Return some order lines; about two and a half lines an order, in the order in which they were delivered."""
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([20260101, number])))
    orders = rows * 2 // 5
    order = np.sort(np.concatenate((np.arange(orders), rng.integers(0, orders, rows - orders))))
    line = np.arange(rows) - np.searchsorted(order, order) + 1
    customer = rng.integers(0, 20_000, orders)
    ordered = START + rng.integers(0, 3 * 365 * 1440, orders)
    promised = (ordered // 1440 + 4) * 1440 + 17 * 60
    delivered = promised[order] + rng.normal(-1500, 1400, rows).astype(np.int64)
    quantity = rng.integers(1, 60, rows)
    short = rng.random(rows) < 0.04
    place = rng.permutation(rows)
    stamp = pa.timestamp("s")
    columns = {
        "order": pa.array([f"O{number:03d}{i:07d}" for i in order[place].tolist()]),
        "line": pa.array(line[place].astype(np.int32)),
        "customer": pa.array(customer[order][place].astype(np.int32)),
        "value_class": pa.array(CLASSES[customer[order] % 3][place]),
        "ordered_at": pa.array(ordered[order][place] * 60).cast(stamp),
        "promised_at": pa.array(promised[order][place] * 60).cast(stamp),
        "delivered_at": pa.array(delivered[place] * 60).cast(stamp),
        "quantity_ordered": pa.array(quantity[place]),
        "quantity_delivered": pa.array(np.where(short, quantity // 2, quantity)[place]),
        "value": pa.array((quantity * rng.integers(100, 9_999, rows) / 100)[place]),
        "undamaged": pa.array(rng.random(rows) < 0.99),
        "invoice_right": pa.array(rng.random(rows) < 0.98),
        "documents_right": pa.array(rng.random(rows) < 0.985),
    }
    return pa.table(columns)


def main() -> None:
    """Write a file of so many lines."""
    path, lines = Path(sys.argv[1]), int(float(sys.argv[2]))
    writer: parquet.ParquetWriter | None = None
    for number, start in enumerate(range(0, lines, BLOCK)):
        table = block(number, min(BLOCK, lines - start))
        if writer is None:
            writer = parquet.ParquetWriter(path, table.schema)
        writer.write_table(table, row_group_size=BLOCK // 2)
    if writer is not None:
        writer.close()


if __name__ == "__main__":
    main()
