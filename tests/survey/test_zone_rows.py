"""Rows of a zone of tolerance."""

from __future__ import annotations

import math
from statistics import mean, stdev

import numpy as np
import pytest
from scipy import stats

from scorecard.instruments import Role, Scale
from scorecard.survey.zones import zone_of_tolerance
from tests.survey.samples import instrument, random_survey, survey, values_of

ROLES: tuple[Role, Role, Role] = ("minimum", "desired", "perception")


def test_rows_are_those_of_the_definitions() -> None:
    q = instrument((3, 2), free=1, scale=Scale.from_points(9), reverse=(1,), roles=ROLES)
    s = random_survey(q, 80, seed=4, missing=0.15)
    zone = zone_of_tolerance(s)
    of = [values_of(s, role) for role in ROLES]

    def complete(i: int) -> list[tuple[int, ...]]:
        rows = zip(*([r[i] for r in values] for values in of), strict=True)
        return [tuple(v for v in row if v is not None) for row in rows if None not in row]

    for i, row in enumerate(zone.items):
        levels = complete(i)
        msa, mss = [p - m for m, _, p in levels], [p - d for _, d, p in levels]
        assert row.n == len(levels)
        assert (row.minimum, row.desired, row.perceived) == pytest.approx([mean(c) for c in zip(*levels, strict=True)])
        test = stats.ttest_1samp(mss, 0)
        limits = test.confidence_interval(0.95)
        assert (row.mss.mean, row.mss.standard_deviation) == pytest.approx((mean(mss), stdev(mss)))
        assert (row.mss.statistic, row.mss.p_value) == pytest.approx((test.statistic, test.pvalue))
        assert (row.mss.low, row.mss.high) == pytest.approx((limits.low, limits.high))
        assert row.msa.standard_error == pytest.approx(stdev(msa) / math.sqrt(row.n))
        below, above = sum(a < 0 for a in msa), sum(a >= 0 and b >= 0 for a, b in zip(msa, mss, strict=True))
        assert (row.share_below, row.share_above) == pytest.approx((below / row.n, above / row.n))
        assert row.share_within == pytest.approx(1 - (below + above) / row.n)
        assert row.inconsistent == sum(m > d for m, d, _ in levels)
        joint = stats.multivariate_normal([mean(msa), mean(mss)], np.cov(msa, mss) / row.n)
        under = stats.norm.cdf(0, mean(msa), stdev(msa) / math.sqrt(row.n))
        assert row.p_below == pytest.approx(under, abs=1e-9)
        p_mss = stats.norm.cdf(0, mean(mss), stdev(mss) / math.sqrt(row.n))
        assert row.p_within == pytest.approx(p_mss - joint.cdf([0, 0]), abs=1e-6)
    # a dimension is the mean of the items answered three times, two of three at least
    scores = []
    for r in range(s.size):
        there = [i for i in range(3) if all(values[r][i] is not None for values in of)]
        if len(there) >= 2:
            scores.append([mean(values[r][i] for i in there) for values in of])
    row = zone.row("d1")
    assert row.n == len(scores)
    assert (row.msa.mean, row.mss.standard_deviation) == pytest.approx(
        (mean(p - m for m, _, p in scores), stdev([p - d for _, d, p in scores]))
    )
    assert zone.overall is not None
    assert zone.overall.n < row.n
    p = [r.mss.p_value for r in zone.dimensions]
    assert [r.mss.p_adjusted for r in zone.dimensions] == pytest.approx(
        [min(1, 2 * min(p)), max(*p, min(1, 2 * min(p)))]
        if p[0] < p[1]
        else [max(*p, min(1, 2 * min(p))), min(1, 2 * min(p))]
    )


def test_what_is_undefined_says_why() -> None:
    q = instrument((3,), free=0, scale=Scale.from_points(9), roles=ROLES)
    s = survey(
        q,
        {
            "minimum": [[5, None, 5], [6, 4, 6]],
            "desired": [[8, 8, None], [9, None, 8]],
            "perception": [[6, 5, 4], [7, 5, 5]],
        },
    )
    found = zone_of_tolerance(s)
    assert [(r.n, r.reason, r.position, r.p_within) for r in found.items] == [
        (2, "no_variance", "within", None), (0, "nobody_answered", None, None), (1, "one_respondent", "below", None),
    ]  # fmt: skip
    assert "无人同时作答三问" in found.table().to_text("zh")
    assert "NaN" not in found.numbers_json()


def test_order_of_the_rows_changes_nothing() -> None:
    q = instrument((3, 2), scale=Scale.from_points(9), roles=ROLES)
    s = random_survey(q, 60, groups=2)
    order = np.random.default_rng(1).permutation(60)
    assert (
        zone_of_tolerance(s, by="group").numbers_json() == zone_of_tolerance(s.take(order), by="group").numbers_json()
    )
