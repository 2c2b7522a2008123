"""Agreement of several raters on an order: Kendall's coefficient of concordance."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError

__all__ = ["Concordance", "ConcordanceReason", "kendall_w"]

FloatArray = NDArray[np.float64]
ConcordanceReason = Literal["nobody_answered", "one_rater", "one_item", "all_tied"]


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's W of raters who each put the same items in order.

    Attributes
    ----------
    raters, items : int
        Raters who rated every item, and items.
    w : float or None
        Coefficient from 0 (no agreement) to 1 (the same order by all), corrected for ties.
    w_without_ties : float or None
        The same without correction, which ties make too small.
    chi_square : float or None
        raters · (items − 1) · w.
    degrees_of_freedom : int
        items − 1.
    p_value : float or None
        Of the hypothesis that every rater orders at random, by the chi-square distribution.
    mean_ranks : tuple of float
        Mean rank of each item; the lowest rating has rank 1, equal ratings share the mean of their ranks.
    reason : {"nobody_answered", "one_rater", "one_item", "all_tied"} or None
        Why something is undefined.
    """

    raters: int
    items: int
    w: float | None = None
    w_without_ties: float | None = None
    chi_square: float | None = None
    degrees_of_freedom: int = 0
    p_value: float | None = None
    mean_ranks: tuple[float, ...] = ()
    reason: ConcordanceReason | None = None


def kendall_w(ratings: ArrayLike) -> Concordance:
    """Return Kendall's coefficient of concordance.

    Parameters
    ----------
    ratings : array_like of float, shape (raters, items)
        One rater a row, one item a column; a rater with a NaN is left out.

    Returns
    -------
    Concordance
        The coefficient with its test.

    Raises
    ------
    UsageError
        If the ratings are not a table.

    Notes
    -----
    With rank sums R_i, W = (12 Σ R_i² − 3 m² k (k + 1)²) / (m² k (k² − 1) − m Σ T_j) for m raters and k
    items, T_j = Σ (t³ − t) over the groups of t tied ratings of rater j; formed in whole numbers. The
    chi-square approximation is poor for fewer than eight items with few raters.

    References
    ----------
    Kendall, M. G., Babington Smith, B. (1939). The problem of m rankings. Annals of Mathematical
    Statistics 10(3), 275-287. doi:10.1214/aoms/1177732186
    Siegel, S., Castellan, N. J. (1988). Nonparametric Statistics for the Behavioral Sciences, 9.5.

    Examples
    --------
    >>> found = kendall_w([[1, 2, 3], [1, 3, 2], [1, 2, 3]])
    >>> round(found.w, 4), found.mean_ranks
    (0.7778, (1.0, 2.3333333333333335, 2.6666666666666665))
    """
    x = np.asarray(ratings, dtype=np.float64)
    if x.ndim != 2:
        raise UsageError.single(
            "not-a-table",
            "the ratings must be a table with one rater a row and one item a column",
            found=f"shape {x.shape}",
            cure="Give a list of equally long lists.",
        )
    x = x[~np.isnan(x).any(axis=1)]
    m, k = x.shape
    if not m or not k:
        return Concordance(m, k, reason="nobody_answered")
    ranks, ties = _doubled_ranks(x)
    sums = [int(total) for total in ranks.sum(axis=0)]
    means = tuple(total / (2 * m) for total in sums)
    if m < 2 or k < 2:
        return Concordance(
            m, k, degrees_of_freedom=k - 1, mean_ranks=means, reason="one_rater" if m < 2 else "one_item"
        )
    upper = 3 * sum(total * total for total in sums) - 3 * m * m * k * (k + 1) ** 2
    lower = m * m * k * (k * k - 1)
    plain = upper / lower
    if lower == m * ties:
        return Concordance(m, k, None, plain, None, k - 1, None, means, "all_tied")
    w = Fraction(upper, lower - m * ties)
    from scipy.special import gammaincc

    square = float(m * (k - 1) * w)
    tail = cast("float", gammaincc((k - 1) / 2, square / 2))
    return Concordance(m, k, float(w), plain, square, k - 1, float(tail), means)


def _doubled_ranks(x: FloatArray) -> tuple[NDArray[np.int64], int]:
    """Return twice the mid-ranks within each row, and Σ (t³ − t) over all groups of ties."""
    m, k = x.shape
    order = np.argsort(x, axis=1, kind="stable")
    ordered = np.take_along_axis(x, order, axis=1)
    starts = np.ones((m, k), dtype=np.bool_)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    group = np.cumsum(starts.ravel()) - 1
    sizes: NDArray[np.int64] = np.bincount(group)
    first = np.flatnonzero(starts.ravel()) % k
    doubled = (2 * first + sizes + 1)[group].reshape(m, k)
    ranks = np.empty((m, k), dtype=np.int64)
    np.put_along_axis(ranks, order, doubled, axis=1)
    return ranks, sum(t**3 - t for t in sizes.tolist())
