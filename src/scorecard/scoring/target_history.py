"""The past of a measure from which its next value is predicted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError
from scorecard.models import Measure
from scorecard.scoring.target_records import TargetHistory
from scorecard.series import USABLE, Observations, change_from_values
from scorecard.series.change_values import MINIMUM
from scorecard.stats.control_limits import ControlLimits, Screening, control_limits, moving_ranges
from scorecard.stats.control_rules import trends
from scorecard.stats.predictive import (
    CountPrediction,
    Prediction,
    Spread,
    dispersion,
    lag_one,
    predicted_from_ranges,
    predicted_from_values,
)

__all__ = ["DISPERSED", "Model", "PastValues", "history_of", "past_values"]

FloatArray = NDArray[np.float64]
Model = Literal["auto", "t", "beta_binomial"]
"""How the next value is predicted; "auto" looks whether the rates vary by more than counting explains."""

DISPERSED = 0.2
"""Rates are predicted as values below this p-value: doing so without need costs little, the reverse much."""


@dataclass(frozen=True, slots=True, eq=False)
class PastValues:
    """Values of one measure and entity over the periods before the one that a target is for.

    Attributes
    ----------
    values : ndarray, shape (p,)
        In the order of time; NaN where there is no usable one.
    numerator, denominator : ndarray, shape (p,)
        Counts behind them; NaN where there are none.
    periods : tuple of str
        The periods.
    scale : float
        Value of a rate of 1: 100 for a measure in percent.
    counted : bool
        Whether the measure says that its values are shares of independent trials, and every one has its counts.
    share : bool
        Whether the measure says that its values are such shares.
    """

    values: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    periods: tuple[str, ...]
    scale: float
    counted: bool
    share: bool

    @property
    def known(self) -> NDArray[np.intp]:
        """Positions of the values that there are."""
        return np.flatnonzero(~np.isnan(self.values))

    def mean_of(self, places: NDArray[np.intp]) -> float:
        """Return the mean of some values: the ratio of sums where counts are known."""
        if self.counted:
            return float(self.scale * self.numerator[places].sum() / self.denominator[places].sum())
        return float(self.values[places].mean())


def past_values(obs: Observations, measure: Measure, *, entity: int, start: int, stop: int) -> PastValues:
    """Return the usable values of a measure from one period to before another.

    Parameters
    ----------
    obs : Observations
        The values.
    measure : Measure
        The measure.
    entity, start, stop : int
        Positions of the entity, the first period, and the one after the last.

    Returns
    -------
    PastValues
        Values that are missing, not due or carried forward count as none.
    """
    place = entity, slice(start, stop), obs.measures.index(measure.id)
    usable = obs.state[place] == USABLE
    values, x, n = (np.where(usable, array[place], np.nan) for array in (obs.value, obs.numerator, obs.denominator))
    here, share = ~np.isnan(values), measure.sampling == "proportion"
    whole = (np.rint(x[here]) == x[here]) & (np.rint(n[here]) == n[here])
    fits = whole & (x[here] >= 0) & (x[here] <= n[here]) & (n[here] > 0)
    return PastValues(
        values,
        x,
        n,
        tuple(map(str, obs.periods[start:stop])),
        100.0 if measure.unit.kind == "percent" else 1.0,
        counted=share and bool(fits.all()) and bool(here.any()),
        share=share,
    )


def history_of(
    past: PastValues,
    *,
    model: Model,
    spread: Spread,
    screening: Screening,
    minimum: int,
    trials: int | None,
) -> tuple[TargetHistory, ControlLimits | None]:
    """Return what the past says about the next value.

    Parameters
    ----------
    past : PastValues
        The values.
    model : {"auto", "t", "beta_binomial"}
        How the next value is predicted.
    spread : {"standard_deviation", "moving_range"}
        Where the spread of a value comes from.
    screening : {"once", "none"}
        As in `change`.
    minimum : int
        Least number of values.
    trials : int or None
        Trials of a next period; those of the last value when None.

    Returns
    -------
    history : TargetHistory
        The prediction, with what speaks against it.
    limits : ControlLimits or None
        Limits of the XmR chart; None with too few values for them.

    Raises
    ------
    AnalysisError
        If counts are to be predicted and there are none.
    """
    if model == "beta_binomial" and not past.counted:
        raise AnalysisError.single(
            "no-counts",
            "a beta-binomial prediction needs the counts of every value",
            cure="Give numerator and denominator, write sampling: proportion in the measure, or leave model out.",
        )
    known = past.known
    found = control_limits(past.values, screening=screening)
    enough = found is not None and known.size >= MINIMUM and found.ranges + len(found.removed) >= MINIMUM // 2
    ratio, p_value = (None, None)
    if past.counted and known.size >= 2:
        ratio, p_value = dispersion(past.numerator[known], past.denominator[known])
    prediction: Prediction | None = None
    if known.size >= minimum:
        constant = p_value is not None and p_value >= DISPERSED
        if model == "beta_binomial" or (model == "auto" and constant):
            prediction = _of_counts(past, trials)
        elif spread == "standard_deviation":
            prediction = predicted_from_values(past.values)
        elif found is not None:
            prediction = predicted_from_ranges(found, neighbours=_neighbours(past.values, found))
    mean = None
    if known.size:
        mean = past.mean_of(known) if isinstance(prediction, CountPrediction) else float(past.values[known].mean())
    history = TargetHistory(
        n=known.size,
        first=past.periods[int(known[0])] if known.size else None,
        last=past.periods[int(known[-1])] if known.size else None,
        mean=mean,
        prediction=prediction,
        spread=spread,
        autocorrelation=lag_one(past.values) if known.size >= minimum else None,
        dispersion=ratio,
        dispersion_p=p_value,
        signals=_signals(past, enough=enough, screening=screening),
    )
    return history, found if enough else None


def _of_counts(past: PastValues, trials: int | None) -> CountPrediction:
    """Return the prediction of a rate from all counts of the past."""
    known = past.known
    successes, all_trials = float(past.numerator[known].sum()), float(past.denominator[known].sum())
    return CountPrediction(successes, all_trials, trials or int(past.denominator[known[-1]]), past.scale)


def _signals(past: PastValues, *, enough: bool, screening: Screening) -> tuple[str, ...] | None:
    """Return the periods that are a signal; with too few values for limits, those of a trend, which needs none."""
    if enough:
        return change_from_values(past.values, periods=past.periods, screening=screening).signals()
    return tuple(past.periods[int(i)] for i in np.flatnonzero(trends(past.values))) or None


def _neighbours(values: FloatArray, limits: ControlLimits) -> int:
    """Return how many moving ranges that count follow on one that counts."""
    there = ~np.isnan(moving_ranges(values))
    there[list(limits.removed)] = False
    return int((there[1:] & there[:-1]).sum())
