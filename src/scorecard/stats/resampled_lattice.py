"""Bootstrap distributions of means on coarse lattices, by convolution."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

import numpy as np

from scorecard.stats.resample import Resample, end_scores
from scorecard.stats.roots import FloatArray, increasing_roots

__all__ = ["LatticeMeans", "is_coarse"]

_CELLS = 1024
_SPREADS = 14
_LUMPS = 9
_REACH = 6
_INSIDE = 1e-300, 1 - 1e-16


def is_coarse(sample: Resample) -> bool:
    """Return whether the possible means are few enough for the convolution.

    Parameters
    ----------
    sample : Resample
        What is drawn from.

    Returns
    -------
    bool
        Whether few respondents of the largest deviation make up the spread of the sum, and the sum
        has at most about a thousand values that matter.
    """
    if sample.n * sample.variance > _LUMPS * sample.span**2:
        return False
    return _cells(sample, min(sample.respondents, sample.n + math.ceil(_REACH * _tau(sample)))) <= _CELLS


def _tau(sample: Resample) -> float:
    """Return the standard deviation of the number of scores drawn."""
    return math.sqrt(sample.n * sample.missing / sample.respondents)


def _cells(sample: Resample, most: int) -> int:
    """Return how many values of the sum are held: all, or seven standard deviations on each side and more."""
    spread = math.sqrt(most * sample.variance)
    wanted = min(most * sample.span + 1, _SPREADS * spread + 4 * sample.span)
    return 1 << math.ceil(math.log2(wanted))


class LatticeMeans:
    """Distributions of the means of what is drawn from several samples, exact at every possible mean.

    The chance of a smaller mean plus half the chance of this one (the mid-distribution) is taken at
    each lattice point; between two neighbours its normal score is linear. With missing respondents
    this holds for each number of scores drawn, which is binomial.

    Parameters
    ----------
    samples : sequence of Resample
        What is drawn from; at least one.
    """

    __slots__ = ("_base", "_cells", "_draws", "_ends", "_first", "_middle", "_rows", "_samples", "_starts", "_weights")

    def __init__(self, samples: Sequence[Resample]) -> None:
        """Convolve."""
        self._samples = tuple(samples)
        drawn = [_numbers_drawn(s) for s in samples]
        tables = [_table(s, draws) for s, (draws, _) in zip(samples, drawn, strict=True)]
        rows = np.array([len(draws) for draws, _ in drawn])
        cells = np.array([middle.shape[1] for _, middle in tables])
        self._rows, self._starts = rows, np.cumsum(rows) - rows
        self._draws = np.concatenate([draws for draws, _ in drawn])
        self._weights = np.concatenate([weights for _, weights in drawn])
        self._first = np.concatenate([first for first, _ in tables])
        self._cells = np.repeat(cells, rows)
        self._base = np.cumsum(self._cells) - self._cells
        self._middle = np.concatenate([middle.ravel() for _, middle in tables])
        self._ends = end_scores(samples)

    @property
    def centre_scores(self) -> FloatArray:
        """Normal scores of the distribution functions at the means of the samples."""
        return self.normal_scores(np.array([s.mean for s in self._samples]))

    def normal_scores(self, places: FloatArray) -> FloatArray:
        """Return the normal scores of the distribution functions.

        Parameters
        ----------
        places : ndarray of float, shape (m,)
            A mean of each sample, as a place of its grid.

        Returns
        -------
        ndarray of float, shape (m,)
            Normal scores.
        """
        from scipy.special import ndtr, ndtri

        at = self._draws * np.repeat(places, self._rows) - self._first
        cell = np.clip(np.floor(at), 0, self._cells - 2).astype(np.int64)
        part = np.clip(at - cell, 0.0, 1.0)
        cell += self._base
        low, high = ndtri(np.clip(self._middle[np.stack([cell, cell + 1])], *_INSIDE))
        score = low + part * (high - low)
        mixed = np.add.reduceat(self._weights * cast("FloatArray", ndtr(score)), self._starts)
        result = ndtri(np.clip(mixed, *_INSIDE))
        # one number of scores drawn needs no mixing
        return np.asarray(np.where(self._rows == 1, score[self._starts], result))

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
        centre = np.array([s.mean for s in self._samples])
        unit = np.array([s.standard_error for s in self._samples])
        span = np.array([s.span for s in self._samples])
        skewness = np.array([s.mean_skewness for s in self._samples])
        found = centre + unit * increasing_roots(
            lambda t: self.normal_scores(centre + unit * t),
            scores,
            start=scores + skewness * (scores**2 - 1) / 6,
            bounds=(-centre / unit, (span - centre) / unit),
        )
        low, high = self._ends
        return np.where(scores <= low, 0.0, np.where(scores >= high, span, found))


def _table(sample: Resample, draws: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the mid-distributions of the sums, one row a number of scores drawn, with the sum each row begins at."""
    cells = _cells(sample, int(draws[-1]))
    one = np.bincount(sample.places.astype(np.int64) % cells, weights=sample.shares, minlength=cells)
    wave = np.fft.rfft(one)
    powers = np.empty((len(draws), len(wave)), dtype=np.complex128)
    powers[0] = wave ** draws[0]
    if len(draws) > 1:
        between = wave ** (draws[1] - draws[0])
        for i in range(1, len(draws)):
            np.multiply(powers[i - 1], between, out=powers[i])
    chances = np.fft.irfft(powers, cells)
    np.maximum(chances, 0.0, out=chances)
    # the sums wrap around: each row begins half a row below its mean
    first = np.minimum(np.rint(draws * sample.mean - cells / 2), draws * sample.span + 1 - cells)
    first = np.maximum(first, 0.0)
    if first.any():
        place = (first.astype(np.int64)[:, None] + np.arange(cells)) % cells
        chances = np.take_along_axis(chances, place, axis=1)
    middle = np.cumsum(chances, axis=1)
    chances *= 0.5
    middle -= chances
    return first, middle


def _numbers_drawn(sample: Resample) -> tuple[FloatArray, FloatArray]:
    """Return numbers of scores drawn, equally far apart, with their chances."""
    n, every, tau = sample.n, sample.respondents, _tau(sample)
    if not sample.missing:
        return np.array([float(n)]), np.ones(1)
    # steps up to the standard deviation sum a bell as well as all of it
    gap = max(1, math.floor(tau))
    reach = _REACH * tau
    down, up = (int(min(reach, room) // gap) for room in (n - 1, every - n))
    draws = n + gap * np.arange(-down, up + 1)
    answered, silent = math.log(n / every), math.log(sample.missing / every)
    scale = math.lgamma(every + 1)
    chance = [
        math.exp(scale - math.lgamma(k + 1) - math.lgamma(every - k + 1) + k * answered + (every - k) * silent)
        for k in draws.tolist()
    ]
    weights = np.array(chance)
    return draws.astype(np.float64), weights / weights.sum()
