"""Columns of raw cells, as every codec hands them on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard._result import Provenance
from scorecard.errors import near
from scorecard.io.reading import Reading

__all__ = ["MAX_COLUMNS", "RawColumns"]

MAX_COLUMNS = 16_384
"""Most columns that are read, as in a spreadsheet."""

Cells = Sequence[object]


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
    """

    names: tuple[str, ...]
    cells: tuple[Cells, ...]
    first_row: int
    provenance: Provenance

    def __getitem__(self, name: str) -> Cells:
        """Return the cells of a column."""
        try:
            return self.cells[self.names.index(name)]
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the different names."""
        return iter(dict.fromkeys(self.names))

    def __len__(self) -> int:
        """Return the number of different names."""
        return len(set(self.names))

    def check_twice(self, wanted: Sequence[str], reading: Reading) -> None:
        """Report each wanted column that stands twice."""
        for name in dict.fromkeys(wanted):
            places = [i + 1 for i, n in enumerate(self.names) if n == name]
            if len(places) > 1:
                reading.problems.add(
                    "duplicate-column",
                    f"the column stands {len(places)} times, as columns {', '.join(map(str, places))}",
                    place=reading.place(name=name),
                    cure="Rename or delete all but one.",
                )

    def check_there(self, wanted: Sequence[str], reading: Reading) -> None:
        """Report each wanted column that is not there."""
        for name in dict.fromkeys(wanted):
            if name not in self.names:
                reading.problems.add(
                    "missing-column",
                    "the column is not there",
                    place=reading.place(name=name),
                    cure=near(name, [n for n in self if n]),
                )
