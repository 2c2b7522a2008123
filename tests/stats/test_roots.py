"""Roots of increasing functions are found at once and apart from each other."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.roots import FloatArray, increasing_roots

FAR = np.full(3, 50.0)


def bent(x: FloatArray) -> FloatArray:
    """Return a cube root, a cube with a flat middle, and a stair of two steps."""
    return np.array([np.cbrt(x[0]), x[1] ** 3, (-1.0 if x[2] < 7 else 1.0) + 1e-6 * x[2]])


def test_roots_equal_the_inverse_functions() -> None:
    target = np.array([2.0, 27.0, 0.0])
    x = increasing_roots(bent, target, start=np.array([0.5, 0.0, 1.0]), bounds=(-FAR, FAR))
    # the root of a stair is its jump
    assert x == pytest.approx([8.0, 3.0, 7.0], abs=1e-7)


def test_root_beyond_the_bounds_is_a_bound() -> None:
    x = increasing_roots(lambda t: t, np.array([9.0, -9.0]), start=np.zeros(2), bounds=(np.full(2, -1.0), np.ones(2)))
    assert x == pytest.approx([1.0, -1.0], abs=1e-8)


def test_root_does_not_depend_on_its_neighbours() -> None:
    alone = increasing_roots(np.sinh, np.array([3.0]), start=np.array([0.1]), bounds=(-FAR[:1], FAR[:1]))
    among = increasing_roots(np.sinh, np.array([3.0, 1e-5, 4e9]), start=np.array([0.1, 9.0, -9.0]), bounds=(-FAR, FAR))
    assert among[0] == alone[0]
    assert among == pytest.approx(np.arcsinh([3.0, 1e-5, 4e9]), abs=1e-8)
