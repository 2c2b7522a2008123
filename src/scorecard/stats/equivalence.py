"""Two one-sided tests that a mean is as good as 0."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence

__all__ = ["Equivalence", "tost"]

EquivalenceReason = Literal["nobody_answered", "one_respondent", "no_variance", "one_cluster", "negative_variance"]


@dataclass(frozen=True, slots=True)
class Equivalence:
    """Result of two one-sided t tests that a mean lies within ± a margin.

    Attributes
    ----------
    n : int
        Number of values.
    margin : float
        The margin.
    p_lower : float or None
        One-sided p-value against the mean being −margin or less.
    p_upper : float or None
        One-sided p-value against the mean being +margin or more.
    p_value : float or None
        The larger of the two.
    met : bool or None
        Whether the mean is shown to lie within the margin: `p_value` below 1 − confidence.
    reason : {"nobody_answered", "one_respondent", "no_variance", "one_cluster", "negative_variance"} or None
        Why it is undefined.
    """

    n: int
    margin: float
    p_lower: float | None = None
    p_upper: float | None = None
    p_value: float | None = None
    met: bool | None = None
    reason: Literal["nobody_answered", "one_respondent", "no_variance", "one_cluster", "negative_variance"] | None = (
        None
    )


def tost(
    n: int, mean: float | None, *, standard_error: float | None, margin: float, confidence: float = 0.95
) -> Equivalence:
    """Return the two one-sided t tests that a mean lies between −margin and +margin.

    Parameters
    ----------
    n : int
        Number of values; the degrees of freedom are n − 1.
    mean : float or None
        The mean; None when there is none.
    standard_error : float or None
        Its standard error; None below two values.
    margin : float
        How far from 0 still counts as met; positive.
    confidence : float
        One minus the level of each of the two tests.

    Returns
    -------
    Equivalence
        The tests; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the margin is not a positive number, or the confidence level not between 0 and 1.

    Notes
    -----
    t_lower = (mean + margin) / SE and t_upper = (mean − margin) / SE with n − 1 degrees of freedom.
    The mean is within the margin if both reject at 1 − confidence, which is to say that the t
    interval of the level 2 · confidence − 1 lies within the margin.

    References
    ----------
    Schuirmann, D. J. (1987). Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.

    Examples
    --------
    >>> test = tost(101, 0.1, standard_error=0.1, margin=0.5)
    >>> round(test.p_value, 6), test.met
    (6.1e-05, True)
    """
    check_confidence(confidence)
    if not (math.isfinite(margin) and margin > 0):
        raise UsageError.single(
            "bad-margin",
            "the margin within which a mean counts as met must be a positive number",
            found=str(margin),
            cure="Give the largest deviation that does not matter, such as 0.25 scale points.",
        )
    if n == 0 or mean is None:
        return Equivalence(n, margin, reason="nobody_answered")
    if n == 1 or standard_error is None:
        return Equivalence(n, margin, reason="one_respondent")
    if standard_error <= 0:
        return Equivalence(n, margin, reason="no_variance")
    from scipy.special import stdtr

    lower = float(stdtr(n - 1, -(mean + margin) / standard_error))
    upper = float(stdtr(n - 1, (mean - margin) / standard_error))
    p = max(lower, upper)
    level = float(1 - Decimal(str(confidence)))  # 1 - 0.95 is a little more than 0.05, and p may lie between
    return Equivalence(n, margin, lower, upper, p, p < level)
