"""Entropy weights follow how unevenly criteria spread over the alternatives."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.weighting import entropy


def test_hand_computed_entropies() -> None:
    # shares 1/4, 3/4: 2 − (3/4) log2 3; shares 0, 1: 0, because 0 ln 0 = 0; shares 1/2, 1/2: 1
    w = entropy({"a": [1, 3], "b": [0, 7], "c": [5, 5]})
    first = 2 - 0.75 * np.log2(3)
    assert w.entropies == pytest.approx((first, 0, 1), abs=1e-15)
    assert w.shares == pytest.approx(((1 - first) / (2 - first), 1 / (2 - first), 0), abs=1e-15)
    assert w.reasons == (None, None, "constant")
    assert (w.method, w.n, w.left_out) == ("entropy", 2, 0)


def test_it_is_one_less_shannons_entropy_in_units_of_log_n() -> None:
    x = np.random.Generator(np.random.PCG64(2)).gamma(1.0, size=(50, 4))
    p = x / x.sum(axis=0)
    expected = 1 + (p * np.log(p)).sum(axis=0) / np.log(50)
    w = entropy(x)
    assert w.divergences == pytest.approx(expected, rel=1e-12)
    assert w.shares == pytest.approx(expected / expected.sum(), rel=1e-12)


def test_small_differences_keep_their_digits() -> None:
    # 1 − E → Σ (y − 1)² / (2 n ln n) for y near 1; taken as 1 − E it would have lost every digit
    e = 2.0**-27
    w = entropy({"a": [1 - e, 1 + e], "b": [1.0, 3.0]})
    assert w.divergences[0] == pytest.approx(e**2 / (2 * np.log(2)), rel=1e-7)


def test_directions_do_not_count_unless_they_are_told() -> None:
    # Zavadskas and Podvezko (2016), Table: 0.1146, 0.1981, 0.4185, 0.2689
    matrix = [[3.0, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    assert [f"{share:.4f}" for share in entropy(matrix).shares] == ["0.1146", "0.1981", "0.4185", "0.2689"]
    inverted = [[1 / row[0], row[1], 1 / row[2], row[3]] for row in matrix]
    told = entropy(matrix, minimise=["1", "3"])
    assert told.shares == pytest.approx(entropy(inverted).shares, abs=1e-12)
    assert told.minimised == ("1", "3")


def test_min_max_takes_any_values() -> None:
    w = entropy({"a": [-2, 0, 2], "b": [1, 2, 5]}, scaling="min_max", minimise=["b"])
    same = entropy({"a": [0, 0.5, 1], "b": [1, 0.75, 0]})
    assert w.shares == pytest.approx(same.shares, abs=1e-15)
    assert (w.scaling, same.scaling) == ("min_max", "sum")


def test_missing_values_leave_their_alternative_out() -> None:
    w = entropy({"a": [1, 3, None, 9], "b": [0, 7, 5, float("nan")]})
    assert w.shares == entropy({"a": [1, 3], "b": [0, 7]}).shares
    assert (w.n, w.left_out) == (2, 2)


def test_values_that_do_not_fit() -> None:
    with pytest.raises(AnalysisError) as caught:
        entropy({"a": [1, -3, 2], "b": [0, 7, None], "c": [1, 2, 3]}, minimise=["b"])
    assert str(caught.value) == (
        "The values cannot be used for weights.\n"
        "  row 2, column a: a value must be zero or more; found '-3'. "
        "Use scaling='min_max', which takes any values. [entropy-value]\n"
        "  row 1, column b: a value that is inverted must be above zero; found '0'. "
        "Use scaling='min_max', which takes any values. [entropy-value]"
    )
    with pytest.raises(AnalysisError, match=r"\[no-contrast\]"):
        entropy({"a": [0, 0], "b": [4, 4]})
    with pytest.raises(UsageError, match=r"the option scaling has an unknown value; found 'max'"):
        entropy([[1], [2]], scaling="max")  # type: ignore[arg-type]  # that is the point


def test_table() -> None:
    w = entropy({"a": [1, 3], "b": [7, 0]}, scaling="min_max", minimise=["b"])
    assert str(w).splitlines() == [
        "Weights (entropy)",
        "Id  n  Entropy  1 − entropy  Weight",
        "--  -  -------  -----------  ------",
        "a   2   0.0000       1.0000  50.0 %",
        "b   2   0.0000       1.0000  50.0 %",
        "Values taken from 0, the worst, to 1, the best, and divided by their sum.",
        "Alternatives used: 2; left out because a value is missing: 0.",
        "Less is better: b.",
    ]
    assert w.table().to_text("zh").splitlines()[-1] == "越小越好的准则：b。"
