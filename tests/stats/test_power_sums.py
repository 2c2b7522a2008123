"""Sums of powers over one divisor are those of the fractions."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from scorecard.stats.power_sums import over_one_divisor


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 64, 100])
def test_sums_are_those_of_the_fractions(size: int) -> None:
    rng = np.random.default_rng(size)
    divisors = rng.choice(np.arange(1, 400), size, replace=False).tolist()
    numerators: list[list[int]] = [rng.integers(-50, 50, rng.integers(1, 4)).tolist() for _ in divisors]
    parts = [
        (d, (sum(of), sum(v**2 for v in of), sum(v**3 for v in of))) for d, of in zip(divisors, numerators, strict=True)
    ]
    divisor, sums = over_one_divisor(iter(parts), powers=3)
    assert divisor == math.lcm(*divisors)
    fractions = [Fraction(v, d) for d, of in zip(divisors, numerators, strict=True) for v in of]
    for power, found in enumerate(sums, start=1):
        assert Fraction(found, divisor**power) == sum(f**power for f in fractions)
