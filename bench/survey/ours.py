"""The workload with scorecard: ``python ours.py FILE [--memory] [--plain] [--chunk ROWS]``."""

from __future__ import annotations

import argparse
import sys

from workload import DIMENSIONS, EXPECTATIONS, GROUPS, PERCEPTIONS, POINTS, STATISTICS, Stages, Table

NAN = float("nan")


def main() -> None:
    """Read, count and analyse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--memory", action="store_true", help="count a table that is in memory already")
    parser.add_argument("--again", action="store_true", help="time the bootstrap intervals by themselves too")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        import pyarrow.parquet
        import scipy.special  # noqa: F401  # the analysis loads it; the others load scipy.stats here

        # by name, as programs do: each name loads its own modules, as the imports of the others do
        from scorecard import gap_analysis, instruments, reliability, tally_survey
        from scorecard.instruments import ColumnLayout

        layout = ColumnLayout(
            columns={"expectation": "E{number}", "perception": "P{number}"},
            segments={"segment": "segment"},
            points=dict(zip(DIMENSIONS, POINTS, strict=True)),
        )
        questionnaire = instruments.servqual(points=7)
    source: object = options.file
    if options.memory:
        with stages("read"):
            names = [*EXPECTATIONS, *PERCEPTIONS, *POINTS, "segment"]
            source = pyarrow.parquet.read_table(options.file, columns=names)
    with stages("count"):
        counts = tally_survey(
            source, questionnaire, layout=layout, by="segment", weights="own", min_answered=1, threads=2
        )
    with stages("gaps"):
        gaps = gap_analysis(counts, by="segment", weights="own", interval="percentile", privacy_threshold=1)
    with stages("reliability"):
        alphas = reliability(counts, by="segment", model="none", privacy_threshold=1)
    bootstrap_ms = None
    if options.again:
        bootstrap_ms = intervals_ms(counts)
    stages.print_line(
        rows=counts.size,
        table=table_of(gaps),
        alphas=alphas_of(alphas),
        bootstrap_ms=bootstrap_ms,
        loaded=[name for name in ("pandas", "polars", "matplotlib", "scipy.stats") if name in sys.modules],
    )


def intervals_ms(counts: object) -> float:
    """Return how long the bootstrap intervals of the 28 means take, the quickest of five times."""
    import time

    from scorecard.stats.bootstrap_mean import bootstrap_intervals

    tally = counts.total.gaps
    histograms = [pairs.difference(v) for pairs, v in zip(tally.pairs, tally.plan.item_values, strict=True)]
    histograms += [channels[2] for channels in tally.scores.dimensions]
    histograms.append(tally.scores.weighted[2])
    missing = [counts.size - h.n for h in histograms]
    seconds: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        bootstrap_intervals(histograms, missing=missing)
        seconds.append(time.perf_counter() - start)
    return 1000 * min(seconds)


def table_of(gaps: object) -> Table:
    """Return the rows of a gap analysis as the workload names them."""
    table: Table = {name: [] for name in (*STATISTICS, "bootstrap_low", "bootstrap_high")}
    for group in (None, *GROUPS[1:]):
        part = gaps.group(group)
        rows = [*part.items, *part.dimensions, part.overall, part.weighted]
        for name, pick in {
            "n": lambda r: r.n,
            "expectation": lambda r: r.expectation,
            "perception": lambda r: r.perception,
            "gap": lambda r: r.gap,
            "sd": lambda r: r.standard_deviation,
            "se": lambda r: r.standard_error,
            "low": lambda r: r.t_low,
            "high": lambda r: r.t_high,
            "t": lambda r: r.statistic,
            "p": lambda r: r.p_value,
            "p_adjusted": lambda r: NAN if r.p_adjusted is None else r.p_adjusted,
            "w": lambda r: r.wilcoxon.statistic,
            "z": lambda r: -abs(r.wilcoxon.z),
            "p_wilcoxon": lambda r: r.wilcoxon.p_value,
            "p_wilcoxon_adjusted": lambda r: NAN if r.wilcoxon_p_adjusted is None else r.wilcoxon_p_adjusted,
            "d_z": lambda r: r.effect_size,
            "bootstrap_low": lambda r: r.low,
            "bootstrap_high": lambda r: r.high,
        }.items():
            table[name].append([pick(row) for row in rows])
    return table


def alphas_of(reliability: object) -> dict[str, list[list[float]]]:
    """Return the alphas of the dimensions, group by group."""
    found: dict[str, list[list[float]]] = {}
    for role in ("expectation", "perception", "gap"):
        parts = [reliability.rows, *(reliability.segments[label] for label in GROUPS[1:])]
        found[role] = [
            [next(r.alpha for r in part if (r.id, r.scale_of) == (name, role)) for name in DIMENSIONS] for part in parts
        ]
    return found


if __name__ == "__main__":
    main()
