"""Write the values of the workload as a tidy Parquet file: ``python generate.py FILE``."""

from __future__ import annotations

import sys

import pandas as pd
from workload import definitions, entities, periods, values


def main() -> None:
    """Write one row a measure, entity and period; an empty cell where nobody reported."""
    names = [str(definition["measure"]) for definition in definitions()]
    index = pd.MultiIndex.from_product([entities(), periods(), names], names=["entity", "period", "measure"])
    frame = pd.DataFrame({"value": values().ravel()}, index=index).reset_index()
    frame.to_parquet(sys.argv[1], index=False)


if __name__ == "__main__":
    main()
