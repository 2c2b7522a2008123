"""Stock-outs as periods, as episodes, as demand."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.logistics.stock_outs import stock_out
from tests.refusal import refusal


def test_periods_and_episodes_are_different_things() -> None:
    found = stock_out(
        [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0],
        demand=[100, 120, 90, 140, 110, 95, 105, 130, 100, 115, 90, 105],
        unmet=[0, 0, 12, 30, 0, 0, 0, 8, 0, 0, 0, 0],
    )
    # by hand: 3 of 12 periods, 2 runs, 50 of 1300 units; the mean of (1 - 12/90), (1 - 30/140), (1 - 8/130) and nine ones
    assert (found.frequency.value, found.service_level, found.episodes) == (0.25, 0.75, 2)
    assert found.unit_fill_rate == pytest.approx(1250 / 1300, abs=1e-15)
    assert found.mean_period_fill_rate == pytest.approx(0.96590354, abs=5e-9)
    assert [row[2] for row in found.table().rows][:3] == [25.0, 75.0, 2]


def test_without_demand_there_is_no_fill_rate() -> None:
    found = stock_out([True, True])
    assert (found.episodes, found.unit_fill_rate, found.mean_period_fill_rate) == (1, None, None)
    nothing = stock_out([False], demand=[0], unmet=[0])
    assert (nothing.unit_fill_rate, nothing.mean_period_fill_rate) == (None, None)
    assert stock_out([]).service_level is None


def test_one_stock_out_in_very_many_periods_is_printed_as_one() -> None:
    """One of 10 000: 0.01 %, so that 99.99 % of the periods have none."""
    text = stock_out([False] * 9999 + [True]).table().to_text("en")
    shown = {line[:32].strip(): line[32:].split()[2] for line in text.splitlines()[3:5]}
    assert shown == {"Stock-out frequency, by periods": "0.01", "Cycle service level": "99.99"}


def test_what_does_not_fit_is_refused() -> None:
    assert refusal(lambda: stock_out([0, 2], demand=[1, 2]), error=UsageError) == [
        "row 2: stock ran out in a period, or did not; found '2'. Write True or False. [bad-stock-out]",
        "unmet is missing. Give demand and unmet, or neither. [demand-half]",
    ]
    assert refusal(lambda: stock_out([0, 1], demand=[1], unmet=[1, 2]), error=UsageError) == [
        (
            "stock-outs, demand and unmet demand are not equally long; found '2, 1 and 2'. "
            "Give one value for each period. [uneven-periods]"
        )
    ]
    assert refusal(lambda: stock_out([0, 1], demand=[5, 6], unmet=[0, 7]), error=UsageError) == [
        "row 2: unmet demand must lie between 0 and the demand; found '7 of 6'. Correct one of them. [bad-demand]"
    ]


def test_text_is_no_demand() -> None:
    assert refusal(lambda: stock_out([0], demand=["5"], unmet=["0"]), error=UsageError) == [  # type: ignore[list-item]
        "row 1: unmet demand must lie between 0 and the demand; found '0 of 5'. Correct one of them. [bad-demand]"
    ]
