"""The linear Best-Worst method makes the largest deviation least."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.weighting import BestWorstWeights, best_worst

CAR = ({"quality": 2, "price": 1, "comfort": 4, "safety": 3, "style": 8}, {"quality": 4, "price": 8, "comfort": 2, "safety": 3, "style": 1})  # fmt: skip


def deviation(w: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the largest deviation of each row of weights from comparisons, their ends in the first and last column."""
    from_best = abs(w[:, [0]] - first * w)
    to_worst = abs(w - second * w[:, [-1]])
    return np.maximum(from_best, to_worst).max(axis=1)


def test_the_car_of_rezaei() -> None:
    # Rezaei (2015), Omega 53, 49-57, solved as in Rezaei (2016): exact fractions of the linear programme
    w = best_worst(*CAR)
    exact = [Fraction(14, 61), Fraction(82, 183), Fraction(7, 61), Fraction(28, 183), Fraction(10, 183)]
    assert w.shares == pytest.approx([float(x) for x in exact], abs=1e-12)
    assert w.xi == pytest.approx(2 / 183, abs=1e-12)
    assert w.consistency_ratio == 1 / 56
    assert (w.best, w.worst, w.method, w.total) == ("price", "style", "best_worst", pytest.approx(1))
    assert (w.threshold, w.acceptable) == (0.2958, True)
    assert [pair.id for pair in w.inconsistent] == ["safety"]


def test_comparisons_by_name_go_by_their_names_in_any_order() -> None:
    names = ["safety", "style", "price", "comfort", "quality"]
    first, second = CAR
    listed = best_worst(dict(sorted(first.items())), dict(reversed(second.items())), labels=names)
    assert list(listed) == names
    assert dict(listed) == pytest.approx(dict(best_worst(first, second)), abs=1e-12)


def test_comparisons_that_agree_give_their_ratios() -> None:
    w = best_worst([1, 2, 4, 8], [8, 4, 2, 1])
    assert w.shares == pytest.approx([8 / 15, 4 / 15, 2 / 15, 1 / 15], abs=1e-14)
    assert (w.xi, w.consistency_ratio, w.inconsistent) == (pytest.approx(0, abs=1e-14), 0.0, ())
    assert best_worst([1, 3], [3, 1]).shares == pytest.approx([0.75, 0.25], abs=1e-14)
    assert best_worst([1, 1, 1], [1, 1, 1], best="1", worst="2").shares == pytest.approx([1 / 3] * 3, abs=1e-14)


def test_no_other_weights_deviate_less() -> None:
    rng = np.random.Generator(np.random.PCG64(11))
    for _ in range(25):
        whole = int(rng.integers(2, 10))
        first, second = (np.append(1, rng.integers(1, whole + 1, 3)).astype(float) for _ in range(2))
        first[-1], second = whole, np.append(second[1:], 1.0)
        second[0] = whole
        w = best_worst(first.tolist(), second.tolist(), best="1", worst="4")
        assert deviation(np.array([w.shares]), first, second)[0] == pytest.approx(w.xi, abs=1e-12)
        near = np.abs(np.array(w.shares) + rng.normal(0, 0.02, (2000, 4)))
        near /= near.sum(axis=1, keepdims=True)
        assert (deviation(near, first, second) >= w.xi - 1e-12).all()


def test_table() -> None:
    w = best_worst(*CAR)
    assert isinstance(w, BestWorstWeights)
    assert str(w).splitlines() == [
        "Weights (best–worst, linear)",
        "Id       Best to it  It to worst  Product  Inconsistency  Weight",
        "-------  ----------  -----------  -------  -------------  ------",
        "quality         2.0          4.0      8.0          0.000  23.0 %",
        "price           1.0          8.0      8.0          0.000  44.8 %",
        "comfort         4.0          2.0      8.0          0.000  11.5 %",
        "safety          3.0          3.0      9.0          0.018  15.3 %",
        "style           8.0          1.0      8.0          0.000   5.5 %",
        "Best: price; worst: style; best to worst: 8.",
        "Input-based consistency ratio (Liang et al. 2020): 0.018; ξ of the linear model: 0.011.",
        "That is within the threshold of 0.2958 for this scale and number.",
    ]


def test_the_table_says_whether_comparisons_pass() -> None:
    wild = best_worst([1, 3, 3], [3, 3, 1], worst="3")
    assert (wild.consistency_ratio, wild.threshold, wild.acceptable) == (1.0, 0.1667, False)
    assert (
        wild.table()
        .to_text("en")
        .endswith("That is beyond the threshold of 0.1667 for this scale and number: look at the comparisons again.")
    )
    assert best_worst([1, 2, 6], [6, 3, 1]).table().to_text("zh").endswith("各项比较判断完全一致。")
    none = best_worst([1, 2, 2], [2, 2, 1], worst="3")
    assert none.acceptable is None
    assert none.table().notes[-1].text("en").startswith("Input-based consistency ratio (Liang et al. 2020): 1.000")
