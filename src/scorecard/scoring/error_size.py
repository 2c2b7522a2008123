"""Standard errors of shares that must have been written in the other unit: as a fraction beside per cent."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Problems
from scorecard.models import Measure
from scorecard.scoring.units import is_finite
from scorecard.series import MeasureRecord

__all__ = ["binomial_error", "check_error", "impossible_errors", "scale_of"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_HUNDREDTH = 1 / 300, 1 / 30
"""Where an error in per cent over that of independent cases tells a fraction: clusters make three times of it."""
_APART = 20.0
"""How many times the error of independent cases one is that no clusters explain."""
_FEWEST = 3.0
"""Independent cases below which nobody has an error to tell."""


def scale_of(measure: Measure) -> float:
    """Return what a share of 1 is in the unit of a measure: 100 in per cent, 1 as a fraction; NaN in others."""
    return {"percent": 100.0, "fraction": 1.0}.get(measure.unit.kind, np.nan)


def binomial_error(share: FloatArray, cases: FloatArray) -> FloatArray:
    """Return √(p (1 − p) / n), the standard error of a share of independent cases; NaN where p is 0 or 1."""
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = np.where((share > 0) & (share < 1) & (cases > 0), share * (1 - share) / cases, np.nan)
        found: FloatArray = np.sqrt(variance)
    return found


def impossible_errors(
    error: FloatArray, numerator: FloatArray, denominator: FloatArray, scale: FloatArray
) -> BoolArray:
    """Return which standard errors cannot be those of their counts, but could be in the other unit.

    Parameters
    ----------
    error, numerator, denominator : ndarray
        Standard errors in the unit of their measures, and what was counted; NaN where there is none.
    scale : ndarray
        What a share of 1 is, by `scale_of`.

    Returns
    -------
    ndarray of bool
        In per cent: errors from a three-hundredth to a thirtieth of √(p (1 − p) / n). As fractions: errors of more
        than twenty times that, which leave fewer than three independent cases. Errors of 0 are none.
    """
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        counted = (numerator >= 0) & (numerator <= denominator)
        counted &= (np.rint(numerator) == numerator) & (np.rint(denominator) == denominator)
        times = error / (scale * binomial_error(numerator / denominator, denominator))
        small = (scale == 100) & (times > _HUNDREDTH[0]) & (times < _HUNDREDTH[1])
        large = (scale == 1) & (times > _APART) & (times * times > denominator / _FEWEST)
        found: BoolArray = counted & (small | large)
    return found


def check_error(record: MeasureRecord, measure: Measure, problems: Problems) -> None:
    """Report a standard error in the wrong unit, where the card says that the counts beside it are independent cases.

    Parameters
    ----------
    record : MeasureRecord
        The record as written.
    measure : Measure
        The measure it belongs to.
    problems : Problems
        Collects what is wrong.
    """
    numbers = record.standard_error, record.numerator, record.denominator
    if measure.sampling != "proportion" or not all(map(is_finite, numbers)):
        return
    error, numerator, denominator = (np.array(number, dtype=np.float64) for number in numbers)
    scale = scale_of(measure)
    if not impossible_errors(error, numerator, denominator, np.array(scale)):
        return
    usual = scale * float(binomial_error(numerator / denominator, denominator))
    percent = scale == 100
    problems.add(
        "error-or-fraction",
        f"{measure.id} is in percent, and this standard error looks like a fraction"
        if percent
        else f"{measure.id} is a fraction, and this standard error looks like percent",
        place=record.place if record.place.field is not None else replace(record.place, field="standard_error"),
        found=f"{float(error):.10g} beside {float(numerator):.10g} of {float(denominator):.10g}",
        cure=f"Write {float(error) * 100 if percent else float(error) / 100:.10g}, or leave it empty: "
        f"the counts tell about {usual:.2g}.",
    )
