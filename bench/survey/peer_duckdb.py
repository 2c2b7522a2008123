"""The workload with DuckDB, Wilcoxon's test from counts of values: ``python peer_duckdb.py FILE``."""

from __future__ import annotations

import sys

from workload import (
    DIMENSIONS,
    EXPECTATIONS,
    GROUPS,
    ITEMS,
    LABELS,
    PERCEPTIONS,
    POINTS,
    STATISTICS,
    VARIABLES,
    Stages,
    Table,
)


def scores() -> str:
    """Return the query that adds the scores of every respondent."""
    items = VARIABLES[:ITEMS]
    first = [
        f"{p}::double - {e}::double as m_{v}, case when {p} is not null then {e}::double end as e_{v}, "
        f"case when {e} is not null then {p}::double end as p_{v}"
        for e, p, v in zip(EXPECTATIONS, PERCEPTIONS, items, strict=True)
    ]
    second = []
    for kind in "mep":
        for name, numbers in DIMENSIONS.items():
            names = [f"{kind}_{items[i - 1]}" for i in numbers]
            total = " + ".join(f"coalesce({c}, 0)" for c in names)
            answered = " + ".join(f"({c} is not null)::int" for c in names)
            second.append(f"({total}) / nullif({answered}, 0) as {kind}_{name}")
    third = []
    for kind in "mep":
        third.append(f"({' + '.join(f'{kind}_{d}' for d in DIMENSIONS)}) / {len(DIMENSIONS)} as {kind}_overall")
        weighted = " + ".join(f"{kind}_{d} * {w}" for d, w in zip(DIMENSIONS, POINTS, strict=True))
        third.append(f"({weighted}) / 100 as {kind}_weighted")
    return (
        f"with a as (select *, {', '.join(first)} from answers), b as (select *, {', '.join(second)} from a) "
        f"select *, {', '.join(third)} from b"
    )


def main(path: str) -> None:
    """Read and analyse."""
    stages = Stages()
    with stages("import"):
        import duckdb
        import numpy as np
        from peer_moments import adjust, alphas_of, from_moments, pairs, signed_rank
    database = duckdb.connect()
    with stages("read"):
        names = ", ".join(["segment", *EXPECTATIONS, *PERCEPTIONS, *POINTS])
        database.execute(f"create table answers as select {names} from read_parquet(?)", [path])
    with stages("prepare"):
        database.execute(f"create table scores as {scores()}")

    def rows_of(columns: dict[str, str]) -> list[dict[str, float]]:
        """Return aggregates of everyone and of each group."""
        listed = ", ".join(f"{expression} as {name}" for name, expression in columns.items())
        query = f"select coalesce(segment, 'all'), {listed} from scores group by grouping sets ((), (segment))"
        found = {row[0]: dict(zip(columns, row[1:], strict=True)) for row in database.execute(query).fetchall()}
        return [found[group] for group in GROUPS]

    table: Table = {name: [] for name in STATISTICS}
    with stages("moments"):
        columns = {}
        for v in VARIABLES:
            columns |= {f"n_{v}": f"count(m_{v})", f"m_{v}": f"avg(m_{v})", f"s_{v}": f"stddev_samp(m_{v})"}
            columns |= {f"e_{v}": f"avg(e_{v})", f"p_{v}": f"avg(p_{v})"}
        for row in rows_of(columns):
            from_moments(table, row)
    with stages("wilcoxon"):
        tests: dict[str, list[tuple[float, float, float]]] = {group: [] for group in GROUPS}
        for v in VARIABLES:
            counted = database.execute(
                f"select segment, m_{v} as value, count(*) as n from scores where m_{v} is not null group by all"
            ).fetchnumpy()
            segment, value, n = (np.asarray(counted[name]) for name in ("segment", "value", "n"))
            tests["all"].append(signed_rank(value, n))
            for label in LABELS:
                of = segment == label
                tests[label].append(signed_rank(value[of], n[of]))
        for position, name in enumerate(("w", "z", "p_wilcoxon")):
            table[name] = [[test[position] for test in tests[group]] for group in GROUPS]
    with stages("adjust"):
        adjust(table)
    with stages("alpha"):
        items = VARIABLES[:ITEMS]
        column = {
            "expectation": lambda i: EXPECTATIONS[i - 1],
            "perception": lambda i: PERCEPTIONS[i - 1],
            "gap": lambda i: f"m_{items[i - 1]}",
        }
        aggregates = {
            f"{r}_{i}_{j}": f"var_samp({column[r](i)})" if i == j else f"covar_samp({column[r](i)}, {column[r](j)})"
            for r, i, j in pairs()
        }
        alphas = alphas_of(rows_of(aggregates))
    rows = database.execute("select count(*) from scores").fetchall()[0][0]
    stages.print_line(rows=rows, table=table, alphas=alphas)


if __name__ == "__main__":
    main(sys.argv[1])
