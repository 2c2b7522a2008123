"""Values of alternatives on criteria, certain or drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import AnalysisError, Problems, UsageError
from scorecard.stats.draw_blocks import BLOCK, generator_of

__all__ = ["AlternativeValues", "alternative_values", "number_array"]

FloatArray = NDArray[np.float64]

_TIED = 1e-12
"""Of the largest value, what two scores may differ by and be equal."""
_REACH = 8.0
"""Standard errors beyond the values that scores are looked for."""
_SMALL = 2**18
"""Products of a matrix product that OpenBLAS leaves to one thread, so that rounding does not depend on threads."""


@dataclass(frozen=True, slots=True, eq=False)
class AlternativeValues:
    """Values of alternatives on criteria.

    Attributes
    ----------
    values : ndarray, shape (s, m, n)
        The values; of more than one along the first axis, one after the other is taken.
    variances : ndarray, shape (m, n), or None
        Squares of the standard errors.
    """

    values: FloatArray
    variances: FloatArray | None

    @property
    def alternatives(self) -> int:
        """Number of alternatives."""
        return int(self.values.shape[1])

    @property
    def uncertain(self) -> bool:
        """Whether values are drawn."""
        return len(self.values) > 1 or self.variances is not None

    @property
    def tolerance(self) -> float:
        """What two scores may differ by and be tied."""
        return _TIED * float(np.abs(self.values).max(initial=0.0))

    def ranges(self) -> tuple[FloatArray, FloatArray]:
        """Return the least and the greatest score of each alternative that is looked for."""
        beyond = 0.0 if self.variances is None else _REACH * np.sqrt(self.variances.max(axis=1))
        return self.values.min(axis=(0, 2)) - beyond, self.values.max(axis=(0, 2)) + beyond

    def scores(self, weights: FloatArray, number: int, *, seed: int, stream: str) -> FloatArray:
        """Return the scores at a block of weights.

        Parameters
        ----------
        weights : ndarray, shape (BLOCK, n)
            Weights.
        number : int
            Number of the block.
        seed : int
            Seed of the values.
        stream : str
            Name of their stream.

        Returns
        -------
        ndarray, shape (BLOCK, m)
            Scores.
        """
        if len(self.values) > 1:
            turn = np.arange(number * BLOCK, number * BLOCK + len(weights)) % len(self.values)
            return np.asarray(np.einsum("dn,dmn->dm", weights, self.values[turn]), dtype=np.float64)
        found = _product(weights, self.values[0])
        if self.variances is not None:
            errors = generator_of(seed, number, stream=stream).standard_normal(found.shape)
            found += errors * np.sqrt(_product(weights**2, self.variances))
        return found


def alternative_values(values: ArrayLike, *, standard_errors: ArrayLike | None, criteria: int) -> AlternativeValues:
    """Return values that are checked.

    Parameters
    ----------
    values : array_like of float, shape (m, n) or (s, m, n)
        The values, or draws of them.
    standard_errors : array_like of float, shape (m, n), or None
        Standard errors, zero or more.
    criteria : int
        Number of criteria n that is expected.

    Returns
    -------
    AlternativeValues
        The values.

    Raises
    ------
    UsageError
        If shapes do not fit.
    AnalysisError
        If a value or a standard error is no finite number, or an error is negative.
    """
    given = number_array(values, option="values")
    errors = None if standard_errors is None else number_array(standard_errors, option="standard_errors")
    problems = Problems()
    if given.ndim not in (2, 3) or not given.size or given.shape[-1] != criteria:
        problems.add(
            "values-shape",
            f"values must be a table of alternatives by {criteria} criteria, or draws of such tables",
            found=" × ".join(map(str, given.shape)) or "one number",
            cure="Give one row an alternative, one column a criterion.",
        )
    elif errors is not None and (given.ndim == 3 or errors.shape != given.shape):
        problems.add(
            "errors-shape",
            "standard errors must be a table like that of the values",
            found=" × ".join(map(str, errors.shape)) or "one number",
            cure="Give one standard error for each value, and none where the values themselves are draws.",
        )
    problems.raise_if_any(UsageError, "The values cannot be used.")
    if not np.isfinite(given).all():
        problems.add(
            "values-not-finite",
            "every alternative needs a finite value on every criterion",
            found=f"{int((~np.isfinite(given)).sum())} without",
            cure="Leave out alternatives or criteria without values.",
        )
    if errors is not None and not ((errors >= 0) & np.isfinite(errors)).all():
        problems.add(
            "errors-not-finite",
            "standard errors must be finite and zero or more",
            found=f"{int((~((errors >= 0) & np.isfinite(errors))).sum())} that are not",
            cure="Write 0 where a value is certain.",
        )
    problems.raise_if_any(AnalysisError, "The values cannot be used.")
    table = given if given.ndim == 3 else given[None]
    return AlternativeValues(np.ascontiguousarray(table), None if errors is None or not errors.any() else errors**2)


def _product(weights: FloatArray, values: FloatArray) -> FloatArray:
    """Return weights times values, in pieces that are always the same."""
    m, n = values.shape
    rows = next((r for r in (64, 48, 32, 24, 16, 8) if r * m * n <= _SMALL), 4)
    pieces = np.matmul(weights.reshape(-1, rows, n), np.ascontiguousarray(values.T))
    return np.asarray(pieces.reshape(-1, m), dtype=np.float64)


def number_array(given: ArrayLike, *, option: str) -> FloatArray:
    """Return numbers as an array, or refuse what are none.

    Parameters
    ----------
    given : array_like
        Numbers, any shape.
    option : str
        What they were given as.

    Returns
    -------
    ndarray
        The numbers.

    Raises
    ------
    UsageError
        If something is no number, or rows are of different length.
    """
    try:
        return np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise UsageError.single(
            "not-numbers",
            f"{option} must be numbers",
            found=type(given).__name__,
            cure="Give numbers alone, in rows of the same length.",
        ) from None
