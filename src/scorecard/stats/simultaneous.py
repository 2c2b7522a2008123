"""Critical values for many intervals that are to hold together."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence
from scorecard.stats.roots import FloatArray

__all__ = ["max_t_critical"]

_BATCH = 20_000


def max_t_critical(
    correlation: ArrayLike, *, degrees_of_freedom: int, seed: int, confidence: float = 0.95, draws: int = 100_000
) -> float:
    """Return the value that the largest of several correlated |t| statistics stays below.

    Parameters
    ----------
    correlation : array_like of float, shape (q, q)
        Correlation of the statistics. Where it is no correlation matrix, as with pairwise
        exclusions, the nearest one in its eigenvectors is taken.
    degrees_of_freedom : int
        Degrees of freedom of the standard errors, 1 or more.
    seed : int
        Seed of the random numbers; the same seed gives the same value.
    confidence : float
        Chance that all statistics stay below the value.
    draws : int
        Number of simulated sets of statistics.

    Returns
    -------
    float
        The critical value, between that of one statistic and that of Bonferroni.

    Raises
    ------
    UsageError
        If the matrix is not square, symmetric and finite with ones on its diagonal, or another
        argument is out of range.

    Notes
    -----
    The statistics are multivariate t: correlated normal ones over the root of one chi-squared per
    degree of freedom. Negative eigenvalues become 0 and the diagonal is scaled back to 1. The
    quantile of the simulated maxima has, at 100 000 draws and 95 %, a standard error of about 0.005.

    References
    ----------
    Hothorn, T., Bretz, F., Westfall, P. (2008). Biometrical Journal 50, 346-363.

    Examples
    --------
    >>> round(max_t_critical([[1.0, 0.5], [0.5, 1.0]], degrees_of_freedom=30, seed=1), 1)
    2.3
    """
    check_confidence(confidence)
    r = _checked(correlation, degrees_of_freedom, draws)
    from scipy.special import stdtrit

    single = float(-stdtrit(degrees_of_freedom, (1 - confidence) / 2))
    if len(r) == 1:
        return single
    root = _root(r)
    rng = np.random.default_rng(seed)
    largest = np.empty(draws)
    for start in range(0, draws, _BATCH):
        size = min(_BATCH, draws - start)
        normal = np.abs(rng.standard_normal((size, root.shape[0])) @ root).max(axis=1)
        scale = np.sqrt(rng.chisquare(degrees_of_freedom, size) / degrees_of_freedom)
        largest[start : start + size] = normal / scale
    bonferroni = float(-stdtrit(degrees_of_freedom, (1 - confidence) / (2 * len(r))))
    return min(max(float(np.quantile(largest, confidence)), single), bonferroni)


def _checked(correlation: ArrayLike, degrees_of_freedom: int, draws: int) -> FloatArray:
    """Return the matrix as an array, or refuse it."""
    r = np.asarray(correlation, dtype=np.float64)
    square = r.ndim == 2 and 0 < r.shape[0] == r.shape[1]
    fine = square and bool(np.isfinite(r).all() and np.allclose(r, r.T, atol=1e-9) and np.allclose(r.diagonal(), 1))
    if not fine or np.abs(r).max() > 1 + 1e-9:
        raise UsageError.single(
            "bad-correlation",
            "the correlations must be a square, symmetric matrix of values from -1 to 1 with ones on its diagonal",
            found=f"an array of the shape {r.shape}",
            cure="Leave out statistics that have no correlation with the others.",
        )
    if degrees_of_freedom < 1 or draws < 1000:
        raise UsageError.single(
            "bad-simulation",
            "the degrees of freedom must be 1 or more, the draws 1000 or more",
            found=f"{degrees_of_freedom} and {draws}",
            cure="Give n - 1 as the degrees of freedom and leave the draws out.",
        )
    return r


def _root(correlation: FloatArray) -> FloatArray:
    """Return a matrix whose columns, times independent normal values, have these correlations."""
    values, vectors = np.linalg.eigh(correlation)
    # signs of eigenvectors are arbitrary: the largest entry of each is made positive
    signs = np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(len(values))])
    root: FloatArray = (vectors * signs * np.sqrt(np.maximum(values, 0.0))).T
    lengths = np.sqrt((root**2).sum(axis=0))
    return np.asarray(root / np.maximum(lengths, math.ulp(1.0)), dtype=np.float64)
