"""A histogram of scores as what the bootstrap draws its respondents from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import dot
from scorecard.stats.grid import on_one_grid
from scorecard.stats.roots import FloatArray

__all__ = ["Resample", "end_scores"]

_FINE = 1000
_BITS = 50
_INT64 = 2**63 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Resample:
    """Scores laid on the grid of their greatest common step, with the share of respondents at each.

    Attributes
    ----------
    n, missing : int
        Respondents with and without a score.
    lowest, step : float
        The score at place 0 of the grid, and from one place to the next.
    places : ndarray of float, shape (b,)
        Where the scores stand on the grid: whole numbers from 0, unless it is finer than these can tell.
    shares : ndarray of float, shape (b,)
        Share of the respondents with a score that stands there.
    span : float
        Place of the highest score.
    ends : tuple of (float, float)
        Share of the respondents with a score at the lowest and at the highest one.
    mean, variance, skewness : float
        Of the scores, as places; moments about the mean are divided by n.
    """

    n: int
    missing: int
    lowest: float
    step: float
    places: FloatArray
    shares: FloatArray
    span: float
    ends: tuple[float, float]
    mean: float
    variance: float
    skewness: float

    @classmethod
    def of(cls, scores: ScoreHistogram, *, missing: int = 0) -> Resample | None:
        """Return what is drawn from; None below two scores or without any spread.

        Parameters
        ----------
        scores : ScoreHistogram
            The scores.
        missing : int
            Respondents without one.

        Returns
        -------
        Resample or None
            The grid with its shares.
        """
        numerators, divisor = on_one_grid(scores)
        if len(numerators) < 2:
            return None
        lowest = int(numerators.min())
        grid = numerators - lowest
        span = int(grid.max())
        if span == 0:
            return None
        # among many scores a common step would change nothing
        step = math.gcd(*grid.tolist()) if len(grid) <= _FINE else 1
        if step > 1:
            grid, span = grid // step, span // step
        counts, n = scores.counts, scores.n
        if grid.dtype != np.object_ and n * span * span <= _INT64:
            weighted = counts * grid
            total, squares = int(weighted.sum()), int((weighted * grid).sum())
        else:
            total, squares = dot(counts, grid), dot(counts, grid, power=2)
        # a grid finer than floating numbers are is read in larger steps, by a power of two
        coarse = 1 << max(0, span.bit_length() - _BITS)
        mean, variance = total / (n * coarse), (n * squares - total * total) / (n * n * coarse * coarse)
        places, shares = (grid / coarse).astype(np.float64), counts / n
        away = places - mean
        third = float((shares * away * away * away).sum())
        return cls(
            n,
            missing,
            float(Fraction(lowest, divisor)),
            float(Fraction(step * coarse, divisor)),
            places,
            shares,
            span / coarse,
            (float(shares[places == 0].sum()), float(shares[places == span / coarse].sum())),
            mean,
            variance,
            third / variance**1.5,
        )

    @property
    def respondents(self) -> int:
        """Number of respondents who are resampled."""
        return self.n + self.missing

    @property
    def standard_error(self) -> float:
        """Spread of a mean of n draws, in places."""
        return math.sqrt(self.variance / self.n)

    @property
    def mean_skewness(self) -> float:
        """Skewness of a mean of n draws."""
        return self.skewness / math.sqrt(self.n)

    def score(self, place: float) -> float:
        """Return the score at a place of the grid.

        Parameters
        ----------
        place : float
            The place.

        Returns
        -------
        float
            The score.
        """
        return self.lowest + self.step * place


def end_scores(samples: Sequence[Resample]) -> tuple[FloatArray, FloatArray]:
    """Return the normal scores of the lowest and of the highest possible mean.

    The mean is there if all scores drawn stand at this end; half of that chance counts as below.

    Parameters
    ----------
    samples : sequence of Resample
        What is drawn from.

    Returns
    -------
    tuple of two ndarrays of float, shape (m,)
        Normal scores of each sample's ends.
    """
    from scipy.special import ndtri

    shares = np.array([s.ends for s in samples]).T
    every = np.array([float(s.respondents) for s in samples])
    answered = np.array([float(s.n) for s in samples]) / every
    nobody = (1 - answered) ** every
    alone = np.exp(every * np.log1p(-(1 - shares) * answered)) - nobody
    low, high = ndtri(np.maximum(alone / (1 - nobody) / 2, 1e-300))
    return low, -high
