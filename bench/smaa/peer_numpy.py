"""The workload with numpy as it is usually written: ``python peer_numpy.py [--keep FILE]``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workload import CONFIDENCE, DRAWS, SEED, Stages, keep, scores

if TYPE_CHECKING:
    import numpy as np


def main() -> None:
    """Draw, rank and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", help="where to write what was found")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        import numpy as np
    values = scores()
    with stages("compute"):
        weights = np.random.default_rng(SEED).dirichlet(np.ones(values.shape[1]), size=DRAWS)
        found = ranked(weights, values)
    keep(found, options.keep)
    stages.print_line()


def ranked(weights: np.ndarray, values: np.ndarray) -> dict[str, np.ndarray]:
    """Return shares of ranks and wins, means and intervals: a matrix product and a double argsort."""
    import numpy as np

    alternatives = len(values)
    totals = weights @ values.T
    ranks = np.argsort(np.argsort(-totals, axis=1), axis=1)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(totals, [tail, 1 - tail], axis=0)
    return {
        "rank_shares": np.array([np.bincount(r, minlength=alternatives) for r in ranks.T]) / len(totals),
        "win_shares": np.array([(totals[:, [i]] > totals).mean(axis=0) for i in range(alternatives)]),
        "mean": totals.mean(axis=0),
        "low": low,
        "high": high,
    }


if __name__ == "__main__":
    main()
