"""Rules of lint on standard errors: those that look as if written in another unit than their values."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.models import Measure
from scorecard.scoring.error_size import binomial_error, impossible_errors, scale_of
from scorecard.scoring.lint_measured import DataRule, Measured
from scorecard.scoring.lint_rule import Hit, Words
from scorecard.scoring.units import references

__all__ = ["ERROR_UNIT"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_LARGEST = 0.5
"""Largest standard error that a share can have: one half of the cases all succeed, the other all fail."""
_NEAR = 0.02
"""What n − 1 in place of n, and a rounded value, make of an error."""


def _other_unit(data: Measured) -> Iterator[Hit]:
    """Yield measures with standard errors that fit what was counted in the other unit alone."""
    obs = data.obs
    for m, placed in data.measures():
        scale = scale_of(placed.part)
        error, value = obs.standard_error[:, :, m], data.value[:, :, m]
        with_error: BoolArray = ~np.isnan(value) & (error > 0)
        if np.isnan(scale) or not with_error.any():
            continue
        counts = obs.numerator[:, :, m], obs.denominator[:, :, m]
        found = impossible_errors(error, *counts, np.array(scale))
        uncounted = np.isnan(counts[1])
        share, n = value / scale, obs.n[:, :, m]
        if scale == 100:
            alike = _a_hundredth(error, 100 * binomial_error(share, n))
            # where one error is of another kind, that of the others may be so by chance
            found |= alike & uncounted & bool(alike[with_error & uncounted & (n >= 2)].all())
        else:
            found |= uncounted & impossible_errors(error, np.rint(share * n), np.rint(n), np.array(1.0))
            found |= (error > _LARGEST) & _is_share(placed.part, value)
        found &= with_error
        if found.any():
            e, p = map(int, np.argwhere(found)[0])
            words: Words = {
                "name": placed.part.name,
                "number": int(found.sum()),
                "values": int(with_error.sum()),
                "error": f"{error[e, p]:.6g}",
                "value": f"{value[e, p]:.6g}",
                "period": str(obs.periods[p]),
            }
            numbers = {"cells": float(found.sum()), "error": float(error[e, p]), "value": float(value[e, p])}
            yield Hit(placed.path, placed.part.id, words, None, numbers)


def _is_share(measure: Measure, value: FloatArray) -> bool:
    """Return whether all values and reference values of a fraction lie between 0 and 1."""
    known = value[~np.isnan(value)].tolist()
    return all(0 <= number <= 1 for number in (*references(measure), *known))


def _a_hundredth(error: FloatArray, usual: FloatArray) -> BoolArray:
    """Return which errors are a hundredth of what n tells, to the digits that they are written with."""
    with np.errstate(invalid="ignore"):
        found: BoolArray = np.abs(100 * error - usual) <= usual  # few are anywhere near, and only these are read
    for place in map(tuple, np.argwhere(found).tolist()):
        number, wanted = float(error[place]), float(usual[place])
        written = _last_digit(number)
        close = abs(100 * number - wanted) <= 50 * written + _NEAR * wanted
        found[place] = close and written <= number / 10
    return found


def _last_digit(number: float) -> float:
    """Return the worth of the last digit that a number above 0 is written with."""
    digits = f"{number:.9e}"
    shown = digits[: digits.index("e")].rstrip("0")
    return float(10.0 ** (int(digits[digits.index("e") + 1 :]) - (len(shown) - 2)))


ERROR_UNIT = DataRule(
    _other_unit,
    what=LocalText(
        en="{number} of {values} standard errors of {name} look a hundred times too small or too large; the first is "
        "{error} beside {value} in {period}",
        zh="“{name}”的 {values} 个标准误中有 {number} 个看起来小了或大了一百倍，"
        "第一个是 {period} 数值 {value} 旁的 {error}",
    ),
    why=LocalText(
        en="A standard error has the unit of its value: 1.2 beside 93.4 %, or 0.012 beside 0.934. Mixed up, the "
        "interval is a hundred times too narrow or too wide.",
        zh="标准误与数值单位相同：93.4 % 旁写 1.2，0.934 旁写 0.012；混用会使区间窄一百倍或宽一百倍。",
    ),
    cure=LocalText(
        en="Write the standard error in the unit of the measure, or say in lint_ignore that it is so small.",
        zh="请按指标的单位书写标准误，或在 lint_ignore 中说明其确实如此。",
    ),
)
