"""Reference cases of value classes and lifetime values, run through the library."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.logistics import ValueClasses, lifetime_value, value_classes
from scorecard.logistics.lifetime_value import Timing
from tests.reference.inputs import UnknownResultError, listed, mapped, number

Inputs = Mapping[str, object]

_TIMINGS: Mapping[str, Timing] = {
    "first_margin_now": "first_margin_now",
    "first_margin_after_one_period": "first_margin_after_one_period",
    "first_margin_end_of_period_certain": "end_of_period_certain",
}


def abc(inputs: Inputs, name: str) -> object:
    """Return one result of an ABC analysis of items by yearly value."""
    items = [str(item) for item in listed(inputs["items"])]
    volumes, costs = (map(number, listed(inputs[key])) for key in ("volume", "unit_cost"))
    values = {item: volume * cost for item, volume, cost in zip(items, volumes, costs, strict=True)}
    shares = [number(share) for share in listed(inputs["item_shares"])]
    lines = [number(line) for line in listed(inputs["thresholds"])]
    by_count = value_classes(values, labels="ABC", shares=shares)
    total = by_count.total
    results: dict[str, object] = {
        "values": list(values.values()),
        "total": total,
        "share_percent": [100 * value / total for value in values.values()],
        "classes_by_item_share": _classes(by_count),
        "value_share_by_class": [one.share_value for one in by_count.classes],
        "classes_crossing_item_in_higher_class": _classes(
            value_classes(values, labels="ABC", rule="cumulative", thresholds=lines, crossing="higher")
        ),
        "classes_crossing_item_in_lower_class": _classes(
            value_classes(values, labels="ABC", rule="cumulative", thresholds=lines, crossing="lower")
        ),
    }
    if name not in results:
        raise UnknownResultError(name)
    return results[name]


def _classes(found: ValueClasses) -> list[str]:
    """Return the class of each item, in the order given."""
    by_id = found.labels_by_id()
    return [by_id[one] for one in found.ids]


def clv(inputs: Inputs, name: str) -> object:
    """Return one lifetime value; its name begins with the case and ends with the timing."""
    for case in map(mapped, listed(inputs["cases"])):
        timing = name.removeprefix(f"{case['name']}_")
        if timing in _TIMINGS and timing != name:
            return lifetime_value(
                number(case["margin"]),
                number(case["retention"]),
                discount=number(case["discount"]),
                timing=_TIMINGS[timing],
            ).value
    raise UnknownResultError(name)
