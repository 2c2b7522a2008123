"""Bootstrap intervals of means without resampling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from scorecard.errors import UsageError
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.intervals import check_confidence
from scorecard.stats.resample import Resample
from scorecard.stats.resampled_lattice import LatticeMeans, is_coarse
from scorecard.stats.roots import FloatArray
from scorecard.stats.saddlepoint import SaddlepointMeans

__all__ = ["bootstrap_intervals"]

_LARGEST = 8.0


def bootstrap_intervals(
    histograms: Sequence[ScoreHistogram],
    *,
    missing: Sequence[int] | None = None,
    method: Literal["percentile", "bca"] = "percentile",
    confidence: float = 0.95,
) -> tuple[tuple[float, float] | None, ...]:
    """Return bootstrap intervals of means, the limit of ever more resamples.

    Parameters
    ----------
    histograms : sequence of ScoreHistogram
        The scores of each sample.
    missing : sequence of int, optional
        Respondents of each sample without a score, who are resampled too; none when left out.
    method : {"percentile", "bca"}
        Percentiles of the bootstrap distribution, or bias-corrected and accelerated ones.
    confidence : float
        Confidence level.

    Returns
    -------
    tuple of (float, float) or None
        Lower and upper limit for each sample; None below two scores or without any spread.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1, or `missing` does not fit.

    Notes
    -----
    The mean of a resample is a sum of draws from the histogram over their number. Where few means
    are possible, their chances are convolved; else the saddlepoint approximation gives the
    distribution function, so there is no seed and no error of simulation. A mean of whole answers
    has a discrete distribution: its quantiles are those of the mid-distribution function (the
    chance of less plus half the chance of as much), interpolated between possible means on the
    normal scale, and never beyond the lowest or the highest score. Resamples without any score are
    left out.

    The bias correction of "bca" is the normal score of the mid-distribution function at the mean;
    the acceleration is that of the jackknife, Σ(x − m)³ / (6 (Σ(x − m)²)^1.5).

    References
    ----------
    Efron, B. (1987). J. Amer. Statist. Assoc. 82, 171-185.
    Davison, A. C., Hinkley, D. V. (1988). Biometrika 75, 417-431.
    Lugannani, R., Rice, S. (1980). Advances in Applied Probability 12, 475-490.
    Barndorff-Nielsen, O. E. (1986). Biometrika 73, 307-322.

    Examples
    --------
    >>> answers = ScoreHistogram.from_counts((4, 5, 6, 7), np.array([3, 4, 9, 34]))
    >>> ((low, high),) = bootstrap_intervals([answers])
    >>> round(low, 3), round(high, 3)
    (6.223, 6.709)
    """
    check_confidence(confidence)
    silent = [0] * len(histograms) if missing is None else list(missing)
    if len(silent) != len(histograms) or min(silent, default=0) < 0:
        raise UsageError.single(
            "bad-missing",
            "the missing respondents must be one number of 0 or more for each sample",
            found=f"{len(silent)} numbers for {len(histograms)} samples, the least {min(silent, default=0)}",
            cure="Count the respondents without a score in each sample.",
        )
    coarse: list[tuple[int, Resample]] = []
    fine: list[tuple[int, Resample]] = []
    for i, sample in enumerate(Resample.each(histograms, missing=silent)):
        if sample is not None:
            (coarse if is_coarse(sample) else fine).append((i, sample))
    result: list[tuple[float, float] | None] = [None] * len(histograms)
    for kind, numbered in ((LatticeMeans, coarse), (SaddlepointMeans, fine)):
        if numbered:
            there = [sample for _, sample in numbered]
            with np.errstate(under="ignore"):  # chances too small for a number are none, whatever the program asks for
                limits = _limits(kind(there), there, method=method, confidence=confidence)
            for (i, sample), low, high in zip(numbered, *limits, strict=True):
                result[i] = sample.score(low), sample.score(high)
    return tuple(result)


def _limits(
    means: LatticeMeans | SaddlepointMeans, samples: Sequence[Resample], *, method: str, confidence: float
) -> tuple[list[float], list[float]]:
    """Return the lower and the upper limits of many samples, as places of their grids."""
    from scipy.special import ndtri

    high = np.full(len(samples), -ndtri((1 - confidence) / 2))
    low = -high
    if method == "bca":
        bias, acceleration = means.centre_scores, np.array([s.mean_skewness / 6 for s in samples])
        low, high = (_corrected(z, bias, acceleration) for z in (low, high))
    return means.quantiles(low).tolist(), means.quantiles(high).tolist()


def _corrected(scores: FloatArray, bias: FloatArray, acceleration: FloatArray) -> FloatArray:
    """Return normal scores corrected for bias and acceleration, at most eight from 0."""
    ahead = bias + scores
    room = np.maximum(1 - acceleration * ahead, 1e-3)
    return np.clip(bias + ahead / room, -_LARGEST, _LARGEST)
