"""Tests of the rules for order rows that are not clean."""

from __future__ import annotations

import numpy as np

from scorecard.logistics import OrderRules
from scorecard.logistics.order_lines import NOT_KNOWN
from scorecard.logistics.order_reasons import DROPPED
from scorecard.logistics.row_findings import DONE, RULES, apply_rules
from scorecard.logistics.zone_clock import zone_clock
from tests.logistics import brute


def row(**cells: object) -> brute.Row:
    plain: brute.Row = {
        "order": "A",
        "line": 1,
        "customer": "c",
        "group": "g",
        **dict.fromkeys(brute.DATES),
        **dict.fromkeys(brute.FLAGS),
        **dict.fromkeys(brute.NUMBERS, 1),
        "ordered_at": 1000,
        "promised_at": 2000,
        "requested_at": 2000,
        "delivered_at": 1500,
    }
    return {**plain, **cells}


def test_each_rule_finds_its_rows_and_does_what_is_declared() -> None:
    rows = [
        row(),
        row(order=None),
        row(delivered_at=900),
        row(quantity_delivered=-1),
        row(quantity_delivered=2),
        row(promised_at=None),
        row(customer=None),
    ]
    raw = brute.raw_lines(rows)
    dropped, found = apply_rules(raw, OrderRules(delivered_before_ordered="missing"), zone_clock(None))
    counts = {(finding.code, finding.column): finding.rows for finding in found}
    assert counts == {
        ("no_order", None): 1,
        ("delivered_before_ordered", None): 1,
        ("negative_quantity", None): 1,
        ("over_delivered", None): 1,
        ("missing_promise", "requested_at"): 0,
        ("missing_promise", "promised_at"): 1,
        ("unknown_customer", None): 1,
    }
    assert dropped.tolist() == [0, DROPPED["no_order"], 0, DROPPED["negative_quantity"], 0, 0, 0]
    assert raw.dates["delivered_at"][2] == NOT_KNOWN
    assert [example.row for finding in found for example in finding.examples] == [2, 3, 4, 5, 6, 7]


def test_days_alone_are_compared_as_days() -> None:
    raw = brute.raw_lines([row(ordered_at=1440 + 600, delivered_at=1440)])
    raw.whole_days = frozenset({"delivered_at"})
    _, found = apply_rules(raw, OrderRules(), zone_clock(None))
    assert {finding.rows for finding in found} == {0}


def test_rules_and_treatments_speak_two_languages() -> None:
    assert all(words.complete for words in (*RULES.values(), *DONE.values()))


def test_cells_are_forgotten_where_they_count_as_missing() -> None:
    raw = brute.raw_lines([row(quantity_delivered=-1), row(quantity_delivered=3), row()])
    apply_rules(raw, OrderRules(negative_quantity="missing", over_delivered="missing"), zone_clock(None))
    lowest = np.iinfo(np.int64).min
    assert raw.numbers["quantity_ordered"].tolist() == [lowest, 1, 1]
    assert raw.numbers["quantity_delivered"].tolist() == [lowest, lowest, 1]


def test_a_return_is_not_more_delivered_than_ordered() -> None:
    raw = brute.raw_lines(
        [row(quantity_ordered=-2, quantity_delivered=0), row(quantity_ordered=0, quantity_delivered=1)]
    )
    rules = OrderRules(negative_quantity="kept", over_delivered="missing")
    _, found = apply_rules(raw, rules, zone_clock(None))
    counts = {finding.code: finding.rows for finding in found}
    assert (counts["negative_quantity"], counts["over_delivered"]) == (1, 1)
    assert raw.numbers["quantity_delivered"].tolist() == [0, np.iinfo(np.int64).min]


def test_a_value_below_zero_counts_as_missing_unless_it_belongs_to_a_return() -> None:
    rows = [row(), row(value=-5), row(value=-5, quantity_ordered=-1)]
    lowest = np.iinfo(np.int64).min
    for rules, values in (
        (OrderRules(), [1, lowest, -5]),
        (OrderRules(negative_quantity="missing"), [1, lowest, lowest]),
        (OrderRules(negative_value="kept"), [1, -5, -5]),
    ):
        raw = brute.raw_lines(rows)
        _, found = apply_rules(raw, rules, zone_clock(None))
        counts = {finding.code: (finding.rows, finding.treatment) for finding in found}
        below = 2 if rules.negative_quantity == "missing" else 1
        assert counts["negative_value"] == (below, rules.negative_value)
        assert raw.numbers["value"].tolist() == values
    _, found = apply_rules(brute.raw_lines([row()]), OrderRules(), zone_clock(None))
    assert "negative_value" not in {finding.code for finding in found}


def test_goods_that_were_delivered_on_no_day_are_told() -> None:
    """They count as not delivered, which looks like any other open line."""
    rows = [row(delivered_at=None), row(delivered_at="word"), row(delivered_at=None, quantity_delivered=0), row()]
    _, found = apply_rules(brute.raw_lines(rows), OrderRules(), zone_clock(None))
    told = [
        (f.column, f.treatment, f.rows, [e.row for e in f.examples])
        for f in found
        if f.code == "delivered_without_date"
    ]
    assert told == [("delivered_at", "kept", 1, [1])]
