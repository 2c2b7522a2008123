"""What is known of the error of every value, against published and exact limits."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.models import Scorecard
from scorecard.scoring import observe
from scorecard.scoring.value_errors import (
    COUNT,
    EXACT,
    NORMAL,
    PERT,
    PROPORTION,
    TRIANGULAR,
    UNKNOWN,
    ValueErrors,
    limits_of_values,
    value_errors,
)
from scorecard.series import MeasureRecord, aggregate
from tests.scoring.cards import card, measure

ALL = slice(None)
RATE = {"unit": {"kind": "percent"}, "worst": 80, "target": 100}


def one(record: MeasureRecord, **fields: object) -> tuple[int, float, float]:
    """Return what is known of one value."""
    described: Scorecard = card(measure("m", **fields))
    obs = observe(described, values=[record])
    found = value_errors(described.measures, obs, entities=ALL, periods=ALL)
    return int(found.kind[0, 0, 0]), float(found.first[0, 0, 0]), float(found.second[0, 0, 0])


def at(**numbers: float | None) -> MeasureRecord:
    return MeasureRecord("m", "2026-Q1", **numbers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "fields", "expected"),
    [
        (at(value=90.0), {}, (UNKNOWN, np.nan, np.nan)),
        (at(value=90.0, standard_error=2.0, n=20), {}, (NORMAL, 2.0, 19.0)),
        (at(value=90.0, standard_error=2.0), {}, (NORMAL, 2.0, np.inf)),
        (at(value=90.0, standard_error=2.0, n=1), {}, (UNKNOWN, np.nan, np.nan)),
        (at(value=90.0, standard_error=0.0, n=20), {}, (EXACT, np.nan, np.nan)),
        (at(value=90.0), {"sampling": "exact"}, (EXACT, np.nan, np.nan)),
        (at(numerator=45, denominator=50), RATE, (UNKNOWN, np.nan, np.nan)),
        (at(numerator=45, denominator=50), RATE | {"sampling": "proportion"}, (PROPORTION, 45.0, 50.0)),
        (at(value=90.0, standard_error=1.0), RATE | {"sampling": "proportion"}, (NORMAL, 1.0, np.inf)),
        (at(value=90.0), RATE | {"sampling": "proportion"}, (UNKNOWN, np.nan, np.nan)),
        (at(numerator=44.5, denominator=50), RATE | {"sampling": "proportion"}, (UNKNOWN, np.nan, np.nan)),
        (at(value=12.0), {"sampling": "count"}, (COUNT, 12.0, 1.0)),
        (at(value=12.5), {"sampling": "count"}, (UNKNOWN, np.nan, np.nan)),
        (at(value=12.0), RATE | {"sampling": "count"}, (UNKNOWN, np.nan, np.nan)),  # 12 % of nobody knows how many
        (at(numerator=12, denominator=400), {"sampling": "count"}, (COUNT, 12.0, 1 / 400)),
        (at(numerator=12, denominator=400), RATE | {"sampling": "count"}, (COUNT, 12.0, 100 / 400)),
    ],
)
def test_the_first_that_applies_is_known(record, fields, expected):
    np.testing.assert_equal(one(record, **fields), expected)


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        ("sum", [10, 14], (COUNT, 24.0, 1.0)),  # 24 events
        ("last", [10, 14], (COUNT, 14.0, 1.0)),
        ("mean", [10, 14], (UNKNOWN, np.nan, np.nan)),  # 12, but no 12 events: 24 in two periods
        ("weighted", [10, 14], (UNKNOWN, np.nan, np.nan)),
    ],
)
def test_the_mean_of_counts_over_periods_is_no_count(rule, values, expected):
    described = card(measure("m", sampling="count", aggregation=rule))
    records = [MeasureRecord("m", f"2026-Q{i}", value, n=5) for i, value in enumerate(values, 1)]
    obs = aggregate(observe(described, values=records), frequency="half")
    found = value_errors(described.measures, obs, entities=ALL, periods=slice(0, 1))
    assert np.isfinite(found.value[0, 0, 0])
    assert (found.kind[0, 0, 0], found.first[0, 0, 0], found.second[0, 0, 0]) == pytest.approx(expected, nan_ok=True)


def test_what_is_missing_has_no_error():
    described = card(measure("m", sampling="exact"), measure("other"))
    obs = observe(described, values=[MeasureRecord("other", "2026-Q1", 50.0, standard_error=1.0)])
    found = value_errors(described.measures, obs, entities=ALL, periods=ALL)
    assert found.known.sum() == found.spread.sum() == 1
    assert found.kind[1, 0].tolist() == [NORMAL, UNKNOWN, UNKNOWN, UNKNOWN]


def made(kind: int, value: float, first: float, second: float, *, scale: float = 1.0) -> ValueErrors:
    def cell(number: float) -> np.ndarray:
        return np.full((1, 1, 1), number)

    return ValueErrors(
        np.full((1, 1, 1), kind, dtype=np.int8), cell(value), cell(first), cell(second), np.array([scale])
    )


def limits(kind: int, value: float, first: float, second: float, *, scale: float = 1.0) -> tuple[float, float]:
    low, high = limits_of_values(made(kind, value, first, second, scale=scale), level=np.full((1, 1, 1), 0.95))
    return float(low[0, 0, 0]), float(high[0, 0, 0])


def test_a_proportion_has_the_score_interval_of_newcombe():
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3: 81 of 263, 0 of 20, 1 of 29
    assert limits(PROPORTION, 30.8, 81, 263, scale=100) == pytest.approx((25.53, 36.62), abs=0.005)
    assert limits(PROPORTION, 0.0, 0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert limits(PROPORTION, 1 / 29, 1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert limits(PROPORTION, 1.0, 20, 20)[1] == 1.0


def test_a_count_has_the_quantiles_of_a_gamma_distribution():
    low, high = stats.gamma(12.5).ppf([0.025, 0.975])
    assert limits(COUNT, 3.0, 12, 0.25) == pytest.approx((low / 4, high / 4), rel=1e-10)
    assert limits(COUNT, 0.0, 0, 1.0)[0] == 0.0


def test_a_standard_error_has_t_or_normal_limits():
    assert limits(NORMAL, 10.0, 2.0, 4.0) == pytest.approx((10 - 2 * 2.77644511, 10 + 2 * 2.77644511), abs=1e-6)
    assert limits(NORMAL, 10.0, 2.0, np.inf) == pytest.approx((10 - 2 * 1.95996398, 10 + 2 * 1.95996398), abs=1e-6)


@pytest.mark.parametrize("mode", [10.0, 13.0, 20.0])
def test_what_an_expert_thinks_possible_has_the_quantiles_of_his_distribution(mode):
    triangle = stats.triang((mode - 10) / 10, loc=10, scale=10)
    assert limits(TRIANGULAR, mode, 10, 20) == pytest.approx(tuple(triangle.ppf([0.025, 0.975])), rel=1e-10)
    a, b = 1 + 4 * (mode - 10) / 10, 1 + 4 * (20 - mode) / 10
    pert = stats.beta(a, b, loc=10, scale=10)
    assert limits(PERT, mode, 10, 20) == pytest.approx(tuple(pert.ppf([0.025, 0.975])), rel=1e-9)
    assert pert.mean() == pytest.approx((10 + 4 * mode + 20) / 6)


def test_one_cell_knows_what_the_whole_knows_of_it():
    described = card(
        measure("a"), measure("b", sampling="count"), measure("c"), measure("d", sampling="exact"), measure("e")
    )
    periods = [str(period) for period in described.calendar.periods]
    given: list[dict[str, float]] = [{"low": 10.0, "high": 90.0}, {}, {"standard_error": 2.0, "n": 9}, {}, {}]
    values = [
        MeasureRecord(name, period, 40.0 + i, **errors)  # type: ignore[arg-type]
        for i, period in enumerate(periods)
        for name, errors in zip("abcde", given, strict=True)
    ]
    obs = observe(described, values=values)
    assert len(obs.ranges) > 1  # more than the cells of one, so that both ways of looking them up are walked
    whole = value_errors(described.measures, obs, entities=ALL, periods=ALL)
    for m, name in enumerate("abcde"):
        for p in range(len(periods)):
            cell = slice(m, m + 1)
            found = value_errors(described.measures, obs, entities=ALL, periods=slice(p, p + 1), which=cell)
            for part in ("kind", "value", "first", "second"):
                one, all_ = getattr(found, part)[0, 0, 0], getattr(whole, part)[m, 0, p]
                assert one == pytest.approx(all_, abs=0, nan_ok=True), (name, part)
            assert found.scale[0] == whole.scale[m]
