"""The product-limit estimate equals published tables."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.survival import kaplan_meier
from tests.refusal import refusal

# Freireich et al. (1963), remission of leukaemia in weeks; + is censored. Table of S in Kleinbaum & Klein, Survival
# Analysis, chapter 2, and in Cox & Oakes (1984).
DRUG = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
SEEN = [True] * 9 + [False] * 12
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def test_censored_times_equal_the_published_table() -> None:
    found = kaplan_meier(DRUG, SEEN)
    assert (found.n, found.events) == (21, 9)
    assert found.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found.happened.tolist() == [3, 1, 1, 1, 1, 1, 1]
    assert found.survival == pytest.approx([0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5)
    errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert found.standard_error == pytest.approx(errors, abs=5e-5)
    assert found.quantile(0.5) == 23
    assert found.quantile(0.9) is None
    low, high = found.quantile_interval(0.5)
    assert (low, high) == (13, None)  # SAS LIFETEST prints [13, .) with its log-log band


def test_without_censoring_the_share_is_that_of_counting() -> None:
    found = kaplan_meier(PLACEBO, [True] * 21)
    for time, share in zip(found.times, found.survival, strict=True):
        assert share == pytest.approx(np.mean(np.array(PLACEBO) > time), abs=1e-12)
    assert found.survival[-1] == 0
    assert found.standard_error[-1] == 0
    assert found.quantile(0.5) == 8
    assert found.quantile_interval(0.5) == (4, 11)  # SAS LIFETEST


def test_nobody_has_the_event() -> None:
    found = kaplan_meier([3, 4], [False, False])
    assert (found.events, found.quantile(0.5), found.quantile_interval(0.5)) == (0, None, (None, None))
    assert kaplan_meier([], []).n == 0


def test_everybody_has_it_at_once() -> None:
    found = kaplan_meier([2, 2], [True, True])
    assert found.quantile(0.5) == 2
    assert found.quantile_interval(0.5)[0] == 2


def test_flaws_are_told() -> None:
    assert refusal(lambda: kaplan_meier([1, 2], [True]), error=UsageError) == [
        (
            "durations must be finite, with one sign of the event each; found '(2,) and (1,)'. Give one duration and one "
            "truth value a case. [bad-durations]"
        )
    ]
