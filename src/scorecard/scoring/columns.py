"""Whole columns of values in the grid of a card's observations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.error_size import impossible_errors, scale_of
from scorecard.scoring.grid import Grid
from scorecard.scoring.units import doubtful_sizes
from scorecard.scoring.words import may_have_words
from scorecard.series.plain_records import PlainColumns, Words

__all__ = ["put_columns"]

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.intp]
FloatArray = NDArray[np.float64]


def put_columns(grid: Grid, columns: PlainColumns) -> IntArray:
    """Put the values of those measures into an empty grid of which nothing has to be reported.

    Parameters
    ----------
    grid : Grid
        The grid, empty so far.
    columns : PlainColumns
        The values.

    Returns
    -------
    ndarray of int
        Rows that were left out, ascending: those whose names the card does not know, and all of a
        measure that has words for values, changes over time, is given twice, is not meant for the entity
        or has a number that cannot be used as it stands.
    """
    rows = len(columns.measure.rows)
    measure = _positions(columns.measure, lambda name: None if (m := grid.measure(name or "")) is None else m[0])
    period = _positions(columns.period, lambda name: grid.period(name or ""))
    entity = (
        np.full(rows, -1 if (only := grid.entity(None)) is None else only)
        if columns.entity is None
        else _positions(columns.entity, grid.entity)
    )
    known = (measure >= 0) & (period >= 0) & (entity >= 0)
    numbers = _Numbers.of(columns, rows)
    value, sound = numbers.values(grid, measure)
    sound &= np.isnan(value) | _meant(grid)[entity, measure]
    shape = (len(grid.entities), len(grid.periods), len(grid.card.measures))
    cells = np.where(known, (entity * shape[1] + period) * shape[2] + measure, 0)
    twice = np.bincount(cells[known], minlength=1)[cells] > 1
    open_ = np.array([bool(m.changes) or may_have_words(m) for m in grid.card.measures], dtype=np.bool_)
    open_[measure[known & (twice | ~sound)]] = True
    placed = known & ~open_[measure]
    if placed.all():
        grid.put_cells(cells, {**columns.numbers, "value": value})
        return np.empty(0, dtype=np.intp)
    found = {name: array[placed] for name, array in {**columns.numbers, "value": value}.items()}
    grid.put_cells(cells[placed], found)
    return np.flatnonzero(~placed)


def _positions(words: Words, find: Callable[[str | None], int | None]) -> IntArray:
    """Return the position that each row's name stands for; −1 for a name that is not known."""
    places = np.array([-1 if (place := find(name)) is None else place for name in words.names], dtype=np.intp)
    found: IntArray = places[words.rows]
    return found


def _meant(grid: Grid) -> BoolArray:
    """Return which measures are meant for which entities, shape (entity, measure)."""
    named = [set(measure.entities or grid.entities) for measure in grid.card.measures]
    return np.array([[entity in of for of in named] for entity in grid.entities], dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class _Numbers:
    """The numbers of all rows; None where the table has no such column."""

    value: FloatArray
    n: FloatArray | None
    standard_error: FloatArray | None
    numerator: FloatArray
    denominator: FloatArray
    has_rates: bool

    @classmethod
    def of(cls, columns: PlainColumns, rows: int) -> _Numbers:
        """Return the numbers of a table."""
        given = columns.numbers
        nothing = np.broadcast_to(np.nan, rows)
        return cls(
            given.get("value", nothing),
            given.get("n"),
            given.get("standard_error"),
            given.get("numerator", nothing),
            given.get("denominator", nothing),
            "numerator" in given or "denominator" in given,
        )

    def values(self, grid: Grid, measure: IntArray) -> tuple[FloatArray, BoolArray]:
        """Return the value of each row in the unit of its measure, and which rows need no look of their own."""
        value, sound = self.value, np.ones(len(self.value), dtype=np.bool_)
        for counts in (self.n, self.standard_error):
            if counts is not None:
                sound &= ~(counts < 0)
        low, high = np.array([doubtful_sizes(m) for m in grid.card.measures]).reshape(-1, 2).T
        if np.isfinite(low).any():
            size = np.abs(value)
            sound &= ~((size > low[measure]) & (size <= high[measure]))
        if not self.has_rates:
            return value, sound
        if self.standard_error is not None:
            scales = np.array([scale_of(m) if m.sampling == "proportion" else np.nan for m in grid.card.measures])
            sound &= ~impossible_errors(self.standard_error, self.numerator, self.denominator, scales[measure])
        lacking = np.isnan(self.numerator), np.isnan(self.denominator)
        rate = ~lacking[0] & ~lacking[1]
        sound &= lacking[0] == lacking[1]
        sound &= ~rate | (
            np.isnan(value) & ((self.denominator > 0) | ((self.numerator == 0) & (self.denominator == 0)))
        )
        scale = np.array([100 if m.unit.kind == "percent" else 1 for m in grid.card.measures])
        scaled = self.numerator * scale[measure]
        ratio = np.divide(scaled, self.denominator, out=np.full(len(value), np.nan), where=self.denominator > 0)
        return np.where(rate, ratio, value), sound
