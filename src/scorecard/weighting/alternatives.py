"""Values of alternatives by criterion, as the data give them to methods that read weights from data."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems, near
from scorecard.weighting.points import in_order

__all__ = ["HEADLINE", "Alternatives", "Values", "read_alternatives"]

FloatArray = NDArray[np.float64]
Values = Mapping[str, Sequence[float | None]] | Sequence[Sequence[float | None]] | FloatArray
"""One column for each criterion, by its id; or one row for each alternative."""

_LARGEST = 1e150
"""Beyond this, squares are no numbers."""

HEADLINE = "The values cannot be used for weights."


@dataclass(frozen=True, slots=True, eq=False)
class Alternatives:
    """The alternatives that have a value for every criterion.

    Attributes
    ----------
    ids : tuple of str
        The criteria.
    values : ndarray of float, shape (n, k)
        Their values. The rows stand in an order of their own, so that nothing depends on the one given.
    rows : ndarray of int, shape (n,)
        Which row as given each is, counted from 1.
    left_out : int
        Alternatives left out because a value is missing.
    minimised : tuple of str
        Criteria of which less is better.
    """

    ids: tuple[str, ...]
    values: FloatArray
    rows: NDArray[np.intp]
    left_out: int
    minimised: tuple[str, ...]

    @property
    def n(self) -> int:
        """How many alternatives there are."""
        return len(self.values)

    @property
    def constant(self) -> NDArray[np.bool_]:
        """Which criteria have the same value everywhere."""
        same: NDArray[np.bool_] = self.values.max(axis=0) == self.values.min(axis=0)
        return same

    @property
    def min_max(self) -> FloatArray:
        """The values from 0, the worst, to 1, the best; 0 for a criterion that never differs."""
        low, spread = self.values.min(axis=0), np.ptp(self.values, axis=0)
        shares: FloatArray = (self.values - low) / np.where(spread > 0, spread, 1.0)
        for column, criterion in enumerate(self.ids):
            if criterion in self.minimised and spread[column] > 0:
                shares[:, column] = 1.0 - shares[:, column]
        return shares

    @property
    def spread(self) -> FloatArray:
        """Standard deviation of each criterion, divisor n − 1, in its own unit."""
        return np.asarray(np.std(self.min_max, axis=0, ddof=1) * np.ptp(self.values, axis=0))

    def reasons(self) -> tuple[str | None, ...]:
        """Return why a criterion has no weight: "constant" where its value never differs."""
        return tuple("constant" if constant else None for constant in self.constant.tolist())

    def require_contrast(self) -> None:
        """Refuse values that are the same for every alternative."""
        if self.constant.all():
            raise AnalysisError.single(
                "no-contrast",
                "no criterion tells the alternatives apart: each has one value throughout",
                cure="Add alternatives or criteria that differ, or weigh by judgement.",
            )


def read_alternatives(
    values: Values, *, labels: Sequence[str] | None, minimise: Collection[str] = (), least: int
) -> Alternatives:
    """Return the alternatives that have a value for every criterion.

    Parameters
    ----------
    values : mapping of str to sequence of float, or array_like of float, shape (n, k)
        One column for each criterion, or one row for each alternative; None or NaN where missing.
    labels : sequence of str or None
        Ids of the criteria.
    minimise : collection of str
        Criteria of which less is better.
    least : int
        How many complete alternatives there must be.

    Returns
    -------
    Alternatives
        Complete rows, and how many were left out.

    Raises
    ------
    AnalysisError
        With everything that is wrong with the values and the ids.
    """
    if hasattr(values, "columns"):  # going through a data frame gives the names of its columns
        raise AnalysisError.single(
            "values-frame",
            "a data frame is neither a mapping of columns nor an array",
            found=type(values).__name__,
            cure="Give frame.to_dict('list') of pandas, or frame.to_dict(as_series=False) of polars.",
        )
    problems = Problems()
    values = in_order(values, labels) if isinstance(values, Mapping) else values
    matrix = _matrix(values, problems)
    own = list(values) if isinstance(values, Mapping) else [str(i) for i in range(1, matrix.shape[1] + 1)]
    ids = own if labels is None else list(labels)
    _check_ids(ids, matrix.shape[1], problems)
    minimised = _minimised(minimise, ids, problems)
    for row, column in np.argwhere(abs(matrix) > _LARGEST).tolist():
        _unusable(row, ids[column] if column < len(ids) else str(column + 1), matrix[row, column], problems)
    complete = np.flatnonzero(~np.isnan(matrix).any(axis=1))
    if not problems and len(complete) < least:
        problems.add(
            "too-few-alternatives",
            f"at least {least} alternatives with a value for every criterion are needed",
            found=f"{len(complete)} of {len(matrix)}",
            cure="Fill in what is missing, or leave out criteria that few alternatives have.",
        )
    problems.raise_if_any(AnalysisError, HEADLINE)
    order = np.lexsort(matrix[complete].T[::-1])
    rows = complete[order]
    return Alternatives(tuple(ids), matrix[rows], rows + 1, len(matrix) - len(rows), minimised)


def _matrix(values: Values, problems: Problems) -> FloatArray:
    """Return the values as a matrix, one row for each alternative; what is no number is reported and missing."""
    if isinstance(values, np.ndarray) and values.ndim == 2 and values.dtype.kind in "fiu":
        return np.asarray(values, dtype=np.float64)
    given = values.values() if isinstance(values, Mapping) else values
    lines = [_line(line) for line in cast("Collection[object]", given)]
    lengths = {len(line) for line in lines}
    if len(lengths) != 1 or 0 in lengths:
        problems.add(
            "values-not-rectangular",
            "every alternative needs one place for each criterion",
            found="nothing" if not lines else f"lengths {', '.join(str(len(line)) for line in lines[:6])}",
            cure="Give columns of one length by criterion, or rows of one length; None where a value is missing.",
        )
        return np.empty((0, 0))
    turned = isinstance(values, Mapping)
    names = list(values) if isinstance(values, Mapping) else []
    matrix = np.empty((len(lines), lengths.pop()))
    for i, line in enumerate(lines):
        for j, cell in enumerate(line):
            number = _number(cell)
            matrix[i, j] = np.nan if number is None else number
            if number is None:
                _unusable(j if turned else i, names[i] if turned else str(j + 1), cell, problems)
    return matrix.T if turned else matrix


def _line(line: object) -> list[object]:
    """Return a row or a column as a list; nothing for what is neither."""
    if isinstance(line, np.ndarray):
        return list(cast("Sequence[object]", line.tolist())) if line.ndim == 1 else []
    return list(cast("Sequence[object]", line)) if isinstance(line, Sequence) and not isinstance(line, str) else []


def _number(cell: object) -> float | None:
    """Return a cell as a number, NaN where it is missing; None where it is no number."""
    if cell is None:
        return math.nan
    try:
        return float(cell) if isinstance(cell, Real) else None
    except OverflowError:
        return None


def _unusable(row: int, name: str, value: object, problems: Problems) -> None:
    """Report a cell that is no finite number."""
    problems.add(
        "value-unusable",
        "a value must be a number of at most 1e150 in size",
        place=Place(row=row + 1, field=name),
        found=str(value),
        cure="Correct it, or give None where it is missing.",
    )


def _check_ids(ids: Sequence[str], columns: int, problems: Problems) -> None:
    """Report labels that do not fit the columns."""
    if len(ids) != columns and columns:
        problems.add(
            "labels-unequal",
            "there must be one label for each criterion",
            found=f"{len(ids)} labels for {columns} criteria",
            cure="Give the labels in the order of the criteria.",
        )
    for label in dict.fromkeys(x for x in ids if list(ids).count(x) > 1):
        problems.add(
            "duplicate-label", "a label stands twice", found=label, cure="Give each criterion a label of its own."
        )


def _minimised(minimise: Collection[str], ids: Sequence[str], problems: Problems) -> tuple[str, ...]:
    """Return the criteria of which less is better, in the order of all criteria."""
    named = (minimise,) if isinstance(minimise, str) else tuple(minimise)
    for name in dict.fromkeys(named):
        if name not in ids:
            problems.add(
                "unknown-criterion",
                "a criterion to be minimised is not there",
                place=Place(path="minimise"),
                found=name,
                cure=near(name, ids),
            )
    return tuple(x for x in ids if x in named)
