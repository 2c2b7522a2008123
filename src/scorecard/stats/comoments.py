"""Sums of products between variables with missing values, exact and mergeable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import mul
from typing import ClassVar, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import Moments
from scorecard.stats.exact import ExactArray, IntArray, add, cross_products
from scorecard.stats.ratios import mean_of_ratios

__all__ = ["CoMoments"]

_INT64 = 2**63 - 1
_FLOAT64 = 2**53


@dataclass(frozen=True, slots=True, eq=False)
class CoMoments:
    """Pairwise numbers, sums and sums of products of whole-numbered variables.

    Variables may share their pattern of missing values: variable v is there where the pattern
    ``group[v]`` is.

    Attributes
    ----------
    group : tuple of int
        Pattern of each of the q variables, from 0 to g − 1.
    n : ndarray of int, shape (g, g)
        Rows in which both patterns are there.
    sums : ndarray of int, shape (q, g)
        Sum of variable v over the rows in which it and pattern h are there.
    products : ndarray of int, shape (q, q)
        Sum of the products of two variables over the rows in which both are there.
    """

    group: tuple[int, ...]
    n: ExactArray
    sums: ExactArray
    products: ExactArray

    @classmethod
    def from_values(
        cls,
        values: NDArray[np.integer],
        present: NDArray[np.bool_],
        *,
        group: Sequence[int] | None = None,
    ) -> CoMoments:
        """Return the co-moments of variables given row by row.

        Parameters
        ----------
        values : ndarray of int, shape (q, n)
            One variable a row; what stands where a value is missing does not matter.
        present : ndarray of bool, shape (g, n)
            One pattern a row.
        group : sequence of int, optional
            Pattern of each variable; one of its own for each when left out.

        Returns
        -------
        CoMoments
            The co-moments.

        Examples
        --------
        >>> m = CoMoments.from_values(np.array([[1, 2, 9], [3, 5, 7]]), np.array([[1, 1, 0], [1, 1, 1]], dtype=bool))
        >>> m.n.tolist(), m.sums.tolist(), m.products.tolist()
        ([[2, 2], [2, 3]], [[3, 3], [8, 15]], [[5, 13], [13, 83]])
        """
        owner = tuple(range(len(values))) if group is None else tuple(group)
        q = len(values)
        stacked = np.concatenate([values * present[list(owner)], present.astype(np.int8)])
        total = cross_products(stacked, stacked)
        return cls(owner, total[q:, q:], total[:q, q:], total[:q, :q])

    def __add__(self, other: CoMoments) -> CoMoments:
        """Return the co-moments of both samples together."""
        return CoMoments(
            self.group, add(self.n, other.n), add(self.sums, other.sums), add(self.products, other.products)
        )

    def __eq__(self, other: object) -> bool:
        """Return whether two tables hold the same numbers."""
        if not isinstance(other, CoMoments):
            return NotImplemented
        return (
            self.group == other.group
            and np.array_equal(self.n, other.n)
            and np.array_equal(self.sums, other.sums)
            and np.array_equal(self.products, other.products)
        )

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # arrays inside

    @property
    def common(self) -> ExactArray:
        """Rows in which two variables are there, shape (q, q)."""
        if self._alone:
            return self.n
        g = np.array(self.group, dtype=np.intp)
        return self.n[g[:, None], g]

    @property
    def _alone(self) -> bool:
        """Whether each variable has a pattern of its own, in their order."""
        return self.group == tuple(range(len(self.n)))

    @property
    def _own_sums(self) -> ExactArray:
        """Sum of each variable over the rows in which another one is there, shape (q, q)."""
        return self.sums if self._alone else self.sums[:, list(self.group)]

    def select(self, variables: Sequence[int]) -> CoMoments:
        """Return the co-moments of some of the variables, each with a pattern of its own.

        Parameters
        ----------
        variables : sequence of int
            Positions of the variables.

        Returns
        -------
        CoMoments
            The smaller table.
        """
        v = np.array(variables, dtype=np.intp)
        g = np.array(self.group, dtype=np.intp)[v]
        rows = v[:, None]
        return CoMoments(tuple(range(len(v))), self.n[g[:, None], g], self.sums[rows, g], self.products[rows, v])

    def difference(self, first: Sequence[int], second: Sequence[int]) -> CoMoments:
        """Return the co-moments of differences, second − first, of variables of one pattern.

        Parameters
        ----------
        first, second : sequence of int
            Positions of the variables; each pair shares its pattern.

        Returns
        -------
        CoMoments
            One variable a pair.
        """
        a, b = np.array(first, dtype=np.intp), np.array(second, dtype=np.intp)
        g = np.array(self.group, dtype=np.intp)[a]
        rows, others, p = a[:, None], b[:, None], self.products
        sums = add(self.sums[others, g], -self.sums[rows, g])
        like = add(p[rows, a], p[others, b])
        unlike = add(p[rows, b], p[others, a])
        return CoMoments(tuple(range(len(a))), self.n[g[:, None], g], sums, add(like, -unlike))

    def covariance(self) -> NDArray[np.float64]:
        """Return the covariances, each over the rows in which both variables are there.

        Returns
        -------
        ndarray of float, shape (q, q)
            Covariances with n − 1; NaN where fewer than two rows have both.

        Notes
        -----
        c = (n Σxy − Σx Σy) / (n (n − 1)), formed in whole numbers and rounded once.
        """
        n, sums = self.common, self._own_sums
        if _exact_in_floats(n, sums, self.products):
            # the terms are whole numbers that floats hold, so that only the quotient rounds
            above, below = n * self.products - sums * sums.T, n * (n - 1)
            quotients: NDArray[np.float64] = np.full(n.shape, math.nan)
            np.divide(above, below, out=quotients, where=below != 0)
            return quotients
        m, s = n.astype(np.object_), sums.astype(np.object_)
        upper, lower = m * self.products.astype(np.object_) - s * s.T, m * (m - 1)
        ratios = [u / d if d else math.nan for u, d in zip(upper.flat, lower.flat, strict=True)]
        return np.array(ratios, dtype=np.float64).reshape(n.shape)

    def combination(self, weights: Sequence[Fraction]) -> Moments:
        """Return the moments of Σ w x for variables that share one pattern.

        Parameters
        ----------
        weights : sequence of Fraction
            Weight of each variable.

        Returns
        -------
        Moments
            Exact moments of the weighted sum.
        """
        common = math.lcm(*(w.denominator for w in weights))
        whole = [int(w * common) for w in weights]
        sums, products = self.sums[:, 0].tolist(), self.products.tolist()
        total = sum(w * int(s) for w, s in zip(whole, sums, strict=True))
        rows = (sum(w * int(p) for w, p in zip(whole, row, strict=True)) for row in products)
        squares = sum(w * row for w, row in zip(whole, rows, strict=True))
        return Moments(int(self.n[0, 0]), Fraction(total, common), Fraction(squares, common * common))

    def mean_of_means(self) -> tuple[float, float | None] | None:
        """Return the mean of the variables' means with its standard error.

        Returns
        -------
        tuple of (float, float or None), or None
            The mean and its standard error (None where a variable has fewer than two rows); None if
            a variable has no value.

        Notes
        -----
        The mean of q variables' means m_i is (1/q) Σ S_i / n_i. The covariance of two of them is
        n_ij c_ij / (n_i n_j) with c_ij = Σ (x_i − m_i)(x_j − m_j) / (n_ij − 1) over the n_ij common
        rows, so that the variance is (1/q²) Σ_ij n_ij c_ij / (n_i n_j): the usual SD² / N of the rows'
        means when nothing is missing. A single common row counts with its product itself.
        """
        g = list(self.group)
        own = [int(n) for n in self.n.diagonal()[g].tolist()]
        if not own or 0 in own:
            return None
        q = len(g)
        mean = mean_of_ratios([int(s) for s in self._own_sums.diagonal().tolist()], own, parts=q)
        if min(own) < 2:
            return mean, None
        variance = mean_of_ratios(*self._spread_of_means(own), parts=q * q)
        # pairs with few common rows need not fit together: their sum may fall below zero
        return mean, None if variance < 0 else math.sqrt(variance)

    def _spread_of_means(self, own: Sequence[int]) -> tuple[list[int], list[int]]:
        """Return the ratios n_ij c_ij / (n_i n_j) of all pairs of variables, as numerators and denominators."""
        i, j, twice = _pairs(len(own))
        tables: list[ExactArray] = [np.array(own, dtype=np.int64), self._own_sums, self.common, self.products]
        most = max(own)
        if 4 * most * max(most * _largest(self.products), _largest(self.sums) ** 2) > _INT64:
            tables = [table.astype(np.object_) for table in tables]
        m, sums, n, products = cast("list[IntArray]", tables)  # or Python integers, which multiply alike
        s = sums.diagonal()
        both = m[:, None] * m
        cross = m[:, None] * s * sums
        spread = both * products - (cross + cross.T) + n * (s[:, None] * s)
        # a single common row counts with its product itself
        common = np.maximum(n[i, j], 1)
        upper = map(mul, spread[i, j].tolist(), (twice * common).tolist())
        size: list[int] = both[i, j].tolist()
        lower = map(mul, size, map(mul, size, np.maximum(common - 1, 1).tolist()))
        return list(upper), list(lower)


def _exact_in_floats(n: ExactArray, sums: ExactArray, products: ExactArray) -> bool:
    """Return whether n Σxy, Σx Σy and n² are whole numbers that floats hold, so that a quotient is rounded once."""
    if n.dtype == np.object_ or sums.dtype == np.object_ or products.dtype == np.object_ or not n.size:
        return False
    most = _largest(n)
    return max(most * max(most, _largest(products)), _largest(sums) ** 2) < _FLOAT64 // 2


def _largest(values: ExactArray) -> int:
    """Return the largest absolute value."""
    return max(abs(int(values.min())), abs(int(values.max())))


@lru_cache(maxsize=16)
def _pairs(q: int) -> tuple[NDArray[np.intp], NDArray[np.intp], IntArray]:
    """Return the positions of all pairs of variables, with how often each pair stands in a square table."""
    i, j = np.triu_indices(q)
    return i, j, np.where(i == j, 1, 2).astype(np.int64)
