"""Columns of simulated records, before they become a frame or a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["MISSING", "ColumnKind", "SimulatedColumn", "SimulatedColumns", "flags", "names", "stamps", "words"]

Ints = NDArray[np.int64]
ColumnKind = Literal["name", "word", "stamp", "whole", "money", "flag", "answer"]
"""What the numbers of a column stand for."""

MISSING = int(np.iinfo(np.int64).min)
"""A cell that is empty."""

SimulatedColumns = dict[str, "SimulatedColumn"]
"""Columns by name, equally long."""


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedColumn:
    """One column.

    Attributes
    ----------
    kind : {"name", "word", "stamp", "whole", "money", "flag", "answer"}
        What the numbers stand for: numbers of a name, places in `words`, minutes since 1970 in local time, whole
        numbers, hundredths of a currency unit, 1 for yes and 0 for no, or codes of a scale.
    values : (n,) int array
        The numbers. `MISSING` is missing.
    words : tuple of str
        Words of a column of words; the letter before and the number of digits of a name.
    texts : dict of int to str
        Cells that are written otherwise than their column, by row; the column becomes text, even if there is none here.
    """

    kind: ColumnKind
    values: Ints
    words: tuple[str, ...] = ()
    texts: dict[int, str] | None = None

    def take(self, rows: Ints) -> SimulatedColumn:
        """Return some rows, in the order asked for."""
        if not self.texts:
            return replace(self, values=self.values[rows])
        where = {at: row for at, row in enumerate(rows.tolist()) if row in self.texts}
        return replace(self, values=self.values[rows], texts={at: self.texts[row] for at, row in where.items()})


def names(letter: str, numbers: Ints, *, digits: int) -> SimulatedColumn:
    """Return a column of names, such as O0000012."""
    return SimulatedColumn("name", numbers.astype(np.int64), (letter, str(digits)))


def words(codes: NDArray[np.integer], known: tuple[str, ...]) -> SimulatedColumn:
    """Return a column of words."""
    return SimulatedColumn("word", codes.astype(np.int64), known)


def stamps(minutes: Ints, there: NDArray[np.bool_] | None = None) -> SimulatedColumn:
    """Return a column of times, missing where they are not there."""
    return SimulatedColumn("stamp", minutes if there is None else np.where(there, minutes, MISSING))


def flags(yes: NDArray[np.bool_], there: NDArray[np.bool_] | None = None) -> SimulatedColumn:
    """Return a column of yes or no, missing where it is not there."""
    answers = yes.astype(np.int64)
    return SimulatedColumn("flag", answers if there is None else np.where(there, answers, MISSING))
