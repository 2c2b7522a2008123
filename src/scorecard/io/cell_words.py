"""Words that stand in columns of dates and numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import PLACES_KEPT, Place
from scorecard.io.arrow_arrays import Words
from scorecard.io.reading import Reading
from scorecard.logistics.data_quality import EXAMPLES_KEPT

__all__ = ["BadCells", "FirstRows", "WordList"]


class WordList:
    """Declared words of missing cells.

    Parameters
    ----------
    words : iterable of str
        Words; ``*`` stands for any text.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._plain = {word.strip(): word for word in words if "*" not in word}
        self._patterns = [
            (word, re.compile(".*".join(map(re.escape, word.strip().split("*"))), re.DOTALL))
            for word in words
            if "*" in word
        ]
        self.counts: Counter[str] = Counter(dict.fromkeys(words, 0))
        self.at: dict[str, FirstRows] = {word: FirstRows() for word in self.counts}

    def meet(self, declared: dict[str, list[int]], codes: NDArray[np.signedinteger], start: int) -> None:
        """Keep the first rows of a block in which declared words stand, by the codes of their texts."""
        for word, of in declared.items():
            if not self.at[word].are_known(start):
                self.at[word].add(np.isin(codes, of), start)

    def match(self, text: str) -> str | None:
        """Return the declared word that a text is; None if it is none."""
        found = self._plain.get(text)
        if found is not None:
            return found
        return next((word for word, pattern in self._patterns if pattern.fullmatch(text)), None)


class FirstRows:
    """The places of the first rows that something is told of, counted through all blocks."""

    def __init__(self) -> None:
        self.places: list[int] = []

    def add(self, found: NDArray[np.bool_], start: int) -> None:
        """Take the rows of a block that begins at this place."""
        if not self.are_known(start):
            new = (np.flatnonzero(found)[:EXAMPLES_KEPT] + start).tolist()
            self.places = sorted({*self.places, *new})[:EXAMPLES_KEPT]

    def are_known(self, start: int) -> bool:
        """Return whether no row of a block that begins at this place can be among the first."""
        return len(self.places) == EXAMPLES_KEPT and self.places[-1] < start


class BadCells:
    """Cells of a column that cannot be read, each told with its place.

    Parameters
    ----------
    reading : Reading
        Where problems go, unless they count as missing.
    column : str
        Name of the column in the file.
    as_missing : bool
        Whether bad cells count as missing.
    """

    def __init__(self, reading: Reading, column: str, *, as_missing: bool) -> None:
        self._reading, self._column, self._as_missing = reading, column, as_missing
        self.file: str | None = None
        self.start: int = 0
        self.rows: int = 0
        self.at: FirstRows = FirstRows()

    def place(self, row: int) -> Place:
        """Return the place of a cell of the column."""
        return Place(file=self.file or self._reading.source, row=row, field=self._column)

    def tell(
        self, code: str, what: str, cure: str, *, rows: NDArray[np.intp], texts: Iterable[str], first: int
    ) -> None:
        """Tell of some cells: the rows of a block, and what stands there."""
        self.rows += len(rows)
        if self._as_missing:
            chosen = np.zeros(int(rows[-1]) + 1, dtype=bool)
            chosen[rows] = True
            self.at.add(chosen, self.start)
            return
        shown = 0
        for row, text in zip(rows[:PLACES_KEPT].tolist(), texts, strict=False):
            self._reading.problems.add(code, what, place=self.place(row + first), found=text, cure=cure)
            shown += 1
        self._reading.problems.more(code, len(rows) - shown)

    def tell_words(self, code: str, what: str, cure: str, *, words: Words, bad: list[int], first: int) -> None:
        """Tell of the cells in which some words stand."""
        chosen = np.zeros(len(words.words) + 1, dtype=bool)
        chosen[bad] = True
        rows = np.flatnonzero(chosen[words.codes])
        texts = (words.words[int(code)] for code in words.codes[rows[:PLACES_KEPT]])
        self.tell(code, what, cure, rows=rows, texts=texts, first=first)
