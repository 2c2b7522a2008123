"""The workload with scorecard: ``python ours.py [--keep FILE]``."""

from __future__ import annotations

import argparse

from workload import REPEATS, Stages, keep, labels, matrices


def main() -> None:
    """Make the matrices, and weigh them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", help="where to write what was found")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        import scorecard as sc

        sc.weighting.ahp_many  # noqa: B018  # loaded on first use
    judged = matrices()
    for _ in range(REPEATS):
        with stages("compute"):
            found = sc.weighting.ahp_many(judged, labels=labels(), random_index="saaty_2005")
    keep({"weights": found.weights, "consistency_ratio": found.consistency_ratio}, options.keep)
    stages.print_line()


if __name__ == "__main__":
    main()
