"""Times until an event of which some have not happened yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence

__all__ = ["Survival", "kaplan_meier"]

FloatArray = NDArray[np.float64]

_ROUNDING = 1e-12
"""What a product of fractions may lose."""


@dataclass(frozen=True, slots=True, eq=False)
class Survival:
    """The estimated share that has not had the event yet, over time.

    Attributes
    ----------
    n, events : int
        Cases, and how many of them had the event.
    times : (k,) float array
        Times at which events happened, ascending.
    at_risk, happened : (k,) int array
        Cases still under observation just before each time, and events at it.
    survival : (k,) float array
        Share without the event just after each time.
    hazard_variance : (k,) float array
        Σ d / (r (r − d)) up to each time, Greenwood's sum; infinite once nobody is left.
    """

    n: int
    events: int
    times: FloatArray
    at_risk: NDArray[np.int64]
    happened: NDArray[np.int64]
    survival: FloatArray
    hazard_variance: FloatArray

    @property
    def standard_error(self) -> FloatArray:
        """Greenwood's standard error of the share without the event; 0 once nobody is left."""
        with np.errstate(invalid="ignore"):
            return np.where(self.survival > 0, self.survival * np.sqrt(self.hazard_variance), 0.0)

    def quantile(self, share: float) -> float | None:
        """Return the time by which a share of the cases has had the event.

        Parameters
        ----------
        share : float
            Such as 0.5 for the median.

        Returns
        -------
        float or None
            The first time at which the share without the event is 1 − share or less; None if it never is.
        """
        return _first(self.times, self.survival, share)

    def quantile_interval(self, share: float, *, confidence: float = 0.95) -> tuple[float | None, float | None]:
        """Return the confidence interval of a quantile.

        Parameters
        ----------
        share : float
            Such as 0.5 for the median.
        confidence : float
            Confidence level.

        Returns
        -------
        tuple of (float or None, float or None)
            Limits; None where the band of the share never comes down so far.

        Raises
        ------
        UsageError
            If the level is not between 0 and 1.

        Notes
        -----
        The times at which the band of the share, formed on the scale log(−log S) with Greenwood's variance,
        reaches 1 − share.

        References
        ----------
        Brookmeyer, R., Crowley, J. (1982). Biometrics 38, 29-41.
        Kalbfleisch, J. D., Prentice, R. L. (1980). The Statistical Analysis of Failure Time Data (log-log band).
        """
        check_confidence(confidence)
        from scipy.special import ndtri

        z = float(ndtri((1 + confidence) / 2))
        inner = (self.survival > 0) & (self.survival < 1)
        s = np.where(inner, self.survival, 0.5)
        reach = z * np.sqrt(np.where(inner, self.hazard_variance, 0.0)) / np.abs(np.log(s))
        low = np.where(inner, s ** np.exp(reach), self.survival)
        high = np.where(inner, s ** np.exp(-reach), self.survival)
        high = np.where(self.survival <= 0, np.append(high[self.survival > 0], 1.0)[-1], high)
        return _first(self.times, low, share), _first(self.times, high, share)


def _first(times: FloatArray, survival: FloatArray, share: float) -> float | None:
    """Return the first time at which a falling curve is at 1 − share or below."""
    found = np.flatnonzero(survival <= 1 - share + _ROUNDING)
    return float(times[found[0]]) if len(found) else None


def kaplan_meier(durations: ArrayLike, observed: ArrayLike) -> Survival:
    """Return the product-limit estimate of the share without the event.

    Parameters
    ----------
    durations : array_like of float, shape (n,)
        Time until the event, or until observation ended.
    observed : array_like of bool, shape (n,)
        Whether the event happened; a case without it is censored at its time, after the events of that time.

    Returns
    -------
    Survival
        The estimate.

    Raises
    ------
    UsageError
        If the two do not have one value a case, or a duration is not finite.

    Notes
    -----
    S(t) = Π (1 − d / r) over the times up to t with events d among r cases under observation.

    References
    ----------
    Kaplan, E. L., Meier, P. (1958). Journal of the American Statistical Association 53, 457-481.

    Examples
    --------
    >>> found = kaplan_meier([1, 2, 2, 5, 9], [True, True, False, True, False])
    >>> found.survival.round(4).tolist(), found.quantile(0.5)
    ([0.8, 0.6, 0.3], 5.0)
    """
    time, event = np.asarray(durations, dtype=np.float64), np.asarray(observed, dtype=np.bool_)
    if time.ndim != 1 or time.shape != event.shape or not np.isfinite(time).all():
        raise UsageError.single(
            "bad-durations",
            "durations must be finite, with one sign of the event each",
            found=f"{time.shape} and {event.shape}",
            cure="Give one duration and one truth value a case.",
        )
    times, happened = np.unique(time[event], return_counts=True)
    at_risk = len(time) - np.searchsorted(np.sort(time), times, side="left")
    left = at_risk - happened
    survival = np.cumprod(left / at_risk, dtype=np.float64)
    with np.errstate(divide="ignore"):
        hazard = np.cumsum(happened / (at_risk * left.astype(np.float64)))

    return Survival(
        n=len(time),
        events=int(event.sum()),
        times=times,
        at_risk=at_risk.astype(np.int64),
        happened=happened.astype(np.int64),
        survival=np.asarray(survival, dtype=np.float64),
        hazard_variance=np.asarray(hazard, dtype=np.float64),
    )
