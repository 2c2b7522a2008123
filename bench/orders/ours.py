"""The workload with scorecard: ``python ours.py FILE``."""

from __future__ import annotations

import sys

from workload import RATES, Stages


def main() -> None:
    """Read, count and compute."""
    stages = Stages()
    with stages("import"):
        import numpy as np

        import scorecard as sc
        from scorecard.logistics import CycleTime, InFull, OnTime, OrderLayout, ServiceDefinitions
    with stages("read"):
        orders = sc.read_orders(sys.argv[1], OrderLayout(segments={"value_class": "value_class"}))
    definitions = ServiceDefinitions(
        on_time=OnTime(basis="promised", unit="dates", open_orders="missed"),
        in_full=InFull(over="counts"),
        cycle_time=CycleTime(start="ordered_at", end="delivered_at", clock="minutes", level="order"),
        period_by="ordered",
    )
    with stages("count"):
        counts = orders.count(by="value_class", period="month", definitions=definitions)
    table: dict[str, list[float]] = {}
    with stages("figures"):
        for cell in counts.cells:
            patterns = cell.order_patterns
            bits = [1 << patterns.conditions.index(name) for name in RATES]

            def rate(mask: int, patterns=patterns, orders=cell.orders) -> float:
                return int(patterns.counts[patterns.met & mask == mask].sum()) / orders

            times = cell.durations["cycle_time"]
            n, total = int(times.counts.sum()), int((times.values * times.counts).sum())
            squares = int((times.values**2 * times.counts).sum())
            edges = np.cumsum(times.counts)
            quantiles = []
            for share in (0.5, 0.9, 0.95):
                place = (n - 1) * share
                ends = (int(place), min(int(place) + 1, n - 1))
                low, high = (times.values[np.searchsorted(edges, end, side="right")] for end in ends)
                quantiles.append(float(low + (high - low) * (place - int(place))))
            late = cell.durations["lateness"]
            ratios = (cell.ratios[name] for name in ("line_on_time", "line_in_full", "unit_fill", "value_fill"))
            table[f"{cell.group} {cell.period}"] = [
                *(rate(bit) for bit in bits),
                rate(bits[0] | bits[1]),
                rate(sum(bits)),
                *(ratio.y / ratio.x for ratio in ratios),
                total / n,
                ((squares * n - total * total) / (n * (n - 1))) ** 0.5,
                *quantiles,
                float((late.values * late.counts).sum() / late.counts.sum()),
            ]
    stages.tell(table)


if __name__ == "__main__":
    main()
