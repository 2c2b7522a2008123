"""What holds for complaint economics, service levels and benchmarks whatever the numbers are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.logistics import (
    CompanyRatings,
    ComplaintCounts,
    ComplaintRow,
    IcebergParameters,
    Parameter,
    ServiceLevelData,
    benchmark,
    checked_log,
    complaint_iceberg,
    recovery,
    service_level,
)
from scorecard.stats.survival import kaplan_meier

COUNTS = st.integers(0, 500)
SHARES = st.floats(0.05, 0.95)


@given(COUNTS, COUNTS, COUNTS, SHARES, SHARES)
@settings(max_examples=25, deadline=None)
def test_solving_more_never_puts_more_at_risk(unsolved: int, slow: int, prompt: int, low: float, high: float) -> None:
    stays, leaves = sorted((low, high))
    parameters = IcebergParameters(
        leave_after_prompt=Parameter(value=stays, source="s"),
        leave_after_solved=Parameter(value=stays, source="s"),
        leave_after_unsolved=Parameter(value=leaves, source="s"),
        leave_silent=Parameter(value=0.5, source="s"),
    )

    def at_risk(counts: ComplaintCounts) -> float:
        return complaint_iceberg(counts, parameters=parameters, draws=2, seed=0)["at_risk"].value

    worse = at_risk(ComplaintCounts(unsolved + 1, slow, prompt))
    assert at_risk(ComplaintCounts(unsolved, slow, prompt + 1)) <= worse * (1 + 1e-12)


@given(st.integers(1, 2**31), st.integers(1, 400))
@settings(max_examples=20, deadline=None)
def test_complaints_scale_every_step(seed: int, factor: int) -> None:
    one, many = (complaint_iceberg(n, draws=20, seed=seed)["deterred"] for n in (1, factor))
    assert (many.value, many.low, many.high) == pytest.approx(
        (factor * one.value, factor * (one.low or 0), factor * (one.high or 0))
    )


TIMES = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 8000), st.booleans()), min_size=1, max_size=40)


@given(TIMES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_recovery_does_not_depend_on_the_order_of_the_log(rows: list[tuple[int, int, bool]], shuffler: object) -> None:
    complaints = [
        ComplaintRow(f"c{i}", opened_at=opened, solved_at=opened + spent, solved=1, stayed=int(stayed))
        for i, (opened, spent, stayed) in enumerate(rows)
    ]
    mixed = list(complaints)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = (recovery(checked_log(c), on_the_day="same_date") for c in (complaints, mixed))
    assert first.numbers_json() == second.numbers_json()
    assert first.counts.total == len(rows)
    day = next(r for r in first.rates if r.id == "solved_on_the_day")
    assert day.numerator + day.left_out <= len(rows)


@given(st.lists(st.tuples(st.integers(1, 50), st.booleans()), min_size=1, max_size=60))
@settings(max_examples=50, deadline=None)
def test_survival_falls_and_stays_between_its_bounds(cases: list[tuple[int, bool]]) -> None:
    times, seen = [t for t, _ in cases], [s for _, s in cases]
    found = kaplan_meier(times, seen)
    assert np.all(np.diff(found.survival) <= 0)
    assert np.all((found.survival >= 0) & (found.survival <= 1))
    median, (low, high) = found.quantile(0.5), found.quantile_interval(0.5)
    if median is not None:
        assert low is not None
        assert low <= median
        assert high is None or median <= high


@given(st.integers(0, 2**31), st.floats(0.1, 10), st.floats(-100, 100))
@settings(max_examples=15, deadline=None)
def test_best_level_does_not_depend_on_the_currency_or_on_fixed_costs(seed: int, rate: float, fixed: float) -> None:
    rng = np.random.default_rng(seed)
    levels = [0.8, 0.84, 0.88, 0.92, 0.96]
    sales = [100 * (1 - np.exp(-9 * (s - 0.8))) + e for s, e in zip(levels, rng.normal(0, 3, 5), strict=True)]
    costs = [1 / (1 - s) for s in levels]
    plain = ServiceLevelData(levels, sales, levels, costs)
    other = ServiceLevelData(levels, [rate * v for v in sales], levels, [rate * (c + fixed) for c in costs])
    first, second = (
        service_level(d, response="saturation", cost="reciprocal", draws=2, seed=1).rows[0] for d in (plain, other)
    )
    assert second.level == pytest.approx(first.level, abs=1e-3)


@given(st.integers(0, 2**31), st.integers(2, 30))
@settings(max_examples=30, deadline=None)
def test_changing_sides_turns_the_gap_round(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    who = [f"r{i}" for i in range(n)]
    a, b = (CompanyRatings.of(["x"], rng.integers(1, 8, (n, 1)).astype(float), respondents=who) for _ in range(2))
    one = benchmark(a, {"b": b}, importance={"x": 1})["x"]
    two = benchmark(b, {"a": a}, importance={"x": 1})["x"]
    assert one.gap == pytest.approx(-(two.gap or 0))
    assert one.p_value == pytest.approx(two.p_value)
    if one.low is not None and two.high is not None:
        assert one.low == pytest.approx(-two.high)
