"""The workload with pandas, as such analyses are written: ``python peer_pandas.py FILE``."""

from __future__ import annotations

import sys

from workload import RATES, Stages

SPLITS = (["value_class", "month"], ["value_class"], ["month"], ["all"])
PAIRS = (
    *(("lines", "on_time"), ("lines", "in_full")),
    *(("quantity_ordered", "filled"), ("value", "value_filled")),
)


def main() -> None:
    """Read and compute."""
    stages = Stages()
    with stages("import"):
        import pandas as pd
    with stages("read"):
        data = pd.read_parquet(sys.argv[1])
    table: dict[str, list[float]] = {}
    with stages("prepare"):
        data["days_late"] = (data["delivered_at"].dt.normalize() - data["promised_at"].dt.normalize()).dt.days
        data["on_time"] = data["days_late"] <= 0
        data["in_full"] = data["quantity_delivered"] >= data["quantity_ordered"]
        data["filled"] = data[["quantity_delivered", "quantity_ordered"]].min(axis=1)
        data["value_filled"] = (data["value"] * data["filled"] / data["quantity_ordered"]).round(2)
        data["month"] = data["ordered_at"].dt.to_period("M")
        data["all"] = 0
        sums = ["on_time", "in_full", "quantity_ordered", "filled", "value", "value_filled"]
        orders = data.groupby("order").agg(
            value_class=("value_class", "first"),
            month=("month", "first"),
            customer=("customer", "first"),
            start=("ordered_at", "min"),
            end=("delivered_at", "max"),
            **{name: (name, "all") for name in RATES},
        )
        orders["otif"] = orders["on_time"] & orders["in_full"]
        orders["perfect_order"] = orders[list(RATES)].all(axis=1)
        orders["all"] = 0
        orders["cycle"] = (orders["end"] - orders["start"]).dt.total_seconds() / 60
    with stages("figures"):
        for by in SPLITS:
            rates = orders.groupby(by)[[*RATES, "otif", "perfect_order"]].mean()
            cycle = orders[orders["cycle"] >= 0].groupby(by)["cycle"]
            times = cycle.agg(["mean", "std"]).join(cycle.quantile([0.5, 0.9, 0.95]).unstack())
            lines = data.groupby(by)[[*sums, "days_late"]].agg({**dict.fromkeys(sums, "sum"), "days_late": "mean"})
            n = data.groupby(by).size()
            ratios = pd.DataFrame(
                {
                    "line_on_time": lines["on_time"] / n,
                    "line_in_full": lines["in_full"] / n,
                    "unit_fill": lines["filled"] / lines["quantity_ordered"],
                    "value_fill": lines["value_filled"] / lines["value"],
                }
            )
            whole = rates.join(ratios).join(times).join(lines["days_late"])
            for key, row in whole.iterrows():
                names = dict(zip(by, key if isinstance(key, tuple) else (key,), strict=False))
                table[f"{names.get('value_class')} {names.get('month')}"] = [float(cell) for cell in row]
    with stages("intervals"):  # what intervals of ratios rest on: sums of squares and products, clustered by customer
        for by in SPLITS:
            clusters = data.groupby([*by, "customer"])[sums].sum()
            clusters["lines"] = data.groupby([*by, "customer"]).size()
            for x, y in PAIRS:
                parts = pd.DataFrame({"xx": clusters[x] ** 2, "yy": clusters[y] ** 2, "xy": clusters[x] * clusters[y]})
                parts.groupby(by).sum()
    stages.tell(table)


if __name__ == "__main__":
    main()
