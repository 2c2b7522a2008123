"""Sums of invoices by customer do not depend on how rows come."""

from __future__ import annotations

import random

import numpy as np

from scorecard._result import Provenance
from scorecard.errors import ObservationError, Problems
from scorecard.io.batches import Batch
from scorecard.io.history_sums import HistoryColumns, HistoryOptions, HistorySums
from scorecard.io.invoice_rows import DayReader
from scorecard.io.reading import Reading
from scorecard.logistics import CustomerHistory

COLUMNS = HistoryColumns("who", "day", "sum", "invoice", None, None, None, ())
ROWS = [
    ("b", "2026-01-31", "10.10", "1"),
    ("a", "2026-03-01", "0.20", "2"),
    ("b", "2026-02-01", "-0.10", "3"),
    ("b", "2026-03-01", "5", "1"),
    ("a", "2026-03-01", "0.20", "2"),
    ("", "2026-03-01", "9", "4"),
]


def history(rows: list[tuple[str, ...]], *, size: int, since: int | None = None) -> CustomerHistory:
    problems = Problems()
    options = HistoryOptions(frozenset(), "subtracted", "signed", "kept", "kept", since, None, 2, ".")
    sums = HistorySums(COLUMNS, options, DayReader(None, problems), problems)
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        columns = {name: [row[at] for row in part] for at, name in enumerate(("who", "day", "sum", "invoice"))}
        sums.add(Batch(columns, len(part), start + 2), Reading("rows", ObservationError))
    assert not problems
    return sums.history(Provenance("rows"))


def test_sums_by_hand() -> None:
    found = history(ROWS, size=10)
    assert found.ids == ("a", "b")
    assert (found.sales_units.tolist(), found.return_units.tolist()) == ([40, 1510], [0, -10])
    assert found.orders.tolist() == [1, 1]
    assert found.order_units.tolist() == [40, 1510]
    days = [int(np.datetime64(day).astype(int)) for day in ("2026-03-01", "2026-01-31")]
    assert (found.first_day.tolist(), found.last_day.tolist()) == (days, [days[0], days[0]])
    assert found.months == ("2026-01", "2026-02", "2026-03")
    assert found.active.tolist() == [[False, False, True], [True, False, True]]
    assert {rule.name: rule.count for rule in found.rules} == {
        "rows": 6, "no_customer": 1, "no_date": 0, "no_amount": 0, "duplicate": 1, "return": 1, "zero_amount": 0,
        "used": 5,
    }  # fmt: skip


def test_batches_and_order_do_not_matter() -> None:
    whole = history(ROWS, size=10).numbers_json()
    assert history(ROWS, size=1).numbers_json() == whole
    shuffled = random.Random(5).sample(ROWS, len(ROWS))  # noqa: S311  # no secret
    assert history(shuffled, size=4).numbers_json() == whole


def test_a_period_without_a_row() -> None:
    found = history(ROWS, size=10, since=int(np.datetime64("2027-01-01").astype(int)))
    assert (found.ids, found.months, found.count("outside_period"), found.count("used")) == ((), (), 6, 0)
