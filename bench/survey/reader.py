"""What reading alone costs: import numpy and pyarrow, read the columns as small integers."""

from __future__ import annotations

import sys

from workload import EXPECTATIONS, PERCEPTIONS, POINTS, Stages


def main(path: str) -> None:
    """Read the columns of the workload into one table of bytes."""
    stages = Stages()
    with stages("import"):
        import numpy as np
        import pyarrow.parquet
    with stages("read"):
        names = [*EXPECTATIONS, *PERCEPTIONS, *POINTS]
        table = pyarrow.parquet.read_table(path, columns=[*names, "segment"], read_dictionary=["segment"])
        codes = np.empty((len(names), table.num_rows), dtype=np.int8)
        for row, name in zip(codes, names, strict=True):
            column = table[name]
            row[:] = (column.fill_null(0) if column.null_count else column).to_numpy()
        groups = table["segment"].combine_chunks().indices.to_numpy()
    stages.print_line(rows=len(groups))


if __name__ == "__main__":
    main(sys.argv[1])
