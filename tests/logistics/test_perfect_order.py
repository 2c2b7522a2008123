"""Perfect orders by row, beside what rates alone can tell."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import UsageError
from scorecard.logistics.perfect_order import otif, perfect_order, perfect_order_bounds, perfect_order_product
from tests.refusal import refusal

FLAGS = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=30)


def test_the_rate_is_counted_by_order() -> None:
    # ten orders with four conditions: 5 of 10 are perfect, the rates multiply to 0.5184
    orders = ["1111", "1111", "0111", "1011", "1110", "0011", "1111", "1101", "1111", "1111"]
    found = perfect_order({str(i): [int(o[i]) for o in orders] for i in range(4)})
    assert found.rate.value == 0.5
    assert found.product == pytest.approx(0.5184, abs=1e-12)
    assert [part.value for part in found.components.values()] == [0.8, 0.8, 0.9, 0.9]
    assert (found.low_bound, found.high_bound) == (pytest.approx(0.4, abs=1e-12), 0.8)
    # Wilson, 5 of 10
    assert (found.rate.low, found.rate.high) == (pytest.approx(0.2366, abs=5e-5), pytest.approx(0.7634, abs=5e-5))


def test_a_known_failure_counts_and_what_is_open_is_left_out() -> None:
    found = otif([True, True, None, False, False], [True, None, True, False, None])
    assert (found.rate.numerator, found.rate.n, found.left_out) == (1, 3, 2)
    # the components are over the two orders known on both
    assert (found.components["on_time"].value, found.product) == (0.5, 0.25)
    assert "Orders left out because a condition is not known: 2." in found.table().to_text("en")


def test_where_only_failures_can_be_seen_there_is_no_rate() -> None:
    found = otif([False, None], [None, True])
    assert (found.rate.value, found.product, found.left_out) == (None, None, 2)


def test_nothing_known_gives_nothing() -> None:
    found = perfect_order({"on_time": [None, None]})
    assert (found.rate.value, found.product, found.low_bound, found.left_out) == (None, None, None, 2)
    assert "–" in found.table().to_text("zh")


@given(FLAGS)
def test_the_rate_lies_within_what_the_rates_leave_open(orders: list[tuple[bool, bool, bool]]) -> None:
    found = perfect_order({str(i): [o[i] for o in orders] for i in range(3)})
    assert found.low_bound is not None
    assert found.high_bound is not None
    assert found.rate.value is not None
    assert found.low_bound - 1e-12 <= found.rate.value <= found.high_bound + 1e-12


def test_both_bounds_are_attained() -> None:
    # every way to place 3 and 2 met conditions on 4 orders: from 1/4, 3/4 + 2/4 - 1, to 2/4, the smaller rate
    first = [True, True, True, False]
    seconds = [s for s in product([False, True], repeat=4) if sum(s) == 2]
    rates = {otif(first, list(s)).rate.value for s in seconds}
    assert (min(r for r in rates if r is not None), max(r for r in rates if r is not None)) == perfect_order_bounds(
        [0.75, 0.5]
    )


def test_products_are_those_printed_by_their_sources() -> None:
    # APQC prints .98 × .97 × .99 × .82 as 0.7716, truncated
    assert perfect_order_product([0.98, 0.97, 0.99, 0.82]) == pytest.approx(0.77169708, abs=1e-12)
    assert perfect_order_bounds([0.3, 0.4]) == (0.0, 0.3)


def test_what_is_no_rate_is_refused() -> None:
    assert refusal(lambda: perfect_order_product([0.9, 95, True]), error=UsageError) == [
        "rates.1: a rate must lie between 0 and 1; found '95'. Write 0.95 for 95 %. [bad-rate]",
        "rates.2: a rate must lie between 0 and 1; found 'True'. Write 0.95 for 95 %. [bad-rate]",
    ]
    assert refusal(lambda: perfect_order_bounds([]), error=UsageError) == [
        "there is no component rate. Give at least one. [no-rates]"
    ]


def test_what_is_no_condition_is_refused() -> None:
    assert refusal(lambda: perfect_order({}), error=UsageError) == [
        "there is no condition. Give at least one, such as on_time. [no-conditions]"
    ]
    assert refusal(lambda: otif([1, 2], [1]), error=UsageError) == [
        (
            "the conditions are not equally long; found 'on_time 2, in_full 1'. "
            "Give one value for each order, None where it is not known. [uneven-conditions]"
        ),
        (
            "row 2, column on_time: a condition is met, not met or not known; found '2'. "
            "Write True, False or None. [bad-condition]"
        ),
    ]


def test_text_is_no_rate() -> None:
    assert refusal(lambda: perfect_order_bounds(["0.9"]), error=UsageError) == [  # type: ignore[list-item]
        "rates.0: a rate must lie between 0 and 1; found '0.9'. Write 0.95 for 95 %. [bad-rate]"
    ]
