"""Columns of raw cells, as every codec hands them on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance

__all__ = ["MAX_COLUMNS", "Cells", "RawColumns"]

MAX_COLUMNS = 16_384
"""Most columns that are read, as in a spreadsheet."""

Cells = Sequence[object] | NDArray[np.generic]
"""Raw cells of one column: None is missing; in an array of numbers, NaN is."""


@dataclass(frozen=True, slots=True)
class RawColumns(Mapping[str, Cells]):
    """A table as it stands in its source: nothing guessed, nothing converted.

    As a mapping it goes from column name to cells; of a name that stands twice it has the first.

    Attributes
    ----------
    names : tuple of str
        Column names in the order of the source, trimmed; a name may stand twice.
    cells : tuple of sequences
        The cells of each column: text as it stands in a text file, or Python values of a frame.
    first_row : int
        Number of the first data row as the user sees it.
    provenance : Provenance
        Where the table came from and how it was read.
    sheet : str or None
        The sheet of a workbook in which it stands.
    declared : mapping of str to sequence of (str or None)
        Columns in which the source itself declares cells missing (user-missing codes of SPSS): what
        stands in each row, None where nothing was declared. Such cells are None in `cells`.
    labels : mapping of str to mapping of str to str
        Words that the source itself has for the codes of a column.
    """

    names: tuple[str, ...]
    cells: tuple[Cells, ...]
    first_row: int
    provenance: Provenance
    sheet: str | None = None
    declared: Mapping[str, Sequence[str | None]] = field(default_factory=dict[str, Sequence[str | None]])
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    _position: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the first column of each name."""
        position = {name: i for i, name in reversed(list(enumerate(self.names)))}
        object.__setattr__(self, "_position", {name: position[name] for name in dict.fromkeys(self.names)})

    @property
    def leaves_point_open(self) -> bool:
        """Whether the point of a number that is kept as text may set thousands apart: no comma stands between cells."""
        return self.sheet is not None or self.provenance.separator in ("semicolon", "tab")

    def __getitem__(self, name: str) -> Cells:
        """Return the cells of a column."""
        return self.cells[self._position[name]]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the different names."""
        return iter(self._position)

    def __len__(self) -> int:
        """Return the number of different names."""
        return len(self._position)
