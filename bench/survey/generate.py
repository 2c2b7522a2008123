"""Write a survey of any size, the same for the same seed: ``python generate.py ROWS FILE [FILE ...]``."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from workload import DIMENSIONS, EXPECTATIONS, ITEMS, LABELS, PERCEPTIONS, POINTS

SEED = 88
BLOCK = 250_000
MISSING = 0.02
SHARES = np.array([24, 19, 15, 12, 10, 8, 7, 5]) / 100
SHIFTS = np.linspace(0.3, -0.45, len(LABELS))
"""How much better or worse each segment was served."""

DIMENSION_OF = np.concatenate([np.full(len(items), d) for d, items in enumerate(DIMENSIONS.values())])
IMPORTANCE = np.array([6.0, 10.0, 7.0, 6.0, 5.0])


def answers(latent: np.ndarray, rng: np.random.Generator) -> list[pa.Array]:
    """Return latent opinions as answers from 1 to 7 with holes, item by item."""
    codes = np.clip(np.rint(latent), 1, 7).astype(np.int8)
    holes = rng.random(latent.shape, dtype=np.float32) < MISSING
    return [pa.array(column, mask=gone) for column, gone in zip(codes, holes, strict=True)]


def points(rows: int, rng: np.random.Generator) -> list[pa.Array]:
    """Return 100 points of each respondent shared out over the dimensions."""
    shares = rng.dirichlet(IMPORTANCE, rows).T * 100
    whole = np.floor(shares)
    rest = np.argsort(np.argsort(whole - shares, axis=0), axis=0)
    whole += rest < 100 - whole.sum(axis=0)
    return [pa.array(column.astype(np.int8)) for column in whole]


def block(rows: int, number: int) -> pa.Table:
    """Return some rows; a longer survey begins with the rows of a shorter one."""
    rng = np.random.default_rng([SEED, number])
    segment = rng.choice(len(LABELS), rows, p=SHARES)
    person, mood = rng.standard_normal((2, rows), dtype=np.float32)
    wanted = rng.standard_normal((len(DIMENSIONS), rows), dtype=np.float32)
    got = 0.3 * wanted + 0.95 * rng.standard_normal((len(DIMENSIONS), rows), dtype=np.float32)
    level = np.linspace(5.4, 6.5, ITEMS)[:, None]
    noise = rng.standard_normal((2, ITEMS, rows), dtype=np.float32)
    expected = level + 0.4 * person + 0.7 * wanted[DIMENSION_OF] + 0.65 * noise[0]
    perceived = level[::-1] - 0.6 + 0.5 * mood + 0.9 * got[DIMENSION_OF] + 0.85 * noise[1] + SHIFTS[segment]
    columns = [
        pa.array(np.arange(number * BLOCK, number * BLOCK + rows, dtype=np.int32)),
        pa.DictionaryArray.from_arrays(pa.array(segment), pa.array(LABELS)).cast(pa.string()),
        *answers(expected, rng),
        *answers(perceived, rng),
        *points(rows, rng),
    ]
    return pa.table(columns, names=["respondent_id", "segment", *EXPECTATIONS, *PERCEPTIONS, *POINTS])


def write(rows: int, paths: list[Path]) -> None:
    """Write the survey to Parquet and CSV files."""
    schema = block(1, 0).schema
    plain = pyarrow.csv.WriteOptions(quoting_style="none")
    writers = [
        pyarrow.parquet.ParquetWriter(path, schema)
        if path.suffix == ".parquet"
        else pyarrow.csv.CSVWriter(path, schema, write_options=plain)
        for path in paths
    ]
    for number, start in enumerate(range(0, rows, BLOCK)):
        table = block(min(BLOCK, rows - start), number)
        for writer in writers:
            writer.write_table(table)
    for writer in writers:
        writer.close()


if __name__ == "__main__":
    write(int(float(sys.argv[1])), [Path(name) for name in sys.argv[2:]])
