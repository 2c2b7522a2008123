"""A mean of respondents' scores with its interval and its test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, cast, get_args

from scorecard.errors import UsageError
from scorecard.stats.counts import Moments
from scorecard.stats.mean_tests import t_test
from scorecard.stats.multiplicity import benjamini_hochberg, bonferroni, holm

__all__ = ["Adjustment", "MeanTest", "adjusted", "check_adjustment", "mean_test"]

Adjustment = Literal["holm", "benjamini_hochberg", "bonferroni", "none"]

_ADJUST = {"holm": holm, "benjamini_hochberg": benjamini_hochberg, "bonferroni": bonferroni}


@dataclass(frozen=True, slots=True)
class MeanTest:
    """A mean, or a mean difference, with its t interval and its t test against 0.

    Attributes
    ----------
    mean : float or None
        The mean.
    standard_deviation, standard_error : float or None
        Of the respondents' values, and of their mean.
    low, high : float or None
        Confidence limits with n − 1 degrees of freedom.
    statistic, p_value : float or None
        t and its two-sided p-value against 0.
    p_adjusted : float or None
        The p-value adjusted within its family; None where nothing is adjusted.
    effect_size : float or None
        Mean over standard deviation.
    reason : {"nobody_answered", "one_respondent", "no_variance"} or None
        Why something is undefined.
    """

    mean: float | None = None
    standard_deviation: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    effect_size: float | None = None
    reason: Literal["nobody_answered", "one_respondent", "no_variance"] | None = None


def mean_test(moments: Moments, *, confidence: float, against: Fraction = Fraction(0)) -> MeanTest:
    """Return the mean of a sample less a value, with its test against 0.

    Parameters
    ----------
    moments : Moments
        Exact moments of the sample.
    confidence : float
        Level of the interval.
    against : Fraction
        The value taken off.

    Returns
    -------
    MeanTest
        The mean with interval and test; what is undefined is None, with the reason.
    """
    mean = float(moments.total / moments.n - against) if moments.n else None
    test = t_test(moments.n, mean, standard_deviation=moments.standard_deviation, confidence=confidence)
    return MeanTest(
        mean,
        test.standard_deviation,
        test.standard_error,
        test.low,
        test.high,
        test.statistic,
        test.p_value,
        effect_size=test.d_z,
        reason=test.reason,
    )


def check_adjustment(adjust: Adjustment) -> None:
    """Refuse an unknown adjustment.

    Parameters
    ----------
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted.

    Raises
    ------
    UsageError
        If it is none of these.
    """
    if not isinstance(cast("object", adjust), str) or adjust not in get_args(Adjustment):
        raise UsageError.single(
            "bad-adjust",
            "the option adjust has an unknown value",
            found=str(adjust),
            cure='Use "holm", "benjamini_hochberg", "bonferroni" or "none".',
        )


def adjusted(tests: Sequence[MeanTest], adjust: Adjustment) -> list[MeanTest]:
    """Return the tests of one family with adjusted p-values.

    Parameters
    ----------
    tests : sequence of MeanTest
        The family.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How.

    Returns
    -------
    list of MeanTest
        The same tests.
    """
    if adjust == "none":
        return list(tests)
    found = _ADJUST[adjust]([t.p_value for t in tests])
    return [replace(t, p_adjusted=p) for t, p in zip(tests, found, strict=True)]
