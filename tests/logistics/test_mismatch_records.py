"""The service mismatch table in print."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.logistics import SampleMean, ServiceRate, service_mismatch, value_classes
from tests.refusal import refusal

FOUND = service_mismatch(
    value_classes({"a": 80, "b": 20}, labels=["key", "general"], shares=[0.5]),
    {"key": ServiceRate(160, 200), "general": ServiceRate(930, 1000)},
    gaps={"key": SampleMean(30, -1.0, 0.1), "general": SampleMean(30, 0.1, 0.1)},
)


def test_table() -> None:
    table = FOUND.table()
    assert table.cells("en")[0] == (
        "key customers", "1", "80.0 %", "200", "0.800", "0.739", "0.850", "30", "−1.00", "−1.20", "−0.80",
        "served worse than a lower class; expectations not met",
    )  # fmt: skip
    assert table.cells("zh")[1][-1] == "所获服务超出其价值"
    assert table.notes[0].en == (
        "A class is served worse where its service or gap is below that of a lower class, p adjusted by Holm at most "
        "0.05; expectations are not met where the gap's interval lies below 0."
    )


def test_comparisons() -> None:
    cells = FOUND.comparison_table().cells("en")
    assert [row[:4] for row in cells] == [
        ("service", "key customers", "general customers", "−0.130"),
        ("gap", "key customers", "general customers", "−1.100"),
    ]
    assert cells[0][-1] == "<0.001"


def test_a_class_that_is_not_there() -> None:
    assert refusal(lambda: FOUND["kez"], error=UsageError) == [
        "the table has no such class; found 'kez'. Did you mean 'key'? [no-mismatch-row]"
    ]
