"""Where the cells of a survey stand in a file whose rows were taken apart or put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

__all__ = ["CellPlaces"]


@dataclass(frozen=True, slots=True)
class CellPlaces:
    """Row and column of the file for each cell of a survey.

    Attributes
    ----------
    rows : sequence of int
        Number of the row of each respondent, as the user sees it.
    columns : mapping of str to (sequence of int, str)
        Columns whose cells stand elsewhere: the row of each cell, and the name of the column in the file.
    start : int
        Which respondent is counted as the first.

    Examples
    --------
    >>> places = CellPlaces((2, 5), {"P1": ((3, 6), "value")})
    >>> places.of("sex", 1), places.of("P1", 1)
    ((5, 'sex'), (6, 'value'))
    """

    rows: Sequence[int]
    columns: Mapping[str, tuple[Sequence[int], str]] = field(default_factory=dict[str, tuple[Sequence[int], str]])
    start: int = 0

    def of(self, column: str, row: int) -> tuple[int, str]:
        """Return the row and the column of the file for one cell.

        Parameters
        ----------
        column : str
            Column of the survey.
        row : int
            Position of the respondent, from 0.

        Returns
        -------
        tuple of (int, str)
            Number of the row, name of the column.
        """
        rows, name = self.columns.get(column, (self.rows, column))
        return rows[self.start + row], name

    def from_row(self, start: int) -> CellPlaces:
        """Return the places of the respondents from one on.

        Parameters
        ----------
        start : int
            Position of the first, from 0.

        Returns
        -------
        CellPlaces
            The same places, counted from there.
        """
        return replace(self, start=self.start + start)
