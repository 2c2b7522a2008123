"""True times of simulated orders, against sums done by hand, and against many draws."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import ServiceTruth, simulate
from scorecard.logistics.time_truth import TimeTruth
from scorecard.logistics.truth_cells import TruthCells
from tests.logistics.plain_service import plain_service
from tests.refusal import refusal

# late by one day or not at all, never early, promise four days ahead
STRICT = plain_service(late_days=1, early_days=0, moved_promises=0, asked_earlier=0.5)


def of(truth: ServiceTruth) -> TimeTruth:
    return TimeTruth(TruthCells(truth))


def test_the_cycle_is_promise_and_delay() -> None:
    law = of(STRICT).cycle_days()
    assert law.at_most(3) == 0
    assert law.at_most(4) == pytest.approx(0.9)
    assert law.at_most(5) == pytest.approx(1)
    assert (law.quantile(0.5), law.quantile(0.9), law.quantile(0.95)) == (4, 4, 5)
    mean, deviation = of(STRICT).cycle_minutes()
    assert mean == pytest.approx(4.1 * 1440)
    # a time of the day is one of 540 minutes: variance (540² − 1) / 12, twice
    assert deviation == pytest.approx(math.sqrt(1440**2 * 0.09 + 2 * (540**2 - 1) / 12))


def test_on_time_by_each_basis() -> None:
    assert of(STRICT).on_time() == pytest.approx(0.9)
    assert of(STRICT).on_time(early=0, late=1) == pytest.approx(1)
    assert of(STRICT).on_time("requested") == pytest.approx(0.9 * 0.5)
    moved = of(plain_service(late_days=1, early_days=0, moved_promises=0.3))
    assert moved.on_time("promised") == pytest.approx(0.9)
    assert moved.on_time("first_promised") == pytest.approx(0.9 * 0.7)
    assert moved.on_time("first_promised", late=1) == pytest.approx(0.9 * 0.8 + 0.1 * 0.7)


def test_recovery_and_answers() -> None:
    true = of(plain_service())
    assert true.recovered_on_the_day() == pytest.approx(0.6)
    assert true.answered_same_day() == pytest.approx(0.8)
    mean, deviation = true.recovery_minutes()
    # two days on the mean, geometric from 1 (variance 2), in 40 of 100 cases; minutes uniform from 15 to 240
    assert mean == pytest.approx(0.4 * 2 * 1440 + 127.5, rel=1e-6)
    assert deviation == pytest.approx(math.sqrt(1440**2 * (0.4 * (2 + 4) - 0.8**2) + (226**2 - 1) / 12), rel=1e-6)


def test_notice_is_counted_over_late_orders() -> None:
    true = of(ServiceTruth())
    assert true.notice_given() == pytest.approx(0.4)
    never = {"on_time": 1.0}
    classes = {name: own.model_copy(update=never) for name, own in ServiceTruth().classes.items()}
    assert refusal(lambda: of(ServiceTruth(classes=classes)).notice_given(), error=AnalysisError) == [
        "no order is ever late, so that nothing is to be told. Ask for another figure. [truth-none-late]"
    ]


def test_draws_agree_with_the_algebra() -> None:
    simulation = simulate(lines=90_000, seed=5)
    times = [block.drawn.times for block in simulation.blocks()]
    ordered, promised, first, wanted, delivered = (
        np.concatenate([getattr(t, name) for t in times])
        for name in ("ordered", "promised", "first_promised", "requested", "delivered")
    )
    true, n = simulation.truth.times, simulation.orders
    for column, basis in ((promised, "promised"), (first, "first_promised"), (wanted, "requested")):
        expected = true.on_time(basis)
        assert abs((delivered <= column).mean() - expected) < 4 * math.sqrt(expected * (1 - expected) / n)
    cycle = delivered // 1440 - ordered // 1440
    law = true.cycle_days()
    assert abs(cycle.mean() - law.mean) < 4 * law.standard_deviation / math.sqrt(n)
    assert cycle.std() == pytest.approx(law.standard_deviation, rel=0.03)
    assert np.quantile(cycle, [0.5, 0.9, 0.95], method="inverted_cdf").tolist() == [
        law.quantile(q) for q in (0.5, 0.9, 0.95)
    ]
    mean, deviation = true.cycle_minutes()
    assert abs((delivered - ordered).mean() - mean) < 4 * deviation / math.sqrt(n)
    assert (delivered - ordered).std() == pytest.approx(deviation, rel=0.03)


def test_an_unknown_basis_is_refused() -> None:
    assert refusal(lambda: of(STRICT).on_time("promise"), error=UsageError) == [  # type: ignore[arg-type]
        "basis has no such option; found 'promise'. Did you mean 'promised'? [unknown-option]"
    ]
