"""The workload with AHPy: ``python peer_ahpy.py [--precision 4] [--keep FILE]``."""

from __future__ import annotations

import argparse

from workload import THINGS, Stages, keep, labels, matrices


def main() -> None:
    """Make the comparisons, and weigh them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--precision", type=int, default=4, help="digits; 4 is AHPy's own choice")
    parser.add_argument("--keep", help="where to write what was found")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        import ahpy
        import numpy as np
    names = labels()
    pairs = [(i, j) for i in range(THINGS) for j in range(i + 1, THINGS)]
    judged = [{(names[i], names[j]): one[i][j] for i, j in pairs} for one in matrices().tolist()]
    with stages("compute"):
        found = [ahpy.Compare("all", one, precision=options.precision, random_index="saaty") for one in judged]
    weights = np.array([[one.local_weights[name] for name in names] for one in found], dtype=float)
    ratios = np.array([one.consistency_ratio for one in found], dtype=float)
    keep({"weights": weights, "consistency_ratio": ratios}, options.keep)
    stages.print_line()


if __name__ == "__main__":
    main()
