"""Orders are placed at the first moment of their rows, on the clock of whoever asks."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa
import pytest

from scorecard.io import read_orders
from scorecard.logistics import NO_TIME, OrderLayout, OrderRules, Orders


def minutes(text: str) -> int:
    """Return minutes since 1970-01-01."""
    return int((datetime.fromisoformat(text) - datetime.fromisoformat("1970-01-01")).total_seconds() // 60)


def orders(rows: list[tuple[str | None, str | None]], *, zone: str | None = None) -> Orders:
    """Return orders with the moments of their rows."""
    names, moments = zip(*rows, strict=True)
    table = pa.table({"order": pa.array(names, pa.string()), "ordered_at": pa.array(moments, pa.string())})
    return read_orders(table, OrderLayout(time_zone=zone))


def test_the_first_row_counts_and_others_are_not_there() -> None:
    rows: list[tuple[str | None, str | None]] = [
        ("b", "2026-03-01 10:00"), ("a", "2026-03-02 08:00"), ("b", "2026-03-01 09:00"), ("c", None), (None, "2026-01-01 07:00"),
    ]  # fmt: skip
    found = orders(rows).placed(["a", "b", "c", "d"])
    assert dict(found.ordered_at) == {"a": minutes("2026-03-02 08:00"), "b": minutes("2026-03-01 09:00"), "c": NO_TIME}
    assert (found.left_out, found.counted) == (frozenset(), 3)


def test_orders_that_no_figure_counts_are_told() -> None:
    table = pa.table(
        {
            "order": ["a", "b", "b"],
            "quantity_ordered": [-1, -1, 1],
            "ordered_at": ["2026-03-01", "2026-02-01", "2026-03-02"],
        }
    )
    layout = OrderLayout(rules=OrderRules(negative_quantity="left_out"))
    found = read_orders(table, layout).placed(["a", "b"])
    assert dict(found.ordered_at) == {"b": minutes("2026-03-02")}
    assert (found.left_out, found.counted) == (frozenset({"a"}), 1)


@pytest.mark.parametrize(
    ("moment", "own", "asked", "expected"),
    [
        ("2026-07-01 10:00", "Europe/Berlin", None, "2026-07-01 10:00"),
        ("2026-07-01 10:00", "Europe/Berlin", "Asia/Shanghai", "2026-07-01 16:00"),
        ("2026-01-01 10:00", "Europe/Berlin", "Asia/Shanghai", "2026-01-01 17:00"),
        ("2026-07-01 10:00", None, "Asia/Shanghai", "2026-07-01 10:00"),
        ("2026-07-01T10:00+02:00", None, "Asia/Shanghai", "2026-07-01 16:00"),
        ("2026-07-01T10:00+02:00", "America/New_York", None, "2026-07-01 04:00"),
        ("2026-07-01", "Europe/Berlin", "Asia/Shanghai", "2026-07-01"),
    ],
)
def test_moments_stand_on_the_clock_that_is_asked_for(
    moment: str, own: str | None, asked: str | None, expected: str
) -> None:
    """Berlin is 6 hours behind Shanghai in summer, 7 in winter; New York 6 behind Berlin."""
    assert dict(orders([("a", moment)], zone=own).placed(["a"], zone=asked).ordered_at) == {"a": minutes(expected)}


def test_a_file_without_moments_of_ordering() -> None:
    found = read_orders(pa.table({"order": ["a", "b"], "promised_at": ["2026-01-05"] * 2})).placed(["b", "z"])
    assert (dict(found.ordered_at), found.counted) == ({"b": NO_TIME}, 2)
