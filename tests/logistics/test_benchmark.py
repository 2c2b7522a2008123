"""Gaps and cells equal those of other programs and of algebra."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import CompanyRatings, ItemSummary, RatingSummary, benchmark
from tests.refusal import refusal

RNG = np.random.default_rng(11)
OWN = RNG.integers(1, 8, (40, 2)).astype(float)
RIVAL = np.clip(OWN + RNG.integers(-2, 2, (40, 2)), 1, 7).astype(float)
WHO = [f"r{i}" for i in range(40)]
ITEMS = ("speed", "care")
WEIGHTS = {"speed": 6.0, "care": 4.0}


def test_the_same_raters_are_paired() -> None:
    order = RNG.permutation(40)
    own = CompanyRatings.of(ITEMS, OWN, respondents=WHO)
    rival = CompanyRatings.of(ITEMS, RIVAL[order], respondents=[WHO[i] for i in order])
    row = benchmark(own, {"x": rival}, importance=WEIGHTS)["speed"]
    expected = stats.ttest_rel(OWN[:, 0], RIVAL[:, 0])
    limits = expected.confidence_interval()
    assert (row.statistic, row.p_value) == pytest.approx((expected.statistic, expected.pvalue))
    assert (row.low, row.high) == pytest.approx((limits.low, limits.high))
    assert (row.n, row.n_rival, row.common, row.degrees_of_freedom) == (40, 40, 40, pytest.approx(39))


@pytest.mark.parametrize("named", [True, False])
def test_other_raters_are_welchs(named: bool) -> None:
    own = CompanyRatings.of(ITEMS, OWN, respondents=WHO if named else None)
    rival = CompanyRatings.of(ITEMS, RIVAL[:25], respondents=[f"o{i}" for i in range(25)])
    row = benchmark(own, {"x": rival}, importance=WEIGHTS)["care"]
    expected = stats.ttest_ind(OWN[:, 1], RIVAL[:25, 1], equal_var=False)
    assert (row.statistic, row.p_value, row.common) == (
        pytest.approx(expected.statistic), pytest.approx(expected.pvalue), 0,
    )  # fmt: skip


def test_summaries_equal_ratings() -> None:
    def summed(values: np.ndarray) -> RatingSummary:
        return RatingSummary(
            {
                item: ItemSummary(float(v.mean()), float(v.std(ddof=1)), len(v))
                for item, v in zip(ITEMS, values.T, strict=True)
            }
        )

    short = benchmark(summed(OWN), {"x": summed(RIVAL)}, importance=WEIGHTS)["speed"]
    expected = stats.ttest_ind(OWN[:, 0], RIVAL[:, 0], equal_var=False)
    assert (short.gap, short.p_value) == pytest.approx((OWN[:, 0].mean() - RIVAL[:, 0].mean(), expected.pvalue))


def test_relative_gap_has_the_interval_of_a_simulation() -> None:
    own, rival = RatingSummary({"a": ItemSummary(5.5, 1.2, 200)}), RatingSummary({"a": ItemSummary(5, 1.5, 150)})
    row = benchmark(own, {"x": rival}, importance={"a": 1})["a"]
    rng = np.random.default_rng(1)
    draws = rng.normal(5.5, 1.2 / 200**0.5, 400_000) / rng.normal(5, 1.5 / 150**0.5, 400_000) - 1
    assert row.relative_gap == pytest.approx(0.1)
    assert (row.relative_low, row.relative_high) == pytest.approx(np.quantile(draws, [0.025, 0.975]), abs=0.002)


def test_relative_limits_of_the_same_raters_solve_fiellers_equation() -> None:
    own, rival = (CompanyRatings.of(ITEMS, values, respondents=WHO) for values in (OWN, RIVAL))
    row = benchmark(own, {"x": rival}, importance=WEIGHTS)["speed"]
    t = stats.t.ppf(0.975, 39)
    for limit in (row.relative_low, row.relative_high):
        assert limit is not None
        # at the limit ρ the paired t of own − ρ · rival is the critical one
        difference = OWN[:, 0] - (1 + limit) * RIVAL[:, 0]
        assert abs(stats.ttest_1samp(difference, 0).statistic) == pytest.approx(t)


@pytest.mark.parametrize(
    ("mean", "importance", "cell"), [(4, 6, "match"), (5, 6, "lead"), (6, 6, "lead"), (4, 2, "hold"), (5, 2, "save")]
)
def test_cells(mean: float, importance: float, cell: str) -> None:
    own, rival = RatingSummary({"a": ItemSummary(mean, 1, 100)}), RatingSummary({"a": ItemSummary(5, 1, 100)})
    row = benchmark(own, {"x": rival}, importance={"a": importance}, cut=4)["a"]
    assert row.cell == cell
    t = abs(mean - 5) / 0.02**0.5
    assert row.probability == pytest.approx(stats.t.cdf(t, 198))


def test_probability_counts_both_sides() -> None:
    own, rival = RatingSummary({"a": ItemSummary(4.9, 1, 100)}), RatingSummary({"a": ItemSummary(5, 1, 100)})
    row = benchmark(own, {"x": rival}, importance={"a": ItemSummary(4.1, 1, 100)}, cut=4)["a"]
    assert row.cell == "match"
    assert row.probability == pytest.approx(stats.norm.cdf(1) * stats.t.cdf(0.1 / 0.02**0.5, 198))


def test_best_is_chosen_item_by_item_and_p_values_are_adjusted_over_items() -> None:
    own = RatingSummary({"a": ItemSummary(5, 1, 50), "b": ItemSummary(5, 1, 50)})
    rivals = {
        "x": RatingSummary({"a": ItemSummary(6, 1, 50), "b": ItemSummary(4, 1, 50)}),
        "y": RatingSummary({"a": ItemSummary(5.5, 1, 50), "b": ItemSummary(4.9, 1, 50)}),
    }
    found = benchmark(own, rivals, importance={"a": 1, "b": 1})
    assert [row.rival for row in found.rows] == ["x", "y"]
    assert found["a"].p_adjusted == pytest.approx(2 * (found["a"].p_value or 0))
    assert [(row.id, row.rival) for row in found.comparisons] == [("a", "x"), ("b", "x"), ("a", "y"), ("b", "y")]
    assert [row.rival for row in benchmark(own, rivals, importance={"a": 1, "b": 1}, against="y").rows] == ["y", "y"]


def test_what_is_undefined_has_a_reason() -> None:
    own = RatingSummary({"a": ItemSummary(5, 1, 50), "b": ItemSummary(5, 0, 50), "c": ItemSummary(5, 0, 1)})
    rival = RatingSummary({"b": ItemSummary(4, 0, 50), "c": ItemSummary(-1, 1, 50)})
    found = benchmark(own, {"x": rival}, importance={"a": 1, "b": 1, "c": 1})
    a, b, c = found.rows
    assert (a.reason, a.rival, a.gap, a.cell, a.probability) == ("nobody_answered", None, None, None, None)
    assert (b.reason, b.gap, b.cell, b.probability, b.relative_gap) == ("no_variance", 1, "lead", 1, 0.25)
    assert (c.reason, c.cell, c.probability, c.relative_gap) == ("one_respondent", "lead", None, None)


def test_flaws_are_told() -> None:
    nothing = RatingSummary({})
    assert refusal(lambda: benchmark(nothing, {}, importance={}), error=AnalysisError) == [
        "there is no rival. Give the ratings of each rival by name. [rivals-none]",
        "nothing was rated. Give ratings of one item or more. [items-none]",
    ]
    some = RatingSummary({"a": ItemSummary(5, 1, 50)})
    assert refusal(lambda: benchmark(some, {"acme": some}, importance={}, against="acne"), error=AnalysisError) == [
        "there is no such rival; found 'acne'. Did you mean 'acme'? [rival-unknown]"
    ]
    odd = RatingSummary({"a": ItemSummary(float("nan"), 1, 50), "b": ItemSummary(5, -1, 50)})
    tail = "Correct it, or leave the item out. [bad-summary]"
    said = "ratings have a finite mean, a standard deviation from 0 and a number from 0"
    assert refusal(lambda: benchmark(some, {"x": odd}, importance={"a": 1}), error=AnalysisError) == [
        f"rivals.x.a: {said}; found 'nan, 1, 50'. {tail}",
        f"rivals.x.b: {said}; found '5, -1, 50'. {tail}",
    ]
    weight = {"a": ItemSummary(5, float("nan"), 50)}
    assert refusal(lambda: benchmark(some, {"x": some}, importance=weight), error=AnalysisError) == [
        f"importance.a: {said}; found '5, nan, 50'. {tail}"
    ]
    with pytest.raises(UsageError):
        benchmark(some, {"acme": some}, importance={"a": 1}, confidence=7)


def test_an_adjustment_that_there_is_not_is_refused_and_not_taken_for_another() -> None:
    own, rival = (CompanyRatings.of(ITEMS, ratings, respondents=WHO) for ratings in (OWN, RIVAL))
    call = lambda: benchmark(own, {"x": rival}, importance=WEIGHTS, adjustment="bonferoni")  # type: ignore[arg-type]  # noqa: E731
    assert refusal(call, error=UsageError) == [
        "adjustment has no such option; found 'bonferoni'. Did you mean 'bonferroni'? [unknown-option]"
    ]
