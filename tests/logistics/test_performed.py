"""A figure by hand has what every figure of performance has."""

from __future__ import annotations

from scorecard.logistics import PerformanceRow, Performed


def test_it_is_a_row_of_performance() -> None:
    row: PerformanceRow = Performed("otif", "key", 0.9, standard_error=0.01)
    assert (row.id, row.group, row.value, row.low, row.high, row.n, row.standard_error) == (
        "otif", "key", 0.9, None, None, 0, 0.01,
    )  # fmt: skip
