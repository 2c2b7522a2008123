"""The judgement that fits least, found by hand, by algebra and by trying all."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from scorecard.errors import UsageError
from scorecard.stats.pairwise_completion import connected_parts
from scorecard.weighting import ahp
from scorecard.weighting.ahp_solving import check_options, consistency_index, consistent, weights_of
from tests.stats.test_pairwise_matrices import reciprocal


def test_of_three_things_any_replacement_mends_all() -> None:
    # a12 = 4, a23 = 1, a13 = 3: with a13 = a12 a23 = 4 everything fits; so it does with a12 = 3, or a23 = 3/4
    found = ahp([[4, 3], [1]], labels=["a", "b", "c"])
    t = math.cbrt(4 / 3)
    assert found.lambda_max == pytest.approx(1 + t + 1 / t, rel=1e-14)
    assert found.consistency_ratio == pytest.approx((t + 1 / t - 2) / 2 / 0.58, rel=1e-12)
    mend = found.most_inconsistent
    assert mend is not None
    implied = {("a", "b"): 3.0, ("a", "c"): 4.0, ("b", "c"): 0.75}
    assert mend.value == pytest.approx(implied[mend.first, mend.second], rel=1e-10)
    assert mend.lambda_max == pytest.approx(3, abs=1e-12)
    assert mend.consistency_ratio == pytest.approx(0, abs=1e-9)


def test_one_wrong_judgement_among_many_is_found_and_mended() -> None:
    w = np.array([8.0, 4.0, 4.0, 2.0, 1.0])
    a = w[:, None] / w[None, :]
    a[1, 3], a[3, 1] = 1 / 6, 6  # should be 2
    for rule in ("least_eigenvalue", "largest_error"):
        mend = ahp(a, labels=list("abcde"), inconsistency=rule).most_inconsistent
        assert mend is not None
        assert (mend.first, mend.second, mend.judgement, mend.rule) == ("d", "b", 6.0, rule)
        assert mend.value == pytest.approx(0.5, rel=1e-9)
        assert mend.consistency_ratio == pytest.approx(0, abs=1e-10)


@pytest.mark.parametrize("seed", range(3))
def test_no_other_single_change_lowers_the_eigenvalue_more(seed: int) -> None:
    a = reciprocal(1, 5, spread=0.8, seed=seed)[0]
    best = []
    for i, j in combinations(range(5), 2):

        def largest(x: float, i: int = i, j: int = j) -> float:
            trial = a.copy()
            trial[i, j], trial[j, i] = math.exp(x), math.exp(-x)
            return float(np.linalg.eigvals(trial).real.max())

        found = minimize_scalar(largest, bounds=(-15, 15), method="bounded", options={"xatol": 1e-10})
        best.append((float(found.fun), f"{i + 1}", f"{j + 1}", math.exp(found.x)))
    value, first, second, replaced = min(best)
    mend = ahp(a, tolerance=1e-9).most_inconsistent
    assert mend is not None
    assert {mend.first, mend.second} == {first, second}
    assert mend.lambda_max == pytest.approx(value, rel=1e-12)
    assert mend.value == pytest.approx(replaced if mend.first == first else 1 / replaced, rel=1e-5)


def test_the_largest_error_is_that_of_the_weights() -> None:
    found = ahp([[2, 9, 4], [3, "1/2"], [2]], labels=list("abcd"), inconsistency="largest_error")
    w = np.array(found.shares)
    error = np.abs(np.log(np.array(found.matrix) * w[None, :] / w[:, None]))
    i, j = np.unravel_index(error.argmax(), error.shape)
    assert found.most_inconsistent is not None
    assert {found.most_inconsistent.first, found.most_inconsistent.second} == {"abcd"[i], "abcd"[j]}


def test_a_judgement_that_nothing_can_contradict_is_never_blamed() -> None:
    # d hangs on b alone
    judged = {("a", "b"): 9, ("b", "c"): 9, ("a", "c"): 1, ("b", "d"): 7}
    found = ahp(judged)
    assert found.most_inconsistent is not None
    assert "d" not in {found.most_inconsistent.first, found.most_inconsistent.second}
    # of the triangle any replacement mends all: the eigenvalue is that of the number of things
    assert found.most_inconsistent.lambda_max == pytest.approx(4, abs=1e-11)


def test_with_holes_the_holes_move_along() -> None:
    judged = {("a", "b"): 2, ("b", "c"): 2, ("c", "d"): 2, ("a", "c"): 4, ("b", "d"): "1/4"}
    found = ahp(judged)
    assert found.missing == (("a", "d"),)
    mend = found.most_inconsistent
    assert mend is not None
    assert (mend.first, mend.second, mend.judgement) == ("d", "b", 4.0)
    assert mend.value == pytest.approx(1 / 4, rel=1e-9)
    assert mend.lambda_max == pytest.approx(4, abs=1e-11)


def test_indices_are_zero_where_only_rounding_is_left() -> None:
    values = np.array([5.0, 5 + 2e-12, 4.9999999999999, 5.2])
    assert consistent(values, 5).tolist() == [True, True, True, False]
    assert consistency_index(values, 5).tolist() == [0, 0, 0, pytest.approx(0.05)]
    assert consistency_index(np.array([1.0]), 1).tolist() == [0.0]


def test_both_methods_agree_on_three_things() -> None:
    a = reciprocal(50, 3, spread=1.0)
    first, second = weights_of(a, method="eigenvector"), weights_of(a, method="geometric_mean")
    np.testing.assert_allclose(first[0], second[0], rtol=1e-10)
    assert (first[1] == second[1]).all()


def test_options_that_do_not_exist_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        check_options("eigen")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option method has an unknown value.\n"
        "  the option method has an unknown value; found 'eigen'. Use one of: 'eigenvector', 'geometric_mean'. [bad-option]"
    )
    with pytest.raises(UsageError) as caught:
        check_options("eigenvector", "worst")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option inconsistency has an unknown value.\n"
        "  the option inconsistency has an unknown value; found 'worst'. "
        "Use one of: 'least_eigenvalue', 'largest_error'. [bad-option]"
    )


def test_all_of_it_hangs_together_in_a_random_graph() -> None:
    # judgements at random places and of random size: what is found is never worse than what was given
    random = np.random.default_rng(3)
    for _ in range(5):
        n = int(random.integers(4, 7))
        a = reciprocal(1, n, spread=1.0, seed=int(random.integers(1000)))[0]
        i, j = random.integers(n, size=2)
        if i != j:
            a[i, j] = a[j, i] = np.nan
        if len(connected_parts(~np.isnan(a))) > 1:
            continue
        found = ahp(a, tolerance=1e-9)
        assert found.most_inconsistent is not None
        assert n <= found.most_inconsistent.lambda_max <= found.lambda_max
