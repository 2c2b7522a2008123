"""Tables of counts of two answers together, such as an expectation with its perception."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import IntArray

__all__ = ["PairTable"]


@dataclass(frozen=True, slots=True, eq=False)
class PairTable:
    """How often each pair of two answer codes occurs; code 0 is a missing answer.

    Attributes
    ----------
    counts : ndarray of int64, shape (V + 1, V + 1)
        Row: code of the first answer, column: code of the second, both from 0.
    """

    counts: IntArray

    @classmethod
    def from_codes(cls, first: NDArray[np.integer], second: NDArray[np.integer], *, levels: int) -> PairTable:
        """Return the table of two columns of codes.

        Parameters
        ----------
        first, second : ndarray of int, shape (n,)
            Codes from 0 (missing) to `levels`.
        levels : int
            Number of answer codes V.

        Returns
        -------
        PairTable
            The table.

        Examples
        --------
        >>> PairTable.from_codes(np.array([1, 2, 0]), np.array([2, 2, 1]), levels=2).counts.tolist()
        [[0, 1, 0], [0, 0, 1], [0, 0, 1]]
        """
        width = levels + 1
        codes = first.astype(np.int16) * width + second
        counts = np.bincount(codes, minlength=width * width).astype(np.int64, copy=False)
        return cls(counts.reshape(width, width))

    def __add__(self, other: PairTable) -> PairTable:
        """Return the table of both samples together."""
        return PairTable(self.counts + other.counts)

    def __eq__(self, other: object) -> bool:
        """Return whether two tables hold the same counts."""
        if not isinstance(other, PairTable):
            return NotImplemented
        return np.array_equal(self.counts, other.counts)

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # arrays inside

    @property
    def pairs(self) -> IntArray:
        """Counts of the pairs with both answers, shape (V, V)."""
        return self.counts[1:, 1:]

    def first(self, values: Sequence[int]) -> ScoreHistogram:
        """Return the first answers of the pairs with both, as scores of divisor 1."""
        return ScoreHistogram.from_counts(values, self.pairs.sum(axis=1))

    def second(self, values: Sequence[int]) -> ScoreHistogram:
        """Return the second answers of the pairs with both, as scores of divisor 1."""
        return ScoreHistogram.from_counts(values, self.pairs.sum(axis=0))

    def difference(self, values: Sequence[int]) -> ScoreHistogram:
        """Return second − first of the pairs with both, as scores of divisor 1.

        Parameters
        ----------
        values : sequence of int
            Value of each code from 1.

        Returns
        -------
        ScoreHistogram
            The differences.

        Examples
        --------
        >>> table = PairTable.from_codes(np.array([1, 2, 0]), np.array([2, 2, 1]), levels=2)
        >>> table.difference((1, 5)).numerators.tolist()
        [0, 4]
        """
        return PairTable.differences([self], values)[0]

    @staticmethod
    def differences(tables: Sequence[PairTable], values: Sequence[int]) -> list[ScoreHistogram]:
        """Return second − first of the pairs of many tables, as scores of divisor 1.

        Parameters
        ----------
        tables : sequence of PairTable
            Tables of one size, at least one.
        values : sequence of int
            Value of each code from 1, for all of them.

        Returns
        -------
        list of ScoreHistogram
            The differences of each table.
        """
        order, starts, differences = _differences(tuple(values))
        cells = np.stack([table.pairs for table in tables]).reshape(len(tables), -1)
        counts = np.add.reduceat(cells[:, order], starts, axis=1)
        row, there = np.nonzero(counts)
        ones, found, often = np.ones(len(there), dtype=np.int64), differences[there], counts[row, there]
        edges = pairwise([0, *np.cumsum((counts > 0).sum(axis=1)).tolist()])
        return [ScoreHistogram(ones[a:b], found[a:b], often[a:b]) for a, b in edges]


@lru_cache(maxsize=64)
def _differences(values: tuple[int, ...]) -> tuple[NDArray[np.intp], NDArray[np.intp], IntArray]:
    """Return the cells of a table by the difference of their values, where each difference begins, and these."""
    v = np.array(values, dtype=np.int64)
    all_ = (v[None, :] - v[:, None]).ravel()
    order = np.argsort(all_, kind="stable")
    found, starts = np.unique(all_[order], return_index=True)
    return order, starts, found
