"""From the inputs of logistics cases to library calls, one named result at a time."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.logistics import cycle_time_sum, fill_rate, order_cycle_time, perfect_order, stock_out
from scorecard.logistics import otif as count_otif
from scorecard.logistics.counted_rates import counted_rate
from scorecard.logistics.perfect_order import perfect_order_product
from tests.reference.inputs import UnknownResultError, given, listed, mapped, number, series

Inputs = Mapping[str, object]


def perfect_orders(inputs: Inputs, name: str) -> object:
    """Return the rate by order, its components, or products of rates."""
    for stated in listed(inputs.get("components", [])):
        if mapped(stated).get("name") == name:
            return perfect_order_product([number(rate) for rate in listed(given(mapped(stated), "rates"))])
    columns = _columns(given(inputs, "orders"))
    found = perfect_order({str(place): column for place, column in enumerate(columns)})
    results: dict[str, object] = {
        "order_level_rate": found.rate.value,
        "product_of_rates": found.product,
        "component_rates": [part.value for part in found.components.values()],
    }
    return _result(results, name)


def otif(inputs: Inputs, name: str) -> object:
    """Return the rate by order, from counts, or as a product of rates."""
    for stated in listed(inputs.get("rates", [])):
        rates = mapped(stated)
        if rates.get("name") == name:
            return perfect_order_product([number(given(rates, "on_time")), number(given(rates, "in_full"))])
    for stated in listed(inputs.get("counts", [])):
        counts = mapped(stated)
        if counts.get("name") == name:
            return counted_rate(int(number(given(counts, "otif"))), int(number(given(counts, "total")))).value
    on_time, in_full = _columns(given(inputs, "orders"))
    found = count_otif(on_time, in_full)
    return _result({"order_level": found.rate.value, "product_of_rates": found.product}, name)


def fill_rates(inputs: Inputs, name: str) -> object:
    """Return one fill rate from totals."""
    totals = {key: int(number(value)) for key, value in mapped(given(inputs, "totals")).items()}
    found = fill_rate(
        units_ordered=totals.get("units_ordered"),
        units_delivered=totals.get("units_delivered"),
        lines=totals.get("lines"),
        complete_lines=totals.get("complete_lines"),
        orders=totals.get("orders"),
        complete_orders=totals.get("complete_orders"),
        value_ordered=totals.get("value_ordered"),
        value_delivered=totals.get("value_delivered"),
    )
    rates = {"unit": found.unit, "line": found.line, "order": found.order, "value": found.value}
    rate = rates.get(name)
    if rate is None:
        raise UnknownResultError(name)
    return rate.value


def cycle_times(inputs: Inputs, name: str) -> object:
    """Return a statistic of cycle times, or of their parts."""
    if name in ("total_mean", "total_sd_independent", "sum_of_sds"):
        stated = [mapped(part) for part in listed(given(inputs, "components"))]
        parts = {str(given(p, "name")): (number(given(p, "mean")), number(given(p, "sd"))) for p in stated}
        total = cycle_time_sum(parts)
        sums = (total.mean, total.standard_deviation, total.largest_deviation)
        return dict(zip(("total_mean", "total_sd_independent", "sum_of_sds"), sums, strict=True))[name]
    promised = inputs.get("promised")
    found = order_cycle_time(
        series(given(inputs, "times")).optional(), promised=None if promised is None else number(promised)
    )
    results: dict[str, object] = {
        "mean": found.mean.value,
        "median": found.median.value,
        "sd_sample": found.standard_deviation.value,
        "sd_population": found.population_deviation.value,
        "p90_linear": found.p90.value,
        "p95_linear": found.p95.value,
        "cv": found.variation.value,
        "share_within_promise": None if found.within_promise is None else found.within_promise.value,
    }
    return _result(results, name)


def stock_outs(inputs: Inputs, name: str) -> object:
    """Return how often stock ran out, or what that cost."""
    flags = [int(number(value)) for value in listed(given(inputs, "periods_stock_out"))]
    demand, unmet = inputs.get("demand"), inputs.get("unmet")
    found = stock_out(
        flags,
        demand=None if demand is None else series(demand).array().tolist(),
        unmet=None if unmet is None else series(unmet).array().tolist(),
    )
    results: dict[str, object] = {
        "stock_out_frequency": found.frequency.value,
        "cycle_service_level": found.service_level,
        "unit_fill_rate": found.unit_fill_rate,
        "mean_period_fill_rate": found.mean_period_fill_rate,
        "episodes": found.episodes,
    }
    return _result(results, name)


def _columns(orders: object) -> list[list[int | None]]:
    """Return the conditions of orders, one list a condition."""
    rows = [listed(row) for row in listed(orders)]
    return [[None if v is None else int(number(v)) for v in column] for column in zip(*rows, strict=True)]


def _result(results: Mapping[str, object], name: str) -> object:
    """Return the result of a name."""
    if name not in results:
        raise UnknownResultError(name)
    return results[name]
