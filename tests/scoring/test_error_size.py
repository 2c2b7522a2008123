"""Standard errors in another unit than their values, where the counts beside them tell."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from scorecard.errors import ObservationError
from scorecard.io import read_observations
from scorecard.models import Scorecard
from scorecard.scoring import observe
from scorecard.scoring.error_size import binomial_error, impossible_errors
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure


def described(unit: str, *, sampling: str | None = "proportion") -> Scorecard:
    worst, target = (80, 98) if unit == "percent" else (0.8, 0.98)
    return card(measure("otif", unit={"kind": unit}, worst=worst, target=target, sampling=sampling))


def refusal(described: Scorecard, *records: MeasureRecord) -> list[str]:
    with pytest.raises(ObservationError) as caught:
        observe(described, values=records)
    return str(caught.value).splitlines()[1:]


def test_a_fraction_beside_per_cent_is_refused():
    """374 of 400 are 93.5 %, with an error of √(0.935 · 0.065 / 400) = 1.23 points, or 0.0123 as a fraction."""
    record = MeasureRecord("otif", "2026-Q1", numerator=374, denominator=400, standard_error=0.0123)
    assert refusal(described("percent"), record) == [
        (
            "  column standard_error: values.0: otif is in percent, and this standard error looks like a fraction; "
            "found '0.0123 beside 374 of 400'. Write 1.23, or leave it empty: the counts tell about 1.2. "
            "[error-or-fraction]"
        )
    ]


def test_points_beside_a_fraction_are_refused():
    record = MeasureRecord("otif", "2026-Q1", numerator=374, denominator=400, standard_error=1.23)
    assert refusal(described("fraction"), record) == [
        (
            "  column standard_error: values.0: otif is a fraction, and this standard error looks like percent; "
            "found '1.23 beside 374 of 400'. Write 0.0123, or leave it empty: the counts tell about 0.012. "
            "[error-or-fraction]"
        )
    ]


@pytest.mark.parametrize("error", [1.23, 0.3, 9.0, 0.0, None])
def test_errors_of_clusters_and_strata_are_taken(error):
    record = MeasureRecord("otif", "2026-Q1", numerator=374, denominator=400, standard_error=error)
    obs = observe(described("percent"), values=[record])
    assert obs.standard_error[0, 0, 0] == error or error is None


def test_what_the_card_does_not_call_independent_is_taken():
    """3 of 45 million: no cases at all."""
    record = MeasureRecord("otif", "2026-Q1", numerator=374, denominator=400, standard_error=0.0123)
    for sampling in (None, "exact"):
        assert observe(described("percent", sampling=sampling), values=[record]).standard_error[0, 0, 0] == 0.0123
    without = MeasureRecord("otif", "2026-Q1", 93.5, n=400, standard_error=0.0123)
    assert observe(described("percent"), values=[without]).standard_error[0, 0, 0] == 0.0123
    parts = MeasureRecord("otif", "2026-Q1", numerator=374.5, denominator=400.5, standard_error=0.0123)
    assert observe(described("percent"), values=[parts]).standard_error[0, 0, 0] == 0.0123


def test_a_frame_is_refused_as_its_records_are():
    frame = pd.DataFrame(
        {
            "measure": ["otif"],
            "period": ["2026-Q1"],
            "numerator": [374],
            "denominator": [400],
            "standard_error": [0.0123],
        }
    )
    with pytest.raises(ObservationError, match=r"row 1, column standard_error: otif is in percent"):
        observe(described("percent"), values=read_observations(frame))


def test_errors_that_can_be_are_never_called_impossible():
    """Shares of cases in clusters, in strata and in one row each, with their errors by the formulas of textbooks."""
    rng = np.random.default_rng(5)
    for _ in range(300):
        clusters, p = int(rng.integers(4, 40)), rng.uniform(0.02, 0.98)
        size = rng.integers(1, 60, clusters)
        spread = rng.uniform(0.05, 30)
        hits = rng.binomial(size, rng.beta(p * spread, (1 - p) * spread, clusters))
        x, n = float(hits.sum()), float(size.sum())
        residuals = hits - x / n * size
        clustered = math.sqrt(clusters / (clusters - 1) * float(residuals @ residuals)) / n
        within = math.sqrt(sum(h * (s - h) / s for h, s in zip(hits, size, strict=True))) / n
        simple = float(binomial_error(np.array(x / n), np.array(n)))
        for error in (clustered, within, simple):
            for scale in (1.0, 100.0):
                assert not impossible_errors(np.array(error * scale), np.array(x), np.array(n), np.array(scale))
        # all but a few of a finite population: the error of its mean is √((N − n) / (N − 1)) times as large
        nearly_all = simple * math.sqrt(8 / (n + 7))
        assert not impossible_errors(np.array(100 * nearly_all), np.array(x), np.array(n), np.array(100.0))
        if 0 < x < n:
            assert impossible_errors(np.array(simple), np.array(x), np.array(n), np.array(100.0))
            assert impossible_errors(np.array(100 * simple), np.array(x), np.array(n), np.array(1.0)) == (n < 3e4)
