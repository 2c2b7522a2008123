"""Counting of sums of products between items, block by block of respondents."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.comoments import CoMoments
from scorecard.stats.exact import ExactArray, add, empty
from scorecard.stats.gram import gram
from scorecard.survey.group_blocks import Runs

__all__ = ["ItemMoments", "PairMoments", "common"]

Values = NDArray[np.integer]
Present = NDArray[np.bool_]


class ItemMoments:
    """Sums of products between the items of one question, each pair over those who answered both.

    Parameters
    ----------
    items : int
        Number of items.
    largest : int
        No value is larger than this, whatever its sign.
    """

    def __init__(self, items: int, *, largest: int) -> None:
        self._largest = max(largest, 1)
        self._n: ExactArray = empty(items, items)
        self._sums: ExactArray = empty(items, items)
        self._products: ExactArray = empty(items, items)

    def add(self, values: Values, present: Present | None) -> None:
        """Count a block, one respondent a column: values (0 where missing), and which are there if not all."""
        k = len(values)
        if present is None:
            self.add_complete(gram([values, np.ones((1, values.shape[1]), dtype=np.bool_)], largest=self._largest))
        else:
            found = gram([values, present], largest=self._largest)
            self.add_table(found[:k, :k], found[:k, k:], found[k:, k:])

    def add_complete(self, table: ExactArray) -> None:
        """Add the products of items without a hole and of a last row of ones."""
        k = len(self._n)
        self.add_table(table[:k, :k], *_complete(table[:, k], k))

    def add_table(self, products: ExactArray, sums: ExactArray, n: ExactArray) -> None:
        """Add sums of products, sums over those who answered the other item, and numbers."""
        self._n, self._sums = add(self._n, n), add(self._sums, sums)
        self._products = add(self._products, products)

    def absorb(self, other: ItemMoments) -> None:
        """Add what another counter counted."""
        self.add_table(other._products, other._sums, other._n)

    def table(self) -> CoMoments:
        """Return what was counted."""
        return CoMoments(tuple(range(len(self._n))), self._n, self._sums, self._products)


class PairMoments:
    """Sums of products between the items of two questions, over those who answered both.

    Beside them each question alone, over those who answered it, where that is wanted: the
    products of a block without a hole serve all three.

    Parameters
    ----------
    items : int
        Number of items.
    largest : int
        No value is larger than this, whatever its sign.
    alone : bool
        Whether to count each question alone.
    """

    def __init__(self, items: int, *, largest: int, alone: bool) -> None:
        self._largest = max(largest, 1)
        self._n: ExactArray = empty(items, items)
        self._sums: ExactArray = empty(2 * items, items)
        self._products: ExactArray = empty(2 * items, 2 * items)
        self.alone: tuple[ItemMoments, ...] = tuple(
            ItemMoments(items, largest=largest) for _ in range(2 if alone else 0)
        )

    def add_runs(
        self,
        values: tuple[Values, Values],
        present: tuple[Present | None, Present | None],
        paired: tuple[Values, Values],
        *,
        runs: Runs,
    ) -> None:
        """Count a block run by run: in many of them one question or both are answered throughout."""
        for start, stop in runs or ((0, values[0].shape[1]),):
            part = slice(start, stop)
            alone = (_cut(present[0], part), _cut(present[1], part))
            self.add(
                (values[0][:, part], values[1][:, part]),
                alone,
                (paired[0][:, part], paired[1][:, part]),
                common(alone),
            )

    def add(
        self,
        values: tuple[Values, Values],
        present: tuple[Present | None, Present | None],
        paired: tuple[Values, Values],
        both: Present | None,
    ) -> None:
        """Count a block, one respondent a column.

        Parameters
        ----------
        values : tuple of ndarray of int
            Values of each question; 0 where one is missing.
        present : tuple of (ndarray of bool or None)
            Where each is answered; None where everywhere.
        paired : tuple of ndarray of int
            Values where both are answered, else 0.
        both : ndarray of bool or None
            Where both are answered; None where everywhere.
        """
        k = len(values[0])
        if both is None:
            ones = np.ones((1, values[0].shape[1]), dtype=np.bool_)
            found = gram([*values, ones], largest=self._largest)
            self._add(found[:-1, :-1], *_complete(found[:, -1], k))
            for side, counter in enumerate(self.alone):
                chosen = [*range(side * k, side * k + k), 2 * k]
                counter.add_complete(found[np.ix_(chosen, chosen)])
            return
        found = gram([*paired, both], largest=self._largest)
        self._add(found[: 2 * k, : 2 * k], found[: 2 * k, 2 * k :], found[2 * k :, 2 * k :])
        for side, counter in enumerate(self.alone):
            if present[1 - side] is None:  # then both are answered wherever this one is
                own = slice(side * k, side * k + k)
                counter.add_table(found[own, own], found[own, 2 * k :], found[2 * k :, 2 * k :])
            else:
                counter.add(values[side], present[side])

    def _add(self, products: ExactArray, sums: ExactArray, n: ExactArray) -> None:
        """Add the products of both questions."""
        self._n, self._sums = add(self._n, n), add(self._sums, sums)
        self._products = add(self._products, products)

    def absorb(self, other: PairMoments) -> None:
        """Add what another counter counted."""
        self._add(other._products, other._sums, other._n)
        for mine, its in zip(self.alone, other.alone, strict=True):
            mine.absorb(its)

    def table(self) -> CoMoments:
        """Return what was counted of both questions."""
        return CoMoments(tuple(range(len(self._n))) * 2, self._n, self._sums, self._products)


def _complete(last: ExactArray, k: int) -> tuple[ExactArray, ExactArray]:
    """Return sums and numbers over those who answered the other item, where everybody did, from the column of ones."""
    ones = np.ones(k, dtype=np.int64)
    return np.multiply.outer(last[:-1], ones), np.multiply.outer(last[-1] * ones, ones)


def common(present: tuple[Present | None, Present | None]) -> Present | None:
    """Return where both answers are there; None where all are."""
    first, second = present
    if first is None or second is None:
        return second if first is None else first
    both: Present = first & second
    return both


def _cut(present: Present | None, part: slice) -> Present | None:
    """Return which answers of some respondents are there; None where all are."""
    chosen = None if present is None else present[:, part]
    return None if chosen is None or chosen.all() else chosen
