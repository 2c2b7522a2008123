"""The signed rank test equals enumeration, published cases and scipy."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Literal

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.signed_rank import SignedRank, signed_rank, signed_ranks

Zeros = Literal["drop", "pratt"]
SLEEP = ScoreHistogram.from_scores(np.array([-12, -24, -13, -13, 0, -10, -18, -8, -46, -14]), 10)
# R wilcox.test, example "depression": first minus second, in thousandths
DEPRESSION = ScoreHistogram.from_scores(np.array([952, -147, 1022, 430, 620, 590, 490, -80, 10]), 1000)


def ranked(values: list[Fraction], zeros: Zeros) -> tuple[list[Fraction], list[Fraction]]:
    """Return the values other than 0 and their mid-ranks, from the definition."""
    pool = [abs(v) for v in values if v != 0 or zeros == "pratt"]
    there = [v for v in values if v != 0]
    ranks = [Fraction(2 * sum(q < abs(v) for q in pool) + sum(q == abs(v) for q in pool) + 1, 2) for v in there]
    return there, ranks


def enumerated(values: list[Fraction], zeros: Zeros) -> tuple[float, float, float]:
    """Return W⁺ with P(W⁺ ≥) and P(W⁺ ≤) over all signs."""
    there, ranks = ranked(values, zeros)
    seen = sum(r for v, r in zip(there, ranks, strict=True) if v > 0)
    sums = [
        sum(r for s, r in zip(signs, ranks, strict=True) if s) for signs in product((False, True), repeat=len(ranks))
    ]
    return float(seen), sum(s >= seen for s in sums) / len(sums), sum(s <= seen for s in sums) / len(sums)


@pytest.mark.parametrize("zeros", ["drop", "pratt"])
@pytest.mark.parametrize("seed", range(12))
def test_exact_p_values_equal_enumeration_of_all_signs(seed: int, zeros: Zeros) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 12))
    numerators, divisors = rng.integers(-6, 8, n), rng.integers(1, 6, n)
    numerators[0] = numerators[0] or 1
    w_plus, greater, less = enumerated(
        [Fraction(int(s), int(d)) for s, d in zip(numerators, divisors, strict=True)], zeros
    )
    h = ScoreHistogram.from_scores(numerators, divisors)
    test = signed_rank(h, zeros=zeros)
    assert (test.n, test.zeros, test.method, test.w_plus) == (n, int((numerators == 0).sum()), "exact", w_plus)
    assert test.p_value == pytest.approx(min(1.0, 2 * min(greater, less)), rel=1e-14)
    assert signed_rank(h, zeros=zeros, alternative="greater").p_value == pytest.approx(greater, rel=1e-14)
    assert signed_rank(h, zeros=zeros, alternative="less").p_value == pytest.approx(less, rel=1e-14)


@pytest.mark.parametrize("zeros", ["drop", "pratt"])
def test_mean_and_variance_are_those_of_random_signs(zeros: Zeros) -> None:
    # z = (W+ - E) / SD with E = sum r / 2 and Var = sum r² / 4 for independent fair signs
    rng = np.random.default_rng(5)
    numerators, divisors = rng.integers(-9, 11, 300), rng.integers(1, 6, 300)
    values = [Fraction(int(s), int(d)) for s, d in zip(numerators, divisors, strict=True)]
    there, ranks = ranked(values, zeros)
    seen = sum((r for v, r in zip(there, ranks, strict=True) if v > 0), Fraction(0))
    away = seen - sum(ranks, Fraction(0)) / 2
    spread = float(sum((r * r for r in ranks), Fraction(0)) / 4) ** 0.5
    test = signed_rank(ScoreHistogram.from_scores(numerators, divisors), zeros=zeros)
    assert test.method == "normal"
    assert test.w_plus == float(seen)
    assert test.w_minus == float(sum(ranks, Fraction(0)) - seen)
    assert test.statistic == min(test.w_plus, test.w_minus)
    assert test.z == pytest.approx(float(away) / spread, rel=1e-13)
    assert test.rank_biserial == pytest.approx(float(2 * away / sum(ranks, Fraction(0))), rel=1e-13)


@pytest.mark.parametrize("zeros", ["drop", "pratt"])
@pytest.mark.parametrize("correction", [False, True])
def test_normal_p_value_equals_scipy(zeros: Zeros, *, correction: bool) -> None:
    rng = np.random.default_rng(9)
    x = rng.choice(np.arange(-6, 7), 400, p=np.full(13, 1 / 13))
    x = x + (rng.random(400) < 0.1)
    theirs = stats.wilcoxon(
        x, zero_method="wilcox" if zeros == "drop" else "pratt", correction=correction, method="approx"
    )
    ours = signed_rank(ScoreHistogram.from_scores(x, 1), zeros=zeros, correction=correction)
    assert ours.statistic == theirs.statistic
    assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-11)
    for side, name in (("greater", "greater"), ("less", "less")):
        p = stats.wilcoxon(
            x, zero_method="wilcox" if zeros == "drop" else "pratt", correction=correction, alternative=side,
            method="approx",
        ).pvalue  # fmt: skip
        one = signed_rank(
            ScoreHistogram.from_scores(x, 1), zeros=zeros, correction=correction,
            alternative="greater" if name == "greater" else "less",
        )  # fmt: skip
        assert one.p_value == pytest.approx(p, rel=1e-11)


def test_sleep_data_equal_r_coin() -> None:
    # R wilcox.test and coin::wilcoxsign_test, data set sleep
    plain = signed_rank(SLEEP, method="normal")
    assert (plain.w_plus, plain.w_minus, plain.n_nonzero, plain.rank_biserial) == (0.0, 45.0, 9, -1.0)
    assert plain.z == pytest.approx(-2.66791125, abs=5e-9)
    assert plain.p_value == pytest.approx(0.00763244, abs=5e-9)
    assert signed_rank(SLEEP, method="normal", correction=True).p_value == pytest.approx(0.0090907, abs=5e-8)
    pratt = signed_rank(SLEEP, zeros="pratt", method="normal")
    assert (pratt.z, pratt.p_value) == pytest.approx((-2.75747177, 0.00582502), abs=5e-9)
    assert signed_rank(SLEEP).p_value == signed_rank(SLEEP, zeros="pratt").p_value == 2 / 512


def test_depression_scale_equals_hollander_and_wolfe() -> None:
    test = signed_rank(DEPRESSION, alternative="greater")
    assert (test.w_plus, test.w_minus, test.p_value) == (40.0, 5.0, 0.01953125)
    assert test.rank_biserial == pytest.approx(7 / 9)


def test_exact_ends_at_25_differences_other_than_zero() -> None:
    x = np.array([0, 0, 0] + [1, -2] * 12)
    assert signed_rank(ScoreHistogram.from_scores(x, 1)).method == "exact"
    assert signed_rank(ScoreHistogram.from_scores(np.append(x, 3), 1)).method == "normal"


@pytest.mark.parametrize("n", [60, 300])
def test_exact_distribution_of_many_differences_equals_scipy(n: int) -> None:
    x = np.arange(1, n + 1) * np.where(np.arange(n) % 3, 1, -1)
    ours = signed_rank(ScoreHistogram.from_scores(x, 1), method="exact")
    assert ours.p_value == pytest.approx(stats.wilcoxon(x, method="exact").pvalue, rel=1e-9)


def test_ties_survive_divisors_beyond_64_bits() -> None:
    # 1/p and 2/(2 p) are tied for large primes p, q, r whose least common multiple passes 2**63
    p, q, r = 2147483647, 2147483629, 2147483587
    h = ScoreHistogram.from_scores(np.array([1, -2, 1, 1]), np.array([p, 2 * p, q, r]))
    test = signed_rank(h)
    assert (test.w_plus, test.w_minus) == (1.5 + 3 + 4, 1.5)


def test_wide_scores_equal_narrow_ones_of_the_same_order() -> None:
    x = np.array([-3, 1, 1, 4, -5, 9, -9, 0, 12])
    wide = signed_rank(ScoreHistogram.from_scores(x * 10**9, 7))
    assert wide == signed_rank(ScoreHistogram.from_scores(x, 1))
    without = signed_rank(ScoreHistogram.from_scores(x[x != 0] * 10**9, 7))
    assert (without.n, without.p_value) == (8, wide.p_value)


def test_huge_counts_stay_exact() -> None:
    # 3e8 differences of 1 and 1e8 of -1: every rank is (n + 1) / 2
    n = 4 * 10**8
    h = ScoreHistogram.from_counts((-1, 1), np.array([n // 4, 3 * n // 4]))
    test = signed_rank(h)
    assert test.w_plus == 3 * n // 4 * (n + 1) / 2
    assert test.z == pytest.approx((n / 2) / n**0.5, rel=1e-8)
    assert (test.p_value, test.rank_biserial) == (0.0, 0.5)


def test_symmetric_differences_have_p_one() -> None:
    h = ScoreHistogram.from_counts((-2, -1, 1, 2), np.array([9, 4, 4, 9]))
    for test in (signed_rank(h), signed_rank(h, correction=True), signed_rank(h, method="exact")):
        assert (test.z, test.p_value, test.rank_biserial) == (0.0, 1.0, 0.0)


def test_undefined_tests_say_why() -> None:
    assert signed_rank(ScoreHistogram.nothing()) == SignedRank(0, 0, reason="nobody_answered")
    zeros = ScoreHistogram.from_counts((0,), np.array([7]))
    assert signed_rank(zeros) == SignedRank(7, 7, reason="no_differences")
    assert signed_rank(zeros, zeros="pratt") == SignedRank(7, 7, reason="no_differences")


def test_single_difference_is_no_evidence() -> None:
    assert signed_rank(ScoreHistogram.from_scores(np.array([3]), 1)).p_value == 1.0


def test_exact_distribution_has_an_end() -> None:
    h = ScoreHistogram.from_counts((-1, 1), np.array([700, 800]))
    with pytest.raises(UsageError) as caught:
        signed_rank(h, method="exact")
    assert str(caught.value) == (
        "There are too many differences for the exact distribution of signed ranks.\n"
        "  there are too many differences for the exact distribution of signed ranks; "
        "found '1500 differences other than 0'. Take method=\"normal\", which is as good here. [too-many-for-exact]"
    )


@pytest.mark.parametrize("zeros", ["drop", "pratt"])
@pytest.mark.parametrize("method", ["auto", "exact", "normal"])
def test_many_samples_are_tested_as_each_by_itself(
    zeros: Literal["drop", "pratt"], method: Literal["auto", "exact", "normal"]
) -> None:
    rng = np.random.default_rng(8)
    samples = [
        ScoreHistogram.from_scores(rng.integers(-9, 14, 60), rng.integers(1, 6, 60)),
        ScoreHistogram.nothing(),
        ScoreHistogram.from_scores(np.array([0, 0]), 1),
        ScoreHistogram.from_scores(rng.integers(-3, 4, 20), 1),
        ScoreHistogram.from_scores(rng.integers(-(10**9), 10**9, 40), 7),
        ScoreHistogram.from_scores(rng.integers(-4, 3, 90), 1),
    ]
    for correction in (False, True):
        found = signed_ranks(samples, zeros=zeros, correction=correction, method=method)
        assert found == [signed_rank(s, zeros=zeros, correction=correction, method=method) for s in samples]
    assert signed_ranks([]) == []


def test_samples_whose_cubes_pass_64_bits_are_tested_in_company_too() -> None:
    huge = ScoreHistogram.from_counts((-1, 2), np.array([3 * 10**6, 5 * 10**6]))
    plain = ScoreHistogram.from_counts((-1, 2), np.array([30, 50]))
    found = signed_ranks([plain, huge])
    # 30 ranks of 15.5 and 50 of 55.5; 3 and 5 millions of (3 · 10⁶ + 1) / 2 and 3 · 10⁶ + (5 · 10⁶ + 1) / 2
    assert [(test.w_minus, test.w_plus) for test in found] == [(465.0, 2775.0), (4500001500000.0, 27500002500000.0)]
    assert found[1] == signed_rank(huge)
