"""Sums behind alpha: parts add up, and covariances equal the data's."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.survey.alpha_tally import AlphaTally
from scorecard.survey.plan import TallyPlan
from tests.survey.samples import PAIR, instrument, random_survey, values_of

SETS = ((0, 1, 2), (3, 4), (0, 1, 2, 3, 4, 5))


@pytest.mark.parametrize("missing", ["pairwise", "listwise"])
def test_parts_add_up(missing: str) -> None:
    s = random_survey(instrument(), 200)
    plan = TallyPlan.of(s.instrument)
    codes = [s.answers[role] for role in PAIR]
    tallies = [
        AlphaTally.from_batch(plan, codes, sets=SETS, missing=missing, rows=rows)  # type: ignore[arg-type]  # parametrised
        for rows in (None, np.arange(3), np.arange(3, 200), np.arange(0))
    ]
    whole, first, second, nobody = tallies
    both = first + second + nobody
    assert both.units == whole.units
    assert both.tables == whole.tables


def test_covariances_of_the_gaps() -> None:
    s = random_survey(instrument(reverse=(1,)), 80)
    e, p = (np.array(values_of(s, role), dtype=float) for role in PAIR)
    gaps = p - e
    tally = AlphaTally.from_batch(
        TallyPlan.of(s.instrument), [s.answers[r] for r in PAIR], sets=SETS, missing="pairwise"
    )
    both = ~np.isnan(gaps[:, 0]) & ~np.isnan(gaps[:, 1])
    assert tally.covariance(0)[0, 1] == pytest.approx(np.cov(gaps[both, 0], gaps[both, 1])[0, 1])
    assert tally.units[1] == int((~np.isnan(gaps[:, 3:5])).any(axis=1).sum())


def test_listwise_keeps_complete_rows_of_each_scale() -> None:
    s = random_survey(instrument(), 80)
    p = np.array(values_of(s, "perception"), dtype=float)
    tally = AlphaTally.from_batch(TallyPlan.of(s.instrument), [s.answers["perception"]], sets=SETS, missing="listwise")
    complete = p[~np.isnan(p[:, :3]).any(axis=1), :3]
    assert tally.units[0] == len(complete)
    assert tally.covariance(0) == pytest.approx(np.cov(complete.T))
