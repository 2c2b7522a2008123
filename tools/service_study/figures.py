"""Figures of one sample of orders with their intervals, by the library's own functions from counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics import RatioSums, SimulationTruth
from scorecard.logistics.counted_rates import counted_rate
from scorecard.logistics.service_truth import CONDITIONS, PERFECT
from scorecard.logistics.simulated_orders import OrderBlock
from scorecard.stats.clustered_ratio import clustered_ratio
from scorecard.stats.value_counts import CountedMoments, CountedQuantile, ValueCounts
from tools.service_study.worlds import Clusters

__all__ = ["Figure", "Kind", "figures", "ratio_sums", "truths"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Kind = Literal["mean", "rate", "ratio", "quantile", "spread"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval.

    Attributes
    ----------
    name : str
        Which figure.
    kind : {"mean", "rate", "ratio", "quantile", "spread"}
        How its interval is formed.
    n : int
        What it was counted over: orders, or clusters.
    low, high : float or None
        Limits.
    """

    name: str
    kind: Kind
    n: int
    low: float | None
    high: float | None


def truths(known: SimulationTruth) -> dict[str, float]:
    """Return what is true, by the name of the figure."""
    orders, times = known.orders, known.times
    days, late = times.cycle_days(), times.lateness()
    found = {f"orders: {c}": orders.rate(c) for c in CONDITIONS}
    found |= {
        "orders: on time and in full": orders.all_met(("on_time", "in_full")),
        "orders: perfect": orders.perfect_order(),
        "orders: in stock": orders.in_stock(level="order"),
        "questions: answered on the day": times.answered_same_day(),
        "malfunctions: mended on the day": times.recovered_on_the_day(),
        "late orders: told in advance": times.notice_given(),
        "units: fill rate": orders.fill_rate("unit"),
        "value: fill rate": orders.fill_rate("value"),
        "lines: in full": orders.rate("in_full", level="line"),
        "lines: undamaged": orders.rate("undamaged", level="line"),
        "lines: right_quantity": orders.rate("right_quantity", level="line"),
        "lines: in stock": orders.in_stock(),
        "lines: on time": orders.rate("on_time", level="line"),
        "value: on time": orders.rate("on_time", level="value"),
        "cycle time in days": days.mean,
        "cycle time in minutes": times.cycle_minutes()[0],
        "days after the promise": late.mean,
        "time to recover": times.recovery_minutes()[0],
        "cycle time, standard deviation": days.standard_deviation,
    }
    return found | {f"cycle time, {name}": float(days.quantile(p)) for name, p in QUANTILES.items()}


QUANTILES = {"median": 0.5, "90 % quantile": 0.9, "95 % quantile": 0.95}


def figures(block: OrderBlock, clusters: Clusters) -> Iterator[Figure]:
    """Yield the figures of a sample of orders.

    Parameters
    ----------
    block : OrderBlock
        The orders.
    clusters : {"order", "customer"}
        What the errors of ratios are clustered by.

    Yields
    ------
    Figure
        Counted from the block; intervals by `counted_rate`, `clustered_ratio` and `ValueCounts`.
    """
    yield from _rates(block)
    yield from _durations(block)
    for name, (x, y) in _ratios(block).items():
        found = clustered_ratio(ratio_sums(block, x=x, y=y, clusters=clusters), share=True)
        yield Figure(name, "ratio", found.clusters, found.low, found.high)


def ratio_sums(block: OrderBlock, *, x: Ints, y: Ints, clusters: Clusters) -> RatioSums:
    """Return the sums of a numerator and a denominator by line over orders or customers."""
    x, y = (np.add.reduceat(part, block.starts) for part in (x, y))
    if clusters == "customer":
        _, place = np.unique(block.customer, return_inverse=True)
        sums = np.zeros((2, int(place.max()) + 1), np.int64)
        for row, part in zip(sums, (x, y), strict=True):
            np.add.at(row, place, part)
        x, y = sums
    there = x != 0
    x, y = x[there], y[there]
    parts = (int(s) for s in (x.sum(), y.sum(), (x * x).sum(), (y * y).sum(), (x * y).sum()))
    return RatioSums(len(x), *parts, cluster=clusters)


def _ratios(block: OrderBlock) -> dict[str, tuple[Ints, Ints]]:
    """Return denominator and numerator of each ratio, line by line."""
    lines, one = block.lines, np.ones(len(block.lines.ordered), np.int64)
    on_time = np.repeat(block.met["on_time"], block.counts)
    value = lines.price * lines.ordered
    return {
        "units: fill rate": (lines.ordered, lines.delivered),
        "value: fill rate": (value, lines.price * lines.delivered),
        "lines: in full": (one, lines.met["in_full"].astype(np.int64)),
        "lines: undamaged": (one, lines.met["undamaged"].astype(np.int64)),
        "lines: right_quantity": (one, lines.met["right_quantity"].astype(np.int64)),
        "lines: in stock": (one, (~lines.out_of_stock).astype(np.int64)),
        "lines: on time": (one, on_time.astype(np.int64)),
        "value: on time": (value, value * on_time),
    }


def _rates(block: OrderBlock) -> Iterator[Figure]:
    """Yield shares of orders, each an independent trial."""
    met, events, special = block.met, block.events, block.special
    late = ~met["on_time"]
    out = np.logical_or.reduceat(block.lines.out_of_stock, block.starts)
    trials: dict[str, tuple[Bools, Bools | None]] = {f"orders: {c}": (met[c], None) for c in CONDITIONS}
    trials["orders: special_request_met"] = (met["special_request_met"], special)
    trials |= {
        "orders: on time and in full": (met["on_time"] & met["in_full"], None),
        "orders: perfect": (np.logical_and.reduce([met[c] for c in PERFECT]), None),
        "orders: in stock": (~out, None),
        "questions: answered on the day": (events.answered // 1440 == events.asked // 1440, events.asks),
        "malfunctions: mended on the day": (events.recovered // 1440 == events.failed // 1440, events.malfunctions),
        "late orders: told in advance": (events.told, late),
    }
    for name, (yes, there) in trials.items():
        some = yes if there is None else yes[there]
        found = counted_rate(int(some.sum()), len(some))
        yield Figure(name, "rate", found.n, found.low, found.high)


def _durations(block: OrderBlock) -> Iterator[Figure]:
    """Yield means, quantiles and deviations of durations."""
    times, events = block.times, block.events
    days = ValueCounts.of(times.delivered // 1440 - times.ordered // 1440)
    means = {
        "cycle time in days": days,
        "cycle time in minutes": ValueCounts.of(times.delivered - times.ordered),
        "days after the promise": ValueCounts.of(times.delivered // 1440 - times.promised // 1440),
        "time to recover": ValueCounts.of((events.recovered - events.failed)[events.malfunctions]),
    }
    for name, counts in means.items():
        yield _figure(name, "mean", counts.mean())
    for name, p in QUANTILES.items():
        yield _figure(f"cycle time, {name}", "quantile", days.quantile(p))
    yield _figure("cycle time, standard deviation", "spread", days.standard_deviation())


def _figure(name: str, kind: Kind, found: CountedMoments | CountedQuantile) -> Figure:
    return Figure(name, kind, found.n, found.low, found.high)
