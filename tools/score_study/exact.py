"""Coverage of the intervals of proportions and counts, exactly: sums over all that can be counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.value_errors import COUNT, PROPORTION, ValueErrors, limits_of_values
from tools.coverage_study import LEVEL

Floats = NDArray[np.float64]
Tail = Callable[[Floats, float], Floats]
"""From numbers of successes to the chance of no more than that many, given the true value."""

SHARES = (0.02, 0.98)
SIZES = (30, 100, 300)
MEANS = ((1.0, 5.0), (5.0, 50.0), (50.0, 200.0))


@dataclass(frozen=True, slots=True)
class Exact:
    """Coverage over a range of true values.

    Attributes
    ----------
    what : str
        Trials, or the range of means.
    average : float
        Average over the range, each true value as likely as the other.
    least, at : float
        The least coverage in the range, and the true value beside which it stands.
    """

    what: str
    average: float
    least: float
    at: float


def limits_as_shipped(kind: int, first: Sequence[float], second: float) -> tuple[Floats, Floats]:
    """Return the intervals that measures get for these successes or events."""
    x = np.array(first, dtype=np.float64)[None, :, None]
    errors = ValueErrors(
        np.full(x.shape, kind, dtype=np.int8), x, x, np.full(x.shape, second), np.ones(1, dtype=np.float64)
    )
    low, high = limits_of_values(errors, level=np.full(x.shape, LEVEL))
    return low[0, :, 0], high[0, :, 0]


def proportions(n: int) -> Exact:
    """Return the coverage of the interval of a proportion among n trials, over p from 0.02 to 0.98.

    The integral over p of the chance of x successes is a difference of incomplete beta functions over
    n + 1. Between two neighbouring limits the coverage P(a ≤ X ≤ b) has one peak, so the least stands
    at a limit.
    """
    from scipy.special import bdtr, betainc

    x = np.arange(n + 1)
    low, high = limits_as_shipped(PROPORTION, x.tolist(), float(n))
    ends = np.clip(low, *SHARES), np.clip(high, *SHARES)
    parts = betainc(x + 1, n - x + 1, ends[1]) - betainc(x + 1, n - x + 1, ends[0])
    average = float(parts.sum() / (n + 1) / (SHARES[1] - SHARES[0]))

    def no_more(k: Floats, p: float) -> Floats:
        return np.where(k < 0, 0.0, bdtr(np.maximum(k, 0), n, p))

    return Exact(f"n = {n}", average, *_least(low, high, SHARES, no_more))


def counts(means: tuple[float, float]) -> Exact:
    """Return the coverage of the interval of a count, over a range of means."""
    from scipy.special import gammainc, pdtr

    x = np.arange(int(means[1] + 12 * means[1] ** 0.5 + 30))
    low, high = limits_as_shipped(COUNT, x.tolist(), 1.0)
    ends = np.clip(low, *means), np.clip(high, *means)
    average = float((gammainc(x + 1, ends[1]) - gammainc(x + 1, ends[0])).sum() / (means[1] - means[0]))

    def no_more(k: Floats, mean: float) -> Floats:
        return np.where(k < 0, 0.0, pdtr(np.maximum(k, 0), mean))

    return Exact(f"means from {means[0]:g} to {means[1]:g}", average, *_least(low, high, means, no_more))


def _least(low: Floats, high: Floats, within: tuple[float, float], no_more: Tail) -> tuple[float, float]:
    """Return the least coverage in a range of true values, with its place; limits ascend with x."""
    places = np.concatenate([low, high, within])
    places = np.unique(places[(places >= within[0]) & (places <= within[1])])
    found = [(1.0, within[0])]
    for place in places.tolist():
        for beside in (place - 1e-12, place + 1e-12):
            if within[0] <= beside <= within[1]:
                # those whose interval holds it stand side by side
                first, last = np.searchsorted(high, beside), np.searchsorted(low, beside, side="right") - 1
                ends = no_more(np.array([float(last), float(first) - 1]), beside)
                found.append((float(ends[0] - ends[1]), place))
    return min(found)
