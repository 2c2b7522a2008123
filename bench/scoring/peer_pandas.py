"""The workload with pandas, as an analyst would write it: ``python peer_pandas.py FILE [--keep FILE]``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workload import REPEATS, STATISTICS, Stages, definitions, entities, keep, nodes, periods

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

KEYS = ["entity", "period"]


def main() -> None:
    """Read, compute a few times, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--keep", help="where to write what was found")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        import pandas as pd
    with stages("read"):
        data = pd.read_parquet(options.file)
        measures = pd.DataFrame(definitions())
    for _ in range(REPEATS):
        with stages("compute"):
            result = evaluated(data, measures)
    if options.keep:
        keep(ordered(result), options.keep)
    stages.print_line(rows=len(data), numbers=len(result))


def evaluated(data: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Score the measures, and carry the scores up level by level."""
    import pandas as pd

    leaves = data.merge(measures, on="measure", how="left")
    raw = 100 * (leaves["value"] - leaves["worst"]) / (leaves["target"] - leaves["worst"])
    leaves["score"] = raw.clip(0, 100)
    leaves["coverage"] = leaves["score"].notna().astype(float)
    leaves["bound_low"] = leaves["score"].fillna(0.0)
    leaves["bound_high"] = leaves["score"].fillna(100.0)
    objectives = roll_up(leaves, ["perspective", "objective"], "weight")
    objectives = objectives.merge(measures[["objective", "objective_weight"]].drop_duplicates(), on="objective")
    tops = roll_up(objectives, ["perspective"], "objective_weight")
    tops = tops.merge(measures[["perspective", "perspective_weight"]].drop_duplicates(), on="perspective")
    total = roll_up(tops, [], "perspective_weight").assign(total="total")
    levels = ((leaves, "measure"), (objectives, "objective"), (tops, "perspective"), (total, "total"))
    return pd.concat([with_status(level, node) for level, node in levels], ignore_index=True)


def roll_up(below: pd.DataFrame, level: list[str], weight: str) -> pd.DataFrame:
    """Return the weighted means of the nodes below, over those that have a score."""
    import numpy as np

    there = below["score"].notna()
    parts = below[[*KEYS, *level]].assign(
        weight=below[weight],
        weight_there=below[weight].where(there, 0.0),
        score=below[weight] * below["score"],
        coverage=below[weight] * below["coverage"],
        bound_low=below[weight] * below["bound_low"],
        bound_high=below[weight] * below["bound_high"],
    )
    sums = parts.groupby([*KEYS, *level], as_index=False).sum()
    sums["score"] = sums["score"] / sums["weight_there"].replace(0.0, np.nan)
    for name in ("coverage", "bound_low", "bound_high"):
        sums[name] = sums[name] / sums["weight"]
    return sums.drop(columns=["weight", "weight_there"])


def with_status(level: pd.DataFrame, node: str) -> pd.DataFrame:
    """Return a level with the names of its nodes and their statuses."""
    import numpy as np
    import pandas as pd

    status = pd.cut(level["score"], [-np.inf, 75, 90, np.inf], right=False, labels=["red", "amber", "green"])
    found = level[[*KEYS, "score", "coverage", "bound_low", "bound_high"]]
    return found.assign(node=level[node], status=status.astype("object").fillna("no data"))


def ordered(result: pd.DataFrame) -> dict[str, np.ndarray]:
    """Return what was found as arrays over entity, period and node."""
    import pandas as pd

    index = pd.MultiIndex.from_product([entities(), periods(), nodes()], names=[*KEYS, "node"])
    whole = result.set_index([*KEYS, "node"]).reindex(index)
    shape = (len(entities()), len(periods()), len(nodes()))
    whole["status"] = whole["status"].map({"red": 0, "amber": 1, "green": 2, "no data": -1})
    return {name: whole[name].to_numpy().reshape(shape) for name in STATISTICS}


if __name__ == "__main__":
    main()
