"""Everything that is true of a simulation."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, CardError, UsageError
from scorecard.instruments import servqual
from scorecard.logistics import ServiceTruth, SimulationTruth, simulate
from tests.logistics.plain_service import plain_service
from tests.refusal import refusal


def test_shares_of_revenue_and_profit() -> None:
    true = SimulationTruth.of(ServiceTruth())
    assert true.shares("orders") == {"key": 0.45, "suitable": 0.3, "general": 0.25}
    revenue = true.shares("revenue")
    assert [revenue[name] for name in ("key", "suitable", "general")] == pytest.approx([0.80, 0.15, 0.05], abs=0.003)
    profit = true.shares("profit")
    ratio = (profit["key"] / profit["general"]) / (revenue["key"] / revenue["general"])
    assert ratio == pytest.approx(0.12 / 0.08)


def test_nothing_is_shared_out_where_there_is_nothing() -> None:
    """Margins of nothing, margins that cancel, and lines of one unit that never arrives."""
    plain = plain_service().classes
    none = {name: own.model_copy(update={"margin": 0}) for name, own in plain.items()}
    halves = {"key": (0.25, 0.1), "suitable": (0.5, 0.0), "general": (0.25, -0.1)}
    even = {
        name: plain[name].model_copy(update={"order_share": share, "margin": margin})
        for name, (share, margin) in halves.items()
    }
    for classes in (none, even):
        true = SimulationTruth.of(plain_service(classes=classes))
        assert sum(true.shares("revenue").values()) == pytest.approx(1)
        assert refusal(lambda true=true: true.shares("profit"), error=AnalysisError) == [  # type: ignore[misc]
            "there is no profit to share out: the sum over the classes is zero. Ask for another figure. [truth-none-shared]"
        ]
    empty = {name: own.model_copy(update={"in_full": 0.0}) for name, own in plain.items()}
    true = SimulationTruth.of(plain_service(classes=empty))
    assert refusal(true.customer_shares, error=AnalysisError) == [
        "there is no revenue to share out: the sum over the classes is zero. Ask for another figure. [truth-none-shared]"
    ]


def test_perfect_orders_have_no_cause_of_complaints() -> None:
    perfect = {
        name: own.model_copy(update={"on_time": 1.0, "in_full": 1.0}) for name, own in plain_service().classes.items()
    }
    true = SimulationTruth.of(plain_service(classes=perfect))
    assert true.complaints() == pytest.approx(0, abs=1e-15)
    assert refusal(true.causes, error=AnalysisError) == [
        "every order is perfect, so that no complaint has a cause. Ask for another figure. [truth-all-perfect]"
    ]


def test_customers_share_the_revenue() -> None:
    true = SimulationTruth.of(ServiceTruth(customers=100, spread=1.0))
    shares = true.customer_shares()
    assert shares.sum() == pytest.approx(1)
    assert shares[:5].sum() == pytest.approx(true.shares("revenue")["key"])
    assert shares[0] / shares[4] == pytest.approx(5)


def test_drawn_revenue_agrees() -> None:
    simulation = simulate(lines=60_000, seed=6)
    frame = simulation.frame("customers")
    found = frame.groupby("value_class")["revenue"].sum() / frame["revenue"].sum()
    for name, share in simulation.truth.shares("revenue").items():
        assert found[name] == pytest.approx(share, rel=0.06)


def test_complaints_follow_from_perfect_orders() -> None:
    true = SimulationTruth.of(plain_service())
    assert true.complaints() == pytest.approx(0.5 * 0.28)
    causes = true.causes()
    assert causes["on_time"] == pytest.approx(0.1 / 0.28)
    assert causes["in_full"] == pytest.approx(0.18 / 0.28)
    assert sum(causes.values()) == pytest.approx(1)
    assert true.stays() == pytest.approx(0.8 * (0.5 * 0.95 + 0.5 * 0.75) + 0.2 * 0.4)
    assert true.complaint_answered_on_the_day() == pytest.approx(1 - 0.4 * 0.6)


def test_answers_need_an_instrument() -> None:
    none = SimulationTruth.of(ServiceTruth())
    assert refusal(lambda: none.answer_mean("perception", "tangibles_1"), error=UsageError) == [
        "the simulation has no survey. Give simulate an instrument. [simulation-no-survey]"
    ]
    some = SimulationTruth.of(ServiceTruth(), servqual(points=5))
    assert some.answer_mean("expectation", "tangibles_1") == pytest.approx(1 + 4 * 0.8)
    with pytest.raises(CardError):
        some.answer_mean("expectation", "nothing")


def test_the_table_holds_every_figure() -> None:
    true = SimulationTruth.of(ServiceTruth())
    table = true.table()
    assert [column.key for column in table.columns] == ["figure", "name", "all", "key", "suitable", "general"]
    records = {row["figure"]: row for row in table.records()}
    assert records["on_time"]["key"] == pytest.approx(0.95)
    assert records["perfect_order"]["all"] == true.orders.perfect_order()
    assert len(records) == 20
    weights = np.array([0.45, 0.3, 0.25])
    for name in ("on_time", "perfect_order", "otif", "complaints"):
        row = records[name]
        assert row["all"] == pytest.approx(weights @ [row["key"], row["suitable"], row["general"]])
    assert "完美订货率" in table.to_text("zh")
