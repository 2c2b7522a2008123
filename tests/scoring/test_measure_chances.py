"""Probabilities of a measure's statuses, against distributions worked out by another program."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.scoring import evaluate, observe, uncertainty
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

FALLING = {"worst": 100, "target": 0, "direction": "minimise"}
RATE = {"unit": {"kind": "percent"}, "sampling": "proportion", "worst": 80, "target": 100}


def chances(record: MeasureRecord, **fields: object) -> list[float]:
    described = card(measure("m", **fields))
    found = evaluate(described, observe(described, values=[record]), period="2026-Q1")["m"].probabilities
    assert found is not None
    return list(found.values())


def at(**numbers: float) -> MeasureRecord:
    return MeasureRecord("m", "2026-Q1", **numbers)  # type: ignore[arg-type]


def split(law: object, low: float, high: float) -> list[float]:
    return [law.cdf(low), law.cdf(high) - law.cdf(low), law.sf(high)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("record", "fields", "expected"),
    [
        (at(value=80.0, n=5, standard_error=2.0), {}, split(stats.t(4, 80, 2), 75, 90)),
        (at(value=20.0, standard_error=2.0), FALLING, split(stats.norm(80, 2), 75, 90)),
        # 95 % scores 75, and 98 % scores 90
        (at(numerator=192, denominator=200), RATE, split(stats.beta(193, 9), 0.95, 0.98)),
        (at(value=80.0), {"sampling": "count"}, split(stats.gamma(81), 75, 90)),
    ],
)
def test_a_rising_or_falling_line_is_one_cut_of_the_distribution(record, fields, expected):
    assert chances(record, **fields) == pytest.approx(expected, abs=1e-9)


def test_a_score_that_falls_on_both_sides_is_counted_on_both():
    found = chances(at(value=50.0, standard_error=5.0), direction="target_is_best")
    # 90 is five points of value away from the best at 50, on either side; 75 is twelve and a half away
    assert found[2] == pytest.approx(stats.norm.cdf(1) - stats.norm.cdf(-1), abs=1e-9)
    assert found[0] == pytest.approx(2 * stats.norm.cdf(-2.5), abs=1e-9)


def test_a_cap_changes_no_probability_at_the_edges_within_it():
    # the interval of the score ends at 0 and 100, the distribution of the value does not
    found = chances(at(value=50.0, n=3, standard_error=14.0))
    assert found == pytest.approx(split(stats.t(2, 50, 14), 75, 90), abs=1e-9)


def test_drawn_and_exact_probabilities_agree_for_every_kind():
    described = card(measure("a"), measure("b", **RATE), measure("c", sampling="count"))
    values = [
        MeasureRecord("a", "2026-Q1", 88.0, n=6, standard_error=3.0),
        MeasureRecord("b", "2026-Q1", numerator=385, denominator=400),
        MeasureRecord("c", "2026-Q1", 84.0),
    ]
    obs = observe(described, values=values)
    ev, drawn = evaluate(described, obs, period="2026-Q1"), uncertainty(described, obs, period="2026-Q1", draws=40_000)
    for name in ("a", "b", "c"):
        exact, found = ev[name].probabilities, drawn.row(name).probabilities
        assert exact is not None
        assert found is not None
        np.testing.assert_allclose(list(found.values()), list(exact.values()), atol=0.011)
