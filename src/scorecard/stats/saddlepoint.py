"""Quantiles of the mean of many draws by the saddlepoint approximation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.resample import Resample, end_scores
from scorecard.stats.roots import FloatArray, increasing_roots

__all__ = ["SaddlepointMeans"]

_FAR = 40.0
_BEYOND = 1e3
_NEAR = 1e-3
_LAST = 0.07


class SaddlepointMeans:
    """Distributions of the means of what is drawn from several samples.

    With K the cumulant function of one respondent's (score − x), which is 0 where the score is
    missing, and s where its derivative vanishes, P(mean ≤ x) = Φ(r + log(u / r) / r) with
    r = ± √(−2 N K(s)) and u = 2 tanh(s / 2) √(N K″(s)) on a grid of step 1: the form of Lugannani
    and Rice's approximation due to Barndorff-Nielsen, at the mid-distribution of a lattice.

    Parameters
    ----------
    samples : sequence of Resample
        What is drawn from; at least one.
    """

    __slots__ = (
        "_answered", "_away", "_bottoms", "_ends", "_every", "_far", "_means", "_shares", "_sizes", "_skewness",
        "_spans", "_squares", "_starts", "_tops", "_units", "_variances",
    )  # fmt: skip

    def __init__(self, samples: Sequence[Resample]) -> None:
        """Lay the samples side by side."""
        self._sizes = np.array([len(s.places) for s in samples])
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._answered = np.array([float(s.n) for s in samples])
        self._every = np.array([float(s.respondents) for s in samples])
        self._means = np.array([s.mean for s in samples])
        self._variances = np.array([s.variance for s in samples])
        self._skewness = np.array([s.mean_skewness for s in samples])
        self._spans = np.array([s.span for s in samples])
        self._bottoms, self._tops = (np.array([s.ends[end] for s in samples]) for end in (0, 1))
        self._units = np.sqrt(self._answered * self._variances)
        self._away = np.concatenate([s.places for s in samples]) - np.repeat(self._means, self._sizes)
        self._squares = self._away**2
        self._shares = np.concatenate([s.shares for s in samples])
        self._ends = end_scores(samples)
        self._far = np.full(len(samples), _FAR)

    @property
    def centre_scores(self) -> FloatArray:
        """Normal scores of the distribution functions at the means of the samples."""
        return self._skewness / 6

    def quantiles(self, scores: FloatArray) -> FloatArray:
        """Return the mean of each sample with this normal score.

        Parameters
        ----------
        scores : ndarray of float, shape (m,)
            One normal score a sample.

        Returns
        -------
        ndarray of float, shape (m,)
            Places of the grids; an end where the chance of this end passes the score.
        """
        found = increasing_roots(
            lambda tilt: self._evaluated(tilt)[0],
            scores,
            start=scores - self._skewness * (1 + 2 * scores**2) / 6,
            bounds=(-self._far, self._far),
        )
        place = self._means + self._evaluated(found)[1]
        low, high = self._ends
        return np.where(scores <= low, 0.0, np.where(scores >= high, self._spans, place))

    def _evaluated(self, tilt: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the normal scores at standardised tilts, with the means there less those of the samples."""
        s = tilt / self._units
        # |deviation| ≤ √n σ, so nothing overflows
        tilted = np.expm1(np.repeat(s, self._sizes) * self._away) * self._shares
        total = np.add.reduceat(tilted, self._starts)
        first = np.add.reduceat(tilted * self._away, self._starts)
        second = np.add.reduceat(tilted * self._squares, self._starts)
        mean = first / (1 + total)
        variance = np.maximum((second + self._variances) / (1 + total) - mean**2, 1e-300)
        exponent = np.log1p(total) - s * mean
        share = self._answered / self._every
        lost = share * np.expm1(exponent)
        r = np.sign(s) * np.sqrt(np.maximum(-2 * self._every * np.log1p(lost), 0.0))
        u = 2 * np.tanh(s / 2) * np.sqrt(self._answered * np.exp(exponent) / (1 + lost) * variance)
        plain = (np.abs(tilt) > _NEAR) & (u * r > 0)
        r_safe, ratio = np.where(plain, r, 1.0), np.where(plain, u, 1.0) / np.where(plain, r, 1.0)
        score = np.where(plain, r + np.log(ratio) / r_safe, tilt + self._skewness / 6)
        return np.where(self._at_end(s, total), np.sign(s) * _BEYOND, score), mean

    def _at_end(self, s: FloatArray, total: FloatArray) -> NDArray[np.bool_]:
        """Return whether next to everybody drawn stands at the end, where the approximation turns back."""
        up = s > 0
        end = np.where(up, self._spans, 0.0) - self._means
        share = np.where(up, self._tops, self._bottoms)
        elsewhere = 1 - share * np.exp(s * end) / (1 + total)
        return np.asarray(self._answered * elsewhere < _LAST)
