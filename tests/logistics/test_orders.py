"""Tests of counting order records, against counts made one by one."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from scorecard._result import Provenance
from scorecard.logistics import CellCounts, OrderLayout, Orders, ServiceDefinitions, service_performance
from scorecard.logistics.order_arranging import arrange
from scorecard.logistics.order_reasons import REASONS
from tests.logistics import brute
from tests.logistics.test_row_findings import row

brute.REASONS[:] = list(REASONS)

DEFINITIONS = (
    {
        "on_time": {"basis": "promised", "unit": "dates", "open_orders": "missed"},
        "in_full": {"over": "counts"},
        "cycle_time": {"start": "ordered_at", "end": "delivered_at", "clock": "dates", "level": "order"},
        "period_by": "ordered",
        "as_of": "1970-03-01",
    },
    {
        "on_time": {"basis": "requested", "early": 5, "late": 2, "unit": "hours", "open_orders": "left_out"},
        "in_full": {"over": "fails", "tolerance": 0.1, "within": 3},
        "cycle_time": {"start": "ordered_at", "end": "delivered_at", "clock": "minutes", "level": "line"},
        "period_by": "delivered",
        "as_of": "1970-02-10",
    },
    {
        "in_full": {"over": "counts", "tolerance": 0.25},
        "cycle_time": {"start": "ordered_at", "end": "delivered_at", "clock": "hours24", "level": "order"},
        "period_by": "promised",
        "as_of": "1970-02-10",
    },
)
RULES = (
    {},
    {
        "delivered_before_ordered": "kept",
        "negative_quantity": "missing",
        "over_delivered": "missing",
        "repeated_line": "kept",
        "unknown_customer": "left_out",
    },
    {"delivered_before_ordered": "missing", "negative_quantity": "kept"},
)


def some_rows(seed: int, *, lines: int = 160, customers: bool = True, numbered: bool = True) -> list[brute.Row]:
    """Return rows with everything that can be wrong."""
    dice = random.Random(seed)  # noqa: S311 - test data
    rows: list[brute.Row] = []

    def stamp(low: int, high: int) -> object:
        return dice.choice([None, "word", *[dice.randrange(low, high) for _ in range(12)]])

    while len(rows) < lines:
        order = dice.choice([None, *[f"O{i}" for i in range(60)]]) if dice.random() < 0.9 else f"O{len(rows)}"
        start = dice.randrange(20_000, 90_000)
        row: brute.Row = {
            "order": order,
            "group": dice.choice(["north", "south", "west", None]),
            "ordered_at": stamp(start, start + 2000),
            **{name: stamp(start + 1000, start + 9000) for name in brute.DATES[1:]},
            "quantity_ordered": dice.choice([None, 0, -3, 1, 7, 10, 20]),
            "quantity_delivered": dice.choice([None, 0, -1, 1, 7, 9, 10, 21]),
            "value": dice.choice([None, 199, 12345, 10**13]),
            **{name: dice.choice([True, True, False, None]) for name in brute.FLAGS},
        }
        if numbered:
            row["line"] = dice.randrange(1, 6)
        if customers:
            row["customer"] = dice.choice([None, "c1", "c2", "c3"])
        rows.extend([row] * dice.choice([1, 1, 1, 2]))
    dice.shuffle(rows)
    return rows


def plain(cell: CellCounts) -> dict[str, object]:
    """Return a cell as the counts that are made one by one are written."""

    def patterns(found: object) -> Counter[object]:
        names = cell.line_patterns.conditions
        counted: Counter[object] = Counter()
        parts = getattr(cell, str(found))
        for known, met, count in zip(parts.known, parts.met, parts.counts, strict=True):
            sets = (frozenset(n for i, n in enumerate(names) if bits >> i & 1) for bits in (int(known), int(met)))
            counted[tuple(sets)] = int(count)
        return counted

    return {
        "lines": cell.lines,
        "orders": cell.orders,
        "customers": cell.customers,
        "line_patterns": patterns("line_patterns"),
        "order_patterns": patterns("order_patterns"),
        "durations": {
            name: Counter(dict(zip(d.values.tolist(), d.counts.tolist(), strict=True)))
            for name, d in cell.durations.items()
            if len(d.values)
        },
        "ratios": {n: (r.clusters, r.x, r.y, r.xx, r.yy, r.xy) for n, r in cell.ratios.items()},
    }


def orders_of(rows: list[brute.Row], layout: OrderLayout) -> Orders:
    lines, quality = arrange(brute.raw_lines(rows), layout)
    return Orders(lines, layout, quality, Provenance(source="rows"))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("chosen", range(len(DEFINITIONS)))
@pytest.mark.parametrize("period", ["month", "week", None])
def test_every_cell_is_as_counted_one_by_one(seed: int, chosen: int, period: str | None) -> None:
    rows = some_rows(seed, customers=seed % 3 != 0, numbered=seed % 2 == 0)
    layout = OrderLayout.model_validate({"segments": {"group": "group"}, "rules": RULES[seed % len(RULES)]})
    definitions = ServiceDefinitions.model_validate(DEFINITIONS[chosen])
    by = "group" if seed != 5 else None
    counts = orders_of(rows, layout).count(by=by, period=period, definitions=definitions)  # type: ignore[arg-type]
    expected = brute.Brute(rows, layout, definitions, by, period)
    places = {(r["_g"], r["_p"]) for r in expected.rows}
    groups = sorted({str(g) for g, _ in places if g is not None})
    periods = sorted({str(p) for _, p in places if p is not None})
    wanted = [
        (g, p)
        for g in (*groups, None)
        for p in (*periods, None)
        if any((g is None or a == g) and (p is None or b == p) for a, b in places)
    ]
    assert [(cell.group, cell.period) for cell in counts.cells] == wanted
    for cell in counts.cells:
        assert plain(cell) == expected.cell(cell.group, cell.period)


def test_row_order_does_not_matter() -> None:
    rows = some_rows(11)
    layout = OrderLayout(segments={"group": "group"})
    definitions = ServiceDefinitions.model_validate(DEFINITIONS[0])
    first = orders_of(rows, layout).count(by="group", period="month", definitions=definitions)
    turned = orders_of(rows[::-1], layout).count(by="group", period="month", definitions=definitions)
    for one, other in zip(first.cells, turned.cells, strict=True):
        assert plain(one) == plain(other)
        assert one.left_out == other.left_out
    assert np.array_equal([row.rows for row in first.quality.rows], [row.rows for row in turned.quality.rows])


@pytest.mark.parametrize(("zone", "expected"), [(None, 1), ("Asia/Shanghai", 2)])
def test_moments_after_the_day_of_the_figures_are_told(zone: str | None, expected: int) -> None:
    """The day ends at midnight of the zone: 16:00 UTC in Shanghai."""
    end = 1440 * 11
    rows = [row(delivered_at=end), row(order="B", delivered_at=end - 1), row(order="C", delivered_at=end - 481)]
    layout = OrderLayout(time_zone=zone)
    counted = orders_of(rows, layout).count(
        definitions=ServiceDefinitions.model_validate({**DEFINITIONS[0], "as_of": "1970-01-11"})
    )
    assert {r.column: r.rows for r in counted.quality.rows if r.code == "after_as_of"} == {"delivered_at": expected}


def test_every_share_says_what_no_figure_counts() -> None:
    """An order of nothing but a return is left out of shares of one condition and of several."""
    rows = [row(), row(order="B", quantity_ordered=-1, quantity_delivered=-1)]
    definitions = ServiceDefinitions.model_validate({**DEFINITIONS[0], "as_of": "1970-01-11"})
    found = service_performance(orders_of(rows, OrderLayout()), definitions=definitions)
    figures = ("on_time_rate", "fill_rate_order", "otif_rate", "perfect_order_rate", "perfect_order_complete")
    assert [dict(found.row(figure).left_out) for figure in figures] == [{"negative_quantity": 1}] * 5
    assert [found.row(figure).denominator for figure in figures] == [1] * 5
