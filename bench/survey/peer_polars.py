"""The workload with polars and scipy: ``python peer_polars.py FILE``."""

from __future__ import annotations

import sys

from workload import DIMENSIONS, EXPECTATIONS, ITEMS, LABELS, PERCEPTIONS, POINTS, STATISTICS, VARIABLES, Stages, Table


def main(path: str) -> None:
    """Read and analyse."""
    stages = Stages()
    with stages("import"):
        import polars as pl
        from peer_moments import adjust, alphas_of, from_moments, pairs
        from scipy import stats
    with stages("read"):
        data = pl.read_parquet(path)
    with stages("prepare"):
        items = VARIABLES[:ITEMS]
        e = [pl.col(c).cast(pl.Float64) for c in EXPECTATIONS]
        p = [pl.col(c).cast(pl.Float64) for c in PERCEPTIONS]
        both = [a.is_not_null() & b.is_not_null() for a, b in zip(e, p, strict=True)]
        rows = data.lazy().with_columns(
            *((b - a).alias(f"m_{v}") for a, b, v in zip(e, p, items, strict=True)),
            *(pl.when(there).then(a).alias(f"e_{v}") for a, there, v in zip(e, both, items, strict=True)),
            *(pl.when(there).then(b).alias(f"p_{v}") for b, there, v in zip(p, both, items, strict=True)),
        )
        rows = rows.with_columns(
            pl.mean_horizontal([f"{kind}_{items[i - 1]}" for i in numbers]).alias(f"{kind}_{name}")
            for kind in "mep"
            for name, numbers in DIMENSIONS.items()
        )
        wholes = []
        for kind in "mep":
            scores = [pl.col(f"{kind}_{name}") for name in DIMENSIONS]
            wholes.append((sum(scores[1:], start=scores[0]) / len(scores)).alias(f"{kind}_overall"))
            parts = [s * pl.col(w) for s, w in zip(scores, POINTS, strict=True)]
            wholes.append((sum(parts[1:], start=parts[0]) / 100).alias(f"{kind}_weighted"))
        frame = rows.with_columns(wholes).collect()
    table: Table = {name: [] for name in STATISTICS}
    grouped = frame.group_by("segment")

    def rows_of(expressions: list[pl.Expr]) -> list[dict[str, float]]:
        """Return the numbers of everyone and of each group."""
        found = {row["segment"]: row for row in grouped.agg(expressions).iter_rows(named=True)}
        return [frame.select(expressions).row(0, named=True), *(found[label] for label in LABELS)]

    with stages("moments"):
        expressions = [
            expression
            for v in VARIABLES
            for expression in (
                pl.col(f"m_{v}").count().alias(f"n_{v}"),
                pl.col(f"m_{v}").mean(),
                pl.col(f"m_{v}").std().alias(f"s_{v}"),
                pl.col(f"e_{v}").mean(),
                pl.col(f"p_{v}").mean(),
            )
        ]
        for row in rows_of(expressions):
            from_moments(table, row)
    with stages("wilcoxon"):
        parts = frame.partition_by("segment", as_dict=True)
        for part in (frame, *(parts[label,] for label in LABELS)):
            tests = [stats.wilcoxon(part[f"m_{v}"].drop_nulls().to_numpy(), method="approx") for v in VARIABLES]
            for name, field in (("w", "statistic"), ("z", "zstatistic"), ("p_wilcoxon", "pvalue")):
                table[name].append([float(getattr(t, field)) for t in tests])
    with stages("adjust"):
        adjust(table)
    with stages("alpha"):
        column = {
            "expectation": lambda i: e[i - 1],
            "perception": lambda i: p[i - 1],
            "gap": lambda i: pl.col(f"m_{items[i - 1]}"),
        }
        alphas = alphas_of(rows_of([pl.cov(column[r](i), column[r](j)).alias(f"{r}_{i}_{j}") for r, i, j in pairs()]))
    stages.print_line(rows=frame.height, table=table, alphas=alphas)


if __name__ == "__main__":
    main(sys.argv[1])
