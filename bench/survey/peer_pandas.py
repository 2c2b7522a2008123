"""The workload with pandas, scipy and pingouin: ``python peer_pandas.py FILE [--bootstrap SECONDS]``."""

from __future__ import annotations

import argparse
import time

from workload import (
    DIMENSIONS,
    EXPECTATIONS,
    FAMILIES,
    LABELS,
    PERCEPTIONS,
    POINTS,
    STATISTICS,
    VARIABLES,
    Stages,
    Table,
    block_of,
)

REPLICATES = 2000


def main() -> None:  # noqa: PLR0915  # one long script, as such analyses are written
    """Read and analyse; resample as long as there is time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--bootstrap", type=float, default=0.0, help="seconds for the bootstrap loop; 0 leaves it out")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        import numpy as np
        import pandas as pd
        import pingouin
        from scipy import stats
    with stages("read"):
        data = pd.read_parquet(options.file)
    with stages("prepare"):
        asked = data[EXPECTATIONS].astype(float)
        given = data[PERCEPTIONS].astype(float)
        expected = asked.where(given.notna().to_numpy())
        perceived = given.where(asked.notna().to_numpy())
        gap = pd.DataFrame(perceived.to_numpy() - expected.to_numpy())
        shares = data[POINTS].to_numpy() / 100
        scores = {}
        for name, items in (("expectation", expected), ("perception", perceived), ("gap", gap)):
            parts = {d: items.iloc[:, block_of(d)].mean(axis=1) for d in DIMENSIONS}
            frame = pd.concat([items.set_axis(VARIABLES[:22], axis=1), pd.DataFrame(parts)], axis=1)
            dimensions = frame[list(DIMENSIONS)]
            frame["overall"] = dimensions.mean(axis=1, skipna=False)
            frame["weighted"] = (dimensions * shares).sum(axis=1, skipna=False)
            scores[name] = frame
        groups = [slice(None), *((data["segment"] == label).to_numpy() for label in LABELS)]
    table: Table = {name: [] for name in STATISTICS}
    with stages("moments"):
        for rows in groups:
            d = scores["gap"].loc[rows]
            n, mean, sd = d.count(), d.mean(), d.std()
            se = sd / np.sqrt(n)
            low, high = stats.t.interval(0.95, n - 1, loc=mean, scale=se)
            means = [scores[name].loc[rows].mean() for name in ("expectation", "perception")]
            found = (n, *means, mean, sd, se, low, high, mean / sd)
            for name, values in zip((*STATISTICS[:8], "d_z"), found, strict=True):
                table[name].append([float(v) for v in values])
    with stages("t"):
        for rows in groups:
            e, p = scores["expectation"].loc[rows], scores["perception"].loc[rows]
            results = [stats.ttest_rel(p[v], e[v], nan_policy="omit") for v in VARIABLES]
            table["t"].append([float(r.statistic) for r in results])
            table["p"].append([float(r.pvalue) for r in results])
    with stages("wilcoxon"):
        for rows in groups:
            d = scores["gap"].loc[rows]
            results = [stats.wilcoxon(d[v].dropna(), method="approx") for v in VARIABLES]
            for name, field in (("w", "statistic"), ("z", "zstatistic"), ("p_wilcoxon", "pvalue")):
                table[name].append([float(getattr(r, field)) for r in results])
    with stages("adjust"):
        for source, target in (("p", "p_adjusted"), ("p_wilcoxon", "p_wilcoxon_adjusted")):
            for p in table[source]:
                adjusted = np.full(len(p), np.nan)
                for family in FAMILIES:
                    adjusted[list(family)] = pingouin.multicomp([p[i] for i in family], method="holm")[1]
                table[target].append(adjusted.tolist())
    with stages("alpha"):
        alphas = {
            role: [
                [float(pingouin.cronbach_alpha(items.loc[rows].iloc[:, block_of(d)])[0]) for d in DIMENSIONS]
                for rows in groups
            ]
            for role, items in (("expectation", asked), ("perception", given), ("gap", gap))
        }
    done = None
    if options.bootstrap:
        values = scores["gap"].drop(columns="overall").to_numpy()
        rng = np.random.default_rng(1)
        start, means = time.perf_counter(), []
        while len(means) < REPLICATES and time.perf_counter() - start < options.bootstrap:
            means.append(np.nanmean(values[rng.integers(0, len(values), len(values))], axis=0))
        np.percentile(means, [2.5, 97.5], axis=0)
        done = len(means)
        stages.seconds["bootstrap"] = (time.perf_counter() - start) * REPLICATES / done
    stages.print_line(rows=len(data), table=table, alphas=alphas, replicates=done)


if __name__ == "__main__":
    main()
