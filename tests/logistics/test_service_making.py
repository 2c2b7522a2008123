"""Service figures are made from the orders and with the options asked for; wrong ones are refused."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scorecard import read_orders
from scorecard.errors import UsageError
from scorecard.logistics import service_performance, service_performance_of_counts
from tests.logistics.cells import DEFINITIONS, Line, Order, counts
from tests.logistics.samples import Records, made, sample
from tests.refusal import refusal


def test_records_are_counted_as_asked_for() -> None:
    found = service_performance(Records(sample()), by="class", period="month", definitions=DEFINITIONS)
    assert found == made()
    assert (found.by, found.period, found.definitions, found.provenance.source) == (
        "class",
        "month",
        DEFINITIONS,
        "orders.csv",
    )
    assert (found.groups, found.periods) == (("a", "b"), ("2026-01", "2026-02"))
    assert found.quality.lines_read == 40


def test_a_perfect_order_may_be_declared() -> None:
    found = service_performance_of_counts(counts(sample()), perfect=("on_time", "in_full", "on_time"))
    assert found.components == ("on_time", "in_full")
    assert found.row("perfect_order_rate").value == found.row("otif_rate").value
    assert refusal(lambda: service_performance_of_counts(counts(sample()), perfect=("on_tome",)), error=UsageError) == [
        "there is no condition 'on_tome'. Did you mean 'on_time'? [unknown-condition]"
    ]
    assert refusal(lambda: service_performance_of_counts(counts(sample()), perfect="on_time"), error=UsageError) == [
        (
            "a perfect order needs a list of conditions; found 'on_time'. "
            "Write perfect=('on_time', 'in_full'). [perfect-conditions]"
        )
    ]


def test_without_conditions_there_is_no_perfect_order() -> None:
    found = service_performance_of_counts(counts([Order((Line({}),))]))
    assert found.components == ()
    assert found.failures.n == 0
    with pytest.raises(UsageError):
        found.row("perfect_order_rate")


def test_wrong_kinds_are_refused() -> None:
    assert refusal(lambda: service_performance("orders.csv", definitions=DEFINITIONS), error=UsageError) == [  # type: ignore[arg-type]
        "orders: this must be orders; found 'str'. Give what read_orders returns. [wrong-kind]"
    ]
    orders = read_orders(pa.table({"order": ["a"], "ordered_at": ["2026-01-05"]}))
    wrong: dict[str, object] = {"definitions": "definitions.yaml", "by": ["class"]}
    assert refusal(lambda: service_performance(orders, **wrong), error=UsageError) == [  # type: ignore[arg-type]
        (
            "definitions: this must be service definitions; found 'str'. "
            "Give what read_service_definitions returns, or ServiceDefinitions(…). [wrong-kind]"
        ),
        "by: this must be the name of one segment; found 'list'. Write it in quotation marks. [wrong-kind]",
    ]
    assert refusal(
        lambda: service_performance(orders, definitions=DEFINITIONS, period="monthly"),  # type: ignore[arg-type]
        error=UsageError,
    ) == [
        (
            "the option period has an unknown value; found 'monthly'. "
            "Use one of: 'year', 'half', 'quarter', 'month', 'week'. [bad-option]"
        )
    ]
