"""The bootstrap distribution of a mean by plain convolution, for comparison."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

NORMAL = NormalDist()
Floats = NDArray[np.float64]


class Convolved:
    """Mid-distribution of the mean of resampled whole answers, at any number of answers drawn.

    Parameters
    ----------
    counts : sequence of int
        How often each of the answers 0, 1, 2, … occurs.
    missing : int
        Respondents without an answer.
    """

    def __init__(self, counts: Sequence[int], *, missing: int = 0) -> None:
        there = [i for i, c in enumerate(counts) if c]
        self.lowest, self.step = there[0], math.gcd(*(i - there[0] for i in there))
        counts = [counts[i] for i in range(there[0], there[-1] + 1, self.step)]
        share = np.array(counts, dtype=np.float64) / sum(counts)
        every, n = sum(counts) + missing, sum(counts)
        self.top = len(counts) - 1
        p = n / every
        sums, self.tables = np.ones(1), []
        for k in range(1, every + 1):
            sums = np.convolve(sums, share)
            chance = math.exp(
                math.lgamma(every + 1) - math.lgamma(k + 1) - math.lgamma(every - k + 1)
                + k * math.log(p) + ((every - k) * math.log1p(-p) if p < 1 else 0.0)
            ) if p < 1 or k == every else 0.0  # fmt: skip
            if chance > 1e-12:
                self.tables.append((chance, k, np.cumsum(sums) - sums / 2))

    def below(self, x: float) -> float:
        """Return P(mean < x) + P(mean = x) / 2, between possible means on the normal scale."""
        return self._below((x - self.lowest) / self.step)

    def _below(self, x: float) -> float:
        """Return the same for a place on the lattice."""
        total = weight = 0.0
        for chance, k, middle in self.tables:
            at = min(max(k * x, 0.0), float(k * self.top))
            j = min(int(at), len(middle) - 2)
            z = [NORMAL.inv_cdf(min(max(float(g), 1e-200), 1 - 1e-16)) for g in middle[j : j + 2]]
            total += chance * NORMAL.cdf(z[0] + (at - j) * (z[1] - z[0]))
            weight += chance
        return total / weight

    def quantile(self, q: float) -> float:
        """Return the mean with this chance below, by bisection."""
        low, high = 0.0, float(self.top)
        if self._below(low) >= q:
            high = low
        if self._below(high) <= q:
            low = high
        for _ in range(50):
            middle = (low + high) / 2
            low, high = (middle, high) if self._below(middle) < q else (low, middle)
        return self.lowest + self.step * (low + high) / 2

    def percentile(self, confidence: float = 0.95) -> tuple[float, float]:
        """Return the percentile interval."""
        return self.quantile((1 - confidence) / 2), self.quantile((1 + confidence) / 2)

    def bca(self, counts: Sequence[int], confidence: float = 0.95) -> tuple[float, float]:
        """Return the bias-corrected and accelerated interval."""
        x = np.repeat(np.arange(len(counts)), counts)
        bias = NORMAL.inv_cdf(self.below(float(x.mean())))
        d = x - x.mean()
        a = float((d**3).sum() / (6 * (d**2).sum() ** 1.5))
        tails = []
        for q in ((1 - confidence) / 2, (1 + confidence) / 2):
            z = bias + NORMAL.inv_cdf(q)
            tails.append(NORMAL.cdf(bias + z / (1 - a * z)))
        return self.quantile(tails[0]), self.quantile(tails[1])
