"""A histogram of scores as what the bootstrap draws its respondents from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import mul
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import ExactArray, IntArray, dot
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
        return cls.each([scores], missing=[missing])[0]

    @classmethod
    def each(cls, histograms: Sequence[ScoreHistogram], *, missing: Sequence[int]) -> list[Resample | None]:
        """Return what is drawn from each of many histograms, made in one go.

        Parameters
        ----------
        histograms : sequence of ScoreHistogram
            The scores of each sample.
        missing : sequence of int
            Respondents of each without one.

        Returns
        -------
        list of Resample or None
            The grids with their shares.
        """
        narrow: list[_Grid] = []
        wide: list[_Grid] = []
        for at, scores in enumerate(histograms):
            if len(scores.counts) > 1:
                numerators, divisor = on_one_grid(scores)
                (wide if numerators.dtype == np.object_ else narrow).append(_Grid(at, scores, numerators, divisor))
        found: list[Resample | None] = [None] * len(histograms)
        for grids in (narrow, *([grid] for grid in wide)):
            for grid, sample in zip(grids, _laid(grids, missing), strict=True):
                found[grid.at] = sample
        return found

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


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """Scores of the histogram at a place, as numerators over one divisor."""

    at: int
    scores: ScoreHistogram
    numerators: ExactArray
    divisor: int

    def ends(self, places: FloatArray, shares: FloatArray, span: float) -> tuple[float, float]:
        """Return the share of the lowest and of the highest score."""
        if self.scores.divisors[0] == self.scores.divisors[-1]:
            return float(shares[0]), float(shares[-1])
        return float(shares[places == 0].sum()), float(shares[places == span].sum())


def _laid(grids: Sequence[_Grid], missing: Sequence[int]) -> Iterator[Resample | None]:
    """Yield what is drawn from grids that hold one type of whole numbers; None without any spread."""
    if not grids:
        return
    sizes = np.array([len(grid.numerators) for grid in grids])
    starts = np.cumsum(sizes) - sizes
    counts = np.concatenate([grid.scores.counts for grid in grids])
    numerators = cast("IntArray", np.concatenate([grid.numerators for grid in grids]))  # or Python integers
    lowest = np.minimum.reduceat(numerators, starts)
    whole = numerators - np.repeat(lowest, sizes)
    # among many scores a common step would change nothing
    steps = np.where(sizes > _FINE, 1, np.maximum(np.gcd.reduceat(whole, starts), 1))
    whole = whole // np.repeat(steps, sizes)
    n, spans = np.add.reduceat(counts, starts), np.maximum.reduceat(whole, starts).tolist()
    # a grid finer than floating numbers are is read in larger steps, by a power of two
    coarse = [1 << max(0, span.bit_length() - _BITS) for span in spans]
    moments = [
        (total / (m * shift), (m * squares - total * total) / (m * m * shift * shift))
        for m, shift, (total, squares) in zip(n.tolist(), coarse, _sums(counts, whole, starts, spans), strict=True)
    ]
    places = (whole / np.repeat(np.array(coarse), sizes)).astype(np.float64)
    shares = counts / np.repeat(n, sizes)
    away = places - np.repeat(np.array([mean for mean, _ in moments]), sizes)
    thirds = shares * away * away * away
    rows = zip(starts.tolist(), sizes.tolist(), n.tolist(), lowest.tolist(), steps.tolist(), spans, coarse, strict=True)
    for grid, (mean, variance), (start, size, m, low, step, span, shift) in zip(grids, moments, rows, strict=True):
        here = slice(start, start + size)
        yield (
            None
            if span == 0
            else Resample(
                m,
                missing[grid.at],
                low / grid.divisor,
                step * shift / grid.divisor,
                places[here],
                shares[here],
                span / shift,
                grid.ends(places[here], shares[here], span / shift),
                mean,
                variance,
                float(thirds[here].sum()) / variance**1.5,
            )
        )


def _sums(counts: IntArray, places: IntArray, starts: NDArray[np.intp], spans: Sequence[int]) -> list[tuple[int, int]]:
    """Return the exact sums of the places of each sample and of their squares."""
    weighted = counts * places
    sums = zip(
        np.add.reduceat(weighted, starts).tolist(), np.add.reduceat(weighted * places, starts).tolist(), strict=True
    )
    n = np.add.reduceat(counts, starts).tolist()
    if places.dtype == np.object_ or max(map(mul, n, [span * span for span in spans])) <= _INT64:
        return list(sums)
    parts = zip(np.split(counts, starts[1:]), np.split(places, starts[1:]), strict=True)
    return [(dot(c, v), dot(c, v, power=2)) for c, v in parts]


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
