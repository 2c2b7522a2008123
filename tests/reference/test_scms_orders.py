"""Real orders: deliveries of health supplies, 2006 to 2015, read as found.

``examples/scms_orders`` holds the file of USAID (public domain) and its layout. ``scms/reference.json``: counts, rates and cycle
times by pandas and numpy, with nine decimals; ``scms/oracle_R.json``: limits by NHSRplotthedots 0.2.2, with eleven digits.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scorecard as sc
from scorecard.logistics import (
    CellCounts,
    CycleTime,
    DurationCounts,
    OnTime,
    OrderCounts,
    OrderLayout,
    Orders,
    ServiceDefinitions,
)
from scorecard.logistics.order_lines import NOT_KNOWN
from scorecard.models import Frequency
from scorecard.stats.control_limits import control_limits

HERE = Path(__file__).with_name("scms")
FOLDER = Path(__file__).parents[2] / "examples" / "scms_orders"
REFERENCE: dict[str, Any] = json.loads((HERE / "reference.json").read_text("utf-8"))
ORACLE: dict[str, Any] = json.loads((HERE / "oracle_R.json").read_text("utf-8"))
XMR = REFERENCE["xmr_monthly_on_time_rate_2009-01_2015-08"]
NINE = 6e-10
SIX = 6e-7


@cache
def layout() -> OrderLayout:
    return sc.read_order_layout(FOLDER / "layout.yaml")


@cache
def orders(grain: str = "PO / SO #") -> Orders:
    chosen = layout().model_copy(update={"order": grain})
    return sc.read_orders(FOLDER / "SCMS_Delivery_History_Dataset.csv", chosen)


@cache
def counted(
    *,
    by: str | None = None,
    period: Frequency | None = None,
    early: int | None = None,
    late: int = 0,
    period_by: str = "delivered",
    grain: str = "PO / SO #",
    cycle: tuple[str, str] | None = None,
) -> OrderCounts:
    definitions = ServiceDefinitions.model_validate(
        {
            "on_time": OnTime(basis="promised", early=early, late=late, unit="dates", open_orders="missed"),
            "period_by": period_by,
            "cycle_time": cycle and CycleTime(start=cycle[0], end=cycle[1], clock="dates", level="line"),
        }
    )
    return orders(grain).count(by=by, period=period, definitions=definitions)


def lines(cell: CellCounts) -> dict[str, float]:
    ratio = cell.ratios["line_on_time"]
    return {"k": ratio.y, "n": ratio.x, "rate": ratio.y / ratio.x}


def met_orders(cell: CellCounts) -> tuple[int, int]:
    patterns = cell.order_patterns
    bit = 1 << patterns.conditions.index("on_time")
    return int(patterns.counts[patterns.met & bit > 0].sum()), int(patterns.counts[patterns.known & bit > 0].sum())


def described(counts: DurationCounts, *, keep: Any = None) -> dict[str, float]:
    values = np.repeat(counts.values, counts.counts)
    values = values if keep is None else keep(values)
    return {
        "n": len(values),
        "mean": values.mean(),
        "sd": values.std(ddof=1),
        "median": np.median(values),
        "p90": np.quantile(values, 0.9),
        "p95": np.quantile(values, 0.95),
        "min": values.min(),
        "max": values.max(),
    }


def test_rows_and_keys() -> None:
    assert orders().size == REFERENCE["rows"]
    assert counted().cell().lines == REFERENCE["rows"]
    assert orders().lines.orders == REFERENCE["distinct"]["order"]
    assert orders("ASN/DN #").lines.orders == REFERENCE["distinct"]["shipment"]
    for name in ("country", "vendor", "fulfil_via", "mode"):
        assert len(orders().lines.labels[name].words) == REFERENCE["distinct"][name]
    assert orders().provenance.sha256 == REFERENCE["files"]["SCMS_Delivery_History_Dataset.csv"]["sha256"]


def test_dates_of_both_styles() -> None:
    columns = {
        "quoted": "asked_at",
        "ordered_from_vendor": "ordered_at",
        "scheduled": "promised_at",
        "delivered": "delivered_at",
        "recorded": "recorded_at",
    }
    for name, field in columns.items():
        stamps = orders().lines.dates[field]
        there = stamps[stamps > NOT_KNOWN]
        assert len(there) == REFERENCE["dates"][name]["parsed"]
        for end, stamp in (("min", there.min()), ("max", there.max())):
            assert str(np.datetime64(int(stamp), "m").astype("datetime64[D]")) == REFERENCE["dates"][name][end]
    assert orders().lines.whole_days == set(columns.values())


def test_words_in_place_of_dates_and_numbers() -> None:
    quality = orders().quality
    for column, words in REFERENCE["date_texts_not_dates"].items():
        field = {"PQ First Sent to Client Date": "asked_at", "PO Sent to Vendor Date": "ordered_at"}[column]
        assert {word: quality.found("word", column=field, detail=word) for word in words} == words
        assert quality.found("word", column=field) == sum(words.values())
    texts = REFERENCE["numbers_that_are_text"]
    assert quality.found("word", column="weight") == texts["Weight (Kilograms)"]
    assert quality.found("word", column="freight") == texts["Freight Cost (USD)"]
    assert quality.found("empty_cell", column="insurance") == texts["Line Item Insurance (USD) empty"]
    times = REFERENCE["cycle_time_days"]
    assert quality.found("delivered_before_ordered") == times["negative_vendor_order_to_delivery"]


@pytest.mark.parametrize(
    ("name", "early", "late"),
    [
        ("line_delivered_not_after_scheduled", None, 0),
        ("line_exactly_on_scheduled_day", 0, 0),
        ("line_window_-7_to_0", 7, 0),
        ("line_window_pm7", 7, 7),
        ("line_grace_3_days", None, 3),
    ],
)
def test_lines_on_time_by_every_rule(name: str, early: int | None, late: int) -> None:
    expected = {key: REFERENCE["on_time"][name][key] for key in ("k", "n", "rate")}
    assert lines(counted(early=early, late=late).cell()) == pytest.approx(expected, abs=NINE, rel=0)


def test_early_lines() -> None:
    late = counted().cell().durations["lateness"]
    assert int(late.counts[late.values < 0].sum()) == REFERENCE["on_time"]["line_early"]["k"]


@pytest.mark.parametrize(("name", "grain"), [("order", "PO / SO #"), ("shipment", "ASN/DN #")])
def test_orders_and_shipments_on_time(name: str, grain: str) -> None:
    expected = REFERENCE["on_time"][f"{name}_all_lines_on_time"]
    assert met_orders(counted(grain=grain).cell()) == (expected["k"], expected["n"])


def test_units_and_value_on_time() -> None:
    ratios = counted().cell().ratios
    for name, key in (("unit_on_time", "quantity_weighted"), ("value_on_time", "value_weighted")):
        assert ratios[name].y / ratios[name].x == pytest.approx(REFERENCE["on_time"][key], abs=NINE, rel=0)
    value = ratios["value_on_time"]
    assert round(value.x * value.step, 2) == REFERENCE["abc_country_by_value"]["total_all"]


@pytest.mark.parametrize("by", ["mode", "fulfil_via", "country", "product_group"])
def test_lines_on_time_by_group(by: str) -> None:
    found = {group: lines(counted(by=by).cell(group=group)) for group in counted(by=by).groups}
    expected = REFERENCE["on_time_by"][by]
    assert list(found) == sorted(expected)
    for group, cell in expected.items():
        assert found[group] == pytest.approx(cell, abs=NINE, rel=0)


@pytest.mark.parametrize(
    ("expected", "period", "period_by"),
    [
        (REFERENCE["on_time_by"]["delivered_year"], "year", "delivered"),
        (REFERENCE["on_time_by"]["scheduled_year"], "year", "promised"),
        (REFERENCE["monthly_by_delivered_month"], "month", "delivered"),
    ],
    ids=["delivered_year", "scheduled_year", "delivered_month"],
)
def test_lines_on_time_by_period(expected: dict[str, dict[str, float]], period: Frequency, period_by: str) -> None:
    counts = counted(period=period, period_by=period_by)
    assert list(counts.periods) == list(expected)
    for name, cell in expected.items():
        assert lines(counts.cell(period=name)) == pytest.approx(cell, abs=NINE, rel=0)


def test_days_late() -> None:
    late = counted().cell().durations["lateness"]
    assert described(late) == pytest.approx(REFERENCE["on_time"]["days_late_all"], abs=SIX, rel=0)
    only = described(late, keep=lambda days: days[days > 0])
    assert only == pytest.approx(REFERENCE["on_time"]["days_late_if_late"], abs=SIX, rel=0)
    early = described(late, keep=lambda days: -days[days < 0])
    assert early == pytest.approx(REFERENCE["on_time"]["days_early_if_early"], abs=SIX, rel=0)


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("quote_to_delivery", "asked_at", "delivered_at"),
        ("vendor_order_to_delivery", "ordered_at", "delivered_at"),
        ("delivery_to_record", "delivered_at", "recorded_at"),
    ],
)
def test_cycle_times(name: str, start: str, end: str) -> None:
    times = counted(cycle=(start, end)).cell().durations["cycle_time"]
    assert described(times) == pytest.approx(REFERENCE["cycle_time_days"][name], abs=SIX, rel=0)
    negative = REFERENCE["cycle_time_days"].get(f"negative_{name}")
    assert negative in (None, int(times.counts[times.values < 0].sum()))


def test_cycle_times_by_mode() -> None:
    counts = counted(by="mode", cycle=("asked_at", "delivered_at"))
    for mode, expected in REFERENCE["cycle_time_days"]["quote_to_delivery_by_mode"].items():
        times = counts.cell(group=mode).durations["cycle_time"]
        if expected["n"]:
            assert described(times) == pytest.approx(expected, abs=SIX, rel=0)
        else:
            assert len(times.values) == 0


def test_control_limits_of_monthly_rates() -> None:
    counts = counted(period="month")
    months = [name for name in counts.periods if XMR["months"][0] <= name <= XMR["months"][-1]]
    assert months == XMR["months"]
    rates = [lines(counts.cell(period=name))["rate"] for name in months]
    assert rates == pytest.approx(ORACLE["monthly_on_time_rate"]["values"], abs=1e-10, rel=0)
    limits = control_limits(rates, screening="none")
    assert limits is not None
    assert limits.centre == pytest.approx(XMR["mean"], abs=NINE, rel=0)
    assert limits.mean_moving_range == pytest.approx(XMR["mean_mR"], abs=NINE, rel=0)
    assert (limits.lower, limits.upper) == pytest.approx(tuple(XMR["limits_2.66"]), abs=NINE, rel=0)
    outside = [i for i, rate in enumerate(rates) if not limits.lower <= rate <= limits.upper]
    assert outside == XMR["points_outside_2.66_0based"]
    moving = np.abs(np.diff(rates))
    far = [i + 1 for i, range_ in enumerate(moving) if range_ > XMR["url_mR_3.267"]]
    assert far == XMR["mR_above_url_0based"]
