"""Tests of cells of groups and periods."""

from __future__ import annotations

import pytest

from scorecard.logistics import OrderLayout
from scorecard.logistics.cell_axes import CellAxes
from scorecard.models import Frequency, Period
from tests.logistics.test_orders import orders_of, some_rows


@pytest.mark.parametrize("period", ["year", "half", "quarter", "month", "week"])
def test_periods_are_unbroken_and_named_as_elsewhere(period: Frequency) -> None:
    lines = orders_of(some_rows(3), OrderLayout(segments={"group": "group"})).lines
    axes = CellAxes.of(lines, by="group", column="delivered_at", period=period)
    assert [str(Period.parse(name)) for name in axes.periods] == list(axes.periods)
    assert all(
        Period.parse(one).next() == Period.parse(two) for one, two in zip(axes.periods, axes.periods[1:], strict=False)
    )
    assert axes.size == (len(axes.groups) + 1) * (len(axes.periods) + 1)


def test_a_date_far_away_lays_out_no_periods_between() -> None:
    rows = some_rows(3)
    typo = dict(rows[0], order="Z", delivered_at=-70 * 365 * 1440)
    lines = orders_of([*rows, typo], OrderLayout(segments={"group": "group"})).lines
    axes = CellAxes.of(lines, by=None, column="delivered_at", period="week")
    assert len(axes.periods) < 60
    assert (axes.periods[0][:4], list(axes.periods)) == ("1900", sorted(axes.periods))


def test_without_dates_there_is_no_period() -> None:
    rows = some_rows(3)
    for row in rows:
        row["requested_at"] = None
    lines = orders_of(rows, OrderLayout(segments={"group": "group"})).lines
    assert CellAxes.of(lines, by=None, column="requested_at", period="month").periods == ()
