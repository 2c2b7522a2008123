"""Adjustment of p-values for the number of tests in a family."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from scorecard._given import require_word
from scorecard.errors import UsageError

__all__ = ["Adjust", "adjust", "benjamini_hochberg", "bonferroni", "holm"]

PValues = Sequence[float | None]
Adjust = Literal["holm", "benjamini_hochberg", "bonferroni", "none"]
"""How p-values are adjusted."""


def adjust(p_values: PValues, *, method: Adjust = "holm") -> tuple[float | None, ...]:
    """Return p-values adjusted by a method.

    Parameters
    ----------
    p_values : sequence of float or None
        One family of tests; an undefined test is None and not counted.
    method : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        The method.

    Returns
    -------
    tuple of float or None
        Adjusted p-values, in the order given; all None where nothing is adjusted.

    Raises
    ------
    UsageError
        If a p-value is not between 0 and 1, or there is no such method.

    Examples
    --------
    >>> adjust([0.01, 0.04, None, 0.03], method="benjamini_hochberg")
    (0.03, 0.04, None, 0.04)
    """
    require_word("method", method, get_args(Adjust))
    if method == "none":
        return (None,) * len(p_values)
    if method == "holm":
        return holm(p_values)
    return bonferroni(p_values) if method == "bonferroni" else benjamini_hochberg(p_values)


def holm(p_values: PValues) -> tuple[float | None, ...]:
    """Return p-values adjusted by Holm's step-down procedure.

    Parameters
    ----------
    p_values : sequence of float or None
        One family of tests; an undefined test is None and not counted.

    Returns
    -------
    tuple of float or None
        Adjusted p-values, in the order given.

    Raises
    ------
    UsageError
        If a p-value is not between 0 and 1.

    Notes
    -----
    With the m p-values ascending, the i-th becomes the largest of (m − j + 1) p_j, j ≤ i, at
    most 1. Controls the family-wise error.

    References
    ----------
    Holm, S. (1979). Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, None, 0.03])
    (0.03, 0.06, None, 0.06)
    """
    order, p = _ascending(p_values)
    adjusted: list[float] = []
    worst = 0.0
    for position, value in enumerate(p):
        worst = max(worst, (len(p) - position) * value)
        adjusted.append(min(1.0, worst))
    return _placed(adjusted, order, len(p_values))


def benjamini_hochberg(p_values: PValues) -> tuple[float | None, ...]:
    """Return p-values adjusted by the step-up procedure of Benjamini and Hochberg.

    Parameters
    ----------
    p_values : sequence of float or None
        One family of tests; an undefined test is None and not counted.

    Returns
    -------
    tuple of float or None
        Adjusted p-values, in the order given.

    Raises
    ------
    UsageError
        If a p-value is not between 0 and 1.

    Notes
    -----
    With the m p-values ascending, the i-th becomes the smallest of m p_j / j, j ≥ i, at most 1.
    Controls the false discovery rate.

    References
    ----------
    Benjamini, Y., Hochberg, Y. (1995). J. R. Statist. Soc. B 57, 289-300.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, None, 0.03])
    (0.03, 0.04, None, 0.04)
    """
    order, p = _ascending(p_values)
    adjusted, best = [0.0] * len(p), 1.0
    for position in range(len(p) - 1, -1, -1):
        best = min(best, len(p) * p[position] / (position + 1))
        adjusted[position] = best
    return _placed(adjusted, order, len(p_values))


def bonferroni(p_values: PValues) -> tuple[float | None, ...]:
    """Return p-values times the number of tests, at most 1.

    Parameters
    ----------
    p_values : sequence of float or None
        One family of tests; an undefined test is None and not counted.

    Returns
    -------
    tuple of float or None
        Adjusted p-values, in the order given.

    Raises
    ------
    UsageError
        If a p-value is not between 0 and 1.

    Examples
    --------
    >>> bonferroni([0.01, 0.04, None, 0.5])
    (0.03, 0.12, None, 1.0)
    """
    order, p = _ascending(p_values)
    return _placed([min(1.0, len(p) * value) for value in p], order, len(p_values))


def _ascending(p_values: PValues) -> tuple[list[int], list[float]]:
    """Return the positions and values of the defined p-values, ascending."""
    known = [(p, i) for i, p in enumerate(p_values) if p is not None]
    for p, _ in known:
        if not 0 <= p <= 1:
            raise UsageError.single(
                "bad-p-value",
                "a p-value must lie between 0 and 1",
                found=str(p),
                cure="Give None for an undefined test.",
            )
    known.sort()
    return [i for _, i in known], [p for p, _ in known]


def _placed(values: list[float], order: list[int], length: int) -> tuple[float | None, ...]:
    """Return values at their original positions, None elsewhere."""
    result: list[float | None] = [None] * length
    for value, position in zip(values, order, strict=True):
        result[position] = value
    return tuple(result)
