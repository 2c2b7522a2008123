"""The workload with scorecard: ``python ours.py [--threads N] [--keep FILE]``."""

from __future__ import annotations

import argparse

from workload import CONFIDENCE, DRAWS, SEED, STATISTICS, Stages, keep, scores


def main() -> None:
    """Draw, rank and count; central weights and spreads come with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--keep", help="where to write what was found")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        from scorecard.stats.acceptability import acceptability
        from scorecard.stats.simplex import UniformSimplex
    values = scores()
    with stages("compute"):
        found = acceptability(
            values,
            UniformSimplex(values.shape[1]),
            draws=DRAWS,
            seed=SEED,
            confidence=CONFIDENCE,
            threads=options.threads,
        )
    keep({name: getattr(found, name) for name in STATISTICS}, options.keep)
    stages.print_line()


if __name__ == "__main__":
    main()
