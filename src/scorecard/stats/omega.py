"""Coefficients of reliability that rest on a one-factor model."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError

__all__ = ["Omega", "omega_coefficients"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Omega:
    """The forms of coefficient omega, and their companions, for one set of loadings.

    Attributes
    ----------
    model_implied : float or None
        (Σλ)² / ((Σλ)² + Σθ): what is common over the variance of the sum that the model implies.
    observed_variance : float or None
        (Σλ)² / Σs: the same over the variance of the sum as observed.
    one_minus_uniqueness : float or None
        1 − Σθ / Σs: all that is not error over the variance as observed; what the model misses counts
        as reliable.
    composite_reliability : float or None
        `model_implied` from standardised loadings.
    average_variance_extracted : float or None
        Mean of the squared standardised loadings.
    average_variance_unstandardised : float or None
        Σλ² / (Σλ² + Σθ), weighted by the items' variances.
    standardised_one_minus_uniqueness : float or None
        1 − Σu / Σr, from uniquenesses and correlations.
    """

    model_implied: float | None = None
    observed_variance: float | None = None
    one_minus_uniqueness: float | None = None
    composite_reliability: float | None = None
    average_variance_extracted: float | None = None
    average_variance_unstandardised: float | None = None
    standardised_one_minus_uniqueness: float | None = None


def omega_coefficients(
    loadings: ArrayLike,
    error_variances: ArrayLike,
    *,
    factor_variance: float = 1.0,
    covariance: ArrayLike | None = None,
) -> Omega:
    """Return the forms of coefficient omega of a one-factor model, however it was estimated.

    Parameters
    ----------
    loadings : array_like of float, shape (k,)
        Loading of each item, in the units of the answers.
    error_variances : array_like of float, shape (k,)
        Variance of each item's error.
    factor_variance : float
        Variance of the factor, above 0.
    covariance : array_like of float, shape (k, k), optional
        Observed covariances; without them the forms that need them are None.

    Returns
    -------
    Omega
        The coefficients; None where a denominator is not above 0.

    Raises
    ------
    UsageError
        If the parts do not fit together.

    Notes
    -----
    Standardised loadings are λ √φ / √(λ² φ + θ), each item over its variance as the model implies it.

    References
    ----------
    McDonald, R. P. (1999). Test Theory: A Unified Treatment. Erlbaum.
    Fornell, C., Larcker, D. F. (1981). Evaluating structural equation models with unobservable variables
    and measurement error. Journal of Marketing Research 18(1), 39-50.

    Examples
    --------
    >>> forms = omega_coefficients([0.8, 0.7, 0.6], [0.36, 0.51, 0.64])
    >>> round(forms.model_implied, 4), round(forms.average_variance_extracted, 4)
    (0.7449, 0.4967)
    """
    lam, theta = np.asarray(loadings, dtype=np.float64), np.asarray(error_variances, dtype=np.float64)
    s = None if covariance is None else np.asarray(covariance, dtype=np.float64)
    _check(lam, theta, factor_variance, s)
    lam = lam * math.sqrt(factor_variance)
    variances = lam**2 + theta
    common = math.fsum(lam) ** 2
    error = math.fsum(theta)
    plain = (_share(common, common + error), _share(math.fsum(lam**2), math.fsum(variances)))
    observed, missed = None, None
    if s is not None:
        total = math.fsum(s.flat)
        observed = _share(common, total)
        missed = _share(total - error, total)
    if (variances <= 0).any():
        return Omega(plain[0], observed, missed, average_variance_unstandardised=plain[1])
    standardised = lam / np.sqrt(variances)
    own = math.fsum(1 - standardised**2)
    together = math.fsum(standardised) ** 2
    of_correlations = None
    if s is not None and (s.diagonal() > 0).all():
        correlations = math.fsum((s / np.sqrt(np.outer(s.diagonal(), s.diagonal()))).flat)
        of_correlations = _share(correlations - own, correlations)
    return Omega(
        plain[0],
        observed,
        missed,
        _share(together, together + own),
        math.fsum(standardised**2) / len(lam),
        plain[1],
        of_correlations,
    )


def _check(lam: FloatArray, theta: FloatArray, factor_variance: float, s: FloatArray | None) -> None:
    """Refuse parts of different sizes, and a factor without variance."""
    k = len(lam) if lam.ndim == 1 else 0
    if not k or theta.shape != (k,) or (s is not None and s.shape != (k, k)):
        shapes = [lam.shape, theta.shape] if s is None else [lam.shape, theta.shape, s.shape]
        raise UsageError.single(
            "unequal-parts",
            "loadings, error variances and covariances must be of the same items",
            found=", ".join(f"shape {shape}" for shape in shapes),
            cure="Give one loading and one error variance for each item.",
        )
    if not factor_variance > 0:
        raise UsageError.single(
            "bad-factor-variance",
            "the variance of the factor must be above 0",
            found=str(factor_variance),
            cure="Give 1 where the loadings belong to a standardised factor.",
        )


def _share(part: float, whole: float) -> float | None:
    """Return a part over a whole; None where there is no whole."""
    return part / whole if whole > 0 else None
