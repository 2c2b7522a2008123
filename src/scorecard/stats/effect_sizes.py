"""Correction of standardised mean differences for small samples."""

from __future__ import annotations

import math

__all__ = ["hedges_correction"]


def hedges_correction(degrees_of_freedom: int) -> float:
    """Return the factor that makes a standardised mean difference unbiased.

    Parameters
    ----------
    degrees_of_freedom : int
        Of the standard deviation, 1 or more.

    Returns
    -------
    float
        Below 1; 0 with one degree of freedom, where no unbiased estimate exists.

    Notes
    -----
    J(m) = Γ(m / 2) / (√(m / 2) Γ((m − 1) / 2)), near 1 − 3 / (4 m − 1).

    References
    ----------
    Hedges, L. V. (1981). Journal of Educational Statistics 6(2), 107-128.

    Examples
    --------
    >>> round(hedges_correction(10), 6)
    0.922746
    """
    m = degrees_of_freedom
    if m < 2:
        return 0.0
    from scipy.special import poch

    return float(poch((m - 1) / 2, 0.5)) / math.sqrt(m / 2)
