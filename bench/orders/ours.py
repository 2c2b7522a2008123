"""The workload with scorecard: ``python ours.py FILE``."""

from __future__ import annotations

import sys

from workload import OF_ORDERS, PRODUCTS, RATIOS, TIMES, Stages


def main() -> None:
    """Read and compute."""
    stages = Stages()
    with stages("import"):
        import pyarrow.parquet  # noqa: F401  # reading loads it
        import scipy.special  # noqa: F401  # the intervals load it

        # by name, as programs do: each name loads its own modules, as the import of pandas does
        from scorecard import read_orders
        from scorecard.logistics import (
            CycleTime,
            InFull,
            OnTime,
            OrderLayout,
            ServiceDefinitions,
            service_performance,
        )
    with stages("read"):
        orders = read_orders(sys.argv[1], OrderLayout(segments={"value_class": "value_class"}))
    definitions = ServiceDefinitions(
        on_time=OnTime(basis="promised", unit="dates", open_orders="missed"),
        in_full=InFull(over="counts"),
        cycle_time=CycleTime(start="ordered_at", end="delivered_at", clock="minutes", level="order"),
        period_by="ordered",
    )
    with stages("figures"):
        found = service_performance(orders, definitions=definitions, by="value_class", period="month")
    table: dict[str, dict[str, list[float]]] = {}
    for row in found.rows:
        told = table.setdefault(f"{row.group} {row.period}", {})
        if row.id in OF_ORDERS:
            told[row.id] = [row.n, row.value, row.standard_error]
        elif row.id in RATIOS:
            told[row.id] = [row.value, row.standard_error]
        elif row.id.removeprefix("cycle_time_") in TIMES:
            told[row.id] = [row.value, row.standard_error] if row.id == "cycle_time_mean" else [row.value]
        elif row.id in PRODUCTS:
            told[row.id] = [row.value]
        elif row.id == "perfect_order_bounds":
            told["bounds_low"], told["bounds_high"] = [row.low], [row.high]
    names = (*OF_ORDERS, *RATIOS, *(f"cycle_time_{name}" for name in TIMES), *PRODUCTS)
    stages.tell({cell: [number for name in names for number in told[name]] for cell, told in table.items()})


if __name__ == "__main__":
    main()
