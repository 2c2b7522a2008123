"""Reliability of a difference between two measured scores."""

from __future__ import annotations

from typing import Literal

from scorecard.errors import UsageError

__all__ = ["VarianceForm", "difference_score_reliability"]

VarianceForm = Literal["unequal", "equal"]


def difference_score_reliability(
    reliabilities: tuple[float, float],
    deviations: tuple[float, float] = (1.0, 1.0),
    *,
    correlation: float,
    variances: VarianceForm = "unequal",
) -> float | None:
    """Return the reliability of the difference of two scores.

    Parameters
    ----------
    reliabilities : tuple of (float, float)
        Reliability of each score.
    deviations : tuple of (float, float)
        Standard deviation of each score; not used where the variances are taken as equal.
    correlation : float
        Correlation between the scores.
    variances : {"unequal", "equal"}
        Whether each score counts with its own variance, or both with the same.

    Returns
    -------
    float or None
        The reliability, which can fall below 0; None where the difference has no variance.

    Raises
    ------
    UsageError
        If a deviation is negative or the correlation is not from −1 to 1.

    Notes
    -----
    (s₁² r₁₁ + s₂² r₂₂ − 2 r₁₂ s₁ s₂) / (s₁² + s₂² − 2 r₁₂ s₁ s₂). With equal variances:
    ((r₁₁ + r₂₂) / 2 − r₁₂) / (1 − r₁₂). Two reliable scores that go together have an unreliable difference.

    References
    ----------
    Johns, G. (1981). Difference score measures of organizational behavior variables: A critique.
    Organizational Behavior and Human Performance 27(3), 443-463.
    Peter, J. P., Churchill, G. A., Brown, T. J. (1993). Caution in the use of difference scores in consumer
    research. Journal of Consumer Research 19(4), 655-662.

    Examples
    --------
    >>> round(difference_score_reliability((0.92, 0.85), (1.2, 0.8), correlation=0.35), 4)
    0.85
    >>> round(difference_score_reliability((0.9, 0.7), correlation=0.7, variances="equal"), 4)
    0.3333
    """
    if min(deviations) < 0 or not -1 <= correlation <= 1:
        raise UsageError.single(
            "bad-spread",
            "deviations must be zero or more, and a correlation from −1 to 1",
            found=f"{deviations[0]:g}, {deviations[1]:g}, {correlation:g}",
            cure="Correct the numbers.",
        )
    first, second = deviations if variances == "unequal" else (1.0, 1.0)
    shared = 2 * correlation * first * second
    whole = first**2 + second**2 - shared
    if whole <= 1e-12 * (first**2 + second**2):
        return None
    return (first**2 * reliabilities[0] + second**2 * reliabilities[1] - shared) / whole
