"""Probabilities of two jointly normal variables."""

from __future__ import annotations

import math

__all__ = ["both_below", "quadrant_probabilities"]


def both_below(first: float, second: float, *, correlation: float) -> float:
    """Return the probability that two standard normal variables both lie below their limits.

    Parameters
    ----------
    first, second : float
        Limits h and k.
    correlation : float
        Between the variables, −1 to 1.

    Returns
    -------
    float
        P(X < h, Y < k).

    Notes
    -----
    Owen's formula: (Φ(h) + Φ(k)) / 2 − T(h, a) − T(k, b) − δ with a = (k/h − ρ) / √(1 − ρ²), b likewise, and
    δ = 1/2 where h and k have opposite signs.

    References
    ----------
    Owen, D. B. (1956). Tables for computing bivariate normal probabilities. Annals of Mathematical
    Statistics 27, 1075-1090.

    Examples
    --------
    >>> round(both_below(0.0, 0.0, correlation=0.5), 12)
    0.333333333333
    """
    from scipy.special import ndtr, owens_t

    h, k, rho = first, second, max(-1.0, min(1.0, correlation))
    if rho >= 1:
        return float(ndtr(min(h, k)))
    if rho <= -1:
        return max(0.0, float(ndtr(h) - ndtr(-k)))
    if h == 0 and k == 0:
        return 0.25 + math.asin(rho) / (2 * math.pi)
    root = math.sqrt((1 - rho) * (1 + rho))

    def part(limit: float, other: float) -> float:
        if limit == 0:
            return 0.25 if other > 0 else -0.25
        return float(owens_t(limit, (other - rho * limit) / (limit * root)))

    delta = 0.5 if h * k < 0 or (h * k == 0 and h + k < 0) else 0.0
    found = float(ndtr(h) + ndtr(k)) / 2 - part(h, k) - part(k, h) - delta
    return max(0.0, min(1.0, found))


def quadrant_probabilities(
    means: tuple[float, float], standard_errors: tuple[float, float], *, correlation: float
) -> tuple[float, float, float, float]:
    """Return the probabilities of the four signs of two jointly normal variables.

    Parameters
    ----------
    means, standard_errors : tuple of (float, float)
        Of the two variables; the errors are positive.
    correlation : float
        Between them.

    Returns
    -------
    tuple of four floats
        P(both at least 0), P(first at least 0, second below), P(first below 0, second at least), P(both below 0); they
        sum to 1.

    Examples
    --------
    >>> quadrant_probabilities((0.0, 0.0), (1.0, 1.0), correlation=0.0)
    (0.25, 0.25, 0.25, 0.25)
    """
    from scipy.special import ndtr

    h, k = -means[0] / standard_errors[0], -means[1] / standard_errors[1]
    neither = both_below(h, k, correlation=correlation)
    first, second = float(ndtr(h)), float(ndtr(k))
    only_second = max(0.0, first - neither)
    only_first = max(0.0, second - neither)
    both = max(0.0, 1 - neither - only_first - only_second)
    return both, only_first, only_second, neither
