"""The workload with pandas, as such analyses are written: ``python peer_pandas.py FILE``."""

from __future__ import annotations

import sys

from workload import OF_ORDERS, RATES, RATIOS, Stages

SPLITS = (["value_class", "month"], ["value_class"], ["month"], ["all"])


def main() -> None:  # noqa: PLR0915  # one script from top to bottom, as such analyses are
    """Read and compute."""
    stages = Stages()
    with stages("import"):
        import numpy as np
        import pandas as pd
    with stages("read"):
        data = pd.read_parquet(sys.argv[1])
    table: dict[str, list[float]] = {}
    with stages("prepare"):
        data["days_late"] = (data["delivered_at"].dt.normalize() - data["promised_at"].dt.normalize()).dt.days
        data["on_time"] = data["days_late"] <= 0
        data["in_full"] = data["quantity_delivered"] >= data["quantity_ordered"]
        data["otif"] = data["on_time"] & data["in_full"]
        data["lines"] = 1
        data["units"] = data["quantity_ordered"]
        data["units_filled"] = data[["quantity_delivered", "quantity_ordered"]].min(axis=1)
        data["value_filled"] = (data["value"] * data["units_filled"] / data["units"]).round(2)
        for what in ("on_time", "otif"):
            data[f"units_{what}"] = data["units"] * data[what]
            data[f"value_{what}"] = data["value"] * data[what]
        data["month"] = data["ordered_at"].dt.to_period("M")
        data["all"] = 0
        orders = data.groupby("order").agg(
            value_class=("value_class", "first"),
            month=("month", "first"),
            start=("ordered_at", "min"),
            first=("delivered_at", "min"),
            end=("delivered_at", "max"),
            days_late=("days_late", "max"),
            **{name: (name, "all") for name in RATES},
        )
        orders["on_the_day"] = orders["days_late"] == 0
        orders["early"] = orders["days_late"] < 0
        orders["otif"] = orders["on_time"] & orders["in_full"]
        orders["perfect_order"] = orders[list(RATES)].all(axis=1)
        orders["all"] = 0
        orders["cycle"] = (orders["end"] - orders["start"]).dt.total_seconds() / 60
    with stages("orders"):
        found: list[pd.DataFrame] = []
        for by in SPLITS:
            groups = orders.groupby(by)
            shares, n = groups[list(dict.fromkeys(OF_ORDERS.values()))].mean(), groups.size()
            columns: dict[tuple[str, str], object] = {}
            for name, condition in OF_ORDERS.items():
                columns[name, "n"], columns[name, "value"] = n, shares[condition]
                columns[name, "error"] = np.sqrt(shares[condition] * (1 - shares[condition]) / n)
            found.append(pd.DataFrame(columns))
    with stages("ratios"):
        sums = list(dict.fromkeys(name for pair in RATIOS.values() for name in pair))
        for number, by in enumerate(SPLITS):
            customers = data.groupby([*by, "customer"])[sums].sum()
            level = list(range(len(by)))
            totals, clusters = customers.groupby(level=level).sum(), customers.groupby(level=level).size()
            columns = {}
            for name, (x, y) in RATIOS.items():
                ratio = totals[y] / totals[x]
                rest = customers[y] - customers[x] * ratio.reindex(customers.index.droplevel("customer")).to_numpy()
                squares = (rest**2).groupby(level=level).sum()
                columns[name, "value"] = ratio
                columns[name, "error"] = np.sqrt(clusters / (clusters - 1) * squares) / totals[x]
            found[number] = found[number].join(pd.DataFrame(columns))
    with stages("times"):
        for number, by in enumerate(SPLITS):
            # an order with a line delivered before it was ordered has no cycle time
            cycle = orders[orders["first"] >= orders["start"]].groupby(by)["cycle"]
            mean, deviation = cycle.mean(), cycle.std()
            quantiles = cycle.quantile([0.5, 0.9, 0.95]).unstack()
            columns = {("mean", "value"): mean, ("mean", "error"): deviation / np.sqrt(cycle.size())}
            columns |= {(str(share), "value"): quantiles[share] for share in quantiles}
            columns |= {("sd", "value"): deviation, ("cv", "value"): deviation / mean}
            found[number] = found[number].join(pd.DataFrame(columns))
    with stages("products"):
        for number, whole in enumerate(found):
            rate = {name: whole[name, "value"] for name in OF_ORDERS}
            parts = [name for name, condition in OF_ORDERS.items() if condition in RATES]
            parts = [name for name in parts if name not in ("within_promise", "orders_shipped_complete")]
            rates = pd.concat([rate[name] for name in parts], axis=1)
            columns = {
                ("otif_product", "value"): rate["on_time_rate"] * rate["fill_rate_order"],
                ("perfect_order_product", "value"): rates.prod(axis=1),
                ("bounds_low", "value"): (rates.sum(axis=1) - (len(parts) - 1)).clip(lower=0),
                ("bounds_high", "value"): rates.min(axis=1),
            }
            found[number] = whole.join(pd.DataFrame(columns))
    for by, whole in zip(SPLITS, found, strict=True):
        for key, row in whole.iterrows():
            names = dict(zip(by, key if isinstance(key, tuple) else (key,), strict=False))
            table[f"{names.get('value_class')} {names.get('month')}"] = [float(cell) for cell in row]
    stages.tell(table)


if __name__ == "__main__":
    main()
