"""Principal-component weights are loadings on what the criteria have in common."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.weighting import principal_components


def factors(*, n: int = 60, seed: int = 4) -> np.ndarray:
    """Return four criteria with something in common, in very different units."""
    rng = np.random.Generator(np.random.PCG64(seed))
    return (rng.normal(size=(n, 1)) + rng.normal(size=(n, 4)) * [0.5, 1, 1.5, 2]) * [1, 10, 1000, 0.1] + 5


def test_two_criteria_load_alike() -> None:
    # correlation r: eigenvalues 1 ± r, both loadings √((1 + r) / 2); r = 11 / (3 · 3 · √(5/3)), SDs √(5/3) and 3
    w = principal_components({"a": [1, 2, 3, 4], "b": [2, 2, 6, 8]})
    r = 11 / 9 / (5 / 3) ** 0.5
    assert w.eigenvalues == pytest.approx((1 + r, 1 - r), abs=1e-13)
    assert w.loadings == pytest.approx([((1 + r) / 2) ** 0.5] * 2, abs=1e-13)
    assert w.explained == pytest.approx((1 + r) / 2, abs=1e-13)
    assert w.standard_deviations == pytest.approx(((5 / 3) ** 0.5, 3), abs=1e-13)
    assert w["a"] == pytest.approx(3 / (3 + (5 / 3) ** 0.5), abs=1e-13)
    assert (w.method, w.form, w.n) == ("principal_components", "loading_over_sd", 4)
    plain = principal_components([[1, 2], [2, 2], [3, 6], [4, 8]], form="loading")
    assert plain.shares == pytest.approx((0.5, 0.5), abs=1e-14)


def test_against_numpy() -> None:
    x = factors()
    values, vectors = np.linalg.eigh(np.corrcoef(x.T))
    vector = abs(vectors[:, -1])
    w = principal_components(x)
    assert w.loadings == pytest.approx(vector * values[-1] ** 0.5, abs=1e-12)
    expected = vector / x.std(axis=0)
    assert w.shares == pytest.approx(expected / expected.sum(), abs=1e-12)
    assert principal_components(x, form="loading").shares == pytest.approx(vector / vector.sum(), abs=1e-12)


def test_units_and_order_do_not_change_the_loadings() -> None:
    x = factors()
    w = principal_components(x)
    assert principal_components(x[::-1].copy()).shares == w.shares
    other = principal_components(x * [3, 0.01, 7, 1e6] - 100)
    assert other.loadings == pytest.approx(w.loadings, abs=1e-12)
    assert other.explained == pytest.approx(w.explained, abs=1e-12)


def test_a_criterion_that_points_the_other_way() -> None:
    x = factors() * [1, -1, 1, 1]
    with pytest.raises(AnalysisError) as caught:
        principal_components(x, labels=["a", "b", "c", "d"])
    loading = principal_components(factors()).loadings[1]
    assert loading is not None
    assert str(caught.value) == (
        "The values cannot be used for weights.\n"
        f"  b: a criterion points the other way than most, and a weight cannot be negative; found 'loading -{loading:.3f}'. "
        "Name it in minimise if less of it is better; else leave it out. [loading-negative]"
    )
    w = principal_components(x, labels=["a", "b", "c", "d"], minimise=["b"])
    assert w.shares == pytest.approx(principal_components(factors()).shares, abs=1e-12)


def test_constant_criteria_and_missing_values() -> None:
    x = factors(n=20)
    holes = np.column_stack([x, np.full(20, 7.0)])
    holes[3, 1] = np.nan
    w = principal_components(holes)
    without = principal_components(np.delete(x, 3, axis=0))
    assert w.shares == (*without.shares, 0.0)
    assert w.loadings == (*without.loadings, None)
    assert (w.n, w.left_out, w.explained) == (19, 1, without.explained)
    assert w.reasons == (None, None, None, None, "constant")


def test_one_criterion_has_all_the_weight() -> None:
    w = principal_components({"a": [1, 2, 4]})
    assert (dict(w), w.explained) == ({"a": 1.0}, 1.0)


def test_no_first_component() -> None:
    with pytest.raises(AnalysisError) as caught:
        principal_components([[1, 1], [1, -1], [-1, 1], [-1, -1]])
    assert str(caught.value) == (
        "Two principal components are equally large, so that none is the first.\n"
        "  two principal components are equally large, so that none is the first; found '1 and 1'. "
        "The criteria have nothing in common that could weigh them; weigh by judgement. [component-unclear]"
    )
    with pytest.raises(UsageError, match=r"the option form has an unknown value; found 'sd'"):
        principal_components(factors(), form="sd")  # type: ignore[arg-type]  # that is the point


def test_table() -> None:
    w = principal_components({"a": [1, 2, 3, 4], "b": [2, 2, 6, 8]})
    assert str(w).splitlines() == [
        "Weights (principal components)",
        "Id  n  Loading     SD  Weight",
        "--  -  -------  -----  ------",
        "a   4    0.987  1.291  69.9 %",
        "b   4    0.987  3.000  30.1 %",
        "Weights: loading over standard deviation, for values as they are.",
        "The first principal component has 97.3 % of the variance of the standardised criteria.",
        "Alternatives used: 4; left out because a value is missing: 0.",
    ]
    loading = principal_components({"a": [1, 2, 3]}, form="loading")
    assert loading.table().notes[0].text("zh") == "权重 = 载荷，用于标准化后的数值。"
