"""Numbers such as 1.234 in files that leave open whether their point sets thousands apart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scorecard.errors import PLACES_KEPT, Place, Problems
from scorecard.io.arrow_arrays import Words
from scorecard.io.columns import Cells
from scorecard.io.numbers import OPEN_POINT, point_meaning

__all__ = ["OpenPoints"]

_OPEN_SEPARATORS = ("semicolon", "tab")
"""What separates the cells of files that may have a decimal comma."""


class OpenPoints:
    """Look whether some number of the files tells what the point is, where nobody has declared it.

    In a table separated by semicolons or tabs 1.234 may be 1234, unless another number, such as 0.5, has a point that
    can only be a decimal point.

    Parameters
    ----------
    problems : Problems
        Where problems go.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._told = self._told_here = False
        self._open: list[tuple[Place, str]] = []
        self._here: list[tuple[Place, str]] = []
        self._count = self._count_here = 0

    def of_words(self, words: Words, place: Callable[[int], Place]) -> None:
        """Look at a column of text.

        Parameters
        ----------
        words : Words
            The column.
        place : callable
            Where the row at a position stands.
        """
        found = self._looked_at(words.words)
        if not found:
            return
        chosen = np.zeros(len(words.words) + 1, dtype=np.bool_)
        chosen[found] = True
        rows = np.flatnonzero(chosen[words.codes]).tolist()
        self._keep([(row, words.words[int(words.codes[row])]) for row in rows[:PLACES_KEPT]], len(rows), place)

    def of_cells(self, cells: Cells, place: Callable[[int], Place]) -> None:
        """Look at a column of cells, of which those that are no text tell nothing.

        Parameters
        ----------
        cells : sequence
            The column.
        place : callable
            Where the row at a position stands.
        """
        if self._told_here or (isinstance(cells, np.ndarray) and cells.dtype.kind != "O"):
            return
        plain = list(cells)
        found = self._looked_at(plain)
        self._keep([(row, str(plain[row])) for row in found[:PLACES_KEPT]], len(found), place)

    def _looked_at(self, cells: list[str] | list[object]) -> list[int]:
        """Return which cells are open, and note whether one of them tells what the point is."""
        found: list[int] = []
        for at, cell in enumerate(cells):
            if self._told_here:
                return []
            if isinstance(cell, str) and ("." in cell or "．" in cell):
                meaning = point_meaning(cell)
                self._told_here = meaning == "decimal"
                if meaning == "open":
                    found.append(at)
        return [] if self._told_here else found

    def _keep(self, found: list[tuple[int, str]], number: int, place: Callable[[int], Place]) -> None:
        """Keep the first open numbers of a file."""
        room = PLACES_KEPT - len(self._here)
        self._here.extend((place(row), text) for row, text in found[:room])
        self._count_here += number

    def end_file(self, separator: str | None) -> None:
        """Tell that a table has ended, and what separated its cells; None where nothing did."""
        if separator in _OPEN_SEPARATORS:
            self._told = self._told or self._told_here
            self._open += self._here
            self._count += self._count_here
        self._told_here, self._here, self._count_here = False, [], 0

    def close(self) -> None:
        """Report the numbers that are open, where no other tells."""
        if self._told or not self._open:
            return
        flaw = OPEN_POINT
        shown = self._open[:PLACES_KEPT]
        for place, text in shown:
            self._problems.add(flaw.code, flaw.what, place=place, found=text, cure=flaw.cure)
        self._problems.more(flaw.code, self._count - len(shown))
